"""What belongs to a name though the network left it out: the other end of a range, initials, "Jr.", half a compound.

The corpus of names has "2009-2018" and "Rs 5,000-6,000" as one word, which is three here, and one name: on its dev
part ranges give 1.1 points of F1, the others 0.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kgraph.records.syntax import NamedEntity, Token

_PERSON, _MONEY = "Person", "Money"
_COUNTED = frozenset({"Date", _MONEY})
_CURRENCY = "$"
_NUMBER = re.compile(r"\d[\d.,]*")
_YEAR, _SECOND_YEAR = re.compile(r"\d{4}"), re.compile(r"\d{2}|\d{4}")
_JOINING = frozenset("-–—/")
_HYPHENS = frozenset("-‐‑")
_INITIAL = re.compile(r"[^\W\d_a-z]\.")
_GENERATIONS = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_AFTER_COMMA = frozenset({"Jr", "Jr.", "Sr", "Sr."})


def whole_names(names: Iterable[NamedEntity], tokens: Sequence[Token]) -> tuple[NamedEntity, ...]:
    """Return the names of a sentence with all that belongs to them; two that come to overlap are one."""
    whole: list[NamedEntity] = []
    for name in names:
        first, last = _start(name, tokens), _end(name, tokens)
        if whole and first <= whole[-1].last and name.label == whole[-1].label:
            before = whole.pop()
            first, last = before.first, max(before.last, last)
        elif whole:
            first = max(first, whole[-1].last + 1)
        if first <= last:
            whole.append(NamedEntity(first, last, name.label, name.probability))
    return tuple(whole)


def _start(name: NamedEntity, tokens: Sequence[Token]) -> int:
    """Return the first word of the name with what belongs to it: "5" in "5-6 July", "A$", "H. R." before a surname."""
    first = name.first
    if name.label in _COUNTED and first >= 2 and _is_range(tokens[first - 2 : first + 1]):
        return first - 2
    if name.label == _MONEY and first > 0 and tokens[first - 1].xpos == _CURRENCY:
        return first - 1
    while name.label == _PERSON and first > 0 and _INITIAL.fullmatch(tokens[first - 1].text):
        first -= 1
    return first


def _end(name: NamedEntity, tokens: Sequence[Token]) -> int:
    """Return the last word of the name with what belongs to it: "10" in "2009-10", "Jr.", what a hyphen announces."""
    last = name.last
    following = [token.text for token in tokens[last + 1 : last + 3]]
    if name.label in _COUNTED and _is_range(tokens[last : last + 3]):
        return last + 2
    if name.label == _PERSON and following:
        if following[0] in _GENERATIONS:
            return last + 1
        if following[0] == "," and following[-1] in _AFTER_COMMA:
            return last + 2
    announces = tokens[last].text in _HYPHENS and bool(following) and following[0][0].isalnum()
    return last + 1 if announces else last


def _is_range(tokens: Sequence[Token]) -> bool:
    """Tell whether the words are two numbers of one range: joined without blanks, or years."""
    if len(tokens) < 3 or tokens[1].text not in _JOINING:
        return False
    first, dash, second = tokens
    if not (_NUMBER.fullmatch(first.text) and _NUMBER.fullmatch(second.text)):
        return False
    is_glued = first.span.end == dash.span.start and dash.span.end == second.span.start
    return is_glued or bool(_YEAR.fullmatch(first.text) and _SECOND_YEAR.fullmatch(second.text))
