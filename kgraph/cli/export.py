"""`kgraph export`: a dataset into another format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli import console
from kgraph.cli.options import Dataset

EXAMPLE = "Example: kgraph export out/ -o events.ttl"


def export(
    dataset: Dataset,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")],
    format: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="NAME", help="html, jsonld, nq, nt, trig, ttl; else as the suffix says."
        ),
    ] = None,
) -> None:
    """Write a dataset in the format of the file's suffix."""
    from kgraph.exporting.formats import export as export_dataset
    from kgraph.pipeline.transaction import finish

    finish(dataset)
    export_dataset(dataset, output, format=format)
    console.say(f"wrote {output}")
