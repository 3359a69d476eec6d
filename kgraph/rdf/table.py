"""Results of a SELECT query as a table for people."""

from __future__ import annotations

import unicodedata

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

# A longer cell pushes on what stands beside it and no other line: else one sentence would take all rows apart.
# The label of an event, the widest cell that stands in the middle of many tables, has some 75 characters.
_WIDEST = 80


def to_table(found: QuerySolutions, names: dict[str, str]) -> str:
    """Return the solutions as lines with aligned columns, IRIs abbreviated by prefix, and their number below."""
    head = [variable.value for variable in found.variables]
    rows = [[_cell(value, names) for value in solution] for solution in found]
    widths = [min(max(map(_width, column)), _WIDEST) for column in zip(head, *rows, strict=True)]
    lines = [_line(head, widths), _line(["-" * width for width in widths], widths)]
    lines += [_line(row, widths) for row in rows]
    return "\n".join([*lines, f"({len(rows)} {'row' if len(rows) == 1 else 'rows'})", ""])


def _cell(value: NamedNode | Literal | BlankNode | Triple | None, names: dict[str, str]) -> str:
    if value is None:
        return ""
    if isinstance(value, NamedNode):
        return _abbreviated(value.value, names)
    return _shown(value.value if isinstance(value, Literal) else str(value))


def _abbreviated(iri: str, names: dict[str, str]) -> str:
    for prefix, start in names.items():
        if iri.startswith(start) and "/" not in iri[len(start) :]:
            return f"{prefix}:{iri[len(start) :]}"
    return iri


def _shown(text: str) -> str:
    """Return text on one line that cannot steer a terminal: control and direction characters become escapes."""
    return "".join(c if unicodedata.category(c) not in {"Cc", "Cf", "Zl", "Zp"} else _escape(c) for c in text)


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def _width(text: str) -> int:
    """Return how many columns a terminal gives the text."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _line(cells: list[str], widths: list[int]) -> str:
    padded = (cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()
