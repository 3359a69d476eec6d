"""Where quotations run: the words between quotation marks, over several sentences of a paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.records.syntax import Sentence

OPENING, CLOSING = "“«„‟", "”»"
"""Quotation marks that tell their direction; straight ones alternate."""

STRAIGHT = frozenset({'"', "``", "''"})
"""Marks of typewriters and treebanks; the last two tell their direction."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """For each sentence the words inside quotation marks, and whether a quotation was open before it."""

    inside: tuple[frozenset[int], ...]
    open_before: tuple[bool, ...]


def quotations(sentences: Sequence[Sentence]) -> Quotation:
    """Return the quoted words of each sentence; a quotation is closed at the latest where its paragraph ends."""
    inside: list[frozenset[int]] = []
    open_before: list[bool] = []
    is_open = False
    for number, sentence in enumerate(sentences):
        is_open = is_open and sentence.paragraph == sentences[number - 1].paragraph
        open_before.append(is_open)
        quoted: set[int] = set()
        for token in sentence.tokens:
            if token.text in STRAIGHT or token.text[0] in OPENING + CLOSING:
                is_open = _opens(token.text, is_open)
            elif is_open:
                quoted.add(token.index)
        inside.append(frozenset(quoted))
    return Quotation(tuple(inside), tuple(open_before))


def _opens(mark: str, is_open: bool) -> bool:
    """Tell whether a quotation is open behind a mark."""
    if mark[0] in OPENING or mark == "``":
        return True
    return mark == '"' and not is_open
