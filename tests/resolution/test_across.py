"""Claims of several documents become one event where they agree, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest

from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.records.claim import Polarity, Quantity
from kgraph.records.event import Event
from kgraph.records.mention import EntityType
from kgraph.resolution.events import resolve

DAY = "2031-05-12"


def events(write: Any, gazetteer: Gazetteer, *told: dict[str, Any]) -> tuple[Event, ...]:
    """Return the events of documents that tell one claim each; described participants begin with a question mark."""
    accounts = []
    for number, claim in enumerate(told):
        writer = write(f"d{number}")
        for place in claim.get("places", ()):
            writer.chain(place, EntityType.PLACE)
        accounts.append(writer.say(**{"when": DAY, **claim}).account())
    return resolve(accounts, gazetteer).events


def arrest(**change: Any) -> dict[str, Any]:
    """Return an arrest of Ada Holm."""
    return {"action": "arrest", "targets": ["Ada Holm"], "event_type": "Arrest", **change}


def deaths(number: int, **change: Any) -> dict[str, Any]:
    """Return deaths in Bergen."""
    quantity = Quantity(number, "people")
    whom = {"targets": ["?people"], "places": ["Tarnovo"], "quantity": quantity}
    return {"action": "kill", "event_type": "Kill", **whom, **change}


def talks(one: str, other: str, **change: Any) -> dict[str, Any]:
    """Return talks of two."""
    return {"action": "meet", "actors": [one], "targets": [other], "event_type": "Meet", **change}


def signing(*actors: str, **change: Any) -> dict[str, Any]:
    """Return the signing of an agreement."""
    return {"action": "sign", "actors": list(actors), "targets": ["?agreement"], "event_type": "Sign", **change}


SAME = [
    (arrest(actors=["?police"]), arrest(action="detain")),
    (deaths(12), deaths(15)),
    (deaths(12), deaths(12, action="die", event_type="Die")),
    (talks("Ada Holm", "Bo Berg"), talks("Bo Berg", "Ada Holm", action="talk", event_type="Consult")),
    (signing("Ada Holm", "Bo Berg"), signing("Bo Berg", targets=["?fishing agreement"])),
    (arrest(event_type="Kill", action="kill"), arrest(event_type="Kill", action="shoot", when="2031-05-13")),
]
OTHER = [
    (arrest(), arrest(when="2031-05-13")),
    (arrest(), arrest(targets=["Bo Berg"])),
    (arrest(), arrest(polarity=Polarity.NEGATIVE)),
    (arrest(when=None), arrest(when=None)),
    (deaths(12), deaths(12, places=["Velkovo"])),
    (deaths(12), deaths(12, targets=["?soldiers"], quantity=Quantity(12, "soldiers"))),
    (deaths(12), deaths(12, when="2031-05-13")),
    (talks("Ada Holm", "Bo Berg"), talks("Ada Holm", "Eva Lund")),
    (talks("Ada Holm", "Bo Berg", event_type="Sue"), talks("Bo Berg", "Ada Holm", event_type="Sue")),
    (signing("Ada Holm", targets=["?tax agreement"]), signing("Ada Holm", targets=["?fishing agreement"])),
    (signing("Ada Holm", "Bo Berg"), signing("Eva Lund")),
    (arrest(event_type="Kill", action="kill"), arrest(event_type="Kill", action="kill", when="2031-05-22")),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_happening(write: Any, gazetteer: Gazetteer, one: dict[str, Any], other: dict[str, Any]) -> None:
    """In other words, with other numbers, from the other side, with less: it is one event, and says why."""
    (event,) = events(write, gazetteer, one, other)

    assert 2 == len(event.evidence)
    assert event.reason


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_look_alikes(write: Any, gazetteer: Gazetteer, one: dict[str, Any], other: dict[str, Any]) -> None:
    """Another day, target, place, party or thing, a denial, or no date at all: two events."""
    assert 2 == len(events(write, gazetteer, one, other))


def test_a_document_with_two_such_events_leaves_them_apart(write: Any, gazetteer: Gazetteer) -> None:
    """Nobody can say which of two killings in the town the other paper means."""
    first = write("a").say(**{"when": DAY, **deaths(2)}).say(**{"when": DAY, **deaths(5)})
    second = write("b").say(**{"when": DAY, **deaths(2)})
    for writer in (first, second):
        writer.chains.pop("Tarnovo")
        writer.chain("Tarnovo", EntityType.PLACE)

    assert 3 == len(resolve([first.account(), second.account()], gazetteer).events)


def test_papers_that_name_other_killers_disagree(write: Any, gazetteer: Gazetteer) -> None:
    """A man is killed once: on which day and by whom is disputed."""
    one = arrest(event_type="Kill", action="kill", actors=["Bo Berg"])
    (event,) = events(write, gazetteer, one, {**one, "actors": ["Eva Lund"], "when": "2031-05-13"})

    assert ("actor", "date") == event.disputed


def test_talks_keep_the_sides_of_the_first_paper(write: Any, gazetteer: Gazetteer) -> None:
    """Nobody meets himself, and who is named first is no dispute."""
    (event,) = events(write, gazetteer, talks("Ada Holm", "Bo Berg"), talks("Bo Berg", "Ada Holm"))

    assert not set(event.actors) & set(event.targets)
    assert () == event.disputed


def test_order_and_pace_of_documents_leave_no_trace(write: Any, gazetteer: Gazetteer) -> None:
    """All documents in any order give one world, also after some of them have been resolved before."""
    told = [claim for pair in (*SAME, *OTHER) for claim in pair]
    accounts = [write(f"d{n}").say(**{"when": DAY, **claim}).account() for n, claim in enumerate(told)]
    whole = resolve(accounts, gazetteer)

    resolve(accounts[:7], gazetteer)
    assert whole == resolve(accounts[::-1], gazetteer)
    assert whole == resolve([*accounts[9:], *accounts[:12]], gazetteer)
