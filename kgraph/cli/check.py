"""`kgraph check`: whether a dataset keeps the rules of the ontology, and its quotes are true."""

from __future__ import annotations

from typing import Annotated

import typer

from kgraph.cli import console
from kgraph.cli.options import Dataset

EXAMPLE = "Example: kgraph check out/ --texts"


def check(
    dataset: Dataset,
    texts: Annotated[
        bool, typer.Option("--texts", help="Also look every quote up in texts.jsonl, where it says that it stands.")
    ] = False,
    shacl: Annotated[
        bool, typer.Option("--shacl", help="Ask pySHACL, if it is installed, instead; for small datasets.")
    ] = False,
) -> None:
    """Check a dataset against the rules of the ontology.

    Prints which record breaks which rule.

    The rules are the shapes in ontology/shapes.ttl. The exit code is 1 where one is broken.
    """
    from kgraph.pipeline.transaction import finish
    from kgraph.pipeline.writing import TEXTS
    from kgraph.rdf.dataset import open_dataset
    from kgraph.rdf.quotes import misquotes
    from kgraph.rdf.validate import shacl_violations, violations

    finish(dataset)
    opened = open_dataset(dataset)
    found = list(map(str, shacl_violations(opened) if shacl else violations(opened)))
    if texts:
        found += map(str, misquotes(opened, opened.path.with_name(TEXTS)))
    for line in found:
        console.show(line)
    checked = console.amount(len(opened.store), "triple")
    if found:
        console.say(f"{dataset}: {checked}; rules are broken {console.amount(len(found), 'time')}")
        raise typer.Exit(1)
    console.say(f"{dataset}: {checked}; every rule is kept" + (" and every quote true" if texts else ""))
