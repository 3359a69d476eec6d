"""The claims of a document point back to its characters, and are told in its order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from kgraph.parsing.conllu import read_conllu, text_of
from kgraph.records.claim import Claim, Participant, Status

Claims = Callable[[str, date], tuple[Claim, ...]]


@pytest.fixture(scope="module")
def everything(all_facts: list[Any], claims_of: Claims) -> list[tuple[str, Claim]]:
    """Return every claim of every fact with its text."""
    return [
        (text_of(read_conllu(fact.parse)), claim)
        for fact in all_facts
        for claim in claims_of(fact.parse, fact.published)
    ]


def participants(claim: Claim) -> Iterator[Participant]:
    """Yield whoever takes part in a claim."""
    for some in (claim.actors, claim.targets, claim.places, claim.others):
        yield from some


def test_triggers_stand_in_their_sentences(everything: list[tuple[str, Claim]]):
    """The word of an event is in its sentence, and is a word."""
    for text, claim in everything:
        assert claim.sentence.contains(claim.trigger)
        assert claim.trigger.of(text).isalpha()


def test_heads_stand_in_their_spans(everything: list[tuple[str, Claim]]):
    """Who takes part stands in the sentence, the head inside the phrase."""
    for _, claim in everything:
        for participant in participants(claim):
            assert participant.span.contains(participant.head)
            assert claim.sentence.contains(participant.span)


def test_nothing_takes_part_in_itself(everything: list[tuple[str, Claim]]):
    """The word of an event is none of its participants."""
    for _, claim in everything:
        assert all(participant.head != claim.trigger for participant in participants(claim))


def test_everybody_has_a_name(everything: list[tuple[str, Claim]]):
    """A name is never empty and never begins or ends in a space."""
    for _, claim in everything:
        for name in (*(p.name for p in participants(claim)), *(s.name for s in claim.sources)):
            assert name
            assert name == name.strip()


def test_participants_are_listed_once(everything: list[tuple[str, Claim]]):
    """Nobody is in one list twice."""
    for _, claim in everything:
        for some in (claim.actors, claim.targets, claim.places):
            assert len({participant.head for participant in some}) == len(some)


def test_cues_of_sources_are_words(everything: list[tuple[str, Claim]]):
    """What attributes a claim is a word of the text."""
    for text, claim in everything:
        for source in claim.sources:
            assert source.cue is not None
            assert source.cue.of(text).isalpha()


@pytest.mark.parametrize("name", ["attribution-quote-two-sentences", "attribution-contrast"])
def test_claims_are_numbered_in_text_order(name: str, all_facts: list[Any], claims_of: Claims):
    """The first claim is c1, and triggers run forward."""
    fact = next(fact for fact in all_facts if fact.name == name)
    claims = claims_of(fact.parse, fact.published)

    assert [f"c{number}" for number in range(1, len(claims) + 1)] == [claim.id for claim in claims]
    assert sorted(claim.trigger.start for claim in claims) == [claim.trigger.start for claim in claims]


@pytest.mark.parametrize(
    ("published", "expected"), [(date(2018, 1, 1), Status.PLANNED), (date(2020, 1, 1), Status.HAPPENED)]
)
def test_a_present_is_to_come_only_after_publication(
    published: date, expected: Status, all_facts: list[Any], claims_of: Claims
):
    """That the navy attacks in May 2019 is a plan before that month, and none after it."""
    fact = next(fact for fact in all_facts if fact.name == "dating-discourse")
    parse = fact.parse.replace("attacked attack VERB VBD", "attacks attack VERB VBZ").replace("attacked", "attacks")

    assert expected is claims_of(parse, published)[0].status
