"""Putting expressions of one sentence together: "late" with "March", "Saturday" with "night", "March" with "last year".

All joins look only at the words between two neighbours, so that a wrong parse cannot undo them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeGuard

from kgraph.records.interval import TimexType
from kgraph.temporal.algebra import Direction
from kgraph.temporal.explicit import year_after
from kgraph.temporal.grammar import Grammar, Prefix
from kgraph.temporal.recognise import Expression, Line, joined

# The longest entries of the tables, in atoms.
_LONGEST_PREFIX = 5
_LONGEST_RELATION = 3
_DATED = (TimexType.DATE, TimexType.TIME)
_COARSE = ("week", "month", "quarter", "season", "half", "year", "decade", "century", "unit")
# Operations that read a present time, as in "five years ago this week".
_PRESENT = ("today", "unit_shift", "weekend", "month_shift", "season_shift")
# Captures of a number that is not known.
_VAGUE = frozenset({"several", "vague"})
# Captures that hold a calendar unit, and operations that read so many of it.
_UNITS = ("units", "unit", "period", "longperiod")
_LENGTHS = ("duration", "length", "in_units")
# Rules of lengths that are a part of the time behind them.
_PARTS = ("first_units", "final_units", "last_units_of")
# Operations that need a year from elsewhere, and such as have one of their own.
_BARE = ("month", "day_month", "days", "season", "quarter", "holiday")
_OWN_YEAR = ("date", "exact", "month_of", "exact_month", "year", "season_of", "holiday_of", "days")


def compose(line: Line, found: Sequence[Expression], grammar: Grammar) -> tuple[Expression, ...]:
    """Return the expressions with their modifiers, joined with their neighbours, related to their prepositions."""
    stack: list[Expression] = []
    for each in (half for expression in found for half in _halves(expression)):
        current = _continued(line, _with_prefix(line, each, stack, grammar), stack, grammar)
        while stack and (whole := _join(line, stack[-1], current, grammar)) is not None:
            stack.pop()
            current = whole
        stack.append(current)
    stack = _ended(line, stack, grammar)
    whole = [expression for expression in stack if _is_whole(expression) or _may_end(expression)]
    kept = [expression for expression in _ranges(line, whole, grammar) if _is_whole(expression)]
    return tuple(_with_relation(line, expression, grammar) for expression in kept)


def is_bare(expression: Expression) -> bool:
    """Tell whether the expression leaves its year (or week) to the context."""
    if expression.rule.operation == "days":
        return "year" not in expression.captures and expression.frame is None
    return (
        expression.rule.operation in (*_BARE, "weekday") and "year" not in expression.captures and not expression.frame
    )


def _continued(line: Line, expression: Expression, before: Sequence[Expression], grammar: Grammar) -> Expression:
    """Return a bare number behind a day as a day of the same month: 4 of "May 3 and 4"."""
    if expression.rule.operation != "day_continued" or not before:
        return expression
    last = before[-1]
    gap = line.keys(last.last + 1, expression.first)
    if last.rule.name != "month_day" or gap not in grammar.joins["days"]:
        return expression
    captures = {**last.captures, "day": expression.captures["numday"]}
    return replace(expression, rule=last.rule, captures=captures)


def _halves(expression: Expression) -> tuple[Expression, ...]:
    """Return the two years that are written as one: 1914 and 18 of "1914-18"; any other expression as it is.

    "2011-12" is a winter or a season more often than a December.
    """
    captures = expression.captures
    first, short = int(captures.get("year", 0)), int(captures.get("yy", captures.get("monthnumber", -1)))
    is_next = expression.rule.name == "month_slash_year" and short == (first + 1) % 100
    if expression.rule.operation != "years_short" and not is_next:
        return (expression,)
    rule = replace(expression.rule, operation="year", arguments=("year",))
    opening = Expression(rule, {"year": first}, expression.first, expression.first, relation="from")
    later = {"year": year_after(first, short)}
    closing = Expression(rule, later, expression.last, expression.last, relation="to")
    return replace(opening, partner=closing), replace(closing, partner=opening)


def _is_whole(expression: Expression) -> bool:
    if not expression.rule.partner:
        return True
    if expression.rule.type is TimexType.DURATION and expression.partner is not None:
        return True
    return bool(expression.mod or expression.frame or (expression.relation == "to" and _may_end(expression)))


def _may_end(expression: Expression) -> bool:
    """Tell whether the expression counts as the second end of a range only: "2013 to the present"."""
    return expression.rule.partner and expression.rule.operation == "day_shift"


def _with_prefix(line: Line, expression: Expression, before: Sequence[Expression], grammar: Grammar) -> Expression:
    """Return the expression with the modifier that stands before it ("late", "about", "the end of")."""
    floor = before[-1].last + 1 if before else 0
    is_counted = line.key(expression.first) != "the" and _VAGUE.isdisjoint(expression.captures)
    for length in range(_LONGEST_PREFIX, 0, -1):
        first = expression.first - length
        words = line.keys(first, expression.first)
        known = grammar.prefixes.get(words, ()) if first >= floor else ()
        if words == "over" and not is_counted:
            continue  # "over the first two months" and "over several days" are no more than that
        prefix = next((prefix for prefix in known if _applies(prefix, expression)), None)
        if prefix is not None:
            if line.key(first - 1) == "the" and first - 1 >= floor and prefix.part != (0.0, 1.0):
                first -= 1
            lead = expression.first - first if prefix.outside else 0
            return replace(expression, first=first, lead=lead, mod=prefix.mod, part=prefix.part)
    return expression


def _applies(prefix: Prefix, expression: Expression) -> bool:
    if expression.size in ("duration", "distance"):
        return expression.size in prefix.applies
    if expression.size == "clock":
        return "clock" in prefix.applies
    if expression.size in ("day", "daypart"):
        return "day" in prefix.applies
    return expression.size in _COARSE and "unit" in prefix.applies


# "this Monday, July 18" is that day, as "Monday, July 18" is.
_WEEKDAYS = ("weekday", "weekday_of_week", "weekday_coming", "weekday_last")


def _join(line: Line, left: Expression, right: Expression, grammar: Grammar) -> Expression | None:
    """Return the two neighbours as one expression, or `None` where they do not belong together."""
    if left.rule.type not in (*_DATED, TimexType.DURATION) or right.rule.type not in _DATED:
        return None
    gap, joins = line.keys(left.last + 1, right.first), grammar.joins
    if left.rule.operation in _WEEKDAYS and right.rule.operation in ("date", "day_month", "exact", "numeric"):
        if gap in joins["weekday_date"] and left.frame is None:
            return joined(left, right, mod=left.mod or right.mod, clock=left.clock or right.clock)
        return None
    if left.size == "day" and right.size in ("daypart", "clock") and left.clock is None and gap in joins["day_clock"]:
        return replace(left, last=right.last, clock=right)
    if right.rule.operation == "part_of_day" and left.size == "day" and _is_clock(left.clock) and not gap:
        return replace(left, last=right.last, clock=_in_half(left.clock, right))
    if right.rule.operation == "part_of_day" and _is_clock(left) and gap in joins["clock_part"]:
        return replace(_in_half(left, right), last=right.last)
    between = {"clock": joins["clock_day"], "daypart": joins["part_day"]}.get(left.size, frozenset[str]())
    if gap in between and right.size == "day" and right.clock is None:
        return joined(left, right, clock=left)
    if right.size in left.rule.fits and gap in joins["frame"] and left.frame is None and not _has_year(left):
        return replace(left, last=right.last, frame=right)
    return _distance(line, left, right, grammar)


def _is_clock(expression: Expression | None) -> TypeGuard[Expression]:
    return expression is not None and expression.size == "clock"


def _is_minute(clock: Expression | None) -> bool:
    """Tell whether a time of the day is a point of it: nine o'clock or noon, not the evening."""
    return clock is not None and (clock.size == "clock" or ":" in "".join(map(str, clock.captures.values())))


def _in_half(clock: Expression, part: Expression) -> Expression:
    """Return a clock time in the half of the day that a part tells, if it does not: "nine o'clock Friday night"."""
    if {"meridiem", "meridiem2"} & set(clock.captures):
        return clock
    half = "AM" if part.captures.get("part") == "MO" else "PM"
    arguments = clock.rule.arguments
    known = arguments if "meridiem" in arguments else (*arguments, "meridiem")
    rule = replace(clock.rule, arguments=known, partner=False)
    return replace(clock, rule=rule, captures={**clock.captures, "meridiem": half})


def _has_year(expression: Expression) -> bool:
    return "year" in expression.captures


def _distance(line: Line, left: Expression, right: Expression, grammar: Grammar) -> Expression | None:
    """Return "two days before Christmas" as the feast with an offset, or `None`."""
    gap, last = line.keys(left.last + 1, right.first), line.key(left.last)
    if line.key(left.first - 1) == "for" or right.offset is not None or right.size in ("daypart", "clock"):
        return None
    unit, count = length_of(left)
    links = grammar.joins["distance"] | (grammar.joins["distance_week"] if unit == "week" else frozenset[str]())
    if left.rule.operation in _LENGTHS and unit and gap in links:
        return joined(left, right, offset=(unit, -count if gap in ("before", "prior to") else count), mod=None)
    if left.rule.operation == "ago" and unit == "year" and gap == "" and right.rule.operation in _PRESENT:
        return joined(left, right, offset=(unit, -count), mod=None)
    if left.rule.operation in ("following", "earlier") and gap == "" and last in ("before", "after"):
        return joined(left, right, offset=(unit, -count if last == "before" else count), mod=None)
    return None


def length_of(expression: Expression) -> tuple[str, int]:
    """Return the calendar unit that the expression counts, "" if none, and how many of it."""
    captures = expression.captures
    unit = next((str(captures[name]) for name in _UNITS if name in captures), "")
    return unit, int(captures.get("number", captures.get("number2", 1)))


def _ended(line: Line, found: Sequence[Expression], grammar: Grammar) -> list[Expression]:
    """Return the expressions with each length of time knowing the date it runs to, or is a part of.

    "In the nine months to June", "in the first nine months of 2023".
    """
    result = list(found)
    for at, (left, right) in enumerate(pairwise(found)):
        is_length = left.rule.operation in _LENGTHS and bool(length_of(left)[0])
        before, gap = line.key(left.first - 1), line.keys(left.last + 1, right.first)
        is_whole = before != "of" and (line.key(left.first) == "the" or before in grammar.words["spanning"])
        is_ended = gap in grammar.joins["ending"] or (gap == "of" and left.rule.name in _PARTS)
        if is_length and is_whole and right.rule.type is TimexType.DATE and is_ended:
            result[at], result[at + 1] = replace(left, partner=right), replace(right, relation="to", partner=left)
    return result


def _ranges(line: Line, found: Sequence[Expression], grammar: Grammar) -> list[Expression]:
    """Return the expressions with the two ends of each range knowing each other, and years lent along lists."""
    result = list(found)
    for at in range(len(result) - 2, -1, -1):
        left, right = result[at], result[at + 1]
        gap = line.keys(left.last + 1, right.first)
        if gap in grammar.joins["list"] and _borrows(left, right):
            left = replace(left, frame=right.frame or right)
        if right.partner is None and _is_range(line, left, right, gap, grammar):
            left, right = replace(left, relation="from", partner=right), replace(right, relation="to", partner=left)
        result[at], result[at + 1] = left, right
    return result


def _borrows(left: Expression, right: Expression) -> bool:
    """Tell whether the left expression lacks the year that the right one states: "June 5 and July 9, 2012"."""
    if not is_bare(left) or left.size != right.size:
        return False
    if left.rule.operation == "weekday":
        return right.rule.operation == "weekday" and right.frame is not None  # "on Monday and Tuesday of last week"
    return (right.rule.operation in _OWN_YEAR and _has_year(right)) or right.frame is not None


def _is_range(line: Line, left: Expression, right: Expression, gap: str, grammar: Grammar) -> bool:
    if left.rule.type not in _DATED or right.rule.type not in _DATED or left.relation:
        return False
    before = line.key(left.first - 1)
    if gap in grammar.joins["range_between"]:
        return before == "between"
    return gap in grammar.joins["range"] and (
        before in grammar.words["range_start"] or gap != "to" or left.size == right.size
    )


def _with_relation(line: Line, expression: Expression, grammar: Grammar) -> Expression:
    """Return the expression with the preposition that opens its interval ("since", "until", "by")."""
    if expression.relation or _is_minute(expression.clock) or expression.rule.type not in _DATED:
        return expression
    for gap in (0, 1):
        stop = expression.first - gap
        if gap and line.key(stop) != "the":
            continue
        for length in range(_LONGEST_RELATION, 0, -1):
            relation = grammar.relations.get(line.keys(stop - length, stop)) if stop >= length else None
            if relation is not None and relation != "onwards":
                described = bool(gap) or line.keys(expression.last + 1, expression.last + 3) == "' s"
                return replace(expression, relation=relation, attributive=described)
    if grammar.relations.get(line.key(expression.last + 1)) == "onwards":
        return replace(expression, relation="since")
    return expression


def points(direction: Direction, expression: Expression) -> Direction:
    """Return the direction of an expression: "since" looks back; "by" and "until" ahead unless the tense is past."""
    if expression.relation == "since":
        return Direction.PAST
    if direction is Direction.NEAREST and expression.relation in ("by", "until"):
        return Direction.FUTURE
    return direction
