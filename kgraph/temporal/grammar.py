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
from kgraph.temporal.pattern import Opening, Pattern, WordClass, word_class


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
class Rule:
    """One kind of expression: how it is written, what it means, and where it does not count.

    `captures` names the groups of `regex`, in order; a name that occurs twice has the group that took part.
    `operation` and `arguments` name a function of `resolve` and what it is given. `size` is the unit that the
    expression names ("year" for "last year"), `fits` the sizes of a frame that it can stand in ("March" in "last
    year"). `partner` rules count only where they are joined to another ("night" in "Saturday night").

    `before` lists what has to follow, `unless_before_tags` the tags that must not, `beside` and `unless_beside` words
    of the sentence: one of them must be there, or none may; a `counted` rule asks for a number shortly before.
    """

    name: str
    type: TimexType
    pattern: str
    regex: re.Pattern[str]
    captures: tuple[tuple[str, WordClass], ...]
    operation: str
    arguments: tuple[str, ...]
    openings: frozenset[Opening]
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
    """A feast: a day of a month, the nth weekday of a month, so many days from Easter, or of a calendar of the moon.

    `hebrew`, `heshvan`, `islamic`, `moon` and `lunar_year` are what the functions of `moon` are given; `days` is how
    many days it lasts.
    """

    month: int = 0
    day: int = 0
    weekday: int = 0
    nth: int = 0
    easter: int | None = None
    hebrew: int | None = None
    heshvan: bool = False
    islamic: tuple[int, int] | None = None
    moon: tuple[int, int, int, int] | None = None
    lunar_year: int | None = None
    days: int = 1

    @property
    def mod(self) -> str | None:
        """Return the mod of what is known to a day or two only."""
        return "APPROX" if self.islamic or self.moon else None


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
    by_opening: Mapping[Opening, tuple[Rule, ...]] = field(repr=False)

    def rules_at(self, first: str, second: str) -> tuple[Rule, ...]:
        """Return the rules, in their order, that may match where these two atoms stand."""
        return self.by_opening.get((first, second)) or self.by_opening.get((first,), ())


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
    classes = {name: word_class(name, entry) for name, entry in table["class"].items()}
    rules: list[Rule] = []
    for entry in table["rule"]:
        try:
            rules.append(_rule(entry, classes))
        except (KeyError, ValueError, re.error) as error:
            name = str(entry.get("name", ""))
            line = text.count("\n", 0, max(0, text.find(f'name = "{name}"'))) + 1
            raise KnowledgeError(str(path), line, f"rule {name!r}: {error}") from error
    return Grammar(
        language=language,
        rules=tuple(rules),
        prefixes=_prefixes(table["prefix"]),
        relations={words: name for name, entry in table["relation"].items() for words in entry},
        joins={name: frozenset(entry) for name, entry in table["join"].items()},
        words={name: frozenset(entry) for name, entry in table["words"].items()},
        holidays={name: Holiday(**entry) for name, entry in table["holiday"].items()},
        bounds=table["bounds"],
        by_opening=_by_opening(rules),
    )


def _rule(entry: dict[str, Any], classes: Mapping[str, WordClass]) -> Rule:
    source, openings, captures = Pattern(entry["pattern"], classes).compile()
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
        captures=tuple(captures),
        operation=call[1],
        arguments=arguments,
        openings=openings,
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


def _by_opening(rules: list[Rule]) -> dict[Opening, tuple[Rule, ...]]:
    """Return the rules by their openings; those of one atom are also under every longer opening with that atom."""
    places: dict[Opening, set[int]] = {}
    for place, rule in enumerate(rules):
        for opening in rule.openings:
            places.setdefault(opening, set()).add(place)
    found = {opening: at | places.get(opening[:1], set()) for opening, at in places.items()}
    return {opening: tuple(rules[place] for place in sorted(at)) for opening, at in found.items()}
