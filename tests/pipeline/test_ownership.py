"""Files of others are not replaced."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from kgraph.errors import DatasetError
from kgraph.pipeline.build import build
from kgraph.pipeline.merging import merge
from kgraph.pipeline.ownership import refuse_foreign

NEWS = Path(__file__).parents[1] / "endtoend" / "news"
MINE = "I am of somebody else"


@pytest.fixture
def out(written: ModuleType, tmp_path: Path) -> Path:
    """Return a dataset of one document."""
    build([NEWS / "ferry.txt"], tmp_path / "out", parser=written.WrittenParser())
    return tmp_path / "out"


@pytest.mark.parametrize("name", ["graph.ttl", "texts.jsonl", "manifest.json", "graph.html"])
@pytest.mark.parametrize("fresh", [False, True])
def test_a_foreign_file_is_kept(written: ModuleType, tmp_path: Path, name: str, fresh: bool) -> None:
    """A file of one of our names that we did not write stops the build before anything is read, and stays."""
    (tmp_path / name).write_text(MINE, encoding="utf-8")

    with pytest.raises(DatasetError, match=f"holds {name}, not written by kgraph; .* --force"):
        build([NEWS / "nowhere"], tmp_path, parser=written.WrittenParser(), fresh=fresh, drawers={"graph.html": _draw})
    assert MINE == (tmp_path / name).read_text(encoding="utf-8")
    assert [name] == [path.name for path in tmp_path.iterdir()]


def _draw(_: object, path: Path) -> None:
    """Draw a page of nothing."""
    path.write_text("", encoding="utf-8")


@pytest.mark.parametrize("manifest", ["{}", "[]", '{"versions": []}', '{"versions": {"node": "20"}}', "\udcff"])
def test_a_manifest_of_something_else_is_none_of_ours(tmp_path: Path, manifest: str) -> None:
    """Many programs have a manifest.json; ours tells its version of kgraph."""
    (tmp_path / "manifest.json").write_bytes(manifest.encode("utf-8", "surrogateescape"))

    with pytest.raises(DatasetError, match=r"holds manifest\.json, not written by kgraph"):
        refuse_foreign(tmp_path)


def test_force_replaces_it(written: ModuleType, tmp_path: Path) -> None:
    """Whoever says so gets the dataset, and the next build needs no force."""
    (tmp_path / "graph.ttl").write_text(MINE, encoding="utf-8")

    for force in (True, False):
        build([NEWS / "ferry.txt"], tmp_path, parser=written.WrittenParser(), force=force)
        assert MINE != (tmp_path / "graph.ttl").read_text(encoding="utf-8")


def test_other_names_are_no_matter(written: ModuleType, tmp_path: Path) -> None:
    """A folder may hold whatever else, and it stays."""
    (tmp_path / "notes.ttl").write_text(MINE, encoding="utf-8")
    build([NEWS / "ferry.txt"], tmp_path, parser=written.WrittenParser())

    assert MINE == (tmp_path / "notes.ttl").read_text(encoding="utf-8")


def test_claims_and_texts_alone_are_ours(written: ModuleType, out: Path) -> None:
    """They are the dataset: a folder to which nothing else was copied can be added to."""
    (out / "manifest.json").unlink()

    assert 2 == build([NEWS / "treaty.md"], out, parser=written.WrittenParser()).counts["documents"]


def test_merge_keeps_a_foreign_file(out: Path, tmp_path: Path) -> None:
    """The folder of a merged dataset is looked at as that of a built one."""
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "graph.nq").write_text(MINE, encoding="utf-8")

    with pytest.raises(DatasetError, match=r"holds graph\.nq, not written by kgraph"):
        merge([out], tmp_path / "all")
    assert MINE == (tmp_path / "all" / "graph.nq").read_text(encoding="utf-8")
