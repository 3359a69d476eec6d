"""Between training and the package: attributes get their zero, and the export must answer as torch does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from kgraph.parsing.labels import ATTRIBUTES, OUTPUTS
from kgraph.parsing.network import Network as Exported
from training.batches import Batcher
from training.network import Network
from training.windows import Window

SENTENCES = 500
"""How many dev sentences the export is compared on."""

GRID = np.arange(-1.0, 1.001, 0.05)
"""Offsets that are tried for an attribute: values are normalised to a spread of about 1."""

COMPARED = ("upos", "xpos", "feats", "script", "sentence_end", "arcs", "entities", "predicate")


@torch.no_grad()
def centre(network: Network, batcher: Batcher, windows: Iterable[Window]) -> dict[str, float]:
    """Move the zero of each judged attribute to where dev tells the signs apart best; return by how much.

    Training has one annotator a sentence, dev three: what is general is called particular by single annotators so
    often that a regression over them seldom goes below 0 (Govindarajan et al. 2019 report the same noise).
    """
    said, gold, confidence = judged(network, batcher, windows)
    moved: dict[str, float] = {}
    for column, name in enumerate(ATTRIBUTES):
        weights = confidence[:, column]
        right = [float((weights * ((said[:, column] + g > 0) == (gold[:, column] > 0))).sum()) for g in GRID]
        moved[name] = round(float(GRID[int(np.argmax(right))]), 2)
    network.attribute[2].bias += torch.tensor(list(moved.values()))
    return moved


def judged(network: Network, batcher: Batcher, windows: Iterable[Window]) -> tuple[Tensor, Tensor, Tensor]:
    """Return what the network says of judged words, what annotators said, and how sure they were."""
    rows: list[tuple[Tensor, Tensor, Tensor]] = []
    for window in windows:
        batch = batcher.batch([window])
        kept = (batch.attribute_weights > 0).any(-1)
        x = network.words(batch.pieces, batch.shapes, batch.first, None)
        rows.append((network.attribute(x)[kept], batch.attributes[kept], batch.attribute_weights[kept]))
    said, gold, confidence = (torch.cat(column) for column in zip(*rows, strict=True))
    return said, gold, confidence


@torch.no_grad()
def agreement(model: torch.nn.Module, path: Path, batcher: Batcher, windows: Iterable[Window]) -> float:
    """Return the share of answers on 500 sentences that an exported file and the network in torch have in common."""
    exported = Exported(path, batcher.labels)
    counts: Counter[bool] = Counter()
    sentences = 0
    for window in windows:
        if sentences >= SENTENCES:
            break
        sentences += len(window)
        batch = batcher.batch([window])
        tensors = model(batch.pieces[0], batch.shapes[0], batch.first[0])
        numbers = (batch.pieces[0].tolist(), batch.shapes[0].tolist(), batch.first[0].tolist())
        ours = exported.run(*numbers)
        theirs = {name: answer.numpy() for name, answer in zip(OUTPUTS, tensors, strict=True)}
        heads = theirs["arcs"].argmax(1)
        same = [answers(theirs[name]) == answers(getattr(ours, name)) for name in COMPARED]
        same.append(
            relations(theirs["relation_words"], theirs["relation_heads"], heads)
            == relations(ours.relation_words, ours.relation_heads, heads)
        )
        for answer in same:
            counts[True] += int(answer.sum())
            counts[False] += int((~answer).sum())
    return counts[True] / counts.total()


def answers(scores: np.ndarray) -> np.ndarray:
    """Return the decisions in a tensor: numbers as they are, probabilities at one half, the best of each row."""
    if scores.dtype.kind == "i":
        return scores
    return scores > 0.5 if scores.ndim == 1 else scores.argmax(-1)


def relations(words: np.ndarray, heads: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    """Return the best relation of each word to its head."""
    by_label = words.reshape(len(words), -1, heads.shape[1])
    return np.einsum("nlw,nw->nl", by_label, heads[chosen]).argmax(1)
