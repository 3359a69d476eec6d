"""Titles before names are roles that a document observes."""

from __future__ import annotations

from typing import Any

import pytest

from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.records.claim import Account
from kgraph.records.document import Document, PublishedFrom, Span
from kgraph.records.mention import Chain, EntityType, Mention, MentionKind
from kgraph.resolution.events import resolve

NAME = "Ida Ronn"
DENMARK = "http://www.wikidata.org/entity/Q35"


def account_of(text: str) -> Account:
    """Return what a text says whose person is Ida Ronn, beside the country of Denmark."""
    start = text.index(NAME)
    span = Span(start, start + len(NAME))
    person = Chain("x1", EntityType.PERSON, NAME, None, (), (Mention(span, span, MentionKind.NAME),))
    country = Chain("x2", EntityType.COUNTRY, "Denmark", None, (DENMARK,), ())
    document = Document("d", text, published_from=PublishedFrom.NONE)
    return Account(document, (), (), (person, country), ())


def roles_of(text: str, gazetteer: Gazetteer) -> list[tuple[str, str, str | None]]:
    """Return person, role and country of each role, by their names."""
    world = resolve([account_of(text)], gazetteer)
    names: dict[str | None, Any] = {entity.id: entity.name for entity in world.entities} | {None: None}
    return [(names[role.person], role.name, names[role.of]) for role in world.roles]


@pytest.mark.parametrize(
    ("text", "role", "country"),
    [
        ("Danish Prime Minister Ida Ronn left.", "prime minister", "Denmark"),
        ("Denmark's foreign minister Ida Ronn left.", "foreign minister", "Denmark"),
        ("President Ida Ronn of Denmark left.", "president", "Denmark"),
        ("The Danish Lt. Gen. Ida Ronn left.", "lt gen", "Denmark"),
        ("On Monday General Ida Ronn left.", "general", None),
        ("It rained. Mayor Ida Ronn of Osted left.", "mayor", None),
    ],
)
def test_title_is_a_role(text: str, role: str, country: str | None, gazetteer: Gazetteer) -> None:
    """The longest title before the name, and the country before or after it."""
    assert [(NAME, role, country)] == roles_of(text, gazetteer)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Ronn left.",
        "Mrs. Ida Ronn left.",
        "Former Prime Minister Ida Ronn left.",
        "The former Danish president Ida Ronn left.",
        "She met the president. Ida Ronn left.",
        "They told the president, Ida Ronn left.",
    ],
)
def test_what_is_no_role(text: str, gazetteer: Gazetteer) -> None:
    """Courtesy, what somebody was, and a title in another sentence or phrase are none."""
    assert [] == roles_of(text, gazetteer)
