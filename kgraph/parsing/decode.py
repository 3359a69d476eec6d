"""Scores become sentence ends, trees, names and frames; numpy only, shared by training's evaluation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kgraph.records.syntax import ROOT

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

ROOT_PENALTY = 1e4
"""Larger than any sum of arc scores of a window, so that a best tree never has a second root for its own sake."""


# After a final mark and before a word that can open a sentence the network has to speak against an end, elsewhere for
# one. On EWT and GUM dev (raw text, windows of 2 to 30 sentences) of 0.001 to 0.3: at 0.05 precision 97 to 99 and
# recall above 99, at 0.3 recall from 87.
END_AFTER_MARK = 0.05
END_ELSEWHERE = 0.5

FINAL_MARKS = frozenset({".", "?", "!", "...", "…", "?!", "!!"})
OPENERS = frozenset("\"'“‘«„([")


def sentence_ends(probabilities: Floats, words: Sequence[str], paragraph_ends: set[int]) -> list[int]:
    """Return the words that end a sentence: where network and punctuation say so, and wherever a paragraph ends.

    Args:
        probabilities: (n,), that a sentence ends with the word.
        words: the n words.
        paragraph_ends: the words that end a paragraph.
    """
    return [
        i
        for i, probability in enumerate(probabilities)
        if i in paragraph_ends or probability > (END_AFTER_MARK if _is_final(words, i) else END_ELSEWHERE)
    ]


def _is_final(words: Sequence[str], index: int) -> bool:
    """Tell whether a word is a final mark and the next one begins as sentences do: upper case, digit or quotation."""
    if words[index] not in FINAL_MARKS or index + 1 == len(words):
        return False
    first = words[index + 1][0]
    return first.isupper() or first.isdigit() or first in OPENERS


# ---------------------------------------------------------------- trees


def decode_tree(scores: Floats) -> Integers:
    """Return the heads of the best tree with exactly one root.

    Chu-Liu/Edmonds; a penalty on every arc from the root leaves one (Zmigrod, Vieira and Cotterell 2020 show that
    this is exact, since each tree has at least one).

    Args:
        scores: (n, n + 1); `scores[i, j]` is the score of word j as head of word i, the last column is the root.

    Returns:
        (n,), the index of each word's head, `ROOT` (-1) for the root of the sentence.
    """
    size = len(scores)
    exact = scores.astype(np.float64)
    exact[np.arange(size), np.arange(size)] = -np.inf
    heads = exact.argmax(1)
    if (heads == size).sum() != 1 or _cycle(heads, size) is not None:
        exact[:, size] -= ROOT_PENALTY
        heads = _arborescence(exact)
    return np.where(heads == size, ROOT, heads).astype(np.int64)


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


# ---------------------------------------------------------------- names


def decode_entities(scores: Floats, labels: Sequence[str]) -> list[tuple[int, int, str, float]]:
    """Return the names: first word, last word, label, and the mean probability of their tags.

    Viterbi over BIO tags in which `I-X` follows only `B-X` or `I-X`.

    Args:
        scores: (n, labels), log-probabilities.
        labels: the BIO tags, index by index.
    """
    if not len(scores):
        return []
    allowed = _transitions(tuple(labels))
    start = np.array([-np.inf if label.startswith("I-") else 0.0 for label in labels])
    best = scores[0] + start
    choices: list[NDArray[np.int64]] = []
    for row in scores[1:]:
        paths = best[:, None] + allowed
        choices.append(paths.argmax(0))
        best = paths.max(0) + row
    tags = [int(best.argmax())]
    for choice in reversed(choices):
        tags.append(int(choice[tags[-1]]))
    tags.reverse()
    return _spans([labels[tag] for tag in tags], np.exp(scores[np.arange(len(tags)), tags]))


def _transitions(labels: tuple[str, ...]) -> NDArray[np.float64]:
    allowed = np.zeros((len(labels), len(labels)))
    for j, label in enumerate(labels):
        if label.startswith("I-"):
            allowed[:, j] = [0.0 if other[2:] == label[2:] and other != "O" else -np.inf for other in labels]
    return allowed


def _spans(tags: Sequence[str], probabilities: Floats) -> list[tuple[int, int, str, float]]:
    spans: list[tuple[int, int, str, float]] = []
    first = -1
    for index, tag in enumerate([*tags, "O"]):
        if first >= 0 and not tag.startswith("I-"):
            spans.append((first, index - 1, tags[first][2:], float(probabilities[first:index].mean())))
            first = -1
        if tag.startswith("B-"):
            first = index
    return spans


# ---------------------------------------------------------------- frames


def decode_roles(scores: Floats, roles: Sequence[str], predicate: int) -> list[tuple[str, int]]:
    """Return the arguments of one predicate: role and head word, in text order.

    Each word has its best role; a core role (`ARG0` to `ARG5`) stays with the word that fits it best, and the
    others take the best that is left to them. The predicate is never its own argument.

    Args:
        scores: (roles, n), log-probabilities over the roles for each word of the sentence; role 0 is "none".
        roles: the labels, index by index.
        predicate: the predicate's index in the sentence.
    """
    scores = scores.copy()
    scores[1:, predicate] = -np.inf
    core = {index for index, role in enumerate(roles) if role.startswith(("ARG", "R-ARG")) and role[-1].isdigit()}
    best: list[int] = scores.argmax(0).tolist()
    while wanted := sorted(index for index, count in Counter(best).items() if count > 1 and index in core):
        index = wanted[0]  # whoever loses it may want another one's, so the next round looks again
        takers = np.flatnonzero(scores.argmax(0) == index)
        keeper = takers[(scores[index, takers] - scores[0, takers]).argmax()]
        scores[index, takers[takers != keeper]] = -np.inf
        best = scores.argmax(0).tolist()
    return [(roles[role], word) for word, role in enumerate(best) if role != 0]
