from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.records.interval import Granularity, Interval
from kgraph.temporal import algebra
from kgraph.temporal.algebra import Direction

UNITS = ("day", "week", "fortnight", "month", "quarter", "half", "season", "year", "decade", "century")


def edtf(interval: Interval | None) -> str | None:
    """Return the EDTF text of an interval, or `None`."""
    return interval.edtf if interval else None


def test_there_is_no_thirty_first_of_february() -> None:
    """A day that the calendar lacks is no interval."""
    assert algebra.exact_day(2024, 2, 31) is None


def test_the_leap_day_exists_in_leap_years_only() -> None:
    """29 February is a day of 2024 and 2000, not of 2023 and 1900."""
    assert [True, True, False, False] == [
        algebra.exact_day(year, 2, 29) is not None for year in (2024, 2000, 2023, 1900)
    ]


@pytest.mark.parametrize("year", [0, -5, 10000])
def test_years_outside_the_calendar_are_nothing(year: int) -> None:
    """Only the years 1 to 9999 have days."""
    assert [None] * 4 == [
        algebra.exact_year(year),
        algebra.exact_month(year, 1),
        algebra.exact_day(year, 1, 1),
        algebra.easter(year),
    ]


def test_winter_reaches_into_the_next_year() -> None:
    """The winter of 1812 ends with February 1813."""
    assert "1812-12-01/1813-02-28" == edtf(algebra.season(1812, "WI"))


@pytest.mark.parametrize(
    ("when", "unit", "expected"),
    [
        (date(2024, 11, 12), "week", "2024-11-11/2024-11-17"),
        (date(2024, 11, 12), "quarter", "2024-10-01/2024-12-31"),
        (date(2024, 1, 12), "season", "2023-12-01/2024-02-29"),
        (date(2024, 7, 1), "half", "2024-07-01/2024-12-31"),
        (date(1999, 7, 1), "decade", "1990-01-01/1999-12-31"),
        (date(1999, 7, 1), "century", "1900-01-01/1999-12-31"),
        (date(5, 7, 1), "decade", "0001-01-01/0009-12-31"),
    ],
)
def test_a_day_lies_in_one_unit_of_each_kind(when: date, unit: str, expected: str) -> None:
    """Weeks run Monday to Sunday, seasons by the meteorologist's calendar, decades by their digit."""
    assert expected == edtf(algebra.containing(when, unit))


def test_a_month_after_the_last_of_january_is_the_end_of_february() -> None:
    """The day is cut to the length of the month it comes to."""
    assert date(2023, 2, 28) == algebra.shift_date(date(2023, 1, 31), "month", 1)


def test_the_last_day_of_the_calendar_has_no_tomorrow() -> None:
    """What leaves the calendar is nothing, not an exception."""
    assert [None, None] == [algebra.shift_day(date.max, 1), algebra.shift_date(date.min, "century", -1)]


@pytest.mark.parametrize(
    ("direction", "expected"), [(Direction.PAST, 9), (Direction.FUTURE, 16), (Direction.NEAREST, 9)]
)
def test_a_weekday_lies_where_the_direction_points(direction: Direction, expected: int) -> None:
    """From a Tuesday, Saturday was three days ago or comes in four."""
    assert date(2024, 11, expected) == algebra.weekday_near(date(2024, 11, 12), 5, direction)


def test_the_anchor_itself_is_the_nearest_such_weekday() -> None:
    """On a Tuesday, Tuesday is that day, whichever way the tense points."""
    tuesday = date(2024, 11, 12)

    assert {tuesday} == {algebra.weekday_near(tuesday, 1, direction) for direction in Direction}


def test_the_fifty_third_week_belongs_to_the_old_year() -> None:
    """1 January 2021 lies in the last week of 2020."""
    assert date(2020, 12, 28) == algebra.weekday_in_week(date(2021, 1, 1), 0, 0)


@pytest.mark.parametrize(("year", "expected"), [(1961, "04-02"), (2000, "04-23"), (2024, "03-31"), (2025, "04-20")])
def test_easter(year: int, expected: str) -> None:
    """Easter Sundays as almanacs give them."""
    assert f"{year}-{expected}" == str(algebra.easter(year))


def test_the_fifth_monday_is_missing_from_most_months() -> None:
    """A month with four Mondays has no fifth; counted from its end, the fourth is the first."""
    assert [None, date(2024, 11, 4), date(2024, 11, 25)] == [
        algebra.nth_weekday(2024, 11, weekday=0, nth=5),
        algebra.nth_weekday(2024, 11, weekday=0, nth=-4),
        algebra.nth_weekday(2024, 11, weekday=0, nth=-1),
    ]


def test_a_part_of_an_open_interval_is_the_interval() -> None:
    """Nobody can halve what has no end."""
    whole = Interval(date(2024, 1, 1), None, Granularity.INTERVAL)

    assert whole == algebra.part(whole, 0.0, 0.5)


@given(st.dates(), st.sampled_from(UNITS), st.integers(-5000, 5000))
def test_shifts_stay_in_the_calendar(when: date, unit: str, count: int) -> None:
    """Any number of units from any day is a day or nothing, in the direction of the sign."""
    moved = algebra.shift_date(when, unit, count)

    assert moved is None or (moved >= when if count > 0 else moved <= when if count < 0 else moved == when)


@given(st.dates(), st.sampled_from(UNITS))
def test_every_day_lies_in_its_unit(when: date, unit: str) -> None:
    """The unit that holds a day begins on or before it and ends on or after it."""
    found = algebra.containing(when, unit)

    assert found is None or (found.begin is not None and found.begin <= when <= (found.end or date.max))


@given(st.dates(), st.integers(0, 400), st.floats(0, 0.9), st.floats(0.1, 1))
def test_a_part_lies_inside_the_whole(begin: date, length: int, start: float, stop: float) -> None:
    """No fraction of an interval reaches beyond it, and none is empty."""
    end = min(date.max, begin + timedelta(days=min(length, (date.max - begin).days)))
    found = algebra.part(Interval(begin, end, Granularity.INTERVAL), start, max(start, stop))

    assert found.begin is not None
    assert found.end is not None
    assert begin <= found.begin <= found.end <= end
