"""How likely a claim is right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.extraction.confidence import confidence
from kgraph.records.syntax import Attributes, Frame

VAGUE, PARTICULAR = Attributes(0.0, 0.0, -1.0, 0.0), Attributes(0.0, 0.0, 1.0, 0.0)


@given(st.floats(0, 1), st.booleans())
def test_it_is_a_probability(belief: float, is_noun: bool):
    """Also where the parser is quite sure, one way or the other."""
    assert 0 < confidence(Frame(0, "say.01", probability=belief), is_noun=is_noun) < 1


@given(st.floats(0, 1), st.floats(0, 1))
def test_it_grows_with_the_parsers_belief(one: float, other: float):
    """Who is surer of the predicate is no less sure of the claim."""
    low, high = sorted((one, other))

    assert confidence(Frame(0, "", probability=low), is_noun=True) <= confidence(
        Frame(0, "", probability=high), is_noun=True
    )


def test_nouns_are_less_certain_than_verbs():
    """Half of the nouns that the parser takes for predicates tell no event of their own."""
    frame = Frame(0, "attack.01")

    assert confidence(frame, is_noun=True) < confidence(frame, is_noun=False)


def test_a_particular_happening_is_more_certain_than_a_habit():
    """What happens in general is seldom annotated."""
    habit, event = Frame(0, "", attributes=VAGUE), Frame(0, "", attributes=PARTICULAR)

    assert confidence(habit, is_noun=False) < confidence(event, is_noun=False)


def test_the_usual_claim_is_likelier_right_than_wrong():
    """A verb that the parser is sure of, as most are."""
    assert confidence(Frame(0, "", attributes=PARTICULAR), is_noun=False) == pytest.approx(0.717, abs=0.005)
