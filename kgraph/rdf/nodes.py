"""The triples of a store by subject, with typed access: what is missing or wrong is told by IRI and term."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad

from kgraph.errors import DatasetError
from kgraph.rdf import literals
from kgraph.rdf.iris import local_name
from kgraph.rdf.terms import TYPE
from kgraph.rdf.vocabulary import term
from kgraph.records.document import Span

Word = TypeVar("Word", bound=StrEnum)
Values = dict[NamedNode, list[NamedNode | Literal]]


@dataclass(frozen=True, slots=True)
class Node:
    """An IRI with its triples."""

    iri: NamedNode
    values: Values

    @property
    def name(self) -> str:
        """Return the local name."""
        return local_name(self.iri)

    def text_or_none(self, predicate: NamedNode) -> str | None:
        """Return the value of a property as text, of an IRI all of it, or `None` where there is none."""
        values = self.values.get(predicate)
        return min(value.value for value in values) if values else None

    def text(self, predicate: NamedNode) -> str:
        """Return the value of a property that must be there."""
        found = self.text_or_none(predicate)
        if found is None:
            raise self.error(predicate, "is missing")
        return found

    def texts(self, predicate: NamedNode) -> tuple[str, ...]:
        """Return the values of a property as text, in alphabetical order."""
        return tuple(sorted(value.value for value in self.values.get(predicate, ())))

    def iris(self, predicate: NamedNode) -> tuple[NamedNode, ...]:
        """Return the values of a property that are IRIs, in alphabetical order."""
        found = (value for value in self.values.get(predicate, ()) if isinstance(value, NamedNode))
        return tuple(sorted(found, key=lambda node: node.value))

    def iri_or_none(self, predicate: NamedNode) -> NamedNode | None:
        """Return the IRI that a property leads to, or `None` where there is none."""
        return next(iter(self.iris(predicate)), None)

    def iri_of(self, predicate: NamedNode) -> NamedNode:
        """Return the IRI that a property which must be there leads to."""
        found = self.iri_or_none(predicate)
        if found is None:
            raise self.error(predicate, "is missing or is not an IRI")
        return found

    def names(self, predicate: NamedNode) -> tuple[str, ...]:
        """Return the local names of the values of a property."""
        return tuple(local_name(node) for node in self.iris(predicate))

    def number(self, predicate: NamedNode) -> int | float:
        """Return the number that a property holds."""
        for value in self.values.get(predicate, ()):
            if isinstance(value, Literal):
                try:
                    return literals.to_number(value)
                except ValueError as error:
                    raise self.error(predicate, f'is "{value.value}"; expected a number') from error
        raise self.error(predicate, "is missing")

    def day_or_none(self, predicate: NamedNode) -> date | None:
        """Return the day that a property holds, or `None` where there is none."""
        found = self.text_or_none(predicate)
        try:
            return date.fromisoformat(found) if found is not None else None
        except ValueError as error:
            raise self.error(predicate, f'is "{found}"; expected an ISO 8601 date') from error

    def word(self, predicate: NamedNode, words: type[Word]) -> Word:
        """Return the value of a property as one of a closed set of words."""
        found = self.text(predicate)
        try:
            return words(found)
        except ValueError as error:
            raise self.error(predicate, f"is {found!r}; expected one of {', '.join(words)}") from error

    def span(self, prefix: str = "") -> Span:
        """Return the span that `kg:begin` and `kg:end` hold, or with a prefix `kg:cueBegin` and `kg:cueEnd`."""
        begin, end = (f"{prefix}Begin", f"{prefix}End") if prefix else ("begin", "end")
        return Span(int(self.number(term(begin))), int(self.number(term(end))))

    def span_or_none(self, prefix: str) -> Span | None:
        """Return the span, or `None` where the node has none."""
        return self.span(prefix) if term(f"{prefix}Begin") in self.values else None

    def error(self, predicate: NamedNode, reason: str) -> DatasetError:
        """Return the error that names the node and the property."""
        return DatasetError(self.iri.value, f"{local_name(predicate)} {reason}")


@dataclass(frozen=True, slots=True)
class Nodes:
    """Every IRI of a dataset that is a subject."""

    values: dict[NamedNode, Values]

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> Nodes:
        """Return the nodes of some quads, whatever graphs they stand in."""
        found: defaultdict[NamedNode, Values] = defaultdict(dict)
        for quad in quads:
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                values = found[quad.subject].setdefault(quad.predicate, [])
                if quad.object not in values:
                    values.append(quad.object)
        return cls(dict(found))

    def __getitem__(self, iri: NamedNode) -> Node:
        """Return a node, without triples where nothing is said of it."""
        return Node(iri, self.values.get(iri, {}))

    def of_class(self, name: str) -> Iterator[Node]:
        """Yield the nodes of one of our classes, in the order of their IRIs."""
        kind = term(name)
        for iri in sorted(self.values, key=lambda node: node.value):
            if kind in self.values[iri].get(TYPE, ()):
                yield Node(iri, self.values[iri])

    def by_number(self, iris: Iterable[NamedNode]) -> tuple[Node, ...]:
        """Return nodes in the order of the numbers that their local names end in."""
        return tuple(self[iri] for iri in sorted(iris, key=_number))


def _number(iri: NamedNode) -> int:
    digits = re.search(r"\d+$", iri.value)
    return int(digits[0]) if digits else 0
