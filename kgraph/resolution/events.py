"""Events out of claims: what tells one happening is put together, with the reason; the rest stays apart.

Inside a document two claims are one event if they tell the same act of the same participants and nothing speaks
against it: no other day, no other target, and never a denial with an assertion or a plan with a fact. Across
documents only claims that agree in everything known are joined. A merged event keeps every claim and takes no side.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.knowledge.overrides import Overrides
from kgraph.records.claim import Account, Claim, ClaimKind, Participant
from kgraph.records.document import Document, stable_key
from kgraph.records.event import Event, Evidence, Standing, World, standing_of
from kgraph.records.interval import Granularity, Interval
from kgraph.resolution.across import join_across
from kgraph.resolution.clusters import Partition
from kgraph.resolution.entities import NO_OVERRIDES, Resolved, resolve_entities
from kgraph.resolution.leads import join_headline
from kgraph.resolution.overriding import event_words, overridden
from kgraph.resolution.roles import roles
from kgraph.resolution.sameness import INTERCHANGEABLE, MUTUAL, blocking_keys, conflict, parties, sameness
from kgraph.resolution.syndication import syndicated

_STRENGTH = (Standing.FACT, Standing.REPORTED, Standing.PLANNED, Standing.POSSIBLE, Standing.DENIED)
"""What an event is if its claims differ: the first of these that one of them makes it."""

_DEFINITE = re.compile(r"\b(?:the|this|these)\s(?:[\w-]+\s)?$", re.IGNORECASE)
_BEFORE = 60
"""Characters before a trigger among which its article can stand, with a word between; "that" mostly opens a clause."""


def resolve(accounts: Iterable[Account], gazetteer: Gazetteer, overrides: Overrides = NO_OVERRIDES) -> World:
    """Return all documents, the entities in them, and the events they tell.

    The result depends on the set of accounts only: their order does not matter, and a document that comes twice
    (same URL, same text) counts once.
    """
    known = _by_key(overridden(accounts, overrides))
    resolved = resolve_entities(known, gazetteer, overrides)
    return World(
        documents=tuple(account.document for account in known),
        entities=resolved.entities,
        events=_events(known, resolved, overrides),
        syndicated=tuple(sorted(syndicated(account.document for account in known).items())),
        roles=roles(known, resolved.entities, resolved.chains, gazetteer),
    )


def _by_key(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Return one account for each document key, sorted by key; of equal documents the first by id and path."""
    found: dict[str, Account] = {}
    for account in sorted(accounts, key=lambda account: (account.document.id, account.document.source or "")):
        found.setdefault(account.document.key, account)
    return tuple(found[key] for key in sorted(found))


def _events(accounts: Sequence[Account], resolved: Resolved, overrides: Overrides) -> tuple[Event, ...]:
    documents = {account.document.key: account.document for account in accounts}
    evidence = [item for account in accounts for item in _evidence(account, resolved)]
    partition = Partition(len(evidence))
    words = event_words([(_event_id(item), item.id) for item in evidence], overrides)
    words.separate(partition)
    for first, last in _documents(evidence):
        _join_inside(evidence, range(first, last), partition)
        _take_up(evidence, range(first, last), partition)
        join_headline(evidence, range(first, last), documents[evidence[first].document_key], partition)
    join_across(evidence, partition, {entity.id: entity.type for entity in resolved.entities})
    words.join(partition)
    events = [
        _event([evidence[i] for i in group], partition.reason(group[0]), documents)
        for group in partition.groups()
        if words.dropped.isdisjoint(group)
    ]
    return tuple(sorted(events, key=lambda event: event.id))


def _evidence(account: Account, resolved: Resolved) -> Iterable[Evidence]:
    key = account.document.key
    for claim in sorted(account.claims, key=lambda claim: claim.trigger):
        actors = tuple(resolved.participant(key, p) for p in claim.actors)
        targets = tuple(resolved.participant(key, p) for p in claim.targets)
        beside = (place for other in account.claims if _told_with(claim, other) for place in other.places)
        places = tuple(resolved.participant(key, p, as_place=True) for p in claim.places)
        yield Evidence(
            document_key=key,
            claim=claim,
            actors=actors,
            targets=targets,
            places=places,
            sources=tuple(resolved.source(key, s) for s in claim.sources),
            definite=_DEFINITE.search(account.document.text[: claim.trigger.start][-_BEFORE:]) is not None,
            local=resolved.local & {*actors, *targets, *places},
            agents=tuple(resolved.owners.get(actor, actor) for actor in actors),
            numbers=frozenset(t for t, p in zip(targets, claim.targets, strict=True) if _is_number(p)),
            near=_near(places, (resolved.participant(key, place, as_place=True) for place in beside), resolved),
        )


def _near(places: Sequence[str], beside: Iterable[str], resolved: Resolved) -> tuple[str, ...]:
    """Return the places of events told with this one, and the towns of the buildings where it happened."""
    found = tuple(dict.fromkeys(beside))
    towns = (resolved.sites.get(place) for place in (*places, *found))
    return tuple(dict.fromkeys((*found, *(town for town in towns if town))))


def _is_number(participant: Participant) -> bool:
    return participant.entity is None and participant.name.isdigit()


def _told_with(claim: Claim, other: Claim) -> bool:
    """Tell whether one of the two events takes part in the other ("the blast in Bergen killed two")."""
    pairs = ((claim, other), (other, claim))
    return any(p.head == part.trigger for whole, part in pairs for p in (*whole.actors, *whole.targets))


def _documents(evidence: Sequence[Evidence]) -> Iterable[tuple[int, int]]:
    """Yield, for each document, the range of its evidence."""
    first = 0
    for index in range(1, len(evidence) + 1):
        if index == len(evidence) or evidence[index].document_key != evidence[first].document_key:
            yield first, index
            first = index


def _join_inside(evidence: Sequence[Evidence], indices: range, partition: Partition) -> None:
    """Join the claims of one document that tell one event, the surest pairs first."""
    blocks: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index in indices:
        item = evidence[index]
        if item.claim.kind is ClaimKind.EVENT:
            for key in blocking_keys(item):
                blocks[key].append(index)
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
    judged = [(same, one, other) for one, other in pairs if (same := sameness(evidence[one], evidence[other]))]
    for same, one, other in sorted(judged, key=lambda found: (-found[0].strength, found[2] - found[1], found[1])):
        if not _speaks_against(evidence, partition, one, other):
            partition.join(one, other, same.reason)


def _take_up(evidence: Sequence[Evidence], indices: range, partition: Partition) -> None:
    """Join "the blast", of which nothing else is told, with the only earlier event of its kind in the document."""
    seen: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for index in indices:
        item = evidence[index]
        claim = item.claim
        if claim.kind is not ClaimKind.EVENT or claim.type not in INTERCHANGEABLE:
            continue
        key = claim.type, claim.polarity, claim.status
        known = {partition.find(other) for other in seen[key]}
        alone = not (item.actors or item.targets or item.places)
        alone = alone and item.definite and len(known) == 1
        if alone and not _speaks_against(evidence, partition, index, min(known)):
            partition.join(min(known), index, "the only earlier event of its kind, taken up again")
        seen[key].add(index)


def _speaks_against(evidence: Sequence[Evidence], partition: Partition, one: int, other: int) -> bool:
    """Tell whether some claim of the one set conflicts with some claim of the other."""
    return any(
        conflict(evidence[left], evidence[right])
        for left in partition.members(one)
        for right in partition.members(other)
    )


# ---------------------------------------------------------------- the event


def _event(group: Sequence[Evidence], reason: str, documents: dict[str, Document]) -> Event:
    ordered = sorted(group, key=lambda item: _order(item, documents))
    first = ordered[0].claim
    intervals = [item.claim.time.interval for item in ordered if item.claim.time.interval]
    interval = _intersection(intervals)
    actors, targets = _union(item.actors for item in ordered), _union(item.targets for item in ordered)
    if all(item.claim.type in MUTUAL for item in ordered):
        actors = tuple(a for a in actors if a in ordered[0].actors or a not in targets)
        targets = tuple(t for t in targets if t not in actors)
    return Event(
        id=_event_id(ordered[0]),
        type=next((item.claim.type for item in ordered if item.claim.type != "Event"), first.type),
        action=first.action,
        roleset=next((item.claim.roleset for item in ordered if item.claim.roleset), None),
        kind=first.kind,
        actors=actors,
        targets=targets,
        places=_union(item.places for item in ordered),
        interval=interval or _hull(intervals),
        standing=min((standing_of(item.claim) for item in ordered), key=_STRENGTH.index),
        evidence=tuple(ordered),
        disputed=_disputed(ordered, dates_differ=bool(intervals) and interval is None),
        reason=reason,
    )


def _event_id(first: Evidence) -> str:
    """Return the id of the event whose first claim it is."""
    trigger = first.claim.trigger
    return stable_key("event", first.document_key, str(trigger.start), str(trigger.end))


def _order(item: Evidence, documents: dict[str, Document]) -> tuple[bool, str, str, int, int]:
    """Return the place of a claim among those of its event: publication date (none last), document, trigger."""
    published = documents[item.document_key].published
    trigger = item.claim.trigger
    return published is None, str(published or ""), item.document_key, trigger.start, trigger.end


def _union(parts: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entity for part in parts for entity in part))


def _intersection(intervals: Sequence[Interval]) -> Interval | None:
    """Return the days that all intervals share, with the granularity of the one that is exactly these days."""
    if not intervals:
        return None
    begin = max((i.begin for i in intervals if i.begin), default=None)
    end = min((i.end for i in intervals if i.end), default=None)
    if begin and end and begin > end:
        return None
    exact = next((i for i in intervals if (i.begin, i.end) == (begin, end)), None)
    return exact or Interval(begin, end, Granularity.INTERVAL)


def _hull(intervals: Sequence[Interval]) -> Interval | None:
    """Return the shortest interval that holds all of them; `None` for none, or where both ends are open."""
    begins, ends = [i.begin for i in intervals], [i.end for i in intervals]
    begin = None if None in begins else min((b for b in begins if b), default=None)
    end = None if None in ends else max((e for e in ends if e), default=None)
    return Interval(begin, end, Granularity.INTERVAL) if begin or end else None


def _disputed(group: Sequence[Evidence], *, dates_differ: bool) -> tuple[str, ...]:
    """Return in what the claims differ: neither set of actors or targets holds the other, two numbers of one thing.

    What a document describes without a name is no other participant than the one that another document names.
    """
    numbers: defaultdict[str, set[float]] = defaultdict(set)
    for item in group:
        for participant in (*item.claim.actors, *item.claim.targets):
            if participant.quantity:
                numbers[(participant.quantity.unit or "").casefold()].add(participant.quantity.value)
    mutual = all(item.claim.type in MUTUAL for item in group)
    found = {
        "date": dates_differ,
        "quantity": any(len(values) > 1 for values in numbers.values()),
        "actor": _differ([set(parties(item) if mutual else item.doers) - item.local for item in group]),
        "target": _differ([set(parties(item) if mutual else item.targets) - item.local for item in group]),
    }
    return tuple(name for name in sorted(found) if found[name])


def _differ(told: Sequence[set[str]]) -> bool:
    """Tell whether of two sets neither holds the other; who tells nothing differs from nobody."""
    return any(not (one <= other or other <= one) for one, other in combinations(filter(None, told), 2))
