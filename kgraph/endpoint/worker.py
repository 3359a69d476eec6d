"""`python -m kgraph.endpoint.worker`: a process that holds the dataset and answers queries one after another.

It is killed when a query takes too long, and ends itself when one takes too much memory; the pool starts another.
Before the first query the process gives up its right to open anything, so that whatever a query and the engine may
come up with, no file is read and no address is called.

Both ways a message is a line of JSON; a reply's line may be followed by as many bytes as it tells.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from dataclasses import asdict
from pathlib import Path
from typing import IO, TextIO

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples

from kgraph.endpoint.messages import Kind, Opening, Ready, Reply, Request
from kgraph.endpoint.results import SOLUTIONS, TRIPLES, TooManyError, UnacceptableError, written
from kgraph.errors import DatasetError, QueryError
from kgraph.rdf.dataset import Dataset
from kgraph.rdf.guard import SafeQuery, examined
from kgraph.rdf.prefixes import prefixes
from kgraph.rdf.questions import questions
from kgraph.rdf.taxonomy import taxonomy

# A parser that descends takes about 25 calls for a bracket; this is room for a hundred brackets in each other.
_DEPTH = 5000

# Seconds between two looks at the memory; in so short a time a query takes a few dozen megabytes.
_LOOK = 0.02

# The engine repeats the query in some of its errors.
_MAX_REASON = 2000


def main() -> None:
    """Load the dataset, lock the door behind it, and answer what standard input asks until it ends."""
    requests, replies = sys.stdin, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing but replies goes where the pool reads
    opening = Opening(**json.loads(requests.readline()))
    try:
        session = Session(Dataset(Path(opening.path)))
    except DatasetError as error:
        _send(replies, asdict(Ready(failure=error.reason)))
        return
    session.rehearse()
    lock(opening.memory)
    _send(replies, asdict(Ready(base=session.dataset.base, quads=len(session.dataset.store))))
    _serve(session, requests, replies)


def _serve(session: Session, requests: TextIO, replies: IO[bytes]) -> None:
    for line in requests:
        request = Request(**json.loads(line))
        allow_seconds(request.seconds)
        reply, content = session.answer(request)
        _send(replies, asdict(reply), content)


def _send(replies: IO[bytes], head: dict[str, object], content: bytes = b"") -> None:
    replies.write(json.dumps(head).encode() + b"\n" + content)
    replies.flush()


class Session:
    """A dataset that is asked."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.names = prefixes(dataset.base)
        self._questions = {item.name: item for item in questions()}

    def answer(self, request: Request) -> tuple[Reply, bytes]:
        """Return the result of a query and its bytes, or what is wrong with it."""
        try:
            media_type, content = self._asked(request)
        except UnacceptableError:
            return Reply(Kind.UNACCEPTABLE), b""
        except TooManyError:
            return Reply(Kind.TOO_MANY), b""
        except QueryError as error:
            return Reply(Kind.WRONG, reason=str(error)[:_MAX_REASON]), b""
        return Reply(Kind.RESULT, media_type=media_type, length=len(content)), content

    def _asked(self, request: Request) -> tuple[str, bytes]:
        if request.question:
            return "text/plain", self._questions[request.question].ask(request.values, self.dataset).encode()
        query = examined(request.sparql, base=request.base, names=self.names, has_graph=self.dataset.has_graph)
        try:
            return written(
                self._found(query, request),
                solutions=request.solutions,
                triples=request.triples,
                rows=request.rows,
                names=self.names,
            )
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            raise QueryError(str(error)) from error

    def _found(self, query: SafeQuery, request: Request) -> QuerySolutions | QueryBoolean | QueryTriples:
        ask = self.dataset.store.query
        if request.default_graphs or request.named_graphs:
            return ask(
                query.text,
                base_iri=request.base,
                prefixes=self.names,
                default_graph=[NamedNode(iri) for iri in request.default_graphs],
                named_graphs=[NamedNode(iri) for iri in request.named_graphs],
            )
        union = not query.names_graphs
        return ask(query.text, base_iri=request.base, prefixes=self.names, use_default_graph_as_union=union)

    def rehearse(self) -> None:
        """Do once whatever makes Python load a module, because none can be loaded behind the locked door."""
        sys.setrecursionlimit(_DEPTH)
        taxonomy()
        queries = (
            "ASK {}",
            "SELECT * { ?s ?p ?o } LIMIT 1",
            "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1",
            "SELECT",
            "ASK {} }",
        )
        offers = [(solutions, None) for solutions in SOLUTIONS] + [(None, triples) for triples in TRIPLES]
        for sparql in queries:
            for solutions, triples in offers:
                request = Request(sparql=sparql, base="http://127.0.0.1/", solutions=solutions, triples=triples)
                self.answer(request)


def lock(memory: int) -> None:
    """Forbid this process to open files and connections, to write files, and to take more than so much more memory.

    Where the system knows no such limits (Windows), the examination of the query stands alone.
    """
    try:
        import resource  # noqa: PLC0415  # not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    threading.Thread(target=_watch, args=(memory,), daemon=True).start()


def _watch(memory: int) -> None:
    """End the process when it has taken so many bytes more than now.

    A limit of the system would not end it: without the addresses that it wants, the engine's allocator tries for
    minutes to do with less.
    """
    import resource  # noqa: PLC0415  # not on every system

    unit = 1 if sys.platform == "darwin" else 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + memory // unit
    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss <= most:
        time.sleep(_LOOK)
    os._exit(1)


def allow_seconds(seconds: float) -> None:
    """Let the system end this process should a query run on while nobody is left to kill it."""
    try:
        import resource  # noqa: PLC0415  # not on every system
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime + seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (spent, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    main()
