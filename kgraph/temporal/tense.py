"""Which way an expression such as "on Saturday" points: from the tense of the verb that governs it."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.records.syntax import ROOT, Sentence, Token
from kgraph.temporal.algebra import Direction
from kgraph.temporal.grammar import Grammar

_QUOTATION_MARKS = frozenset({'"', "“", "”", "``", "''", "„", "«", "»"})


class Tenses:
    """The directions in one sentence; every verb is looked at once, however many expressions it governs."""

    def __init__(self, sentence: Sentence, grammar: Grammar) -> None:
        self._sentence = sentence
        self._grammar = grammar
        self._known: dict[int, Direction] = {ROOT: Direction.NEAREST}
        self._quoted = _quoted(sentence)

    def direction_at(self, index: int) -> Direction:
        """Return past, future, or nearest where no verb above the token tells its tense.

        Infinitives look forward under verbs of planning and take the tense of the verb above them otherwise.
        """
        index = self._unquoted(index)
        if index != ROOT and _is_described(self._sentence, self._sentence.tokens[index]):
            return Direction.ALWAYS
        passed: list[int] = []
        while index not in self._known:
            # A cycle in a broken tree ends here: the token is known by now.
            self._known[index] = Direction.NEAREST
            passed.append(index)
            token = self._sentence.tokens[index]
            found = _tense(self._sentence, token, self._grammar)
            index = token.head
            if found is not None:
                break
        else:
            found = self._known[index]
        self._known.update(dict.fromkeys(passed, found))
        return found

    def is_assigned(self, index: int) -> bool:
        """Tell whether a day is one "for" which something has been called, set or planned."""
        scheduling = self._grammar.words["scheduling"]
        for token in self._sentence.path_to_root(self._sentence.tokens[index].head):
            if token.lemma in scheduling:
                helpers = self._sentence.children_by(token.index, "aux")
                return not any(helper.text.lower() == "had" for helper in helpers)
            if token.upos not in ("NOUN", "PROPN", "NUM"):
                return False
        return False

    def is_under_noun(self, index: int) -> bool:
        """Tell whether a day describes a noun or adjective, so that the verb above that says little of it."""
        token = self._sentence.tokens[index]
        if token.deprel == "nmod:unmarked" and token.head != ROOT and token.head == index - 1:
            token = self._sentence.tokens[token.head]  # the month under its day
        return (
            token.relation in ("nmod", "amod", "compound", "appos", "dep", "list")
            and token.head != ROOT
            and token.upos != "X"
        )

    def is_under_infinitive(self, index: int) -> bool:
        """Tell whether an infinitive governs a day, with the tense of the verb above it: "told to appear on May 3"."""
        verb = next((token for token in self._sentence.path_to_root(index) if token.upos == "VERB"), None)
        return (
            verb is not None
            and verb.xpos == "VB"
            and any(mark.lemma == "to" for mark in self._sentence.children_by(verb.index, "mark"))
        )

    def is_under_progressive(self, index: int) -> bool:
        """Tell whether a past progressive governs a day, which may look ahead: "he was leaving on May 3"."""
        verb = next((token for token in self._sentence.path_to_root(index) if token.upos == "VERB"), None)
        return (
            verb is not None
            and verb.xpos == "VBG"
            and any(helper.xpos == "VBD" for helper in self._sentence.children_by(verb.index, "aux"))
        )

    def is_still_so(self, index: int) -> bool:
        """Tell whether the verb above a token is a present perfect: what has been banned until a day still is."""
        for token in self._sentence.path_to_root(index):
            helpers = self._sentence.children_by(token.index, "aux", "cop")
            if helpers or token.xpos in ("VBZ", "VBP", "VBD"):
                return _is_perfect(token, helpers) and any(helper.xpos in ("VBZ", "VBP") for helper in helpers)
        return False

    def _unquoted(self, index: int) -> int:
        """Return the word, or the first one above it outside of the quotation that it does not stand in itself."""
        if index == ROOT or not self._quoted or index in self._quoted:
            return index
        above = [token.index for token in self._sentence.path_to_root(index)]
        inside = [at for at, token in enumerate(above) if token in self._quoted]
        return above[inside[-1] + 1] if inside and inside[-1] + 1 < len(above) else index

    def is_pluperfect(self, index: int) -> bool:
        """Tell whether the verb above a token is a pluperfect: "had been rising since May"."""
        for token in self._sentence.path_to_root(index):
            helpers = self._sentence.children_by(token.index, "aux")
            if helpers or token.upos == "VERB":
                return any(helper.lemma == "have" and helper.xpos == "VBD" for helper in helpers)
        return False

    def is_lasting(self, index: int) -> bool:
        """Tell whether the verb above a token tells what has gone on until now: "has been fighting", "have lived".

        The passive does not: who has been jailed for two years has them before him; nor does what asks for them.
        """
        for token in (self._sentence.tokens[index], *self._sentence.path_to_root(index)):
            if token.xpos in ("VBZ", "VBP", "VBD"):
                return False
            helpers = self._sentence.children_by(token.index, "aux", "cop")
            if any(helper.lemma == "have" for helper in helpers):
                is_asked = token.lemma in self._grammar.words["measuring"]
                return not is_asked and all(helper.deprel != "aux:pass" for helper in helpers)
            if helpers:
                return False
        return False


def _tense(sentence: Sentence, token: Token, grammar: Grammar) -> Direction | None:
    """Return what the verbal group of a token says, or `None` where the verb above it decides."""
    helpers = sentence.children_by(token.index, "aux", "cop")
    perfect = _is_perfect(token, helpers)
    if _is_habitual(sentence, token, grammar):
        return Direction.ALWAYS
    if perfect and not any(helper.text.lower() in grammar.words["future_tense"] for helper in helpers):
        return Direction.PAST  # "may have met", "has met"; "will have met" looks ahead
    if any(helper.text.lower() in grammar.words["future_modal"] for helper in helpers):
        return Direction.FUTURE
    if _is_condition(sentence, token, helpers):
        return Direction.FUTURE
    if _was_due(sentence, token, helpers):
        return Direction.FUTURE
    if token.xpos == "VBD" or any(helper.xpos == "VBD" for helper in helpers):
        return Direction.PAST
    if token.xpos in ("VBZ", "VBP"):
        return Direction.PAST if token.lemma in grammar.words["telling"] else Direction.PRESENT
    if any(helper.xpos in ("VBZ", "VBP") for helper in helpers):
        due = token.xpos == "VB" and any(helper.lemma == "be" for helper in helpers)  # "is to meet"
        return Direction.FUTURE if due or token.xpos == "VBG" else Direction.PRESENT
    is_infinitive = any(helper.xpos == "VB" for helper in helpers)  # "to be restored"
    if token.xpos == "VBN" and token.deprel == "xcomp" and not helpers:
        return None  # "will stay closed"
    if token.xpos == "VBN" and not is_infinitive:
        return Direction.PAST
    if token.xpos == "VBG" and any(mark.lemma == "after" for mark in sentence.children_by(token.index, "mark")):
        return Direction.PAST  # "after meeting on Friday"
    if token.xpos == "VBG":
        return _infinitive(sentence, token, grammar) if token.deprel in ("xcomp", "ccomp") else None
    return _infinitive(sentence, token, grammar) if token.xpos == "VB" or is_infinitive else None


def _is_perfect(token: Token, helpers: Sequence[Token]) -> bool:
    """Tell whether a verbal group is a perfect: "has met", "has been mayor"."""
    is_participle = token.xpos == "VBN" or any(helper.deprel == "cop" and helper.xpos == "VBN" for helper in helpers)
    return is_participle and any(helper.lemma == "have" for helper in helpers)


def _was_due(sentence: Sentence, token: Token, helpers: Sequence[Token]) -> bool:
    """Tell whether something was still to come when it was told of: "the tour was to begin on Friday"."""
    is_infinitive = token.xpos == "VB" and any(mark.lemma == "to" for mark in sentence.children_by(token.index, "mark"))
    return is_infinitive and any(helper.lemma == "be" and helper.xpos == "VBD" for helper in helpers)


def _is_condition(sentence: Sentence, token: Token, helpers: Sequence[Token]) -> bool:
    """Tell whether a present clause is a condition, which is still to come: "if they do not stop within two days"."""
    is_present = any(word.xpos in ("VBZ", "VBP") for word in (token, *helpers))
    marks = sentence.children_by(token.index, "mark")
    return is_present and token.deprel == "advcl" and any(mark.lemma.lower() in ("if", "unless") for mark in marks)


def _is_habitual(sentence: Sentence, token: Token, grammar: Grammar) -> bool:
    """Tell whether a present clause says what is always so: "it can snow in May", "they usually meet in March"."""
    helpers = sentence.children_by(token.index, "aux", "cop")
    if any(helper.text.lower() in grammar.words["habitual_modal"] for helper in helpers):
        return True
    present = token.xpos in ("VBZ", "VBP") or any(helper.xpos in ("VBZ", "VBP") for helper in helpers)
    adverbs = sentence.children_by(token.index, "advmod")
    return present and any(adverb.lemma.lower() in grammar.words["habitual"] for adverb in adverbs)


def _is_described(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word is what a present copula says something of: "July is the driest month"."""
    if token.deprel != "nsubj" or token.head == ROOT:
        return False
    return any(copula.xpos == "VBZ" for copula in sentence.children_by(token.head, "cop"))


def _infinitive(sentence: Sentence, token: Token, grammar: Grammar) -> Direction | None:
    marks = sentence.children_by(token.index, "mark", "case")
    if any(mark.lemma == "due" for mark in marks) and not sentence.children_by(token.index, "cop"):
        return Direction.FUTURE  # "elections due to be held in May"
    marked = any(mark.lemma == "to" and mark.deprel == "mark" for mark in marks)
    above = sentence.tokens[token.head].lemma if token.head != ROOT else ""
    if above in grammar.words["prospective" if marked else "demanding"]:
        return Direction.FUTURE
    return None


def _quoted(sentence: Sentence) -> frozenset[int]:
    """Return the words between an opening and a closing quotation mark of the sentence."""
    opened: int | None = None
    quoted: set[int] = set()
    for token in sentence.tokens:
        if token.text not in _QUOTATION_MARKS:
            continue
        if opened is None:
            opened = token.index
        else:
            quoted.update(range(opened, token.index))
            opened = None
    return frozenset(quoted)
