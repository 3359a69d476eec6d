"""The shapes of the ontology, read from ontology/shapes.ttl and checked node by node, in as much memory as one takes.

Of SHACL Core this knows what our shapes use; a constraint that it does not know is an error, so that no rule is
passed over. A test holds it equal to pySHACL.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store

from kgraph.errors import DatasetError
from kgraph.rdf import literals
from kgraph.rdf.iris import local_name
from kgraph.rdf.prefixes import VOCABULARIES, ontology_file
from kgraph.rdf.shapedata import Data, Node, Term
from kgraph.rdf.terms import node_of

SHACL = "http://www.w3.org/ns/shacl#"

Rule = Callable[[Data, Term, Sequence[Term]], Iterator[str]]
"""Yields what is wrong with the values of a focus node, in words."""

_COMMENT = node_of("rdfs:comment")
_FIRST, _REST = node_of("rdf:first"), node_of("rdf:rest")
_PASSED_OVER = {"targetClass", "path"}

# How XML Schema writes values; Python reads more than that ("1_000", "20240305").
_LEXICAL = {
    f"{VOCABULARIES['xsd']}date": re.compile(r"\d{4}-\d\d-\d\d", re.ASCII),
    f"{VOCABULARIES['xsd']}integer": re.compile(r"[+-]?\d+", re.ASCII),
    f"{VOCABULARIES['xsd']}decimal": re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What holds for the instances of some classes."""

    name: str
    targets: tuple[NamedNode, ...]
    rule: Rule


@cache
def shapes() -> tuple[Shape, ...]:
    """Return the shapes of the ontology, by name.

    Raises:
        DatasetError: ontology/shapes.ttl is missing, is not Turtle, or has a constraint that we do not know.
    """
    path = ontology_file("shapes.ttl")
    store = Store()
    try:
        store.bulk_load(path=path, format=RdfFormat.TURTLE)
    except (SyntaxError, OSError) as error:
        raise DatasetError(path, str(error)) from error
    data = Data(store)
    named = (node for node in data.instances(_sh("NodeShape")) if isinstance(node, NamedNode))
    return tuple(
        Shape(
            local_name(node),
            tuple(kind for kind in data.values(node, _sh("targetClass")) if isinstance(kind, NamedNode)),
            _rule_of(node, data, store),
        )
        for node in sorted(named, key=str)
    )


def _sh(name: str) -> NamedNode:
    return NamedNode(SHACL + name)


def _rule_of(node: Node, shapes_data: Data, store: Store) -> Rule:
    """Return the rule of a shape: all of its constraints; a comment of the shape replaces what alternatives say."""
    comment = next((value.value for value in shapes_data.values(node, _COMMENT) if isinstance(value, Literal)), "")
    rules = [
        rule
        for quad in sorted(store.quads_for_pattern(node, None, None), key=str)
        if quad.predicate.value.startswith(SHACL) and isinstance(quad.object, Term)
        for rule in _constraint(quad.predicate.value.removeprefix(SHACL), quad.object, comment, shapes_data, store)
    ]

    def rule(data: Data, focus: Term, values: Sequence[Term]) -> Iterator[str]:
        for part in rules:
            yield from part(data, focus, values)

    return rule


def _constraint(name: str, value: Term, comment: str, shapes_data: Data, store: Store) -> Iterator[Rule]:
    if name in _PASSED_OVER:
        return
    if name == "property" and not isinstance(value, Literal):
        yield _property(value, shapes_data, store)
    elif name in {"or", "xone"}:
        options = [_rule_of(item, shapes_data, store) for item in _items(value, shapes_data) if isinstance(item, Node)]
        yield _alternatives(options, comment, most=1 if name == "xone" else len(options))
    elif name == "in":
        yield _among(_items(value, shapes_data))
    elif name in _SIMPLE:
        yield _SIMPLE[name](value)
    else:
        raise DatasetError(ontology_file("shapes.ttl"), f"sh:{name} is not known to kgraph")


def _items(node: Term, data: Data) -> list[Term]:
    """Return the items of an RDF list."""
    found: list[Term] = []
    while first := data.values(node, _FIRST):
        found.append(first[0])
        node = data.values(node, _REST)[0]
    return found


def _property(node: Node, shapes_data: Data, store: Store) -> Rule:
    """Return the rule of a property shape, whose values are those at the end of its path."""
    path = shapes_data.values(node, _sh("path"))[0]
    inverse = shapes_data.values(path, _sh("inversePath"))
    inner = _rule_of(node, shapes_data, store)
    way = inverse[0] if inverse else path
    assert isinstance(way, NamedNode)
    name = f"inverse of {local_name(way)}" if inverse else local_name(way)

    def rule(data: Data, focus: Term, _: Sequence[Term]) -> Iterator[str]:
        values = data.subjects(focus, way) if inverse else data.values(focus, way)
        for problem in inner(data, focus, values):
            yield f"{name} {problem}"

    return rule


def _alternatives(options: Sequence[Rule], comment: str, *, most: int) -> Rule:
    """Return the rule that each value keeps at least one of the options, and at most so many."""

    def rule(data: Data, focus: Term, values: Sequence[Term]) -> Iterator[str]:
        for value in values:
            kept = sum(next(option(data, value, [value]), None) is None for option in options)
            if not 1 <= kept <= most:
                yield f"breaks a rule: {comment}" if value == focus else f"is {shown(value)}; expected another kind"

    return rule


def _each(keeps: Callable[[Data, Term], bool], expected: str) -> Rule:
    """Return the rule that every value keeps a condition."""

    def rule(data: Data, _: Term, values: Sequence[Term]) -> Iterator[str]:
        for value in values:
            if not keeps(data, value):
                yield f"is {shown(value)}; expected {expected}"

    return rule


def _class(kind: Term) -> Rule:
    assert isinstance(kind, NamedNode)
    return _each(lambda data, value: data.is_a(value, kind), f"an instance of {shown(kind)}")


def _datatype(kind: Term) -> Rule:
    return _each(
        lambda _, value: isinstance(value, Literal) and value.datatype == kind and _is_well_formed(value),
        f"a value of {shown(kind)}",
    )


def _is_well_formed(value: Literal) -> bool:
    """Tell whether a day is one of the calendar, and a number a number."""
    lexical = _LEXICAL.get(value.datatype.value)
    if lexical is not None and not lexical.fullmatch(value.value):
        return False
    try:
        return value.datatype != literals.XSD_DATE or bool(date.fromisoformat(value.value))
    except ValueError:
        return False


def _node_kind(kind: Term) -> Rule:
    assert kind == _sh("IRI")
    return _each(lambda _, value: isinstance(value, NamedNode), "an IRI")


def _among(known: Sequence[Term]) -> Rule:
    return _each(lambda _, value: value in known, f"one of {', '.join(map(shown, known))}")


def _pattern(pattern: Term) -> Rule:
    assert isinstance(pattern, Literal)
    expression = re.compile(pattern.value)
    return _each(
        lambda _, value: not isinstance(value, BlankNode) and bool(expression.search(value.value)),
        f"something like {pattern.value}",
    )


def _bound(limit: Term, *, upper: bool) -> Rule:
    assert isinstance(limit, Literal)
    edge = literals.to_number(limit)

    def keeps(_: Data, value: Term) -> bool:
        try:
            number = literals.to_number(value) if isinstance(value, Literal) else None
        except ValueError:
            return False
        return number is not None and (number <= edge if upper else number >= edge)

    return _each(keeps, f"at {'most' if upper else 'least'} {limit.value}")


def _count(limit: Term, *, upper: bool) -> Rule:
    assert isinstance(limit, Literal)
    number = int(limit.value)

    def rule(_: Data, __: Term, values: Sequence[Term]) -> Iterator[str]:
        if upper and len(values) > number:
            yield f"is there {len(values)} times ({', '.join(map(shown, values))}); expected at most {number}"
        if not upper and len(values) < number:
            yield f"is missing; expected at least {number}"

    return rule


def _has_value(wanted: Term) -> Rule:
    def rule(_: Data, __: Term, values: Sequence[Term]) -> Iterator[str]:
        if wanted not in values:
            yield f"is {', '.join(map(shown, values)) or 'missing'}; expected {shown(wanted)}"

    return rule


def _equals(path: Term) -> Rule:
    assert isinstance(path, NamedNode)

    def rule(data: Data, focus: Term, values: Sequence[Term]) -> Iterator[str]:
        if set(values) != set(data.values(focus, path)):
            yield f"is {', '.join(map(shown, values))}; expected the same as {local_name(path)}"

    return rule


def _at_most(path: Term) -> Rule:
    assert isinstance(path, NamedNode)

    def rule(data: Data, focus: Term, values: Sequence[Term]) -> Iterator[str]:
        for value in values:
            for other in data.values(focus, path):
                if not _is_at_most(value, other):
                    yield f"is {shown(value)}; expected at most {local_name(path)}, which is {shown(other)}"

    return rule


def _is_at_most(value: Term, other: Term) -> bool:
    """Tell whether two days or two numbers are in order; what cannot be compared is not."""
    if not isinstance(value, Literal) or not isinstance(other, Literal):
        return False
    try:
        if value.datatype == other.datatype == literals.XSD_DATE:
            return date.fromisoformat(value.value) <= date.fromisoformat(other.value)
        return literals.to_number(value) <= literals.to_number(other)
    except ValueError:
        return False


_SIMPLE: Mapping[str, Callable[[Term], Rule]] = MappingProxyType(
    {
        "class": _class,
        "datatype": _datatype,
        "nodeKind": _node_kind,
        "pattern": _pattern,
        "hasValue": _has_value,
        "equals": _equals,
        "lessThanOrEquals": _at_most,
        "minCount": lambda limit: _count(limit, upper=False),
        "maxCount": lambda limit: _count(limit, upper=True),
        "minInclusive": lambda limit: _bound(limit, upper=False),
        "maxInclusive": lambda limit: _bound(limit, upper=True),
    }
)


def shown(term: Term) -> str:
    """Return a term for people: of our vocabularies the prefixed name, else all of it, cut where it is long."""
    if isinstance(term, NamedNode):
        for prefix, namespace in VOCABULARIES.items():
            if term.value.startswith(namespace):
                return f"{prefix}:{local_name(term)}"
    text = str(term) if isinstance(term, BlankNode) else term.value
    return text if len(text) <= 80 else f"{text[:77]}..."
