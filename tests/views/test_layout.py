"""Where actors stand."""

from __future__ import annotations

import random
from itertools import combinations

from kgraph.views.layout import communities, place


def tangle(size: int) -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    """Return names and links of a random graph with a few hubs."""
    rng = random.Random(5)
    names = {f"n{number:03d}": rng.randrange(4, 30) for number in range(size)}
    ids = list(names)
    links = {tuple(sorted(rng.sample(ids[: size // 2], 2))): rng.randrange(1, 9) for _ in range(size)}
    return names, links


def test_nobody_stands_on_another():
    """No two of 150 actors share a spot, names included for nearly all."""
    places = place(*tangle(150))
    close = [1 for (ax, ay), (bx, by) in combinations(places.values(), 2) if abs(ax - bx) < 40 and abs(ay - by) < 40]

    assert len(places) == 150
    assert len(close) <= 3


def test_places_do_not_depend_on_order_of_links():
    """The same links in another order give the same places."""
    names, links = tangle(40)

    assert place(names, links) == place(names, dict(reversed(links.items())))


def test_nobody_and_one_alone_have_places():
    """No actor gives no place, one actor stands in the middle."""
    assert place({}, {}) == {}
    assert place({"a": 3}, {}) == {"a": (0, 0)}


def test_parts_stand_apart():
    """Two unconnected pairs do not overlap."""
    places = place(dict.fromkeys("abcd", 3), {("a", "b"): 1, ("c", "d"): 1})
    first, second = sorted((places["a"][0], places["b"][0])), sorted((places["c"][0], places["d"][0]))
    rows = {places["a"][1], places["b"][1]}, {places["c"][1], places["d"][1]}

    assert first[1] < second[0] or second[1] < first[0] or max(rows[0]) < min(rows[1]) or max(rows[1]) < min(rows[0])


def test_communities_are_those_who_deal_with_each_other():
    """Two cliques with one bridge are two communities, the larger first."""
    left, right = list(combinations("abcde", 2)), list(combinations("wxyz", 2))
    found = communities(list("abcdewxyz"), dict.fromkeys([*left, *right, ("a", "w")], 1))

    assert {found[name] for name in "abcde"} == {0}
    assert {found[name] for name in "wxyz"} == {1}
