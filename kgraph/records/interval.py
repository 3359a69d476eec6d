"""Time as the text gives it: an interval of days with the granularity that was meant, never more precise.

Text form is EDTF (ISO 8601-2, levels 0 and 1): `2024-11-09`, `2024-08`, `1961`, `2024-11-04/2024-11-10`,
`../2024-11-12`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kgraph.records.document import Span


class Granularity(StrEnum):
    """How coarse a date was meant to be."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


class Anchor(StrEnum):
    """What a relative expression was resolved against; `none` for an absolute one."""

    PUBLICATION = "publication"
    DATELINE = "dateline"
    DISCOURSE = "discourse"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `begin` to `end`, both included; `None` where an end is open or unknown (not both)."""

    begin: date | None
    end: date | None
    granularity: Granularity

    def __post_init__(self) -> None:
        if self.begin is None and self.end is None:
            raise ValueError("an interval has at least one end")
        if self.begin is not None and self.end is not None and self.begin > self.end:
            raise ValueError(f"the interval ends before it begins: {self.begin} > {self.end}")

    def overlaps(self, other: Interval) -> bool:
        """Tell whether some day can lie in both; an open end reaches to infinity."""
        return (self.begin or date.min) <= (other.end or date.max) and (other.begin or date.min) <= (
            self.end or date.max
        )

    @property
    def edtf(self) -> str:
        """Return the interval as EDTF text: a day, a month or a year where it is exactly that, else `begin/end`."""
        begin, end = self.begin, self.end
        if begin is None or end is None:
            return f"{begin or '..'}/{end or '..'}"
        if begin == end:
            return begin.isoformat()
        if (
            begin.day == 1
            and (begin.year, begin.month) == (end.year, end.month)
            and end == last_day(end.year, end.month)
        ):
            return begin.isoformat()[:7]
        if (begin.month, begin.day, end.month, end.day) == (1, 1, 12, 31) and begin.year == end.year:
            return begin.isoformat()[:4]
        return f"{begin}/{end}"

    @classmethod
    def from_edtf(cls, text: str, granularity: Granularity | None = None) -> Interval:
        """Return the interval that the EDTF text names.

        The granularity is that of the text (day, month, year, else interval) unless it is given.

        Raises:
            ValueError: the text is not of the subset that `edtf` writes.
        """
        first, slash, last = text.partition("/")
        begin, end = _bounds(first), _bounds(last if slash else first)
        found = granularity or (Granularity.INTERVAL if slash else _granularity_of(first))
        return cls(begin[0] if begin else None, end[1] if end else None, found)


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def day(when: date) -> Interval:
    """Return the interval of one day."""
    return Interval(when, when, Granularity.DAY)


def month(year: int, number: int) -> Interval:
    """Return the interval of one calendar month."""
    return Interval(date(year, number, 1), last_day(year, number), Granularity.MONTH)


def year(number: int) -> Interval:
    """Return the interval of one calendar year."""
    return Interval(date(number, 1, 1), date(number, 12, 31), Granularity.YEAR)


def week_of(when: date) -> Interval:
    """Return the ISO week (Monday to Sunday) of a day, cut at the years 1 and 9999."""
    monday = date.fromordinal(max(1, when.toordinal() - when.weekday()))
    sunday = date.fromordinal(min(date.max.toordinal(), when.toordinal() - when.weekday() + 6))
    return Interval(monday, sunday, Granularity.WEEK)


def days(span: Interval) -> int | None:
    """Return the number of days, or `None` where an end is open."""
    if span.begin is None or span.end is None:
        return None
    return (span.end - span.begin + timedelta(days=1)).days


_EDTF_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def _bounds(part: str) -> tuple[date, date] | None:
    if part == "..":
        return None
    matched = _EDTF_PART.fullmatch(part)
    if matched is None:
        raise ValueError(f"not an EDTF date: {part!r}")
    year_, month_, day_ = (int(group) if group else None for group in matched.groups())
    assert year_ is not None
    if month_ is None:
        return date(year_, 1, 1), date(year_, 12, 31)
    if day_ is None:
        return date(year_, month_, 1), last_day(year_, month_)
    exact = date(year_, month_, day_)
    return exact, exact


def _granularity_of(part: str) -> Granularity:
    return {4: Granularity.YEAR, 7: Granularity.MONTH}.get(len(part), Granularity.DAY)


class TimexType(StrEnum):
    """The TIMEX3 type of an expression."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: TIMEX3 type, value and mod, and the interval of days once it is resolved.

    `interval` is `None` where the expression cannot be placed (no publication date, a duration, a set, a vague
    "recently"). `anchor` says what a relative expression was resolved against. `relation` is `since`, `until`,
    `by`, `before`, `after` where a preposition opens the interval, `from` and `to` at the two ends of a range (both
    carry the whole range), `as_of`, `assigned` where something is set for it ("called a strike for Friday"), else
    `None`; `referent` is the interval that the words alone name ("1961" in "since 1961"). `rule` is the rule of the
    grammar that found it.
    """

    span: Span
    text: str
    type: TimexType
    value: str
    mod: str | None = None
    interval: Interval | None = None
    anchor: Anchor = Anchor.NONE
    relation: str | None = None
    referent: Interval | None = None
    rule: str = ""
