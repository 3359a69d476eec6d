"""The parses of plugged-in parsers are checked before anything relies on them.

Everything behind the parser takes a sentence for what its record says: one tree over the words of one stretch of
text. A parser that breaks this would make wrong claims, or endless loops, far from the fault; here it is named.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.errors import KGraphError, ParserError
from kgraph.parsing.protocol import Identified, Model, Parser
from kgraph.records.document import Document, Span
from kgraph.records.syntax import ROOT, Sentence, Token

_RELATIONS = (
    "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed "
    "flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative "
    "xcomp"
)
RELATIONS = frozenset(_RELATIONS.split())
"""The 37 relations of Universal Dependencies 2 (https://universaldependencies.org/u/dep/), without subtypes."""

_TAGS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X"
TAGS = frozenset(_TAGS.split())
"""The 17 parts of speech of Universal Dependencies 2."""


class CheckedParser:
    """A parser whose sentences are checked, and whose faults bear its name."""

    def __init__(self, parser: Parser, name: str) -> None:
        self.parser, self.name = parser, name

    def parse(self, document: Document) -> Iterator[Sentence]:
        """Yield the sentences of the parser.

        Raises:
            ParserError: it fails, or a sentence is no parse of the document.
        """
        number = 1
        last = Span(0, 0)
        try:
            for sentence in self.parser.parse(document):
                self._check(sentence, document, number, last)
                yield sentence
                number += 1
                last = sentence.span
        except (KGraphError, MemoryError):
            raise
        except Exception as error:  # foreign code: whatever it raises, the parser is named
            raise ParserError(self.name, document.id, number, f"fails: {type(error).__name__}: {error}") from error

    def _check(self, sentence: object, document: Document, number: int, last: Span) -> None:
        fault = fault_of(sentence, document, after=last)
        if fault:
            raise ParserError(self.name, document.id, number, fault)

    def model(self) -> Model:
        """Return the model that the parser tells, or its name alone."""
        return self.parser.model() if isinstance(self.parser, Identified) else Model(self.name)


def fault_of(sentence: object, document: Document, *, after: Span) -> str:
    """Return what is wrong with a sentence of a document, "" if nothing is; `after` is the sentence before it."""
    if not isinstance(sentence, Sentence):
        return f"is a {type(sentence).__name__}; expected a kgraph.records.syntax.Sentence"
    if not sentence.tokens:
        return "has no tokens"
    if sentence.document_id != document.id:
        return f'has document_id "{sentence.document_id}"; expected "{document.id}"'
    faults = (*_words(sentence, document.text, after), *_tree(sentence), *_layers(sentence))
    return next(iter(faults), "")


def _words(sentence: Sentence, text: str, after: Span) -> Iterator[str]:
    """Yield the faults of the spans: each inside the text, behind the one before, and holding its token's text."""
    reached = after.end
    for place, token in enumerate(sentence.tokens):
        start, end = token.span.start, token.span.end
        if token.index != place:
            yield f"token {place} has index {token.index}"
        if not reached <= start < end <= len(text):
            yield f"token {place} has characters {start} to {end}; expected some between {reached} and {len(text)}"
        elif token.span.of(text) != token.text:
            yield f'token {place} is "{token.text}", but the text has "{token.span.of(text)}" there'
        reached = end
    whole = sentence.span_of(0, -1)
    if sentence.span != whole:
        yield f"has characters {sentence.span.start} to {sentence.span.end}; its tokens {whole.start} to {whole.end}"


def _tree(sentence: Sentence) -> Iterator[str]:
    """Yield the faults of tags and tree: names of Universal Dependencies, heads in range, one root, no circle."""
    tokens = sentence.tokens
    for token in tokens:
        if token.upos not in TAGS:
            yield f'token {token.index} has upos "{token.upos}"; expected one of Universal Dependencies 2'
        if token.relation not in RELATIONS:
            yield f'token {token.index} has deprel "{token.deprel}"; expected one of Universal Dependencies 2'
        if not ROOT <= token.head < len(tokens):
            yield f"token {token.index} has head {token.head}; expected -1 (the root) or 0 to {len(tokens) - 1}"
            return
        if (token.deprel == "root") != (token.head == ROOT):
            yield f'token {token.index} has head {token.head} and deprel "{token.deprel}"; root goes with -1'
    roots = sum(token.head == ROOT for token in tokens)
    if roots != 1:
        yield f"has {roots} roots; expected one"
    circle = _in_circle(tokens)
    if circle is not None:
        yield f"token {circle} is its own ancestor; expected a tree"


def _in_circle(tokens: tuple[Token, ...]) -> int | None:
    """Return a token from which the way up does not end, or `None`."""
    ends = {ROOT}
    for token in tokens:
        path: list[int] = []
        index = token.index
        while index not in ends:
            if len(path) > len(tokens):
                return index
            path.append(index)
            index = tokens[index].head
        ends.update(path)
    return None


def _layers(sentence: Sentence) -> Iterator[str]:
    """Yield the faults of names and frames: indexes of tokens, one name and one frame for a token at most."""
    count = len(sentence.tokens)
    reached = 0
    for name in sorted(sentence.entities, key=lambda name: name.first):
        if not reached <= name.first <= name.last < count:
            yield f"name {name.label} has tokens {name.first} to {name.last}; expected some in {reached} to {count - 1}"
        reached = name.last + 1
    predicates: set[int] = set()
    for frame in sentence.frames:
        if frame.predicate in predicates:
            yield f"token {frame.predicate} is the predicate of two frames"
        predicates.add(frame.predicate)
        for index in (frame.predicate, *(argument.head for argument in frame.arguments)):
            if not 0 <= index < count:
                yield f'frame "{frame.roleset}" has token {index}; expected 0 to {count - 1}'
