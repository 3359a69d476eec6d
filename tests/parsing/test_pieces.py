"""Words become numbers, whatever stands in them."""

import pytest

from kgraph.parsing.load import WEIGHTS
from kgraph.parsing.pieces import REMEMBERED_LENGTH, SEPARATOR, START, UNKNOWN, Pieces, load_tokenizer


@pytest.fixture
def pieces():
    """Return the pieces of the embedded model, 4 for a word at most."""
    return Pieces(load_tokenizer(WEIGHTS / "tokenizer.json"), 4)


def test_a_separator_stands_before_a_paragraph(pieces):
    """The frame and the separator have the shape "none"; each word knows its first piece."""
    found, shapes, first = pieces.encode(["Rain", "fell"], {1})

    assert [START, *pieces.of("Rain"), SEPARATOR, *pieces.of("fell"), SEPARATOR] == found
    assert ([1, 3], [0, 5, 0, 7, 0]) == (first, shapes)


def test_no_separator_stands_before_the_first_word(pieces):
    """The frame opens a window, whether or not a paragraph begins there."""
    assert pieces.encode(["Rain"], set()) == pieces.encode(["Rain"], {0})


def test_a_word_has_no_more_pieces_than_the_model_was_made_for(pieces):
    """A long word is cut behind its fourth piece; what is longer than any word is unknown."""
    assert 4 == len(pieces.of("xkqzjvwpxkqz"))
    assert [UNKNOWN] == pieces.of("x" * 100_000)


@pytest.mark.parametrize("word", ["\ud800", "a\udfffb", "\u0378"])
def test_characters_that_are_none_are_read(pieces, word):
    """Half a surrogate pair, which JSON can write, and unassigned characters have pieces."""
    assert pieces.of(word)


def test_a_word_without_pieces_is_unknown(pieces):
    """What the tokenizer drops altogether still is a word with a place in the window."""
    assert [UNKNOWN] == pieces.of("\u0301")


def test_words_are_read_the_same_again(pieces):
    """What is remembered is what was found, also for words that are too long to be remembered."""
    for word in ("Rain", "r" * (REMEMBERED_LENGTH + 1)):
        assert pieces.of(word) == pieces.of(word)
