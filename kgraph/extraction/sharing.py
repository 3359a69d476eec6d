"""Which events of a sentence share one date: conjuncts, participles, event nouns, carried-out complements.

A date passes down from a predicate to what goes along with it, and up from a noun or a complement to the verb that it
belongs to. What happened before or after, what is only imagined beside what happened, and what is told in another tense
has a time of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kgraph.extraction.predicates import Predicate
from kgraph.extraction.tree import case_of, verbal_tense
from kgraph.knowledge.lexicon import Lexicon
from kgraph.knowledge.traits import Trait
from kgraph.records.claim import ClaimTime
from kgraph.records.interval import Granularity, Interval
from kgraph.records.syntax import ROOT, Sentence, Token

SHARING = frozenset({"conj", "advcl", "acl", "xcomp", "ccomp", "obj", "nsubj", "obl", "nmod", "nsubj:pass"})
"""Relations between a predicate and the one whose date it shares; the topic of an event ("the trial of the killing",
"talks on the raid") has none of its own."""

AT_ONCE = frozenset({"when", "as", "while"})
"""Words before what happens together with what its main clause tells."""

ALONG = frozenset({"while", "by", "when", "as", "with"})
"""Words before a participle that goes along with its verb: "while leaving", not "after leaving", "for stealing"."""

APART = frozenset(
    {"after", "before", "following", "since", "until", "till", "despite", "from", "about", "against", "over"}
) | {"prior to", "ahead of"}
"""Adpositions before what happened at another time than what its verb tells: topics, what came before or after."""

WITHIN = frozenset({"in", "at", "during"})
"""Adpositions before the occasion on which somebody spoke: "said in an interview"."""

LONG = 27
"""A month and longer times, in days without the first: what led to an event mostly lies in the same one, as in "they
broke up in 2019 after he said ..."."""

UNBOUNDED = 10**7
"""More days than any interval with two ends has."""

KINDS = (0, 6, 30, 91, 183, 365)
"""The longest day, week, month, quarter, half and year, in days without the first."""

BEGINNING = frozenset({"begin", "start", "commence"})
"""Verbs whose date is that of the beginning of what they govern."""

ENDING = frozenset({"end", "finish", "conclude", "expire", "stop"})
"""Verbs whose date is that of the end of their subject: "the war, which ended in 1962"."""

UNITS = frozenset({"second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century"})
"""Nouns that measure how far apart two events are: "three days after", "a year before"."""

LOOKING_BACK = frozenset({"ongoing", "perfect", "pluperfect"})
"""Tenses of verbs that do not happen when their object did: "are investigating Monday's attack"."""


def owners_of(predicates: Sequence[Predicate]) -> dict[int, int]:
    """Return which trigger a word speaks for: its own, or that of the noun whose light verb it is."""
    lights = {p.light: p.index for p in predicates if p.light is not None}
    return lights | {p.index: p.index for p in predicates}


def length(interval: Interval | None) -> int:
    """Return how long a time is by kind: two quarters are equally long, though one has a day more."""
    return bisect_left(KINDS, _days(interval))


def head_of(sentence: Sentence, token: Token) -> Token:
    """Return the head of a word that is no root; of a phrase the head of that where the arc jumps over it."""
    head = sentence.tokens[token.head]
    return sentence.tokens[head.head] if token.relation == "obl" and jumps(head, token.index) else head


def jumps(governor: Token, index: int) -> bool:
    """Tell whether the governor's own head stands between it and the word: in English nearly always a wrong arc.

    "They arrested him, police said on Friday": the day belongs to "said", even where it hangs on "arrested".
    """
    first, last = sorted((governor.index, index))
    return governor.head != ROOT and first < governor.head < last


def begun(when: Interval | None) -> Interval | None:
    """Return the interval from the beginning of a day with an open end."""
    if when is None or when.begin is None:
        return when
    return Interval(when.begin, None, Granularity.INTERVAL)


def relative_role(sentence: Sentence, clause: Token) -> str:
    """Return what the relative pronoun is in its clause: `subject`, `place` (or time), `other`; "" without one."""
    for child in sentence.children(clause.index):
        if child.relation == "advmod" and child.lemma.lower() in ("where", "when"):
            return "place"
        if child.xpos in ("WDT", "WP", "WP$"):
            is_within = case_of(sentence, child.index) in WITHIN
            return "subject" if child.relation == "nsubj" else "place" if is_within else "other"
    return ""


def tells_when(sentence: Sentence, clause: Token) -> bool:
    """Tell whether a relative clause happened at the time it describes: "2019, when it closed", "the day he died"."""
    return relative_role(sentence, clause) in ("place", "") and verbal_tense(sentence, clause.index) == "past"


def goes_on(sentence: Sentence, clause: Token) -> bool:
    """Tell whether a relative clause goes on with the sentence: "he resigned on Monday, which led to a row"."""
    return relative_role(sentence, clause) == "subject" and verbal_tense(sentence, clause.index) == "past"


def errands(sentence: Sentence, predicates: Sequence[Predicate], lexicon: Lexicon) -> frozenset[int]:
    """Return the triggers of what somebody went somewhere for: "returned to meet him" tells when they were to meet."""
    going = {p.index for p in predicates if lexicon.has_trait(p.type, Trait.MOVING)}
    tokens = (sentence.tokens[p.index if p.light is None else p.light] for p in predicates)
    clauses = (p.index for p, t in zip(predicates, tokens, strict=True) if t.relation == "advcl" and t.head in going)
    return frozenset(clauses)


def measure(sentence: Sentence, connective: int) -> Token | None:
    """Return the unit of the time that stands between two events: "days" in "three days after", "hours before".

    It hangs on the event behind it or has that below it, else it is counted; "late last year after" tells when.
    """
    if connective == 0:
        return None
    unit, word = sentence.tokens[connective - 1], sentence.tokens[connective]
    if unit.lemma.lower() not in UNITS or word.head == ROOT:
        return None
    below = sentence.children(unit.index)
    is_joined = word.head in (unit.head, *(child.index for child in below))
    is_counted = any(child.relation in ("det", "nummod") and child.index == unit.index - 1 for child in below)
    is_free = unit.deprel in ("nmod:unmarked", "obl:unmarked", "appos")
    return unit if is_joined or (is_counted and is_free) else None


def shared(
    sentence: Sentence,
    predicates: Sequence[Predicate],
    times: Mapping[int, ClaimTime],
    imagined: frozenset[int] = frozenset(),
) -> dict[int, ClaimTime]:
    """Return the times with those that pass between a predicate and its conjuncts, participles and event nouns.

    `imagined` are the triggers of what is planned or possible: it shares no time with what happened.
    """
    sharing = _Sharing(sentence, owners_of(predicates), frozenset(p.index for p in predicates if p.is_statement))
    links = [(p, link) for p in predicates if (link := sharing.link(p)) is not None]
    result = dict(times)
    described: set[int] = set()
    known = -1
    while known < len(result):  # a conjunct's object has it in the second round
        known = len(result)
        for predicate, link in links:  # what has its own date gives it before it could be given another
            time = result.get(predicate.index)
            is_told = predicate.index not in described or link.governor in sharing.statements
            if time is not None and is_told and link.governor not in result and sharing.passes_up(link, time):
                result[link.governor] = _as_described(link.token, time)
                if link.token.relation == "acl":  # "the treaty signed in 2015 was broken" tells not when it was broken
                    described.add(link.governor)
        for predicate, link in links:
            time = result.get(link.governor)
            is_free = predicate.index not in result and not sharing.is_apart(predicate, link.governor, imagined)
            if time is not None and is_free and sharing.passes_down(link, time):
                result[predicate.index] = _as_shared(sentence, link.token, time)
    return result


@dataclass(frozen=True, slots=True)
class _Link:
    """A dependent with the trigger that governs it; `token` is the word whose relation joins them."""

    token: Token
    governor: int


@dataclass(frozen=True, slots=True)
class _Sharing:
    """The questions to one sentence."""

    sentence: Sentence
    owners: Mapping[int, int]
    statements: frozenset[int]

    def link(self, predicate: Predicate) -> _Link | None:
        """Return what joins a predicate to the one above it; verbs that are no events ("began to") stand between."""
        token = self.sentence.tokens[predicate.index if predicate.light is None else predicate.light]
        while token.head != ROOT and (token.relation in SHARING or token.deprel in SHARING):
            if token.deprel == "acl:relcl":
                return self._relative_link(token)
            head = head_of(self.sentence, token)
            if head.index in self.owners:
                governor = self.owners[head.index]
                is_topic = token.relation == "nmod" and case_of(self.sentence, token.index) not in (*WITHIN, "of")
                return None if governor == predicate.index or is_topic else _Link(token, governor)
            if token.relation == "acl":
                return self._participle_link(token, head)
            if token.relation == "nmod":
                return self._inner_link(token, head)
            if head.upos != "VERB" or token.relation not in ("xcomp", "conj", "obj"):
                return None
            token = head
        return None

    def _inner_link(self, token: Token, noun: Token) -> _Link | None:
        """Return what joins an event to a verb where a noun stands between: "won a seat in the vote"."""
        case, governor = case_of(self.sentence, token.index), self.owners.get(noun.head)
        is_inside = case in WITHIN or (case == "of" and case_of(self.sentence, noun.index) in WITHIN)
        return (
            _Link(token, governor) if governor is not None and noun.relation in ("obj", "obl") and is_inside else None
        )

    def _relative_link(self, token: Token) -> _Link | None:
        """Return what joins a relative clause to an event that it goes on to tell of.

        That event is its noun, or the one that happened in its place: "the talks that failed", "met in Oslo, where".
        """
        if verbal_tense(self.sentence, token.index) != "past":
            return None
        noun = self.sentence.tokens[token.head]
        role = relative_role(self.sentence, token)
        if noun.index in self.owners:
            is_own = role in ("subject", "place") and token.lemma.lower() not in ENDING
            return _Link(token, self.owners[noun.index]) if is_own else None
        if role != "place" or noun.relation not in ("obl", "obj") or noun.head not in self.owners:
            return None
        is_aside = any(mark.text == "," for mark in self.sentence.children_by(token.index, "punct"))
        is_past = verbal_tense(self.sentence, noun.head) == "past"
        return _Link(token, self.owners[noun.head]) if is_aside and is_past else None

    def _participle_link(self, token: Token, noun: Token) -> _Link | None:
        """Return what joins a present participle behind the object of a past verb: "signed a law banning ..."."""
        governor = self.owners.get(noun.head)
        is_plain = token.xpos == "VBG" and not self.sentence.children_by(token.index, "mark", "aux")
        if governor is None or noun.relation != "obj" or not is_plain:
            return None
        return _Link(token, governor) if verbal_tense(self.sentence, noun.head) == "past" else None

    def is_apart(self, predicate: Predicate, governor: int, imagined: frozenset[int]) -> bool:
        """Tell whether a predicate without a tense is only imagined beside a governor that happened."""
        is_open = not verbal_tense(self.sentence, predicate.index)
        return is_open and predicate.index in imagined and governor not in imagined

    def passes_down(self, link: _Link, time: ClaimTime) -> bool:
        """Tell whether a dependent happens when its governor does, whose time is known."""
        token = link.token
        match token.relation:
            case "conj":
                return self._is_told_alike(token)
            case "advcl" | "acl" if token.deprel != "acl:relcl":
                return self._goes_along(token, time)
            case "xcomp":
                return link.governor not in self.statements  # what somebody denies to have done was before
            case "ccomp":
                return token.xpos == "VB" and not self.sentence.children_by(token.index, "mark", "aux")
            case "obl":
                return case_of(self.sentence, token.index) not in APART
            case _:
                return True

    def _is_told_alike(self, token: Token) -> bool:
        """Tell whether two conjuncts are in one tense: not "the drills began on Monday and the army says ..."."""
        tenses = {verbal_tense(self.sentence, index) for index in (token.index, token.head)} - {""}
        modals = self.sentence.children_by(token.index, "aux")
        return len(tenses) < 2 and not any(modal.text.lower() in ("will", "would") for modal in modals)

    def _goes_along(self, token: Token, time: ClaimTime) -> bool:
        """Tell whether a clause tells what happened meanwhile: "..., killing two", "when the bell rang"."""
        bound = {word.lemma.lower() for word in self.sentence.children_by(token.index, "mark", "advmod")}
        marks = self.sentence.children_by(token.index, "mark")
        if token.relation == "advcl" and verbal_tense(self.sentence, token.index) == "past":
            is_after = any(
                mark.lemma.lower() == "after" and measure(self.sentence, mark.index) is None for mark in marks
            )
            return bool(bound & AT_ONCE) or (is_after and LONG <= _days(time.interval) < UNBOUNDED)
        if token.xpos == "VB":
            return token.relation == "advcl" and any(mark.xpos == "TO" for mark in marks)
        return token.xpos in ("VBG", "VBN") and {mark.lemma.lower() for mark in marks} <= ALONG

    def passes_up(self, link: _Link, time: ClaimTime) -> bool:
        """Tell whether a governor without a date happens when its dated noun or complement does."""
        token, head = link.token, head_of(self.sentence, link.token)
        if token.relation == "acl":  # "the treaty signed in 2015", "a strike that shut the port in May"
            return self._tells_its_noun(token, head)
        if token.relation == "nmod" and (time.span is None or time.span.start < token.span.start):
            return False  # "arrested a leader in Monday's riot"
        if token.relation == "xcomp":  # "declined to comment on Tuesday", "was forced to close in May"
            return verbal_tense(self.sentence, head.index) == "past"
        if token.upos != "NOUN" or verbal_tense(self.sentence, head.index) in LOOKING_BACK:
            return False
        case = case_of(self.sentence, token.index)
        if link.governor in self.statements:
            return token.relation == "obl" and case in WITHIN
        return token.relation != "obl" or case not in APART

    def _tells_its_noun(self, token: Token, noun: Token) -> bool:
        """Tell whether a clause behind an event tells that event: it happened to it or by it, and nobody says it."""
        if token.index in self.statements or noun.index not in self.owners:
            return False
        return token.deprel == "acl:relcl" or (token.xpos == "VBN" and token.lemma.lower() not in ENDING)


def _as_shared(sentence: Sentence, token: Token, time: ClaimTime) -> ClaimTime:
    """Return the time that a dependent takes over from its governor: what began has it as its beginning."""
    is_begun = token.relation in ("nsubj", "obj", "xcomp")
    if not is_begun or sentence.tokens[token.head].lemma.lower() not in BEGINNING:
        return time
    return replace(time, interval=begun(time.interval))


def _as_described(token: Token, time: ClaimTime) -> ClaimTime:
    """Return the time that an event takes from what is said of it: one "that began in May" began then."""
    is_begun = token.relation == "acl" and token.lemma.lower() in BEGINNING
    return replace(time, interval=begun(time.interval)) if is_begun else time


def _days(interval: Interval | None) -> int:
    if interval is None or interval.begin is None or interval.end is None:
        return UNBOUNDED
    return (interval.end - interval.begin).days
