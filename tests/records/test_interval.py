from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.records.interval import Granularity, Interval, day, days, month, week_of, year


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Draw an interval with at most one open end."""
    first, last = sorted((draw(st.dates()), draw(st.dates())))
    opened = draw(st.sampled_from(["", "begin", "end"]))
    begin, end = (None if opened == "begin" else first), (None if opened == "end" else last)
    return Interval(begin, end, draw(st.sampled_from(list(Granularity))))


@given(intervals())
def test_edtf_reads_back(interval: Interval) -> None:
    """Whatever interval is printed is the one that is read."""
    assert interval == Interval.from_edtf(interval.edtf, interval.granularity)


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        (day(date(2024, 2, 29)), "2024-02-29"),
        (month(2023, 2), "2023-02"),
        (year(987), "0987"),
        (week_of(date(2021, 1, 1)), "2020-12-28/2021-01-03"),
        (Interval(None, date(2024, 1, 1), Granularity.INTERVAL), "../2024-01-01"),
    ],
)
def test_a_calendar_unit_prints_as_itself(interval: Interval, expected: str) -> None:
    """A day, a month and a year are one EDTF date, all else two."""
    assert expected == interval.edtf


@pytest.mark.parametrize(
    "text", ["", "24-01-01", "2024-13", "2024-02-30", "tomorrow", "../..", "2024/2023", "2024-1-1"]
)
def test_what_is_no_edtf_date_is_refused(text: str) -> None:
    """Only what `edtf` writes is read."""
    with pytest.raises(ValueError):
        Interval.from_edtf(text)


def test_an_interval_has_an_end_and_runs_forward() -> None:
    """Neither two open ends nor an end before the beginning make an interval."""
    for begin, end in ((None, None), (date(2024, 1, 2), date(2024, 1, 1))):
        with pytest.raises(ValueError):
            Interval(begin, end, Granularity.INTERVAL)


def test_open_ends_overlap_everything_beyond() -> None:
    """An open end reaches as far as the calendar."""
    since, old, new = Interval(date(2020, 1, 1), None, Granularity.INTERVAL), year(1999), year(2024)

    assert [False, True] == [since.overlaps(old), since.overlaps(new)]


def test_days_are_counted_with_both_ends() -> None:
    """February 2024 has 29 days; what is open has no number."""
    assert [29, None] == [days(month(2024, 2)), days(Interval(date(2024, 1, 1), None, Granularity.INTERVAL))]


@pytest.mark.parametrize("when", [date.min, date.max])
def test_weeks_at_the_ends_of_the_calendar_are_cut(when: date) -> None:
    """The first and the last week stay inside the years 1 to 9999."""
    week = week_of(when)

    assert week.begin is not None
    assert week.end is not None
    assert week.begin <= when <= week.end
