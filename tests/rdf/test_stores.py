"""Stores in memory and on disk."""

import os
import shutil

import pytest
from pyoxigraph import Store

from kgraph.errors import DatasetError
from kgraph.rdf import stores
from kgraph.rdf.stores import open_store, quads_in, store_folder


@pytest.fixture
def path(dataset, tmp_path):
    """Return a file of its own."""
    return shutil.copy(dataset.path, tmp_path / "graph.nq")


def kept(path):
    """Return the folders of stores beside a file."""
    return sorted(path.parent.glob(".graph.nq.store-*"))


def test_small_files_leave_nothing(path, store):
    """A small file is loaded into memory, and nothing is put beside it."""
    assert set(store) == set(open_store(path))
    assert [path] == list(path.parent.iterdir())


def test_a_file_can_be_read_once_without_a_store(path, store, monkeypatch):
    """Its quads come one after another, however large it is, and nothing is put beside it."""
    monkeypatch.setattr(stores, "LARGE", 0)

    assert set(store) == set(quads_in(path))
    assert [path] == list(path.parent.iterdir())


def test_what_is_no_dataset_is_told(path):
    """A file that is not of its format, or cannot be read, is named."""
    path.write_text("<urn:a> <urn:b> .\n", encoding="utf-8")
    with pytest.raises(DatasetError, match=r"graph\.nq: not N-Quads"):
        list(quads_in(path))
    with pytest.raises(DatasetError, match=r"gone\.nq: cannot be read: No such file"):
        list(quads_in(path.with_name("gone.nq")))


def test_large_files_are_kept_on_disk(path, store):
    """A large one has its store beside it, and the second time nothing is loaded."""
    assert set(store) == set(open_store(path, large=0))
    assert [store_folder(path)] == kept(path)
    path.chmod(0)  # who may not read the file can still ask the store
    assert len(store) == len(open_store(path, large=0))


def test_changed_file_has_another_store(path, store):
    """When the file changes the store is made anew and the old one goes."""
    open_store(path, large=0)
    old = store_folder(path)
    path.write_text("<urn:a> <urn:b> <urn:c> .\n", encoding="utf-8")
    assert 1 == len(open_store(path, large=0))
    assert [store_folder(path)] == kept(path) != [old]


def test_touched_file_has_another_store(path):
    """A file of the same size and another time is another file."""
    before = store_folder(path)
    os.utime(path, ns=(1, 1))
    assert before != store_folder(path)


def test_other_version_has_another_store(path, monkeypatch):
    """Another version of the library does not open what this one wrote."""
    before = store_folder(path)
    monkeypatch.setattr(stores, "version", lambda _: "0.0.1")
    assert before != store_folder(path)


def test_broken_store_is_made_anew(path, store):
    """A folder that is no store is thrown away."""
    store_folder(path).mkdir()
    assert len(store) == len(open_store(path, large=0))


def test_half_made_store_is_never_opened(path, store):
    """What a killed process left behind is not taken for a store, and goes."""
    left = path.parent / ".graph.nq.store-new-x"
    Store(str(left)).flush()
    assert len(store) == len(open_store(path, large=0))
    assert [store_folder(path)] == kept(path)


def test_where_nothing_can_be_kept_it_is_in_memory(path, store, monkeypatch):
    """In a folder where we may not write, a large file is loaded each time."""

    def refuse(**_: object) -> str:
        raise PermissionError

    monkeypatch.setattr(stores.tempfile, "mkdtemp", refuse)
    assert len(store) == len(open_store(path, large=0))
    assert [] == kept(path)


@pytest.mark.parametrize("large", [0, 10**9])
def test_wrong_file_is_told_and_leaves_nothing(path, large):
    """A file that is not of its format is an error with its line, in memory and on disk."""
    path.write_text("<urn:a> <urn:b> <urn:c> .\nnonsense\n", encoding="utf-8")
    with pytest.raises(DatasetError, match="line 2"):
        open_store(path, large=large)
    assert [] == kept(path)
