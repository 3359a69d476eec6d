"""Where it happened, and what only looks like a place; more facts stand in gold/participants.conllu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kgraph.extraction.places import Where
from kgraph.knowledge.language import Language
from kgraph.records.syntax import Frame, NamedEntity, Sentence

Tree = Callable[[str], Sentence]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("in/IN/3/case the/DT/3/det garden/NN/0/root", True),
        ("in/IN/2/case hospital/NN/0/root", True),
        ("at/IN/3/case the/DT/3/det pump/NN/0/root", True),
        ("in/IN/2/case place/NN/0/root", False),
        ("with/IN/3/case the/DT/3/det garden/NN/0/root", False),
        ("on/IN/3/case the/DT/3/det captain/NN/0/root", False),
        ("at/IN/3/case a/DT/3/det meeting/NN/0/root", False),
    ],
)
def test_local_phrases(phrase: str, expected: bool, tree: Tree, language: Language):
    """Nouns of places, and unknown ones with a determiner, tell where; people, events and idioms do not."""
    assert expected is Where(tree(phrase), language).is_place(len(phrase.split()) - 1, "ARGM-LOC")


def test_a_goal_must_be_a_noun_of_places(tree: Tree, language: Language):
    """What is put into the pump goes into no place."""
    where = Where(tree("into/IN/3/case the/DT/3/det pump/NN/0/root"), language)

    assert not where.is_place(2, "ARG2")


def test_a_noun_with_a_frame_is_no_place(tree: Tree, language: Language):
    """An alert is a predicate."""
    sentence = tree("on/IN/3/case the/DT/3/det alert/NN/0/root")

    assert not Where(replace(sentence, frames=(Frame(2, "alert.01"),)), language).is_place(2, "ARGM-LOC")


def test_the_name_of_an_organization_is_no_place(tree: Tree, language: Language):
    """Only names of places and buildings are."""
    sentence = tree("in/IN/2/case Unesco/NNP/0/root")

    for label, expected in (("Organization", False), ("Location", True), ("Facility", True)):
        named = replace(sentence, entities=(NamedEntity(1, 1, label),))
        assert expected is Where(named, language).is_place(1, "ARGM-LOC")


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("in/IN/3/case a/DT/3/det state/NN/0/root of/IN/5/case war/NN/3/nmod", False),
        ("in/IN/3/case the/DT/3/det village/NN/0/root of/IN/5/case Lund/NNP/3/nmod", True),
        ("in/IN/3/case the/DT/3/det house/NN/0/root of/IN/6/case a/DT/6/det friend/NN/3/nmod", True),
    ],
)
def test_a_matter_is_no_place(phrase: str, expected: bool, tree: Tree, language: Language):
    """What is a state or field of something is a place in name only."""
    assert expected is Where(tree(phrase), language).is_place(2, "ARG2")


@pytest.mark.parametrize(("case", "expected"), [("in", True), ("to", False)])
def test_the_name_of_a_body_with_a_house(case: str, expected: bool, tree: Tree, language: Language):
    """Something happens in a court, but is not sent into its house by "to"."""
    sentence = tree(f"{case}/IN/4/case the/DT/4/det Supreme/NNP/4/amod Court/NNP/0/root")
    named = replace(sentence, entities=(NamedEntity(2, 3, "Organization"),))

    assert expected is Where(named, language).is_place(3, "ARGM-LOC")


@pytest.mark.parametrize(
    ("word", "is_done", "expected"), [("when", False, ["fell"]), ("when", True, []), ("because", False, [])]
)
def test_what_befell_somebody_when_something_happened_belongs_to_it(
    word: str, is_done: bool, expected: list[str], tree: Tree, language: Language
):
    """Who died when a bus fell died where it fell; who acted then, or died because of it, may have been elsewhere."""
    sentence = tree(f"He/PRP/2/nsubj died|die/VBD/0/root {word}/WRB/5/mark buses|bus/NNS/5/nsubj fell|fall/VBD/2/advcl")

    found = Where(sentence, language).occasions(sentence.tokens[1], is_done=is_done)

    assert [token.text for token in found] == expected
