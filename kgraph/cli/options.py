"""The arguments and options that several commands share, and what makes no sense together."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

import typer


class Format(StrEnum):
    """How claims and times are printed."""

    LINES = "lines"
    JSONL = "jsonl"


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files (text, Markdown, HTML, RSS, Atom, JSON, CSV; .gz too), folders, or - for standard input.",
    ),
]


def day_or_name(text: str) -> date | Literal["name"]:
    """Return the day that is written in an option, or the word that says that names of files tell it."""
    try:
        return "name" if text == "name" else date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no date; expected one such as 2024-03-12, or name") from error


def first_day(text: str) -> date:
    """Return the day that a date, month or year begins with."""
    return _bounds(text)[0]


def last_day(text: str) -> date:
    """Return the day that a date, month or year ends with."""
    return _bounds(text)[1]


def refuse_empty_period(first: date | None, last: date | None) -> None:
    """Raise where a period ends before it begins."""
    if first and last and last < first:
        raise typer.BadParameter(f"ends on {last}, before --from begins on {first}", param_hint="'--to'")


def _bounds(text: str) -> tuple[date, date]:
    from kgraph.records.interval import Interval

    try:
        found = Interval.from_edtf(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no date; expected one such as 2024-03-12, 2024-03 or 2024") from error
    if found.begin is None or found.end is None:
        raise typer.BadParameter(f"{text!r} is open at one end; expected a date such as 2024-03-12, 2024-03 or 2024")
    return found.begin, found.end


Published = Annotated[
    Any,  # what its parser returns: Typer knows no unions
    typer.Option(
        "--published",
        metavar="DATE",
        parser=day_or_name,
        help="Publication date (YYYY-MM-DD) of documents that bring none; name: the one in each file's name.",
    ),
]
First = Annotated[
    date | None,
    typer.Option("--from", metavar="DATE", parser=first_day, help="Only events on or after DATE (a day, month, year)."),
]
Last = Annotated[
    date | None,
    typer.Option("--to", metavar="DATE", parser=last_day, help="Only events on or before DATE (a day, month, year)."),
]
About = Annotated[
    list[str] | None,
    typer.Option("--about", metavar="NAME", help="Only events in which NAME takes part; may be given again."),
]
OutputFormat = Annotated[Format, typer.Option("--format", "-f", help="lines for people, jsonl for programs.")]
Parser = Annotated[
    str | None,
    typer.Option("--parser", metavar="NAME", help="What parses the text: neural (the default), spacy, or a plugin."),
]
Model = Annotated[
    Path | None,
    typer.Option("--model", metavar="PATH", envvar="KGRAPH_MODEL", help="The folder of another model for the parser."),
]
Threads = Annotated[
    int | None,
    typer.Option("--threads", metavar="N", min=1, help="Threads of the embedded parser; else one a core."),
]
Gpu = Annotated[bool, typer.Option("--gpu", help="Let the embedded parser use a CUDA device (onnxruntime-gpu).")]
Dataset = Annotated[
    Path,
    typer.Argument(metavar="DATASET", help="A folder made by build, or one .nq, .nt, .trig, .ttl or .jsonld file."),
]

SKIPPED = 3
"""The exit code of a command that is done, but had to skip some of its input."""
