"""Parsers are found by name, models by folder; what does not exist or fit is told in one line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from kgraph import plugins
from kgraph.errors import ModelError, ParserError, PluginError
from kgraph.parsing.checking import CheckedParser
from kgraph.parsing.load import WEIGHTS, card_of, checked, load_parser, model_of, parsers
from kgraph.parsing.parser import NeuralParser
from kgraph.parsing.protocol import Model, sha256_of
from kgraph.plugins import Group
from kgraph.records.document import Document, Span
from kgraph.records.syntax import Sentence


class Loose:
    """A plugged-in parser; it tells which model it was given."""

    def __init__(self, model: Path | None) -> None:
        self.path = model

    def parse(self, document: Document) -> Iterator[Sentence]:
        """Yield a sentence without words."""
        yield Sentence(document.id, Span(0, 1), ())

    def model(self) -> Model:
        """Return the path that was given."""
        return Model("loose", str(self.path))


def broken(model: Path | None) -> object:
    """Fail."""
    raise ValueError("no licence key")


@pytest.fixture
def _installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Install three plugins that are defined here."""
    targets = {"loose": Loose, "broken": broken, "number": lambda _: 7, "nothing": 7}
    points = EntryPoints(EntryPoint(name, f"tests:{name}", Group.PARSERS) for name in targets)
    monkeypatch.setattr(EntryPoint, "load", lambda point: targets[point.name])
    monkeypatch.setattr(plugins, "entry_points", points.select)
    load_parser.cache_clear()
    yield
    load_parser.cache_clear()


def test_the_embedded_parser_is_the_rule():
    """Without a name it is that, and it tells the checksum of its files."""
    found = model_of(load_parser())

    assert ("neural", "embedded") == (found.parser, found.name)
    assert 64 == len(found.sha256)


def test_the_card_lies_beside_the_weights(tmp_path: Path):
    """Weights of a user may have one or none."""
    for name in ("labels.json", "parser.onnx", "tokenizer.json"):
        (tmp_path / name).symlink_to(WEIGHTS / name)

    assert () == card_of(load_parser(tmp_path))
    assert card_of(load_parser())[0].startswith("# Model card")
    assert () == card_of(Loose(None))


def test_weights_of_a_user_are_named_after_their_folder(tmp_path: Path):
    """The same files have the same checksum wherever they lie."""
    folder = tmp_path / "large"
    folder.mkdir()
    for name in ("labels.json", "parser.onnx", "tokenizer.json"):
        (folder / name).symlink_to(WEIGHTS / name)

    assert Model("neural", "large", model_of(load_parser()).sha256) == model_of(load_parser(folder))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    """Neither a missing folder nor a file is one."""
    (tmp_path / "file").touch()
    for path in (tmp_path / "nowhere", tmp_path / "file"):
        with pytest.raises(ModelError, match=rf"^{path}: no such folder; expected one that holds labels\.json, "):
            load_parser(path)


def test_a_folder_without_weights_is_named(tmp_path: Path):
    """The message says what belongs there."""
    with pytest.raises(ModelError, match=r"labels\.json: not found; the model needs "):
        load_parser(tmp_path)


@pytest.mark.usefixtures("_installed")
def test_parsers_are_listed():
    """Those of kgraph and those of plugins, sorted."""
    assert ("broken", "loose", "neural", "nothing", "number", "spacy") == parsers()


@pytest.mark.usefixtures("_installed")
def test_a_plugin_gets_the_model():
    """It is called with the path, or with `None` where none is named."""
    assert Model("loose", "weights") == model_of(load_parser(Path("weights"), name="loose"))
    assert Model("loose", "None") == model_of(load_parser(name="loose"))


@pytest.mark.usefixtures("_installed")
def test_a_plugin_is_checked():
    """What it yields is no parse, and it is named."""
    with pytest.raises(ParserError, match=r"^parser loose: document d: sentence 1: has no tokens$"):
        list(load_parser(name="loose").parse(Document("d", "Rain.")))


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nlp", "plugin nlp: there is no parser of that name; expected one of broken, loose, neural, "),
        ("broken", "plugin broken: does not start: ValueError: no licence key"),
        ("number", "plugin number: makes a int; expected an object with a method parse"),
        ("nothing", "plugin nothing: is a int; expected a function that makes a parser"),
    ],
)
def test_a_parser_that_cannot_be_had_is_told(name: str, message: str):
    """The message names the parser and what is wrong."""
    with pytest.raises(PluginError) as raised:
        load_parser(name=name)

    assert str(raised.value).startswith(message)


def test_only_foreign_parsers_are_checked():
    """The embedded one is right by construction, and nothing is checked twice."""
    embedded, loose = load_parser(), checked(Loose(None))

    assert embedded is checked(embedded)
    assert isinstance(loose, CheckedParser)
    assert loose is checked(loose)
    assert Model("NeuralParser") == model_of(NeuralParser(WEIGHTS))


def test_the_checksum_depends_on_names_and_contents(tmp_path: Path):
    """It is the sum over the lines that sha256sum would print, sorted by their text."""
    (tmp_path / "b").write_bytes(b"two")
    (tmp_path / "a").write_bytes(b"one")
    lines = "".join(f"{name}  {hashlib.sha256(text).hexdigest()}\n" for name, text in (("a", b"one"), ("b", b"two")))
    before = sha256_of(tmp_path, [tmp_path / "b", tmp_path / "a"])
    (tmp_path / "b").rename(tmp_path / "c")

    assert hashlib.sha256(lines.encode()).hexdigest() == before
    assert before != sha256_of(tmp_path, [tmp_path / "c", tmp_path / "a"])
