"""Whoever only asks for help waits for nothing: no model, no array, no graph is loaded before it is needed."""

import subprocess
import sys

import pytest

HEAVY = {"dateparser", "jinja2", "networkx", "numpy", "onnxruntime", "py3langid", "pyoxigraph", "pyvis", "rdflib"}
HEAVY |= {"spacy", "tokenizers", "torch"}

HELP = """
from kgraph.cli.app import main
try:
    main(["--help"])
except SystemExit:
    pass
"""


def loaded_by(code):
    """Return the top-level modules that a fresh interpreter holds after the code."""
    ending = "\nimport sys\nprint(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", code + ending], capture_output=True, text=True, check=True)
    return set(run.stderr.split())


@pytest.mark.parametrize("code", ["import kgraph", HELP], ids=["import", "help"])
def test_nothing_heavy_is_loaded(code):
    """`import kgraph` and `kgraph --help` load none of the libraries that read, compute or draw."""
    assert not HEAVY & loaded_by(code)


def test_loading_would_be_seen():
    """The parser does load them, so that the test above can fail."""
    assert {"numpy", "tokenizers"} <= loaded_by("import kgraph.parsing.parser")


def test_weights_are_read_when_a_parser_is_made():
    """The module of the parser alone does not load onnxruntime, which takes longest."""
    assert "onnxruntime" not in loaded_by("import kgraph.parsing.load")
