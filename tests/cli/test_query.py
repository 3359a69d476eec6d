"""`kgraph query` can be stopped."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kgraph.rdf.saving import save
from kgraph.records.event import World

RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(8)) + " }"


@pytest.fixture
def graph(small_world: World, tmp_path: Path) -> Path:
    """Return a dataset in a file."""
    save(small_world, tmp_path / "graph.nq")
    return tmp_path / "graph.nq"


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let what is started hear Ctrl+C, as at a terminal, also where the tests run in the background."""
    earlier = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, earlier)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing there")
@pytest.mark.parametrize("options", [[], ["--timeout", "60"]])
def test_interrupt_ends_a_runaway_query(graph: Path, options: list[str]) -> None:
    """Ctrl+C is heard while the engine works, with a time limit and without."""
    command = [sys.executable, "-m", "kgraph", "query", str(graph), RUNAWAY, *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=3)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)

    assert process.returncode in {-signal.SIGINT, 130}
    assert b"Traceback" not in told


def test_time_limit_ends_it_with_a_word(graph: Path) -> None:
    """`--timeout` is one line and exit code 1."""
    command = [sys.executable, "-m", "kgraph", "query", str(graph), RUNAWAY, "--timeout", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (1, "", "kgraph: query: stopped after 1 s\n") == (done.returncode, done.stdout, done.stderr)
