"""A document's words in windows that the network reads: whole paragraphs where they fit, one window at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from kgraph.parsing.pieces import LONGEST, Pieces
from kgraph.parsing.words import each_word, paragraphs
from kgraph.records.document import Span

BULLET = "•"

# Bullets and dashes the treebanks have; these they do not, and the network takes "#" for a noun and ">" for a sentence.
_UNKNOWN_BULLET = re.compile(r"#{1,6}|>{1,3}|[|+~\u2190-\u21ff\u25a0-\u25ff\u2600-\u27bf\u2b00-\u2bff]")


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive words of a document: where each stands, and the number of its paragraph.

    `closed` are the words that end a paragraph, as indices into the window.
    """

    spans: list[Span]
    texts: list[str]
    paragraphs: list[int]
    closed: set[int]

    @property
    def breaks(self) -> set[int]:
        """Return the words that begin a paragraph, but for the first of the window."""
        return {word + 1 for word in self.closed if word + 1 < len(self.texts)}

    @property
    def shown(self) -> list[str]:
        """Return the words as the network is to see them: signs that set a paragraph look like bullets."""
        return [BULLET if self._is_unknown_bullet(word) else text for word, text in enumerate(self.texts)]

    def _is_unknown_bullet(self, word: int) -> bool:
        """Tell whether a word is a sign that the network does not know, before the first word of a paragraph."""
        if not _UNKNOWN_BULLET.fullmatch(self.texts[word]) or word in self.closed:
            return False
        is_first = word == 0 or self.paragraphs[word - 1] != self.paragraphs[word]
        return is_first and self.spans[word].end < self.spans[word + 1].start

    @property
    def glued(self) -> list[bool]:
        """Return of each word whether it touches the one before it in the window."""
        return [False, *(before.end == word.start for before, word in pairwise(self.spans))][: len(self.spans)]


class WindowReader:
    """Reads a text from front to back; it holds no more of the words than one window and the word after it."""

    def __init__(self, text: str, pieces: Pieces, *, most_words: int) -> None:
        self._text = text
        self._source = words_of(text)
        self._pieces = pieces
        self._most = most_words
        self._spans: list[Span] = []
        self._texts: list[str] = []
        self._paragraphs: list[int] = []

    def window(self) -> Window | None:
        """Return the window at the next word, or `None` at the end of the text."""
        missing = self._most + 1 - len(self._spans)  # one more, to see whether the last one ends its paragraph
        for span, paragraph in islice(self._source, max(missing, 0)):
            self._spans.append(span)
            self._texts.append(span.of(self._text))
            self._paragraphs.append(paragraph)
        if not self._spans:
            return None
        end = self._end()
        closed = {word for word in range(end) if self._closes(word)}
        return Window(self._spans[:end], self._texts[:end], self._paragraphs[:end], closed)

    def skip(self, count: int) -> None:
        """Go on behind so many words of the window."""
        del self._spans[:count], self._texts[:count], self._paragraphs[:count]

    def _end(self) -> int:
        """Return how many words the window has: up to the end of a paragraph, if one ends in what fits."""
        end, pieces = 0, 0
        for text in self._texts[: self._most]:
            pieces += len(self._pieces.of(text)) + 1  # one more for a separator before it
            if pieces > LONGEST and end > 0:
                break
            end += 1
        if end == len(self._texts):
            return end
        return next((size for size in range(end, 0, -1) if self._closes(size - 1)), end)

    def _closes(self, word: int) -> bool:
        """Tell whether a word is the last of its paragraph."""
        return word + 1 == len(self._paragraphs) or self._paragraphs[word + 1] != self._paragraphs[word]


def words_of(text: str) -> Iterator[tuple[Span, int]]:
    """Yield the words of a text, each with the number of its paragraph."""
    for number, paragraph in enumerate(paragraphs(text)):
        for word in each_word(text, paragraph):
            yield word, number
