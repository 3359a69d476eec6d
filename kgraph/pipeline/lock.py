"""One writer at a time: a lock on a dataset folder.

The operating system keeps the lock and lets go of it when its process ends, however it ends: a file that a killed
process left behind keeps nobody out.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from kgraph.errors import DatasetError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK = ".kgraph-lock"

# What Windows locks nobody else can read, so it locks a byte far behind the process id.
_FAR = 1 << 20


@contextmanager
def locked(folder: Path) -> Generator[None]:
    """Keep other writers out of a folder while the block runs; the folder is made where there is none.

    A folder that was made and stays empty is removed again.

    Raises:
        DatasetError: another process writes into the folder, or it cannot be written.
    """
    made = [item for item in (folder, *folder.parents) if not item.exists()]
    path = folder / LOCK
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = _hold(path)
    except (FileExistsError, NotADirectoryError) as error:
        raise DatasetError(folder, "is not a folder; expected the folder of a dataset, or a new name") from error
    except OSError as error:
        raise DatasetError(folder, f"cannot be written: {error.strerror}") from error
    try:
        yield
    finally:
        _let_go(path, descriptor)
        for item in made:
            with suppress(OSError):  # it holds something by now
                item.rmdir()


def _hold(path: Path) -> int:
    """Return the descriptor that keeps the lock; of a file that its last holder just removed, the next one is taken."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _lock(descriptor)
        except (BlockingIOError, PermissionError) as error:
            holder = os.read(descriptor, 20).decode("ascii", "replace").strip()
            os.close(descriptor)
            by = f"process {holder}" if holder else "another process"
            reason = f"{by} is writing into it (lock {path.name}); try again when that has ended"
            raise DatasetError(path.parent, reason) from error
        except OSError:
            os.close(descriptor)
            raise
        if path.exists() and os.path.samestat(os.fstat(descriptor), path.stat()):
            os.truncate(descriptor, 0)
            os.write(descriptor, f"{os.getpid()}\n".encode())
            return descriptor
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    """Lock an open file, or raise at once where another process has."""
    if sys.platform == "win32":
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _let_go(path: Path, descriptor: int) -> None:
    """Remove the file while it is locked, so that nobody locks a file that is gone; Windows wants it closed first."""
    if sys.platform != "win32":
        path.unlink(missing_ok=True)
    os.close(descriptor)
    if sys.platform == "win32":
        with suppress(OSError):  # the next writer has it open already
            path.unlink(missing_ok=True)
