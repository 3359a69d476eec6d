"""One document an item of a feed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kgraph.errors import InputError
from kgraph.reading.documents import read
from kgraph.reading.feed import read_feed
from kgraph.records.document import Document, Noted, PublishedFrom, Skipped

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Meridian Wire</title><link>https://wire.example/</link><description>All the news</description>
<item><title>Ferry &amp; tug collide</title><link> https://wire.example/ferry </link>
<guid isPermaLink="false">77</guid><pubDate>Sun, 17 Mar 2024 23:30:00 +0000</pubDate>
<media:title>A picture</media:title><media:description>The port</media:description>
<description>Short.</description>
<content:encoded><![CDATA[<p>A ferry hit a&nbsp;tug.</p><script>track()</script><p>Nobody <b>died</b>.<br>Two swam.</p>
<figure><img src="x"><figcaption>The tug</figcaption></figure>
<p>The post <a href="x">Ferry</a> appeared first on <a href="y">Wire</a>.</p>]]></content:encoded></item>
<item><description>Rebels &lt;i&gt;fled&lt;/i&gt;.</description><guid>https://wire.example/2</guid>
<source url="https://post.example/rss">Harbour Post</source><pubDate>yesterday</pubDate></item>
<item><title>Storm kills 12</title></item>
<item><guid>none</guid></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Nile Courier</title>
<entry><title type="html">Dam &amp;amp; water</title><link rel="enclosure" href="https://nile.example/a.mp3"/>
<link href="https://nile.example/dam"/><updated>2024-05-04T00:00:00Z</updated><published>2024-05-03T10:00:00Z</published>
<summary>Short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Sudan <em>left</em> the talks.</p>
<p>Egypt stayed.</p></div></content></entry>
<entry><title>Changed</title><updated>2024-05-04T00:00:00Z</updated>
<summary>Sudan came back.</summary></entry></feed>"""

RSS1 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Old Paper</title></channel>
<item rdf:about="y"><title>T</title><link>https://old.example/t</link><dc:date>2003-02-01</dc:date>
<description>Troops marched.</description></item></rdf:RDF>"""


def items(tmp_path: Path, content: str | bytes, name: str = "wire.xml") -> list[Document | Skipped | Noted]:
    """Return what a feed is read as."""
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_feed(path))


def documents(tmp_path: Path, content: str) -> list[Document]:
    """Return the documents of a feed."""
    return [item for item in items(tmp_path, content) if isinstance(item, Document)]


def test_an_item_is_a_document(tmp_path: Path):
    """The whole text counts for more than the summary; scripts, captions and what blogs add below are left out."""
    document = documents(tmp_path, RSS)[0]

    assert document == Document(
        "wire-1",
        "A ferry hit a tug.\n\nNobody died.\n\nTwo swam.",
        str(tmp_path / "wire.xml"),
        title="Ferry & tug collide",
        publisher="Meridian Wire",
        url="https://wire.example/ferry",
        published=date(2024, 3, 17),
        published_from=PublishedFrom.FIELD,
    )


def test_an_item_may_tell_little(tmp_path: Path):
    """A summary, the source that it was taken from, an address as its name; what is no date dates nothing."""
    document = documents(tmp_path, RSS)[1]

    assert ("Rebels fled.", "Harbour Post", None) == (document.text, document.publisher, document.title)
    assert ("https://wire.example/2", None) == (document.url, document.published)


def test_a_headline_is_a_text(tmp_path: Path):
    """Many feeds give no more; an item without even that is skipped, named by its number."""
    read = items(tmp_path, RSS)

    assert isinstance(read[2], Document)
    assert ("Storm kills 12", "Storm kills 12") == (read[2].text, read[2].title)
    assert Skipped(f"{tmp_path / 'wire.xml'}:4", '"text" is empty') == read[3]


def test_atom(tmp_path: Path):
    """Elements as content; the page and not the sound; published, and never the day of a change."""
    first, second = documents(tmp_path, ATOM)

    assert ("Sudan left the talks.\n\nEgypt stayed.", "Dam & water") == (first.text, first.title)
    assert ("https://nile.example/dam", date(2024, 5, 3), "Nile Courier") == (
        first.url,
        first.published,
        first.publisher,
    )
    assert ("Sudan came back.", None, None) == (second.text, second.published, second.url)


def test_items_beside_their_channel(tmp_path: Path):
    """RSS 1.0 has the items outside the channel."""
    (document,) = documents(tmp_path, RSS1)

    assert ("Troops marched.", "Old Paper", date(2003, 2, 1)) == (
        document.text,
        document.publisher,
        document.published,
    )


def test_entities_are_not_expanded(tmp_path: Path):
    """Neither files of this machine nor a text of gigabytes come in by a name."""
    secret = tmp_path / "secret"
    secret.write_text("the secret", encoding="utf-8")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    feed = f"""<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY l0 "ha">{laughs}]>
<rss><channel><item><description>One &x; and &l11;.</description></item></channel></rss>"""

    (document,) = documents(tmp_path, feed)

    assert "the secret" not in document.text
    assert "haha" not in document.text
    assert document.text.startswith("One ")


def test_a_broken_feed_is_read_as_far_as_it_goes(tmp_path: Path):
    """Bare ampersands and names of HTML that XML does not know cost no item."""
    feed = "<rss><channel><item><description>Smith & Sons&nbsp;fell.</description></item><item><title>B</title>"

    assert ["Smith", "B"] == [document.text.split()[0] for document in documents(tmp_path, feed)]


@pytest.mark.parametrize("content", ["<urlset><url>x</url></urlset>", "<rss><channel></channel></rss>", "<a"])
def test_other_xml_is_noted(content: str, tmp_path: Path):
    """A folder may hold XML that is no feed: nothing to stop for."""
    assert [Noted(str(tmp_path / "wire.xml"), "no feed, or a feed without items; ignored")] == items(tmp_path, content)


def test_an_empty_file_is_an_error(tmp_path: Path):
    """It says what is wrong with it."""
    with pytest.raises(InputError, match="is empty"):
        items(tmp_path, " \n")


@pytest.mark.parametrize("content", [RSS, ATOM, RSS1, RSS.replace("<rss", "<!-- made by hand -->\n<rss")])
def test_a_feed_is_known_without_a_name(content: str, tmp_path: Path):
    """What `curl` hands on has no suffix."""
    path = tmp_path / "feed"
    path.write_text(content, encoding="utf-8")

    assert next(item for item in read([path]) if isinstance(item, Document)).id == "feed-1"


def test_deep_nesting_stops_nothing(tmp_path: Path):
    """The depth of elements is limited, and what comes before is read."""
    feed = f"<rss><channel><item><title>A</title></item><item><description>{'<b>' * 100_000}"

    assert "A" == documents(tmp_path, feed)[0].text
