"""Nothing has happened that is dated after the day on which it is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kgraph.extraction.outlook import is_ahead, lasts_beyond, seen_ahead
from kgraph.records.claim import Basis, ClaimTime
from kgraph.records.document import Span
from kgraph.records.interval import Granularity, Interval
from kgraph.records.syntax import Sentence

FRIDAY = Interval(date(2024, 3, 15), date(2024, 3, 15), Granularity.DAY)


@pytest.mark.parametrize(
    ("text", "word", "is_statement", "expected"),
    [
        ("The/DT/2/det vote/NN/0/root on/IN/4/case Friday/NNP/2/nmod", "vote", False, "planned 2024-03-15"),
        ("They/PRP/2/nsubj meet/VBP/0/root on/IN/4/case Friday/NNP/2/obl", "meet", False, "planned 2024-03-15"),
        ("A/DT/2/det walkout/NN/0/root starting|start/VBG/2/acl Friday", "starting", False, "planned 2024-03-15"),
        ("The/DT/2/det truce/NN/3/nsubj ends|end/VBZ/0/root Friday", "truce", False, "happened ../2024-03-15"),
        ("They/PRP/2/nsubj called|call/VBD/0/root it/PRP/2/obj for/IN/5/case Friday", "called", False, "happened "),
        ("An/DT/2/det invitation/NN/0/root for/IN/4/case Friday/NNP/2/nmod", "invitation", True, "happened "),
        ("His/PRP$/2/det speech/NN/3/nsubj is/VBZ/0/root Friday", "speech", True, "planned 2024-03-15"),
    ],
)
def test_what_is_dated_after_its_publication(
    text: str, word: str, is_statement: bool, expected: str, tree: Callable[[str], Sentence]
):
    """A noun and a present are plans, what ends has begun; a past verb and words about a day have another date."""
    sentence = tree(text.removesuffix(" Friday") + (" Friday/NNP/3/obl" if text.endswith(" Friday") else ""))
    token = next(t for t in sentence.tokens if t.text == word)
    when = ClaimTime(sentence.tokens[-1].span, FRIDAY, Basis.TEXT)

    status, time = seen_ahead(sentence, token, when, is_statement=is_statement)

    assert expected == f"{status.value} {time.interval.edtf if time.interval else ''}"


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        (date(2024, 3, 15), date(2024, 3, 15), (True, False)),
        (date(2024, 3, 14), date(2024, 3, 15), (False, False)),
        (None, date(2024, 3, 15), (False, True)),
        (None, date(2024, 3, 14), (False, False)),
    ],
)
def test_what_lies_after_the_publication(begin: date | None, end: date, expected: tuple[bool, bool]):
    """Days of which the first is later lie ahead; those until a later day last beyond it."""
    time = ClaimTime(Span(0, 1), Interval(begin, end, Granularity.INTERVAL), Basis.TEXT)

    assert expected == (is_ahead(time, date(2024, 3, 14)), lasts_beyond(time, date(2024, 3, 14)))
    assert (False, False) == (is_ahead(time, None), lasts_beyond(time, None))
