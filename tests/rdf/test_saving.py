"""Datasets into files."""

import subprocess

import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, RdfFormat, Store, parse

from kgraph.errors import ExportError
from kgraph.rdf.literals import clean
from kgraph.rdf.saving import FORMATS, quads, replace_file, save, spelt
from kgraph.rdf.subjects import subjects_of
from kgraph.rdf.terms import TITLE
from kgraph.rdf.write import subjects
from kgraph.records.document import Document
from kgraph.records.event import World


def written(world, suffix):
    """Return the bytes of a world in a format."""
    return b"".join(spelt(subjects(world), suffix))


def test_turtle_means_the_same_to_other_readers(world):
    """Oxigraph and rdflib read the same number of triples from our Turtle, as many as were written."""
    content = written(world, ".ttl")
    assert (
        len({quad.triple for quad in quads(world)})
        == len(list(parse(content, format=RdfFormat.TURTLE)))
        == len(rdflib.Graph().parse(data=content, format="turtle"))
    )


# rdflib warns of what its own parsers do.
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_trig_keeps_the_graphs(world):
    """TriG and N-Quads hold the same quads, to rdflib as well."""
    for suffix, name in ((".trig", "trig"), (".nq", "nquads")):
        content = written(world, suffix)
        assert set(quads(world)) == set(parse(content, format=FORMATS[suffix]))
        assert len(quads(world)) == len(list(rdflib.Dataset().parse(data=content, format=name).quads()))


@pytest.mark.parametrize("suffix", [".nq", ".nt"])
def test_lines_are_sorted(world, suffix):
    """Line-based files are sorted byte by byte, so that they can be compared and joined."""
    lines = written(world, suffix).splitlines()
    assert sorted(lines) == lines


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_store_gives_the_bytes_of_its_world(world, store, suffix):
    """Whether terms are spelt from records or from a store, in whatever order, the bytes are the same."""
    assert written(world, suffix) == b"".join(spelt(subjects_of(store), suffix))


@given(text=st.text(alphabet=st.characters(codec=None)), suffix=st.sampled_from([".ttl", ".trig", ".nq", ".nt"]))
@example(text='"^^<x>', suffix=".ttl")
@example(text="a\\", suffix=".nt")
def test_any_text_stays_one_literal(text, suffix):
    """Whatever a document is called, its title comes back, but for what XML cannot hold."""
    world = World((Document("d", "x", title=text),), (), ())
    (title,) = (
        quad.object.value for quad in parse(written(world, suffix), format=FORMATS[suffix]) if quad.predicate == TITLE
    )
    assert clean(text) == title


@pytest.mark.parametrize(
    "term",
    [
        '"1"^^<http://www.w3.org/2001/XMLSchema#integer>',
        '"1"^^<http://www.w3.org/2001/XMLSchema#decimal>',
        '"1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>',
        '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>',
        '"x"^^<http://www.w3.org/2001/XMLSchema#a.b>',
        '"x"^^<https://x.example/t#u>',
        '"x^^<y>"',
        '"x\\"^^<y>"',
        '"x"@en',
        "<https://w3id.org/kgraph/ontology#>",
        "<https://w3id.org/kgraph/ontology#-x>",
        "<https://w3id.org/kgraph/data/entity/a%20b>",
        "<https://w3id.org/kgraph/data/entity/a.>",
        "<urn:x>",
        "_:b",
    ],
)
def test_every_term_survives_turtle(term):
    """Terms of other people are spelt so that the same term is read."""
    (quad,) = parse(f"<urn:s> <urn:p> {term} .".encode(), format=RdfFormat.N_TRIPLES)
    store = Store()
    store.add(quad)
    (back,) = parse(b"".join(spelt(subjects_of(store), ".ttl")), format=RdfFormat.TURTLE)
    assert isinstance(quad.object, BlankNode) or quad.object == back.object


def test_prefixes_are_sorted_and_abbreviate(world):
    """Turtle begins with its prefixes in order, and no IRI of ours is written out below them."""
    lines = written(world, ".ttl").decode().splitlines()
    head = [line for line in lines if line.startswith("@prefix")]
    assert sorted(head) == head == lines[: len(head)]
    assert not any("<https://w3id.org/kgraph" in line for line in lines[len(head) :])


def test_unknown_suffix_is_told(world, tmp_path):
    """Saving under a suffix that is no RDF format fails before anything is written."""
    with pytest.raises(ExportError, match=r"\.ttl, \.trig"):
        save(world, tmp_path / "x.xml")
    assert [] == list(tmp_path.iterdir())


def test_file_is_replaced_as_a_whole(tmp_path):
    """The new content is there, readable for others, and nothing is left beside it."""
    path = tmp_path / "x"
    path.write_bytes(b"old")
    replace_file(path, [b"ne", b"w"])
    assert b"new" == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())
    assert path.stat().st_mode & 0o044 == 0o044


def test_failure_leaves_the_old_file(tmp_path):
    """Where the target cannot be replaced, the error says so and no rubbish stays."""
    (tmp_path / "folder" / "inside").mkdir(parents=True)
    with pytest.raises(ExportError, match="cannot be written"):
        replace_file(tmp_path / "folder", [b"new"])
    assert [tmp_path / "folder"] == list(tmp_path.iterdir())
    with pytest.raises(ExportError, match="cannot be written"):
        replace_file(tmp_path / "missing" / "x", [b"new"])


@pytest.mark.parametrize(
    "command", [["rapper", "-q", "-i", "turtle", "-o", "ntriples"], ["serdi", "-i", "turtle", "-o", "ntriples"]]
)
def test_other_parsers_agree(world, tmp_path, command):
    """The parsers of raptor and serd, where they are installed, count the same triples."""
    path = tmp_path / "x.ttl"
    save(world, path)
    try:
        done = subprocess.run([*command, str(path)], capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip(f"{command[0]} is not installed")
    assert 0 == done.returncode, done.stderr
    assert len(quads(world)) == len(set(done.stdout.splitlines()))
