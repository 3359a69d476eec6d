"""A set of files that changes as a whole: after a crash a folder holds all of the old files or all of the new ones.

The new files are written and synced in a staging folder beside the old ones. Renaming that folder is the moment of
change: before it, the staging folder is rubbish; after it, the files only have to be moved into place, and whoever
opens the folder next finishes the moving.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from kgraph.errors import DatasetError

STAGING = ".kgraph-staging-"
COMMITTED = ".kgraph-committed"


@contextmanager
def transaction(folder: Path) -> Generator[Path]:
    """Yield a staging folder whose files replace those of the folder when the block ends without an error.

    Raises:
        DatasetError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        finish(folder)
        _clear(folder)
        staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=folder))
    except OSError as error:
        raise DatasetError(folder, f"cannot be written: {error.strerror}") from error
    try:
        yield staging
        _commit(folder, staging)
    except OSError as error:
        raise DatasetError(folder, f"cannot be written: {error.strerror}") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def finish(folder: Path) -> None:
    """Move what an interrupted run had committed into place; do nothing where nothing is left.

    Raises:
        DatasetError: the folder cannot be written.
    """
    committed = folder / COMMITTED
    if not committed.is_dir():
        return
    try:
        with suppress(FileNotFoundError):  # who reads the folder at the same moment may finish it too
            for path in sorted(committed.iterdir()):
                with suppress(FileNotFoundError):
                    path.replace(folder / path.name)
            committed.rmdir()
        _sync(folder)
    except OSError as error:
        raise DatasetError(folder, f"a change that was interrupted cannot be finished: {error.strerror}") from error


def _clear(folder: Path) -> None:
    """Remove what runs left behind that never came to their moment of change."""
    for path in sorted(folder.glob(f"{STAGING}*")):
        shutil.rmtree(path, ignore_errors=True)


def _commit(folder: Path, staging: Path) -> None:
    for path in sorted(staging.iterdir()):
        _sync(path)
    _sync(staging)
    staging.rename(folder / COMMITTED)
    _sync(folder)
    finish(folder)


def _sync(path: Path) -> None:
    """Wait until the disk holds a file or the names in a folder; Windows has no way to ask for that."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
