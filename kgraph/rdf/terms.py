"""Terms of other vocabularies that we write and read, and what the closed words of our records are in RDF."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kgraph.rdf.prefixes import VOCABULARIES
from kgraph.records.claim import Basis, Polarity, Status
from kgraph.records.event import Standing
from kgraph.records.interval import Granularity
from kgraph.records.mention import EntityType


def node_of(name: str) -> NamedNode:
    """Return the term of a prefixed name."""
    prefix, _, local = name.partition(":")
    return NamedNode(VOCABULARIES[prefix] + local)


TYPE = node_of("rdf:type")
LABEL = node_of("rdfs:label")
PREF_LABEL, ALT_LABEL = node_of("skos:prefLabel"), node_of("skos:altLabel")
BROADER, EXACT_MATCH, NOTATION = node_of("skos:broader"), node_of("skos:exactMatch"), node_of("skos:notation")
IDENTIFIER, TITLE, PUBLISHER = node_of("dcterms:identifier"), node_of("dcterms:title"), node_of("dcterms:publisher")
ISSUED, LANGUAGE, SOURCE = node_of("dcterms:issued"), node_of("dcterms:language"), node_of("dcterms:source")
VALUE, UNIT_TEXT, SHA256 = node_of("schema:value"), node_of("schema:unitText"), node_of("schema:sha256")

STANDING_CLASSES = {
    Standing.FACT: "Event",
    Standing.REPORTED: "ReportedEvent",
    Standing.PLANNED: "ProspectiveEvent",
    Standing.POSSIBLE: "ProspectiveEvent",
    Standing.DENIED: "NegatedEvent",
}

# The classes of schema.org are written out beside ours: most stores answer without reasoning.
SCHEMA_NAMES = {
    EntityType.PERSON: ("kg:Entity", "kg:Person", "schema:Person"),
    EntityType.ORGANIZATION: ("kg:Entity", "kg:Organization", "schema:Organization"),
    EntityType.COUNTRY: ("kg:Entity", "kg:Country", "schema:Country"),
    EntityType.PLACE: ("kg:Entity", "kg:Place", "schema:Place"),
    EntityType.FACILITY: ("kg:Entity", "kg:Facility", "schema:Place"),
    EntityType.GROUP: ("kg:Entity", "kg:Group"),
    EntityType.PRODUCT: ("kg:Entity", "kg:Product", "schema:Product"),
    EntityType.OTHER: ("kg:Entity",),
}

POLARITIES = {Polarity.POSITIVE: "kg:Positive", Polarity.NEGATIVE: "kg:Negative"}
MODALITIES = {
    Status.HAPPENED: "kg:Happened",
    Status.PLANNED: "kg:Planned",
    Status.POSSIBLE: "kg:Possible",
}
BASES = {
    Basis.TEXT: "kg:FromText",
    Basis.TENSE: "kg:FromTense",
    Basis.DISCOURSE: "kg:FromDiscourse",
    Basis.PUBLICATION: "kg:FromPublication",
}
GRANULARITIES = {granularity: f"kg:{granularity.value.capitalize()}" for granularity in Granularity}
