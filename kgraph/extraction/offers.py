"""What a document offers as the time of an event that its own words do not date, with the evidence for each offer.

Offered are the times of the sentence, of the events that the event is joined to, of the sentences around it, of the
story and of its publication, and none at all. Evidence is a set of short names, `before:2` for a time that the text
told two sentences ago; `weighing.py` chooses by it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from kgraph.extraction.dating import NO_TIME, owned
from kgraph.extraction.links import Links, owners_of
from kgraph.extraction.recall import UNTYPED, Dated, Telling, names_of
from kgraph.records.claim import Basis, ClaimTime, Status
from kgraph.records.interval import Granularity, Interval
from kgraph.records.syntax import Sentence, Token

BACK = 12
"""Sentences before an event whose times are offered."""

AHEAD = 8
"""Sentences behind an event whose times are offered; of those farther than `NEAR` only with something in common."""

NEAR = 2

STEPS = (1, 2, 3, 5, 8)
"""Bounds of the distances in sentences that evidence tells apart."""

WORDS = (1, 2, 4, 7, 12, 20)
"""Bounds of the distances in words that evidence tells apart."""

Days = tuple[date | None, date | None] | None
"""What an offer is known by: its first and last day."""


@dataclass(slots=True)
class Offer:
    """A time, and the names of what speaks for it."""

    time: ClaimTime
    evidence: set[str] = field(default_factory=set[str])


@dataclass(frozen=True, slots=True)
class Told:
    """A time that a sentence gives to some of its events, with what these are: kinds, names, participants of each."""

    time: ClaimTime
    kinds: frozenset[str]
    names: frozenset[str]
    participants: frozenset[str]
    is_main: bool
    has_happened: bool


@dataclass(frozen=True)
class Passage:
    """One sentence when the rules are done with it.

    `by_text` are the times that its words tell, `times` all that rules found, by trigger; `day`, `since`, `narrative`
    and `age` are the story's at this point.
    """

    telling: Telling
    by_text: Mapping[int, ClaimTime]
    times: Mapping[int, ClaimTime]
    day: ClaimTime = NO_TIME
    since: date | None = None
    narrative: ClaimTime = NO_TIME
    age: int = 0

    @property
    def sentence(self) -> Sentence:
        """Return the sentence."""
        return self.telling.sentence

    @cached_property
    def owners(self) -> Mapping[int, int]:
        """Return which trigger a word speaks for."""
        return owners_of([item.predicate for item in self.telling.items])

    @cached_property
    def links(self) -> Links:
        """Return what joins the events of the sentence."""
        predicates = [item.predicate for item in self.telling.items]
        return Links(self.sentence, self.owners, frozenset(p.index for p in predicates if p.is_statement))

    @cached_property
    def owned(self) -> Mapping[int, int]:
        """Return the trigger that each time expression dates, by the head of the expression."""
        return owned(self.sentence, self.telling.placed, self.owners)

    @cached_property
    def told(self) -> Mapping[Days, Told]:
        """Return the times that the sentence tells, each with its events."""
        events: dict[Days, list[Dated]] = {}
        for item in self.telling.items:
            time = self.by_text.get(item.predicate.index, NO_TIME)
            if time.interval is not None:
                events.setdefault(days_of(time), []).append(item)
        return {days: self._told(items) for days, items in events.items()}

    def _told(self, items: Sequence[Dated]) -> Told:
        return Told(
            time=self.by_text[items[0].predicate.index],
            kinds=frozenset(item.predicate.type for item in items) - {UNTYPED},
            participants=frozenset(who for item in items for who in item.actors | item.targets),
            names=frozenset(name for item in items for name in names_of(self.sentence, item.predicate)),
            is_main=any(not item.predicate.is_statement and not _is_aside(self.sentence, item) for item in items),
            has_happened=any(item.has_happened for item in items),
        )


class Offers:
    """The offers of one document."""

    def __init__(self, published: date | None, passages: Sequence[Passage]) -> None:
        self._published = published
        self._passages = passages
        counts = Counter(days for passage in passages for days in passage.told)
        self._ranks = {days: rank for rank, (days, _) in enumerate(counts.most_common())}
        self._shares = {days: 5 * count // counts.total() for days, count in counts.items()}
        self._spoken = _spoken(passages)
        self._kinds_of_day = _kinds_by_days(passages)

    def of(self, position: int, item: Dated) -> dict[Days, Offer]:
        """Return what is offered to an event of a sentence, with the evidence, "none" first."""
        passage = self._passages[position]
        found: dict[Days, Offer] = {None: Offer(NO_TIME, {"none"})}
        for time, evidence in (
            *self._of_sentence(passage, item),
            *_of_links(passage, item),
            *self._of_speech(position, item),
            *self._before(position, item),
            *self._behind(position, item),
            *self._of_story(passage, item),
        ):
            if time.interval is not None:
                found.setdefault(days_of(time), Offer(time)).evidence.update(evidence)
        for days, offer in found.items():
            if days in self._ranks:
                offer.evidence.update((f"common:{min(self._ranks[days], 4)}", f"share:{self._shares[days]}"))
        return found

    def _of_sentence(self, passage: Passage, item: Dated) -> Iterator[tuple[ClaimTime, Sequence[str]]]:
        """Yield the times of the event's own sentence, and those that run from or to them."""
        trigger = item.predicate.index
        placed = [p for p in passage.telling.placed if p.timex.interval is not None]
        for each in placed:
            interval = each.timex.interval
            assert interval is not None
            owner = passage.owned.get(each.head)
            if _is_in_aside(passage.sentence, trigger, each.head) or _is_apart(passage, item, owner):
                continue
            distance = min(abs(word - trigger) for word in each.words)
            first, last = sorted((trigger, each.head))
            between = sum(first < word < last for word in passage.owners)
            side = "left" if min(each.words) < trigger else "right"
            yield ClaimTime(each.timex.span, interval, Basis.TEXT), (
                "own", f"own:{side}", f"own:words:{_step(distance, WORDS)}", f"own:of:{min(len(placed), 3)}",
                f"own:{_owner(passage, item, owner)}", f"own:between:{min(between, 3)}",
            )  # fmt: skip
            if self._is_over(interval):
                since = Interval(interval.begin, self._published, Granularity.INTERVAL)
                yield ClaimTime(each.timex.span, since, Basis.TEXT), ("own-since",)
            if interval.end is not None and each.timex.relation is None:
                until = Interval(None, interval.end, Granularity.INTERVAL)
                yield ClaimTime(each.timex.span, until, Basis.TEXT), ("own-until",)

    def _is_over(self, interval: Interval) -> bool:
        """Tell whether a time began by the publication and does not last beyond it."""
        published, begin, end = self._published, interval.begin, interval.end
        return published is not None and begin is not None and begin <= published and (end is None or end < published)

    def _of_speech(self, position: int, item: Dated) -> Iterator[tuple[ClaimTime, Sequence[str]]]:
        """Yield the times of the word that reports the event, and of whatever else its speaker said."""
        passage = self._passages[position]
        said = passage.times.get(item.reported_by, NO_TIME) if item.reported_by is not None else NO_TIME
        if said.interval is not None:
            yield _again(said), ("said",)
            if said.interval.end is not None:
                yield (
                    ClaimTime(said.span, Interval(None, said.interval.end, Granularity.INTERVAL), Basis.TENSE),
                    ("before-said",),
                )
        if item.speaker is not None and (item.predicate.is_statement or item.reported_by is not None):
            for there, time in self._spoken.get(item.speaker, ()):
                yield _again(time), ("speaker", "speaker:before" if there < position else "speaker:behind")

    def _before(self, position: int, item: Dated) -> Iterator[tuple[ClaimTime, Sequence[str]]]:
        """Yield the times of the sentences before, the nearest first."""
        paragraph = self._passages[position].sentence.paragraph
        seen: set[Days] = set()
        for back in range(1, min(BACK, position) + 1):
            passage = self._passages[position - back]
            for days, told in passage.told.items():
                evidence = ["before", *self._in_common("before", position, item, told)]
                if days not in seen:
                    evidence += [f"before:{_step(back, STEPS)}", f"before:nth:{min(len(seen), 3)}"]
                    evidence += ["before:paragraph"] if passage.sentence.paragraph == paragraph else []
                    evidence += ["before:main"] if told.is_main else []
                    evidence.append("before:happened" if told.has_happened else "before:planned")
                    seen.add(days)
                yield _again(told.time), evidence

    def _behind(self, position: int, item: Dated) -> Iterator[tuple[ClaimTime, Sequence[str]]]:
        """Yield the times of the sentences behind; of farther ones only those with something in common."""
        for ahead in range(1, AHEAD + 1):
            if position + ahead >= len(self._passages):
                return
            for told in self._passages[position + ahead].told.values():
                common = self._in_common("behind", position, item, told)
                if common or ahead <= NEAR:
                    yield _again(told.time), ["behind", f"behind:{_step(ahead, (1, 2, 4))}", *common]

    def _in_common(self, name: str, position: int, item: Dated, told: Told) -> list[str]:
        """Return what an event has in common with those of another time: its kind, its name, somebody."""
        is_named = not told.names.isdisjoint(names_of(self._passages[position].sentence, item.predicate))
        is_shared = not told.participants.isdisjoint(item.actors | item.targets)
        common = {
            "kind": item.predicate.type in told.kinds,
            "name": is_named,
            "somebody": is_shared,
            "name-and-somebody": is_named and is_shared,
        }
        return [f"{name}:{what}" for what, holds in common.items() if holds]

    def _of_story(self, passage: Passage, item: Dated) -> Iterator[tuple[ClaimTime, Sequence[str]]]:
        """Yield the story's day, the time that the narrative has reached, and those around the publication."""
        day, published = passage.day, self._published
        if day.interval is not None:
            is_of_kind = item.predicate.type in self._kinds_of_day.get(days_of(day), ())
            yield _again(day), ("story", "story:kind") if is_of_kind else ("story",)
        if passage.narrative.interval is not None:
            yield _again(passage.narrative), ("narrative", f"narrative:{_step(passage.age, (0, *STEPS))}")
        if published is None:
            return
        if passage.since is not None and passage.since <= published:
            yield _up_to(passage.since, published), ("since",)
        before = published - timedelta(days=1) if published > date.min else published
        yield _up_to(published, published), ("published",)
        yield _up_to(before, published), ("published-or-before",)
        yield _up_to(before, before), ("yesterday",)
        yield ClaimTime(None, Interval(None, published, Granularity.INTERVAL), Basis.TENSE), ("until-published",)


def _owner(passage: Passage, item: Dated, owner: int | None) -> str:
    """Return whose an expression is: the event's own, nobody's, or how the event it dates is joined to this one."""
    trigger = item.predicate.index
    if owner is None or owner == trigger:
        return "nobodys" if owner is None else "mine"
    link = passage.links.of(item.predicate)
    if link is not None and link.governor == owner:
        return f"governors:{link.token.deprel}"
    other = next(other for other in passage.telling.items if other.predicate.index == owner)
    below = passage.links.of(other.predicate)
    return f"dependents:{below.token.deprel}" if below is not None and below.governor == trigger else "others"


def _is_apart(passage: Passage, item: Dated, other: int | None) -> bool:
    """Tell whether an event has not the time of another one of its sentence.

    It was still to come ("promised on Tuesday to rebuild the town"), or a saying about the other ("praised the attack").
    """
    if item.status is Status.PLANNED and any(i.has_happened for i in passage.telling.items if _is_at(i, other)):
        return True
    topics = (i for i in passage.telling.items if item.predicate.is_statement and _is_at(i, other))
    links = (passage.links.of(topic.predicate) for topic in topics)
    return any(link is not None and link.governor == item.predicate.index for link in links)


def _is_at(item: Dated, trigger: int | None) -> bool:
    return item.predicate.index == trigger


def _is_in_aside(sentence: Sentence, trigger: int, head: int) -> bool:
    """Tell whether an expression stands in a relative clause that the event does not stand in."""
    clauses = {token.index for token in sentence.path_to_root(head) if token.deprel == "acl:relcl"}
    return bool(clauses - {trigger} - {token.index for token in sentence.path_to_root(trigger)})


def _of_links(passage: Passage, item: Dated) -> Iterator[tuple[ClaimTime, Sequence[str]]]:
    """Yield the times of the events that the event is joined to, and of the others of its sentence."""
    trigger, link = item.predicate.index, passage.links.of(item.predicate)
    if link is not None and not _is_apart(passage, item, link.governor):
        time = passage.times.get(link.governor, NO_TIME)
        yield _again(time), ("governor", f"governor:{link.token.deprel}")
    for other in passage.telling.items:
        if other.predicate.index == trigger or _is_apart(passage, item, other.predicate.index):
            continue
        below = passage.links.of(other.predicate)
        if below is not None and below.governor == trigger:
            time = passage.by_text.get(other.predicate.index, NO_TIME)
            yield _again(time), ("dependent", f"dependent:{below.token.deprel}")
        time = passage.times.get(other.predicate.index, NO_TIME)
        evidence = ["beside", f"beside:{time.basis.value}"]
        evidence.append("beside:statement" if other.predicate.is_statement else "beside:event")
        evidence += ["beside:somebody"] if other.actors & item.actors else []
        evidence += ["beside:noun"] if _token(passage, other).upos != "VERB" else []
        yield _again(time), evidence


def days_of(time: ClaimTime) -> Days:
    """Return the first and last day of a time, `None` for none."""
    return None if time.interval is None else (time.interval.begin, time.interval.end)


def _again(time: ClaimTime) -> ClaimTime:
    return ClaimTime(time.span, time.interval, Basis.DISCOURSE) if time.interval is not None else NO_TIME


def _up_to(begin: date, end: date) -> ClaimTime:
    granularity = Granularity.DAY if begin == end else Granularity.INTERVAL
    return ClaimTime(None, Interval(begin, end, granularity), Basis.PUBLICATION)


def _step(number: int, bounds: Sequence[int]) -> str:
    """Return the first of the bounds that a number does not exceed, "far" where it exceeds all."""
    place = bisect_left(bounds, number)
    return str(bounds[place]) if place < len(bounds) else "far"


def _token(passage: Passage, item: Dated) -> Token:
    return passage.sentence.tokens[item.predicate.index]


def _is_aside(sentence: Sentence, item: Dated) -> bool:
    return any(token.deprel == "acl:relcl" for token in sentence.path_to_root(item.predicate.index))


def _spoken(passages: Sequence[Passage]) -> dict[str, list[tuple[int, ClaimTime]]]:
    """Return the dated statements of a document, with their sentences, by speaker."""
    found: dict[str, list[tuple[int, ClaimTime]]] = {}
    for position, passage in enumerate(passages):
        for item in passage.telling.items:
            time = passage.by_text.get(item.predicate.index, NO_TIME)
            if item.predicate.is_statement and item.speaker and time.interval is not None:
                found.setdefault(item.speaker, []).append((position, time))
    return found


def _kinds_by_days(passages: Sequence[Passage]) -> dict[Days, set[str]]:
    """Return the kinds of events that each time of a document is told of."""
    found: dict[Days, set[str]] = {}
    for passage in passages:
        for days, told in passage.told.items():
            found.setdefault(days, set()).update(told.kinds)
    return found
