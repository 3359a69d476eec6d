"""A text is read in windows: whole paragraphs where they fit, no word lost, no more held than one window."""

import pytest

from kgraph.parsing import windows
from kgraph.parsing.load import WEIGHTS
from kgraph.parsing.pieces import LONGEST, Pieces, load_tokenizer
from kgraph.parsing.windows import WindowReader, words_of


@pytest.fixture(scope="module")
def pieces():
    """Return the pieces of the embedded model."""
    return Pieces(load_tokenizer(WEIGHTS / "tokenizer.json"), 12)


def windows_of(text, pieces, most_words=8):
    """Return all windows of a text, read one behind the other."""
    reader = WindowReader(text, pieces, most_words=most_words)
    found = []
    while window := reader.window():
        found.append(window)
        reader.skip(len(window.texts))
    return found


def test_a_window_ends_with_the_last_paragraph_that_fits(pieces):
    """Of three paragraphs the third does not fit beside the others and waits for the next window."""
    first, second = windows_of("One two three.\n\nFour five.\n\nSix seven eight nine.", pieces)

    assert ["One", "two", "three", ".", "Four", "five", "."] == first.texts
    assert ({3, 6}, {4}, [0, 0, 0, 0, 1, 1, 1]) == (first.closed, first.breaks, first.paragraphs)
    assert ["Six", "seven", "eight", "nine", "."] == second.texts


def test_a_paragraph_longer_than_a_window_is_cut(pieces):
    """The first window of a long paragraph closes nothing, the last one does."""
    first, second = windows_of("a b c d e f g h i j", pieces)

    assert (8, set()) == (len(first.texts), first.closed)
    assert (["i", "j"], {1}) == (second.texts, second.closed)


def test_a_paragraph_that_fills_a_window_is_closed(pieces):
    """The word after the window is looked at to tell whether the paragraph goes on."""
    first, _ = windows_of("a b c d e f g h\n\ni", pieces)

    assert (8, {7}) == (len(first.texts), first.closed)


def test_a_window_holds_no_more_pieces_than_the_encoder_reads(pieces):
    """Words of many pieces make short windows; one word alone is a window whatever it has."""
    found = windows_of("xkqzjvwpxkqz " * 200, pieces, most_words=190)

    assert 200 == sum(len(window.texts) for window in found)
    assert len(found) > 1
    assert all(len(pieces.encode(window.texts, window.breaks)[0]) <= LONGEST + 2 for window in found)


def test_skipped_words_are_read_again_when_they_were_not(pieces):
    """What a window showed and nobody skipped stands at the beginning of the next one."""
    reader = WindowReader("a b c d e f g h i j", pieces, most_words=4)
    reader.window()
    reader.skip(1)

    assert ["b", "c", "d", "e"] == reader.window().texts


def test_no_more_words_are_read_than_a_window_and_one(pieces, monkeypatch):
    """A line of millions of words is not cut into words before its first window is parsed."""
    read = []

    def counted(text, within):
        for word in real(text, within):
            read.append(word)
            yield word

    real = windows.each_word
    monkeypatch.setattr(windows, "each_word", counted)
    WindowReader("word " * 100_000, pieces, most_words=8).window()

    assert 9 == len(read)


@pytest.mark.parametrize("text", ["", " \n\u200b\n"])
def test_no_words_no_window(text, pieces):
    """Blanks and invisible characters alone give no window."""
    assert [] == windows_of(text, pieces)


def test_signs_that_set_a_paragraph_are_words():
    """Bullets, heading signs and rules are words, as in the treebanks: none of the text is lost."""
    text = "## Aid\n\n* Food - and water\n\n___"

    assert ["##", "Aid", "*", "Food", "-", "and", "water", "___"] == [span.of(text) for span, _ in words_of(text)]


def test_words_know_their_paragraph():
    """Paragraphs are counted from 0."""
    assert [0, 1, 2] == [paragraph for _, paragraph in words_of("One\n\n***\n\nTwo")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# Aid\n\n> No\n\n→ More", ["•", "Aid", "•", "No", "•", "More"]),
        ("* Aid\n\n- No", ["*", "Aid", "-", "No"]),
        ("#1 is x > y", ["#", "1", "is", "x", ">", "y"]),
        ("###", ["###"]),
    ],
)
def test_signs_that_the_network_does_not_know_are_shown_as_bullets(text: str, shown: list[str], pieces):
    """A heading sign before a blank looks like a bullet; bullets of the treebanks and other places stay."""
    assert shown == [word for window in windows_of(text, pieces) for word in window.shown]
