"""Operations of the grammar on weekdays and weekends."""

from __future__ import annotations

from datetime import date

from kgraph.records.interval import Anchor, Granularity, Interval, day
from kgraph.temporal import algebra
from kgraph.temporal.algebra import Direction
from kgraph.temporal.scene import Argument, Reading, Scene, anchored, backwards, ints, nearest_to


def weekday(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read a weekday: inside its frame, else the nearest where the tense points (the past, if nothing says)."""
    (number,) = ints(args, 1)
    if scene.frame is not None and scene.frame.begin is not None:
        return _on(algebra.weekday_in_week(scene.frame.begin, number, 0), number, scene.frame_anchor)
    if scene.published is None:
        return _on(None, number, Anchor.NONE)
    direction = Direction.FUTURE if scene.direction in algebra.AHEAD else Direction.PAST
    return _on(algebra.weekday_near(scene.published, number, direction), number, scene.anchor)


def weekday_last(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the last such weekday before the anchor's day."""
    (number,) = ints(args, 1)
    before = algebra.shift_day(scene.published, -1) if scene.published else None
    found = algebra.weekday_near(before, number, Direction.PAST) if before else None
    return _on(found, number, scene.anchor)


def weekday_coming(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the first such weekday after the anchor's day."""
    (number,) = ints(args, 1)
    after = algebra.shift_day(scene.published, 1) if scene.published else None
    found = algebra.weekday_near(after, number, Direction.FUTURE) if after else None
    return _on(found, number, scene.anchor)


def weekday_of_week(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the weekday of this week (0) or the next (1)."""
    weeks, number = ints(args, 2)
    found = algebra.weekday_in_week(scene.published, number, weeks) if scene.published else None
    return _on(found, number, scene.anchor)


def weekday_following(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the first such weekday after the last date of the text."""
    (number,) = ints(args, 1)
    is_day = scene.last is not None and scene.last.granularity is Granularity.DAY
    named = scene.last if is_day else scene.day
    last = named.end if named is not None else None
    after = algebra.shift_day(last, 1) if last else None
    found = algebra.weekday_near(after, number, Direction.FUTURE) if after else None
    return _on(found, number, Anchor.DISCOURSE)


def weekday_nth(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the nth such weekday of the month that is the frame, the last one when negative."""
    nth, number = int(next(arg for arg in args[:2] if arg is not None)), int(args[2] or 0)
    begin = scene.frame.begin if scene.frame is not None else None
    found = algebra.nth_weekday(begin.year, begin.month, weekday=number, nth=nth) if begin else None
    return _on(found, number, scene.frame_anchor)


def weekday_week(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read a week on Monday, Monday week: a week after the next such weekday."""
    number = next(int(arg) for arg in args if arg is not None)
    found = weekday_coming(scene, (number,)).interval
    moved = algebra.shift_day(found.begin, 7) if found and found.begin else None
    return _on(moved, number, scene.anchor)


def weekday_and_day(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read Friday the 13th: the nearest such day of the months around the anchor's day that is such a weekday."""
    number, day_of_month = ints(args, 2)
    here, anchor = scene.here()
    near = range(-12, 13) if here is not None else ()
    months = [
        found for step in near if here and (found := algebra.shift_month(here.year, here.month, step)) is not None
    ]
    days = [algebra.exact_day(m.begin.year, m.begin.month, day_of_month) for m in months if m.begin is not None]
    fitting = tuple(found for found in days if found and found.begin and found.begin.weekday() == number)
    chosen = nearest_to(backwards(scene), fitting)
    return _on(chosen.begin if chosen else None, number, anchor)


def weekday_week_ago(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read a week before the last such weekday."""
    found = weekday_last(scene, args).interval
    moved = algebra.shift_day(found.begin, -7) if found and found.begin else None
    return _on(moved, int(args[0] or 0), scene.anchor)


def weekend(scene: Scene, _: tuple[Argument, ...]) -> Reading:
    """Read the weekend: of its frame, else the one begun last (past) or not yet over (future)."""
    if scene.frame is not None and scene.frame.begin is not None:
        return _weekend(algebra.weekend_of(scene.frame.begin), scene.frame_anchor)
    if scene.published is None:
        return _weekend(None, Anchor.NONE)
    weeks = (algebra.shift_day(scene.published, 7 * step) for step in (-1, 0, 1))
    candidates = tuple(algebra.weekend_of(when) for when in weeks if when)
    return _weekend(nearest_to(backwards(scene), candidates), scene.anchor)


def weekend_shift(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read last weekend (-1, the last one over) or next weekend (1, that of next week)."""
    if scene.published is None:
        return _weekend(None, Anchor.NONE)
    (step,) = ints(args, 1)
    moved = algebra.shift_day(scene.published, 7 * step)
    return _weekend(algebra.weekend_of(moved) if moved else None, scene.anchor)


def weekend_from_last(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read that weekend (0), the following (1) or the previous (-1) one, of the week of the day last named."""
    last = scene.last.begin if scene.last is not None and scene.last.granularity is Granularity.DAY else None
    moved = algebra.shift_day(last, 7 * ints(args, 1)[0]) if last else None
    return _weekend(algebra.weekend_of(moved) if moved else None, Anchor.DISCOURSE)


def _on(when: date | None, number: int, anchor: Anchor) -> Reading:
    return anchored(day(when), "day", anchor) if when else Reading(f"XXXX-WXX-{number + 1}")


def _weekend(found: Interval | None, anchor: Anchor) -> Reading:
    if found is None or found.begin is None:
        return Reading("XXXX-WXX-WE")
    iso = found.begin.isocalendar()
    return Reading(f"{iso.year:04d}-W{iso.week:02d}-WE", found, anchor)
