"""Fit and measure the confidence of claims: `python -m training.calibrate FIT CHECK [--weights FOLDER]`.

FIT and CHECK are folders of annotated articles: `docs/<id>.txt`, `docs/<id>.json` (a sidecar), and `events/<id>.json`
with the `events` of the text, each with `trigger`, `actors`, `targets` (spans of characters), `polarity` and `status`.
Prints the weights for `kgraph/extraction/confidence.py`, fitted on FIT, and a table of reliability on CHECK.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kgraph.extraction.confidence import features
from kgraph.pipeline.understanding import Tools, load_tools
from kgraph.reading.documents import read
from kgraph.records.claim import Claim, Participant
from kgraph.records.document import Document, Span
from kgraph.records.syntax import Frame, Sentence

Vector = NDArray[np.float64]

RIDGE = 1.0
"""Strength of the prior on the weights, the bias left out: of few articles, few certainties."""

EDGES = (0.0, 0.45, 0.55, 0.65, 0.75, 1.0)
"""Borders of the rows of the table; below and above there are hardly any claims."""


def main() -> None:
    """Fit on one folder, measure on the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("fit", type=Path)
    parser.add_argument("check", type=Path)
    parser.add_argument("--weights", type=Path, help="a folder of weights; the embedded ones without it")
    options = parser.parse_args()
    tools = load_tools(model=options.weights)
    weights = fit(*examples(options.fit, tools))
    print("bias, noun, belief, dynamic, particular:", np.round(weights, 2))
    given, right = examples(options.check, tools)
    report(probabilities(given, np.round(weights, 2)), right)


def examples(folder: Path, tools: Tools) -> tuple[Vector, Vector]:
    """Return the features of every claim on the articles of a folder, and 1 where the claim is right."""
    rows: list[tuple[float, ...]] = []
    right: list[bool] = []
    for document in read([folder / "docs"]):
        if isinstance(document, Document):
            events = json.loads((folder / "events" / f"{document.id}.json").read_text(encoding="utf-8"))["events"]
            for claim, row in claims_with_features(document, tools):
                rows.append(row)
                right.append(any(same(claim, event) for event in events))
    return np.array(rows), np.array(right, dtype=np.float64)


def claims_with_features(document: Document, tools: Tools) -> Iterator[tuple[Claim, tuple[float, ...]]]:
    """Yield the claims of a document with what their confidence is computed from."""
    _, sentences = tools.parse(document)
    for claim in tools.account(document).claims:
        frame, is_noun = frame_of(claim.trigger, sentences)
        yield claim, features(frame, is_noun=is_noun)


def frame_of(trigger: Span, sentences: Sequence[Sentence]) -> tuple[Frame, bool]:
    """Return the frame of a trigger, and whether it is a noun; nouns that only the tables know have belief 0.5."""
    for sentence in sentences:
        for token in sentence.tokens:
            if token.span == trigger:
                frame = sentence.frame_at(token.index) or Frame(token.index, "", probability=0.5)
                return frame, token.upos != "VERB"
    raise ValueError(f"no word at {trigger}")


def same(claim: Claim, event: dict[str, Any]) -> bool:
    """Tell whether a claim tells an annotated event with its participants, polarity and status."""
    return (
        overlap(claim.trigger, event["trigger"])
        and claim.polarity.value == event["polarity"]
        and claim.status.value == event["status"]
        and same_heads(claim.actors, event["actors"])
        and same_heads(claim.targets, event["targets"])
    )


def same_heads(found: Sequence[Participant], annotated: Sequence[Sequence[int]]) -> bool:
    """Tell whether every participant overlaps an annotated one, and there are as many."""
    if len(found) != len(annotated):
        return False
    return all(any(overlap(one.head, other) for other in annotated) for one in found)


def overlap(span: Span, other: Sequence[int]) -> bool:
    """Tell whether two spans share a character."""
    return span.start < other[1] and other[0] < span.end


def probabilities(given: Vector, weights: Vector) -> Vector:
    """Return the logistic function of the weighted features."""
    return 1 / (1 + np.exp(-given @ weights))


def fit(given: Vector, right: Vector, steps: int = 50) -> Vector:
    """Return the weights of the logistic regression, by Newton's method."""
    ridge = RIDGE * np.eye(given.shape[1])
    ridge[0, 0] = 0.0
    weights = np.zeros(given.shape[1])
    for _ in range(steps):
        expected = probabilities(given, weights)
        curvature = given.T @ (given * (expected * (1 - expected))[:, None]) + ridge
        weights -= np.linalg.solve(curvature, given.T @ (expected - right) + ridge @ weights)
    return weights


def report(expected: Vector, right: Vector) -> None:
    """Print, for each stretch of confidence, how many claims there are, their mean, and how many are right."""
    error = 0.0
    for low, high in pairwise(EDGES):
        inside = (expected >= low) & (expected < high)
        if inside.any():
            mean, share = float(expected[inside].mean()), float(right[inside].mean())
            error += abs(mean - share) * float(inside.mean())
            print(f"{low:.2f} to {high:.2f}  {int(inside.sum()):5}  mean {mean:.2f}  right {share:.2f}")
    print(f"expected calibration error {error:.3f}")


if __name__ == "__main__":
    main()
