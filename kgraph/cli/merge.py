"""`kgraph merge`: several dataset folders into one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli import console
from kgraph.cli.build import PAGE

if TYPE_CHECKING:
    from kgraph.pipeline.merging import Change

EXAMPLE = "Example: kgraph merge out/ -o all/"


def merge(
    datasets: Annotated[list[Path], typer.Argument(metavar="DATASET", help="Folders made by build or merge.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder of all documents.")],
) -> None:
    """Put datasets together; nothing is parsed again."""
    from kgraph.exporting.html import write_html
    from kgraph.pipeline.merging import merge as merge_datasets

    with console.progress() as on_progress:
        change = merge_datasets(datasets, output, drawers={PAGE: write_html}, on_progress=on_progress)
    tell(change)


def tell(change: Change) -> None:
    """Say what the dataset holds now."""
    console.tell_inputs((), (), change.noted)
    counts = change.counts
    console.say(
        f"{change.folder}: {console.amount(counts['documents'], 'document')}, "
        f"{console.amount(counts['claims'], 'claim')}, {console.amount(counts['events'], 'event')}, "
        f"{console.amount(counts['entities'], 'entity', 'entities')}"
    )
