"""Scores become trees, names and frames; numpy only, shared by training's evaluation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kgraph.records.syntax import ROOT

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

# ---------------------------------------------------------------- trees


def decode_tree(scores: Floats) -> Integers:
    """Return the heads of the best tree with exactly one root.

    Where the best head of each word makes no such tree: Chu-Liu/Edmonds under one root after another.

    Args:
        scores: (n, n + 1); `scores[i, j]` is the score of word j as head of word i, the last column is the root.

    Returns:
        (n,), the index of each word's head, `ROOT` (-1) for the root of the sentence.
    """
    size = len(scores)
    exact = scores.astype(np.float64)
    np.fill_diagonal(exact, -np.inf)
    heads = exact.argmax(1)
    if np.count_nonzero(heads == size) != 1 or _cycle(heads, size) is not None:
        heads = _best_under_one_root(exact)
    return np.where(heads == size, ROOT, heads)


MOST_ROOTS = 2
"""Roots that are tried one by one: 154 of 160 sentences of EWT and GUM dev that need a look need one; rubbish all."""


def _best_under_one_root(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the heads of the best tree with one root, the last column.

    A root whose bound (every other word with its best head, tree or not) does not beat the best tree found needs
    no look, nor does any behind it. Where the bounds leave too many, a penalty on all arcs from the root makes the
    best tree one of one root (Zmigrod, Vieira and Cotterell 2020); it makes cycles everywhere and takes ten times
    as long as one root.
    """
    size = len(scores)
    inner = scores[:, :size].max(1)
    bounds = scores[:, size] + (inner.sum() - inner) if size > 1 else scores[:, size]
    order = np.argsort(-bounds, kind="stable")
    best, total = np.full(size, size), -np.inf
    for root in order[:MOST_ROOTS]:
        if bounds[root] <= total:
            return best
        trial = scores.copy()
        trial[:, size] = -np.inf
        trial[root] = -np.inf
        trial[root, size] = scores[root, size]
        heads = _arborescence(trial)
        found = scores[np.arange(size), heads].sum()
        if found > total:
            best, total = heads, found
    if size <= MOST_ROOTS or bounds[order[MOST_ROOTS]] <= total:
        return best
    finite = scores[np.isfinite(scores)]
    penalised = scores.copy()
    penalised[:, size] -= size * (finite.max() - finite.min()) + 1
    return _arborescence(penalised)


def _cycle(heads: NDArray[np.int64], root: int) -> list[int] | None:
    """Return the words of a cycle, or `None`."""
    state = [0] * (root + 1)
    state[root] = 2
    for start in range(root):
        path: list[int] = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for visited in path:
            state[visited] = 2
    return None


def _arborescence(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the heads of the maximum arborescence from the root (last column): contract cycles until none is left."""
    root = len(scores)
    heads = scores.argmax(1)
    cycle = _cycle(heads, root)
    if cycle is None:
        return heads
    inside = np.array(sorted(cycle))
    outside = np.array([i for i in range(root) if i not in set(cycle)], dtype=np.int64)
    size = len(outside)  # the contracted graph: the words outside, then the cycle as one word, then the root
    columns = np.append(outside, root)
    entering = scores[np.ix_(inside, columns)] - scores[inside, heads[inside]][:, None]
    smaller = np.full((size + 1, size + 2), -np.inf)
    places = np.append(np.arange(size), size + 1)
    smaller[:size, places] = scores[np.ix_(outside, columns)]
    if size:
        leaving = scores[np.ix_(outside, inside)]
        smaller[:size, size] = leaving.max(1)
    smaller[size, places] = entering.max(0)
    found = _arborescence(smaller)
    result = heads.copy()
    back = np.append(columns[:size], [-1, root])
    for position in range(size):
        head = int(found[position])
        word = outside[position]
        result[word] = inside[scores[word, inside].argmax()] if head == size else back[head]
    column = int(np.flatnonzero(places == found[size])[0])
    entry = inside[entering[:, column].argmax()]
    result[entry] = columns[column]
    return result


MOST_LOST = 3.0
"""Score that a tree may lose for a crossing of its arcs less; of 0, 1, 3 and any the best on EWT and GUM dev: labelled
attachment 88.48, 88.59, 88.62, 88.60 and 89.81, 89.97, 90.01, 89.97. What the network is sure of is right."""

MOST_CROSSED = 24
"""Words of crossing arcs that are put right; a sentence with more of them is none, and would take long."""

OTHER_HEADS = 8
"""Heads that a word of a crossing may get instead, by score."""


def uncrossed(heads: Integers, scores: Floats) -> Integers:
    """Return the heads of a tree with words of crossing arcs on another head that crosses nothing, the cheapest first.

    As pseudo-projective parsing lifts arcs (Nivre and Nilsson 2005), but by the scores. Crossings are rare in English,
    and a network that scores each arc by itself proposes five times as many as there are (530 to 101 on EWT dev).

    Args:
        heads: (n,), what `decode_tree` returns for `scores`.
        scores: (n, n + 1), as `decode_tree` takes them.
    """
    words = _crossing(heads)
    if not 0 < len(words) <= MOST_CROSSED:
        return heads
    result = heads.copy()
    while len(words):
        found = [move for word in words.tolist() if (move := _cheapest(result, scores, word)) is not None]
        if not found or min(found)[0] > MOST_LOST:
            break
        _, word, head = min(found)
        result[word] = head
        words = _crossing(result)
    return result


def _crossing(heads: Integers) -> Integers:
    """Return the words whose arcs cross another one; that of the root crosses none."""
    words = np.flatnonzero(heads != ROOT)
    low, high = np.minimum(words, heads[words]), np.maximum(words, heads[words])
    crosses = (low[:, None] < low) & (low < high[:, None]) & (high[:, None] < high)
    return words[(crosses | crosses.T).any(1)]


def _cheapest(heads: Integers, scores: Floats, word: int) -> tuple[float, int, int] | None:
    """Return what the best other head of a word that makes neither a crossing nor a cycle costs, the word, the head."""
    size = len(heads)
    others = np.flatnonzero((heads != ROOT) & (np.arange(size) != word))
    low, high = np.minimum(others, heads[others]), np.maximum(others, heads[others])
    for head in np.argsort(-scores[word, :size], kind="stable")[:OTHER_HEADS].tolist():
        first, last = min(word, head), max(word, head)
        crosses = ((first < low) & (low < last) & (last < high)) | ((low < first) & (first < high) & (high < last))
        if head not in (word, heads[word]) and not crosses.any() and not _is_below(heads, head, word):
            return float(scores[word, heads[word]] - scores[word, head]), word, head
    return None


def _is_below(heads: Integers, word: int, above: int) -> bool:
    """Tell whether a word hangs on another one, directly or not."""
    while word not in (ROOT, above):
        word = int(heads[word])
    return word == above


# ---------------------------------------------------------------- names


def decode_entities(scores: Floats, labels: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return the first and the last word of each name.

    The best BIO tags in which `I-X` follows only `B-X` or `I-X`: the best tag of each word where these are such,
    else by Viterbi.

    Args:
        scores: (n, labels), log-probabilities.
        labels: the BIO tags, index by index.
    """
    if not len(scores):
        return []
    allowed = _transitions(labels)
    best = scores.argmax(1)
    tags: list[int] = best.tolist()
    if not allowed[[len(labels), *tags[:-1]], best].all():
        tags = _viterbi(scores, np.where(allowed, 0.0, -np.inf))
    return _spans([labels[tag] for tag in tags])


def _viterbi(scores: Floats, transitions: NDArray[np.float64]) -> list[int]:
    """Return the best path; the last row of the transitions is the start."""
    best = scores[0] + transitions[-1]
    choices: list[NDArray[np.int64]] = []
    for row in scores[1:]:
        paths = best[:, None] + transitions[:-1]
        choices.append(paths.argmax(0))
        best = paths.max(0) + row
    tags = [int(best.argmax())]
    for choice in reversed(choices):
        tags.append(int(choice[tags[-1]]))
    tags.reverse()
    return tags


@cache
def _transitions(labels: tuple[str, ...]) -> NDArray[np.bool_]:
    """Return which tag (column) may follow which (row); the last row is the start of the sentence."""
    may_follow = [
        [not label.startswith("I-") or (other != "O" and other[2:] == label[2:]) for label in labels]
        for other in (*labels, "O")
    ]
    return np.array(may_follow)


def _spans(tags: Sequence[str]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    first = -1
    for index, tag in enumerate([*tags, "O"]):
        if first >= 0 and not tag.startswith("I-"):
            spans.append((first, index - 1))
            first = -1
        if tag.startswith("B-"):
            first = index
    return spans


# ---------------------------------------------------------------- frames


def decode_roles(scores: Floats, roles: tuple[str, ...], predicate: int) -> list[tuple[str, int]]:
    """Return the arguments of one predicate: role and head word, in text order.

    Each word has its best role; a core role (`ARG0` to `ARG5`) stays with the word that fits it best, and the
    others take the best that is left to them. The predicate is never its own argument.

    Args:
        scores: (roles, n), log-probabilities over the roles for each word of the sentence; role 0 is "none".
        roles: the labels, index by index.
        predicate: the predicate's index in the sentence.
    """
    best = scores.argmax(0)
    best[predicate] = 0
    words = np.flatnonzero(best)
    found: list[int] = best[words].tolist()
    core = [role for role in found if role in _core_roles(roles)]
    if len(set(core)) < len(core):
        found, words = _settled(scores, _core_roles(roles), predicate)
    return [(roles[role], word) for role, word in zip(found, words.tolist(), strict=True)]


@cache
def _core_roles(roles: tuple[str, ...]) -> frozenset[int]:
    return frozenset(i for i, role in enumerate(roles) if role.startswith(("ARG", "R-ARG")) and role[-1].isdigit())


def _settled(scores: Floats, core: frozenset[int], predicate: int) -> tuple[list[int], Integers]:
    """Return roles and their words where several words want one core role."""
    scores = scores.copy()
    scores[1:, predicate] = -np.inf
    best = scores.argmax(0)
    while (role := _contested(best, core)) is not None:  # the loser may want another's, so the next round looks again
        takers = np.flatnonzero(best == role)
        keeper = takers[(scores[role, takers] - scores[0, takers]).argmax()]
        scores[role, takers[takers != keeper]] = -np.inf
        best = scores.argmax(0)
    words = np.flatnonzero(best)
    return best[words].tolist(), words


def _contested(best: Integers, core: frozenset[int]) -> int | None:
    """Return the first core role that several words want."""
    roles: list[int] = best.tolist()
    return min((role for role, count in Counter(roles).items() if count > 1 and role in core), default=None)
