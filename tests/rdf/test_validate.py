"""The shapes of the ontology."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kgraph.rdf.dataset import Dataset
from kgraph.rdf.prefixes import KG_NAMESPACE
from kgraph.rdf.saving import quads
from kgraph.rdf.validate import violations

XSD = "http://www.w3.org/2001/XMLSchema#"


def kg(name):
    """Return a term of ours."""
    return NamedNode(KG_NAMESPACE + name)


def save_lines(found, path):
    """Write quads as N-Quads."""
    path.write_bytes(serialize(found, format=RdfFormat.N_QUADS))


def test_what_we_write_keeps_the_shapes(dataset):
    """The world made by hand breaks no shape."""
    assert () == violations(dataset)


@pytest.mark.parametrize(
    ("event", "name", "value"),
    [
        ("e2", "date", Literal("2024-04-01", datatype=NamedNode(f"{XSD}date"))),
        ("e4", "date", Literal("2023-01", datatype=NamedNode(f"{XSD}gYearMonth"))),
        ("e7", "date", Literal("2024", datatype=NamedNode(f"{XSD}gYear"))),
        ("e1", "earliest", Literal("2024-03-06", datatype=NamedNode(f"{XSD}date"))),
        ("e1", "earliest", None),
        ("e2", "granularity", None),
        ("e1", "granularity", kg("Month")),
        ("e1", "claim", None),
        ("e1", "actor", NamedNode("https://w3id.org/kgraph/data/entity/nobody")),
        ("e4", "standing", Literal("fact")),
        ("e1", "standing", Literal("denied")),
    ],
)
def test_broken_record_is_told(world, tmp_path, event, name, value):
    """An invented day, a turned interval, half a date, a missing claim, a class that does not fit: each is told."""
    node = NamedNode(f"https://w3id.org/kgraph/data/event/{event}")
    kept = [quad for quad in quads(world) if (quad.subject, quad.predicate) != (node, kg(name))]
    broken = [] if value is None else [Quad(node, kg(name), value, NamedNode("https://x.example/"))]
    save_lines([*kept, *broken], tmp_path / "x.nq")
    told = violations(Dataset(tmp_path / "x.nq"))
    assert any(line.startswith(f"{node.value}:") for line in told), told


def test_denial_typed_as_an_event_is_told(world, tmp_path):
    """A denied record that is an instance of kg:Event too breaks the shapes."""
    node = NamedNode("https://w3id.org/kgraph/data/event/e4")
    type_ = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    save_lines([*quads(world), Quad(node, type_, kg("Event"), NamedNode("https://x.example/"))], tmp_path / "x.nq")
    assert any(line.startswith(f"{node.value}:") for line in violations(Dataset(tmp_path / "x.nq")))
