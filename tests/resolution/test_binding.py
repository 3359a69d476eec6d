"""A pronoun is not what acts on it, be the subject told once, in a relative clause or by the verb above."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

COORDINATED = (
    "The|the/DT/2/det party/NN/3/nsubj wrote|write/VBD/0/root the/DT/5/det bill/NN/3/obj but/CC/7/cc "
    "dropped|drop/VBD/3/conj it/PRP/7/obj ././3/punct"
)
CONTROLLED = (
    "The|the/DT/2/det party/NN/3/nsubj asked|ask/VBD/0/root the/DT/5/det firm/NN/3/obj to/TO/7/mark "
    "help|help/VB/3/xcomp it/PRP/7/obj ././3/punct"
)
WANTED = (
    "The|the/DT/2/det bill/NN/3/nsubj passed|pass/VBD/0/root ././3/punct",
    "The|the/DT/2/det party/NN/3/nsubj wanted|want/VBD/0/root to/TO/5/mark drop/VB/3/xcomp it/PRP/5/obj ././3/punct",
)
RELATIVE = (
    "The|the/DT/2/det bill/NN/3/nsubj passed|pass/VBD/0/root ././3/punct",
    "The|the/DT/2/det party/NN/6/nsubj which/WDT/4/nsubj wrote|write/VBD/2/acl:relcl it/PRP/4/obj "
    "split/VBD/0/root ././6/punct",
)


@pytest.mark.parametrize("text", [(COORDINATED,), WANTED, RELATIVE])
def test_object_is_not_who_does_it(chains_of: Callable[..., Any], text: tuple[str, ...]) -> None:
    """The party wrote the bill but dropped it, wanted to drop it, or is the one which wrote it: it is the bill."""
    chains = chains_of(*text)

    assert chains.same("bill", "it")
    assert not chains.same("party", "it")


def test_who_asks_for_help_may_be_helped(chains_of: Callable[..., Any]) -> None:
    """The party asked the firm to help it: the firm helps, the party is helped."""
    chains = chains_of(CONTROLLED)

    assert chains.same("party", "it")
    assert not chains.same("firm", "it")


def test_owner_is_the_noun_of_the_relative_clause(chains_of: Callable[..., Any]) -> None:
    """Norwind, named often, is not who launched its revolt; the Reds, who the clause is about, are."""
    norwind = "Norwind/NNP/2/nsubj/Organization said|say/VBD/0/root so/RB/2/advmod ././2/punct"
    chains = chains_of(
        norwind,
        norwind,
        "Berg/NNP/2/nsubj/Person fled|flee/VBD/0/root Redfist/NNP/2/obj/Organization which/WDT/5/nsubj "
        "launched|launch/VBD/3/acl:relcl its/PRP$/7/nmod:poss revolt/NN/5/obj ././2/punct",
    )

    assert chains.same("Redfist", "its")
    assert not chains.same("Norwind", "its")


def test_owner_is_not_a_thing_that_comes_up(chains_of: Callable[..., Any]) -> None:
    """A wave struck its stern: that of Norwind, not of the wave."""
    chains = chains_of(
        "Norwind/NNP/2/nsubj/Product sank|sink/VBD/0/root when/WRB/6/advmod a/DT/5/det wave/NN/6/nsubj "
        "struck|strike/VBD/2/advcl its/PRP$/8/nmod:poss stern/NN/6/obj ././2/punct",
    )

    assert chains.same("Norwind", "its")


def test_reflexive_is_who_does_it_by_control(chains_of: Callable[..., Any]) -> None:
    """Berg told Holm to save herself: Holm, not Berg."""
    chains = chains_of(
        "Berg/NNP/2/nsubj/Person told|tell/VBD/0/root Holm/NNP/2/obj/Person to/TO/5/mark save/VB/2/xcomp "
        "herself/PRP/5/obj ././2/punct"
    )

    assert chains.same("Holm", "herself")
    assert not chains.same("Berg", "herself")
