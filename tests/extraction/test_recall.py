"""Which mentions of a document tell the same event again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kgraph.extraction.predicates import Predicate
from kgraph.extraction.recall import Dated, Memory
from kgraph.records.claim import Basis, ClaimTime, Polarity, Status
from kgraph.records.interval import Interval
from kgraph.records.syntax import Frame, Sentence

Tree = Callable[[str], Sentence]

MAY = ClaimTime(None, Interval.from_edtf("2019-05"), Basis.TEXT)
JUNE = ClaimTime(None, Interval.from_edtf("2019-06"), Basis.TEXT)
ARRESTED = "Police/NNS/2/nsubj arrested|arrest/VBD/0/root Lee/NNP/2/obj"
KIM, LEE, POLICE = frozenset({"x1"}), frozenset({"x2"}), frozenset({"x3"})
ARREST = Dated(
    Predicate(1, Frame(1, "arrest.01"), "Arrest", False),
    Status.HAPPENED,
    Polarity.POSITIVE,
    actors=POLICE,
    targets=LEE,
    has_named_target=True,
)


@pytest.fixture
def memory(tree: Tree) -> Memory:
    """Return the memory of a text whose third sentence tells of Lee's arrest in May."""
    memory = Memory()
    memory.add(2, tree(ARRESTED), ARREST, MAY)
    return memory


@pytest.mark.parametrize("position", [0, 4])
def test_the_same_act_on_the_same_person_is_the_same_event(position: int, memory: Memory, tree: Tree):
    """Lee was arrested in May, wherever the text tells it again and whoever did it."""
    again = replace(ARREST, actors=frozenset())

    assert memory.again(position, tree(ARRESTED), again) == MAY


@pytest.mark.parametrize(
    "other",
    [
        replace(ARREST, targets=KIM),
        replace(ARREST, actors=frozenset(), targets=frozenset()),
        replace(ARREST, polarity=Polarity.NEGATIVE),
        replace(ARREST, status=Status.PLANNED),
        replace(ARREST, predicate=Predicate(1, Frame(1, "release.01"), "Release", False)),
    ],
)
def test_what_differs_is_another_event(other: Dated, memory: Memory, tree: Tree):
    """Neither Kim's arrest nor nobody's, none denied or planned, nor Lee's release is Lee's arrest."""
    lemma = other.predicate.frame.roleset.rpartition(".")[0]
    sentence = tree(ARRESTED.replace("|arrest/", f"|{lemma}/"))

    assert memory.again(4, sentence, other) is None


def test_of_two_times_the_last_told_holds(memory: Memory, tree: Tree):
    """Arrested in May and in June: behind both it is June, before both the first of them."""
    memory.add(5, tree(ARRESTED), ARREST, JUNE)

    assert [MAY, MAY, JUNE] == [memory.again(position, tree(ARRESTED), ARREST) for position in (0, 4, 6)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The/DT/2/det arrest/NN/0/root", MAY),
        ("The/DT/2/det detention/NN/0/root", MAY),
        ("An/DT/2/det arrest/NN/0/root", None),
        ("The/DT/3/det previous/JJ/3/amod arrest/NN/0/root", None),
        ("The/DT/3/det violent/JJ/3/amod detention/NN/0/root", None),
        ("The/DT/2/det vote/NN/0/root", None),
    ],
)
def test_a_definite_noun_takes_up_the_last_of_its_name_or_kind(
    text: str, expected: ClaimTime | None, memory: Memory, tree: Tree
):
    """The arrest and the detention are Lee's; a described detention or another kind of event need not be."""
    sentence = tree(text)
    index = len(sentence.tokens) - 1
    lemma = sentence.tokens[index].lemma
    predicate = Predicate(index, Frame(index, f"{lemma}.01"), "Elect" if lemma == "vote" else "Arrest", False)

    assert memory.named(4, sentence, Dated(predicate, Status.HAPPENED, Polarity.POSITIVE)) == expected


def test_a_noun_of_the_same_kind_and_person_is_the_same_event(memory: Memory, tree: Tree):
    """Lee's cruel detention is Lee's arrest; that of Kim is another."""
    sentence = tree("The/DT/3/det cruel/JJ/3/amod detention/NN/0/root")
    detention = replace(ARREST, predicate=Predicate(2, Frame(2, "detain.01"), "Arrest", False), actors=frozenset())

    assert MAY == memory.named(4, sentence, detention)
    assert memory.named(4, sentence, replace(detention, targets=KIM)) is None


@pytest.mark.parametrize(
    "again",
    [
        replace(ARREST, status=Status.POSSIBLE, is_alleged=True),
        replace(ARREST, actors=KIM, nouns=frozenset({"police"})),
        replace(ARREST, targets=KIM, has_named_target=False),
    ],
)
def test_what_may_be_the_same_is(again: Dated, tree: Tree):
    """An alleged arrest, one by "the police" of whom nobody knows which, one of "the man" by the same police."""
    memory = Memory()
    memory.add(2, tree(ARRESTED), replace(ARREST, nouns=frozenset({"police"})), MAY)

    assert MAY == memory.again(4, tree(ARRESTED), again)


def test_what_may_happen_is_not_what_happened(memory: Memory, tree: Tree):
    """That police may arrest Lee tells of no arrest in May."""
    assert memory.again(4, tree(ARRESTED), replace(ARREST, status=Status.POSSIBLE)) is None


def test_the_first_day_of_a_kind_behind(memory: Memory, tree: Tree):
    """A lead may mean the first arrest that the text gives a day; May is no day, and a vote no arrest."""
    tenth = ClaimTime(None, Interval.from_edtf("2019-05-10"), Basis.TEXT)
    memory.add(5, tree(ARRESTED), ARREST, tenth)
    vote = replace(ARREST, predicate=Predicate(1, Frame(1, "vote.01"), "Elect", False))

    assert [None, tenth] == [memory.kind_behind(position, ARREST) for position in (0, 3)]
    assert memory.kind_behind(3, vote) is None


def test_a_definite_noun_takes_up_nothing_that_comes(memory: Memory, tree: Tree):
    """The arrest in the first sentence is not known to be the one of the third."""
    assert memory.named(1, tree("The/DT/2/det arrest/NN/0/root"), ARREST) is None


def test_a_denied_act_is_no_act_to_take_up(tree: Tree):
    """After "police did not arrest Lee in May" the arrest has no date."""
    memory = Memory()
    memory.add(0, tree(ARRESTED), replace(ARREST, polarity=Polarity.NEGATIVE), MAY)

    assert memory.named(1, tree("The/DT/2/det arrest/NN/0/root"), ARREST) is None


def test_speakers_are_remembered_apart_from_acts(tree: Tree):
    """When Kim spoke says nothing of Lee, nor of what the word of saying names."""
    memory = Memory()
    said = Dated(Predicate(1, Frame(1, "say.01"), "Say", True), Status.HAPPENED, Polarity.POSITIVE, "Kim")
    memory.add(0, tree("Kim/NNP/2/nsubj said|say/VBD/0/root"), said, MAY)

    assert [MAY, None, None] == [memory.spoken(speaker, 1) for speaker in ("Kim", "Lee", None)]


def test_one_leaves_once_whatever_it_is_called(tree: Tree):
    """Lee left the guild in May; when he left the order need not be told again, but another departure makes it open."""
    text = "Lee/NNP/2/nsubj left|leave/VBD/0/root the/DT/4/det guild/NN/2/obj"
    leave = replace(ARREST, predicate=Predicate(1, Frame(1, "leave.01"), "Move", False), actors=LEE, targets=KIM)
    memory = Memory()
    memory.add(2, tree(text), leave, MAY)
    order = replace(leave, targets=POLICE)

    assert MAY == memory.again(4, tree(text), order)
    assert memory.again(4, tree(text), replace(order, predicate=replace(leave.predicate, type="Sign"))) is None
    memory.add(3, tree(text), leave, JUNE)
    assert memory.again(5, tree(text), order) is None


def test_the_word_of_the_sentence_before_is_told_on(memory: Memory, tree: Tree):
    """The arrest of the third sentence goes on in the fourth, not in the fifth, and not when others do it."""
    sentence = tree(ARRESTED)

    assert [MAY, None] == [memory.just_told(position, sentence, ARREST) for position in (3, 4)]
    assert memory.just_told(3, sentence, replace(ARREST, actors=KIM)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("before/IN/2/case arrest/NN/0/root", MAY),
        ("before/IN/3/case the/DT/3/det arrest/NN/0/root", MAY),
        ("before/IN/3/case an/DT/3/det arrest/NN/0/root", None),
        ("with/IN/3/case the/DT/3/det arrest/NN/0/root", None),
    ],
)
def test_an_occasion_may_be_dated_farther_on(text: str, expected: ClaimTime | None, memory: Memory, tree: Tree):
    """Before the arrest, which the third sentence dates, something else happened; "with the arrest" looks back only."""
    sentence = tree(text)
    index = len(sentence.tokens) - 1
    noun = Dated(Predicate(index, Frame(index, "arrest.01"), "Arrest", False), Status.HAPPENED, Polarity.POSITIVE)

    assert expected == memory.named(0, sentence, noun)
