"""Which word joins an event of a sentence to the event above it, past nouns and verbs that are no events themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgraph.extraction.predicates import Predicate
from kgraph.extraction.tree import case_of, is_definite, verbal_tense
from kgraph.records.syntax import ROOT, Sentence, Token

JOINING = frozenset({"conj", "advcl", "acl", "xcomp", "ccomp", "obj", "nsubj", "obl", "nmod", "nsubj:pass"})
"""Relations between a predicate and the one whose date it may share."""

WITHIN = frozenset({"in", "at", "during"})
"""Adpositions before the occasion on which something happened: "said in an interview", "won a seat in the vote"."""

HELD = frozenset({"hold", "stage", "convene", "host", "issue", "publish", "release", "broadcast", "deliver"})
"""Verbs of what gives an occasion or a text its time: "ordered in a directive issued in May"."""

ENDING = frozenset({"end", "finish", "conclude", "expire", "stop"})
"""Verbs whose date is that of the end of their subject: "the war, which ended in 1962"."""

UNITS = frozenset({"second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century"})
"""Nouns that measure how far apart two events are: "three days after", "a year before"."""


@dataclass(frozen=True, slots=True)
class Link:
    """A dependent with the trigger that governs it; `token` is the word whose relation joins them."""

    token: Token
    governor: int


def owners_of(predicates: Sequence[Predicate]) -> dict[int, int]:
    """Return which trigger a word speaks for: its own, or that of the noun whose light verb it is."""
    lights = {p.light: p.index for p in predicates if p.light is not None}
    return lights | {p.index: p.index for p in predicates}


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
    """Tell whether a relative clause happens at the time it describes: "2019, when it closed", "the day he died"."""
    if relative_role(sentence, clause) not in ("place", ""):
        return False
    governor = sentence.tokens[clause.head].head
    is_to_come = governor != ROOT and is_to_come_with(sentence, clause.index, governor)
    return is_to_come or verbal_tense(sentence, clause.index) == "past"


def goes_on(sentence: Sentence, clause: Token) -> bool:
    """Tell whether a relative clause goes on with the sentence: "he resigned on Monday, which led to a row"."""
    return relative_role(sentence, clause) == "subject" and verbal_tense(sentence, clause.index) == "past"


def measure(sentence: Sentence, connective: int) -> Token | None:
    """Return the unit of the time that stands between two events: "days" in "three days after", "hours before".

    It hangs on the event behind it or has that below it, else it is counted; "late last year after" tells when. In "31
    years to the day after" it is the years.
    """
    if connective == 0:
        return None
    to_the_day = [token.text.lower() for token in sentence.tokens[max(connective - 3, 0) : connective]]
    at = connective - 4 if to_the_day == ["to", "the", "day"] and connective > 3 else connective - 1
    unit, word = sentence.tokens[at], sentence.tokens[connective]
    if unit.lemma.lower() not in UNITS or word.head == ROOT:
        return None
    below = sentence.children(unit.index)
    is_joined = word.head in (unit.head, *(child.index for child in below))
    is_counted = any(child.relation in ("det", "nummod") and child.index == unit.index - 1 for child in below)
    is_free = unit.deprel in ("nmod:unmarked", "obl:unmarked", "appos")
    return unit if is_joined or (is_counted and is_free) else None


def is_told_alike(sentence: Sentence, second: int, first: int) -> bool:
    """Tell whether a verb goes on in the tense of the first: not "fled on Monday and says", "fled and will return".

    One without a word of tense takes that of the first: "will meet on Monday and sign a deal".
    """
    tenses = {verbal_tense(sentence, index) for index in (first, second)} - {""}
    return len(tenses) < 2 and (not _is_to_come(sentence, second) or _is_to_come(sentence, first))


def is_to_come_with(sentence: Sentence, second: int, first: int) -> bool:
    """Tell whether a clause tells what is to come together with its verb: "will meet when the talks end"."""
    is_present = verbal_tense(sentence, second) == "present"
    if verbal_tense(sentence, first) == "present":
        return is_present  # "the truce ends on Sunday when the talks begin"
    return _is_to_come(sentence, first) and (is_present or _is_to_come(sentence, second))


def _is_to_come(sentence: Sentence, index: int) -> bool:
    return any(modal.text.lower() in ("will", "would") for modal in sentence.children_by(index, "aux"))


@dataclass(frozen=True, slots=True)
class Links:
    """What joins the events of one sentence; `owners` tells which trigger a word speaks for."""

    sentence: Sentence
    owners: Mapping[int, int]
    statements: frozenset[int]

    def of(self, predicate: Predicate) -> Link | None:
        """Return what joins a predicate to the one above it; verbs that are no events ("began to") stand between."""
        token = self.sentence.tokens[predicate.index if predicate.light is None else predicate.light]
        while token.head != ROOT and (token.relation in JOINING or token.deprel in JOINING):
            if token.deprel == "acl:relcl":
                return self._of_relative(token)
            head = head_of(self.sentence, token)
            if head.index in self.owners:
                governor = self.owners[head.index]
                return None if governor == predicate.index or self._is_topic(token) else Link(token, governor)
            raised = self._raised(token, head)
            if raised is not None:
                return Link(token, raised)
            if token.relation == "acl":
                return self._of_participle(token, head)
            if token.relation == "nmod":
                return self._of_inner(token, head)
            if head.upos != "VERB" or token.relation not in ("xcomp", "conj", "obj"):
                return None
            token = head
        return None

    def _raised(self, token: Token, verb: Token) -> int | None:
        """Return the event that a verb which is none raises: a phrase of "seemed to" is one of what seemed to be."""
        events = [w.index for w in self.sentence.children_by(verb.index, "xcomp") if w.index in self.owners]
        is_beside = verb.upos == "VERB" and token.relation in ("obl", "advcl")
        return self.owners[events[0]] if is_beside and events else None

    def _is_topic(self, token: Token) -> bool:
        """Tell whether a noun only says what another event is about: "talks on the raid", "the end of the raid"."""
        is_inside = case_of(self.sentence, token.index) in (*WITHIN, "of")
        is_end = self.sentence.tokens[token.head].lemma.lower() in ENDING
        return token.relation == "nmod" and (is_end or not is_inside)

    def _of_inner(self, token: Token, noun: Token) -> Link | None:
        """Return what joins an event to a verb where a noun stands between: "won a seat in a vote", "a wave of raids".

        What somebody says of it has its own time: "criticised a number of arrests".
        """
        case, governor = case_of(self.sentence, token.index), self.owners.get(noun.head)
        is_many = case == "of" and not any(is_definite(self.sentence, word) for word in (token, noun))
        is_round = case == "of" and case_of(self.sentence, noun.index) in WITHIN
        is_inside = (case in WITHIN or is_round) and noun.relation in ("obj", "obl")
        is_told = governor not in self.statements and verbal_tense(self.sentence, noun.head) == "past"
        is_group = is_many and is_told and noun.relation in ("obj", "nsubj")
        return Link(token, governor) if governor is not None and (is_inside or is_group) else None

    def _of_relative(self, token: Token) -> Link | None:
        """Return what joins a relative clause to an event that it tells of.

        That event is its noun, or the one that happened in its place: "the talks that failed", "met in Oslo, where".
        """
        noun = self.sentence.tokens[token.head]
        role = relative_role(self.sentence, token)
        if noun.index in self.owners:
            return None if token.lemma.lower() in ENDING else Link(token, self.owners[noun.index])
        if role != "place" or noun.relation not in ("obl", "obj") or noun.head not in self.owners:
            return None
        is_aside = any(mark.text == "," for mark in self.sentence.children_by(token.index, "punct"))
        goes_along = verbal_tense(self.sentence, token.index) in ("past", "")
        goes_along = goes_along and is_told_alike(self.sentence, token.index, noun.head)
        return Link(token, self.owners[noun.head]) if is_aside and goes_along else None

    def _of_participle(self, token: Token, noun: Token) -> Link | None:
        """Return what joins a participle behind a noun that is no event to the verb above.

        "Signed a law banning traps" joins a present one to a past verb, "said in a letter sent on Monday" a past one to
        a word of saying, as "the mayor, speaking on Monday, said"; "won at games held in May" what is held to any.
        """
        governor = self.owners.get(noun.head)
        if governor is None or self.sentence.children_by(token.index, "mark", "aux"):
            return None
        is_banning = token.xpos == "VBG" and noun.relation == "obj"
        is_dating = governor in self.statements or token.lemma.lower() in HELD
        is_sent = token.xpos == "VBN" and noun.relation == "obl" and is_dating
        is_sent = is_sent and case_of(self.sentence, noun.index) in WITHIN
        is_speaking = {governor, self.owners.get(token.index)} <= self.statements and noun.relation == "nsubj"
        is_joined = (
            is_sent
            or (is_speaking and token.xpos == "VBG")
            or (is_banning and verbal_tense(self.sentence, noun.head) == "past")
        )
        return Link(token, governor) if is_joined else None
