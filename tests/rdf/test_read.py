"""World to quads and back."""

from dataclasses import replace
from datetime import date

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kgraph.errors import DatasetError
from kgraph.rdf.prefixes import KG_NAMESPACE
from kgraph.rdf.read import world as read_world
from kgraph.rdf.saving import quads

HOSTILE = [
    'say "hi"',
    "two\nlines\r\n",
    "a > b < c",
    "\\",
    "\u202eright to left",
    "مرحبا",
    "</script>",
    "'''\"\"\"",
    "{{x}}",
]


def test_records_survive(world, store):
    """Entities and events come back as they were, with every claim and every word of it."""
    back = read_world(store)
    assert world.entities == back.entities
    assert world.events == back.events


def test_documents_survive_but_for_what_nobody_quotes(world, store):
    """Of documents all that is known survives, of their texts what claims quote, at its place."""
    back = read_world(store)
    known = ("id", "key", "sha256", "title", "publisher", "url", "published", "published_from", "language")
    for one, other in zip(world.documents, back.documents, strict=True):
        assert [getattr(one, name) for name in known] == [getattr(other, name) for name in known]
        assert [one.text[i] for i, c in enumerate(other.text) if c != " "] == [c for c in other.text if c != " "]
    for event in back.events:
        for evidence in event.evidence:
            text = next(document.text for document in back.documents if document.key == evidence.document_key)
            assert evidence.claim.sentence.of(text).strip()
            assert evidence.claim.sentence.of(text).endswith(".")


def test_writing_what_was_read_changes_nothing(world, store):
    """Quads of a world that was read from quads are the same quads."""
    assert set(quads(world)) == set(quads(read_world(store)))


def test_plain_triples_are_enough(world):
    """A dataset without named graphs reads the same."""
    store = Store()
    store.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads(world))
    assert world.events == read_world(store).events


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_survives(builder, store_of, text):
    """Whatever stands in names, titles and sentences comes back."""
    builder.document(text, f"Acme sued {text} today.", title=text, publisher=text, url=text, published=date(2024, 1, 1))
    builder.entity("Acme")
    builder.entity(text)
    claim = builder.claim(text, f"Acme sued {text} today.", "sued", None, text, actors=["Acme"], targets=[text])
    builder.event(text, replace(claim, claim=replace(claim.claim, action=text)))
    world = builder.world()
    back = read_world(store_of(world))
    assert world.events == back.events
    assert world.entities == back.entities
    assert (text, text, text, text) == (
        back.documents[0].id, back.documents[0].title, back.documents[0].publisher, back.documents[0].url,
    )  # fmt: skip
    assert f"Acme sued {text} today." == back.documents[0].text


def test_what_no_syntax_carries_is_shown_as_such(builder, store_of):
    """NUL and halves of surrogate pairs come back as U+FFFD, and offsets still hold."""
    builder.document("d", "\0\ud800 Acme sued \udfff.")
    builder.entity("Acme")
    builder.event("e", builder.claim("d", "\0\ud800 Acme sued \udfff.", "sued", None, "Justice", actors=["Acme"]))
    back = read_world(store_of(builder.world()))
    assert "\ufffd\ufffd Acme sued \ufffd." == back.documents[0].text
    assert "sued" == back.events[0].evidence[0].claim.trigger.of(back.documents[0].text)


def test_empty_world_survives(builder, store_of):
    """A world without anything is one."""
    assert builder.world() == read_world(store_of(builder.world()))


def test_incomplete_record_is_named(world):
    """A claim without its sentence is an error that names claim and property."""
    store = Store()
    evidence = world.events[0].evidence[0]
    store.extend(
        quad
        for quad in quads(world)
        if not (quad.subject.value.endswith(f"/claim/{evidence.id}") and quad.predicate.value == f"{KG_NAMESPACE}begin")
    )
    with pytest.raises(DatasetError, match=f"claim/{evidence.id}: begin is missing"):
        read_world(store)


@pytest.mark.parametrize(
    ("name", "value"), [("standing", "maybe"), ("kind", "x"), ("earliest", "soon"), ("latest", "0001-01-01")]
)
def test_wrong_value_is_named(world, name, value):
    """A record with a value that is none of ours is an error that names it."""
    store = Store()
    for quad in quads(world):
        is_it = quad.subject.value.endswith("event/e1") and quad.predicate.value == f"{KG_NAMESPACE}{name}"
        store.add(Quad(quad.subject, quad.predicate, Literal(value)) if is_it else quad)
    with pytest.raises(DatasetError, match=f"event/e1: .*{name}.*{value}"):
        read_world(store)


def test_attributions_in_a_circle_end(world):
    """Data in which an attribution leads back to its claim is read all the same."""
    store = Store()
    store.extend(quads(world))
    evidence = next(event.evidence[0] for event in world.events if event.id == "e7")
    claim = NamedNode(f"https://w3id.org/kgraph/data/claim/{evidence.id}")
    further = NamedNode(f"https://w3id.org/kgraph/data/attribution/{evidence.id}-1")
    store.add(Quad(further, NamedNode(f"{KG_NAMESPACE}via"), claim))
    assert world.events == read_world(store).events
