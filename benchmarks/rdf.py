"""The RDF dataset beside the bare libraries: `python -m benchmarks.rdf [--triples 300000] [--many 1000000]`.

    pip install -e '.[benchmarks]'

One run makes a dataset of names that nobody bears and prints, each as a ratio of CPU seconds: records to sorted
Turtle beside `pyoxigraph.serialize` and beside rdflib on the same triples; loading and asking through our API beside
bare pyoxigraph, in memory and on disk; and how much memory it takes to write many triples. `--write FOLDER` writes
the dataset and stops.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from time import process_time

import rdflib
from pyoxigraph import QueryResultsFormat, RdfFormat, Store, serialize

from kgraph.rdf.dataset import Dataset
from kgraph.rdf.prefixes import prefixes
from kgraph.rdf.query import query
from kgraph.rdf.questions import question
from kgraph.rdf.saving import quads, save, spelt
from kgraph.rdf.stores import open_store, store_folder
from kgraph.rdf.write import subjects
from kgraph.records.claim import Basis, Claim, ClaimKind, ClaimTime, Participant, Polarity, Quantity, Source, Status
from kgraph.records.document import Document, PublishedFrom, Span
from kgraph.records.event import Event, Evidence, World, standing_of
from kgraph.records.interval import Interval, day, month, year
from kgraph.records.mention import Entity, EntityType

TRIPLES_A_CLAIM = 82
"""Counted in what is made here; the claims of the seeds have 59 triples each."""

CLAIMS_A_DOCUMENT = 12
DEEDS = (
    ("meet", "Meet"),
    ("accuse", "Accuse"),
    ("buy", "Trade"),
    ("arrest", "Arrest"),
    ("visit", "Travel"),
    ("sue", "Justice"),
    ("pay", "Transfer"),
)
QUESTIONS: Mapping[str, Mapping[str, str]] = {
    "timeline": {"who": "Person 7"},
    "period": {"from": "2031-03", "to": "2031-04"},
    "active": {"least": "5"},
    "months": {},
    "search": {"words": "for 17 dollars"},
    "corroborated": {},
    "plans": {},
}


def made_up(triples: int) -> World:
    """Return a world of about so many triples; the n-th document is always the same."""
    count = max(1, triples // TRIPLES_A_CLAIM // CLAIMS_A_DOCUMENT)
    people = max(10, count)
    found = [_document(number, people) for number in range(count)]
    names = sorted(_person(number) for number in range(people))
    entities = tuple(Entity(_id(name), EntityType.PERSON, name, aliases=(name.upper(),)) for name in names)
    documents = tuple(sorted((document for document, _ in found), key=lambda document: document.key))
    events = tuple(sorted((event for _, events in found for event in events), key=lambda event: event.id))
    return World(documents, tuple(sorted(entities, key=lambda entity: entity.id)), events)


def _person(number: int) -> str:
    return f"Person {number}"


def _id(name: str) -> str:
    return name.lower().replace(" ", "-")


def _document(number: int, people: int) -> tuple[Document, list[Event]]:
    published = date(2030, 1, 1) + timedelta(days=number % 900)
    parts = [_sentence(number * CLAIMS_A_DOCUMENT + claim, people) for claim in range(CLAIMS_A_DOCUMENT)]
    document = Document(
        id=f"made-{number}",
        text=" ".join(sentence for sentence, *_ in parts),
        title=f"Document {number}",
        publisher=f"Wire {number % 9}",
        url=f"https://wire{number % 9}.example/{number}",
        published=published,
        published_from=PublishedFrom.FIELD,
    )
    events: list[Event] = []
    start = 0
    for position, (sentence, actor, verb, target) in enumerate(parts):
        seed = number * CLAIMS_A_DOCUMENT + position
        events.append(_event(seed, document, start, sentence, (actor, verb, target), published))
        start += len(sentence) + 1
    return document, events


def _sentence(seed: int, people: int) -> tuple[str, str, str, str]:
    actor, target = _person(seed * 7919 % people), _person((seed * 104729 + 1) % people)
    verb = DEEDS[seed % len(DEEDS)][0]
    return f'{actor} {verb} {target} for {seed % 97} dollars, "a wire" said.', actor, verb, target


def _event(
    seed: int, document: Document, start: int, sentence: str, words: tuple[str, str, str], published: date
) -> Event:
    actor, verb, target = words

    def span(part: str, after: int = 0) -> Span:
        begin = start + sentence.index(part, after)
        return Span(begin, begin + len(part))

    source = _person(seed % 50)
    claim = Claim(
        id=f"c{seed % CLAIMS_A_DOCUMENT + 1}",
        sentence=Span(start, start + len(sentence)),
        trigger=span(f" {verb} "),
        action=verb,
        roleset=f"{verb}.01",
        type=DEEDS[seed % len(DEEDS)][1],
        kind=ClaimKind.EVENT,
        actors=(Participant(span(actor), span(actor), actor, None, None, "ARG0"),),
        targets=(Participant(span(target, len(actor)), span(target, len(actor)), target, None, None, "ARG1"),),
        places=(),
        others=(
            Participant(span("dollars"), span("dollars"), "dollars", None, Quantity(seed % 97, "dollars"), "ARG3"),
        ),
        time=ClaimTime(span("said"), _interval(seed, published), Basis.TEXT),
        polarity=Polarity.NEGATIVE if seed % 11 == 0 else Polarity.POSITIVE,
        status=(Status.HAPPENED, Status.HAPPENED, Status.HAPPENED, Status.PLANNED, Status.POSSIBLE)[seed % 5],
        sources=(Source(source, None, span("said")),) if seed % 3 == 0 else (),
        confidence=0.45 + seed % 50 / 100,
    )
    actors, targets = (_id(actor),), (_id(target),)
    evidence = Evidence(document.key, claim, actors, targets, (), (_id(source),) if claim.sources else ())
    return Event(
        id=f"{document.key}-{seed % CLAIMS_A_DOCUMENT}",
        type=claim.type,
        action=claim.action,
        roleset=claim.roleset,
        kind=claim.kind,
        actors=actors,
        targets=targets,
        places=(),
        interval=claim.time.interval,
        standing=standing_of(claim),
        evidence=(evidence,),
    )


def _interval(seed: int, published: date) -> Interval:
    when = published - timedelta(days=seed % 40)
    return (day(when), month(when.year, when.month), year(when.year))[seed % 3]


def least_cpu(work: Callable[[], object], rounds: int) -> float:
    """Return the least CPU seconds of a piece of work over some rounds."""
    best = float("inf")
    for _ in range(rounds):
        started = process_time()
        work()
        best = min(best, process_time() - started)
    return best


def told(name: str, ours: float, bare: float, bar: str) -> None:
    """Print one comparison."""
    print(f"{name:44} {ours:8.3f} s  beside {bare:8.3f} s  ratio {ours / bare:6.2f}  (bar {bar})", flush=True)


def writing(world: World, rounds: int) -> None:
    """Compare writing Turtle."""
    triples = [quad.triple for quad in quads(world)]
    print(f"{len(triples):,} triples", flush=True)

    def ours() -> None:
        for _ in spelt(subjects(world), ".ttl"):
            pass

    bare = least_cpu(lambda: serialize(triples, format=RdfFormat.TURTLE, prefixes=prefixes()), rounds)
    mine = least_cpu(ours, rounds)
    told("records to sorted Turtle / pyoxigraph", mine, bare, "<= 8")
    graph = rdflib.Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES) or b"", format="nt")
    other = least_cpu(lambda: graph.serialize(format="turtle"), 1)
    told("rdflib's Turtle / records to sorted Turtle", other, mine, ">= 15")


def asking(folder: Path, rounds: int) -> None:
    """Compare loading and asking, in memory and on disk, each with bare pyoxigraph in the same place.

    N-Quads of this size are beyond what we keep in memory, the same dataset in TriG is not.
    """
    small, large = folder / "graph.trig", folder / "graph.nq"

    def loaded() -> Store:
        store = Store()
        store.bulk_load(path=small, format=RdfFormat.TRIG)
        return store

    ours = least_cpu(lambda: open_store(small), rounds)
    told("load into memory", ours, least_cpu(loaded, rounds), "<= 1.5")
    first = least_cpu(lambda: open_store(large), 1)  # makes the store on disk
    again = least_cpu(lambda: open_store(large), rounds)
    print(f"{'made on disk, and opened again':44} {first:8.2f} s, {again:.3f} s")
    questioned(Dataset(small), loaded(), "in memory", rounds)
    questioned(Dataset(large), Store.read_only(str(store_folder(large))), "on disk", rounds)


def questioned(dataset: Dataset, store: Store, where: str, rounds: int) -> None:
    """Compare asking each question."""
    for name, values in QUESTIONS.items():
        sparql = question(name).ask(values, dataset)

        def bare(sparql: str = sparql) -> None:
            found = store.query(sparql, prefixes=prefixes(), use_default_graph_as_union=True)
            found.serialize(format=QueryResultsFormat.CSV)

        ours = least_cpu(lambda sparql=sparql: query(dataset, sparql, format="csv"), rounds)
        told(f"query {where}: {name}", ours, least_cpu(bare, rounds), "<= 1.5")


def memory(triples: int) -> None:
    """Print the most memory that a process of its own needs to make and write many triples."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "benchmarks.rdf", "--write", folder, "--triples", str(triples)]
        subprocess.run(command, check=True)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{triples:,} triples written in {most:,.0f} MB, records and program included (bar < 500)")


def write(triples: int, folder: Path) -> None:
    """Write a made-up dataset in the three formats of a dataset folder."""
    folder.mkdir(parents=True, exist_ok=True)
    save(made_up(triples), *(folder / name for name in ("graph.nq", "graph.ttl", "graph.trig")))


def main() -> None:
    """Run every comparison, or write the dataset."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--triples", type=int, default=300_000)
    options.add_argument("--many", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--write", type=Path, metavar="FOLDER")
    given = options.parse_args()
    if given.write:
        write(given.triples, given.write)
        return
    memory(given.many)
    writing(made_up(given.triples), given.rounds)
    with tempfile.TemporaryDirectory() as folder:
        write(given.triples, Path(folder))
        asking(Path(folder), given.rounds)


if __name__ == "__main__":
    main()
