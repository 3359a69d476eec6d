"""What the network is told of a word beside its pieces, and the inventories of its labels."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import ModelError
from kgraph.parsing.labels import SHAPES, VERSION, Labels, shape_of


def test_shapes_tell_names_from_words():
    """Case and digits, which the uncased pieces lose, are kept as the word's shape."""
    words = ("Kyiv", "the", "NATO", "A", "2024", "B-52", "iPhone", "McDonald", "!")

    expected = ("title", "lower", "upper", "single_upper", "digits", "with_digit", "other", "mixed_title", "other")
    assert expected == tuple(SHAPES[shape_of(word)] for word in words)


@given(st.text())
def test_every_word_has_a_shape(word):
    """No string is without a shape."""
    assert 0 <= shape_of(word) < len(SHAPES)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Return a file of inventories."""
    Labels(("NOUN",), ("NN",), ("_",), ("0:",), ("root",), ("O",), ("", "ARG0"), ("go.01",)).save(
        tmp_path / "labels.json"
    )
    return tmp_path / "labels.json"


def test_saved_inventories_come_back(saved: Path):
    """What is written can be read."""
    assert ("", "ARG0") == Labels.load(saved).roles


@pytest.mark.parametrize("change", [{"version": VERSION + 1}, {"xpos": None}, {"colour": "red"}])
def test_inventories_of_another_layout_are_refused(saved: Path, change: dict[str, object]):
    """Another version, a missing key and one too many are a `ModelError`, no `TypeError`."""
    fields = {key: value for key, value in (json.loads(saved.read_text()) | change).items() if value is not None}
    saved.write_text(json.dumps(fields))

    with pytest.raises(ModelError, match="made for another version"):
        Labels.load(saved)
