"""A dataset in other RDF formats."""

from pathlib import Path

import pytest
from pyoxigraph import Quad

from kgraph.exporting.rdf import RDF_FORMATS, write_rdf
from kgraph.rdf.dataset import Dataset, open_dataset

LINES = (
    '<https://x.example/a> <https://x.example/b> "1\\n\\"2\\"" <https://x.example/g> .\n'
    "<https://x.example/a> <https://x.example/b> <https://x.example/c> <https://x.example/h> .\n"
)


@pytest.fixture
def source(tmp_path: Path) -> Dataset:
    """Return a dataset of two quads in two graphs."""
    (tmp_path / "in.nq").write_text(LINES, encoding="utf-8")
    return open_dataset(tmp_path / "in.nq")


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_triples_survive(source, tmp_path, name):
    """Every format holds the same triples."""
    write_rdf(source, tmp_path / f"out.{name}", format=name)
    found = open_dataset(tmp_path / f"out.{name}").store
    assert {quad.triple for quad in source.store} == {quad.triple for quad in found}


@pytest.mark.parametrize("name", ["nq", "trig"])
def test_named_graphs_survive(source, tmp_path, name):
    """N-Quads and TriG hold the named graphs too."""
    write_rdf(source, tmp_path / f"out.{name}", format=name)
    assert set[Quad](source.store) == set[Quad](open_dataset(tmp_path / f"out.{name}").store)


def test_same_bytes_again(source, tmp_path):
    """Exporting what was exported changes nothing."""
    for name in RDF_FORMATS:
        write_rdf(source, tmp_path / f"one.{name}", format=name)
        write_rdf(open_dataset(tmp_path / f"one.{name}"), tmp_path / f"two.{name}", format=name)
        assert (tmp_path / f"one.{name}").read_bytes() == (tmp_path / f"two.{name}").read_bytes()
