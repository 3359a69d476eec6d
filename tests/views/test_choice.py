"""Part of a world: days, actors, the best attested, pairs and months."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from kgraph.errors import DatasetError
from kgraph.rdf.dataset import open_dataset
from kgraph.rdf.saving import save
from kgraph.records.claim import Status
from kgraph.records.event import World
from kgraph.records.interval import day, month, year
from kgraph.views.choice import SAMPLES, Choice, chosen, ids_named


@pytest.fixture(scope="module")
def worlds() -> ModuleType:
    """Return the module that makes worlds for the tests of the page."""
    spec = spec_from_file_location("worlds", Path(__file__).parents[1] / "browser" / "worlds.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ids(world: World) -> list[str]:
    """Return the numbers with which the ids of the events begin."""
    return [event.id[:5].lstrip("0") or "0" for event in world.events]


def test_days_keep_what_may_lie_in_them(worlds: ModuleType) -> None:
    """A range keeps the events that share a day with it, both ends included; the undated are left out."""
    world = worlds.small(day(date(2024, 3, 1)), month(2024, 3), year(2024), day(date(2024, 4, 1)), None)

    assert ["0", "1", "2"] == ids(chosen(world, Choice(first=date(2024, 3, 1), last=date(2024, 3, 1))))
    assert ["2", "3"] == ids(chosen(world, Choice(first=date(2024, 4, 1))))
    assert ["0", "1", "2"] == ids(chosen(world, Choice(last=date(2024, 3, 31))))


def test_no_choice_is_the_world_itself(worlds: ModuleType) -> None:
    """Where nothing is left out, nothing is made anew."""
    world = worlds.news(40)

    assert chosen(world, Choice()) is world


def test_actors_keep_their_events_and_what_these_need(worlds: ModuleType) -> None:
    """An actor keeps the events in which it acts or is acted on, their documents and entities, and no others."""
    world = worlds.news(60)
    who = world.entities[0].id
    found = chosen(world, Choice(actors=frozenset({who})))

    assert [event for event in world.events if who in (*event.actors, *event.targets)] == list(found.events)
    keys = {item.document_key for event in found.events for item in event.evidence}
    assert keys == {document.key for document in found.documents}
    assert len(found.entities) < len(world.entities)


def test_best_attested_stay(worlds: ModuleType) -> None:
    """Of too many events facts and reports stay before plans, and what two documents tell before what one tells."""
    maker = worlds.Maker()
    one, two = maker.document("one"), maker.document("two")
    ann, bob = maker.entity("Ann"), maker.entity("Bob")
    maker.tell(one, [ann], ("plan", "planned", "Event"), [bob], status=Status.PLANNED)
    maker.tell(one, [ann], ("see", "saw", "Event"), [bob])
    maker.tell(one, [ann], ("hit", "hit", "Assault"), [bob])
    maker.tell(two, [ann], ("hit", "hit", "Assault"), [bob], again=True)
    world = maker.world()

    assert ["2"] == ids(chosen(world, Choice(most=1)))
    assert ["1", "2"] == ids(chosen(world, Choice(most=2)))
    assert chosen(world, Choice(most=3)) is world


def test_pair_and_month_are_one(worlds: ModuleType) -> None:
    """The events of the same participants in one month become one, with a few claims as examples."""
    world = chosen(worlds.duel(), Choice(aggregate=True))

    there, back = world.events
    assert there.actors == back.targets
    assert there.interval == month(2024, 5)
    assert SAMPLES == len(there.evidence)
    assert there.reason == "7 events between the same in this time, 7 claims; the surest are shown"


def test_other_months_and_standings_stay_apart(worlds: ModuleType) -> None:
    """Events of other months, vaguer dates or another standing are not put together; a single one stays as it is."""
    world = worlds.small(day(date(2024, 3, 1)), day(date(2024, 4, 1)), year(2024), None)

    assert world.events == chosen(world, Choice(aggregate=True)).events


def test_order_of_the_world_does_not_matter(worlds: ModuleType) -> None:
    """The same events in another order give the same aggregate."""
    world = worlds.news(300)
    turned = replace(world, events=tuple(reversed(world.events)))

    choice = Choice(aggregate=True, most=100)
    assert chosen(world, choice).events == chosen(turned, choice).events


def test_names_are_found_whole_or_in_part(worlds: ModuleType, tmp_path: Path) -> None:
    """A name, in whatever case and accents, or a part of it, means the entities that bear it."""
    save(worlds.news(60), tmp_path / "graph.nq")
    dataset = open_dataset(tmp_path / "graph.nq")
    names = {entity.id: entity.name for entity in worlds.news(60).entities}

    assert {"Ana Brezović"} == {names[id_] for id_ in ids_named(dataset, ["BREZOVIC"])}
    assert {"Tarsk", "Kestria"} == {names[id_] for id_ in ids_named(dataset, ["tarsk", "kestria"])}
    with pytest.raises(DatasetError, match="nothing is called 'Kestra'; near are Kestria"):
        ids_named(dataset, ["Kestra"])
