"""The server: the application on 127.0.0.1, and connections that may not dawdle."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from kgraph.endpoint.app import create_app
from kgraph.endpoint.limits import HEAD_SECONDS, MAX_CONNECTIONS, READ_SECONDS, Limits
from kgraph.endpoint.messages import Ready
from kgraph.endpoint.pages import Explorer
from kgraph.endpoint.pool import Pool, version_of
from kgraph.errors import ServeError

HOST = "127.0.0.1"

# Seconds that running requests get when the server is told to stop; a query that takes longer is stopped.
_GRACE = 3


def serve(
    dataset: Path,
    *,
    port: int,
    limits: Limits,
    explorer: Explorer,
    cors: str | None = None,
    on_ready: Callable[[str, Ready], None],
) -> None:
    """Answer requests until the process is told to stop by SIGINT or SIGTERM.

    Args:
        dataset: a folder made by `kgraph build`, or one RDF file.
        port: where to listen on 127.0.0.1; 0 takes a free one.
        limits: what a query may take.
        explorer: makes the explorer page of the dataset at a path.
        cors: the origin whose pages may ask, `*` for all; as a rule none.
        on_ready: is told the address and what was loaded, when the first request can be sent.

    Raises:
        DatasetError: there is no dataset, or it cannot be loaded.
        ServeError: the port is taken.
    """
    pool = Pool(dataset, limits)
    version_of(dataset)
    with _listening(port) as door:
        address = f"http://{HOST}:{door.getsockname()[1]}/"
        app = create_app(pool, explorer=explorer, cors=cors, on_ready=lambda ready: on_ready(address, ready))
        asyncio.run(_run(pool, _Server(_config(app), pool), door))


async def _run(pool: Pool, server: uvicorn.Server, door: socket.socket) -> None:
    await pool.start()  # before the server, so that what is wrong with the dataset comes out as it is
    await server.serve(sockets=[door])


class _Server(uvicorn.Server):
    """A server that ends in order at a signal, however often it comes, and does not pass it on when all is done."""

    def __init__(self, config: uvicorn.Config, pool: Pool) -> None:
        super().__init__(config)
        self._pool = pool

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 (as uvicorn has it)
        """Stop the queries, which is told to those who asked them, and then the server."""
        self.should_exit = True
        self._pool.end()


def _listening(port: int) -> socket.socket:
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((HOST, port))
        door.listen(MAX_CONNECTIONS)
    except OSError as error:
        door.close()
        raise ServeError(f"port {port} of {HOST}: {error.strerror}; choose another with --port") from error
    return door


def _config(app: object) -> uvicorn.Config:
    return uvicorn.Config(
        app,  # pyright: ignore[reportArgumentType]  # uvicorn spells the type of an application in its own way
        http=ImpatientProtocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=MAX_CONNECTIONS,
        timeout_graceful_shutdown=_GRACE,
    )


class ImpatientProtocol(H11Protocol):
    """A connection that is closed when its client sends the head of a request, or takes a response, too slowly.

    uvicorn waits for ever for the rest of a head, and for a client that has stopped reading.
    """

    _waiting_for_head: asyncio.TimerHandle | None = None
    _waiting_for_reader: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Wait for the first head."""
        super().connection_made(transport)
        self._await_head()

    def handle_events(self) -> None:
        """Stop waiting when a head is complete."""
        before = self.cycle
        super().handle_events()
        if self.cycle is not before and self._waiting_for_head is not None:
            self._waiting_for_head.cancel()

    def on_response_complete(self) -> None:
        """Wait for the next head, the one that has arrived already among them."""
        self._await_head()
        super().on_response_complete()

    def pause_writing(self) -> None:
        """Wait for the client to read."""
        super().pause_writing()
        self._waiting_for_reader = self.loop.call_later(READ_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """Stop waiting for the client to read."""
        super().resume_writing()
        if self._waiting_for_reader is not None:
            self._waiting_for_reader.cancel()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        super().connection_lost(exc)
        for timer in (self._waiting_for_head, self._waiting_for_reader):
            if timer is not None:
                timer.cancel()

    def _await_head(self) -> None:
        if self._waiting_for_head is not None:
            self._waiting_for_head.cancel()
        self._waiting_for_head = self.loop.call_later(HEAD_SECONDS, self.transport.abort)
