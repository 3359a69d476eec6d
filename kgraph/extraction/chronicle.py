"""What tense and discourse tell of the time of events that no expression of their sentence dates.

In this order: the same event dated elsewhere in the document; what is going on runs from the day it is told to the
publication; a past event that somebody reports on a known day happened by then; a word of saying has the day on which
the same speaker spoke before, else it falls between the story's day and the publication; what a narrative tells in the
simple past happens in the time that the narrative has reached; what a lead tells in the perfect is the news of the day.
Whatever is added this way says so in its basis.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kgraph.extraction.dating import NO_TIME, timex_by_word
from kgraph.extraction.distances import from_other_events
from kgraph.extraction.links import owners_of
from kgraph.extraction.predicates import Predicate
from kgraph.extraction.recall import UNTYPED, Dated, Memory, Telling, is_another
from kgraph.extraction.sharing import TRYING, shared
from kgraph.extraction.story import Story, again
from kgraph.extraction.tree import is_definite, verbal_tense
from kgraph.records.claim import Basis, ClaimTime, Polarity, Status
from kgraph.records.interval import Granularity, Interval
from kgraph.records.syntax import ROOT, Sentence, Token

LEAD = 3
"""Sentences that, with the headline, make the lead of a story: there the perfect tells the news ("have been killed"),
farther on it looks back."""

BEFORE_ALL = frozenset({"previously", "formerly"})
"""Adverbs of what was before everything that is told: some day up to the publication."""

TILL_NOW = frozenset({"never", "ever", "far"})
"""Adverbs of what, in the perfect, is told of all time until now: "has never met", "has so far met"."""

EVER = frozenset({"never", "ever", "always", "usually", "often", "repeatedly", "originally", "initially"})
"""Adverbs of what is told of many days, or of the beginning, and not of the day that the narrative has reached."""

SHELLS = frozenset(
    {"accident", "act", "action", "announcement", "decision", "development", "event", "incident", "measure", "move"}
    | {"operation", "order", "ruling", "situation", "step", "tragedy"}
)
"""Nouns that sum up what was told before, without a name of its own (shell nouns: Schmid 2000)."""

BIRTH = "Life"
"""The type of births: what a life goes on with after "born on 3 May 1982" happened on no such day."""

AFTER = frozenset({"after", "following"})
"""Words before an event that tell what came next."""

DURING = frozenset({"during", "at", "in"})
"""Words before an event that another one was part of: "said during the meeting", "no deaths in the attacks"."""


def chronicled(published: date | None, tellings: Sequence[Telling]) -> tuple[dict[int, ClaimTime], ...]:
    """Return, for each sentence of a document, the time of every predicate that has one, by trigger."""
    chronicle = Chronicle(Story(published))
    heard = [chronicle.hear(position, telling) for position, telling in enumerate(tellings)]
    return tuple(
        chronicle.date_headline(telling, times) if telling.is_headline else chronicle.date(position, telling, times)
        for position, (telling, times) in enumerate(zip(tellings, heard, strict=True))
    )


@dataclass(slots=True)
class Chronicle:
    """The work on one document: what it dates by its own words, and what it is about."""

    story: Story
    memory: Memory = field(default_factory=Memory)

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

    def _is_foretold(self, sentence: Sentence, item: Dated, time: ClaimTime) -> bool:
        """Tell whether a day to come stands with a past verb: that of what somebody asked or threatened to do."""
        begin = None if time.interval is None else time.interval.begin
        published = self.story.published
        if not item.has_happened or begin is None or published is None or begin <= published:
            return False
        return verbal_tense(sentence, _anchor(item.predicate)) in ("past", "perfect", "pluperfect")

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
                time = self._in_headline(telling.sentence, item)
                if time.interval is not None:
                    times[item.predicate.index] = time
        return times

    def _in_headline(self, sentence: Sentence, item: Dated) -> ClaimTime:
        known = self.memory.again(0, sentence, item) or self.memory.first(sentence, item)
        if known is None and item.polarity is Polarity.POSITIVE and not item.predicate.is_statement:
            known = self._in_lead(-1, sentence, item)
        tense = verbal_tense(sentence, _anchor(item.predicate))
        if known is not None:
            return again(known)
        if tense == "ongoing":
            return self.story.up_to_publication(self.story.since, Basis.TENSE)
        return again(self.story.day) if tense in ("present", "past") else NO_TIME

    def date(self, position: int, telling: Telling, by_text: Mapping[int, ClaimTime]) -> dict[int, ClaimTime]:
        """Return the time of every predicate of a sentence, `by_text` those that the sentence itself tells."""
        times = dict(by_text)
        self._go_on(telling, by_text)
        nouns = [item for item in telling.items if not _is_verb(telling.sentence, item.predicate)]
        self._infer_all(position, telling, nouns, times)
        if len(times) > len(by_text):  # what the text dates has been measured from
            times = _measured(telling, times)
        self._infer_all(position, telling, telling.items, times)
        self.story.has_begun = self.story.has_begun or bool(telling.items)
        times = self._passed_on(telling, times)
        for item in telling.items:
            if item.has_happened and item.predicate.type != UNTYPED:
                self.story.add(item.predicate.type, times.get(item.predicate.index, NO_TIME))
        return times

    def _infer_all(self, position: int, telling: Telling, items: Sequence[Dated], times: dict[int, ClaimTime]) -> None:
        """Add the times of those events without one of which something is known."""
        for item in items:
            if item.predicate.index not in times:
                found = self._infer(position, telling, item, times)
                if found.interval is not None:
                    times[item.predicate.index] = found

    @staticmethod
    def _passed_on(telling: Telling, times: Mapping[int, ClaimTime]) -> dict[int, ClaimTime]:
        """Return the times with those that pass within the sentence; a guessed interval passes to no noun.

        That a statement says so is the saying itself.
        """
        happened = [item.predicate for item in telling.items if item.has_happened]
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
            and not _is_aside(sentence, item.predicate)
            and item.predicate.type != BIRTH
        ]
        past = [p.predicate for p in main if p.has_happened or _was_tried(sentence, p.predicate)]
        told = [predicate for predicate in past if not _tells_of_another(sentence, predicate)]
        planned = [p.predicate for p in main if p.status is Status.PLANNED and _is_verb(sentence, p.predicate)]
        self.story.go_on(*(_time_of_main(sentence, found, by_text) for found in (told, planned)))

    def _infer(self, position: int, telling: Telling, item: Dated, times: Mapping[int, ClaimTime]) -> ClaimTime:
        """Return the time of a predicate without expression, the surest source first."""
        if not item.has_happened:
            return self._planned(position, telling, item)
        sentence = telling.sentence
        known = self._known(position, sentence, item)
        if known is None:
            known = self._by_adverb(sentence, item.predicate, times) or self._beside(sentence, item.predicate, times)
        if known is not None:
            return self._still(sentence, item.predicate, known)
        said = None if item.reported_by is None else times.get(item.reported_by)
        found = self._ongoing(sentence, item.predicate, said)
        if found is not NO_TIME:
            return found
        if item.predicate.is_statement:
            return self._spoken(position, sentence, item)
        return self._told(position, sentence, item, said)

    def _planned(self, position: int, telling: Telling, item: Dated) -> ClaimTime:
        """Return the time of what did not happen or not yet: as dated before, or that of the plan it goes on with."""
        sentence = telling.sentence
        known = self.memory.again(position, sentence, item) or self.memory.carried_out(sentence, item)
        known = known or self.memory.named(position, sentence, item)
        if known is not None:
            return again(known)
        if item.status is not Status.PLANNED or item.polarity is not Polarity.POSITIVE:
            return NO_TIME
        together = self._planned_together(telling)
        if together is not None and not _is_aside(sentence, item.predicate):
            return again(together)
        goes_on = _is_verb(sentence, item.predicate) and not _is_aside(sentence, item.predicate)
        return self.story.plans() if goes_on and not _is_aim(telling, item.predicate) else NO_TIME

    @staticmethod
    def _planned_together(telling: Telling) -> ClaimTime | None:
        """Return the time of all that a sentence dates, where it is one and dates only what is still to come."""
        dated = [item for item in telling.items if item.predicate.index in telling.by_text]
        times = {telling.by_text[item.predicate.index].interval for item in dated}
        is_plan = all(item.status is Status.PLANNED for item in dated)
        return telling.by_text[dated[0].predicate.index] if len(times) == 1 and is_plan else None

    def _known(self, position: int, sentence: Sentence, item: Dated) -> ClaimTime | None:
        """Return when the same event happened, as another sentence dates it."""
        predicate = item.predicate
        known = self.memory.named(position, sentence, item)
        if known is None and not predicate.is_statement:
            known = self._acted(position, sentence, predicate) or self.memory.again(position, sentence, item)
        is_told = item.polarity is Polarity.POSITIVE and not predicate.is_statement
        if known is None and position <= LEAD and is_told:
            known = self._in_lead(position, sentence, item)
        token = sentence.tokens[predicate.index]
        if known is None and predicate.type in self.story.kinds and _is_the_one(sentence, token):
            known = self.story.day
        if known is None and _sums_up(sentence, token):
            known = self.story.told_last()
        return None if known is None else again(known)

    def _in_lead(self, position: int, sentence: Sentence, item: Dated) -> ClaimTime | None:
        """Return the day of what a lead tells, as the text tells it farther on: by name, or by its kind on its day.

        "They marked the day with a parade" may be "the celebration on Tuesday", where Tuesday is the story's day.
        """
        by_name = self.story.news(self.memory.told_behind(position, sentence, item))
        of_kind = self.memory.kind_behind(position, item) if by_name is None else None
        return of_kind if of_kind is not None and of_kind.interval == self.story.day.interval else by_name

    def _acted(self, position: int, sentence: Sentence, predicate: Predicate) -> ClaimTime | None:
        """Return the story's day for a past verb that says what its dated noun says: "elected" after "the election"."""
        is_past = verbal_tense(sentence, _anchor(predicate)) == "past" or _is_participle(sentence, predicate)
        if sentence.tokens[predicate.index].upos != "VERB" or not is_past:
            return None
        known = self.memory.acted(position, sentence, predicate)
        return known if known is not None and known.interval == self.story.day.interval else None

    def _beside(self, sentence: Sentence, predicate: Predicate, times: Mapping[int, ClaimTime]) -> ClaimTime | None:
        """Return the time that a dated event of its own clause gives another: what was during it, or came after it.

        What came after it happened from that day to the publication.
        """
        for token in _adverbials(sentence, predicate):
            time = times.get(token.index)
            if time is None or time.interval is None:
                continue
            marks = {mark.text.lower() for mark in sentence.children_by(token.index, "mark", "case")}
            if marks & DURING:
                return again(time)
            found = self.story.up_to_publication(time.interval.begin, Basis.TENSE) if marks & AFTER else NO_TIME
            if found is not NO_TIME:
                return replace(found, span=time.span)
        return None

    def _by_adverb(self, sentence: Sentence, predicate: Predicate, times: Mapping[int, ClaimTime]) -> ClaimTime | None:
        """Return the time that an adverb gives: "previously", "since"; no time for what never or often happened."""
        adverbs = {word.lemma.lower() for word in sentence.children_by(_anchor(predicate), "advmod")}
        is_till_now = adverbs & TILL_NOW and verbal_tense(sentence, _anchor(predicate)) == "perfect"
        if adverbs & BEFORE_ALL or is_till_now:
            return self.story.before_publication()
        if adverbs & EVER:
            return NO_TIME
        return self._since_then(predicate, times) if "since" in adverbs else None

    def _since_then(self, predicate: Predicate, times: Mapping[int, ClaimTime]) -> ClaimTime:
        """Return the time from what was told last to the publication: "seized it in June and have since held it"."""
        before = [index for index in times if index < predicate.index]
        told = times[max(before)] if before else self.story.narrative
        return self.story.up_to_publication(told.interval.begin, Basis.DISCOURSE) if told.interval else NO_TIME

    def _still(self, sentence: Sentence, predicate: Predicate, known: ClaimTime) -> ClaimTime:
        """Return the time of what was told before; from then to the publication where it is told as going on."""
        begin = None if known.interval is None else known.interval.begin
        if verbal_tense(sentence, _anchor(predicate)) != "ongoing":
            return known
        going_on = self.story.up_to_publication(begin, known.basis)
        return known if going_on is NO_TIME else replace(known, interval=going_on.interval)

    def _ongoing(self, sentence: Sentence, predicate: Predicate, said: ClaimTime | None) -> ClaimTime:
        """Return the time of what is going on: from the day it is told to the publication."""
        if verbal_tense(sentence, _anchor(predicate)) != "ongoing":
            return NO_TIME
        day = said.interval.begin if said is not None and said.interval is not None else self.story.published
        return self.story.up_to_publication(day, Basis.TENSE)

    def _spoken(self, position: int, sentence: Sentence, item: Dated) -> ClaimTime:
        """Return when somebody said it: when they spoke before, else between the story's day and the publication."""
        if verbal_tense(sentence, _anchor(item.predicate)) not in ("past", "present"):
            return NO_TIME
        known = self.memory.spoken(item.speaker, position) or self.story.news(self.memory.lately_spoken(position))
        if known is not None and not _is_aside(sentence, item.predicate):
            return again(known)
        return self.story.up_to_publication(self.story.since, Basis.PUBLICATION)

    def _told(self, position: int, sentence: Sentence, item: Dated, said: ClaimTime | None) -> ClaimTime:
        """Return when something happened that the narrator or somebody quoted tells in the past."""
        tense = verbal_tense(sentence, _anchor(item.predicate))
        if said is not None and _is_past_progressive(sentence, _anchor(item.predicate)):
            return again(said)
        if tense == "past":
            found = NO_TIME if said is None or self.story.age == 0 else _before(said)
            if found is not NO_TIME or _is_aside(sentence, item.predicate):
                return again(self.story.day) if item.predicate.type in self.story.kinds else found
            return self.story.goes_on_with(item.predicate.type)
        if tense == "perfect" and position <= LEAD and not _is_aside(sentence, item.predicate):
            return self.story.as_news()
        return NO_TIME


def _adverbials(sentence: Sentence, predicate: Predicate) -> tuple[Token, ...]:
    """Return the phrases and clauses beside a verb; what opens a sentence tells of its second verb, too."""
    own, token = sentence.children_by(predicate.index, "advcl", "obl"), sentence.tokens[predicate.index]
    if token.relation != "conj":
        return own
    first = sentence.children_by(token.head, "advcl", "obl")
    return *own, *(word for word in first if word.index < token.head)


def _measured(telling: Telling, times: Mapping[int, ClaimTime]) -> dict[int, ClaimTime]:
    """Return the times with those of what is told by an event dated elsewhere: "a month after the vote"."""
    owners = owners_of([item.predicate for item in telling.items])
    found = from_other_events(telling.sentence, owners, times, timex_by_word(telling.placed))
    return {index: times.get(index) or replace(time, basis=Basis.DISCOURSE) for index, time in found.items()}


def _before(said: ClaimTime) -> ClaimTime:
    """Return the time of what was past when somebody reported it: open to the past, up to that day."""
    if said.interval is None or said.interval.end is None or said.basis is not Basis.TEXT:
        return NO_TIME
    return ClaimTime(said.span, Interval(None, said.interval.end, Granularity.INTERVAL), Basis.TENSE)


def _time_of_main(sentence: Sentence, events: Sequence[Predicate], by_text: Mapping[int, ClaimTime]) -> ClaimTime:
    """Return the time of the event that stands highest in the tree, of several the first."""
    if not events:
        return NO_TIME
    first = min(events, key=lambda p: (len(list(sentence.path_to_root(p.index))), p.index))
    return by_text[first.index]


def _anchor(predicate: Predicate) -> int:
    """Return the word that bears the tense: the predicate, or the verb that lends it its participants."""
    return predicate.index if predicate.light is None else predicate.light


def _is_verb(sentence: Sentence, predicate: Predicate) -> bool:
    return sentence.tokens[predicate.index].upos == "VERB"


def _tells_of_another(sentence: Sentence, predicate: Predicate) -> bool:
    """Tell whether an event is, or has as its subject, another of its kind: "the previous flood killed two"."""
    token = sentence.tokens[predicate.index]
    subjects = sentence.children_by(token.index, "nsubj", "nsubj:pass")
    return any(is_another(sentence, word) for word in (token, *subjects))


def _is_the_one(sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun phrase means the event at hand: "the deadly clash", not "another clash" nor "their clash"."""
    is_definite_noun = token.upos == "NOUN" and is_definite(sentence, token)
    return is_definite_noun and not is_another(sentence, token) and not sentence.children_by(token.index, "nmod:poss")


def _sums_up(sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun stands for what the text has just told: "the move", "this decision"."""
    words = {word.lemma.lower() for word in sentence.children_by(token.index, "det")}
    is_bare = not sentence.children_by(token.index, "nmod", "amod", "compound", "acl")
    return token.xpos == "NN" and token.lemma.lower() in SHELLS and is_bare and bool(words & {"the", "this", "that"})


def _was_tried(sentence: Sentence, predicate: Predicate) -> bool:
    """Tell whether somebody tried to do it: "in 1964 students tried to raise a flag" tells of 1964."""
    token = sentence.tokens[predicate.index]
    if token.relation != "xcomp" or token.head == ROOT:
        return False
    return sentence.tokens[token.head].lemma.lower() in TRYING and verbal_tense(sentence, token.head) == "past"


def _is_aside(sentence: Sentence, predicate: Predicate) -> bool:
    """Tell whether a relative clause tells the event: it describes somebody and goes on with nothing."""
    return any(token.deprel == "acl:relcl" for token in sentence.path_to_root(predicate.index))


def _is_aim(telling: Telling, predicate: Predicate) -> bool:
    """Tell whether an event is what somebody did or said something for: "marched to demand", "promised to rebuild"."""
    items = {item.predicate.index: item for item in telling.items}
    token = telling.sentence.tokens[predicate.index]
    if token.relation == "xcomp" and token.head in items:
        return True
    above = (items.get(ancestor.index) for ancestor in telling.sentence.path_to_root(predicate.index))
    return any(item is not None and item.has_happened and not item.predicate.is_statement for item in above)


def _is_past_progressive(sentence: Sentence, index: int) -> bool:
    """Tell whether a verb tells what was going on: reported, it went on when it was said ("said they were leaving")."""
    auxiliaries = sentence.children_by(index, "aux")
    return sentence.tokens[index].xpos == "VBG" and bool(auxiliaries) and auxiliaries[0].xpos == "VBD"


def _is_participle(sentence: Sentence, predicate: Predicate) -> bool:
    """Tell whether a verb is a passive participle behind its noun: "the candidates elected there"."""
    token = sentence.tokens[predicate.index]
    return token.xpos == "VBN" and token.deprel == "acl"
