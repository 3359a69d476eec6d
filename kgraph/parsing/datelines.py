"""Datelines: "LIMA, Peru (AP) —" in front of the first sentence of a report, a sentence of its own in the treebanks.

In the training part of EWT all five are ("PONCHATOULA, La. --"), in that of GUM one of three; left where it is, the
place is taken for the subject of what follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgraph.parsing.word_expression import CAPITAL

LONGEST = 24
"""Words that are looked at: "Boulder, CO, Feb. 23 (UPI) --" has eleven."""

_NAME = rf"{CAPITAL}[\w.'’]{{0,30}}"
_PLACE = rf"{_NAME}(?:[ /-](?:{_NAME}|[a-z]{{2,3}})){{0,5}}"  # "Rio de Janeiro", "SEOUL/TOKYO"
_PLACES = rf"{_PLACE}(?:, ?{_PLACE}){{0,2}}?"
_TOWN = rf"{CAPITAL}[A-ZÀ-ÖØ-ÞĆŁŃŚŹŻŠČŽĐİ /.'’-]{{1,30}}(?:, {_PLACE})?"
_DATE = rf"(?:{CAPITAL}[a-z]{{2,8}}\.? \d{{1,2}}|\d{{1,2}} {CAPITAL}[a-z]{{2,8}}\.?)(?:,? \d{{4}})?"
_SOURCE = rf"\({CAPITAL}(?:[^\W\d]|[./&'’ -]){{1,40}}\)"
_END = r"(?: ?[-–—]{1,2} |: )"
_OPENING = rf"(?=[“\"'‘]?(?:{CAPITAL}|\d))"

_TOLD = re.compile(  # with an agency or a date: nothing else looks like it
    rf"(?:{_PLACES}(?:,? {_DATE})?,? ?{_SOURCE}{_END}"
    rf"|{_TOWN}(?:,? {_DATE})? ?{_SOURCE} ?"
    rf"|\([A-Z]{{2,8}}\)(?:{_END}| ?)"
    rf"|{_PLACES}(?:, | ?- ?){_DATE}{_END}){_OPENING}"
)
_BARE = re.compile(rf"({_PLACES}){_END}{_OPENING}")

_FINAL = re.compile(r"[.?!…]+")
_PLACE_CLASS = "Location"
_PLACE_CLASSES = (_PLACE_CLASS, "NORP")


def dateline_ends(
    words: Sequence[str], classes: Sequence[str], paragraph_ends: set[int], glued: Sequence[bool]
) -> set[int]:
    """Return the words that end a dateline at the beginning of a paragraph.

    Args:
        words: those of a window.
        classes: of each word, the class of the name that the network takes it for, empty for none.
        paragraph_ends: the words that end a paragraph.
        glued: of each word, whether no blank stands before it.
    """
    found: set[int] = set()
    starts = [0, *(end + 1 for end in sorted(paragraph_ends))]
    for first, behind in zip(starts, [*starts[1:], len(words)], strict=True):
        if any(_FINAL.fullmatch(word) for word in words[first:behind]):  # a headline has no sentence to part from
            inside = slice(first, min(behind, first + LONGEST))
            length = _length(words[inside], classes[inside], glued[inside])
            found |= {first + length - 1} if length else set()
    return found


def _length(words: Sequence[str], classes: Sequence[str], glued: Sequence[bool]) -> int:
    """Return how many words are a dateline, 0 if there is none."""
    ends: list[int] = []
    text = ""
    for word, is_glued in zip(words, glued, strict=True):
        text += word if is_glued or not text else f" {word}"
        ends.append(len(text))
    told = _TOLD.match(text)
    if told:
        return sum(end <= told.end() for end in ends)
    bare = _BARE.match(text)
    if bare is None:
        return 0
    length = sum(end <= bare.end() for end in ends)
    named = {classes[at] for at, end in enumerate(ends) if end <= bare.end(1) and words[at][0].isalnum()}
    is_pair = words[length - 1] != ":" and not bare[1].isupper() and classes[length] in _PLACE_CLASSES
    return length if named == {_PLACE_CLASS} and not is_pair else 0  # a pair: "Iran - Iraq talks"
