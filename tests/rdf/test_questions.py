"""The named questions, each with the answer that the world made by hand must give."""

import csv
import io

import pytest

from kgraph.errors import QueryError
from kgraph.rdf.query import query
from kgraph.rdf.questions import KINDS, question, questions

REPORTED_CUT = "Acme · cut · jobs · 2024-03-05/2024-03-06 (reported: Union One)"
ACQUISITION = "Acme · acquire · Borealis · 2024-03-05"
SUIT = "Borealis · sue · Cygnus · 2023"
DENIAL = "Borealis · sue · Cygnus · 2023 (denied: Borealis)"

ANSWERS = [
    ("timeline", {"who": "borealis"}, "what standing", [[SUIT, "fact"], [ACQUISITION, "fact"]]),
    ("timeline", {"who": "Acme", "from": "2024-03", "to": "2024-03"}, "what", [[ACQUISITION], [REPORTED_CUT]]),
    ("timeline", {"who": "Acme", "to": "2024-03-05"}, "what", [[ACQUISITION], [REPORTED_CUT]]),
    ("timeline", {"who": "Acme", "from": "2024-03-07"}, "what", []),
    ("timeline", {"who": "Borealis", "standing": "denied"}, "what", [[DENIAL]]),
    ("timeline", {"who": "Dorado", "kind": "statement"}, "what", [["Dorado · tell · Acme · 2024-03-06"]]),
    ("timeline", {"who": "the  ACMÉ"}, "what", [[ACQUISITION], [REPORTED_CUT]]),
    ("timeline", {"who": "union"}, "what", []),
    ("timeline", {"who": "Town Hall", "standing": "denied"}, "what", []),
    (
        "period", {"from": "2024-03-05", "to": "2024-03-05"}, "what certain",
        [[ACQUISITION, "true"], [REPORTED_CUT, "false"]],
    ),
    ("period", {"from": "2024", "to": "2024"}, "what certain", [[ACQUISITION, "true"], [REPORTED_CUT, "true"]]),
    (
        "period", {"from": "2024-04-10", "to": "2024-04-11", "standing": "planned"}, "date certain",
        [["2024-04", "false"]],
    ),
    ("deeds", {"type": "Economy"}, "actor action target", [["Acme", "acquire", "Borealis"], ["Acme", "cut", "jobs"]]),
    ("deeds", {"type": "Trade"}, "actor action target", [["Acme", "acquire", "Borealis"]]),
    ("deeds", {"type": "Kill"}, "actor", []),
    ("deeds", {"type": "Justice", "standing": "denied"}, "actor target", [["Borealis", "Cygnus"]]),
    ("active", {}, "year actor events", [["2023", "Borealis", "1"], ["2024", "Acme", "2"]]),
    ("active", {"least": "2"}, "actor", [["Acme"]]),
    ("months", {}, "month events", [["2024-03", "2"]]),
    ("months", {"standing": "planned"}, "month events", [["2024-04", "1"]]),
    (
        "evidence", {"event": "e3"}, "document begin source polarity modality confidence",
        [
            ["wire-a", "79", "Union One", "Positive", "Happened", "0.9"],
            ["wire-b", "75", "Union One", "Positive", "Happened", "0.9"],
        ],
    ),
    ("evidence", {"event": "https://w3id.org/kgraph/data/event/e4"}, "polarity source", [["Negative", "Borealis"]]),
    (
        "hearsay", {}, "source document event",
        [["Borealis", "blog", "e7"], ["Union One", "wire-a", "e3"], ["Union One", "wire-b", "e3"]],
    ),
    ("contradictions", {}, "what denied", [[SUIT, DENIAL]]),
    ("contradictions", {"standing": "planned"}, "what", []),
    ("corroborated", {}, "what publishers", [[ACQUISITION, "2"], [REPORTED_CUT, "2"]]),
    ("corroborated", {"least": "3"}, "what", []),
    ("plans", {}, "what", [["Acme · sue · Dorado · 2024-04 (planned)"]]),
    ("plans", {"standing": "possible"}, "what", []),
    ("connections", {"who": "Acme", "whom": "Cygnus"}, "steps first second", [["2", "Borealis", ""]]),
    ("connections", {"who": "acme", "whom": "borealis"}, "steps", [["1"]]),
    ("connections", {"who": "Acme", "whom": "Dorado"}, "steps", []),
    (
        "numbers", {}, "value unit modifier document",
        [["300", "jobs", "about", "wire-a"], ["350", "jobs", "", "wire-b"]],
    ),
    (
        "review", {}, "confidence basis document",
        [["0.4", "FromText", "wire-b"], ["0.9", "FromTense", "wire-a"], ["0.9", "FromTense", "wire-b"]],
    ),
    ("search", {"words": "SUED"}, "document event", [["blog", "e6"]]),
    ("search", {"words": ".*"}, "document", []),
    (
        "document", {"document": "wire-b"}, "event standing alone claims",
        [
            ["e1", "fact", "false", "1"],
            ["e3", "reported", "false", "1"],
            ["e4", "denied", "true", "1"],
            ["e5", "fact", "true", "1"],
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "values", "columns", "rows"), ANSWERS)
def test_answers(dataset, name, values, columns, rows):
    """The question gives the expected rows, in order."""
    found = query(dataset, question(name).ask(values, dataset), format="csv")
    told = [
        [row[column].rpartition("/event/")[2] for column in columns.split()]
        for row in csv.DictReader(io.StringIO(found))
    ]
    assert rows == told


def test_fifteen_questions_are_all_tried():
    """There are at least fifteen questions, and the table above has an answer for each."""
    names = {item.name for item in questions()}
    assert len(names) >= 15
    assert names == {name for name, *_ in ANSWERS}


def test_questions_say_what_they_are():
    """Every question has a title that ends as a question, every parameter a meaning and a use."""
    for item in questions():
        assert item.title.endswith("?")
        for parameter in item.parameters:
            assert parameter.meaning
            assert f"${parameter.name}" in item.sparql


def test_defaults_are_of_their_kind(dataset):
    """Every default can be written as a term."""
    for item in questions():
        for parameter in item.parameters:
            if parameter.default is not None:
                KINDS[parameter.kind](parameter.default, dataset)


@pytest.mark.parametrize("value", ['x" } ; DROP ALL #', "a\nb", "\\", "'", "\0\ud800", "$kind", "\\u0022"])
def test_text_is_escaped(dataset, value):
    """Whatever a value holds, it stays one literal of the query."""
    sparql = question("search").ask({"words": value}, dataset)
    assert "DROP" not in query(dataset, sparql, format="csv")
    assert '"document"' not in query(dataset, sparql, format="csv")


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("timeline", {}, "who is missing"),
        ("timeline", {"who": "Acme", "whom": "y"}, "unknown parameter 'whom'; expected one of who, from"),
        ("timeline", {"who": "Acme", "from": "yesterday"}, "from is 'yesterday'; expected the first day"),
        ("timeline", {"who": "Acme", "standing": 'fact" }'}, "standing is"),
        ("deeds", {"type": "Economy> ?x"}, "type is 'Economy> \\?x'; expected an event type"),
        ("timeline", {"who": "Acne"}, 'who is "Acne", which the dataset does not have; near it: Acme$'),
        ("timeline", {"who": '" } DROP ALL #'}, "which the dataset does not have$"),
        ("timeline", {"who": ""}, "which the dataset does not have"),
        ("connections", {"who": "Acme", "whom": "Dorodo"}, "whom is .*near it: Dorado"),
        ("evidence", {"event": "e1> ?p ?o } #"}, "event is .*which the dataset does not have"),
        ("document", {"document": "wire-c"}, "document is .*near it: wire-[ab], wire-[ab]"),
        ("review", {"below": "NaN"}, "below is"),
        ("review", {"below": "1) || true"}, "below is"),
    ],
)
def test_wrong_values_are_told(dataset, name, values, expected):
    """A value that is missing, unknown or not of its kind is an error that says what is expected."""
    with pytest.raises(QueryError, match=expected):
        question(name).ask(values, dataset)


@pytest.mark.parametrize("name", ["nonsense", "../shapes", "", "timeline.rq"])
def test_unknown_question_names_the_known(name):
    """A name that is none lists those that are, and reads no other file."""
    with pytest.raises(QueryError, match="expected one of active, connections"):
        question(name)
