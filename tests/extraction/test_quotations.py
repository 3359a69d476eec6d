"""Words between quotation marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from kgraph.extraction.quotations import LONGEST, quotations
from kgraph.records.document import Span
from kgraph.records.syntax import Sentence

Tree = Callable[[str], Sentence]

OPEN, CLOSE = "“/``/2/punct", "”/''/2/punct"


@pytest.fixture
def quoted(tree: Tree) -> Callable[..., list[list[str]]]:
    """Return a function from sentences to their quoted words; `paragraphs` numbers the sentences."""

    def find(*texts: str, paragraphs: Sequence[int] = (0, 0, 0)) -> list[list[str]]:
        sentences = [replace(tree(text), paragraph=p) for text, p in zip(texts, paragraphs, strict=False)]
        inside = quotations(sentences).inside
        return [[s.tokens[i].text for i in sorted(words)] for s, words in zip(sentences, inside, strict=True)]

    return find


def test_words_between_the_marks_are_quoted(quoted: Callable[..., list[list[str]]]):
    """The marks themselves are not."""
    assert [["Go"]] == quoted(f"{OPEN} Go/VB/0/root {CLOSE} he/PRP/2/nsubj")


def test_words_outside_are_not(quoted: Callable[..., list[list[str]]]):
    """Without marks nothing is quoted."""
    assert [[]] == quoted("Go/VB/0/root")


def test_straight_marks_alternate(quoted: Callable[..., list[list[str]]]):
    """The second of two like marks closes, the third opens again."""
    mark = '"/``/2/punct'

    assert [["Go", "now"]] == quoted(f"{mark} Go/VB/0/root {mark} he/PRP/2/nsubj {mark} now/RB/2/advmod {mark}")


def test_a_quotation_runs_over_sentences(quoted: Callable[..., list[list[str]]]):
    """What is open at the end of a sentence is open in the next."""
    assert [["Go"], ["Run"]] == quoted(f"{OPEN} Go/VB/0/root", f"Run/VB/0/root {CLOSE.replace('2', '1')}")


def test_a_quotation_ends_with_its_paragraph(quoted: Callable[..., list[list[str]]]):
    """A mark that is never closed does not quote the rest of the text."""
    assert [["Go"], []] == quoted(f"{OPEN} Go/VB/0/root", "Run/VB/0/root", paragraphs=(0, 1))


def test_an_apostrophe_is_no_mark(quoted: Callable[..., list[list[str]]]):
    """A possessive opens nothing."""
    assert [[]] == quoted("mayor/NN/3/nmod:poss ’s/POS/1/case plan/NN/0/root")


def test_a_quotation_goes_on_where_the_next_paragraph_opens_it_again(quoted: Callable[..., list[list[str]]]):
    """Only the last of several paragraphs closes it."""
    first, last = f"{OPEN} Go/VB/0/root", f"{OPEN} Run/VB/0/root {CLOSE} he/PRP/2/nsubj"

    assert [["Go"], ["Run"]] == quoted(first, last, paragraphs=(0, 1))


def test_spaces_tell_the_direction_of_a_mark(tree: Tree):
    """A mark of the wrong form next to the word behind it opens."""
    sentence = tree("”/''/2/punct Go/VB/0/root “/``/2/punct he/PRP/2/nsubj")
    spans = (Span(0, 1), Span(1, 3), Span(3, 4), Span(5, 7))
    tokens = tuple(replace(t, span=span) for t, span in zip(sentence.tokens, spans, strict=True))

    assert (frozenset({1}),) == quotations([replace(sentence, tokens=tokens)]).inside


def test_single_marks_quote_too(quoted: Callable[..., list[list[str]]]):
    """But not inside double ones, where they change nothing."""
    single = "‘/``/2/punct Go/VB/0/root ’/''/2/punct he/PRP/2/nsubj"

    assert [["Go"]] == quoted(single)
    assert [["‘", "Go", "’"]] == quoted(f"{OPEN} ‘/``/3/punct Go/VB/0/root ’/''/3/punct {CLOSE} he/PRP/3/nsubj")


def test_a_mark_that_nobody_closed_was_a_slip(quoted: Callable[..., list[list[str]]]):
    """Behind so many sentences as no quotation of news has, nothing is quoted any more."""
    found = quoted(f"{OPEN} Go/VB/0/root", *["Run/VB/0/root"] * (LONGEST + 1), paragraphs=[0] * (LONGEST + 2))

    assert [["Run"]] * (LONGEST - 1) == found[1:LONGEST]
    assert [[], []] == found[LONGEST:]
