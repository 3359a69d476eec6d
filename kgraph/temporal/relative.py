"""Operations of the grammar on times that lie so far from publication, or from the date that the text last named."""

from __future__ import annotations

from datetime import date

from kgraph.records.interval import Anchor, Granularity, Interval, day
from kgraph.temporal import algebra
from kgraph.temporal.algebra import Direction
from kgraph.temporal.lengths import HALVES, period_value
from kgraph.temporal.scene import Argument, Reading, Scene, anchored, count_of, ints, mask, timex_value

_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
_DAY = 86_400
_LAST_THIRD = 2 / 3, 1.0
_IN_A_YEAR = {Granularity.MONTH: 12, Granularity.QUARTER: 4, Granularity.HALF: 2, Granularity.YEAR: 1}
_ORDER = ("day", "week", "month", "quarter", "season", "half", "year", "decade", "century")


def today(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read today; in a narrative, beside a present tense, it means nowadays."""
    if scene.narrative and scene.direction is Direction.PRESENT:
        return Reading("PRESENT_REF")
    return day_shift(scene, (0, *args))


def day_shift(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read today, yesterday, tomorrow."""
    (count,) = ints(args, 1)
    moved = algebra.shift_day(scene.published, count) if scene.published else None
    return anchored(day(moved) if moved else None, "day", scene.anchor)


def unit_shift(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read last (-1), this (0) or next (1) week, month, year."""
    count, unit = int(args[0] or 0), str(args[1])
    found = algebra.shifted_unit(scene.published, unit, count) if scene.published else None
    return anchored(found, unit, scene.anchor)


def unit_so_far(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read earlier this year: from its beginning to the anchor's day."""
    reading = unit_shift(scene, (0, args[0]))
    if reading.interval is None:
        return Reading(reading.value, mod="START")
    return Reading(reading.value, algebra.between(reading.interval.begin, scene.published), reading.anchor, "START")


def unit_to_come(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read later this year: from the anchor's day to its end."""
    reading = unit_shift(scene, (0, args[0]))
    if reading.interval is None:
        return Reading(reading.value, mod="END")
    return Reading(reading.value, algebra.between(scene.published, reading.interval.end), reading.anchor, "END")


def year_end(scene: Scene, _: tuple[Argument, ...]) -> Reading:
    """Read year-end: the last third of the anchor's year."""
    return _ending(unit_shift(scene, (0, "year")))


def end_of_year(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read year-end 1988: its last third."""
    found = algebra.exact_year(int(args[0] or 0))
    return _ending(Reading(f"{args[0]:04d}", found))


def _ending(year: Reading) -> Reading:
    interval = algebra.part(year.interval, *_LAST_THIRD) if year.interval is not None else None
    return Reading(year.value, interval, year.anchor, "END")


def ago(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read so many units before the anchor's day, as precise as the unit (two weeks ago: a week)."""
    return _distance_from(scene.published, scene.anchor, str(args[1]), -count_of(args[0]))


def half_ago(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read half a year, decade or century ago, as precise as the smaller unit."""
    return ago(scene, HALVES[str(args[0])])


def ago_forward(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read so many units after the anchor's day."""
    return _distance_from(scene.published, scene.anchor, str(args[1]), count_of(args[0]))


def in_units(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read in two weeks: so long; beside a future or a present tense, so far after the anchor's day."""
    unit = str(args[1] if args[1] is not None else args[2])
    value = period_value(count_of(args[0]), unit)
    if scene.direction not in (Direction.FUTURE, Direction.PRESENT) or scene.published is None:
        return Reading(value)
    reached = _distance_from(scene.published, scene.anchor, unit, count_of(args[0]))
    return Reading(value, reached.interval, reached.anchor, reached.mod)


def within(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read within two weeks: so long; from the anchor's day for what is to come, from the last date for what is past.

    That date may be no coarser than the unit: three days from 1879 are no time.
    """
    unit, count = next(str(arg) for arg in args[1:] if arg is not None), count_of(args[0])
    value = period_value(count, unit)
    if scene.direction is Direction.FUTURE and scene.published is not None:
        end = algebra.shift_date(scene.published, *_in_days(unit, count))
        return Reading(value, algebra.between(scene.published, end), scene.anchor)
    last = scene.last
    if scene.direction is not Direction.PAST or last is None or last.begin is None or last.end is None:
        return Reading(value)
    if unit in _SECONDS or last.granularity not in _ORDER or _ORDER.index(last.granularity) > _rank(unit):
        return Reading(value)
    return Reading(value, algebra.between(last.begin, algebra.shift_date(last.end, unit, count)), Anchor.DISCOURSE)


def _in_days(unit: str, count: int) -> tuple[str, int]:
    """Return unit and count as they are; of hours, minutes and seconds the days that they reach into."""
    length = _SECONDS.get(unit)
    if length is None:
        return unit, count
    days = -(-abs(count) * length // _DAY)
    return "day", days if count > 0 else -days


def clock_ago(scene: Scene, _: tuple[Argument, ...]) -> Reading:
    """Read hours or minutes ago: on the anchor's day or the day before."""
    if scene.published is None:
        return Reading(mask("day"), mod="APPROX")
    span = algebra.between(algebra.shift_day(scene.published, -1), scene.published)
    return Reading(scene.published.isoformat(), span, scene.anchor, "APPROX")


def vague_ago(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read a few units ago: within documented bounds for days, weeks, months and years; nothing for longer units."""
    unit, bounds = str(args[1]), scene.grammar.bounds
    if scene.published is None or args[0] != "few" or unit in ("decade", "century", "quarter"):
        return Reading("PAST_REF", mod="APPROX")
    first = algebra.shift_date(scene.published, unit, -bounds["few_most"])
    last = algebra.shift_date(scene.published, unit, -bounds["few_least"])
    return Reading("PAST_REF", algebra.between(first, last), scene.anchor, "APPROX")


def past_span(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the past 30 days, the last decade: so long, up to the anchor's day."""
    unit, count = next(str(arg) for arg in args[1:] if arg is not None), count_of(args[0])
    value = period_value(count, unit)
    if scene.published is None:
        return Reading(value)
    begin = algebra.shift_date(scene.published, *_in_days(unit, -count))
    return Reading(value, algebra.between(begin, scene.published), scene.anchor)


def next_span(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the next two weeks: so long, from the anchor's day; in a narrative from the end of the last date."""
    unit, count = next(str(arg) for arg in args[1:] if arg is not None), count_of(args[0])
    value, told = period_value(count, unit), scene.last if scene.narrative else None
    start, anchor = (told.end, Anchor.DISCOURSE) if told is not None else (scene.published, scene.anchor)
    if start is None:
        return Reading(value)
    return Reading(value, algebra.between(start, algebra.shift_date(start, *_in_days(unit, count))), anchor)


def vague_past(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read in recent weeks: nobody knows since when, but up to the anchor's day."""
    value = period_value("X", str(args[0] if args[0] is not None else args[1]))
    return Reading(
        value, algebra.between(None, scene.published), scene.anchor if scene.published else Anchor.NONE, "APPROX"
    )


def vague_within(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read within a few days: so long; beside a future tense, from the anchor's day to a documented bound."""
    return vague_next(scene, args) if scene.direction is Direction.FUTURE else Reading(period_value("X", str(args[0])))


def vague_next(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read in the coming days: from the anchor's day to a documented bound; open for years."""
    unit = str(args[0])
    if scene.published is None:
        return Reading(period_value("X", unit), mod="APPROX")
    bound = scene.grammar.bounds.get(f"coming_{unit}s")
    end = algebra.shift_day(scene.published, bound) if bound else None
    return Reading(period_value("X", unit), algebra.between(scene.published, end), scene.anchor, "APPROX")


def later(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read so many units after the last date; of the past nothing lies after publication."""
    reading = _from_last(scene, str(args[1]), count_of(args[0]))
    begin, published = None if reading.interval is None else reading.interval.begin, scene.published
    is_wrong = scene.direction is Direction.PAST and published is not None and begin is not None and begin > published
    return Reading(mask(str(args[1]))) if is_wrong else reading


def half_later(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read so many years and a half after the last date, to the month."""
    count = next((int(arg) for arg in args if arg is not None), 1)
    return later(scene, (12 * count + 6, "month"))


def clock_later(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read so many, or several, hours or minutes later: so long; hours from the day last named it may be the next."""
    number, several, unit, units = args
    is_counted = several is None and units is None
    value = period_value(count_of(number) if is_counted else "X", str(unit if units is None else units))
    last = scene.last
    if last is None or last.begin is None or last.granularity is not Granularity.DAY:
        return Reading(value)
    next_day = algebra.shift_day(last.begin, 1) if "hour" in (unit, units) else None
    return Reading(value, algebra.between(last.begin, next_day) if next_day else last, Anchor.DISCOURSE)


def earlier(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read so many units before the last date, or before publication where there is none."""
    if scene.last is None:
        return ago(scene, args)
    return _from_last(scene, str(args[1]), -count_of(args[0]))


def year_compared(scene: Scene, _: tuple[Argument, ...]) -> Reading:
    """Read a year earlier, of what is compared: the same month, quarter or half of the year before, or that year."""
    last = scene.last
    if last is None or last.begin is None or last.granularity not in _IN_A_YEAR:
        return ago(scene, (1, "year"))
    moved = algebra.shifted_unit(last.begin, last.granularity.value, -_IN_A_YEAR[last.granularity])
    return anchored(moved, "year", Anchor.DISCOURSE)


def following(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the next (1) or previous (-1) unit, from the last date; the previous one else from publication."""
    count, unit = int(args[0] or 0), str(args[1])
    if scene.last is None and count < 0:
        return unit_shift(scene, args)
    return _from_last(scene, unit, count)


def same(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read that year, the same day: the unit that holds the last date; in a year, that of this year."""
    frame, last, unit = scene.frame, scene.last, str(args[0])
    if frame is not None and frame.begin is not None and last is not None and last.begin is not None:
        years = frame.begin.year - last.begin.year
        begin = algebra.shift_date(last.begin, "year", years)
        found = algebra.containing(begin, unit) if begin is not None else None
        return anchored(found, unit, Anchor.DISCOURSE)
    return _from_last(scene, unit, 0)


def same_or_this(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the year, the month: of the last date in a narrative, else of publication; the decade of the last date."""
    is_told = scene.narrative or args[0] in ("decade", "century")
    return same(scene, args) if is_told and scene.last else unit_shift(scene, (0, args[0]))


def spoken_of(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the quarter, the month: the one last named, else the quarter last over and the month of the anchor."""
    unit, last = str(args[0]), scene.last
    if last is not None and unit in ("quarter", "month") and last.granularity.value == unit:
        return Reading(timex_value(last), last, Anchor.DISCOURSE)
    if unit == "quarter" and not scene.narrative:
        return unit_shift(scene, (-1, unit))
    return same_or_this(scene, args)


def that_time(scene: Scene, _: tuple[Argument, ...]) -> Reading:
    """Read at the time: about the last date."""
    if scene.last is None:
        return Reading("PAST_REF")
    return Reading(timex_value(scene.last), scene.last, Anchor.DISCOURSE, "APPROX")


def nth_week(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the nth seven days of a month or year (the last, when negative)."""
    (number,) = ints(args, 1)
    mod = "END" if number < 0 else "START" if number == 1 else None
    frame = scene.frame
    if frame is None or frame.begin is None or frame.end is None:
        return Reading(mask("week"), mod=mod)
    begin = algebra.shift_day(frame.end, -6) if number < 0 else algebra.shift_day(frame.begin, 7 * (number - 1))
    end = algebra.shift_day(begin, 6) if begin else None
    found = algebra.between(begin, min(end, frame.end)) if begin and end else None
    return Reading(timex_value(frame), found, scene.frame_anchor, mod)


def end_day(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the first (1) or the last (-1) day of a month or year."""
    frame = scene.frame
    found = (frame.begin if int(args[0] or 0) > 0 else frame.end) if frame is not None else None
    return anchored(day(found) if found else None, "day", scene.frame_anchor)


def part_of_today(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read this morning, tonight (0), last night (-1)."""
    reading = day_shift(scene, (args[0],))
    return Reading(f"{reading.value}T{args[1] or 'NI'}", reading.interval, reading.anchor)


def part_from_last(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the next morning (1), the previous night (-1), that evening (0): of the day last named."""
    reading = _from_last(scene, "day", int(args[0] or 0))
    return Reading(f"{reading.value}T{args[1]}", reading.interval, reading.anchor, reading.mod)


def part_from_last_or_today(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the night before (-1): of the day last named, or of the anchor's day where none is."""
    return part_of_today(scene, args) if scene.last is None else part_from_last(scene, args)


def overnight(scene: Scene, _: tuple[Argument, ...]) -> Reading:
    """Read the night before the anchor's day, or after it for what is to come."""
    if scene.published is None:
        return Reading(f"{mask('day')}TNI")
    step = 0 if scene.direction is Direction.FUTURE else -1
    first, last = algebra.shift_day(scene.published, step), algebra.shift_day(scene.published, step + 1)
    value = first.isoformat() if first else mask("day")
    return Reading(f"{value}TNI", algebra.between(first, last), scene.anchor)


def _distance_from(start: date | None, anchor: Anchor, unit: str, count: int) -> Reading:
    precise = {"decade": "year", "century": "decade", "fortnight": "week"}.get(unit, unit)
    if start is None:
        return Reading(mask(precise))
    moved = algebra.shift_date(start, unit, count)
    if moved is None:
        years = {"year": 1, "decade": 10, "century": 100}.get(unit)
        return Reading(f"BC{1 - start.year - count * years:04d}" if years and count < 0 else mask(precise))
    found = algebra.containing(moved, precise)
    if found is None:
        return Reading(mask(precise))
    return Reading(timex_value(found), found, anchor, None if unit in (precise, "fortnight") else "APPROX")


def _from_last(scene: Scene, unit: str, count: int) -> Reading:
    """Return the unit so far from the last date; where that date is coarser, both its ends are moved."""
    last = scene.last
    is_short = unit in ("day", "week") and last is not None and _is_finer(unit, last)
    if is_short and last is not None and scene.day is not None and _is_older(last, scene.day):
        last = scene.day  # "in 2020" was background to the day that the text tells of
    if last is None or last.begin is None or last.end is None:
        return Reading(mask(unit))
    if unit == "year" and count and last.granularity in (Granularity.QUARTER, Granularity.HALF):
        first, final = (algebra.shift_date(when, unit, count) for when in (last.begin, last.end))
        same_part = Interval(first, final, last.granularity) if first and final else None
        return Reading(timex_value(same_part), same_part, Anchor.DISCOURSE) if same_part else Reading(mask(unit))
    if not count and unit in ("decade", "century") and not _is_finer(unit, last):
        return anchored(algebra.containing(last.begin, unit), unit, Anchor.DISCOURSE)
    if last.granularity in _ORDER and _ORDER.index(last.granularity) <= _rank(unit):
        return _distance_from(last.begin, Anchor.DISCOURSE, unit, count)
    begin, end = (algebra.shift_date(when, unit, count) for when in (last.begin, last.end))
    moved = algebra.between(begin, end) if begin and end else None
    return Reading(mask(unit), moved, Anchor.DISCOURSE, "APPROX")


def _is_finer(unit: str, interval: Interval) -> bool:
    """Tell whether a unit is too short to count from a longer time: weeks from a year."""
    return interval.granularity not in _ORDER or _rank(unit) < _ORDER.index(interval.granularity)


def _is_older(interval: Interval, day_: Interval) -> bool:
    """Tell whether a longer time is over before a day."""
    ends = interval.end is not None and day_.begin is not None and interval.end < day_.begin
    return ends and interval.granularity is not Granularity.DAY


def _rank(unit: str) -> int:
    return _ORDER.index("week" if unit == "fortnight" else unit)
