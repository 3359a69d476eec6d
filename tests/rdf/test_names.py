"""Whom somebody means."""

import pytest

from kgraph.rdf.names import UnknownNameError, entities_named, near
from kgraph.records.mention import EntityType


@pytest.fixture
def found(builder, store_of):
    """Return the function that gives the local names of those who bear a name."""
    for name in ("Ukraine", "Poland"):
        builder.entity(name, EntityType.COUNTRY)
    builder.entity("Kyiv", EntityType.PLACE, stands_for="ukraine", aliases=("Kiev",))
    builder.entity("Bankova", EntityType.FACILITY, stands_for="kyiv")
    builder.entity("Volodymyr Zelensky", EntityType.PERSON)
    builder.entity("Olena Zelenska", EntityType.PERSON)
    builder.entity("Łódź", EntityType.PLACE)
    store = store_of(builder.world())

    def look_up(name: str) -> list[str]:
        return [node.value.rpartition("/")[2] for node in entities_named(store, name)]

    return look_up


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ukraine", ["ukraine"]),
        ("UKRAINE", ["ukraine"]),
        ("kyiv", ["kyiv", "ukraine"]),
        ("Kiev", ["kyiv", "ukraine"]),
        ("the Bankova", ["bankova", "kyiv", "ukraine"]),
        ("Zelensky", ["volodymyr-zelensky"]),
        ("olena zelenska", ["olena-zelenska"]),
        ("lodz", ["%C5%82%C3%B3d%C5%BA"]),
    ],
)
def test_names_aliases_and_parts(found, name, expected):
    """A name, an alias or the words of a longer name will do, and who is named brings whom they stand for."""
    assert expected == found(name)


@pytest.mark.parametrize("name", ["Zelen", "Ukrain", ".*", "", " "])
def test_parts_are_whole_words(found, name):
    """A part of a word names nobody."""
    with pytest.raises(UnknownNameError):
        found(name)


def test_near_names_are_told(found):
    """Who is misspelt is proposed."""
    with pytest.raises(UnknownNameError) as caught:
        found("Ukriane")
    assert ("Ukraine",) == caught.value.near


def test_nothing_is_near_nonsense():
    """What looks like nothing is like nothing."""
    assert [] == near("xyzzy", ["Kyiv", "Poland"])
