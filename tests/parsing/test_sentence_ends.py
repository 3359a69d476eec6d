"""Sentences end where the network and the marks say so."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.parsing.sentence_ends import sentence_ends
from kgraph.parsing.words import words


def split(text: str, *, everywhere: float = 0.0, **believed: float) -> list[str]:
    """Return the sentences of one paragraph if the network believes so much in an end, or so much after a word."""
    spans = words(text)
    glued = [False, *(a.end == b.start for a, b in pairwise(spans))]
    beliefs = np.array([believed.get(span.of(text), everywhere) for span in spans], np.float32)
    ends = sentence_ends(beliefs, [span.of(text) for span in spans], {len(spans) - 1}, glued)
    starts = [0, *(end + 1 for end in ends[:-1])]
    return [text[spans[a].start : spans[b].end] for a, b in zip(starts, ends, strict=True)]


def test_a_paragraph_ends_a_sentence():
    """The end of a paragraph ends a sentence whatever the network says."""
    beliefs = np.array([0.1, 0.2, 0.9], np.float32)

    assert [1, 2] == sentence_ends(beliefs, ("so", "it", "ends"), {1}, (False, False, False))


def test_a_stop_between_blanks_is_left_to_the_network():
    """In a text whose words stand apart an abbreviation has its stop apart as well."""
    assert ["They met in St . Vincent ."] == split("They met in St . Vincent .", everywhere=0.01)
    assert ["It rained.", "They left."] == split("It rained. They left.", everywhere=0.01)


def test_a_dateline_is_a_sentence():
    """The word that ends a dateline ends a sentence whatever the network says."""
    beliefs = np.zeros(5, np.float32)

    assert [1, 4] == sentence_ends(beliefs, ("LIMA", "—", "It", "rained", "."), {4}, (False,) * 5, {1})


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("It rained.", "The sea rose."),
        ("It rained…", "Then it stopped."),
        ("Who left?!", "Nobody knows."),
        ("He said it was “over.”", "The talks went on."),
        ('He said it was "over."', "The talks went on."),
        ("“He said, ‘It is over.’”", "Then they left."),
        ("\"He said, 'It is over.'\"", "Then they left."),
        ("(See the map.)", "The sea rose."),
        ("It rained.", "“Stay,” he said."),
        ("It rained.", '"Stay," he said.'),
        ("It rained.", "``Stay,'' he said."),
        ("It rained.", "«Stay», he said."),
        ("The toll rose.[1]", "Officials denied it."),
        ("The toll rose. [1][2]", "Officials denied it."),
        ("The report was leaked.²", "It says little."),
        ('" He said it was over . "', "The talks went on."),
        ("He met 习近平.", "北京 said nothing."),
    ],
)
def test_marks_that_close_belong_to_the_sentence_before(first: str, second: str):
    """Quotation marks, brackets and footnotes behind a final mark are no words of the next sentence."""
    assert [first, second] == split(f"{first} {second}", everywhere=0.06)


def test_an_end_that_the_network_sees_before_the_quotation_mark_moves_behind_it():
    """Belief in an end at the full stop counts for the quotation mark that follows it."""
    assert ['He said "it is over."', "The talks"] == split('He said "it is over." The talks', **{".": 0.9})


def test_a_quotation_that_goes_on_is_not_cut():
    """Before a small letter the network has to speak for an end at the quotation mark itself."""
    assert ["“It is over.” said Roe"] == split("“It is over.” said Roe", **{".": 0.9, "”": 0.2})
    assert ["“Stop!” Roe said"] == split("“Stop!” Roe said", **{"!": 0.2})


def test_a_missing_blank_hides_no_end():
    """A sentence may follow its full stop, or the quotation mark behind it, without a blank."""
    assert ["The army said.", "“They fired."] == split("The army said.“They fired.", **{".": 0.2})
    assert ["It rained.", "Hamas denied this."] == split("It rained.Hamas denied this.", **{".": 0.2})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roe, mayor", ["Roe,", "mayor"]),
        ("Paris-based", ["Paris-based"]),
        ("5% up", ["5%", "up"]),
        ("$5km", ["$5km"]),
        ("(rain)", ["(rain)"]),
        ("Roe's", ["Roe's"]),
        ("What! ?", ["What! ?"]),
        ("said :", ["said :"]),
        ("fun. :)", ["fun. :)"]),
        ("good ;-)", ["good ;-)"]),
        ("J. Smith", ["J. Smith"]),
        ("1. The", ["1. The"]),
        ("2) The", ["2) The"]),
        ("(a) The", ["(a) The"]),
        ("iv. The", ["iv. The"]),
    ],
)
def test_no_belief_cuts_what_belongs_together(text: str, expected: list[str]):
    """Before a comma, inside what stands without a blank, and after the number of an item, no sentence ends."""
    assert expected == split(text, everywhere=0.99)


def test_the_number_of_an_item_is_one_at_the_beginning_only():
    """A sentence may end with a number."""
    assert ["He is 9.", "The girl is 7"] == split("He is 9. The girl is 7", **{".": 0.9})


def test_a_full_stop_that_the_network_is_sure_of_ends_nothing():
    """Where the network speaks clearly against an end, there is none."""
    assert ["It left St . The end"] == split("It left St . The end", **{".": 0.0001})
    assert ["It left no . 5"] == split("It left no . 5", **{".": 0.02})


def test_a_final_mark_before_a_small_letter_needs_more():
    """A full stop needs little belief before "The", and more before a small letter."""
    assert ["rain.", "The sea"] == split("rain. The sea", **{".": 0.01})
    assert ["rain. the sea"] == split("rain. the sea", **{".": 0.2})


def test_an_initialism_ends_a_sentence_before_a_word_that_opens_one():
    """After "the U.S.", "The" shows that a sentence begins; a name does not."""
    assert ["He left the U.S.", "The army stayed."] == split("He left the U.S. The army stayed.", **{"U.S.": 0.02})
    assert ["He left the U.S. Army."] == split("He left the U.S. Army.", **{"U.S.": 0.02})


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.data(), st.text(alphabet="aA1 .?!…\"'“”‘’«»()[]¹,:;-\u00a0é北"))
def test_any_words_and_beliefs_give_ends_in_order(data: st.DataObject, text: str):
    """Ends rise, are words, and hold the ends of all paragraphs."""
    spans = words(text)
    size = len(spans)
    beliefs = data.draw(st.lists(st.floats(0, 1, width=32), min_size=size, max_size=size))
    closed = data.draw(st.sets(st.integers(0, size - 1))) if size else set[int]()
    glued = [False, *(a.end == b.start for a, b in pairwise(spans))][:size]

    ends = sentence_ends(np.array(beliefs, np.float32), [span.of(text) for span in spans], closed, glued)

    assert ends == sorted(set(ends))
    assert closed <= set(ends) <= set(range(size))


@pytest.mark.parametrize(
    ("text", "sentences"), [("Storm kills 12", 1), ("Storm kills Twelve", 2), ("Storm kills 12 men", 2)]
)
def test_a_number_alone_is_no_sentence(text: str, sentences: int):
    """What a headline counts stays with it, however sure the network is of an end."""
    assert len(split(text, kills=0.9)) == sentences
