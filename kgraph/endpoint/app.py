"""The application: addresses, headers and what becomes of errors."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kgraph.endpoint.messages import Ready
from kgraph.endpoint.pages import Explorer, Pages
from kgraph.endpoint.pool import Pool
from kgraph.endpoint.protocol import RequestError
from kgraph.endpoint.service import METHODS, Service
from kgraph.endpoint.wrapping import Answered, SafeHeaders, note
from kgraph.errors import DatasetError

# Names under which a browser on this machine knows it. A page on another site can make its own name point at
# 127.0.0.1, but it cannot make the browser send one of these.
HOSTS = ("127.0.0.1", "localhost")


def create_app(
    pool: Pool,
    *,
    explorer: Explorer,
    cors: str | None = None,
    on_ready: Callable[[Ready], None] | None = None,
) -> Starlette:
    """Return the endpoint of a dataset as an ASGI application.

    Args:
        pool: answers the queries; it is started with the application where that is not done yet, and stopped with it.
        explorer: makes the explorer page of the dataset at a path.
        cors: the origin whose pages may ask, `*` for all; as a rule none.
        on_ready: is told what was loaded, before the first request is answered.
    """
    service = Service(pool)
    pages = Pages(pool.dataset, explorer, service)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncGenerator[None]:
        await pool.start()
        try:
            if on_ready is not None:
                on_ready(pool.ready)
            yield
        finally:
            await pool.stop()

    return Starlette(
        routes=[
            Route("/sparql", service.sparql, methods=METHODS),
            Route("/", pages.query_page),
            Route("/query.css", pages.style),
            Route("/query.js", pages.script),
            Route("/explorer", pages.explorer_page),
            Route("/questions", pages.questions),
            Route("/questions/{name}", pages.question),
        ],
        middleware=_middleware(cors),
        exception_handlers={RequestError: _request_error, DatasetError: _dataset_error, HTTPException: _http_error},
        lifespan=lifespan,
    )


def _middleware(cors: str | None) -> Sequence[Middleware]:
    layers = [
        Middleware(Answered),
        Middleware(SafeHeaders, shared=cors is not None),
        Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False),
    ]
    if cors is not None:
        headers = ("Accept", "Content-Type")
        layers.append(
            Middleware(CORSMiddleware, allow_origins=[cors], allow_methods=["GET", "POST"], allow_headers=headers)
        )
    return layers


# The connection is closed after an error before the whole body was read.
_CLOSING = frozenset(
    {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE}
)


async def _request_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestError)
    headers: Mapping[str, str] = {"Connection": "close"} if error.status in _CLOSING else {}
    return _told(request, error.status, error.reason, headers)


async def _dataset_error(request: Request, error: Exception) -> Response:
    return _told(request, HTTPStatus.SERVICE_UNAVAILABLE, str(error), {})


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _told(request, HTTPStatus(error.status_code), error.detail, error.headers or {})


def _told(request: Request, status: HTTPStatus, reason: str, headers: Mapping[str, str]) -> Response:
    note(request.scope, reason)
    return PlainTextResponse(f"{reason}\n", status_code=status, headers=dict(headers))
