"""What a document dates by its own words, remembered: the same event told again has the same date.

Two mentions tell one event when they share their word or the lemma of their rolesets ("arrested", "the arrest"), agree
in polarity, have somebody in common and nobody in the same part who differs. A definite noun needs less: "the attack"
is the last one that the text has told.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kgraph.extraction.placed import Placed
from kgraph.extraction.predicates import Predicate
from kgraph.extraction.tree import case_of, is_definite
from kgraph.records.claim import ClaimTime, Polarity, Status
from kgraph.records.interval import Granularity
from kgraph.records.syntax import Sentence, Token

OTHERS = frozenset(
    {"similar", "previous", "prior", "another", "other", "earlier", "past", "former", "separate", "last"}
    | {"regular", "usual", "frequent"}
)
"""Words before a noun that tell it from the event at hand: the date of "a similar strike" is not that of the strike."""

OCCASIONS = frozenset({"after", "before", "since", "until", "following", "prior to"})
"""Adpositions before an event that another one is told by."""

LATELY = 2
"""Sentences for which one speaker goes on where another stopped: farther on it was right less than half of the time."""

LEAVING = frozenset({"Move", "Retreat"})
"""Types of departures: one leaves once what a text calls by many names ("the army", "his unit", "the service")."""

UNTYPED = "Event"
"""The type of events whose kind is not known."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A predicate with what dating needs to know of it: is it fact, who says it, which word reports it, who took part.

    Actors and targets are the identifiers of their entities, `nouns` the last words of those without a name. What
    `is_alleged` is merely possible but would be over: no infinitive, and no verb of a modal as in "may discuss". An
    `is_errand` is what somebody goes, gathers or is sent for: "returned to meet him".
    """

    predicate: Predicate
    status: Status
    polarity: Polarity
    speaker: str | None = None
    reported_by: int | None = None
    actors: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    has_named_target: bool = False
    is_alleged: bool = False
    is_errand: bool = False

    @property
    def has_happened(self) -> bool:
        """Tell whether the text tells it as a fact of the past or present."""
        return self.status is Status.HAPPENED

    def fits(self, other: Dated) -> bool:
        """Tell whether both may be one event: alike in polarity, over or not, with a participant in common.

        Another actor is another event, and so is a target of another name; "the drugs" may be the ones told of before,
        "the company" that he left the mill by name.
        """
        is_over = (self.has_happened or self.is_alleged) and (other.has_happened or other.is_alleged)
        if not (is_over or self.status is other.status) or self.polarity is not other.polarity:
            return False
        if not (self.actors | self.targets) & (other.actors | other.targets):
            return False
        is_same_actor = not self.actors or not other.actors or self.actors & other.actors
        is_same_target = not (self.has_named_target and other.has_named_target) or self.targets & other.targets
        return bool(is_same_target and (is_same_actor or self.nouns & other.nouns))


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence with its predicates, the times that its own words give them, by trigger, and its expressions."""

    sentence: Sentence
    items: Sequence[Dated]
    by_text: Mapping[int, ClaimTime]
    placed: Sequence[Placed] = ()
    is_headline: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """An event or a saying that the sentence at a position dates."""

    position: int
    item: Dated
    time: ClaimTime


@dataclass(slots=True)
class Memory:
    """The dated mentions of a document in text order.

    `facts` are those of what happened, by word, by lemma of the roleset, by kind and by speaker, `plans` those of what
    is to come; `sayings` are those of a known day; `told` are all, by word or lemma and a participant.
    """

    facts: dict[str, list[Mention]] = field(default_factory=dict[str, list[Mention]])
    plans: dict[str, list[Mention]] = field(default_factory=dict[str, list[Mention]])
    sayings: list[Mention] = field(default_factory=list[Mention])
    told: dict[tuple[str, str], list[Mention]] = field(default_factory=dict[tuple[str, str], list[Mention]])

    def add(self, position: int, sentence: Sentence, item: Dated, time: ClaimTime) -> None:
        """Remember a mention; one of "a similar attack" tells nothing of the attack."""
        predicate, mention = item.predicate, Mention(position, item, time)
        if is_another(sentence, sentence.tokens[predicate.index]):
            return
        names = _names(sentence, predicate)
        if item.polarity is Polarity.POSITIVE:
            keys = [*names, f"#{predicate.type}"]
            known = self.facts if item.has_happened else self.plans
            if predicate.is_statement and item.has_happened and _is_day(time):
                self.sayings.append(mention)
            for key in [f"@{item.speaker or ''}"] if predicate.is_statement else keys:
                known.setdefault(key, []).append(mention)
        if not predicate.is_statement:
            for name in names:
                for participant in item.actors | item.targets:
                    self.told.setdefault((name, participant), []).append(mention)

    def spoken(self, speaker: str | None, position: int) -> ClaimTime | None:
        """Return when somebody last spoke before a sentence."""
        return _last(self.facts.get(f"@{speaker}", ()), position) if speaker else None

    def lately_spoken(self, position: int) -> ClaimTime | None:
        """Return the day on which anybody spoke, as one of the last sentences tells."""
        last = bisect_left(self.sayings, position, key=lambda mention: mention.position)
        known = self.sayings[last - 1] if last else None
        return known.time if known is not None and position - known.position <= LATELY else None

    def named(self, position: int, sentence: Sentence, item: Dated) -> ClaimTime | None:
        """Return when the event of a definite noun happened.

        It is the last of its name, or of its kind where the noun stands alone or they have somebody in common: "the
        murder of Roe". "After marriage" may also mean what is dated farther on.
        """
        predicate = item.predicate
        token = sentence.tokens[predicate.index]
        is_known = is_definite(sentence, token) or _is_occasion(sentence, token)
        if token.upos != "NOUN" or not is_known or is_another(sentence, token):
            return None
        keys = list(_names(sentence, predicate))
        is_bare = not sentence.children_by(token.index, "nmod:poss", "nmod", "compound", "amod")
        if is_bare and item.has_happened and predicate.type != UNTYPED:
            keys.append(f"#{predicate.type}")
        known = self._last_fact(keys, position) or self._kin(position, item) or _last_of(self.plans, keys, position)
        if known is None and _is_occasion(sentence, token):
            return next((self.facts[key][0].time for key in keys if key in self.facts), None)
        return known

    def _kin(self, position: int, item: Dated) -> ClaimTime | None:
        """Return when the last event of a kind that may be the same happened."""
        mentions = () if item.predicate.type == UNTYPED else self.facts.get(f"#{item.predicate.type}", ())
        same = (m for m in reversed(mentions) if m.position < position and m.item.fits(item))
        return next((mention.time for mention in same), None)

    def told_behind(self, position: int, sentence: Sentence, item: Dated) -> ClaimTime | None:
        """Return the first day that a text gives, farther on, what its lead tells by the same name."""
        return self._first_day(position, _names(sentence, item.predicate))

    def kind_behind(self, position: int, item: Dated) -> ClaimTime | None:
        """Return the first day that a text gives, farther on, something of the same kind."""
        kind = item.predicate.type
        return None if kind == UNTYPED else self._first_day(position, (f"#{kind}",))

    def _first_day(self, position: int, keys: Sequence[str]) -> ClaimTime | None:
        """Return the time of the first fact behind a position under the first of the keys, if that is a day."""
        behind = (mention for key in keys for mention in self.facts.get(key, ()) if mention.position > position)
        first = next(behind, None)
        return first.time if first is not None and _is_day(first.time) else None

    def acted(self, position: int, sentence: Sentence, predicate: Predicate) -> ClaimTime | None:
        """Return when a verb's act last happened under any word of its roleset: "elected" after "the election"."""
        return self._last_fact(_names(sentence, predicate)[1:], position)

    def again(self, position: int, sentence: Sentence, item: Dated) -> ClaimTime | None:
        """Return the time of the same event, of its nearest mention before, else of the first behind."""
        if is_another(sentence, sentence.tokens[item.predicate.index]):
            return None
        same = {
            mention.position: mention
            for name in _names(sentence, item.predicate)
            for participant in sorted(item.actors | item.targets)
            for mention in self.told.get((name, participant), ())
            if mention.item.fits(item)
        }
        if not same:
            return self._departed(position, sentence, item)
        before = [place for place in same if place < position]
        return same[max(before) if before else min(same)].time

    def _departed(self, position: int, sentence: Sentence, item: Dated) -> ClaimTime | None:
        """Return when somebody left, whatever the text calls it that they left, if it knows of one day only."""
        if item.predicate.type not in LEAVING or not item.has_happened:
            return None
        times = {
            mention.time.interval: mention.time
            for name in _names(sentence, item.predicate)
            for actor in sorted(item.actors)
            for mention in self.told.get((name, actor), ())
            if mention.position != position and mention.item.has_happened and actor in mention.item.actors
            if mention.item.polarity is item.polarity
        }
        return next(iter(times.values())) if len(times) == 1 else None

    def just_told(self, position: int, sentence: Sentence, item: Dated) -> ClaimTime | None:
        """Return when the same word happened in the sentence before, if nobody else did it."""
        mentions = self.facts.get(sentence.tokens[item.predicate.index].lemma.lower(), ())
        same = (m for m in mentions if m.position == position - 1)
        last = next(same, None)
        is_another_actor = last is not None and last.item.actors and item.actors and not last.item.actors & item.actors
        return None if last is None or is_another_actor else last.time

    def carried_out(self, sentence: Sentence, item: Dated) -> ClaimTime | None:
        """Return when what was planned or denied of somebody happened after all: "decided to suspend her"."""
        for name in _names(sentence, item.predicate):
            for known in self.facts.get(name, ()):
                actors, targets = known.item.actors, known.item.targets
                if targets & item.targets and (actors & item.actors or not actors or not item.actors):
                    return known.time
        return None

    def first(self, sentence: Sentence, item: Dated) -> ClaimTime | None:
        """Return the first time that a document gives an act of this name, or a saying of this speaker."""
        names = _names(sentence, item.predicate)
        keys = [f"@{item.speaker}", *names] if item.predicate.is_statement and item.speaker else names
        return next((self.facts[key][0].time for key in keys if key in self.facts), None)

    def _last_fact(self, keys: Sequence[str], position: int) -> ClaimTime | None:
        return _last_of(self.facts, keys, position)


def _is_day(time: ClaimTime) -> bool:
    return time.interval is not None and time.interval.granularity is Granularity.DAY


def _last_of(known: Mapping[str, Sequence[Mention]], keys: Sequence[str], position: int) -> ClaimTime | None:
    """Return the time of the last mention before a position under the first of the keys that has any."""
    found = (_last(known.get(key, ()), position) for key in keys)
    return next((time for time in found if time is not None), None)


def _last(mentions: Sequence[Mention], position: int) -> ClaimTime | None:
    """Return the time of the last mention in the sentences before a position."""
    before = bisect_left(mentions, position, key=lambda mention: mention.position)
    return mentions[before - 1].time if before else None


def _names(sentence: Sentence, predicate: Predicate) -> tuple[str, ...]:
    """Return what an event is remembered by: its word, and what verb and noun share, the lemma of the roleset."""
    word = sentence.tokens[predicate.index].lemma.lower()
    shared_lemma = predicate.frame.roleset.rpartition(".")[0]
    return (word, f"={shared_lemma}") if shared_lemma else (word,)


def _is_occasion(sentence: Sentence, token: Token) -> bool:
    """Tell whether a plain noun stands for an event that another is told by: "after marriage", "before the vote"."""
    articles = sentence.children_by(token.index, "det")
    is_plain = token.xpos == "NN" and not sentence.children_by(token.index, "nmod:poss", "amod", "nummod")
    is_known = not articles or is_definite(sentence, token)
    return is_plain and is_known and case_of(sentence, token.index) in OCCASIONS


def is_another(sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun phrase names another event of the same kind: "a similar strike", "the previous vote"."""
    words = sentence.children_by(token.index, "amod", "det")
    return token.upos == "NOUN" and any(word.lemma.lower() in OTHERS for word in words)
