"""Noun phrases: their characters, their head, and what they count."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.extraction.phrases import description, head_span, number_of, phrase_tokens, quantity
from kgraph.knowledge.language import Language
from kgraph.records.claim import Quantity, QuantityMod
from kgraph.records.syntax import Sentence

Tree = Callable[[str], Sentence]
Written = Callable[[str], Sentence]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("12", 12),
        ("50,000", 50_000),
        ("1.2 million", 1_200_000),
        ("twenty five", 25),
        ("two hundred thousand", 200_000),
        ("three thousand five hundred", 3_500),
        ("0.5", 0.5),
    ],
)
def test_numbers(words: str, number: float, language: Language):
    """Digits and words are numbers."""
    assert number == number_of(words.split(), language.phrases)


@pytest.mark.parametrize(
    "words", ["several", "ten-ish", "1998th", "", "1.5" + " hundred" * 200, "two" + " hundred" * 9]
)
def test_no_numbers(words: str, language: Language):
    """What spells no number is none."""
    assert number_of(words.split(), language.phrases) is None


def test_a_quantity_has_a_unit(written: Written, language: Language):
    """5,000 troops are 5000 of the unit troops, exactly."""
    assert Quantity(5000, "troops") == quantity(written("participants-quantity"), 4, language.phrases)


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("nearly/RB/2/advmod 50,000/CD/3/nummod troops/NNS/0/root", QuantityMod.ABOUT),
        ("about/RB/2/advmod 300/CD/3/nummod men|man/NNS/0/root", QuantityMod.ABOUT),
        ("at/RB/3/advmod least/RBS/1/fixed 300/CD/4/nummod men|man/NNS/0/root", QuantityMod.AT_LEAST),
        ("300/CD/2/nummod men|man/NNS/0/root", None),
    ],
)
def test_how_exact_a_number_is_meant(text: str, mod: QuantityMod | None, tree: Tree, language: Language):
    """Words before a number say how exact it is."""
    sentence = tree(text)
    found = quantity(sentence, len(sentence.tokens) - 1, language.phrases)

    assert found is not None
    assert mod == found.mod


def test_what_counts_nothing_has_no_quantity(written: Written, language: Language):
    """The port is not counted."""
    assert quantity(written("participants-active"), 4, language.phrases) is None


def test_a_person_is_the_whole_name_without_title(written: Written, language: Language):
    """The head of President Anna Berg is Anna Berg."""
    sentence = written("participants-title")

    assert sentence.span_of(1, 2) == head_span(sentence, 1, language.gazetteer)


def test_another_head_is_one_word(written: Written, language: Language):
    """The head of the attack helicopter is the helicopter."""
    sentence = written("predicates-compound-noun")

    assert sentence.tokens[2].span == head_span(sentence, 2, language.gazetteer)


def test_a_description_has_no_article(written: Written):
    """An article at the front is no part of a name."""
    assert "attack helicopter" == description(written("predicates-compound-noun"), 2)


def test_a_description_keeps_its_of_phrase(written: Written):
    """The arrest of the mayor is more than an arrest."""
    assert "arrest of the mayor" == description(written("participants-of-phrase-of-noun"), 1)


def test_a_relative_clause_is_no_part_of_a_phrase(written: Written):
    """The navy, which attacked the port, is the navy."""
    assert (0, 1) == phrase_tokens(written("participants-relative-clause"), 1)


def test_a_second_conjunct_is_no_part_of_a_phrase(written: Written):
    """Norway and Sweden are two phrases."""
    assert (0,) == phrase_tokens(written("participants-participants-coordinated"), 0)


def test_its_own_adposition_is_no_part_of_a_phrase(written: Written):
    """In Oslo is named Oslo."""
    assert "Oslo" == description(written("participants-motion"), 4)


def test_most_of_them_is_a_phrase_of_its_own(tree: Tree):
    """The quantity heads the phrase, whatever the parser calls what follows."""
    sentence = tree(
        "most/JJS/6/nsubj:pass of/IN/4/case the/DT/4/det miners|miner/NNS/1/obl were/VBD/6/aux:pass hurt/VBN/0/root"
    )

    assert phrase_tokens(sentence, 0) == (0, 1, 2, 3)


def test_an_adjective_with_a_complement_is_as_good_as_a_clause(tree: Tree):
    """Two people familiar with it are two people; a law dear to them is a law."""
    sentence = tree("two/CD/2/nummod people|person/NNS/0/root familiar/JJ/2/amod with/IN/5/case it/PRP/3/obl")

    assert phrase_tokens(sentence, 1) == (0, 1)


def test_a_dash_between_spaces_joins_nothing(tree: Tree):
    """The mill - closed - is the mill."""
    assert phrase_tokens(tree("the/DT/2/det mill/NN/0/root -/:/2/punct closed|close/VBN/2/amod"), 1) == (0, 1)
