"""The scores of coreference are those of the CoNLL shared tasks."""

from __future__ import annotations

import importlib.util
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

FILE = Path(__file__).parents[2] / "training" / "coreference_scores.py"


@pytest.fixture(scope="module")
def scores() -> ModuleType:
    """Return the module, which stands outside the package."""
    spec = importlib.util.spec_from_file_location("coreference_scores", FILE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scored(scores: ModuleType, key: list[str], response: list[str]) -> dict[str, float]:
    """Return the scores of clusters that are written as words, a letter for a mention."""
    counts: Counter[str] = Counter()
    scores.count_clusters(map(frozenset, key), map(frozenset, response), counts)
    return scores.scores_of(counts)


def test_what_is_right_scores_one(scores: ModuleType) -> None:
    """The key itself has the best score of each metric, and entities of one mention do not count."""
    found = scored(scores, ["abc", "de", "x"], ["de", "abc", "y"])

    assert {1.0} == set(found.values())


def test_split_entity(scores: ModuleType) -> None:
    """An entity cut in two, one part with a mention that is none, scores what the definitions say by hand."""
    found = scored(scores, ["abc"], ["ab", "cx"])

    assert (0.5, 0.5) == (found["muc recall"], found["muc precision"])
    assert pytest.approx(5 / 9) == found["b3 recall"]
    assert pytest.approx(2.5 / 4) == found["b3 precision"]
    assert (0.8, 0.4) == (found["ceafe recall"], found["ceafe precision"])


def test_nothing_linked_scores_nothing(scores: ModuleType) -> None:
    """Without a link there is nothing to be right about."""
    assert {0.0} == set(scored(scores, ["ab"], ["a", "b"]).values())
    assert {0.0} == set(scored(scores, [], []).values())
