"""What the network is told of a word beside its pieces."""

from hypothesis import given
from hypothesis import strategies as st

from kgraph.parsing.labels import SHAPES, shape_of


def test_shapes_tell_names_from_words():
    """Case and digits, which the uncased pieces lose, are kept as the word's shape."""
    words = ("Kyiv", "the", "NATO", "A", "2024", "B-52", "iPhone", "McDonald", "!")

    expected = ("title", "lower", "upper", "single_upper", "digits", "with_digit", "other", "mixed_title", "other")
    assert expected == tuple(SHAPES[shape_of(word)] for word in words)


@given(st.text())
def test_every_word_has_a_shape(word):
    """No string is without a shape."""
    assert 0 <= shape_of(word) < len(SHAPES)
