"""The article is taken out of a page, with what the page tells about itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kgraph.errors import InputError
from kgraph.reading.documents import read
from kgraph.reading.html import read_html
from kgraph.records.document import Document, PublishedFrom, Skipped

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Bridge to be repaired | Coast News</title>
<meta property="og:title" content="Bridge to be repaired"><meta property="og:site_name" content="Coast News">
<link rel="canonical" href="https://coast.example/news/bridge">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-03T08:15:00+02:00"}</script>
<style>p { color: red }</style></head>
<body><div id="cookie-banner"><p>We use cookies. By continuing you accept our policy.</p><button>Accept</button></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<header><h1>Bridge to be repaired</h1><time datetime="2024-05-03">3 May 2024</time></header>
<main><article>
<p>The council of Norhaven met on Monday and agreed to repair the bridge, which a storm <b>damaged</b> last week.</p>
<p>Mayor Anna Berg said that work would begin next month.<br>“We cannot wait,” she told reporters.</p>
<aside><h3>Read more</h3><a href="/x">Storm kills three in Brask</a></aside>
<p>The opposition refused to support the plan. Its leader, Oskar Lind, denied that he had blocked the money.</p>
</article></main>
<section class="comments"><h3>Comments</h3><p>John: I attacked the mayor yesterday!</p></section>
<footer><p>© 2024 Coast News. All rights reserved.</p></footer>
<script>alert("The minister resigned on Friday.")</script></body></html>
"""


def read_page(tmp_path: Path, page: str | bytes) -> Document:
    """Return the document of a page."""
    path = tmp_path / "page.html"
    path.write_bytes(page.encode() if isinstance(page, str) else page)
    (document,) = read_html(path)
    return document


def test_the_text_is_the_article(tmp_path: Path):
    """Every sentence of it, a paragraph a block; menus, banners, scripts, teasers and comments are no news."""
    text = read_page(tmp_path, PAGE).text

    assert [
        "The council of Norhaven met on Monday and agreed to repair the bridge, which a storm damaged last week.",
        "Mayor Anna Berg said that work would begin next month.",
        "“We cannot wait,” she told reporters.",
        "The opposition refused to support the plan. Its leader, Oskar Lind, denied that he had blocked the money.",
    ] == text.split("\n\n")


def test_the_page_tells_the_rest(tmp_path: Path):
    """Title, publisher, address and day come from the head of the page."""
    found = read_page(tmp_path, PAGE)

    assert ("page", "Bridge to be repaired", "Coast News") == (found.id, found.title, found.publisher)
    assert "https://coast.example/news/bridge" == found.url
    assert (date(2024, 5, 3), PublishedFrom.MARKUP) == (found.published, found.published_from)


@pytest.mark.parametrize(
    ("told", "encoding"),
    [("iso-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("koi8-r", "koi8-r"), ("no-such", "utf-8")],
)
def test_a_page_is_read_in_the_encoding_that_it_names(told: str, encoding: str, tmp_path: Path):
    """Latin-1 means Windows-1252, as in browsers; a name that nobody knows counts as none."""
    signs = "“café”" if encoding == "cp1252" else "Сапсан" if encoding == "koi8-r" else "“café” Сапсан"
    page = f'<meta charset="{told}"><p>The council met on Monday at {signs} and agreed to repair the bridge.</p>'

    assert signs in read_page(tmp_path, page.encode(encoding)).text


@pytest.mark.parametrize("page", ["<html></html>", "<script>var a = 1</script>", "<p> </p>"])
def test_a_page_without_an_article_is_refused(page: str, tmp_path: Path):
    """There is nothing to read in it, and the message says so."""
    with pytest.raises(InputError, match=r"page\.html: holds no article"):
        read_page(tmp_path, page)


def test_deep_nesting_stops_nothing(tmp_path: Path):
    """A hostile page costs itself alone."""
    (tmp_path / "page.html").write_text("<div>" * 50_000 + "<p>The council agreed to repair the bridge.</p>")

    (found,) = read([tmp_path / "page.html"])

    assert isinstance(found, Document | Skipped)
