"""Text files: the text is the file, decoded as UTF-8 and otherwise untouched, so that spans index the file."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kgraph.errors import InputError
from kgraph.reading.metadata import Metadata, read_sidecar
from kgraph.records.document import Document, PublishedFrom

# Articles are far shorter, books are not: a novel has half a million characters. For each million characters the parse
# takes 120 MB and its claims 90 MB (measured, linear), and both together some minutes: a text of this length needs
# about 1.5 GB and half an hour, and what is longer is a mistake more often than a document.
LONGEST = 6_000_000

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_plain(path: Path) -> Iterator[Document]:
    """Yield the one document of a text file, with the metadata of its sidecar.

    Markdown is read the same way: its signs stay where they are.

    Raises:
        InputError: the file or its sidecar cannot be read.
    """
    try:
        with path.open("rb") as file:
            text = read_text(file, path)
    except OSError as error:
        raise InputError(path, f"cannot be read: {error.strerror}") from error
    yield document_of(text, read_sidecar(path), str(path), path.stem)


def document_of(text: str, metadata: Metadata, source: str, stem: str) -> Document:
    """Return the document of a text and what its sidecar tells."""
    return Document(
        id=metadata.id or stem,
        text=text,
        source=source,
        title=metadata.title,
        publisher=metadata.publisher,
        url=metadata.url,
        published=metadata.published,
        published_from=PublishedFrom.SIDECAR if metadata.published else PublishedFrom.NONE,
    )


def read_text(file: BinaryIO, path: Path | str) -> str:
    """Return the text of an open file; no more of it is read than a document may have.

    Raises:
        InputError: it is too long, empty, binary, or in another encoding than UTF-8.
    """
    content = file.read(4 * LONGEST + 1)  # a character has four bytes at most
    if len(content) > 4 * LONGEST:
        raise InputError(path, f"is longer than {LONGEST:,} characters; expected an article")
    text = _decode(content, path)
    if len(text) > LONGEST:
        raise InputError(path, f"is longer than {LONGEST:,} characters; expected an article")
    return text


def _decode(content: bytes, path: Path | str) -> str:
    if content.startswith(UTF16_MARKS):
        raise InputError(path, "is in UTF-16; expected UTF-8")
    zero = content.find(b"\0")
    if zero >= 0:
        raise InputError(path, f"is a binary file (zero byte at offset {zero}); expected text in UTF-8")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        found = f"byte 0x{content[error.start]:02x} at offset {error.start}"
        raise InputError(path, f"is not in UTF-8 ({found}: {error.reason})") from error
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise InputError(path, "is empty" if not text else "holds no text but blanks")
    return text
