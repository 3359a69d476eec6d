"""A piece of HTML, such as a feed holds, as text: no page around an article, so nothing to tell apart."""

from __future__ import annotations

from html.parser import HTMLParser

# The elements in which articles are written that begin and end a paragraph (HTML Living Standard, 15.3.3), and a break.
_BLOCKS = frozenset({
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "h1", "h2", "h3", "h4", "h5", "h6",
    "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul",
})  # fmt: skip

# What is not read as a part of the text: pictures have captions, programs are no words.
_UNREAD = frozenset({"figcaption", "script", "style"})


def text_of(html: str) -> str:
    """Return the text of a piece of HTML, its paragraphs parted by a blank line."""
    found = _Text()
    found.feed(html)
    found.close()
    blocks = (" ".join("".join(block).split()) for block in found.blocks)
    return "\n\n".join(block for block in blocks if block)


class _Text(HTMLParser):
    """Collects what is read, a list of parts for each block."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[list[str]] = [[]]
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (what the base class hands on)
        """Begin a block."""
        if not self._inside and tag in _UNREAD:
            self._inside = tag
        if tag in _BLOCKS:
            self.blocks.append([])

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        if tag == self._inside:
            self._inside = ""
        if tag in _BLOCKS:
            self.blocks.append([])

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        if not self._inside:
            self.blocks[-1].append(data)
