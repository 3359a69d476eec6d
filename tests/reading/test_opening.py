"""The encoding of a text is what its bytes show, and where that is a conclusion, it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.errors import InputError
from kgraph.reading.opening import decoded, stem_of, suffix_of
from kgraph.reading.plain import read_plain
from kgraph.records.document import Document, Noted

QUOTED = "“We met at the café,” she said."


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (QUOTED.encode(), "UTF-8"),
        (QUOTED.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + QUOTED.encode("utf-16-be"), "UTF-16"),
        (QUOTED.encode("cp1252"), "Windows-1252"),
    ],
)
def test_the_encoding_is_found(content: bytes, encoding: str):
    """Marks and the bytes themselves tell it."""
    assert (QUOTED, encoding) == decoded(content, "a.txt")


@pytest.mark.parametrize(
    "content",
    [
        b"caf\xe9 \x81",  # no sign of Windows-1252
        b"caf\xe9 \x01",  # a control code: binary
        "“We met”".encode() + b"\xe9",  # UTF-8 with a damaged byte
    ],
)
def test_what_is_in_no_encoding_is_refused(content: bytes):
    """A guess that would give other letters than those meant is not made."""
    with pytest.raises(InputError, match=r"a\.txt: is not in UTF-8"):
        decoded(content, "a.txt")


def test_windows_1252_is_told(tmp_path: Path):
    """The user sees that the encoding was concluded; the document follows."""
    path = tmp_path / "a.txt"
    path.write_bytes(QUOTED.encode("cp1252"))

    note, document = read_plain(path)

    assert Noted(str(path), "is not in UTF-8; read as Windows-1252") == note
    assert isinstance(document, Document)
    assert QUOTED == document.text


@pytest.mark.parametrize(
    ("name", "stem", "suffix"),
    [("a.TXT", "a", "txt"), ("a.b.jsonl.gz", "a.b", "jsonl"), ("a", "a", ""), ("a.gz", "a", "")],
)
def test_names_are_read_without_what_says_that_they_are_compressed(name: str, stem: str, suffix: str):
    """Only the suffix before `.gz` says what a file holds."""
    assert (stem, suffix) == (stem_of(Path(name)), suffix_of(Path(name)))
