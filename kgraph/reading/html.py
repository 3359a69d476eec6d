"""Saved pages: the article in a page without what stands around it, and what the page tells about itself."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import cast

from kgraph.errors import InputError
from kgraph.reading.markup import read_markup
from kgraph.reading.metadata import Metadata, read_sidecar
from kgraph.reading.opening import LONGEST, TOO_LONG, UTF8, content_of, decoded, opened, stem_of
from kgraph.records.document import Document, PublishedFrom

# The standard of HTML looks for the encoding in the first 1,024 bytes.
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 1024

_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)

_LATIN = frozenset({"ascii", "iso8859-1"})
"""Encodings that are Windows-1252 where a page names them (WHATWG Encoding, 4.2)."""


def read_html(path: Path) -> Iterator[Document]:
    """Yield the article of a page; its text is what trafilatura takes for the article, a paragraph a block.

    Raises:
        InputError: the file or its sidecar cannot be read, or there is no article in it.
    """
    with opened(path) as file:
        content = content_of(file, path)
    yield article_of(content, read_sidecar(path), path, stem_of(path))


def is_page(content: bytes) -> bool:
    """Tell whether bytes of unknown kind are a page: programs that fetch one hand it on without a name."""
    return _PAGE.match(content) is not None


def article_of(content: bytes, told: Metadata, path: Path | str, stem: str) -> Document:
    """Return the article in the bytes of a page; what its sidecar tells counts for more than what the page does.

    Raises:
        InputError: there is no article in it.
    """
    page = _page(content, path)
    text = _article(page, path)
    if len(text) > LONGEST:
        raise InputError(path, TOO_LONG)
    markup = read_markup(page)
    published, published_from = markup.published, markup.published_from
    if told.published:
        published, published_from = told.published, PublishedFrom.SIDECAR
    return Document(
        id=told.id or stem,
        text=text,
        source=str(path),
        title=told.title or markup.title,
        publisher=told.publisher or markup.publisher,
        url=told.url or markup.url,
        published=published,
        published_from=published_from,
    )


def _page(content: bytes, path: Path | str) -> str:
    """Return the page as text, in the encoding that it names, else in the one that its bytes show."""
    found = _CHARSET.search(content[:_HEAD])
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else UTF8
        return content.decode("cp1252" if name in _LATIN else name)
    except (LookupError, UnicodeDecodeError):
        return decoded(content, path)[0]


def _article(page: str, path: Path | str) -> str:
    whole = page if "<html" in page.lower() else f"<html><body>{page}</body></html>"  # parts of pages are refused
    try:
        text = _extractor()(whole, include_comments=False, include_tables=False)
    except Exception as error:  # foreign code on foreign markup: whatever it raises costs one page
        raise InputError(path, f"is no page that can be read: {error}") from error
    if not text:
        raise InputError(path, "holds no article that could be told from the page around it")
    return re.sub(r"\n+", "\n\n", text)


def _extractor() -> Callable[..., str | None]:
    # Imported here because it costs a fifth of a second; the package carries no types.
    return cast(Callable[..., str | None], import_module("trafilatura").extract)
