"""A dataset as a world again, so that pages and exports need nothing but the RDF.

What comes back is what was written, but for what RDF does not keep: of a text only the parts that claims quote, the
path it was read from, the chains that an entity was put together from, and the ids of chains on participants.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Quad

from kgraph.rdf.iris import local_name
from kgraph.rdf.nodes import Node, Nodes
from kgraph.rdf.read_claims import Quote, read_evidence, read_interval
from kgraph.rdf.terms import (
    ALT_LABEL,
    EXACT_MATCH,
    IDENTIFIER,
    ISSUED,
    LABEL,
    LANGUAGE,
    NOTATION,
    PREF_LABEL,
    PUBLISHER,
    SCHEMA_NAMES,
    SHA256,
    SOURCE,
    TITLE,
    TYPE,
)
from kgraph.rdf.vocabulary import term
from kgraph.records.claim import ClaimKind
from kgraph.records.document import Document, PublishedFrom
from kgraph.records.event import Event, Evidence, Role, Standing, World
from kgraph.records.mention import Entity, EntityType

_ENTITY_TYPES = {term(kind.value): kind for kind in SCHEMA_NAMES if kind is not EntityType.OTHER}


@dataclass(frozen=True, slots=True)
class QuotedDocument(Document):
    """A document of which only quoted parts are known: they stand at their offsets in `text`, blanks between them."""

    stored_key: str = ""
    stored_sha256: str = ""

    @property
    def sha256(self) -> str:
        """Return the digest of the whole text, as it was written."""
        return self.stored_sha256

    @property
    def key(self) -> str:
        """Return the key of the whole document, as it was written."""
        return self.stored_key


@contextmanager
def _uncollected() -> Generator[None]:
    """Let the garbage collector rest: where millions of records all stay, it takes a quarter of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@_uncollected()
def world(quads: Iterable[Quad]) -> World:
    """Return the world that some quads (a store, or what is read from a file) tell, whatever graphs they stand in.

    Raises:
        DatasetError: a record, claim or document lacks what it must have; names its IRI.
    """
    nodes = Nodes.of(quads)
    published = {node.name: node.day_or_none(ISSUED) for node in nodes.of_class("Document")}
    quotes: defaultdict[str, list[Quote]] = defaultdict(list)
    copied = ((node.name, node.iri_or_none(term("syndicatedFrom"))) for node in nodes.of_class("Document"))
    events = [_event(node, nodes, published, quotes) for node in nodes.of_class("EventRecord")]
    documents = [_document(node, quotes[node.name]) for node in nodes.of_class("Document")]
    entities = [_entity(node) for node in nodes.of_class("Entity")]
    return World(
        documents=tuple(sorted(documents, key=lambda document: document.key)),
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
        events=tuple(sorted(events, key=lambda event: event.id)),
        syndicated=tuple(sorted((name, local_name(first)) for name, first in copied if first is not None)),
        roles=tuple(_role(node) for node in nodes.of_class("RoleObservation")),
    )


def _document(node: Node, quotes: Iterable[Quote]) -> QuotedDocument:
    found_in = term("publishedFrom")
    return QuotedDocument(
        id=node.text(IDENTIFIER),
        text=_text(quotes),
        title=node.text_or_none(TITLE),
        publisher=node.text_or_none(PUBLISHER),
        url=node.text_or_none(SOURCE),
        published=node.day_or_none(ISSUED),
        published_from=node.word(found_in, PublishedFrom) if found_in in node.values else PublishedFrom.NONE,
        language=node.text(LANGUAGE),
        stored_key=node.name,
        stored_sha256=node.text(SHA256),
    )


def _text(quotes: Iterable[Quote]) -> str:
    """Return the quoted parts at their offsets, blanks between them."""
    known = sorted(quotes, key=lambda quote: (quote.begin, len(quote.text)))
    text = [" "] * max((quote.begin + len(quote.text) for quote in known), default=0)
    for quote in known:
        text[quote.begin : quote.begin + len(quote.text)] = quote.text
    return "".join(text)


def _entity(node: Node) -> Entity:
    kinds = (_ENTITY_TYPES[kind] for kind in node.iris(TYPE) if kind in _ENTITY_TYPES)
    stands_for = node.iri_or_none(term("standsFor"))
    return Entity(
        id=node.name,
        type=next(kinds, EntityType.OTHER),
        name=node.text(LABEL),
        aliases=node.texts(ALT_LABEL),
        same_as=node.texts(EXACT_MATCH),
        stands_for=local_name(stands_for) if stands_for else None,
        reason=node.text_or_none(term("reason")) or "",
    )


def _role(node: Node) -> Role:
    country = node.iri_or_none(term("roleIn"))
    return Role(
        person=local_name(node.iri_of(term("entity"))),
        name=node.text(term("roleName")),
        of=local_name(country) if country else None,
        document_key=local_name(node.iri_of(term("document"))),
    )


def _event(node: Node, nodes: Nodes, published: Mapping[str, date | None], quotes: Mapping[str, list[Quote]]) -> Event:
    action = nodes[node.iri_of(term("action"))]
    evidence = sorted(
        (read_evidence(nodes[iri], nodes, quotes) for iri in node.iris(term("claim"))),
        key=lambda item: _reading_order(item, published.get(item.document_key)),
    )
    return Event(
        id=node.name,
        type=local_name(node.iri_of(term("eventType"))),
        action=action.text(PREF_LABEL),
        roleset=action.text_or_none(NOTATION),
        kind=node.word(term("kind"), ClaimKind),
        actors=_in_order(node.names(term("actor")), (item.actors for item in evidence)),
        targets=_in_order(node.names(term("target")), (item.targets for item in evidence)),
        places=_in_order(node.names(term("place")), (item.places for item in evidence)),
        interval=read_interval(node),
        standing=node.word(term("standing"), Standing),
        evidence=tuple(evidence),
        disputed=node.names(term("disputed")),
        reason=node.text_or_none(term("reason")) or "",
    )


def _reading_order(item: Evidence, published: date | None) -> tuple[bool, date, str, int, int]:
    """Return the place of a claim: by publication (undated last), document, trigger."""
    trigger = item.claim.trigger
    return published is None, published or date.max, item.document_key, trigger.start, trigger.end


def _in_order(ids: Sequence[str], told: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Return ids in the order in which the claims first name them; RDF itself has no order."""
    rank: dict[str, int] = {}
    for claimed in told:
        for entity in claimed:
            rank.setdefault(entity, len(rank))
    return tuple(sorted(ids, key=lambda entity: (rank.get(entity, len(rank)), entity)))
