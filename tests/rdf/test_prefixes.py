"""Namespaces and the files of the ontology."""

import subprocess
import sys

import pytest

from kgraph.errors import DatasetError
from kgraph.rdf.prefixes import ontology_file, prefixes


def test_files_of_the_ontology_are_found():
    """The files that the program reads are where it looks."""
    for name in ("kgraph.ttl", "events.ttl", "shapes.ttl", "context.jsonld", "questions/evidence.rq"):
        assert ontology_file(name).is_file()


def test_missing_file_is_told():
    """A file that did not come with kgraph is an error that names it."""
    with pytest.raises(DatasetError, match=r"nothing\.ttl"):
        ontology_file("nothing.ttl")


def test_prefixes_follow_the_base():
    """The prefixes of the data lie under the base; those of vocabularies do not."""
    assert "https://x.example/event/" == prefixes("https://x.example/")["event"]
    assert prefixes()["kg"] == prefixes("https://x.example/")["kg"]


def test_nothing_heavy_is_imported_with_the_package():
    """Importing kgraph, or asking a dataset, does not import rdflib."""
    code = "import kgraph, kgraph.rdf.query, sys; sys.exit('rdflib' in sys.modules)"
    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode
