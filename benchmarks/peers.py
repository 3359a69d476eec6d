"""What benchmarks/peers.sh asks of each implementation, and whether it answered as we do.

`prepare DATASET FOLDER` writes the named questions as standard SPARQL with our answers beside them; their parameters
are taken from the dataset: its busiest actor, month, kind of event and so on. `triples NAME FILE FOLDER` compares the
N-Triples that a parser made of graph.ttl with ours, `answer QUESTION FILE FOLDER` a table with ours; both end with 1
where they differ.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import sys
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pyoxigraph import Literal, RdfFormat, parse

from kgraph.rdf.dataset import Dataset, open_dataset
from kgraph.rdf.prefixes import prefixes
from kgraph.rdf.query import query
from kgraph.rdf.questions import questions

# What parameters without a default are in a dataset: the first row of a query.
BUSIEST = "SELECT ?value WHERE {{ {pattern} }} GROUP BY ?value ORDER BY DESC(COUNT(*)) ?value LIMIT 1"
VALUES: Mapping[str, str] = {
    "who": "?one kg:actsOn ?other ; ^kg:actor ?event ; rdfs:label ?value",
    "whom": "?one rdfs:label {who} ; kg:actsOn/rdfs:label ?value",
    "type": '?event kg:eventType ?type ; kg:kind "event" BIND(STRAFTER(STR(?type), "#") AS ?value)',
    "event": 'graph ?graph { ?value kg:claim ?claim } ?value kg:kind "event"',
    "document": "?document a kg:Document ; dcterms:identifier ?value",
    "words": "?claim kg:trigger ?value",
    "month": "?event a kg:Event ; kg:earliest ?first BIND(SUBSTR(STR(?first), 1, 7) AS ?value)",
}
SAME_AS = {"from": "month", "to": "month"}


def prepare(dataset: Dataset, folder: Path) -> None:
    """Write each question, with its prefixes, and our answer to it."""
    head = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in sorted(prefixes(dataset.base).items()))
    for item in questions():
        sparql = item.ask({p.name: value(dataset, p.name) for p in item.parameters if p.default is None}, dataset)
        (folder / f"{item.name}.rq").write_text(head + sparql, encoding="utf-8")
        (folder / f"{item.name}.csv").write_text(answer(dataset, sparql), encoding="utf-8", newline="")


def answer(dataset: Dataset, sparql: str) -> str:
    """Return our answer as CSV."""
    return query(dataset, sparql, format="csv")


def value(dataset: Dataset, name: str) -> str:
    """Return what is busiest in a dataset."""
    pattern = VALUES[SAME_AS.get(name, name)]
    if name == "whom":
        pattern = pattern.format(who=Literal(value(dataset, "who")))
    return rows(answer(dataset, BUSIEST.format(pattern=pattern)))[1][0]


def rows(text: str) -> list[list[str]]:
    """Return a table with its numbers in one form, its head in front."""
    return [[_plain(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]


def _plain(cell: str) -> str:
    """Return a number in one form, and an IRI without the brackets that one of the peers writes."""
    if re.fullmatch("<[^<> ]+>", cell):
        return cell[1:-1]
    try:
        return format(Decimal(cell).normalize(), "f")
    except InvalidOperation:
        return cell


def has_our_triples(file: Path, folder: Path) -> bool:
    """Tell whether a parser read the triples that we wrote, and print how many."""
    ours = {str(triple) for triple in parse(path=folder / "graph.ttl", format=RdfFormat.TURTLE)}
    theirs = {str(triple) for triple in parse(path=file, format=RdfFormat.N_TRIPLES)}
    print(f"{len(theirs):,} triples, {len(ours ^ theirs):,} of them others than ours")
    return ours == theirs


def has_our_answer(name: str, file: Path, folder: Path, *, ordered: bool) -> bool:
    """Tell whether a table has our rows, in our order where that counts; print how the two differ."""
    ours, theirs = (rows(path.read_text(encoding="utf-8")) for path in (folder / f"{name}.csv", file))
    if not ordered:
        ours, theirs = sorted(ours), sorted(theirs)
    if ours != theirs:
        print(f"  {name}: {len(ours) - 1} rows of ours, {len(theirs) - 1} of theirs")
        for mine, other in [pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]][:2]:
            print(f"    ours   {mine}\n    theirs {other}")
    return ours == theirs


def main() -> None:
    """Do one of the three."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=("prepare", "triples", "answer"))
    options.add_argument("names", nargs="+")
    options.add_argument("--any-order", action="store_true", help="the order of rows does not count")
    given = options.parse_args()
    if given.what == "prepare":
        dataset, folder = (Path(name) for name in given.names)
        prepare(open_dataset(dataset), folder)
    elif given.what == "triples":
        sys.exit(not has_our_triples(*map(Path, given.names)))
    else:
        name, file, folder = given.names
        sys.exit(not has_our_answer(name, Path(file), Path(folder), ordered=not given.any_order))


if __name__ == "__main__":
    main()
