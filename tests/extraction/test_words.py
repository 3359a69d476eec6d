"""What predicates are called in the tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.extraction.words import event_name, governing_verbs, phrasal, satellites
from kgraph.knowledge.language import Language
from kgraph.records.syntax import Sentence

Tree = Callable[[str], Sentence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("set|set/VBD/0/root up/RP/1/compound:prt", "set up"), ("set|set/VBD/0/root up/RB/1/advmod", "set")],
)
def test_a_particle_belongs_to_its_verb(text: str, expected: str, tree: Tree):
    """An adverb does not."""
    sentence = tree(text)

    assert phrasal(sentence, sentence.tokens[0]) == expected


def test_satellites(tree: Tree):
    """Adverbs, prepositions, and prepositions with their nouns stand beside a verb; of two the first counts alone."""
    sentence = tree(
        "pulled|pull/VBD/0/root back/RB/1/advmod out/IN/5/case of/IN/5/case town/NN/1/obl into/IN/7/case force/NN/1/obl"
    )

    assert {"back", "out", "into", "into force"} <= set(satellites(sentence, sentence.tokens[0]))
    assert "town" not in satellites(sentence, sentence.tokens[0])


@pytest.mark.parametrize(("modifier", "expected"), [("joint", "joint patrol"), ("long", "patrol")])
def test_a_modifier_is_part_of_a_name_that_the_table_knows(
    modifier: str, expected: str, tree: Tree, language: Language
):
    """A joint patrol is a kind of patrol, a long one is none."""
    sentence = tree(f"a/DT/3/det {modifier}/JJ/3/amod patrol/NN/0/root")

    assert event_name(sentence, sentence.tokens[2], language.lexicon) == expected


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("held|hold/VBD/0/root talks|talk/NNS/1/obj", 1, ["hold"]),
        ("came|come/VBD/0/root under/IN/3/case fire/NN/1/obl", 2, ["come under"]),
        ("talks|talk/NNS/2/nsubj failed|fail/VBD/0/root", 0, []),
    ],
)
def test_verbs_that_a_noun_depends_on(text: str, noun: int, expected: list[str], tree: Tree):
    """Objects and phrases depend on their verb, subjects do not."""
    sentence = tree(text)

    assert [action for _, action in governing_verbs(sentence, sentence.tokens[noun])] == expected
