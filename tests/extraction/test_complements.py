"""How a complement is taken, and which signature is asked for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.extraction.complements import (
    adverbial_signature,
    complement_kind,
    complement_signature,
    denies,
    happening,
    occurrence,
    signature_of,
)
from kgraph.knowledge.language import Language
from kgraph.records.syntax import Sentence

Tree = Callable[[str], Sentence]

CALLED_ON = "Kim/NNP/2/nsubj called|call/VBD/0/root on/IN/4/case them|they/PRP/2/obl to/TO/6/mark leave/VB/2/advcl"
CALLED = "Kim/NNP/2/nsubj called|call/VBD/0/root us/PRP/2/obj to/TO/5/mark leave/VB/2/advcl"
WALKED = "Kim/NNP/2/nsubj walked|walk/VBD/0/root there/RB/2/advmod to/TO/5/mark rest/VB/2/advcl"


@pytest.mark.parametrize(
    ("text", "index", "kind"),
    [
        (CALLED, 4, "inf"),
        (CALLED, 2, "obj"),
        (CALLED_ON, 3, "on"),
        ("accused|accuse/VBN/0/root of/IN/3/mark stealing|steal/VBG/1/advcl", 2, "of"),
        ("admitted|admit/VBD/0/root to/IN/3/mark stealing|steal/VBG/1/advcl", 2, "to"),
        ("stopped|stop/VBD/0/root stealing|steal/VBG/1/xcomp", 1, "ing"),
        ("is|be/VBZ/0/root due/JJ/4/mark to/IN/2/fixed report/VB/1/ccomp", 3, "inf"),
        ("is|be/VBZ/0/root due/JJ/4/case to/IN/2/fixed report/VB/1/ccomp", 3, "inf"),
        ("said|say/VBD/0/root that/IN/4/mark it/PRP/4/nsubj fell|fall/VBD/1/ccomp", 3, "that"),
    ],
)
def test_kinds(text: str, index: int, kind: str, tree: Tree):
    """Infinitive, gerund, clause, object or adposition."""
    sentence = tree(text)

    assert kind == complement_kind(sentence, sentence.tokens[index])


def test_a_preposition_belongs_to_its_verb(tree: Tree, language: Language):
    """Call on is another verb than call."""
    sentence = tree(CALLED_ON)
    found = signature_of(sentence, sentence.root, "inf", language.lexicon)

    assert found is not None
    assert "call_on" == found.lemma


def test_an_adverbial_infinitive_can_be_the_complement(tree: Tree, language: Language):
    """Called on them to leave: the preposition brings the object that the signature asks for."""
    sentence = tree(CALLED_ON)

    assert adverbial_signature(sentence, sentence.root, sentence.tokens[5], language.lexicon) is not None


def test_an_adverbial_infinitive_is_mostly_a_purpose(tree: Tree, language: Language):
    """Walked there to rest."""
    sentence = tree(WALKED)

    assert adverbial_signature(sentence, sentence.root, sentence.tokens[4], language.lexicon) is None


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("She/PRP/2/nsubj dismissed|dismiss/VBD/0/root reports|report/NNS/2/obj", 2, True),
        ("She/PRP/2/nsubj read|read/VBD/0/root reports|report/NNS/2/obj", 2, False),
        ("She/PRP/2/nsubj dismissed|dismiss/VBD/0/root clerks|clerk/NNS/2/obj", 2, False),
        ("Reports|report/NNS/2/nsubj denied|deny/VBD/0/root it/PRP/2/obj", 0, False),
    ],
)
def test_words_of_saying_can_be_denied(text: str, noun: int, expected: bool, tree: Tree, language: Language):
    """Who dismisses reports denies them; who reads them, or dismisses clerks, denies nothing."""
    sentence = tree(text)

    assert denies(sentence, sentence.tokens[noun], language.lexicon) is expected


def test_a_noun_may_imply_more_than_a_clause(tree: Tree, language: Language):
    """Blamed him for the fire, which burnt; but for lighting it, which he may not have done."""
    fire = tree("blamed|blame/VBD/0/root him/PRP/1/obj for/IN/4/case fire/NN/1/obl")
    lighting = tree("blamed|blame/VBD/0/root him/PRP/1/obj for/IN/4/mark lighting|light/VBG/1/advcl")
    found = [complement_signature(s, s.tokens[0], s.tokens[3], language.lexicon) for s in (fire, lighting)]

    assert [True, False] == [signature is not None and signature.is_factive for signature in found]


def test_a_bare_infinitive_is_no_clause_with_that(tree: Tree):
    """Saw it fall; but "said it fell" and "said it may fall" are told."""
    text = "Kim/NNP/2/nsubj saw|see/VBD/0/root it/PRP/{0}/nsubj {1}fall/VB/2/ccomp"
    bare, told = tree(text.format(4, "")), tree(text.format(5, "may/MD/5/aux "))

    assert complement_kind(bare, bare.tokens[3]) == "inf"
    assert complement_kind(told, told.tokens[4]) == "that"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("raid/NN/2/nsubj happened|happen/VBD/0/root", True),
        ("raid/NN/2/nsubj took|take/VBD/0/root place/NN/2/obj", True),
        ("raid/NN/2/nsubj took|take/VBD/0/root the/DT/4/det place/NN/2/obj", False),
        ("raid/NN/2/nsubj took|take/VBD/0/root lives|life/NNS/2/obj", False),
        ("raid/NN/2/nsubj began|begin/VBD/0/root", True),
        ("raid/NN/2/nsubj began|begin/VBD/0/root wars|war/NNS/2/obj", False),
        ("raid/NN/2/nsubj went|go/VBD/0/root ahead/RB/2/advmod", True),
        ("raid/NN/2/nsubj went|go/VBD/0/root wrong/RB/2/advmod", False),
    ],
)
def test_verbs_that_only_tell_that_something_happens(text: str, expected: bool, tree: Tree, language: Language):
    """Taking place and going ahead, with their words; not taking the place of another."""
    sentence = tree(text)

    assert expected is (occurrence(sentence, sentence.tokens[1], language.lexicon) is not None)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("raid/NN/2/nsubj began|begin/VBD/0/root", 1),
        ("raid/NN/2/nsubj due/JJ/0/root to/TO/4/mark begin/VB/2/xcomp", 3),
        ("raid/NN/3/nsubj is/VBZ/3/cop due/JJ/0/root to/TO/5/mark appear/VB/3/xcomp to/TO/7/mark begin/VB/5/xcomp", 6),
        ("raid/NN/2/nsubj made|make/VBD/0/root them|they/PRP/5/nsubj to/TO/5/mark go/VB/2/xcomp", 1),
    ],
)
def test_what_is_said_of_a_subject_ends_in_a_verb(text: str, verb: int, tree: Tree):
    """The raid is due to begin; whoever has a subject of their own are others."""
    sentence = tree(text)

    assert happening(sentence, sentence.tokens[0]).index == verb
