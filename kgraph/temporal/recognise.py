"""Finding time expressions in a sentence: matches of the grammar's rules, not yet resolved against anything.

Words are cut into atoms first (letters, digits, signs), so that "2024-11-12", "5pm" and "mid-1990s" are found however
a tokeniser divides them. At every atom the longest rule wins, the earlier one of two equal; matches do not overlap.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kgraph.records.document import Span
from kgraph.records.syntax import Sentence
from kgraph.temporal.grammar import Grammar, Rule
from kgraph.temporal.pattern import ATOM, DIGITS, Value

_DASHES = frozenset("‐‑‒–—―−")
_QUOTES = frozenset("’‘ʼ`´")
# What glues digits to other digits into one number, date or code.
_GLUE = frozenset(".,:/-")
_MONEY = frozenset("$€£¥#%")
# A number and what it counts stand within so many atoms of "a day" ("40,000 litres of clean water a day").
_COUNT_REACH, _STOPS = 6, frozenset(",;:()")
_YEAR_ALWAYS = range(1900, 2050)
_YEAR_IN_CONTEXT = range(1000, 2101)


class Atom(NamedTuple):
    """A run of letters, a run of digits or a sign; `key` is lower-cased, dashes and quotes made one.

    A tuple, not a record: a line of 100,000 digits makes as many of them.
    """

    text: str
    key: str
    span: Span
    token: int
    glued: bool


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression before it is resolved: atoms `first` to `last` (included), the rule, and what it captured.

    `mod` and `part` come from words such as "late"; `relation` from a preposition ("since", "from", "to");
    `attributive` when that preposition governs a noun that the expression only describes ("before the 2014 vote").
    `clock` is the time of the day that is joined to it, `frame` the coarser expression that holds it ("March" in
    "March of last year"), `offset` the units and their number to move by ("two days before ..."), `partner` the
    other end of a range. `lead` counts atoms at the beginning that change its meaning and are no part of it ("around").
    """

    rule: Rule
    captures: Mapping[str, Value]
    first: int
    last: int
    mod: str | None = None
    part: tuple[float, float] = (0.0, 1.0)
    relation: str | None = None
    attributive: bool = False
    clock: Expression | None = None
    frame: Expression | None = None
    offset: tuple[str, int] | None = None
    partner: Expression | None = None
    lead: int = 0

    @property
    def size(self) -> str:
        """Return the unit that the expression names ("year" for "last year"), or ""."""
        size = self.rule.size
        return str(self.captures[size[1:-1]]) if size.startswith("<") else size


@dataclass(frozen=True, slots=True)
class Line:
    """The atoms of a sentence, and the string that patterns are matched against with the place of each atom in it."""

    sentence: Sentence
    atoms: tuple[Atom, ...]
    text: str = field(repr=False)
    starts: Mapping[int, int] = field(repr=False)
    places: tuple[int, ...] = field(repr=False)
    all_keys: tuple[str, ...] = field(repr=False)
    words: frozenset[str] = field(repr=False)

    def key(self, index: int) -> str:
        """Return the atom's key, or "" outside the sentence."""
        return self.all_keys[index] if 0 <= index < len(self.all_keys) else ""

    def keys(self, first: int, stop: int) -> str:
        """Return the keys of a stretch of atoms with blanks between."""
        return " ".join(self.all_keys[max(first, 0) : stop])


def line_of(sentence: Sentence) -> Line:
    """Return the atoms of a sentence, ready to be matched."""
    atoms: list[Atom] = []
    for token in sentence.tokens:
        whole = len(token.text) != len(token.span)
        for match in ATOM.finditer(token.text):
            start = token.span.start + match.start()
            span = token.span if whole else Span(start, start + len(match[0]))
            glued = bool(atoms) and atoms[-1].span.end >= span.start
            atoms.append(Atom(match[0], _key(match[0]), span, token.index, glued))
    places: list[int] = []
    position = 0
    for atom in atoms:
        places.append(position)
        position += len(atom.key) + 1
    starts = {place: index for index, place in enumerate(places)}
    starts[position] = len(atoms)
    keys = tuple(atom.key for atom in atoms)
    text = " ".join([*keys, ""])
    return Line(sentence, tuple(atoms), text, starts, tuple(places), keys, frozenset(keys))


def recognise(line: Line, grammar: Grammar) -> tuple[Expression, ...]:
    """Return the time expressions of a sentence in text order, each by itself."""
    found: list[Expression] = []
    index = 0
    while index < len(line.atoms):
        expression = _longest(line, index, grammar)
        if expression is None:
            index += 1
        else:
            found.append(expression)
            index = expression.last + 1
    return tuple(found)


def _longest(line: Line, index: int, grammar: Grammar) -> Expression | None:
    atom = line.atoms[index]
    rules = grammar.rules_at(_opening(atom), _opening(line.atoms[index + 1]) if index + 1 < len(line.atoms) else "")
    if not rules or not (atom.text[0].isdecimal() or _begins_word(line, index)):
        return None
    best: Expression | None = None
    end = place = line.places[index]
    for rule in rules:
        match = rule.regex.match(line.text, place)
        if match is None or match.end() <= end:
            continue
        groups = zip(rule.captures, match.groups(), range(1, len(rule.captures) + 1), strict=True)
        taken = [(name, kind, text, line.starts[match.start(n)]) for (name, kind), text, n in groups if text]
        captures = {name: kind.value_of(text) for name, kind, text, _ in taken}
        last = line.starts[match.end()] - 1
        capital = all(
            line.atoms[at].text[0].isupper() or text.strip() not in kind.capital for _, kind, text, at in taken
        )
        expression = Expression(rule, captures, index, last)
        if capital and _is_allowed(line, rule, expression, grammar):
            best, end = expression, match.end()
    return best


def _opening(atom: Atom) -> str:
    return DIGITS if atom.text[0].isdecimal() else atom.key


def _is_allowed(line: Line, rule: Rule, found: Expression, grammar: Grammar) -> bool:
    if not _stands_among(line, rule, found) or not _stands_beside(line, rule, found):
        return False
    if not _stands_alone(line, found) or (rule.alone and describes_noun(line, found)):
        return False
    if rule.name == "year" and not _is_year(line, found, grammar):
        return False
    return rule.in_names or not _is_inside_name(line, found)


def _stands_among(line: Line, rule: Rule, found: Expression) -> bool:
    """Tell whether the words right before and right after an expression are such as its rule allows."""
    if rule.after or rule.unless_after:
        before = {line.key(found.first - 1), line.keys(found.first - 2, found.first)}
        if rule.unless_after & before or (rule.after and not rule.after & before and not _is_called_date(line, found)):
            return False
    if rule.before or rule.unless_before:
        after = {line.key(found.last + 1), line.keys(found.last + 1, found.last + 3)}
        return not rule.unless_before & after and (not rule.before or bool(rule.before & after))
    return True


def _stands_beside(line: Line, rule: Rule, found: Expression) -> bool:
    """Tell whether the tag of the next word, the words of the sentence and the count before allow a rule."""
    following = found.last + 1
    tag = line.sentence.tokens[line.atoms[following].token].xpos if following < len(line.atoms) else ""
    if tag in rule.unless_before_tags:
        return False
    if rule.beside and not rule.beside & line.words:
        return False
    if rule.unless_beside & line.words:
        return False
    return not rule.counted or _is_counted(line, found)


def _is_counted(line: Line, found: Expression) -> bool:
    """Tell whether a number stands shortly before, and a word for what it counts: "40,000 cars" before "a day"."""
    for at in range(found.first - 1, max(found.first - 1 - _COUNT_REACH, -1), -1):
        atom = line.atoms[at]
        if atom.key in _STOPS:
            return False
        if atom.key[0].isdecimal() or line.sentence.tokens[atom.token].xpos == "CD":
            return True
    return False


def describes_noun(line: Line, found: Expression) -> bool:
    """Tell whether the expression modifies a noun behind it: "summer clothes", "in 80 towns"."""
    token = line.sentence.tokens[line.atoms[found.last].token]
    return token.deprel in ("compound", "amod", "nummod") and token.head > token.index


def _is_called_date(line: Line, found: Expression) -> bool:
    """Tell whether the parser calls the expression a date, no more and no less: "April was cold"."""
    first, last = line.atoms[found.first].token, line.atoms[found.last].token
    name = line.sentence.entity_at(first)
    return name is not None and name.label.lower() == "date" and (name.first, name.last) == (first, last)


def _stands_alone(line: Line, found: Expression) -> bool:
    """Tell whether no digit, sign of money or letter is glued to the expression's ends."""
    first, last = line.atoms[found.first], line.atoms[found.last]
    if first.text[0].isdecimal() and first.glued and found.first > 0:
        before = line.atoms[found.first - 1]
        if before.key[0].isalnum() or before.key in _MONEY or _number_goes_on(line, found.first - 1, -1):
            return False
    if not last.text[0].isdecimal() or found.last + 1 == len(line.atoms):
        return True
    after = line.atoms[found.last + 1]
    return not after.glued or not (
        after.key[0].isalnum() or after.key in _MONEY or _number_goes_on(line, found.last + 1, 1)
    )


def _number_goes_on(line: Line, sign: int, step: int) -> bool:
    """Tell whether the sign and a digit beyond it belong to the same number: "3.1999", but not "1914-1918"."""
    beyond = sign + step
    if line.key(sign) not in _GLUE or not line.key(beyond)[:1].isdecimal():
        return False
    if not (line.atoms[beyond].glued if step > 0 else line.atoms[sign].glued):
        return False
    year_range = line.key(sign) in "-/" and len(line.key(beyond)) == 4
    further = line.key(beyond + step)
    return not year_range or (further in _GLUE and line.key(beyond + 2 * step)[:1].isdecimal())


def _is_year(line: Line, found: Expression, grammar: Grammar) -> bool:
    """Tell whether a number of four digits is a year: by what is counted after it and numbered before it."""
    number, before, after = found.captures["year"], line.key(found.first - 1), line.key(found.last + 1)
    words = grammar.words
    about = line.keys(found.first - 2, found.first) in grammar.prefixes
    heading = not before and after in (",", ":", ".", "")
    if (
        before == ","
        and number not in _YEAR_ALWAYS
        and line.atoms[found.last + 1 :][:1]
        and _is_name(line, found.last + 1)
    ):
        return False
    if before in words["numbered"] or (after in words["counted"] and before not in ("the", "of", "in", "since")):
        return False
    plain = after not in ("members", "students", "workers", "votes", "deaths", "cases")
    if after in words["counted"] and plain and not _is_adverbial(line, found):
        return False
    if number in _YEAR_ALWAYS:
        return before in words["yearly"] or not _counts(line, found)
    in_context = before in words["yearly"] or about or heading
    return number in _YEAR_IN_CONTEXT and in_context and not _counts(line, found)


def _is_adverbial(line: Line, found: Expression) -> bool:
    """Tell whether the parser takes the number for an adverbial of its own: "In 2018 more than 200 people died"."""
    token = line.sentence.tokens[line.atoms[found.last].token]
    return token.relation == "obl" and line.key(found.first - 1) in ("in", "since")


def _is_name(line: Line, index: int) -> bool:
    return line.atoms[index].text[0].isupper()


def _counts(line: Line, found: Expression) -> bool:
    """Tell whether the number counts the plural noun after it, as the parser's tag says."""
    following = found.last + 1
    if following >= len(line.atoms):
        return False
    determined = line.key(found.first - 1) in ("the", "of", "'s", "s", "his", "her", "its", "their")
    return not determined and line.sentence.tokens[line.atoms[following].token].xpos == "NNS"


def _is_inside_name(line: Line, found: Expression) -> bool:
    """Tell whether the expression is a part of a longer name ("Sunday Times")."""
    first, last = line.atoms[found.first].token, line.atoms[found.last].token
    name = line.sentence.entity_at(first)
    if name is None or name.label.lower() in ("date", "time", "event") or name.last < last:
        return False
    return (name.first, name.last) != (first, last)


def _begins_word(line: Line, index: int) -> bool:
    atom = line.atoms[index]
    return not atom.glued or not line.atoms[index - 1].text[-1].isalnum()


def _key(text: str) -> str:
    if text in _DASHES:
        return "-"
    return "'" if text in _QUOTES else text.lower()


def joined(first: Expression, last: Expression, **changes: object) -> Expression:
    """Return the last expression stretched back to the beginning of the first, with changes."""
    ends = min(first.first, last.first), max(first.last, last.last)
    return replace(last, first=ends[0], last=ends[1], lead=first.lead, **changes)  # type: ignore[arg-type]


def covered(line: Line, expression: Expression) -> Span:
    """Return the characters of an expression."""
    return Span(line.atoms[expression.first + expression.lead].span.start, line.atoms[expression.last].span.end)
