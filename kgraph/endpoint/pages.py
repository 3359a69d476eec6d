"""The pages for people: the query page with the named questions, and the explorer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from kgraph.endpoint import messages
from kgraph.endpoint.pool import Version, version_of
from kgraph.endpoint.protocol import RequestError
from kgraph.endpoint.service import Service
from kgraph.endpoint.wrapping import note
from kgraph.errors import ExportError, QueryError
from kgraph.rdf.questions import Question, question, questions

Explorer = Callable[[Path], str]
"""What makes the explorer page of the dataset in a file."""

# Our own script and style, and requests to ourselves; nothing else from anywhere.
_QUERY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

# The explorer page brings a policy of its own, which names its scripts by their hashes; both must be met.
_EXPLORER_POLICY = "frame-ancestors 'none'"


class Pages:
    """The pages of one dataset."""

    def __init__(self, dataset: Path, explorer: Explorer, service: Service) -> None:
        self._dataset = dataset
        self._explorer = explorer
        self._service = service
        self._making = asyncio.Lock()
        self._made: tuple[Version, str] | None = None

    async def query_page(self, _: Request) -> Response:
        """Return the page with the text area."""
        return HTMLResponse(_file("index.html"), headers={"Content-Security-Policy": _QUERY_POLICY})

    async def style(self, _: Request) -> Response:
        """Return the style of the query page."""
        return Response(_file("query.css"), media_type="text/css")

    async def script(self, _: Request) -> Response:
        """Return the script of the query page."""
        return Response(_file("query.js"), media_type="text/javascript")

    async def questions(self, _: Request) -> Response:
        """Return the named questions and their parameters as JSON."""
        return JSONResponse([_told(item) for item in questions()])

    async def question(self, request: Request) -> Response:
        """Return the SPARQL of a named question; its parameters are those of the address."""
        name, values = request.path_params["name"], dict(request.query_params)
        try:
            question(name)
        except QueryError as error:
            raise RequestError(HTTPStatus.NOT_FOUND, error.reason) from error
        return await self._service.asked(request, messages.Request(question=name, values=values))

    async def explorer_page(self, request: Request) -> Response:
        """Return the explorer page, made once for every state of the dataset."""
        async with self._making:
            version = version_of(self._dataset)
            if self._made is None or self._made[0] != version:
                note(request.scope, "made anew")
                try:
                    self._made = version, await asyncio.to_thread(self._explorer, version.path)
                except ExportError as error:  # there are more events than a page shows
                    raise RequestError(HTTPStatus.SERVICE_UNAVAILABLE, str(error)) from error
            return HTMLResponse(self._made[1], headers={"Content-Security-Policy": _EXPLORER_POLICY})


def _told(item: Question) -> dict[str, object]:
    parameters = [
        {"name": parameter.name, "meaning": parameter.meaning, "default": parameter.default}
        for parameter in item.parameters
    ]
    return {"name": item.name, "title": item.title, "parameters": parameters}


def _file(name: str) -> str:
    return (files("kgraph.endpoint") / "page" / name).read_text(encoding="utf-8")
