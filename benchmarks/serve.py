"""Fifty clients at once: `python benchmarks/serve.py DATASET [SECONDS]`, with an endpoint of its own on a free port.

Prints how many requests were answered and how many were not, the median and the slowest, and the memory of the server
and its workers at the beginning and at the end. Exits with 1 when a request failed.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from urllib.parse import urlencode

import psutil

CLIENTS = 50

QUERIES = (
    "ASK { ?event a kg:Event }",
    "SELECT ?date ?what { ?e a kg:Event ; kg:edtf ?date ; rdfs:label ?what } ORDER BY ?date LIMIT 50",
    "SELECT ?who (COUNT(?e) AS ?n) { ?e a kg:Event ; kg:actor/rdfs:label ?who } GROUP BY ?who ORDER BY DESC(?n)",
    "CONSTRUCT WHERE { ?e a kg:Event ; rdfs:label ?what } LIMIT 50",
)


def ask(port: int, client: int, end: float) -> list[tuple[int, float]]:
    """Return the status and the seconds of every request of one client, which asks until the end."""
    door, answers = HTTPConnection("127.0.0.1", port, timeout=60), []
    while time.monotonic() < end:
        begin = time.monotonic()
        query = QUERIES[(client + len(answers)) % len(QUERIES)]
        try:
            door.request("GET", f"/sparql?{urlencode({'query': query})}")
            answer = door.getresponse()
            answer.read()
            status = answer.status
        except OSError:
            door.close()
            status = 0
        answers.append((status, time.monotonic() - begin))
    return answers


def memory(process: psutil.Process) -> float:
    """Return the megabytes that a process and its children hold."""
    return sum(one.memory_info().rss for one in [process, *process.children(recursive=True)]) / 2**20


def main(dataset: str, seconds: float = 60) -> int:
    """Serve the dataset, let the clients ask, print what came of it; return the number of failed requests."""
    command = [sys.executable, "-m", "kgraph", "serve", dataset, "--port", "0"]
    with (
        subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server,
        ThreadPoolExecutor(CLIENTS + 1) as threads,
    ):
        assert server.stderr is not None
        found = re.search(r":(\d+)/$", server.stderr.readline().strip())
        assert found is not None
        log = threads.submit(server.stderr.read)  # a full pipe would stop the server
        process, port = psutil.Process(server.pid), int(found[1])
        ask(port, 0, time.monotonic() + 2)
        before, end = memory(process), time.monotonic() + seconds
        answers = [
            one for client in threads.map(lambda client: ask(port, client, end), range(CLIENTS)) for one in client
        ]
        after = memory(process)
        server.terminate()
        log.result()
    failed = sum(status != 200 for status, _ in answers)
    times = [taken for _, taken in answers]
    print(
        f"{len(answers)} requests, {failed} failed; median {statistics.median(times):.3f} s, slowest {max(times):.3f} s"
    )
    print(f"memory {before:.0f} MB before, {after:.0f} MB after")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(float, sys.argv[2:3])) > 0)
