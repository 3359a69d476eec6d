"""What the commands say: results on standard output, talk on standard error. The only place that prints."""

from __future__ import annotations

import logging
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgraph.records.document import Document, Noted, Skipped

# A document may hold the codes that move a terminal's cursor or turn its text around; people are shown a sign instead.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BLANKS = re.compile(r"\s+")

# A user with thousands of articles without a date must be told once, not thousands of times.
MOST_UNDATED = 10

# How much is said is the level of a logger: what a process has once, and what the standard library keeps for it.
_TALK = logging.getLogger(__name__)


def prepare(*, quiet: bool = False) -> None:
    """Make both streams write UTF-8 whatever the locale, and line feeds on every system; `quiet` leaves out talk."""
    _TALK.setLevel(logging.WARNING if quiet else logging.INFO)
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def drop() -> None:
    """Let go of what standard output still holds: it would fail again, with a traceback, when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def result(line: str) -> None:
    """Write one line of a result for a program, as it is."""
    sys.stdout.write(line + "\n")


def show(line: str) -> None:
    """Write one line of a result for people."""
    sys.stdout.write(harmless(line) + "\n")


def say(line: str) -> None:
    """Write one line of talk, unless the user wants none."""
    if _TALK.isEnabledFor(logging.INFO):
        warn(line)


def warn(line: str) -> None:
    """Write one line that a user must see: an error, or what was skipped."""
    sys.stderr.write(harmless(line) + "\n")


def harmless(text: str) -> str:
    """Return the text in one line, with a sign in place of what could play tricks on a terminal."""
    return _CONTROLS.sub("\ufffd", text.replace("\r", " ").replace("\n", " "))


def squeezed(text: str) -> str:
    """Return the text with every run of blanks as one."""
    return _BLANKS.sub(" ", text).strip()


def amount(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: `1 document`, `2 documents`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def tell_inputs(read: Iterable[Document], skipped: Iterable[Skipped], noted: Iterable[Noted]) -> None:
    """Say what was passed over, what was remarkable, and which documents nothing dates."""
    from kgraph.reading.metadata import day_in_name

    for note in noted:
        say(f"note: {note.source}: {note.reason}")
    undated = Counter(document.source or document.id for document in read if document.published is None)
    for source, number in list(undated.items())[:MOST_UNDATED]:
        several = f" ({number:,} documents)" if number > 1 else ""
        how = "--published name" if day_in_name(source) else "--published DATE"
        say(f"no date: {source}{several}: relative dates stay unresolved (give {how})")
    if len(undated) > MOST_UNDATED:
        say(f"no date: {len(undated) - MOST_UNDATED:,} more; manifest.json of a build names all")
    for item in skipped:
        warn(f"skipped: {item.source}: {item.reason}")


@contextmanager
def progress() -> Generator[Callable[[str], None]]:
    """Yield a function that shows what is being worked on, on a terminal and nowhere else."""
    if not (_TALK.isEnabledFor(logging.INFO) and sys.stderr.isatty()):
        yield lambda _: None
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status("starting") as status:
        done = 0

        def update(name: str) -> None:
            nonlocal done
            done += 1
            status.update(Text(harmless(f"{done} {name}")))

        yield update
