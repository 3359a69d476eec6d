"""Datasets as files, opened."""

import pytest

from kgraph.errors import DatasetError
from kgraph.rdf.dataset import open_dataset
from kgraph.rdf.saving import FORMATS, quads, save


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_reads_back(world, tmp_path, suffix):
    """In whatever format it was saved, a dataset holds the same triples and the same world."""
    path = tmp_path / f"x{suffix}"
    save(world, path)
    found = open_dataset(path)
    assert {quad.triple for quad in quads(world)} == {quad.triple for quad in found.store}
    assert world.events == found.world().events


def test_folder_is_a_dataset(dataset, world):
    """A folder is opened by its N-Quads."""
    assert "graph.nq" == dataset.path.name
    assert world.events == dataset.world().events


def test_base_is_found_in_the_data(world, tmp_path):
    """Under whatever base a dataset was written, opening it finds the base."""
    save(world, tmp_path / "x.nq", base="https://x.example/kg#")
    assert "https://x.example/kg#" == open_dataset(tmp_path / "x.nq").base


@pytest.mark.parametrize("name", ["missing.ttl", "folder", "x.docx", "broken.ttl", "binary.nq"])
def test_what_is_no_dataset_is_told(tmp_path, name):
    """A missing file, a folder without a dataset, another or a broken file: one error each, which names it."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "x.docx").touch()
    (tmp_path / "broken.ttl").write_text("<a> <b>", encoding="utf-8")
    (tmp_path / "binary.nq").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DatasetError, match=name):
        _ = open_dataset(tmp_path / name).store


def test_syntax_error_has_its_line(tmp_path):
    """A file that is not of its format is told with the line."""
    (tmp_path / "x.ttl").write_text("<a:b> <a:b> <a:b> .\n<a:b> nonsense .\n", encoding="utf-8")
    with pytest.raises(DatasetError, match="line 2"):
        _ = open_dataset(tmp_path / "x.ttl").store
