"""An adapter for spaCy pipelines (https://spacy.io) that carry the labels of Universal Dependencies 2.

What is taken over: words with their characters, sentences, lemmas, UPOS, XPOS, morphology, tree and names. spaCy
has no semantic roles, so frames are made from the tree (`tree_frames.py`). Pipelines with other relations, as the
ClearNLP ones of spaCy's own English models, are refused: their trees have another shape (adpositions govern their
nouns, copulas their predicates), which renaming labels would hide and not mend.

A paragraph is one text for spaCy: no sentence runs over its end, and what is read of one never depends on another.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any, Protocol, cast

from kgraph.errors import ModelError, PluginError
from kgraph.knowledge.language import load_language
from kgraph.parsing.checking import RELATIONS
from kgraph.parsing.labels import Labels
from kgraph.parsing.protocol import WEIGHTS, Model, sha256_of
from kgraph.parsing.tree_frames import TreeFrames
from kgraph.parsing.words import paragraphs
from kgraph.records.document import Document, Span
from kgraph.records.syntax import ROOT, NamedEntity, Sentence, Token

NAME = "spacy"
"""What `--parser` calls it."""

NEEDED = ("DEP", "POS", "TAG", "LEMMA")
"""What a pipeline must set: extraction reads relation, part of speech, Penn Treebank tag and lemma of each word."""

LABELS: Mapping[str, str] = MappingProxyType(
    {
        # OntoNotes 5
        "PERSON": "Person",
        "NORP": "NORP",
        "FAC": "Facility",
        "ORG": "Organization",
        "GPE": "Location",
        "LOC": "Location",
        "PRODUCT": "Product",
        "EVENT": "Misc",
        "WORK_OF_ART": "Misc",
        "LAW": "Misc",
        "LANGUAGE": "Misc",
        "DATE": "Date",
        "MONEY": "Money",
        # CoNLL 2003 and WikiNER
        "PER": "Person",
        "MISC": "Misc",
    }
    | {name: name for name in ("Person", "Facility", "Organization", "Location", "Product", "Misc", "Date", "Money")}
)
"""The classes of names that kgraph knows, by spaCy's; numbers, shares and times of day are no names."""


class _Token(Protocol):
    """What is used of `spacy.tokens.Token`, whose types are partial; so with the classes below."""

    i: int
    idx: int
    text: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    head: _Token
    morph: _Morphology
    is_space: bool


class _Morphology(Protocol):
    def to_dict(self) -> dict[str, str]: ...


class _Name(Protocol):
    label_: str

    def __iter__(self) -> Iterator[_Token]: ...


class _Doc(Protocol):
    sents: Iterable[Iterable[_Token]]
    ents: Sequence[_Name]

    def has_annotation(self, attr: str) -> bool: ...


class _Pipeline(Protocol):
    """What is used of `spacy.language.Language`."""

    @property
    def meta(self) -> dict[str, Any]: ...
    @property
    def path(self) -> Path | None: ...
    @property
    def pipe_names(self) -> list[str]: ...

    def get_pipe(self, name: str) -> Callable[..., Any]: ...
    def get_pipe_meta(self, name: str) -> Any: ...
    def __call__(self, text: str) -> Any: ...


def load_spacy(model: Path | None) -> SpacyParser:
    """Return the parser of a pipeline that is a folder, or a package that is installed.

    Raises:
        PluginError: spaCy is not installed.
        ModelError: no pipeline is named, or it cannot be loaded, or has no labels of Universal Dependencies 2.
    """
    spacy = _spacy()
    if model is None:
        raise ModelError("parser spacy: no pipeline is named; expected a folder or an installed package as --model")
    try:
        return SpacyParser(cast("_Pipeline", spacy.load(model if model.exists() else str(model))))
    except ModelError:
        raise
    except Exception as error:  # spaCy raises errors of many kinds for what it cannot read
        reason = next(iter(str(error).splitlines()), type(error).__name__)
        raise ModelError(f"{model}: not a pipeline that spaCy {spacy.__version__} loads: {reason}") from error


def _spacy() -> ModuleType:
    """Return spaCy; the import takes a second that only this parser needs to spend."""
    try:
        return importlib.import_module("spacy")
    except ImportError as error:
        raise PluginError(NAME, "spaCy is not installed; pip install 'kgraph[spacy]' brings it") from error


class SpacyParser:
    """A spaCy pipeline as a parser.

    Raises:
        ModelError: it has no labels of Universal Dependencies 2.
    """

    def __init__(self, nlp: _Pipeline) -> None:
        self._nlp = nlp
        self._name = _name_of(nlp)
        self._frames = TreeFrames(load_language("en").lexicon, Labels.load(WEIGHTS / "labels.json").senses)
        _check_labels(nlp, self._name)

    def parse(self, document: Document) -> Iterator[Sentence]:
        """Yield the sentences of a document, in text order.

        Raises:
            ModelError: the pipeline does not set all that is needed of a word.
        """
        spans = paragraphs(document.text)
        docs = [cast("_Doc", self._nlp(span.of(document.text))) for span in spans]
        missing = [name for name in NEEDED if docs and not any(doc.has_annotation(name) for doc in docs)]
        if missing:
            raise ModelError(f"{self._name}: sets no {', '.join(missing)}; expected {', '.join(NEEDED)} of each word")
        for paragraph, (span, doc) in enumerate(zip(spans, docs, strict=True)):
            for words in doc.sents:
                seen = [word for word in words if not word.is_space]
                if seen:
                    tokens = tuple(_tokens(seen, span.start))
                    sentence = Sentence(
                        document_id=document.id,
                        span=Span(tokens[0].span.start, tokens[-1].span.end),
                        tokens=tokens,
                        entities=tuple(_names(doc.ents, seen)),
                        paragraph=paragraph,
                    )
                    yield self._frames.added(sentence)

    def model(self) -> Model:
        """Return name and version of the pipeline, and the checksum of its files if it was loaded from any."""
        folder = self._nlp.path
        files = [] if folder is None else [path for path in folder.rglob("*") if path.is_file()]
        return Model(NAME, self._name, sha256_of(folder, files) if folder and files else "")


def _name_of(nlp: _Pipeline) -> str:
    """Return the name of a pipeline as its package would have it: `en_ewt 1.0.0`."""
    meta = nlp.meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def _check_labels(nlp: _Pipeline, name: str) -> None:
    """Raise an error if a component that makes trees tells labels that are not of Universal Dependencies 2."""
    for pipe in nlp.pipe_names:
        if "token.dep" not in nlp.get_pipe_meta(pipe).assigns:
            continue
        labels = cast("Iterable[str]", getattr(nlp.get_pipe(pipe), "labels", ()))
        foreign = sorted(label for label in labels if label.lower().partition(":")[0] not in RELATIONS)
        if foreign:
            raise ModelError(
                f"{name}: its {pipe} has the labels {', '.join(foreign)}; expected those of Universal Dependencies 2 "
                "(spaCy's own English models have others; docs/parsers.md tells which pipelines fit)"
            )


def _tokens(words: Sequence[_Token], start: int) -> Iterator[Token]:
    """Yield the visible words of a sentence as tokens; `start` is where their paragraph begins.

    Blanks and line ends are words to spaCy. What hangs on one goes to the next word above it. If one was the root,
    the first word that hung on it takes its place; of other words that hang on nothing the relation is not known.
    """
    places = {word.i: place for place, word in enumerate(words)}
    heads = [_head(word, places) for word in words]
    root = next((i for i, word in enumerate(words) if heads[i] == ROOT and word.dep_ == "ROOT"), heads.index(ROOT))
    for index, (word, head) in enumerate(zip(words, heads, strict=True)):
        is_orphan = head == ROOT and index != root
        yield Token(
            index=index,
            span=Span(start + word.idx, start + word.idx + len(word.text)),
            text=word.text,
            lemma=word.lemma_ or word.text,
            upos=word.pos_,
            xpos=word.tag_,
            feats=tuple(sorted(word.morph.to_dict().items())),
            head=root if is_orphan else head,
            deprel="root" if index == root else "dep" if is_orphan else word.dep_,
        )


def _head(word: _Token, places: Mapping[int, int]) -> int:
    """Return the place of the nearest visible word above a word, `ROOT` for none in its sentence."""
    while word.head.i != word.i:
        word = word.head
        if word.i in places:
            return places[word.i]
    return ROOT


def _names(names: Iterable[_Name], words: Sequence[_Token]) -> Iterator[NamedEntity]:
    """Yield the names of a paragraph that lie in the sentence, in kgraph's classes."""
    places = {word.i: place for place, word in enumerate(words)}
    for name in names:
        seen = [word.i for word in name if not word.is_space]
        if name.label_ in LABELS and seen and seen[0] in places and seen[-1] in places:
            yield NamedEntity(places[seen[0]], places[seen[-1]], LABELS[name.label_])
