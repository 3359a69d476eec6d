"""The query page of `kgraph serve` in a real browser, over HTTP."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from kgraph.endpoint.app import create_app
from kgraph.endpoint.limits import Limits
from kgraph.endpoint.pool import Pool
from kgraph.rdf.saving import save


@pytest.fixture(scope="module")
def address(news: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of an endpoint."""
    folder: Path = tmp_path_factory.mktemp("served")
    save(news, folder / "graph.nq")
    app = create_app(Pool(folder, Limits(seconds=10, workers=1)), explorer=str)
    door = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{door.getsockname()[1]}/"
    server.should_exit = True
    thread.join()
    door.close()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """Yield the open query page; in the end nothing went wrong in it, and it asked nobody else."""
    context = browser.new_context()
    page = context.new_page()
    requests: list[str] = []
    trouble: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("dialog", lambda dialog: trouble.append(dialog.message))
    page.goto(address)
    page.wait_for_selector("#name option:nth-child(2)", state="attached")
    yield page
    assert [] == [url for url in requests if not url.startswith((address, "blob:"))]
    assert [] == trouble
    context.close()


def asked(page: Any, sparql: str) -> str:
    """Return what the page says after a query was asked."""
    page.fill("#sparql", sparql)
    page.click("#ask")
    page.wait_for_selector("#status:not(:empty):not(:text('Asking'))")
    return page.inner_text("#status")


def test_a_query_gives_a_table(page: Any):
    """A query gives a table with a column for each variable."""
    assert asked(page, "SELECT (1 AS ?one) ('a' AS ?two) {}").startswith("1 row")
    assert ["one", "two"] == page.locator("#result th").all_inner_texts()
    assert ["1", "a"] == page.locator("#result td").all_inner_texts()


def test_markup_stays_text(page: Any):
    """A value that is written like markup is shown as it is written, and runs nothing."""
    text = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    asked(page, f"SELECT ('{text}' AS ?value) (IRI('javascript:alert(3)') AS ?link) {{}}")

    assert [text, "javascript:alert(3)"] == page.locator("#result td").all_inner_texts()
    assert 0 == page.locator("#result img, #result script, #result a").count()


def test_a_named_question(page: Any):
    """A named question asks for its parameters, shows its SPARQL and the answer."""
    page.select_option("#name", "timeline")
    page.fill("#parameter-who", "Valdoria")
    page.click("#fill")
    page.wait_for_selector("#result tbody tr")

    assert "SELECT DISTINCT ?date" in page.input_value("#sparql")
    assert "rows in" in page.inner_text("#status")


def test_an_error_is_told(page: Any):
    """What is wrong with a query is said in words, and there is no table."""
    assert "SPARQL" in asked(page, "SELECT")
    assert 0 == page.locator("#result table").count()


def test_narrow_screens(page: Any):
    """On a phone nothing is wider than the screen; a wide table scrolls by itself."""
    page.set_viewport_size({"width": 360, "height": 740})
    asked(page, "SELECT * { ?s ?p ?o } LIMIT 20")

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
