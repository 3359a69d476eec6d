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
