"""Opening an input: what its name says about it, compressed or not, and its bytes as text."""

from __future__ import annotations

import codecs
import gzip
import re
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from kgraph.errors import InputError

# Articles are far shorter, books are not: a novel has half a million characters. For each million characters the parse
# takes 120 MB and its claims 90 MB (measured, linear), and both together some minutes: a text of this length needs
# about 1.5 GB and half an hour, and what is longer is a mistake more often than a document.
LONGEST = 6_000_000

TOO_LONG = f"is longer than {LONGEST:,} characters; expected an article"

UTF8 = "UTF-8"
UTF16 = "UTF-16"
WINDOWS = "Windows-1252"

_COMPRESSED = ".gz"
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")


def suffix_of(path: Path) -> str:
    """Return the suffix that says what a file holds, in small letters and without its dot: `txt` of `a.TXT.gz`."""
    return _uncompressed(path).suffix.lower().removeprefix(".")


def stem_of(path: Path) -> str:
    """Return the name of a file without its suffixes: `a` of `a.txt.gz`."""
    return _uncompressed(path).stem


@contextmanager
def opened(path: Path) -> Generator[BinaryIO]:
    """Yield an open file, uncompressed on the way where its name ends in `.gz`.

    Raises:
        InputError: it cannot be opened or read.
    """
    is_compressed = path.suffix.lower() == _COMPRESSED
    try:
        with gzip.open(path) if is_compressed else path.open("rb") as file:
            yield cast(BinaryIO, file)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise InputError(path, f"cannot be uncompressed: {error}") from error
    except OSError as error:
        raise InputError(path, f"cannot be read: {error.strerror}") from error


def content_of(file: BinaryIO, path: Path | str) -> bytes:
    """Return the bytes of an open file; no more of it is read than a document may have.

    Raises:
        InputError: it is too long.
    """
    content = file.read(4 * LONGEST + 1)  # a character has four bytes at most
    if len(content) > 4 * LONGEST:
        raise InputError(path, TOO_LONG)
    return content


def decoded(content: bytes, path: Path | str) -> tuple[str, str]:
    """Return the text of a file and its encoding: UTF-8, UTF-16 where a mark says so, or else Windows-1252.

    What programs for Windows wrote in English is in its code page where it is in no Unicode; a text that has other
    characters in UTF-8 is damaged UTF-8 instead.

    Raises:
        InputError: it is too long, empty, binary, or in none of these encodings.
    """
    text, encoding = _decode(content, path)
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise InputError(path, "is empty" if not text else "holds no text but blanks")
    if len(text) > LONGEST:
        raise InputError(path, TOO_LONG)
    return text, encoding


def _decode(content: bytes, path: Path | str) -> tuple[str, str]:
    if content.startswith(_UTF16_MARKS):
        return _decode_utf16(content, path), UTF16
    zero = content.find(b"\0")
    if zero >= 0:
        raise InputError(path, f"is a binary file (zero byte at offset {zero}); expected text in UTF-8")
    try:
        return content.decode("utf-8"), UTF8
    except UnicodeDecodeError as error:
        text = _decode_windows(content)
        if text is None:
            found = f"byte 0x{content[error.start]:02x} at offset {error.start}"
            raise InputError(path, f"is not in UTF-8 ({found}: {error.reason})") from error
        return text, WINDOWS


def _decode_utf16(content: bytes, path: Path | str) -> str:
    try:
        return content.decode("utf-16")
    except UnicodeDecodeError as error:
        raise InputError(path, f"is damaged UTF-16 (at offset {error.start}: {error.reason})") from error


def _decode_windows(content: bytes) -> str | None:
    """Return the text of bytes in Windows-1252, or `None` where they are binary, or UTF-8 that is damaged."""
    if not content.decode("utf-8", "ignore").isascii():
        return None
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return None if _CONTROLS.search(text) else text


def _uncompressed(path: Path) -> Path:
    return path.with_suffix("") if path.suffix.lower() == _COMPRESSED else path
