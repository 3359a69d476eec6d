"""`kgraph remove`: documents out of a dataset folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli import console
from kgraph.cli.build import PAGE
from kgraph.cli.merge import tell

EXAMPLE = "Example: kgraph remove out/ kursk_2024"


def remove(
    dataset: Annotated[Path, typer.Argument(metavar="DATASET", help="A folder made by build or merge.")],
    documents: Annotated[
        list[str],
        typer.Argument(metavar="DOCUMENT", help="Ids of documents, or the files or addresses they came from."),
    ],
) -> None:
    """Take documents out of a dataset; nothing is parsed again."""
    from kgraph.exporting.html import write_html
    from kgraph.pipeline.merging import remove as remove_documents

    with console.progress() as on_progress:
        change = remove_documents(dataset, documents, drawers={PAGE: write_html}, on_progress=on_progress)
    tell(change)
