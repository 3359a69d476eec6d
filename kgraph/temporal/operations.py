"""What the rules mean: one function for each operation that the grammar names, from captured words to a reading.

An operation gets the scene and the values of its arguments, `None` for a part of the pattern that is not there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from kgraph.records.interval import Anchor, Granularity, Interval, day
from kgraph.temporal import algebra
from kgraph.temporal.algebra import Direction
from kgraph.temporal.grammar import Value
from kgraph.temporal.scene import Reading, Scene, absolute, anchored, mask, timex_value

Argument = Value | None
Operation = Callable[[Scene, tuple[Argument, ...]], Reading]

_LETTERS = {
    "day": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "Q", "season": "S", "year": "Y",
    "decade": "DE", "century": "CE", "hour": "H", "minute": "M", "second": "S",
}  # fmt: skip
IMPOSSIBLE = ""
"""The value of what is written like a date but is none (31 February)."""

_LEAP_YEAR = 2000
_CLOCK_UNITS = ("hour", "minute", "second")
_ORDER = ("day", "week", "month", "quarter", "season", "half", "year", "decade", "century")


# ---------------------------------------------------------------- explicit dates


def exact(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Year, month, day as numbers."""
    return calendar_date(_, (*args, None))


def exact_month(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Year and month as numbers."""
    year, month = _ints(args, 2)
    return absolute(algebra.exact_month(year, month), f"{year:04d}-{month:02d}")


def calendar_date(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Year, month, day and era."""
    year, month, number = _ints(args, 3)
    value = f"{year:04d}-{month:02d}-{number:02d}"
    if algebra.exact_day(_LEAP_YEAR, month, number) is None:
        return Reading(IMPOSSIBLE)
    if args[3] == "BC":
        return Reading(f"BC{value}")
    return absolute(algebra.exact_day(year, month, number), value)


def numeric(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Two numbers and a year of four or two digits: whichever of day and month comes first in this text."""
    first, second = _ints(args, 2)
    year = int(args[2]) if args[2] is not None else full_year(int(args[3] or 0), scene.published)
    readings = {True: algebra.exact_day(year, second, first), False: algebra.exact_day(year, first, second)}
    known = [reading for reading in readings.values() if reading]
    if len(known) == 2 and known[0] != known[1]:
        chosen = readings[scene.day_first] if scene.day_first is not None else None
        return absolute(chosen, f"{year:04d}-XX-XX")
    return absolute(known[0] if known else None, f"{year:04d}-XX-XX")


def day_month(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """A day and month without its year."""
    month, number = _ints(args, 2)
    if algebra.exact_day(_LEAP_YEAR, month, number) is None:
        return Reading(IMPOSSIBLE)
    found = _nearest(scene, tuple(algebra.exact_day(year, month, number) for year in scene.years()))
    return anchored(found, "day", scene.here()[1]) if found else Reading(f"XXXX-{month:02d}-{number:02d}")


def days(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """From one day to another of a month, with or without its year."""
    month, first, last = _ints(args, 3)
    if _day_span(_LEAP_YEAR, month, first, last) is None:
        return Reading(IMPOSSIBLE)
    years = (int(args[3]),) if args[3] is not None else scene.years()
    spans = tuple(_day_span(year, month, first, last) for year in years)
    found = _nearest(scene, spans)
    if found is None:
        return Reading(f"XXXX-{month:02d}-{first:02d}/XXXX-{month:02d}-{last:02d}")
    return Reading(timex_value(found), found, Anchor.NONE if args[3] is not None else scene.here()[1])


def day_of_month(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Only the number of a day: in the month of the last date, else of publication."""
    (number,) = _ints(args, 1)
    here, anchor = scene.here()
    found = algebra.exact_day(here.year, here.month, number) if here else None
    return anchored(found, "day", anchor) if found else Reading(f"XXXX-XX-{number:02d}")


def month_of(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Year, month and era."""
    year, month = _ints(args, 2)
    value = f"{year:04d}-{month:02d}"
    return Reading(f"BC{value}") if args[2] == "BC" else absolute(algebra.exact_month(year, month), value)


def month(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """A month without its year."""
    (number,) = _ints(args, 1)
    found = _nearest(scene, tuple(algebra.exact_month(year, number) for year in scene.years()))
    return anchored(found, "month", scene.here()[1]) if found else Reading(f"XXXX-{number:02d}")


def month_shift(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Last (-1), this (0) or next (1) March."""
    step, number = _ints(args, 2)
    return _shifted(scene, step, "month", lambda year: algebra.exact_month(year, number), f"XXXX-{number:02d}")


def year_number(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """A year of our era."""
    (number,) = _ints(args, 1)
    return absolute(algebra.exact_year(number), f"{number:04d}")


def year_of_era(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """A year after AD, or before an era."""
    number = int(args[0] if args[0] is not None else args[1] or 0)
    if args[2] == "BC":
        return Reading(f"BC{number:04d}")
    return absolute(algebra.exact_year(number), f"{number:04d}")


def years_short(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """A year and the last two digits of a later one: 1914-18."""
    first, short = _ints(args, 2)
    last = first // 100 * 100 + short
    if last <= first:
        last += 100
    return Reading(f"{first:04d}/{last:04d}", algebra.years(first, last, Granularity.INTERVAL))


def decade(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """The 1960s; round hundreds (the 1600s) are centuries, but the 2000s are ten years."""
    (number,) = _ints(args, 1)
    if number % 100 == 0 and number < 2000:
        return absolute(algebra.years(number, number + 99, Granularity.CENTURY), str(number // 100))
    return absolute(algebra.years(number, number + 9, Granularity.DECADE), str(number // 10))


def decade_short(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """The sixties: the last such decade that had begun on the anchor's day, or of the twentieth century."""
    number = next(int(arg) for arg in args if arg is not None)
    here, _ = scene.here()
    century = here.year // 100 * 100 if here else 1900
    first = century + number if here and century + number <= here.year else century + number - (100 if here else 0)
    return absolute(algebra.years(first, first + 9, Granularity.DECADE), str(first // 10))


def century(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """The 20th century: 1900 to 1999, as people count and TIMEX3 writes ("19")."""
    number = int(args[0] or 0)
    if args[1] == "BC":
        return Reading(f"BC{number - 1:02d}")
    first = (number - 1) * 100
    return Reading(f"{number - 1:02d}", algebra.years(first, first + 99, Granularity.CENTURY))


def quarter(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """A quarter, with or without its year."""
    number, year = _first_pair(args)
    if year is not None:
        return absolute(algebra.quarter(year, number), f"{year:04d}-Q{number}")
    found = _nearest(_backwards(scene), tuple(algebra.quarter(year, number) for year in scene.years()))
    return anchored(found, "quarter", scene.here()[1]) if found else Reading(f"XXXX-Q{number}")


def half(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """A half of a year."""
    number, year = _ints(args, 2)
    return absolute(algebra.half(year, number), f"{year:04d}-H{number}")


def fiscal_year(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """A fiscal year: it begins somewhere after April of the year before and ends by March of the year after."""
    year = int(args[0] if args[0] is not None else args[1] or 0)
    first, last = algebra.exact_month(year - 1, 4), algebra.exact_month(year + 1, 3)
    whole = algebra.between(first.begin, last.end) if first and last else None
    return Reading(f"FY{year:04d}", whole, mod="APPROX")


def season_of(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """A season of a year."""
    name, year = str(args[0]), int(args[1] or 0)
    return absolute(algebra.season(year, name), f"{year:04d}-{name}")


def season(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """A season without its year."""
    name = str(args[0])
    found = _nearest(scene, tuple(algebra.season(year, name) for year in scene.years()))
    return anchored(found, "season", scene.here()[1]) if found else Reading(f"XXXX-{name}")


def season_shift(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Last (-1), this (0) or next (1) summer."""
    step, name = int(args[0] or 0), str(args[1])
    return _shifted(scene, step, "season", lambda year: algebra.season(year, name), f"XXXX-{name}")


def holiday(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """A feast without its year."""
    name = str(args[0])
    found = _nearest(scene, tuple(feast(scene, name, year) for year in scene.years()))
    return anchored(found, "day", scene.here()[1])


def holiday_of(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """A feast of a year."""
    year = int(args[1] or 0)
    return absolute(feast(scene, str(args[0]), year), f"{year:04d}-XX-XX")


def holiday_shift(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Last (-1) or next (1) Christmas."""
    step, name = int(args[0] or 0), str(args[1])
    return _shifted(scene, step, "day", lambda year: feast(scene, name, year), mask("day"))


# ---------------------------------------------------------------- weekdays and weekends


def weekday(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """A weekday: inside its frame, else the nearest in the direction of the tense (the past, where nothing says)."""
    (number,) = _ints(args, 1)
    if scene.frame is not None and scene.frame.begin is not None:
        return _on(algebra.weekday_in_week(scene.frame.begin, number, 0), number, scene.frame_anchor)
    if scene.published is None:
        return _on(None, number, Anchor.NONE)
    direction = Direction.FUTURE if scene.direction is Direction.FUTURE else Direction.PAST
    return _on(algebra.weekday_near(scene.published, number, direction), number, scene.anchor)


def weekday_or_today(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Earlier on a weekday, or earlier today."""
    number = next((arg for arg in args if arg is not None), None)
    return day_shift(scene, (0,)) if number is None else weekday(scene, (number,))


def weekday_last(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """The last such weekday before the anchor's day."""
    (number,) = _ints(args, 1)
    before = algebra.shift_day(scene.published, -1) if scene.published else None
    found = algebra.weekday_near(before, number, Direction.PAST) if before else None
    return _on(found, number, scene.anchor)


def weekday_coming(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """The first such weekday after the anchor's day."""
    (number,) = _ints(args, 1)
    after = algebra.shift_day(scene.published, 1) if scene.published else None
    found = algebra.weekday_near(after, number, Direction.FUTURE) if after else None
    return _on(found, number, scene.anchor)


def weekday_of_week(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """The weekday of this week (0) or the next (1)."""
    weeks, number = _ints(args, 2)
    found = algebra.weekday_in_week(scene.published, number, weeks) if scene.published else None
    return _on(found, number, scene.anchor)


def weekday_following(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """The first such weekday after the last date of the text."""
    (number,) = _ints(args, 1)
    last = scene.last.end if scene.last is not None and scene.last.granularity is Granularity.DAY else None
    after = algebra.shift_day(last, 1) if last else None
    found = algebra.weekday_near(after, number, Direction.FUTURE) if after else None
    return _on(found, number, Anchor.DISCOURSE)


def weekday_week_ago(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """A week before the last such weekday."""
    found = weekday_last(scene, args).interval
    moved = algebra.shift_day(found.begin, -7) if found and found.begin else None
    return _on(moved, int(args[0] or 0), scene.anchor)


def weekend(scene: Scene, _: tuple[Argument, ...]) -> Reading:
    """The weekend: of its frame, else the one begun last (past) or not yet over (future)."""
    if scene.frame is not None and scene.frame.begin is not None:
        return _weekend(algebra.weekend_of(scene.frame.begin), scene.frame_anchor)
    if scene.published is None:
        return _weekend(None, Anchor.NONE)
    weeks = (algebra.shift_day(scene.published, 7 * step) for step in (-1, 0, 1))
    candidates = tuple(algebra.weekend_of(when) for when in weeks if when)
    return _weekend(_nearest(_backwards(scene), candidates), scene.anchor)


def weekend_shift(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Last weekend (-1, the last one over) or next weekend (1, that of next week)."""
    if scene.published is None:
        return _weekend(None, Anchor.NONE)
    (step,) = _ints(args, 1)
    moved = algebra.shift_day(scene.published, 7 * step)
    return _weekend(algebra.weekend_of(moved) if moved else None, scene.anchor)


# ---------------------------------------------------------------- from the day of publication


def day_shift(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Today, yesterday, tomorrow."""
    (count,) = _ints(args, 1)
    moved = algebra.shift_day(scene.published, count) if scene.published else None
    return anchored(day(moved) if moved else None, "day", scene.anchor)


def unit_shift(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Last (-1), this (0) or next (1) week, month, year."""
    count, unit = int(args[0] or 0), str(args[1])
    found = algebra.shifted_unit(scene.published, unit, count) if scene.published else None
    return anchored(found, unit, scene.anchor)


def unit_so_far(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Earlier this year: from its beginning to the anchor's day."""
    reading = unit_shift(scene, (0, args[0]))
    if reading.interval is None:
        return Reading(reading.value, mod="START")
    return Reading(reading.value, algebra.between(reading.interval.begin, scene.published), reading.anchor, "START")


def unit_to_come(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Later this year: from the anchor's day to its end."""
    reading = unit_shift(scene, (0, args[0]))
    if reading.interval is None:
        return Reading(reading.value, mod="END")
    return Reading(reading.value, algebra.between(scene.published, reading.interval.end), reading.anchor, "END")


def ago(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """So many units before the anchor's day, as precise as the unit (two weeks ago: a week)."""
    return _distance_from(scene.published, scene.anchor, str(args[1]), -_count(args[0]))


def ago_forward(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """So many units after the anchor's day."""
    return _distance_from(scene.published, scene.anchor, str(args[1]), _count(args[0]))


def clock_ago(scene: Scene, _: tuple[Argument, ...]) -> Reading:
    """Hours or minutes ago: on the anchor's day or the day before."""
    if scene.published is None:
        return Reading(mask("day"), mod="APPROX")
    span = algebra.between(algebra.shift_day(scene.published, -1), scene.published)
    return Reading(scene.published.isoformat(), span, scene.anchor, "APPROX")


def vague_ago(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """A few units ago: within documented bounds for days, weeks, months and years; nothing for longer units."""
    unit, bounds = str(args[1]), scene.grammar.bounds
    if scene.published is None or args[0] != "few" or unit in ("decade", "century", "quarter"):
        return Reading("PAST_REF", mod="APPROX")
    first = algebra.shift_date(scene.published, unit, -bounds["few_most"])
    last = algebra.shift_date(scene.published, unit, -bounds["few_least"])
    return Reading("PAST_REF", algebra.between(first, last), scene.anchor, "APPROX")


def past_span(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """The past 30 days, the last decade: so long, up to the anchor's day."""
    unit = str(args[1] if args[1] is not None else args[2])
    value = _period(_count(args[0]), unit)
    if scene.published is None:
        return Reading(value)
    begin = algebra.shift_date(scene.published, unit, -_count(args[0]))
    return Reading(value, algebra.between(begin, scene.published), scene.anchor)


def next_span(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """The next two weeks: so long, from the anchor's day."""
    unit, value = str(args[1]), _period(_count(args[0]), str(args[1]))
    if scene.published is None:
        return Reading(value)
    end = algebra.shift_date(scene.published, unit, _count(args[0]))
    return Reading(value, algebra.between(scene.published, end), scene.anchor)


def vague_past(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """In recent weeks: nobody knows since when, but up to the anchor's day."""
    value = _period("X", str(args[0] if args[0] is not None else args[1]))
    return Reading(
        value, algebra.between(None, scene.published), scene.anchor if scene.published else Anchor.NONE, "APPROX"
    )


def vague_next(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """In the coming days: from the anchor's day to a documented bound; open for years."""
    unit = str(args[0])
    if scene.published is None:
        return Reading(_period("X", unit), mod="APPROX")
    bound = scene.grammar.bounds.get(f"coming_{unit}s")
    end = algebra.shift_day(scene.published, bound) if bound else None
    return Reading(_period("X", unit), algebra.between(scene.published, end), scene.anchor, "APPROX")


# ---------------------------------------------------------------- from the last date of the text


def later(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """So many units after the last date."""
    return _from_last(scene, str(args[1]), _count(args[0]))


def earlier(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """So many units before the last date, or before publication where there is none."""
    if scene.last is None:
        return ago(scene, args)
    return _from_last(scene, str(args[1]), -_count(args[0]))


def following(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """The next (1) or previous (-1) unit, seen from the last date; the previous one from publication if need be."""
    count, unit = int(args[0] or 0), str(args[1])
    if scene.last is None and count < 0:
        return unit_shift(scene, args)
    return _from_last(scene, unit, count)


def same(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """That year, the same day: the unit that holds the last date."""
    return _from_last(scene, str(args[0]), 0)


def same_or_this(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """The year, the month: of the last date in a narrative, else of publication."""
    return same(scene, args) if scene.narrative and scene.last else unit_shift(scene, (0, args[0]))


def that_time(scene: Scene, _: tuple[Argument, ...]) -> Reading:
    """At the time: about the last date."""
    if scene.last is None:
        return Reading("PAST_REF")
    return Reading(timex_value(scene.last), scene.last, Anchor.DISCOURSE, "APPROX")


def nth_week(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """The nth seven days of a month or year (the last, when negative)."""
    (number,) = _ints(args, 1)
    mod = "END" if number < 0 else "START" if number == 1 else None
    frame = scene.frame
    if frame is None or frame.begin is None or frame.end is None:
        return Reading(mask("week"), mod=mod)
    begin = algebra.shift_day(frame.end, -6) if number < 0 else algebra.shift_day(frame.begin, 7 * (number - 1))
    end = algebra.shift_day(begin, 6) if begin else None
    found = algebra.between(begin, min(end, frame.end)) if begin and end else None
    return Reading(timex_value(frame), found, scene.frame_anchor, mod)


# ---------------------------------------------------------------- parts of the day


def part_of_today(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """This morning, tonight (0), last night (-1)."""
    reading = day_shift(scene, (args[0],))
    return Reading(f"{reading.value}T{args[1] or 'NI'}", reading.interval, reading.anchor)


def overnight(scene: Scene, _: tuple[Argument, ...]) -> Reading:
    """The night before the anchor's day, or after it for what is to come."""
    if scene.published is None:
        return Reading(f"{mask('day')}TNI")
    step = 0 if scene.direction is Direction.FUTURE else -1
    first, last = algebra.shift_day(scene.published, step), algebra.shift_day(scene.published, step + 1)
    value = first.isoformat() if first else mask("day")
    return Reading(f"{value}TNI", algebra.between(first, last), scene.anchor)


def part_of_day(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """In the evening, of no known day."""
    return Reading(f"{mask('day')}T{args[0]}")


def clock(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Hour, minute and half of the day, of no known day."""
    hour, minute = int(args[0] or 0), int(args[1] or 0)
    meridiem = args[2] if len(args) > 2 else None
    if meridiem == "PM" and hour < 12:
        hour += 12
    if meridiem == "AM" and hour == 12:
        hour = 0
    return Reading(f"{mask('day')}T{hour:02d}:{minute:02d}")


# ---------------------------------------------------------------- lengths, repetition, references


def clock_either(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Hour and minute, the minute and the half of the day each in one of two places."""
    hour, minute, other_minute, meridiem, other_meridiem = args
    return clock(scene, (hour, minute if minute is not None else other_minute, meridiem or other_meridiem))


def duration(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """So many units."""
    return Reading(_period(_count(args[0]), str(args[1] if args[1] is not None else args[2])))


def duration_vague(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Some number of units."""
    return Reading(_period("X", str(args[0])))


def every(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Every (second) unit, weekday, month, season."""
    number, unit, on, in_month, in_season = args
    if unit is not None:
        return Reading(_period(_count(number), str(unit)))
    if on is not None:
        return Reading(f"XXXX-WXX-{int(on) + 1}")
    if in_month is not None:
        return Reading(f"XXXX-{int(in_month):02d}")
    return Reading(f"XXXX-{in_season}") if in_season is not None else Reading("P1D")


def weekday_set(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """On Mondays, on weekends."""
    return Reading(f"XXXX-WXX-{args[0]}")


def constant(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """A value without a place on the calendar."""
    return Reading(str(args[0]))


# ---------------------------------------------------------------- what they share


def feast(scene: Scene, name: str, year: int) -> Interval | None:
    """Return the day of a feast in a year."""
    rule = scene.grammar.holidays[name]
    if rule.easter is not None:
        sunday = algebra.easter(year)
        found = algebra.shift_day(sunday, rule.easter) if sunday else None
        return day(found) if found else None
    if rule.nth:
        found = algebra.nth_weekday(year, rule.month, weekday=rule.weekday, nth=rule.nth)
        return day(found) if found else None
    return algebra.exact_day(year, rule.month, rule.day)


def full_year(short: int, published: date | None) -> int:
    """Return the year of four digits: at most twenty years after publication (or after 2000)."""
    latest = (published.year if published else 2000) + 20
    return latest - (latest - short) % 100


def _ints(args: tuple[Argument, ...], count: int) -> tuple[int, ...]:
    return tuple(int(arg or 0) for arg in args[:count])


def _count(number: Argument) -> int:
    return 1 if number is None else int(number)


def _first_pair(args: tuple[Argument, ...]) -> tuple[int, int | None]:
    """Return the number and the year that are there: the pattern may have them in two places."""
    pairs = [args[at : at + 2] for at in range(0, len(args), 2)]
    pair = next(pair for pair in pairs if pair[0] is not None)
    return int(pair[0] or 0), int(pair[1]) if len(pair) > 1 and pair[1] is not None else None


def _period(count: int | str, unit: str) -> str:
    if unit == "fortnight":
        count = count * 2 if isinstance(count, int) else count
    return f"P{'T' if unit in _CLOCK_UNITS else ''}{count}{_LETTERS[unit]}"


def _nearest(scene: Scene, candidates: tuple[Interval | None, ...]) -> Interval | None:
    here, _ = scene.here()
    if here is None:
        return next((candidate for candidate in candidates if candidate), None)
    known = [candidate for candidate in candidates if candidate]
    if len(known) == 1:
        return known[0]
    return algebra.nearest(here, candidates, scene.direction)


def _backwards(scene: Scene) -> Scene:
    """Return the scene with the past as its direction where the tense does not say."""
    return replace(scene, direction=Direction.PAST) if scene.direction is Direction.NEAREST else scene


def _shifted(scene: Scene, step: int, unit: str, build: Callable[[int], Interval | None], unknown: str) -> Reading:
    """Return the last one over (-1), the one of this year (0) or the next to begin (1), from publication."""
    anchor = scene.published
    if anchor is None:
        return Reading(unknown)
    built = [found for found in (build(anchor.year + offset) for offset in range(-2, 3)) if found]
    over = [found for found in built if found.end is not None and found.end < anchor]
    ahead = [found for found in built if found.begin is not None and found.begin > anchor]
    this = build(anchor.year)
    chosen = {-1: over[-1] if over else None, 0: this, 1: ahead[0] if ahead else None}[step]
    return anchored(chosen, unit, scene.anchor)


def _on(when: date | None, number: int, anchor: Anchor) -> Reading:
    return anchored(day(when), "day", anchor) if when else Reading(f"XXXX-WXX-{number + 1}")


def _weekend(found: Interval | None, anchor: Anchor) -> Reading:
    if found is None or found.begin is None:
        return Reading("XXXX-WXX-WE")
    iso = found.begin.isocalendar()
    return Reading(f"{iso.year:04d}-W{iso.week:02d}-WE", found, anchor)


def _distance_from(start: date | None, anchor: Anchor, unit: str, count: int) -> Reading:
    precise = {"decade": "year", "century": "decade", "fortnight": "week", "quarter": "month"}.get(unit, unit)
    if start is None:
        return Reading(mask(precise))
    moved = algebra.shift_date(start, unit, count)
    if moved is None:
        years = {"year": 1, "decade": 10, "century": 100}.get(unit)
        return Reading(f"BC{1 - start.year - count * years:04d}" if years and count < 0 else mask(precise))
    found = algebra.containing(moved, precise)
    return (
        Reading(timex_value(found), found, anchor, "APPROX" if precise != unit and unit != "fortnight" else None)
        if found
        else Reading(mask(precise))
    )


def _from_last(scene: Scene, unit: str, count: int) -> Reading:
    """Return the unit so far from the last date; where that date is coarser, both its ends are moved."""
    last = scene.last
    if last is None or last.begin is None or last.end is None:
        return Reading(mask(unit))
    if last.granularity in _ORDER and _ORDER.index(last.granularity) <= _rank(unit):
        return _distance_from(last.begin, Anchor.DISCOURSE, unit, count)
    begin, end = (algebra.shift_date(when, unit, count) for when in (last.begin, last.end))
    moved = algebra.between(begin, end) if begin and end else None
    return Reading(mask(unit), moved, Anchor.DISCOURSE, "APPROX")


def _rank(unit: str) -> int:
    return _ORDER.index("week" if unit == "fortnight" else unit)


def _day_span(year: int, month_: int, first: int, last: int) -> Interval | None:
    begin, end = algebra.exact_day(year, month_, first), algebra.exact_day(year, month_, last)
    return algebra.between(begin.begin, end.end) if begin and end else None


OPERATIONS: dict[str, Operation] = {
    function.__name__: function
    for function in (
        exact, exact_month, numeric, day_month, days, day_of_month, month_of, month, month_shift, year_of_era,
        years_short, decade, decade_short, century, quarter, half, fiscal_year, season_of, season, season_shift, holiday,
        holiday_of, holiday_shift, weekday, weekday_or_today, weekday_last, weekday_coming, weekday_of_week,
        weekday_following, weekday_week_ago, weekend, weekend_shift, day_shift, unit_shift, unit_so_far, unit_to_come,
        ago, ago_forward, clock_ago, vague_ago, past_span, next_span, vague_past, vague_next, later, earlier, following,
        same, same_or_this, that_time, nth_week, part_of_today, overnight, part_of_day, clock, clock_either, duration, duration_vague,
        every, weekday_set, constant,
    )
} | {"date": calendar_date, "year": year_number}  # fmt: skip
