"""From files to a dataset, with every room but the model."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pyoxigraph
import pytest
import rdflib

from kgraph.errors import DatasetError, ExportError, TooLargeError
from kgraph.pipeline.build import NothingReadError, build, resolved
from kgraph.records.document import Document
from kgraph.records.event import World

HERE = Path(__file__).parent
NEWS = ("news/ferry.txt", "news/treaty.md", "news/wire.jsonl")
DERIVED = ("claims.jsonl", "texts.jsonl", "graph.nq", "graph.ttl", "graph.trig")

Build = Callable[..., Any]


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work beside the documents, so that sources are short."""
    monkeypatch.chdir(HERE)


@pytest.fixture
def make(written: ModuleType) -> Build:
    """Return `build` with the parser that reads written parses."""

    def built(paths: list[str], out: Path, **options: Any) -> Any:
        return build(paths, out, parser=options.pop("parser", written.WrittenParser()), **options)

    return built


@pytest.fixture
def dataset(make: Build, tmp_path: Path) -> Path:
    """Return the dataset of all the news."""
    make(["news"], tmp_path / "out")
    return tmp_path / "out"


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files that may not depend on the clock."""
    return {name: (folder / name).read_bytes() for name in DERIVED}


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def claim(dataset: Path, document: str, action: str) -> dict[str, Any]:
    """Return the one claim of a document with that action."""
    (account,) = [line for line in lines(dataset / "claims.jsonl") if line["document"]["id"] == document]
    (found,) = [claim for claim in account["claims"] if claim["action"] == action]
    return found


def test_a_sentence_becomes_a_dated_claim(dataset: Path):
    """On Friday, in a report of Monday 18 March, is 15 March."""
    rescue = claim(dataset, "ferry", "rescue")

    assert ("2024-03-15", "2024-03-15", "day") == (
        rescue["time"]["begin"],
        rescue["time"]["end"],
        rescue["time"]["granularity"],
    )
    assert ["navy"] == [actor["name"].split()[-1] for actor in rescue["actors"]]


def test_what_was_refused_did_not_happen(dataset: Path):
    """A refusal denies what was refused."""
    assert "negative" == claim(dataset, "treaty", "sign")["polarity"]


def test_what_somebody_says_has_a_source(dataset: Path):
    """Reported speech is attributed, negation kept."""
    sent = claim(dataset, "ferry", "send")

    assert ("negative", ["Anna Berg"]) == (sent["polarity"], [source["name"] for source in sent["attributed_to"]])


def test_a_plan_is_no_fact(dataset: Path):
    """What is to come has a date and another status."""
    talks = claim(dataset, "treaty", "host")

    assert ("planned", "2024-04-01", "2024-04-30") == (talks["status"], talks["time"]["begin"], talks["time"]["end"])


def test_the_graphs_load_everywhere_and_say_the_same(dataset: Path):
    """Turtle, TriG and N-Quads hold the same triples for rdflib and for pyoxigraph."""
    turtle = rdflib.Graph().parse(dataset / "graph.ttl")
    quads = list(pyoxigraph.parse(path=dataset / "graph.nq"))
    trig = list(pyoxigraph.parse(path=dataset / "graph.trig"))

    assert len(turtle) > 100
    assert len(turtle) == len({str(quad.triple) for quad in quads})
    assert sorted(map(str, quads)) == sorted(map(str, trig))
    assert len(turtle) == sum(1 for _ in pyoxigraph.parse(path=dataset / "graph.ttl"))


def test_claims_are_sorted_by_document(dataset: Path):
    """The order of the lines is that of the ids."""
    assert ["ferry", "port", "treaty"] == [line["document"]["id"] for line in lines(dataset / "claims.jsonl")]
    assert ["ferry", "port", "treaty"] == [line["id"] for line in lines(dataset / "texts.jsonl")]


def test_the_manifest_tells_what_was_done(dataset: Path):
    """Documents, counts, versions and speed stand in manifest.json."""
    manifest = json.loads((dataset / "manifest.json").read_text(encoding="utf-8"))

    assert ["ferry", "treaty", "port"] == [document["id"] for document in manifest["read"]]
    assert (3, 6) == (manifest["counts"]["documents"], manifest["counts"]["sentences"])
    assert manifest["counts"]["claims"] == sum(manifest["claims"].values()) > 0
    assert manifest["counts"]["events"] == sum(manifest["events"].values()) > 0
    assert {"python", "kgraph", "onnxruntime"} <= set(manifest["versions"])
    assert manifest["seconds"] > 0
    assert [] == manifest["skipped"]


def test_documents_can_be_added_one_by_one(make: Build, dataset: Path, tmp_path: Path):
    """Building in steps gives the bytes of building at once."""
    for path in NEWS:
        make([path], tmp_path / "steps")

    assert contents(dataset) == contents(tmp_path / "steps")


def test_a_document_that_comes_twice_changes_nothing(make: Build, dataset: Path, tmp_path: Path):
    """Neither a second build nor a copy of a file adds an event."""
    before = contents(dataset)
    make(["news"], dataset)
    assert before == contents(dataset)

    shutil.copytree("news", tmp_path / "news")
    (tmp_path / "news" / "zz").mkdir()
    shutil.copy(tmp_path / "news" / "ferry.txt", tmp_path / "news" / "zz" / "ferry.txt")
    report = make([str(tmp_path / "news")], tmp_path / "copies")

    assert 3 == report.counts["documents"]
    assert any("the same text as" in note.reason for note in report.noted)


def test_fresh_replaces_what_was_there(make: Build, dataset: Path):
    """`--fresh` keeps nothing of the old dataset."""
    report = make(["news/treaty.md"], dataset, fresh=True)

    assert 1 == report.counts["documents"]
    assert ["treaty"] == [line["document"]["id"] for line in lines(dataset / "claims.jsonl")]


def test_a_text_that_has_changed_is_told(make: Build, tmp_path: Path):
    """Two versions of a text are two documents, and the user hears of it."""
    path = tmp_path / "ferry.txt"
    shutil.copy("news/ferry.txt", path)
    make([str(path)], tmp_path / "out")
    path.write_text(path.read_text(encoding="utf-8") + " ", encoding="utf-8")

    report = make([str(path)], tmp_path / "out")

    assert 2 == report.counts["documents"]
    assert any("its text has changed" in note.reason for note in report.noted)


def test_without_a_date_relative_days_stay_open(make: Build, tmp_path: Path):
    """Nothing falls back on today."""
    shutil.copy("news/ferry.txt", tmp_path / "ferry.txt")
    report = make([str(tmp_path / "ferry.txt")], tmp_path / "out")

    assert ["ferry"] == [document.id for document in report.undated]
    assert (None, None) == (
        claim(tmp_path / "out", "ferry", "rescue")["time"]["begin"],
        claim(tmp_path / "out", "ferry", "rescue")["time"]["end"],
    )


def test_the_date_that_is_given_dates_what_has_none(make: Build, tmp_path: Path):
    """The same report of another day has another Friday."""
    shutil.copy("news/ferry.txt", tmp_path / "ferry.txt")
    make([str(tmp_path / "ferry.txt")], tmp_path / "out", published=date(2024, 4, 1))

    assert "2024-03-29" == claim(tmp_path / "out", "ferry", "rescue")["time"]["begin"]


class BreaksOnTreaty:
    """A parser with a fault."""

    def __init__(self, parser: Any) -> None:
        self.parser = parser

    def parse(self, document: Document) -> Any:
        """Fail on one document."""
        if document.id == "treaty":
            raise IndexError("tuple index out of range")
        return self.parser.parse(document)


def test_a_document_that_breaks_the_program_costs_itself_alone(make: Build, written: ModuleType, tmp_path: Path):
    """The others are read, and the report names the one that failed."""
    report = make(["news"], tmp_path / "out", parser=BreaksOnTreaty(written.WrittenParser()))

    (skipped,) = report.skipped
    assert "news/treaty.md (treaty)" == skipped.source
    assert "parser BreaksOnTreaty: document treaty: sentence 1: fails: IndexError: tuple index" in skipped.reason
    assert ["ferry", "port"] == [line["document"]["id"] for line in lines(tmp_path / "out" / "claims.jsonl")]


def test_the_manifest_names_the_parser(make: Build, tmp_path: Path):
    """An object that tells no model is known by its class."""
    make(["news"], tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))

    assert {"parser": "WrittenParser", "name": "", "sha256": ""} == manifest["model"]


def test_what_cannot_be_read_is_in_the_manifest(make: Build, tmp_path: Path):
    """Skipped inputs are listed with their reason, and the dataset of the others is complete."""
    (tmp_path / "empty.txt").touch()
    report = make(["news", str(tmp_path / "empty.txt"), "nowhere"], tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))

    assert 2 == len(report.skipped) == len(manifest["skipped"])
    assert {"is empty", "cannot be read: No such file or directory"} == {item["reason"] for item in manifest["skipped"]}
    assert 3 == manifest["counts"]["documents"]


def test_a_build_that_fails_at_the_end_changes_nothing(make: Build, dataset: Path):
    """If the page cannot be written, the old claims and graphs stay, too."""

    def full(world: World, path: Path) -> None:
        raise ExportError(f"{path}: no space left")

    before = contents(dataset)
    with pytest.raises(ExportError):
        make(["news/treaty.md"], dataset, fresh=True, drawers={"graph.html": full})

    assert before == contents(dataset)
    assert sorted([*DERIVED, "manifest.json"]) == sorted(path.name for path in dataset.iterdir())


@pytest.mark.parametrize("fresh", [True, False])
def test_a_mistyped_path_destroys_nothing(make: Build, dataset: Path, fresh: bool):
    """A build of which nothing can be read keeps the dataset that is there, and what its manifest tells."""
    before = contents(dataset) | {"manifest.json": (dataset / "manifest.json").read_bytes()}
    with pytest.raises(NothingReadError, match="kept as it was, for no document could be read"):
        make(["news/nowhere.md"], dataset, fresh=fresh)

    assert before == contents(dataset) | {"manifest.json": (dataset / "manifest.json").read_bytes()}


def test_a_dataset_of_nothing_is_not_written(make: Build, tmp_path: Path):
    """Where nothing can be read there is no folder afterwards, and the error says why for each input."""
    with pytest.raises(NothingReadError, match="not written, for no document could be read") as raised:
        make(["news/nowhere.md"], tmp_path / "new")

    assert not (tmp_path / "new").exists()
    assert ["news/nowhere.md"] == [item.source for item in raised.value.skipped]


def test_a_page_that_cannot_show_so_much_is_left_out(make: Build, dataset: Path):
    """The dataset is written, the user is told, and no page of an earlier dataset is left beside it."""

    def crowded(world: World, path: Path) -> None:
        raise TooLargeError("html: 30,000 events; a page shows at most 20,000")

    (dataset / "graph.html").write_text("an earlier page", encoding="utf-8")
    report = make(["news/treaty.md"], dataset, fresh=True, drawers={"graph.html": crowded})

    assert ["not written: html: 30,000 events; a page shows at most 20,000"] == [item.reason for item in report.noted]
    assert (dataset / "graph.ttl").exists()
    assert not (dataset / "graph.html").exists()


def test_a_folder_with_a_damaged_dataset_is_refused(make: Build, dataset: Path):
    """Nothing is added to claims that cannot be read, and nothing is overwritten."""
    (dataset / "claims.jsonl").write_text("{}\n", encoding="utf-8")

    with pytest.raises(DatasetError, match=r'claims\.jsonl:1: not of the claims format: "document" is missing'):
        make(["news"], dataset)

    assert "{}\n" == (dataset / "claims.jsonl").read_text(encoding="utf-8")


def test_the_world_is_a_function_of_claims_and_texts(dataset: Path, tmp_path: Path):
    """The two files alone give the same world again."""
    for name in ("claims.jsonl", "texts.jsonl"):
        shutil.copy(dataset / name, tmp_path / name)

    assert resolved(dataset) == resolved(tmp_path)


def test_the_bytes_depend_on_the_documents_alone(tmp_path: Path):
    """Hash seed and order of arguments leave no trace, in the page neither."""
    for name, seed, paths in (("one", "1", NEWS), ("two", "2", NEWS[::-1])):
        command = [sys.executable, "written.py", str(tmp_path / name), *paths]
        subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": seed})

    for name in (*DERIVED, "graph.html"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_progress_names_the_documents_and_the_stages(make: Build, tmp_path: Path):
    """Whoever waits is told what for."""
    told: list[str] = []
    make(["news"], tmp_path / "out", on_progress=told.append)

    assert ["ferry", "treaty", "port", "resolving", "writing"] == told
