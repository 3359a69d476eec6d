"""A world as subjects: what is said of each IRI, in which named graph; the same world gives the same on every machine.

Every triple stands in exactly one named graph: facts (and the short edges that follow from them) in `graph/asserted`,
the other records in `graph/attributed`, each document with its claims in `graph/doc/KEY`, entities and actions in
`graph/entities`, which records contradict which in `graph/derived`, the event types in use in the graph of the
ontology. There are no blank nodes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import product

from kgraph.rdf.iris import ONTOLOGY_GRAPH, Iris, content_key, event_type
from kgraph.rdf.prefixes import DEFAULT_BASE
from kgraph.rdf.spelling import Spelling, Statement
from kgraph.rdf.subjects import Subject
from kgraph.rdf.taxonomy import taxonomy
from kgraph.rdf.terms import SCHEMA_NAMES, STANDING_CLASSES
from kgraph.rdf.write_claims import claim_subjects, interval_statements
from kgraph.records.claim import ClaimKind
from kgraph.records.document import Document, PublishedFrom, stable_key
from kgraph.records.event import Event, Evidence, Role, Standing, World
from kgraph.records.mention import Entity


@dataclass(frozen=True, slots=True)
class _Record:
    """An event with what is said of it that is found by looking at all of them."""

    event: Event
    key: str
    label: str
    claims: tuple[str, ...]


def subjects(world: World, *, base: str = DEFAULT_BASE) -> list[Subject]:
    """Return the subjects of a world, in no order; what is said of each is spelt out when it is asked."""
    iris = Iris(base)
    records = _records(world)
    texts = {document.key: document.text for document in world.documents}
    found = [*_type_subjects(world.events), *_action_subjects(world.events, iris)]
    entities, asserted, attributed = (iris.full("graph", name) for name in ("entities", "asserted", "attributed"))
    for entity in world.entities:
        found.append(Subject(iris.full("entity", entity.id), entities, partial(_entity, entity)))
    copied = dict(world.syndicated)
    for document in world.documents:
        graph = str(iris.document_graph(document.key))
        found.append(Subject(iris.full("doc", document.key), graph, partial(_document, document, copied)))
    for role in world.roles:
        graph = str(iris.document_graph(role.document_key))
        found.append(Subject(iris.full("role", role_name(role)), graph, partial(_role, role)))
    for record in records:
        event = record.event
        graph = asserted if event.standing is Standing.FACT else attributed
        found.append(Subject(iris.full("event", event.id), graph, partial(_event, record)))
        for evidence, name in zip(event.evidence, record.claims, strict=True):
            graph = str(iris.document_graph(evidence.document_key))
            found += claim_subjects(evidence, name, graph, iris, texts[evidence.document_key])
    found += (
        Subject(iris.full("entity", actor), asserted, partial(_acts_on, targets))
        for actor, targets in _acted_on(world.events).items()
    )
    derived = iris.full("graph", "derived")
    found += (
        Subject(iris.full("event", event), derived, partial(_contradicts, denials))
        for event, denials in _contradictions(records).items()
    )
    return found


def _records(world: World) -> list[_Record]:
    names = claim_names(world.events)
    entity_names = {entity.id: entity.name for entity in world.entities}
    return [
        _Record(
            event,
            content_key(event),
            event_label(event, entity_names),
            tuple(names[event.id, position] for position in range(len(event.evidence))),
        )
        for event in world.events
    ]


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


def role_name(role: Role) -> str:
    """Return the local name of the observation of a role."""
    return f"{role.document_key}-{stable_key('role', role.person, role.name, role.of or '', length=10)}"


def _document(document: Document, copied: Mapping[str, str], s: Spelling) -> Iterator[Statement]:
    n = s.names
    yield n["rdf:type"], n["kg:Document"]
    yield n["dcterms:identifier"], s.text(document.id)
    yield n["schema:sha256"], s.text(document.sha256)
    yield n["dcterms:language"], s.text(document.language)
    if document.title is not None:
        yield n["dcterms:title"], s.text(document.title)
    if document.publisher is not None:
        yield n["dcterms:publisher"], s.text(document.publisher)
    if document.url is not None:
        yield n["dcterms:source"], s.web_or_text(document.url)
    if document.published is not None:
        yield n["dcterms:issued"], s.day(document.published)
    if document.published_from is not PublishedFrom.NONE:
        yield n["kg:publishedFrom"], s.text(document.published_from.value)
    if document.key in copied:
        yield n["kg:syndicatedFrom"], s.known("doc", copied[document.key])


def _role(role: Role, s: Spelling) -> Iterator[Statement]:
    n = s.names
    yield n["rdf:type"], n["kg:RoleObservation"]
    yield n["kg:entity"], s.known("entity", role.person)
    yield n["kg:roleName"], s.text(role.name)
    yield n["kg:document"], s.known("doc", role.document_key)
    if role.of is not None:
        yield n["kg:roleIn"], s.known("entity", role.of)


def _entity(entity: Entity, s: Spelling) -> Iterator[Statement]:
    n = s.names
    for kind in SCHEMA_NAMES[entity.type]:
        yield n["rdf:type"], n[kind]
    yield n["rdfs:label"], s.text(entity.name)
    for alias in entity.aliases:
        yield n["skos:altLabel"], s.text(alias)
    for match in entity.same_as:
        yield n["skos:exactMatch"], s.web_or_text(match)
    if entity.stands_for is not None:
        yield n["kg:standsFor"], s.known("entity", entity.stands_for)
    if entity.reason:
        yield n["kg:reason"], s.text(entity.reason)


def _event(record: _Record, s: Spelling) -> Iterator[Statement]:
    event, n = record.event, s.names
    yield n["rdf:type"], n["kg:EventRecord"]
    yield n["rdf:type"], n[f"kg:{STANDING_CLASSES[event.standing]}"]
    yield n["rdfs:label"], s.text(record.label)
    yield n["kg:standing"], s.text(event.standing.value)
    yield n["kg:kind"], s.text(event.kind.value)
    yield n["kg:action"], s.action(event.action, event.roleset)
    yield n["kg:contentKey"], s.text(record.key)
    yield n["kg:eventType"], s.event_type(event.type)
    for name, ids in (("kg:actor", event.actors), ("kg:target", event.targets), ("kg:place", event.places)):
        for entity in ids:
            yield n[name], s.known("entity", entity)
    if event.interval is not None:
        yield from interval_statements(event.interval, s)
    for name in record.claims:
        yield n["kg:claim"], s.node("claim", name)
    for name in event.disputed:
        yield n["kg:disputed"], n[f"kg:{name}"]
    if event.reason:
        yield n["kg:reason"], s.text(event.reason)


def event_label(event: Event, names: Mapping[str, str]) -> str:
    """Return a label for people: `Ukraine · strike · depot · 2024-11-09 (reported: TASS)`."""
    actors, targets = (", ".join(names.get(entity, entity) for entity in ids) for ids in (event.actors, event.targets))
    date = event.interval.edtf if event.interval else ""
    line = " · ".join(part for part in (actors, event.action, targets, date) if part)
    if event.standing is Standing.FACT:
        return line
    sources = sorted({source.name for evidence in event.evidence for source in evidence.claim.sources})
    return f"{line} ({event.standing}: {', '.join(sources)})" if sources else f"{line} ({event.standing})"


def _acted_on(events: Iterable[Event]) -> Mapping[str, set[str]]:
    """Return on whom each actor acts by facts that are deeds; nobody acts on themselves."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for event in events:
        if event.standing is Standing.FACT and event.kind is ClaimKind.EVENT:
            for actor, target in product(event.actors, event.targets):
                if actor != target:
                    found[actor].add(target)
    return found


def _acts_on(targets: Iterable[str], s: Spelling) -> Iterator[Statement]:
    for target in targets:
        yield s.names["kg:actsOn"], s.known("entity", target)


def _contradictions(records: Iterable[_Record]) -> Mapping[str, list[str]]:
    """Return the denials of what is said to have happened: the same deed, at a time that can be the same."""
    said: defaultdict[str, list[Event]] = defaultdict(list)
    denied: defaultdict[str, list[Event]] = defaultdict(list)
    for record in records:
        if record.event.standing in {Standing.FACT, Standing.REPORTED}:
            said[record.key].append(record.event)
        elif record.event.standing is Standing.DENIED:
            denied[record.key].append(record.event)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key in said.keys() & denied.keys():
        for event, denial in product(said[key], denied[key]):
            if event.interval is None or denial.interval is None or event.interval.overlaps(denial.interval):
                found[event.id].append(denial.id)
    return found


def _contradicts(denials: Iterable[str], s: Spelling) -> Iterator[Statement]:
    for denial in denials:
        yield s.names["kg:contradicts"], s.node("event", denial)


def _action_subjects(events: Iterable[Event], iris: Iris) -> Iterator[Subject]:
    """Yield each action with its label and, as broader concept, the type that most claims of it have."""
    types: defaultdict[tuple[str, str | None], Counter[str]] = defaultdict(Counter)
    for event in events:
        for holder in (event, *(evidence.claim for evidence in event.evidence)):
            types[holder.action, holder.roleset][holder.type] += 1
    graph = iris.full("graph", "entities")
    for (lemma, roleset), counts in types.items():
        usual = min(counts, key=lambda name: (-counts[name], name))
        yield Subject(str(iris.action(lemma, roleset)), graph, partial(_action, lemma, roleset, usual))


def _action(lemma: str, roleset: str | None, type_: str, s: Spelling) -> Iterator[Statement]:
    n = s.names
    yield n["rdf:type"], n["kg:Action"]
    yield n["skos:prefLabel"], s.text(lemma)
    if roleset is not None:
        yield n["skos:notation"], s.text(roleset)
    yield n["skos:broader"], s.event_type(type_)


def _type_subjects(events: Iterable[Event]) -> Iterator[Subject]:
    """Yield the event types in use with all that is broader, so that a dataset can be asked without the ontology."""
    waiting = {holder.type for event in events for holder in (event, *(evidence.claim for evidence in event.evidence))}
    known, done = taxonomy(), set[str]()
    while waiting:
        name = waiting.pop()
        done.add(name)
        yield Subject(str(event_type(name)), str(ONTOLOGY_GRAPH), partial(_type, name))
        waiting |= set(known[name].broader if name in known else ()) - done


def _type(name: str, s: Spelling) -> Iterator[Statement]:
    known = taxonomy().get(name)
    yield s.names["skos:prefLabel"], s.text(known.label if known else name)
    for broader in known.broader if known else ():
        yield s.names["skos:broader"], s.event_type(broader)
