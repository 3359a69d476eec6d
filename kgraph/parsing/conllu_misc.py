r"""What CoNLL-U has no column for, as items of MISC on the word it belongs to.

- `NE=B-Person`, `NE=I-Person`, `NEProb=0.9`: a named entity, its label at the first and at each further word;
- `Roleset=sign.02`, `Args=ARG0:3,ARG1:7`, `PredProb=0.9`: a frame at its predicate, arguments by the ID of their head,
  with their proto-roles (volition, instigation, change of state) where they are told: `ARG0:3@1.0/0.5/-1.0`;
- `UDS=factual:1.0,dynamic:0.5,particular:1.0,hypothetical:-1.0`: the attributes of the predicate.

Names are escaped: `\s` space, `\p` vertical bar, `\c` comma, `\\` backslash. A probability of 1 is left out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, fields

from kgraph.records.syntax import Argument, Attributes, Frame, NamedEntity, ProtoRoles, Sentence

Misc = Mapping[str, str]

_ATTRIBUTES = tuple(attribute.name for attribute in fields(Attributes))


def parse_misc(cell: str) -> Misc:
    """Return the items of a MISC cell by their key."""
    items: dict[str, str] = {}
    for item in cell.split("|"):
        key, _, value = item.partition("=")
        items[key] = value
    return items


# ---------------------------------------------------------------- named entities


def entity_items(sentence: Sentence) -> dict[int, list[str]]:
    """Return the items of the named entities by the index of the word."""
    items: dict[int, list[str]] = {}
    for entity in sentence.entities:
        for index in range(entity.first, entity.last + 1):
            items[index] = [f"NE={'B' if index == entity.first else 'I'}-{_escaped(entity.label)}"]
        items[entity.first] += _probability_items("NEProb", entity.probability)
    return items


def entity_at(words: Sequence[Misc], index: int) -> NamedEntity | None:
    """Return the named entity that begins at the word, or `None`.

    Raises:
        ValueError: what the word says of a named entity cannot be.
    """
    tag = words[index].get("NE", "O")
    position, _, label = tag.partition("-")
    if position == "B":
        last = index
        while last + 1 < len(words) and words[last + 1].get("NE") == f"I-{label}":
            last += 1
        return NamedEntity(index, last, _unescaped(label), _probability(words[index], "NEProb"))
    before = words[index - 1].get("NE", "O") if index > 0 else "O"
    if tag != "O" and (position != "I" or before not in (f"B-{label}", f"I-{label}")):
        raise ValueError(f'NE is "{tag}"; expected B-Label, or I-Label after the same label')
    return None


# ---------------------------------------------------------------- frames


def frame_items(frame: Frame) -> Iterator[str]:
    """Yield the items of a predicate."""
    yield f"Roleset={_escaped(frame.roleset) or '_'}"
    if frame.arguments:
        yield "Args=" + ",".join(_argument_item(argument) for argument in frame.arguments)
    if frame.attributes is not None:
        values = zip(_ATTRIBUTES, astuple(frame.attributes), strict=True)
        yield "UDS=" + ",".join(f"{name}:{value!r}" for name, value in values)
    yield from _probability_items("PredProb", frame.probability)


def frame_at(words: Sequence[Misc], index: int) -> Frame | None:
    """Return the frame whose predicate is the word, or `None`.

    Raises:
        ValueError: what the word says of a frame cannot be.
    """
    word = words[index]
    if "Roleset" not in word:
        return None
    return Frame(
        predicate=index,
        roleset="" if word["Roleset"] == "_" else _unescaped(word["Roleset"]),
        arguments=tuple(_argument(item, len(words)) for item in word.get("Args", "").split(",") if item),
        attributes=_attributes(word["UDS"]) if "UDS" in word else None,
        probability=_probability(word, "PredProb"),
    )


def _argument_item(argument: Argument) -> str:
    item = f"{_escaped(argument.role)}:{argument.head + 1}"
    if argument.proto_roles is None:
        return item
    return item + "@" + "/".join(repr(value) for value in astuple(argument.proto_roles))


def _argument(item: str, count: int) -> Argument:
    role, _, place = item.rpartition(":")
    if not role:
        raise ValueError(f'Args has "{item[:40]}"; expected ROLE:ID')
    head, at, values = place.partition("@")
    return Argument(
        role=_unescaped(role),
        head=whole_number("Args", head, least=1, most=count) - 1,
        proto_roles=_proto_roles(values) if at else None,
    )


def _proto_roles(value: str) -> ProtoRoles:
    values = value.split("/")
    if len(values) != len(fields(ProtoRoles)):
        raise ValueError(f'Args has proto-roles "{value[:40]}"; expected three numbers')
    return ProtoRoles(*(_real("Args", number) for number in values))


def _attributes(value: str) -> Attributes:
    values = {name: number for name, _, number in (item.partition(":") for item in value.split(","))}
    if set(values) != set(_ATTRIBUTES):
        raise ValueError(f'UDS is "{value[:80]}"; expected {", ".join(_ATTRIBUTES)}')
    return Attributes(*(_real("UDS", values[name]) for name in _ATTRIBUTES))


# ---------------------------------------------------------------- values


def whole_number(key: str, value: str, *, least: int = 0, most: int = 10**9) -> int:
    """Return the number that the value of a column or item is.

    Raises:
        ValueError: it is no whole number, or out of range.
    """
    if not re.fullmatch(r"[0-9]{1,10}", value) or not least <= int(value) <= most:
        raise ValueError(f'{key} has "{value[:40]}"; expected a whole number from {least} to {most}')
    return int(value)


def _real(key: str, value: str) -> float:
    if not re.fullmatch(r"[-+0-9.eE]{1,40}", value) or not math.isfinite(number := float(value)):
        raise ValueError(f'{key} has "{value[:40]}"; expected a finite number')
    return number


def _probability_items(key: str, value: float) -> list[str]:
    return [] if value == 1 else [f"{key}={value!r}"]


def _probability(word: Misc, key: str) -> float:
    value = _real(key, word.get(key, "1.0"))
    if not 0 <= value <= 1:
        raise ValueError(f"{key} is {value}; expected a probability from 0 to 1")
    return value


_ESCAPES = {"\\": "\\\\", " ": "\\s", "|": "\\p", ",": "\\c"}
_UNESCAPES = {escape: character for character, escape in _ESCAPES.items()}


def _escaped(name: str) -> str:
    return "".join(_ESCAPES.get(character, character) for character in re.sub(r"[\t\n\r]", " ", name))


def _unescaped(name: str) -> str:
    return re.sub(r"\\.", lambda match: _UNESCAPES.get(match[0], match[0]), name)
