"""The shapes of the ontology."""

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, serialize

from kgraph.errors import DatasetError
from kgraph.rdf import shapes as module
from kgraph.rdf.dataset import Dataset
from kgraph.rdf.prefixes import KG_NAMESPACE
from kgraph.rdf.saving import quads
from kgraph.rdf.validate import shacl_violations, violations

XSD = "http://www.w3.org/2001/XMLSchema#"


def kg(name):
    """Return a term of ours."""
    return NamedNode(KG_NAMESPACE + name)


def save_lines(found, path):
    """Write quads as N-Quads."""
    path.write_bytes(serialize(found, format=RdfFormat.N_QUADS))


def test_what_we_write_keeps_the_shapes(dataset):
    """The world made by hand breaks no shape."""
    assert () == violations(dataset) == shacl_violations(dataset)


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
    assert node.value in {item.subject for item in told}, told


@pytest.mark.parametrize(("name", "type_", "value"), [("latest", "date", "20240305"), ("latest", "date", "2024-W10-2")])
def test_values_are_written_as_xml_schema_does(world, tmp_path, name, type_, value):
    """What Python would take for a day or a number is none where XML Schema does not write it so."""
    node = NamedNode("https://w3id.org/kgraph/data/event/e1")
    kept = [quad for quad in quads(world) if (quad.subject, quad.predicate) != (node, kg(name))]
    wrong = Quad(node, kg(name), Literal(value, datatype=NamedNode(XSD + type_)), NamedNode("https://x.example/"))
    save_lines([*kept, wrong], tmp_path / "x.nq")
    assert any(
        f"{name} is {value}; expected a value of xsd:{type_}" in i.problem
        for i in violations(Dataset(tmp_path / "x.nq"))
    )


def test_denial_typed_as_an_event_is_told(world, tmp_path):
    """A denied record that is an instance of kg:Event too breaks the shapes."""
    node = NamedNode("https://w3id.org/kgraph/data/event/e4")
    type_ = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    save_lines([*quads(world), Quad(node, type_, kg("Event"), NamedNode("https://x.example/"))], tmp_path / "x.nq")
    assert node.value in {item.subject for item in violations(Dataset(tmp_path / "x.nq"))}


CHANGES = (
    None,
    Literal("x"),
    Literal(""),
    Literal("fact"),
    Literal("-1", datatype=NamedNode(f"{XSD}integer")),
    Literal("one", datatype=NamedNode(f"{XSD}integer")),
    Literal("1.5", datatype=NamedNode(f"{XSD}decimal")),
    Literal("2024-02-30", datatype=NamedNode(f"{XSD}date")),
    Literal("2023-06-01", datatype=NamedNode(f"{XSD}date")),
    Literal("2024", datatype=NamedNode(f"{XSD}gYear")),
    kg("Day"),
    kg("Event"),
    NamedNode("https://w3id.org/kgraph/data/entity/acme"),
    NamedNode("https://w3id.org/kgraph/data/event/e4"),
    NamedNode("urn:nobody"),
)


# rdflib warns of how it compares values that are none.
@pytest.mark.filterwarnings("ignore:NotImplemented should not be used:DeprecationWarning")
@pytest.mark.parametrize("number", range(60))
def test_the_same_is_found_as_by_pyshacl(world, tmp_path, number):
    """One value put in the place of another, or taken away: both name the same records, or none."""
    found = sorted(quads(world), key=str)
    place = number * 7919 % len(found)
    quad = found[place]
    value = CHANGES[number % len(CHANGES)]
    changed = [] if value is None else [Quad(quad.subject, quad.predicate, value, quad.graph_name)]
    save_lines([*found[:place], *changed, *found[place + 1 :]], tmp_path / "x.nq")
    dataset = Dataset(tmp_path / "x.nq")
    theirs = {line.partition(": ")[0] for line in shacl_violations(dataset)}
    assert theirs == {item.subject for item in violations(dataset)}


def test_the_rule_is_told_in_words(world, tmp_path):
    """Who reads the line knows which record it is, what was found and what was expected."""
    node = NamedNode("https://w3id.org/kgraph/data/event/e1")
    late = Literal("2024-03-06", datatype=NamedNode(f"{XSD}date"))
    kept = [quad for quad in quads(world) if (quad.subject, quad.predicate) != (node, kg("earliest"))]
    save_lines([*kept, Quad(node, kg("earliest"), late, NamedNode("https://x.example/"))], tmp_path / "x.nq")
    lines = [str(item) for item in violations(Dataset(tmp_path / "x.nq"))]
    label = "Acme · acquire · Borealis · 2024-03-05"
    assert f"{node.value} ({label}): earliest is 2024-03-06; expected at most latest, which is 2024-03-05" in lines
    assert any(": breaks a rule: What is shown is never finer than what was meant" in line for line in lines)


def test_triple_in_two_graphs_is_told(world, tmp_path):
    """Every triple stands in one graph: some stores count one that stands in two twice."""
    one, *others = quads(world)
    other = Quad(one.subject, one.predicate, one.object, NamedNode("https://x.example/"))
    save_lines([one, other, *others], tmp_path / "x.nq")
    (told,) = violations(Dataset(tmp_path / "x.nq"))
    assert "stands in several graphs: <https://w3id.org" in told.problem


def test_blank_node_is_told(world, tmp_path):
    """A node without an IRI keeps files from being compared."""
    blank = Quad(BlankNode("b"), kg("text"), Literal("x"), NamedNode("https://x.example/"))
    save_lines([*quads(world), blank], tmp_path / "x.nq")
    (told,) = violations(Dataset(tmp_path / "x.nq"))
    assert "without an IRI" in told.problem


def test_unknown_constraint_is_told(monkeypatch, tmp_path):
    """A shape that the program does not understand is an error, never a rule that is passed over."""
    path = tmp_path / "shapes.ttl"
    head = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/kgraph/ontology#> ."
    path.write_text(f"{head} kg:S a sh:NodeShape ; sh:targetClass kg:Claim ; sh:closed true .", encoding="utf-8")
    monkeypatch.setattr(module, "ontology_file", lambda _: path)
    with pytest.raises(DatasetError, match="sh:closed is not known"):
        module.shapes.__wrapped__()
