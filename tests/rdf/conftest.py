"""A small world made by hand: several documents, facts, hearsay, plans, denials, disputed numbers, statements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

import pytest
from pyoxigraph import Store

from kgraph.rdf.dataset import Dataset, open_dataset
from kgraph.rdf.saving import quads, save
from kgraph.records.claim import (
    Basis,
    Claim,
    ClaimKind,
    ClaimTime,
    Participant,
    Polarity,
    Quantity,
    QuantityMod,
    Source,
    Status,
)
from kgraph.records.document import Document, PublishedFrom, Span
from kgraph.records.event import Event, Evidence, Role, Standing, World, standing_of
from kgraph.records.interval import Granularity, Interval
from kgraph.records.mention import Entity, EntityType


@dataclass
class Builder:
    """Puts a world together from sentences; words are looked up in the text, so that every span is true."""

    documents: dict[str, Document] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    syndicated: list[tuple[str, str]] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)

    def document(self, id_: str, text: str, **fields: object) -> str:
        """Add a document and return its id."""
        self.documents[id_] = Document(id_, text, **fields)
        return id_

    def entity(self, name: str, kind: EntityType = EntityType.ORGANIZATION, **fields: object) -> str:
        """Add an entity and return its id."""
        id_ = name.lower().replace(" ", "-")
        self.entities[id_] = Entity(id_, kind, name, **fields)
        return id_

    def span(self, document: str, words: str, after: int = 0) -> Span:
        """Return where words stand in a document."""
        start = self.documents[document].text.index(words, after)
        return Span(start, start + len(words))

    def claim(
        self,
        document: str,
        sentence: str,
        trigger: str,
        roleset: str | None,
        type_: str,
        *,
        actors: Sequence[str] = (),
        targets: Sequence[str] = (),
        places: Sequence[str] = (),
        others: Sequence[tuple[str, str]] = (),
        when: str | None = None,
        granularity: Granularity | None = None,
        date_text: str | None = None,
        basis: Basis = Basis.NONE,
        polarity: Polarity = Polarity.POSITIVE,
        status: Status = Status.HAPPENED,
        sources: Sequence[tuple[str, str]] = (),
        quantities: dict[str, Quantity] | None = None,
        kind: ClaimKind = ClaimKind.EVENT,
        confidence: float = 0.9,
    ) -> Evidence:
        """Return a claim; participants and sources are named by the words of the sentence."""
        whole = self.span(document, sentence)

        def part(words: str, role: str = "") -> Participant:
            span = self.span(document, words, whole.start)
            return Participant(span, span, words, None, (quantities or {}).get(words), role)

        def named(words: str) -> str:
            return next(e.id for e in self.entities.values() if words in (e.name, *e.aliases))

        claim = Claim(
            id=f"c{whole.start}",
            sentence=whole,
            trigger=self.span(document, trigger, whole.start),
            action=roleset.partition(".")[0] if roleset else trigger,
            roleset=roleset,
            type=type_,
            kind=kind,
            actors=tuple(part(words, "ARG0") for words in actors),
            targets=tuple(part(words, "ARG1") for words in targets),
            places=tuple(part(words) for words in places),
            others=tuple(part(words, role) for role, words in others),
            time=ClaimTime(
                self.span(document, date_text, whole.start) if date_text else None,
                Interval.from_edtf(when, granularity) if when else None,
                basis,
            ),
            polarity=polarity,
            status=status,
            sources=tuple(Source(name, None, self.span(document, cue, whole.start)) for name, cue in sources),
            confidence=confidence,
        )
        groups = (actors, targets, places, [name for name, _ in sources])
        return Evidence(self.documents[document].key, claim, *(tuple(map(named, group)) for group in groups))

    def event(self, id_: str, *evidence: Evidence, disputed: tuple[str, ...] = (), reason: str = "") -> None:
        """Add a record; what it says is what its first claim says, its standing the strongest of its claims."""
        first = evidence[0]
        order = list(Standing)
        standing = min((standing_of(item.claim) for item in evidence), key=order.index)
        claim = first.claim
        self.events.append(
            Event(
                id=id_,
                type=claim.type,
                action=claim.action,
                roleset=claim.roleset,
                kind=claim.kind,
                actors=first.actors,
                targets=first.targets,
                places=first.places,
                interval=claim.time.interval,
                standing=standing,
                evidence=evidence,
                disputed=disputed,
                reason=reason,
            )
        )

    def copy(self, document: str, first: str) -> None:
        """Say that a document only repeats another."""
        self.syndicated.append((self.documents[document].key, self.documents[first].key))

    def role(self, person: str, name: str, of: str | None, document: str) -> None:
        """Say that a document calls an entity the holder of a role."""
        self.roles.append(Role(person, name, of, self.documents[document].key))

    def world(self) -> World:
        """Return the world, sorted as a world is."""
        return World(
            tuple(sorted(self.documents.values(), key=lambda document: document.key)),
            tuple(sorted(self.entities.values(), key=lambda entity: entity.id)),
            tuple(sorted(self.events, key=lambda event: event.id)),
            tuple(self.syndicated),
            tuple(self.roles),
        )


ACQUIRED = "Acme acquired Borealis in Oslo on 5 March."
PLANS = "Acme plans to sue Dorado in April."
CUT = "Acme cut about 300 jobs with a letter, Union One said."
AGAIN = "Acme acquired Borealis on Tuesday."
DENIED = "Borealis denied suing Cygnus last year."
CUT_MORE = "Acme cut 350 jobs, Union One said."
SAID = "Dorado told Acme on Wednesday that it was ready."
SUED = "Borealis sued Cygnus in 2023."
BRIBED = "Wire C reported that Borealis said that Cygnus bribed Dorado."


@pytest.fixture
def builder() -> Builder:
    """Return an empty builder."""
    return Builder()


@pytest.fixture(scope="session")
def world() -> World:
    """Return the world that the tests of this room share."""
    return make_world()


@pytest.fixture(scope="session")
def store(world: World) -> Store:
    """Return the world in a store."""
    return stored(world)


@pytest.fixture(scope="session")
def dataset(world: World, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Return the world in a folder."""
    folder = tmp_path_factory.mktemp("dataset")
    save(world, folder / "graph.nq", folder / "graph.ttl", folder / "graph.trig")
    return open_dataset(folder)


@pytest.fixture
def store_of() -> Callable[[World], Store]:
    """Return the function that puts a world in a store."""
    return stored


def stored(world: World) -> Store:
    """Return a store with the quads of a world."""
    store = Store()
    store.extend(quads(world))
    return store


def make_world() -> World:
    """Return the world; in a function of its own so that another process can call it."""
    b = Builder()
    b.document(
        "wire-a", f"{ACQUIRED} {PLANS}\n\n{CUT}", title="Acme grows", publisher="Wire A", url="https://a.example/1?x=1&y=2",
        published=date(2024, 3, 6), published_from=PublishedFrom.SIDECAR,
    )  # fmt: skip
    b.document(
        "wire-b", f"{AGAIN} {DENIED} {CUT_MORE} {SAID}", title="Deal", publisher="Wire B", url="https://b.example/2",
        published=date(2024, 3, 7), published_from=PublishedFrom.FIELD,
    )  # fmt: skip
    b.document("blog", f"{SUED} {BRIBED}")
    for name in ("Acme", "Borealis", "Cygnus", "Dorado", "Union One", "Wire C"):
        b.entity(name)
    b.entity("Oslo", EntityType.PLACE, aliases=("Kristiania",), same_as=("http://www.wikidata.org/entity/Q585",))
    b.entity("jobs", EntityType.OTHER, aliases=("300 jobs", "350 jobs"), reason="same head word")
    b.entity("Town Hall", EntityType.FACILITY, stands_for="oslo")

    first = b.claim(
        "wire-a", ACQUIRED, "acquired", "acquire.01", "Trade", actors=["Acme"], targets=["Borealis"], places=["Oslo"],
        when="2024-03-05", date_text="5 March", basis=Basis.TEXT, confidence=0.97,
    )  # fmt: skip
    again = b.claim(
        "wire-b", AGAIN, "acquired", "acquire.01", "Trade", actors=["Acme"], targets=["Borealis"],
        when="2024-03-05", date_text="Tuesday", basis=Basis.TEXT,
    )  # fmt: skip
    b.event("e1", first, again, reason="same actor, action, target and day")
    b.event("e2", b.claim(
        "wire-a", PLANS, "sue", "sue.01", "Justice", actors=["Acme"], targets=["Dorado"], when="2024-04",
        date_text="April", basis=Basis.TEXT, status=Status.PLANNED,
    ))  # fmt: skip
    about = Quantity(300, "jobs", QuantityMod.ABOUT)
    b.event(
        "e3",
        b.claim(
            "wire-a", CUT, "cut", "cut.02", "Decrease", actors=["Acme"], targets=["300 jobs"],
            others=[("ARGM-MNR", "with a letter")], when="2024-03-05/2024-03-06", basis=Basis.TENSE,
            sources=[("Union One", "said")], quantities={"300 jobs": about},
        ),
        b.claim(
            "wire-b", CUT_MORE, "cut", "cut.02", "Decrease", actors=["Acme"], targets=["350 jobs"],
            when="../2024-03-07", basis=Basis.TENSE, sources=[("Union One", "said")],
            quantities={"350 jobs": Quantity(350, "jobs")},
        ),
        disputed=("quantity",), reason="same actor and target",
    )  # fmt: skip
    b.event("e4", b.claim(
        "wire-b", DENIED, "suing", "sue.01", "Justice", actors=["Borealis"], targets=["Cygnus"], when="2023",
        date_text="last year", basis=Basis.TEXT, polarity=Polarity.NEGATIVE, sources=[("Borealis", "denied")],
        confidence=0.4,
    ))  # fmt: skip
    b.event("e5", b.claim(
        "wire-b", SAID, "told", "tell.01", "Say", actors=["Dorado"], targets=["Acme"], when="2024-03-06",
        date_text="Wednesday", basis=Basis.TEXT, kind=ClaimKind.STATEMENT,
    ))  # fmt: skip
    b.event("e6", b.claim(
        "blog", SUED, "sued", "sue.01", "Justice", actors=["Borealis"], targets=["Cygnus"], when="2023",
        date_text="2023", basis=Basis.TEXT,
    ))  # fmt: skip
    b.event("e7", b.claim(
        "blog", BRIBED, "bribed", "bribe.01", "Crime", actors=["Cygnus"], targets=["Dorado"],
        sources=[("Borealis", "said"), ("Wire C", "reported")],
    ))  # fmt: skip
    return b.world()
