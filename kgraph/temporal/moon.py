"""Days of calendars that follow the moon: pure functions from a year of ours to an interval of days.

The Hebrew calendar is arithmetic and exact. The Islamic one begins its months with the sighting of the moon, a day
before or after the arithmetic one used here; so its days are given with a day to either side. New moons are those of
the mean lunation with its largest periodic terms, within an hour of the true ones (J. Meeus, Astronomical Algorithms,
1991, chapter 47; the calendars after the Explanatory Supplement to the Astronomical Almanac, 1992, chapter 12).
"""

from __future__ import annotations

from datetime import date, timedelta
from math import radians, sin

from kgraph.records.interval import Interval
from kgraph.temporal.algebra import between, shift_day

_HEBREW_EPOCH, _ISLAMIC_EPOCH = -1373427, 227015
"""Ordinals (of Python's dates) of 1 Tishri of the year 1, less a day, and of 1 Muharram of the year 1."""
_YEARS = range(1583, 3000)
"""Where the arithmetic of these calendars is good."""
_LUNATION, _FIRST_NEW_MOON = 29.530588861, 730125.59766
"""Days from one new moon to the next, and the ordinal (with its fraction) of the first one of the year 2000."""
_SOLSTICE, _SOLAR_YEAR = 730475.55952, 365.24274
"""The ordinal of the winter solstice of the year 2000, and the days from one to the next."""
_NOON = 0.5


def hebrew(year: int, offset: int, days: int, *, after_heshvan: bool = False) -> Interval | None:
    """Return the days that lie so far from the Jewish New Year of our year; later by one after a long Heshvan."""
    if year not in _YEARS:
        return None
    new_year = _hebrew_new_year(year + 3761)
    is_long = (_hebrew_new_year(year + 3762) - new_year).days in (355, 385)
    return _days(new_year + timedelta(offset + (after_heshvan and is_long)), days)


def islamic(year: int, month: int, day: int, days: int) -> Interval | None:
    """Return the days from the first such day of the Islamic calendar in our year, with a day to either side."""
    if year not in _YEARS:
        return None
    own = int((year - 622) * 33 / 32)
    begins = (_islamic_day(own + step, month, day) for step in range(3))
    begin = next((found for found in begins if found.year >= year), None)
    return _days(begin - timedelta(1), days + 2) if begin is not None and begin.year == year else None


def new_moon(year: int, month: int, day: int, *, east: int, before: int = 0) -> Interval | None:
    """Return the day of the new moon nearest to a day, so many hours east of Greenwich, with so many days before it."""
    if year not in _YEARS:
        return None
    target = date(year, month, day).toordinal() + _NOON
    number = round((target - _FIRST_NEW_MOON) / _LUNATION)
    moments = (_new_moon(number + step) for step in (-1, 0, 1))
    local = min(moments, key=lambda moment: abs(moment - target)) + east / 24
    return _days(date.fromordinal(int(local)) - timedelta(before), before + 1)


def lunar_year(year: int, *, east: int) -> Interval | None:
    """Return the first day of the East Asian year: the second new moon after that of the month of the winter solstice.

    A leap month between the two puts it off; from 1900 to 2100 that happens only in 2034.
    """
    if year not in _YEARS:
        return None
    solstice = int(_SOLSTICE + _SOLAR_YEAR * (year - 2001) + east / 24)
    number = round((solstice - _FIRST_NEW_MOON) / _LUNATION) + 1
    while int(_new_moon(number) + east / 24) > solstice:
        number -= 1
    return _days(date.fromordinal(int(_new_moon(number + 2) + east / 24)), 1)


def _days(begin: date, count: int) -> Interval | None:
    return between(begin, shift_day(begin, count - 1))


def _hebrew_new_year(year: int) -> date:
    """Return 1 Tishri of a Hebrew year: the day of its mean new moon, put off where the rules forbid that weekday."""
    return date.fromordinal(_HEBREW_EPOCH + _elapsed(year) + _too_close(year))


def _elapsed(year: int) -> int:
    """Return the days from the first new year, by the mean new moon and the weekdays that are allowed."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _too_close(year: int) -> int:
    """Return the days by which a new year is put off so that no year has a length that is not allowed."""
    before, here, after = (_elapsed(year + step) for step in (-1, 0, 1))
    if after - here == 356:
        return 2
    return 1 if here - before == 382 else 0


def _islamic_day(year: int, month: int, day: int) -> date:
    """Return the day of the arithmetic calendar: months of 30 and 29 days, eleven leap years in thirty."""
    passed = 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return date.fromordinal(_ISLAMIC_EPOCH + passed + day - 1)


def _new_moon(number: int) -> float:
    """Return the moment of a new moon as an ordinal with its fraction, in universal time."""
    century = number / 1236.85
    sun = radians(2.5534 + 29.10535669 * number)
    moon = radians(201.5643 + 385.81693528 * number + 0.0107438 * century**2)
    node = radians(160.7108 + 390.67050274 * number - 0.0016341 * century**2)
    terms = (
        (-0.40720, moon), (0.17241, sun), (0.01608, 2 * moon), (0.01039, 2 * node), (0.00739, moon - sun),
        (-0.00514, moon + sun), (0.00208, 2 * sun),
    )  # fmt: skip
    mean = _FIRST_NEW_MOON + _LUNATION * number + 0.0001337 * century**2
    return mean + sum(size * sin(angle) for size, angle in terms)
