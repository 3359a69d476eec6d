"""Whether a dataset keeps the shapes of the ontology, in words: which record breaks which rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from pyoxigraph import BlankNode, Literal, NamedNode, Store

from kgraph.errors import KGraphError
from kgraph.rdf.dataset import Dataset
from kgraph.rdf.prefixes import ontology_file
from kgraph.rdf.saving import spelt
from kgraph.rdf.shapedata import Data, Node
from kgraph.rdf.shapes import shapes, shown
from kgraph.rdf.subjects import subjects_of
from kgraph.rdf.terms import LABEL


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A rule that a record breaks: its IRI, its label where it has one, and what is wrong with it in words."""

    subject: str
    label: str
    problem: str

    def __str__(self) -> str:
        return f"{self.subject}{f' ({self.label})' if self.label else ''}: {self.problem}"


def violations(dataset: Dataset) -> tuple[Violation, ...]:
    """Return what breaks a shape of ontology/shapes.ttl or the order of the named graphs, sorted; none if all is well.

    Raises:
        DatasetError: the dataset cannot be read.
    """
    data = Data(dataset.store)
    rules = {kind: [shape.rule for shape in shapes() if kind in shape.targets] for kind in _targets()}
    found = {
        Violation(shown_node(node), _label(node, data), problem)
        for kind in rules
        for node in data.instances(kind)
        for rule in rules[kind]
        for problem in rule(data, node, [node])
    }
    return tuple(sorted(found | set(_misplaced(dataset.store))))


def _targets() -> set[NamedNode]:
    return {kind for shape in shapes() for kind in shape.targets}


def _misplaced(store: Store) -> Iterator[Violation]:
    """Yield triples that stand in several named graphs, which some stores count twice, and blank nodes."""
    for quad in store:
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            yield Violation(str(quad.subject), "", f"{shown(quad.predicate)} is of or leads to a node without an IRI")
            continue
        places = list(store.quads_for_pattern(quad.subject, quad.predicate, quad.object))
        if len(places) > 1 and quad == min(places, key=str):
            names = ", ".join(sorted(str(place.graph_name) for place in places))
            yield Violation(shown_node(quad.subject), "", f"{shown(quad.predicate)} stands in several graphs: {names}")


def shown_node(node: object) -> str:
    """Return the IRI of a node without its brackets."""
    return str(node).removeprefix("<").removesuffix(">")


def _label(node: Node, data: Data) -> str:
    return next((value.value for value in data.values(node, LABEL) if isinstance(value, Literal)), "")


def shacl_violations(dataset: Dataset) -> tuple[str, ...]:
    """Return what pySHACL finds, a line for each value that breaks a shape, sorted.

    It takes about 0.1 ms a triple and holds everything in memory, so it is for small data: a second opinion.

    Raises:
        DatasetError: the dataset cannot be read.
        KGraphError: pySHACL is not installed.
    """
    # rdflib takes longer to import than most checks take to run.
    from rdflib import SH, Graph  # noqa: PLC0415

    try:
        # Only this needs it; it comes with the extra `test`.
        import pyshacl  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]
    except ImportError as error:
        raise KGraphError("a second opinion needs pySHACL; expected `pip install pyshacl`") from error
    lines = b"".join(spelt(subjects_of(dataset.store), ".nt"))
    data = Graph().parse(data=lines, format="nt")
    rules = Graph().parse(ontology_file("shapes.ttl"))
    _, report, _ = cast(Any, pyshacl).validate(data, shacl_graph=rules, inference="none")
    names = (SH.focusNode, SH.resultPath, SH.value, SH.resultMessage)
    results = ([report.value(result, name) for name in names] for result in report.subjects(SH.resultSeverity, None))
    return tuple(sorted(": ".join(str(part) for part in result if part is not None) for result in results))
