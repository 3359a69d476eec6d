"""Finding a parser: the embedded one with its own weights or a user's, spaCy, or one that another package offers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import cast

from kgraph.errors import KGraphError, ModelError, PluginError
from kgraph.parsing.checking import CheckedParser
from kgraph.parsing.parser import NeuralParser
from kgraph.parsing.protocol import WEIGHTS, Identified, Model, Parser, sha256_of
from kgraph.parsing.spacy_pipeline import NAME as SPACY
from kgraph.parsing.spacy_pipeline import load_spacy
from kgraph.plugins import Group, load, plugins
from kgraph.records.document import Document
from kgraph.records.syntax import Sentence

FILES = ("labels.json", "parser.onnx", "tokenizer.json")
"""What a folder of weights must hold; a MODEL_CARD.md beside them is shown by `kgraph info`."""

NEURAL = "neural"
"""The name of the embedded parser."""

Factory = Callable[[Path | None], Parser]
"""What makes a parser of the path of a model, `None` where none is named; what an entry point of the group
`kgraph.parsers` loads."""

FACTORIES: Mapping[str, Factory] = MappingProxyType({SPACY: load_spacy})
"""The parsers, beside the embedded one, that kgraph brings itself."""


class EmbeddedParser:
    """The embedded network with weights from a folder. Its trees are right by construction and are not checked.

    Raises:
        ModelError: the folder or a file in it is missing or not ours.
    """

    def __init__(self, folder: Path, *, threads: int | None = None, gpu: bool = False) -> None:
        if not folder.is_dir():
            raise ModelError(f"{folder}: no such folder; expected one that holds {', '.join(FILES)}")
        self.folder = folder
        self._parser = NeuralParser(folder, threads=threads, gpu=gpu)

    def parse(self, document: Document) -> Iterator[Sentence]:
        """Yield the sentences of a document, in text order."""
        return self._parser.parse(document)

    def model(self) -> Model:
        """Return the name of the folder (`embedded` for the one that kgraph brings) and the checksum of its files."""
        name = "embedded" if self.folder == WEIGHTS else self.folder.resolve().name
        return Model(NEURAL, name, sha256_of(self.folder, (self.folder / file for file in FILES)))


@cache
def load_parser(
    model: Path | None = None, *, name: str = NEURAL, threads: int | None = None, gpu: bool = False
) -> Parser:
    """Return a parser, by default the embedded one with its own weights.

    Args:
        model: the folder of its model; what other parsers take stands in docs/parsers.md.
        name: `neural`, `spacy`, or that of a plugin.
        threads: of the embedded parser; others decide themselves.
        gpu: let the embedded parser compute on a CUDA device, for which onnxruntime-gpu must be installed.

    Raises:
        ModelError: the model is missing or does not fit.
        PluginError: there is no parser of that name, or it does not load.
    """
    if name == NEURAL:
        return EmbeddedParser(model or WEIGHTS, threads=threads, gpu=gpu)
    return CheckedParser(_made(_factory(name), name, model), name)


def parsers() -> tuple[str, ...]:
    """Return the names of all parsers, those of plugins included."""
    offered = (plugin.name for plugin in plugins() if plugin.group is Group.PARSERS)
    return tuple(sorted({NEURAL, *FACTORIES, *offered}))


def checked(parser: Parser) -> Parser:
    """Return the parser, with its sentences checked unless they are or need not be."""
    if isinstance(parser, EmbeddedParser | NeuralParser | CheckedParser):
        return parser
    return CheckedParser(parser, type(parser).__name__)


def model_of(parser: Parser) -> Model:
    """Return the model that a parser tells, or the name of its class alone."""
    return parser.model() if isinstance(parser, Identified) else Model(type(parser).__name__)


def card_of(parser: Parser) -> tuple[str, ...]:
    """Return the lines of the model card that lies beside the weights; none for other parsers."""
    card = parser.folder / "MODEL_CARD.md" if isinstance(parser, EmbeddedParser) else None
    return tuple(card.read_text(encoding="utf-8").splitlines()) if card and card.is_file() else ()


def _factory(name: str) -> Factory:
    factory = FACTORIES[name] if name in FACTORIES else load(Group.PARSERS, name)
    if factory is None:
        raise PluginError(name, f"there is no parser of that name; expected one of {', '.join(parsers())}")
    if not callable(factory):
        raise PluginError(name, f"is a {type(factory).__name__}; expected a function that makes a parser")
    return cast("Factory", factory)


def _made(factory: Factory, name: str, model: Path | None) -> Parser:
    try:
        parser = factory(model)
    except KGraphError:
        raise
    except Exception as error:  # foreign code: whatever it raises, the parser is named
        raise PluginError(name, f"does not start: {type(error).__name__}: {error}") from error
    if not hasattr(parser, "parse"):
        raise PluginError(name, f"makes a {type(parser).__name__}; expected an object with a method parse")
    return parser
