"""What the date of one event tells of another: the days between them, and the end or beginning that it gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Told = Callable[[str, str], str]
LINES = (Path(__file__).parent / "gold" / "distances.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(line.split("\t")) for line in LINES[2:]]


@pytest.mark.parametrize(("text", "events", "expected"), ROWS)
def test_dates_told_by_other_events(text: str, events: str, expected: str, dates_told: Told):
    """So many days, weeks or years apart give a date no finer than the unit; a vague distance gives none.

    "Until" and "before" end what is past, "since" begins what goes on.
    """
    assert expected == dates_told(text, events)
