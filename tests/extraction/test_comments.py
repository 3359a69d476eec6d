"""Where a verb may comment on a clause beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.extraction.comments import clauses_beside, is_before_content, parts, stands_apart, stands_beside
from kgraph.records.syntax import Sentence

Tree = Callable[[str], Sentence]

BESIDE = "It/PRP/2/nsubj fell|fall/VBD/0/root {} Kim/NNP/5/nsubj said|say/VBD/2/{}"
PARTED = (
    "We/PRP/2/nsubj ran|run/VBD/0/root ;/:/9/punct it/PRP/9/nsubj ,/,/7/punct Kim/NNP/7/nsubj "
    "said|say/VBD/2/parataxis ,/,/7/punct fell|fall/VBD/2/parataxis"
)


@pytest.mark.parametrize("relation", ["parataxis", "advcl", "conj", "acl:relcl"])
def test_a_finite_clause_behind_a_comma_stands_beside(relation: str, tree: Tree):
    """It fell, Kim said."""
    sentence = tree(BESIDE.format(",/,/5/punct", relation))

    assert stands_beside(sentence, sentence.tokens[4])


@pytest.mark.parametrize(
    ("word", "relation"),
    [
        ("which/WDT/5/obj", "acl:relcl"),
        ("and/CC/5/cc", "conj"),
        ("when/WRB/5/advmod", "advcl"),
        ("so/RB/2/advmod", "conj"),
    ],
)
def test_a_joined_clause_does_not(word: str, relation: str, tree: Tree):
    """It fell, which Kim said; and Kim said; when Kim said; nor without a comma."""
    sentence = tree(BESIDE.format(word, relation))

    assert not stands_beside(sentence, sentence.tokens[4])


def test_a_clause_behind_a_semicolon_stands_apart(tree: Tree):
    """It fell, she said; nobody was hurt."""
    sentence = tree("said|say/VBD/0/root ;/:/3/punct fell|fall/VBD/1/ccomp ,/,/5/punct left|leave/VBD/1/ccomp")

    assert stands_apart(sentence, sentence.tokens[2])
    assert not stands_apart(sentence, sentence.tokens[4])


def test_a_comment_may_part_a_clause_beside_it(tree: Tree):
    """We ran; it, Kim said, fell."""
    sentence = tree(PARTED)
    said, fell = sentence.tokens[6], sentence.tokens[8]

    assert [fell] == list(clauses_beside(sentence, said))
    assert parts(sentence, said, fell)
    assert not parts(sentence, fell, said)


def test_content_opens_right_behind_its_verb(tree: Tree):
    """Adding that it fell; but not "said on Monday that" nor "said it"."""
    sentence = tree("said|say/VBD/0/root that/IN/3/mark fell|fall/VBD/1/ccomp")

    assert is_before_content(sentence, sentence.tokens[0])
    assert not is_before_content(sentence, sentence.tokens[2])
