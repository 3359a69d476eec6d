"""Sentences without a parser: words cut by a regular expression, hung flat under the first word."""

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from kgraph.records.document import Span
from kgraph.records.interval import Timex
from kgraph.records.syntax import ROOT, Sentence, Token
from kgraph.temporal.grammar import Grammar, load_grammar
from kgraph.temporal.timeline import find_times

# As English treebanks cut: dotted abbreviations, numbers with their signs, hyphens and clitics apart.
WORD = re.compile(r"[^\W\d_](?:\.[^\W\d_])+\.?|\d+(?:[-/.:,]\d+)+|['’]s\b|[^\W_]+|[^\w\s]|_")
SENTENCE_END = re.compile(r"(?:(?<=[a-z]\.)|(?<=\d{4}\.))\s+(?=[A-Z])")

Flat = Callable[..., Sentence]
TimesOf = Callable[..., tuple[Timex, ...]]


def flat_sentence(text: str, start: int = 0, tense: str | None = None) -> Sentence:
    """Return the words of a text as one sentence whose root stands in the given tense."""
    tokens: list[Token] = []
    for index, match in enumerate(WORD.finditer(text)):
        span = Span(start + match.start(), start + match.end())
        xpos, deprel = ("", "root") if index == 0 else ("", "dep")
        if index == 0 and tense:
            xpos = {"past": "VBD", "future": "VB", "present": "VBZ"}[tense]
        elif match[0] == "will" and tense == "future":
            xpos, deprel = "MD", "aux"
        tokens.append(Token(index, span, match[0], match[0].lower(), "X", xpos, (), ROOT if index == 0 else 0, deprel))
    return Sentence("d", Span(start, start + len(text)), tuple(tokens))


def flat_sentences(text: str, tense: str | None = None) -> Iterator[Sentence]:
    """Yield the sentences of a text, divided at full stops before capital letters."""
    start = 0
    for piece in SENTENCE_END.split(text):
        start = text.index(piece, start)
        sentence = flat_sentence(piece, start, tense)
        if sentence.tokens:
            yield sentence
        start += len(piece)


@pytest.fixture(scope="session")
def grammar() -> Grammar:
    """Return the grammar of English."""
    return load_grammar()


@pytest.fixture(scope="session")
def flat() -> Flat:
    """Return the maker of flat sentences."""
    return flat_sentence


@pytest.fixture(scope="session")
def times_of(grammar: Grammar) -> TimesOf:
    """Return a function from text, publication date and tense to its time expressions."""

    def find(text: str, published: date | None = None, tense: str | None = None) -> tuple[Timex, ...]:
        return find_times(tuple(flat_sentences(text, tense)), published, grammar)

    return find
