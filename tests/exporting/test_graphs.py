"""Who acted on whom in GraphML and GEXF, read back by networkx."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kgraph.exporting.formats import export
from kgraph.rdf.saving import save
from kgraph.records.event import World

READERS = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}


def exported(world: World, folder: Path, name: str) -> Any:
    """Return the graph of a world after a way through its file."""
    save(world, folder / "graph.nq")
    export(folder / "graph.nq", folder / f"graph.{name}")
    options = {"force_multigraph": True} if name == "graphml" else {}
    return READERS[name](folder / f"graph.{name}", **options)


@pytest.mark.parametrize("name", READERS)
def test_events_are_edges_from_actor_to_target(small_world: World, tmp_path: Path, name: str) -> None:
    """Each event that has both is an edge, with what it is and whether it happened."""
    graph = exported(small_world, tmp_path, name)

    told = {(source, target, data["action"], data["standing"]) for source, target, data in graph.edges(data=True)}
    assert {
        ("acme", "borealis", "acquire", "fact"),
        ("acme", "dorado", "sue", "planned"),
        ("acme", "jobs", "cut", "reported"),
        ("borealis", "cygnus", "sue", "denied"),
        ("borealis", "cygnus", "sue", "fact"),
        ("cygnus", "dorado", "bribe", "reported"),
        ("dorado", "acme", "tell", "fact"),
    } == told


@pytest.mark.parametrize("name", READERS)
def test_who_takes_no_part_is_no_node(small_world: World, tmp_path: Path, name: str) -> None:
    """A place and a mere source are left out; the others have their names and types."""
    graph = exported(small_world, tmp_path, name)

    assert {"acme", "borealis", "cygnus", "dorado", "jobs"} == set(graph)
    assert ("Acme", "Organization") == (graph.nodes["acme"]["label"], graph.nodes["acme"]["entity_type"])


@pytest.mark.parametrize("name", READERS)
def test_weight_counts_documents(small_world: World, tmp_path: Path, name: str) -> None:
    """Two papers tell of one event; a copy of a text counts once."""
    keys = {document.id: document.key for document in small_world.documents}
    copied = replace(small_world, syndicated=((keys["wire-b"], keys["wire-a"]),))

    assert {2} == weights(exported(small_world, tmp_path, name), claims=2)
    assert {1} == weights(exported(copied, tmp_path, name), claims=2)


def weights(graph: Any, *, claims: int) -> set[int]:
    """Return the weights of the edges whose events have so many claims."""
    return {data["weight"] for *_, data in graph.edges(data=True) if data["claims"] == claims}


@pytest.mark.parametrize("name", READERS)
def test_who_act_together_are_linked(small_world: World, tmp_path: Path, name: str) -> None:
    """Of several actors without a target every pair is one link that says so."""
    (event,) = [event for event in small_world.events if event.id == "e1"]
    both = replace(event, actors=("acme", "borealis"), targets=())
    graph = exported(replace(small_world, events=(both,)), tmp_path, name)

    assert [("acme", "borealis", "together")] == list(graph.edges(data="link"))


def test_gexf_shows_an_event_on_its_days(small_world: World, tmp_path: Path) -> None:
    """Bounds are days; an event without a date has none, and no day is invented for it."""
    graph = exported(small_world, tmp_path, "gexf")

    days = {data["label"]: (data.get("start"), data.get("end")) for *_, data in graph.edges(data=True)}
    assert ("2024-04-01", "2024-04-30") == days["Acme · sue · Dorado · 2024-04 (planned)"]
    assert [(None, None)] == [days[label] for label in days if "bribe" in label]


@pytest.mark.parametrize("name", READERS)
def test_hostile_names_survive(small_world: World, tmp_path: Path, name: str) -> None:
    """Markup stays text, and what XML cannot hold is shown as U+FFFD."""
    first, *others = small_world.entities
    hostile = replace(first, name='</node><script>"&\x0b')
    graph = exported(replace(small_world, entities=(hostile, *others)), tmp_path, name)

    assert '</node><script>"&\ufffd' == graph.nodes[first.id]["label"]


@pytest.mark.parametrize("name", READERS)
def test_nothing_of_the_clock(small_world: World, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same dataset gives the same bytes on another day."""
    exported(small_world, tmp_path, name)
    today = (tmp_path / f"graph.{name}").read_bytes()
    monkeypatch.setattr("time.strftime", lambda *_: "1999-01-01")
    exported(small_world, tmp_path, name)
    assert today == (tmp_path / f"graph.{name}").read_bytes()
    assert b"1999" not in today


@pytest.mark.parametrize("name", READERS)
def test_empty_dataset_is_an_empty_graph(tmp_path: Path, name: str) -> None:
    """A dataset of nothing gives a file that can be read."""
    assert 0 == len(exported(World((), (), ()), tmp_path, name))
