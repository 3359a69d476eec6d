"""Whose turn a paragraph of an interview is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kgraph.extraction.interviews import turn_of
from kgraph.knowledge.language import Language
from kgraph.records.syntax import NamedEntity, Sentence

Tree = Callable[[str], Sentence]
Turn = Callable[..., tuple[int, str] | None]

SPOKE = "Kim/NNP/2/nsubj spoke|speak/VBD/0/root to/IN/4/case us/PRP/2/obl"
ASKED = "Q/LS/5/discourse :/:/5/punct Did|do/VBD/5/aux it/PRP/5/nsubj fall/VB/0/root ?/./5/punct"
ANSWERED = "A/LS/4/discourse :/:/4/punct We/PRP/4/nsubj ran|run/VBD/0/root ././4/punct"
WENT_ON = "It/PRP/2/nsubj fell|fall/VBD/0/root"
NAMED = "Kim/NNP/4/dislocated :/:/4/punct We/PRP/4/nsubj ran|run/VBD/0/root ././4/punct"


@pytest.fixture
def turn(tree: Tree, language: Language) -> Turn:
    """Return a function from sentences to who has the turn in the last; Kim is a person."""

    def find(*texts: str, paragraphs: tuple[int, ...]) -> tuple[int, str] | None:
        sentences = [replace(tree(text), paragraph=p) for text, p in zip(texts, paragraphs, strict=True)]
        for number, sentence in enumerate(sentences):
            persons = [NamedEntity(t.index, t.index, "Person") for t in sentence.tokens if t.text == "Kim"]
            sentences[number] = replace(sentence, entities=tuple(persons))
        voice = turn_of(sentences, len(texts) - 1, language)
        return None if voice is None else (voice.sentence, sentences[voice.sentence].tokens[voice.speaker].text)

    return find


def test_a_name_and_a_colon_give_the_turn(turn: Turn):
    """Kim: We ran. It fell. To the end of the paragraph."""
    assert turn(NAMED, paragraphs=(0,)) == (0, "Kim")
    assert turn(NAMED, WENT_ON, paragraphs=(0, 0)) == (0, "Kim")
    assert turn(NAMED, WENT_ON, paragraphs=(0, 1)) is None


def test_a_label_that_names_nobody_gives_none(turn: Turn):
    """Background: We ran."""
    assert turn(NAMED.replace("Kim/NNP", "Background/NN"), paragraphs=(0,)) is None
    assert turn(NAMED.replace("Kim/NNP", "Oslo/NNP"), paragraphs=(0,)) is None


def test_who_was_told_of_before_the_questions_answers(turn: Turn):
    """Kim spoke to us. Q: Did it fall? A: We ran."""
    assert turn(SPOKE, ASKED, ANSWERED, paragraphs=(0, 1, 2)) == (0, "Kim")
    assert turn(SPOKE, ASKED, ANSWERED, WENT_ON, paragraphs=(0, 1, 2, 2)) == (0, "Kim")


def test_a_question_is_nobodys_word(turn: Turn):
    """What is asked is not told."""
    assert turn(SPOKE, ASKED, paragraphs=(0, 1)) is None


def test_without_questions_or_an_introduction_nobody_answers(turn: Turn):
    """A letter alone names nobody."""
    assert turn(SPOKE, ANSWERED, paragraphs=(0, 1)) is None
    assert turn(WENT_ON, ASKED, ANSWERED, paragraphs=(0, 1, 2)) is None
