"""The SPARQL 1.1 Protocol: HTTP requests into query operations, and what is wrong with a request by its status."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from kgraph.endpoint.limits import BODY_SECONDS, MAX_BODY

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"

# A client that describes a dataset by hand names a handful of graphs.
_MAX_PARAMETERS = 1000

_UPDATE = frozenset({"update", "using-graph-uri", "using-named-graph-uri"})


class RequestError(Exception):
    """A request that is answered with an error."""

    def __init__(self, status: HTTPStatus, reason: str) -> None:
        self.status = status
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Operation:
    """A query operation: the query, and the graphs that the protocol names for it."""

    sparql: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


async def operation(request: Request) -> Operation | None:
    """Return the query operation of a request; None for a GET without parameters, which asks what the service is.

    Raises:
        RequestError: the request is none of the three of the protocol (GET, form, direct), or is too large or slow.
    """
    parameters = _parameters(request.scope["query_string"], "query string")
    if request.method != "POST":
        return _operation(parameters) if parameters else None
    kind = _media_type(request)
    body = await _body(request)
    if kind == DIRECT:
        return _operation([*parameters, ("query", _decoded(body))])
    return _operation(parameters + _parameters(body, "form"))


def _operation(parameters: Sequence[tuple[str, str]]) -> Operation:
    names = {name for name, _ in parameters}
    if names & _UPDATE:
        raise RequestError(HTTPStatus.BAD_REQUEST, "updates are refused: this endpoint only answers queries")
    queries = [value for name, value in parameters if name == "query"]
    if len(queries) != 1:
        raise RequestError(HTTPStatus.BAD_REQUEST, f"found {len(queries)} parameters named query; expected one")
    return Operation(
        queries[0],
        tuple(value for name, value in parameters if name == "default-graph-uri"),
        tuple(value for name, value in parameters if name == "named-graph-uri"),
    )


def _parameters(encoded: bytes, where: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MAX_PARAMETERS
        )
    except ValueError as error:  # UnicodeDecodeError is one
        raise RequestError(HTTPStatus.BAD_REQUEST, f"the {where} is not percent-encoded UTF-8") from error


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RequestError(HTTPStatus.BAD_REQUEST, "the query is not in UTF-8") from error


def _media_type(request: Request) -> str:
    """Return the media type of the body, one of `FORM` and `DIRECT`.

    Raises:
        RequestError: it is another, or tells another character set than UTF-8, or the body is compressed.
    """
    kind, *parameters = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    if kind not in {FORM, DIRECT}:
        found = kind or "no Content-Type"
        raise RequestError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"found {found}; expected {DIRECT} or {FORM}")
    charsets = {
        value.strip('" ') for name, _, value in (part.partition("=") for part in parameters) if name == "charset"
    }
    if charsets - {"utf-8", "utf8"}:
        raise RequestError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"found charset {min(charsets)}; expected utf-8")
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise RequestError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "the body is compressed; expected it as it is")
    return kind


async def _body(request: Request) -> bytes:
    """Return the body of a request that is neither too large nor too slow."""
    told = request.headers.get("content-length", "0")
    if told.isdigit() and int(told) > MAX_BODY:
        raise _too_large()
    content = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for part in request.stream():
                content += part
                if len(content) > MAX_BODY:
                    raise _too_large()
    except TimeoutError as error:
        raise RequestError(HTTPStatus.REQUEST_TIMEOUT, f"no whole body within {BODY_SECONDS:g} s") from error
    except ClientDisconnect as error:
        raise RequestError(HTTPStatus.BAD_REQUEST, "the client has gone") from error
    return bytes(content)


def _too_large() -> RequestError:
    return RequestError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the body is larger than {MAX_BODY:,} bytes")
