"""Subjects: an IRI, a named graph, and what is said of the one in the other; the unit in which datasets are written.

A subject is spelt out only when its turn comes, so that a dataset of millions of triples is never in memory as text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Store

from kgraph.rdf.spelling import Spelling, Statement

Graph = NamedNode | BlankNode | DefaultGraph


class Subject(NamedTuple):
    """Who is spoken of and in which graph, in full as N-Triples writes it ("" is the default graph)."""

    iri: str
    graph: str
    statements: Callable[[Spelling], Iterable[Statement]]


def subjects_of(store: Store) -> list[Subject]:
    """Return the subjects of a store, in no order."""
    nodes = {(quad.subject, quad.graph_name) for quad in store}
    return [
        Subject(str(node), "" if isinstance(graph, DefaultGraph) else str(graph), partial(_stored, store, node, graph))
        for node, graph in nodes
    ]


def _stored(store: Store, node: NamedNode | BlankNode, graph: Graph, spelling: Spelling) -> Iterator[Statement]:
    for quad in store.quads_for_pattern(node, None, None, graph):
        predicate = str(quad.predicate)
        known = spelling.names["rdf:type"] if predicate == TYPE else spelling.term(predicate)
        yield known, spelling.term(str(quad.object))


TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
