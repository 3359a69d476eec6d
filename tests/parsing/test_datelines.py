"""Datelines are told from other beginnings of paragraphs."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kgraph.parsing.datelines import dateline_ends
from kgraph.parsing.words import words


def dateline(text: str, **classes: str) -> str:
    """Return the dateline of a paragraph, empty for none; `classes` are those of names, by word."""
    spans = words(text)
    forms = [span.of(text) for span in spans]
    glued = [False, *(a.end == b.start for a, b in pairwise(spans))]
    ends = dateline_ends(forms, [classes.get(form, "") for form in forms], {len(forms) - 1}, glued)
    assert len(ends) <= 1
    return text[: spans[ends.pop()].end] if ends else ""


@pytest.mark.parametrize(
    "expected",
    [
        "LIMA, March 14 (Reuters) -",
        "TUNIS, Tunisia (AP) —",
        "PORT LOUIS, Mauritius, June 5 (AP) --",
        "OSLO/BERLIN (Reuters) -",
        "Luanda (AFP) –",
        "Rio de Janeiro, 4 May (EFE) –",
        "Reno, Nev., Feb. 23 (UPI) --",
        "(CNN) —",
        "(CNN)",
        "AMMAN (AP)",
        "QUETTA, (APP):",
        "Hanoi, 5 May:",
        "CAIRO- 24 July 2022:",
        "VIENNA, Oct 3, 2019 —",
    ],
)
def test_an_agency_or_a_date_shows_a_dateline(expected: str):
    """A place with the agency in brackets, or with a date, and then a dash or colon."""
    assert expected == dateline(f"{expected} The talks failed.")


@pytest.mark.parametrize("expected", ["LIMA —", "Lima -", "LIMA:", "Lima, Peru —", "LIMA, Peru --"])
def test_a_bare_place_has_to_be_known_for_one(expected: str):
    """Without agency or date the network has to take all of it for a place."""
    text = f"{expected} The talks failed."

    assert expected == dateline(text, LIMA="Location", Lima="Location", Peru="Location")
    assert not dateline(text, LIMA="Person", Lima="Person", Peru="Location")
    assert not dateline(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lima — the city of kings — celebrated.",
        "Lima (AP) officials said so.",
        "Lima police (Monday) said - They left.",
        "Step (Listing 1): It moves.",
        "Lima. The talks failed.",
        "LIMA (Reuters) - Talks fail",
        "(He left.) The talks failed.",
        "Lima-Callao traffic stopped.",
    ],
)
def test_what_else_begins_with_a_place_is_no_dateline(text: str):
    """Appositions, brackets of other kinds, compounds, and headlines, which have no final mark."""
    assert not dateline(text, Lima="Location", LIMA="Location", Callao="Location")


def test_two_places_joined_by_a_dash_are_no_dateline():
    """The second place of a pair is a name as well."""
    assert not dateline("Lima - Quito talks failed.", Lima="Location", Quito="Location")


def test_every_paragraph_of_a_window_is_looked_at():
    """The words count from the beginning of the window."""
    forms = ["Rain", ".", "(", "CNN", ")", "Snow", "."]
    glued = [False, True, False, True, True, False, True]

    assert {4} == dateline_ends(forms, [""] * 7, {1, 6}, glued)
