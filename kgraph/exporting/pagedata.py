"""The data block of a page: a world as columns and tables of strings, read by `assets/model.js`.

Columns keep 20,000 events under 8 MB: every sentence, date, name and type stands once, events and claims point to it
by number. The claims of an event stand side by side, so that an event needs only the number of its first.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from typing import Generic, TypeVar, cast

from kgraph.rdf.taxonomy import taxonomy
from kgraph.records.claim import Basis, Claim, ClaimKind, Participant, Quantity, QuantityMod
from kgraph.records.document import Document, Span
from kgraph.records.event import Event, Evidence, Standing, World, standing_of
from kgraph.records.interval import Interval
from kgraph.views.network import Link, Network
from kgraph.views.timeline import date_label, timeline

Key = TypeVar("Key")
Json = dict[str, object]

_EPOCH = date(1970, 1, 1).toordinal()
_STANDINGS = list(Standing)
_BASES = list(Basis)
_QUANTITY_WORDS = {QuantityMod.ABOUT: "about ", QuantityMod.AT_LEAST: "at least ", QuantityMod.AT_MOST: "at most "}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


class Pool(Generic[Key]):
    """Numbers for things, in the order in which they are first met."""

    def __init__(self) -> None:
        self._numbers: dict[Key, int] = {}

    def __call__(self, item: Key) -> int:
        """Return the number of an item, a new one if it was never met."""
        return self._numbers.setdefault(item, len(self._numbers))

    @property
    def items(self) -> list[Key]:
        """Return the items in the order of their numbers."""
        return list(self._numbers)


@dataclass
class _Tables:
    """The tables that events and claims point into."""

    world: World
    types: Pool[tuple[str, ClaimKind]] = field(default_factory=Pool[tuple[str, ClaimKind]])
    actions: Pool[str] = field(default_factory=Pool[str])
    names: Pool[str] = field(default_factory=Pool[str])
    dates: Pool[Interval] = field(default_factory=Pool[Interval])
    sentences: Pool[tuple[int, Span]] = field(default_factory=Pool[tuple[int, Span]])

    def __post_init__(self) -> None:
        self.documents = {document.key: number for number, document in enumerate(self.world.documents)}
        self.entities = {entity.id: number for number, entity in enumerate(self.world.entities)}

    def date(self, interval: Interval | None) -> int:
        return -1 if interval is None else self.dates(interval)

    def of(self, ids: Iterable[str]) -> list[int]:
        return [self.entities[id_] for id_ in dict.fromkeys(ids)]


def page_data(world: World, view: Network, graph: Json, *, base: str) -> Json:
    """Return what a page shows of a world.

    Args:
        world: everything that is told.
        view: its actors and links.
        graph: the nodes, edges and options of the drawn network.
        base: under which the IRIs of the events lie.
    """
    tables = _Tables(world)
    line = timeline(world)
    events = [row.event for row in line.rows] + list(line.undated)
    numbers = {event.id: number for number, event in enumerate(events)}
    columns, claims = _events(events, tables), _claims(events, tables)
    return {
        "iri": base,
        "standings": _STANDINGS,
        "bases": _BASES,
        "families": [name for name, _ in _families()] + ["Other"],
        "documents": [_document(document) for document in world.documents],
        "entities": [[e.id, e.type, e.name, list(e.aliases), list(e.same_as)] for e in world.entities],
        "events": columns,
        "claims": claims,
        "types": _types(tables.types.items),
        "actions": tables.actions.items,
        "names": tables.names.items,
        "dates": [_date(interval) for interval in tables.dates.items],
        "sentences": [_sentence(number, span, world) for number, span in tables.sentences.items],
        "graph": graph,
        "links": [_link(link, tables, numbers) for link in (*view.links, *view.hidden)],
        "actors": view.actors,
    }


def to_json(data: Json) -> str:
    """Return the data as JSON that cannot end its script element, whatever stands in its strings.

    Halves of surrogate pairs, which no encoding can write, become U+FFFD.
    """
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _LONE_SURROGATE.sub("\ufffd", text.translate(_ESCAPES))


def _events(events: Sequence[Event], tables: _Tables) -> Json:
    return {
        "id": [event.id for event in events],
        "type": [tables.types((event.type, event.kind)) for event in events],
        "action": [tables.actions(event.action) for event in events],
        "standing": [_STANDINGS.index(event.standing) for event in events],
        "actors": [tables.of(event.actors) for event in events],
        "targets": [tables.of(event.targets) for event in events],
        "places": [tables.of(event.places) for event in events],
        "date": [tables.date(event.interval) for event in events],
        "claims": [len(event.evidence) for event in events],
        "disputed": {n: list(event.disputed) for n, event in enumerate(events) if event.disputed},
        "reason": {n: event.reason for n, event in enumerate(events) if event.reason},
    }


def _claims(events: Sequence[Event], tables: _Tables) -> Json:
    evidence = [item for event in events for item in event.evidence]
    claims = [item.claim for item in evidence]
    different = {
        n: _participants(item, tables)
        for n, (event, item) in enumerate((event, item) for event in events for item in event.evidence)
        if (item.actors, item.targets, item.places) != (event.actors, event.targets, event.places)
    }
    return {
        "sentence": [tables.sentences((tables.documents[i.document_key], i.claim.sentence)) for i in evidence],
        "from": [claim.trigger.start - claim.sentence.start for claim in claims],
        "to": [claim.trigger.end - claim.sentence.start for claim in claims],
        "standing": [_STANDINGS.index(standing_of(claim)) for claim in claims],
        "date": [tables.date(claim.time.interval) for claim in claims],
        "basis": [_BASES.index(claim.time.basis) for claim in claims],
        "confidence": [round(100 * claim.confidence) for claim in claims],
        "sources": [_sources(item, tables) for item in evidence],
        "different": different,
        "words": {n: _in_sentence(c, c.time.span) for n, c in enumerate(claims) if c.time.span},
        "quantities": {n: found for n, claim in enumerate(claims) if (found := _quantities(claim))},
        "others": {n: [[p.role, p.name] for p in claim.others] for n, claim in enumerate(claims) if claim.others},
    }


def _participants(item: Evidence, tables: _Tables) -> list[list[int]]:
    """Return actors, targets and places of a claim."""
    return [tables.of(item.actors), tables.of(item.targets), tables.of(item.places)]


def _in_sentence(claim: Claim, span: Span) -> list[int]:
    """Return a span counted from the start of the claim's sentence; one that lies elsewhere is left out."""
    inside = claim.sentence.contains(span)
    return [span.start - claim.sentence.start, span.end - claim.sentence.start] if inside else []


def _sources(item: Evidence, tables: _Tables) -> list[list[int]]:
    """Return name and entity of everybody whose word a claim is, nearest first."""
    return [
        [tables.names(source.name), tables.entities[id_]]
        for source, id_ in zip(item.claim.sources, item.sources, strict=True)
    ]


def _quantities(claim: Claim) -> list[str]:
    """Return the counted participants of a claim in words."""
    everybody: tuple[Participant, ...] = claim.actors + claim.targets + claim.places + claim.others
    return list(dict.fromkeys(_quantity(p.quantity) for p in everybody if p.quantity))


def _quantity(quantity: Quantity) -> str:
    number = f"{quantity.value:,}"
    return f"{_QUANTITY_WORDS.get(quantity.mod, '') if quantity.mod else ''}{number} {quantity.unit or ''}".strip()


def _document(document: Document) -> list[object]:
    published = document.published.isoformat() if document.published else None
    return [document.key, document.id, document.title, document.publisher, published, document.url]


def _sentence(number: int, span: Span, world: World) -> list[object]:
    return [number, span.start, span.of(world.documents[number].text)]


def _date(interval: Interval) -> list[object]:
    begin, end = (None if day is None else day.toordinal() - _EPOCH for day in (interval.begin, interval.end))
    return [begin, end, interval.granularity, date_label(interval)]


def _link(link: Link, tables: _Tables, numbers: dict[str, int]) -> list[object]:
    ends = tables.entities[link.actor], tables.entities[link.target]
    return [*ends, _STANDINGS.index(link.standing), int(link.mutual), sorted(numbers[id_] for id_ in link.events)]


def _families() -> list[tuple[str, frozenset[str]]]:
    """Return the families of event types in the order of their colours."""
    text = (files("kgraph.exporting") / "assets" / "families.toml").read_text(encoding="utf-8")
    rows = cast("list[dict[str, object]]", tomllib.loads(text)["family"])
    return [(str(row["name"]), frozenset(cast("list[str]", row["types"]))) for row in rows]


def _types(types: list[tuple[str, ClaimKind]]) -> list[list[object]]:
    """Return name, number of family and whether it is a statement, for each type."""
    families = _families()
    known = {type_: number for number, (_, members) in enumerate(families) for type_ in members}
    statements = known["Statement"]
    return [
        [
            name,
            statements if kind is ClaimKind.STATEMENT else _family(name, known, len(families)),
            int(kind is ClaimKind.STATEMENT),
        ]
        for name, kind in types
    ]


def _family(type_: str, known: Mapping[str, int], other: int) -> int:
    """Return the number of the family of a type: its own, or that of the nearest broader type which has one."""
    waiting = deque([type_])
    while waiting:
        name = waiting.popleft()
        if name in known:
            return known[name]
        waiting.extend(taxonomy()[name].broader if name in taxonomy() else ())
    return other
