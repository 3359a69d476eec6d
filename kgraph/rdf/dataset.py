"""Datasets as files: opened for questions, and saved so that a crash leaves the old file or the new one.

A dataset is a folder that `kgraph build` made, or one Turtle, TriG, N-Quads, N-Triples or JSON-LD file.
"""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, serialize

from kgraph.errors import DatasetError, ExportError
from kgraph.rdf.prefixes import DEFAULT_BASE, KG_NAMESPACE, prefixes
from kgraph.records.event import World

Item = TypeVar("Item", Quad, Triple)

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
}
"""The RDF formats that we read and write, by suffix."""

# In a dataset folder the first of these is opened: N-Quads load fastest among those that keep the named graphs.
_IN_FOLDER = ("graph.nq", "graph.trig", "graph.ttl")

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass(frozen=True)
class Dataset:
    """A dataset in a file; it is loaded when it is first asked for."""

    path: Path

    @cached_property
    def store(self) -> Store:
        """Return the quads in memory, ready for questions.

        Raises:
            DatasetError: the file cannot be read, or is not of the format that its suffix names.
        """
        store = Store()
        try:
            store.bulk_load(path=self.path, format=FORMATS[self.path.suffix.lower()])
        except SyntaxError as error:
            raise DatasetError(self.path, f"not {FORMATS[self.path.suffix.lower()].name}: {error}") from error
        except OSError as error:
            raise DatasetError(self.path, f"cannot be read: {error.strerror or error}") from error
        return store

    @cached_property
    def base(self) -> str:
        """Return the base under which the IRIs of the dataset lie, the default where it holds no document."""
        kinds = self.store.quads_for_pattern(None, NamedNode(_TYPE), NamedNode(f"{KG_NAMESPACE}Document"))
        first = min((quad.subject.value for quad in kinds if isinstance(quad.subject, NamedNode)), default="")
        return first.rpartition("doc/")[0] or DEFAULT_BASE

    def world(self) -> World:
        """Return everything that the dataset says, as records.

        Raises:
            DatasetError: the dataset cannot be read, or a record in it is incomplete.
        """
        # Records need the terms of rdflib, which takes longer to import than most queries take to run.
        from kgraph.rdf.read import world  # noqa: PLC0415

        return world(self.store)


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


def save(world: World, first: Path, *more: Path, base: str = DEFAULT_BASE) -> None:
    """Write a world to files in the formats that their suffixes name; each is replaced as a whole.

    Raises:
        ExportError: a suffix is unknown, or a file cannot be written.
        DatasetError: the base is not a base for IRIs.
    """
    # Writing needs the terms of rdflib; opening and asking do not.
    from kgraph.rdf.write import quads  # noqa: PLC0415

    found = quads(world, base=base)
    for path in (first, *more):
        save_quads(found, path, base=base)


def save_quads(quads: Iterable[Quad], path: Path, *, base: str = DEFAULT_BASE, suffix: str | None = None) -> None:
    """Write quads to a file in the format of its suffix, or of the suffix given; the file is replaced as a whole.

    Raises:
        ExportError: the suffix is unknown, or the file cannot be written.
    """
    kind = (suffix or path.suffix).lower()
    if kind not in FORMATS:
        raise ExportError(f"{path}: not an RDF format that kgraph writes; expected one of {', '.join(FORMATS)}")
    replace_file(path, to_bytes(quads, FORMATS[kind], base=base))


def to_bytes(quads: Iterable[Quad], kind: RdfFormat, *, base: str = DEFAULT_BASE) -> bytes:
    """Return quads in an RDF format: the same quads give the same bytes, in whatever order they come.

    Lines of N-Quads and N-Triples are sorted as `LC_ALL=C sort` does; Turtle and TriG go by graph and subject, with
    `a` before the other predicates.
    """
    if kind == RdfFormat.JSON_LD:
        from kgraph.rdf.jsonld import to_jsonld  # noqa: PLC0415

        return to_jsonld(quads)
    names = prefixes(base)
    if kind == RdfFormat.N_QUADS:
        return serialize(sorted(quads, key=str), format=kind) or b""
    if kind == RdfFormat.TRIG:
        return _sorted_prefixes(serialize(_by_graph(quads), format=kind, prefixes=names) or b"")
    return triples_to_bytes((quad.triple for quad in quads), kind, names)


def triples_to_bytes(triples: Iterable[Triple], kind: RdfFormat, names: dict[str, str]) -> bytes:
    """Return triples as Turtle or N-Triples, each once and sorted."""
    once = dict.fromkeys(triples)
    ordered = sorted(once, key=str) if kind == RdfFormat.N_TRIPLES else _by_subject(once)
    return _sorted_prefixes(serialize(ordered, format=kind, prefixes=names) or b"")


def _sorted_prefixes(content: bytes) -> bytes:
    """Return Turtle or TriG with its prefixes in alphabetical order; the serializer has none."""
    end = 0
    while content.startswith(b"@prefix ", end):
        end = content.index(b"\n", end) + 1
    return b"".join(sorted(content[:end].splitlines(keepends=True))) + content[end:]


def _by_graph(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield quads by graph and subject."""
    graphs: defaultdict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[str(quad.graph_name)].append(quad)
    for name in sorted(graphs):
        yield from _by_subject(graphs[name])


def _by_subject(items: Iterable[Item]) -> Iterator[Item]:
    """Yield triples or quads by subject; sorting one subject at a time is faster than sorting all."""
    subjects: defaultdict[object, list[Item]] = defaultdict(list)
    for item in items:
        subjects[item.subject].append(item)
    for subject in sorted(subjects, key=str):
        yield from sorted(subjects[subject], key=_by_predicate)


def _by_predicate(item: Quad | Triple) -> tuple[bool, str, str]:
    predicate = item.predicate.value
    return predicate != _TYPE, predicate, str(item.object)


def replace_file(path: Path, content: bytes) -> None:
    """Write beside the path, wait until the disk holds it, then put it in its place.

    Raises:
        ExportError: the file cannot be written.
    """
    try:
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).chmod(0o644)
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {error.strerror}") from error
