"""Events, claims and entities as CSV."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.exporting.formats import export
from kgraph.exporting.tables import TABLE_FORMATS, write_table
from kgraph.rdf.dataset import open_dataset
from kgraph.rdf.literals import clean
from kgraph.rdf.saving import save
from kgraph.records.event import World
from kgraph.views.timeline import timeline


def rows(world: World, folder: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of a table after a way through its file."""
    save(world, folder / "graph.nq")
    export(folder / "graph.nq", folder / "table.csv", format=name)
    with (folder / "table.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_an_event_is_a_row(small_world: World, tmp_path: Path) -> None:
    """Who did what to whom, when, where, who says so and how often: of a reported event, two claims and a dispute."""
    told = {row["event"].rpartition("/")[2]: row for row in rows(small_world, tmp_path, "csv")}

    assert sorted(event.id for event in small_world.events) == sorted(told)
    assert [row.event.id for row in timeline(small_world).rows] == [id_ for id_, row in told.items() if row["date"]]
    assert [""] * len(timeline(small_world).undated) == [row["date"] for row in list(told.values())[-1:]]
    cut = told["e3"]
    assert ("reported", "event", "Decrease", "cut", "Acme", "jobs") == tuple(
        cut[name] for name in ("standing", "kind", "type", "action", "actors", "targets")
    )
    assert ("Union One", "wire-a; wire-b", "2", "quantity") == tuple(
        cut[name] for name in ("sources", "documents", "claims", "disputed")
    )
    assert ("2024-03-05", "2024-03-05", "2024-03-05", "day", "Oslo") == tuple(
        told["e1"][name] for name in ("date", "earliest", "latest", "granularity", "places")
    )


def test_no_day_is_invented(small_world: World, tmp_path: Path) -> None:
    """A month has its bounds and its own name; what is not dated has empty cells."""
    told = {row["event"].rpartition("/")[2]: row for row in rows(small_world, tmp_path, "csv")}

    assert ("2024-04", "2024-04-01", "2024-04-30", "month") == tuple(
        told["e2"][name] for name in ("date", "earliest", "latest", "granularity")
    )
    assert {""} == {told["e7"][name] for name in ("date", "earliest", "latest", "granularity")}


def test_a_claim_is_a_row(small_world: World, tmp_path: Path) -> None:
    """Each leads to its event and to the sentence that makes it, at its offsets in its document."""
    found = rows(small_world, tmp_path, "csv-claims")
    documents = {document.id: document for document in small_world.documents}

    assert sum(len(event.evidence) for event in small_world.events) == len(found) == len({r["claim"] for r in found})
    assert all(row["sentence"] == documents[row["document"]].text[int(row["begin"]) : int(row["end"])] for row in found)
    read_order = [(row["document"], int(row["begin"])) for row in found]
    assert sorted(read_order) == read_order
    (denial,) = [row for row in found if row["polarity"] == "negative"]
    assert ("suing", "last year", "text", "Borealis", "0.4") == tuple(
        denial[name] for name in ("trigger", "date_text", "basis", "sources", "confidence")
    )


def test_an_entity_is_a_row(small_world: World, tmp_path: Path) -> None:
    """Its names, what it stands for, and how often it acts and is acted on."""
    told = {row["name"]: row for row in rows(small_world, tmp_path, "csv-entities")}

    assert {entity.name for entity in small_world.entities} == set(told)
    assert ("Kristiania", "http://www.wikidata.org/entity/Q585") == (told["Oslo"]["aliases"], told["Oslo"]["same_as"])
    assert "Oslo" == told["Town Hall"]["stands_for"]
    assert ("3", "1") == (told["Acme"]["acts"], told["Acme"]["undergoes"])


@given(name=st.text(min_size=1).filter(lambda text: text.strip()))
def test_any_name_survives_and_none_is_a_formula(
    small_world: World, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    """Quotes, commas and line ends come back; a cell that could be computed has an apostrophe before it."""
    first, *others = small_world.entities
    world = replace(small_world, entities=(replace(first, name=name), *others))
    cell = rows(world, tmp_path_factory.mktemp("any"), "csv-entities")[0]["name"]

    if name[0] in "=+-@\t\r":
        assert f"'{clean(name)}" == cell
    else:
        assert clean(name) == cell


@pytest.mark.parametrize("name", TABLE_FORMATS)
def test_same_bytes_again(small_world: World, tmp_path: Path, name: str) -> None:
    """The table of an exported dataset is that of the dataset."""
    for suffix in ("nq", "ttl"):
        save(small_world, tmp_path / f"graph.{suffix}")
        write_table(open_dataset(tmp_path / f"graph.{suffix}"), tmp_path / f"{suffix}.csv", format=name)

    assert (tmp_path / "nq.csv").read_bytes() == (tmp_path / "ttl.csv").read_bytes()


@pytest.mark.parametrize("name", TABLE_FORMATS)
def test_empty_dataset_has_columns(tmp_path: Path, name: str) -> None:
    """A dataset of nothing gives a table of nothing, with its head."""
    assert [] == rows(World((), (), ()), tmp_path, name)
    assert (tmp_path / "table.csv").read_text(encoding="utf-8").count(",") > 5
