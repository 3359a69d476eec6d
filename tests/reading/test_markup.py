"""The day of publication is the one that a page calls so, and no other day in it."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.reading.markup import read_markup
from kgraph.records.document import PublishedFrom

DAY = date(2024, 5, 3)


def linked(*things: object) -> str:
    """Return linked data as it stands in a page."""
    return "".join(f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in things)


ARTICLE = {"@type": "NewsArticle", "datePublished": "2024-05-03T23:30:00-07:00", "dateModified": "2024-05-06"}
VIDEO = {"@type": "VideoObject", "datePublished": "2020-01-01"}


@pytest.mark.parametrize(
    "page",
    [
        linked(ARTICLE),
        linked([VIDEO, ARTICLE]),
        linked({"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, ARTICLE]}),
        linked({"@type": "WebPage", "datePublished": "2019-01-01"}, {**ARTICLE, "@type": ["ReportageNewsArticle"]}),
        '<meta property="article:published_time" content="2024-05-03T08:15:00Z">',
        '<META NAME="DC.date.issued" CONTENT="2024-05-03">',
        '<meta name="dcterms.issued" content="2024-05-03">',
        '<meta itemprop="datePublished" content="2024-05-03">',
        '<meta name="parsely-pub-date" content="2024-05-03T08:15:00Z">',
        '<meta name="pubdate" content="Fri, 03 May 2024 10:00:00 GMT">',
        '<time itemprop="datePublished" datetime="2024-05-03">3 May</time><time datetime="2020-01-01">old</time>',
        '<time pubdate datetime="2024-05-03">3 May</time><time datetime="2020-01-01">old</time>',
        '<time datetime="2024-05-03T08:15">3 May</time> <time datetime="2024-05-03T10:00">10:00</time>',
        '<meta name="date" content="May 2024"><meta name="dc.date" content="2024-05-03">',
    ],
)
def test_the_day_of_publication_is_found(page: str):
    """In linked data, in Open Graph, in Dublin Core, in microdata, in the names of systems for publishing."""
    found = read_markup(page)

    assert (DAY, PublishedFrom.MARKUP) == (found.published, found.published_from)


@pytest.mark.parametrize(
    "page",
    [
        "",
        linked(VIDEO),
        linked({"@type": "NewsArticle", "dateModified": "2024-05-03"}),
        linked({"@type": "NewsArticle", "datePublished": "2024"}),
        linked({"@type": "NewsArticle", "datePublished": ["2024-05-03"]}),
        '<script type="application/ld+json">{"datePublished": "2024-05-03"</script>',
        '<script>var datePublished = "2024-05-03"; var expires = "2030-01-01";</script>',
        '<meta property="article:modified_time" content="2024-05-03">',
        '<meta name="expires" content="2030-01-01">',
        '<meta name="dc.date" content="2024"><meta name="date" content="05/03/24">',
        '<time datetime="2024-05-03">this</time> <time datetime="2024-05-01">that</time>',
        '<p datetime="2024-05-03">© 2024-05-03</p>',
        '<link rel="canonical" href="https://coast.example/2024/05/">',
        '<link rel="canonical" href="https://coast.example/2024/13/45/bridge">',
    ],
)
def test_another_day_is_not_taken_for_it(page: str):
    """A day of change or expiry, of a video, of another article, a year alone: no date is better than a wrong one."""
    found = read_markup(page)

    assert (None, PublishedFrom.NONE) == (found.published, found.published_from)


def test_an_address_tells_the_day_where_nothing_else_does():
    """Many newspapers have it in the path."""
    link = '<link rel="canonical" href="https://coast.example/world/2024/05/03/bridge">'

    assert (DAY, PublishedFrom.URL) == (read_markup(link).published, read_markup(link).published_from)
    assert date(2024, 5, 2) == read_markup(link + '<meta name="pubdate" content="2024-05-02">').published


def test_title_and_publisher_are_found():
    """The title of an article counts for more than that of the page, whose publisher may stand in linked data."""
    page = "<title>Bridge &amp; road\n | Coast</title>" + linked({**ARTICLE, "publisher": {"name": "Coast News"}})

    assert ("Bridge & road | Coast", "Coast News") == (read_markup(page).title, read_markup(page).publisher)
    assert "Bridge" == read_markup(page + '<meta property="og:title" content="Bridge">').title


@given(page=st.text(st.sampled_from('<>/"=!-[]{}amet timeln scrpdh\n'), max_size=200))
def test_no_page_breaks_it(page: str):
    """Whatever stands in a page, it tells something or nothing."""
    read_markup("<html>" + page)
