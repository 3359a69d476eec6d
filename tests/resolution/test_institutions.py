"""Descriptions that mean the same in every document."""

from __future__ import annotations

from typing import Any

import pytest

from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.records.document import Span
from kgraph.records.mention import Chain, EntityType, Mention, MentionKind
from kgraph.resolution.entities import resolve_entities
from kgraph.resolution.institutions import institution, tied


@pytest.mark.parametrize("name", ["Peruvian troops", "Peru's army", "the army of Peru", "the Peruvian military"])
def test_armed_forces_of_a_country(name: str, gazetteer: Gazetteer) -> None:
    """However they are called, they are the armed forces of Peru."""
    found = institution(name.removeprefix("the "), gazetteer)

    assert found is not None
    assert ("armed forces", "Peru") == (found[0], found[1].name)


@pytest.mark.parametrize("name", ["elite Peruvian troops", "Peruvian soldiers", "troops", "Peruvian singers", "Peru"])
def test_some_of_them_are_not_the_institution(name: str, gazetteer: Gazetteer) -> None:
    """A part of the troops, men of any kind, and the country itself are none."""
    assert institution(name, gazetteer) is None


def chain(name: str, kind: EntityType) -> Chain:
    """Return a chain that is only described."""
    return Chain("x1", kind, name, None, (), (Mention(Span(0, 5), Span(0, 5), MentionKind.NOMINAL),))


def test_definite_description_is_tied_to_its_name() -> None:
    """The hospital of Bergen is one; a hospital of Bergen, and the mayor, are known in their document."""
    hospital = chain("hospital of Bergen", EntityType.FACILITY)

    assert ("hospital", "bergen") == tied(hospital, ["the hospital of Bergen"])
    assert ("office", "ada holm") == tied(chain("Ada Holm's office", EntityType.ORGANIZATION), ["her office"])
    assert tied(hospital, ["a hospital of Bergen"]) is None
    assert tied(chain("mayor of Bergen", EntityType.PERSON), ["the mayor of Bergen"]) is None
    assert tied(chain("hospital of theirs", EntityType.FACILITY), ["the hospital of theirs"]) is None


def test_institutions_are_one_across_documents_and_belong_to_the_country(write: Any, gazetteer: Gazetteer) -> None:
    """Peru's army and Peruvian troops are one entity, and what they do Peru does; an unknown country is told, too."""
    iri = ("http://www.wikidata.org/entity/Q419",)
    first, second = write("a"), write("b")
    first.chain("Peru's army", EntityType.ORGANIZATION, nominal=True)
    first.chain("Peru", EntityType.COUNTRY, same_as=iri)
    second.chain("Peruvian troops", EntityType.GROUP, nominal=True)
    second.chain("Ostmarkian troops", EntityType.GROUP, nominal=True)
    second.chain("Ostmark", EntityType.PLACE)
    resolved = resolve_entities([first.account(), second.account()], gazetteer)

    army = next(entity for entity in resolved.entities if entity.name == "armed forces of Peru")
    assert (2, EntityType.ORGANIZATION) == (len(army.mentions), army.type)
    names = {entity.id: entity.name for entity in resolved.entities}
    assert {"armed forces of Peru": "Peru", "Ostmarkian troops": "Ostmark"} == {
        names[one]: names[other] for one, other in resolved.owners.items()
    }
