"""Irregular forms and the small tables of noun phrases."""

from kgraph.knowledge.language import load_language
from kgraph.records.claim import QuantityMod


def test_an_irregular_past_has_its_verb():
    """A form that no rule of spelling explains is looked up, by its tag."""
    irregular = load_language("en").irregular

    assert ("dig", "steal") == (irregular["dug", "VBD"], irregular["stolen", "VBN"])


def test_a_regular_past_is_not_listed():
    """The table holds irregular forms alone."""
    assert ("killed", "VBD") not in load_language("en").irregular


def test_words_of_number_add_and_multiply():
    """Units are added, scales multiply, and some words make a number inexact."""
    phrases = load_language("en").phrases

    assert (12, 1_000_000) == (phrases.units["twelve"], phrases.scales["million"])
    assert QuantityMod.ABOUT is phrases.mods["nearly"]


def test_a_preposition_of_topic_takes_no_place():
    """A phrase of topic ("about the border") tells no place, one of place ("near the border") does."""
    locative = load_language("en").phrases.locative

    assert "near" in locative
    assert "about" not in locative
