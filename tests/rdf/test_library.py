"""A dataset in rdflib."""

import pytest
import rdflib

import kgraph
from kgraph.errors import DatasetError
from kgraph.rdf.saving import quads

# rdflib warns of what its own methods do.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

FACTS = "SELECT ?e WHERE { ?e a kg:Event } ORDER BY ?e"


@pytest.fixture(params=[False, True], ids=["oxigraph", "plain"])
def opened(request, dataset):
    """Return the dataset in both kinds of stores."""
    return kgraph.open_dataset(dataset.path.parent, plain=request.param)


def test_triples_are_all_there(opened, world):
    """Every quad is there, each in its graph."""
    assert len(quads(world)) == len(list(opened.quads()))
    graph = rdflib.URIRef("https://w3id.org/kgraph/data/graph/asserted")
    inside = sum(quad.graph_name.value == str(graph) for quad in quads(world))
    assert inside == len(list(opened.quads((None, None, None, graph))))


def test_default_graph_is_the_union(opened):
    """A query without GRAPH sees all graphs, and our prefixes need no declaration."""
    assert ["e1", "e5", "e6"] == [str(row.e).rpartition("/")[2] for row in opened.query(FACTS)]


def test_prefixes_are_bound(opened):
    """An IRI of ours is shown with its prefix."""
    assert "event:e1" == opened.namespace_manager.curie("https://w3id.org/kgraph/data/event/e1")


def test_changes_change_no_file(dataset, world):
    """What is added is there, and gone when the dataset is opened again."""
    opened = kgraph.open_dataset(dataset.path)
    added = (rdflib.URIRef("urn:a"), rdflib.URIRef("urn:b"), rdflib.Literal("c"), opened.graph(rdflib.URIRef("urn:g")))
    opened.add(added)
    assert added[:3] in opened
    assert added[:3] not in kgraph.open_dataset(dataset.path)


def test_what_is_no_dataset_is_told(tmp_path):
    """A folder without a dataset is our error."""
    with pytest.raises(DatasetError, match="holds no dataset"):
        kgraph.open_dataset(tmp_path)
