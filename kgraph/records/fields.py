"""Typed access to the fields of a JSON object, with one message for every way in which a field can be wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar, cast

from kgraph.records.document import Span

Json = dict[str, object]
"""A JSON object."""

Kind = TypeVar("Kind", bound=StrEnum)
Item = TypeVar("Item")

AN_ISO_DATE = "an ISO 8601 date such as 2024-03-12"


class FieldError(ValueError):
    """A field is missing or not what it should be: `"published" is "12/03/24"; expected an ISO 8601 date ...`."""

    def __init__(self, name: str, value: object, expected: str) -> None:
        shown = json.dumps(value, ensure_ascii=False)
        super().__init__(f'"{name}" is {shown if len(shown) <= 60 else shown[:57] + "..."}; expected {expected}')


class MissingFieldError(FieldError):
    """A field that must be there is not."""

    def __init__(self, name: str, expected: str) -> None:
        ValueError.__init__(self, f'"{name}" is missing; expected {expected}')


def parse_object(text: str, name: str = "line") -> Json:
    """Return the JSON object that the text is; `ValueError` says what it is instead, `name` what the text is called."""
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} (column {error.colno})") from error
    except RecursionError as error:
        raise ValueError("not JSON that can be read: nested too deeply") from error
    return to_object(value, name)


def string(record: Json, name: str) -> str:
    """Return a field that is a string."""
    value = _field(record, name, "a string")
    if not isinstance(value, str):
        raise FieldError(name, value, "a string")
    return value


def string_or_none(record: Json, name: str) -> str | None:
    """Return a field that is a string, or `None` where it is null or missing."""
    return None if record.get(name) is None else string(record, name)


def number(record: Json, name: str) -> int | float:
    """Return a field that is a number."""
    value = _field(record, name, "a number")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise FieldError(name, value, "a number")
    return value


def day_or_none(record: Json, name: str) -> date | None:
    """Return a field that is an ISO 8601 date, or the day of a date-time as it is written there."""
    value = record.get(name)
    if value is None:
        return None
    try:
        return datetime.fromisoformat(string(record, name).strip()).date()
    except ValueError as error:
        raise FieldError(name, value, AN_ISO_DATE) from error


def word(record: Json, name: str, kind: type[Kind]) -> Kind:
    """Return a field that is one of the words of a closed set."""
    value = string(record, name)
    try:
        return kind(value)
    except ValueError as error:
        raise FieldError(name, value, f"one of {', '.join(kind)}") from error


def span(record: Json, name: str) -> Span:
    """Return a field that is a span, `[start, end]`."""
    return to_span(_field(record, name, "a span"), name)


def span_or_none(record: Json, name: str) -> Span | None:
    """Return a field that is a span, or `None` where it is null."""
    return None if record.get(name) is None else span(record, name)


def to_span(value: object, name: str = "span") -> Span:
    """Return the span that a JSON value is."""
    match value:
        case [int(start), int(end)] if 0 <= start <= end:
            return Span(start, end)
        case _:
            raise FieldError(name, value, "a span [start, end]")


def member(record: Json, name: str) -> Json:
    """Return a field that is an object."""
    return to_object(_field(record, name, "an object"), name)


def member_or_none(record: Json, name: str) -> Json | None:
    """Return a field that is an object, or `None` where it is null."""
    return None if record.get(name) is None else member(record, name)


def to_object(value: object, name: str) -> Json:
    """Return the object that a JSON value is."""
    if not isinstance(value, dict):
        raise FieldError(name, value, "an object")
    return cast(Json, value)


def strings(record: Json, name: str) -> tuple[str, ...]:
    """Return a field that is a list of strings."""
    return tuple(string({name: value}, name) for value in _list(record, name))


def spans(record: Json, name: str) -> tuple[Span, ...]:
    """Return a field that is a list of spans."""
    return tuple(to_span(value, name) for value in _list(record, name))


def members(record: Json, name: str, read: Callable[[Json], Item]) -> tuple[Item, ...]:
    """Return what `read` makes of each object in a field that is a list of objects."""
    return tuple(read(to_object(value, name)) for value in _list(record, name))


def _list(record: Json, name: str) -> list[object]:
    value = _field(record, name, "a list")
    if not isinstance(value, list):
        raise FieldError(name, value, "a list")
    return cast(list[object], value)


def _field(record: Json, name: str, expected: str) -> object:
    if name not in record:
        raise MissingFieldError(name, expected)
    return record[name]
