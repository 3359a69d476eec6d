"""A parsed sentence: words, Universal Dependencies tree, named entities and PropBank frames."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from kgraph.records.document import Span

ROOT = -1
"""The head of the root of a sentence."""

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word, as in CoNLL-U, but counted from 0; `head` is an index into the sentence or `ROOT`.

    `relation` is the universal relation without its subtype: `nsubj` for `nsubj:pass`.
    """

    index: int
    span: Span
    text: str
    lemma: str
    upos: str
    xpos: str
    feats: tuple[tuple[str, str], ...]
    head: int
    deprel: str
    relation: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "relation", self.deprel.partition(":")[0])

    def feature(self, name: str) -> str | None:
        """Return the value of a morphological feature (`Tense`, `Number`, ...), or `None`."""
        return next((value for key, value in self.feats if key == name), None)


@dataclass(frozen=True, slots=True)
class ProtoRoles:
    """What makes a participant an actor or a target (Dowty 1991; Reisinger et al. 2015); each a score around 0.

    `volition`: it chose to be involved. `instigation`: it caused the event. `change_of_state`: it was altered.
    """

    volition: float
    instigation: float
    change_of_state: float


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant of a frame: its PropBank role (`ARG0`, `ARGM-TMP`, ...) and the index of its head word.

    `proto_roles` is `None` where the parser does not tell them.
    """

    role: str
    head: int
    proto_roles: ProtoRoles | None = None


@dataclass(frozen=True, slots=True)
class Attributes:
    """What kind of predicate it is, after Universal Decompositional Semantics; each a score around 0.

    `factual`: it happened (White et al. 2016). `dynamic`, `particular`, `hypothetical`: an event rather than
    a state, an instance rather than a generalisation, imagined rather than actual (Govindarajan et al. 2019).
    """

    factual: float
    dynamic: float
    particular: float
    hypothetical: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate with its PropBank roleset (`sign.02`) and arguments.

    `attributes` is `None` where the parser does not tell them; `probability` is the parser's belief
    that the word is a predicate at all.
    """

    predicate: int
    roleset: str
    arguments: tuple[Argument, ...] = ()
    attributes: Attributes | None = None
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A name: tokens `first` to `last`, both included, and the parser's label (`Person`, `Location`, ...)."""

    first: int
    last: int
    label: str
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with everything that the parser tells about it.

    `paragraph` counts the paragraphs of the document from 0, so that neighbours and headlines can be told.
    """

    document_id: str
    span: Span
    tokens: tuple[Token, ...]
    entities: tuple[NamedEntity, ...] = ()
    frames: tuple[Frame, ...] = ()
    paragraph: int = 0
    _children: tuple[tuple[Token, ...], ...] = field(init=False, repr=False, compare=False)
    _answers: dict[tuple[str, int], Any] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != ROOT:
                children[token.head].append(token)
        object.__setattr__(self, "_children", tuple(tuple(c) for c in children))
        object.__setattr__(self, "_answers", {})

    def once(self, question: str, index: int, work: Callable[[], Answer]) -> Answer:
        """Return what is worked out of a token, which is done the first time that the question is asked.

        The answer may depend on nothing but the sentence and the tables of its language.
        """
        key = (question, index)
        try:
            return self._answers[key]
        except KeyError:
            answer = self._answers[key] = work()
            return answer

    @property
    def root(self) -> Token:
        """Return the root of the tree."""
        return next(token for token in self.tokens if token.head == ROOT)

    def children(self, index: int) -> tuple[Token, ...]:
        """Return the dependents of a token, in text order."""
        return self._children[index]

    def children_by(self, index: int, *relations: str) -> tuple[Token, ...]:
        """Return the dependents whose relation, with or without its subtype, is one of those named."""
        children = self._children[index]
        if not children:  # asked so often that a generator and a property would cost
            return ()
        found: list[Token] = []
        for token in children:
            if token.relation in relations or token.deprel in relations:
                found.append(token)
        return tuple(found)

    def subtree(self, index: int) -> tuple[int, ...]:
        """Return the token and all that it governs, in text order."""
        found: list[int] = []
        waiting = [index]
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting.extend([child.index for child in self._children[node]])
        return tuple(sorted(found))

    def path_to_root(self, index: int) -> Iterator[Token]:
        """Yield the token, its head, the head of that, up to the root."""
        while index != ROOT:
            token = self.tokens[index]
            yield token
            index = token.head

    def frame_at(self, index: int) -> Frame | None:
        """Return the frame whose predicate is the token, or `None`."""
        for frame in self.frames:
            if frame.predicate == index:
                return frame
        return None

    def entity_at(self, index: int) -> NamedEntity | None:
        """Return the named entity that covers the token, or `None`."""
        for entity in self.entities:
            if entity.first <= index <= entity.last:
                return entity
        return None

    def span_of(self, first: int, last: int) -> Span:
        """Return the characters from the first token to the last, both included."""
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)
