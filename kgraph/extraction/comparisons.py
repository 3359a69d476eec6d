"""Which times of a sentence only say what a number is compared with: "rose to 9 percent, up from 8 percent in May".

Read from the words in front, not from the tree: parsers hang such a time on the verb as often as on the number.
"""

from __future__ import annotations

from kgraph.records.interval import Timex
from kgraph.records.syntax import Sentence, Token

OPENING = frozenset({"in", "at", "on", "for", "during", "of", "the", "a", "an"})
"""Words between what is compared and its time."""

COMPARED = frozenset({"compared", "versus", "vs"})
"""Words after which, with or without "with" and "to", a time is that of the other number."""

LATER = frozenset({"later", "earlier", "sooner"})
"""Words that make of "than" a bound: "no later than Friday"."""

SHIFTED = frozenset({"earlier", "so_long_before", "ago", "previous_unit", "unit_before", "year_compared", "unit_last"})
"""Rules of times that, behind "from", nothing begins at: "up from a year earlier"."""

MOVED = frozenset({"up", "down", "unchanged"})
"""Words that tell how a number has changed "from" another one."""

MEASURES = frozenset({"percent", "%", "per", "cent", "point", "million", "billion", "trillion", "thousand", "hundred"})
"""Words of numbers that rise and fall."""

ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "last", "only"})
"""Words that rank something among all of its kind since a time, as superlatives do: "the first visit since May"."""

_RANKED = 12  # words between what is ranked and its "since"; a clause seldom has more
_REACH = 6  # words of the longest number with its unit that the newspaper articles of training/dates.tsv have there


def is_compared(sentence: Sentence, timex: Timex, words: frozenset[int]) -> bool:
    """Tell whether a time expression, on these words, is that of a number that another is compared with."""
    at = min(words) - 1
    while at > 0 and sentence.tokens[at].text.lower() in OPENING:
        at -= 1
    if at <= 0:
        return False
    if _opens(sentence, at) or (timex.relation == "since" and _is_ranked(sentence, at)):
        return True
    is_from = sentence.tokens[at].lemma.lower() == "from"
    if is_from and (timex.rule in SHIFTED or sentence.tokens[at - 1].text.lower() in MOVED):
        return True
    number = at
    while at > 0 and number - at < _REACH and _is_quantity(sentence, at):
        at -= 1
    if at == number or not any(token.upos == "NUM" for token in sentence.tokens[at + 1 : number + 1]):
        return False
    if sentence.tokens[at].lemma.lower() == "from":
        measured = {token.lemma.lower() for token in sentence.tokens[at + 1 : number + 1]}
        is_moved = sentence.tokens[at - 1].text.lower() in MOVED
        return is_moved or (bool(measured & MEASURES) and _has_number_before(sentence, at))
    return sentence.tokens[at].lemma.lower() != "than" and _opens(sentence, at)


def _opens(sentence: Sentence, at: int) -> bool:
    """Tell whether a word opens a comparison: "than", "versus", "compared with"."""
    word, before = sentence.tokens[at].lemma.lower(), sentence.tokens[at - 1]
    if word == "than":
        return before.text.lower() not in LATER
    return word in COMPARED or (word in ("with", "to") and before.text.lower() in COMPARED)


def _is_ranked(sentence: Sentence, at: int) -> bool:
    """Tell whether something is ranked among all of its kind: "the deadliest attack in the city since 2014"."""
    for token in reversed(sentence.tokens[max(at - _RANKED, 0) : at]):
        if token.upos in ("VERB", "AUX") or token.text in ",;:":
            return False
        if token.xpos in ("JJS", "RBS") or (token.relation == "amod" and token.lemma.lower() in ORDINALS):
            return True
    return False


def _is_quantity(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    return token.upos in ("NUM", "SYM") or token.lemma.lower() in MEASURES or _is_counted(sentence, token)


def _is_counted(sentence: Sentence, token: Token) -> bool:
    return token.upos == "NOUN" and any(t.index < token.index for t in sentence.children_by(token.index, "nummod"))


def _has_number_before(sentence: Sentence, at: int) -> bool:
    return any(token.lemma.lower() in MEASURES for token in sentence.tokens[:at])
