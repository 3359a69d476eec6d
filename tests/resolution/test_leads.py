"""Headline and first paragraph of one document tell one event."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.resolution.events import resolve

TITLE = "x" * 190 + "\n\n"
"""The first claim of a written document stands in characters 100 to 190, the second in 200 to 290."""


def count(write: Any, gazetteer: Gazetteer, text: str, second: dict[str, Any]) -> int:
    """Return how many events a headline ("Holm signs fishing deal") and a claim after it make."""
    writer = write("a", text=text)
    writer.say("sign", ["Ada Holm"], ["fishing deal"], event_type="Sign")
    writer.chain("fishing deal")
    writer.say(
        "sign",
        **{"actors": ["Ada Holm"], "targets": ["agreement"], "when": "2031-05-12", "event_type": "Sign", **second},
    )
    account = writer.account()
    local = {"fishing deal", "agreement"}
    chains = tuple(
        replace(c, mentions=tuple(replace(m, kind="nominal") for m in c.mentions)) if c.name in local else c
        for c in account.chains
    )
    return len(resolve([replace(account, chains=chains)], gazetteer).events)


def test_headline_and_lead_are_one(write: Any, gazetteer: Gazetteer) -> None:
    """The same act of the same person, told in other words."""
    assert 1 == count(write, gazetteer, TITLE + "y" * 200, {})


@pytest.mark.parametrize("second", [{"actors": ["Bo Berg"]}, {"targets": ["Bo Berg", "Eva Lund"], "actors": []}])
def test_somebody_else_is_another_event(write: Any, gazetteer: Gazetteer, second: dict[str, Any]) -> None:
    """Another actor, or none, may be of another event."""
    assert 2 == count(write, gazetteer, TITLE + "y" * 200, second)


@pytest.mark.parametrize("text", ["x" * 400, "x" * 189 + ".\n\n" + "y" * 200, TITLE + "y\n\n" + "z" * 200])
def test_two_sentences_are_no_headline_and_lead(write: Any, gazetteer: Gazetteer, text: str) -> None:
    """Not in one paragraph, not after a full stop, and not further down."""
    assert 2 == count(write, gazetteer, text, {})
