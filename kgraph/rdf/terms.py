"""Terms of other vocabularies that we write and read, and what the closed words of our records are in RDF."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from kgraph.rdf.prefixes import VOCABULARIES
from kgraph.rdf.vocabulary import term
from kgraph.records.claim import Basis, Polarity, Status
from kgraph.records.event import Standing
from kgraph.records.interval import Granularity
from kgraph.records.mention import EntityType

Triple = tuple[NamedNode, NamedNode, NamedNode | Literal]
"""Subject, predicate, object."""


def _node(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(VOCABULARIES[prefix] + local)


TYPE = _node("rdf:type")
LABEL = _node("rdfs:label")
PREF_LABEL, ALT_LABEL = _node("skos:prefLabel"), _node("skos:altLabel")
BROADER, EXACT_MATCH, NOTATION = _node("skos:broader"), _node("skos:exactMatch"), _node("skos:notation")
IDENTIFIER, TITLE, PUBLISHER = _node("dcterms:identifier"), _node("dcterms:title"), _node("dcterms:publisher")
ISSUED, LANGUAGE, SOURCE = _node("dcterms:issued"), _node("dcterms:language"), _node("dcterms:source")
VALUE, UNIT_TEXT, SHA256 = _node("schema:value"), _node("schema:unitText"), _node("schema:sha256")

STANDING_CLASSES = {
    Standing.FACT: "Event",
    Standing.REPORTED: "ReportedEvent",
    Standing.PLANNED: "ProspectiveEvent",
    Standing.POSSIBLE: "ProspectiveEvent",
    Standing.DENIED: "NegatedEvent",
}

# The classes of schema.org are written out beside ours: most stores answer without reasoning.
SCHEMA_TYPES = {
    EntityType.PERSON: (term("Entity"), term("Person"), _node("schema:Person")),
    EntityType.ORGANIZATION: (term("Entity"), term("Organization"), _node("schema:Organization")),
    EntityType.COUNTRY: (term("Entity"), term("Country"), _node("schema:Country")),
    EntityType.PLACE: (term("Entity"), term("Place"), _node("schema:Place")),
    EntityType.FACILITY: (term("Entity"), term("Facility"), _node("schema:Place")),
    EntityType.GROUP: (term("Entity"), term("Group")),
    EntityType.PRODUCT: (term("Entity"), term("Product"), _node("schema:Product")),
    EntityType.OTHER: (term("Entity"),),
}

POLARITIES = {Polarity.POSITIVE: term("Positive"), Polarity.NEGATIVE: term("Negative")}
MODALITIES = {
    Status.HAPPENED: term("Happened"),
    Status.PLANNED: term("Planned"),
    Status.POSSIBLE: term("Possible"),
}
BASES = {
    Basis.TEXT: term("FromText"),
    Basis.TENSE: term("FromTense"),
    Basis.DISCOURSE: term("FromDiscourse"),
    Basis.PUBLICATION: term("FromPublication"),
}
GRANULARITIES = {granularity: term(granularity.value.capitalize()) for granularity in Granularity}
