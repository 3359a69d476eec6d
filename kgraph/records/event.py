"""What we conclude happened, from all claims of all documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kgraph.records.claim import Claim, ClaimKind, Polarity, Status
from kgraph.records.document import Document
from kgraph.records.interval import Interval
from kgraph.records.mention import Entity


class Standing(StrEnum):
    """Whether it happened, in a word for people; decides the class of the record in RDF.

    A `fact` is asserted by a document in its own voice (`kg:Event`); what is only attributed is `reported`
    (`kg:ReportedEvent`); `planned` and `possible` are `kg:ProspectiveEvent`; `denied` is `kg:NegatedEvent`.
    """

    FACT = "fact"
    REPORTED = "reported"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


def standing_of(claim: Claim) -> Standing:
    """Return what one claim makes of its event (the table of the claims format)."""
    if claim.polarity is Polarity.NEGATIVE:
        return Standing.DENIED
    if claim.status is Status.PLANNED:
        return Standing.PLANNED
    if claim.status is Status.POSSIBLE:
        return Standing.POSSIBLE
    return Standing.REPORTED if claim.sources else Standing.FACT


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim in its document, with its participants and sources as entities across documents.

    The four tuples hold entity ids, item for item as in the claim (`others` left out); `stands_for` has been
    followed in `actors`, `targets` and `sources`, so that "Kyiv launched" acts for Ukraine. `definite` tells that
    an article or a demonstrative before its trigger takes the event for known ("the blast"), `local` are those of
    its entities that are known within this document only, `agents` the actors with a country for its institutions,
    `near` the places of the event that it is told with ("the blast in Bergen killed two"), `numbers` those entities
    that are bare numbers ("Storm kills 12"). They serve resolution and are not kept.
    """

    document_key: str
    claim: Claim
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    places: tuple[str, ...]
    sources: tuple[str, ...]
    definite: bool = field(default=False, compare=False)
    local: frozenset[str] = field(default=frozenset(), compare=False)
    agents: tuple[str, ...] = field(default=(), compare=False)
    near: tuple[str, ...] = field(default=(), compare=False)
    numbers: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def doers(self) -> tuple[str, ...]:
        """Return the agents where they have been told, else the actors."""
        return self.agents or self.actors

    @property
    def id(self) -> str:
        """Return the local name of the claim's IRI."""
        return f"{self.document_key}-{self.claim.trigger.start}-{self.claim.trigger.end}"


@dataclass(frozen=True, slots=True)
class Event:
    """One happening that somebody puts forward, with every claim of it.

    `id` is the local name of its IRI, from its first claim. `actors`, `targets`, `places` are entity ids.
    `interval` is the intersection of its claims' intervals, or their hull where that is empty; then `date`
    stands in `disputed`. `reason` says why its claims were put together ("" for a single claim).
    """

    id: str
    type: str
    action: str
    roleset: str | None
    kind: ClaimKind
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    places: tuple[str, ...]
    interval: Interval | None
    standing: Standing
    evidence: tuple[Evidence, ...]
    disputed: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """An office or rank that a document gives to somebody: it holds on the day of the document.

    `person` is an entity id, `name` the title in lower case, `of` the entity id of the country where it is told.
    """

    person: str
    name: str
    of: str | None
    document_key: str


@dataclass(frozen=True, slots=True)
class World:
    """Everything that a dataset says: documents, the entities in them, the events they tell.

    Documents are sorted by key, entities and events by id. `syndicated` gives for each document that only repeats
    another the key of that one: the two count as one source.
    """

    documents: tuple[Document, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    syndicated: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    roles: tuple[Role, ...] = field(default=(), compare=False)
