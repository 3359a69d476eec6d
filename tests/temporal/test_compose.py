from datetime import date

import pytest

TUESDAY = date(2024, 11, 12)


def facts(times) -> list[tuple[str, str, str | None]]:
    """Return text, value and days of each expression."""
    return [(t.text, t.value, t.interval.edtf if t.interval else None) for t in times]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the late 1990s", ("the late 1990s", "199", "1995-01-01/1999-12-31")),
        ("mid-March 2024", ("mid-March 2024", "2024-03", "2024-03-08/2024-03-24")),
        ("late on Saturday night", ("Saturday night", "2024-11-09TNI", "2024-11-09")),
        ("Saturday, November 9", ("Saturday, November 9", "2024-11-09", "2024-11-09")),
        ("this Monday, November 11", ("this Monday, November 11", "2024-11-11", "2024-11-11")),
        ("5 p.m. on Saturday", ("5 p.m. on Saturday", "2024-11-09T17:00", "2024-11-09")),
        ("August last year", ("August last year", "2023-08", "2023-08")),
        ("the first week of March 2024", ("the first week of March 2024", "2024-03", "2024-03-01/2024-03-07")),
        ("the day after Christmas 2023", ("the day after Christmas 2023", "2023-12-26", "2023-12-26")),
        ("a week from Saturday", ("a week from Saturday", "2024-11-16", "2024-11-16")),
    ],
)
def test_neighbours_that_belong_together_are_one_expression(text: str, expected, times_of) -> None:
    """Modifiers, frames, parts of the day and distances join what they modify."""
    assert [expected] == facts(times_of(text, TUESDAY, "past"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("night, April 2, 2019", ["April 2, 2019"]),
        ("for two years before 1939", ["two years", "1939"]),
        ("the start of the 2014 Games", ["2014"]),
        ("in 2007 and 2008", ["2007", "2008"]),
        ("Open Mon-Fri", []),
        ("from sunset to sunrise", []),
    ],
)
def test_neighbours_that_do_not_belong_together_stay_apart(text: str, expected: list[str], times_of) -> None:
    """A comma, a "for", or a noun between keeps expressions apart."""
    assert expected == [t.text for t in times_of(text, TUESDAY)]


@pytest.mark.parametrize(
    ("text", "relation", "dates"),
    [
        ("since 2020", "since", "2020-01-01/2024-11-12"),
        ("until 2020", "until", "../2020-12-31"),
        ("before 2020", "before", "../2019-12-31"),
        ("after 2020", "after", "2021-01-01/.."),
        ("by 2020", "by", "../2020-12-31"),
        ("by 2030", "by", "2024-11-12/2030-12-31"),
        ("before the 2011 floods", "before", "../2011-12-31"),
        ("from 1931 onwards", "since", "1931-01-01/2024-11-12"),
    ],
)
def test_a_preposition_opens_the_interval(text: str, relation: str, dates: str, times_of) -> None:
    """The days are those of what the phrase dates; the value stays that of the words."""
    (time,) = times_of(text, TUESDAY)

    assert (relation, dates) == (time.relation, time.interval.edtf)
    assert time.referent is not None
    assert time.value == time.referent.edtf


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("from 1931 to 1955", "1931-01-01/1955-12-31"),
        ("between July and August in 1977", "1977-07-01/1977-08-31"),
        ("(1902 – 1988)", "1902-01-01/1988-12-31"),
        ("October 3 to November 7, 2018", "2018-10-03/2018-11-07"),
        ("from November to January 2015", "2014-11-01/2015-01-31"),
        ("from Friday to Sunday", "2024-11-08/2024-11-10"),
    ],
)
def test_both_ends_of_a_range_carry_the_whole_range(text: str, dates: str, times_of) -> None:
    """Whichever end dates an event, the event lies in the range."""
    assert [("from", dates), ("to", dates)] == [(t.relation, t.interval.edtf) for t in times_of(text, TUESDAY)]


def test_a_range_that_runs_backwards_is_none(times_of) -> None:
    """A range from 1955 to 1931 stays two years."""
    assert ["1955", "1931"] == [t.interval.edtf for t in times_of("from 1955 to 1931")]


def test_a_range_to_come_may_have_begun(times_of) -> None:
    """What "will run from April 2 to May 30", read on 9 April, runs already."""
    times = times_of("It will run from April 2 to May 30.", date(2019, 4, 9), "future")

    assert {"2019-04-02/2019-05-30"} == {t.interval.edtf for t in times}


def test_a_list_lends_its_year(times_of) -> None:
    """In "June 5 and July 9, 2012" both days are of 2012."""
    assert ["2012-06-05", "2012-07-09"] == [t.value for t in times_of("on June 5 and July 9, 2012", TUESDAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by Thursday evening", "2024-11-12/2024-11-14"),
        ("on Thursday evening", "2024-11-07"),
    ],
)
def test_a_part_of_a_day_can_be_a_limit(text: str, expected: str, times_of) -> None:
    """By Thursday evening is any day until the next; on Thursday evening is the last without a tense."""
    assert [expected] == [days for _, _, days in facts(times_of(text, TUESDAY))]
