from datetime import date

import pytest

NEW_YEAR = date(2021, 1, 1)


@pytest.mark.parametrize(
    ("text", "value", "dates"),
    [
        ("last week", "2020-W52", "2020-12-21/2020-12-27"),
        ("this week", "2020-W53", "2020-12-28/2021-01-03"),
        ("next week", "2021-W01", "2021-01-04/2021-01-10"),
        ("last month", "2020-12", "2020-12"),
        ("a decade ago", "2011", "2011"),
        ("a century ago", "192", "1920-01-01/1929-12-31"),
        ("earlier this month", "2021-01", "2021-01-01"),
        ("in the coming years", "PXY", "2021-01-01/.."),
        ("in the coming months", "PXM", "2021-01-01/2021-07-03"),
        ("more than two years ago", "2019", "../2019-12-31"),
        ("less than two years ago", "2019", "2019-01-01/2021-01-01"),
    ],
)
def test_relative_times_around_a_new_year(text: str, value: str, dates: str, times_of) -> None:
    """Weeks are ISO weeks, units as coarse as they are named, fuzzy ones as wide as the bounds say."""
    (time,) = times_of(text, NEW_YEAR)

    assert (value, dates) == (time.value, time.interval.edtf)


@pytest.mark.parametrize(
    ("published", "text"), [(date.min, "yesterday"), (date.max, "tomorrow"), (date.max, "next week")]
)
def test_the_ends_of_the_calendar_have_no_beyond(published: date, text: str, times_of) -> None:
    """Nothing lies before the year 1 or after 9999, and nothing is raised."""
    assert [None] == [t.interval for t in times_of(text, published)]


def test_a_year_before_the_leap_day_is_its_month(times_of) -> None:
    """A month before 31 March is February, whatever its length."""
    assert "2023-02" == times_of("a month ago", date(2023, 3, 31))[0].interval.edtf


def test_later_without_a_date_before_is_unresolved(times_of) -> None:
    """Two days later than nothing is not two days after publication."""
    assert [None] == [t.interval for t in times_of("Two days later they left.", NEW_YEAR)]


def test_today_in_a_history_means_nowadays(times_of) -> None:
    """Beside a simple present, in a text about other times, "today" is no day."""
    text = "Built in 1710. Sacked in 1713. Rebuilt in 1744. Today it is a museum."

    assert ("PRESENT_REF", None) == [(t.value, t.interval) for t in times_of(text, NEW_YEAR, "present")][-1]
