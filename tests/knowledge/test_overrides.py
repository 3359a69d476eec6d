"""The analyst's file is read, and its mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.errors import KnowledgeError
from kgraph.knowledge.overrides import Overrides, read_overrides

ALL = """
[[same]]
names = ["Volodymyr Zelensky", "Wladimir Selenskyj"]
reason = "the German spelling"

[[different]]
names = ["John Smith", "John A. Smith"]

[[name]]
of = "Bojo"
is = "Boris Johnson"

[[stands_for]]
name = "the Bankova"
is = "Ukraine"

[[drop]]
name = "Read More"
"""


def test_all_kinds_are_read(tmp_path: Path) -> None:
    """Names come back folded, but for the one that is to be shown."""
    path = tmp_path / "kgraph.toml"
    path.write_text(ALL, encoding="utf-8")

    assert Overrides(
        same=(("volodymyr zelensky", "wladimir selenskyj"),),
        different=(("john smith", "john a smith"),),
        names={"bojo": "Boris Johnson"},
        stands_for={"bankova": "ukraine"},
        dropped=frozenset({"read more"}),
    ) == read_overrides(path)


def test_no_file_says_nothing(tmp_path: Path) -> None:
    """A dataset needs no overrides."""
    assert Overrides() == read_overrides(tmp_path / "kgraph.toml")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[same]]\nnames = [", "cannot be read"),
        ("[[merge]]", '"merge" is unknown; expected one of same, different'),
        ("[same]\nnames = []", r"write \[\[same\]\]"),
        ('same = ["A", "B"]', r"write \[\[same\]\] and a line for each key"),
        ('[[same]]\nnames = ["The US", "the US"]', "at least two names"),
        ('[[same]]\nnames = "US"', "at least two names"),
        ("[[drop]]\nname = 3", '"name" is 3; expected a name'),
        ('[[name]]\nof = "A"', '"is" is None; expected a name'),
    ],
)
def test_mistakes_are_told(tmp_path: Path, text: str, told: str) -> None:
    """Each wrong file is named, with what is wrong in it."""
    path = tmp_path / "kgraph.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(KnowledgeError, match=told):
        read_overrides(path)
