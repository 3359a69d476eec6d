"""A dataset folder: what is durable in it, and how all of it is written at once from the accounts of documents."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kgraph.errors import DatasetError, TooLargeError
from kgraph.knowledge.gazetteer import load_gazetteer
from kgraph.knowledge.overrides import FILE as OVERRIDES
from kgraph.knowledge.overrides import Overrides, read_overrides
from kgraph.pipeline.transaction import finish, transaction
from kgraph.rdf.saving import save
from kgraph.records.claim import Account
from kgraph.records.claimsfile import claims_line, read_accounts, text_line
from kgraph.records.document import Noted
from kgraph.records.event import World
from kgraph.resolution.events import resolve

CLAIMS = "claims.jsonl"
TEXTS = "texts.jsonl"
MANIFEST = "manifest.json"
GRAPHS = ("graph.nq", "graph.ttl", "graph.trig")

Drawer = Callable[[World, Path], None]
"""What writes one more file of a dataset, such as the page."""

Progress = Callable[[str], None]
"""What is told the name of each document, and of each stage after them."""


@dataclass(frozen=True, slots=True)
class Written:
    """A dataset that is written but not yet in place: its world, and the further files that could not be drawn."""

    staging: Path
    world: World
    undrawn: tuple[Noted, ...]

    def add(self, name: str, text: str) -> None:
        """Write one more file of text."""
        (self.staging / name).write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def writing(
    out: Path, accounts: Sequence[Account], *, drawers: Mapping[str, Drawer], on_progress: Progress
) -> Generator[Written]:
    """Write a dataset of the accounts; it takes its place when the block ends without an error.

    Raises:
        KGraphError: the folder cannot be written, or the overrides in it are wrong.
    """
    overrides = read_overrides(out / OVERRIDES)
    with transaction(out) as staging:
        on_progress("resolving")
        _write_lines(staging / CLAIMS, map(claims_line, accounts))
        _write_lines(staging / TEXTS, (text_line(account.document) for account in accounts))
        world = resolved(staging, overrides)
        on_progress("writing")
        save(world, *(staging / name for name in GRAPHS))
        undrawn = tuple(_draw(world, staging, drawers))
        yield Written(staging, world, undrawn)
    for item in undrawn:
        (out / item.source).unlink(missing_ok=True)  # an earlier one would show another dataset


def resolved(folder: Path, overrides: Overrides | None = None) -> World:
    """Return the world of a dataset folder: a function of its claims, texts and overrides, and of nothing else.

    Raises:
        DatasetError: the folder holds no dataset of ours.
        KnowledgeError: its overrides are wrong.
    """
    said = read_overrides(folder / OVERRIDES) if overrides is None else overrides
    return resolve(read_accounts(folder / CLAIMS, folder / TEXTS), load_gazetteer(), said)


def saved_accounts(folder: Path) -> tuple[Account, ...]:
    """Return the accounts that a folder holds, none where it holds no dataset yet.

    Raises:
        DatasetError: its files are not ours, or damaged.
    """
    finish(folder)
    return read_accounts(folder / CLAIMS, folder / TEXTS) if (folder / CLAIMS).exists() else ()


def accounts_of(folder: Path) -> tuple[Account, ...]:
    """Return the accounts of a dataset folder.

    Raises:
        DatasetError: the folder holds no dataset, or its files are not ours, or damaged.
    """
    if not (folder / CLAIMS).exists():
        raise DatasetError(folder, f"holds no dataset: there is no {CLAIMS}")
    return saved_accounts(folder)


def _draw(world: World, folder: Path, drawers: Mapping[str, Drawer]) -> Iterator[Noted]:
    """Write the further files; yield those that cannot show so much. The dataset is complete without them."""
    for name, draw in drawers.items():
        try:
            draw(world, folder / name)
        except TooLargeError as error:
            yield Noted(name, f"not written: {error}")


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
