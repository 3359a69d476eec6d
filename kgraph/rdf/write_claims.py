"""The triples of one claim: what one sentence says, in its own words, according to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import NamedNode

from kgraph.rdf import literals
from kgraph.rdf.iris import Iris, event_type
from kgraph.rdf.terms import (
    BASES,
    GRANULARITIES,
    IDENTIFIER,
    LABEL,
    MODALITIES,
    POLARITIES,
    TYPE,
    UNIT_TEXT,
    VALUE,
    Triple,
)
from kgraph.rdf.vocabulary import term
from kgraph.records.claim import ClaimTime, Participant, Quantity, Source
from kgraph.records.document import Span
from kgraph.records.event import Evidence
from kgraph.records.interval import Interval


def interval_triples(subject: NamedNode, interval: Interval) -> Iterator[Triple]:
    """Yield the known bounds as days, the granularity, the EDTF text, and the date for display where there is one."""
    if interval.begin is not None:
        yield subject, term("earliest"), literals.day(interval.begin)
    if interval.end is not None:
        yield subject, term("latest"), literals.day(interval.end)
    yield subject, term("granularity"), GRANULARITIES[interval.granularity]
    yield subject, term("edtf"), literals.text(interval.edtf)
    shown = literals.display_date(interval)
    if shown is not None:
        yield subject, term("date"), shown


def claim_triples(evidence: Evidence, name: str, iris: Iris, text: str) -> Iterator[Triple]:
    """Yield the triples of a claim under its local name; `text` is the text of its document."""
    claim, subject = evidence.claim, iris.claim(name)
    yield subject, TYPE, term("Claim")
    yield subject, IDENTIFIER, literals.text(claim.id)
    yield subject, term("document"), iris.document(evidence.document_key)
    yield from _span(subject, claim.sentence, "", text)
    yield from _span(subject, claim.trigger, "trigger", text)
    yield subject, term("action"), iris.action(claim.action, claim.roleset)
    yield subject, term("kind"), literals.text(claim.kind.value)
    yield subject, term("eventType"), event_type(claim.type)
    yield subject, term("polarity"), POLARITIES[claim.polarity]
    yield subject, term("modality"), MODALITIES[claim.status]
    yield subject, term("confidence"), literals.decimal(round(claim.confidence, 2))
    yield from _time(subject, claim.time, text)
    yield from _attributions(subject, evidence, name, iris, text)
    yield from _participations(subject, evidence, name, iris, text)


def _span(subject: NamedNode, span: Span, prefix: str, text: str) -> Iterator[Triple]:
    """Yield the words of a span and where they stand, as `kg:text`, `kg:begin` or by prefix `kg:cue`, `kg:cueBegin`."""
    words, begin, end = (prefix, f"{prefix}Begin", f"{prefix}End") if prefix else ("text", "begin", "end")
    yield subject, term(words), literals.text(span.of(text))
    yield subject, term(begin), literals.integer(span.start)
    yield subject, term(end), literals.integer(span.end)


def _time(subject: NamedNode, time: ClaimTime, text: str) -> Iterator[Triple]:
    if time.interval is not None:
        yield from interval_triples(subject, time.interval)
    if time.span is not None:
        yield from _span(subject, time.span, "dateText", text)
    if time.basis in BASES:
        yield subject, term("dateBasis"), BASES[time.basis]


def _attributions(subject: NamedNode, evidence: Evidence, name: str, iris: Iris, text: str) -> Iterator[Triple]:
    """Yield the nearest source on the claim itself, each further one on an attribution that the nearer leads to."""
    holder = subject
    for number, (source, entity) in enumerate(zip(evidence.claim.sources, evidence.sources, strict=True)):
        if number:
            further = iris.part("attribution", name, str(number))
            yield holder, term("via"), further
            yield further, TYPE, term("Attribution")
            holder = further
        yield from _source(holder, source, iris.entity(entity), text)


def _source(holder: NamedNode, source: Source, entity: NamedNode, text: str) -> Iterator[Triple]:
    yield holder, term("accordingTo"), entity
    yield holder, term("sourceName"), literals.text(source.name)
    if source.cue is not None:
        yield from _span(holder, source.cue, "cue", text)


def _participations(subject: NamedNode, evidence: Evidence, name: str, iris: Iris, text: str) -> Iterator[Triple]:
    claim = evidence.claim
    for position, participants, entities in (
        ("actor", claim.actors, evidence.actors),
        ("target", claim.targets, evidence.targets),
        ("place", claim.places, evidence.places),
    ):
        for entity in entities:
            yield subject, term(f"claimed{position.capitalize()}"), iris.entity(entity)
        yield from _positioned(subject, name, position, participants, entities, iris, text)
    yield from _positioned(subject, name, "other", claim.others, (None,) * len(claim.others), iris, text)


def _positioned(
    subject: NamedNode,
    name: str,
    position: str,
    participants: Sequence[Participant],
    entities: Sequence[str | None],
    iris: Iris,
    text: str,
) -> Iterator[Triple]:
    for number, (participant, entity) in enumerate(zip(participants, entities, strict=True), start=1):
        suffix = f"{position}-{number}"
        node = iris.part("participation", name, suffix)
        yield subject, term("participation"), node
        yield node, TYPE, term("Participation")
        yield node, term("position"), literals.text(position)
        yield node, LABEL, literals.text(participant.name)
        yield from _span(node, participant.span, "", text)
        yield node, term("headBegin"), literals.integer(participant.head.start)
        yield node, term("headEnd"), literals.integer(participant.head.end)
        if participant.role:
            yield node, term("role"), literals.text(participant.role)
        if entity is not None:
            yield node, term("entity"), iris.entity(entity)
        if participant.quantity is not None:
            counted = iris.part("quantity", name, suffix)
            yield subject, term("quantity"), counted
            yield node, term("quantity"), counted
            yield from _quantity(counted, participant.quantity)


def _quantity(subject: NamedNode, quantity: Quantity) -> Iterator[Triple]:
    yield subject, TYPE, term("Quantity")
    yield subject, VALUE, literals.number(quantity.value)
    if quantity.unit is not None:
        yield subject, UNIT_TEXT, literals.text(quantity.unit)
    if quantity.mod is not None:
        yield subject, term("quantityModifier"), literals.text(quantity.mod.value)
