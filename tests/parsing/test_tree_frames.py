"""A parse without roles still has predicates."""

from __future__ import annotations

from dataclasses import replace

from kgraph.knowledge.language import load_language
from kgraph.parsing.conllu import read_conllu
from kgraph.parsing.tree_frames import TreeFrames
from kgraph.records.syntax import Frame, Sentence

PARSE = """\
1 Divers divers NOUN NNS _ 2 nsubj _ _
2 carried carry VERB VBD _ 0 root _ _
3 out out ADP RP _ 2 compound:prt _ _
4 the the DET DT _ 5 det _ _
5 rescue rescue NOUN NN _ 2 obj _ _
6 and and CCONJ CC _ 8 cc _ _
7 were be AUX VBD _ 8 cop _ _
8 happy happy ADJ JJ _ 2 conj _ _
"""


FRAMES = TreeFrames(load_language("en").lexicon, {"carry": ["carry_on.02", "carry.03", "carry.01"]})


def framed(parse: str) -> tuple[Frame, ...]:
    """Return the frames that a written parse is given."""
    (sentence,) = read_conllu(parse)
    return FRAMES.added(sentence).frames


def test_verbs_are_predicates():
    """The particle belongs to the verb; nouns, adjectives and auxiliaries get no frame."""
    assert (Frame(1, "carry_out.03"),) == framed(PARSE)


def test_the_most_frequent_sense_is_taken():
    """That of the verb itself comes before those with a particle that is not there."""
    assert "carry.03" == framed(PARSE.replace("compound:prt", "advmod"))[0].roleset


def test_a_particle_that_propbank_does_not_know_is_left_out():
    """The verb alone has a sense where the phrase has none."""
    assert "carry.03" == framed(PARSE.replace("out out", "awry awry"))[0].roleset


def test_a_verb_that_propbank_does_not_know_has_no_sense():
    """It is a predicate all the same."""
    assert (Frame(1, ""),) == framed(PARSE.replace(" carry ", " zorble "))


def test_frames_of_a_parser_are_left_alone():
    """Where there are roles, none are made."""
    (sentence,) = read_conllu(PARSE)
    told: Sentence = replace(sentence, frames=(Frame(1, "carry.01"),))

    assert told is FRAMES.added(told)
