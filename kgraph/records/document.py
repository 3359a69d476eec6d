"""A document and the ranges of its text; everything else points back to these."""

from __future__ import annotations

import base64
import hashlib
import json
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points of a document's text: `text[start:end]`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the part of the text that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether the other span lies inside this one (both ends included)."""
        return self.start <= other.start and other.end <= self.end


class PublishedFrom(StrEnum):
    """Where a publication date was found."""

    OPTION = "option"
    SIDECAR = "sidecar"
    FIELD = "field"
    MARKUP = "markup"
    URL = "url"
    TEXT = "text"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was read, with what is known about it.

    `published` is `None` when nobody told it: it is never guessed, and relative dates then stay unresolved.
    `source` is the path as it was given, `url` where the text was published.
    """

    id: str
    text: str
    source: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    published_from: PublishedFrom = PublishedFrom.NONE
    language: str = "en"

    @property
    def sha256(self) -> str:
        """Return the hexadecimal SHA-256 of the text in UTF-8 (lone surrogates kept)."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def key(self) -> str:
        """Return the stable local name of the document: from URL and text, not from where the file lay."""
        return stable_key("document", self.url or "", self.sha256)


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was to be read and could not be: where (`wire.jsonl:14`) and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Noted:
    """Something about an input that the user should know and that keeps no document from being read."""

    source: str
    reason: str


def stable_key(*parts: str, length: int = 26) -> str:
    """Return a local name that is the same on every machine: base32 of SHA-256 over the parts.

    The parts are NFC-normalised and joined as a JSON array whose first item is the version of this rule;
    26 characters keep 130 bits. Only `[a-z2-7]` occur, so it can stand in an IRI as it is.
    """
    canonical = json.dumps(["v1", *(unicodedata.normalize("NFC", part) for part in parts)], ensure_ascii=False)
    digest = hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest).decode("ascii").lower()[:length]
