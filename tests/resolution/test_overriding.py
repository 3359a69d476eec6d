"""What an analyst has decided counts for more than any rule."""

from __future__ import annotations

from typing import Any

import pytest

from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.knowledge.overrides import Overrides
from kgraph.records.event import World
from kgraph.records.mention import EntityType
from kgraph.resolution.events import resolve

UKRAINE = ("http://www.wikidata.org/entity/Q212",)


@pytest.fixture
def accounts(write: Any) -> list[Any]:
    """Return two documents: John Smith and Johannes Smith meet people; the Bankova names Ukraine's government."""
    first = write("a").say("meet", ["John Smith"], ["Ana Ruiz"], when="2031-05-12")
    second = write("b").say("meet", ["Johannes Smith"], ["John Smith"]).say("say", ["Bankova"])
    second.chain("Ukraine", EntityType.COUNTRY, same_as=UKRAINE)
    return [first.account(), second.account()]


def named(world: World) -> dict[str, int]:
    """Return how many chains each entity has, by name."""
    return {entity.name: len(entity.mentions) for entity in world.entities}


def test_without_a_word_the_rules_decide(accounts: list[Any], gazetteer: Gazetteer) -> None:
    """One John Smith in two documents, one Johannes."""
    found = named(resolve(accounts, gazetteer))

    assert (2, 1) == (found["John Smith"], found["Johannes Smith"])


def test_same(accounts: list[Any], gazetteer: Gazetteer) -> None:
    """Whom the analyst takes for one is one, and the reason says who decided."""
    world = resolve(accounts, gazetteer, Overrides(same=(("john smith", "johannes smith"),)))
    smith = next(entity for entity in world.entities if "Smith" in entity.name)

    assert 3 == len(smith.mentions)
    assert "the analyst says so" == smith.reason


def test_different(accounts: list[Any], gazetteer: Gazetteer, write: Any) -> None:
    """A middle name makes one of John A. Smith and John Smith, and the analyst two again."""
    third = write("c").say("meet", ["John A. Smith"]).account()
    apart = Overrides(different=(("john smith", "john a smith"),))

    assert 3 == max(named(resolve([*accounts, third], gazetteer)).values())
    found = named(resolve([*accounts, third], gazetteer, apart))
    assert (2, 1) == (found["John Smith"], found["John A. Smith"])


def test_name(accounts: list[Any], gazetteer: Gazetteer) -> None:
    """The entity is called as the analyst calls it."""
    found = named(resolve(accounts, gazetteer, Overrides(names={"ana ruiz": "Ana María Ruiz"})))

    assert "Ana María Ruiz" in found
    assert "Ana Ruiz" not in found


def test_stands_for(accounts: list[Any], gazetteer: Gazetteer) -> None:
    """The Bankova acts for Ukraine; the entity stays, with its link."""
    world = resolve(accounts, gazetteer, Overrides(stands_for={"bankova": "ukraine"}))
    ids = {entity.name: entity for entity in world.entities}
    said = next(event for event in world.events if event.action == "say")

    assert ids["Ukraine"].id == ids["Bankova"].stands_for
    assert (ids["Ukraine"].id,) == said.actors


def test_drop(accounts: list[Any], gazetteer: Gazetteer) -> None:
    """What is no entity takes part in nothing; what only it did is no event."""
    world = resolve(accounts, gazetteer, Overrides(dropped=frozenset({"bankova", "ana ruiz"})))

    assert {"John Smith", "Johannes Smith", "Ukraine"} == set(named(world))
    assert ["meet", "meet"] == [event.action for event in world.events]
    assert {(), ("John Smith",)} == {
        tuple(e.name for e in world.entities if e.id in event.targets) for event in world.events
    }


def test_name_that_nobody_bears_changes_nothing(
    accounts: list[Any], gazetteer: Gazetteer, caplog: pytest.LogCaptureFixture
) -> None:
    """A typing mistake is told, and no more."""
    wrong = Overrides(same=(("jon smith", "jonn smith"),), stands_for={"bankowa": "ukraine"})

    assert resolve(accounts, gazetteer) == resolve(accounts, gazetteer, wrong)
    assert ["no document names jon smith or jonn smith", "no document names bankowa"] == caplog.messages


@pytest.fixture
def raids(write: Any) -> list[Any]:
    """Return two documents: Ana Ruiz arrests one on a day, one on another; the second tells the first arrest again."""
    first = write("a").say("arrest", ["Ana Ruiz"], ["Bo Holm"], when="2031-05-12", event_type="Arrest")
    first.say("arrest", ["Ana Ruiz"], ["Bo Holm"], when="2031-05-13", event_type="Arrest")
    second = write("b").say("arrest", ["Ana Ruiz"], ["Bo Holm"], when="2031-05-12", event_type="Arrest")
    return [first.account(), second.account()]


def sizes(world: World) -> list[int]:
    """Return how many claims the events have, sorted."""
    return sorted(len(event.evidence) for event in world.events)


def test_events_that_are_the_same(raids: list[Any], gazetteer: Gazetteer) -> None:
    """What rules keep apart is one by the ids of events or claims; the dates are disputed, and who decided is told."""
    world = resolve(raids, gazetteer)
    other = next(event for event in world.events if len(event.evidence) == 1)
    one = next(event for event in world.events if len(event.evidence) == 2)
    assert [1, 2] == sizes(world)

    for ids in ((one.id, other.id), (one.evidence[0].id, other.evidence[0].id)):
        (event,) = resolve(raids, gazetteer, Overrides(same_events=(ids,))).events
        assert ("date",) == event.disputed
        assert "the analyst says so" in event.reason


def test_events_that_are_different(raids: list[Any], gazetteer: Gazetteer) -> None:
    """What rules join stays apart."""
    one = next(event for event in resolve(raids, gazetteer).events if len(event.evidence) == 2)
    ids = tuple(evidence.id for evidence in one.evidence)

    assert [1, 1, 1] == sizes(resolve(raids, gazetteer, Overrides(different_events=(ids,))))


def test_dropped_event(raids: list[Any], gazetteer: Gazetteer, caplog: pytest.LogCaptureFixture) -> None:
    """A dropped event is gone with all its claims; an id that means none is told."""
    one = next(event for event in resolve(raids, gazetteer).events if len(event.evidence) == 2)

    assert [1] == sizes(resolve(raids, gazetteer, Overrides(dropped_events=frozenset({one.evidence[1].id}))))
    assert [1, 2] == sizes(resolve(raids, gazetteer, Overrides(dropped_events=frozenset({"nothing"}))))
    assert "no document tells the event nothing" in caplog.text
