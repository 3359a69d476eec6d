"""Which events of a sentence share one date: conjuncts, participles, event nouns, carried-out complements.

A date passes down from a predicate to what goes along with it, and up from a noun or a complement to the verb that it
belongs to. What happened before or after, what is only imagined beside what happened, and what is told in another tense
has a time of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kgraph.extraction.distances import is_a_while_after
from kgraph.extraction.links import (
    ENDING,
    HELD,
    WITHIN,
    Link,
    Links,
    head_of,
    is_to_come_with,
    is_told_alike,
    measure,
    owners_of,
    relative_role,
)
from kgraph.extraction.predicates import Predicate
from kgraph.extraction.tree import case_of, verbal_tense
from kgraph.knowledge.lexicon import Lexicon
from kgraph.knowledge.traits import Trait
from kgraph.records.claim import ClaimTime
from kgraph.records.interval import Granularity, Interval
from kgraph.records.syntax import ROOT, Sentence, Token

AT_ONCE = frozenset({"when", "where", "as", "while", "if"})
"""Words before what happens together with what its main clause tells, or would: "will answer today if asked"."""

ALONG = frozenset({"while", "by", "when", "as", "with", "from"})
"""Words before a participle that goes along with its verb: "while leaving", "barred from leaving", not "for it"."""

APART = frozenset(
    {"after", "before", "following", "since", "until", "till", "despite", "from", "about", "against", "over"}
) | {"prior to", "ahead of"}
"""Adpositions before what happened at another time than what its verb tells: topics, what came before or after."""

LONG = 27
"""A month and longer times, in days without the first: what led to an event mostly lies in the same one, as in "they
broke up in 2019 after he said ..."."""

UNBOUNDED = 10**7
"""More days than any interval with two ends has."""

KINDS = (0, 6, 30, 91, 183, 365)
"""The longest day, week, month, quarter, half and year, in days without the first."""

LATER = frozenset({"later", "eventually", "subsequently", "finally"})
"""Adverbs of what happened some time after what was told before."""

OPENING = frozenset({"when", "after", "before", "until", "once"})
"""Words before a clause that tells when its verb happened."""

ANSWERING = frozenset(
    {"Accuse", "Apologize", "Arrest", "Award", "Charge", "Convict", "Praise", "Sanction", "Sentence", "Try"}
)
"""Types of events that answer what somebody did before: "jailed for a raid", "honoured for a rescue"."""

BIRTH = "Life"
"""The type of births: what a life goes on with after "born on 3 May 1982" happened on no such day."""

BEGINNING = frozenset({"begin", "start", "commence"})
"""Verbs whose date is that of the beginning of what they govern."""

TRYING = frozenset({"try", "attempt", "struggle", "seek", "fail", "manage", "refuse", "decline"})
"""Verbs whose complement is tried, or left undone, at the time that they tell."""

LOOKING_BACK = frozenset({"ongoing", "perfect", "pluperfect"})
"""Tenses of verbs that do not happen when their object did: "are investigating Monday's attack"."""

ERRANDS = frozenset({"Meet", "Protest", "Mobilize", "Transport"})
"""Types of events in which people do what they came or were sent for: "met to discuss the tax", "flown in to help"."""


def length(interval: Interval | None) -> int:
    """Return how long a time is by kind: two quarters are equally long, though one has a day more."""
    return bisect_left(KINDS, _days(interval))


def begun(when: Interval | None) -> Interval | None:
    """Return the interval from the beginning of a day with an open end."""
    if when is None or when.begin is None:
        return when
    return Interval(when.begin, None, Granularity.INTERVAL)


def errands(sentence: Sentence, predicates: Sequence[Predicate], lexicon: Lexicon) -> frozenset[int]:
    """Return the triggers of what somebody went, gathered or was sent for: "returned to meet him": when they met."""
    going = {p.index for p in predicates if p.type in ERRANDS or lexicon.has_trait(p.type, Trait.MOVING)}
    tokens = (sentence.tokens[p.index if p.light is None else p.light] for p in predicates)
    clauses = (p.index for p, t in zip(predicates, tokens, strict=True) if t.relation == "advcl" and t.head in going)
    return frozenset(clauses)


def shared(
    sentence: Sentence,
    predicates: Sequence[Predicate],
    times: Mapping[int, ClaimTime],
    imagined: frozenset[int] = frozenset(),
) -> dict[int, ClaimTime]:
    """Return the times with those that pass between a predicate and its conjuncts, participles and event nouns.

    `imagined` are the triggers of what is planned or possible: it shares no time with what happened.
    """
    joining = Links(sentence, owners_of(predicates), frozenset(p.index for p in predicates if p.is_statement))
    answering = frozenset(p.index for p in predicates if p.type in ANSWERING)
    births = frozenset(p.index for p in predicates if p.type == BIRTH)
    sharing = _Sharing(sentence, joining.owners, joining.statements, answering, births)
    links = [(p, link) for p in predicates if (link := joining.of(p)) is not None]
    result = dict(times)
    described: set[int] = set()
    known = -1
    while known < len(result):  # a conjunct's object has it in the second round
        known = len(result)
        for predicate, link in links:  # what has its own date gives it before it could be given another
            time = result.get(predicate.index)
            is_occasion = link.token.relation == "obl" and case_of(sentence, link.token.index) in WITHIN
            is_told = predicate.index not in described or link.governor in sharing.statements or is_occasion
            if (
                time is not None
                and is_told
                and link.governor not in result
                and sharing.passes_up(predicate, link, time)
            ):
                result[link.governor] = _as_described(link.token, time)
                if link.token.relation == "acl":  # "the treaty signed in 2015 was broken" tells not when it was broken
                    described.add(link.governor)
        for predicate, link in links:
            time = result.get(link.governor)
            is_free = predicate.index not in result and not sharing.is_apart(predicate, link, imagined)
            if time is not None and is_free and sharing.passes_down(link, time):
                result[predicate.index] = _as_shared(sentence, link.token, time)
    return result


@dataclass(frozen=True, slots=True)
class _Sharing:
    """The questions to one sentence."""

    sentence: Sentence
    owners: Mapping[int, int]
    statements: frozenset[int]
    answering: frozenset[int]
    births: frozenset[int]

    def is_apart(self, predicate: Predicate, link: Link, imagined: frozenset[int]) -> bool:
        """Tell whether a predicate without a tense is only imagined beside a governor that happened.

        What somebody tried was tried at some time: "fled as guards tried to stop them".
        """
        is_tried = link.token.index != predicate.index and link.token.lemma.lower() in TRYING
        is_open = not verbal_tense(self.sentence, predicate.index) and not is_tried
        return is_open and predicate.index in imagined and link.governor not in imagined

    def passes_down(self, link: Link, time: ClaimTime) -> bool:
        """Tell whether a dependent happens when its governor does, whose time is known."""
        token = link.token
        match token.relation:
            case "conj":
                is_own = is_a_while_after(self.sentence, token.index, time.interval)
                is_later = is_own or (_days(time.interval) >= LONG and self._has_own_time(token))
                is_alike = is_told_alike(self.sentence, token.index, token.head) or self._is_result(token, time)
                return is_alike and not is_later and link.governor not in self.births
            case "advcl":
                return self._goes_along(token, time)
            case "acl" if token.deprel == "acl:relcl":
                is_own = relative_role(self.sentence, token) in ("subject", "place")
                is_past = verbal_tense(self.sentence, token.index) == "past"
                return (is_own and is_past) or token.head not in self.owners
            case "acl":
                return self._goes_along(token, time) and (token.xpos == "VBG" or token.head in self.owners)
            case "xcomp":
                return link.governor not in self.statements  # what somebody denies to have done was before
            case "ccomp":
                return token.xpos == "VB" and not self.sentence.children_by(token.index, "mark", "aux")
            case "obl":
                return self._is_together(token, link.governor)
            case _:
                return True

    def _is_result(self, token: Token, time: ClaimTime) -> bool:
        """Tell whether a conjunct tells in the present what came of an act: "won on Sunday and becomes mayor"."""
        is_bare = token.xpos == "VBZ" and not self.sentence.children_by(token.index, "aux", "nsubj")
        return is_bare and _days(time.interval) == 0 and verbal_tense(self.sentence, token.head) == "past"

    def _has_own_time(self, token: Token) -> bool:
        """Tell whether a conjunct says when it happened: "born in 1970 and moved to London when she was ten"."""
        later = any(word.text.lower() in LATER for word in self.sentence.children_by(token.index, "advmod"))
        clauses = self.sentence.children_by(token.index, "advcl")
        openings = (word for c in clauses for word in self.sentence.children_by(c.index, "mark", "advmod"))
        return later or any(word.lemma.lower() in OPENING for word in openings)

    def _goes_along(self, token: Token, time: ClaimTime) -> bool:
        """Tell whether a clause tells what happened meanwhile: "..., killing two", "when the bell rang"."""
        marks = self.sentence.children_by(token.index, "mark")
        if token.relation == "advcl" and verbal_tense(self.sentence, token.index) == "past":
            after = [m for m in marks if m.lemma.lower() == "after" and measure(self.sentence, m.index) is None]
            return self._is_at_once(token) or (bool(after) and LONG <= _days(time.interval) < UNBOUNDED)
        if token.relation == "advcl" and is_to_come_with(self.sentence, token.index, token.head):
            return self._is_at_once(token)
        if token.xpos == "VB":
            return token.relation == "advcl" and any(mark.xpos == "TO" for mark in marks)
        words = {mark.text.lower() for mark in marks}
        if token.xpos == "VBG" and words == {"after"} and token.head in self.statements:
            return not any(measure(self.sentence, mark.index) for mark in marks)  # "said after meeting him"
        is_long = LONG <= _days(time.interval) < UNBOUNDED and not any(measure(self.sentence, m.index) for m in marks)
        return token.xpos in ("VBG", "VBN") and (words <= ALONG or (is_long and words <= {"after", "before"}))

    def _is_at_once(self, clause: Token) -> bool:
        words = self.sentence.children_by(clause.index, "mark", "advmod")
        return any(word.lemma.lower() in AT_ONCE for word in words)

    def passes_up(self, predicate: Predicate, link: Link, time: ClaimTime) -> bool:
        """Tell whether a governor without a date happens when its dated noun, clause or complement does."""
        token, head = link.token, head_of(self.sentence, link.token)
        tense = self._tense_of(head)
        match token.relation:
            case "acl":
                return self._tells_its_noun(token, head, link.governor)
            case "advcl":
                return tense == "past" and self._tells_its_verb(token, head, link.governor)
            case "conj":  # "were killed and dozens injured on Monday", "shot and killed a guard on Monday"
                is_bare = not self.sentence.children_by(token.index, "aux") and token.xpos == head.xpos
                return is_bare and (token.xpos == "VBN" or token.index - head.index == 2)
            case "xcomp":  # "declined to comment on Tuesday", "was forced to close in May"
                return tense == "past"
            case "nmod" if time.span is None or time.span.start < token.span.start:
                return False  # "arrested a leader in Monday's riot"
            case _:
                is_open = token.upos == "NOUN" and tense not in LOOKING_BACK
                return is_open and self._is_occasion(predicate, token, link.governor)

    def _tense_of(self, verb: Token) -> str:
        """Return the tense of a verb, of an infinitive that of the verb above: "is trying to gauge Monday's vote"."""
        tense = verbal_tense(self.sentence, verb.index)
        is_open = verb.relation == "xcomp" and not tense and verb.head != ROOT
        return verbal_tense(self.sentence, verb.head) if is_open else tense

    def _is_occasion(self, predicate: Predicate, noun: Token, governor: int) -> bool:
        """Tell whether a noun is the occasion of its verb; somebody says something in a speech or report."""
        case = case_of(self.sentence, noun.index)
        if governor not in self.statements:
            return noun.relation != "obl" or self._is_together(noun, governor)
        is_speaking = noun.relation == "nsubj" and predicate.is_statement
        return is_speaking or (noun.relation == "obl" and case in WITHIN)

    def _is_together(self, noun: Token, governor: int) -> bool:
        """Tell whether a phrase tells what goes along with its verb: not "after a raid", not "jailed for a raid"."""
        case = case_of(self.sentence, noun.index)
        return case not in APART and not (case == "for" and governor in self.answering)

    def _tells_its_noun(self, token: Token, noun: Token, governor: int) -> bool:
        """Tell whether a clause behind a noun dates it: "the treaty signed in 2015", "a strike that shut the port".

        What somebody says of an event is later; a letter was written when it was sent.
        """
        if noun.index not in self.owners and token.xpos == "VBG":
            return {token.index, governor} <= self.statements  # "the mayor, speaking on Monday, said"
        if noun.index not in self.owners:
            return token.xpos == "VBN" and (governor in self.statements or token.lemma.lower() in HELD)
        is_begun = token.xpos == "VBG" and token.lemma.lower() in BEGINNING  # "a truce starting on Monday"
        is_passive = is_begun or (token.xpos == "VBN" and token.lemma.lower() not in ENDING)
        return token.index not in self.statements and (token.deprel == "acl:relcl" or is_passive)

    def _tells_its_verb(self, clause: Token, verb: Token, governor: int) -> bool:
        """Tell whether a clause dates its verb: "died when a bus crashed on Monday", "speaking on Monday, she said".

        What somebody says comes later: "they broke up, as both said on Monday".
        """
        is_saying = clause.index in self.statements
        if verbal_tense(self.sentence, clause.index) == "past":
            return self._is_at_once(clause) and not is_saying
        is_plain = clause.xpos == "VBG" and not self.sentence.children_by(clause.index, "mark", "aux")
        return is_plain and (not is_saying or (governor in self.statements and clause.index < verb.index))


def _as_shared(sentence: Sentence, token: Token, time: ClaimTime) -> ClaimTime:
    """Return the time that a dependent takes over from its governor: what began has it as its beginning."""
    is_begun = token.relation in ("nsubj", "obj", "xcomp", "nmod")
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
