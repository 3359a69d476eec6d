"""Datasets merged and documents removed give what one build of the same documents would have given."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kgraph.errors import DatasetError, KnowledgeError
from kgraph.pipeline.build import build, resolved
from kgraph.pipeline.merging import merge, remove

HERE = Path(__file__).parent
DERIVED = ("claims.jsonl", "texts.jsonl", "graph.nq", "graph.ttl", "graph.trig")

Make = Callable[..., Path]


@pytest.fixture
def make(written: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Return a function from a name and news to a dataset folder."""
    monkeypatch.chdir(HERE)

    def made(name: str, *news: str) -> Path:
        build([f"news/{item}" for item in news], tmp_path / name, parser=written.WrittenParser())
        return tmp_path / name

    return made


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files that may not depend on the clock."""
    return {name: (folder / name).read_bytes() for name in DERIVED}


def manifest(folder: Path) -> Any:
    """Return what the last change wrote about itself."""
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def test_merged_datasets_are_the_dataset_of_all_documents(make: Make, tmp_path: Path) -> None:
    """In whatever order, with documents in both, the bytes are those of one build."""
    whole = make("whole", "ferry.txt", "treaty.md", "wire.jsonl")
    one, other = make("one", "ferry.txt", "treaty.md"), make("other", "wire.jsonl", "treaty.md")

    merge([one, other], tmp_path / "a")
    change = merge([other, one], tmp_path / "b")

    assert contents(whole) == contents(tmp_path / "a") == contents(tmp_path / "b")
    assert 3 == change.counts["documents"]
    assert sorted(map(str, (one, other))) == manifest(tmp_path / "b")["merged"]


def test_merging_into_one_of_them_keeps_it(make: Make) -> None:
    """A dataset takes another one in."""
    one, other = make("one", "ferry.txt"), make("other", "treaty.md")
    merge([one, other], one)

    assert contents(make("whole", "ferry.txt", "treaty.md")) == contents(one)


def test_merging_overwrites_no_other_dataset(make: Make) -> None:
    """A folder with a dataset that is not named is not written to, and one without a dataset is told."""
    one, other = make("one", "ferry.txt"), make("other", "treaty.md")
    before = contents(other)

    with pytest.raises(DatasetError, match="holds a dataset already"):
        merge([one], other)
    with pytest.raises(DatasetError, match="holds no dataset"):
        merge([one, one.parent / "nowhere"], one)
    assert before == contents(other)


@pytest.mark.parametrize("name", ["treaty", "news/treaty.md"])
def test_removed_document_was_never_there(make: Make, name: str) -> None:
    """By id or by file: what is left is the dataset of the others."""
    folder = make("one", "ferry.txt", "treaty.md", "wire.jsonl")
    change = remove(folder, [name])

    assert contents(make("whole", "ferry.txt", "wire.jsonl")) == contents(folder)
    assert 2 == change.counts["documents"]
    assert [name] == manifest(folder)["removed"]


def test_unknown_document_removes_nothing(make: Make) -> None:
    """A mistyped name is told, and the others that were named stay, too."""
    folder = make("one", "ferry.txt", "treaty.md")
    before = contents(folder)

    with pytest.raises(DatasetError, match='holds no document "fery"'):
        remove(folder, ["treaty", "fery"])
    assert before == contents(folder)


def test_overrides_survive_builds_and_merges(make: Make, written: ModuleType, tmp_path: Path) -> None:
    """What the analyst has decided is in the dataset after a rebuild, a fresh one, and a merge."""
    folder = make("one", "ferry.txt", "treaty.md")
    known = max(resolved(folder).entities, key=lambda entity: (len(entity.mentions), entity.id))
    (folder / "kgraph.toml").write_text(f'[[name]]\nof = "{known.name}"\nis = "Whoever"\n', encoding="utf-8")

    build(["news/ferry.txt", "news/treaty.md"], folder, fresh=True, parser=written.WrittenParser())
    assert b"Whoever" in contents(folder)["graph.nq"]

    merge([folder], tmp_path / "merged")
    assert contents(folder) == contents(tmp_path / "merged")


def test_wrong_overrides_change_nothing(make: Make, written: ModuleType) -> None:
    """A mistake in the file is told before anything is written."""
    folder = make("one", "ferry.txt")
    before = contents(folder)
    (folder / "kgraph.toml").write_text("[[samme]]\n", encoding="utf-8")

    with pytest.raises(KnowledgeError, match=r'kgraph\.toml:0: "samme" is unknown'):
        build(["news/treaty.md"], folder, parser=written.WrittenParser())
    assert before == contents(folder)
