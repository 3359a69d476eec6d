"""Part of a world: some days, some actors, the best attested events, or the events of a pair and a month as one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kgraph.errors import DatasetError
from kgraph.rdf.dataset import Dataset
from kgraph.rdf.names import UnknownNameError, entities_named
from kgraph.records.claim import ClaimKind
from kgraph.records.event import Event, Evidence, Standing, World
from kgraph.records.interval import Granularity, Interval, month

# What shows how an aggregated event is told without keeping all of it.
SAMPLES = 3

_SHOWN_FIRST = frozenset({Standing.FACT, Standing.REPORTED})


@dataclass(frozen=True, slots=True)
class Choice:
    """What to show: events that share a day with `first` to `last`, in which one of `actors` (entity ids) takes part.

    Of more than `most` events the best attested stay. `aggregate` makes one event of those of the same
    participants, standing and month.
    """

    first: date | None = None
    last: date | None = None
    actors: frozenset[str] = frozenset()
    most: int | None = None
    aggregate: bool = False


def chosen(world: World, choice: Choice) -> World:
    """Return the part of a world that is chosen, with the documents and entities that it needs."""
    events: Sequence[Event] = [event for event in world.events if _meets(event, choice)]
    if choice.aggregate:
        events = _aggregated(events)
    if choice.most is not None and len(events) > choice.most:
        events = sorted(sorted(events, key=_weight)[: choice.most], key=lambda event: event.id)
    return world if len(events) == len(world.events) else _with(world, tuple(events))


def ids_named(dataset: Dataset, names: Iterable[str]) -> frozenset[str]:
    """Return the ids of the entities that bear one of the names, whole or in part.

    Raises:
        DatasetError: nothing in the dataset bears a name, or the dataset cannot be read.
    """
    found: set[str] = set()
    for name in names:
        try:
            found |= {node.value.rpartition("/")[2] for node in entities_named(dataset.store, name)}
        except UnknownNameError as error:
            near = f"; near are {', '.join(error.near)}" if error.near else ""
            raise DatasetError(dataset.path, f"nothing is called {name!r}{near}") from error
    return frozenset(found)


def _meets(event: Event, choice: Choice) -> bool:
    if choice.actors and choice.actors.isdisjoint(event.actors + event.targets):
        return False
    if choice.first is None and choice.last is None:
        return True
    if event.interval is None:
        return False
    begin, end = event.interval.begin or date.min, event.interval.end or date.max
    return begin <= (choice.last or date.max) and end >= (choice.first or date.min)


def _weight(event: Event) -> tuple[bool, int, float, str]:
    """Order events by what is looked at first: facts and reports, told by many documents, surely."""
    first = event.standing in _SHOWN_FIRST and event.kind is ClaimKind.EVENT
    documents = len({item.document_key for item in event.evidence})
    return not first, -documents, -max((item.claim.confidence for item in event.evidence), default=0.0), event.id


def _with(world: World, events: tuple[Event, ...]) -> World:
    """Return a world of some events only."""
    evidence = [item for event in events for item in event.evidence]
    keys = {item.document_key for item in evidence}
    ids = {id_ for event in events for id_ in (*event.actors, *event.targets, *event.places)}
    ids |= {id_ for item in evidence for id_ in (*item.actors, *item.targets, *item.places, *item.sources)}
    return replace(
        world,
        documents=tuple(document for document in world.documents if document.key in keys),
        entities=tuple(entity for entity in world.entities if entity.id in ids),
        events=events,
        syndicated=tuple(pair for pair in world.syndicated if keys.issuperset(pair)),
        roles=tuple(role for role in world.roles if role.document_key in keys and role.person in ids),
    )


def _aggregated(events: Iterable[Event]) -> list[Event]:
    """Return one event for all that share participants, standing, kind and month; by id."""
    groups: defaultdict[tuple[object, ...], list[Event]] = defaultdict(list)
    for event in events:
        key = frozenset(event.actors), frozenset(event.targets), event.standing, event.kind, _month(event.interval)
        groups[key].append(event)
    return sorted((_one(group) for group in groups.values()), key=lambda event: event.id)


def _month(interval: Interval | None) -> Interval | None:
    """Return the month around an interval; the interval itself where no month holds it."""
    if interval is None or interval.begin is None or interval.end is None:
        return interval
    begin, end = interval.begin, interval.end
    inside = (begin.year, begin.month) == (end.year, end.month)
    return month(begin.year, begin.month) if inside else Interval(begin, end, Granularity.INTERVAL)


def _one(group: Sequence[Event]) -> Event:
    """Return the events of a group as one: what is done most often, with the surest claims as examples."""
    if len(group) == 1:
        return group[0]
    ordered = sorted(group, key=_weight)
    (type_, action), _ = Counter((event.type, event.action) for event in ordered).most_common(1)[0]
    lead = next(event for event in ordered if (event.type, event.action) == (type_, action))
    days = {event.interval for event in group}
    claims = sorted((item for event in ordered for item in event.evidence), key=_surest)
    return replace(
        lead,
        interval=lead.interval if len(days) == 1 else _month(lead.interval),
        places=tuple(sorted(set(lead.places).intersection(*(event.places for event in group)))),
        evidence=tuple(claims[:SAMPLES]),
        disputed=(),
        reason=f"{len(group):,} events between the same in this time, {len(claims):,} claims; the surest are shown",
    )


def _surest(item: Evidence) -> tuple[float, str]:
    return -item.claim.confidence, item.id
