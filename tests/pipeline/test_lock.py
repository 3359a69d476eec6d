"""Tests of the lock that keeps a second writer out of a dataset folder."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kgraph.errors import DatasetError
from kgraph.pipeline.lock import LOCK, locked

HOLDER = """
import sys, time
from pathlib import Path
from kgraph.pipeline.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def _holder(folder: Path) -> subprocess.Popen[str]:
    """Return a process that holds the lock of a folder."""
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    """While one process writes, another is refused with the number of the process and the name of the lock."""
    with _holder(tmp_path) as process:
        try:
            with pytest.raises(DatasetError, match=rf"process {process.pid} is writing .*{LOCK}"), locked(tmp_path):
                pytest.fail("two writers at once")
        finally:
            process.kill()


def test_killed_writer_keeps_nobody_out(tmp_path: Path) -> None:
    """What a killed process leaves behind is no lock."""
    with _holder(tmp_path) as process:
        process.send_signal(signal.SIGKILL)
    assert (tmp_path / LOCK).exists()
    with locked(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_no_two_in_one_process(tmp_path: Path) -> None:
    """The lock holds between threads of one process too, and afterwards the folder is free."""
    with locked(tmp_path), pytest.raises(DatasetError, match="is writing into it"), locked(tmp_path):
        pytest.fail("two writers at once")
    with locked(tmp_path):
        pass


def test_other_folders_are_free(tmp_path: Path) -> None:
    """A lock is of one folder."""
    with locked(tmp_path / "a"), locked(tmp_path / "b"):
        assert (tmp_path / "a" / LOCK).exists()


def test_failure_leaves_no_folder_behind(tmp_path: Path) -> None:
    """A folder that was made for the lock goes with it, unless something was written."""
    with pytest.raises(ZeroDivisionError), locked(tmp_path / "new" / "out"):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []
    with locked(tmp_path / "new" / "out"):
        (tmp_path / "new" / "out" / "kept").touch()
    assert [path.name for path in (tmp_path / "new" / "out").iterdir()] == ["kept"]


def test_file_is_no_folder(tmp_path: Path) -> None:
    """A file where the folder should be is named as what it is."""
    (tmp_path / "out").touch()
    for folder in (tmp_path / "out", tmp_path / "out" / "deeper"):
        with pytest.raises(DatasetError, match="is not a folder"), locked(folder):
            pytest.fail("no folder")
