"""One way out: a dataset becomes a file whose suffix, or a name, says how."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import cast

from kgraph.errors import ExportError
from kgraph.exporting.rdf import RDF_FORMATS, write_rdf
from kgraph.exporting.tables import TABLE_FORMATS, write_table
from kgraph.plugins import Group, load, plugins
from kgraph.rdf.dataset import Dataset, open_dataset
from kgraph.views.choice import Choice, chosen, ids_named

Exporter = Callable[[Dataset, Path], None]
"""What writes a dataset to a file; what an entry point of the group `kgraph.exporters` loads."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page is called and what of the dataset it shows; `actors` are names."""

    title: str | None = None
    first: date | None = None
    last: date | None = None
    actors: tuple[str, ...] = ()
    most: int | None = None
    aggregate: bool = False


def _write_html(dataset: Dataset, target: Path, page: Page | None = None) -> None:
    # Imported here: a page needs networkx and jinja2, the other formats do not.
    from kgraph.exporting.html import write_html  # noqa: PLC0415

    page = page or Page()
    choice = Choice(page.first, page.last, ids_named(dataset, page.actors), page.most, page.aggregate)
    write_html(chosen(dataset.world(), choice), target, title=page.title, base=dataset.base)


def _write_graph(dataset: Dataset, target: Path, *, format: str) -> None:
    from kgraph.exporting.graphs import write_graph  # noqa: PLC0415  # needs networkx

    write_graph(dataset, target, format=format)


EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {name: partial(write_rdf, format=name) for name in RDF_FORMATS}
    | {name: partial(write_table, format=name) for name in TABLE_FORMATS}
    | {name: partial(_write_graph, format=name) for name in ("graphml", "gexf")}
    | {"html": _write_html}
)
"""The formats that kgraph brings itself, by name; the name is the suffix without its dot."""


def export(source: Path, target: Path, *, format: str | None = None, page: Page | None = None) -> None:
    """Write the dataset in a folder or file to another file.

    Args:
        source: a folder made by `kgraph build`, or one RDF file.
        target: the file to write; it is replaced as a whole.
        format: the name of a format, where the suffix of the target does not tell it.
        page: what an HTML page shows; other formats hold the whole dataset.

    Raises:
        DatasetError: the source cannot be read.
        ExportError: the format is unknown, the target cannot be written, or `page` is given and it is none.
        PluginError: the plugin that offers the format does not load.
    """
    name = (format or target.suffix.removeprefix(".")).lower()
    exporter = _exporter(name)
    if exporter is None:
        found = f"unknown format {name!r}" if name else f"{target}: no suffix tells the format"
        raise ExportError(f"{found}; expected one of {', '.join(formats())}")
    if page is None:
        exporter(open_dataset(source), target)
    elif name == "html":
        _write_html(open_dataset(source), target, page)
    else:
        raise ExportError(f"{target}: only a page (.html) has a title or shows part of a dataset, not {name}")


def formats() -> tuple[str, ...]:
    """Return the names of all formats, those of plugins included."""
    offered = (plugin.name for plugin in plugins() if plugin.group is Group.EXPORTERS)
    return tuple(sorted({*EXPORTERS, *offered}))


def _exporter(name: str) -> Exporter | None:
    if name in EXPORTERS:
        return EXPORTERS[name]
    return cast("Exporter | None", load(Group.EXPORTERS, name)) if name else None
