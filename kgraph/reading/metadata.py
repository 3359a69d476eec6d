"""What is known about a document besides its text: the fields of a sidecar file or of a JSONL line.

A publication date comes from the document's own metadata; where that has none, from `--published`, which may say that
it stands in the name of the file; else there is none. It is never taken from the clock or from the time of a file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path, PurePath
from typing import Literal

from kgraph.errors import InputError
from kgraph.reading.opening import stem_of
from kgraph.records import fields
from kgraph.records.document import Document, PublishedFrom
from kgraph.records.fields import Json

ONE_DOCUMENT = frozenset({"htm", "html", "md", "txt", ""})
"""The suffixes of files that hold one document, whose metadata may stand in a sidecar."""

SIDECAR_SUFFIX = ".json"

Default = date | Literal["name"]
"""The day of documents that bring none of their own, or that it stands in the names of their files."""

_DAY_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")

_ISO_DAY = re.compile(r"(\d{4}-\d\d-\d\d|\d{8})(?:[T ].*)?")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a sidecar or a line tells; `None` for what it does not."""

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None


def metadata_of(record: Json) -> Metadata:
    """Return the metadata in a JSON object; fields that are not ours are passed over.

    Raises:
        ValueError: a field is not what it should be.
    """
    return Metadata(
        id=_text_or_none(record, "id"),
        title=_text_or_none(record, "title"),
        publisher=_text_or_none(record, "publisher"),
        url=_text_or_none(record, "url"),
        published=_day_or_none(record, "published"),
    )


def read_sidecar(path: Path) -> Metadata:
    """Return the metadata beside a text file (`news/fire.json` for `news/fire.txt`), empty where there is none.

    Raises:
        InputError: the sidecar cannot be read or a field in it is wrong.
    """
    sidecar = path.with_name(stem_of(path) + SIDECAR_SUFFIX)
    try:
        return metadata_of(fields.parse_object(sidecar.read_bytes().decode("utf-8-sig"), sidecar.name))
    except FileNotFoundError:
        return Metadata()
    except OSError as error:
        raise InputError(sidecar, f"cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise InputError(sidecar, str(error)) from error


def unicode_text(record: Json, name: str) -> str:
    """Return a field that is a string of whole characters.

    JSON can escape half of a surrogate pair; no encoding can hold it, so nothing that is written later could.

    Raises:
        ValueError: the field is missing, no string, or holds half a character.
    """
    text = fields.string(record, name)
    half = next((index for index, character in enumerate(text) if "\ud800" <= character <= "\udfff"), None)
    if half is not None:
        raise ValueError(f'"{name}" holds half a character, \\u{ord(text[half]):04x}, at {half}; expected Unicode text')
    return text


def dated(document: Document, default: Default | None) -> Document:
    """Return the document with the date given for all that bring none of their own."""
    if document.published is not None or default is None:
        return document
    day = default if isinstance(default, date) else day_in_name(document.source or "")
    return replace(document, published=day, published_from=PublishedFrom.OPTION) if day else document


def day_in_name(path: str) -> date | None:
    """Return the one day that stands in the name of a file (`2024-06-11-plane.txt`, `20240611.html`)."""
    days = {day_of("-".join(found.group(1, 3, 4))) for found in _DAY_IN_NAME.finditer(PurePath(path).name)}
    return days.pop() if len(days) == 1 else None


def day_of(text: str) -> date | None:
    """Return the day that a date names as feeds and pages write it (ISO 8601, RFC 5322), `None` for anything else.

    Of a date with a time the day counts as it is written.
    """
    found = _ISO_DAY.fullmatch(text.strip())
    try:
        return date.fromisoformat(found[1]) if found else parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):  # the last two where a field of the time is cut off
        return None


def _day_or_none(record: Json, name: str) -> date | None:
    try:
        return fields.day_or_none(record, name)
    except fields.FieldError:
        value = record.get(name)
        day = day_of(value) if isinstance(value, str) else None
        if day is None:
            raise
        return day


def _text_or_none(record: Json, name: str) -> str | None:
    """Return a string, or `None` where it is null, missing or blank."""
    return (unicode_text(record, name).strip() or None) if record.get(name) is not None else None
