"""kgraph reads news articles and builds a dated event knowledge graph.

```python
from pathlib import Path
import kgraph

report = kgraph.build(["seeds/"], Path("out"))
dataset = kgraph.open_dataset(Path("out"))  # an rdflib.Dataset
world = kgraph.open_world(Path("out"))  # the same as plain records
kgraph.export(Path("out"), Path("events.ttl"))
```

The names are imported when they are first used: `import kgraph` loads no model.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgraph.exporting.formats import export as export
    from kgraph.exporting.html import write_html as write_html
    from kgraph.parsing.load import load_parser as load_parser
    from kgraph.pipeline.build import build as build
    from kgraph.rdf.dataset import open_world as open_world
    from kgraph.rdf.library import open_dataset as open_dataset
    from kgraph.reading.documents import read as read

__version__ = "0.1.0"

_HOMES = {
    "build": "kgraph.pipeline.build",
    "export": "kgraph.exporting.formats",
    "load_parser": "kgraph.parsing.load",
    "open_dataset": "kgraph.rdf.library",
    "open_world": "kgraph.rdf.dataset",
    "read": "kgraph.reading.documents",
    "write_html": "kgraph.exporting.html",
}

__all__ = ["__version__", "build", "export", "load_parser", "open_dataset", "open_world", "read", "write_html"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
