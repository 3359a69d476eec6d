"""Where the time expressions of a document stand in its sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.records.document import Span
from kgraph.records.interval import Timex
from kgraph.records.syntax import Sentence

DATELINE_WORDS = 14
"""A dateline ("LAGOS, Nigeria, March 7 (Agency) —") is over after so many words."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A time expression in its sentence: its words and the word that the others hang on."""

    timex: Timex
    words: frozenset[int]
    head: int


def place(sentence: Sentence, times: Sequence[Timex]) -> tuple[Placed, ...]:
    """Return the expressions that stand in the sentence, each with its words; neither datelines nor ages date."""
    found: list[Placed] = []
    for timex in times:
        if timex.span.start < _dateline_end(sentence) or timex.rule == "age" or _is_heading(sentence, timex.span):
            continue
        words = frozenset(t.index for t in sentence.tokens if t.span.overlaps(timex.span))
        if words:
            heads = [i for i in sorted(words) if sentence.tokens[i].head not in words]
            content = [i for i in heads if sentence.tokens[i].upos not in ("ADP", "SCONJ", "PUNCT", "DET")]
            found.append(Placed(timex, words, (content or heads)[0]))
    return tuple(found)


def _dateline_end(sentence: Sentence) -> int:
    """Return where the text begins behind a dateline: a place in capitals, and a dash or colon before any verb."""
    first = sentence.tokens[0].text
    if not (first.isupper() and first.isalpha() and len(first) > 1):
        return sentence.span.start
    for token in sentence.tokens[1:DATELINE_WORDS]:
        if token.upos in ("VERB", "AUX"):
            break
        if token.text in ("-", "–", "—", "--", ":") and token.index > 1:
            return token.span.end
    return sentence.span.start


def _is_heading(sentence: Sentence, span: Span) -> bool:
    """Tell whether a time opens the sentence before a colon, as the date of a release: "26 July 2022: They met"."""
    behind = next((token for token in sentence.tokens if token.span.start >= span.end), None)
    return span.start == sentence.span.start and behind is not None and behind.text == ":"


def words_of(placed: Sequence[Placed]) -> frozenset[int]:
    """Return every word of the sentence's time expressions."""
    return frozenset(index for item in placed for index in item.words)


def timex_by_word(placed: Sequence[Placed]) -> dict[int, Timex]:
    """Return which time expression each of their words belongs to."""
    return {index: item.timex for item in placed for index in item.words}


def spans_inside(times: Sequence[Timex], span: Span) -> Sequence[Timex]:
    """Return the expressions that begin inside a span, of expressions in text order."""
    first, last = (bisect_left(times, place, key=lambda timex: timex.span.start) for place in (span.start, span.end))
    return times[first:last]
