"""Newswire articles as running text, and when two times agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.records.interval import Interval
from training.articles import article
from training.dates import agree

TOKENS = [
    "https://example.org/a",
    "",
    *["Lima", "’", "s", "mayor", ",", "58", ",", "said", ":", '"', "Go", "(", "now", ")", "!", '"'],
    "",
    *["She", "did", "n’t", "."],
]


@pytest.fixture
def newswire(tmp_path: Path) -> Path:
    """Return a folder with one article in it."""
    (tmp_path / "dev").mkdir()
    lines = [f"{token}\tO" if token else "" for token in TOKENS]
    (tmp_path / "dev" / "a.txt.tsv").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_an_article_is_written_as_people_write(newswire: Path):
    """Blanks stand where they belong, paragraphs are lines, the address stands apart."""
    address, text, _ = article(newswire, "a")

    assert ("https://example.org/a", 'Lima’s mayor, 58, said: "Go (now)!"\nShe didn’t.') == (address, text)


def test_every_token_begins_where_it_says(newswire: Path):
    """Tokens are counted from 0 without the address, and found again in the text."""
    _, text, starts = article(newswire, "a")
    words = [token for token in TOKENS[1:] if token]

    assert len(words) == len(starts)
    assert all(text.startswith(word, start) for word, start in zip(words, starts, strict=True))


def test_an_unknown_article_is_an_error(newswire: Path):
    """Nothing is made up for a name that no part of the corpus has."""
    with pytest.raises(FileNotFoundError):
        article(newswire, "b")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2024-03-12", "2024-03-12/2024-03-13", True),
        ("2024-03-12", "2024-03-12/2024-03-14", False),
        ("2024", "2024-03", False),
        ("../2024-03-12", "../2023", True),
        (None, "2024", False),
        (None, None, True),
    ],
)
def test_times_agree_that_share_half_of_their_days(one: str | None, other: str | None, expected: bool):
    """A day and the two days around it agree, a day and a week do not; an open end reaches far."""
    intervals = [None if text is None else Interval.from_edtf(text) for text in (one, other)]

    assert expected == agree(*intervals)
