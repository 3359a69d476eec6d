from datetime import date

import pytest

THURSDAY = date(2024, 3, 14)


@pytest.mark.parametrize(
    ("text", "tense", "expected"),
    [
        ("on Thursday", "past", "2024-03-14"),
        ("last Thursday", None, "2024-03-07"),
        ("this coming Thursday", None, "2024-03-21"),
        ("next Thursday", None, "2024-03-21"),
        ("next Friday", None, "2024-03-15"),
        ("this Thursday", None, "2024-03-14"),
        ("on Sunday", None, "2024-03-10"),
        ("The shop opens on Sunday", "present", "2024-03-17"),
        ("Tuesday of next week", None, "2024-03-19"),
        ("the following Monday", None, None),
    ],
)
def test_weekdays_from_a_thursday(text: str, tense: str | None, expected: str | None, times_of) -> None:
    """The day itself counts for a bare weekday, not for "last" and "coming"; "next" is the first one to come."""
    time = times_of(text, THURSDAY, tense)[0]

    assert expected == (time.interval.edtf if time.interval else None)


@pytest.mark.parametrize(
    ("published", "tense", "expected"),
    [
        (date(2024, 11, 11), "past", "2024-11-09/2024-11-10"),
        (date(2024, 11, 10), "past", "2024-11-09/2024-11-10"),
        (date(2024, 11, 9), "past", "2024-11-09/2024-11-10"),
        (date(2024, 11, 8), "past", "2024-11-02/2024-11-03"),
        (date(2024, 11, 8), "future", "2024-11-09/2024-11-10"),
    ],
)
def test_the_weekend_is_the_one_begun_last_or_the_one_not_over(published, tense, expected, times_of) -> None:
    """On a Sunday the weekend in the past tense is the running one."""
    text = "They will meet over the weekend." if tense == "future" else "over the weekend"

    assert expected == times_of(text, published, tense)[0].interval.edtf
