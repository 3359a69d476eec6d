"""One way out: a dataset becomes a file whose suffix, or a name, says how."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import cast

from kgraph.errors import ExportError
from kgraph.exporting.rdf import RDF_FORMATS, write_rdf
from kgraph.plugins import Group, load, plugins
from kgraph.rdf.dataset import Dataset, open_dataset

Exporter = Callable[[Dataset, Path], None]
"""What writes a dataset to a file; what an entry point of the group `kgraph.exporters` loads."""


def _write_html(dataset: Dataset, target: Path) -> None:
    # Imported here: a page needs networkx and jinja2, the other formats do not.
    from kgraph.exporting.html import write_html  # noqa: PLC0415

    write_html(dataset.world(), target, base=dataset.base)


EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {name: partial(write_rdf, format=name) for name in RDF_FORMATS} | {"html": _write_html}
)
"""The formats that kgraph brings itself, by name; the name is the suffix without its dot."""


def export(source: Path, target: Path, *, format: str | None = None) -> None:
    """Write the dataset in a folder or file to another file.

    Args:
        source: a folder made by `kgraph build`, or one RDF file.
        target: the file to write; it is replaced as a whole.
        format: the name of a format, where the suffix of the target does not tell it.

    Raises:
        DatasetError: the source cannot be read.
        ExportError: the format is unknown, or the target cannot be written.
        PluginError: the plugin that offers the format does not load.
    """
    name = (format or target.suffix.removeprefix(".")).lower()
    exporter = _exporter(name)
    if exporter is None:
        found = f"unknown format {name!r}" if name else f"{target}: no suffix tells the format"
        raise ExportError(f"{found}; expected one of {', '.join(formats())}")
    exporter(open_dataset(source), target)


def formats() -> tuple[str, ...]:
    """Return the names of all formats, those of plugins included."""
    offered = (plugin.name for plugin in plugins() if plugin.group is Group.EXPORTERS)
    return tuple(sorted({*EXPORTERS, *offered}))


def _exporter(name: str) -> Exporter | None:
    if name in EXPORTERS:
        return EXPORTERS[name]
    return cast("Exporter | None", load(Group.EXPORTERS, name)) if name else None
