"""Patterns over words: their compiler to regular expressions, and the two atoms that each of them can begin with.

Nearly all places of a text are passed over by a look at two atoms, without any matching.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Value = int | str
"""What a word stands for: a number (month 3, weekday 0) or a name (unit `week`, season `SU`)."""

DIGITS = "#"
"""Stands for any number in digits where the first atoms of a pattern are listed."""

Opening = tuple[str, ...]
"""The first two atoms of what a pattern matches; fewer where it matches no more than that."""


ATOM = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
"""A run of digits, a run of letters, or one sign."""

# What a regular expression of digits has in brackets (always more digits), and its signs that stand for none.
_DIGIT_GROUP = re.compile(r"\(\?:[^()]*\)|\[[^\]]*\]")
_NO_DIGIT = re.compile(r"\{[^}]*\}|[?\\]")
_NOTHING = frozenset({()})
_PIECE = re.compile(r"<(\w+)>|([()\[\]|])|(\d+|[^\W\d_]+|[^\w\s])")


@dataclass(frozen=True, slots=True)
class WordClass:
    """Words with their values, numbers in digits, or both; `capital` words count only with a capital letter."""

    name: str
    regex: str
    words: Mapping[str, Value]
    capital: frozenset[str]
    openings: frozenset[Opening]

    def value_of(self, text: str) -> Value:
        """Return the value of what the class captured."""
        key = text.strip()
        if key in self.words:
            return self.words[key]
        if key[:1].isdigit():
            return key.replace(" ", "") if "." in key else int(re.sub(r"\D", "", key))
        return self.words.get(key.rstrip(" ."), 0) or _compound(key, self.words)


def word_class(name: str, entry: dict[str, Any]) -> WordClass:
    """Return the class of words that a table entry describes."""
    listed: dict[str, Value] = entry.get("words", {})
    words = {atomised(word): value for word, value in listed.items()}
    suffix = "|".join(re.escape(s) for s in entry.get("suffix", ()))
    choices = [_word_regex(words, entry)] if words else []
    if "digits" in entry:
        choices.append(f"(?:{entry['digits']}) (?:(?:{suffix}) )?" if suffix else f"(?:{entry['digits']}) ")
    capital = frozenset(atomised(word) for word in listed if word[:1].isupper())
    return WordClass(name, f"(?:{'|'.join(choices)})", words, capital, _openings(words, entry))


def _openings(words: Mapping[str, Value], entry: dict[str, Any]) -> frozenset[Opening]:
    """Return the first two atoms of every form that `_word_regex` and the digits of a class allow."""
    found: set[Opening] = {opening_of(word) for word in words}
    found |= {(word, ".") for word in entry.get("dot", ())}
    if entry.get("compound"):
        firsts = {opening[0] for opening in found}
        single = {opening[0] for opening in found if len(opening) == 1}
        found |= {(one, other) for one in single for other in (*firsts, "-", "hundred", "thousand")}
    for form in _DIGIT_GROUP.sub("0", entry.get("digits", "")).split("|"):
        if form:
            opening = opening_of(_NO_DIGIT.sub("", form.replace("\\d", "0")))
            found |= {opening} | {(DIGITS, suffix) for suffix in entry.get("suffix", ()) if len(opening) == 1}
    return frozenset(found)


def opening_of(words: str) -> Opening:
    """Return the first two atoms of a text as openings have them."""
    return tuple(DIGITS if atom[0].isdecimal() else atom for atom in atomised(words).split(" ")[:2])


def _word_regex(words: Mapping[str, Value], entry: dict[str, Any]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    single = "(?:" + "|".join(re.escape(word) for word in longest_first) + ") "
    if entry.get("compound"):
        tens = "|".join(word for word in longest_first if words[word] in range(20, 100, 10))
        return f"(?:{tens}) (?:- )?{single}|{single}(?:(?:hundred|thousand) )?"
    short = "|".join(sorted(entry.get("dot", ()), key=lambda word: (-len(word), word)))
    return f"(?:{short}) \\. |{single}" if short else single


def _compound(text: str, words: Mapping[str, Value]) -> int:
    """Return the number that several number words make: "twenty - five", "two hundred"."""
    total = 0
    for word in text.split():
        factor = {"hundred": 100, "thousand": 1000}.get(word)
        value = words.get(word, 0)
        total = total * factor if factor else total + (value if isinstance(value, int) else 0)
    return total


def atomised(words: str) -> str:
    """Return lower-cased words as patterns see them: atoms with a blank between."""
    return " ".join(match[0] for match in ATOM.finditer(words.lower()))


class Pattern:
    """A recursive-descent compiler of one pattern to a regular expression and its possible first two atoms."""

    def __init__(self, text: str, classes: Mapping[str, WordClass]) -> None:
        self.pieces = [match.groups() for match in _PIECE.finditer(text)]
        self.position = 0
        self.classes = classes
        self.captures: list[tuple[str, WordClass]] = []

    def compile(self) -> tuple[str, frozenset[Opening], list[tuple[str, WordClass]]]:
        """Return the regular expression, the openings, and what its groups capture.

        Raises:
            ValueError: the brackets are not closed, or the pattern matches an empty text.
        """
        regex, openings = self._choice()
        if self.position < len(self.pieces):
            raise ValueError("unbalanced brackets")
        if () in openings:
            raise ValueError("the pattern matches nothing at all")
        return regex, openings, self.captures

    def _choice(self) -> tuple[str, frozenset[Opening]]:
        branches = [self._sequence()]
        while self._sign() == "|":
            self.position += 1
            branches.append(self._sequence())
        regex = branches[0][0] if len(branches) == 1 else "(?:" + "|".join(b[0] for b in branches) + ")"
        return regex, frozenset[Opening]().union(*(b[1] for b in branches))

    def _sequence(self) -> tuple[str, frozenset[Opening]]:
        regex, openings = "", _NOTHING
        while self.position < len(self.pieces) and self._sign() not in (")", "]", "|"):
            part, following = self._part()
            regex += part
            longer = {(first + then)[:2] for first in openings if len(first) < 2 for then in following}
            openings = frozenset({first for first in openings if len(first) == 2} | longer)
        return regex, openings

    def _part(self) -> tuple[str, frozenset[Opening]]:
        name, sign, word = self.pieces[self.position]
        self.position += 1
        if sign:
            inner, openings = self._choice()
            if self._sign() != {"(": ")", "[": "]"}[sign]:
                raise ValueError("unbalanced brackets")
            self.position += 1
            return (f"(?:{inner})?", openings | _NOTHING) if sign == "[" else (f"(?:{inner})", openings)
        if name:
            found = self.classes[name.rstrip("0123456789")]
            self.captures.append((name, found))
            return f"({found.regex})", found.openings
        return re.escape(word) + " ", frozenset({opening_of(word)})

    def _sign(self) -> str | None:
        return self.pieces[self.position][1] if self.position < len(self.pieces) else None
