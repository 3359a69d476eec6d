"""The event types."""

from kgraph.rdf.taxonomy import taxonomy


def test_types_have_labels_and_lead_upwards():
    """A type has its label and the types above it."""
    found = taxonomy()["Sign"]
    assert "sign" == found.label
    assert ("Support",) == found.broader


def test_a_scheme_is_no_type():
    """What is not a concept of ours is not among the types."""
    assert "Nonsense" not in taxonomy()
    assert "Actor" not in taxonomy()
