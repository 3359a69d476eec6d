"""The analyst's word on entities: `kgraph.toml` in a dataset folder, which rebuilds leave alone.

    [[same]]
    names = ["Volodymyr Zelensky", "Wladimir Selenskyj"]

    [[different]]
    names = ["John Smith", "John A. Smith"]

    [[name]]
    of = "the Bankova resident"
    is = "Volodymyr Zelensky"

    [[stands_for]]
    name = "Bankova"
    is = "Ukraine"

    [[drop]]
    name = "Read More"

Names are compared folded: case, accents and articles do not count. Other keys, such as `reason`, are for people.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from kgraph.errors import KnowledgeError
from kgraph.knowledge.folding import fold

FILE = "kgraph.toml"

_KINDS = ("same", "different", "name", "stands_for", "drop")


@dataclass(frozen=True, slots=True)
class Overrides:
    """What people have decided; all names but those given in `names` are folded.

    Of each group in `same` all names are one entity, of each in `different` no two are. `names` gives an entity
    another name, `stands_for` says for whom it is used, `dropped` are no entities at all.
    """

    same: tuple[tuple[str, ...], ...] = ()
    different: tuple[tuple[str, ...], ...] = ()
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    stands_for: Mapping[str, str] = field(default_factory=dict[str, str])
    dropped: frozenset[str] = frozenset()


def read_overrides(path: Path) -> Overrides:
    """Return the overrides in a file, none where there is no such file.

    Raises:
        KnowledgeError: it is no TOML, or says something else than the format above.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return Overrides()
    except (OSError, ValueError) as error:
        raise KnowledgeError(path, 0, f"cannot be read: {error}") from error
    unknown = sorted(tables.keys() - set(_KINDS))
    if unknown:
        raise KnowledgeError(path, 0, f'"{unknown[0]}" is unknown; expected one of {", ".join(_KINDS)}')
    return Overrides(
        same=tuple(_names(path, entry) for entry in _entries(path, tables, "same")),
        different=tuple(_names(path, entry) for entry in _entries(path, tables, "different")),
        names={fold(_text(path, e, "of")): _text(path, e, "is") for e in _entries(path, tables, "name")},
        stands_for={
            fold(_text(path, e, "name")): fold(_text(path, e, "is")) for e in _entries(path, tables, "stands_for")
        },
        dropped=frozenset(fold(_text(path, e, "name")) for e in _entries(path, tables, "drop")),
    )


def _entries(path: Path, tables: Mapping[str, object], kind: str) -> Iterator[Mapping[str, object]]:
    entries = tables.get(kind, [])
    if not isinstance(entries, list):
        raise KnowledgeError(path, 0, f"write [[{kind}]], with two brackets")
    for entry in cast(list[object], entries):
        if not isinstance(entry, dict):
            raise KnowledgeError(path, 0, f"write [[{kind}]] and a line for each key")
        yield cast(Mapping[str, object], entry)


def _text(path: Path, entry: Mapping[str, object], key: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not fold(value):
        raise KnowledgeError(path, 0, f'"{key}" is {value!r}; expected a name')
    return value


def _names(path: Path, entry: Mapping[str, object]) -> tuple[str, ...]:
    names = entry.get("names")
    if not isinstance(names, list):
        raise KnowledgeError(path, 0, f'"names" is {names!r}; expected a list of at least two names')
    found = tuple(_text(path, {"names": name}, "names") for name in cast(list[object], names))
    folded = tuple(dict.fromkeys(map(fold, found)))
    if len(folded) < 2:
        raise KnowledgeError(path, 0, f'"names" is {names!r}; expected a list of at least two names')
    return folded
