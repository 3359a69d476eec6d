"""What is said of one claim and its parts: what one sentence says, in its own words, according to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from kgraph.rdf import literals
from kgraph.rdf.iris import Iris
from kgraph.rdf.spelling import Spelling, Statement
from kgraph.rdf.subjects import Subject
from kgraph.rdf.terms import BASES, GRANULARITIES, MODALITIES, POLARITIES
from kgraph.records.claim import Claim, ClaimTime, Participant, Quantity, Source
from kgraph.records.document import Span
from kgraph.records.event import Evidence
from kgraph.records.interval import Interval


def claim_subjects(evidence: Evidence, name: str, graph: str, iris: Iris, text: str) -> Iterator[Subject]:
    """Yield a claim under its local name and its parts; `text` is the text of its document."""

    def subject(folder: str, local: str) -> str:
        return iris.full(folder, local)

    claim = evidence.claim
    yield Subject(subject("claim", name), graph, partial(_claim, evidence, name, text))
    for number, source in enumerate(claim.sources[1:], start=1):
        part = partial(_attribution, source, evidence.sources[number], _via(evidence, name, number), text)
        yield Subject(subject("attribution", f"{name}-{number}"), graph, part)
    for position, suffix, participant, entity in _parts(evidence):
        part = partial(_participation, participant, position, entity, f"{name}-{suffix}", text)
        yield Subject(subject("participation", f"{name}-{suffix}"), graph, part)
        if participant.quantity is not None:
            yield Subject(subject("quantity", f"{name}-{suffix}"), graph, partial(_quantity, participant.quantity))


def interval_statements(interval: Interval, s: Spelling) -> Iterator[Statement]:
    """Yield the known bounds as days, the granularity, the EDTF text, and the date for display where there is one."""
    n = s.names
    if interval.begin is not None:
        yield n["kg:earliest"], s.day(interval.begin)
    if interval.end is not None:
        yield n["kg:latest"], s.day(interval.end)
    yield n["kg:granularity"], n[GRANULARITIES[interval.granularity]]
    yield n["kg:edtf"], s.text(interval.edtf)
    shown = literals.display_date(interval)
    if shown is not None:
        yield n["kg:date"], s.typed(*shown)


def _parts(evidence: Evidence) -> Iterator[tuple[str, str, Participant, str | None]]:
    """Yield the participants: position, the last part of the local name, the participant, its entity."""
    claim = evidence.claim
    positions: tuple[tuple[str, Sequence[Participant], Sequence[str | None]], ...] = (
        ("actor", claim.actors, evidence.actors),
        ("target", claim.targets, evidence.targets),
        ("place", claim.places, evidence.places),
        ("other", claim.others, (None,) * len(claim.others)),
    )
    for position, participants, entities in positions:
        for number, (participant, entity) in enumerate(zip(participants, entities, strict=True), start=1):
            yield position, f"{position}-{number}", participant, entity


def _via(evidence: Evidence, name: str, number: int) -> str | None:
    """Return the local name of the attribution that comes after the source of a number, if there is one."""
    return f"{name}-{number + 1}" if number + 1 < len(evidence.claim.sources) else None


def _claim(evidence: Evidence, name: str, text: str, s: Spelling) -> Iterator[Statement]:
    claim, n = evidence.claim, s.names
    yield n["rdf:type"], n["kg:Claim"]
    yield n["dcterms:identifier"], s.text(claim.id)
    yield n["kg:document"], s.known("doc", evidence.document_key)
    yield from _words(claim.sentence, text, s)
    yield from _span(claim.trigger, "kg:trigger", text, s)
    yield from _kind(claim, s)
    yield from _time(claim.time, text, s)
    if claim.sources:
        yield from _source(claim.sources[0], evidence.sources[0], _via(evidence, name, 0), text, s)
    for claimed, entities in (
        ("kg:claimedActor", evidence.actors),
        ("kg:claimedTarget", evidence.targets),
        ("kg:claimedPlace", evidence.places),
    ):
        for entity in entities:
            yield n[claimed], s.known("entity", entity)
    for _, suffix, participant, _ in _parts(evidence):
        yield n["kg:participation"], s.node("participation", f"{name}-{suffix}")
        if participant.quantity is not None:
            yield n["kg:quantity"], s.node("quantity", f"{name}-{suffix}")


def _kind(claim: Claim, s: Spelling) -> Iterator[Statement]:
    n = s.names
    yield n["kg:action"], s.action(claim.action, claim.roleset)
    yield n["kg:kind"], s.text(claim.kind.value)
    yield n["kg:eventType"], s.event_type(claim.type)
    yield n["kg:polarity"], n[POLARITIES[claim.polarity]]
    yield n["kg:modality"], n[MODALITIES[claim.status]]
    yield n["kg:confidence"], s.decimal(round(claim.confidence, 2))


def _words(span: Span, text: str, s: Spelling) -> Iterator[Statement]:
    """Yield the words that a span covers and where they stand."""
    n = s.names
    yield n["kg:text"], s.text(text[span.start : span.end])
    yield n["kg:begin"], s.integer(span.start)
    yield n["kg:end"], s.integer(span.end)


def _span(span: Span, name: str, text: str, s: Spelling) -> Iterator[Statement]:
    """Yield the words of a span and where they stand under a name: `kg:cue`, `kg:cueBegin`, `kg:cueEnd`."""
    n = s.names
    yield n[name], s.text(text[span.start : span.end])
    yield n[f"{name}Begin"], s.integer(span.start)
    yield n[f"{name}End"], s.integer(span.end)


def _time(time: ClaimTime, text: str, s: Spelling) -> Iterator[Statement]:
    if time.interval is not None:
        yield from interval_statements(time.interval, s)
    if time.span is not None:
        yield from _span(time.span, "kg:dateText", text, s)
    if time.basis in BASES:
        yield s.names["kg:dateBasis"], s.names[BASES[time.basis]]


def _attribution(source: Source, entity: str, via: str | None, text: str, s: Spelling) -> Iterator[Statement]:
    yield s.names["rdf:type"], s.names["kg:Attribution"]
    yield from _source(source, entity, via, text, s)


def _source(source: Source, entity: str, via: str | None, text: str, s: Spelling) -> Iterator[Statement]:
    """Yield a source, and the attribution through which its word came."""
    n = s.names
    yield n["kg:accordingTo"], s.known("entity", entity)
    yield n["kg:sourceName"], s.text(source.name)
    if source.cue is not None:
        yield from _span(source.cue, "kg:cue", text, s)
    if via is not None:
        yield n["kg:via"], s.node("attribution", via)


def _participation(
    participant: Participant, position: str, entity: str | None, name: str, text: str, s: Spelling
) -> Iterator[Statement]:
    n = s.names
    yield n["rdf:type"], n["kg:Participation"]
    yield n["kg:position"], s.text(position)
    yield n["rdfs:label"], s.text(participant.name)
    yield from _words(participant.span, text, s)
    yield n["kg:headBegin"], s.integer(participant.head.start)
    yield n["kg:headEnd"], s.integer(participant.head.end)
    if participant.role:
        yield n["kg:role"], s.text(participant.role)
    if entity is not None:
        yield n["kg:entity"], s.known("entity", entity)
    if participant.quantity is not None:
        yield n["kg:quantity"], s.node("quantity", name)


def _quantity(quantity: Quantity, s: Spelling) -> Iterator[Statement]:
    n = s.names
    yield n["rdf:type"], n["kg:Quantity"]
    yield n["schema:value"], s.number(quantity.value)
    if quantity.unit is not None:
        yield n["schema:unitText"], s.text(quantity.unit)
    if quantity.mod is not None:
        yield n["kg:quantityModifier"], s.text(quantity.mod.value)
