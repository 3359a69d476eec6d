"""A world as quads."""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from kgraph.rdf.prefixes import KG_NAMESPACE
from kgraph.rdf.read import world as read_world
from kgraph.rdf.saving import quads
from kgraph.records.claim import Polarity, Quantity, Status
from kgraph.records.event import World
from kgraph.records.interval import Granularity

DATA = "https://w3id.org/kgraph/data/"


def values(store, subject, name):
    """Return the values of a property of ours as text, sorted."""
    found = store.quads_for_pattern(NamedNode(DATA + subject), NamedNode(KG_NAMESPACE + name), None)
    return sorted(quad.object.value for quad in found)


def instances(store, name):
    """Return the local names of the instances of a class of ours."""
    kind = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    found = store.quads_for_pattern(None, kind, NamedNode(KG_NAMESPACE + name))
    return sorted(quad.subject.value.rpartition("/")[2] for quad in found)


def test_only_facts_are_events(store):
    """What is reported, planned or denied is never an instance of kg:Event."""
    assert ["e1", "e5", "e6"] == instances(store, "Event")
    assert ["e3", "e7"] == instances(store, "ReportedEvent")
    assert ["e2"] == instances(store, "ProspectiveEvent")
    assert ["e4"] == instances(store, "NegatedEvent")
    assert [f"e{number}" for number in range(1, 8)] == instances(store, "EventRecord")


def test_denied_plan_is_no_prospect(builder, store_of):
    """What is said not to be planned is denied, whatever its time."""
    builder.document("d", "Acme will not sue Dorado.")
    builder.entity("Acme")
    claim = builder.claim(
        "d", "Acme will not sue Dorado.", "sue", "sue.01", "Justice", actors=["Acme"],
        polarity=Polarity.NEGATIVE, status=Status.PLANNED,
    )  # fmt: skip
    builder.event("e", claim)
    found = store_of(builder.world())
    assert ["e"] == instances(found, "NegatedEvent")
    assert [] == instances(found, "ProspectiveEvent") == instances(found, "Event")


def test_every_triple_stands_in_one_graph(world):
    """No triple stands in two named graphs, and none outside of them."""
    found = quads(world)
    assert 1 == max(Counter(quad.triple for quad in found).values())
    assert all(isinstance(quad.graph_name, NamedNode) for quad in found)


def test_graphs_hold_what_they_are_for(world):
    """Facts, other records, entities and each document have their graphs."""
    found = {quad.graph_name.value.removeprefix(DATA) for quad in quads(world)}
    documents = {f"graph/doc/{document.key}" for document in world.documents}
    common = {
        "graph/asserted",
        "graph/attributed",
        "graph/derived",
        "graph/entities",
        "https://w3id.org/kgraph/ontology",
    }
    assert documents | common == found


def test_dropping_a_document_drops_its_claims(world, store):
    """The graph of a document holds the document and all of its claims with their parts."""
    key = next(document.key for document in world.documents if document.id == "wire-b")
    inside = {q.subject.value for q in quads(world) if q.graph_name.value == f"{DATA}graph/doc/{key}"}
    outside = {q.subject.value for q in quads(world) if q.graph_name.value != f"{DATA}graph/doc/{key}"}
    assert not inside & outside
    assert all(key in iri for iri in inside)


def test_there_are_no_blank_nodes(world):
    """Everything has an IRI, so that files can be put together and compared."""
    assert not any(isinstance(node, BlankNode) for quad in quads(world) for node in (quad.subject, quad.object))


def test_only_deeds_that_are_facts_act_on_somebody(store):
    """The short edge is drawn for facts, not for hearsay, plans, denials or statements."""
    assert ["borealis"] == [iri.rpartition("/")[2] for iri in values(store, "entity/acme", "actsOn")]
    assert ["cygnus"] == [iri.rpartition("/")[2] for iri in values(store, "entity/borealis", "actsOn")]
    assert [] == values(store, "entity/cygnus", "actsOn") == values(store, "entity/dorado", "actsOn")


def test_nobody_acts_on_themselves(builder, store_of):
    """An event whose actor is its target draws no edge."""
    builder.document("d", "Acme sued Acme.")
    builder.entity("Acme")
    builder.event(
        "e", builder.claim("d", "Acme sued Acme.", "sued", None, "Justice", actors=["Acme"], targets=["Acme"])
    )
    assert [] == values(store_of(builder.world()), "entity/acme", "actsOn")


def test_dates_keep_their_precision(store):
    """A day is shown as a day, a month as a month, a year as a year; a range has no date for display."""
    xsd = "http://www.w3.org/2001/XMLSchema#"
    date_ = NamedNode(f"{KG_NAMESPACE}date")
    events = {name: NamedNode(f"{DATA}event/{name}") for name in ("e1", "e2", "e3", "e4", "e7")}
    shown = {
        name: [str(q.object) for q in store.quads_for_pattern(event, date_, None)] for name, event in events.items()
    }
    assert {
        "e1": [f'"2024-03-05"^^<{xsd}date>'],
        "e2": [f'"2024-04"^^<{xsd}gYearMonth>'],
        "e3": [],
        "e4": [f'"2023"^^<{xsd}gYear>'],
        "e7": [],
    } == shown


def test_bounds_are_days(store):
    """A month has its first and last day as bounds, something undated none."""
    assert (["2024-04-01"], ["2024-04-30"]) == (
        values(store, "event/e2", "earliest"),
        values(store, "event/e2", "latest"),
    )
    assert [] == values(store, "event/e7", "earliest") == values(store, "event/e7", "edtf")


def test_open_end_has_one_bound(store, world):
    """Of an interval that is open at one end only the other bound is written."""
    evidence = next(
        e for event in world.events if event.id == "e3" for e in event.evidence if "350" in e.claim.targets[0].name
    )
    name = f"claim/{evidence.id}"
    assert ([], ["2024-03-07"]) == (values(store, name, "earliest"), values(store, name, "latest"))
    assert ["../2024-03-07"] == values(store, name, "edtf")


def test_month_meant_is_never_shown_as_a_day(builder, store_of):
    """A month cut to one day is shown as no date at all: the day was not meant."""
    builder.document("d", "Acme opened a plant this month.", published=date(2024, 11, 1))
    builder.entity("Acme")
    claim = builder.claim(
        "d", "Acme opened a plant this month.", "opened", None, "Begin", actors=["Acme"], when="2024-11-01",
        granularity=Granularity.MONTH,
    )  # fmt: skip
    builder.event("e", claim)
    found = store_of(builder.world())
    assert [] == values(found, "event/e", "date")
    assert [f"{KG_NAMESPACE}Month"] == values(found, "event/e", "granularity")


def test_nested_sources_lead_outwards(store, world):
    """The claim carries the nearest source; the further one is reached by kg:via."""
    evidence = next(event.evidence[0] for event in world.events if event.id == "e7")
    assert [f"{DATA}entity/borealis"] == values(store, f"claim/{evidence.id}", "accordingTo")
    (via,) = values(store, f"claim/{evidence.id}", "via")
    assert [f"{DATA}entity/wire-c"] == values(store, via.removeprefix(DATA), "accordingTo")
    assert ["reported"] == values(store, via.removeprefix(DATA), "cue")


def test_own_voice_has_no_source(store, world):
    """A claim that the document itself makes is according to nobody."""
    evidence = next(event.evidence[0] for event in world.events if event.id == "e6")
    assert [] == values(store, f"claim/{evidence.id}", "accordingTo")


def test_disputes_name_the_property(store):
    """What is disputed is a property of ours."""
    assert [f"{KG_NAMESPACE}quantity"] == values(store, "event/e3", "disputed")
    assert [] == values(store, "event/e1", "disputed")


def test_claims_of_one_trigger_stay_apart(builder, store_of):
    """Two claims of one trigger that say different things have different IRIs; the same claim twice has one."""
    builder.document("d", "Acme and Borealis sued Cygnus.")
    for name in ("Acme", "Borealis"):
        builder.entity(name)
    one, other = (
        builder.claim("d", "Acme and Borealis sued Cygnus.", "sued", "sue.01", "Justice", actors=[name])
        for name in ("Acme", "Borealis")
    )
    builder.event("e1", one)
    builder.event("e2", other)
    builder.event("e3", one)
    found = store_of(builder.world())
    assert [f"{DATA}claim/{one.id}"] == values(found, "event/e1", "claim") == values(found, "event/e3", "claim")
    assert [f"{DATA}claim/{one.id}-2"] == values(found, "event/e2", "claim")


def test_types_bring_what_is_broader(store):
    """The types in use come with what is broader, up to the top, so that the dataset can be asked alone."""
    broader = NamedNode("http://www.w3.org/2004/02/skos/core#broader")
    found = {q.subject.value.rpartition("#")[2] for q in store.quads_for_pattern(None, broader, None)}
    assert {"Trade", "Economy", "Say", "Statement"} <= found
    assert "Kill" not in found


def test_address_that_is_none_stays_text(builder, store_of):
    """A script in place of an address does not become an IRI."""
    builder.document("d", "x", url="javascript:alert(1)")
    source = NamedNode("http://purl.org/dc/terms/source")
    assert [Literal("javascript:alert(1)")] == [
        q.object for q in store_of(builder.world()).quads_for_pattern(None, source, None)
    ]


def test_unknown_entity_types_and_large_numbers_are_written(builder, store_of):
    """A number beyond 64 bits and one with decimals are kept exactly."""
    builder.document("d", "Acme owes 5 and 6.")
    builder.entity("5")
    builder.entity("6")
    claim = builder.claim(
        "d", "Acme owes 5 and 6.", "owes", None, "Economy", targets=["5", "6"],
        quantities={"5": Quantity(10**25, "dollars"), "6": Quantity(0.1, None)},
    )  # fmt: skip
    builder.event("e", claim)
    value = NamedNode("https://schema.org/value")
    found = {q.object.value for q in store_of(builder.world()).quads_for_pattern(None, value, None)}
    assert {str(10**25), "0.1"} == found


def test_base_is_used_everywhere(world):
    """Under another base nothing of the data lies under the default one."""
    assert not any(DATA in str(quad) for quad in quads(world, base="https://x.example/kg/"))


def test_order_of_records_does_not_matter(world):
    """The same records in another order give the same quads."""
    turned = World(world.documents[::-1], world.entities[::-1], world.events[::-1])
    assert set(quads(world)) == set(quads(turned))


def test_quads_do_not_follow_hashes():
    """Two processes with different hash seeds write the same bytes in every format."""
    code = (
        "import hashlib, importlib.util, sys; from kgraph.rdf.saving import FORMATS, spelt; "
        "from kgraph.rdf.write import subjects; spec = importlib.util.spec_from_file_location('worlds', sys.argv[1]); "
        "module = importlib.util.module_from_spec(spec); sys.modules['worlds'] = module; "
        "spec.loader.exec_module(module); found = subjects(module.make_world()); "
        "print([hashlib.sha256(b''.join(spelt(found, suffix))).hexdigest() for suffix in FORMATS])"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).with_name("conftest.py"))],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert made[0] == made[1]


def test_claim_without_its_document_is_an_error(world):
    """A world whose claims point to a document that it does not have cannot be written."""
    with pytest.raises(KeyError):
        quads(replace(world, documents=()))


def test_copies_and_roles_stand_with_their_document(builder, store_of):
    """A document that repeats another says so; a role is observed by a document, with the country where it is told."""
    for name in ("first", "copy"):
        builder.document(name, "President Vale met Minister Oda.", url=f"https://{name}.example/")
    for name in ("Vale", "Oda", "Tavira"):
        builder.entity(name)
    builder.copy("copy", "first")
    builder.role("vale", "president", "tavira", "first")
    builder.role("oda", "minister", None, "first")
    world = builder.world()
    first, copy = (builder.documents[name].key for name in ("first", "copy"))
    assert [f"{DATA}doc/{first}"] == values(store_of(world), f"doc/{copy}", "syndicatedFrom")
    assert [] == values(store_of(world), f"doc/{first}", "syndicatedFrom")
    roles = [f"role/{name}" for name in instances(store_of(world), "RoleObservation")]
    assert [["minister"], ["president"]] == sorted(values(store_of(world), role, "roleName") for role in roles)
    assert [[], [f"{DATA}entity/tavira"]] == sorted(values(store_of(world), role, "roleIn") for role in roles)
    back = read_world(store_of(world))
    assert (world.syndicated, set(world.roles)) == (back.syndicated, set(back.roles))
