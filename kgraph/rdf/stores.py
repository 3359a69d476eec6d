"""The store that answers questions: in memory, or for large files on disk, beside the file, where it is made once.

The store on disk is a cache. Its folder is named after what it was made from (the size and the time of the file) and
with (the version of the store), so that a stale one is never opened; it gets its name when it is complete.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from pyoxigraph import Quad, Store, parse

from kgraph.errors import DatasetError
from kgraph.rdf.saving import FORMATS

LARGE = 50_000_000
"""Bytes of a file above which its store is kept on disk: what is smaller loads in about a second."""

_LAYOUT = "1"
"""Goes up when we fill the store in another way."""


def open_store(path: Path, *, large: int = LARGE) -> Store:
    """Return the quads of an RDF file, ready for questions and not for changes.

    Raises:
        DatasetError: the file cannot be read, or is not of the format that its suffix names.
    """
    try:
        if path.stat().st_size <= large:
            return load(path, Store())
        return _on_disk(path)
    except OSError as error:
        raise DatasetError(path, f"cannot be read: {error.strerror or error}") from error


def load(path: Path, store: Store) -> Store:
    """Return the store with the quads of a file in it.

    Raises:
        DatasetError: the file is not of the format that its suffix names.
        OSError: the file cannot be read.
    """
    kind = FORMATS[path.suffix.lower()]
    try:
        store.bulk_load(path=path, format=kind)
    except SyntaxError as error:
        raise DatasetError(path, f"not {kind.name}: {error}") from error
    return store


def quads_in(path: Path) -> Iterator[Quad]:
    """Yield the quads of a file one after another, as they stand in it: to read all of them once needs no store.

    Raises:
        DatasetError: the file cannot be read, or is not of the format that its suffix names.
    """
    kind = FORMATS[path.suffix.lower()]
    try:
        yield from parse(path=path, format=kind)
    except SyntaxError as error:
        raise DatasetError(path, f"not {kind.name}: {error}") from error
    except OSError as error:
        raise DatasetError(path, f"cannot be read: {error.strerror or error}") from error


def store_folder(path: Path) -> Path:
    """Return where the store of a file is kept as long as the file is what it is now."""
    found = path.stat()
    made_of = f"{_LAYOUT} {version('pyoxigraph')} {found.st_size} {found.st_mtime_ns}"
    return path.with_name(f"{_prefix(path)}{hashlib.sha256(made_of.encode()).hexdigest()[:16]}")


def _prefix(path: Path) -> str:
    return f".{path.name}.store-"


def _on_disk(path: Path) -> Store:
    """Return the store beside the file, made anew where it is missing or broken; in memory where it cannot be made."""
    folder = store_folder(path)
    if folder.is_dir():
        try:
            return Store.read_only(str(folder))
        except OSError:
            shutil.rmtree(folder, ignore_errors=True)
    try:
        beside = Path(tempfile.mkdtemp(dir=path.parent, prefix=f"{_prefix(path)}new-"))
    except OSError:  # a folder in which we may not write
        return load(path, Store())
    try:
        _fill(path, beside)
        _remove_stale(path, beside)
        beside.rename(folder)
    except OSError:
        if not folder.is_dir():  # no other process was faster; the disk may be full
            return load(path, Store())
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return Store.read_only(str(folder))


def _fill(path: Path, folder: Path) -> None:
    store = load(path, Store(str(folder)))
    store.flush()
    store.optimize()


def _remove_stale(path: Path, kept: Path) -> None:
    for old in sorted(path.parent.glob(f"{_prefix(path)}*")):
        if old != kept:
            shutil.rmtree(old, ignore_errors=True)
