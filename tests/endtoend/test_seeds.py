"""The sample documents through the whole program, model included."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from kgraph.pipeline.build import resolved
from kgraph.records.event import Event, World

NAMES = ("claims.jsonl", "texts.jsonl", "graph.nq", "graph.ttl", "graph.trig", "graph.html")


def build(root: Path, out: Path, *inputs: str, seed: int) -> None:
    """Run `kgraph build` in a process of its own with a hash seed."""
    command = [sys.executable, "-m", "kgraph", "build", *inputs, "-o", str(out)]
    subprocess.run(command, cwd=root, check=True, capture_output=True, env=os.environ | {"PYTHONHASHSEED": str(seed)})


@pytest.fixture(scope="module")
def out(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the dataset of the seeds."""
    folder = tmp_path_factory.mktemp("seeds") / "out"
    build(root, folder, "seeds/", seed=1)
    return folder


def test_every_document_tells_events(out: Path):
    """All documents are read, none is skipped, and each has dated claims."""
    lines = [json.loads(line) for line in (out / "claims.jsonl").read_text(encoding="utf-8").splitlines()]

    assert 17 == len(lines)
    assert [] == json.loads((out / "manifest.json").read_text(encoding="utf-8"))["skipped"]
    for line in lines:
        assert any(claim["time"]["begin"] for claim in line["claims"]), line["document"]["id"]


def test_the_turtle_loads_in_both_libraries(out: Path):
    """Both rdflib and pyoxigraph read the same triples."""
    assert len(rdflib.Graph().parse(out / "graph.ttl")) == sum(1 for _ in pyoxigraph.parse(path=out / "graph.ttl"))


def test_hash_seed_and_order_leave_no_trace(root: Path, out: Path, tmp_path: Path):
    """The same documents give the same bytes, whatever the order in which they are named."""
    files = sorted(path.relative_to(root).as_posix() for path in (root / "seeds").iterdir() if path.stem != "README")
    build(root, tmp_path / "again", *files[::-1], seed=2)

    for name in NAMES:
        assert (out / name).read_bytes() == (tmp_path / "again" / name).read_bytes(), name


@pytest.fixture(scope="module")
def world(out: Path) -> World:
    """Return what the seeds tell."""
    return resolved(out)


def told(world: World, action: str, *stems: str) -> list[Event]:
    """Return the events of an action that documents tell whose ids begin with a stem."""
    documents = {item.key: item.id for item in world.documents}
    return [
        event
        for event in world.events
        if event.action == action
        and any(documents[item.document_key].startswith(stem) for item in event.evidence for stem in stems)
    ]


def test_two_papers_on_one_earthquake(world: World):
    """One event has the claims of both papers, and the numbers of dead are disputed."""
    (event,) = told(world, "kill", "quake_")

    assert 2 == len({item.document_key for item in event.evidence})
    assert ("quantity",) == event.disputed


def test_two_papers_on_one_killing(world: World, out: Path):
    """The mayor dies once; on which day, and by whose hand, is disputed, in the RDF and on the page."""
    (event,) = told(world, "kill", "mayor_")

    assert 2 == len({item.document_key for item in event.evidence})
    assert ("actor", "date") == event.disputed
    found = [quad.object.value for quad in quads(out, event.id, "disputed")]
    assert {"actor", "date"} == {value.rpartition("#")[2] for value in found}
    assert '["actor","date"]' in (out / "graph.html").read_text(encoding="utf-8").replace(", ", ",")


def test_look_alikes_stay_apart(world: World):
    """The same a week later, the same elsewhere, and a denial are four events of one document each."""
    found = told(world, "shell", "shelling_")

    assert 4 == len(found)
    assert all(1 == len({item.document_key for item in event.evidence}) for event in found)


def quads(out: Path, event: str, term: str) -> list[pyoxigraph.Quad]:
    """Return what the dataset says of an event with a term of the ontology."""
    return [
        quad
        for quad in pyoxigraph.parse(path=out / "graph.nq")
        if str(quad.subject).endswith(f"/{event}>") and str(quad.predicate).endswith(f"#{term}>")
    ]
