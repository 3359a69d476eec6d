"""Namings of people, countries and things, inside one document and across documents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kgraph.records.document import Span


class EntityType(StrEnum):
    """What kind of thing an entity is."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    COUNTRY = "Country"
    PLACE = "Place"
    FACILITY = "Facility"
    GROUP = "Group"
    PRODUCT = "Product"
    OTHER = "Other"


class MentionKind(StrEnum):
    """How a mention names its entity."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of an entity: its characters, its head word, and how it names."""

    span: Span
    head: Span
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Chain:
    """The mentions of one entity inside one document.

    `id` (`x1`, `x2`, ...) holds within the document. `same_as` are IRIs from the world tables.
    `stands_for` is the id of the chain that this one is used for ("the Kremlin" for Russia's government), and
    `stands_because` says what in the text tells so, reasons sorted.
    `name` is the fullest name in the document, or the name of the world table.
    """

    id: str
    type: EntityType
    name: str
    stands_for: str | None
    same_as: tuple[str, ...]
    mentions: tuple[Mention, ...]
    stands_because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing in the world, as concluded from all documents.

    `id` is the local name of its IRI. `stands_for` is the id of the entity that it is used for.
    `mentions` are pairs of document key and chain id; `reason` says why its chains were put together, and why it
    stands for another.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    stands_for: str | None = None
    mentions: tuple[tuple[str, str], ...] = ()
    reason: str = ""
