"""Tables of results."""

from pyoxigraph import Store

from kgraph.rdf.table import to_table


def table(sparql):
    """Return the lines of the table of a query over nothing."""
    return to_table(Store().query(sparql), {"a": "https://a.example/"}).splitlines()


def test_columns_are_aligned_by_width():
    """Cells are padded by what a terminal shows: wide characters count twice, combining ones not at all."""
    lines = table('SELECT ?x ?y { VALUES (?x ?y) { ("中国" 1) ("e\u0301" 2) ("abcd" 3) } }')
    assert ["x     y", "----  -", "中国  1", "e\u0301     2", "abcd  3", "(3 rows)"] == lines


def test_hostile_text_cannot_steer_the_terminal():
    """Control and direction characters are shown as escapes, on one line."""
    lines = table(r'SELECT ?x { VALUES ?x { "a\nb\u001B[2J\u202Ec" } }')
    assert r"a\nb\x1b[2J\u202ec" == lines[2]


def test_names_are_abbreviated_where_they_can_be():
    """An IRI is abbreviated by a prefix if the rest is a plain name; what is unbound is empty."""
    lines = table("SELECT ?x ?y { VALUES ?x { <https://a.example/b> <https://a.example/b/c> } }")
    assert ["a:b", "https://a.example/b/c"] == lines[2:4]


def test_a_long_cell_takes_no_other_line_apart():
    """What is longer than a line is pushes on what stands beside it, in its own row only."""
    head, _, long, short, _ = table(f'SELECT ?x ?y {{ VALUES (?x ?y) {{ ("{"x" * 300}" "y") ("a" "b") }} }}')

    assert f"{'x' * 300}  y" == long
    assert [head.index("y")] * 2 == [82, short.index("b")]


def test_no_solutions():
    """A table without rows says so."""
    assert ["x", "-", "(0 rows)"] == table("SELECT ?x { FILTER(false) BIND(1 AS ?x) }")
