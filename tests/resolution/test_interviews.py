"""In paragraphs that begin with "Q:", "A:" or a name, whoever speaks is "I" and whoever is asked is "you"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

INTRODUCTION = "Ada/NNP/3/nsubj/Person Holm/NNP/1/flat/Person sails|sail/VBZ/0/root ././3/punct"
ASKED = (
    "{label}/NNP/5/discourse{mark} :/:/1/punct Why|why/RB/5/advmod you|you/PRP/5/nsubj left|leave/VBD/0/root "
    "?/./5/punct"
)
ANSWERED = (
    "{label}/NNP/5/discourse{mark} :/:/1/punct My|my/PRP$/4/nmod:poss boat/NN/5/nsubj sank|sink/VBD/0/root ././5/punct"
)
MORE = "I|I/PRP/2/nsubj swam|swim/VBD/0/root ././2/punct"


def test_questions_and_answers(chains_of: Callable[..., Any]) -> None:
    """You in a question and I and my in an answer are Ada Holm, whom the text before introduces."""
    chains = chains_of(
        INTRODUCTION, ASKED.format(label="Q", mark=""), ANSWERED.format(label="A", mark=""), paragraphs=[0, 1, 2]
    )

    assert chains.same("Ada", "you")
    assert chains.same("Ada", "My")
    assert "Ada Holm's boat" == chains.of("boat").name


def test_labels_are_nobody(chains_of: Callable[..., Any]) -> None:
    """Q and A name nobody."""
    chains = chains_of(
        INTRODUCTION,
        ASKED.format(label="Q", mark="/Misc"),
        ANSWERED.format(label="A", mark="/Misc"),
        paragraphs=[0, 1, 2],
    )

    assert {"Ada Holm", "Ada Holm's boat"} == {chain.name for chain in chains.chains}


def test_paragraph_without_label_goes_on(chains_of: Callable[..., Any]) -> None:
    """An answer of two paragraphs is said by one."""
    chains = chains_of(
        INTRODUCTION,
        ASKED.format(label="Q", mark=""),
        ANSWERED.format(label="A", mark=""),
        MORE,
        paragraphs=[0, 1, 2, 3],
    )

    assert chains.same("Ada", "I")


def test_names_as_labels(chains_of: Callable[..., Any]) -> None:
    """You in what Berg asks is Holm, who answers, and I is Holm there."""
    chains = chains_of(
        INTRODUCTION,
        ASKED.format(label="Berg", mark="/Person"),
        ANSWERED.format(label="Holm", mark="/Person"),
        paragraphs=[0, 1, 2],
    )

    assert chains.same("Ada", "you")
    assert chains.same("Ada", "My")
    assert ["name"] == [m.kind.value for m in chains.of("Berg").mentions]


def test_who_asks_is_not_who_answers(chains_of: Callable[..., Any]) -> None:
    """My in a question is whoever asks, and nobody knows who that is."""
    chains = chains_of(
        INTRODUCTION,
        ANSWERED.format(label="Q", mark=""),
        ASKED.format(label="Q", mark=""),
        ANSWERED.format(label="A", mark=""),
        paragraphs=[0, 1, 2, 3],
    )

    assert chains.of("My", 1) is None
    assert chains.same("Ada", "My", occurrences=(1, 2))


@pytest.mark.parametrize("label", ["Result", "Note"])
def test_other_labels_speak_for_nobody(chains_of: Callable[..., Any], label: str) -> None:
    """What stands after "Result:" is said by nobody, though somebody asks."""
    chains = chains_of(
        INTRODUCTION,
        ASKED.format(label=label, mark=""),
        ANSWERED.format(label=label, mark=""),
        paragraphs=[0, 1, 2],
    )

    assert ["name"] == [m.kind.value for m in chains.of("Ada").mentions]


def test_one_label_is_no_interview(chains_of: Callable[..., Any]) -> None:
    """A single paragraph "A: ..." is the first item of a list."""
    chains = chains_of(INTRODUCTION, ANSWERED.format(label="A", mark=""), paragraphs=[0, 1])

    assert chains.of("My") is None


def test_two_who_are_introduced_alike(chains_of: Callable[..., Any]) -> None:
    """Of two people named once each, whoever does something is asked."""
    chains = chains_of(
        "Ada/NNP/4/nmod:poss/Person Holm/NNP/1/flat/Person 's/POS/1/case son/NN/7/nsubj "
        "Olaf/NNP/7/nsubj/+Person Berg/NNP/5/flat/Person sails|sail/VBZ/0/root ././7/punct",
        ASKED.format(label="Q", mark=""),
        ANSWERED.format(label="A", mark=""),
        paragraphs=[0, 1, 2],
    )

    assert chains.same("Olaf", "you")
    assert not chains.same("Ada", "you")
