"""The ontology: every term is named, defined and used as it is declared."""

import json
import re

import pytest
from pyoxigraph import Store
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef

from kgraph.rdf.prefixes import KG_NAMESPACE, ontology_file
from kgraph.rdf.vocabulary import TERMS
from kgraph.records.mention import EntityType

KG = Namespace(KG_NAMESPACE)
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """Return ontology/kgraph.ttl."""
    return Graph().parse(ontology_file("kgraph.ttl"))


@pytest.fixture(scope="module")
def event_types() -> Graph:
    """Return ontology/events.ttl."""
    return Graph().parse(ontology_file("events.ttl"))


def terms(graph: Graph) -> set[URIRef]:
    """Return the terms of ours that a graph declares."""
    return {s for s in graph.subjects(RDF.type) if isinstance(s, URIRef) and s.startswith(KG_NAMESPACE)}


def test_vocabulary_is_the_ontology(ontology):
    """The terms that the program knows are those of the ontology, no more and no fewer."""
    assert terms(ontology) == {KG[name] for name in TERMS}


def test_every_term_is_explained(ontology):
    """Every term has one label, one definition and says what defines it."""
    for term in terms(ontology):
        for predicate in (RDFS.label, SKOS.definition, RDFS.isDefinedBy):
            assert 1 == len(list(ontology.objects(term, predicate))), (term, predicate)


def test_only_the_top_event_type_shares_a_name(ontology, event_types):
    """An event type is no class or property of ours, but for kg:Event, the type of what is not known."""
    assert {KG.Event} == terms(ontology) & terms(event_types)


def test_no_reasoner_makes_an_event_of_a_denial(ontology):
    """From the classes of what is not a fact no path of sub-classes leads to an event."""
    for name in ("ReportedEvent", "ProspectiveEvent", "NegatedEvent", "EventRecord"):
        above = set(ontology.transitive_objects(KG[name], RDFS.subClassOf))
        assert not above & {KG.Event, SEM.Event}, name


def test_properties_of_records_have_no_foreign_super_properties(ontology):
    """Properties of records are not sub-properties of a vocabulary whose domains would make events of all records."""
    for term in ontology.subjects(RDFS.domain, KG.EventRecord):
        above = set(ontology.objects(term, RDFS.subPropertyOf))
        assert all(str(other).startswith(KG_NAMESPACE) for other in above), term


def test_entity_types_are_classes(ontology):
    """Every type of entity but Other is a sub-class of kg:Entity."""
    for kind in set(EntityType) - {EntityType.OTHER}:
        assert (KG[kind.value], RDFS.subClassOf, KG.Entity) in ontology


def test_ranges_and_domains_are_declared(ontology):
    """A domain or range of ours is a declared class."""
    for predicate in (RDFS.domain, RDFS.range):
        for other in ontology.objects(None, predicate):
            assert not str(other).startswith(KG_NAMESPACE) or (other, RDF.type, OWL.Class) in ontology, other


def test_context_covers_every_property(ontology):
    """The JSON-LD context has every property of the ontology, with identifiers for those that lead to nodes."""
    context = json.loads(ontology_file("context.jsonld").read_text(encoding="utf-8"))["@context"]
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
    for term in {term for kind in kinds for term in ontology.subjects(RDF.type, kind)}:
        name = term.removeprefix(KG_NAMESPACE)
        entry = context[name]
        assert f"kg:{name}" == (entry if isinstance(entry, str) else entry["@id"])
        leads_to_nodes = (term, RDF.type, OWL.ObjectProperty) in ontology
        assert leads_to_nodes == (not isinstance(entry, str) and entry.get("@type") == "@id"), name


def test_shapes_use_declared_terms(ontology, event_types):
    """A shape names no term that is not declared."""
    shapes = Graph().parse(ontology_file("shapes.ttl"))
    used = {term for triple in shapes for term in triple[1:] if str(term).startswith(KG_NAMESPACE)}
    assert used <= terms(ontology) | terms(event_types)


def test_query_of_the_readme_can_be_asked():
    """The query in the README of the ontology is valid as it stands there."""
    text = ontology_file("README.md").read_text(encoding="utf-8")
    (sparql,) = re.findall(r"```sparql\n(.*?)```", text, flags=re.DOTALL)
    assert [] == list(Store().query(sparql))


def test_event_types_lead_to_the_top(event_types):
    """Every event type has a label, and what is broader ends at kg:Event."""
    for concept in event_types.subjects(RDF.type, SKOS.Concept):
        assert (concept, SKOS.prefLabel, None) in event_types, concept
        assert KG.Event in set(event_types.transitive_objects(concept, SKOS.broader)), concept
