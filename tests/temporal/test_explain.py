from datetime import date

import pytest

from kgraph.temporal.explain import explain

TUESDAY = date(2024, 11, 12)


def lines_of(text: str, times_of, grammar, published: date | None = TUESDAY) -> tuple[str, ...]:
    """Return the explanation of the first expression of a text."""
    return explain(times_of(text, published, "past")[0], published, grammar)


def test_an_explanation_goes_from_the_rule_to_the_days(times_of, grammar) -> None:
    """Since last week: the rule, the day it was counted from, the week, and what the preposition makes of it."""
    assert (
        "rule    unit_last: (last | this past) <longperiod>",
        "anchor  publication, 2024-11-12",
        "step 1  unit_shift(-1, longperiod) gives 2024-W45",
        "step 2  its own days are 2024-11-04/2024-11-10 (week)",
        'step 3  "since" makes them 2024-11-04/2024-11-12',
    ) == lines_of("since last week", times_of, grammar)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("KYIV, 3 May 2021 (Wire) - 12 May 2021", "anchor  none: the words need none"),
        ("early 2021", "step 2  the words around it make it START"),
        ("recently", "step 2  no days: nothing in the text or its date places it on the calendar"),
        ("12 novembre 2024", "rule    foreign: day, month in another language, year"),
        ("12 novembre 2024", "step 1  read by dateparser gives 2024-11-12"),
    ],
)
def test_each_kind_of_step_is_told(text: str, line: str, times_of, grammar) -> None:
    """Modifiers, other languages and what has no days say so."""
    assert line in lines_of(text, times_of, grammar)


def test_the_anchor_of_the_discourse_is_named(times_of, grammar) -> None:
    """Two days later is counted from the text, not from publication."""
    later = times_of("They met on 5 March 1938. Two days later they signed.", TUESDAY, "past")[1]

    assert "anchor  discourse, the last date of the text" == explain(later, TUESDAY, grammar)[1]


def test_without_a_date_there_is_no_anchor(times_of, grammar) -> None:
    """Yesterday of an undated text has neither anchor nor days."""
    assert "anchor  none" == lines_of("yesterday", times_of, grammar, None)[1]
