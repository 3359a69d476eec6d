"""Who speaks, and what the first person means in a quotation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

WE = "“/``/3/punct We|we/PRP/3/nsubj won|win/VBD/{head}/{deprel} ,/,/3/punct ”/''/3/punct"


def test_we_of_a_spokesman_is_his_organisation(chains_of: Callable[..., Any]) -> None:
    """The spokesman of Acme says "we" for Acme."""
    chains = chains_of(
        WE.format(head=8, deprel="ccomp") + " Acme/NNP/7/compound/Organization spokesman/NN/8/nsubj "
        "said|say/VBD/0/root ././8/punct"
    )

    assert chains.same("We", "Acme")


def test_we_of_a_minister_is_the_country(chains_of: Callable[..., Any]) -> None:
    """A Danish minister says "we" for Denmark, where the text names it."""
    chains = chains_of(
        "Denmark/NNP/2/nsubj/Location agreed|agree/VBD/0/root ././2/punct",
        WE.format(head=8, deprel="ccomp")
        + " Danish/JJ/7/amod/NORP minister/NN/8/nsubj said|say/VBD/0/root ././8/punct",
    )

    assert chains.same("We", "Denmark")


def test_we_of_a_man_alone_is_nobody_known(chains_of: Callable[..., Any]) -> None:
    """Nothing tells for whom Berg speaks; he himself is one."""
    chains = chains_of(WE.format(head=7, deprel="ccomp") + " Berg/NNP/7/nsubj/Person said|say/VBD/0/root ././7/punct")

    assert chains.of("We") is None


def test_speaker_is_named_in_the_next_sentence(chains_of: Callable[..., Any]) -> None:
    """What two sentences quote, the second says who said."""
    chains = chains_of(
        "“/``/3/punct We|we/PRP/3/nsubj won|win/VBD/0/root ././3/punct",
        "It|it/PRP/2/nsubj helped|help/VBD/6/ccomp ,/,/2/punct ”/''/2/punct doctors|doctor/NNS/6/nsubj "
        "said|say/VBD/0/root ././6/punct",
    )

    assert chains.same("We", "doctors")


def test_other_paragraph_is_another_speaker(chains_of: Callable[..., Any]) -> None:
    """The speaker of the next paragraph has nothing to do with a quotation that ended before."""
    chains = chains_of(
        "“/``/3/punct We|we/PRP/3/nsubj won|win/VBD/0/root ././3/punct ”/''/3/punct",
        "Doctors|doctor/NNS/2/nsubj said|say/VBD/0/root so/RB/2/advmod ././2/punct",
        paragraphs=[0, 1],
    )

    assert not chains.same("We", "Doctors")


def test_who_adds_something_is_who_spoke(chains_of: Callable[..., Any]) -> None:
    """She who added it is the one who had spoken, not the one she spoke of last."""
    chains = chains_of(
        "Anna/NNP/2/nsubj/Person said|say/VBD/0/root that/IN/5/mark Maria/NNP/5/nsubj/Person slept|sleep/VBD/2/ccomp",
        "She|she/PRP/2/nsubj added|add/VBD/0/root it/PRP/2/obj ././2/punct",
    )

    assert chains.same("She", "Anna")


def test_speaker_is_a_pronoun_behind_the_quotation(chains_of: Callable[..., Any]) -> None:
    """“We won,” he said: he is the Danish minister of the sentence before, who speaks for Denmark."""
    chains = chains_of(
        "Denmark/NNP/2/nsubj/Location agreed|agree/VBD/0/root ././2/punct",
        "Danish/JJ/2/amod/NORP Minister/NNP/3/nmod:desc Olaf/NNP/5/nsubj/Person Berg/NNP/3/flat/Person "
        "left|leave/VBD/0/root ././5/punct",
        WE.format(head=7, deprel="ccomp") + " he/PRP/7/nsubj said|say/VBD/0/root ././7/punct",
    )

    assert chains.same("he", "Olaf")
    assert chains.same("We", "Denmark")


@pytest.mark.parametrize(("told", "same"), [("Berg/NNP/9/obj/Person", True), ("reporters|reporter/NNS/9/obj", False)])
def test_you_is_who_is_told(chains_of: Callable[..., Any], told: str, same: bool) -> None:
    """“We trust you,” Holm told Berg: you are Berg; what is told to reporters is meant for others."""
    text = (
        "“/``/3/punct We/PRP/3/nsubj trust/VBP/9/ccomp you/PRP/3/obj ,/,/3/punct ”/''/3/punct "
        "Ada/NNP/9/nsubj/Person Holm/NNP/7/flat/Person told|tell/VBD/0/root {} ././9/punct"
    )

    assert same == chains_of(text.format(told)).same("you", told.partition("/")[0].partition("|")[0])
