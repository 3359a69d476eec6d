"""The triples of a store as shapes look at them: values of a node, whatever graphs they stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from pyoxigraph import BlankNode, Literal, NamedNode, Store

from kgraph.rdf.terms import TYPE

Node = NamedNode | BlankNode
Term = NamedNode | BlankNode | Literal


class Data:
    """A store; what is said of the node asked last is remembered, for a shape asks for it property by property."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._is_a = lru_cache(maxsize=2**16)(self._find)
        self._node: Term | None = None
        self._values: defaultdict[NamedNode, list[Term]] = defaultdict(list)

    def values(self, node: Term, path: NamedNode) -> list[Term]:
        """Return the values of a property, each once, in alphabetical order."""
        if isinstance(node, Literal):
            return []
        if node != self._node:
            self._node, self._values = node, defaultdict(list)
            for quad in self._store.quads_for_pattern(node, None, None):
                if isinstance(quad.object, Term) and quad.object not in self._values[quad.predicate]:
                    self._values[quad.predicate].append(quad.object)
        return sorted(self._values.get(path, ()), key=str)

    def subjects(self, node: Term, path: NamedNode) -> list[Term]:
        """Return those whose property leads to the node."""
        found = {quad.subject for quad in self._store.quads_for_pattern(None, path, node)}
        return sorted((subject for subject in found if isinstance(subject, Node)), key=str)

    def instances(self, kind: NamedNode) -> Iterator[Node]:
        """Yield the instances of a class."""
        for quad in self._store.quads_for_pattern(None, TYPE, kind):
            if isinstance(quad.subject, Node):
                yield quad.subject

    def is_a(self, node: Term, kind: NamedNode) -> bool:
        """Tell whether the node is an instance of the class."""
        return not isinstance(node, Literal) and self._is_a(node, kind)

    def _find(self, node: Node, kind: NamedNode) -> bool:
        return any(True for _ in self._store.quads_for_pattern(node, TYPE, kind))
