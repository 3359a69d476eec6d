"""`kgraph build`: documents into a dataset folder."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli import console
from kgraph.cli.options import SKIPPED, Gpu, Inputs, Model, Parser, Published, Threads

if TYPE_CHECKING:
    from kgraph.pipeline.manifest import BuildReport

EXAMPLE = "Example: kgraph build seeds/ -o out/"

PAGE = "graph.html"


def build(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The dataset folder.")] = Path("out"),
    published: Published = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Replace what the folder holds instead of adding.")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace files of the same names that kgraph did not write.")
    ] = False,
    parser: Parser = None,
    model: Model = None,
    threads: Threads = None,
    gpu: Gpu = False,
) -> None:
    """Build a dataset: claims, RDF, and a page to look at.

    Writes claims.jsonl, texts.jsonl, graph.nq, graph.ttl, graph.trig, graph.html and manifest.json.
    """
    from kgraph.exporting.html import write_html
    from kgraph.pipeline.build import NothingReadError
    from kgraph.pipeline.build import build as build_dataset

    try:
        with console.progress() as on_progress:
            report = build_dataset(
                inputs,
                output,
                published=published,
                fresh=fresh,
                force=force,
                parser=parser,
                model=model,
                threads=threads,
                gpu=gpu,
                standard_input=sys.stdin.buffer,
                drawers={PAGE: write_html},
                on_progress=on_progress,
            )
    except NothingReadError as error:
        console.tell_inputs((), error.skipped, error.noted)
        raise
    tell(report)
    if report.skipped:
        raise typer.Exit(SKIPPED)


def tell(report: BuildReport) -> None:
    """Say what was read, what was skipped, and what came of it."""
    console.tell_inputs(report.read, report.skipped, report.noted)
    counts = report.counts
    console.say(
        f"read {console.amount(len(report.read), 'document')} in {report.seconds:.1f} s "
        f"({report.per_second['documents']:.1f} a second)"
        + (f"; skipped {len(report.skipped):,}" if report.skipped else "")
    )
    console.say(
        f"{report.folder}: {console.amount(counts['documents'], 'document')}, "
        f"{console.amount(counts['claims'], 'claim')}, {console.amount(counts['events'], 'event')}, "
        f"{console.amount(counts['entities'], 'entity', 'entities')}"
    )
    for kind, numbers in _by_kind(report.events).items():
        console.say(f"  {kind}s: {', '.join(numbers)}")
    console.say(f"open {report.folder / PAGE}")


def _by_kind(events: Mapping[str, int]) -> dict[str, list[str]]:
    """Return the numbers of events and of statements by their standing: `{"event": ["27 fact", "3 denied"]}`."""
    found: dict[str, list[str]] = {}
    for name, number in events.items():
        kind, _, standing = name.partition(": ")
        found.setdefault(kind, []).append(f"{number:,} {standing}")
    return found
