"""Events gathered by who acts on whom."""

from __future__ import annotations

from kgraph.records.claim import ClaimKind
from kgraph.records.event import Event, Standing, World
from kgraph.records.mention import Entity, EntityType
from kgraph.views.network import network, pairs


def event(number: int, actors: str, targets: str = "", standing: Standing = Standing.FACT) -> Event:
    """Return an event between actors and targets, one letter each."""
    kind = ClaimKind.EVENT
    return Event(f"e{number}", "Event", "see", None, kind, tuple(actors), tuple(targets), (), None, standing, ())


def world(*events: Event) -> World:
    """Return a world of these events."""
    names = sorted({name for one in events for name in one.actors + one.targets})
    return World((), tuple(Entity(name, EntityType.PERSON, name.upper()) for name in names), events)


def test_events_of_one_pair_are_one_link():
    """All events of one standing from one actor to one target are one link."""
    (link,) = network(world(event(1, "a", "b"), event(2, "a", "b"))).links

    assert ("a", "b", ("e1", "e2")) == (link.actor, link.target, link.events)


def test_direction_and_standing_part_links():
    """The way back, and what is denied, are links of their own."""
    found = network(world(event(1, "a", "b"), event(2, "b", "a"), event(3, "a", "b", Standing.DENIED)))

    assert {("a", "b", "fact"), ("b", "a", "fact"), ("a", "b", "denied")} == {
        (link.actor, link.target, str(link.standing)) for link in found.links
    }


def test_every_actor_acts_on_every_target():
    """Two actors and two targets are four pairs."""
    assert [("a", "c", False), ("a", "d", False), ("b", "c", False), ("b", "d", False)] == list(
        pairs(event(1, "ab", "cd"))
    )


def test_who_is_met_does_not_meet_itself():
    """Where both are actors and one is target as well ("A met B"), there is one link, none to oneself."""
    assert [("a", "b", False)] == list(pairs(event(1, "ab", "b")))


def test_acting_together_is_mutual():
    """Actors without a target are linked pair by pair, without direction."""
    assert [("a", "b", True), ("a", "c", True), ("b", "c", True)] == list(pairs(event(1, "cab")))


def test_acting_on_oneself_is_a_loop():
    """An actor that is its own only target is linked to itself."""
    assert [("a", "a", False)] == list(pairs(event(1, "a", "a")))


def test_acting_on_nobody_is_no_link():
    """One actor without a target counts as an actor, but is not drawn: the list of events has it."""
    found = network(world(event(1, "a"), event(2, "")))

    assert ((), (), 1) == (found.links, found.nodes, found.actors)


def test_large_parts_are_drawn_first():
    """Once there is enough to see, small parts of the graph stay hidden; the largest is drawn whole."""
    hub = [event(n, "a", chr(0x4E00 + n)) for n in range(70)]
    found = network(world(*hub, event(90, "x", "y")))

    assert len(found.nodes) == 71
    assert [("x", "y")] == [(link.actor, link.target) for link in found.hidden]


def test_busiest_are_drawn_and_the_rest_kept():
    """Beyond the caps the actors and links of most events are drawn; the other links are kept as hidden."""
    busy = [event(n, "a", "b") for n in range(5)]
    found = network(world(*busy, event(8, "c", "d"), event(9, "a", "d")), max_nodes=2)

    assert {"a", "b"} == {node.entity.id for node in found.nodes}
    assert [5] == [len(link.events) for link in found.links]
    assert {("c", "d"), ("a", "d")} == {(link.actor, link.target) for link in found.hidden}
    assert found.actors == 4


def test_facts_come_before_denials():
    """Who only takes part in what did not happen is drawn last."""
    denied = [event(n, "x", "y", Standing.DENIED) for n in range(9)]
    found = network(world(*denied, event(10, "a", "b")), max_nodes=2)

    assert {"a", "b"} == {node.entity.id for node in found.nodes}


def test_empty_world_is_an_empty_network():
    """Nobody acts: nothing is drawn and nothing fails."""
    found = network(world())

    assert ((), (), (), 0) == (found.nodes, found.links, found.hidden, found.actors)


def test_parallel_links_with_the_same_events_are_all_there():
    """An event with two targets counts for both links: one being drawn does not hide the other."""
    found = network(world(event(1, "a", "bc")), max_links=1)

    assert len(found.links) == 1
    assert len(found.hidden) == 1
