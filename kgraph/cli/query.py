"""`kgraph query`: questions to a dataset, in SPARQL or by name."""

from __future__ import annotations

import signal
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli import console
from kgraph.cli.options import Dataset
from kgraph.errors import QueryError

if TYPE_CHECKING:
    from kgraph.rdf.dataset import Dataset as OpenDataset

EXAMPLE = "Example: kgraph query out/ --question timeline --param who=Ukraine"


class ResultFormat(StrEnum):
    """How results are printed; the table is for people."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    TTL = "ttl"


def query(
    dataset: Dataset,
    sparql: Annotated[str | None, typer.Argument(metavar="[SPARQL]", help="A query; - reads it from a pipe.")] = None,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="A file that holds the query.")] = None,
    question: Annotated[
        str | None, typer.Option("--question", "-q", metavar="NAME", help="A question that comes with kgraph.")
    ] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="What a question must be told.")
    ] = None,
    format: Annotated[ResultFormat | None, typer.Option("--format", "-f", help="How results are printed.")] = None,
    timeout: Annotated[
        float | None, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="Stop the query after this long.")
    ] = None,
    questions: Annotated[bool, typer.Option("--questions", help="List the questions that come with kgraph.")] = False,
) -> None:
    """Ask a dataset in SPARQL, or a question that comes with kgraph.

    The prefixes kg, rdf, rdfs, skos, dcterms, schema and xsd need no declaration.
    """
    from kgraph.pipeline.transaction import finish
    from kgraph.rdf.dataset import open_dataset
    from kgraph.rdf.query import query as ask

    if questions:
        list_questions()
        return
    if sum(given is not None for given in (sparql, file, question)) != 1:
        raise typer.BadParameter("give one of SPARQL, --file FILE or --question NAME")
    if param and question is None:
        raise typer.BadParameter("--param belongs to --question")
    finish(dataset)
    opened = open_dataset(dataset)
    text = _asked(question, param or [], opened) if question else _written(sparql, file)
    with _interruptible(opened, timeout):
        answer = ask(opened, text, format=format.value if format else None, timeout=timeout)
    console.result(answer.removesuffix("\n"))


@contextmanager
def _interruptible(dataset: OpenDataset, timeout: float | None) -> Generator[None]:
    """Let Ctrl+C end the process at once: the engine, which has no time limit here, would not hear of it.

    A process in the background, whose shell keeps Ctrl+C from it, stays so.
    """
    if timeout is not None or signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        yield
        return
    _ = dataset.store  # made before: on the way to disk it is not to be cut off
    earlier = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, earlier)


def list_questions() -> None:
    """Print the named questions with their parameters."""
    from kgraph.rdf.questions import questions

    for item in questions():
        console.show(f"{item.name}: {item.title}")
        for parameter in item.parameters:
            default = f" (else {parameter.default})" if parameter.default is not None else ""
            console.show(f"  {parameter.name}: {parameter.meaning}{default}")


def _asked(name: str, params: Sequence[str], dataset: OpenDataset) -> str:
    from kgraph.rdf.questions import question

    values: dict[str, str] = {}
    for param in params:
        key, sign, value = param.partition("=")
        if not sign:
            raise typer.BadParameter(f"--param is {param!r}; expected NAME=VALUE")
        values[key] = value
    return question(name).ask(values, dataset)


def _written(sparql: str | None, file: Path | None) -> str:
    try:
        if file is not None:
            return file.read_text(encoding="utf-8")
        return sys.stdin.buffer.read().decode("utf-8") if sparql == "-" else sparql or ""
    except OSError as error:
        raise QueryError(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{file or 'standard input'}: is not in UTF-8") from error
