"""SPARQL over a dataset: read-only, over the union of its named graphs, and stopped when its time is up.

What would change data or reach beyond the dataset is refused (`guard`). The engine cannot be
interrupted, so a query with a time limit runs in a process of its own, which can be killed.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import cast

from pyoxigraph import Quad, QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, Store

from kgraph.errors import DatasetError, QueryError
from kgraph.rdf.dataset import Dataset
from kgraph.rdf.prefixes import prefixes
from kgraph.rdf.saving import spelt
from kgraph.rdf.subjects import subjects_of
from kgraph.rdf.table import to_table


class ResultFormat(StrEnum):
    """How results are written: tables for SELECT and ASK, Turtle for CONSTRUCT and DESCRIBE."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    TTL = "ttl"


_SERIALIZED = {
    ResultFormat.CSV: QueryResultsFormat.CSV,
    ResultFormat.TSV: QueryResultsFormat.TSV,
    ResultFormat.JSON: QueryResultsFormat.JSON,
    ResultFormat.XML: QueryResultsFormat.XML,
}


# No query reaches beyond the dataset without one of these, wherever they stand: only such a query is examined.
_SUSPECT = re.compile(
    r"SERVICE|FROM|\\u|\b(?:ADD|CLEAR|COPY|CREATE|DELETE|DROP|INSERT|LOAD|MOVE|WITH)\b", re.IGNORECASE
)

_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def query(
    dataset: Dataset, sparql: str, *, format: ResultFormat | str | None = None, timeout: float | None = None
) -> str:
    """Return the results of a SELECT, ASK, CONSTRUCT or DESCRIBE query as text.

    The prefixes of our files need no declaration.

    Args:
        dataset: what is asked; its default graph is the union of its named graphs.
        sparql: the query.
        format: how results are written; `table`, or `ttl` for triples, where it is not told.
        timeout: seconds after which the query is stopped.

    Raises:
        QueryError: the query is wrong, is refused, or took too long.
        DatasetError: the dataset cannot be read.
    """
    kind = _result_format(format)
    return _answer(dataset, sparql, kind) if timeout is None else _answer_within(dataset, sparql, kind, timeout)


def _result_format(name: ResultFormat | str | None) -> ResultFormat | None:
    try:
        return None if name is None else ResultFormat(name)
    except ValueError as error:
        raise QueryError(f"unknown format {name!r}; expected one of {', '.join(ResultFormat)}") from error


def _answer(dataset: Dataset, sparql: str, kind: ResultFormat | None) -> str:
    names = prefixes(dataset.base)
    text, union = _permitted(dataset, sparql, names)
    try:
        found = dataset.store.query(text, prefixes=names, use_default_graph_as_union=union)
        return _written(found, kind, dataset.base)
    except SyntaxError as error:
        raise _syntax_error(error) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(str(error)) from error


def _permitted(dataset: Dataset, sparql: str, names: Mapping[str, str]) -> tuple[str, bool]:
    """Return what the engine is asked, and whether it asks all graphs as one; raise for what is refused."""
    if not _SUSPECT.search(sparql):
        return sparql, True
    from kgraph.rdf.guard import examined  # noqa: PLC0415  # needs rdflib, which takes as long as most queries

    query = examined(sparql, base=dataset.base, names=names, has_graph=dataset.has_graph)
    return query.text, not query.names_graphs


def _written(found: QuerySolutions | QueryBoolean | QueryTriples, kind: ResultFormat | None, base: str) -> str:
    if isinstance(found, QueryTriples):
        if kind not in {None, ResultFormat.TTL}:
            raise QueryError(f"{kind} cannot hold triples; expected {ResultFormat.TTL}")
        return b"".join(spelt(subjects_of(_store_of(found)), ".ttl", base=base)).decode()
    if kind is ResultFormat.TTL:
        raise QueryError(f"{kind} holds triples; expected CONSTRUCT or DESCRIBE, or another format")
    if kind is not None and kind in _SERIALIZED:
        return (found.serialize(format=_SERIALIZED[kind]) or b"").decode()
    return to_table(found, prefixes(base)) if isinstance(found, QuerySolutions) else f"{str(bool(found)).lower()}\n"


def _store_of(triples: QueryTriples) -> Store:
    store = Store()
    store.extend(Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    return store


def _syntax_error(error: SyntaxError) -> QueryError:
    placed = _POSITION.fullmatch(str(error))
    if placed is None:
        return QueryError(str(error))
    return QueryError(placed[3], line=int(placed[1]), column=int(placed[2]))


def _answer_within(dataset: Dataset, sparql: str, kind: ResultFormat | None, timeout: float) -> str:
    """Ask in a process of its own, which is killed when the time is up."""
    path, form = str(dataset.path.resolve()), kind and kind.value
    request = {"path": path, "sparql": sparql, "format": form, "timeout": timeout}
    # The process finds what this one finds; -P keeps the working directory, which may be anybody's, out of its path.
    found_in = os.pathsep.join(folder or str(Path.cwd()) for folder in sys.path)
    environment = os.environ | {"PYTHONPATH": found_in, "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "kgraph.rdf.worker"],
            input=json.dumps(request).encode(),
            capture_output=True,
            env=environment,
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise QueryError(f"stopped after {timeout:g} s") from error
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        raise QueryError(f"the process that asked it ended with {done.returncode}: {lines[-1] if lines else 'no word'}")
    return _reply(json.loads(done.stdout))


def _reply(reply: dict[str, object]) -> str:
    """Return the result that a worker sent, or raise what it met."""
    match reply:
        case {"result": str(result)}:
            return result
        case {"dataset": str(path), "reason": str(reason)}:
            raise DatasetError(path, reason)
        case {"reason": str(reason)}:
            raise QueryError(reason, line=cast("int | None", reply["line"]), column=cast("int | None", reply["column"]))
        case _:
            raise QueryError("the process that asked it sent no result")


def reply_to(request: Mapping[str, str]) -> dict[str, object]:
    """Return what a worker sends back for a request: the result, or what is wrong."""
    dataset, kind = Dataset(Path(request["path"])), _result_format(request["format"])
    try:
        return {"result": _answer(dataset, request["sparql"], kind)}
    except QueryError as error:
        return {"reason": error.reason, "line": error.line, "column": error.column}
    except DatasetError as error:
        return {"dataset": error.path, "reason": error.reason}
