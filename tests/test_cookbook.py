"""Every recipe of the cookbook works as it stands."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = """<!DOCTYPE html><html><head><title>Bridge</title>
<meta property="article:published_time" content="2024-05-03T08:15:00Z"></head><body><nav>Home</nav><article>
<p>The council of Norhaven met on Monday and agreed to repair the bridge, which a storm damaged last week.</p>
</article></body></html>"""

TABLE = """date,headline,body
2024-05-03,Bridge,"The mayor of Norhaven opened the bridge on Thursday."
"""


@pytest.fixture(scope="module")
def cookbook(root: Path) -> str:
    """Return the text of the cookbook."""
    return (root / "docs" / "cookbook.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def kitchen(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what the recipes need: the seeds, a page, a table, and the program by its name."""
    folder = tmp_path_factory.mktemp("kitchen")
    (folder / "seeds").symlink_to(root / "seeds")
    (folder / "pages").mkdir()
    (folder / "pages" / "bridge.html").write_text(PAGE, encoding="utf-8")
    (folder / "articles.csv").write_text(TABLE, encoding="utf-8")
    program = folder / "bin" / "kgraph"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kgraph "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def printed(cookbook: str, kitchen: Path) -> list[str]:
    """Return what each block of commands prints, run in the order of the page, each line to its end."""
    path = f"{kitchen / 'bin'}{os.pathsep}{os.environ['PATH']}"
    outputs: list[str] = []
    for block in re.findall(r"```sh\n(.*?)```", cookbook, re.DOTALL):
        command = ["bash", "-euo", "pipefail", "-c", block]
        done = subprocess.run(
            command, cwd=kitchen, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
        )
        assert 0 == done.returncode, f"{block}\n{done.stderr}"
        outputs.append(done.stdout)
    return outputs


def test_every_recipe_runs(cookbook: str, printed: list[str]):
    """No command fails, and each section but two has one: databases and stores are not at hand."""
    without = [title for title, text in sections(cookbook) if "```sh" not in text]

    assert ["Load it into Neo4j", "Load it into GraphDB, Fuseki or another store"] == without
    assert len(printed) > len(sections(cookbook)) - len(without)


@pytest.mark.parametrize(
    "title",
    [
        "Read a page without saving it",
        "Follow one actor",
        "See what happened between two days",
        "See the sentences behind an event",
        "Learn why a date is what it is",
        "Check what kgraph is unsure of",
    ],
)
def test_questions_have_answers(cookbook: str, printed: list[str], title: str):
    """What the recipe promises to show is shown."""
    before = cookbook.partition(f"\n## {title}\n")[0]
    answer = printed[before.count("```sh\n")]

    assert len(answer.splitlines()) > 2
    assert "(0 rows)" not in answer.splitlines()[-1]


def test_the_tables_are_full(printed: list[str], kitchen: Path):
    """Events and edges come with their columns."""
    events, edges = (rows_of(kitchen / name) for name in ("events.csv", "edges.csv"))

    assert ["date", "standing", "actor", "action", "target", "event"] == list(events[0])
    assert ["Source", "Target", "Label", "Date"] == list(edges[0])
    assert any(row["Source"] and row["Target"] and row["Date"] for row in edges)


def test_cypher_takes_columns_that_there_are(cookbook: str, printed: list[str], kitchen: Path):
    """Neo4j reads a missing column as nothing and says nothing."""
    (cypher,) = re.findall(r"```cypher\n(.*?)```", cookbook, re.DOTALL)

    assert set(re.findall(r"row\.(\w+)", cypher)) == set(rows_of(kitchen / "edges.csv")[0])


def test_what_was_decided_holds(printed: list[str], kitchen: Path):
    """After the recipes the decision is still in the folder, and the document that was taken out is not."""
    assert "father and son" in (kitchen / "out" / "kgraph.toml").read_text(encoding="utf-8")
    texts = (kitchen / "out" / "texts.jsonl").read_text(encoding="utf-8")
    assert "rail_strike" not in texts
    assert "bridge" in texts


def sections(page: str) -> list[tuple[str, str]]:
    """Return the titles of a page's sections with what stands below them."""
    return re.findall(r"^## (.*?)\n(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
