"""No text breaks the program: words in any order, between signs that no grammar foresees."""

from __future__ import annotations

import random
from pathlib import Path

import kgraph

# Years and days outside the calendar.
DATES = "99999999999 years ago|in 10000 BC|32 May 2024|0000-00-00|31 December 9999|the 30th of February|24:61"
LENGTHS = "10,000,000 days ago|between Monday and last Sunday|from 2024 to 2020|since since since"
WORDS = "of of of|not not not|said|“He said “she said|...|((((|))))|“|”|‘|<b>|北京|٣ مارس|😀👩\u200d👩\u200d👧"
# Signs without width, that turn a line around, or that end one.
SIGNS = "\u200b|\u202e|\ufeff|\u2028|\x0b|\x85|\n\n\n"
ODD = [*"|".join((DATES, LENGTHS, WORDS, SIGNS)).split("|"), "!" * 300, "a" * 5000]


def rubbish(words: list[str], number: int) -> str:
    """Return a text of some words of news in any order, with odd things between them; the same for a number."""
    chosen = random.Random(number)
    length = chosen.randint(5, 120)
    start = chosen.randrange(len(words) - length)
    text = words[start : start + length]
    for _ in range(chosen.randint(1, 12)):
        text.insert(chosen.randint(0, len(text)), chosen.choice(ODD))
    if number % 2:
        chosen.shuffle(text)
    return " ".join(text)


def test_no_text_breaks_the_program(seeds: Path, tmp_path: Path):
    """Every document is read, or is passed over as what it is: not in English."""
    words = " ".join(path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))).split(" ")
    for number in range(80):
        (tmp_path / f"{number}.txt").write_text(rubbish(words, number), encoding="utf-8")

    report = kgraph.build([tmp_path], tmp_path / "out")

    assert [] == [item for item in report.skipped if "kgraph reads English" not in item.reason]
    assert len(report.read) > 70
