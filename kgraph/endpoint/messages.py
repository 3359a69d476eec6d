"""What the pool and its workers tell each other, as lines of JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Opening:
    """The first message to a worker: what to load, and how many bytes it may take beyond that."""

    path: str
    memory: int


@dataclass(frozen=True, slots=True)
class Ready:
    """The first message of a worker: what it has loaded, or why it could not."""

    base: str = ""
    quads: int = 0
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A query, with the dataset that the protocol describes and the media types that the client takes.

    With a `question` it asks for the query that a named question becomes, not for the answer to one.
    """

    sparql: str = ""
    base: str = ""
    question: str = ""
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    solutions: str | None = None
    triples: str | None = None
    rows: int = 1
    seconds: float = 1.0


class Kind(StrEnum):
    """How a query ended."""

    RESULT = "result"
    WRONG = "wrong"
    UNACCEPTABLE = "unacceptable"
    TOO_MANY = "too many"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a worker says to a request; a result is followed by `length` bytes."""

    kind: Kind
    media_type: str = ""
    length: int = 0
    reason: str = ""
