"""Whether two claims tell one event: reasons for, reasons against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.records.claim import Basis, Claim
from kgraph.records.event import Evidence
from kgraph.records.interval import Interval, days

UNTYPED = "Event"
"""The type of a claim whose act no table knows."""

# Overlapping times show that two claims may be one event only while the times are short. With actor and target
# the same, a year will do ("in 2022 Russia invaded Ukraine"); with one of them missing, no more than a month.
_LONGEST_FULL = 366
_LONGEST_PARTIAL = 31

INTERCHANGEABLE = frozenset({"Accident", "Assault", "Disaster", "Elect", "Rule"})
"""Types whose nouns name each other's events (blast and explosion, raid and attack, ruling and acquittal). With others
"the inquiry" may go on after a search that is of the same type and another event."""

MUTUAL = frozenset({"Consult", "Meet", "Negotiate"})
"""Types whose actors and targets may change places: who meets whom is a matter of wording."""


@dataclass(frozen=True, slots=True)
class Sameness:
    """Why two claims are taken for one event; the higher `strength`, the surer."""

    strength: int
    reason: str


def blocking_keys(item: Evidence) -> Iterator[tuple[str, ...]]:
    """Yield keys of which two claims share one wherever `sameness` may find a reason: few pairs are compared."""
    claim = item.claim
    for entity in sorted({*item.doers, *item.targets}):
        yield claim.polarity, claim.status, "act", act(claim), entity
    for place in sorted({*item.places, *item.near}):
        yield claim.polarity, claim.status, "at", place
    if claim.time.span is not None:
        yield claim.polarity, claim.status, "dated by", act(claim), str(claim.time.span.start)
    if claim.type != UNTYPED:
        for actor in sorted(set(item.doers)):
            for target in sorted(set(item.targets)):
                yield claim.polarity, claim.status, "type", claim.type, actor, target


def sameness(one: Evidence, other: Evidence) -> Sameness | None:
    """Return why two claims of one document tell one event, or `None` where nothing says so."""
    if conflict(one, other):
        return None
    actors, targets = _shared(one.doers, other.doers), _shared(_known(one, one.targets), _known(other, other.targets))
    same_act = act(one.claim) == act(other.claim)
    near = _close(one.claim, other.claim, _LONGEST_FULL if actors and targets else _LONGEST_PARTIAL)
    dated = one.claim.time.interval is not None and other.claim.time.interval is not None
    if actors and targets and same_act and (near or not dated):
        return Sameness(3, "same act, actors and targets, times that agree")
    if actors and targets and near and _same_type(one.claim, other.claim):
        return Sameness(2, "same kind of act, actors and targets at overlapping times")
    if same_act and _takes_up(one, other):
        return Sameness(2, "same act, taken up again and dated by the same words")
    if _is_located(one, other) and (same_act or one.claim.type == other.claim.type in INTERCHANGEABLE):
        return Sameness(1, "same act, place and day, nothing else told")
    if (actors or targets) and near and same_act:
        return Sameness(1, f"same act and {'actors' if actors else 'targets'} at overlapping times, the rest left out")
    return None


def _is_located(one: Evidence, other: Evidence) -> bool:
    """Tell whether one place and day is all that one of the claims tells: "the blast", "an explosion in Bergen"."""
    bare = any(not (item.actors or item.targets) for item in (one, other))
    at = {*one.places, *one.near} & {*other.places, *other.near}
    return bare and bool(at - one.local) and _close(one.claim, other.claim, 1)


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
    if _disjoint(one.doers, other.doers):
        return "other actors"
    if _disjoint(_known(one, one.targets), _known(other, other.targets)):
        return "other targets"
    if _disjoint(*_comparable(one, other)):
        return "other places"
    return "other numbers" if one.document_key == other.document_key and _numbers_differ(left, right) else None


def parties(item: Evidence) -> frozenset[str]:
    """Return everybody who takes part, on whichever side."""
    return frozenset((*item.doers, *item.targets))


def act(claim: Claim) -> str:
    """Return the act without its sense: the verb of the roleset, else the word."""
    return claim.roleset.partition(".")[0] if claim.roleset else claim.action.casefold()


def _same_type(one: Claim, other: Claim) -> bool:
    return one.type == other.type != UNTYPED


def _shared(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether the participants of one claim are all among those of the other; nobody is among nobody."""
    left, right = set(one), set(other)
    return bool(left and right) and (left <= right or right <= left)


def _known(item: Evidence, participants: Sequence[str]) -> tuple[str, ...]:
    """Return the participants without bare numbers ("Storm kills 12"), which tell nobody."""
    return tuple(entity for entity in participants if entity not in item.numbers)


def _comparable(one: Evidence, other: Evidence) -> tuple[Sequence[str], Sequence[str]]:
    """Return the places of two claims, as far as they can be compared: a house may stand in any town."""
    left, right = set(one.places) - one.local, set(other.places) - other.local
    if bool(left) != bool(right):
        return (), ()
    return (sorted(left), sorted(right)) if left else (one.places, other.places)


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
    bare = {float(p.name) for claim in (one, other) for p in claim.targets if p.name.isdigit()}
    told = {p.quantity.value for claim in (one, other) for p in claim.targets if p.quantity and not p.name.isdigit()}
    return bool(bare and told and bare.isdisjoint(told)) or any(
        counted.get((p.quantity.unit or "").casefold(), p.quantity.value) != p.quantity.value
        for p in (*other.actors, *other.targets)
        if p.quantity
    )
