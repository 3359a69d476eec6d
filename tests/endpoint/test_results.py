from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from kgraph.endpoint.results import SOLUTIONS, TRIPLES, TooManyError, UnacceptableError, written

PREDICATE = NamedNode("http://example.org/says")


def store_of(texts: list[str]) -> Store:
    """Return a store with one triple a text."""
    subjects = (NamedNode(f"http://example.org/{at}") for at in range(len(texts)))
    return store_with([Quad(subject, PREDICATE, Literal(text)) for subject, text in zip(subjects, texts, strict=True)])


def store_with(quads: list[Quad]) -> Store:
    """Return a store with these quads."""
    store = Store()
    store.extend(quads)
    return store


def write(store: Store, rows: int, *, query="SELECT ?s ?o { ?s ?p ?o }", solutions=None, triples=None) -> bytes:
    """Return the bytes of a result of a query."""
    return written(store.query(query), solutions=solutions, triples=triples, rows=rows, names={})[1]


@given(st.lists(st.text('a"\\\n\r\t,:{}<>result é\u2028', max_size=12), min_size=1, max_size=9))
def test_rows_are_counted_exactly(texts):
    """In every format there may be just so many rows, whatever signs are in the values."""
    store = store_of(texts)
    for media_type in SOLUTIONS:
        assert write(store, len(texts), solutions=media_type)
        with pytest.raises(TooManyError):
            write(store, len(texts) - 1, solutions=media_type)


@pytest.mark.parametrize("media_type", sorted(SOLUTIONS))
def test_rows_of_a_large_result(media_type):
    """Rows are counted exactly in a result that is written in many parts."""
    store = store_of([f'{{"a": "{at}"}}\n<result>' for at in range(5000)])

    assert write(store, 5000, solutions=media_type)
    with pytest.raises(TooManyError):
        write(store, 4999, solutions=media_type)


def test_unbound_rows_count():
    """Rows without a value, and rows without a variable, are rows."""
    store = store_of(["a", "b", "c"])
    for query in ("SELECT ?nothing { ?s ?p ?o }", "SELECT ?nothing ?more { ?s ?p ?o }"):
        for media_type in SOLUTIONS:
            assert write(store, 3, query=query, solutions=media_type)
            with pytest.raises(TooManyError):
                write(store, 2, query=query, solutions=media_type)


@pytest.mark.parametrize("media_type", sorted(TRIPLES))
def test_triples_are_counted(media_type):
    """A graph may have so many triples."""
    store = store_of(["a", "b", "c"])

    assert write(store, 3, query="CONSTRUCT WHERE { ?s ?p ?o }", triples=media_type)
    with pytest.raises(TooManyError):
        write(store, 2, query="CONSTRUCT WHERE { ?s ?p ?o }", triples=media_type)


def test_values_survive():
    """Values come back from JSON and CSV as they were."""
    text = 'a "quoted", text\nin two lines'
    store = store_of([text])
    found = json.loads(write(store, 1, solutions="application/sparql-results+json"))

    assert text == found["results"]["bindings"][0]["o"]["value"]
    assert text == list(csv.reader(io.StringIO(write(store, 1, solutions="text/csv").decode(), newline="")))[1][1]


def test_the_same_triples_are_the_same_bytes():
    """The order of the bytes of a graph does not hang on the order in which the engine finds them."""
    query = "CONSTRUCT WHERE { ?s ?p ?o }"
    texts = [str(at) for at in range(50)]
    first, second = store_of(texts), store_with(list(store_of(texts))[::-1])

    assert write(first, 99, query=query, triples="text/turtle") == write(second, 99, query=query, triples="text/turtle")


def test_kinds_that_a_client_does_not_take():
    """Who takes no triples gets none, and who takes no solutions gets none."""
    store = store_of(["a"])
    with pytest.raises(UnacceptableError):
        write(store, 9, query="CONSTRUCT WHERE { ?s ?p ?o }", solutions="text/csv")
    with pytest.raises(UnacceptableError):
        write(store, 9, triples="text/turtle")
