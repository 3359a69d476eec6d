"""The grammar of time expressions: `knowledge/<language>/temporal.toml`, compiled to patterns over words.

A pattern is a sequence of words, `<classes>` of words, `(one | another)` and `[optional]` parts. There is no
repetition, so a pattern looks at a bounded number of words and recognition is linear in the length of the text.
Patterns are matched against the lower-cased atoms of a text (runs of letters, runs of digits, single signs), each
followed by one blank; a class captures the value of its word.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, cast

from kgraph.errors import KnowledgeError
from kgraph.records.interval import TimexType

Value = int | str
"""What a word stands for: a number (month 3, weekday 0) or a name (unit `week`, season `SU`)."""

DIGITS = "#"
"""Stands for any number in digits where the first atoms of a pattern are listed."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text, what is found in it (all of it unless `found` says so), and what that means on the anchor's day."""

    text: str
    value: str
    dates: str | None
    found: str
    anchor: date | None = None
    mod: str | None = None
    tense: str | None = None


@dataclass(frozen=True, slots=True)
class WordClass:
    """Words with their values, numbers in digits, or both; `capital` words count only with a capital letter."""

    name: str
    regex: str
    words: Mapping[str, Value]
    capital: frozenset[str]
    firsts: frozenset[str]

    def value_of(self, text: str) -> Value:
        """Return the value of what the class captured."""
        key = text.strip()
        if key in self.words:
            return self.words[key]
        if key[:1].isdigit():
            return key.replace(" ", "") if "." in key else int(re.sub(r"\D", "", key))
        return self.words.get(key.rstrip(" ."), 0) or _compound(key, self.words)


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of expression: how it is written, what it means, and where it does not count.

    `captures` names the groups of `regex`, in order; a name that occurs twice has the group that took part.
    `operation` and `arguments` name a function of `resolve` and what it is given. `size` is the unit that the
    expression names ("year" for "last year"), `fits` the sizes of a frame that it can stand in ("March" in "last
    year"). `partner` rules count only where they are joined to another ("night" in "Saturday night").

    `before` lists what has to follow, `unless_before_tags` the tags that must not, `beside` and `unless_beside` words
    of the sentence: one of them must be there, or none may; a `counted` rule asks for a number shortly before ("40,000 cars a day").
    """

    name: str
    type: TimexType
    pattern: str
    regex: re.Pattern[str]
    source: str
    captures: tuple[tuple[str, WordClass], ...]
    operation: str
    arguments: tuple[str, ...]
    firsts: frozenset[str]
    after: frozenset[str]
    unless_after: frozenset[str]
    unless_before: frozenset[str]
    before: frozenset[str]
    unless_before_tags: frozenset[str]
    beside: frozenset[str]
    unless_beside: frozenset[str]
    counted: bool
    size: str
    fits: frozenset[str]
    partner: bool
    in_names: bool
    alone: bool
    examples: tuple[Example, ...]
    rejects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """What words before an expression do: the mod, which part of its days is meant, and to what they apply.

    `outside` ones change the meaning of an expression and are no part of it ("around" in "around 5 March").
    """

    mod: str | None
    part: tuple[float, float]
    applies: frozenset[str]
    outside: bool


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast: a day of a month, the nth weekday of a month, or so many days from Easter."""

    month: int = 0
    day: int = 0
    weekday: int = 0
    nth: int = 0
    easter: int | None = None


@dataclass(frozen=True, slots=True)
class Grammar:
    """Everything that one language has for naming times."""

    language: str
    rules: tuple[Rule, ...]
    prefixes: Mapping[str, tuple[Prefix, ...]]
    relations: Mapping[str, str]
    joins: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    holidays: Mapping[str, Holiday]
    bounds: Mapping[str, int]
    by_first: Mapping[str, tuple[Rule, ...]] = field(repr=False)
    any_by_first: Mapping[str, re.Pattern[str]] = field(repr=False)


def load_grammar(language: str = "en") -> Grammar:
    """Return the grammar of a language.

    Raises:
        KnowledgeError: there is none, or it is wrong; the message says in which rule.
    """
    path = files("kgraph.knowledge").joinpath(language, "temporal.toml")
    if not path.is_file():
        raise KnowledgeError(f"knowledge/{language}/temporal.toml", 1, "there is no grammar of time expressions")
    return parse_grammar(path.read_text(encoding="utf-8"), language, path)


def parse_grammar(text: str, language: str, path: Traversable) -> Grammar:
    """Return the grammar that the TOML text describes; `path` is named in errors."""
    for header in ("# source:", "# licence:"):
        if not re.search(rf"^{header} \S", text, re.MULTILINE):
            raise KnowledgeError(str(path), 1, f"the header {header!r} is missing")
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(str(path), 1, str(error)) from error
    classes = {name: _word_class(name, entry) for name, entry in table["class"].items()}
    rules: list[Rule] = []
    for entry in table["rule"]:
        try:
            rules.append(_rule(entry, classes))
        except (KeyError, ValueError, re.error) as error:
            name = str(entry.get("name", ""))
            line = text.count("\n", 0, max(0, text.find(f'name = "{name}"'))) + 1
            raise KnowledgeError(str(path), line, f"rule {name!r}: {error}") from error
    by_first = _by_first(rules)
    return Grammar(
        language=language,
        rules=tuple(rules),
        prefixes=_prefixes(table["prefix"]),
        relations={words: name for name, entry in table["relation"].items() for words in entry},
        joins={name: frozenset(entry) for name, entry in table["join"].items()},
        words={name: frozenset(entry) for name, entry in table["words"].items()},
        holidays={name: Holiday(**entry) for name, entry in table["holiday"].items()},
        bounds=table["bounds"],
        by_first=by_first,
        any_by_first={first: re.compile("|".join(rule.source for rule in found)) for first, found in by_first.items()},
    )


def _rule(entry: dict[str, Any], classes: Mapping[str, WordClass]) -> Rule:
    source, firsts, captures = _Pattern(entry["pattern"], classes).compile()
    call = re.fullmatch(r"(\w+)\(([^()]*)\)", entry["value"])
    if call is None:
        raise ValueError(f"value is {entry['value']!r}; expected a call such as month(month)")
    arguments = tuple(argument.strip() for argument in call[2].split(",") if argument.strip())
    known = {name for name, _ in captures}
    unknown = [a for a in arguments if a not in known and not re.fullmatch(r"-?\d+|'[^']*'", a)]
    if unknown:
        raise ValueError(f"{unknown[0]!r} is neither captured by the pattern nor a number nor quoted")
    if not entry.get("examples") or "rejects" not in entry:
        raise ValueError("examples and rejects are required")
    return Rule(
        name=entry["name"],
        type=TimexType(entry.get("type", "DATE")),
        pattern=entry["pattern"],
        regex=re.compile(source),
        source=source,
        captures=tuple(captures),
        operation=call[1],
        arguments=arguments,
        firsts=firsts,
        after=frozenset(entry.get("after", ())),
        unless_after=frozenset(entry.get("unless_after", ())),
        unless_before=frozenset(entry.get("unless_before", ())),
        before=frozenset(entry.get("before", ())),
        unless_before_tags=frozenset(entry.get("unless_before_tags", ())),
        beside=frozenset(entry.get("beside", ())),
        unless_beside=frozenset(entry.get("unless_beside", ())),
        counted=entry.get("counted", False),
        size=entry.get("size", ""),
        fits=frozenset(entry.get("fits", ())),
        partner=entry.get("partner", False),
        in_names=entry.get("in_names", True),
        alone=entry.get("alone", False),
        examples=tuple(_example(example) for example in entry["examples"]),
        rejects=tuple(entry["rejects"]),
    )


def _example(entry: dict[str, Any]) -> Example:
    return Example(
        text=entry["text"],
        value=entry["value"],
        dates=entry.get("dates"),
        found=entry.get("found", entry["text"]),
        anchor=entry.get("anchor"),
        mod=entry.get("mod"),
        tense=entry.get("tense"),
    )


def _prefixes(entries: list[dict[str, Any]]) -> dict[str, tuple[Prefix, ...]]:
    found: dict[str, tuple[Prefix, ...]] = {}
    for entry in entries:
        begin, end = entry.get("part", (0.0, 1.0))
        applies = frozenset(cast(list[str], entry["applies"]))
        prefix = Prefix(entry.get("mod"), (begin, end), applies, entry.get("outside", False))
        found |= {words: (*found.get(words, ()), prefix) for words in entry["words"]}
    return found


def _word_class(name: str, entry: dict[str, Any]) -> WordClass:
    listed: dict[str, Value] = entry.get("words", {})
    words = {atomised(word): value for word, value in listed.items()}
    suffix = "|".join(re.escape(s) for s in entry.get("suffix", ()))
    choices = [_word_regex(words, entry)] if words else []
    if "digits" in entry:
        choices.append(f"(?:{entry['digits']}) (?:(?:{suffix}) )?" if suffix else f"(?:{entry['digits']}) ")
    firsts = {word.partition(" ")[0] for word in words} | ({DIGITS} if "digits" in entry else set[str]())
    capital = frozenset(atomised(word) for word in listed if word[:1].isupper())
    return WordClass(name, f"(?:{'|'.join(choices)})", words, capital, frozenset(firsts))


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


ATOM = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
"""A run of digits, a run of letters, or one sign."""

_PIECE = re.compile(r"<(\w+)>|([()\[\]|])|(\d+|[^\W\d_]+|[^\w\s])")


class _Pattern:
    """A recursive-descent compiler of one pattern to a regular expression and its possible first atoms."""

    def __init__(self, text: str, classes: Mapping[str, WordClass]) -> None:
        self.pieces = [match.groups() for match in _PIECE.finditer(text)]
        self.position = 0
        self.classes = classes
        self.captures: list[tuple[str, WordClass]] = []

    def compile(self) -> tuple[str, frozenset[str], list[tuple[str, WordClass]]]:
        regex, firsts, empty = self._choice()
        if self.position < len(self.pieces):
            raise ValueError("unbalanced brackets")
        if empty:
            raise ValueError("the pattern matches nothing at all")
        return regex, firsts, self.captures

    def _choice(self) -> tuple[str, frozenset[str], bool]:
        branches = [self._sequence()]
        while self._sign() == "|":
            self.position += 1
            branches.append(self._sequence())
        regex = branches[0][0] if len(branches) == 1 else "(?:" + "|".join(b[0] for b in branches) + ")"
        return regex, frozenset[str]().union(*(b[1] for b in branches)), any(b[2] for b in branches)

    def _sequence(self) -> tuple[str, frozenset[str], bool]:
        regex, empty = "", True
        firsts: frozenset[str] = frozenset()
        while self.position < len(self.pieces) and self._sign() not in (")", "]", "|"):
            part, part_firsts, part_empty = self._part()
            regex += part
            firsts = firsts | part_firsts if empty else firsts
            empty = empty and part_empty
        return regex, firsts, empty

    def _part(self) -> tuple[str, frozenset[str], bool]:
        name, sign, word = self.pieces[self.position]
        self.position += 1
        if sign:
            inner, firsts, empty = self._choice()
            if self._sign() != {"(": ")", "[": "]"}[sign]:
                raise ValueError("unbalanced brackets")
            self.position += 1
            return (f"(?:{inner})?", firsts, True) if sign == "[" else (f"(?:{inner})", firsts, empty)
        if name:
            found = self.classes[name.rstrip("0123456789")]
            self.captures.append((name, found))
            return f"({found.regex})", found.firsts, False
        return re.escape(word) + " ", frozenset({word}), False

    def _sign(self) -> str | None:
        return self.pieces[self.position][1] if self.position < len(self.pieces) else None


def _by_first(rules: list[Rule]) -> dict[str, tuple[Rule, ...]]:
    firsts = sorted({first for rule in rules for first in rule.firsts})
    return {first: tuple(rule for rule in rules if first in rule.firsts) for first in firsts}
