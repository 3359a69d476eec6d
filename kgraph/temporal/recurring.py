"""Operations of the grammar on what comes once a year (March, July 18, summer, Christmas): the last, this, the next.

Each is counted from publication ("last summer") or from the date that the text last named ("the following summer").
"""

from __future__ import annotations

from collections.abc import Callable

from kgraph.records.interval import Anchor, Granularity, Interval
from kgraph.temporal import algebra
from kgraph.temporal.explicit import feast
from kgraph.temporal.scene import Argument, Reading, Scene, anchored, ints, mask

_Yearly = Callable[[int], Interval | None]
_LONGER = frozenset({Granularity.DECADE, Granularity.CENTURY, Granularity.INTERVAL})


def month_shift(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read last (-1), this (0) or next (1) March."""
    return _from_publication(scene, args, "month", *_month(args))


def month_from_last(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the previous (-1), that (0) or the following (1) March."""
    return _from_last(scene, args, "month", *_month(args))


def season_shift(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read last (-1), this (0) or next (1) summer."""
    return _from_publication(scene, args, "season", *_season(args))


def season_ago(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read two summers ago: the summer of the year so many years before publication."""
    number, name = ints(args, 1)[0], str(args[1])
    found = algebra.season(scene.published.year - number, name) if scene.published is not None else None
    return anchored(found, "season", scene.anchor) if found else Reading(f"XXXX-{name}")


def season_from_last(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the previous (-1), that (0) or the following (1) summer."""
    return _from_last(scene, args, "season", *_season(args))


def holiday_shift(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read last (-1) or next (1) Christmas."""
    return _from_publication(scene, args, "day", *_holiday(scene, args))


def holiday_from_last(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the previous (-1), that (0) or the following (1) Christmas."""
    return _from_last(scene, args, "day", *_holiday(scene, args))


def day_shift_of(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read last (-1) or next (1) July 18."""
    _, month, number = ints(args, 3)
    unknown = f"XXXX-{month:02d}-{number:02d}"
    return _from_publication(scene, args, "day", lambda year: algebra.exact_day(year, month, number), unknown)


def _month(args: tuple[Argument, ...]) -> tuple[_Yearly, str]:
    _, number = ints(args, 2)
    return lambda year: algebra.exact_month(year, number), f"XXXX-{number:02d}"


def _season(args: tuple[Argument, ...]) -> tuple[_Yearly, str]:
    name = str(args[1])
    return lambda year: algebra.season(year, name), f"XXXX-{name}"


def _holiday(scene: Scene, args: tuple[Argument, ...]) -> tuple[_Yearly, str]:
    name = str(args[1])
    return lambda year: feast(scene, name, year), mask("day")


def _from_publication(scene: Scene, args: tuple[Argument, ...], unit: str, of_year: _Yearly, unknown: str) -> Reading:
    """Return the last one over (-1), the one of this year (0) or the next to begin (1), from publication."""
    anchor, step = scene.published, int(args[0] or 0)
    if anchor is None:
        return Reading(unknown)
    built = [found for found in (of_year(anchor.year + offset) for offset in range(-2, 3)) if found]
    over = [found for found in built if found.end is not None and found.end < anchor]
    ahead = [found for found in built if found.begin is not None and found.begin > anchor]
    this = of_year(anchor.year)
    chosen = {-1: over[-1] if over else None, 0: this, 1: ahead[0] if ahead else None}[step]
    return anchored(chosen, unit, scene.anchor)


def _from_last(scene: Scene, args: tuple[Argument, ...], unit: str, of_year: _Yearly, unknown: str) -> Reading:
    """Return the one before (-1), in the year of (0) or after (1) the last date; the one before else from publication.

    One that the last date lies in is neither before nor after it: in July 2009 the following summer is that of 2010.
    But of the year 2009 the following winter is the one that ends in 2010.
    """
    last, step = scene.last, int(args[0] or 0)
    if last is None and step < 0:
        return _from_publication(scene, args, unit, of_year, unknown)
    if last is None or last.begin is None or last.end is None or last.granularity in _LONGER:
        return Reading(unknown)
    begin, end = last.begin, last.end
    built = [found for found in (of_year(year) for year in range(begin.year - 2, end.year + 3)) if found]
    spans = [(found.begin, found.end, found) for found in built if found.begin is not None and found.end is not None]
    before = [found for first, final, found in spans if first < begin and final < end]
    after = [found for first, final, found in spans if first > begin and final > end]
    around = [found for first, final, found in spans if first <= begin and end <= final]
    this = around or [found for first, _, found in spans if first.year == begin.year]
    chosen = {-1: before[-1:], 0: this[:1], 1: after[:1]}[step]
    return anchored(chosen[0], unit, Anchor.DISCOURSE) if chosen else Reading(unknown)
