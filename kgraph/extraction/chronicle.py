"""The times of all events of a document: what its own words date, and what tense and discourse tell of the others.

The text is gone through twice. First every sentence tells what it dates, which is remembered; then what it does not
date is inferred, and passed on within the sentence. Whatever is added this way says so in its basis.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kgraph.extraction.dating import NO_TIME
from kgraph.extraction.distances import from_other_events, lasting
from kgraph.extraction.inference import HEADLINE, Inference, Undated
from kgraph.extraction.links import owners_of
from kgraph.extraction.narration import (
    anchor,
    is_aside,
    is_past_progressive,
    is_verb,
    tells_of_another,
    tells_when,
    was_tried,
)
from kgraph.extraction.outlook import BACK, is_ahead, lasts_beyond
from kgraph.extraction.placed import timex_by_word
from kgraph.extraction.predicates import Predicate
from kgraph.extraction.recall import UNTYPED, Dated, Memory, Telling
from kgraph.extraction.sharing import BIRTH, shared
from kgraph.extraction.story import Story
from kgraph.extraction.tree import verbal_tense
from kgraph.records.claim import Basis, ClaimTime, Status
from kgraph.records.syntax import Sentence


def chronicled(published: date | None, tellings: Sequence[Telling]) -> tuple[dict[int, ClaimTime], ...]:
    """Return, for each sentence of a document, the time of every predicate that has one, by trigger."""
    chronicle = Chronicle(Story(published), Memory())
    heard = [chronicle.hear(position, telling) for position, telling in enumerate(tellings)]
    for position in range(1, len(tellings)):
        chronicle.look_back(position, tellings, heard)
    return tuple(
        chronicle.date_headline(telling, times) if telling.is_headline else chronicle.date(position, telling, times)
        for position, (telling, times) in enumerate(zip(tellings, heard, strict=True))
    )


@dataclass(slots=True)
class Chronicle:
    """The work on one document: what it dates by its own words, and what it is about."""

    story: Story
    memory: Memory

    @property
    def inference(self) -> Inference:
        """What can be inferred from both."""
        return Inference(self.story, self.memory)

    # ------------------------------------------------------------ the first time through: what the text dates

    def hear(self, position: int, telling: Telling) -> dict[int, ClaimTime]:
        """Return the times that a sentence tells, those of the past closed; remember them for all the others."""
        times = dict(telling.by_text)
        for item in telling.items:
            time = self._closed(item, times.get(item.predicate.index, NO_TIME))
            if self._is_foretold(telling.sentence, item, time):
                del times[item.predicate.index]
            elif time.interval is not None:
                times[item.predicate.index] = time
                self.memory.add(position, telling.sentence, item, time)
                if item.has_happened:
                    self.story.open(time)
        return times

    def look_back(self, position: int, tellings: Sequence[Telling], heard: Sequence[dict[int, ClaimTime]]) -> None:
        """Give what the sentence before told the time that a sentence adds: "it happened on Sunday"."""
        telling, before, times = tellings[position], tellings[position - 1], heard[position - 1]
        adding = (item.predicate for item in telling.items if tells_when(telling.sentence, item.predicate))
        time = next((heard[position][p.index] for p in adding if p.index in heard[position]), None)
        if time is None or before.is_headline:
            return
        for item in before.items:
            is_deed = item.has_happened and not item.predicate.is_statement
            if is_deed and item.predicate.index not in times and not is_aside(before.sentence, item.predicate):
                times[item.predicate.index] = replace(time, basis=Basis.DISCOURSE)
                self.memory.add(position - 1, before.sentence, item, times[item.predicate.index])

    def _is_foretold(self, sentence: Sentence, item: Dated, time: ClaimTime) -> bool:
        """Tell whether a past verb stands with days to come: those of what was asked for, or until which it counts."""
        is_over = item.has_happened and verbal_tense(sentence, anchor(item.predicate)) in BACK
        return is_over and (is_ahead(time, self.story.published) or lasts_beyond(time, self.story.published))

    def _closed(self, item: Dated, time: ClaimTime) -> ClaimTime:
        """Return the time of what happened after a day, or has begun on it, as over or going on at publication."""
        begin = None if time.interval is None else time.interval.begin
        if not item.has_happened or begin is None or time.interval is None or time.interval.end is not None:
            return time
        closed = self.story.up_to_publication(begin, time.basis)
        return time if closed is NO_TIME else replace(time, interval=closed.interval)

    # ------------------------------------------------------------ the second time: what the others date

    def date_headline(self, telling: Telling, by_text: Mapping[int, ClaimTime]) -> dict[int, ClaimTime]:
        """Return the time of what a headline tells: of the same act in the text below, else the day of the story.

        Only its finite verbs tell the story: "Towns flee", not "to flee".
        """
        times = dict(by_text)
        for item in telling.items:
            if item.predicate.index not in times and item.has_happened:
                time = self.inference.in_headline(Undated(HEADLINE, telling, item, times))
                if time.interval is not None:
                    times[item.predicate.index] = time
        return times

    def date(self, position: int, telling: Telling, by_text: Mapping[int, ClaimTime]) -> dict[int, ClaimTime]:
        """Return the time of every predicate of a sentence, `by_text` those that the sentence itself tells."""
        times = dict(by_text)
        self._go_on(telling, by_text)
        nouns = [item for item in telling.items if not is_verb(telling.sentence, item.predicate)]
        for items in (nouns, telling.items):
            self._infer_all(position, telling, items, times)
            if len(times) > len(by_text):  # what the text dates has been measured from, and lent
                self._measure(position, telling, times)
                self._lend(telling, times)
        self.story.has_begun = self.story.has_begun or bool(telling.items)
        owners = owners_of([item.predicate for item in telling.items])
        times = lasting(telling.sentence, owners, self._passed_on(telling, times), timex_by_word(telling.placed))
        for item in telling.items:
            if item.has_happened and item.predicate.type != UNTYPED:
                self.story.add(item.predicate.type, times.get(item.predicate.index, NO_TIME))
        return times

    def _infer_all(self, position: int, telling: Telling, items: Sequence[Dated], times: dict[int, ClaimTime]) -> None:
        """Add the times of those events without one of which something is known."""
        for item in items:
            if item.predicate.index not in times:
                found = self.inference.time_of(Undated(position, telling, item, times))
                if found.interval is not None:
                    times[item.predicate.index] = found

    def _measure(self, position: int, telling: Telling, times: dict[int, ClaimTime]) -> None:
        """Add what is told by an event dated elsewhere, and remember it: "a month after the vote"."""
        owners = owners_of([item.predicate for item in telling.items])
        found = from_other_events(telling.sentence, owners, times, timex_by_word(telling.placed))
        for item in telling.items:
            index = item.predicate.index
            if index in found and index not in times:
                times[index] = replace(found[index], basis=Basis.DISCOURSE)
                self.memory.add(position, telling.sentence, item, times[index])

    def _lend(self, telling: Telling, times: dict[int, ClaimTime]) -> None:
        """Give a verb the time of its subject, an event long before the story: "the war left thousands dead"."""
        statements = {item.predicate.index for item in telling.items if item.predicate.is_statement}
        for index, time in self._passed_on(telling, times).items():
            subjects = telling.sentence.children_by(index, "nsubj", "nsubj:pass")
            is_lent = index not in times and index not in statements and any(word.index in times for word in subjects)
            if is_lent and self.story.is_background(time):
                times[index] = time

    @staticmethod
    def _passed_on(telling: Telling, times: Mapping[int, ClaimTime]) -> dict[int, ClaimTime]:
        """Return the times with those that pass within the sentence; a guessed interval passes to no noun.

        That a statement says so is the saying itself.
        """
        happened = [i.predicate for i in telling.items if i.has_happened or _is_run(telling.sentence, i, times)]
        statements = {predicate.index for predicate in happened if predicate.is_statement}
        return {
            index: time
            for index, time in shared(telling.sentence, happened, times).items()
            if index in times
            or time.basis not in (Basis.TENSE, Basis.PUBLICATION)
            or telling.sentence.tokens[index].upos != "NOUN"
            or (index in statements and time.basis is Basis.PUBLICATION)
        }

    def _go_on(self, telling: Telling, by_text: Mapping[int, ClaimTime]) -> None:
        """Move the narrative to the dates of the sentence's main events, or let it grow older."""
        sentence = telling.sentence
        main = [
            item
            for item in telling.items
            if item.predicate.index in by_text
            and not item.predicate.is_statement
            and not is_aside(sentence, item.predicate)
            and item.predicate.type != BIRTH
        ]
        past = [p.predicate for p in main if p.has_happened or was_tried(sentence, p.predicate)]
        told = [predicate for predicate in past if not _is_behind(sentence, predicate)]
        plans = [p.predicate for p in main if p.status is Status.PLANNED and is_verb(sentence, p.predicate)]
        planned = [predicate for predicate in plans if not _is_open(by_text[predicate.index])]
        self.story.go_on(*(_time_of_main(sentence, found, by_text) for found in (told, planned)))


def _time_of_main(sentence: Sentence, events: Sequence[Predicate], by_text: Mapping[int, ClaimTime]) -> ClaimTime:
    """Return the time of the event that stands highest in the tree, of several the first."""
    if not events:
        return NO_TIME
    first = min(events, key=lambda p: (len(list(sentence.path_to_root(p.index))), p.index))
    return by_text[first.index]


def _is_open(time: ClaimTime) -> bool:
    """Tell whether a time has no end: what has been so since a day is not planned for it."""
    return time.interval is not None and time.interval.end is None


def _is_behind(sentence: Sentence, predicate: Predicate) -> bool:
    """Tell whether an event lies behind the narrative: told in the pluperfect, or as another of its kind."""
    return verbal_tense(sentence, anchor(predicate)) == "pluperfect" or tells_of_another(sentence, predicate)


def _is_run(sentence: Sentence, item: Dated, times: Mapping[int, ClaimTime]) -> bool:
    """Tell whether somebody has gone to do something: "a warship was sent to rescue them", not "is being sent"."""
    verb = sentence.tokens[item.predicate.index].head
    if not item.is_errand or verb not in times or times[verb].basis is Basis.TENSE:
        return False
    return verbal_tense(sentence, verb) == "past" and not is_past_progressive(sentence, verb)
