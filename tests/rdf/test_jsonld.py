"""JSON-LD."""

import json

import pytest
import rdflib
from rdflib.compare import isomorphic

from kgraph.rdf.jsonld import to_jsonld
from kgraph.rdf.saving import spelt
from kgraph.rdf.write import subjects


def lines(world):
    """Return a world as N-Triples."""
    return b"".join(spelt(subjects(world), ".nt")).decode()


# rdflib warns of what its own parsers do.
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_graph_survives(world):
    """What rdflib reads from our JSON-LD, without the network, is the graph that was written."""
    written = rdflib.Graph().parse(data=lines(world), format="nt")
    assert isomorphic(written, rdflib.Graph().parse(data=to_jsonld(lines(world)), format="json-ld"))


def test_names_are_those_of_the_context(world):
    """Events are written with the short names of the context, and the context stands in the file."""
    record = json.loads(to_jsonld(lines(world)))
    event = next(node for node in record["@graph"] if node["id"].endswith("event/e1"))
    assert "fact" == event["standing"]
    assert "2024-03-05" == event["earliest"]
    assert {"Event", "EventRecord"} == set(event["type"])
    assert isinstance(record["@context"], dict)
