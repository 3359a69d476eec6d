"""Names that the network found in part are made whole."""

from __future__ import annotations

import pytest

from kgraph.parsing.whole_names import whole_names
from kgraph.parsing.words import words
from kgraph.records.document import Span
from kgraph.records.syntax import NamedEntity, Token


def names(text: str, *found: tuple[str, str]) -> list[str]:
    """Return the names of a sentence if the network found those parts of it, each with its class."""
    tokens: list[Token] = []
    for index, span in enumerate(words(text)):
        form = span.of(text)
        tokens.append(Token(index, span, form, form, "X", "$" if form.endswith("$") else "NN", (), -1, "dep"))
    entities: list[NamedEntity] = []
    for part, label in found:
        place = Span(text.index(part), text.index(part) + len(part))
        inside = [token.index for token in tokens if place.contains(token.span)]
        entities.append(NamedEntity(inside[0], inside[-1], label))
    return [text[tokens[n.first].span.start : tokens[n.last].span.end] for n in whole_names(entities, tokens)]


@pytest.mark.parametrize(
    ("text", "parts", "whole"),
    [
        ("from 2009-2018 on", [("2009", "Date"), ("2018", "Date")], "2009-2018"),
        ("in 2021/22 too", [("2021", "Date")], "2021/22"),
        ("in 2021 – 22 too", [("2021", "Date")], "2021 – 22"),
        ("on 5-7 May here", [("7 May", "Date")], "5-7 May"),
        ("on May 13-15, 2022, they", [("May 13", "Date"), ("15, 2022", "Date")], "May 13-15, 2022"),
        ("for 5,000-6,000 baht now", [("6,000 baht", "Money")], "5,000-6,000 baht"),
        ("for A$1.2 billion now", [("1.2 billion", "Money")], "A$1.2 billion"),
        ("when John Roe Jr. left", [("John Roe", "Person")], "John Roe Jr."),
        ("when John Roe, Jr. left", [("John Roe", "Person")], "John Roe, Jr."),
        ("of Mahmud III here", [("Mahmud", "Person")], "Mahmud III"),
        ("Gen. H. R. Roe left", [("R. Roe", "Person")], "H. R. Roe"),
        ("when A. P. J. Roe left", [("J.", "Person"), ("Roe", "Person")], "A. P. J. Roe"),
        ("when Tizya-tramm left", [("Tizya-", "Person")], "Tizya-tramm"),
    ],
)
def test_what_was_left_out_is_added(text: str, parts: list[tuple[str, str]], whole: str):
    """Both ends of a range, the sign of a currency, generations, initials, and compounds cut in the middle."""
    assert [whole] == names(text, *parts)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("on June 5 – 12 people died", [("June 5", "Date")]),
        ("from 2009 to 2018", [("2009", "Date"), ("2018", "Date")]),
        ("on Monday-Friday", [("Monday", "Date"), ("Friday", "Date")]),
        ("the Turkish-Iranian border", [("Turkish", "NORP"), ("Iranian", "NORP")]),
        ("the Paris-Lyon line", [("Paris", "Location"), ("Lyon", "Location")]),
        ("World War II ended", [("World War", "Misc")]),
        ("plan B. Roe left", [("Roe", "Organization")]),
        ("met Roe, who left", [("Roe", "Person")]),
        ("met Roe", [("Roe", "Person")]),
    ],
)
def test_what_belongs_to_no_name_is_left_alone(text: str, parts: list[tuple[str, str]]):
    """Dashes between blanks, pairs of names, and names of other classes."""
    assert [part for part, _ in parts] == names(text, *parts)


def test_a_name_that_another_has_swallowed_is_gone():
    """No two names share a word."""
    assert ["2009-10"] == names("in 2009-10", ("2009", "Date"), ("10", "Misc"))
