"""JSON: one document a line (`.jsonl`), or one object or a list of them in a file (`.json`)."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from kgraph.errors import InputError
from kgraph.reading.entries import read_entry
from kgraph.reading.opening import LONGEST, opened
from kgraph.records import fields
from kgraph.records.document import Document, Noted, Skipped

# A character takes twelve bytes at most, where it is escaped as a surrogate pair; the rest is for the other fields.
LONGEST_LINE = 12 * LONGEST + 100_000


def read_jsonl(path: Path) -> Iterator[Document | Skipped]:
    """Yield the document of each line, or why the line holds none; blank lines are nothing.

    Raises:
        InputError: the file cannot be read, or has no line that is not blank.
    """
    count = 0
    with opened(path) as file:
        for number, line in enumerate(_lines(file), start=1):
            content = (line.removeprefix(codecs.BOM_UTF8) if number == 1 else line).strip()
            if content:
                count += 1
                yield _read_line(content, path, number)
    if not count:
        raise InputError(path, "is empty")


def read_json(path: Path) -> Iterator[Document | Skipped | Noted]:
    """Yield the documents of a file that is one entry or a list of them, and a note where it is something else.

    Folders hold many files in JSON that are no articles: that one of them has no text is nothing to stop for.

    Raises:
        InputError: the file cannot be read, or is not JSON.
    """
    with opened(path) as file:
        content = file.read(LONGEST_LINE + 1)
    if len(content) > LONGEST_LINE:
        raise InputError(path, f"is longer than {LONGEST_LINE:,} bytes; write one document a line in a .jsonl file")
    try:
        value: object = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(path, f"not JSON: {error}") from error
    entries = cast(list[object], value) if isinstance(value, list) else [value]
    texts = [isinstance(entry, dict) and "text" in entry for entry in entries]
    if not any(texts):
        yield Noted(str(path), 'no text file beside it and no "text" in it; ignored')
        return
    for number, entry in enumerate(entries, start=1):
        yield _read_value(entry, path, number)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a file; of a line that is too long, as much as shows it."""
    while line := file.readline(LONGEST_LINE + 1):
        rest = line
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST_LINE + 1)
        yield line


def _read_line(content: bytes, path: Path, number: int) -> Document | Skipped:
    where = f"{path}:{number}"
    if len(content) > LONGEST_LINE:
        return Skipped(where, f"is longer than {LONGEST_LINE:,} bytes; expected an article")
    try:
        record = fields.parse_object(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Skipped(where, f"is not in UTF-8 (byte 0x{content[error.start]:02x} at column {error.start + 1})")
    except ValueError as error:
        return Skipped(where, str(error))
    return read_entry(record, path, number)


def _read_value(value: object, path: Path, number: int) -> Document | Skipped:
    try:
        return read_entry(fields.to_object(value, "entry"), path, number)
    except ValueError as error:
        return Skipped(f"{path}:{number}", str(error))
