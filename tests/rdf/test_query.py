"""SPARQL over a dataset."""

import json
import subprocess
import sys
import time

import pytest

from kgraph.errors import DatasetError, QueryError
from kgraph.rdf.dataset import Dataset
from kgraph.rdf.query import query

FACTS = "SELECT ?e WHERE { ?e a kg:Event } ORDER BY ?e"
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(8)) + " }"


def test_prefixes_need_no_declaration(dataset):
    """The prefixes of our files are known."""
    assert "e\nhttps://w3id.org/kgraph/data/event/e1\n" == query(dataset, f"{FACTS} LIMIT 1", format="csv").replace(
        "\r", ""
    )


def test_table_is_for_people(dataset):
    """Without a format the result is a table with abbreviated IRIs and a count."""
    assert ["e", "--------", "event:e1", "event:e5", "event:e6", "(3 rows)"] == query(dataset, FACTS).splitlines()


def test_every_format_of_solutions(dataset):
    """Solutions come as CSV, TSV, JSON and XML of the SPARQL recommendations."""
    assert 3 == len(json.loads(query(dataset, FACTS, format="json"))["results"]["bindings"])
    assert "?e\n" == query(dataset, FACTS, format="tsv").splitlines(keepends=True)[0]
    assert query(dataset, FACTS, format="xml").startswith("<?xml")


def test_ask_and_construct(dataset):
    """ASK gives a truth value, CONSTRUCT sorted Turtle with our prefixes."""
    assert "false\n" == query(dataset, "ASK { ?e a kg:Event, kg:NegatedEvent }")
    assert json.loads(query(dataset, "ASK { ?e a kg:Event }", format="json"))["boolean"]
    turtle = query(dataset, "CONSTRUCT { ?e a kg:Event } WHERE { ?e a kg:Event }")
    assert ["event:e1 a kg:Event .", "event:e5 a kg:Event .", "event:e6 a kg:Event ."] == turtle.splitlines()[-3:]


def test_default_graph_is_the_union(dataset):
    """A triple in a named graph is found without GRAPH, and counted once."""
    assert "7" in query(dataset, "SELECT (COUNT(*) AS ?n) WHERE { ?e a kg:EventRecord }")
    assert "true\n" == query(dataset, "ASK { GRAPH ?g { ?e a kg:NegatedEvent } }")


@pytest.mark.parametrize("timeout", [None, 60])
def test_syntax_error_has_its_place(dataset, timeout):
    """An error of syntax is told with line and column."""
    with pytest.raises(QueryError, match="line 2, column") as caught:
        query(dataset, "SELECT *\nWHERE { ?s ?p }", timeout=timeout)
    assert 2 == caught.value.line
    assert caught.value.column


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a:b> <a:b> <a:b> }",
        "DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "LOAD <file:///etc/passwd>",
        "DROP ALL",
        "BASE <urn:x> PREFIX a: <urn:a> # select\n delete { ?s ?p ?o } where { ?s ?p ?o }",
        "WITH <urn:g> INSERT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused(dataset, update):
    """What would change the data is an error, and changes nothing."""
    before = len(dataset.store)
    with pytest.raises(QueryError, match="an update is refused"):
        query(dataset, update)
    assert before == len(dataset.store)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { service silent ?x { ?s ?p ?o } }",
        "PREFIX a: <http://127.0.0.1/> SELECT * { SERVICE a:b { ?s ?p ?o } }",
        "SELECT * { FILTER(1<2)SERVICE#>\n?x{ ?s ?p ?o } }",
        "SELECT * { SERVICE # a comment\n <http://127.0.0.1/> # another\n { ?s ?p ?o } }",
        "SELECT * { FILTER(1<2||'a>b'='c')SERVICE<http://127.0.0.1/>{ ?s ?p ?o } }",
        "SELECT * FROM <http://127.0.0.1/> { ?s ?p ?o }",
        "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
        "PREFIX a: <http://127.0.0.1/> ASK from a:b { ?s ?p ?o }",
    ],
)
def test_reaching_out_is_refused(dataset, sparql):
    """A query that names another source of data is refused before it is asked."""
    with pytest.raises(QueryError, match="refused"):
        query(dataset, sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s kg:text ?t FILTER(CONTAINS(?t, 'service from <x>')) }",
        "SELECT ?from ?service { ?from ?service 'from' }",
        "# from here to service\nSELECT * { ?s ?p ?o }",
        "PREFIX service: <http://x.example/service#> SELECT * { ?s service:from <http://x.example/from> }",
        'SELECT * { ?s ?p """from "service" from""" }',
        "SELECT * { ?s ?p 'x'@from }",
    ],
)
def test_words_that_are_no_keywords_pass(dataset, sparql):
    """The words SERVICE and FROM in strings, names, IRIs and comments are no reason to refuse."""
    query(dataset, sparql)


def test_graphs_of_the_dataset_can_be_chosen(dataset):
    """FROM one graph of the dataset asks that one only, as the endpoint does."""
    graphs = query(dataset, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g", format="csv").split()[1:]
    count = "SELECT (COUNT(*) AS ?n) {0} {{ ?s ?p ?o }}"
    numbers = [int(query(dataset, count.format(f"FROM <{graph}>"), format="csv").split()[1]) for graph in graphs]

    assert len(graphs) > 1
    assert all(0 < number < int(query(dataset, count.format(""), format="csv").split()[1]) for number in numbers)


def test_runaway_query_is_stopped(dataset):
    """A query over all combinations of all triples ends when its time is up."""
    started = time.monotonic()
    with pytest.raises(QueryError, match="stopped after 1 s"):
        query(dataset, RUNAWAY, timeout=1)
    assert time.monotonic() - started < 30


def test_process_ends_when_nobody_waits(dataset):
    """Whoever asked may have been killed: the process that asks the query ends soon after its time is up."""
    request = {"path": str(dataset.path), "sparql": RUNAWAY, "format": None, "timeout": 0.5}
    command = [sys.executable, "-m", "kgraph.rdf.worker"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        told, _ = process.communicate(json.dumps(request).encode(), timeout=60)
    assert (b"", 1) == (told, process.returncode)


def test_answer_with_a_time_limit_is_the_same(dataset):
    """In a process of its own a query gives the same answer."""
    assert query(dataset, FACTS, format="json") == query(dataset, FACTS, format="json", timeout=60)


def test_missing_file_is_told_by_the_process(tmp_path):
    """A dataset that cannot be read is the same error in a process of its own."""
    for timeout in (None, 60):
        with pytest.raises(DatasetError, match=r"x\.nq"):
            query(Dataset(tmp_path / "x.nq"), FACTS, timeout=timeout)


@pytest.mark.parametrize(
    ("sparql", "name"), [(FACTS, "docx"), (FACTS, "ttl"), ("CONSTRUCT WHERE { ?s a kg:Event }", "csv")]
)
def test_format_that_does_not_fit_is_told(dataset, sparql, name):
    """A format that is unknown, or that the result does not fit, is an error."""
    with pytest.raises(QueryError, match=name):
        query(dataset, sparql, format=name)
