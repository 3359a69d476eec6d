"""Happenings told by two or three papers each, and look-alikes, through the whole program, model included."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from kgraph.pipeline.build import build, resolved
from kgraph.records.event import Event, World

HERE = Path(__file__).parent

# Claims of several papers, by document and trigger, that a reader takes for one happening.
TOLD = {
    "bombing": [("market_b", "bombing"), ("market_c", "explosion")],
    "deaths at the market": [("market_a", "killed"), ("market_b", "killed"), ("market_c", "died")],
    "visit": [("market_a", "visited"), ("market_b", "toured")],
    "arrest": [("banker_a", "arrested"), ("banker_b", "detained")],
    "talks": [("talks_a", "met"), ("talks_b", "talks")],
    "shelling": [("shelling_a", "shelled"), ("shelling_b", "shelled")],
    "agreement": [("fishing_a", "signed"), ("fishing_b", "signed")],
    "killing": [("mayor_a", "killed"), ("mayor_b", "shot")],
    "earthquake": [("quake_a", "earthquake"), ("quake_b", "earthquake")],
    "deaths in the earthquake": [("quake_a", "killed"), ("quake_b", "killed")],
}

# Headline and first paragraph of one paper.
RETOLD = [("market_a", "kills", "killed"), ("shelling_a", "shells", "shelled"), ("fishing_a", "sign", "signed")]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Return what all the papers tell."""
    out = tmp_path_factory.mktemp("outlets") / "out"
    build([str(HERE / "outlets.jsonl")], out)
    return resolved(out)


def event_of(world: World, document: str, trigger: str) -> Event | None:
    """Return the event of the last claim of a document with a trigger."""
    documents = {item.key: item for item in world.documents}
    found = [
        (evidence.claim.trigger, event)
        for event in world.events
        for evidence in event.evidence
        if documents[evidence.document_key].id == document
        and evidence.claim.trigger.of(documents[evidence.document_key].text) == trigger
    ]
    return max(found, key=lambda item: item[0])[1] if found else None


@pytest.mark.quality
def test_most_papers_tell_of_one_event(world: World) -> None:
    """Of the pairs of claims that tell one happening, four out of five are one event."""
    pairs = [(one, other) for claims in TOLD.values() for one, other in pairwise(claims)]
    joined = [pair for pair in pairs if (found := event_of(world, *pair[0])) and found == event_of(world, *pair[1])]

    assert 0.8 <= len(joined) / len(pairs), sorted(set(pairs) - set(joined))


def test_no_event_mixes_happenings(world: World) -> None:
    """No event has claims of papers on several happenings, and the look-alikes have theirs for themselves."""
    documents = {item.key: item.id for item in world.documents}
    for event in world.events:
        stories = {documents[evidence.document_key] for evidence in event.evidence}
        stories = {name if name.startswith("alike") else name[:-2] for name in stories}
        assert 1 == len(stories), (event.reason, sorted(stories))


@pytest.mark.parametrize(("document", "headline", "lead"), RETOLD)
def test_headline_and_lead_are_one(world: World, document: str, headline: str, lead: str) -> None:
    """What the headline tells and the first sentence tells again is one event, undisputed."""
    event = event_of(world, document, headline)

    assert event is not None
    assert event == event_of(world, document, lead)


def test_papers_that_differ_are_shown(world: World) -> None:
    """Two numbers of dead are a dispute; a country and its army are not."""
    assert ("quantity",) == getattr(event_of(world, "quake_a", "killed"), "disputed", None)
    assert () == getattr(event_of(world, "shelling_a", "shelled"), "disputed", None)
