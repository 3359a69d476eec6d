"""Edit scripts make lemmas of forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.parsing.lemma import apply_script, known_lemma, regular_bases, script_of


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("parties", "party"),
        ("Said", "say"),
        ("was", "be"),
        ("Paris", "Paris"),
        ("NATO", "NATO"),
        ("McDonald", "McDonald"),
        ("the", "the"),
        ("Americans", "American"),
    ],
)
def test_the_script_of_a_pair_gives_the_lemma_back(form, lemma):
    """A script learnt from a form and its lemma makes that lemma of the form."""
    assert lemma == apply_script(form, script_of(form, lemma))


def test_a_script_serves_other_words():
    """What is learnt from one word holds for words of the same ending."""
    assert "city" == apply_script("cities", script_of("parties", "party"))


def test_a_script_that_does_not_fit_leaves_the_word():
    """A script that would cut more than there is gives the lower-cased form."""
    assert "a" == apply_script("A", "4:y")


@given(st.text(min_size=1), st.sampled_from(["0:", "3:y", "T1:e", "A0:", "=be", "9:", "rubbish"]))
def test_no_script_fails_on_any_word(form, script):
    """Every script gives some lemma for every form."""
    assert isinstance(apply_script(form, script), str)


@pytest.mark.parametrize(
    ("form", "xpos", "base"),
    [
        ("captured", "VBD", "capture"),
        ("gathered", "VBN", "gather"),
        ("declined", "VBD", "decline"),
        ("stopping", "VBG", "stop"),
        ("tries", "VBZ", "try"),
        ("kills", "VBZ", "kill"),
        ("marched", "VBD", "march"),
    ],
)
def test_a_regular_form_has_its_base_among_its_bases(form, xpos, base):
    """The spelling rules of English lead from a regular form back to its base."""
    assert base in regular_bases(form, xpos)


def test_a_lemma_that_is_no_verb_gives_way_to_one_that_is():
    """An edit script that makes "captur" is overruled by the verb that the form belongs to."""
    assert "capture" == known_lemma("captured", "captur", "VBD", {"capture"}.__contains__)


def test_a_known_lemma_stays():
    """What is a verb already is not looked up further."""
    assert "found" == known_lemma("founded", "found", "VBD", {"found", "founde"}.__contains__)


def test_an_unknown_verb_keeps_its_script():
    """A verb that no table knows keeps the lemma of the script."""
    assert "blorf" == known_lemma("blorfed", "blorf", "VBD", lambda _: False)


def test_a_base_has_no_bases():
    """An infinitive is its own base."""
    assert () == regular_bases("capture", "VB")
