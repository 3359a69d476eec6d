"""The SPARQL service: operations are asked of the pool, and what becomes of them has its status."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kgraph.endpoint import messages
from kgraph.endpoint.description import description
from kgraph.endpoint.messages import Kind
from kgraph.endpoint.negotiation import chosen
from kgraph.endpoint.pool import Answer, BusyError, Pool, StoppedError
from kgraph.endpoint.protocol import DIRECT, FORM, Operation, RequestError, operation
from kgraph.endpoint.results import SOLUTIONS, TRIPLES
from kgraph.endpoint.wrapping import InParts, note

METHODS = ("GET", "HEAD", "OPTIONS", "POST")


class Service:
    """The SPARQL service at `/sparql`."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def sparql(self, request: Request) -> Response:
        """Answer a query, or tell what the service is."""
        if request.method == "OPTIONS":
            return Response(
                status_code=HTTPStatus.NO_CONTENT,
                headers={"Allow": ", ".join(METHODS), "Accept-Post": f"{DIRECT}, {FORM}"},
            )
        asked = await operation(request)
        if asked is None:
            return self._described(request)
        note(request.scope, asked.sparql)
        return await self._answered(request, asked)

    def _described(self, request: Request) -> Response:
        media_type = chosen(_accept(request), [*TRIPLES, "text/html"])
        if media_type is None:
            raise RequestError(HTTPStatus.NOT_ACCEPTABLE, f"expected one of {', '.join(TRIPLES)}")
        if media_type == "text/html":
            return RedirectResponse("/", status_code=HTTPStatus.SEE_OTHER, headers={"Vary": "Accept"})
        content = description(_address(request), media_type, quads=self._pool.ready.quads)
        return _content(content, media_type)

    async def _answered(self, request: Request, asked: Operation) -> Response:
        accept = _accept(request)
        solutions, triples = chosen(accept, tuple(SOLUTIONS)), chosen(accept, tuple(TRIPLES))
        if solutions is None and triples is None:
            raise _unacceptable()
        question = messages.Request(
            sparql=asked.sparql,
            base=_address(request),
            default_graphs=asked.default_graphs,
            named_graphs=asked.named_graphs,
            solutions=solutions,
            triples=triples,
        )
        return await self.asked(request, question)

    async def asked(self, request: Request, question: messages.Request) -> Response:
        """Return what a worker answers.

        Raises:
            RequestError: there is no answer: the query is wrong, or met its limits, or nobody was free.
        """
        return self._written(await _while_connected(request, self._pool.ask(question)))

    def _written(self, answer: Answer) -> Response:
        match answer.reply.kind:
            case Kind.RESULT:
                return _content(answer.content, answer.reply.media_type)
            case Kind.WRONG:
                raise RequestError(HTTPStatus.BAD_REQUEST, answer.reply.reason)
            case Kind.UNACCEPTABLE:
                raise _unacceptable()
            case Kind.TOO_MANY:
                found = f"the result has more than {self._pool.limits.rows:,} rows, or is too large; add a LIMIT"
                raise RequestError(HTTPStatus.SERVICE_UNAVAILABLE, found)


async def _while_connected(request: Request, asking: Coroutine[Any, Any, Answer]) -> Answer:
    """Return the answer, or stop asking when the client has gone.

    Raises:
        RequestError: there is no answer: the client has gone, the limits were met, or nobody was free.
    """
    answer, gone = asyncio.create_task(asking), asyncio.create_task(_disconnected(request))
    try:
        await asyncio.wait({answer, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not answer.done():
            raise RequestError(HTTPStatus.BAD_REQUEST, "the client has gone")
        return answer.result()
    except StoppedError as error:
        raise RequestError(HTTPStatus.SERVICE_UNAVAILABLE, f"the query was stopped: {error}") from error
    except BusyError as error:
        raise RequestError(
            HTTPStatus.SERVICE_UNAVAILABLE, "too many queries at the same time; ask again later"
        ) from error
    finally:
        for task in (answer, gone):
            task.cancel()
        await asyncio.gather(answer, gone, return_exceptions=True)


async def _disconnected(request: Request) -> None:
    """Return when the client has gone; the body has been read before."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _address(request: Request) -> str:
    """Return the address of the service, as the client knows it: the base of relative IRIs."""
    return str(request.url.replace(query="", fragment=""))


def _accept(request: Request) -> str | None:
    return ", ".join(request.headers.getlist("accept")) or None


def _content(content: bytes, media_type: str) -> Response:
    # Starlette adds the character set to text types.
    return InParts(content, media_type=media_type, headers={"Vary": "Accept", "Cache-Control": "no-cache"})


def _unacceptable() -> RequestError:
    offers = f"{', '.join(SOLUTIONS)} for SELECT and ASK, {', '.join(TRIPLES)} for CONSTRUCT and DESCRIBE"
    return RequestError(HTTPStatus.NOT_ACCEPTABLE, f"expected Accept to take one of {offers}")
