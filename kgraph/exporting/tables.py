"""Events, claims and entities as CSV: one row each, for spreadsheets and data frames.

Events stand in the order of time, claims as they are told, document by document.

Several values stand in one cell with `; ` between them. Text that a spreadsheet would take for a formula gets an
apostrophe before it, for what an article says must never be computed.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from kgraph.rdf.dataset import Dataset
from kgraph.rdf.iris import Iris
from kgraph.rdf.literals import clean
from kgraph.rdf.saving import replace_file
from kgraph.rdf.write import claim_names, event_label
from kgraph.records.claim import Claim, Participant
from kgraph.records.document import Document
from kgraph.records.event import World
from kgraph.records.interval import Interval
from kgraph.views.timeline import timeline

Row = Mapping[str, str | int | float]

# See https://owasp.org/www-community/attacks/CSV_Injection.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_table(dataset: Dataset, target: Path, *, format: str) -> None:
    """Write a table to a file, one of `TABLE_FORMATS`; the file is replaced as a whole.

    Raises:
        DatasetError: the dataset cannot be read, or a record in it is incomplete.
        ExportError: the file cannot be written.
    """
    columns, rows = _TABLES[format]
    replace_file(target, _csv(columns, rows(dataset.world(), Iris(dataset.base))))


def _csv(columns: tuple[str, ...], rows: Iterable[Row]) -> Iterator[bytes]:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _safe(value) for name, value in row.items()})
        yield text.getvalue().encode()
        text.seek(0)
        text.truncate()
    yield text.getvalue().encode()


def _safe(value: str | float) -> str | float:
    if not isinstance(value, str):
        return value
    return clean(f"'{value}" if value.startswith(_FORMULA) else value)


def _joined(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(values))


_TIME = ("date", "earliest", "latest", "granularity")


def _time(interval: Interval | None) -> Row:
    if interval is None:
        return dict.fromkeys(_TIME, "")
    days = (day.isoformat() if day else "" for day in (interval.begin, interval.end))
    return dict(zip(_TIME, (interval.edtf, *days, interval.granularity.value), strict=True))


_EVENT = (
    "event", "what", "standing", "kind", "type", "action", "actors", "targets", "places", *_TIME,
    "sources", "documents", "claims", "confidence", "disputed", "sentence",
)  # fmt: skip


def _events(world: World, iris: Iris) -> Iterator[Row]:
    names = {entity.id: entity.name for entity in world.entities}
    documents = {document.key: document for document in world.documents}
    line = timeline(world)
    for event in (*(row.event for row in line.rows), *line.undated):
        parts = {"actors": event.actors, "targets": event.targets, "places": event.places}
        first = event.evidence[0]
        yield {
            "event": iris.node("event", event.id).value,
            "what": event_label(event, names),
            "standing": event.standing.value,
            "kind": event.kind.value,
            "type": event.type,
            "action": event.action,
            **{name: _joined(names[id_] for id_ in ids) for name, ids in parts.items()},
            **_time(event.interval),
            "sources": _joined(source.name for item in event.evidence for source in item.claim.sources),
            "documents": _joined(sorted(documents[item.document_key].id for item in event.evidence)),
            "claims": len(event.evidence),
            "confidence": max(item.claim.confidence for item in event.evidence),
            "disputed": _joined(event.disputed),
            "sentence": first.claim.sentence.of(documents[first.document_key].text),
        }


_CLAIM = (
    "claim", "event", "document", "title", "publisher", "published", "url", "begin", "end", "sentence", "trigger",
    "action", "type", "polarity", "status", "actors", "targets", "places", *_TIME, "basis", "date_text", "sources",
    "confidence",
)  # fmt: skip


def _claims(world: World, iris: Iris) -> Iterator[Row]:
    documents = {document.key: document for document in world.documents}
    local = claim_names(world.events)
    told = (
        (documents[item.document_key].id, item.claim.trigger, event.id, position, item)
        for event in world.events
        for position, item in enumerate(event.evidence)
    )
    for _, _, event_id, position, item in sorted(told, key=lambda row: row[:-1]):
        claim, event = iris.node("claim", local[event_id, position]), iris.node("event", event_id)
        row = _claim(item.claim, documents[item.document_key])
        yield {"claim": claim.value, "event": event.value, **row}


def _claim(claim: Claim, document: Document) -> Row:
    published = document.published.isoformat() if document.published else ""
    parts = {"actors": claim.actors, "targets": claim.targets, "places": claim.places}
    return {
        "document": document.id,
        "title": document.title or "",
        "publisher": document.publisher or "",
        "published": published,
        "url": document.url or "",
        "begin": claim.sentence.start,
        "end": claim.sentence.end,
        "sentence": claim.sentence.of(document.text),
        "trigger": claim.trigger.of(document.text),
        "action": claim.action,
        "type": claim.type,
        "polarity": claim.polarity.value,
        "status": claim.status.value,
        **{name: _names(found) for name, found in parts.items()},
        **_time(claim.time.interval),
        "basis": claim.time.basis.value,
        "date_text": _date_text(claim, document),
        "sources": _joined(source.name for source in claim.sources),
        "confidence": claim.confidence,
    }


def _names(participants: Iterable[Participant]) -> str:
    return _joined(participant.name for participant in participants)


def _date_text(claim: Claim, document: Document) -> str:
    return claim.time.span.of(document.text) if claim.time.span else ""


_ENTITY = ("entity", "name", "type", "aliases", "same_as", "stands_for", "acts", "undergoes")


def _entities(world: World, iris: Iris) -> Iterator[Row]:
    names = {entity.id: entity.name for entity in world.entities}
    acts = Counter(id_ for event in world.events for id_ in set(event.actors))
    undergoes = Counter(id_ for event in world.events for id_ in set(event.targets))
    for entity in world.entities:
        yield {
            "entity": iris.node("entity", entity.id).value,
            "name": entity.name,
            "type": entity.type.value,
            "aliases": _joined(entity.aliases),
            "same_as": _joined(entity.same_as),
            "stands_for": names[entity.stands_for] if entity.stands_for else "",
            "acts": acts[entity.id],
            "undergoes": undergoes[entity.id],
        }


_TABLES: Mapping[str, tuple[tuple[str, ...], Callable[[World, Iris], Iterator[Row]]]] = MappingProxyType(
    {"csv": (_EVENT, _events), "csv-claims": (_CLAIM, _claims), "csv-entities": (_ENTITY, _entities)}
)

TABLE_FORMATS = tuple(_TABLES)
"""`csv` has a row for each event."""
