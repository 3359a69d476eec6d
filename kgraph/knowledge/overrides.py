"""The analyst's word on entities and events: `kgraph.toml` in a dataset folder, which rebuilds leave alone.

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

    [[same_event]]
    ids = ["agk2…", "x7qd…-120-126"]

    [[different_event]]
    ids = ["agk2…", "b4ze…"]

    [[drop_event]]
    id = "agk2…"

An event is meant by its id, or by that of one of its claims; both are the last parts of their IRIs. Beside or instead
of it, `kgraph.csv` says the same in a table with the columns what, one, other and reason: `same,John Smith,J. Smith,`.

Names are compared folded: case, accents and articles do not count. Other keys, such as `reason`, are for people.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from kgraph.errors import KnowledgeError
from kgraph.knowledge.folding import fold

FILE = "kgraph.toml"
TABLE = "kgraph.csv"

_COLUMNS = ("what", "one", "other", "reason")
_KINDS = ("same", "different", "name", "stands_for", "drop", "same_event", "different_event", "drop_event")
_PAIRS = {
    "same": "names",
    "different": "names",
    "same_event": "ids",
    "different_event": "ids",
}
"""Kinds that a line of the table gives two members of, with the key of their list."""

_SINGLES = {"name": ("of", "is"), "stands_for": ("name", "is"), "drop": ("name", ""), "drop_event": ("id", "")}
"""Kinds whose entry has a key for each of the two columns; an empty one has to stay empty in the table."""


@dataclass(frozen=True, slots=True)
class Overrides:
    """What people have decided; all names but those given in `names` are folded.

    Of each group in `same` all names are one entity, of each in `different` no two are. `names` gives an entity
    another name, `stands_for` says for whom it is used, `dropped` are no entities at all. Events are told by ids.
    """

    same: tuple[tuple[str, ...], ...] = ()
    different: tuple[tuple[str, ...], ...] = ()
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    stands_for: Mapping[str, str] = field(default_factory=dict[str, str])
    dropped: frozenset[str] = frozenset()
    same_events: tuple[tuple[str, ...], ...] = ()
    different_events: tuple[tuple[str, ...], ...] = ()
    dropped_events: frozenset[str] = frozenset()


def read_overrides(path: Path) -> Overrides:
    """Return the overrides in a file and in the table beside it, none where there is neither.

    Raises:
        KnowledgeError: one of the two says something else than the format above.
    """
    table = path.with_name(TABLE)
    tables = _read_toml(path)
    for kind, entries in _read_csv(table).items():
        found = tables.get(kind, [])
        tables[kind] = [*cast(list[object], found), *entries] if isinstance(found, list) else found
    return Overrides(
        same=tuple(_names(path, entry, "names") for entry in _entries(path, tables, "same")),
        different=tuple(_names(path, entry, "names") for entry in _entries(path, tables, "different")),
        names={fold(_text(path, e, "of")): _text(path, e, "is") for e in _entries(path, tables, "name")},
        stands_for={
            fold(_text(path, e, "name")): fold(_text(path, e, "is")) for e in _entries(path, tables, "stands_for")
        },
        dropped=frozenset(fold(_text(path, e, "name")) for e in _entries(path, tables, "drop")),
        same_events=tuple(_names(path, entry, "ids") for entry in _entries(path, tables, "same_event")),
        different_events=tuple(_names(path, entry, "ids") for entry in _entries(path, tables, "different_event")),
        dropped_events=frozenset(_local(_text(path, e, "id")) for e in _entries(path, tables, "drop_event")),
    )


def _read_toml(path: Path) -> dict[str, object]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise KnowledgeError(path, 0, f"cannot be read: {error}") from error
    unknown = sorted(tables.keys() - set(_KINDS))
    if unknown:
        raise KnowledgeError(path, 0, f'"{unknown[0]}" is unknown; expected one of {", ".join(_KINDS)}')
    return tables


def carried(folders: Iterable[Path]) -> dict[str, str]:
    """Return the files that say what those in several folders say, by name; a file that would be empty is left out.

    Raises:
        KnowledgeError: one of them says something else than the format above.
    """
    known = tuple(folders)
    for folder in known:
        read_overrides(folder / FILE)
    texts = [(folder / FILE).read_text(encoding="utf-8").strip() for folder in known if (folder / FILE).exists()]
    table = io.StringIO()
    rows: csv.DictWriter[str] = csv.DictWriter(table, _COLUMNS, extrasaction="ignore", lineterminator="\n")
    rows.writeheader()
    lines = [row for folder in known for _, row in _rows(folder / TABLE)]
    rows.writerows({tuple(row.items()): row for row in lines}.values())
    found = {FILE: "\n\n".join(filter(None, dict.fromkeys(texts))) + "\n", TABLE: table.getvalue() if lines else ""}
    return {name: text for name, text in found.items() if text.strip()}


def _read_csv(path: Path) -> dict[str, list[dict[str, object]]]:
    """Return the entries of the table as the other file would give them."""
    found: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    for line, row in _rows(path):
        kind, one, other = (row[column] for column in _COLUMNS[:3])
        if kind not in _KINDS:
            raise KnowledgeError(path, line, f'"{kind}" is unknown; expected one of {", ".join(_KINDS)}')
        found[kind].append(_entry(path, line, kind, one, other))
    return found


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the lines of the table that say something, each with its number."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise KnowledgeError(path, 0, f"cannot be read: {error}") from error
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if not set(_COLUMNS[:3]) <= set(rows.fieldnames or ()):
        raise KnowledgeError(path, 1, f"its first line has to name the columns {', '.join(_COLUMNS)}")
    for row in rows:
        told = {column: (row.get(column) or "").strip() for column in _COLUMNS}
        if any(told[column] for column in _COLUMNS[:3]):
            yield rows.line_num, told


def _entry(path: Path, line: int, kind: str, one: str, other: str) -> dict[str, object]:
    needs_other = kind in _PAIRS or bool(_SINGLES[kind][1])
    if not one or bool(other) is not needs_other:
        raise KnowledgeError(path, line, f'"{kind}" needs {"one and other" if needs_other else "one, and no other"}')
    if kind in _PAIRS:
        return {_PAIRS[kind]: [one, other]}
    first, second = _SINGLES[kind]
    return {first: one, second: other} if second else {first: one}


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
        raise KnowledgeError(path, 0, f'"{key}" is {value!r}; expected {"an id" if key in ("id", "ids") else "a name"}')
    return value


def _names(path: Path, entry: Mapping[str, object], key: str) -> tuple[str, ...]:
    """Return the members of a group, names folded and ids without what stands before them in an IRI."""
    members, what = entry.get(key), "ids" if key == "ids" else "names"
    if not isinstance(members, list):
        raise KnowledgeError(path, 0, f'"{key}" is {members!r}; expected a list of at least two {what}')
    told = tuple(_text(path, {key: member}, key) for member in cast(list[object], members))
    found = tuple(dict.fromkeys(map(_local if key == "ids" else fold, told)))
    if len(found) < 2:
        raise KnowledgeError(path, 0, f'"{key}" is {members!r}; expected a list of at least two {what}')
    return found


def _local(identifier: str) -> str:
    """Return the id in an IRI, or the id as it is."""
    return identifier.strip().rstrip("/>").rpartition("/")[2]
