"""The articles of the worldwide newswire corpus as running text, from one token a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

CLOSING = re.compile(r"[,.;:!?%)\]’”]|[’']?(?:s|re|ve|ll|d|m)|n[’']t|-")
"""Words that no blank stands before; "s" and the like only behind an apostrophe."""

OPENING = frozenset("([“‘$£€’-")
"""Words that no blank stands behind; an apostrophe only before the ending of a word."""

ENDING = frozenset({"s", "re", "ve", "ll", "d", "m", "t"})


def article(folder: Path, name: str) -> tuple[str, str, tuple[int, ...]]:
    """Return address and text of an article, and where each of its tokens begins; paragraphs are lines.

    Raises:
        FileNotFoundError: no part of the corpus has an article of that name.
    """
    path = next((found for found in sorted(folder.glob(f"*/{name}.txt.tsv"))), folder / "train" / f"{name}.txt.tsv")
    lines = path.read_text(encoding="utf-8").splitlines()
    words = [line.split("\t")[0].strip() for line in lines]
    address = words[0] if words[0].startswith("http") else ""
    text, starts = "", list[int]()
    for is_blank, run in groupby(words[1:] if address else words, key=lambda word: not word):
        if not is_blank:
            text += "\n" if text else ""
            for glued in _glued(tuple(run)):
                starts.append(len(text) + glued.index(glued.strip()))
                text += glued
    return address, text, tuple(starts)


def _glued(words: tuple[str, ...]) -> Iterator[str]:
    """Yield the words of a paragraph, each with the blank before it where one belongs there."""
    before, inside_quotes = "", False
    for number, word in enumerate(words):
        is_tight = number == 0 or _closes(word, before) or _opens(before, word) or (before == '"' and inside_quotes)
        if word == '"':
            is_tight = is_tight or inside_quotes
            inside_quotes = not inside_quotes
        yield word if is_tight else f" {word}"
        before = word


def _closes(word: str, before: str) -> bool:
    if word in ENDING:
        return before in ("’", "'")
    return CLOSING.fullmatch(word) is not None


def _opens(before: str, word: str) -> bool:
    return before in OPENING and (before != "’" or word in ENDING)
