"""Sidecars tell what a text does not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kgraph.errors import InputError
from kgraph.reading.metadata import Metadata, day_in_name, metadata_of, read_sidecar


def test_a_sidecar_tells_five_things(tmp_path: Path):
    """Id, title, publisher, address and date come from the file beside the text; other fields are passed over."""
    (tmp_path / "a.json").write_text(
        '{"id": "n1", "title": "Bridge", "publisher": "Gazette", "url": "https://example.org/1", '
        '"published": "2024-03-12", "author": "A. Berg"}',
        encoding="utf-8",
    )

    expected = Metadata("n1", "Bridge", "Gazette", "https://example.org/1", date(2024, 3, 12))
    assert expected == read_sidecar(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("news/2024-06-11-plane.txt", date(2024, 6, 11)),
        ("20240611.html", date(2024, 6, 11)),
        ("plane_2024_06_11.txt.gz", date(2024, 6, 11)),
        ("2024-06-11 (seen 2024-06-11).txt", date(2024, 6, 11)),
        ("2024-06-11/plane.txt", None),  # the folder is no name of the file
        ("2024-06-11_2024-06-12.txt", None),  # which of the two?
        ("2024-13-11.txt", None),
        ("2024-02-30.txt", None),
        ("1202406110.txt", None),
        ("2024-0611.txt", None),
        ("11-06-2024.txt", None),
    ],
)
def test_a_day_in_a_name(name: str, day: date | None):
    """One day, year first, with the same sign or none between its parts; anything else is none."""
    assert day == day_in_name(name)


def test_no_sidecar_tells_nothing(tmp_path: Path):
    """A text may stand alone."""
    assert Metadata() == read_sidecar(tmp_path / "a.txt")


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-12",
        "2024-03-12T23:30:00Z",
        "2024-03-12T23:30:00-05:00",
        "2024-03-12 23:30:00 -0500",
        "20240312",
        "Tue, 12 Mar 2024 23:30:00 GMT",
        "12 Mar 2024 23:30 EST",
    ],
)
def test_the_day_is_the_one_that_is_written(text: str):
    """A date-time counts for its own calendar day; no time zone moves it."""
    assert date(2024, 3, 12) == metadata_of({"published": text}).published


@pytest.mark.parametrize(
    "value",
    ["12/03/24", "2024-02-30", "2024-03", "2024", "March 12, 2024", "2024-03-12x", "yesterday", "", 20240312, True],
)
def test_another_way_to_write_a_date_is_refused(value: object, tmp_path: Path):
    """A date is not guessed: 12/03/24 is three different days."""
    with pytest.raises(ValueError, match=r'^"published" is .*; expected an ISO 8601 date such as 2024-03-12$'):
        metadata_of({"published": value})


def test_a_wrong_date_names_the_file(tmp_path: Path):
    """The message says where, what was found and what was expected."""
    (tmp_path / "a.json").write_text('{"published": "12/03/24"}', encoding="utf-8")

    with pytest.raises(InputError) as caught:
        read_sidecar(tmp_path / "a.txt")

    expected = '"published" is "12/03/24"; expected an ISO 8601 date such as 2024-03-12'
    assert f"{tmp_path / 'a.json'}: {expected}" == str(caught.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[]", "expected an object"),
        (b'{"title": }', r"not JSON: Expecting value \(column 11\)"),
        (b'{"title": 3}', '"title" is 3; expected a string'),
        (b'{"title": "\\ud83d"}', r'"title" holds half a character, \\ud83d, at 0'),
        ("{'été'}".encode("latin-1"), "can't decode byte"),
    ],
)
def test_a_sidecar_that_is_wrong_is_refused(content: bytes, message: str, tmp_path: Path):
    """What is meant to tell the date is not passed over when it is broken."""
    (tmp_path / "a.json").write_bytes(content)

    with pytest.raises(InputError, match=message):
        read_sidecar(tmp_path / "a.txt")


def test_blank_and_null_are_nothing():
    """An empty title is no title."""
    assert Metadata() == metadata_of({"id": " ", "title": "", "url": None})
