"""Where actors stand on the plane: a seeded spring layout, parts side by side, nobody on top of another.

Coordinates are whole numbers, so that the last bits of floating point do not show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, log1p, sqrt
from typing import Any, cast

import networkx as nx

# The graph pane is about a third wider than high; names, which are wide, take the rest.
ASPECT = 1.2
# Room for one actor with its name, in pixels at scale 1.
_SPACING = 150.0
_ROW = 80.0
# Shelves are never full, so they are planned wider than the pane.
_SHELF = 2.0
_SEED = 20

Weights = Mapping[tuple[str, str], int]
_Point = tuple[float, float]
_Places = dict[str, _Point]


def place(names: Mapping[str, int], weights: Weights) -> dict[str, tuple[int, int]]:
    """Return a place for each actor, given the length of its name and the weights of undirected pairs.

    Connected parts are laid out apart (the largest first), actors without a link stand in rows below.
    """
    ids = list(names)
    graph = _graph(ids, weights)
    parts = sorted(
        (sorted(cast("set[int]", part)) for part in nx.connected_components(graph)),
        key=lambda part: (-len(part), part),
    )
    blocks = [_spring(graph, part, ids) for part in parts if len(part) > 1]
    alone = [ids[part[0]] for part in parts if len(part) == 1]
    spread = _apart(_shelves(blocks), names)
    return {id_: (round(x), round(y)) for id_, (x, y) in _centred({**spread, **_rows(alone, spread)}).items()}


def communities(ids: Sequence[str], weights: Weights) -> dict[str, int]:
    """Return the number of each actor's community (Louvain, Blondel et al. 2008), the largest being 0."""
    graph = _graph(ids, weights)
    found: list[set[int]] = cast(Any, nx.community).louvain_communities(graph, weight="weight", seed=_SEED)
    ordered = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))
    return {ids[node]: number for number, group in enumerate(ordered) for node in group}


def _graph(ids: Sequence[str], weights: Weights) -> Any:
    """Return the graph over the positions of the ids: whole numbers hash alike in every run, strings do not."""
    index = {id_: position for position, id_ in enumerate(ids)}
    graph = cast(Any, nx).Graph()
    graph.add_nodes_from(range(len(ids)))
    for (one, other), count in sorted(weights.items()):
        graph.add_edge(index[one], index[other], weight=log1p(count))
    return graph


def _spring(graph: Any, part: list[int], ids: Sequence[str]) -> _Places:
    """Return one connected part, its centre pulled apart: by rank of distance, hubs no longer pile up."""
    found: Any = nx.spring_layout(
        graph.subgraph(part), weight="weight", seed=_SEED, iterations=120, k=2.2 / sqrt(len(part))
    )
    radius = _SPACING * sqrt(len(part)) * 0.62
    raw = {ids[node]: (float(found[node][0]), float(found[node][1])) for node in part}
    ranked = sorted(raw, key=lambda id_: (raw[id_][0] ** 2 + raw[id_][1] ** 2, id_))
    placed: _Places = {}
    for rank, id_ in enumerate(ranked):
        x, y = raw[id_]
        distance = sqrt(x * x + y * y) or 1.0
        # Half the distance found, half the distance that would fill the disc evenly.
        wanted = radius * (0.5 * distance + 0.5 * sqrt((rank + 0.5) / len(part)))
        placed[id_] = (x / distance * wanted * sqrt(ASPECT), y / distance * wanted / sqrt(ASPECT))
    return placed


def _box(places: _Places) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    return min(xs), min(ys), max(xs), max(ys)


def _shelves(blocks: list[_Places]) -> _Places:
    """Return the parts side by side in rows, as books on shelves, about as wide as the pane."""
    boxes = [_box(block) for block in blocks]
    area = sum((right - left + _SPACING) * (low - top + _ROW) for left, top, right, low in boxes)
    width = max([sqrt(area * _SHELF), *(right - left for left, _, right, _ in boxes)])
    placed: _Places = {}
    x = y = tall = 0.0
    for block, (left, top, right, low) in zip(blocks, boxes, strict=True):
        if x and x + right - left > width:
            x, y, tall = 0.0, y + tall + _ROW, 0.0
        placed |= {id_: (px - left + x, py - top + y) for id_, (px, py) in block.items()}
        x += right - left + _SPACING
        tall = max(tall, low - top)
    return placed


def _rows(alone: list[str], above: _Places) -> _Places:
    """Return the actors without a link in rows below the others."""
    if not alone:
        return {}
    left, _, right, low = _box(above) if above else (0.0, 0.0, 0.0, 0.0)
    columns = max(int((right - left) / (1.4 * _SPACING)), ceil(sqrt(len(alone) * ASPECT)))
    return {
        id_: (left + 1.4 * _SPACING * (number % columns), low + _SPACING * (1.2 + 0.6 * (number // columns)))
        for number, id_ in enumerate(alone)
    }


def _centred(places: _Places) -> _Places:
    if not places:
        return {}
    left, top, right, low = _box(places)
    return {id_: (x - (left + right) / 2, y - (top + low) / 2) for id_, (x, y) in places.items()}


def _apart(places: _Places, names: Mapping[str, int]) -> _Places:
    """Return the places with actors, names included, pushed off each other; at most 60 rounds, most need ten."""
    ids = sorted(places)
    xs, ys = [places[id_][0] for id_ in ids], [places[id_][1] for id_ in ids]
    half = [max(22.0, 3.6 * min(names[id_], 24)) for id_ in ids]
    for _ in range(60):
        if not _push(xs, ys, half):
            break
    return {id_: (xs[i], ys[i]) for i, id_ in enumerate(ids)}


def _push(xs: list[float], ys: list[float], half: list[float], tall: float = 46.0) -> bool:
    """Move overlapping boxes apart along their shorter overlap; tell whether any overlapped."""
    moved = False
    order = sorted(range(len(xs)), key=lambda i: (ys[i], i))
    for position, one in enumerate(order):
        for other in order[position + 1 :]:
            down = ys[other] - ys[one]
            if down > 2 * tall:
                break
            across = xs[other] - xs[one]
            over_x, over_y = half[one] + half[other] - abs(across), tall - abs(down)
            if over_x <= 1 or over_y <= 1:
                continue
            moved = True
            if over_x < over_y:
                shift = over_x / 2 if across >= 0 else -over_x / 2
                xs[one], xs[other] = xs[one] - shift, xs[other] + shift
            else:
                shift = over_y / 2 if down >= 0 else -over_y / 2
                ys[one], ys[other] = ys[one] - shift, ys[other] + shift
    return moved
