"""Words become the numbers that the network reads."""

from __future__ import annotations

from collections.abc import Sequence

from tokenizers import Tokenizer

from kgraph.parsing.labels import shape_of

START, SEPARATOR, UNKNOWN = 101, 102, 100
"""Pieces of the BERT vocabulary: `[CLS]`, `[SEP]`, `[UNK]`."""

LONGEST = 508
"""Pieces that the encoder's 512 positions hold beside the frame."""


class Pieces:
    """Cuts words into WordPiece ids; what a word became is remembered."""

    def __init__(self, tokenizer: Tokenizer, pieces_per_word: int) -> None:
        self._tokenizer = tokenizer
        self._most = pieces_per_word
        self._known: dict[str, list[int]] = {}

    def of(self, word: str) -> list[int]:
        """Return the piece ids of a word, cut at the number of pieces that a word may have."""
        found = self._known.get(word)
        if found is None:
            # Longer words exist (addresses, rubbish): 12 pieces never need more than 400 characters.
            ids = self._tokenizer.encode(word[:400], add_special_tokens=False).ids
            found = ids[: self._most] or [UNKNOWN]
            if len(self._known) < 100_000:
                self._known[word] = found
        return found

    def encode(self, words: Sequence[str], breaks: set[int]) -> tuple[list[int], list[int], list[int]]:
        """Return piece ids, their shapes, and the index of each word's first piece.

        A separator stands before each word whose index is in `breaks` (the first word of a paragraph).
        """
        pieces, shapes = [START], [0]
        first: list[int] = []
        for index, word in enumerate(words):
            if index in breaks and index > 0:
                pieces.append(SEPARATOR)
                shapes.append(0)
            first.append(len(pieces))
            ids = self.of(word)
            pieces.extend(ids)
            shapes.extend([shape_of(word)] * len(ids))
        pieces.append(SEPARATOR)
        shapes.append(0)
        return pieces, shapes, first
