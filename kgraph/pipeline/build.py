"""Building a dataset: the five stages, in order, on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import BinaryIO

from kgraph.errors import DatasetError
from kgraph.parsing.load import model_of
from kgraph.parsing.protocol import Parser
from kgraph.pipeline.lock import locked
from kgraph.pipeline.manifest import BuildReport, manifest_of, report_of
from kgraph.pipeline.ownership import refuse_foreign
from kgraph.pipeline.transaction import finish
from kgraph.pipeline.understanding import load_tools, understand
from kgraph.pipeline.writing import CLAIMS, MANIFEST, Drawer, Progress, resolved, saved_accounts, writing
from kgraph.reading.documents import read, unique_id
from kgraph.reading.metadata import Default
from kgraph.records.claim import Account
from kgraph.records.document import Document, Noted, Skipped

__all__ = ["NothingReadError", "build", "joined", "resolved", "saved_accounts"]


class NothingReadError(DatasetError):
    """There is no document to build a dataset of; `skipped` and `noted` say what became of the inputs."""

    def __init__(self, out: Path, skipped: Sequence[Skipped], noted: Sequence[Noted]) -> None:
        self.skipped = tuple(skipped)
        self.noted = tuple(noted)
        kept = "kept as it was" if (out / CLAIMS).exists() else "not written"
        super().__init__(out, f"{kept}, for no document could be read")


def build(
    paths: Iterable[Path | str],
    out: Path,
    *,
    published: Default | None = None,
    fresh: bool = False,
    force: bool = False,
    parser: Parser | str | None = None,
    model: Path | None = None,
    threads: int | None = None,
    gpu: bool = False,
    standard_input: BinaryIO | None = None,
    drawers: Mapping[str, Drawer] | None = None,
    on_progress: Progress = lambda _: None,
) -> BuildReport:
    """Read documents into a dataset folder and return what was done.

    Documents are added to those that the folder holds, and all are resolved anew. The files change together or
    not at all.

    Args:
        paths: files, folders, and `-` for standard input.
        out: the dataset folder; it is made where it does not exist.
        published: the publication date of documents that bring none of their own; `"name"` takes the one in the
            name of each file.
        fresh: leave out the documents that the folder holds already.
        force: replace files of the same names that are not ours.
        parser: another parser than the embedded one: an object, or a name (docs/parsers.md).
        model: the path of another model for a parser that is named.
        threads: of the embedded parser, as a rule one for each core.
        gpu: let the embedded parser compute on a CUDA device.
        standard_input: where `-` is read from.
        drawers: further files to write, by name.
        on_progress: is told what is being worked on.

    Raises:
        NothingReadError: there is no document, neither in the folder nor among what was to be read.
        KGraphError: the parser or its model is missing, or the folder holds no dataset of ours or cannot be written.
    """
    started = perf_counter()
    with locked(out):
        finish(out)
        if not force:
            refuse_foreign(out, drawers or ())
        earlier = () if fresh else saved_accounts(out)
        tools = load_tools(parser, model=model, threads=threads, gpu=gpu)

        def account(document: Document) -> Account:
            on_progress(document.id)
            return tools.account(document)

        read_now = list(understand(read(paths, published=published, standard_input=standard_input), account))
        accounts, notes = joined(earlier, [item for item in read_now if isinstance(item, Account)])
        skipped = [item for item in read_now if isinstance(item, Skipped)]
        if not any(isinstance(item, Account) for item in read_now):
            raise NothingReadError(out, skipped, [item for item in read_now if isinstance(item, Noted)])
        with writing(out, accounts, drawers=drawers or {}, on_progress=on_progress) as written:
            report = report_of(
                out,
                read=[item.document for item in read_now if isinstance(item, Account)],
                skipped=skipped,
                noted=[*(item for item in read_now if isinstance(item, Noted)), *notes, *written.undrawn],
                accounts=accounts,
                world=written.world,
                model=model_of(tools.parser),
                seconds=perf_counter() - started,
            )
            written.add(MANIFEST, manifest_of(report))
    return report


def joined(earlier: Sequence[Account], later: Sequence[Account]) -> tuple[tuple[Account, ...], tuple[Noted, ...]]:
    """Return the union of the accounts, one for each document, sorted by id; and what the user should know of it.

    A document is its address and its text. Read anew it replaces what was there; of two files with the same text
    the first counts.
    """
    notes: list[Noted] = []
    new: dict[str, Account] = {}
    for account in later:
        first = new.setdefault(account.document.key, account)
        if first is account:
            continue
        if first.document.published is None and account.document.published is not None:
            new[account.document.key] = account  # the one that has a date
        kept = new[account.document.key]
        other = account if kept is first else first
        if _source(other) != _source(kept):  # else the same document of two datasets
            notes.append(Noted(_source(other), f"the same text as {_source(kept)}; read once"))
    kept = [account for account in earlier if account.document.key not in new]
    sources = {account.document.source for account in kept} - {None, "-"}
    taken = {account.document.id for account in kept}
    for key, account in new.items():
        if account.document.source in sources and account.document.url is None:
            notes.append(Noted(_source(account), "its text has changed; the earlier text is kept too (see --fresh)"))
        name = unique_id(account.document.id, account.document.source, taken)
        taken.add(name)
        new[key] = replace(account, document=replace(account.document, id=name))
    return tuple(sorted([*kept, *new.values()], key=lambda account: account.document.id)), tuple(notes)


def _source(account: Account) -> str:
    return f"{account.document.source or ''} ({account.document.id})".strip()
