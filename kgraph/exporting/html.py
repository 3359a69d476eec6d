"""The page people open: graph, timeline, event list and source sentences in one file that asks the network for nothing.

pyvis holds the nodes, edges and options of the graph and carries the vis-network script; the page is ours: an
autoescaping template, a content security policy that names the scripts by their hashes, and all text of documents
in a block of JSON that is shown by `textContent` only.
"""

from __future__ import annotations

import base64
import hashlib
import json
import unicodedata
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, PackageLoader, StrictUndefined

from kgraph.errors import ExportError, TooLargeError
from kgraph.exporting.pagedata import Json, page_data, to_json
from kgraph.rdf.prefixes import DEFAULT_BASE
from kgraph.rdf.saving import replace_file
from kgraph.records.event import World
from kgraph.views.network import Network, network

# Measured on two cores: a page of 20,000 events is ready in eight seconds, and people wait no longer.
MAX_EVENTS = 20_000
MAX_BYTES = 10_000_000
_HINT = "kgraph export shows part of them: --from, --to, --about, --max-events, or --aggregate"

# In the order of their dependence; each file is one concern.
_SCRIPTS = (
    "dates.js", "model.js", "search.js", "select.js", "state.js", "dom.js", "facets.js",
    "histogram.js", "timeline.js", "picture.js", "graph.js", "list.js", "details.js", "save.js", "app.js",
)  # fmt: skip

# Positions come from Python; physics would block the page for minutes (1,000 actors: 44 s).
_OPTIONS = {
    "autoResize": True,
    "physics": {"enabled": False},
    "interaction": {
        "hover": True,
        "keyboard": {"enabled": False},
        "tooltipDelay": 0,
        "selectConnectedEdges": False,
        "multiselect": False,
    },
    "nodes": {"borderWidth": 1.5, "font": {"multi": False}},
    "edges": {"selectionWidth": 1, "hoverWidth": 0.5, "arrows": {"to": {"enabled": True, "scaleFactor": 0.7}}},
}


def write_html(world: World, path: Path, *, title: str | None = None, base: str = DEFAULT_BASE) -> None:
    """Write the page of a world as one UTF-8 file: all of it, or nothing.

    Raises:
        TooLargeError: there are more events than a browser shows at ease.
        ExportError: the path cannot be written.
    """
    replace_file(path, [render_html(world, title=title, base=base).encode("utf-8")])


def render_html(world: World, *, title: str | None = None, base: str = DEFAULT_BASE) -> str:
    """Return the page of a world; the same world gives the same bytes. IRIs of events lie under `base`.

    Raises:
        TooLargeError: there are more than `MAX_EVENTS` events, or their texts fill more than `MAX_BYTES`.
    """
    if len(world.events) > MAX_EVENTS:
        raise TooLargeError(f"html: {len(world.events):,} events; a page shows at most {MAX_EVENTS:,}. {_HINT}")
    view = network(world)
    library, app, style = _library(), _application(), _asset("page.css")
    environment = Environment(loader=PackageLoader("kgraph.exporting"), autoescape=True, undefined=StrictUndefined)
    page = environment.get_template("page.html.j2").render(
        title=_clean(title or "Event graph"),
        policy=_policy((library, app), style),
        style=style,
        library=library,
        app=app,
        data=to_json(page_data(world, view, _graph(view), base=base)),
    )
    if (size := len(page.encode("utf-8"))) > MAX_BYTES:
        raise TooLargeError(
            f"html: a page of {size / 1e6:.1f} MB; at most {MAX_BYTES / 1e6:.0f} MB open at ease. {_HINT}"
        )
    return page


def _graph(view: Network) -> Json:
    """Return nodes, edges and options as the pyvis network holds them."""
    # Imported here: pyvis brings IPython along, and takes most of a second.
    from pyvis.network import Network as PyvisNetwork  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]

    holder: Any = cast(Any, PyvisNetwork)(directed=True)
    for node in view.nodes:
        holder.add_node(
            node.entity.id, label=node.entity.name, x=node.x, y=node.y, value=node.events, group=node.community
        )
    for number, link in enumerate(view.links):
        holder.add_edge(link.actor, link.target, id=number, arrows="" if link.mutual else "to")
    holder.set_options(json.dumps(_OPTIONS))
    return {
        "nodes": [[n["id"], n["x"], n["y"], n["value"], n["group"]] for n in holder.nodes],
        "edges": [[e["id"], e["arrows"]] for e in holder.edges],
        "options": holder.options,
    }


def _library() -> str:
    """Return the newest vis-network script that the pyvis package carries, found without importing it.

    Raises:
        ExportError: pyvis is not installed, or does not carry the script.
    """
    spec = find_spec("pyvis")
    folders = spec.submodule_search_locations if spec else None
    found = sorted(
        (path for folder in folders or () for path in Path(folder).glob("templates/lib/vis-*/vis-network.min.js")),
        key=lambda path: [int(part) for part in path.parent.name.removeprefix("vis-").split(".")],
    )
    if not found:
        raise ExportError("html: the pyvis package does not carry vis-network.min.js; expected pyvis 0.3.2")
    # Not splitlines: the script has strings with form feeds and line separators.
    lines = found[-1].read_text(encoding="utf-8").split("\n")
    return _inlined("\n".join(line for line in lines if not line.startswith("//# sourceMappingURL")))


def _application() -> str:
    """Return our scripts as one, in a scope of its own."""
    return _inlined("(() => {\n'use strict';\n" + "\n".join(_asset(name) for name in _SCRIPTS) + "\n})();")


def _asset(name: str) -> str:
    return (files("kgraph.exporting") / "assets" / name).read_text(encoding="utf-8")


def _inlined(script: str) -> str:
    """Return a script that may stand between script tags.

    Raises:
        ExportError: it would end its element too early.
    """
    if "</script" in script.lower() or "<!--" in script:
        raise ExportError("html: a script to be inlined holds </script or <!--")
    return script


def _policy(scripts: tuple[str, ...], style: str) -> str:
    """Return the content security policy: these scripts and this style, nothing else from anywhere."""
    sources = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {sources}; style-src {_hash(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _clean(title: str) -> str:
    """Return a title without control characters and halves of surrogate pairs."""
    return "".join("\ufffd" if unicodedata.category(c) in {"Cc", "Cs"} else c for c in title)
