"""Chains of several documents become one entity only where their names say so."""

from __future__ import annotations

from typing import Any

import pytest

from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.records.mention import Entity, EntityType
from kgraph.resolution.entities import resolve_entities, slug

UKRAINE = ("http://www.wikidata.org/entity/Q212",)


def entities_of(write: Any, gazetteer: Gazetteer, *names: str, kind: EntityType) -> tuple[Entity, ...]:
    """Return the entities of documents that name one thing each."""
    accounts = []
    for number, name in enumerate(names):
        writer = write(f"d{number}")
        writer.chain(name, kind)
        accounts.append(writer.account())
    return resolve_entities(accounts, gazetteer).entities


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", EntityType.PERSON),
        ("Kim Jong Un", "Kim Jong-un", EntityType.PERSON),
        ("John F. Kennedy", "John Kennedy", EntityType.PERSON),
        ("Boeing", "Boeing Co.", EntityType.ORGANIZATION),
        ("Kursk region", "the Kursk Region", EntityType.PLACE),
        ("Taipei City Council", "Taipei City Council", EntityType.ORGANIZATION),
    ],
)
def test_equal_full_names_are_one_entity(
    one: str, other: str, kind: EntityType, write: Any, gazetteer: Gazetteer
) -> None:
    """Spelling, hyphens, initials and legal forms do not make two entities, and the reason is told."""
    (entity,) = entities_of(write, gazetteer, one, other, kind=kind)

    assert 2 == len(entity.mentions)
    assert entity.reason


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Kim", "Kim", EntityType.PERSON),
        ("Joe Biden", "Jill Biden", EntityType.PERSON),
        ("Defense Ministry", "Defense Ministry", EntityType.ORGANIZATION),
        ("Supreme Court", "Supreme Court", EntityType.ORGANIZATION),
        ("PPP", "PPP", EntityType.ORGANIZATION),
        ("Georgia", "Georgia", EntityType.COUNTRY),
        ("Kursk", "Kursk region", EntityType.PLACE),
        ("Parliament", "Parliament", EntityType.ORGANIZATION),
    ],
)
def test_names_that_mean_another_thing_elsewhere_stay_apart(
    one: str, other: str, kind: EntityType, write: Any, gazetteer: Gazetteer
) -> None:
    """Surnames, institutions that every country has, and short acronyms are known within a document only."""
    found = entities_of(write, gazetteer, one, other, kind=kind)

    assert 2 == len(found)
    assert ["", ""] == [entity.reason for entity in found]
    assert len({entity.id for entity in found}) == 2


def test_person_and_place_of_one_name_stay_apart(write: Any, gazetteer: Gazetteer) -> None:
    """A type is part of the name."""
    first, second = write("a"), write("b")
    first.chain("Saint Martin", EntityType.PERSON)
    second.chain("Saint Martin", EntityType.PLACE)

    assert 2 == len(resolve_entities([first.account(), second.account()], gazetteer).entities)


def test_ambiguous_middle_name_joins_nobody(write: Any, gazetteer: Gazetteer) -> None:
    """George Bush is either; with both fuller names known he is a third."""
    names = ("George W. Bush", "George H. W. Bush", "George Bush")

    assert 3 == len(entities_of(write, gazetteer, *names, kind=EntityType.PERSON))
    assert 1 == len(entities_of(write, gazetteer, names[0], names[2], kind=EntityType.PERSON))


def test_same_wikidata_item_is_one_entity_with_the_name_of_the_table(write: Any, gazetteer: Gazetteer) -> None:
    """The US and the United States of two documents are one country."""
    accounts = []
    for name in ("US", "United States of America"):
        writer = write(name)
        writer.chain(name, EntityType.COUNTRY, same_as=("http://www.wikidata.org/entity/Q30",))
        accounts.append(writer.account())
    (entity,) = resolve_entities(accounts, gazetteer).entities

    assert "United States" == entity.name
    assert {"US", "United States of America"} <= set(entity.aliases)
    assert entity.id.startswith("united-states-")


def test_descriptions_stay_in_their_document(write: Any, gazetteer: Gazetteer) -> None:
    """The soldiers of one article are not those of the next."""
    accounts = []
    for name in ("a", "b"):
        writer = write(name)
        writer.chain("two Ukrainian soldiers", EntityType.GROUP, nominal=True)
        accounts.append(writer.account())

    assert 2 == len(resolve_entities(accounts, gazetteer).entities)


def test_participant_follows_what_it_stands_for_but_a_place_does_not(write: Any, gazetteer: Gazetteer) -> None:
    """Kyiv acts for Ukraine; a happening in Kyiv is in Kyiv."""
    writer = write("a")
    country = writer.chain("Ukraine", EntityType.COUNTRY, same_as=UKRAINE)
    writer.chain("Kyiv", EntityType.PLACE, stands_for=country)
    writer.say("strike", ["Kyiv"], places=["Kyiv"])
    account = writer.account()
    resolved = resolve_entities([account], gazetteer)
    claim = account.claims[0]

    assert resolved.participant(account.document.key, claim.actors[0]).startswith("ukraine-")
    assert resolved.participant(account.document.key, claim.places[0], as_place=True).startswith("kyiv-")
    kyiv = next(entity for entity in resolved.entities if entity.name == "Kyiv")
    assert kyiv.stands_for == resolved.participant(account.document.key, claim.actors[0])


def test_participant_in_no_chain_is_an_entity_of_its_document(write: Any, gazetteer: Gazetteer) -> None:
    """Every participant has an entity, also one that nothing explains."""
    writer = write("a").say("strike", ["?They"], ["?They"])
    account = writer.account()
    resolved = resolve_entities([account], gazetteer)
    ids = {resolved.participant(account.document.key, p) for c in account.claims for p in (*c.actors, *c.targets)}

    assert 2 == len(ids)
    assert ids == {entity.id for entity in resolved.entities}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Nicolás Maduro", "nicolas-maduro"),
        ("“</script>”", "script"),
        ("Київ", "entity"),
        ("x" * 60, "x" * 40),
        ("a" * 39 + " b", "a" * 39),
        ("-=#~", "entity"),
    ],
)
def test_slug_is_plain_and_short(name: str, expected: str) -> None:
    """Letters, digits and hyphens, at most forty, no hyphen at either end, never empty."""
    assert expected == slug(name)
