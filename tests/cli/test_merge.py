"""`kgraph merge` and `kgraph remove` say what came of it."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from kgraph.cli.app import main
from kgraph.pipeline.build import build

NEWS = Path(__file__).parents[1] / "endtoend" / "news"


@pytest.fixture
def two(written: ModuleType, tmp_path: Path) -> tuple[Path, Path]:
    """Return two datasets of one document each."""
    for name, news in (("one", "ferry.txt"), ("other", "treaty.md")):
        build([NEWS / news], tmp_path / name, parser=written.WrittenParser())
    return tmp_path / "one", tmp_path / "other"


def run(*arguments: object) -> int | str | None:
    """Return the exit code of a command."""
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return ended.value.code


def test_merge_and_remove(two: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two datasets are one of two documents, with a page; without one of them, one is left."""
    assert 0 == run("merge", *two, "-o", tmp_path / "all")
    assert f"{tmp_path / 'all'}: 2 documents, " in capsys.readouterr().err
    assert (tmp_path / "all" / "graph.html").exists()

    assert 0 == run("remove", tmp_path / "all", "treaty")
    assert f"{tmp_path / 'all'}: 1 document, " in capsys.readouterr().err
    assert (two[0] / "claims.jsonl").read_bytes() == (tmp_path / "all" / "claims.jsonl").read_bytes()


def test_mistakes_are_one_line(two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """A document or a folder that is not there is told, with exit code 1."""
    assert 1 == run("remove", two[0], "trety")
    assert 1 == run("merge", two[0] / "nowhere", "-o", two[0] / "x")

    first, second = capsys.readouterr().err.splitlines()
    assert first.endswith('holds no document "trety"')
    assert second.endswith("holds no dataset: there is no claims.jsonl")
