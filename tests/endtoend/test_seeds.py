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
    """Nine documents are read, none is skipped, and each has dated claims."""
    lines = [json.loads(line) for line in (out / "claims.jsonl").read_text(encoding="utf-8").splitlines()]

    assert 9 == len(lines)
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
