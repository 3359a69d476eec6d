"""JSON Lines: one document a line, with the fields `text`, `id`, `title`, `published`, `publisher` and `url`."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kgraph.errors import InputError
from kgraph.reading.metadata import metadata_of, unicode_text
from kgraph.reading.plain import LONGEST
from kgraph.records import fields
from kgraph.records.document import Document, PublishedFrom, Skipped

# A character takes twelve bytes at most, where it is escaped as a surrogate pair; the rest is for the other fields.
LONGEST_LINE = 12 * LONGEST + 100_000


def read_jsonl(path: Path) -> Iterator[Document | Skipped]:
    """Yield the document of each line, or why the line holds none; blank lines are nothing.

    Raises:
        InputError: the file cannot be read, or has no line that is not blank.
    """
    count = 0
    try:
        with path.open("rb") as file:
            for number, line in enumerate(_lines(file), start=1):
                content = (line.removeprefix(codecs.BOM_UTF8) if number == 1 else line).strip()
                if content:
                    count += 1
                    yield _read_line(content, path, number)
    except OSError as error:
        raise InputError(path, f"cannot be read: {error.strerror}") from error
    if not count:
        raise InputError(path, "is empty")


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
        metadata = metadata_of(record)
        text = unicode_text(record, "text")
    except UnicodeDecodeError as error:
        return Skipped(where, f"is not in UTF-8 (byte 0x{content[error.start]:02x} at column {error.start + 1})")
    except ValueError as error:
        return Skipped(where, str(error))
    if not text.strip():
        return Skipped(where, '"text" is empty')
    if len(text) > LONGEST:
        return Skipped(where, f'"text" is longer than {LONGEST:,} characters; expected an article')
    return Document(
        id=metadata.id or f"{path.stem}-{number}",
        text=text,
        source=str(path),
        title=metadata.title,
        publisher=metadata.publisher,
        url=metadata.url,
        published=metadata.published,
        published_from=PublishedFrom.FIELD if metadata.published else PublishedFrom.NONE,
    )
