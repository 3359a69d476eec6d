"""What a query may name: only graphs of the dataset.

The query is parsed and its tree is walked, so that words in strings, names and comments are no reason to refuse, and
no spelling hides SERVICE. What the parser does not know as a query is an error of syntax.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from pyparsing import ParseBaseException, ParseResults
from rdflib.plugins.sparql.algebra import translatePrologue
from rdflib.plugins.sparql.parser import Query as QueryGrammar
from rdflib.plugins.sparql.parser import expandUnicodeEscapes
from rdflib.plugins.sparql.parserutils import CompValue

from kgraph.errors import QueryError


@dataclass(frozen=True, slots=True)
class SafeQuery:
    """A query that stays inside the dataset: its text without escapes of code points, and the graphs it is FROM."""

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()

    @property
    def names_graphs(self) -> bool:
        """Tell whether FROM or FROM NAMED describes the dataset of the query."""
        return bool(self.default_graphs or self.named_graphs)


class RefusedError(QueryError):
    """A query would change the dataset, or reach beyond it."""


def examined(sparql: str, *, base: str, names: Mapping[str, str], has_graph: Callable[[str], bool]) -> SafeQuery:
    """Return the query if it stays inside the dataset.

    Args:
        sparql: the query.
        base: what relative IRIs are relative to.
        names: the prefixes that need no declaration.
        has_graph: tells whether the dataset has a graph of that name.

    Raises:
        RefusedError: it is an update, has SERVICE, or is FROM a graph that the dataset does not have.
        QueryError: it is no SPARQL 1.1 query.
    """
    query = _walked(sparql, base, tuple(sorted(names.items())))
    for graph in (*query.default_graphs, *query.named_graphs):
        if not has_graph(graph):
            raise RefusedError(f"FROM <{graph}> is refused: the dataset has no such graph, and nothing else is read")
    return query


@lru_cache(maxsize=256)  # a page that asks the same again, or a client that polls, waits for no parser
def _walked(sparql: str, base: str, names: tuple[tuple[str, str], ...]) -> SafeQuery:
    text, prologue, tree = _parsed(sparql)
    if any(node.name == "ServiceGraphPattern" for node in _nodes(tree)):
        raise RefusedError("SERVICE is refused: a query asks this dataset and nothing else")
    scope = cast(Any, translatePrologue)(prologue, base, dict(names))
    clauses = [node for node in _nodes(tree) if node.name == "DatasetClause"]
    try:
        default, named = ([str(scope.absolutize(node[kind])) for node in clauses if kind in node] for kind in _KINDS)
    except Exception as error:  # rdflib raises a bare Exception for a prefix that nobody declared
        raise QueryError(f"FROM: {error}") from error
    return SafeQuery(text, tuple(default), tuple(named))


_UPDATES = {"ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"}
_WORD = re.compile(r"\w+")

_KINDS = ("default", "named")


def _parsed(sparql: str) -> tuple[str, ParseResults, CompValue]:
    r"""Return the query with `\u00e9` written as é, so that every parser reads the same characters, and its tree."""
    try:
        text = cast(Any, expandUnicodeEscapes)(sparql)
        prologue, tree = cast(Any, QueryGrammar).parse_string(text, parse_all=True)
    except ParseBaseException as error:
        if (word := _WORD.match(error.pstr, error.loc)) and word[0].upper() in _UPDATES:
            raise RefusedError(
                "an update is refused: a dataset follows from its documents; expected a query"
            ) from error
        raise QueryError(_reason(error), line=error.lineno, column=error.column) from error
    except RecursionError as error:
        raise QueryError("brackets are nested too deeply") from error
    except ValueError as error:
        raise QueryError(str(error)) from error
    return text, prologue, tree


def _reason(error: ParseBaseException) -> str:
    if not error.line.strip():
        return "the query ends too early, or is empty"
    return f"no SPARQL 1.1 query from here on: {error.line[error.column - 1 :][:60]!r}"


def _nodes(tree: object) -> Iterator[CompValue]:
    """Yield every node of a parse tree."""
    waiting = [tree]
    while waiting:
        found = waiting.pop()
        if isinstance(found, CompValue):
            yield found
            waiting.extend(cast("dict[str, object]", found).values())
        elif isinstance(found, list | tuple | ParseResults):
            waiting.extend(cast("list[object]", found))
