"""`kgraph extract`, `times`, `parse` and `info`: what kgraph makes of documents, without building anything."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from kgraph.cli import console
from kgraph.cli.options import SKIPPED, Format, Gpu, Inputs, Model, OutputFormat, Parser, Published, Threads

if TYPE_CHECKING:
    from kgraph.pipeline.understanding import Tools
    from kgraph.reading.metadata import Default
    from kgraph.records.claim import Account
    from kgraph.records.document import Document, Noted, Skipped

EXTRACT_EXAMPLE = (
    "Example: echo 'Ankara refused on Monday to sign the treaty.' | kgraph extract - --published 2024-03-14"
)
TIMES_EXAMPLE = "Example: kgraph times seeds/ --format jsonl"
PARSE_EXAMPLE = "Example: kgraph parse seeds/ > seeds.conllu"
INFO_EXAMPLE = "Example: kgraph info"

Made = TypeVar("Made")


class ParseFormat(StrEnum):
    """How a parse is printed."""

    CONLLU = "conllu"


def extract(
    inputs: Inputs,
    published: Published = None,
    format: OutputFormat = Format.LINES,
    parser: Parser = None,
    model: Model = None,
    threads: Threads = None,
    gpu: Gpu = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print tree, frames and the reasons of each claim (lines only).")
    ] = False,
) -> None:
    """Print the claims of each document, with dates and sources."""
    from kgraph.pipeline.understanding import load_tools
    from kgraph.records.claimsfile import claims_line

    if explain and format is Format.LINES:
        _explain(inputs, published, load_tools(parser, model=model, threads=threads, gpu=gpu))
        return
    accounts, others = _made(inputs, published, load_tools(parser, model=model, threads=threads, gpu=gpu).account)
    for account in sorted(accounts, key=lambda account: account.document.id):
        if format is Format.JSONL:
            console.result(claims_line(account))
        else:
            _show_claims(account)
    _finish([account.document for account in accounts], others)


def times(
    inputs: Inputs,
    published: Published = None,
    format: OutputFormat = Format.LINES,
    parser: Parser = None,
    model: Model = None,
    threads: Threads = None,
    gpu: Gpu = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print rule, anchor and steps below each expression (lines only).")
    ] = False,
) -> None:
    """Print the time expressions of documents and the days they mean."""
    from kgraph.pipeline.understanding import load_tools
    from kgraph.records.claimsfile import times_line

    accounts, others = _made(inputs, published, load_tools(parser, model=model, threads=threads, gpu=gpu).times)
    for account in sorted(accounts, key=lambda account: account.document.id):
        if format is Format.JSONL:
            console.result(times_line(account))
        else:
            _show_times(account, explain=explain)
    _finish([account.document for account in accounts], others)


def parse(
    inputs: Inputs,
    published: Published = None,
    format: Annotated[ParseFormat, typer.Option("--format", "-f", help="CoNLL-U with roles and names in MISC.")] = (
        ParseFormat.CONLLU
    ),
    parser: Parser = None,
    model: Model = None,
    threads: Threads = None,
    gpu: Gpu = False,
) -> None:
    """Print words, tags, tree, names and semantic roles."""
    from kgraph.parsing.conllu import write_conllu
    from kgraph.pipeline.understanding import load_tools

    assert format is ParseFormat.CONLLU
    parses, others = _made(inputs, published, load_tools(parser, model=model, threads=threads, gpu=gpu).parse)
    for document, sentences in sorted(parses, key=lambda parse: parse[0].id):
        for block in write_conllu(sentences, document):
            console.result(block.removesuffix("\n"))
    _finish([document for document, _ in parses], others)


def info(
    parser: Parser = None,
    model: Model = None,
    unknown: Annotated[
        Path | None,
        typer.Option("--unknown", metavar="DATASET", help="Print only the verbs of a dataset that no table knows."),
    ] = None,
) -> None:
    """Print versions, parsers, plugins and the model that is used."""
    from kgraph import plugins
    from kgraph.parsing.load import NEURAL, card_of, load_parser, model_of, parsers
    from kgraph.pipeline.manifest import unknown_actions, versions
    from kgraph.pipeline.writing import accounts_of

    if unknown is not None:
        for action, number in unknown_actions(accounts_of(unknown)).items():
            console.show(f"{number} {action}")
        return
    for name, version in versions().items():
        console.show(f"{name} {version}")
    console.show(f"parsers: {', '.join(parsers())}")
    for plugin in plugins.plugins():
        console.show(f"plugin {plugin.group} {plugin.name}: {plugin.target} ({plugin.package})")
    loaded = load_parser(model, name=parser or NEURAL)
    made = model_of(loaded)
    console.show(f"model {made.name or 'not told'} of parser {made.parser}, sha256 {made.sha256 or 'not told'}")
    for line in card_of(loaded):
        console.show(f"  {line}")


def _made(
    inputs: Sequence[str], published: Default | None, make: Callable[[Document], Made]
) -> tuple[list[Made], list[Skipped | Noted]]:
    """Return what is made of each document, and what was passed over."""
    from kgraph.pipeline.understanding import understand
    from kgraph.reading.documents import read
    from kgraph.records.document import Noted, Skipped

    made: list[Made] = []
    others: list[Skipped | Noted] = []
    with console.progress() as on_progress:

        def told(document: Document) -> Made:
            on_progress(document.id)
            return make(document)

        for item in understand(read(inputs, published=published, standard_input=sys.stdin.buffer), told):
            if isinstance(item, Skipped | Noted):
                others.append(item)
            else:
                made.append(item)
    return made, others


def _explain(inputs: Sequence[str], published: Default | None, tools: Tools) -> None:
    """Print why each claim of each document is made."""
    explained, others = _made(inputs, published, tools.explained)
    for document, lines in sorted(explained, key=lambda item: item[0].id):
        console.show(f"# {document.id} ({document.published or 'no date'})")
        for line in lines:
            console.show(line)
    _finish([document for document, _ in explained], others)


def _finish(read: Iterable[Document], others: Iterable[Skipped | Noted]) -> None:
    """Say what was passed over; end with its exit code."""
    from kgraph.records.document import Noted, Skipped

    passed = list(others)
    skipped = [item for item in passed if isinstance(item, Skipped)]
    console.tell_inputs(read, skipped, [item for item in passed if isinstance(item, Noted)])
    if skipped:
        raise typer.Exit(SKIPPED)


def _show_claims(account: Account) -> None:
    from kgraph.records.notation import claim_notation

    document = account.document
    console.show(f"# {document.id} ({document.published or 'no date'})")
    for sentence in account.sentences:
        claims = [claim for claim in account.claims if claim.sentence == sentence]
        if claims:
            console.show(console.squeezed(sentence.of(document.text)))
        for claim in claims:
            console.show(f"  {claim_notation(claim)}")


def _show_times(account: Account, *, explain: bool) -> None:
    from kgraph.temporal.explain import explain as steps_of
    from kgraph.temporal.grammar import load_grammar

    published = account.document.published
    console.show(f"# {account.document.id} ({published or 'no date'})")
    grammar = load_grammar() if explain else None
    for timex in account.times:
        meaning = timex.interval.edtf if timex.interval else "unresolved"
        console.show(
            "  ".join([console.squeezed(timex.text), timex.value, meaning, *([timex.mod] if timex.mod else [])])
        )
        for step in steps_of(timex, published, grammar) if grammar is not None else ():
            console.show(f"    {step}")
