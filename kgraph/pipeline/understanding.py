"""Documents become accounts, one at a time: parsed, dated, and turned into claims."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kgraph.errors import KGraphError, ParserError
from kgraph.extraction.claims import extract, words_in_times
from kgraph.extraction.explaining import explain
from kgraph.extraction.mentions import mentions
from kgraph.knowledge.language import Language, load_language
from kgraph.parsing.load import NEURAL, checked, load_parser
from kgraph.parsing.protocol import Parser
from kgraph.reading.documents import Reading
from kgraph.records.claim import Account
from kgraph.records.document import Document, Noted, Skipped
from kgraph.records.interval import Timex
from kgraph.records.mention import Chain
from kgraph.records.syntax import Sentence
from kgraph.resolution.coreference import chain
from kgraph.temporal.convention import is_day_first
from kgraph.temporal.grammar import Grammar, load_grammar
from kgraph.temporal.timeline import find_times

logger = logging.getLogger(__name__)

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Tools:
    """What it takes to understand a document; loaded once, passed on."""

    parser: Parser
    language: Language
    grammar: Grammar

    def parse(self, document: Document) -> tuple[Document, tuple[Sentence, ...]]:
        """Return the document with its parsed sentences."""
        return document, tuple(self.parser.parse(document))

    def times(self, document: Document) -> Account:
        """Return what a document says of time and nothing else."""
        sentences = tuple(self.parser.parse(document))
        times = self._dated(document, sentences)
        return Account(document, tuple(sentence.span for sentence in sentences), times, (), ())

    def account(self, document: Document) -> Account:
        """Return all that a document says."""
        sentences, times, chains = self._read(document)
        claims = extract(document, sentences, times, chains, self.language)
        return Account(document, tuple(sentence.span for sentence in sentences), times, chains, claims)

    def explained(self, document: Document) -> tuple[Document, tuple[str, ...]]:
        """Return the document with lines for people that tell why each claim is made."""
        sentences, times, chains = self._read(document)
        return document, tuple(explain(document, sentences, times, chains, self.language))

    def _dated(self, document: Document, sentences: tuple[Sentence, ...]) -> tuple[Timex, ...]:
        day_first = is_day_first(document, sentences, self.language.gazetteer, self.grammar)
        return find_times(sentences, document.published, self.grammar, day_first=day_first)

    def _read(self, document: Document) -> tuple[tuple[Sentence, ...], tuple[Timex, ...], tuple[Chain, ...]]:
        sentences = tuple(self.parser.parse(document))
        times = self._dated(document, sentences)
        named = mentions(sentences, words_in_times(sentences, times), self.language.gazetteer)
        return sentences, times, chain(sentences, named, self.language.gazetteer)


def load_tools(
    parser: Parser | str | None = None, *, model: Path | None = None, threads: int | None = None, gpu: bool = False
) -> Tools:
    """Return the tools for English, with the parser given or named, or else the embedded one.

    Args:
        parser: an object, whose sentences are checked, or the name of a parser.
        model: the path of the named parser's model.
        threads: of the embedded parser.
        gpu: let the embedded parser compute on a CUDA device.

    Raises:
        ModelError: the weights are missing or not ours, or there is no such device.
        PluginError: there is no parser of that name, or it does not load.
        KnowledgeError: a table is wrong.
    """
    if parser is None or isinstance(parser, str):
        parser = load_parser(model, name=parser or NEURAL, threads=threads, gpu=gpu)
    return Tools(checked(parser), load_language("en"), load_grammar("en"))


def understand(readings: Iterable[Reading], make: Callable[[Document], Made]) -> Iterator[Made | Skipped | Noted]:
    """Yield what is made of each document; one that breaks the program is skipped, and stops no other."""
    for item in readings:
        yield _made(item, make) if isinstance(item, Document) else item


def _made(document: Document, make: Callable[[Document], Made]) -> Made | Skipped:
    try:
        return make(document)
    except ParserError as error:  # a fault of a plugged-in parser; with thousands of documents it costs one
        logger.debug("%s", document.id, exc_info=True)
        return Skipped(_source(document), str(error))
    except (KGraphError, MemoryError):
        raise
    except Exception as error:  # a fault of ours; likewise
        logger.debug("%s", document.id, exc_info=True)
        reason = f"kgraph failed on it, please report this: {type(error).__name__}: {error}"
        return Skipped(_source(document), reason)


def _source(document: Document) -> str:
    return f"{document.source or ''} ({document.id})".strip()
