"""Claims become events: two that tell one happening are put together, look-alikes stay apart."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.knowledge.gazetteer import Gazetteer, load_gazetteer
from kgraph.records.claim import ClaimKind, Polarity, Quantity, Status
from kgraph.records.event import Event, Standing
from kgraph.records.interval import Interval
from kgraph.resolution.events import resolve

WORLD = load_gazetteer()
RAID = {"action": "raid", "actors": ["Norland Navy"], "targets": ["Port Ashby"], "when": "2031-05-10"}


def events_of(gazetteer: Gazetteer, *writers: Any) -> tuple[Event, ...]:
    """Return the events of some documents."""
    return resolve([writer.account() for writer in writers], gazetteer).events


def test_same_act_twice_is_one_event_with_two_claims(write: Any, gazetteer: Gazetteer) -> None:
    """Who, what, to whom and when agree: one event, and it says why."""
    (event,) = events_of(gazetteer, write("a").say(**RAID).say(**RAID))

    assert 2 == len(event.evidence)
    assert "same act, actors and targets, times that agree" == event.reason
    assert () == event.disputed


@pytest.mark.parametrize(
    "change",
    [
        {"when": "2031-05-11"},
        {"targets": ["Port Brindle"]},
        {"actors": ["Sudland Navy"]},
        {"polarity": Polarity.NEGATIVE},
        {"status": Status.PLANNED},
        {"status": Status.POSSIBLE},
        {"action": "bless", "event_type": "Event"},
        {"kind": ClaimKind.STATEMENT},
    ],
    ids=str,
)
def test_look_alikes_stay_apart(change: dict[str, Any], write: Any, gazetteer: Gazetteer) -> None:
    """Another day, target or actor, a denial, a plan, a possibility, another act, a statement: two events."""
    assert 2 == len(events_of(gazetteer, write("a").say(**RAID).say(**(RAID | change))))


def test_same_act_at_other_places_stays_apart(write: Any, gazetteer: Gazetteer) -> None:
    """Two places are two happenings."""
    writer = write("a").say(**RAID, places=["East Quay"]).say(**RAID, places=["West Quay"])

    assert 2 == len(events_of(gazetteer, writer))


def test_statements_are_never_put_together(write: Any, gazetteer: Gazetteer) -> None:
    """Somebody who says something twice says two things."""
    said = {"action": "say", "actors": ["Anna Berg"], "kind": ClaimKind.STATEMENT, "when": "2031-05-10"}

    assert 2 == len(events_of(gazetteer, write("a").say(**said).say(**said)))


def test_claim_without_target_joins_the_same_act_of_the_day(write: Any, gazetteer: Gazetteer) -> None:
    """The raid without its target is the raid; without a date it may be any."""
    without = {"action": "raid", "actors": ["Norland Navy"]}

    assert 1 == len(events_of(gazetteer, write("a").say(**RAID).say(**without, when="2031-05-10")))
    assert 2 == len(events_of(gazetteer, write("a").say(**RAID).say(**without)))
    assert 2 == len(events_of(gazetteer, write("a").say(**RAID).say(**without, when="2031")))


def test_claim_without_target_joins_no_two_raids(write: Any, gazetteer: Gazetteer) -> None:
    """What could be either of two raids does not make them one."""
    other = RAID | {"targets": ["Port Brindle"]}
    writer = write("a").say(**RAID).say("raid", ["Norland Navy"], when="2031-05-10").say(**other)
    found = events_of(gazetteer, writer)

    assert 2 == len(found)
    assert all(len(set(event.targets)) == 1 for event in found)


def test_another_word_for_the_same_kind_of_act_joins(write: Any, gazetteer: Gazetteer) -> None:
    """The raid and the attack on one day are one if actor and target are."""
    attack = RAID | {"action": "attack"}

    assert 1 == len(events_of(gazetteer, write("a").say(**RAID).say(**attack)))
    assert 2 == len(events_of(gazetteer, write("a").say(**RAID).say(**(attack | {"event_type": "Visit"}))))


def test_two_documents_with_everything_equal_are_one_event(write: Any, gazetteer: Gazetteer) -> None:
    """Actors, targets, kind of act and day agree: one event with a claim from each."""
    (event,) = events_of(gazetteer, write("a").say(**RAID), write("b").say(**RAID))

    assert 2 == len({item.document_key for item in event.evidence})
    assert "same act, day and named participants in several documents" == event.reason


@pytest.mark.parametrize(
    "change",
    [
        {"when": "2031-05-11"},
        {"when": "2031-05"},
        {"when": None},
        {"targets": ["Port Brindle"]},
        {"targets": []},
        {"targets": ["?a port"]},
        {"actors": ["Sudland Navy"]},
        {"actors": [], "action": "attack"},
        {"polarity": Polarity.NEGATIVE},
        {"status": Status.PLANNED},
        {"event_type": "Visit"},
    ],
    ids=str,
)
def test_two_documents_with_anything_unknown_or_other_stay_apart(
    change: dict[str, Any], write: Any, gazetteer: Gazetteer
) -> None:
    """Across documents nothing is guessed."""
    assert 2 == len(events_of(gazetteer, write("a").say(**RAID), write("b").say(**(RAID | change))))


def test_two_raids_of_one_document_are_not_joined_by_another(write: Any, gazetteer: Gazetteer) -> None:
    """Where one document tells two such raids, nobody can say which the other means."""
    both = write("a").say(**RAID, places=["East Quay"]).say(**RAID, places=["West Quay"])

    assert 3 == len(events_of(gazetteer, both, write("b").say(**RAID)))


def test_documents_that_count_differently_are_one_disputed_event(write: Any, gazetteer: Gazetteer) -> None:
    """Nine boats or twelve: one raid, and the difference is shown; in one document they are two."""
    nine, twelve = Quantity(9, "boats"), Quantity(12, "boats")
    (event,) = events_of(gazetteer, write("a").say(**RAID, quantity=nine), write("b").say(**RAID, quantity=twelve))

    assert ("quantity",) == event.disputed
    assert 2 == len(events_of(gazetteer, write("a").say(**RAID, quantity=nine).say(**RAID, quantity=twelve)))


def test_event_happens_when_all_its_claims_agree(write: Any, gazetteer: Gazetteer) -> None:
    """A month and a day of it meet in the day."""
    month = RAID | {"when": "2031-05"}
    (event,) = events_of(gazetteer, write("a").say(**month).say(**RAID))

    assert Interval.from_edtf("2031-05-10") == event.interval
    assert "date" not in event.disputed


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"sources": ["Anna Berg"]}, {}, Standing.FACT),
        ({"sources": ["Anna Berg"]}, {"sources": ["Olha Koval"]}, Standing.REPORTED),
        ({"polarity": Polarity.NEGATIVE}, {"polarity": Polarity.NEGATIVE}, Standing.DENIED),
        ({"status": Status.PLANNED}, {"status": Status.PLANNED}, Standing.PLANNED),
        ({"status": Status.POSSIBLE}, {"status": Status.POSSIBLE}, Standing.POSSIBLE),
    ],
)
def test_standing_is_the_strongest_of_its_claims(
    first: dict[str, Any], second: dict[str, Any], expected: Standing, write: Any, gazetteer: Gazetteer
) -> None:
    """A fact once a document says it in its own voice."""
    (event,) = events_of(gazetteer, write("a").say(**RAID, **first).say(**RAID, **second))

    assert expected is event.standing


def test_first_claim_names_the_event(write: Any, gazetteer: Gazetteer) -> None:
    """The earlier publication comes first; an undated document comes last."""
    late, early, undated = write("a", date(2031, 6, 1)), write("b", date(2031, 5, 12)), write("c", None)
    (event,) = events_of(gazetteer, *(writer.say(**RAID) for writer in (late, undated, early)))
    (alone,) = events_of(gazetteer, early)

    keys = [writer.document.key for writer in (early, late, undated)]
    assert keys == [item.document_key for item in event.evidence]
    assert alone.id == event.id


def test_document_that_comes_twice_counts_once(write: Any, gazetteer: Gazetteer) -> None:
    """The same text gives the same world, however often it is read."""
    account = write("a").say(**RAID).account()

    assert resolve([account], gazetteer) == resolve([account, account], gazetteer)


def test_no_documents_are_an_empty_world(gazetteer: Gazetteer) -> None:
    """Nothing in, nothing out."""
    world = resolve([], gazetteer)

    assert ((), (), ()) == (world.documents, world.entities, world.events)


def test_evidence_has_an_entity_for_every_participant(write: Any, gazetteer: Gazetteer) -> None:
    """Items of evidence match those of the claim, and every id is an entity of the world."""
    writer = write("a").say("raid", ["Norland Navy", "?They"], ["?it"], places=["Port Ashby"], sources=["Anna Berg"])
    world = resolve([writer.account()], gazetteer)
    (item,) = world.events[0].evidence
    claim = item.claim

    assert [2, 1, 1, 1] == [len(part) for part in (item.actors, item.targets, item.places, item.sources)]
    assert len(claim.actors) == len(item.actors)
    assert {*item.actors, *item.targets, *item.places, *item.sources} <= {entity.id for entity in world.entities}


@given(
    st.lists(
        st.lists(
            st.tuples(
                st.sampled_from(["raid", "attack", "free"]),
                st.sampled_from([(), ("Norland Navy",), ("Anna Berg",)]),
                st.sampled_from([(), ("Port Ashby",), ("Port Brindle",)]),
                st.sampled_from([None, "2031-05-10", "2031-05-11", "2031-05", "2031"]),
                st.sampled_from(Polarity),
            ),
            max_size=4,
        ),
        max_size=4,
    ),
    st.randoms(use_true_random=False),
)
def test_order_of_documents_does_not_matter(write: Any, drawn: list[list[Any]], random: Any) -> None:
    """Any order of the documents gives the same world, and no claim is lost or told twice."""
    accounts = []
    for number, claims in enumerate(drawn):
        writer = write(f"d{number}")
        for action, actors, targets, when, polarity in claims:
            writer.say(action, actors, targets, when=when, polarity=polarity)
        accounts.append(writer.account())
    world = resolve(accounts, WORLD)

    assert world == resolve(random.sample(accounts, len(accounts)), WORLD)
    told = sorted(item.id for event in world.events for item in event.evidence)
    assert told == sorted({f"{a.document.key}-{c.trigger.start}-{c.trigger.end}" for a in accounts for c in a.claims})
    assert len({event.id for event in world.events}) == len(world.events)


def test_three_documents_in_any_order(write: Any, gazetteer: Gazetteer) -> None:
    """All six orders of three documents give the same events."""
    accounts = [
        write("a").say(**RAID, places=["East Quay"]).account(),
        write("b").say(**RAID).account(),
        write("c").say(**RAID, places=["West Quay"]).account(),
    ]

    assert 1 == len({resolve(order, gazetteer).events for order in permutations(accounts)})


@pytest.mark.parametrize("actors", [[], ["?sailors"]], ids=["left out", "described"])
def test_two_documents_of_which_one_names_no_actor_are_one_event(
    actors: list[str], write: Any, gazetteer: Gazetteer
) -> None:
    """The raid on Port Ashby on that day is the one that the navy made, and nobody disputes it."""
    (event,) = events_of(gazetteer, write("a").say(**RAID), write("b").say(**(RAID | {"actors": actors})))

    assert 2 == len(event.evidence)
    assert () == event.disputed


def test_actor_that_nobody_names_joins_no_raids_of_two_navies(write: Any, gazetteer: Gazetteer) -> None:
    """If two navies are said to have raided the port, a third report that names none decides nothing."""
    other = RAID | {"actors": ["Sudland Navy"]}
    found = events_of(
        gazetteer, write("a").say(**RAID), write("b").say(**other), write("c").say(**(RAID | {"actors": []}))
    )

    assert 3 == len(found)


def test_two_documents_may_count_differently(write: Any, gazetteer: Gazetteer) -> None:
    """One happening, two numbers: one event that shows the dispute and keeps both claims."""
    counted = [write(name).say(**RAID, quantity=Quantity(n, "boats")) for name, n in (("a", 3), ("b", 5))]
    (event,) = events_of(gazetteer, *counted)

    assert ("quantity",) == event.disputed
    assert {3, 5} == {item.claim.targets[0].quantity.value for item in event.evidence}


def blast(write: Any, before: str, *raids: dict[str, Any], event_type: str = "Assault") -> Any:
    """Return a document of some raids and then an attack of which nothing is told, with these words before it."""
    start = 100 * (len(raids) + 1) + 10
    writer = write("a", text=f"{before:>{start}} attack")
    for raid in raids:
        writer.say(**raid)
    return writer.say("attack", event_type=event_type)


@pytest.mark.parametrize("before", ["the ", "They fled. The ", "of this second "])
def test_event_that_is_taken_up_is_the_only_one_of_its_kind(before: str, write: Any, gazetteer: Gazetteer) -> None:
    """The navy raided the port; "the attack" is that raid."""
    (event,) = events_of(gazetteer, blast(write, before, RAID))

    assert "the only earlier event of its kind, taken up again" == event.reason


def test_event_that_is_not_taken_up_is_another(write: Any, gazetteer: Gazetteer) -> None:
    """Neither "an attack", nor an attack of another kind, nor "the attack" after two raids is the raid."""
    second = RAID | {"targets": ["Port Brindle"]}

    assert 2 == len(events_of(gazetteer, blast(write, "an ", RAID)))
    assert 2 == len(events_of(gazetteer, blast(write, "the crew said on Monday that ", RAID)))
    assert 2 == len(events_of(gazetteer, blast(write, "the ", RAID, event_type="Disaster")))
    assert 2 == len(events_of(gazetteer, blast(write, "the ", RAID | {"polarity": Polarity.NEGATIVE})))
    assert 3 == len(events_of(gazetteer, blast(write, "the ", RAID, second)))


def test_search_and_the_inquiry_are_two(write: Any, gazetteer: Gazetteer) -> None:
    """Only kinds whose words name each other's events are taken up by another word."""
    search = RAID | {"action": "search", "event_type": "Investigate"}

    assert 2 == len(events_of(gazetteer, blast(write, "the ", search, event_type="Investigate")))
