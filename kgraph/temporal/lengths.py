"""Operations of the grammar on lengths of time, repetition, and times of no known day."""

from __future__ import annotations

from kgraph.temporal import algebra
from kgraph.temporal.scene import Argument, Reading, Scene, count_of, mask

_LETTERS = {
    "day": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "Q", "season": "S", "year": "Y",
    "decade": "DE", "century": "CE", "hour": "H", "minute": "M", "second": "S",
}  # fmt: skip
HALVES: dict[str, tuple[int, str]] = {
    "day": (12, "hour"), "year": (6, "month"), "decade": (5, "year"), "century": (50, "year"), "hour": (30, "minute"),
    "minute": (30, "second"),
}  # fmt: skip
"""Half a unit in whole smaller ones."""
_CLOCK_UNITS = ("hour", "minute", "second")


def part_of_day(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read in the evening, of no known day."""
    return Reading(f"{mask('day')}T{args[0]}")


def clock(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read hour, minute and half of the day, of no known day."""
    hour, minute = int(args[0] or 0), int(args[1] or 0)
    meridiem = args[2] if len(args) > 2 else None
    if meridiem == "PM" and hour < 12:
        hour += 12
    if meridiem == "AM" and hour == 12:
        hour = 0
    return Reading(f"{mask('day')}T{hour:02d}:{minute:02d}")


def clock_four(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read hour and minute written as one number."""
    return clock(scene, divmod(int(args[0] or 0), 100))


def clock_either(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read hour and minute, the minute and the half of the day each in one of two places."""
    hour, minute, other_minute, meridiem, other_meridiem = args
    return clock(scene, (hour, minute if minute is not None else other_minute, meridiem or other_meridiem))


def duration(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read so many units; of what has gone on for so long, from the unit in which it began to the anchor's day."""
    count, unit = count_of(args[0]), str(args[1] if args[1] is not None else args[2])
    value = period_value(count, unit)
    if not scene.lasting or scene.published is None or unit in _CLOCK_UNITS:
        return Reading(value)
    begun = algebra.shifted_unit(scene.published, unit, -count)
    return Reading(value, algebra.between(begun.begin if begun else None, scene.published), scene.anchor)


def length(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read a number, wherever the pattern has it, of units, wherever it has them."""
    number = next((arg for arg in args[:2] if arg is not None), None)
    return duration(scene, (number, next(arg for arg in args[2:] if arg is not None), None))


def plain_length(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read an age or a period: so long, and never a distance from a date beside it."""
    number = next((arg for arg in args[:2] if arg is not None), None)
    return Reading(period_value(count_of(number), next(str(arg) for arg in args[2:] if arg is not None)))


def length_half(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read a number, wherever the pattern has it, and a half of units, wherever it has them."""
    number = next((arg for arg in args[:2] if arg is not None), None)
    return Reading(period_value(f"{count_of(number)}.5", next(str(arg) for arg in args[2:] if arg is not None)))


def length_decimal(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read a decimal number of units."""
    return Reading(period_value(str(args[0]), next(str(arg) for arg in args[1:] if arg is not None)))


def half_of(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read half a unit, in whole smaller ones where there are such."""
    unit = next(str(arg) for arg in args if arg is not None)
    count, smaller = HALVES.get(unit, ("0.5", unit))
    return Reading(period_value(count, smaller))


def duration_vague(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read some number of units."""
    return Reading(period_value("X", str(args[0])))


def clock_earlier(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read so many, or several, hours or minutes earlier: how long it is from then."""
    number, several, unit = args
    return duration_vague(scene, (unit,)) if several is not None else duration(scene, (number, unit, unit))


def duration_vague_of(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read some number of units, wherever the pattern has them."""
    return duration_vague(scene, (next(arg for arg in args if arg is not None),))


def every(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read every (second) unit, weekday, month, season."""
    number, unit, clock_unit, on, in_month, in_season, part = args
    if unit is not None or clock_unit is not None:
        return Reading(period_value(count_of(number), str(unit or clock_unit)))
    if on is not None:
        return Reading(f"XXXX-WXX-{int(on) + 1}")
    if in_month is not None:
        return Reading(f"XXXX-{int(in_month):02d}")
    if part is not None:
        return Reading(f"{mask('day')}T{part}")
    return Reading(f"XXXX-{in_season}" if in_season is not None else "XXXX-WXX-WE")


def weekday_set(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read on Mondays, on weekends."""
    return Reading(f"XXXX-WXX-{args[0]}")


def part_set(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read on (Saturday) mornings."""
    on = f"WXX-{int(args[0]) + 1}" if args[0] is not None else "XX-XX"
    return Reading(f"XXXX-{on}T{args[1]}")


def constant(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read a value without a place on the calendar."""
    return Reading(str(args[0]))


def period_value(count: int | str, unit: str) -> str:
    """Return the TIMEX3 value of so many units; `X` for some number of them."""
    if unit == "fortnight":
        count = count * 2 if isinstance(count, int) else count
    return f"P{'T' if unit in _CLOCK_UNITS else ''}{count}{_LETTERS[unit]}"
