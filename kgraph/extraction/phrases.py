"""Noun phrases: their characters, the head that names them, and the number they count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgraph.extraction.tree import case_of, part_of
from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.knowledge.lexicon import Lexicon
from kgraph.knowledge.phrases import PhraseWords
from kgraph.knowledge.traits import Marker
from kgraph.records.claim import Quantity, QuantityMod
from kgraph.records.document import Span
from kgraph.records.syntax import Sentence, Token


def naming_word(sentence: Sentence, index: int) -> int:
    """Return the word that names a participant: in "the writer Ada Holm" the name, not the noun before it.

    Universal Dependencies make the first word the head (`flat`, `appos` without a comma).
    """
    for child in sentence.children_by(index, "flat", "appos", "compound", "nmod"):
        named = sentence.entity_at(child.index)
        if named is not None and named.label in ("Person", "Organization") and named.first == index + 1:
            return child.index
    return index


def name_beside(sentence: Sentence, index: int, lexicon: Lexicon) -> int | None:
    """Return the person's name that stands behind a description, or `None`: "the head of the board, Ada Holm".

    The parser may hang it on the last noun of the description: "a spokesman for the mine, Paul Mensah".
    """
    if sentence.tokens[index].upos in ("PROPN", "PRON") or sentence.entity_at(index) is not None:
        return None
    below = (c.index for c in sentence.children_by(index, "nmod") if not _is_person(sentence, c.index))
    belonging = [i for i in below if lexicon.marks(case_of(sentence, i), Marker.BELONGING)]
    for noun in (index, *belonging):
        names = (c.index for c in sentence.children_by(noun, "appos"))
        found = next((name for name in names if _is_person(sentence, name)), None)
        if found is not None:
            return found
    return None


def _is_person(sentence: Sentence, index: int) -> bool:
    named = sentence.entity_at(index)
    return named is not None and named.label == "Person"


def content_word(sentence: Sentence, index: int, words: PhraseWords) -> int:
    """Return the word that says what a noun phrase is about: in "a series of blasts" the blasts."""
    if sentence.tokens[index].lemma.lower() not in words.measures:
        return index
    for child in sentence.children_by(index, "nmod"):
        if case_of(sentence, child.index) == "of":
            return child.index
    return index


def head_span(sentence: Sentence, index: int, gazetteer: Gazetteer) -> Span:
    """Return the head as the claims format wants it: a person's whole name without title, else one word."""
    named = sentence.entity_at(naming_word(sentence, index))
    if named is None or named.label != "Person":
        return sentence.tokens[index].span
    first = named.first
    while first < named.last and gazetteer.title(sentence.tokens[first].text) is not None:
        first += 1
    return sentence.span_of(first, named.last)


def phrase_tokens(sentence: Sentence, index: int) -> tuple[int, ...]:
    """Return the words of the noun phrase: determiners, modifiers and "of"-phrases, no clauses, no other conjuncts."""
    kept: list[int] = [index]
    waiting = [index]
    while waiting:
        for child in sentence.children(waiting.pop()):
            if _modifies(sentence, child, index):
                kept.append(child.index)
                waiting.append(child.index)
    return contiguous(tuple(sorted(kept)), index)


def _modifies(sentence: Sentence, child: Token, index: int) -> bool:
    """Tell whether a dependent is inside the phrase; "familiar with the matter" is as good as a clause."""
    if child.relation == "amod" and child.index > child.head and sentence.children_by(child.index, "obl"):
        return False
    if child.relation == "punct":
        return is_hyphen(sentence, child.index)
    if child.deprel == "obl:unmarked":
        return child.index < child.head  # "40-year-old"
    if child.relation in ("nmod", "case"):
        return _belongs(sentence, child, index) or child.index == part_of(sentence, index)
    is_modifier = child.relation in ("det", "amod", "compound", "nummod", "flat", "advmod", "goeswith", "fixed")
    return is_modifier or child.index == part_of(sentence, index)


def is_hyphen(sentence: Sentence, index: int) -> bool:
    """Tell whether a mark joins two words: "six-month truce"."""
    if sentence.tokens[index].text not in ("-", "‑", "–") or not 0 < index < len(sentence.tokens) - 1:
        return False
    before, mark, after = sentence.tokens[index - 1 : index + 2]
    return before.span.end == mark.span.start and mark.span.end == after.span.start


def _belongs(sentence: Sentence, child: Token, index: int) -> bool:
    """Tell whether an `nmod` is part of the name of a thing: a possessor, an "of"-phrase, or their case mark."""
    if child.relation == "case":
        return child.head != index  # the phrase's own adposition stays outside
    return child.deprel == "nmod:poss" or any(c.lemma == "of" for c in sentence.children_by(child.index, "case"))


def contiguous(tokens: tuple[int, ...], index: int) -> tuple[int, ...]:
    """Return the unbroken stretch of tokens around the head."""
    inside = set(tokens)
    first = last = index
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return tuple(range(first, last + 1))


def phrase_span(sentence: Sentence, index: int) -> Span:
    """Return the characters of the noun phrase around a head."""
    tokens = phrase_tokens(sentence, index)
    return sentence.span_of(tokens[0], tokens[-1])


def description(sentence: Sentence, index: int) -> str:
    """Return the noun phrase as a name: without article, possessive mark or quotation marks at its ends."""
    tokens = list(phrase_tokens(sentence, index))
    while len(tokens) > 1 and _is_fringe(sentence.tokens[tokens[0]]):
        tokens.pop(0)
    while len(tokens) > 1 and sentence.tokens[tokens[-1]].upos in ("PUNCT", "PART"):
        tokens.pop()
    return spelled(sentence, tokens)


def _is_fringe(token: Token) -> bool:
    return token.xpos == "DT" or token.upos == "PUNCT"


def spelled(sentence: Sentence, tokens: list[int]) -> str:
    """Return the words with single spaces where the text has any space between them."""
    parts: list[str] = []
    end = -1
    for index in tokens:
        token = sentence.tokens[index]
        if parts and token.span.start > end:
            parts.append(" ")
        parts.append(token.text)
        end = token.span.end
    return "".join(parts)


# ---------------------------------------------------------------- quantities

MOST = 10**18
"""A quintillion, beyond all that news counts; "hundred hundred hundred ..." would go on past the largest float."""

_NUMBER = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+-]?\d{1,15}(?:\.\d{1,9})?")


def quantity(sentence: Sentence, index: int, words: PhraseWords) -> Quantity | None:
    """Return the number that a noun phrase counts, with the noun as its unit, or `None`."""
    numbers = sentence.children_by(index, "nummod")
    if not numbers:
        return None
    inside = sentence.subtree(numbers[0].index)
    value = number_of([sentence.tokens[i].text for i in inside if sentence.tokens[i].upos == "NUM"], words)
    if value is None:
        return None
    return Quantity(value, sentence.tokens[index].text, _mod(sentence, inside, words))


def number_of(spelled_out: Sequence[str], words: PhraseWords) -> int | float | None:
    """Return the number that the words spell ("1.2 million", "twenty five", "50,000"), or `None`."""
    total: float = 0
    current: float | None = None
    for word in spelled_out:
        lower = word.lower()
        if _NUMBER.fullmatch(lower):
            current = (current or 0) + float(lower.replace(",", ""))
        elif lower in words.units:
            current = (current or 0) + words.units[lower]
        elif (scale := words.scales.get(lower) or words.scales.get(lower.removesuffix("s"))) is not None:
            current = min((1 if current is None else current) * scale, MOST)
            if scale >= 1000:
                total, current = total + current, 0
        else:
            return None
    if current is None and not total:
        return None
    result = total + (current or 0)
    if result >= MOST:
        return None
    return int(result) if result == int(result) else round(result, 6)


def _mod(sentence: Sentence, inside: Sequence[int], words: PhraseWords) -> QuantityMod | None:
    """Return how exact the number is meant to be, from the words in it and the two before it."""
    around = range(max(0, inside[0] - 2), inside[-1] + 1)
    found = [words.mods[w] for i in around if (w := sentence.tokens[i].text.lower()) in words.mods]
    return found[-1] if found else None
