"""What kinds of events and words before phrases have in common."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, Graph
from rdflib.namespace import SKOS

from kgraph.errors import KnowledgeError
from kgraph.knowledge.lexicon import load_lexicon
from kgraph.knowledge.traits import Marker, Trait, read_markers, read_traits

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "kgraph" / "knowledge" / "en"
HEADER = "# source: our own review\n# licence: MIT\n"


def test_every_trait_and_marker_has_members():
    """The tables leave none out."""
    assert set(Trait) == {trait for trait, types in read_traits(FOLDER / "traits.tsv").items() if types}
    assert set(Marker) == {marker for marker, words in read_markers(FOLDER / "markers.tsv").items() if words}


def test_traits_are_of_types_of_the_ontology():
    """The table names no type that the ontology does not know."""
    concepts = Graph().parse(ROOT / "ontology" / "events.ttl").subjects(RDF.type, SKOS.Concept)
    names = {str(concept).rpartition("#")[2] for concept in concepts}

    assert {name for types in read_traits(FOLDER / "traits.tsv").values() for name in types} <= names


@pytest.mark.parametrize(
    ("event_type", "trait", "expected"),
    [
        ("Move", Trait.MOVING, True),
        ("Die", Trait.MOVING, False),
        ("Meet", Trait.MUTUAL, True),
        ("Kill", Trait.MUTUAL, False),
    ],
)
def test_traits(event_type: str, trait: Trait, expected: bool):
    """Who travels moves, who dies does not; both sides meet each other, not so in a killing."""
    assert load_lexicon(FOLDER).has_trait(event_type, trait) is expected


def test_one_of_several_traits_is_enough():
    """What is sent goes somewhere as what moves does."""
    lexicon = load_lexicon(FOLDER)

    assert lexicon.has_trait("Transport", Trait.MOVING, Trait.SENDING)
    assert not lexicon.has_trait("Die", Trait.MOVING, Trait.SENDING)


@pytest.mark.parametrize(
    ("word", "marker", "expected"),
    [
        ("into", Marker.TOWARD, True),
        ("from", Marker.TOWARD, False),
        ("between", Marker.BETWEEN, True),
        ("", Marker.PURE, False),
    ],
)
def test_markers(word: str, marker: Marker, expected: bool):
    """Into leads somewhere, from does not; no adposition marks nothing."""
    assert load_lexicon(FOLDER).marks(word, marker) is expected


def test_an_unknown_trait_is_refused(tmp_path: Path):
    """A misspelt trait is reported with file and line."""
    path = tmp_path / "traits.tsv"
    path.write_text(HEADER + "trait\ttypes\tmeaning\texample\nmooving\tMove\tmoves\tShe left.\n", encoding="utf-8")

    with pytest.raises(KnowledgeError, match=r'traits\.tsv:4: trait is "mooving"'):
        read_traits(path)
