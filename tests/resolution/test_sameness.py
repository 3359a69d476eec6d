"""Reasons for and against taking two claims for one event."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.records.claim import Basis, Polarity, Quantity, Status
from kgraph.records.event import Evidence
from kgraph.resolution.sameness import blocking_keys, conflict, sameness

RAID = {"action": "raid", "actors": ["navy"], "targets": ["port"], "when": "2031-05-10"}


def told(write: Any, *claims: dict[str, Any], document: str = "d") -> list[Evidence]:
    """Return claims of one document as evidence, each participant an entity of its name."""
    writer = write(document)
    for claim in claims:
        writer.say(**claim)
    return [
        Evidence(
            document,
            claim,
            *(tuple(p.name for p in part) for part in (claim.actors, claim.targets, claim.places)),
            tuple(source.name for source in claim.sources),
        )
        for claim in writer.account().claims
    ]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"polarity": Polarity.NEGATIVE}, "one asserts, the other denies, plans or supposes"),
        ({"status": Status.PLANNED}, "one asserts, the other denies, plans or supposes"),
        ({"when": "2031-05-11"}, "other time"),
        ({"actors": ["army"]}, "other actors"),
        ({"targets": ["city"]}, "other targets"),
    ],
)
def test_conflicts_say_what_differs(change: dict[str, Any], reason: str, write: Any) -> None:
    """Whatever keeps two claims apart is named, and then nothing makes them the same."""
    one, other = told(write, RAID, RAID | change)

    assert reason == conflict(one, other)
    assert sameness(one, other) is None


def test_numbers_conflict_inside_a_document_only(write: Any) -> None:
    """One document does not count twice; two may count differently."""
    one, other = told(write, RAID | {"quantity": Quantity(3, "boats")}, RAID | {"quantity": Quantity(5, "boats")})
    (elsewhere,) = told(write, RAID | {"quantity": Quantity(5, "boats")}, document="e")

    assert "other numbers" == conflict(one, other)
    assert conflict(one, elsewhere) is None


def test_more_in_common_is_stronger(write: Any) -> None:
    """Actor and target weigh more than actor alone; nothing in common weighs nothing."""
    full, again, actor_only, nobody = told(
        write, RAID, RAID, RAID | {"targets": []}, RAID | {"actors": [], "targets": []}
    )
    best, weaker = sameness(full, again), sameness(full, actor_only)

    assert best is not None
    assert weaker is not None
    assert best.strength > weaker.strength
    assert sameness(full, nobody) is None


BARE = {"action": "raid", "when": "2031-05-10", "dated_by": (140, Basis.DISCOURSE)}


def test_an_event_that_is_only_named_again_is_the_same(write: Any) -> None:
    """A bare "the raid", dated by the words that dated the raid of the navy, is that raid."""
    one, other = told(write, RAID | {"dated_by": (140, Basis.TEXT)}, BARE)

    assert sameness(one, other) is not None


@pytest.mark.parametrize(
    "change",
    [
        {"dated_by": (340, Basis.DISCOURSE)},
        {"dated_by": (140, Basis.TEXT)},
        {"targets": ["city"]},
        {"actors": ["army"]},
        {"action": "talks"},
    ],
)
def test_what_is_not_just_named_again_stays_apart(change: dict[str, Any], write: Any) -> None:
    """Other words date it, it is dated in its own right, or it tells somebody else or something else."""
    one, other = told(write, RAID | {"dated_by": (140, Basis.TEXT)}, BARE | change)

    assert sameness(one, other) is None


CLAIM = st.fixed_dictionaries(
    {
        "action": st.sampled_from(["raid", "attack"]),
        "actors": st.lists(st.sampled_from(["navy", "army"]), max_size=2, unique=True),
        "targets": st.lists(st.sampled_from(["port", "city"]), max_size=2, unique=True),
        "when": st.sampled_from([None, "2031-05-10", "2031-05", "2031"]),
        "event_type": st.sampled_from(["Assault", "Event"]),
        "dated_by": st.sampled_from([None, (140, Basis.TEXT), (140, Basis.DISCOURSE)]),
    }
)


@given(CLAIM, CLAIM)
def test_whatever_is_the_same_shares_a_block(write: Any, first: dict[str, Any], second: dict[str, Any]) -> None:
    """Blocking never hides a pair, and sameness does not depend on the order of the two."""
    one, other = told(write, first, second)

    assert sameness(one, other) == sameness(other, one)
    if sameness(one, other):
        assert set(blocking_keys(one)) & set(blocking_keys(other))
