"""Words become the numbers that the network reads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

from kgraph.errors import ModelError
from kgraph.parsing.labels import shape_of

START, SEPARATOR, UNKNOWN = 101, 102, 100
"""Pieces of the BERT vocabulary: `[CLS]`, `[SEP]`, `[UNK]`."""

LONGEST = 508
"""Pieces that the encoder's 512 positions hold beside the frame."""

# What is remembered takes 30 MB at most: English news has about 60,000 forms a million words, and hardly any is longer.
REMEMBERED = 100_000
REMEMBERED_LENGTH = 40


class Pieces:
    """Cuts words into WordPiece ids; what a word became is remembered."""

    def __init__(self, tokenizer: Tokenizer, pieces_per_word: int) -> None:
        self._tokenizer = tokenizer
        self._most = pieces_per_word
        self._known: dict[str, tuple[list[int], int]] = {}

    def of(self, word: str) -> list[int]:
        """Return the piece ids of a word, cut at the number of pieces that a word may have."""
        return self._look_up(word)[0]

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
            ids, shape = self._look_up(word)
            pieces.extend(ids)
            shapes.extend([shape] * len(ids))
        pieces.append(SEPARATOR)
        shapes.append(0)
        return pieces, shapes, first

    def _look_up(self, word: str) -> tuple[list[int], int]:
        """Return the pieces and the shape of a word."""
        found = self._known.get(word)
        if found is None:
            found = self._pieces_of(word), shape_of(word)
            if len(word) <= REMEMBERED_LENGTH and len(self._known) < REMEMBERED:
                self._known[word] = found
        return found

    def _pieces_of(self, word: str) -> list[int]:
        # Longer words exist (addresses, rubbish): 12 pieces never need more than 400 characters. Half a surrogate
        # pair, which JSON can write, is a character to Python and none to the tokenizer.
        readable = word[:400].encode("utf-8", "replace").decode("utf-8")
        return self._tokenizer.encode(readable, add_special_tokens=False).ids[: self._most] or [UNKNOWN]


def load_tokenizer(path: Path) -> Tokenizer:
    """Return the tokenizer of a file, which neither pads nor cuts.

    Raises:
        ModelError: the file is missing or damaged.
    """
    if not path.exists():
        raise ModelError(f"{path}: not found")
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises a bare `Exception` for every kind of damage
        raise ModelError(f"{path}: not a tokenizer that the tokenizers library reads") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
