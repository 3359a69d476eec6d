"""What the date of one event tells of another: "two days after the vote", "until his death in 2020"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kgraph.extraction.links import UNITS, measure, relative_role
from kgraph.extraction.tree import case_of, verbal_tense
from kgraph.records.claim import Basis, ClaimTime
from kgraph.records.interval import Granularity, Interval, Timex
from kgraph.records.syntax import ROOT, Sentence, Token
from kgraph.temporal import algebra

DIRECTIONS = {"after": -1, "following": -1, "before": 1, "prior": 1}
"""Where an event behind such a word lies, seen from the one that is measured: "a day after the vote": a day back."""

ENDING = frozenset({"until", "till", "before", "prior", "ahead"})
"""Words before the event that another one happened by."""

ENDED = frozenset({"end", "finish", "conclude"})
"""Verbs that tell the last day of their subject."""

SAME_DAY = frozenset({"second", "minute"})
"""Units that change no day."""

SINGLE = frozenset({"a", "an", "one", "the"})
"""Determiners of a single unit: "a week after", "the day before"."""

ORDER = (
    Granularity.DAY,
    Granularity.WEEK,
    Granularity.MONTH,
    Granularity.YEAR,
    Granularity.DECADE,
    Granularity.CENTURY,
)
"""Calendar units by length."""

_LENGTH = re.compile(r"PT?(\d+)[A-Z]+")

_DAYS_LONG = re.compile(r"P(\d+)(D|W|M|Y|DE|CE)")
_UNIT = {"D": "day", "W": "week", "M": "month", "Y": "year", "DE": "decade", "CE": "century"}


@dataclass(frozen=True, slots=True)
class Distance:
    """How far two events lie apart: `anchor` is the trigger behind "after" or "before", `event` the other one.

    `count` units separate them, `None` where the text does not tell how many; `sign` is -1 where the anchor was first.
    `named` are the days that the distance says more of: "since October 8, the day after the attack".
    """

    anchor: int
    event: int
    unit: str
    count: int | None
    sign: int
    named: Interval | None = None


def from_other_events(
    sentence: Sentence, owners: Mapping[int, int], times: Mapping[int, ClaimTime], lengths: Mapping[int, Timex]
) -> dict[int, ClaimTime]:
    """Return the times with those that a dated event of the sentence gives another, by trigger.

    `owners` tells which trigger a word speaks for, `lengths` which expression a word belongs to.
    """
    result = _ago(sentence, owners, lengths) | dict(times)
    told = (*_distances(sentence, owners, lengths, times), *_from_conjuncts(sentence, owners, lengths))
    for distance in told:
        for known, other, sign in (
            (distance.event, distance.anchor, distance.sign),
            (distance.anchor, distance.event, -distance.sign),
        ):
            if known in times and other not in times:
                when = distance.named if known == distance.event and distance.named else times[known].interval
                interval = _moved(when, distance, sign)
                if interval is not None:
                    result[other] = ClaimTime(times[known].span, interval, Basis.TEXT)
    return _bounded(sentence, owners, result)


def _ago(sentence: Sentence, owners: Mapping[int, int], lengths: Mapping[int, Timex]) -> dict[int, ClaimTime]:
    """Return the times of events since which so long has passed: "it has been five years since the vote"."""
    result: dict[int, ClaimTime] = {}
    for word in sentence.tokens:
        event = owners.get(word.head) if word.lemma.lower() == "since" else None
        above = ROOT if event is None else sentence.tokens[word.head].head
        if event is None or above == ROOT:
            continue
        measured = (above, *(subject.index for subject in sentence.children_by(above, "nsubj")))
        timex = next((lengths[index] for index in measured if index in lengths), None)
        begin = None if timex is None or timex.interval is None else timex.interval.begin
        long = None if timex is None else _DAYS_LONG.fullmatch(timex.value)
        if timex is not None and begin is not None and long is not None:
            result[event] = ClaimTime(timex.span, algebra.containing(begin, _UNIT[long[2]]), Basis.TEXT)
    return result


def is_bounding(sentence: Sentence, index: int) -> bool:
    """Tell whether a phrase or clause tells the event that another one is measured from or ends with."""
    return any(
        word.lemma.lower() in (*ENDING, "since") or measure(sentence, word.index) is not None
        for word in sentence.children_by(index, "case", "mark")
    )


def is_measured(sentence: Sentence, index: int) -> bool:
    """Tell whether a verb is told to lie days or more from another event, dated or not: "a month after the raid"."""
    words = (
        w for c in sentence.children_by(index, "obl", "advcl") for w in sentence.children_by(c.index, "case", "mark")
    )
    units = (measure(sentence, word.index) for word in words if word.text.lower() in DIRECTIONS)
    return any(unit is not None and unit.lemma.lower() not in (*SAME_DAY, "hour") for unit in units)


def is_a_while_after(sentence: Sentence, index: int, when: Interval | None) -> bool:
    """Tell whether a verb happened so long after a time: "fled in 1994 and returned after a year".

    Units shorter than the time change nothing: three days after something in 1994 is in 1994.
    """
    behind = [unit.lemma.lower() for unit in _units_behind(sentence, index)]
    units = [algebra.granularity_of(unit) for unit in behind if unit not in (*SAME_DAY, "hour")]
    return when is not None and any(_rank(unit) >= _rank(when.granularity) for unit in units)


def lasting(
    sentence: Sentence, owners: Mapping[int, int], times: Mapping[int, ClaimTime], lengths: Mapping[int, Timex]
) -> dict[int, ClaimTime]:
    """Return the times with those of what has a known end, or a known length and beginning, by trigger.

    "The three-day talks, which began on Monday" ended on Wednesday; an eight-year war that ended in March 1962 had
    begun in 1954, a war that ended in 1995 some day before. The other end is as precise as the unit.
    """
    result = dict(times)
    for trigger in sorted({owner for owner in owners.values() if sentence.tokens[owner].upos == "NOUN"}):
        long = _length_of(sentence, trigger, lengths)
        own, end = times.get(trigger), times.get(owners.get(_ending(sentence, trigger), ROOT))
        if end is not None and end.interval is not None and (long is not None or own is None):
            result[trigger] = replace(end, interval=_lasted_until(end.interval, long) or end.interval)
        elif long is not None and own is not None and own.interval is not None and own.interval.end is None:
            closed = replace(own, interval=_lasts_from(own.interval, long) or own.interval)
            result |= {index: closed for index, time in times.items() if time == own}  # it has lent its time to others
    return result


def _length_of(sentence: Sentence, noun: int, lengths: Mapping[int, Timex]) -> tuple[int, str] | None:
    """Return how many units what a noun names lasts, as a word before it tells: "three-day", "eight-year"."""
    before = (w.index for w in sentence.children_by(noun, "compound", "amod", "nummod") if w.index < noun)
    found = (_DAYS_LONG.fullmatch(lengths[index].value) for index in before if index in lengths)
    first = next((match for match in found if match is not None), None)
    return None if first is None else (int(first[1]), _UNIT[first[2]])


def _ending(sentence: Sentence, noun: int) -> int:
    """Return the verb that tells the end of what a noun names: "the war, which ended in 1962", "they ended the war"."""
    token = sentence.tokens[noun]
    clauses = [c.index for c in sentence.children_by(noun, "acl") if relative_role(sentence, c) == "subject"]
    verbs = [*clauses, token.head] if token.relation in ("nsubj", "nsubj:pass", "obj") else clauses
    return next((verb for verb in verbs if sentence.tokens[verb].lemma.lower() in ENDED), ROOT)


def _lasted_until(end: Interval, length: tuple[int, str] | None) -> Interval | None:
    """Return the time of what ended then: open to the past where nothing tells how long it had lasted."""
    if length is None:
        return algebra.between(None, end.end)
    count, unit = length
    last = end.begin or end.end
    first = None if last is None else algebra.shift_date(last, unit, -count)
    opening = algebra.shift_day(first, 1) if first is not None and unit in ("day", "week") else first
    whole = None if opening is None else algebra.containing(opening, "day" if unit == "week" else unit)
    return None if whole is None else algebra.between(whole.begin, end.end)


def _lasts_from(begin: Interval, length: tuple[int, str]) -> Interval | None:
    """Return the time of what began then and lasted so long."""
    count, unit = length
    after = None if begin.begin is None else algebra.shift_date(begin.begin, unit, count)
    last = None if after is None else algebra.shift_day(after, -1)
    whole = None if last is None else algebra.containing(last, "day" if unit == "week" else unit)
    return None if whole is None else algebra.between(begin.begin, whole.end)


def _distances(
    sentence: Sentence, owners: Mapping[int, int], lengths: Mapping[int, Timex], times: Mapping[int, ClaimTime]
) -> Iterator[Distance]:
    """Yield the distances that the sentence tells between two of its events, one of which may have a time."""
    for word in sentence.tokens:
        sign = DIRECTIONS.get(word.text.lower())
        unit = None if sign is None else measure(sentence, word.index)
        if sign is None or unit is None or word.head not in owners:
            continue
        above = _above(sentence, word.head, owners)
        dated = [trigger for trigger in above if trigger in times and owners[word.head] not in times]
        if above:
            count = _count(sentence, unit, lengths.get(unit.index))
            named = lengths.get(unit.head) if unit.relation == "appos" else None
            event, days = (dated or above)[0], None if named is None else named.referent
            yield Distance(owners[word.head], event, unit.lemma.lower(), count, sign, days)


def _from_conjuncts(sentence: Sentence, owners: Mapping[int, int], lengths: Mapping[int, Timex]) -> Iterator[Distance]:
    """Yield the distances between a verb and the one it is joined to: "fled on Monday and returned after two days"."""
    for verb in sorted(owners):
        token = sentence.tokens[verb]
        if token.relation != "conj" or token.head not in owners:
            continue
        for unit in _units_behind(sentence, verb):
            count = _count(sentence, unit, lengths.get(unit.index))
            yield Distance(owners[token.head], owners[verb], unit.lemma.lower(), count, DIRECTIONS["after"])


def _units_behind(sentence: Sentence, verb: int) -> tuple[Token, ...]:
    """Return the units in which a verb tells how long after something it happened: "returned after two days"."""
    behind = (word for word in sentence.children_by(verb, "obl") if case_of(sentence, word.index) == "after")
    return tuple(word for word in behind if word.lemma.lower() in UNITS)


def _above(sentence: Sentence, index: int, owners: Mapping[int, int]) -> list[int]:
    """Return the triggers above a word, the nearest one first."""
    above = [owners[token.index] for token in sentence.path_to_root(index) if token.index in owners]
    return [trigger for trigger in above if trigger != owners[index]]


def _count(sentence: Sentence, unit: Token, timex: Timex | None) -> int | None:
    """Return the number of units, or `None` where it is vague: "weeks after", "more than a year after"."""
    below = [sentence.tokens[index] for index in sentence.subtree(unit.index)]
    nearby = sentence.tokens[max(unit.index - 3, 0) : unit.index]
    if any(token.lemma.lower() == "than" for token in (*below, *nearby)):
        return None
    matched = None if timex is None else _LENGTH.fullmatch(timex.value)
    if matched is not None:
        return int(matched[1])
    before = sentence.tokens[unit.index - 1].lemma.lower() if unit.index else ""
    return 1 if before in SINGLE else None


def _moved(when: Interval | None, distance: Distance, sign: int) -> Interval | None:
    """Return the time so far from another, no more precise than both that and the unit."""
    if when is None or when.begin is None or when.end is None or distance.unit in SAME_DAY:
        return when
    if distance.unit == "hour":
        day_before, day_after = algebra.shift_day(when.begin, -1), algebra.shift_day(when.end, 1)
        return algebra.between(when.begin, day_after) if sign > 0 else algebra.between(day_before, when.end)
    if distance.count is None:
        return None
    count = sign * distance.count
    begin, end = (algebra.shift_date(day, distance.unit, count) for day in (when.begin, when.end))
    if begin is None or end is None:
        return None
    unit = max(when.granularity, algebra.granularity_of(distance.unit), key=_rank)
    is_unit = when.granularity in ORDER and _rank(algebra.granularity_of(distance.unit)) >= _rank(when.granularity)
    return algebra.containing(begin, unit.value) if is_unit else Interval(begin, end, when.granularity)


def _rank(granularity: Granularity) -> int:
    return ORDER.index(granularity) if granularity in ORDER else -1


def _bounded(sentence: Sentence, owners: Mapping[int, int], times: Mapping[int, ClaimTime]) -> dict[int, ClaimTime]:
    """Return the times with those of what ended by, or has gone on since, a dated event: "until his death in May"."""
    result = dict(times)
    for word in sentence.tokens:
        if word.relation not in ("case", "mark") or word.head == ROOT or measure(sentence, word.index) is not None:
            continue
        time = times.get(owners.get(word.head, ROOT))
        event = next(iter(_above(sentence, word.head, owners)), None) if time is not None else None
        if time is None or event is None:
            continue
        if event in times:
            interval = _from_until(sentence, word, times[event], time.interval)
        else:
            interval = _bound(sentence, word, event, time.interval)
        if interval is not None:
            result[event] = ClaimTime(time.span, interval, Basis.TEXT)
    return result


def _from_until(sentence: Sentence, word: Token, known: ClaimTime, when: Interval | None) -> Interval | None:
    """Return the interval of what went on from a time to an event: "served from 2018 until his death in 2020"."""
    span = known.span
    opening = [token.text.lower() for token in sentence.tokens if span is not None and token.span.end <= span.start]
    if word.lemma.lower() not in ("until", "till") or opening[-1:] != ["from"]:
        return None
    if known.interval is None or when is None:
        return None
    return algebra.between(known.interval.begin, when.end)


def _bound(sentence: Sentence, word: Token, event: int, when: Interval | None) -> Interval | None:
    """Return the interval that ends with a time, or begins with it, as the word before its event says."""
    tense, lemma = verbal_tense(sentence, event), word.lemma.lower()
    if when is None:
        return None
    if lemma in ENDING and tense in ("past", "pluperfect"):
        return algebra.between(None, when.end)
    is_lasting = tense in ("perfect", "ongoing") or (not tense and sentence.tokens[event].xpos == "VBN")
    return algebra.between(when.begin, None) if lemma == "since" and is_lasting else None
