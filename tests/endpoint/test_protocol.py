"""The query side of the SPARQL 1.1 Protocol: the twenty cases of the W3C's test manifest as requests of our own.

https://www.w3.org/TR/sparql11-protocol/ and https://github.com/w3c/rdf-tests, sparql/sparql11/protocol; the data of the
cases are three graphs of our dataset.
"""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
SELECT_TYPES = {"application/sparql-results+xml", "application/sparql-results+json", "text/tab-separated-values"}
GRAPH_TYPES = {"application/rdf+xml", "application/n-triples", "text/turtle"}

IN_BOTH = "ASK {{ GRAPH <{0}> {{ ?a ?b ?c }} GRAPH <{1}> {{ ?d ?e ?f }} }}"
GRAPHS_SEEN = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def media_type(response) -> str:
    """Return the media type of a response without its parameters."""
    return response.headers["content-type"].partition(";")[0]


def column(response) -> list[str]:
    """Return the values of the only column of a JSON result."""
    found = response.json()
    return [row[found["head"]["vars"][0]]["value"] for row in found["results"]["bindings"]]


def size_of(client: TestClient, graph: str) -> int:
    """Return how many triples a graph has."""
    asked = client.get("/sparql", params={"query": f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"})
    return int(column(asked)[0])


def test_bad_query_method(client: TestClient):
    """A query is asked with GET or POST, not with PUT."""
    assert 405 == client.put("/sparql", params={"query": "ASK {}"}).status_code


def test_bad_multiple_queries(client: TestClient):
    """Two queries in one request are wrong."""
    assert 400 == client.get("/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D").status_code


def test_bad_query_wrong_media_type(client: TestClient):
    """A query in plain text is refused for its media type."""
    assert 415 == client.post("/sparql", content="ASK {}", headers={"Content-Type": "text/plain"}).status_code


def test_bad_query_missing_form_type(client: TestClient):
    """A form that does not say it is one is refused."""
    assert 415 == client.post("/sparql", content=b"query=ASK%20%7B%7D").status_code


def test_bad_query_missing_direct_type(client: TestClient):
    """A bare query that does not say it is one is refused."""
    assert 415 == client.post("/sparql", content=b"ASK {}").status_code


@pytest.mark.parametrize(
    ("headers", "status"),
    [(DIRECT, 400), ({"Content-Type": "application/sparql-query; charset=UTF-16"}, 415)],
    ids=["undeclared", "declared"],
)
def test_bad_query_non_utf8(client: TestClient, headers, status):
    """A query in UTF-16 is refused, whether it says so or not."""
    assert status == client.post("/sparql", content="ASK {}".encode("utf-16"), headers=headers).status_code


def test_bad_query_syntax(client: TestClient):
    """What is no SPARQL is an error of the client, told where it begins."""
    response = client.get("/sparql", params={"query": "ASK {"})

    assert 400 == response.status_code
    assert response.text.strip()


def test_query_get(client: TestClient):
    """A query is asked with GET."""
    response = client.get("/sparql", params={"query": "ASK {}"})

    assert (200, {"head": {}, "boolean": True}) == (response.status_code, response.json())


def test_query_post_form(client: TestClient):
    """A query is asked with a form."""
    response = client.post("/sparql", data={"query": "ASK {}"})

    assert (200, True) == (response.status_code, response.json()["boolean"])


def test_query_post_direct(client: TestClient):
    """A query is the body."""
    response = client.post("/sparql", content="ASK {}", headers=DIRECT)

    assert (200, True) == (response.status_code, response.json()["boolean"])


def test_query_dataset_default_graph_get(client: TestClient, graphs):
    """The default graph is the one that the protocol names."""
    response = client.get("/sparql", params={"query": COUNT, "default-graph-uri": graphs[0]})

    assert [str(size_of(client, graphs[0]))] == column(response)


def test_query_dataset_default_graphs_get(client: TestClient, graphs):
    """The default graph is the merge of those that the protocol names."""
    response = client.get("/sparql", params={"query": COUNT, "default-graph-uri": graphs[:2]})

    assert [str(size_of(client, graphs[0]) + size_of(client, graphs[1]))] == column(response)


def test_query_dataset_default_graphs_post(client: TestClient, graphs):
    """A direct query takes its default graphs from the address."""
    response = client.post("/sparql", params={"default-graph-uri": graphs[:2]}, content=COUNT, headers=DIRECT)

    assert [str(size_of(client, graphs[0]) + size_of(client, graphs[1]))] == column(response)


def test_query_dataset_named_graphs_get(client: TestClient, graphs):
    """Only the named graphs of the protocol are seen, and the default graph is empty."""
    described = {"named-graph-uri": graphs[:2]}
    response = client.get("/sparql", params={"query": GRAPHS_SEEN, **described})

    assert graphs[:2] == column(response)
    assert ["0"] == column(client.get("/sparql", params={"query": COUNT, **described}))


def test_query_dataset_named_graphs_post(client: TestClient, graphs):
    """A direct query takes its named graphs from the address."""
    response = client.post("/sparql", params={"named-graph-uri": graphs[:2]}, content=GRAPHS_SEEN, headers=DIRECT)

    assert graphs[:2] == column(response)


def test_query_dataset_full(client: TestClient, graphs):
    """Default and named graphs are described together."""
    described = {"default-graph-uri": graphs[2], "named-graph-uri": graphs[:2]}
    query = "SELECT ?g { { SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } } FILTER EXISTS { ?a ?b ?c } } ORDER BY ?g"

    assert graphs[:2] == column(client.post("/sparql", params=described, content=query, headers=DIRECT))


def test_query_multiple_dataset(client: TestClient, graphs):
    """The dataset of the protocol stands above the FROM of the query."""
    query = f"SELECT (COUNT(*) AS ?n) FROM <{graphs[0]}> {{ ?s ?p ?o }}"
    response = client.get("/sparql", params={"query": query, "default-graph-uri": graphs[1]})

    assert [str(size_of(client, graphs[1]))] == column(response)


@pytest.mark.parametrize("query", ["SELECT (1 AS ?one) {}", "ASK {}"], ids=["select", "ask"])
def test_query_content_type_of_solutions(client: TestClient, query):
    """SELECT and ASK are answered in the media type that is asked for, in one of SPARQL's without a wish."""
    assert media_type(client.get("/sparql", params={"query": query}, headers={"Accept": "*/*"})) in SELECT_TYPES
    for wished in sorted(SELECT_TYPES):
        assert wished == media_type(client.get("/sparql", params={"query": query}, headers={"Accept": wished}))


@pytest.mark.parametrize(
    "query", ["DESCRIBE kg:Event", "CONSTRUCT { <s> <p> 1 } WHERE {}"], ids=["describe", "construct"]
)
def test_query_content_type_of_triples(client: TestClient, query):
    """DESCRIBE and CONSTRUCT are answered in the media type that is asked for, in one of RDF's without a wish."""
    assert media_type(client.get("/sparql", params={"query": query}, headers={"Accept": "*/*"})) in GRAPH_TYPES
    for wished in sorted(GRAPH_TYPES):
        assert wished == media_type(client.get("/sparql", params={"query": query}, headers={"Accept": wished}))


@pytest.mark.parametrize(
    "query",
    ["INSERT DATA { <s> <p> <o> }", "LOAD <file:///etc/passwd>", "DELETE WHERE { ?s ?p ?o }", "CLEAR ALL"],
)
def test_updates_are_refused(client: TestClient, query):
    """No update is taken, neither as a query nor as an update."""
    assert 400 == client.get("/sparql", params={"query": query}).status_code
    assert 400 == client.post("/sparql", data={"update": query}).status_code
    assert (
        415 == client.post("/sparql", content=query, headers={"Content-Type": "application/sparql-update"}).status_code
    )


def test_body_that_is_too_large(client: TestClient):
    """A body of ten megabytes is refused, whether its length is told or not."""
    large = b"query=ASK{}&x=" + b"a" * 10_000_000
    parts = (large[at : at + 65536] for at in range(0, len(large), 65536))

    assert 413 == client.post("/sparql", content=large, headers=FORM).status_code
    assert 413 == client.post("/sparql", content=parts, headers=FORM).status_code


def test_broken_percent_encoding(client: TestClient):
    """Bytes that are no UTF-8 are an error of the client."""
    assert 400 == client.get("/sparql?query=%FF").status_code
    assert 400 == client.post("/sparql", content=b"query=\xff", headers=FORM).status_code


def test_compressed_body(client: TestClient):
    """A compressed body is refused: it may be any size when it is open."""
    assert 415 == client.post("/sparql", content=b"x", headers=DIRECT | {"Content-Encoding": "gzip"}).status_code
