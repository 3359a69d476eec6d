"""How near the network comes to what annotators judged of predicates and arguments (UDS), on gold words."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kgraph.parsing.labels import ATTRIBUTES, PROTO_ROLES
from kgraph.parsing.parser import NeuralParser
from training.corpora import TrainingDocument
from training.windows import Window, windows_of

Judged = dict[str, list[tuple[float, float, float]]]
"""By attribute: what the network says, what the annotators said, and how sure they were (0 to 1)."""

SURE = 0.9
"""Confidence above which annotators agreed; below it the sign of a value is near to a coin's (UDS dev: 54 to 64 % of
the signs of `dynamic` can be told there, 78 % above)."""


def measure_judgements(documents: list[TrainingDocument], weights: Path) -> Iterator[str]:
    """Yield a line for each attribute: Pearson's r, and how often the sign is right against the commoner sign."""
    parser = NeuralParser(weights)
    judged: Judged = {name: [] for name in (*ATTRIBUTES, *PROTO_ROLES)}
    for document in documents:
        for window in windows_of(document, parser.labels.window_words, 0.0, random.Random(0)):
            compare(parser, window, judged)
    for name, rows in judged.items():
        if rows:
            yield line(name, np.array(rows))


def compare(parser: NeuralParser, window: Window, judged: Judged) -> None:
    """Add what network and annotators say of the words of a window."""
    words = [word for sentence in window for word in sentence.words]
    starts = np.cumsum([0, *(len(sentence.words) for sentence in window)]).tolist()
    scores = parser.scores(words, {a for a, s in zip(starts, window, strict=False) if s.new_paragraph and a})
    rows = {int(word): row for row, word in enumerate(scores.predicate_index)}
    for start, sentence in zip(starts, window, strict=False):
        for word, values in sentence.attributes.items():
            for name, (value, confidence) in values.items():
                said = scores.attributes[start + word, ATTRIBUTES.index(name)]
                judged[name].append((float(said), value, confidence))
        for (predicate, argument), values in sentence.proto_roles.items():
            row = rows.get(start + predicate)
            for name, (value, confidence) in values.items() if row is not None else ():
                said = scores.proto_roles[row, PROTO_ROLES.index(name), start + argument]
                judged[name].append((float(said), value, confidence))


def line(name: str, rows: NDArray[np.float64]) -> str:
    """Return the figures of one attribute as text."""
    said, value, confidence = rows.T
    right, positive = (said > 0) == (value > 0), value > 0

    def share(kept: NDArray[np.float64]) -> str:
        common = max(np.average(positive, weights=kept), np.average(~positive, weights=kept))
        return f"{100 * np.average(right, weights=kept):.1f} (commoner sign {100 * common:.1f})"

    sure = (confidence > SURE).astype(float)
    return (
        f"{name}: {len(rows)} judged, r {np.corrcoef(said, value)[0, 1]:.3f}, sign {share(np.ones(len(rows)))}, "
        f"weighted by confidence {share(confidence)}, of the {int(sure.sum())} that annotators agree on {share(sure)}"
    )
