"""When an event happened that no expression of its sentence dates: what the rest of the document tells of it.

In this order: the same event dated elsewhere in the document; what is going on runs from the day it is told to the
publication; a past event that somebody reports on a known day happened by then; a word of saying has the day on which
the same speaker spoke before, else it falls between the story's day and the publication; what a narrative tells in the
simple past happens in the time that the narrative has reached; what a lead tells in the perfect is the news of the day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kgraph.extraction.dating import NO_TIME
from kgraph.extraction.distances import is_a_while_after, is_measured
from kgraph.extraction.narration import (
    above,
    adverbials,
    anchor,
    has_own_time,
    is_aim,
    is_answer,
    is_aside,
    is_ongoing,
    is_participle,
    is_past_progressive,
    is_perfect,
    is_since_then,
    is_the_one,
    is_verb,
    scene,
    sums_up,
)
from kgraph.extraction.placed import Placed
from kgraph.extraction.predicates import Predicate
from kgraph.extraction.recall import Dated, Memory, Telling
from kgraph.extraction.story import Story, again
from kgraph.extraction.tree import verbal_tense
from kgraph.records.claim import Basis, ClaimTime, Polarity, Status
from kgraph.records.interval import Granularity, Interval, TimexType
from kgraph.records.syntax import Sentence, Token

LEAD = 3
"""Sentences that, with the headline, make the lead of a story: there the perfect tells the news ("have been killed"),
farther on it looks back."""

HEADLINE = -1
"""The place of a headline, before all sentences of its text."""

BEFORE_ALL = frozenset({"previously", "formerly"})
"""Adverbs of what was before everything that is told: some day up to the publication."""

TILL_NOW = frozenset({"never", "ever", "far"})
"""Adverbs of what, in the perfect, is told of all time until now: "has never met", "has so far met"."""

NOW = frozenset({"now", "currently", "presently", "nowadays", "today"})
"""Adverbs of what, in the present, goes on at the publication: "220 people now work there"."""

EVER = frozenset({"never", "ever", "always", "usually", "often", "repeatedly", "originally", "initially"})
"""Adverbs of what is told of many days, or of the beginning, and not of the day that the narrative has reached."""

AFTER = frozenset({"after", "following"})
"""Words before an event that tell what came next."""

DURING = frozenset({"during", "at", "in"})
"""Words before an event that another one was part of: "said during the meeting", "no deaths in the attacks"."""


@dataclass(frozen=True, slots=True)
class Undated:
    """An event in its place: sentence number `position`, with the `times` that are known there by trigger."""

    position: int
    telling: Telling
    item: Dated
    times: Mapping[int, ClaimTime]

    @property
    def sentence(self) -> Sentence:
        """The sentence that tells the event."""
        return self.telling.sentence

    @property
    def predicate(self) -> Predicate:
        """The predicate that tells the event."""
        return self.item.predicate

    @property
    def token(self) -> Token:
        """The word that names the event."""
        return self.sentence.tokens[self.item.predicate.index]

    @property
    def verb(self) -> int:
        """The word that bears the tense."""
        return anchor(self.item.predicate)

    @property
    def tense(self) -> str:
        """The tense in which the event is told."""
        return verbal_tense(self.sentence, self.verb)

    @property
    def adverbs(self) -> frozenset[str]:
        """The adverbs of the verb, by lemma."""
        return frozenset(word.lemma.lower() for word in self.sentence.children_by(self.verb, "advmod"))

    @property
    def is_deed(self) -> bool:
        """Whether it is told as something done, neither said nor denied."""
        return self.item.polarity is Polarity.POSITIVE and not self.predicate.is_statement

    @property
    def is_aside(self) -> bool:
        """Whether a relative clause tells it."""
        return is_aside(self.sentence, self.predicate)

    def governs_unknown(self, item: Placed) -> bool:
        """Tell whether a date without days hangs on the verb."""
        is_date = item.timex.type is TimexType.DATE
        return is_date and item.timex.interval is None and self.sentence.tokens[item.head].head == self.verb

    def reported(self) -> ClaimTime | None:
        """Return when somebody said it, where its own sentence tells who and that is known."""
        return None if self.item.reported_by is None else self.times.get(self.item.reported_by)

    def beside(self) -> Iterator[tuple[ClaimTime, frozenset[str]]]:
        """Yield the dated events of its own clause, with the words before them."""
        for word in adverbials(self.sentence, self.predicate):
            time = self.times.get(word.index)
            if time is not None and time.interval is not None:
                marks = self.sentence.children_by(word.index, "mark", "case")
                yield time, frozenset(mark.text.lower() for mark in marks)


@dataclass(frozen=True, slots=True)
class Inference:
    """What is known of one document: the events that it dates, and what it is about."""

    story: Story
    memory: Memory

    def time_of(self, event: Undated) -> ClaimTime:
        """Return the time of an event without expression, the surest source first; `NO_TIME` where none tells it."""
        if not event.item.has_happened:
            return self._planned(event)
        if event.tense in ("present", "ongoing") and event.adverbs & NOW:
            return self.story.up_to_publication(self.story.published, Basis.TENSE)
        known = self._known(event)
        if known is None:
            known = self._by_adverb(event) or self._beside(event)
        if known is not None:
            return self._still(event, known)
        if is_ongoing(event.sentence, event.verb):
            return self._ongoing(event)
        return self._spoken(event) if event.predicate.is_statement else self._told(event)

    def in_headline(self, event: Undated) -> ClaimTime:
        """Return the time of what a headline tells: of the same act in the text below, else the day of the story."""
        known = self.memory.again(0, event.sentence, event.item) or self.memory.first(event.sentence, event.item)
        known = known or self._in_lead(event)
        if known is not None:
            return again(known)
        if event.tense == "ongoing":
            return self.story.up_to_publication(self.story.since, Basis.TENSE)
        return again(self.story.day) if event.tense in ("present", "past") else NO_TIME

    # ------------------------------------------------------------ what is not over

    def _planned(self, event: Undated) -> ClaimTime:
        """Return the time of what did not happen or not yet: as dated before, or that of the plan it goes on with."""
        position, sentence, item = event.position, event.sentence, event.item
        known = self.memory.again(position, sentence, item) or self.memory.carried_out(sentence, item)
        known = known or self.memory.named(position, sentence, item)
        if known is not None:
            return again(known)
        is_plan = item.status is Status.PLANNED and item.polarity is Polarity.POSITIVE
        found = self._going_on_with(event) if is_plan else NO_TIME
        return _from_then_on(event) if found is NO_TIME else found

    def _going_on_with(self, event: Undated) -> ClaimTime:
        """Return the time of all that the sentence plans, else that of the plan which the text goes on with."""
        if event.is_aside:
            return NO_TIME
        together = _planned_together(event.telling)
        if together is not None:
            return again(together)
        goes_on = is_verb(event.sentence, event.predicate) and not is_aim(event.telling, event.predicate)
        return self.story.plans() if goes_on else NO_TIME

    def _still(self, event: Undated, known: ClaimTime) -> ClaimTime:
        """Return the time of what was told before; from then to the publication where it is told as going on."""
        begin = None if known.interval is None else known.interval.begin
        if not is_ongoing(event.sentence, event.verb):
            return known
        going_on = self.story.up_to_publication(begin, known.basis)
        return known if going_on is NO_TIME else replace(known, interval=going_on.interval)

    def _ongoing(self, event: Undated) -> ClaimTime:
        """Return the time of what is going on: from the day it is told to the publication, or longer since."""
        said = event.reported()
        if said is None and is_perfect(event.sentence, event.verb):
            return self.story.before_publication()
        day = said.interval.begin if said is not None and said.interval is not None else self.story.published
        return self.story.up_to_publication(day, Basis.TENSE)

    # ------------------------------------------------------------ what is dated elsewhere

    def _known(self, event: Undated) -> ClaimTime | None:
        """Return when the same event happened, as another sentence dates it."""
        position, sentence, item = event.position, event.sentence, event.item
        known = self.memory.named(position, sentence, item)
        if known is None and not event.predicate.is_statement:
            known = self._acted(event) or self.memory.again(position, sentence, item)
        if known is None and position <= LEAD:
            known = self._in_lead(event)
        if known is None and event.predicate.type in self.story.kinds and is_the_one(sentence, event.token):
            known = self.story.day
        if known is None and sums_up(sentence, event.token):
            known = self.story.told_last()
        return None if known is None else again(known)

    def _in_lead(self, event: Undated) -> ClaimTime | None:
        """Return the day of what a lead tells, as the text tells it farther on: by name, or by its kind on its day.

        "They marked the day with a parade" may be "the celebration on Tuesday", where Tuesday is the story's day.
        """
        if not event.is_deed:
            return None
        by_name = self.story.news(self.memory.told_behind(event.position, event.sentence, event.item))
        of_kind = self.memory.kind_behind(event.position, event.item) if by_name is None else None
        return of_kind if of_kind is not None and of_kind.interval == self.story.day.interval else by_name

    def _acted(self, event: Undated) -> ClaimTime | None:
        """Return the story's day for a past verb that says what its dated noun says: "elected" after "the election"."""
        is_past = event.tense == "past" or is_participle(event.sentence, event.predicate)
        if event.token.upos != "VERB" or not is_past:
            return None
        known = self.memory.acted(event.position, event.sentence, event.predicate)
        return known if known is not None and known.interval == self.story.day.interval else None

    # ------------------------------------------------------------ what its own clause tells

    def _beside(self, event: Undated) -> ClaimTime | None:
        """Return the time that a dated event of its own clause gives another: what was during it, or came after it.

        What came after it happened from that day to the publication.
        """
        for time, marks in event.beside():
            if marks & DURING:
                return again(time)
            begin = None if time.interval is None else time.interval.begin
            found = self.story.up_to_publication(begin, Basis.TENSE) if marks & AFTER else NO_TIME
            if found is not NO_TIME:
                return replace(found, span=time.span)
        return None

    def _by_adverb(self, event: Undated) -> ClaimTime | None:
        """Return the time that an adverb gives: "previously", "since"; no time for what never or often happened."""
        if event.adverbs & BEFORE_ALL or (event.adverbs & TILL_NOW and event.tense == "perfect"):
            return self.story.before_publication()
        if event.adverbs & EVER:
            return NO_TIME
        is_since = "since" in event.adverbs or is_since_then(event.sentence, event.verb)
        return self._since_then(event) if is_since else None

    def _since_then(self, event: Undated) -> ClaimTime:
        """Return the time from what was told last to the publication: "seized it in June and have since held it"."""
        before = [index for index in event.times if index < event.predicate.index]
        told = event.times[max(before)] if before else self.story.narrative
        return self.story.up_to_publication(told.interval.begin, Basis.DISCOURSE) if told.interval else NO_TIME

    # ------------------------------------------------------------ what the narrative tells

    def _spoken(self, event: Undated) -> ClaimTime:
        """Return when somebody said it: when they spoke before, else between the story's day and the publication.

        What was said within something long before was said then: "they went in May to the station, where they said".
        """
        if event.tense not in ("past", "present"):
            return NO_TIME
        around = (event.times.get(verb) for verb in above(event.sentence, event.verb))
        outer = next((time for time in around if time is not None), NO_TIME)
        if self.story.is_background(outer):
            return again(outer)
        memory = self.memory
        known = memory.spoken(event.item.speaker, event.position)
        known = known or self.story.news(memory.lately_spoken(event.position))
        if known is not None and not event.is_aside:
            return again(known)
        return self.story.up_to_publication(self.story.since, Basis.PUBLICATION)

    def _told(self, event: Undated) -> ClaimTime:
        """Return when something happened that the narrator or somebody quoted tells in the past."""
        said = event.reported()
        if said is not None and is_past_progressive(event.sentence, event.verb):
            return again(said)
        if event.tense == "past":
            where = scene(event.sentence, event.verb)
            return self._in_the_past(event, said) if where is None else again(event.times.get(where, NO_TIME))
        if event.tense == "perfect" and event.position <= LEAD and not event.is_aside:
            return self.story.as_news()
        return NO_TIME

    def _in_the_past(self, event: Undated, said: ClaimTime | None) -> ClaimTime:
        """Return when something happened that is told in the simple past: before it was said, or next in the story."""
        kind = event.predicate.type
        found = NO_TIME if said is None or self.story.age == 0 else _before(said)
        if found is not NO_TIME or event.is_aside:
            return again(self.story.day) if kind in self.story.kinds else found
        if has_own_time(event.sentence, event.verb) or self._is_apart(event):
            return NO_TIME
        just = self.story.just_told() if is_answer(event.sentence, event.verb) else None
        just = just or (self.memory.just_told(event.position, event.sentence, event.item) if said is None else None)
        return self.story.goes_on_with(kind) if just is None else again(just)

    def _is_apart(self, event: Undated) -> bool:
        """Tell whether it lies days or more from another event, or at a time that is named but not known."""
        if any(item.timex.value.startswith("X") for item in event.telling.placed if event.governs_unknown(item)):
            return True
        told = self.story.narrative.interval
        return is_measured(event.sentence, event.verb) or is_a_while_after(event.sentence, event.verb, told)


def _planned_together(telling: Telling) -> ClaimTime | None:
    """Return the time of all that a sentence dates but in passing, where it is one and of what is still to come."""
    told = [item for item in telling.items if not is_aside(telling.sentence, item.predicate)]
    dated = [item for item in told if item.predicate.index in telling.by_text]
    times = {telling.by_text[item.predicate.index].interval for item in dated}
    is_plan = all(item.status is Status.PLANNED for item in dated)
    return telling.by_text[dated[0].predicate.index] if len(times) == 1 and is_plan else None


def _from_then_on(event: Undated) -> ClaimTime:
    """Return the time of what may come after a dated event of its clause: "could go on working after the wedding"."""
    for time, marks in event.beside():
        begin = None if time.interval is None else time.interval.begin
        if begin is not None and marks & AFTER:
            return ClaimTime(time.span, Interval(begin, None, Granularity.INTERVAL), Basis.TENSE)
    return NO_TIME


def _before(said: ClaimTime) -> ClaimTime:
    """Return the time of what was past when somebody reported it: open to the past, up to that day."""
    if said.interval is None or said.interval.end is None or said.basis is not Basis.TEXT:
        return NO_TIME
    return ClaimTime(said.span, Interval(None, said.interval.end, Granularity.INTERVAL), Basis.TENSE)
