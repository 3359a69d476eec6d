"""Datasets as files, opened for questions.

A dataset is a folder that `kgraph build` made, or one Turtle, TriG, N-Quads, N-Triples or JSON-LD file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pyoxigraph import NamedNode, Store

from kgraph.errors import DatasetError
from kgraph.rdf.prefixes import DEFAULT_BASE, KG_NAMESPACE
from kgraph.rdf.read import world
from kgraph.rdf.saving import FORMATS
from kgraph.rdf.stores import open_store, quads_in
from kgraph.records.event import World

# In a dataset folder the first of these is opened: N-Quads load fastest among those that keep the named graphs.
_IN_FOLDER = ("graph.nq", "graph.trig", "graph.ttl")

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass(frozen=True)
class Dataset:
    """A dataset in a file; it is loaded when it is first asked for."""

    path: Path

    @cached_property
    def store(self) -> Store:
        """Return the quads, ready for questions.

        Raises:
            DatasetError: the file cannot be read, or is not of the format that its suffix names.
        """
        return open_store(self.path)

    @cached_property
    def base(self) -> str:
        """Return the base under which the IRIs of the dataset lie, the default where it holds no document."""
        kinds = self.store.quads_for_pattern(None, NamedNode(_TYPE), NamedNode(f"{KG_NAMESPACE}Document"))
        first = next((quad.subject.value for quad in kinds if isinstance(quad.subject, NamedNode)), "")
        return first.rpartition("doc/")[0] or DEFAULT_BASE

    def has_graph(self, name: str) -> bool:
        """Tell whether the dataset has a named graph of that IRI."""
        try:
            return self.store.contains_named_graph(NamedNode(name))
        except ValueError:  # no IRI
            return False

    def world(self) -> World:
        """Return everything that the dataset says, as records.

        Raises:
            DatasetError: the dataset cannot be read, or a record in it is incomplete.
        """
        return world(quads_in(self.path))


def open_dataset(path: Path) -> Dataset:
    """Return the dataset in a folder or file.

    Raises:
        DatasetError: there is none, or it has a suffix that we do not read.
    """
    if path.is_dir():
        found = next((path / name for name in _IN_FOLDER if (path / name).is_file()), None)
        if found is None:
            raise DatasetError(path, f"holds no dataset; expected one of {', '.join(_IN_FOLDER)}")
        return Dataset(found)
    if not path.exists():
        raise DatasetError(path, "no such file or folder")
    if path.suffix.lower() not in FORMATS:
        raise DatasetError(path, f"not an RDF file that kgraph reads; expected one of {', '.join(FORMATS)}")
    return Dataset(path)


def open_world(path: Path | str) -> World:
    """Return what the dataset in a folder or file says, as records.

    Raises:
        DatasetError: there is none, it cannot be read, or a record in it is incomplete.
    """
    return open_dataset(Path(path)).world()
