"""A claim from its triples, with the words that it quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pyoxigraph import NamedNode

from kgraph.rdf.iris import local_name
from kgraph.rdf.nodes import Node, Nodes
from kgraph.rdf.terms import (
    BASES,
    GRANULARITIES,
    IDENTIFIER,
    LABEL,
    MODALITIES,
    NOTATION,
    POLARITIES,
    PREF_LABEL,
    UNIT_TEXT,
    VALUE,
    node_of,
)
from kgraph.rdf.vocabulary import term
from kgraph.records.claim import (
    Basis,
    Claim,
    ClaimKind,
    ClaimTime,
    Participant,
    Quantity,
    QuantityMod,
    Source,
)
from kgraph.records.event import Evidence
from kgraph.records.interval import Granularity, Interval

Word = TypeVar("Word")

_BASES = {node_of(name): basis for basis, name in BASES.items()}
_GRANULARITIES = {node_of(name): granularity for granularity, name in GRANULARITIES.items()}
_MODALITIES = {node_of(name): status for status, name in MODALITIES.items()}
_POLARITIES = {node_of(name): polarity for polarity, name in POLARITIES.items()}


@dataclass(frozen=True, slots=True)
class Quote:
    """A part of the text of a document, and where it begins."""

    begin: int
    text: str


def read_interval(node: Node) -> Interval | None:
    """Return the interval of a record or claim from its bounds, or `None` where it has none."""
    begin, end = node.day_or_none(term("earliest")), node.day_or_none(term("latest"))
    if begin is None and end is None:
        return None
    if begin is not None and end is not None and begin > end:
        raise node.error(term("latest"), f"is {end}, before earliest {begin}")
    granularity = node.iri_of(term("granularity"))
    return Interval(begin, end, _GRANULARITIES.get(granularity, Granularity.INTERVAL))


def read_evidence(node: Node, nodes: Nodes, quotes: Mapping[str, list[Quote]]) -> Evidence:
    """Return a claim with its entities; what it quotes is added to the quotes of its document."""
    parts = nodes.by_number(node.iris(term("participation")))
    places = {position: [part for part in parts if part.text(term("position")) == position] for position in _POSITIONS}
    attributions = list(_attributions(node, nodes))
    key = local_name(node.iri_of(term("document")))
    quotes[key].extend(_quotes(node, parts, attributions))
    found = {name: tuple(_participant(part, nodes) for part in places[name]) for name in _POSITIONS}
    claim = Claim(
        id=node.text(IDENTIFIER),
        sentence=node.span(),
        trigger=node.span("trigger"),
        action=nodes[node.iri_of(term("action"))].text(PREF_LABEL),
        roleset=nodes[node.iri_of(term("action"))].text_or_none(NOTATION),
        type=local_name(node.iri_of(term("eventType"))),
        kind=node.word(term("kind"), ClaimKind),
        actors=found["actor"],
        targets=found["target"],
        places=found["place"],
        others=found["other"],
        time=_time(node),
        polarity=_closed(node, "polarity", _POLARITIES),
        status=_closed(node, "modality", _MODALITIES),
        sources=tuple(Source(held.text(term("sourceName")), None, held.span_or_none("cue")) for held in attributions),
        confidence=float(node.number(term("confidence"))),
    )
    return Evidence(
        document_key=key,
        claim=claim,
        actors=_entities(places["actor"]),
        targets=_entities(places["target"]),
        places=_entities(places["place"]),
        sources=tuple(local_name(held.iri_of(term("accordingTo"))) for held in attributions),
    )


_POSITIONS = ("actor", "target", "place", "other")


def _attributions(node: Node, nodes: Nodes) -> Iterator[Node]:
    """Yield the nodes that hold the sources of a claim, the nearest first: the claim itself, then along `kg:via`."""
    held, seen = node, set[NamedNode]()
    while term("accordingTo") in held.values and held.iri not in seen:
        yield held
        seen.add(held.iri)
        further = held.iri_or_none(term("via"))
        if further is None:
            return
        held = nodes[further]


def _quotes(node: Node, parts: tuple[Node, ...], attributions: list[Node]) -> Iterator[Quote]:
    for held, words, begin in (
        (node, "text", "begin"),
        (node, "dateText", "dateTextBegin"),
        *((held, "cue", "cueBegin") for held in attributions),
        *((part, "text", "begin") for part in parts),
    ):
        text = held.text_or_none(term(words))
        if text is not None:
            yield Quote(int(held.number(term(begin))), text)


def _entities(parts: list[Node]) -> tuple[str, ...]:
    return tuple(local_name(part.iri_of(term("entity"))) for part in parts)


def _participant(node: Node, nodes: Nodes) -> Participant:
    quantity = node.iri_or_none(term("quantity"))
    return Participant(
        head=node.span("head"),
        span=node.span(),
        name=node.text(LABEL),
        entity=None,
        quantity=_quantity(nodes[quantity]) if quantity else None,
        role=node.text_or_none(term("role")) or "",
    )


def _quantity(node: Node) -> Quantity:
    modifier = term("quantityModifier")
    mod = node.word(modifier, QuantityMod) if modifier in node.values else None
    return Quantity(node.number(VALUE), node.text_or_none(UNIT_TEXT), mod)


def _time(node: Node) -> ClaimTime:
    basis = node.iri_or_none(term("dateBasis"))
    return ClaimTime(
        span=node.span_or_none("dateText"),
        interval=read_interval(node),
        basis=_BASES.get(basis, Basis.NONE) if basis else Basis.NONE,
    )


def _closed(node: Node, name: str, words: Mapping[NamedNode, Word]) -> Word:
    found = node.iri_of(term(name))
    if found not in words:
        raise node.error(term(name), f"is {found.value}; expected one of {', '.join(n.value for n in words)}")
    return words[found]
