from __future__ import annotations

import pytest

from kgraph.errors import QueryError
from kgraph.rdf.guard import RefusedError, examined
from kgraph.rdf.prefixes import DEFAULT_BASE, prefixes

KNOWN = "http://example.org/known"


def examine(sparql: str):
    """Return the examined query, in a dataset with one graph."""
    names = prefixes(DEFAULT_BASE)
    return examined(sparql, base="http://127.0.0.1/sparql", names=names, has_graph=lambda name: name == KNOWN)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://127.0.0.1:22/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT ?where { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { service kg:x { ?s ?p ?o } } }",
        "SELECT * { { SELECT * { OPTIONAL { SERVICE <http://a/> {} } } } }",
        "SELECT * { FILTER(1 <2) SERVICE <http://a/> { ?s ?p ?o } FILTER(3> 2) }",
        r"SELECT * { \u0053ERVICE <http://a/> { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } { SERVICE # <\n <http://a/> { ?s ?p ?o } }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://127.0.0.1/> { GRAPH ?g { ?s ?p ?o } }",
        "SELECT * FROM <../other> { ?s ?p ?o }",
        "DESCRIBE ?s FROM kg:graph { ?s ?p ?o }",
    ],
)
def test_what_reaches_beyond_the_dataset_is_refused(sparql):
    """SERVICE in any spelling and at any depth, and graphs that the dataset does not have, are refused."""
    with pytest.raises(RefusedError, match="refused"):
        examine(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        'SELECT * { ?s ?p "SERVICE <http://a/> { }" }',
        "SELECT * { ?SERVICE ?FROM <http://SERVICE/> } # SERVICE <http://a/> { }",
        "PREFIX load: <http://load/> SELECT * { ?s load:FROM '''FROM <file:///etc/passwd>''' }",
    ],
)
def test_words_are_no_reason(sparql):
    """The words in strings, variables, names and comments are no reason to refuse."""
    assert sparql == examine(sparql).text


def test_graphs_of_the_dataset():
    """A query may be FROM graphs that the dataset has; they are told apart."""
    query = examine(f"SELECT * FROM <{KNOWN}> FROM NAMED <{KNOWN}> {{ ?s ?p ?o }}")

    assert ((KNOWN,), (KNOWN,)) == (query.default_graphs, query.named_graphs)
    assert query.names_graphs
    assert not examine("ASK {}").names_graphs


@pytest.mark.parametrize(
    "sparql",
    [
        "",
        "LOAD <file:///etc/passwd>",
        "INSERT DATA { <a> <b> <c> }",
        "SELECT * { ?s ?p ?o } ; DROP ALL",
        "SELECT * FROM nobody:declared {}",
        r"SELECT * { ?s ?p '\UFFFFFFFF' }",
        "ASK " + "{" * 3000 + "}" * 3000,
    ],
)
def test_what_is_no_query(sparql):
    """Updates, what is not SPARQL, and what nobody could mean are errors of the query."""
    with pytest.raises(QueryError):
        examine(sparql)


def test_escapes_are_read_once():
    """A code point may be written as an escape; the engine gets the character."""
    assert "SELECT * { ?s ?p 'é' }" == examine(r"SELECT * { ?s ?p '\u00e9' }").text
