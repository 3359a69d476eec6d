"""What happens to every response: it gets the headers that keep a browser safe, and a line in the log."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_log = logging.getLogger("kgraph.endpoint.requests")

_NOTE = "kgraph.note"

# A line of the log shows as much of a query, or of what is wrong with it.
_NOTE_LENGTH = 120

# Between two parts a client shows whether it still reads.
_PART = 1 << 16


def note(scope: Scope, text: str) -> None:
    """Keep a text for the line that the log gets for this request."""
    scope[_NOTE] = " ".join(text.split())[:_NOTE_LENGTH]


class SafeHeaders:
    """Adds to every response what a browser needs to know so that it does nothing unasked."""

    def __init__(self, app: ASGIApp, *, shared: bool) -> None:
        self._app = app
        self._shared = "cross-origin" if shared else "same-origin"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
                headers["Cross-Origin-Resource-Policy"] = self._shared
                headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
            await send(message)

        await self._app(scope, receive, sent)


class Answered:
    """Writes one line to the log for every request, when its response is sent."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begin, status, size = time.perf_counter(), 0, 0

        async def counted(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, counted)
        finally:
            milliseconds = (time.perf_counter() - begin) * 1000
            asked = f"{scope['method']} {scope['path']} {status} {size} B {milliseconds:.0f} ms"
            _log.info("%s", " ".join([asked, *_noted(scope)]))


class InParts(Response):
    """A response that is sent in parts, so that a large one waits for its reader."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 (as ASGI has it)
        """Send the response."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        content = bytes(self.body)
        for begin in range(0, len(content), _PART):
            await send({"type": "http.response.body", "body": content[begin : begin + _PART], "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


def _noted(scope: Scope) -> Sequence[str]:
    return (scope[_NOTE],) if scope.get(_NOTE) else ()
