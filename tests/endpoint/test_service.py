from __future__ import annotations

import pytest
from rdflib import Graph, Namespace
from starlette.testclient import TestClient

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")


def ask(client: TestClient, sparql: str, **headers: str):
    """Return the response to a query."""
    return client.get("/sparql", params={"query": sparql}, headers=headers)


@pytest.mark.parametrize("media_type", ["text/turtle", "application/rdf+xml", "application/n-triples"])
def test_service_description(client: TestClient, media_type):
    """Without a query the endpoint says what it is, in the media type that is asked for."""
    response = client.get("/sparql", headers={"Accept": media_type})
    kind = {"text/turtle": "turtle", "application/rdf+xml": "xml", "application/n-triples": "nt"}[media_type]
    graph = Graph().parse(data=response.text, format=kind)
    service = next(graph.subjects(SD.supportedLanguage, SD.SPARQL11Query))

    assert "http://127.0.0.1/sparql" == str(service)
    assert (service, SD.feature, SD.UnionDefaultGraph) in graph


def test_a_browser_is_shown_the_page(client: TestClient):
    """A browser that opens the address of the endpoint is sent to the query page."""
    response = client.get("/sparql", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})

    assert (303, "/") == (response.status_code, response.headers["location"])


def test_head(client: TestClient):
    """HEAD answers as GET does, without the body."""
    asked = {"query": "ASK {}"}
    head, get = client.head("/sparql", params=asked), client.get("/sparql", params=asked)

    assert (200, b"") == (head.status_code, head.content)
    assert get.headers["content-type"] == head.headers["content-type"]


def test_options(client: TestClient):
    """OPTIONS tells the methods and what a body may be."""
    response = client.options("/sparql")

    assert (204, "GET, HEAD, OPTIONS, POST") == (response.status_code, response.headers["allow"])
    assert "application/sparql-query" in response.headers["accept-post"]


@pytest.mark.parametrize("accept", ["image/png", "text/html", "text/turtle"])
def test_unacceptable(client: TestClient, accept):
    """A SELECT for somebody who takes none of its media types is answered with 406."""
    assert 406 == ask(client, "SELECT * {} LIMIT 1", Accept=accept).status_code


def test_unacceptable_triples(client: TestClient):
    """Triples for somebody who takes only tables are answered with 406, so is a description."""
    assert 406 == ask(client, "DESCRIBE kg:Event", Accept="text/csv").status_code
    assert 406 == client.get("/sparql", headers={"Accept": "image/png"}).status_code


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM <http://127.0.0.1/questions> { ?s ?p ?o }",
        "SELECT * { SERVICE <http://127.0.0.1/sparql> { ?s ?p ?o } }",
        r"SELECT * { ?s ?p '\uD800' }",
        "",
    ],
)
def test_refused_queries(client: TestClient, sparql):
    """What reaches beyond the dataset, or is no query, is an error of the client."""
    assert 400 == ask(client, sparql).status_code


def test_graphs_outside_the_dataset_are_empty(client: TestClient):
    """A graph that the protocol names and that is not there is empty; nobody fetches it."""
    described = {"query": "ASK { ?s ?p ?o }", "default-graph-uri": "file:///etc/passwd"}

    assert client.get("/sparql", params=described).json()["boolean"] is False
    assert 400 == client.get("/sparql", params={"query": "ASK {}", "default-graph-uri": "no IRI"}).status_code


def test_too_many_rows(client: TestClient):
    """A result of more rows than one may have is refused as a whole, never cut."""
    response = ask(client, "SELECT * { ?s ?p ?o }")

    assert 503 == response.status_code
    assert "500 rows" in response.text
    assert 200 == ask(client, "SELECT * { ?s ?p ?o } LIMIT 500").status_code
    assert 503 == ask(client, "CONSTRUCT WHERE { ?s ?p ?o }").status_code


def test_prefixes_and_union(client: TestClient):
    """Our prefixes need no declaration, and the default graph is the union of all graphs."""
    assert ask(client, "ASK { ?event a kg:Event ; rdfs:label ?label }").json()["boolean"] is True
