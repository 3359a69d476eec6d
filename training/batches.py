"""Windows become tensors with a target for every layer of annotation that they have."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from kgraph.parsing.labels import ATTRIBUTES, PROTO_ROLES, Labels
from kgraph.parsing.lemma import script_of
from kgraph.parsing.pieces import Pieces
from training.corpora import Example, Judged
from training.windows import Window

IGNORE = -100
"""The target of a word that a layer says nothing of."""


@dataclass(slots=True)
class Indexes:
    """Label to number, for every inventory."""

    upos: dict[str, int]
    xpos: dict[str, int]
    feats: dict[str, int]
    scripts: dict[str, int]
    relations: dict[str, int]
    entities: dict[str, int]
    roles: dict[str, int]
    rolesets: dict[str, int]

    @classmethod
    def of(cls, labels: Labels) -> Indexes:
        """Return the inverse of the inventories."""
        names = cls.__slots__
        return cls(**{name: {label: i for i, label in enumerate(getattr(labels, name))} for name in names})


@dataclass(slots=True)
class Batch:
    """Windows padded to one length. Word-level targets are `IGNORE` where a layer is missing or padded.

    `same_sentence[b, i, j]` is true where words i and j stand in one sentence; `predicates` are (row, word), `pairs`
    (row, predicate, argument) with their proto-roles. Weights are the annotators' confidence, 0 where none was asked.
    """

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    words: int
    same_sentence: Tensor
    targets: dict[str, Tensor]
    predicates: Tensor
    roles: Tensor
    senses: Tensor
    attributes: Tensor
    attribute_weights: Tensor
    pairs: Tensor
    proto_roles: Tensor
    proto_role_weights: Tensor
    has_tree: bool


class Batcher:
    """Makes batches of windows."""

    def __init__(self, tokenizer: Tokenizer, labels: Labels) -> None:
        self.pieces = Pieces(tokenizer, labels.pieces_per_word)
        self.labels = labels
        self.indexes = Indexes.of(labels)

    def batch(self, windows: Sequence[Window], random_: random.Random | None = None) -> Batch:
        """Return the windows as tensors; with `random_`, some are disguised as headlines."""
        rows = [self._row(window, random_) for window in windows]
        words = max(len(row.first) for row in rows)
        length = max(len(row.pieces) for row in rows)
        targets = {
            name: torch.tensor([pad(row.targets[name], words, IGNORE) for row in rows]) for name in rows[0].targets
        }
        sentence = torch.tensor([pad(row.sentence, words, -1) for row in rows])
        predicates = [(b, word) for b, row in enumerate(rows) for word, _, _ in row.frames]
        frames = [(row, frame) for row in rows for frame in row.frames]
        return Batch(
            pieces=torch.tensor([pad(row.pieces, length, 0) for row in rows]),
            shapes=torch.tensor([pad(row.shapes, length, 0) for row in rows]),
            mask=torch.tensor([pad([1] * len(row.pieces), length, 0) for row in rows]).bool(),
            first=torch.tensor([pad(row.first, words, 0) for row in rows]),
            words=sum(len(row.first) for row in rows),
            same_sentence=sentence.unsqueeze(2) == sentence.unsqueeze(1),
            targets=targets,
            predicates=torch.tensor(predicates, dtype=torch.long).view(-1, 2),
            roles=torch.tensor([pad(row.role_targets(frame), words, IGNORE) for row, frame in frames]).view(-1, words),
            senses=torch.tensor([frame[1] for _, frame in frames], dtype=torch.long),
            attributes=torch.tensor([pad(row.attributes, words, [0.0] * len(ATTRIBUTES)) for row in rows]),
            attribute_weights=torch.tensor(
                [pad(row.attribute_weights, words, [0.0] * len(ATTRIBUTES)) for row in rows]
            ),
            pairs=torch.tensor([(b, *pair) for b, row in enumerate(rows) for pair in row.pairs]).long().view(-1, 3),
            proto_roles=torch.tensor([v for row in rows for v in row.proto_roles]).view(-1, len(PROTO_ROLES)),
            proto_role_weights=torch.tensor([v for row in rows for v in row.proto_role_weights]).view(
                -1, len(PROTO_ROLES)
            ),
            has_tree=any((row.targets["heads"] and row.targets["heads"][0] != IGNORE) for row in rows),
        )

    def _row(self, window: Window, random_: random.Random | None) -> Row:
        row = Row()
        case = disguise(random_)
        tokens = [(word if case is None else case(word)) for sentence in window for word in sentence.words]
        breaks = {0}
        position = 0
        for sentence in window:
            if sentence.new_paragraph:
                breaks.add(position)
            position += len(sentence.words)
        row.pieces, row.shapes, row.first = self.pieces.encode(tokens, breaks)
        offset = 0
        for number, sentence in enumerate(window):
            row.add(sentence, self.indexes, number, offset)
            offset += len(sentence.words)
        return row


def disguise(random_: random.Random | None):
    """Return how to write the words of a window: mostly as they are, at times as headlines are written.

    The pieces are uncased, so only the shapes change. 3 % and 3 %: enough to meet each label in such writing.
    """
    draw = random_.random() if random_ else 1.0
    if draw < 0.03:
        return str.upper
    if draw < 0.06:
        return lambda word: word[:1].upper() + word[1:]
    return None


class Row:
    """One window as lists of numbers."""

    def __init__(self) -> None:
        self.pieces: list[int] = []
        self.shapes: list[int] = []
        self.first: list[int] = []
        self.sentence: list[int] = []
        names = ("upos", "xpos", "feats", "scripts", "heads", "relations", "entities", "sentence_end", "predicate")
        self.targets: dict[str, list[int]] = {name: [] for name in names}
        self.frames: list[tuple[int, int, dict[int, int]]] = []
        self.attributes: list[list[float]] = []
        self.attribute_weights: list[list[float]] = []
        self.pairs: list[tuple[int, int]] = []
        self.proto_roles: list[list[float]] = []
        self.proto_role_weights: list[list[float]] = []

    def add(self, sentence: Example, indexes: Indexes, number: int, offset: int) -> None:
        """Append a sentence whose first word is the window's word `offset`."""
        size = len(sentence.words)
        nothing = [IGNORE] * size

        def numbers(labels: list[str] | None, index: dict[str, int]) -> list[int]:
            return nothing if labels is None else [index.get(label, IGNORE) for label in labels]

        scripts = None
        if sentence.lemmas is not None:
            scripts = [script_of(word, lemma) for word, lemma in zip(sentence.words, sentence.lemmas, strict=True)]
        targets = self.targets
        targets["upos"] += numbers(sentence.upos, indexes.upos)
        targets["xpos"] += numbers(sentence.xpos, indexes.xpos)
        targets["feats"] += numbers(sentence.feats, indexes.feats)
        targets["scripts"] += numbers(scripts, indexes.scripts)
        targets["relations"] += numbers(sentence.relations, indexes.relations)
        targets["entities"] += numbers(sentence.entities, indexes.entities)
        targets["heads"] += (
            nothing if sentence.heads is None else [offset + head if head >= 0 else -1 for head in sentence.heads]
        )
        targets["sentence_end"] += [0] * (size - 1) + [0 if sentence.is_cut else 1]
        self.sentence += [number] * size
        self._add_frames(sentence, indexes, offset)
        for word in range(size):
            values, weights = columns(sentence.attributes.get(word, {}), ATTRIBUTES)
            self.attributes.append(values)
            self.attribute_weights.append(weights)
        for (predicate, argument), judged in sentence.proto_roles.items():
            values, weights = columns(judged, PROTO_ROLES)
            self.pairs.append((offset + predicate, offset + argument))
            self.proto_roles.append(values)
            self.proto_role_weights.append(weights)

    def _add_frames(self, sentence: Example, indexes: Indexes, offset: int) -> None:
        if sentence.frames is None:
            self.targets["predicate"] += [IGNORE] * len(sentence.words)
            return
        predicates = {word for word, _, _ in sentence.frames}
        self.targets["predicate"] += [int(word in predicates) for word in range(len(sentence.words))]
        for word, roleset, arguments in sentence.frames:
            roles = {offset + head: indexes.roles[role] for role, head in arguments if role in indexes.roles}
            self.frames.append((offset + word, indexes.rolesets.get(roleset, IGNORE), roles))

    def role_targets(self, frame: tuple[int, int, dict[int, int]]) -> list[int]:
        """Return the role of each word for a frame: 0 where none, `IGNORE` outside the predicate's sentence."""
        predicate, _, roles = frame
        inside = self.sentence[predicate]
        return [roles.get(word, 0) if sentence == inside else IGNORE for word, sentence in enumerate(self.sentence)]


def columns(judged: Judged, names: Sequence[str]) -> tuple[list[float], list[float]]:
    """Return the values and the confidences of the named attributes, both 0 where none was given."""
    found = [judged.get(name, (0.0, 0.0)) for name in names]
    return [value for value, _ in found], [confidence for _, confidence in found]


def pad(values: list, length: int, filler: object) -> list:
    """Return the list, filled up to the length."""
    return values + [filler] * (length - len(values))
