"""How an expression came to its days: the rule that found it, the anchor that was used, and the steps between."""

from __future__ import annotations

from datetime import date

from kgraph.records.interval import Anchor, Timex
from kgraph.temporal.grammar import Grammar

_ANCHORS = {
    Anchor.DISCOURSE: "discourse, the last date of the text",
    Anchor.DATELINE: "dateline, the date at the top of the text",
}


def explain(timex: Timex, published: date | None, grammar: Grammar) -> tuple[str, ...]:
    """Return the rule with its pattern, the anchor, and each step from the words to the days, as lines."""
    rule = next((rule for rule in grammar.rules if rule.name == timex.rule), None)
    lines = [f"rule    {timex.rule}" + (f": {rule.pattern}" if rule else ": day, month in another language, year")]
    lines.append(f"anchor  {_anchor(timex, published)}")
    for number, step in enumerate(_steps(timex, f"{rule.operation}({', '.join(rule.arguments)})" if rule else ""), 1):
        lines.append(f"step {number}  {step}")
    return tuple(lines)


def _anchor(timex: Timex, published: date | None) -> str:
    if timex.anchor is Anchor.PUBLICATION:
        return f"publication, {published}"
    if timex.anchor is Anchor.NONE:
        return "none: the words need none" if timex.interval is not None else "none"
    return _ANCHORS[timex.anchor]


def _steps(timex: Timex, call: str) -> list[str]:
    own = timex.referent or timex.interval
    steps = [f"{call or 'read by dateparser'} gives {timex.value}"]
    if timex.mod is not None:
        steps.append(f"the words around it make it {timex.mod}")
    if own is None:
        return [*steps, "no days: nothing in the text or its date places it on the calendar"]
    steps.append(f"its own days are {own.edtf} ({own.granularity})")
    if timex.relation is not None and timex.interval is not None and timex.interval != own:
        steps.append(f'"{timex.relation}" makes them {timex.interval.edtf}')
    return steps
