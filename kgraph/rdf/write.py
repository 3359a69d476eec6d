"""A world as quads: the same world gives the same quads on every machine.

Every triple stands in exactly one named graph: facts (and the short edges that follow from them) in `graph/asserted`,
the other records in `graph/attributed`, each document with its claims in `graph/doc/KEY`, entities and actions in
`graph/entities`, the event types in use in the graph of the ontology. There are no blank nodes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from pyoxigraph import NamedNode, Quad

from kgraph.rdf import literals
from kgraph.rdf.iris import ONTOLOGY_GRAPH, Iris, content_key, event_type
from kgraph.rdf.prefixes import DEFAULT_BASE
from kgraph.rdf.taxonomy import taxonomy
from kgraph.rdf.terms import (
    ALT_LABEL,
    BROADER,
    EXACT_MATCH,
    IDENTIFIER,
    ISSUED,
    LABEL,
    LANGUAGE,
    NOTATION,
    PREF_LABEL,
    PUBLISHER,
    SCHEMA_TYPES,
    SHA256,
    SOURCE,
    STANDING_CLASSES,
    TITLE,
    TYPE,
    Triple,
)
from kgraph.rdf.vocabulary import term
from kgraph.rdf.write_claims import claim_triples, interval_triples
from kgraph.records.claim import ClaimKind
from kgraph.records.document import Document, PublishedFrom
from kgraph.records.event import Event, Evidence, Standing, World
from kgraph.records.mention import Entity


def quads(world: World, *, base: str = DEFAULT_BASE) -> tuple[Quad, ...]:
    """Return the quads of a world, each once; whoever writes them to a file sorts them in the order of its format."""
    return tuple(dict.fromkeys(_all_quads(world, Iris(base))))


def _all_quads(world: World, iris: Iris) -> Iterator[Quad]:
    names = claim_names(world.events)
    texts = {document.key: document.text for document in world.documents}
    entity_names = {entity.id: entity.name for entity in world.entities}
    entities, asserted, attributed = (iris.graph(name) for name in ("entities", "asserted", "attributed"))
    yield from _in(ONTOLOGY_GRAPH, _type_triples(world.events))
    yield from _in(entities, _action_triples(world.events, iris))
    for entity in world.entities:
        yield from _in(entities, _entity_triples(entity, iris))
    for document in world.documents:
        yield from _in(iris.document_graph(document.key), _document_triples(document, iris))
    for event in world.events:
        is_fact = event.standing is Standing.FACT
        yield from _in(asserted if is_fact else attributed, _event_triples(event, iris, entity_names, names))
        for position, evidence in enumerate(event.evidence):
            triples = claim_triples(evidence, names[event.id, position], iris, texts[evidence.document_key])
            yield from _in(iris.document_graph(evidence.document_key), triples)
        if is_fact and event.kind is ClaimKind.EVENT:
            yield from _in(asserted, _acts_on(event, iris))


def claim_names(events: Iterable[Event]) -> Mapping[tuple[str, int], str]:
    """Return the local name of each claim by event and position; two claims of one trigger get different numbers."""
    names: dict[tuple[str, int], str] = {}
    taken: dict[str, Evidence] = {}
    for event in events:
        for position, evidence in enumerate(event.evidence):
            name, number = evidence.id, 1
            while taken.setdefault(name, evidence) != evidence:
                number += 1
                name = f"{evidence.id}-{number}"
            names[event.id, position] = name
    return names


def _in(graph: NamedNode, triples: Iterable[Triple]) -> Iterator[Quad]:
    for subject, predicate, value in triples:
        yield Quad(subject, predicate, value, graph)


def _document_triples(document: Document, iris: Iris) -> Iterator[Triple]:
    subject = iris.document(document.key)
    yield subject, TYPE, term("Document")
    yield subject, IDENTIFIER, literals.text(document.id)
    yield subject, SHA256, literals.text(document.sha256)
    yield subject, LANGUAGE, literals.text(document.language)
    if document.title is not None:
        yield subject, TITLE, literals.text(document.title)
    if document.publisher is not None:
        yield subject, PUBLISHER, literals.text(document.publisher)
    if document.url is not None:
        yield subject, SOURCE, literals.web_or_text(document.url)
    if document.published is not None:
        yield subject, ISSUED, literals.day(document.published)
    if document.published_from is not PublishedFrom.NONE:
        yield subject, term("publishedFrom"), literals.text(document.published_from.value)


def _entity_triples(entity: Entity, iris: Iris) -> Iterator[Triple]:
    subject = iris.entity(entity.id)
    for kind in SCHEMA_TYPES[entity.type]:
        yield subject, TYPE, kind
    yield subject, LABEL, literals.text(entity.name)
    for alias in entity.aliases:
        yield subject, ALT_LABEL, literals.text(alias)
    for match in entity.same_as:
        yield subject, EXACT_MATCH, literals.web_or_text(match)
    if entity.stands_for is not None:
        yield subject, term("standsFor"), iris.entity(entity.stands_for)
    if entity.reason:
        yield subject, term("reason"), literals.text(entity.reason)


def _event_triples(
    event: Event, iris: Iris, entity_names: Mapping[str, str], names: Mapping[tuple[str, int], str]
) -> Iterator[Triple]:
    subject = iris.event(event.id)
    yield subject, TYPE, term("EventRecord")
    yield subject, TYPE, term(STANDING_CLASSES[event.standing])
    yield subject, LABEL, literals.text(_label(event, entity_names))
    yield subject, term("standing"), literals.text(event.standing.value)
    yield subject, term("kind"), literals.text(event.kind.value)
    yield subject, term("action"), iris.action(event.action, event.roleset)
    yield subject, term("contentKey"), literals.text(content_key(event))
    yield subject, term("eventType"), event_type(event.type)
    for name, ids in (("actor", event.actors), ("target", event.targets), ("place", event.places)):
        for entity in ids:
            yield subject, term(name), iris.entity(entity)
    if event.interval is not None:
        yield from interval_triples(subject, event.interval)
    for position in range(len(event.evidence)):
        yield subject, term("claim"), iris.claim(names[event.id, position])
    for name in event.disputed:
        yield subject, term("disputed"), term(name)
    if event.reason:
        yield subject, term("reason"), literals.text(event.reason)


def _label(event: Event, names: Mapping[str, str]) -> str:
    """Return a label for people: `Ukraine · strike · depot · 2024-11-09 (reported: TASS)`."""
    actors, targets = (", ".join(names.get(entity, entity) for entity in ids) for ids in (event.actors, event.targets))
    date = event.interval.edtf if event.interval else ""
    line = " · ".join(part for part in (actors, event.action, targets, date) if part)
    if event.standing is Standing.FACT:
        return line
    sources = sorted({source.name for evidence in event.evidence for source in evidence.claim.sources})
    return f"{line} ({event.standing}: {', '.join(sources)})" if sources else f"{line} ({event.standing})"


def _acts_on(event: Event, iris: Iris) -> Iterator[Triple]:
    for actor, target in product(event.actors, event.targets):
        if actor != target:
            yield iris.entity(actor), term("actsOn"), iris.entity(target)


def _action_triples(events: Iterable[Event], iris: Iris) -> Iterator[Triple]:
    """Yield each action with its label and, as broader concept, the type that most claims of it have."""
    types: defaultdict[tuple[str, str | None], Counter[str]] = defaultdict(Counter)
    for event in events:
        for holder in (event, *(evidence.claim for evidence in event.evidence)):
            types[holder.action, holder.roleset][holder.type] += 1
    for (lemma, roleset), counts in types.items():
        subject = iris.action(lemma, roleset)
        yield subject, TYPE, term("Action")
        yield subject, PREF_LABEL, literals.text(lemma)
        if roleset is not None:
            yield subject, NOTATION, literals.text(roleset)
        yield subject, BROADER, event_type(min(counts, key=lambda name: (-counts[name], name)))


def _type_triples(events: Iterable[Event]) -> Iterator[Triple]:
    """Yield the event types in use with all that is broader, so that a dataset can be asked without the ontology."""
    used = {holder.type for event in events for holder in (event, *(evidence.claim for evidence in event.evidence))}
    known = taxonomy()
    waiting, done = sorted(used), set[str]()
    while waiting:
        name = waiting.pop()
        if name in done:
            continue
        done.add(name)
        yield event_type(name), PREF_LABEL, literals.text(known[name].label if name in known else name)
        for broader in known[name].broader if name in known else ():
            yield event_type(name), BROADER, event_type(broader)
            waiting.append(broader)
