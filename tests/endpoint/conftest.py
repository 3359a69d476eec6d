"""A dataset of news, and endpoints that serve it: one inside the test, one as the program that users start."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kgraph.endpoint.app import create_app
from kgraph.endpoint.limits import MEGABYTE, Limits
from kgraph.endpoint.pool import Pool
from kgraph.rdf.dataset import open_dataset
from kgraph.rdf.saving import save
from kgraph.records.event import World

# A query that multiplies every triple with every other, eight times over: no machine comes to its end.
CROSS_PRODUCT = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(8)) + " }"

LOCAL = "http://127.0.0.1"


@pytest.fixture(scope="session")
def news() -> World:
    """Return a world of sixty events."""
    path = Path(__file__).parents[1] / "browser" / "worlds.py"
    spec = spec_from_file_location("worlds", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.news(60)


@pytest.fixture(scope="session")
def dataset(news: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a dataset."""
    folder = tmp_path_factory.mktemp("dataset")
    save(news, folder / "graph.nq")
    return folder


@pytest.fixture(scope="session")
def graphs(dataset: Path) -> list[str]:
    """Return the names of the graphs of the dataset."""
    return sorted(graph.value for graph in open_dataset(dataset).store.named_graphs())


@contextmanager
def serving(dataset: Path, *, cors: str | None = None, **limits: float) -> Iterator[TestClient]:
    """Yield a client of an endpoint with these limits."""
    app = create_app(Pool(dataset, Limits(**limits)), explorer=lambda path: f"<title>{path.name}</title>", cors=cors)
    with TestClient(app, base_url=LOCAL, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="session")
def client(dataset: Path) -> Iterator[TestClient]:
    """Yield a client of an endpoint with tight limits."""
    with serving(dataset, seconds=5, rows=500, memory=256 * MEGABYTE, workers=1) as client:
        yield client


@pytest.fixture
def serve() -> Callable[..., object]:
    """Return a context manager that serves a dataset under limits, and gives a client."""
    return serving


@pytest.fixture(scope="session")
def cross_product() -> str:
    """Return a query that does not end."""
    return CROSS_PRODUCT


@dataclass
class Program:
    """`kgraph serve` as a process of its own, and what it says."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    def until(self, pattern: str, seconds: float = 60) -> re.Match[str]:
        """Return the first match in what the program has said, when it has."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = re.search(pattern, "".join(self.lines))
            if found:
                return found
            time.sleep(0.02)
        raise AssertionError(f"never said {pattern!r}: {self.lines}")

    def listen(self) -> None:
        """Keep every line until there are no more."""
        assert self.process.stderr is not None
        self.lines.extend(iter(self.process.stderr.readline, ""))

    @property
    def port(self) -> int:
        """Return where it listens."""
        return int(self.until(r"at http://127\.0\.0\.1:(\d+)/")[1])


@pytest.fixture
def program(dataset: Path) -> Iterator[Callable[..., Program]]:
    """Yield a function that starts `kgraph serve` on a free port; whatever was started is killed in the end."""
    started: list[tuple[Program, threading.Thread]] = []

    def start(*options: str, folder: Path = dataset) -> Program:
        process = subprocess.Popen(
            [sys.executable, "-m", "kgraph", "serve", str(folder), "--port", "0", "--workers", "1", *options],
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
        one = Program(process)
        thread = threading.Thread(target=one.listen)
        thread.start()
        started.append((one, thread))
        return one

    yield start
    for one, thread in started:
        one.process.send_signal(signal.SIGTERM)
        try:
            one.process.wait(10)
        except subprocess.TimeoutExpired:
            one.process.kill()
        thread.join()
        assert one.process.stderr is not None
        one.process.stderr.close()
