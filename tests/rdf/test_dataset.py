"""Datasets as files."""

import subprocess

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse

from kgraph.errors import DatasetError, ExportError
from kgraph.rdf.dataset import FORMATS, open_dataset, replace_file, save, to_bytes
from kgraph.rdf.write import quads


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_reads_back(world, tmp_path, suffix):
    """In whatever format it was saved, a dataset holds the same triples and the same world."""
    path = tmp_path / f"x{suffix}"
    save(world, path)
    found = open_dataset(path)
    assert {quad.triple for quad in quads(world)} == {quad.triple for quad in found.store}
    assert world.events == found.world().events


def test_turtle_means_the_same_to_other_readers(world):
    """Oxigraph and rdflib read the same number of triples from our Turtle, as many as were written."""
    content = to_bytes(quads(world), RdfFormat.TURTLE)
    assert (
        len({quad.triple for quad in quads(world)})
        == len(list(parse(content, format=RdfFormat.TURTLE)))
        == len(rdflib.Graph().parse(data=content, format="turtle"))
    )


# rdflib warns of what its own parsers do.
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_trig_keeps_the_graphs(world):
    """TriG and N-Quads hold the same quads, to rdflib as well."""
    for kind, name in ((RdfFormat.TRIG, "trig"), (RdfFormat.N_QUADS, "nquads")):
        content = to_bytes(quads(world), kind)
        assert set(quads(world)) == set(parse(content, format=kind))
        assert len(quads(world)) == len(list(rdflib.Dataset().parse(data=content, format=name).quads()))


@pytest.mark.parametrize("kind", [RdfFormat.N_QUADS, RdfFormat.N_TRIPLES])
def test_lines_are_sorted(world, kind):
    """Line-based files are sorted byte by byte, so that they can be compared and joined."""
    lines = to_bytes(quads(world), kind).splitlines()
    assert sorted(lines) == lines


@pytest.mark.parametrize("kind", FORMATS.values())
def test_bytes_do_not_follow_the_order_of_quads(world, kind):
    """The same quads in another order give the same bytes."""
    assert to_bytes(quads(world), kind) == to_bytes(quads(world)[::-1], kind)


def test_prefixes_are_sorted_and_abbreviate(world):
    """Turtle begins with its prefixes in order, and no IRI of ours is written out below them."""
    lines = to_bytes(quads(world), RdfFormat.TURTLE).decode().splitlines()
    head = [line for line in lines if line.startswith("@prefix")]
    assert sorted(head) == head == lines[: len(head)]
    assert not any("<https://w3id.org/kgraph" in line for line in lines[len(head) :])


def test_folder_is_a_dataset(dataset, world):
    """A folder is opened by its N-Quads."""
    assert "graph.nq" == dataset.path.name
    assert world.events == dataset.world().events


def test_base_is_found_in_the_data(world, tmp_path):
    """Under whatever base a dataset was written, opening it finds the base."""
    save(world, tmp_path / "x.nq", base="https://x.example/kg#")
    assert "https://x.example/kg#" == open_dataset(tmp_path / "x.nq").base


@pytest.mark.parametrize("name", ["missing.ttl", "folder", "x.docx", "broken.ttl", "binary.nq"])
def test_what_is_no_dataset_is_told(tmp_path, name):
    """A missing file, a folder without a dataset, another or a broken file: one error each, which names it."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "x.docx").touch()
    (tmp_path / "broken.ttl").write_text("<a> <b>", encoding="utf-8")
    (tmp_path / "binary.nq").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DatasetError, match=name):
        _ = open_dataset(tmp_path / name).store


def test_syntax_error_has_its_line(tmp_path):
    """A file that is not of its format is told with the line."""
    (tmp_path / "x.ttl").write_text("<a:b> <a:b> <a:b> .\n<a:b> nonsense .\n", encoding="utf-8")
    with pytest.raises(DatasetError, match="line 2"):
        _ = open_dataset(tmp_path / "x.ttl").store


def test_unknown_suffix_is_told(world, tmp_path):
    """Saving under a suffix that is no RDF format fails before anything is written."""
    with pytest.raises(ExportError, match=r"\.ttl, \.trig"):
        save(world, tmp_path / "x.xml")
    assert [] == list(tmp_path.iterdir())


def test_file_is_replaced_as_a_whole(tmp_path):
    """The new content is there, readable for others, and nothing is left beside it."""
    path = tmp_path / "x"
    path.write_bytes(b"old")
    replace_file(path, b"new")
    assert b"new" == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())
    assert path.stat().st_mode & 0o044 == 0o044


def test_failure_leaves_the_old_file(tmp_path):
    """Where the target cannot be replaced, the error says so and no rubbish stays."""
    (tmp_path / "folder" / "inside").mkdir(parents=True)
    with pytest.raises(ExportError, match="cannot be written"):
        replace_file(tmp_path / "folder", b"new")
    assert [tmp_path / "folder"] == list(tmp_path.iterdir())
    with pytest.raises(ExportError, match="cannot be written"):
        replace_file(tmp_path / "missing" / "x", b"new")


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
