"""What an expression is resolved against, and what comes out before it is placed in the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from kgraph.records.interval import Anchor, Granularity, Interval
from kgraph.temporal.algebra import Direction, exact_year, nearest
from kgraph.temporal.grammar import Grammar
from kgraph.temporal.pattern import Value

Argument = Value | None
"""What an operation is given: the value of a captured word, or `None` where that part of the pattern is not there."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The anchors at one point of a text.

    `published` and its kind of anchor; `last`, the date last mentioned, and `day`, the
    day last mentioned; `narrative`, whether the text tells of times
    far from its publication; `timeless`, whether it describes what is always so (a guide); `direction`, where the
    tense points; `lasting`, whether what the expression measures has gone on until now ("have fought for a year");
    `loose`, whether `direction` is a guess: that of a verb above the noun that it describes, or of a simple present;
    `frame`, the interval that must hold the answer; `day_first`, whether this text writes 12/11 for 12 November.
    """

    grammar: Grammar
    published: date | None = None
    anchor: Anchor = Anchor.PUBLICATION
    last: Interval | None = None
    day: Interval | None = None
    narrative: bool = False
    timeless: bool = False
    direction: Direction = Direction.NEAREST
    lasting: bool = False
    loose: bool = False
    frame: Interval | None = None
    frame_anchor: Anchor = Anchor.NONE
    day_first: bool | None = None

    def here(self) -> tuple[date | None, Anchor]:
        """Return the day that bare months and days are near to: the last date in a narrative, else publication."""
        if self.frame is not None:
            return self.frame.begin or self.frame.end, self.frame_anchor
        if self.last is not None and (self.narrative or self.published is None):
            return self.last.begin or self.last.end, Anchor.DISCOURSE
        return (self.published, self.anchor) if self.published else (None, Anchor.NONE)

    def years(self) -> tuple[int, ...]:
        """Return the years that a bare month or day may belong to; none where the text tells what is always so."""
        day, anchor = self.here()
        if day is None or (self.frame is None and self._is_habitual()):
            return ()
        if self.frame is not None or anchor is Anchor.DISCOURSE:
            return (day.year,)
        return tuple(year for year in range(day.year - 1, day.year + 2) if exact_year(year))

    def _is_habitual(self) -> bool:
        if self.direction is Direction.ALWAYS:
            return True
        if self.direction is Direction.PRESENT:
            return self.narrative or self.timeless
        return self.timeless and self.direction is Direction.NEAREST


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: TIMEX3 value and mod, the interval if it has one, and the anchor that was used."""

    value: str
    interval: Interval | None = None
    anchor: Anchor = Anchor.NONE
    mod: str | None = None

    def with_interval(self, interval: Interval | None) -> Reading:
        """Return the reading with another interval."""
        return replace(self, interval=interval)


_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
# How much of a day written by ISO 8601 names the unit that holds it.
_LENGTH = {
    Granularity.DAY: 10,
    Granularity.MONTH: 7,
    Granularity.YEAR: 4,
    Granularity.DECADE: 3,
    Granularity.CENTURY: 2,
}
_MASKS = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "season": "XXXX-XX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


def mask(unit: str) -> str:
    """Return the TIMEX3 value of an unknown day, week, month, ..."""
    return _MASKS[unit]


def timex_value(interval: Interval) -> str:
    """Return the TIMEX3 value of an interval that is one calendar unit; begin and end with a slash otherwise."""
    begin, end = interval.begin, interval.end
    if begin is None or end is None:
        return interval.edtf
    day, year = begin.isoformat(), f"{begin.year:04d}"
    kind, month = interval.granularity, begin.month
    if kind is Granularity.WEEK:
        iso = begin.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}"
    if kind is Granularity.INTERVAL:
        return f"{begin}/{end}"
    if kind in _LENGTH:
        return day[: _LENGTH[kind]]
    if kind is Granularity.SEASON:
        return f"{year}-{_SEASONS.get(month, 'WI')}"
    return f"{year}-Q{(month + 2) // 3}" if kind is Granularity.QUARTER else f"{year}-H{(month + 5) // 6}"


def absolute(interval: Interval | None, value: str) -> Reading:
    """Return the reading of an expression that needs no anchor; the value is kept where there is no such day."""
    return Reading(timex_value(interval) if interval else value, interval)


def anchored(interval: Interval | None, unit: str, anchor: Anchor) -> Reading:
    """Return the reading of a calendar unit found from an anchor; a masked value where it cannot be found."""
    return Reading(timex_value(interval), interval, anchor) if interval else Reading(mask(unit))


def on_day(reading: Reading, when: Interval | None) -> Reading:
    """Return a clock time, so far of no known day, on the day that the text last named."""
    if when is None or when.begin is None:
        return reading
    value = f"{when.begin}T{reading.value.partition('T')[2]}"
    return Reading(value, when, Anchor.DISCOURSE, reading.mod)


def ints(args: tuple[Argument, ...], count: int) -> tuple[int, ...]:
    """Return the first arguments as numbers, 0 for what is not there."""
    return tuple(int(arg or 0) for arg in args[:count])


def count_of(number: Argument) -> int:
    """Return the number of units: one where none is written ("a week")."""
    return 1 if number is None else int(number)


def nearest_to(scene: Scene, candidates: tuple[Interval | None, ...]) -> Interval | None:
    """Return the candidate nearest to the anchor in the direction of the tense; the only one, wherever it lies."""
    here, _ = scene.here()
    if here is None:
        return next((candidate for candidate in candidates if candidate), None)
    known = [candidate for candidate in candidates if candidate]
    if len(known) == 1:
        return known[0]
    return nearest(here, candidates, scene.direction)


def backwards(scene: Scene) -> Scene:
    """Return the scene with the past as its direction where the tense does not say."""
    return replace(scene, direction=Direction.PAST) if scene.direction is Direction.NEAREST else scene
