"""Whether two claims tell one event: reasons for, reasons against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.records.claim import Basis, Claim, ClaimKind
from kgraph.records.event import Evidence
from kgraph.records.interval import Granularity, Interval, days
from kgraph.resolution.clusters import Partition

UNTYPED = "Event"
"""The type of a claim whose act no table knows."""

# Overlapping times show that two claims may be one event only while the times are short. With actor and target
# the same, a year will do ("in 2022 Russia invaded Ukraine"); with one of them missing, no more than a month.
_LONGEST_FULL = 366
_LONGEST_PARTIAL = 31

ACROSS = "same act, day and named participants in several documents"
"""Why claims of several documents are one event."""


@dataclass(frozen=True, slots=True)
class Sameness:
    """Why two claims are taken for one event; the higher `strength`, the surer."""

    strength: int
    reason: str


def blocking_keys(item: Evidence) -> Iterator[tuple[str, ...]]:
    """Yield keys of which two claims share one wherever `sameness` may find a reason: few pairs are compared."""
    claim = item.claim
    for entity in sorted({*item.actors, *item.targets}):
        yield claim.polarity, claim.status, "act", _act(claim), entity
    if claim.time.span is not None:
        yield claim.polarity, claim.status, "dated by", _act(claim), str(claim.time.span.start)
    if claim.type != UNTYPED:
        for actor in sorted(set(item.actors)):
            for target in sorted(set(item.targets)):
                yield claim.polarity, claim.status, "type", claim.type, actor, target


def sameness(one: Evidence, other: Evidence) -> Sameness | None:
    """Return why two claims of one document tell one event, or `None` where nothing says so."""
    if conflict(one, other):
        return None
    actors, targets = _shared(one.actors, other.actors), _shared(one.targets, other.targets)
    same_act = _act(one.claim) == _act(other.claim)
    near = _close(one.claim, other.claim, _LONGEST_FULL if actors and targets else _LONGEST_PARTIAL)
    dated = one.claim.time.interval is not None and other.claim.time.interval is not None
    if actors and targets and same_act and (near or not dated):
        return Sameness(3, "same act, actors and targets, times that agree")
    if actors and targets and near and _same_type(one.claim, other.claim):
        return Sameness(2, "same kind of act, actors and targets at overlapping times")
    if same_act and _takes_up(one, other):
        return Sameness(2, "same act, taken up again and dated by the same words")
    if (actors or targets) and near and same_act:
        return Sameness(1, f"same act and {'actors' if actors else 'targets'} at overlapping times, the rest left out")
    return None


def _takes_up(one: Evidence, other: Evidence) -> bool:
    """Tell whether the later claim only names the earlier event again: "the raid", dated by the words that dated it.

    Its basis says that the discourse dates it; what it tells of participants, if anything, the earlier one tells too.
    """
    first, last = sorted((one, other), key=lambda item: item.claim.trigger)
    if first.claim.time.basis is not Basis.TEXT or last.claim.time.basis is not Basis.DISCOURSE:
        return False
    told = {*last.actors, *last.targets}
    return first.claim.time.span == last.claim.time.span and told <= {*first.actors, *first.targets}


def conflict(one: Evidence, other: Evidence) -> str | None:
    """Return what keeps two claims apart for good, or `None`."""
    left, right = one.claim, other.claim
    if (left.kind, left.polarity, left.status) != (right.kind, right.polarity, right.status):
        return "one asserts, the other denies, plans or supposes"
    if left.sentence == right.sentence and one.document_key == other.document_key:
        return "two predicates of one sentence"
    if left.time.interval and right.time.interval and not left.time.interval.overlaps(right.time.interval):
        return "other time"
    for name in ("actors", "targets", "places"):
        if _disjoint(getattr(one, name), getattr(other, name)):
            return f"other {name}"
    return "other numbers" if one.document_key == other.document_key and _numbers_differ(left, right) else None


def across_documents(evidence: Sequence[Evidence], partition: Partition) -> Iterator[tuple[int, int]]:
    """Yield pairs of claims from several documents that tell one event.

    Kind of act, day, polarity and status are known and equal, and so are the targets, all of them named. The actors
    are equal; or where one document leaves them out or only describes them ("police"), the act itself is. Where a
    document has two events with these, or two claims conflict, nobody can say which is which, and none is joined.
    """
    first: dict[tuple[str, ...], int] = {}
    links = [(first.setdefault(key, index), index) for index, item in enumerate(evidence) for key in _full_keys(item)]
    joined = Partition(len(evidence))
    for group in partition.groups():
        for member in group[1:]:
            joined.join(group[0], member, "")
    for one, other in links:
        joined.join(one, other, "")
    clear = {
        joined.find(one)
        for one in sorted({joined.find(one) for one, _ in links})
        if _is_clear([(evidence[i], partition.find(i)) for i in joined.members(one)])
    }
    yield from ((one, other) for one, other in links if one != other and joined.find(one) in clear)


def _is_clear(members: Sequence[tuple[Evidence, int]]) -> bool:
    """Tell whether each document has one event among the members (with the number of its set), by one, at one place.

    What a document leaves out or only describes agrees with what another one names.
    """
    sets = {number for _, number in members}
    documents = {item.document_key for item, _ in members}
    actors = {named for item, _ in members if (named := _named(item, item.actors))}
    places = [named for item, _ in members if (named := _named(item, item.places))]
    together = not places or bool(frozenset[str].intersection(*places))
    return len(sets) == len(documents) and len(actors) < 2 and together


def _full_keys(item: Evidence) -> Iterator[tuple[str, ...]]:
    """Yield what claims of several documents have to have in common: one key for named actors, one without them."""
    claim, interval = item.claim, item.claim.time.interval
    targets = _named(item, item.targets)
    if claim.kind is not ClaimKind.EVENT or interval is None or not targets or len(targets) < len(set(item.targets)):
        return
    if interval.granularity is not Granularity.DAY or interval.begin is None or interval.begin != interval.end:
        return
    common = (*sorted(targets), interval.begin.isoformat(), claim.polarity, claim.status)
    actors = _named(item, item.actors)
    if actors and claim.type != UNTYPED:
        yield "type", claim.type, "|".join(sorted(actors)), *common
    yield "act", claim.type, _act(claim), *common


def _named(item: Evidence, participants: Sequence[str]) -> frozenset[str]:
    """Return the participants that can be recognised in another document."""
    return frozenset(participants) - item.local


def _act(claim: Claim) -> str:
    return claim.roleset.partition(".")[0] if claim.roleset else claim.action.casefold()


def _same_type(one: Claim, other: Claim) -> bool:
    return one.type == other.type != UNTYPED


def _shared(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether the participants of one claim are all among those of the other; nobody is among nobody."""
    left, right = set(one), set(other)
    return bool(left and right) and (left <= right or right <= left)


def _disjoint(one: Sequence[str], other: Sequence[str]) -> bool:
    return bool(one) and bool(other) and not set(one) & set(other)


def _close(one: Claim, other: Claim, longest: int) -> bool:
    """Tell whether both times are known, overlap, and are short enough for that to mean something."""
    left, right = one.time.interval, other.time.interval
    if left is None or right is None or not left.overlaps(right):
        return False
    return _length(left) <= longest and _length(right) <= longest


def _length(interval: Interval) -> int:
    found = days(interval)
    return found if found is not None else _LONGEST_FULL + 1


def _numbers_differ(one: Claim, other: Claim) -> bool:
    """Tell whether the claims count the same unit to different numbers."""
    counted: dict[str, float] = {}
    for participant in (*one.actors, *one.targets):
        if participant.quantity:
            counted[(participant.quantity.unit or "").casefold()] = participant.quantity.value
    return any(
        counted.get((p.quantity.unit or "").casefold(), p.quantity.value) != p.quantity.value
        for p in (*other.actors, *other.targets)
        if p.quantity
    )
