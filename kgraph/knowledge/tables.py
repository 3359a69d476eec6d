"""Reading tables of knowledge: tab-separated text that a person edits, each entry with its example.

A table opens with comment lines, two of which are `# source:` and `# licence:`; the first line after them names
the columns; every further line is one entry. A later line that starts with `# ` is a comment too. What is wrong
is reported with file and line, in the words of whoever edits the table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from kgraph.errors import KnowledgeError

HEADER_KEYS = ("source", "licence")
"""What the comment lines of every table have to tell."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a table: the text of each column, and where it stands (`line` counts from 1)."""

    path: Path
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the text of a column; empty where the entry says nothing."""
        return self.cells[column]

    def error(self, reason: str) -> KnowledgeError:
        """Return an error that names this row; the caller raises it."""
        return KnowledgeError(self.path, self.line, reason)

    def required(self, column: str) -> str:
        """Return the text of a column that may not be empty.

        Raises:
            KnowledgeError: the column is empty.
        """
        if not self.cells[column]:
            raise self.error(f"{column} is empty")
        return self.cells[column]

    def choice(self, column: str, allowed: Collection[str]) -> str:
        """Return the text of a column that takes one of a few words (put "" among them where it may be empty).

        Raises:
            KnowledgeError: it is none of the words.
        """
        value = self.cells[column]
        if value not in allowed:
            words = ", ".join(sorted(word for word in allowed if word))
            raise self.error(f'{column} is "{value}"; expected one of {words}')
        return value

    def parts(self, column: str, *, separator: str = "|") -> tuple[str, ...]:
        """Return the items of a column that holds a list; empty for an empty column.

        Raises:
            KnowledgeError: an item is empty.
        """
        value = self.cells[column]
        if not value:
            return ()
        items = tuple(item.strip() for item in value.split(separator))
        if not all(items):
            raise self.error(f'{column} is "{value}"; an item between "{separator}" is empty')
        return items


def read_table(path: Path, columns: Sequence[str] | None = None) -> Iterator[Row]:
    """Yield the entries of a table from top to bottom.

    The whole file is checked before the first entry comes back.

    Args:
        path: a UTF-8 file.
        columns: the names that the head line must hold, in this order; any names where it is `None`.

    Raises:
        KnowledgeError: the file cannot be read, lacks source, licence or head line, or an entry has too few or
            too many columns.
    """
    start, lines = read_head(path, columns)
    names = tuple(lines[start - 1].split("\t"))
    body = enumerate(lines[start:], start=start + 1)
    return iter([_row(path, number, names, text) for number, text in body if not _is_comment(text)])


def read_head(path: Path, columns: Sequence[str] | None = None) -> tuple[int, list[str]]:
    """Return the line number of the column names and all lines: for tables too large to take apart at once.

    Raises:
        KnowledgeError: as `read_table`, but the entries are not looked at.
    """
    lines = _lines(path)
    head_line, names = _head(path, lines)
    if columns is not None and names != tuple(columns):
        raise KnowledgeError(path, head_line, f"columns are {', '.join(names)}; expected {', '.join(columns)}")
    _check_header(path, lines[: head_line - 1])
    return head_line, lines


def table_header(path: Path) -> Mapping[str, str]:
    """Return what the comment lines of a table tell (`source`, `licence`, ...); a repeated key is joined by "; "."""
    lines = _lines(path)
    found: dict[str, str] = {}
    for text in lines[: _head(path, lines)[0] - 1]:
        key, colon, value = text.lstrip("# ").partition(":")
        if colon and key.isalpha():
            found[key] = f"{found[key]}; {value.strip()}" if key in found else value.strip()
    return MappingProxyType(found)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise KnowledgeError(path, 0, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise KnowledgeError(path, line, f"is not UTF-8: {error.reason}") from error


def _is_comment(text: str) -> bool:
    return not text.strip() or text == "#" or text.startswith("# ")


def _head(path: Path, lines: Sequence[str]) -> tuple[int, tuple[str, ...]]:
    for number, text in enumerate(lines, start=1):
        if not _is_comment(text):
            names = tuple(text.split("\t"))
            if len(set(names)) != len(names) or not all(names):
                raise KnowledgeError(path, number, f"column names are not distinct words: {', '.join(names)}")
            return number, names
    raise KnowledgeError(path, len(lines), "has no line of column names")


def _check_header(path: Path, comments: Sequence[str]) -> None:
    for key in HEADER_KEYS:
        prefix = f"# {key}:"
        if not any(text.startswith(prefix) and text[len(prefix) :].strip() for text in comments):
            raise KnowledgeError(path, 1, f'has no "{prefix}" line; every table says where it comes from')


def _row(path: Path, number: int, names: tuple[str, ...], text: str) -> Row:
    cells = text.split("\t")
    if len(cells) != len(names):
        raise KnowledgeError(path, number, f"has {len(cells)} columns; expected {len(names)}: {', '.join(names)}")
    return Row(path, number, dict(zip(names, (cell.strip() for cell in cells), strict=True)))


def unique(rows: Iterable[Row], *columns: str) -> Iterator[Row]:
    """Yield the rows; two with the same words in the columns are refused."""
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(row[column] for column in columns)
        if key in seen:
            raise row.error(f"{' '.join(part for part in key if part)} stands in line {seen[key]} already")
        seen[key] = row.line
        yield row
