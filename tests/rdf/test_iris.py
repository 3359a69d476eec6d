"""IRIs are stable and safe."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kgraph.errors import DatasetError
from kgraph.rdf.iris import Iris, content_key, event_type, local_name, web_iri

HOSTILE = ["a b", "<x>", 'say "hi"', "new\nline", "\0", "\ud800", "\u202eabc", "a/b#c?d", "100%", "", "../..", "é"]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_come_back(name):
    """Whatever a name is, its IRI is valid, and the name can be read from it."""
    node = Iris().node("entity", name)
    assert re.fullmatch(r"https://w3id\.org/kgraph/data/entity/[A-Za-z0-9._~%-]+", node.value)
    assert local_name(node) == (name or "-")
    assert str(node) == Iris().full("entity", name)


@given(st.text(), st.text())
def test_different_names_have_different_iris(one, other):
    """Two names share an IRI only if they are the same, the empty one and the hyphen aside."""
    if (one or "-") != (other or "-"):
        assert Iris().node("entity", one) != Iris().node("entity", other)


def test_plain_names_stay_as_they_are():
    """A key stands in an IRI as it is."""
    assert "https://x.example/doc/abc234" == Iris("https://x.example/").node("doc", "abc234").value


@pytest.mark.parametrize(
    "base", ["x", "ftp://a/", "https://a.example", "https://a b/", "javascript:alert(1)//", "http:///"]
)
def test_bad_base_is_refused(base):
    """A base is an http or https IRI that ends in a slash or hash."""
    with pytest.raises(DatasetError, match="not a base"):
        Iris(base)


def test_action_is_named_by_its_roleset():
    """An action is named by roleset, and by lemma too where the roleset is of another word."""
    iris = Iris("https://x.example/")
    assert "https://x.example/action/sign-02" == iris.action("sign", "sign.02").value
    assert "https://x.example/action/strike-01-raid" == iris.action("raid", "strike.01").value
    assert "https://x.example/action/raid" == iris.action("raid", None).value


def test_actions_that_look_alike_stay_apart():
    """Lemmas that differ only in what an IRI cannot show have different IRIs."""
    lemmas = ["naïve", "nave", "Na_ve", "na ve", "na/ve", "€", "£"]
    assert len(lemmas) == len({Iris().action(lemma, None) for lemma in lemmas})


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("https://a.example/x?y=1&z=2#t", "https://a.example/x?y=1&z=2#t"),
        ("https://a.example/a b<c>", "https://a.example/a%20b%3Cc%3E"),
        ("https://a.example/100%", "https://a.example/100%25"),
        ("https://a.example/Київ", "https://a.example/%D0%9A%D0%B8%D1%97%D0%B2"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("https://пример.example/", "https://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.example/"),
        ("https://a.example/#b#c", "https://a.example/#b%23c"),
        ("https://a.example/[x]", "https://a.example/%5Bx%5D"),
        ("https://a:port/", None),
        ("https://a.example/\ud800", "https://a.example/%ED%A0%80"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("https://a b.example/", None),
        ("//a.example/", None),
        ("not a url", None),
    ],
)
def test_only_web_addresses_become_iris(text, iri):
    """An http or https address becomes a valid IRI, anything else none."""
    assert iri == web_iri(text)


@given(st.text())
def test_every_web_iri_is_valid(text):
    """Whatever follows the host, the IRI is one that the store takes."""
    iri = web_iri(f"https://a.example/{text}")
    assert iri is not None
    assert iri == NamedNode(iri).value


def test_event_type_cannot_leave_the_namespace():
    """A type is escaped like everything else."""
    assert "https://w3id.org/kgraph/ontology#a%3E%20b" == event_type("a> b").value


def test_content_key_passes_over_date_and_denial(world):
    """A record and its denial share the key; another target does not."""
    events = {event.id: event for event in world.events}
    assert content_key(events["e4"]) == content_key(events["e6"])
    assert content_key(events["e2"]) != content_key(events["e6"])
    assert content_key(events["e6"]) != content_key(replace(events["e6"], actors=("cygnus",), targets=("borealis",)))
