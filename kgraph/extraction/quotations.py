"""Where quotations run: the words between quotation marks, over several sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.records.syntax import Sentence, Token

OPENING, CLOSING = "“«„‟", "”»"
"""Double quotation marks that tell their direction, unless the spaces around them tell another."""

STRAIGHT = frozenset({'"', "``", "''"})
"""Marks of typewriters and treebanks; the last two tell their direction."""

SINGLE = frozenset({"‘", "’", "'", "‚"})
"""Single quotation marks; an apostrophe is one only where the parser took it for a mark of its own."""

LONGEST = 50
"""Sentences of a quotation at most: of news it is never so long, and behind so many an unclosed mark was a slip."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """For each sentence the words inside quotation marks, and whether a quotation was open before it."""

    inside: tuple[frozenset[int], ...]
    open_before: tuple[bool, ...]


def quotations(sentences: Sequence[Sentence]) -> Quotation:
    """Return the quoted words of each sentence.

    A quotation is closed at the latest where its paragraph ends, unless the next paragraph opens with a mark again:
    so are quotations of several paragraphs written, with a closing mark behind the last.
    """
    inside: list[frozenset[int]] = []
    open_before: list[bool] = []
    opened, since = "", 0
    for number, sentence in enumerate(sentences):
        continues = number == 0 or sentence.paragraph == sentences[number - 1].paragraph
        is_resumed = bool(opened) and not continues and _family(sentence.tokens[0]) == opened
        open_before.append(bool(opened) and (continues or is_resumed) and number - since < LONGEST)
        opened = opened if continues and number - since < LONGEST else ""
        quoted: set[int] = set()
        for token in sentence.tokens:
            family = _family(token)
            if family and opened in ("", family):
                opened, since = (family if _opens(sentence, token, is_open=bool(opened)) else ""), number
            elif opened:
                quoted.add(token.index)
        inside.append(frozenset(quoted))
    return Quotation(tuple(inside), tuple(open_before))


def _family(token: Token) -> str:
    """Return which marks close what a word opens: "double", "single", or "" for any other word."""
    if token.text in STRAIGHT or token.text[0] in OPENING + CLOSING:
        return "double"
    return "single" if token.text in SINGLE and token.upos == "PUNCT" else ""


def _opens(sentence: Sentence, mark: Token, *, is_open: bool) -> bool:
    """Tell whether a quotation is open behind a mark: by the spaces around it, else by its form, else by turns."""
    is_loose_before = mark.index == 0 or sentence.tokens[mark.index - 1].span.end < mark.span.start
    is_last = mark.index + 1 == len(sentence.tokens)
    is_loose_behind = is_last or sentence.tokens[mark.index + 1].span.start > mark.span.end
    if is_loose_before is not is_loose_behind:
        return is_loose_before
    if mark.text[0] in OPENING + "‘‚" or mark.text == "``":
        return True
    return mark.text in ('"', "'") and not is_open
