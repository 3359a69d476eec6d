"""Words that negate, weaken or condition the word they hang on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.extraction.cues import cue_of, cues_on, expects_yes, first_word
from kgraph.knowledge.entries import CueKind
from kgraph.knowledge.language import Language
from kgraph.records.syntax import Sentence

Written = Callable[[str], Sentence]


def kinds(sentence: Sentence, form: str, language: Language) -> list[CueKind]:
    """Return the kinds of cues that speak of a word."""
    token = next(t for t in sentence.tokens if t.text == form)
    return [cue.kind for _, cue in cues_on(sentence, token, language.lexicon)]


@pytest.mark.parametrize(
    ("name", "word", "kind"),
    [
        ("factuality-did-not", "attack", CueKind.NEGATION),
        ("factuality-no-troops", "left", CueKind.NEGATION),
        ("factuality-none-of", "left", CueKind.NEGATION),
        ("factuality-no-longer", "sells", CueKind.NEGATION),
        ("factuality-without", "signing", CueKind.NEGATION),
        ("factuality-may", "attack", CueKind.MODALITY),
        ("factuality-if-clause", "bursts", CueKind.CONDITION),
        ("factuality-planned-visit", "visit", CueKind.MODALITY),
        ("factuality-whether", "resigned", CueKind.QUESTION),
    ],
)
def test_cues(name: str, word: str, kind: CueKind, written: Written, language: Language):
    """Adverbs, auxiliaries, marks, modifiers and quantified participants speak of their word."""
    assert [kind] == kinds(written(name), word, language)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("factuality-plain", "attacked"),
        ("factuality-without", "left"),
        ("factuality-if-clause", "dam"),
        ("factuality-planned-visit", "angered"),
        ("factuality-no-troops", "fort"),
        ("factuality-question-negative", "sign"),
    ],
)
def test_no_cues(name: str, word: str, written: Written, language: Language):
    """A cue speaks of its own word only, and the "n't" of a negative question negates nothing."""
    assert not kinds(written(name), word, language)


def test_the_longest_cue_wins(written: Written, language: Language):
    """Not only is another cue than not."""
    sentence = written("factuality-not-only")
    cue = cue_of(sentence, sentence.tokens[2], language.lexicon)

    assert cue is not None
    assert ("not only", None) == (cue.lemma.replace("_", " "), cue.polarity)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Not/RB/3/advmod a/DT/3/det ship/NN/4/nsubj sailed|sail/VBD/0/root", [CueKind.NEGATION]),
        ("No/RB/3/advmod fewer/JJR/3/amod ships/NNS/4/nsubj sailed|sail/VBD/0/root", []),
        ("A/DT/2/det ship/NN/3/nsubj sailed|sail/VBD/0/root", []),
    ],
)
def test_not_before_a_participant_negates_the_verb(
    text: str, expected: list[CueKind], tree: Callable[[str], Sentence], language: Language
):
    """Not a ship sailed; no fewer than nine did."""
    assert expected == kinds(tree(text), "sailed", language)


def test_a_participle_behind_its_noun_is_a_cue(tree: Callable[[str], Sentence], language: Language):
    """The talks planned for May are as much to come as the planned talks; those held are not."""
    talks = "Talks|talk/NNS/0/root {}/VBN/1/acl"

    assert [CueKind.MODALITY] == kinds(tree(talks.format("planned|plan")), "Talks", language)
    assert [] == kinds(tree(talks.format("held|hold")), "Talks", language)


def test_a_plain_word_is_no_cue(written: Written, language: Language):
    """The navy says nothing of whether it happened."""
    sentence = written("factuality-plain")

    assert cue_of(sentence, sentence.tokens[1], language.lexicon) is None


def test_a_clause_begins_behind_its_quotation_mark(written: Written):
    """The first word of a quotation is a word."""
    sentence = written("attribution-quote-before")

    assert "The" == first_word(sentence, sentence.tokens[3]).text


def test_only_a_negative_question_expects_a_yes(written: Written):
    """Didn't he ...? does, did he ...? does not."""
    negative, plain = written("factuality-question-negative"), written("factuality-question")

    assert expects_yes(negative, negative.root)
    assert not expects_yes(plain, plain.root)


def test_the_verb_of_an_auxiliary_is_no_part_of_its_phrase(tree: Callable[[str], Sentence], language: Language):
    """Would have the power; but "would have gone" and "would later go" are phrases of two words."""
    have = tree("It/PRP/3/nsubj would/MD/3/aux have/VB/0/root power/NN/3/obj")
    gone = tree("It/PRP/4/nsubj would/MD/4/aux have/VB/4/aux gone|go/VBN/0/root")
    later = tree("It/PRP/4/nsubj would/MD/4/aux later/RBR/4/advmod go/VB/0/root")
    found = [cue_of(s, s.tokens[1], language.lexicon) for s in (have, gone, later)]

    assert ["would", "would_have", "would_later"] == [cue.lemma if cue else None for cue in found]
