"""A dataset changes as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.errors import DatasetError
from kgraph.pipeline.transaction import COMMITTED, STAGING, finish, transaction


class Crash(BaseException):
    """What a power cut looks like from inside: nothing is cleaned up by us."""


def contents(folder: Path) -> dict[str, str]:
    """Return the files of a folder, hidden ones included."""
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.is_file()}


def write(folder: Path, **files: str) -> None:
    """Write files, one for each name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def fail_after_writing(folder: Path) -> None:
    """Write one file and fail."""
    write(folder, claims="new")
    raise ZeroDivisionError


def test_the_new_files_replace_the_old_ones(tmp_path: Path):
    """Other files of the folder stay as they are."""
    write(tmp_path, claims="old", graph="old", mine="mine")

    with transaction(tmp_path) as staging:
        write(staging, claims="new", graph="new")

    assert {"claims": "new", "graph": "new", "mine": "mine"} == contents(tmp_path)
    assert [] == [path for path in tmp_path.iterdir() if path.is_dir()]


def test_a_folder_is_made_where_there_is_none(tmp_path: Path):
    """`-o results/2024` needs no folder yet."""
    with transaction(tmp_path / "results" / "2024") as staging:
        write(staging, claims="new")

    assert {"claims": "new"} == contents(tmp_path / "results" / "2024")


def test_an_error_leaves_the_old_files(tmp_path: Path):
    """What fails half-way leaves nothing of itself behind."""
    write(tmp_path, claims="old")

    with pytest.raises(ZeroDivisionError), transaction(tmp_path) as staging:
        fail_after_writing(staging)

    assert {"claims": "old"} == contents(tmp_path)
    assert [] == [path for path in tmp_path.iterdir() if path.is_dir()]


@pytest.mark.parametrize("moved", range(3))
def test_a_crash_while_files_are_moved_is_finished_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved: int
):
    """Once the change has begun there is only the new dataset, however many files were in place."""
    write(tmp_path, claims="old", graph="old", texts="old")
    replace, done = Path.replace, []

    def crash_after_some(path: Path, target: Path) -> Path:
        if len(done) == moved:
            raise Crash
        done.append(path)
        return replace(path, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", crash_after_some)
        with pytest.raises(Crash), transaction(tmp_path) as staging:
            write(staging, claims="new", graph="new", texts="new")

    finish(tmp_path)

    assert {"claims": "new", "graph": "new", "texts": "new"} == contents(tmp_path)
    assert not (tmp_path / COMMITTED).exists()


def test_a_crash_before_the_change_leaves_the_old_files(tmp_path: Path):
    """What was never committed is rubbish, and the next run takes it away."""
    write(tmp_path, claims="old")
    write(tmp_path / f"{STAGING}x", claims="half")

    finish(tmp_path)
    assert {"claims": "old"} == contents(tmp_path)

    with transaction(tmp_path) as staging:
        write(staging, graph="new")
    assert {"claims": "old", "graph": "new"} == contents(tmp_path)
    assert [] == [path for path in tmp_path.iterdir() if path.is_dir()]


def test_a_folder_that_is_a_file_is_refused_in_words(tmp_path: Path):
    """The message names the path."""
    write(tmp_path, out="I am a file")

    with pytest.raises(DatasetError, match="out: cannot be written: "), transaction(tmp_path / "out"):
        pass
