"""Feeds (RSS 0.9 to 2.0, RSS 1.0, Atom): one document an item, its full text where the feed has it, else its summary.

The parser expands no entities, loads no document type and fetches nothing; what is broken in a feed is passed over as
feed readers do, for many feeds are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from kgraph.errors import InputError
from kgraph.reading.entries import read_entry
from kgraph.reading.fragment import text_of
from kgraph.reading.metadata import day_of
from kgraph.reading.opening import content_of, opened
from kgraph.records.document import Document, Noted, Skipped

_ATOM = "{http://www.w3.org/2005/Atom}"
_RSS1 = "{http://purl.org/rss/1.0/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF"
_DC = "{http://purl.org/dc/elements/1.1/}"

_ITEMS = ("item", f"{_RSS1}item", f"{_ATOM}entry")
_TITLES = ("title", f"{_RSS1}title", f"{_ATOM}title")
# The whole text (RSS module Content, Atom) before what may be its beginning only.
_TEXTS = (
    "{http://purl.org/rss/1.0/modules/content/}encoded",
    f"{_ATOM}content",
    "description",
    f"{_RSS1}description",
    f"{_ATOM}summary",
)
# The day of publication; that of a change (`updated`) is another one.
_DAYS = ("pubDate", f"{_ATOM}published", f"{_DC}date", "{http://purl.org/dc/terms/}issued")
_LINKS = ("link", f"{_RSS1}link", f"{_ATOM}link", "guid")
_SOURCES = ("source", f"{_ATOM}source")

_FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL
)

# What WordPress puts below every item.
_FIRST_APPEARED = re.compile(r"\n*The post .{1,300} (?:first appeared|appeared first) on .{1,200}\Z")


def read_feed(path: Path) -> Iterator[Document | Skipped | Noted]:
    """Yield the document of each item, or why it holds none, and a note where the file is other XML.

    Raises:
        InputError: the file cannot be read.
    """
    with opened(path) as file:
        content = content_of(file, path)
    yield from items_of(content, path)


def is_feed(content: bytes) -> bool:
    """Tell whether bytes of unknown kind are a feed: programs that fetch one hand it on without a name."""
    return _FEED.match(content) is not None


def items_of(content: bytes, path: Path) -> Iterator[Document | Skipped | Noted]:
    """Yield the document of each item in the bytes of a feed.

    Raises:
        InputError: there is nothing in them, or no XML.
    """
    if not content.strip():
        raise InputError(path, "is empty")
    etree: Any = import_module("lxml.etree")  # the package carries no types
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(path, f"is no XML: {error}") from error
    items = [] if root is None else list(root.iter(*_ITEMS))
    if not items:
        yield Noted(str(path), "no feed, or a feed without items; ignored")
    for number, item in enumerate(items, start=1):
        yield read_entry(_record(item), path, number)


def _record(item: Any) -> dict[str, object]:
    """Return the item as the fields of an entry; one of which the feed tells no more than the title is its title."""
    title = text_of(_first(item, _TITLES))
    text = text_of(_first(item, _TEXTS))
    day = next((day for name in _DAYS for found in item.findall(name) if (day := day_of(_inner(found)))), None)
    return {
        "title": title or None,
        "text": _FIRST_APPEARED.sub("", text) or title,
        "published": day.isoformat() if day else None,
        "publisher": _publisher(item) or None,
        "url": _link(item),
    }


def _publisher(item: Any) -> str:
    """Return where the item was taken from, if it says so, else the title of its feed."""
    sources = [source for name in _SOURCES for source in item.findall(name)]
    named = (text_of(_first(source, _TITLES) or source.text or "") for source in sources)
    around = item.getparent()
    feed = around.find(f"{_RSS1}channel") if around.tag == _RDF else around
    return next(filter(None, named), "") or text_of(_first(feed, _TITLES) if feed is not None else "")


def _link(item: Any) -> str | None:
    """Return the address of the item's page: the text of a link, or where it leads, if it is not to something else."""
    for name in _LINKS:
        for link in item.findall(name):
            address = (link.get("href") or link.text or "").strip()
            if link.get("rel", "alternate") == "alternate" and re.match(r"https?://", address):
                return address
    return None


def _first(element: Any, names: Sequence[str]) -> str:
    found = (_inner(child) for name in names for child in element.findall(name))
    return next((text for text in found if text.strip()), "")


def _inner(element: Any) -> str:
    """Return what an element holds as HTML: escaped inside it, or as elements (Atom, type xhtml)."""
    if len(element) == 0:
        return element.text or ""
    etree: Any = import_module("lxml.etree")
    parts = [element.text or "", *(cast(str, etree.tostring(child, encoding="unicode")) for child in element)]
    return "".join(parts)
