"""How likely a claim is right: the parser's scores of its predicate, calibrated on annotated news."""

from __future__ import annotations

import math

from kgraph.records.syntax import Attributes, Frame

# Fitted by logistic regression (ridge 1) with `training/calibrate.py` on the 456 claims of nine annotated news
# articles; measured on 505 claims of eight others, where the mean is 0.66 and the share of right ones 0.60
# (docs/claims.md has the table). What the parser itself believes, 0.97 on average, tells of the predicate alone.
BIAS = -0.94
NOUN = -0.66
BELIEF = 0.13
DYNAMIC = -0.12
PARTICULAR = 1.09

HIGHEST_BELIEF = 6.0
"""Log-odds beyond which the parser's belief says no more: 0.9975."""

_UNTOLD = Attributes(0.0, 0.0, 0.0, 0.0)


def confidence(frame: Frame, *, is_noun: bool) -> float:
    """Return the probability that a reader finds the same event with the same participants, polarity and status."""
    weights = (BIAS, NOUN, BELIEF, DYNAMIC, PARTICULAR)
    score = sum(weight * value for weight, value in zip(weights, features(frame, is_noun=is_noun), strict=True))
    return 1 / (1 + math.exp(-score))


def features(frame: Frame, *, is_noun: bool) -> tuple[float, ...]:
    """Return what the probability is computed from, in the order of the weights."""
    told = min(max(frame.probability, 1e-6), 1 - 1e-6)
    belief = min(HIGHEST_BELIEF, math.log(told / (1 - told)))
    attributes = frame.attributes or _UNTOLD
    return 1.0, float(is_noun), belief, attributes.dynamic, attributes.particular
