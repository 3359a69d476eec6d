"""The analyst's file is read, and its mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.errors import KnowledgeError
from kgraph.knowledge.overrides import Overrides, carried, read_overrides

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

[[same_event]]
ids = ["https://example.org/event/aaa", "bbb-10-16"]

[[different_event]]
ids = ["aaa", "ccc"]

[[drop_event]]
id = "ddd"
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
        same_events=(("aaa", "bbb-10-16"),),
        different_events=(("aaa", "ccc"),),
        dropped_events=frozenset({"ddd"}),
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
        ('[[same_event]]\nids = ["a", "x/a"]', "at least two ids"),
        ("[[drop_event]]\nid = 7", '"id" is 7; expected an id'),
    ],
)
def test_mistakes_are_told(tmp_path: Path, text: str, told: str) -> None:
    """Each wrong file is named, with what is wrong in it."""
    path = tmp_path / "kgraph.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(KnowledgeError, match=told):
        read_overrides(path)


TABLE = """what,one,other,reason
same,Volodymyr Zelensky,Wladimir Selenskyj,"the German, spelling"
different,John Smith,John A. Smith,
name,Bojo,Boris Johnson,
stands_for,the Bankova,Ukraine,
drop,Read More,,
same_event,https://example.org/event/aaa,bbb-10-16,
different_event,aaa,ccc,
drop_event,ddd,,
"""


def test_a_table_says_the_same(tmp_path: Path) -> None:
    """Each line of kgraph.csv means what an entry of kgraph.toml means; both together add up."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "kgraph.toml").write_text(ALL, encoding="utf-8")
    (tmp_path / "kgraph.csv").write_text(TABLE, encoding="utf-8")

    said = read_overrides(tmp_path / "kgraph.toml")
    assert read_overrides(tmp_path / "a" / "kgraph.toml") == said

    (tmp_path / "kgraph.toml").write_text('[[drop]]\nname = "Advertisement"\n', encoding="utf-8")
    assert said.dropped | {"advertisement"} == read_overrides(tmp_path / "kgraph.toml").dropped


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("one,other\na,b\n", "kgraph.csv:1: its first line has to name the columns what, one, other"),
        ("what,one,other\nmerge,a,b\n", 'kgraph.csv:2: "merge" is unknown'),
        ("what,one,other\n\nsame,a,\n", 'kgraph.csv:3: "same" needs one and other'),
        ("what,one,other\ndrop,a,b\n", 'kgraph.csv:2: "drop" needs one, and no other'),
    ],
)
def test_mistakes_in_the_table_are_told(tmp_path: Path, text: str, told: str) -> None:
    """The line is named, with what is wrong in it."""
    (tmp_path / "kgraph.csv").write_text(text, encoding="utf-8")

    with pytest.raises(KnowledgeError, match=told):
        read_overrides(tmp_path / "kgraph.toml")


def test_files_of_several_folders_are_carried_on(tmp_path: Path) -> None:
    """What each of them says is said by the files together, lines of equal tables once."""
    for name, columns in (("a", "what,one,other,reason"), ("b", "other,one,what")):
        (tmp_path / name).mkdir()
        row = "same,A,B," if name == "a" else "B,A,same"
        (tmp_path / name / "kgraph.csv").write_text(f"{columns}\n{row}\n", encoding="utf-8")
    (tmp_path / "b" / "kgraph.toml").write_text('[[drop]]\nname = "C"\n', encoding="utf-8")

    for name, text in carried([tmp_path / "a", tmp_path / "b"]).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert Overrides(same=(("a", "b"),), dropped=frozenset({"c"})) == read_overrides(tmp_path / "kgraph.toml")
    assert {} == carried([tmp_path / "nowhere"])
