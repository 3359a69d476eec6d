"""The scores of a parser are those of CoNLL-2018, and those of frames and names."""

from __future__ import annotations

from collections import Counter

import pytest

from kgraph.records.document import Span
from kgraph.records.syntax import Argument, Frame, NamedEntity, Sentence, Token
from training.corpora import Example, TrainingDocument
from training.evaluate import count_frames, count_names, count_words, gold_words, scores, text_of

GOLD = Example(
    words=["Oman", "signed", "."],
    space_after=[True, False, True],
    upos=["PROPN", "VERB", "PUNCT"],
    xpos=["NNP", "VBD", "."],
    lemmas=["Oman", "sign", "."],
    heads=[1, -1, 1],
    relations=["nsubj", "root", "punct"],
    frames=[(1, "sign.01", [("ARG0", 0)])],
    entities=["B-Location", "O", "O"],
)
DOCUMENT = TrainingDocument("d", "news", [GOLD])


def parsed(relation: str = "nsubj", spans: tuple[tuple[int, int], ...] = ((0, 4), (5, 11), (11, 12))) -> Sentence:
    """Return the gold parse with one relation, or the characters of its words, changed."""
    rows = zip(spans, ("PROPN", "VERB", "PUNCT"), ("NNP", "VBD", "."), ("Oman", "sign", "."), strict=True)
    tokens = tuple(
        Token(k, Span(*span), "", lemma, upos, xpos, (), (1, -1, 1)[k], (relation, "root", "punct")[k])
        for k, (span, upos, xpos, lemma) in enumerate(rows)
    )
    frames = (Frame(1, "sign.01", (Argument("ARG0", 0),)),)
    return Sentence("d", Span(0, 12), tokens, (NamedEntity(0, 0, "Location"),), frames)


def counted(sentence: Sentence) -> dict[str, float]:
    """Return the scores of one parse against the gold sentence."""
    text, places = text_of(DOCUMENT)
    assert text == "Oman signed. "
    counts: Counter[str] = Counter()
    count_words([sentence], dict(gold_words(GOLD, places[0])), counts)
    count_frames(DOCUMENT, places, [sentence], counts)
    count_names(DOCUMENT, places, [sentence], counts)
    return scores(counts)


def test_the_gold_parse_scores_full_marks():
    """What equals the gold is right in every layer."""
    assert set(counted(parsed()).values()) == {100.0}


def test_a_wrong_relation_costs_las_alone():
    """LAS falls by a word of three, UAS stays."""
    found = counted(parsed(relation="obj"))

    assert found["las"] == pytest.approx(200 / 3)
    assert found["uas"] == 100


def test_subtypes_do_not_count():
    """LAS compares universal relations."""
    assert counted(parsed(relation="nsubj:pass"))["las"] == 100


def test_a_wrong_word_costs_every_layer():
    """A word with other characters is neither found nor counted as a head, an argument or a name."""
    found = counted(parsed(spans=((0, 3), (5, 11), (11, 12))))

    assert found["words"] == pytest.approx(200 / 3)
    assert found["roles"] == 0
    assert found["names"] == 0
    assert found["predicates"] == 100


def test_roles_at_gold_predicates_forgive_spurious_predicates():
    """Roles of a predicate that the gold does not have count end to end only."""
    sentence = parsed()
    more = Sentence(
        "d", sentence.span, sentence.tokens, (), (*sentence.frames, Frame(2, "x.01", (Argument("ARG1", 0),)))
    )
    found = counted(more)

    assert found["roles"] == pytest.approx(200 / 3)
    assert found["roles at gold predicates"] == 100
