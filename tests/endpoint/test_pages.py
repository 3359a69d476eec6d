from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from kgraph.rdf.questions import questions


def test_policy_of_the_query_page(client: TestClient):
    """The query page runs our script and asks ourselves, and nothing else; it holds no script of its own."""
    response = client.get("/")
    policy = response.headers["content-security-policy"]

    assert "default-src 'none'; script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "://" not in response.text
    assert "innerHTML" not in client.get("/query.js").text


@pytest.mark.parametrize(
    ("path", "kind"), [("/", "text/html"), ("/query.css", "text/css"), ("/query.js", "text/javascript")]
)
def test_files_of_the_page(client: TestClient, path, kind):
    """The page, its style and its script have their media types."""
    assert kind == client.get(path).headers["content-type"].partition(";")[0]
    assert 405 == client.post(path).status_code


def test_questions_are_listed(client: TestClient):
    """Every question that comes with kgraph is offered with its parameters."""
    found = client.get("/questions").json()

    assert [item.name for item in questions()] == [item["name"] for item in found]
    assert {"name", "meaning", "default"} == set(next(item for item in found if item["parameters"])["parameters"][0])


VALUES = {"who": "Valdoria", "other": "Marnovia", "whom": "Marnovia", "text": "a", "words": "said"}


@pytest.mark.parametrize("item", questions(), ids=lambda item: item.name)
def test_questions_can_be_asked(client: TestClient, item):
    """A question becomes a query that the endpoint answers, or the reason says which value is missing."""
    needed = {parameter.name: VALUES.get(parameter.name, "x") for parameter in item.parameters if not parameter.default}
    written = client.get(f"/questions/{item.name}", params=needed)

    assert written.status_code in {200, 400}
    if written.status_code == 200:
        assert 200 == client.post("/sparql", data={"query": written.text}).status_code
    else:
        assert f"question {item.name}: " in written.text


def test_unknown_question(client: TestClient):
    """A question that nobody knows is not found; a wrong value is an error of the client."""
    assert 404 == client.get("/questions/nothing").status_code
    assert 404 == client.get("/questions/..%2F..%2Fpyproject").status_code
    assert 400 == client.get("/questions/timeline", params={"who": "Nobody At All"}).status_code


def test_explorer(client: TestClient):
    """The explorer page is that of the dataset, and may not be framed."""
    response = client.get("/explorer")

    assert "<title>graph.nq</title>" == response.text
    assert "frame-ancestors 'none'" in response.headers["content-security-policy"]
