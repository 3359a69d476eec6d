"""Initials of an office or description are the person who was introduced by it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

HOLM = (
    "The|the/DT/3/det investigating|investigate/VBG/3/amod officer/NN/6/nsubj Ada/NNP/3/appos/Person "
    "Holm/NNP/4/flat/Person spoke|speak/VBD/0/root ././6/punct"
)
SAID = "The|the/DT/2/det {}/NNP/3/nsubj left|leave/VBD/0/root ././3/punct"


def test_initials_of_what_stands_before_a_name(chains_of: Callable[..., Any]) -> None:
    """The IO is the investigating officer Ada Holm."""
    assert chains_of(HOLM, SAID.format("IO")).same("Ada", "IO")


def test_other_initials_are_somebody_else(chains_of: Callable[..., Any]) -> None:
    """The DG is not."""
    assert not chains_of(HOLM, SAID.format("DG")).same("Ada", "DG")


def test_initials_of_two_are_nobody(chains_of: Callable[..., Any]) -> None:
    """With a second investigating officer in the text, the IO may be either."""
    second = HOLM.replace("Ada", "Bo").replace("Holm", "Berg")

    chains = chains_of(HOLM, second, SAID.format("IO"))
    assert chains.of("IO") not in (chains.of("Ada"), chains.of("Bo"))


def test_initials_that_the_world_knows_keep_their_meaning(chains_of: Callable[..., Any]) -> None:
    """The UN is no undertaker named Noor."""
    noor = HOLM.replace("investigating|investigate", "upset").replace("officer", "nurse")

    assert not chains_of(noor, SAID.format("UN")).same("Ada", "UN")
