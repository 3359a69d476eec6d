"""Questions to a tree have one answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kgraph.extraction.tree import (
    antecedent,
    case_of,
    conjuncts,
    is_definite,
    is_passive,
    is_present,
    part_of,
    resolve_relative,
    subject,
    verbal_tense,
)
from kgraph.records.syntax import NamedEntity, Sentence

Tree = Callable[[str], Sentence]
Written = Callable[[str], Sentence]


def word(sentence: Sentence, form: str) -> int:
    """Return the index of a word."""
    return next(token.index for token in sentence.tokens if token.text == form)


def test_conjuncts_are_all_that_is_coordinated(tree: Tree):
    """A, B and C are three."""
    sentence = tree("A/NNP/5/nsubj B/NNP/1/conj and/CC/4/cc C/NNP/1/conj left|leave/VBD/0/root")

    assert (0, 1, 3) == conjuncts(sentence, 0)


def test_a_coordinated_verb_is_no_conjunct_of_a_noun(tree: Tree):
    """Only nouns are coordinated with nouns."""
    sentence = tree("A/NNP/0/root left|leave/VBD/1/conj")

    assert (0,) == conjuncts(sentence, 0)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("participants-passive-agent", "attacked"),
        ("participants-passive-without-agent", "attacked"),
        ("participants-reduced-relative", "attacked"),
        ("predicates-participle-before-noun", "kidnapped"),
    ],
)
def test_passives(written: Written, name: str, form: str):
    """A passive has its auxiliary or subject, or is a participle at a noun."""
    sentence = written(name)

    assert is_passive(sentence, word(sentence, form))


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("participants-active", "attacked"),
        ("participants-relative-clause", "attacked"),
        ("dating-since", "besieged"),
        ("predicates-present-participle-before-noun", "growing"),
    ],
)
def test_no_passives(written: Written, name: str, form: str):
    """A perfect, a past and a present participle are no passives."""
    sentence = written(name)

    assert not is_passive(sentence, word(sentence, form))


def test_a_relative_pronoun_stands_for_its_noun(written: Written):
    """Which is the navy."""
    sentence = written("participants-relative-clause")

    assert word(sentence, "navy") == resolve_relative(sentence, word(sentence, "which"))


def test_another_pronoun_stands_for_nothing_here(written: Written):
    """Them is left to coreference."""
    sentence = written("factuality-none-of")

    assert word(sentence, "them") == resolve_relative(sentence, word(sentence, "them"))


def test_a_content_clause_has_no_antecedent(written: Written):
    """What is said modifies no noun."""
    sentence = written("attribution-says-that")

    assert antecedent(sentence, word(sentence, "collapsed")) is None


@pytest.mark.parametrize(
    ("name", "verb", "expected"),
    [
        ("participants-active", "attacked", "navy"),
        ("participants-control-subject", "sign", "Norway"),
        ("participants-control-object", "leave", "guards"),
        ("participants-verbs-coordinated", "burned", "Rebels"),
        ("participants-relative-clause", "attacked", "navy"),
        ("participants-reduced-relative", "attacked", "port"),
        ("factuality-without", "signing", "envoy"),
        ("factuality-purpose", "free", "navy"),
    ],
)
def test_subjects(written: Written, name: str, verb: str, expected: str):
    """The subject is found through control, coordination, relative and adverbial clauses."""
    sentence = written(name)

    assert word(sentence, expected) == subject(sentence, word(sentence, verb))


@pytest.mark.parametrize(
    ("name", "verb"), [("attribution-hearsay-passive", "said"), ("factuality-accused-of", "mayor")]
)
def test_no_subjects(written: Written, name: str, verb: str):
    """An expletive is no subject, and a noun has none."""
    sentence = written(name)

    assert subject(sentence, word(sentence, verb)) is None


def test_an_adposition_has_several_words(tree: Tree):
    """Because of is one adposition; a bare noun has none."""
    sentence = tree("Left|leave/VBD/0/root because/IN/4/case of/IN/2/fixed fog/NN/1/obl")

    assert ("because of", "") == (case_of(sentence, 3), case_of(sentence, 0))


@pytest.mark.parametrize(
    ("name", "verb"),
    [("factuality-no-longer", "sells"), ("dating-ongoing", "attacking"), ("attribution-hearsay-passive", "said")],
)
def test_presents(written: Written, name: str, verb: str):
    """Simple present, progressive and passive stand in the present."""
    sentence = written(name)

    assert is_present(sentence, sentence.tokens[word(sentence, verb)])


@pytest.mark.parametrize(
    ("name", "verb"),
    [("participants-active", "attacked"), ("dating-since", "besieged"), ("factuality-will", "attack")],
)
def test_no_presents(written: Written, name: str, verb: str):
    """Past, perfect and future do not."""
    sentence = written(name)

    assert not is_present(sentence, sentence.tokens[word(sentence, verb)])


@pytest.mark.parametrize(
    ("text", "definite"), [("the/DT", True), ("their/PRP$", True), ("a/DT", False), ("two/CD", False)]
)
def test_a_definite_phrase_takes_its_thing_for_known(text: str, definite: bool, tree: Tree):
    """The attack and their attack are known, an attack and two attacks are new."""
    relation = {"the/DT": "det", "their/PRP$": "nmod:poss", "a/DT": "det", "two/CD": "nummod"}[text]
    sentence = tree(f"{text}/2/{relation} attack/NN/0/root")

    assert definite is is_definite(sentence, sentence.root)


def test_one_name_is_no_coordination(tree: Tree):
    """The two halves of "the Ethics and Integrity Board" are one body."""
    sentence = tree("Ethics/NNP/0/root and/CC/4/cc Integrity/NNP/4/compound Board/NNP/1/conj")

    assert conjuncts(sentence, 0) == (0, 3)
    assert conjuncts(replace(sentence, entities=(NamedEntity(0, 3, "Organization"),)), 0) == (0,)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("most/JJS/0/root of/IN/4/case the/DT/4/det miners|miner/NNS/1/obl", 3),
        ("two/CD/0/root of/IN/4/case the/DT/4/det miners|miner/NNS/1/nmod", 3),
        ("most/JJS/0/root in/IN/4/case the/DT/4/det mine/NN/1/obl", None),
    ],
)
def test_what_a_quantity_is_a_part_of(text: str, part: int | None, tree: Tree):
    """Only an "of"-phrase tells it."""
    assert part_of(tree(text), 0) == part


def test_the_adposition_of_a_name_may_hang_on_its_second_half(tree: Tree):
    """By Storm Mara; the possessive mark behind a name is none."""
    assert case_of(tree("by/IN/3/case Storm/NNP/0/root Mara/NNP/2/flat"), 1) == "by"
    assert case_of(tree("Storm/NNP/0/root Mara/NNP/1/flat 's/POS/2/case"), 0) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They/PRP/2/nsubj left|leave/VBD/0/root", "past"),
        ("They/PRP/3/nsubj were|be/VBD/3/aux left|leave/VBN/0/root", "past"),
        ("They/PRP/3/nsubj have/VBP/3/aux left|leave/VBN/0/root", "perfect"),
        ("They/PRP/3/nsubj had|have/VBD/3/aux left|leave/VBN/0/root", "pluperfect"),
        ("They/PRP/3/nsubj are|be/VBP/3/aux leaving|leave/VBG/0/root", "ongoing"),
        ("They/PRP/2/nsubj leave/VBP/0/root", "present"),
        ("They/PRP/3/nsubj will/MD/3/aux leave/VB/0/root", ""),
        ("To/TO/2/mark leave/VB/0/root", ""),
        ("The/DT/2/det leave/NN/0/root", ""),
    ],
)
def test_tense_stands_on_the_finite_verb(text: str, expected: str, tree: Tree):
    """Past, perfect and what is going on; a modal, an infinitive or a noun has none."""
    sentence = tree(text)

    assert verbal_tense(sentence, len(sentence.tokens) - 1) == expected
