"""The terms of the ontology as a closed list: a misspelt term fails when the line runs.

Terms are born in ontology/kgraph.ttl; a test keeps this list equal to it. Event types, which are data, are in
ontology/events.ttl and not here.
"""

from __future__ import annotations

from functools import cache

from pyoxigraph import NamedNode

from kgraph.rdf.prefixes import KG_NAMESPACE

TERMS = frozenset(
    [
        "Action",
        "Attribution",
        "Century",
        "Claim",
        "Country",
        "DateBases",
        "Day",
        "Decade",
        "Document",
        "Entity",
        "Event",
        "EventRecord",
        "Facility",
        "FromDiscourse",
        "FromPublication",
        "FromTense",
        "FromText",
        "Granularities",
        "Group",
        "Half",
        "Happened",
        "Interval",
        "Modalities",
        "Month",
        "NegatedEvent",
        "Negative",
        "Organization",
        "Participation",
        "Person",
        "Place",
        "Planned",
        "Polarities",
        "Positive",
        "Possible",
        "Product",
        "ProspectiveEvent",
        "Quantity",
        "Quarter",
        "ReportedEvent",
        "RoleObservation",
        "Season",
        "Week",
        "Year",
        "accordingTo",
        "action",
        "actor",
        "actsOn",
        "begin",
        "claim",
        "claimedActor",
        "claimedPlace",
        "claimedTarget",
        "confidence",
        "contentKey",
        "contradicts",
        "cue",
        "cueBegin",
        "cueEnd",
        "date",
        "dateBasis",
        "dateText",
        "dateTextBegin",
        "dateTextEnd",
        "disputed",
        "document",
        "earliest",
        "edtf",
        "end",
        "entity",
        "eventType",
        "granularity",
        "headBegin",
        "headEnd",
        "kind",
        "latest",
        "modality",
        "participant",
        "participation",
        "place",
        "polarity",
        "position",
        "publishedFrom",
        "quantity",
        "quantityModifier",
        "reason",
        "role",
        "roleIn",
        "roleName",
        "sourceName",
        "standing",
        "standsFor",
        "syndicatedFrom",
        "target",
        "text",
        "trigger",
        "triggerBegin",
        "triggerEnd",
        "via",
    ]
)
"""The local names of the terms of ontology/kgraph.ttl."""


@cache
def term(name: str) -> NamedNode:
    """Return a term of the ontology as a node of the store; `AttributeError` where there is no such term."""
    if name not in TERMS:
        raise AttributeError(f"the ontology has no term {name!r}")
    return NamedNode(KG_NAMESPACE + name)
