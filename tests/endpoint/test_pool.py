from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kgraph.endpoint.limits import MEGABYTE
from kgraph.errors import DatasetError
from kgraph.rdf.saving import save
from kgraph.records.event import World

ANY = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def status(client, sparql: str) -> int:
    """Return the status that a query is answered with."""
    return client.post("/sparql", data={"query": sparql}).status_code


def test_endless_query_is_stopped(serve, dataset, cross_product):
    """A query that does not end is stopped when its time is up, and the next one is answered."""
    with serve(dataset, seconds=1, workers=1) as client:
        begin = time.monotonic()
        response = client.post("/sparql", data={"query": cross_product})

        assert (503, True) == (response.status_code, "longer than 1 s" in response.text)
        assert time.monotonic() - begin < 5
        assert 200 == client.post("/sparql", data={"query": "ASK {}"}).status_code


def test_greedy_query_is_stopped(serve, dataset):
    """A query that wants more memory than it may have is stopped, and the next one is answered."""
    greedy = "SELECT ?a ?b ?c ?d { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f } ORDER BY ?d"
    with serve(dataset, seconds=60, memory=64 * MEGABYTE, workers=1) as client:
        response = client.post("/sparql", data={"query": greedy})

        assert (503, True) == (response.status_code, "memory" in response.text)
        assert 200 == status(client, "ASK {}")


def test_queries_wait_for_each_other(serve, dataset):
    """More queries than workers are answered one after another."""
    with serve(dataset, seconds=20, workers=1) as client, ThreadPoolExecutor(8) as threads:
        assert [200] * 8 == list(threads.map(lambda _: status(client, ANY), range(8)))


def test_nobody_is_free(serve, dataset, cross_product):
    """Who has waited in vain for as long as a query may take is told to ask again later."""
    with serve(dataset, seconds=1, workers=1) as client, ThreadPoolExecutor(3) as threads:
        answers = list(threads.map(lambda _: client.post("/sparql", data={"query": cross_product}).text, range(3)))

        assert any("too many queries" in answer for answer in answers)


@pytest.mark.parametrize("how", ["replaced", "gone"])
def test_the_dataset_changes(serve, news: World, tmp_path, how):
    """A dataset that was written anew is loaded anew; one that cannot be is served as it was."""
    path = tmp_path / "graph.nq"
    save(news, path)
    with serve(tmp_path, workers=1) as client:
        before = client.post("/sparql", data={"query": ANY}).json()
        if how == "replaced":
            path.write_text("<http://a/> <http://b/> <http://c/> <http://g/> .\n", encoding="utf-8")
        else:
            path.unlink()
        after = client.post("/sparql", data={"query": ANY}).json()

        assert (how == "gone") is (before == after)


def test_a_broken_dataset_is_served_as_it_was(serve, news: World, tmp_path):
    """A file that has become no RDF does not end the service."""
    path = tmp_path / "graph.nq"
    save(news, path)
    with serve(tmp_path, workers=1) as client:
        path.write_text("no quads at all", encoding="utf-8")

        assert 200 == client.post("/sparql", data={"query": ANY}).status_code


def test_a_dataset_that_is_none(serve, tmp_path):
    """What is no dataset is not served."""
    (tmp_path / "graph.nq").write_text("no quads at all", encoding="utf-8")
    with pytest.raises(DatasetError, match=r"graph\.nq"), serve(tmp_path, workers=1):
        raise AssertionError("it was served")


def test_workers_can_open_nothing(serve, dataset):
    """A worker has given up its right to open files; a limit that it cannot lift again."""
    with serve(dataset, workers=1) as client:
        assert 200 == status(client, "ASK {}")
        workers = [pid for pid in os.listdir("/proc") if pid.isdigit() and _is_worker(pid)]
        limits = [Path(f"/proc/{pid}/limits").read_text(encoding="ascii") for pid in workers]

    assert limits
    assert all("Max open files            0                    0" in found for found in limits)


def _is_worker(pid: str) -> bool:
    try:
        return b"kgraph.endpoint.worker" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
