"""Every state has an army, and which one is meant the country around tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

CHADIAN = "The|the/DT/3/det Chadian/JJ/3/amod/NORP {noun}/NN/4/nsubj left|leave/VBD/0/root ././4/punct"
OF_CHAD = "Chad/NNP/3/nmod:poss/Location 's/POS/1/case {noun}/NN/4/nsubj met|meet/VBD/0/root ././4/punct"
THE = "The|the/DT/2/det {noun}/NN/3/nsubj fled|flee/VBD/0/root {where} ././3/punct"
IN_SUDAN = "in/IN/5/case Sudan/NNP/3/obl/Location"
LIBERATION = (
    "The|the/DT/3/det Chadian/JJ/3/amod/NORP rebels|rebel/NNS/4/nsubj joined|join/VBD/0/root the/DT/7/det "
    "Liberation/NNP/7/compound/Organization Army/NNP/4/obj/Organization ././4/punct"
)


def test_two_ways_to_give_it_to_a_state(chains_of: Callable[..., Any]) -> None:
    """The Chadian parliament is Chad's parliament."""
    chains = chains_of(CHADIAN.format(noun="parliament"), OF_CHAD.format(noun="parliament"))

    assert chains.same("parliament", "parliament", occurrences=(1, 2))


@pytest.mark.parametrize(("one", "other"), [("parliament", "army"), ("hotel", "hotel")])
def test_what_is_not_the_same_of_a_state(chains_of: Callable[..., Any], one: str, other: str) -> None:
    """The Chadian parliament is not Chad's army, and a state has many hotels."""
    chains = chains_of(CHADIAN.format(noun=one), OF_CHAD.format(noun=other))

    assert not chains.same(one, other, occurrences=(1, 1 + (one == other)))


def test_same_of_two_states(chains_of: Callable[..., Any]) -> None:
    """The Chadian army is not Niger's army."""
    chains = chains_of(CHADIAN.format(noun="army"), OF_CHAD.format(noun="army").replace("Chad/", "Niger/"))

    assert not chains.same("army", "army", occurrences=(1, 2))


@pytest.mark.parametrize(("where", "same"), [("", True), (IN_SUDAN, False)])
def test_the_army_of_another_country(chains_of: Callable[..., Any], where: str, same: bool) -> None:
    """The army is the Chadian one further down, unless that paragraph is about Sudan."""
    chains = chains_of(
        CHADIAN.format(noun="army"), " ".join(THE.format(noun="army", where=where).split()), paragraphs=[0, 1]
    )

    assert same is chains.same("army", "army", occurrences=(1, 2))


def test_army_is_no_rebel_army_of_elsewhere(chains_of: Callable[..., Any]) -> None:
    """The army in Sudan is not the Liberation Army of Chadian rebels."""
    chains = chains_of(LIBERATION, " ".join(THE.format(noun="army", where=IN_SUDAN).split()), paragraphs=[0, 1])

    assert not chains.same("Army", "army")
