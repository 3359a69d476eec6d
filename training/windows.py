"""Windows: consecutive sentences of one document, as the network reads them."""

from __future__ import annotations

import random
from collections.abc import Iterator

from training.corpora import Example, TrainingDocument

Window = list[Example]


def windows_of(
    document: TrainingDocument, words: int, single_share: float, random_: random.Random, cut_share: float = 0.0
) -> Iterator[Window]:
    """Yield the document's sentences in windows of any size up to `words` words.

    A share of the windows ends with the first words of the next sentence, as windows over raw text do: whoever meets
    whole sentences only learns that every window ends with one.
    """
    window: Window = []
    size = 0
    limit = random_.randint(8, words)
    for sentence in document.sentences:
        if len(sentence.words) > words:
            continue
        if random_.random() < single_share:
            yield [sentence]
            continue
        if window and size + len(sentence.words) > limit:
            cut = Example(words=sentence.words[: random_.randint(1, len(sentence.words))], is_cut=True)
            is_open = len(cut.words) < len(sentence.words) and size + len(cut.words) <= words
            yield [*window, cut] if is_open and random_.random() < cut_share else window
            window, size, limit = [], 0, random_.randint(8, words)
        if size + len(sentence.words) <= words:
            window.append(sentence)
            size += len(sentence.words)
    if window:
        yield window


def grouped(windows: list[Window], words: int) -> list[list[Window]]:
    """Return windows in groups of about that many words, padding included."""
    groups: list[list[Window]] = []
    current: list[Window] = []
    longest = 0
    for window in windows:
        size = sum(len(s.words) for s in window)
        if current and (len(current) + 1) * max(longest, size) > words:
            groups.append(current)
            current, longest = [], 0
        current.append(window)
        longest = max(longest, size)
    return [*groups, current] if current else groups
