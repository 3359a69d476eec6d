"""Who acted on whom: events gathered by ordered pair of actor and target, and the few of them worth drawing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, cast

import networkx as nx

from kgraph.records.claim import ClaimKind
from kgraph.records.event import Event, Standing, World
from kgraph.records.mention import Entity
from kgraph.views.layout import communities, place

# Beyond these a picture is a ball of wool, and the renderer slow: studied on pages of 100 to 20,000 actors.
MAX_NODES = 150
MAX_LINKS = 400
# Parts of the graph are added, the largest first, until so many actors are drawn: what 700 by 500 pixels show legibly.
ENOUGH_NODES = 60

_SHOWN_FIRST = frozenset({Standing.FACT, Standing.REPORTED})


@dataclass(frozen=True, slots=True)
class Node:
    """A drawn actor: where it stands, in how many events it takes part, and the number of its community."""

    entity: Entity
    events: int
    x: int
    y: int
    community: int


@dataclass(frozen=True, slots=True)
class Link:
    """The events of one standing by which `actor` acts on `target`; `mutual` where both act together on nobody."""

    actor: str
    target: str
    standing: Standing
    mutual: bool
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """What is drawn, and what is left out.

    `links` are drawn; `hidden` are not, but complete the picture when one of their actors is asked for.
    `actors` counts everybody who acts or is acted on, drawn or not.
    """

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    hidden: tuple[Link, ...]
    actors: int


def network(world: World, *, max_nodes: int = MAX_NODES, max_links: int = MAX_LINKS) -> Network:
    """Return the actors of a world and their links, the busiest first, placed on a plane.

    Facts and reported events decide who is drawn, for they are what is looked at first. Who is linked to
    nobody is left to the list of events.
    """
    entities = {entity.id: entity for entity in world.entities}
    ranked = _rank(world.events)
    links = sorted(_links(world.events), key=_weight)
    linked = {id_ for link in links for id_ in (link.actor, link.target)}
    chosen = set([id_ for id_ in ranked if id_ in linked][:max_nodes])
    inside = [link for link in links if {link.actor, link.target} <= chosen][:max_links]
    parts = _parts(inside, ranked)
    drawn = [link for link in inside if link.actor in parts]
    kept = set(map(_key, drawn))
    return Network(
        nodes=_nodes([entities[id_] for id_ in ranked if id_ in parts], drawn, _counts(world.events)),
        links=tuple(drawn),
        hidden=tuple(link for link in links if _key(link) not in kept),
        actors=len(ranked),
    )


def pairs(event: Event) -> Iterator[tuple[str, str, bool]]:
    """Yield who acts on whom in an event, and whether it is mutual.

    Who is actor and target at once is met, not hit ("A met B"): no link to oneself, unless there is nobody else.
    Several actors without a target act together: every pair of them is one mutual link.
    """
    across = [(actor, target) for actor in event.actors for target in event.targets if actor != target]
    if across:
        yield from ((actor, target, False) for actor, target in dict.fromkeys(across))
    elif event.targets:
        yield from ((actor, actor, False) for actor in dict.fromkeys(event.actors))
    else:
        for one, other in combinations(sorted(set(event.actors)), 2):
            yield one, other, True


def _links(events: Iterable[Event]) -> Iterator[Link]:
    gathered: defaultdict[tuple[str, str, bool, Standing], list[str]] = defaultdict(list)
    for event in events:
        for actor, target, mutual in pairs(event):
            gathered[actor, target, mutual, event.standing].append(event.id)
    for (actor, target, mutual, standing), ids in gathered.items():
        yield Link(actor, target, standing, mutual, tuple(ids))


def _key(link: Link) -> tuple[str, str, bool, Standing]:
    return link.actor, link.target, link.mutual, link.standing


def _weight(link: Link) -> tuple[bool, int, tuple[str, str, bool, Standing]]:
    return link.standing not in _SHOWN_FIRST, -len(link.events), _key(link)


def _parts(links: Sequence[Link], ranked: Sequence[str]) -> frozenset[str]:
    """Return the actors of the largest connected parts, as many parts as it takes to have enough."""
    rank = {id_: number for number, id_ in enumerate(ranked)}
    graph: Any = cast(Any, nx).Graph((link.actor, link.target) for link in links)
    parts: list[set[str]] = list(nx.connected_components(graph))
    drawn: set[str] = set()
    for part in sorted(parts, key=lambda part: (-len(part), min(rank[id_] for id_ in part))):
        if len(drawn) >= ENOUGH_NODES:
            break
        drawn |= part
    return frozenset(drawn)


def _counts(events: Iterable[Event]) -> Counter[str]:
    """Count the events in which each entity acts or is acted on."""
    return Counter(id_ for event in events for id_ in set(event.actors + event.targets))


def _rank(events: tuple[Event, ...]) -> list[str]:
    """Return actors and targets, those of most facts and reports first, statements and the rest behind."""
    first = _counts(e for e in events if e.standing in _SHOWN_FIRST and e.kind is ClaimKind.EVENT)
    every = _counts(events)
    return sorted(every, key=lambda id_: (-first[id_], -every[id_], id_))


def _nodes(drawn: list[Entity], links: list[Link], counts: Mapping[str, int]) -> tuple[Node, ...]:
    weights: Counter[tuple[str, str]] = Counter()
    for link in links:
        if link.actor != link.target:
            weights[min(link.actor, link.target), max(link.actor, link.target)] += len(link.events)
    ids = [entity.id for entity in drawn]
    where = place({entity.id: len(entity.name) for entity in drawn}, weights)
    groups = communities(ids, weights)
    return tuple(Node(e, counts[e.id], *where[e.id], groups[e.id]) for e in drawn)
