"""Claims of several documents that tell one event: by what they have in common, from the surest to the least sure.

Polarity, status and day are always equal, but for the death of a person, whom nobody kills twice. Each kind of
agreement leaves something open that another document may tell; a document that has two events of the kind, or any
two claims that clash, leave all of them apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from kgraph.knowledge.folding import fold
from kgraph.records.claim import ClaimKind, Participant, Polarity, Status
from kgraph.records.event import Evidence
from kgraph.records.interval import Granularity, Interval
from kgraph.records.mention import EntityType
from kgraph.resolution.clusters import Partition
from kgraph.resolution.sameness import MUTUAL, UNTYPED, act, parties

ACROSS = "same act, day and named participants in several documents"
"""Why claims of several documents are one event, where nothing but what only one of them tells is open."""

_ONCE = frozenset(
    {"Abduct", "Appoint", "Arrest", "Charge", "Convict", "Dismiss", "Elect", "Marry", "Release", "Resign", "Sentence"}
)
"""What happens to one person hardly twice a day, in whatever words: who did it need not be told."""

_LOCATED = frozenset({"Accident", "Assault", "Die", "Disaster", "Injure", "Kill", "Destroy"})
"""What is known by where and when it happened: the blast at the market on Monday."""

_EXPLOSIONS = frozenset({"blast", "bomb", "bombing", "detonate", "detonation", "explode", "explosion"})

_SETTLED_DAYS = 3
"""So far the days may lie apart that papers give for the death of one person: the night, the find, the report."""

_MOST_COMPARED = 50
"""So many papers on one event are compared with all others: work stays in proportion to their number."""

Key = tuple[str, ...]
Keys = Callable[[Evidence, Mapping[str, EntityType]], Iterator[Key]]


@dataclass(frozen=True, slots=True)
class _Agreement:
    """A kind of agreement: the keys that claims share, and why they are one.

    `same_day` where the days are equal; `same_actors` where papers that name other actors tell another event.
    """

    keys: Keys
    reason: str
    same_day: bool = True
    same_actors: bool = True


def join_across(evidence: Sequence[Evidence], partition: Partition, types: Mapping[str, EntityType]) -> None:
    """Join the claims of several documents that tell one event; `types` are those of the entities."""
    for agreement in _AGREEMENTS:
        blocks: defaultdict[Key, set[int]] = defaultdict(set)
        for index, item in enumerate(evidence):
            if item.claim.kind is ClaimKind.EVENT:
                for key in agreement.keys(item, types):
                    blocks[key].add(partition.find(index))
        for key in sorted(blocks):
            roots = sorted({partition.find(root) for root in blocks[key]})
            if len(roots) > 1 and _is_clear(evidence, [partition.members(root) for root in roots], agreement):
                for root in roots[1:]:
                    partition.join(roots[0], root, agreement.reason)


def _is_clear(evidence: Sequence[Evidence], groups: Sequence[Sequence[int]], agreement: _Agreement) -> bool:
    """Tell whether no document has two of the events and no two of their claims clash."""
    documents = [{evidence[item].document_key for item in group} for group in groups]
    if len(set[str]().union(*documents)) < sum(map(len, documents)):
        return False
    sites = [frozenset[str]().union(*(_sites(evidence[item]) for item in group)) for group in groups]
    told = [[evidence[item] for item in group] for group in groups]
    return not any(
        _apart(sites[one], sites[other])
        or _other_thing(told[one], told[other])
        or any(_clash(left, right, agreement) for left in told[one] for right in told[other])
        for one, other in _pairs(len(groups))
    )


def _pairs(number: int) -> Iterator[tuple[int, int]]:
    """Yield what is compared: each with each, or, of very many papers on one event, each with the first few."""
    for one in range(min(number, _MOST_COMPARED)):
        yield from ((one, other) for other in range(one + 1, number))


def _clash(one: Evidence, other: Evidence, agreement: _Agreement) -> bool:
    """Tell whether what both documents name differs; what one leaves out or only describes agrees with anything."""
    left, right = one.claim, other.claim
    if (left.kind, left.polarity, left.status) != (right.kind, right.polarity, right.status):
        return True
    if left.time.interval and right.time.interval and not _near(left.time.interval, right.time.interval, agreement):
        return True
    if left.type in MUTUAL and right.type in MUTUAL:
        return _apart(parties(one) - one.local, parties(other) - other.local)
    mine, theirs = named(one, one.doers), named(other, other.doers)
    disagree = agreement.same_actors and not (mine <= theirs or theirs <= mine)
    return disagree or _apart(named(one, one.targets), named(other, other.targets))


def _near(one: Interval, other: Interval, agreement: _Agreement) -> bool:
    if one.overlaps(other):
        return True
    first, last = sorted((one, other), key=lambda interval: (interval.begin is not None, interval.begin))
    if agreement.same_day or first.end is None or last.begin is None:
        return False
    return last.begin - first.end <= timedelta(days=_SETTLED_DAYS)


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and not one & other


def _other_thing(one: Sequence[Evidence], other: Sequence[Evidence]) -> bool:
    """Tell whether both only describe to whom it was done, and with other words ("two soldiers", "a fishing deal")."""
    if any(named(item, item.targets) for item in (*one, *other)):
        return False
    left, right = ([_words(target) for item in side for target in item.claim.targets] for side in (one, other))
    return bool(left) and bool(right) and not any(_alike(mine, theirs) for mine in left for theirs in right)


def _words(participant: Participant) -> tuple[str, ...]:
    """Return the words of a description up to its noun, folded, numbers left out: the noun stands last."""
    words = fold(participant.name.partition(" of ")[0]).split()
    noun = fold(participant.quantity.unit or "") if participant.quantity else ""
    return tuple(word for word in words if not word.isdigit()) or (noun,)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two descriptions have one noun and do not narrow it down to different things."""
    narrow = set(one[:-1]), set(other[:-1])
    if not one[-1] or not other[-1]:
        return True
    return one[-1].removesuffix("s") == other[-1].removesuffix("s") and not (
        narrow[0] and narrow[1] and not narrow[0] & narrow[1]
    )


def _sites(item: Evidence) -> frozenset[str]:
    return named(item, (*item.places, *item.near))


def named(item: Evidence, participants: Sequence[str]) -> frozenset[str]:
    """Return the participants that can be recognised in another document."""
    return frozenset(participants) - item.local


# ---------------------------------------------------------------- what claims of one event have in common


def _common(item: Evidence) -> Key | None:
    """Return polarity, status and day, `None` where no single day is known."""
    interval = item.claim.time.interval
    if interval is None or interval.granularity is not Granularity.DAY or interval.begin is None:
        return None
    return (
        (item.claim.polarity, item.claim.status, interval.begin.isoformat()) if interval.begin == interval.end else None
    )


def _all_named(item: Evidence, participants: Sequence[str]) -> tuple[str, ...]:
    """Return the participants, sorted, if there are any and all are named; else nobody."""
    found = named(item, participants)
    return tuple(sorted(found)) if len(found) == len(set(participants)) else ()


def _full(item: Evidence, _: Mapping[str, EntityType]) -> Iterator[Key]:
    """Yield a key for named targets with named actors, and one for the act itself without them."""
    common, targets = _common(item), _all_named(item, item.targets)
    if common is None or not targets:
        return
    actors = named(item, item.doers)
    if actors and item.claim.type != UNTYPED:
        yield "type", item.claim.type, "|".join(sorted(actors)), *targets, *common
    yield "act", item.claim.type, act(item.claim), *targets, *common


def _once(item: Evidence, types: Mapping[str, EntityType]) -> Iterator[Key]:
    """Yield a key for what happens to one person once a day."""
    common = _common(item)
    for person in _all_named(item, item.targets or item.actors) if item.claim.type in _ONCE else ():
        if common is not None and types.get(person) is EntityType.PERSON:
            yield item.claim.type, person, *common


def _killed(item: Evidence, types: Mapping[str, EntityType]) -> Iterator[Key]:
    """Yield a key for the killing of a named person, on whatever day."""
    claim = item.claim
    if claim.type == "Kill" and (claim.polarity, claim.status) == (Polarity.POSITIVE, Status.HAPPENED):
        for person in _all_named(item, item.targets):
            if types.get(person) is EntityType.PERSON:
                yield claim.type, person


def _mutual(item: Evidence, _: Mapping[str, EntityType]) -> Iterator[Key]:
    """Yield a key for talks: it does not matter who of the parties is the grammatical subject."""
    common, found = _common(item), parties(item) - item.local
    if common is not None and item.claim.type in MUTUAL and len(found) == len(parties(item)) > 1:
        yield "talks", *sorted(found), *common


def _done_with(item: Evidence, _: Mapping[str, EntityType]) -> Iterator[Key]:
    """Yield a key for each named actor who does something with a described thing: who signs an agreement."""
    common = _common(item)
    if common is None or item.claim.type == UNTYPED:
        return
    for actor in sorted(named(item, item.doers)):
        for target in item.claim.targets:
            yield item.claim.type, actor, _words(target)[-1].removesuffix("s"), *common


def _located(item: Evidence, types: Mapping[str, EntityType]) -> Iterator[Key]:
    """Yield a key for each town or building where harm was done."""
    common = _common(item)
    if common is None or item.claim.type not in _LOCATED or named(item, item.targets):
        return
    for place in sorted(named(item, (*item.places, *item.near))):
        if types.get(place) in (EntityType.PLACE, EntityType.FACILITY):
            yield _harm(item), place, *common


def _harm(item: Evidence) -> str:
    """Return what sort of harm it is: deaths are killings in other papers, a bombing is an explosion."""
    if act(item.claim) in _EXPLOSIONS:
        return "explosion"
    return "Kill" if item.claim.type == "Die" else item.claim.type


_AGREEMENTS = (
    _Agreement(_full, ACROSS),
    _Agreement(_once, "same person to whom it happens once a day", same_actors=False),
    _Agreement(_mutual, "same parties to talks on one day"),
    _Agreement(_killed, "same person killed", same_day=False, same_actors=False),
    _Agreement(_done_with, "same named actor, kind of act, kind of thing and day in several documents"),
    _Agreement(_located, "same kind of event, town and day in several documents"),
)
