"""Training windows have every size, and some end inside a sentence."""

from __future__ import annotations

import random

from training.corpora import Example, TrainingDocument
from training.windows import grouped, windows_of


def document(*sizes: int) -> TrainingDocument:
    """Return a document of sentences with so many words."""
    return TrainingDocument("d", "news", [Example([f"w{k}" for k in range(size)]) for size in sizes])


def test_every_sentence_is_in_one_window():
    """Without cuts the windows are the document's sentences in their order."""
    text = document(*range(1, 40))
    windows = list(windows_of(text, 60, 0.0, random.Random(1)))

    assert [s for w in windows for s in w] == text.sentences
    assert max(sum(len(s.words) for s in w) for w in windows) <= 60


def test_longer_sentences_are_left_out():
    """A sentence that no window holds does not train."""
    assert [len(s.words) for w in windows_of(document(3, 90, 4), 60, 0.0, random.Random(1)) for s in w] == [3, 4]


def test_cut_windows_end_inside_a_sentence():
    """A cut is the beginning of the next sentence, marked as such, and the window stays within its size."""
    windows = list(windows_of(document(*[20] * 200), 60, 0.0, random.Random(1), cut_share=1.0))
    cuts = [w[-1] for w in windows if w[-1].is_cut]

    assert len(cuts) > 20
    assert all(cut.words == [f"w{k}" for k in range(len(cut.words))] and len(cut.words) < 20 for cut in cuts)
    assert not any(s.is_cut for w in windows for s in w[:-1])
    assert max(sum(len(s.words) for s in w) for w in windows) <= 60


def test_single_sentences():
    """With a share of 1 each window holds one sentence, as a headline stands alone."""
    assert all(len(w) == 1 for w in windows_of(document(5, 6, 7), 60, 1.0, random.Random(1)))


def test_groups_bound_the_padded_size():
    """Windows times the longest of them stays within the words of a batch; none is lost."""
    windows = [[Example(["w"] * size)] for size in (5, 9, 2, 7, 30)]
    groups = grouped(windows, 20)

    assert [w for g in groups for w in g] == windows
    assert all(len(g) == 1 or len(g) * max(len(w[0].words) for w in g) <= 20 for g in groups)
