"""Text files: the text is the file, decoded and otherwise untouched, so that spans index the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kgraph.reading.metadata import Metadata, read_sidecar
from kgraph.reading.opening import WINDOWS, content_of, decoded, opened, stem_of
from kgraph.records.document import Document, Noted, PublishedFrom


def read_plain(path: Path) -> Iterator[Document | Noted]:
    """Yield the one document of a text file, with the metadata of its sidecar.

    Markdown is read the same way: its signs stay where they are.

    Raises:
        InputError: the file or its sidecar cannot be read.
    """
    with opened(path) as file:
        content = content_of(file, path)
    yield from document_of(content, read_sidecar(path), path, stem_of(path))


def document_of(content: bytes, metadata: Metadata, path: Path | str, stem: str) -> Iterator[Document | Noted]:
    """Yield the document of the bytes of a text, and a note where their encoding had to be concluded.

    Raises:
        InputError: the bytes are no text.
    """
    text, encoding = decoded(content, path)
    if encoding == WINDOWS:
        yield Noted(str(path), f"is not in UTF-8; read as {encoding}")
    yield Document(
        id=metadata.id or stem,
        text=text,
        source=str(path),
        title=metadata.title,
        publisher=metadata.publisher,
        url=metadata.url,
        published=metadata.published,
        published_from=PublishedFrom.SIDECAR if metadata.published else PublishedFrom.NONE,
    )
