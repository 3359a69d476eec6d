"""One document a row."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import InputError
from kgraph.reading.table import read_table
from kgraph.records.document import Document, PublishedFrom, Skipped

TEXT = 'The ferry "Orla", from Brask,\nsank on Friday.'


def rows_of(tmp_path: Path, content: str | bytes, name: str = "wire.csv") -> list[Document | Skipped]:
    """Return what a table is read as."""
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_table(path))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_row_is_a_document(separator: str, tmp_path: Path):
    """The first row names the fields; commas, quotes and line ends may stand in a field, whatever parts them."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=separator)
    writer.writerows([["id", "published", "text", "section"], ["f1", "2024-03-17", TEXT, "world"], ["", "", "A.", ""]])

    first, second = rows_of(tmp_path, "\ufeff" + buffer.getvalue())

    source = str(tmp_path / "wire.csv")
    expected = Document("f1", TEXT, source, published=date(2024, 3, 17), published_from=PublishedFrom.FIELD)
    assert [expected, Document("wire-2", "A.", source)] == [first, second]


def test_a_wrong_row_costs_itself_alone(tmp_path: Path):
    """It is told by its number, and the rows around it are read."""
    one, wrong, short, other = rows_of(tmp_path, "text,published\nA.,\nB.,12/03/24\n,\nC.,2024-03-12\n")

    reason = '"published" is "12/03/24"; expected an ISO 8601 date such as 2024-03-12'
    assert [Skipped(f"{tmp_path / 'wire.csv'}:2", reason)] == [wrong]
    assert [Skipped(f"{tmp_path / 'wire.csv'}:3", '"text" is null; expected a string')] == [short]
    assert isinstance(one, Document)
    assert isinstance(other, Document)


def test_a_row_with_too_many_fields_is_still_read(tmp_path: Path):
    """What stands behind the last named field belongs to none."""
    (document,) = rows_of(tmp_path, "text\nA.,more,and more\n")

    assert isinstance(document, Document)
    assert "A." == document.text


def test_a_long_article_fits_into_a_field(tmp_path: Path):
    """The limit of the library, 131,072 characters, is not ours."""
    (document,) = rows_of(tmp_path, f"text\n{'word ' * 40_000}\n")

    assert isinstance(document, Document)
    assert 200_000 == len(document.text)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is empty"),
        ("title,body\nA,B\n", 'has no column "text"; found title, body'),
        ("text\ncaf\xe9\n".encode("latin-1"), "is not in UTF-8 .*; save the table in UTF-8"),
        ('text\n"The ferry', "is no table: unexpected end of data"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(content: str | bytes, message: str, tmp_path: Path):
    """The message says what is wrong."""
    with pytest.raises(InputError, match=message):
        rows_of(tmp_path, content)


@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1)))
def test_what_is_written_is_read(texts: list[str], tmp_path_factory: pytest.TempPathFactory):
    """Any text comes back from a table as it went in, or is blank."""
    buffer = io.StringIO()
    csv.writer(buffer).writerows([["text"], *([text] for text in texts)])
    found = rows_of(tmp_path_factory.mktemp("table"), buffer.getvalue())

    assert [text for text in texts if text.strip()] == [item.text for item in found if isinstance(item, Document)]
