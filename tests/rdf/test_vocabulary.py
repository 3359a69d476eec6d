"""The closed namespace."""

import pytest
from pyoxigraph import NamedNode

from kgraph.rdf.prefixes import KG_NAMESPACE
from kgraph.rdf.vocabulary import term


def test_term_is_a_node():
    """A term is a node in our namespace."""
    assert NamedNode(KG_NAMESPACE + "actor") == term("actor")


def test_misspelt_term_fails():
    """A term that the ontology does not have raises at once."""
    with pytest.raises(AttributeError):
        term("acotr")
