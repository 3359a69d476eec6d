"""Sets under pairs that must and pairs that may not meet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kgraph.resolution.clusters import Partition

PAIRS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=12)


def test_joined_items_are_together_with_the_reason() -> None:
    """What is joined is one set, which says why; what is not is alone and says nothing."""
    partition = Partition(4)

    assert partition.join(2, 0, "same name")
    assert ((0, 2), (1,), (3,)) == partition.groups()
    assert "same name" == partition.reason(2)
    assert partition.reason(3) == ""


def test_separated_sets_never_meet() -> None:
    """A pair kept apart stays apart, also through others."""
    partition = Partition(4)
    partition.separate(0, 1)

    assert not partition.join(0, 1, "near")
    assert partition.join(0, 2, "near")
    assert not partition.join(1, 2, "near")
    assert partition.join(1, 3, "near")
    assert not partition.join(2, 3, "near")


@given(PAIRS, PAIRS)
def test_every_item_is_in_one_set_and_kept_apart_from_what_it_must(
    joins: list[tuple[int, int]], apart: list[tuple[int, int]]
) -> None:
    """Whatever is asked, the sets divide the items, and no pair kept apart is together."""
    partition = Partition(8)
    for one, other in apart:
        partition.separate(one, other)
    for one, other in joins:
        partition.join(one, other, "")

    assert sorted(item for group in partition.groups() for item in group) == list(range(8))
    assert all(one == other or not partition.together(one, other) for one, other in apart)
    assert all(partition.members(group[1 if len(group) > 1 else 0]) == group for group in partition.groups())


@given(PAIRS)
def test_order_of_joining_does_not_matter(joins: list[tuple[int, int]]) -> None:
    """Sets and their numbers depend on what is joined only."""
    first, second = Partition(8), Partition(8)
    for one, other in joins:
        first.join(one, other, "")
    for one, other in reversed(joins):
        second.join(other, one, "")

    assert first.groups() == second.groups()
    assert [first.find(item) for item in range(8)] == [second.find(item) for item in range(8)]


@given(PAIRS, st.integers(0, 7), st.integers(0, 8))
def test_members_are_counted_up_to_a_limit(pairs: list[tuple[int, int]], item: int, limit: int) -> None:
    """However the sets came about, as many of one are smaller than a limit as its members say."""
    partition = Partition(8)
    for one, other in pairs:
        partition.join(one, other, "near")

    assert partition.before(item, limit) == sum(member < limit for member in partition.members(item))
