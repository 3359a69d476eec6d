from datetime import date

import pytest

from kgraph.temporal.explicit import feast, full_year
from kgraph.temporal.scene import Scene


@pytest.mark.parametrize(("short", "expected"), [(24, 2024), (44, 2044), (45, 1945), (99, 1999), (0, 2000)])
def test_short_years_lie_at_most_twenty_years_ahead(short: int, expected: int) -> None:
    """Of the years that end so, the last one within twenty years of publication."""
    assert expected == full_year(short, date(2024, 11, 12))


def test_moveable_feasts_follow_their_rule(grammar) -> None:
    """Thanksgiving is the fourth Thursday of November, Good Friday two days before Easter."""
    scene = Scene(grammar)

    assert ["2024-11-28", "2024-03-29"] == [feast(scene, name, 2024).edtf for name in ("thanksgiving", "good friday")]


def test_every_holiday_of_the_words_has_a_day(grammar) -> None:
    """No name of a feast lacks its rule, and each has one day in 2024."""
    names = {
        str(n)
        for rule in grammar.rules
        for _, kind in rule.captures
        if kind.name == "holiday"
        for n in kind.words.values()
    }

    assert set(grammar.holidays) == names
    assert all(feast(Scene(grammar), name, 2024) for name in names)


@pytest.mark.parametrize(
    ("text", "tense", "expected"),
    [
        ("in December", "past", "2023-12"),
        ("It will open in December.", "future", "2024-12"),
        ("in November", "past", "2024-11"),
        ("They lay in the summer heat, in the summer", "present", None),
        ("on November 20", "past", "2023-11-20"),
        ("last December", None, "2023-12"),
        ("this December", None, "2024-12"),
    ],
)
def test_a_bare_month_lies_where_the_tense_points(text: str, tense: str | None, expected: str | None, times_of) -> None:
    """From November, December was last year's or is this year's; what is always so is of no year."""
    time = times_of(text, date(2024, 11, 12), tense)[-1]

    assert expected == (time.interval.edtf if time.interval else None)


def test_a_day_of_the_week_before_publication_is_of_the_news_in_any_narrative(times_of) -> None:
    """A text about 1879 that is published on 3 October means its own year with Oct. 1, not with Oct. 20."""
    text = (
        "Lost in 1879, it was won in 1881, lost in 1883, sold in 1904. They met on Oct. 20, before the Oct. 1 ruling."
    )

    found = {time.text: time.value for time in times_of(text, date(2018, 10, 3))}

    assert ("2018-10-01", "1904-10-20") == (found["Oct. 1"], found["Oct. 20"])


def test_a_day_of_the_weeks_to_come_is_of_the_news_in_any_narrative(times_of) -> None:
    """The same text means its own year with what will be on Oct. 15, not with Oct. 25, of which it may tell as well."""
    text = "Lost in 1879, it was won in 1881, lost in 1883, sold in 1904. They will meet on {}."

    found = [times_of(text.format(day), date(2018, 10, 3), "future")[-1].value for day in ("Oct. 15", "Oct. 25")]

    assert ["2018-10-15", "1904-10-25"] == found


@pytest.mark.parametrize(
    ("text", "tense", "expected"),
    [
        ("from January to December", "past", "2021"),
        ("from March to June", "past", "2022-03-01/2022-06-30"),
    ],
)
def test_a_range_of_the_past_is_over(text: str, tense: str, expected: str, times_of) -> None:
    """In July, what was from January to December was in the year before; what was from March to June, this year."""
    first, last = times_of(text, date(2022, 7, 19), tense)

    assert expected == first.interval.edtf == last.interval.edtf


def test_a_comma_may_stand_inside_a_range(times_of) -> None:
    """From June 22, 2012, until August 15, 2013, with the comma behind the year."""
    first, last = times_of("It ruled from June 22, 2012, until August 15, 2013.")

    assert "2012-06-22/2013-08-15" == first.interval.edtf == last.interval.edtf
