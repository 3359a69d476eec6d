from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.endpoint.negotiation import chosen

OFFERS = ("application/sparql-results+json", "text/csv", "text/turtle")


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, OFFERS[0]),
        ("", OFFERS[0]),
        ("*/*", OFFERS[0]),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/*", "text/csv"),
        ("text/turtle, text/csv;q=0.9", "text/turtle"),
        ("text/csv;q=0, text/*", "text/turtle"),
        ("*/*;q=0.1, text/turtle;q=0.2", "text/turtle"),
        ("text/csv;charset=utf-8;q=1.0", "text/csv"),
        ("image/png", None),
        ("*/*;q=0", None),
        ("text/csv;q=nonsense", None),
        ("csv", None),
    ],
)
def test_the_best_offer(accept, expected):
    """The most exact range decides about an offer, then the weight, then our order."""
    assert expected == chosen(accept, OFFERS)


@given(st.text(max_size=60))
def test_any_header_is_read(accept):
    """Whatever stands in the header, the answer is an offer or none."""
    assert chosen(accept, OFFERS) in {*OFFERS, None}
