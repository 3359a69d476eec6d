"""Who acted on whom as a graph for Gephi, Cytoscape, yEd or networkx: GraphML and GEXF.

Entities that act or are acted on are nodes; each event is an edge from actor to target, one for each pair of them.
Events in which nobody acts on anybody are no edges: the tables (tables.py) hold them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

import networkx as nx

from kgraph.rdf.dataset import Dataset
from kgraph.rdf.iris import Iris
from kgraph.rdf.literals import clean
from kgraph.rdf.saving import replace_file
from kgraph.rdf.write import event_label
from kgraph.records.event import Event, World
from kgraph.views.network import pairs

# networkx writes the day into GEXF, and ends no file with a new line.
_CLOCK = re.compile(r' lastmodifieddate="[^"]*"')

_WRITERS: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {"graphml": cast(Any, nx).generate_graphml, "gexf": cast(Any, nx).generate_gexf}
)


def write_graph(dataset: Dataset, target: Path, *, format: str) -> None:
    """Write who acts on whom to a file as `graphml` or `gexf`; the file is replaced as a whole.

    Raises:
        DatasetError: the dataset cannot be read, or a record in it is incomplete.
        ExportError: the file cannot be written.
    """
    graph = to_graph(dataset.world(), base=dataset.base)
    if format == "gexf":
        _date_edges(graph)
    text = "\n".join(_WRITERS[format](graph))
    replace_file(target, [_CLOCK.sub("", text, count=1).encode(), b"\n"])


def to_graph(world: World, *, base: str) -> Any:
    """Return who acts or is acted on, with an edge for each event and pair, as a graph of networkx."""
    iris = Iris(base)
    entities = {entity.id: entity for entity in world.entities}
    names = {entity.id: entity.name for entity in world.entities}
    copied = dict(world.syndicated)
    graph: Any = cast(Any, nx).MultiDiGraph()
    for id_ in sorted({id_ for event in world.events for id_ in event.actors + event.targets}):
        entity = entities[id_]
        known = {"iri": iris.node("entity", id_).value, "entity_type": entity.type.value}
        graph.add_node(id_, label=clean(entity.name), aliases=clean("; ".join(entity.aliases)), **known)
    for event in world.events:
        told = {"event": iris.node("event", event.id).value, "label": clean(event_label(event, names))}
        told |= _told(event, copied)
        for number, (actor, target, mutual) in enumerate(pairs(event)):
            link = "together" if mutual else "acts-on"  # networkx does not write truth values as XML does
            graph.add_edge(actor, target, key=f"{event.id}-{number}", link=link, **told)
    return graph


def _told(event: Event, copied: Mapping[str, str]) -> dict[str, str | int | float]:
    """Return what an edge tells of its event; `weight` counts documents, copies of one text once."""
    keys = {evidence.document_key for evidence in event.evidence}
    found: dict[str, str | int | float] = {
        "action": clean(event.action),
        "event_type": clean(event.type),
        "standing": event.standing.value,
        "kind": event.kind.value,
        "weight": len({copied.get(key, key) for key in keys}),
        "claims": len(event.evidence),
        "confidence": max(evidence.claim.confidence for evidence in event.evidence),
    }
    if interval := event.interval:
        found |= {"date": interval.edtf, "granularity": interval.granularity.value}
        bounds = {"earliest": interval.begin, "latest": interval.end}
        found |= {name: day.isoformat() for name, day in bounds.items() if day}
    return found


def _date_edges(graph: Any) -> None:
    """Give the edges the days between which GEXF shows them; one without a day is always shown."""
    for _, _, key, told in graph.edges(keys=True, data=True):
        days = {"start": told.get("earliest"), "end": told.get("latest")}
        told |= {"id": key, **{name: day for name, day in days.items() if day}}
