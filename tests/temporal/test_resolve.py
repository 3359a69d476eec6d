from datetime import date

import pytest

TUESDAY = date(2024, 11, 12)


@pytest.mark.parametrize(
    ("text", "mod", "dates"),
    [
        ("around 5 March 2021", "APPROX", "2021-03-02/2021-03-08"),
        ("circa 1880", "APPROX", "1880"),
        ("early March 2021", "START", "2021-03-01/2021-03-16"),
        ("the end of April 2021", "END", "2021-04-21/2021-04-30"),
        ("mid-2021", "MID", "2021-04-01/2021-09-30"),
        ("early on Saturday", "START", "2024-11-09"),
    ],
)
def test_fuzzy_words_widen_or_halve_and_never_invent_a_day(text: str, mod: str, dates: str, times_of) -> None:
    """A mod says how; the interval covers what the words can mean."""
    (time,) = times_of(text, TUESDAY, "past")

    assert (mod, dates) == (time.mod, time.interval.edtf)


def test_since_a_day_to_come_has_no_end(times_of) -> None:
    """What lies after publication cannot end there."""
    assert "2030-01-01/.." == times_of("since 2030", TUESDAY)[0].interval.edtf


def test_before_the_first_day_is_nothing(times_of) -> None:
    """There is no day before the calendar begins."""
    assert [None] == [t.interval for t in times_of("before the year 1", TUESDAY)]


def test_the_offset_is_as_coarse_as_its_date(times_of) -> None:
    """Two years after 1939 is 1941, two days after May is a month of days."""
    assert ["1941", "2021-05-03/2021-06-02"] == [
        times_of(text)[0].interval.edtf for text in ("two years after 1939", "two days after May 2021")
    ]
