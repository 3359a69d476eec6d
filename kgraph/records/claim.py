"""What one sentence of one document says: the fields and words of the claims format (docs/claims.md)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kgraph.records.document import Document, Span
from kgraph.records.interval import Interval, Timex
from kgraph.records.mention import Chain


class ClaimKind(StrEnum):
    """An event, or somebody's saying something."""

    EVENT = "event"
    STATEMENT = "statement"


class Polarity(StrEnum):
    """Whether the text says that it did (or will) happen, or that it did not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Status(StrEnum):
    """Past or present fact; future or intended; merely possible."""

    HAPPENED = "happened"
    PLANNED = "planned"
    POSSIBLE = "possible"


class Basis(StrEnum):
    """What dates a claim."""

    TEXT = "text"
    TENSE = "tense"
    DISCOURSE = "discourse"
    PUBLICATION = "publication"
    NONE = "none"


class QuantityMod(StrEnum):
    """How exact a number is meant to be."""

    ABOUT = "about"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A counted number, as "nearly 50,000 troops": 50000, `troops`, about."""

    value: int | float
    unit: str | None
    mod: QuantityMod | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody or something that takes part in a claim.

    `head` is one word, or a person's whole name; `name` the resolved name, never empty; `entity` the id of
    a chain of the same document, or `None`. `role` is the PropBank role.
    """

    head: Span
    span: Span
    name: str
    entity: str | None
    quantity: Quantity | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Whose word a claim is: the resolved name, the chain, and the word that attributes it ("said")."""

    name: str
    entity: str | None
    cue: Span | None


@dataclass(frozen=True, slots=True)
class ClaimTime:
    """When a claim says that it happened: the expression that dates it (if any), the interval, and why."""

    span: Span | None
    interval: Interval | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Claim:
    """One predicate of one sentence: who did what to whom, when, where, according to whom, and whether at all.

    `sources` runs from the nearest to the outermost; it is empty when the document itself asserts the claim.
    `confidence` is the probability, in [0, 1], that a careful reader finds the same event with the same actors,
    targets, polarity and status.
    """

    id: str
    sentence: Span
    trigger: Span
    action: str
    roleset: str | None
    type: str
    kind: ClaimKind
    actors: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    places: tuple[Participant, ...]
    others: tuple[Participant, ...]
    time: ClaimTime
    polarity: Polarity
    status: Status
    sources: tuple[Source, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Account:
    """All that one document says, before anything is merged across documents: one line of claims.jsonl."""

    document: Document
    sentences: tuple[Span, ...]
    times: tuple[Timex, ...]
    chains: tuple[Chain, ...]
    claims: tuple[Claim, ...]
