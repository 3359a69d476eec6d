"""What tense and discourse tell of the time of events that no expression dates.

In this order: the same definite event dated elsewhere ("the operation"); what is going on runs from the day it is told
to the publication; a past event that somebody reports on a known day happened by then; a word of saying has the day on
which the same speaker spoke before, else it falls between the story's day and the publication; what a narrative tells
in the simple past happens in the time that the narrative has reached. Whatever is added this way says so in its basis.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kgraph.extraction.dating import NO_TIME, shared
from kgraph.extraction.predicates import Predicate
from kgraph.records.claim import Basis, ClaimTime, Polarity, Status
from kgraph.records.interval import Granularity, Interval
from kgraph.records.syntax import ROOT, Sentence, Token

STORY_DAYS = 7
"""A dated event of the week before publication can be what a news story is about; older ones are its background."""

REACH = 5
"""Sentences that a narrative's date reaches; of 3, 5, 6 and 8 the most right dates on our own gold texts."""

BACKGROUND_REACH = 2
"""Sentences that a date reaches in a news story that is about another day; farther on it is right less than half of
the time on our own gold texts."""

NEXT_DAY = 1
"""So many days between the story and its publication cannot be told apart by what has no date of its own."""

AFTER = frozenset({"after", "following"})
"""Words before an event that tell what came next."""

OTHERS = frozenset(
    {"similar", "previous", "prior", "another", "other", "earlier", "past", "former", "separate", "last"}
)
"""Words before a noun that tell it from the event at hand: the date of "a similar strike" is not that of the strike."""

REACHING = frozenset({Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.YEAR})
"""Granularities of a date that a narrative goes on in; an open interval is no place to go on from."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A predicate with what dating needs to know of it: is it fact, who says it, which word reports it."""

    predicate: Predicate
    status: Status
    polarity: Polarity
    speaker: str | None
    reported_by: int | None


@dataclass(slots=True)
class Chronicle:
    """What a document has dated so far: events by name, each speaker's last day, the time the narrative has reached."""

    published: date | None
    events: dict[str, ClaimTime] = field(default_factory=dict[str, ClaimTime])
    speech: dict[str, ClaimTime] = field(default_factory=dict[str, ClaimTime])
    first: dict[str, ClaimTime] = field(default_factory=dict[str, ClaimTime])
    story: ClaimTime = NO_TIME
    since: date | None = None
    narrative: ClaimTime = NO_TIME
    age: int = 0

    def date(
        self, sentence: Sentence, predicates: Sequence[Dated], by_text: Mapping[int, ClaimTime]
    ) -> dict[int, ClaimTime]:
        """Return the time of every predicate of a sentence, and remember what it tells for the next ones.

        `by_text` are the times that expressions of the sentence itself give, by trigger.
        """
        times = self._closed(predicates, by_text)
        self._reach(sentence, predicates, by_text)
        for item in predicates:
            index = item.predicate.index
            if index not in times:
                found = self._infer(sentence, item, times)
                if found.interval is not None:
                    times[index] = found
        happened = [p.predicate for p in predicates if p.status is Status.HAPPENED]
        times = {
            index: time
            for index, time in shared(sentence, happened, times).items()
            if index in times
            or time.basis not in (Basis.TENSE, Basis.PUBLICATION)
            or sentence.tokens[index].upos != "NOUN"
        }
        self._remember(sentence, predicates, times)
        return times

    def _closed(self, predicates: Sequence[Dated], by_text: Mapping[int, ClaimTime]) -> dict[int, ClaimTime]:
        """Return the times with what happened after a day, or has begun on it, over or going on at publication."""
        times = dict(by_text)
        for item in predicates:
            time = times.get(item.predicate.index, NO_TIME)
            if item.status is not Status.HAPPENED or time.interval is None or self.published is None:
                continue
            begin = time.interval.begin
            if begin is not None and begin <= self.published and time.interval.end is None:
                interval = Interval(begin, self.published, Granularity.INTERVAL)
                times[item.predicate.index] = ClaimTime(time.span, interval, time.basis)
        return times

    def date_headline(
        self, sentence: Sentence, predicates: Sequence[Dated], by_text: Mapping[int, ClaimTime]
    ) -> dict[int, ClaimTime]:
        """Return the time of what a headline tells, once the text below it has been read.

        A headline names first what the story then tells with its date: it takes the first date of the same act, or
        the day on which the same speaker is first told to have spoken; else its finite verbs tell the day of the story.
        """
        times = dict(by_text)
        for item in predicates:
            known = self.first.get(item.speaker or "") if item.predicate.is_statement else None
            known = known or _recalled(self.first, _names(sentence, item.predicate))
            if known is None and _tense(sentence, item.predicate) in ("present", "past"):
                known = self.story
            if item.predicate.index not in times and known is not None and item.status is Status.HAPPENED:
                times[item.predicate.index] = _again(known)
        return times

    def _reach(self, sentence: Sentence, predicates: Sequence[Dated], by_text: Mapping[int, ClaimTime]) -> None:
        """Move the narrative to the date of the sentence's main event, or let the old one grow older."""
        main = [
            p.predicate
            for p in predicates
            if p.predicate.index in by_text and p.status is Status.HAPPENED and not p.predicate.is_statement
            if not _is_aside(sentence, p.predicate) and not _tells_of_another(sentence, p.predicate)
        ]
        if not main:
            self.age += 1
            return
        first = min(main, key=lambda p: (len(list(sentence.path_to_root(p.index))), p.index))
        time = by_text[first.index]
        if time.interval is not None and time.interval.granularity in REACHING and time.basis is Basis.TEXT:
            self.narrative, self.age = time, 0

    def _infer(self, sentence: Sentence, item: Dated, times: Mapping[int, ClaimTime]) -> ClaimTime:
        """Return the time of a predicate without expression, the surest source first."""
        if item.status is not Status.HAPPENED:
            return NO_TIME
        known = self._named(sentence, item.predicate)
        if known is NO_TIME:
            known = self._after(sentence, item.predicate, times)
        if known is not NO_TIME:
            return known
        said = None if item.reported_by is None else times.get(item.reported_by)
        found = self._ongoing(sentence, item.predicate, said)
        if found is NO_TIME and item.predicate.is_statement:
            found = self._spoken(sentence, item)
        if found is NO_TIME and _tense(sentence, item.predicate) == "past" and not item.predicate.is_statement:
            found = NO_TIME if said is None or self.age == 0 else _before(said)
            if found is NO_TIME and not _is_aside(sentence, item.predicate):
                found = self._by_narrative()
        return found

    def _named(self, sentence: Sentence, predicate: Predicate) -> ClaimTime:
        """Return when a definite event noun happened, as it was dated before, or a verb of the story's own event."""
        token = sentence.tokens[predicate.index]
        if token.upos == "VERB" and not predicate.is_statement:
            return self._named_by_verb(sentence, predicate)
        if token.upos != "NOUN" or not _is_definite(sentence, token) or _is_another(sentence, token):
            return NO_TIME
        known = _recalled(self.events, _names(sentence, predicate))
        return NO_TIME if known is None else _again(known)

    def _named_by_verb(self, sentence: Sentence, predicate: Predicate) -> ClaimTime:
        """Return the story's day for a past verb that says what its dated noun says: "elected" after "the election"."""
        if _tense(sentence, predicate) != "past" and not _is_participle(sentence, predicate):
            return NO_TIME
        known = _recalled(self.events, _names(sentence, predicate)[1:])
        return NO_TIME if known is None or known.interval != self.story.interval else _again(known)

    def _after(self, sentence: Sentence, predicate: Predicate, times: Mapping[int, ClaimTime]) -> ClaimTime:
        """Return the time of what happened after a dated event of its own clause: from that day to the publication."""
        for token in sentence.children_by(predicate.index, "advcl", "obl"):
            time = times.get(token.index)
            marks = {mark.lemma.lower() for mark in sentence.children_by(token.index, "mark", "case")}
            if time is None or time.interval is None or not marks & AFTER:
                continue
            begin = time.interval.begin
            if begin is not None and self.published is not None and begin <= self.published:
                return ClaimTime(time.span, Interval(begin, self.published, Granularity.INTERVAL), Basis.TENSE)
        return NO_TIME

    def _ongoing(self, sentence: Sentence, predicate: Predicate, said: ClaimTime | None) -> ClaimTime:
        """Return the time of what is going on: from the day it is told to the publication."""
        if self.published is None or _tense(sentence, predicate) != "ongoing":
            return NO_TIME
        begin = said.interval.begin if said is not None and said.interval is not None else self.published
        if begin is None or begin > self.published:
            return NO_TIME
        granularity = Granularity.DAY if begin == self.published else Granularity.INTERVAL
        return ClaimTime(None, Interval(begin, self.published, granularity), Basis.TENSE)

    def _spoken(self, sentence: Sentence, item: Dated) -> ClaimTime:
        """Return when somebody said it: when they spoke before, else between the story's day and the publication."""
        if _tense(sentence, item.predicate) not in ("past", "present"):
            return NO_TIME
        known = self.speech.get(item.speaker or "")
        if known is not None and not _is_aside(sentence, item.predicate):
            return _again(known)
        begin = self.since
        if begin is None or self.published is None or begin > self.published:
            return NO_TIME
        granularity = Granularity.DAY if begin == self.published else Granularity.INTERVAL
        return ClaimTime(None, Interval(begin, self.published, granularity), Basis.PUBLICATION)

    def _by_narrative(self) -> ClaimTime:
        """Return the time that the narrative has reached, as long as it reaches."""
        interval = self.narrative.interval
        if interval is None:
            return NO_TIME
        if self.narrative.interval == self.story.interval:
            return self._in_story() if self.age <= REACH else NO_TIME
        if self.story is not NO_TIME and self.age and interval.granularity is not Granularity.DAY:
            return NO_TIME  # what followed a vote of "last November" may have followed months later
        reach = REACH if self.story is NO_TIME else BACKGROUND_REACH
        return _again(self.narrative) if self.age <= reach else NO_TIME

    def _in_story(self) -> ClaimTime:
        """Return the day of the story; up to the publication where that is the next day and the text has gone on."""
        begin = None if self.story.interval is None else self.story.interval.begin
        if begin is None or self.published is None or self.age == 0:
            return _again(self.story)
        if (self.published - begin).days != NEXT_DAY:
            return _again(self.story)
        return ClaimTime(self.story.span, Interval(begin, self.published, Granularity.INTERVAL), Basis.DISCOURSE)

    def _remember(self, sentence: Sentence, predicates: Sequence[Dated], times: Mapping[int, ClaimTime]) -> None:
        for item in predicates:
            time = times.get(item.predicate.index, NO_TIME)
            if time.interval is None or time.basis is not Basis.TEXT:
                continue
            if item.predicate.is_statement:
                if item.speaker is not None:
                    self.speech[item.speaker] = time
                    self.first.setdefault(item.speaker, time)
            elif (
                item.status is Status.HAPPENED
                and item.polarity is Polarity.POSITIVE
                and not _is_another(sentence, sentence.tokens[item.predicate.index])
            ):
                for name in _names(sentence, item.predicate):
                    self.events[name] = time
                    self.first.setdefault(name, time)
            self._open_story(item, time)

    def _open_story(self, item: Dated, time: ClaimTime) -> None:
        """Take the first recent day that the document tells as the day of its story."""
        interval = time.interval
        if self.published is None or item.status is not Status.HAPPENED or interval is None or interval.begin is None:
            return
        if interval.granularity is Granularity.DAY and 0 <= (self.published - interval.begin).days <= STORY_DAYS:
            self.story = time if self.story is NO_TIME else self.story
            if self.since is None or 0 <= (self.since - interval.begin).days <= NEXT_DAY:
                self.since = interval.begin


def _names(sentence: Sentence, predicate: Predicate) -> tuple[str, ...]:
    """Return what an event is remembered by: its word, and what verb and noun share, the lemma of the roleset."""
    word = sentence.tokens[predicate.index].lemma.lower()
    shared_lemma = predicate.frame.roleset.rpartition(".")[0]
    return (word, f"={shared_lemma}") if shared_lemma else (word,)


def _recalled(known: Mapping[str, ClaimTime], names: Sequence[str]) -> ClaimTime | None:
    """Return the time that the first of the names that is known at all has, or `None`."""
    return next((known[name] for name in names if name in known), None)


def _again(time: ClaimTime) -> ClaimTime:
    return ClaimTime(time.span, time.interval, Basis.DISCOURSE)


def _before(said: ClaimTime) -> ClaimTime:
    """Return the time of what was past when somebody reported it: open to the past, up to that day."""
    if said.interval is None or said.interval.end is None or said.basis is not Basis.TEXT:
        return NO_TIME
    return ClaimTime(said.span, Interval(None, said.interval.end, Granularity.INTERVAL), Basis.TENSE)


def _is_definite(sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun phrase takes up something known: "the attack", "this visit", "their talks"."""
    children = sentence.children(token.index)
    return any(c.feature("Definite") == "Def" or c.deprel == "nmod:poss" or c.xpos == "PRP$" for c in children) or any(
        c.lemma.lower() in ("this", "that", "these", "those") and c.relation == "det" for c in children
    )


def _is_another(sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun phrase names another event of the same kind: "a similar strike", "the previous vote"."""
    words = sentence.children_by(token.index, "amod", "det")
    return token.upos == "NOUN" and any(word.lemma.lower() in OTHERS for word in words)


def _tells_of_another(sentence: Sentence, predicate: Predicate) -> bool:
    """Tell whether an event is, or has as its subject, another of its kind: "the previous flood killed two"."""
    token = sentence.tokens[predicate.index]
    subjects = sentence.children_by(token.index, "nsubj", "nsubj:pass")
    return any(_is_another(sentence, word) for word in (token, *subjects))


def _is_aside(sentence: Sentence, predicate: Predicate) -> bool:
    """Tell whether a relative clause tells the event: it describes somebody and goes on with nothing."""
    return any(token.deprel == "acl:relcl" for token in sentence.path_to_root(predicate.index))


def _is_participle(sentence: Sentence, predicate: Predicate) -> bool:
    """Tell whether a verb is a passive participle behind its noun: "the candidates elected there"."""
    token = sentence.tokens[predicate.index]
    return token.xpos == "VBN" and token.deprel == "acl"


def _tense(sentence: Sentence, predicate: Predicate) -> str:
    """Return `past`, `perfect`, `ongoing`, `present`, or "" for a predicate without a tense of its own.

    Tense stands on the finite verb: the predicate itself or its first auxiliary (Universal Dependencies, `Tense`).
    A participle or an infinitive has that of nothing else.
    """
    index = predicate.index if predicate.light is None else predicate.light
    token = sentence.tokens[index]
    if token.upos != "VERB":
        return ""
    auxiliaries = sentence.children_by(index, "aux")
    if not auxiliaries and token.relation == "conj" and token.head != ROOT and token.xpos in ("VBN", "VBG"):
        auxiliaries = sentence.children_by(token.head, "aux")
    if not auxiliaries:
        return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(token.xpos, "")
    first = auxiliaries[0]
    if first.xpos == "MD":
        return ""
    if token.xpos == "VBG" and first.xpos in ("VBZ", "VBP"):
        return "ongoing"
    if first.lemma.lower() == "have":
        return "perfect"
    return "past" if first.xpos == "VBD" else "present"
