import time
from datetime import date

import pytest

from kgraph.records.document import Span
from kgraph.records.syntax import NamedEntity, Sentence, Token
from kgraph.temporal.recognise import covered, line_of, recognise

# A line of 100 kB has to be read in well under a second, whatever stands in it.
LONG = 100_000


def found(text: str, flat, grammar) -> list[str]:
    """Return the text of each expression that counts alone, before they are joined."""
    line = line_of(flat(text))
    spans = [covered(line, e) for e in recognise(line, grammar) if not e.rule.partner]
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    "text",
    [
        "a 600-mile front with 50,000 troops",
        "He is 45 and she turned 30.",
        "room 2010 on page 1999 of resolution 1701",
        "It cost $1999 or €2010.",
        "They may march in sun or fall.",
        "call 555-2013-77",
        "version 1.2010.3",
        "one out of 2000 people",
        "a second hand, a minute detail",
        "the year of the dragon",
    ],
)
def test_quantities_names_and_codes_are_no_dates(text: str, flat, grammar) -> None:
    """Numbers that count, name or price something are left alone."""
    assert [] == found(text, flat, grammar)


@pytest.mark.parametrize(
    "text", ["2024-11-12", "2024 - 11 - 12", "5pm", "5 p.m.", "5 p.m", "the mid-1990s", "12 NOV 2024"]
)
def test_it_does_not_matter_how_words_are_cut(text: str, flat, grammar) -> None:
    """One expression is found however a tokeniser divides it."""
    assert 1 == len(found(text, flat, grammar))


def test_the_longest_rule_wins(flat, grammar) -> None:
    """A full date is one expression, not a day and a year."""
    assert ["12 November 2024"] == found("on 12 November 2024 in", flat, grammar)


def test_a_month_in_small_letters_counts_only_beside_a_number(flat, grammar) -> None:
    """A "june 5" is a date; "march" and "may" in small letters are words."""
    assert ["june 5"] == found("on june 5 they march in may", flat, grammar)


def test_a_weekday_inside_a_name_is_no_date(flat, grammar) -> None:
    """The parser's names protect their words."""
    sentence = flat("the Ruby Tuesday chain")
    named = Sentence("d", sentence.span, sentence.tokens, entities=(NamedEntity(1, 2, "Organization"),))

    assert [] == [e.rule.name for e in recognise(line_of(named), grammar)]


def test_a_plural_noun_after_the_number_makes_it_a_quantity(grammar) -> None:
    """The parser's tag tells "1984 voters" from "1984"."""
    words = [("1984", "CD"), ("voters", "NNS")]
    tokens = tuple(
        Token(i, Span(7 * i, 7 * i + len(w)), w, w, "X", x, (), -1 if i == 0 else 0, "dep")
        for i, (w, x) in enumerate(words)
    )

    assert () == recognise(line_of(Sentence("d", Span(0, 20), tokens)), grammar)


@pytest.mark.parametrize("piece", ["1", " ", "last ", "May ", "1.", "2024-", "from 5 to ", "the end of ", "Mon "])
def test_a_long_line_is_read_in_linear_time(piece: str, flat, times_of) -> None:
    """Four times the text takes four times the processor time, the best of three (a square would take sixteen)."""

    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        spent: list[float] = []
        for _ in range(3):
            start = time.process_time()
            times_of(text, date(2024, 3, 14))
            spent.append(time.process_time() - start)
        return min(spent)

    seconds(1000)
    short, long = seconds(LONG // 4), seconds(LONG)

    assert long < max(0.5, 12 * short)


def related(*words: tuple[str, str, int]) -> Sentence:
    """Return words with their relations and heads as a sentence."""
    tokens, start = [], 0
    for index, (text, relation, head) in enumerate(words):
        span = Span(start, start + len(text))
        tokens.append(Token(index, span, text, text.lower(), "X", "", (), head, relation))
        start = span.end + 1
    return Sentence("d", Span(0, start), tuple(tokens))


@pytest.mark.parametrize(("deprel", "expected"), [("obl", ["2018"]), ("nummod", [])])
def test_the_tree_tells_a_year_from_a_count(deprel: str, expected: list[str], grammar) -> None:
    """In 2018 more people died; they died in 2018 more ways."""
    words = [("In", "case", 1), ("2018", deprel, 4), ("more", "amod", 3), ("people", "nsubj", 4), ("died", "root", -1)]
    line = line_of(related(*words))

    assert expected == [line.atoms[e.first].text for e in recognise(line, grammar)]


@pytest.mark.parametrize(("deprel", "expected"), [("obl", ["a"]), ("amod", [])])
def test_the_tree_tells_a_second_from_the_second_one(deprel: str, expected: list[str], grammar) -> None:
    """They paused for a second, voted; they voted for a second term."""
    words = [("for", "case", 3), ("a", "det", 3), ("second", deprel, 3), ("term", "obl", 4), ("won", "root", -1)]
    line = line_of(related(*words))

    assert expected == [line.atoms[e.first].text for e in recognise(line, grammar)]


def tagged(*words: tuple[str, str]) -> Sentence:
    """Return words with their tags as a flat sentence."""
    tokens, start = [], 0
    for index, (text, tag) in enumerate(words):
        span = Span(start, start + len(text))
        tokens.append(Token(index, span, text, text.lower(), "X", tag, (), -1 if index == 0 else 0, "dep"))
        start = span.end + 1
    return Sentence("d", Span(0, start), tuple(tokens))


@pytest.mark.parametrize(("word", "tag", "expected"), [("fell", "VBD", 1), ("police", "NNS", 0)])
def test_the_tag_of_the_next_word_may_forbid_a_rule(word: str, tag: str, expected: int, grammar) -> None:
    """Sales of the year before fell; they left the day before police came."""
    line = line_of(tagged(("the", "DT"), ("year", "NN"), ("before", "IN"), (word, tag)))

    assert expected == sum(e.rule.name == "unit_before" for e in recognise(line, grammar))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Profit fell in the first half.", ["the first half"]),
        ("They scored in the first half.", []),
        ("It carries 400 cars a day.", ["a day"]),
        ("It was a day.", []),
        ("It lost money in the year ended May 31.", ["the year", "May 31"]),
        ("It was the year it ended.", []),
    ],
)
def test_other_words_of_the_sentence_may_decide(text: str, expected: list[str], flat, grammar) -> None:
    """A half of business needs business, a rate what is counted, a year as a length its end."""
    assert expected == found(text, flat, grammar)
