"""Datasets put together, and documents taken out again: nothing is parsed, all is resolved anew.

A dataset is a function of its claims and texts, so merged datasets are, byte for byte, what one build of all their
documents would have written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kgraph.errors import DatasetError
from kgraph.knowledge.overrides import FILE as OVERRIDES
from kgraph.knowledge.overrides import TABLE, carried
from kgraph.pipeline.build import joined
from kgraph.pipeline.lock import locked
from kgraph.pipeline.manifest import versions
from kgraph.pipeline.ownership import refuse_foreign
from kgraph.pipeline.transaction import finish
from kgraph.pipeline.writing import CLAIMS, MANIFEST, Drawer, Progress, Written, accounts_of, writing
from kgraph.records.claim import Account
from kgraph.records.document import Noted


@dataclass(frozen=True, slots=True)
class Change:
    """What a dataset holds after documents came or went: numbers of things, and what the user should know."""

    folder: Path
    counts: Mapping[str, int]
    noted: tuple[Noted, ...]


def merge(
    folders: Iterable[Path],
    out: Path,
    *,
    drawers: Mapping[str, Drawer] | None = None,
    on_progress: Progress = lambda _: None,
) -> Change:
    """Write the dataset of all documents of several datasets; `out` may be one of them.

    The overrides are those of `out`, or where it has none, those of all the folders.

    Raises:
        KGraphError: a folder holds no dataset, `out` holds another one, or something cannot be read or written.
    """
    sources = sorted(set(folders))
    if (out / CLAIMS).exists() and out.resolve() not in {folder.resolve() for folder in sources}:
        raise DatasetError(out, "holds a dataset already; name it among those to merge, or choose another folder")
    with locked(out):
        finish(out)
        refuse_foreign(out, drawers or ())
        found = [account for folder in sources for account in accounts_of(folder)]
        accounts, notes = joined((), sorted(found, key=lambda a: (a.document.source or "", a.document.id)))
        if not any((out / name).exists() for name in (OVERRIDES, TABLE)):
            _carry_overrides(sources, out)
        with writing(out, accounts, drawers=drawers or {}, on_progress=on_progress) as written:
            change = _change(out, accounts, written, notes)
            written.add(MANIFEST, _manifest(change, merged=[str(folder) for folder in sources]))
    return change


def remove(
    folder: Path,
    names: Iterable[str],
    *,
    drawers: Mapping[str, Drawer] | None = None,
    on_progress: Progress = lambda _: None,
) -> Change:
    """Write the dataset anew without some documents, each named by its id or by the file or address it came from.

    Raises:
        KGraphError: the folder holds no dataset, or no document of such a name.
    """
    wanted = sorted(set(names))
    with locked(folder):
        accounts = accounts_of(folder)
        known = {name for account in accounts for name in _names(account)}
        missing = [name for name in wanted if name not in known]
        if missing:
            raise DatasetError(folder, f'holds no document "{missing[0]}"')
        kept = [account for account in accounts if not _names(account) & set(wanted)]
        with writing(folder, kept, drawers=drawers or {}, on_progress=on_progress) as written:
            change = _change(folder, kept, written, ())
            written.add(MANIFEST, _manifest(change, removed=wanted))
    return change


def _names(account: Account) -> set[str | None]:
    return {account.document.id, account.document.source, account.document.url} - {None}


def _carry_overrides(sources: Iterable[Path], out: Path) -> None:
    """Write the overrides of all folders one after the other."""
    for name, text in carried(sources).items():
        out.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(text, encoding="utf-8", newline="\n")


def _change(folder: Path, accounts: Sequence[Account], written: Written, notes: Sequence[Noted]) -> Change:
    counts = {
        "documents": len(accounts),
        "claims": sum(len(account.claims) for account in accounts),
        "entities": len(written.world.entities),
        "events": len(written.world.events),
    }
    return Change(folder, counts, (*notes, *written.undrawn))


def _manifest(change: Change, **what: Sequence[str]) -> str:
    noted = [{"source": item.source, "reason": item.reason} for item in change.noted]
    record = {**what, "noted": noted, "counts": change.counts, "versions": versions()}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
