"""Which events of a sentence share one date, and which have a time of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kgraph.extraction.predicates import Predicate
from kgraph.extraction.sharing import errands, shared
from kgraph.knowledge.language import Language
from kgraph.records.claim import Basis, ClaimTime
from kgraph.records.interval import Granularity, Interval
from kgraph.records.syntax import Frame, Sentence

Told = Callable[[str, str], str]
LINES = (Path(__file__).parent / "gold" / "sharing.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(line.split("\t")) for line in LINES[2:]]


@pytest.mark.parametrize(("text", "events", "expected"), ROWS)
def test_who_shares_a_date(text: str, events: str, expected: str, dates_told: Told):
    """A date passes to what goes along with a dated event, not to what is apart from it; see each sentence.

    Of the events "?" marks what is only imagined, "*" a word of saying.
    """
    assert expected == dates_told(text, events)


@pytest.mark.parametrize(("event_type", "expected"), [("Move", {5}), ("Meet", {5}), ("Build", set[int]())])
def test_only_movements_and_gatherings_are_errands(
    event_type: str, expected: set[int], tree: Callable[[str], Sentence], language: Language
):
    """What people go or gather for happens when they get there; what somebody works for need not happen."""
    sentence = tree("She/PRP/2/nsubj went|go/VBD/0/root there/RB/2/advmod ,/,/2/punct to/TO/6/mark meet/VB/2/advcl")
    found = [Predicate(index, Frame(index, ""), event_type, False) for index in (1, 5)]

    assert expected == errands(sentence, found, language.lexicon)


@pytest.mark.parametrize(("event_type", "expected"), [("Arrest", {1}), ("Move", {1, 5})])
def test_what_is_answered_came_before(event_type: str, expected: set[int], tree: Callable[[str], Sentence]):
    """Somebody jailed for a raid had raided before; somebody who left for talks has them then."""
    sentence = tree("He/PRP/2/nsubj went|go/VBD/0/root then/RB/2/advmod for/IN/6/case a/DT/6/det raid/NN/2/obl")
    found = [Predicate(1, Frame(1, ""), event_type, False), Predicate(5, Frame(5, ""), "Assault", False)]
    day = date(2024, 3, 12)
    times = {1: ClaimTime(None, Interval(day, day, Granularity.DAY), Basis.TEXT)}

    assert expected == set(shared(sentence, found, times))


@pytest.mark.parametrize(("event_type", "expected"), [("Life", {1}), ("Move", {1, 3})])
def test_nobody_does_a_thing_on_the_day_of_their_birth(
    event_type: str, expected: set[int], tree: Callable[[str], Sentence]
):
    """She was born on a day and joined a party: another time; she left on a day and joined a party: then."""
    sentence = tree("She/PRP/2/nsubj left|leave/VBD/0/root and/CC/4/cc joined|join/VBD/2/conj")
    found = [Predicate(1, Frame(1, ""), event_type, False), Predicate(3, Frame(3, ""), "Agree", False)]
    day = date(2024, 3, 12)
    times = {1: ClaimTime(None, Interval(day, day, Granularity.DAY), Basis.TEXT)}

    assert expected == set(shared(sentence, found, times))
