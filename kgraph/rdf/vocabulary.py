"""The terms of the ontology as a closed namespace: a misspelt term fails when the line runs.

Terms are born in ontology/kgraph.ttl; a test keeps this class equal to it. Event types, which are data, are in
ontology/events.ttl and not here.
"""

from __future__ import annotations

from functools import cache

from pyoxigraph import NamedNode
from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

from kgraph.rdf.prefixes import KG_NAMESPACE


class KG(DefinedNamespace):
    """Terms of ontology/kgraph.ttl."""

    _fail = True
    _NS = Namespace(KG_NAMESPACE)

    Action: URIRef
    Attribution: URIRef
    Century: URIRef
    Claim: URIRef
    Country: URIRef
    DateBases: URIRef
    Day: URIRef
    Decade: URIRef
    Document: URIRef
    Entity: URIRef
    Event: URIRef
    EventRecord: URIRef
    Facility: URIRef
    FromDiscourse: URIRef
    FromPublication: URIRef
    FromTense: URIRef
    FromText: URIRef
    Granularities: URIRef
    Group: URIRef
    Half: URIRef
    Happened: URIRef
    Interval: URIRef
    Modalities: URIRef
    Month: URIRef
    NegatedEvent: URIRef
    Negative: URIRef
    Organization: URIRef
    Participation: URIRef
    Person: URIRef
    Place: URIRef
    Planned: URIRef
    Polarities: URIRef
    Positive: URIRef
    Possible: URIRef
    Product: URIRef
    ProspectiveEvent: URIRef
    Quantity: URIRef
    Quarter: URIRef
    ReportedEvent: URIRef
    RoleObservation: URIRef
    Season: URIRef
    Week: URIRef
    Year: URIRef
    accordingTo: URIRef
    action: URIRef
    actor: URIRef
    actsOn: URIRef
    begin: URIRef
    claim: URIRef
    claimedActor: URIRef
    claimedPlace: URIRef
    claimedTarget: URIRef
    confidence: URIRef
    contentKey: URIRef
    contradicts: URIRef
    cue: URIRef
    cueBegin: URIRef
    cueEnd: URIRef
    date: URIRef
    dateBasis: URIRef
    dateText: URIRef
    dateTextBegin: URIRef
    dateTextEnd: URIRef
    disputed: URIRef
    document: URIRef
    earliest: URIRef
    edtf: URIRef
    end: URIRef
    entity: URIRef
    eventType: URIRef
    granularity: URIRef
    headBegin: URIRef
    headEnd: URIRef
    kind: URIRef
    latest: URIRef
    modality: URIRef
    participant: URIRef
    participation: URIRef
    place: URIRef
    polarity: URIRef
    position: URIRef
    possiblySame: URIRef
    publishedFrom: URIRef
    quantity: URIRef
    quantityModifier: URIRef
    reason: URIRef
    role: URIRef
    roleIn: URIRef
    roleName: URIRef
    roleObservation: URIRef
    sourceName: URIRef
    standing: URIRef
    standsFor: URIRef
    syndicatedFrom: URIRef
    target: URIRef
    text: URIRef
    trigger: URIRef
    triggerBegin: URIRef
    triggerEnd: URIRef
    via: URIRef


@cache
def term(name: str) -> NamedNode:
    """Return a term of the ontology as a node of the store; `AttributeError` where there is no such term."""
    return NamedNode(str(getattr(KG, name)))
