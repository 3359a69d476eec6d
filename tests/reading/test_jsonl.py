"""One document a line; a broken line costs itself alone."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from kgraph.errors import InputError
from kgraph.reading import jsonl
from kgraph.reading.jsonl import read_json, read_jsonl
from kgraph.records.document import Document, Noted, PublishedFrom, Skipped

TEXT = "The ferry sank on Friday."


def lines_of(tmp_path: Path, *lines: str | bytes) -> list[Document | Skipped]:
    """Return what a file of these lines is read as."""
    path = tmp_path / "wire.jsonl"
    path.write_bytes(b"\n".join(line.encode() if isinstance(line, str) else line for line in lines))
    return list(read_jsonl(path))


def test_a_line_is_a_document(tmp_path: Path):
    """The fields of a line are the fields of the document."""
    line = {
        "id": "f1",
        "text": TEXT,
        "title": "Ferry",
        "publisher": "Coast News",
        "url": "https://example.org/f1",
        "published": "2024-03-17",
        "section": "world",
    }

    (document,) = lines_of(tmp_path, json.dumps(line))

    expected = Document(
        id="f1",
        text=TEXT,
        source=str(tmp_path / "wire.jsonl"),
        title="Ferry",
        publisher="Coast News",
        url="https://example.org/f1",
        published=date(2024, 3, 17),
        published_from=PublishedFrom.FIELD,
    )
    assert expected == document


def test_a_line_without_an_id_is_named_by_its_number(tmp_path: Path):
    """Blank lines count, so that the number leads to the line."""
    (document,) = lines_of(tmp_path, "", json.dumps({"text": TEXT}))

    assert isinstance(document, Document)
    assert "wire-2" == document.id


def test_a_byte_order_mark_belongs_to_no_line(tmp_path: Path):
    """Some programs open a file with a mark; JSON has none."""
    (document,) = lines_of(tmp_path, b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode())

    assert isinstance(document, Document)
    assert TEXT == document.text


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "The', "not JSON: Unterminated string starting at (column 10)"),
        ("The ferry sank.", "not JSON: Expecting value (column 1)"),
        ('["text"]', '"line" is ["text"]; expected an object'),
        ('{"title": "Ferry"}', '"text" is missing; expected a string'),
        ('{"text": 7}', '"text" is 7; expected a string'),
        ('{"text": " "}', '"text" is empty'),
        ('{"text": "ab\\ud800"}', '"text" holds half a character, \\ud800, at 2; expected Unicode text'),
        (
            '{"text": "x", "published": "12/03/24"}',
            '"published" is "12/03/24"; expected an ISO 8601 date such as 2024-03-12',
        ),
        (b'{"text": "\xe9t\xe9"}', "is not in UTF-8 (byte 0xe9 at column 11)"),
        ('{"a":' * 100_000, "not JSON that can be read: nested too deeply"),
    ],
)
def test_a_broken_line_is_told_with_its_number(line: str | bytes, reason: str, tmp_path: Path):
    """The lines before and after it are read."""
    good = json.dumps({"text": TEXT})

    before, broken, after = lines_of(tmp_path, good, line, good)

    assert Skipped(f"{tmp_path / 'wire.jsonl'}:2", reason) == broken
    assert isinstance(before, Document)
    assert isinstance(after, Document)


def test_a_line_separator_inside_a_text_ends_no_line(tmp_path: Path):
    """JSON Lines end at a line feed alone."""
    (document,) = lines_of(tmp_path, json.dumps({"text": "One.\u2028Two.\x85"}, ensure_ascii=False))

    assert isinstance(document, Document)
    assert "One.\u2028Two.\x85" == document.text


def test_a_line_that_is_too_long_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """It is not held in memory, and the line after it is read under its own number."""
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 100)
    good = json.dumps({"text": TEXT})

    before, long, after = lines_of(tmp_path, good, json.dumps({"text": TEXT * 50}), good)

    assert Skipped(f"{tmp_path / 'wire.jsonl'}:2", "is longer than 100 bytes; expected an article") == long
    assert isinstance(before, Document)
    assert isinstance(after, Document)
    assert ("wire-1", "wire-3") == (before.id, after.id)


def test_a_text_that_is_too_long_is_skipped(tmp_path: Path):
    """A book in a line is a mistake more often than a document."""
    (long,) = lines_of(tmp_path, json.dumps({"text": "x" * (jsonl.LONGEST + 1)}))

    assert isinstance(long, Skipped)
    assert '"text" is longer than 6,000,000 characters; expected an article' == long.reason


def json_of(tmp_path: Path, value: object) -> list[Document | Skipped | Noted]:
    """Return what a file that is one JSON value is read as."""
    path = tmp_path / "wire.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return list(read_json(path))


@pytest.mark.parametrize("value", [{"text": TEXT}, [{"text": TEXT}]])
def test_a_json_file_is_an_entry_or_a_list_of_them(value: object, tmp_path: Path):
    """Programs that fetch news write lists."""
    assert [Document("wire-1", TEXT, str(tmp_path / "wire.json"))] == json_of(tmp_path, value)


def test_a_wrong_entry_of_a_list_costs_itself_alone(tmp_path: Path):
    """It is told by its number."""
    first, *wrong, last = json_of(tmp_path, [{"text": TEXT}, 7, {"title": "Ferry"}, {"text": TEXT}])

    assert [
        Skipped(f"{tmp_path / 'wire.json'}:2", '"entry" is 7; expected an object'),
        Skipped(f"{tmp_path / 'wire.json'}:3", '"text" is missing; expected a string'),
    ] == wrong
    assert isinstance(first, Document)
    assert isinstance(last, Document)


@pytest.mark.parametrize("value", [{"name": "package"}, [], [1, 2], 3, None])
def test_json_of_something_else_is_noted(value: object, tmp_path: Path):
    """A folder may hold settings and lists; they are no articles and no fault."""
    expected = Noted(str(tmp_path / "wire.json"), 'no text file beside it and no "text" in it; ignored')
    assert [expected] == json_of(tmp_path, value)


@pytest.mark.parametrize("content", [b"", b"{", b"[" * 100_000, b'"\xe9"'])
def test_what_is_no_json_is_refused(content: bytes, tmp_path: Path):
    """The message says so."""
    (tmp_path / "a.json").write_bytes(content)

    with pytest.raises(InputError, match=r"a\.json: not JSON: "):
        list(read_json(tmp_path / "a.json"))
