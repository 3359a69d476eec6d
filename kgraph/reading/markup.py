"""What a page tells about itself: title, publisher, address and the day on which it was published.

Pages tell their day in many ways, and other days besides: of a change, of a comment, of the articles beside it. Only
what says that it is the day of publication counts, in the order of how rarely it is something else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from typing import cast

from kgraph.reading.metadata import day_of
from kgraph.records.document import PublishedFrom
from kgraph.records.fields import Json

# Open Graph (ogp.me, type article), schema.org as microdata, Dublin Core (DCMI Metadata Terms), and the names that
# systems for publishing give it; in this order, for the later ones are used for other days more often.
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.issued",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "publish-date",
    "publishdate",
    "publish_date",
    "pubdate",
    "article.published",
    "date.publish",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "date",
)
_TITLES = ("og:title", "dc.title", "dcterms.title", "twitter:title")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name")
_ADDRESSES = ("og:url",)

# Types of schema.org that are no article though they have a day: what stands in a page beside it.
_BESIDE = frozenset({"AudioObject", "Comment", "ImageObject", "Person", "PodcastEpisode", "Review", "VideoObject"})

_DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/-])")


@dataclass(frozen=True, slots=True)
class Markup:
    """What a page tells; `None` for what it does not."""

    title: str | None
    publisher: str | None
    url: str | None
    published: date | None
    published_from: PublishedFrom


def read_markup(page: str) -> Markup:
    """Return what the page tells about itself; markup that is broken tells nothing."""
    found = _Head()
    found.feed(page)
    found.close()
    articles = list(_articles(found.scripts))
    url = _first([found.canonical, *_values(found.named, _ADDRESSES)])
    day = _first_day(
        [
            *(_string(article.get("datePublished")) for article in articles),
            *_values(found.named, _PUBLISHED),
            *found.marked,
            *(found.times if len({day_of(text) for text in found.times}) == 1 else ()),  # others are of other articles
        ]
    )
    in_address = _day_in(url)
    return Markup(
        title=_first([*_values(found.named, _TITLES), "".join(found.title)]),
        publisher=_first([*_values(found.named, _PUBLISHERS), *(_publisher(article) for article in articles)]),
        url=url,
        published=day or in_address,
        published_from=PublishedFrom.MARKUP if day else PublishedFrom.URL if in_address else PublishedFrom.NONE,
    )


@dataclass
class _Found:
    named: dict[str, str] = field(default_factory=dict[str, str])
    scripts: list[str] = field(default_factory=list[str])
    marked: list[str] = field(default_factory=list[str])
    times: list[str] = field(default_factory=list[str])
    title: list[str] = field(default_factory=list[str])
    canonical: str = ""


class _Head(HTMLParser, _Found):
    """Collects what tags tell: `meta`, `link`, `time`, `title`, and scripts of linked data."""

    def __init__(self) -> None:
        HTMLParser.__init__(self)
        _Found.__init__(self)
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what the attributes of a tag tell."""
        told = {name: value.strip() for name, value in attrs if value}
        match tag:
            case "meta":
                name = told.get("property") or told.get("name") or told.get("itemprop") or ""
                self.named.setdefault(name.lower(), told.get("content", ""))
            case "link" if told.get("rel", "").lower() == "canonical":
                self.canonical = self.canonical or told.get("href", "")
            case "time" if "datetime" in told:
                is_marked = told.get("itemprop", "").lower() == "datepublished" or any(n == "pubdate" for n, _ in attrs)
                (self.marked if is_marked else self.times).append(told["datetime"])
            case "title" if not self.title:
                self._into = self.title
            case "script" if told.get("type", "").lower() == "application/ld+json":
                self.scripts.append("")
                self._into = self.scripts
            case _:
                pass

    def handle_endtag(self, tag: str) -> None:
        """Stop collecting text."""
        if tag in ("title", "script"):
            self._into = None

    def handle_data(self, data: str) -> None:
        """Collect the text of a title or a script."""
        if self._into is not None:
            self._into.append(data)


def _articles(scripts: Sequence[str]) -> Iterator[Json]:
    """Yield the things in linked data that may be the article, those that say so first."""
    things = [thing for script in scripts for thing in _things(_json(script))]
    named = [thing for thing in things if not _types(thing) & _BESIDE]
    yield from sorted(named, key=lambda thing: not any(word.endswith(("Article", "Posting")) for word in _types(thing)))


def _things(value: object) -> Iterator[Json]:
    """Yield the objects of linked data: alone, in a list, or in a graph."""
    if isinstance(value, list):
        for item in cast(list[object], value):
            yield from _things(item)
    elif isinstance(value, dict):
        thing = cast(Json, value)
        yield thing
        yield from _things(thing.get("@graph"))


def _types(thing: Json) -> set[str]:
    found = thing.get("@type")
    names = cast(list[object], found) if isinstance(found, list) else [found]
    return {name for name in names if isinstance(name, str)}


def _publisher(article: Json) -> str:
    found = article.get("publisher")
    return _string(cast(Json, found).get("name")) if isinstance(found, dict) else _string(found)


def _json(script: str) -> object:
    try:
        return json.loads(script) if script.strip() else None
    except (ValueError, RecursionError):
        return None


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _values(named: Mapping[str, str], names: Sequence[str]) -> Iterator[str]:
    return (named[name] for name in names if name in named)


def _first(texts: Sequence[str]) -> str | None:
    return next((" ".join(text.split()) for text in texts if text.strip()), None)


def _first_day(texts: Sequence[str]) -> date | None:
    return next((day for day in map(day_of, texts) if day is not None), None)


def _day_in(url: str | None) -> date | None:
    """Return the day in an address such as https://example.org/2024/05/03/bridge."""
    found = _DAY_IN_ADDRESS.search(url or "")
    return day_of("-".join(found.groups())) if found else None
