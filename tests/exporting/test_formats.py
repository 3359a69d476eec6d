"""Exporting by suffix or name."""

from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from kgraph import plugins
from kgraph.errors import DatasetError, ExportError, PluginError
from kgraph.exporting.formats import EXPORTERS, export, formats

TURTLE = "<https://x.example/a> <https://x.example/b> <https://x.example/c> .\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a dataset of one triple."""
    path = tmp_path / "in.ttl"
    path.write_text(TURTLE, encoding="utf-8")
    return path


def offer(monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    """Pretend that a package offers an exporter `txt`."""
    points = EntryPoints([EntryPoint("txt", target, "kgraph.exporters")])
    monkeypatch.setattr(plugins, "entry_points", points.select)


def write_count(dataset, target):
    """Write how many triples there are; an exporter as a plugin would offer it."""
    target.write_text(str(len(dataset.store)), encoding="utf-8")


def test_suffix_tells_the_format(source, tmp_path):
    """N-Triples are written where the target ends in .nt, whatever its case."""
    export(source, tmp_path / "out.NT")
    assert TURTLE == (tmp_path / "out.NT").read_text(encoding="utf-8")


def test_name_overrules_the_suffix(source, tmp_path):
    """A format by name is written whatever the target is called."""
    export(source, tmp_path / "out.txt", format="nt")
    assert TURTLE == (tmp_path / "out.txt").read_text(encoding="utf-8")


def test_folder_is_exported(source, tmp_path):
    """A dataset folder is a source like a file."""
    (tmp_path / "folder").mkdir()
    source.rename(tmp_path / "folder" / "graph.ttl")
    export(tmp_path / "folder", tmp_path / "out.nt")
    assert TURTLE == (tmp_path / "out.nt").read_text(encoding="utf-8")


def test_page_is_written(source, tmp_path):
    """The page of a dataset without events can be written."""
    export(source, tmp_path / "out.html")
    assert (tmp_path / "out.html").read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")


@pytest.mark.parametrize("name", ["out.docx", "out"])
def test_unknown_format_names_the_known(source, tmp_path, name):
    """A suffix that is no format, or none, lists the formats and writes nothing."""
    with pytest.raises(
        ExportError,
        match="expected one of csv, csv-claims, csv-entities, gexf, graphml, html, jsonld, nq, nt, trig, ttl",
    ):
        export(source, tmp_path / name)
    assert not (tmp_path / name).exists()


def test_missing_source_is_told(tmp_path):
    """A source that is not there is an error of the dataset."""
    with pytest.raises(DatasetError, match=r"nothing\.ttl"):
        export(tmp_path / "nothing.ttl", tmp_path / "out.nt")


def test_plugin_is_an_exporter(monkeypatch, source, tmp_path):
    """What a package offers under a name is used for that name, and listed."""
    offer(monkeypatch, "builtins:print")
    monkeypatch.setattr(EntryPoint, "load", lambda _: write_count)
    export(source, tmp_path / "out.txt")
    assert "1" == (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert "txt" in formats()


def test_plugin_cannot_take_our_names(monkeypatch, source, tmp_path):
    """A format of our own is never left to a plugin."""
    points = EntryPoints([EntryPoint("nt", "nothing:here", "kgraph.exporters")])
    monkeypatch.setattr(plugins, "entry_points", points.select)
    export(source, tmp_path / "out.nt")
    assert set(EXPORTERS) == set(formats())


def test_broken_plugin_is_named(monkeypatch, source, tmp_path):
    """A plugin that does not load is an error with its name."""
    offer(monkeypatch, "nothing_of_that_name:here")
    with pytest.raises(PluginError, match="txt"):
        export(source, tmp_path / "out.txt")
