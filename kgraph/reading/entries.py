"""One entry of a file of many documents: an object with `text`, `id`, `title`, `published`, `publisher` and `url`."""

from __future__ import annotations

from pathlib import Path

from kgraph.reading.metadata import metadata_of, unicode_text
from kgraph.reading.opening import LONGEST, stem_of
from kgraph.records.document import Document, PublishedFrom, Skipped
from kgraph.records.fields import Json


def read_entry(record: Json, path: Path, number: int) -> Document | Skipped:
    """Return the document of an entry, or why it holds none; `number` tells which entry of the file it is."""
    where = f"{path}:{number}"
    try:
        metadata = metadata_of(record)
        text = unicode_text(record, "text")
    except ValueError as error:
        return Skipped(where, str(error))
    if not text.strip():
        return Skipped(where, '"text" is empty')
    if len(text) > LONGEST:
        return Skipped(where, f'"text" is longer than {LONGEST:,} characters; expected an article')
    return Document(
        id=metadata.id or f"{stem_of(path)}-{number}",
        text=text,
        source=str(path),
        title=metadata.title,
        publisher=metadata.publisher,
        url=metadata.url,
        published=metadata.published,
        published_from=PublishedFrom.FIELD if metadata.published else PublishedFrom.NONE,
    )
