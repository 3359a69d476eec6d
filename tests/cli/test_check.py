"""`kgraph check` says which record breaks which rule."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from kgraph.cli.app import main
from kgraph.pipeline.build import build

NEWS = Path(__file__).parents[1] / "endtoend" / "news"


@pytest.fixture
def out(written: ModuleType, tmp_path: Path) -> Path:
    """Return a dataset of one document."""
    build([NEWS / "ferry.txt"], tmp_path / "out", parser=written.WrittenParser())
    return tmp_path / "out"


def run(*arguments: object) -> int | str | None:
    """Return the exit code of a command."""
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return ended.value.code


@pytest.mark.parametrize("options", [[], ["--texts"], ["--shacl"], ["--shacl", "--texts"]])
def test_what_was_built_is_right(out: Path, capsys: pytest.CaptureFixture[str], options: list[str]) -> None:
    """A dataset that we wrote keeps every rule: exit code 0, and nothing on standard output."""
    assert 0 == run("check", out, *options)

    told = capsys.readouterr()
    assert "" == told.out
    assert told.err.strip().endswith("every quote true" if "--texts" in options else "every rule is kept")


def test_broken_rule_is_told(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An invented class of a denial, or whatever else: a line on standard output, and exit code 1."""
    graph = out / "graph.nq"
    graph.write_text(graph.read_text(encoding="utf-8").replace('"fact"', '"truth"'), encoding="utf-8")

    assert 1 == run("check", out)

    told = capsys.readouterr()
    assert "standing is truth; expected one of fact, reported, planned, possible, denied" in told.out
    assert "rules are broken" in told.err


def test_changed_text_is_found_with_texts_alone(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The rules know nothing of texts; `--texts` does."""
    texts = out / "texts.jsonl"
    texts.write_text(texts.read_text(encoding="utf-8").replace("captain", "skipper"), encoding="utf-8")

    assert 0 == run("check", out)
    assert 1 == run("check", out, "--texts")
    assert "no text of texts.jsonl has its digest" in capsys.readouterr().out


def test_a_file_without_texts_is_told(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A single file has no texts beside it: one line, exit code 1."""
    (out / "texts.jsonl").unlink()

    assert 1 == run("check", out / "graph.ttl", "--texts")
    assert "texts.jsonl: cannot be read" in capsys.readouterr().err
