"""Datasets into files: sorted, streamed, and so that a crash leaves the old file or the new one.

Lines of N-Quads and N-Triples are sorted as `LC_ALL=C sort` does; Turtle and TriG go by graph and subject, with `a`
before the other predicates. The same quads give the same bytes, wherever they come from.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import Quad, RdfFormat, parse

from kgraph.errors import ExportError
from kgraph.rdf.prefixes import DEFAULT_BASE, prefixes
from kgraph.rdf.spelling import Spelling, Statement
from kgraph.rdf.subjects import Subject
from kgraph.rdf.write import subjects
from kgraph.records.event import World

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
}
"""The RDF formats that we read and write, by suffix."""

_IRI, _GRAPH = itemgetter(0), itemgetter(1)


def save(world: World, first: Path, *more: Path, base: str = DEFAULT_BASE) -> None:
    """Write a world to files in the formats that their suffixes name; each is replaced as a whole.

    Raises:
        ExportError: a suffix is unknown, or a file cannot be written.
        DatasetError: the base is not a base for IRIs.
    """
    found = subjects(world, base=base)
    for path in (first, *more):
        save_subjects(found, path, base=base)


def save_subjects(found: Sequence[Subject], path: Path, *, base: str = DEFAULT_BASE, suffix: str | None = None) -> None:
    """Write subjects to a file in the format of its suffix, or of the suffix given; the file is replaced as a whole.

    Raises:
        ExportError: the suffix is unknown, or the file cannot be written.
    """
    kind = (suffix or path.suffix).lower()
    if kind not in FORMATS:
        raise ExportError(f"{path}: not an RDF format that kgraph writes; expected one of {', '.join(FORMATS)}")
    replace_file(path, spelt(found, kind, base=base))


def spelt(found: Sequence[Subject], suffix: str, *, base: str = DEFAULT_BASE) -> Iterator[bytes]:
    """Yield the file of a format, given by its suffix, in parts."""
    if suffix == ".jsonld":
        from kgraph.rdf.jsonld import to_jsonld  # noqa: PLC0415  # needs rdflib, which takes long to import

        yield to_jsonld("".join(_LAYOUTS[".nt"](found, Spelling(base, abbreviated=False))))
        return
    spelling = Spelling(base, abbreviated=suffix in {".ttl", ".trig"})
    if spelling.abbreviated:
        names = sorted(prefixes(base).items())
        yield "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in names).encode()
    for part in _LAYOUTS[suffix](found, spelling):
        yield part.encode()


def quads(world: World, *, base: str = DEFAULT_BASE) -> tuple[Quad, ...]:
    """Return the quads of a world as they are read back from its N-Quads, each once and sorted."""
    return tuple(parse(b"".join(spelt(subjects(world, base=base), ".nq", base=base)), format=RdfFormat.N_QUADS))


def _nquads(found: Iterable[Subject], spelling: Spelling) -> Iterator[str]:
    for iri, group in groupby(sorted(found, key=_IRI), _IRI):
        lines = {
            f"{iri} {predicate} {value} {subject.graph} .\n" if subject.graph else f"{iri} {predicate} {value} .\n"
            for subject in group
            for predicate, value in subject.statements(spelling)
        }
        yield "".join(sorted(lines))


def _ntriples(found: Iterable[Subject], spelling: Spelling) -> Iterator[str]:
    for iri, statements in _merged(found, spelling):
        yield "".join(sorted(f"{iri} {predicate} {value} .\n" for predicate, value in statements))


def _turtle(found: Iterable[Subject], spelling: Spelling) -> Iterator[str]:
    for iri, statements in _merged(found, spelling):
        yield _block(spelling.term(iri), sorted(statements), "")


def _trig(found: Iterable[Subject], spelling: Spelling) -> Iterator[str]:
    for graph, group in groupby(sorted(found, key=_GRAPH), _GRAPH):
        if graph:
            yield f"{spelling.term(graph)} {{\n"
        for iri, statements in _merged(group, spelling):
            yield _block(spelling.term(iri), sorted(statements), "\t" if graph else "")
        if graph:
            yield "}\n"


def _merged(found: Iterable[Subject], spelling: Spelling) -> Iterator[tuple[str, set[Statement]]]:
    """Yield what is said of each IRI in whatever graphs, sorted by IRI; each statement once."""
    for iri, group in groupby(sorted(found, key=_IRI), _IRI):
        yield iri, {statement for subject in group for statement in subject.statements(spelling)}


def _block(subject: str, statements: Iterable[Statement], indent: str) -> str:
    parts = [indent, subject, " "]
    last = None
    for predicate, value in statements:
        if predicate == last:
            parts += (" , ", value)
        else:
            parts += (f" ;\n{indent}\t{predicate} " if last else f"{predicate} ", value)
        last = predicate
    parts.append(" .\n")
    return "".join(parts)


_LAYOUTS: Mapping[str, Callable[[Iterable[Subject], Spelling], Iterator[str]]] = MappingProxyType(
    {".nq": _nquads, ".nt": _ntriples, ".ttl": _turtle, ".trig": _trig}
)


def replace_file(path: Path, parts: Iterable[bytes]) -> None:
    """Write beside the path, wait until the disk holds it, then put it in its place.

    Raises:
        ExportError: the file cannot be written.
    """
    try:
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb", buffering=1 << 20) as file:
                file.writelines(parts)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).chmod(0o644)
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {error.strerror}") from error
