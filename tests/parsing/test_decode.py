"""Decoding turns any scores into well-formed trees, names and frames."""

import time
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as stn

from kgraph.parsing import decode
from kgraph.parsing.decode import decode_entities, decode_roles, decode_tree, uncrossed
from kgraph.records.syntax import ROOT


def is_tree(heads) -> bool:
    """Tell whether the heads form one tree with one root."""
    if sum(head == ROOT for head in heads) != 1:
        return False
    for start in range(len(heads)):
        seen, node = set(), start
        while node != ROOT:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node]
    return True


def scores_of(size: int):
    """Return a strategy for the arc scores of a sentence."""
    values = st.floats(-20, 20, width=32)
    return stn.arrays(np.float32, (size, size + 1), elements=values)


@settings(deadline=None, max_examples=150)
@given(st.integers(1, 12).flatmap(scores_of))
def test_any_scores_give_one_tree(scores):
    """Whatever the network says, the result is a tree with exactly one root."""
    assert is_tree(decode_tree(scores).tolist())


@pytest.mark.parametrize("roots", [0, decode.MOST_ROOTS, 4])
@settings(deadline=None, max_examples=60)
@given(st.integers(2, 4).flatmap(scores_of))
def test_no_other_tree_scores_more(roots, scores):
    """The tree is the best of all trees with one root, whether roots are tried or all are made dear."""
    size = len(scores)

    def total(heads):
        return sum(float(scores[i, size if head == ROOT else head]) for i, head in enumerate(heads))

    choices = [[h for h in (*range(size), ROOT) if h != i] for i in range(size)]
    best = max(total(heads) for heads in product(*choices) if is_tree(heads))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decode, "MOST_ROOTS", roots)
        assert total(decode_tree(scores).tolist()) == pytest.approx(best, abs=1e-3)


def crossings(heads: list[int]) -> int:
    """Return how many pairs of arcs cross."""
    arcs = [(min(i, head), max(i, head)) for i, head in enumerate(heads) if head != ROOT]
    return sum(first[0] < second[0] < first[1] < second[1] for first in arcs for second in arcs)


@settings(deadline=None, max_examples=150)
@given(st.integers(1, 12).flatmap(scores_of))
def test_fewer_arcs_cross_and_it_is_a_tree_still(scores):
    """Whatever the scores, the result is a tree with the same root, and without crossings it stays as it is."""
    before = decode_tree(scores)
    after = uncrossed(before, scores)

    assert is_tree(after.tolist())
    assert crossings(after.tolist()) <= crossings(before.tolist())
    assert list(before).index(ROOT) == list(after).index(ROOT)
    if not crossings(before.tolist()):
        assert before.tolist() == after.tolist()


@pytest.mark.parametrize(("better", "expected"), [(2.0, [2, 2, ROOT, 2]), (4.0, [2, 3, ROOT, 2])])
def test_a_crossing_has_to_be_worth_it(better, expected):
    """The second word leaves the fourth, across the arc of the first, for the third, unless it is much worse off."""
    scores = np.full((4, 5), -10.0, np.float32)
    scores[0, 2] = scores[3, 2] = scores[2, 4] = 10.0
    scores[1, 2], scores[1, 3] = 0.0, better
    heads = decode_tree(scores)

    assert [2, 3, ROOT, 2] == heads.tolist()
    assert expected == uncrossed(heads, scores).tolist()


def test_rubbish_takes_no_longer_than_a_second():
    """Where every word wants every other one as much, not every root is tried."""
    begun = time.perf_counter()

    scores = np.zeros((190, 191), np.float32)
    assert is_tree(uncrossed(decode_tree(scores), scores).tolist())
    assert time.perf_counter() - begun < 1


def test_a_second_root_is_not_taken_even_when_it_scores_more():
    """Two words that both want to be the root are joined."""
    scores = np.array([[-9, -1, 5], [-1, -9, 4]], np.float32)

    assert [ROOT, 0] == decode_tree(scores).tolist()


LABELS = ("O", "B-Person", "I-Person", "B-Location", "I-Location")


def test_a_name_does_not_change_its_kind_inside():
    """`I-Location` never follows `B-Person`, even where it scores more."""
    scores = np.log(np.array([[0.1, 0.8, 0.05, 0.03, 0.02], [0.1, 0.05, 0.35, 0.05, 0.45]], np.float32))

    assert [(0, 1)] == decode_entities(scores, LABELS)


def test_a_name_does_not_begin_inside():
    """`I-Person` alone is no name."""
    scores = np.log(np.array([[0.3, 0.1, 0.58, 0.01, 0.01]], np.float32))

    assert [] == decode_entities(scores, LABELS)


def test_no_words_no_names():
    """An empty window has no names."""
    assert [] == decode_entities(np.zeros((0, 5), np.float32), LABELS)


ROLES = ("", "ARG0", "ARG1", "ARGM-TMP")


def test_a_core_role_has_one_word():
    """Of two words that fit `ARG0`, the better one keeps it and the other takes what is left."""
    scores = np.log(np.array([[0.05, 0.9, 0.04, 0.01], [0.01, 0.01, 0.01, 0.97], [0.1, 0.5, 0.39, 0.01]], np.float32)).T

    assert [("ARG0", 0), ("ARG1", 2)] == decode_roles(scores, ROLES, 1)


def test_who_loses_a_core_role_takes_no_other_words():
    """The second word loses `ARG1` to the third and falls to `ARG0`, which the first fits better: nothing is left."""
    scores = np.log(
        np.array([[0.01, 0.98, 0.01], [0.1, 0.4, 0.5], [0.05, 0.05, 0.9], [0.98, 0.01, 0.01]], np.float32)
    ).T

    assert [("ARG0", 0), ("ARG1", 2)] == decode_roles(scores, ("", "ARG0", "ARG1"), 3)


def test_an_adjunct_may_come_twice():
    """Two words may both be `ARGM-TMP`."""
    scores = np.log(np.array([[0.1, 0.1, 0.1, 0.7], [0.97, 0.01, 0.01, 0.01], [0.1, 0.1, 0.1, 0.7]], np.float32)).T

    assert [("ARGM-TMP", 0), ("ARGM-TMP", 2)] == decode_roles(scores, ROLES, 1)


def test_a_predicate_is_not_its_own_argument():
    """The predicate's own column never becomes an argument."""
    scores = np.log(np.array([[0.01, 0.97, 0.01, 0.01]], np.float32)).T

    assert [] == decode_roles(scores, ROLES, 0)
