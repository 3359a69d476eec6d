"""What the benchmarks share: work that is timed in turn, memory of this process, and articles to read."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter, sleep

import psutil

SEEDS = Path(__file__).parents[1] / "seeds"

SETTLE = 0.05
"""Seconds before each piece of work: the threads of the one before it wait for more in a busy loop, for a while."""

_SENTENCE_END = re.compile(r"(?<=[.!?”]) ")


def best_times(work: Mapping[str, Callable[[], object]], *, rounds: int) -> dict[str, float]:
    """Return the least seconds of each piece of work over some rounds.

    The pieces take turns, so that whatever else the machine does falls on all of them, and the least time is the
    one that it fell on least.
    """
    best = dict.fromkeys(work, float("inf"))
    for _ in range(rounds):
        for name, run in work.items():
            sleep(SETTLE)
            started = perf_counter()
            run()
            best[name] = min(best[name], perf_counter() - started)
    return best


def resident_megabytes() -> float:
    """Return the memory that this process holds."""
    return psutil.Process().memory_info().rss / 1e6


def seed_texts() -> list[str]:
    """Return the texts of the seeds that are one article each."""
    paths = sorted([*SEEDS.glob("*.txt"), *SEEDS.glob("*.md")])
    return [path.read_text(encoding="utf-8") for path in paths if path.name != "README.md"]


def made_up_articles(count: int) -> list[str]:
    """Return articles of 3 to 14 paragraphs, the sentences of the seeds in new orders; the same on every machine."""
    chance = random.Random(1)
    sentences = [s for text in seed_texts() for paragraph in text.split("\n\n") for s in _SENTENCE_END.split(paragraph)]
    return [_article(sentences, chance) for _ in range(count)]


def _article(sentences: Sequence[str], chance: random.Random) -> str:
    lengths = [chance.randint(1, 6) for _ in range(chance.randint(3, 14))]
    return "\n\n".join(" ".join(chance.choices(sentences, k=length)) for length in lengths)
