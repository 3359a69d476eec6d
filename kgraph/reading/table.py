"""Tables: one document a row of a `.csv` or `.tsv` file, whose first row names the fields."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from kgraph.errors import InputError
from kgraph.reading.entries import read_entry
from kgraph.reading.opening import LONGEST, opened
from kgraph.records.document import Document, Skipped

# What spreadsheets put between fields: which it is depends on the country.
_SEPARATORS = ",;\t"


def read_table(path: Path) -> Iterator[Document | Skipped]:
    """Yield the document of each row, or why it holds none; rows are counted from 1, without the names of the fields.

    Raises:
        InputError: the file cannot be read, is not in UTF-8, has no field "text", or its quotes do not close.
    """
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST + 1))  # else a text above 131,072 characters breaks it
    with opened(path) as file, io.TextIOWrapper(file, encoding="utf-8-sig", newline="") as lines:
        try:
            for number, row in enumerate(_rows(lines, path), start=1):
                yield read_entry({name: value or None for name, value in row.items()}, path, number)
        except UnicodeDecodeError as error:
            found = f"byte 0x{error.object[error.start]:02x}"
            raise InputError(path, f"is not in UTF-8 ({found}: {error.reason}); save the table in UTF-8") from error
        except csv.Error as error:
            raise InputError(path, f"is no table: {error}") from error


def _rows(lines: TextIO, path: Path) -> csv.DictReader[str]:
    names = lines.readline(LONGEST)
    if not names:
        raise InputError(path, "is empty")
    separator = max(_SEPARATORS, key=names.count)
    columns = next(csv.reader([names], delimiter=separator))
    if "text" not in columns:
        raise InputError(path, f'has no column "text"; found {", ".join(columns)[:200]}')
    return csv.DictReader(lines, columns, delimiter=separator, strict=True)
