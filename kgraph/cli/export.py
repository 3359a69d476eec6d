"""`kgraph export`: a dataset into another format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli import console
from kgraph.cli.options import About, Dataset, First, Last, refuse_empty_period

EXAMPLE = "Example: kgraph export out/ -o summer.html --from 2024-06 --to 2024-08"


def export(
    dataset: Dataset,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")],
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            help="csv, csv-claims, csv-entities, gexf, graphml, html, jsonld, nq, nt, trig, ttl; else the suffix says.",
        ),
    ] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The title of a page.")] = None,
    first: First = None,
    last: Last = None,
    about: About = None,
    actor: Annotated[list[str] | None, typer.Option("--actor", hidden=True)] = None,  # its earlier name
    max_events: Annotated[
        int | None, typer.Option("--max-events", metavar="N", min=1, help="Only the N best attested events.")
    ] = None,
    aggregate: Annotated[
        bool, typer.Option("--aggregate", help="Show the events of the same participants in a month as one.")
    ] = False,
) -> None:
    """Write a dataset in the format of the file's suffix.

    Only a page (.html) has a title and can show part of a dataset; the other formats hold all of it.
    """
    from kgraph.exporting.formats import Page
    from kgraph.exporting.formats import export as export_dataset
    from kgraph.pipeline.transaction import finish

    refuse_empty_period(first, last)
    page = Page(title, first, last, (*(about or ()), *(actor or ())), max_events, aggregate)
    finish(dataset)
    export_dataset(dataset, output, format=format, page=page if page != Page() else None)
    console.say(f"wrote {output}")
