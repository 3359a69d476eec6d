from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, Namespace
from rdflib.namespace import SKOS

from kgraph.knowledge.entries import Attitude
from kgraph.knowledge.lexicon import UNKNOWN_TYPE, Lexicon, load_lexicon

ROOT = Path(__file__).parents[2]
KG = Namespace("https://w3id.org/kgraph/ontology#")
PLOVER = (
    *("Agree", "Consult", "Support", "Concede", "Cooperate", "Aid", "Retreat", "Request"),
    *("Accuse", "Reject", "Threaten", "Protest", "Sanction", "Mobilize", "Coerce", "Assault"),
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """Return the lexicon of English."""
    return load_lexicon(ROOT / "kgraph" / "knowledge" / "en")


@pytest.fixture(scope="module")
def scheme() -> Graph:
    """Return the graph of ontology/events.ttl."""
    return Graph().parse(ROOT / "ontology" / "events.ttl")


@pytest.fixture(scope="module")
def concepts(scheme) -> set[str]:
    """Return the local names of all event types."""
    return {str(concept).removeprefix(str(KG)) for concept in scheme.subjects(RDF.type, SKOS.Concept)}


@pytest.fixture(scope="module")
def used(lexicon) -> set[str]:
    """Return the types that the tables give."""
    tables = (lexicon.verbs, lexicon.nouns, lexicon.frames, lexicon.classes, lexicon.reports)
    return {entry.type for table in tables for entries in table.values() for entry in entries}


def test_every_type_of_the_tables_is_a_concept(used, concepts):
    """The tables name no type that the ontology does not know."""
    assert used - concepts == set()


def test_every_concept_has_words_or_narrower_concepts(used, concepts, scheme):
    """A type is reached by some word, frame or class, or it only gathers others."""
    broader = {str(concept).removeprefix(str(KG)) for concept in scheme.objects(None, SKOS.broader)}

    assert concepts - used - broader == set()


def test_the_type_of_unknown_words_is_the_top_concept(scheme):
    """What the tables do not know is an Event, and everything else is below it."""
    tops = set(scheme.objects(None, SKOS.hasTopConcept))

    assert tops == {KG[UNKNOWN_TYPE]}
    for concept in scheme.subjects(RDF.type, SKOS.Concept):
        assert KG[UNKNOWN_TYPE] in set(scheme.transitive_objects(concept, SKOS.broader)), concept


def test_every_concept_but_the_top_has_one_broader(scheme):
    """The scheme is a tree."""
    for concept in scheme.subjects(RDF.type, SKOS.Concept):
        assert len(list(scheme.objects(concept, SKOS.broader))) == int(concept != KG.Event), concept


def test_the_tree_has_at_most_four_levels(scheme):
    """The taxonomy stays small enough to be shown whole: Event, group, type, and a few kinds of a type."""
    for concept in scheme.subjects(RDF.type, SKOS.Concept):
        assert len(list(scheme.transitive_objects(concept, SKOS.broader))) <= 4, concept


def test_every_concept_has_label_and_definition(scheme):
    """People can read what a type means."""
    for concept in scheme.subjects(RDF.type, SKOS.Concept):
        for needed in (SKOS.prefLabel, SKOS.definition):
            (text,) = scheme.objects(concept, needed)
            assert isinstance(text, Literal), concept
            assert text.language == "en", concept


def test_no_two_concepts_share_a_label(scheme):
    """A label names one type."""
    labels = [
        str(label)
        for concept in scheme.subjects(RDF.type, SKOS.Concept)
        for label in scheme.objects(concept, SKOS.prefLabel)
    ]

    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("name", PLOVER)
def test_the_classes_of_plover_are_here(name, scheme):
    """Each of the sixteen PLOVER classes has a type of its name, and says so."""
    assert Literal(f"PLOVER: {name.upper()}") in set(scheme.objects(KG[name], SKOS.note))


def test_notes_name_other_vocabularies_as_text(scheme):
    """No IRI of another vocabulary is made up."""
    for note in scheme.objects(None, SKOS.note):
        assert str(note).split(": ")[0] in ("PLOVER", "FrameNet")


def test_kinds_of_statement_are_the_types_of_words_of_saying(lexicon, scheme):
    """A claim is a statement just when its type is below Statement."""
    below = {
        str(concept).removeprefix(str(KG))
        for concept in scheme.transitive_subjects(SKOS.broader, KG.Statement)
        if concept != KG.Statement
    }

    assert lexicon.statement_types == below


def test_mental_words_are_no_statements(lexicon):
    """Thinking something is not saying it."""
    mental = {e.type for entries in lexicon.reports.values() for e in entries if e.attitude is Attitude.MENTAL}

    assert not any(lexicon.is_statement(type_) for type_ in mental)


def test_frames_are_those_that_rolesets_name(lexicon):
    """A frame or class of the tables that no roleset names would never be asked for."""
    text = (ROOT / "kgraph" / "knowledge" / "en" / "rolesets.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    frames = {frame for row in rows for frame in row[3].split()}
    classes = {parent for row in rows for name in row[2].split() for parent in _parents(name)}

    assert set(lexicon.frames) - frames == set()
    assert set(lexicon.classes) - classes == set()


def _parents(name: str) -> list[str]:
    parts = name.split("-")
    return ["-".join(parts[:count]) for count in range(2, len(parts) + 1)]
