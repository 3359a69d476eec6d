"""Resolving one expression against a scene: what its rule means, and what the words around it make of that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kgraph.records.interval import Anchor, Granularity, Interval, Timex, TimexType
from kgraph.temporal import algebra
from kgraph.temporal.algebra import Direction
from kgraph.temporal.operations import OPERATIONS
from kgraph.temporal.recognise import Expression, Line, covered
from kgraph.temporal.scene import Argument, Reading, Scene, timex_value

# What a year before or after is again: "five years ago this week".
_WHOLE = (Granularity.WEEK, Granularity.MONTH, Granularity.QUARTER, Granularity.SEASON, Granularity.YEAR)
# A point in time that lies more than, or less than, so far from the anchor.
_POINT_MODS = {
    "MORE_THAN": "BEFORE",
    "EQUAL_OR_MORE": "ON_OR_BEFORE",
    "LESS_THAN": "AFTER",
    "EQUAL_OR_LESS": "ON_OR_AFTER",
}


def read(expression: Expression, scene: Scene) -> Reading:
    """Return what the words of the expression name, without the preposition before them."""
    if expression.frame is not None and scene.frame is None:
        scene = _framed(expression.frame, scene)
    reading = OPERATIONS[expression.rule.operation](scene, _arguments(expression))
    reading = _modified(expression, reading, scene)
    if _is_still_to_come(expression, reading, scene) and not scene.narrative:
        return read(expression, replace(scene, narrative=True))
    if expression.offset is not None:
        reading = _moved(expression.offset, reading)
    if expression.clock is not None:
        clock = OPERATIONS[expression.clock.rule.operation](scene, _arguments(expression.clock)).value
        reading = replace(reading, value=reading.value.partition("T")[0] + "T" + clock.partition("T")[2])
    return reading


def _is_still_to_come(expression: Expression, reading: Reading, scene: Scene) -> bool:
    """Tell whether the end of a time beside a past tense is not over: "500 had died by the end of the year"."""
    end = None if reading.interval is None else reading.interval.end
    is_past = scene.direction is Direction.PAST and scene.last is not None
    return (
        is_past
        and expression.mod == "END"
        and scene.published is not None
        and end is not None
        and end > scene.published
    )


def opened(expression: Expression, referent: Interval | None, published: date | None) -> Interval | None:
    """Return the days that the preposition makes of the interval: "since X" runs from X to the publication day."""
    if referent is None:
        return None
    begin, end, relation = referent.begin, referent.end, expression.relation
    if relation == "since":
        return algebra.between(begin, published) or algebra.between(begin, None)
    if relation == "until":
        return algebra.between(None, end)
    if relation == "by":
        ahead = published is not None and end is not None and published <= end
        return algebra.between(published if ahead else None, end)
    is_within = expression.attributive or expression.clock is not None  # "before Friday night" may be on Friday
    if relation == "before":
        return algebra.between(None, end if is_within else _moved_day(begin, -1))
    if relation == "after":
        return algebra.between(begin if is_within else _moved_day(end, 1), None)
    return referent


def timex(line: Line, expression: Expression, reading: Reading, *, interval: Interval | None) -> Timex:
    """Return the record of a resolved expression; `interval` is the reading's, opened by a preposition or a range."""
    span = covered(line, expression)
    kind = TimexType.TIME if expression.clock is not None else expression.rule.type
    if expression.offset is not None:
        kind = TimexType.DATE
    return Timex(
        span=span,
        text=_text(line, expression),
        type=kind,
        value=reading.value,
        mod=reading.mod,
        interval=interval,
        anchor=reading.anchor if reading.interval is not None else Anchor.NONE,
        relation=expression.relation,
        referent=reading.interval,
        rule=expression.rule.name,
    )


def _text(line: Line, expression: Expression) -> str:
    """Return the covered text; what stood between the tokens is written as one blank."""
    pieces: list[str] = []
    for atom in line.atoms[expression.first + expression.lead : expression.last + 1]:
        pieces.append(atom.text if atom.glued or not pieces else f" {atom.text}")
    return "".join(pieces)


def _arguments(expression: Expression) -> tuple[Argument, ...]:
    return tuple(
        expression.captures.get(name) if name.isidentifier() else int(name) if name[-1].isdigit() else name.strip("'")
        for name in expression.rule.arguments
    )


def _framed(frame: Expression, scene: Scene) -> Scene:
    """Return the scene whose bare dates lie in the frame: its year, where it is finer than a year."""
    outer = read(frame, scene)
    if outer.interval is None or outer.interval.begin is None:
        return replace(scene, published=None, last=None)
    return replace(scene, frame=outer.interval, frame_anchor=outer.anchor)


def _modified(expression: Expression, reading: Reading, scene: Scene) -> Reading:
    """Return the reading with the mod of "late", "about", "more than", and the part of its days that is meant."""
    mod, interval = expression.mod, reading.interval
    if mod is None:
        return reading
    if expression.rule.type is TimexType.DURATION:
        return replace(reading, mod=mod)
    if mod in _POINT_MODS:
        return replace(reading, mod=_POINT_MODS[mod], interval=_beyond(mod, interval, scene.published))
    if interval is not None and mod == "APPROX" and interval.granularity is Granularity.DAY:
        around = scene.grammar.bounds["around"]
        first, last = _moved_day(interval.begin, -around), _moved_day(interval.end, around)
        return replace(reading, mod=mod, interval=algebra.between(first, last))
    if interval is not None and expression.part != (0.0, 1.0):
        return replace(reading, mod=mod, interval=algebra.part(interval, *expression.part))
    return replace(reading, mod=mod)


def _beyond(mod: str, interval: Interval | None, published: date | None) -> Interval | None:
    """Return the interval of "more than two years ago" (open before) and of "less than ..." (up to publication)."""
    if interval is None:
        return None
    if mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return algebra.between(None, interval.end)
    return algebra.between(interval.begin, published) or interval


def _moved(offset: tuple[str, int], reading: Reading) -> Reading:
    """Return the reading so many units later; as coarse as its date or the unit."""
    unit, count = offset
    interval = reading.interval
    if interval is None or interval.begin is None or interval.end is None:
        return Reading("XXXX-XX-XX")
    begin, end = algebra.shift_date(interval.begin, unit, count), algebra.shift_date(interval.end, unit, count)
    if begin is None or end is None or begin > end:
        return Reading("XXXX-XX-XX")
    if interval.granularity in _WHOLE and unit in ("year", "decade", "century"):
        moved = algebra.containing(begin, interval.granularity.value)
    else:
        moved = Interval(begin, end, Granularity.DAY if begin == end else Granularity.INTERVAL)
    return Reading(timex_value(moved), moved, reading.anchor) if moved else reading


def _moved_day(when: date | None, count: int) -> date | None:
    return algebra.shift_day(when, count) if when is not None else None
