"""Results as bytes in the media types of the SPARQL recommendations, and no more rows than a client may have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import IO, cast

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, Triple, serialize

from kgraph.endpoint.limits import MAX_REPLY

SOLUTIONS: Mapping[str, QueryResultsFormat] = MappingProxyType(
    {
        "application/sparql-results+json": QueryResultsFormat.JSON,
        "application/sparql-results+xml": QueryResultsFormat.XML,
        "text/csv": QueryResultsFormat.CSV,
        "text/tab-separated-values": QueryResultsFormat.TSV,
        "application/json": QueryResultsFormat.JSON,
        "application/xml": QueryResultsFormat.XML,
    }
)
"""Media types for SELECT and ASK, the one that we like best first."""

TRIPLES: Mapping[str, RdfFormat] = MappingProxyType(
    {
        "text/turtle": RdfFormat.TURTLE,
        "application/n-triples": RdfFormat.N_TRIPLES,
        "application/rdf+xml": RdfFormat.RDF_XML,
        "application/ld+json": RdfFormat.JSON_LD,
    }
)
"""Media types for CONSTRUCT, DESCRIBE and the service description, the one that we like best first."""

Found = QuerySolutions | QueryBoolean | QueryTriples


class TooManyError(Exception):
    """A result has more rows, or more bytes, than one may have."""


class UnacceptableError(Exception):
    """The result is of a kind for which the client takes none of our media types."""


def written(
    found: Found, *, solutions: str | None, triples: str | None, rows: int, names: dict[str, str]
) -> tuple[str, bytes]:
    """Return the media type and the bytes of a result.

    Args:
        found: what the engine found; it is asked for no more than is needed.
        solutions: the media type for SELECT and ASK, None where the client takes none.
        triples: the media type for CONSTRUCT and DESCRIBE, None where the client takes none.
        rows: how many solutions or triples there may be.
        names: prefixes for Turtle.

    Raises:
        UnacceptableError: the media type for this kind of result is None.
        TooManyError: there is more than a result may hold.
    """
    media_type = triples if isinstance(found, QueryTriples) else solutions
    if media_type is None:
        raise UnacceptableError
    if isinstance(found, QueryTriples):
        return media_type, _graph(found, TRIPLES[media_type], rows, names)
    if isinstance(found, QueryBoolean):
        return media_type, found.serialize(format=SOLUTIONS[media_type]) or b""
    sink = _Sink(_ROWS[SOLUTIONS[media_type]](), rows)
    found.serialize(cast("IO[bytes]", sink), SOLUTIONS[media_type])
    return media_type, bytes(sink.content)


def _graph(found: QueryTriples, kind: RdfFormat, rows: int, names: dict[str, str]) -> bytes:
    kept = list(islice(cast("Iterator[Triple]", found), rows + 1))
    if len(kept) > rows:
        raise TooManyError(f"more than {rows:,} triples")
    once = sorted(dict.fromkeys(kept), key=str)
    content = serialize(once, format=kind, prefixes=names) or b""
    if len(content) > MAX_REPLY:
        raise TooManyError(f"more than {MAX_REPLY:,} bytes")
    return content


class _Sink:
    """A file in memory for the engine's serializer, which stops it when there are too many rows or bytes."""

    def __init__(self, count: Callable[[bytes], int], rows: int) -> None:
        self.content = bytearray()
        self._count = count
        self._left = rows

    def write(self, part: bytes) -> int:
        """Take a part of the result."""
        self.content += part
        self._left -= self._count(bytes(part))
        if self._left < 0:
            raise TooManyError("more rows than a result may have")
        if len(self.content) > MAX_REPLY:
            raise TooManyError(f"more than {MAX_REPLY:,} bytes")
        return len(part)

    def flush(self) -> None:
        """Do nothing; files can be flushed."""


# The engine writes rows without counting them, so they are counted in what it writes, part by part. A counter keeps
# what it must remember of the part before; each returns how many rows begin or end in a part, and is exact in sum.


def _in_tsv() -> Callable[[bytes], int]:
    """Return a counter of line ends but the first, which ends the head; values have none."""
    head = True

    def count(part: bytes) -> int:
        nonlocal head
        found = part.count(b"\n")
        first, head = head and found > 0, head and found == 0
        return found - int(first)

    return count


def _in_csv() -> Callable[[bytes], int]:
    """Return a counter of line ends outside quotes, but the first."""
    lines, quoted = _in_tsv(), False

    def count(part: bytes) -> int:
        nonlocal quoted
        pieces = part.split(b'"')
        outside = b"".join(pieces[int(quoted) :: 2])
        quoted ^= len(pieces) % 2 == 0
        return lines(outside)

    return count


def _in_xml() -> Callable[[bytes], int]:
    """Return a counter of `<result>`; values have no `<`."""
    mark, before = b"<result>", b""

    def count(part: bytes) -> int:
        nonlocal before
        text = before + part
        before = text[-len(mark) + 1 :]
        return text.count(mark)

    return count


def _in_json() -> Callable[[bytes], int]:
    """Return a counter of braces that open a row: outside strings and after no colon; the first opens the document."""
    quoted, last, escape, document = False, b"", b"", True

    def count(part: bytes) -> int:
        nonlocal quoted, last, escape, document
        text = _JSON_ESCAPE.sub(b"", escape + part)
        escape = b"\\" if text.endswith(b"\\") else b""
        pieces = text.removesuffix(b"\\").split(b'"')
        outside = last + b"".join(pieces[int(quoted) :: 2])
        quoted ^= len(pieces) % 2 == 0
        # The last byte outside strings may be the colon before the brace that opens the next part.
        found = outside.count(b"{") - outside.count(b":{") - last.count(b"{")
        last = outside[-1:]
        first, document = document and found > 0, document and found == 0
        return found - int(first)

    return count


_JSON_ESCAPE = re.compile(rb"\\.", re.DOTALL)

_ROWS: Mapping[QueryResultsFormat, Callable[[], Callable[[bytes], int]]] = MappingProxyType(
    {
        QueryResultsFormat.JSON: _in_json,
        QueryResultsFormat.XML: _in_xml,
        QueryResultsFormat.CSV: _in_csv,
        QueryResultsFormat.TSV: _in_tsv,
    }
)
