"""Quotes and where they stand."""

import json

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kgraph.errors import DatasetError
from kgraph.rdf.dataset import Dataset
from kgraph.rdf.prefixes import KG_NAMESPACE
from kgraph.rdf.quotes import misquotes
from kgraph.rdf.saving import quads


@pytest.fixture
def texts(world, tmp_path):
    """Return the file of the texts."""
    path = tmp_path / "texts.jsonl"
    lines = (json.dumps({"id": document.id, "text": document.text}) for document in world.documents)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_what_was_written_is_true(dataset, texts):
    """Every quote stands where it says."""
    assert () == misquotes(dataset, texts)


def test_hostile_characters_stand_where_they_stood(builder, store_of, tmp_path):
    """A character that RDF shows as U+FFFD is no misquote."""
    from kgraph.rdf.saving import save

    builder.document("d", "Ac\0me 😀 sued\ud800 it.")
    builder.entity("Ac\0me")
    builder.event("e", builder.claim("d", "Ac\0me 😀 sued\ud800 it.", "sued\ud800", None, "Justice", actors=["Ac\0me"]))
    save(builder.world(), tmp_path / "x.nq")
    (tmp_path / "texts.jsonl").write_text(json.dumps({"text": "Ac\0me 😀 sued\ud800 it."}), encoding="utf-8")
    assert () == misquotes(Dataset(tmp_path / "x.nq"), tmp_path / "texts.jsonl")


@pytest.mark.parametrize("name", ["text", "trigger", "dateText", "cue", "begin", "end", "triggerEnd", "cueBegin"])
def test_changed_quote_is_told(world, texts, tmp_path, name):
    """Other words, or the same words at another place, are told by the IRI of who quotes them."""
    found = list(quads(world))
    quad = next(quad for quad in found if quad.predicate.value == KG_NAMESPACE + name)
    literal = Literal("7", datatype=quad.object.datatype) if quad.object.value.isdecimal() else Literal("nonsense")
    found[found.index(quad)] = Quad(quad.subject, quad.predicate, literal, quad.graph_name)
    (tmp_path / "x.nq").write_bytes(serialize(found, format=RdfFormat.N_QUADS))
    told = misquotes(Dataset(tmp_path / "x.nq"), texts)
    assert [quad.subject.value] == [item.subject for item in told]


def test_changed_text_is_told(dataset, texts):
    """A document whose text is another one, or gone, is told."""
    lines = texts.read_text(encoding="utf-8").splitlines()
    texts.write_text("\n".join([lines[0].replace("Borealis", "Boreales"), *lines[2:]]), encoding="utf-8")
    told = misquotes(dataset, texts)
    assert 2 == len(told)
    assert all("no text of texts.jsonl has its digest" in item.problem for item in told)


@pytest.mark.parametrize("content", [b"{}", b"nonsense", b"[]", b'{"text": 1}', b"\xff"])
def test_damaged_texts_are_told(dataset, texts, content):
    """A file that holds no texts is an error with its line."""
    texts.write_bytes(content)
    with pytest.raises(DatasetError, match=r"texts\.jsonl: (line 1 holds no text|is not in UTF-8)"):
        misquotes(dataset, texts)


def test_missing_texts_are_told(dataset, tmp_path):
    """A dataset without its texts cannot be checked against them."""
    with pytest.raises(DatasetError, match="cannot be read"):
        misquotes(dataset, tmp_path / "texts.jsonl")


def test_offset_that_is_none_is_told(world, texts, tmp_path):
    """A quote without its place is told too."""
    kept = [quad for quad in quads(world) if quad.predicate != NamedNode(f"{KG_NAMESPACE}triggerBegin")]
    (tmp_path / "x.nq").write_bytes(serialize(kept, format=RdfFormat.N_QUADS))
    claims = sum(len(event.evidence) for event in world.events)
    assert claims == len(misquotes(Dataset(tmp_path / "x.nq"), texts))
