"""The named questions over the seeds: what a reader of the sample documents expects in the answer, and what not."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from kgraph.pipeline.build import build
from kgraph.rdf.dataset import Dataset, open_dataset
from kgraph.rdf.query import query
from kgraph.rdf.questions import question, questions

Row = dict[str, str]

# Question, parameters, rows that are in the answer, and rows that are not; of a cell a part is enough.
EXPECTED: list[tuple[str, dict[str, str], list[Row], list[Row]]] = [
    (
        "timeline", {"who": "Ukraine"},
        [{"date": "2022", "what": "Russia · invade · Ukraine", "standing": "fact"}, {"what": "drones of its own"}],
        [{"standing": "denied"}, {"standing": "planned"}, {"what": "Panama"}],
    ),
    (
        "period", {"from": "2024-11-09", "to": "2024-11-09"},
        [{"what": "Russia · launch", "certain": "true"}, {"date": "2024-11-09/2024-11-10", "certain": "false"}],
        [{"what": "invade"}],
    ),
    (
        "deeds", {"type": "Assault"},
        [{"actor": "United States", "action": "invade", "target": "Panama", "date": "1989-12"}, {"actor": "Russia"}],
        [{"standing": "planned"}, {"action": "launch_investigation"}],
    ),
    ("active", {"least": "2"}, [{"year": "2022", "actor": "Amara"}], [{"events": "1", "actor": "Oskar Brandt"}]),
    ("months", {}, [{"month": "2024-11"}, {"month": "1989-12"}], [{"month": "2017"}, {"month": "1961"}]),
    (
        "evidence", {"event": "kill · Esteban Ruiz"},
        [{"text": "Ruiz", "modality": "Happened", "polarity": "Positive"}],
        [{"polarity": "Negative"}, {"text": "drones"}],
    ),
    (
        "hearsay", {},
        [{"source": "American official", "what": "North Koreans · arrive", "document": "kursk_2024"}],
        [{"what": "Russia · launch"}, {"what": "denied"}],
    ),
    ("contradictions", {}, [{"what": "attack", "denied": "denied: Sevania"}], [{"what": "denied"}]),
    ("corroborated", {}, [{"what": "kill · Esteban Ruiz", "publishers": "2"}], [{"what": "invade"}]),
    ("plans", {}, [{"what": "Oskar Brandt · appear"}], [{"what": "invade"}, {"what": "denied"}]),
    ("connections", {"who": "Russia", "whom": "Ukraine"}, [{"steps": "1"}], []),
    ("connections", {"who": "Ukraine", "whom": "Panama"}, [], [{}]),
    (
        "numbers", {},
        [
            {"value": "40", "unit": "people", "source": "officials", "document": "quake_gazette"},
            {"value": "52", "unit": "people", "source": "government", "document": "quake_courier"},
        ],
        [{"what": "drones"}],
    ),
    ("review", {"below": "0"}, [{"basis": "FromTense"}, {"basis": "FromDiscourse"}], [{"basis": "FromText"}]),
    (
        "search", {"words": "145 DRONES"},
        [{"document": "kursk_2024", "what": "Russia · launch", "text": "launched 145 drones"}],
        [{"document": "panama"}],
    ),
    (
        "document", {"document": "kursk_2024"},
        [{"what": "drones of its own", "standing": "fact", "alone": "true"}], [{"what": "Panama"}],
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def dataset(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Return the dataset of the seeds."""
    out = tmp_path_factory.mktemp("seeds")
    build([seeds], out)
    return open_dataset(out)


def told(row: Row, expected: Row) -> bool:
    """Tell whether a row has every part that is expected of it."""
    return all(part in row[column] for column, part in expected.items())


def event_of(dataset: Dataset, words: str) -> str:
    """Return the IRI of the first event whose label holds some words."""
    sparql = f'SELECT ?event WHERE {{ ?event a kg:Event ; rdfs:label ?what FILTER(CONTAINS(?what, "{words}")) }}'
    return query(dataset, f"{sparql} ORDER BY ?event", format="csv").split()[1]


@pytest.mark.parametrize(("name", "values", "present", "absent"), EXPECTED)
def test_answers_over_the_seeds(
    dataset: Dataset, name: str, values: dict[str, str], present: list[Row], absent: list[Row]
) -> None:
    """The answer has the rows that a reader expects, and none that a reader would call wrong."""
    given = {key: event_of(dataset, value) if key == "event" else value for key, value in values.items()}
    answer = query(dataset, question(name).ask(given, dataset), format="csv")
    rows = list(csv.DictReader(io.StringIO(answer, newline="")))

    assert [] == [row for row in present if not any(told(found, row) for found in rows)]
    assert [] == [found for found in rows if any(told(found, row) for row in absent)]


def test_every_question_is_asked() -> None:
    """Each of the named questions stands in the table above, and there are at least fifteen."""
    assert {item.name for item in questions()} == {name for name, *_ in EXPECTED}
    assert len(questions()) >= 15
