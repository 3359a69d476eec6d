"""A name that comes back in a text keeps the class that the text gave it, unless the words speak against it."""

from __future__ import annotations

import numpy as np
import pytest

from kgraph.parsing.labels import Labels
from kgraph.parsing.names import NameReader

TAGS = ("O", "B-Person", "I-Person", "B-Location", "I-Location")


LABELS = Labels((), (), (), (), (), TAGS, (), ())


@pytest.fixture
def names() -> NameReader:
    """Return the reader of a document."""
    return NameReader(LABELS)


def read(names: NameReader, text: str, *probabilities: tuple[float, ...]) -> list[tuple[int, int, str]]:
    """Return the names of a sentence from the probabilities of its words' tags."""
    found = names.read(np.log(np.array(probabilities, np.float32)), text.split())
    return [(entity.first, entity.last, entity.label) for entity in found]


SURELY_PERSON = (0.01, 0.96, 0.01, 0.01, 0.01)
PERHAPS_PLACE = (0.05, 0.40, 0.05, 0.45, 0.05)
SURELY_PLACE = (0.001, 0.001, 0.001, 0.996, 0.001)
NO_NAME = (0.96, 0.01, 0.01, 0.01, 0.01)


def test_a_clear_mention_settles_a_doubtful_one(names: NameReader):
    """What the first sentence says surely decides what the second leaves open."""
    assert read(names, "Sidon spoke", SURELY_PERSON, NO_NAME) == [(0, 0, "Person")]
    assert read(names, "then Sidon", NO_NAME, PERHAPS_PLACE) == [(1, 1, "Person")]


def test_a_new_text_knows_nothing(names: NameReader):
    """Without an earlier mention the words themselves decide."""
    assert read(names, "then Sidon", NO_NAME, PERHAPS_PLACE) == [(1, 1, "Location")]


def test_clear_words_are_not_overruled(names: NameReader):
    """A city named after a person stays a city where the words say so surely."""
    read(names, "Sidon spoke", (0.1, 0.6, 0.1, 0.1, 0.1), NO_NAME)

    assert read(names, "in Sidon", NO_NAME, SURELY_PLACE) == [(1, 1, "Location")]


def test_case_and_article_make_no_other_name(names: NameReader):
    """A headline in capitals and an article before it mean the same name."""
    read(names, "SIDON spoke", SURELY_PERSON, NO_NAME)
    inside = (0.02, 0.02, 0.42, 0.02, 0.52)

    assert read(names, "the Sidon", PERHAPS_PLACE, inside) == [(0, 1, "Person")]


def test_other_names_are_not_touched(names: NameReader):
    """A part of a name is another name."""
    read(names, "Sidon spoke", SURELY_PERSON, NO_NAME)

    assert read(names, "in Tyre", NO_NAME, PERHAPS_PLACE) == [(1, 1, "Location")]


def test_probability_is_that_of_the_class():
    """The probability of a name is the mean of its tags'."""
    reader = NameReader(LABELS)
    (entity,) = reader.read(np.log(np.array([[0.1, 0.8, 0.0001, 0.05, 0.0499], [0.1, 0.1, 0.6, 0.1, 0.1]])), ["A", "B"])

    assert entity.probability == pytest.approx(0.7)


def test_a_doubtful_name_is_none(names: NameReader):
    """A word that is a name with a little more than even odds is left out."""
    assert read(names, "then Sidon", NO_NAME, (0.35, 0.55, 0.01, 0.08, 0.01)) == []
