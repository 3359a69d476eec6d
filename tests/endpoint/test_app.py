from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

HEADERS = ("content-security-policy", "x-content-type-options", "referrer-policy", "cross-origin-resource-policy")
ELSEWHERE = {"Origin": "https://elsewhere.example"}

# What the protocol and our documentation know; whatever else a request gets is a fault of ours.
STATUSES = {200, 204, 303, 400, 404, 405, 406, 413, 415, 503}

PATHS = st.sampled_from(["/", "/sparql", "/questions", "/questions/timeline", "/query.js", "/nothing", "/../etc"])
NAMES = st.sampled_from(["query", "default-graph-uri", "named-graph-uri", "update", "who", "x"])
QUERIES = st.sampled_from(["ASK {}", "SELECT * { ?s ?p ?o } LIMIT 3", "DESCRIBE kg:Event", "ASK { <", "LOAD <file:/a>"])
VALUES = QUERIES | st.text(max_size=30)
TYPES = st.sampled_from(
    ["application/sparql-query", "application/x-www-form-urlencoded", "application/sparql-query; charset=x", "a", ""]
)
ACCEPTS = st.sampled_from(["*/*", "text/csv", "text/turtle", "image/png", "text/html", ",;q=", "text/*;q=2"])


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    method=st.sampled_from(["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE", "QUERY"]),
    path=PATHS,
    parameters=st.lists(st.tuples(NAMES, VALUES), max_size=3),
    body=st.binary(max_size=60) | QUERIES.map(str.encode) | st.just(b"query=ASK%20%7B%7D"),
    content_type=TYPES,
    accept=ACCEPTS,
)
def test_any_request_is_answered_by_the_rules(client: TestClient, method, path, parameters, body, content_type, accept):
    """Whatever is sent, the status is one that is documented, the headers are safe, and the service goes on."""
    headers = {"Content-Type": content_type, "Accept": accept}
    response = client.request(method, path, params=parameters, content=body, headers=headers)

    assert response.status_code in STATUSES
    assert all(name in response.headers for name in HEADERS)
    if method == "HEAD":
        assert b"" == response.content


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_other_names_are_refused(client: TestClient, host):
    """A name of somebody else that points here gets no answer, so that no page can ask through it."""
    assert 400 == client.get("/sparql?query=ASK{}", headers={"Host": host}).status_code


def test_other_origins_may_not_read(client: TestClient):
    """A page of another origin is not allowed to read answers."""
    response = client.get("/sparql", params={"query": "ASK {}"}, headers=ELSEWHERE)

    assert not [name for name in response.headers if name.startswith("access-control")]
    assert "same-origin" == response.headers["cross-origin-resource-policy"]


@pytest.mark.parametrize(("cors", "allowed"), [("*", "*"), ("https://elsewhere.example", "https://elsewhere.example")])
def test_an_origin_that_may_read(serve, dataset, cors, allowed):
    """An origin that was asked for may read, without credentials."""
    with serve(dataset, cors=cors, workers=1) as client:
        response = client.get("/sparql", params={"query": "ASK {}"}, headers=ELSEWHERE)
        preflight = client.options("/sparql", headers=ELSEWHERE | {"Access-Control-Request-Method": "POST"})

    assert allowed == response.headers["access-control-allow-origin"]
    assert "access-control-allow-credentials" not in response.headers
    assert 200 == preflight.status_code
    assert "POST" in preflight.headers["access-control-allow-methods"]


def test_an_origin_that_may_not(serve, dataset):
    """Only the origin that was asked for may read."""
    with serve(dataset, cors="https://friend.example", workers=1) as client:
        response = client.get("/sparql", params={"query": "ASK {}"}, headers=ELSEWHERE)

    assert "access-control-allow-origin" not in response.headers
