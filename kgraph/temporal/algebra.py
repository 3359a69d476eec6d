"""Calendar arithmetic: pure functions from days and intervals to intervals.

Nothing here knows a word of any language or what day it is. Whatever leaves the years 1 to 9999 is `None`, so that a
text about the year 12000 is read without an exception.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from kgraph.records.interval import Granularity, Interval, week_of
from kgraph.records.interval import day as day_interval
from kgraph.records.interval import month as month_interval
from kgraph.records.interval import year as year_interval


class Direction(StrEnum):
    """On which side of the anchor an expression such as "Friday" or "in March" lies.

    A simple present speaks of what is due ("the shop opens on Friday") or of what is always so; `ALWAYS` of the latter
    only ("it usually rains in May", "July is the driest month").
    """

    PAST = "past"
    FUTURE = "future"
    NEAREST = "nearest"
    PRESENT = "present"
    ALWAYS = "always"


AHEAD = frozenset({Direction.FUTURE, Direction.PRESENT, Direction.ALWAYS})
"""Directions in which a bare weekday or feast is the next one."""


# What a unit word counts: a unit is a number of days, of months or of years.
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_GRANULARITY = {"fortnight": Granularity.WEEK}
_DIVISION = {
    Granularity.CENTURY: "year",
    Granularity.DECADE: "year",
    Granularity.YEAR: "month",
    Granularity.HALF: "month",
    Granularity.SEASON: "month",
}
_FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def exact_day(year: int, month: int, day: int) -> Interval | None:
    """Return the interval of one day, or `None` where the calendar has no such day."""
    if not _is_year(year) or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return day_interval(date(year, month, day))


def exact_month(year: int, month: int) -> Interval | None:
    """Return the interval of one month, or `None` outside the calendar."""
    return month_interval(year, month) if _is_year(year) and 1 <= month <= 12 else None


def exact_year(year: int) -> Interval | None:
    """Return the interval of one year, or `None` outside the years 1 to 9999."""
    return year_interval(year) if _is_year(year) else None


def years(first: int, last: int, granularity: Granularity) -> Interval | None:
    """Return the interval from the first to the last year, cut at the years 1 and 9999."""
    low, high = max(first, 1), min(last, 9999)
    return Interval(date(low, 1, 1), date(high, 12, 31), granularity) if low <= high else None


def months(year: int, month: int, *, count: int, granularity: Granularity) -> Interval | None:
    """Return the interval of so many months from the given one, or `None` where it leaves the calendar."""
    first, last = exact_month(year, month), shift_month(year, month, count - 1)
    if first is None or last is None:
        return None
    return Interval(first.begin, last.end, granularity)


def season(year: int, name: str) -> Interval | None:
    """Return the meteorological season of the northern hemisphere; winter ends in the next year's February."""
    return months(year, _FIRST_MONTH[name], count=3, granularity=Granularity.SEASON)


def quarter(year: int, number: int) -> Interval | None:
    """Return a quarter of the calendar year, or `None` for a number other than 1 to 4."""
    if not 1 <= number <= 4:
        return None
    return months(year, 3 * number - 2, count=3, granularity=Granularity.QUARTER)


def half(year: int, number: int) -> Interval | None:
    """Return a half of the calendar year, or `None` for a number other than 1 and 2."""
    return months(year, 6 * number - 5, count=6, granularity=Granularity.HALF) if number in (1, 2) else None


def weekend_of(when: date) -> Interval | None:
    """Return Saturday and Sunday of the ISO week of a day."""
    saturday = shift_day(when, 5 - when.weekday())
    sunday = shift_day(when, 6 - when.weekday())
    return Interval(saturday, sunday, Granularity.INTERVAL) if saturday and sunday else None


def shift_day(when: date, count: int) -> date | None:
    """Return the day so many days later (earlier, when negative), or `None` outside the calendar."""
    number = when.toordinal() + count
    return date.fromordinal(number) if 1 <= number <= date.max.toordinal() else None


def shift_month(year: int, month: int, count: int) -> Interval | None:
    """Return the month so many months later, or `None` outside the calendar."""
    index = year * 12 + month - 1 + count
    return exact_month(index // 12, index % 12 + 1)


def shift_date(when: date, unit: str, count: int) -> date | None:
    """Return the day so many units later; the day of the month is cut to the month's length."""
    if unit in _DAYS:
        return shift_day(when, _DAYS[unit] * count)
    target = shift_month(when.year, when.month, _MONTHS[unit] * count)
    if target is None or target.begin is None or target.end is None:
        return None
    return target.begin.replace(day=min(when.day, target.end.day))


def containing(when: date, unit: str) -> Interval | None:
    """Return the calendar unit (day, week, month, ..., century) that holds the day; weeks run Monday to Sunday."""
    year, month = when.year, when.month
    if unit == "day":
        return day_interval(when)
    if unit in ("week", "fortnight"):
        return week_of(when)
    if unit == "month":
        return month_interval(year, month)
    if unit == "quarter":
        return quarter(year, (month + 2) // 3)
    if unit == "half":
        return half(year, (month + 5) // 6)
    if unit == "season":
        return _season_holding(year, month)
    span = {"year": 1, "decade": 10, "century": 100}[unit]
    first = year // span * span
    return year_interval(year) if span == 1 else years(first, first + span - 1, Granularity(unit))


def shifted_unit(when: date, unit: str, count: int) -> Interval | None:
    """Return the calendar unit so many units after the one that holds the day: `week`, -1 is last week."""
    moved = shift_date(when, unit, count)
    return None if moved is None else containing(moved, unit)


def weekday_near(anchor: date, weekday: int, direction: Direction) -> date | None:
    """Return the nearest such weekday (Monday is 0) in the direction; the anchor itself counts."""
    back, forward = (anchor.weekday() - weekday) % 7, (weekday - anchor.weekday()) % 7
    if direction is Direction.PAST:
        return shift_day(anchor, -back)
    if direction in AHEAD:
        return shift_day(anchor, forward)
    return shift_day(anchor, -back if back <= forward else forward)


def weekday_in_week(anchor: date, weekday: int, weeks: int) -> date | None:
    """Return the weekday of the anchor's ISO week, shifted by whole weeks."""
    return shift_day(anchor, weekday - anchor.weekday() + 7 * weeks)


def nearest(anchor: date, candidates: tuple[Interval | None, ...], direction: Direction) -> Interval | None:
    """Return the candidate nearest to the anchor: begun (past), not yet over (future), or at the least distance."""
    known = [c for c in candidates if c is not None and c.begin is not None and c.end is not None]
    if direction is Direction.PAST:
        begun = [c for c in known if c.begin is not None and c.begin <= anchor]
        return max(begun, key=_begin, default=None)
    if direction in AHEAD:
        to_come = [c for c in known if c.end is not None and c.end >= anchor]
        return min(to_come, key=_begin, default=None)
    return min(known, key=lambda c: (distance(anchor, c), _begin(c)), default=None)


def distance(anchor: date, interval: Interval) -> int:
    """Return the number of days between a day and an interval, 0 inside it."""
    begin, end = interval.begin or date.min, interval.end or date.max
    return max((begin - anchor).days, (anchor - end).days, 0)


def part(interval: Interval, start: float, stop: float) -> Interval:
    """Return the part of an interval between two fractions of it: of its years, months or days; all of an open one.

    Decades and centuries are divided by years, what is longer than a month by months, the rest by days.
    """
    begin, end = interval.begin, interval.end
    if begin is None or end is None or begin == end:
        return interval
    unit = _DIVISION.get(interval.granularity, "day")
    length = {
        "year": end.year - begin.year + 1,
        "month": (end.year - begin.year) * 12 + end.month - begin.month + 1,
        "day": (end - begin).days + 1,
    }[unit]
    first = int(length * start)
    last = min(max(first, -int(-length * stop // 1) - 1), length - 1)
    low, high = shifted_unit(begin, unit, first), shifted_unit(begin, unit, last)
    if low is None or high is None or low.begin is None or high.end is None:
        return interval
    return Interval(low.begin, high.end, Granularity.INTERVAL)


def between(first: date | None, last: date | None) -> Interval | None:
    """Return the interval with these ends, or `None` where both are open or the last lies before the first."""
    if (first is None and last is None) or (first is not None and last is not None and first > last):
        return None
    return Interval(first, last, Granularity.INTERVAL)


def easter(year: int) -> date | None:
    """Return Easter Sunday of the Gregorian calendar (anonymous algorithm of Nature, 1876), or `None` outside."""
    if not _is_year(year):
        return None
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    shift = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * shift) // 451
    month, day = divmod(epact + shift - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, *, weekday: int, nth: int) -> date | None:
    """Return the nth such weekday of a month, counted from its end when negative."""
    whole = exact_month(year, month)
    if whole is None or whole.begin is None or whole.end is None:
        return None
    if nth > 0:
        found = whole.begin + timedelta(days=(weekday - whole.begin.weekday()) % 7 + 7 * (nth - 1))
    else:
        found = whole.end - timedelta(days=(whole.end.weekday() - weekday) % 7 - 7 * (nth + 1))
    return found if found.month == month else None


def granularity_of(unit: str) -> Granularity:
    """Return the granularity of a unit word."""
    return _GRANULARITY.get(unit) or Granularity(unit)


def _season_holding(year: int, month: int) -> Interval | None:
    number = (year * 12 + month - 3) // 3
    name = ("SP", "SU", "FA", "WI")[number % 4]
    return season(number // 4, name)


def _begin(interval: Interval) -> date:
    return interval.begin or date.min


def _is_year(year: int) -> bool:
    return 1 <= year <= 9999
