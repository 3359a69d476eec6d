"""What a date after publication tells of an event: that it is still to come, or that the date is of something else.

Nothing has happened that lies after the day on which it is told.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kgraph.extraction.dating import NO_TIME
from kgraph.extraction.links import ENDING
from kgraph.extraction.tree import verbal_tense
from kgraph.records.claim import ClaimTime, Status
from kgraph.records.interval import Granularity, Interval
from kgraph.records.syntax import ROOT, Sentence, Token

BACK = frozenset({"past", "perfect", "pluperfect"})
"""Tenses of what is over when it is told."""


def is_ahead(time: ClaimTime, published: date | None) -> bool:
    """Tell whether a time begins after the publication."""
    begin = None if time.interval is None else time.interval.begin
    return begin is not None and published is not None and begin > published


def lasts_beyond(time: ClaimTime, published: date | None) -> bool:
    """Tell whether of a time only its end is known, and that after the publication: "banned until 2026"."""
    begin, end = (None, None) if time.interval is None else (time.interval.begin, time.interval.end)
    return begin is None and end is not None and published is not None and end > published


def seen_ahead(sentence: Sentence, token: Token, time: ClaimTime, *, is_statement: bool) -> tuple[Status, ClaimTime]:
    """Return status and time of what is told as having happened, but dated after its publication.

    A noun or a present is to come: "the vote next week", "they meet on Friday". What ends then has begun. A past verb
    is of another time: "called a strike for Friday"; so are words about it: "an invitation to talks on Friday".
    """
    if token.upos == "VERB":
        is_over = verbal_tense(sentence, token.index) in BACK
    elif _ends(sentence, token):
        return Status.HAPPENED, replace(time, interval=_until(time.interval))
    else:
        is_over = is_statement and _is_within(sentence, token, time)
    return (Status.HAPPENED, NO_TIME) if is_over else (Status.PLANNED, time)


def _is_within(sentence: Sentence, noun: Token, time: ClaimTime) -> bool:
    """Tell whether the date stands within the noun's own phrase."""
    words = (sentence.tokens[index].span for index in sentence.subtree(noun.index))
    return time.span is not None and any(word.overlaps(time.span) for word in words)


def _ends(sentence: Sentence, noun: Token) -> bool:
    """Tell whether the verb of a noun tells its end: "the truce ends next Tuesday"."""
    is_told = noun.relation in ("nsubj", "obj") and noun.head != ROOT
    return is_told and sentence.tokens[noun.head].lemma.lower() in ENDING


def _until(when: Interval | None) -> Interval | None:
    return None if when is None else Interval(None, when.end, Granularity.INTERVAL)
