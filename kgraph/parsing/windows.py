"""A document's words in windows that the network reads: whole paragraphs where they fit, one window at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from kgraph.parsing.pieces import LONGEST, Pieces
from kgraph.parsing.words import each_word, paragraphs
from kgraph.records.document import Span


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
