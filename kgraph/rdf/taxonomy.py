"""The event types of ontology/events.ttl: their labels and what is broader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kgraph.errors import DatasetError
from kgraph.rdf.iris import local_name
from kgraph.rdf.prefixes import KG_NAMESPACE, VOCABULARIES, ontology_file


@dataclass(frozen=True, slots=True)
class EventType:
    """A concept of the taxonomy: its label, and the local names of its broader concepts in alphabetical order."""

    label: str
    broader: tuple[str, ...]


@cache
def taxonomy() -> Mapping[str, EventType]:
    """Return the event types by local name.

    Raises:
        DatasetError: ontology/events.ttl is missing or is not Turtle.
    """
    path = ontology_file("events.ttl")
    labels: dict[str, str] = {}
    broader: defaultdict[str, set[str]] = defaultdict(set)
    try:
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            match quad.subject, quad.predicate.value.removeprefix(VOCABULARIES["skos"]), quad.object:
                case NamedNode() as concept, "prefLabel", Literal() as label if _is_ours(concept):
                    labels[local_name(concept)] = label.value
                case NamedNode() as concept, "broader", NamedNode() as above if _is_ours(concept) and _is_ours(above):
                    broader[local_name(concept)].add(local_name(above))
                case _:
                    pass
    except (SyntaxError, OSError) as error:
        raise DatasetError(path, str(error)) from error
    return MappingProxyType({name: EventType(label, tuple(sorted(broader[name]))) for name, label in labels.items()})


def _is_ours(node: NamedNode) -> bool:
    return node.value.startswith(KG_NAMESPACE)
