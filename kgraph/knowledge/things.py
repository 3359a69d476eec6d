"""What the tables of the world tell: a record for each kind of thing, and the words they use."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kgraph.records.mention import EntityType


class Gender(StrEnum):
    """The grammatical gender of the pronoun that takes somebody up, as in Universal Dependencies."""

    MASCULINE = "Masc"
    FEMININE = "Fem"
    NEUTER = "Neut"


class Number(StrEnum):
    """The grammatical number, as in Universal Dependencies."""

    SINGULAR = "Sing"
    PLURAL = "Plur"


class MetonymKind(StrEnum):
    """A capital is a city first; a residence is hardly ever named but for who sits in it."""

    CAPITAL = "capital"
    RESIDENCE = "residence"


class TitleKind(StrEnum):
    """An office that is held, a rank of army or police, an honorific that tells nothing of what they do."""

    OFFICE = "office"
    RANK = "rank"
    HONORIFIC = "honorific"


class VariantUse(StrEnum):
    """What two spellings of one name differ in."""

    SPELLING = "spelling"
    PERSON = "person"
    ENDING = "ending"
    LEGAL_FORM = "legal form"
    GENERATION = "generation"
    LINK = "link"


class ActUse(StrEnum):
    """How the name of a government stands to a word of governments' acts."""

    SUBJECT = "subject"
    OBJECT = "object"
    OWNER = "owner"
    PARTY = "party"
    ASPECT = "aspect"


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory; `code` is ISO 3166-1 alpha-2 (or ISO 3166-3), `also` another meaning of its name."""

    code: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    iri: str | None
    also: str = ""


@dataclass(frozen=True, slots=True)
class Metonym:
    """A capital or a residence whose name is used for the government of a country (`country` is its code)."""

    name: str
    country: str
    kind: MetonymKind
    type: EntityType
    iri: str | None


@dataclass(frozen=True, slots=True)
class Body:
    """An international body."""

    name: str
    aliases: tuple[str, ...]
    iri: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A well-known city, region or water; `country` is a code, or empty."""

    name: str
    country: str
    iri: str | None


@dataclass(frozen=True, slots=True)
class Title:
    """What stands before a person's name without being part of it; `base` is the shorter title that takes it up."""

    text: str
    kind: TitleKind
    gender: Gender | None
    base: str = ""


@dataclass(frozen=True, slots=True)
class HeadNoun:
    """What a description means by its head noun; a `general` one ("the company") may take up any such name."""

    lemma: str
    type: EntityType
    gender: Gender | None
    general: bool


class PronounKind(StrEnum):
    """How a pronoun finds what it stands for."""

    PERSONAL = "personal"
    POSSESSIVE = "possessive"
    REFLEXIVE = "reflexive"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun takes up; `number` and `gender` are `None` where the form leaves them open."""

    form: str
    person: int
    number: Number | None
    gender: Gender | None
    kind: PronounKind
