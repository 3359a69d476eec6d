"""`kgraph serve`: a dataset as a SPARQL endpoint and two pages, for this machine only."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli import console
from kgraph.cli.options import Dataset
from kgraph.errors import ServeError

if TYPE_CHECKING:
    from kgraph.endpoint.messages import Ready

EXAMPLE = "Example: kgraph serve out/ --open"

_NEEDED = {"starlette", "uvicorn"}


def serve(
    dataset: Dataset,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Where to listen; 0 takes a free port.")] = 8000,
    max_seconds: Annotated[float, typer.Option("--max-seconds", min=0.1, help="Stop a query after this long.")] = 30,
    max_rows: Annotated[int, typer.Option("--max-rows", min=1, help="Refuse results of more rows.")] = 100_000,
    max_memory: Annotated[
        int, typer.Option("--max-memory", metavar="MB", min=16, help="What a query may take beyond the dataset.")
    ] = 1024,
    workers: Annotated[int, typer.Option("--workers", min=1, max=64, help="How many queries run side by side.")] = 2,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
    cors: Annotated[
        str | None,
        typer.Option("--cors", metavar="ORIGIN", help="Whose pages may ask, such as https://a.example, or *."),
    ] = None,
) -> None:
    """Answer SPARQL over HTTP, for this machine only.

    There is a page to ask, and a page to look around.

    The dataset is only read, and nothing but the dataset. Ctrl+C ends it.
    """
    try:
        from kgraph.endpoint.limits import MEGABYTE, Limits
        from kgraph.endpoint.server import serve as serve_dataset
    except ModuleNotFoundError as error:
        if error.name not in _NEEDED:
            raise
        raise ServeError(f"serve needs {error.name}; pip install 'kgraph[serve]'") from error
    from kgraph.pipeline.transaction import finish

    def ready(address: str, loaded: Ready) -> None:
        console.say(f"serving {dataset} ({loaded.quads:,} quads) at {address}")
        if open_:
            typer.launch(address)

    finish(dataset)
    _log_lines()
    serve_dataset(
        dataset,
        port=port,
        limits=Limits(seconds=max_seconds, rows=max_rows, memory=max_memory * MEGABYTE, workers=workers),
        explorer=_explorer,
        cors=cors,
        on_ready=ready,
    )


def _explorer(path: Path) -> str:
    """Return the explorer page of the dataset in a file."""
    from kgraph.exporting.html import render_html
    from kgraph.rdf.dataset import Dataset as OpenDataset

    dataset = OpenDataset(path)
    return render_html(dataset.world(), base=dataset.base)


class _Lines(logging.Handler):
    """Says every record in one line, with the time of day."""

    def emit(self, record: logging.LogRecord) -> None:
        """Say a record."""
        console.say(self.format(record))


def _log_lines() -> None:
    """Show what is asked, and what the server has to say beyond that."""
    handler = _Lines()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", datefmt="%H:%M:%S"))
    for name, level in (("kgraph.endpoint", logging.INFO), ("uvicorn.error", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(level)
