"""What the README and the page on the command line show is what the program does."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest
import typer

from kgraph.cli.app import app

TABLE = re.compile(
    r"(<!-- understands: (\S+) -->\n\| sentence \| claims \|\n\| --- \| --- \|\n)(.*?)(<!-- end -->)", re.DOTALL
)

ANSWER = re.compile(r"```sparql\n([^`]*?)```\n\n(<!-- answer -->\n```text\n)([^`]*?)(```\n<!-- end -->)")


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    """Return the text of the README."""
    return (root / "README.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """Return the code blocks in a language."""
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def kgraph(*arguments: str, stdin: str | None = None, folder: Path | None = None) -> str:
    """Return what a command prints."""
    done = subprocess.run(
        [sys.executable, "-m", "kgraph", *arguments],
        input=stdin,
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"COLUMNS": "100"},
    )
    assert 0 == done.returncode, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def newcomer(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the seeds and what `kgraph build seeds/` makes of them."""
    folder = tmp_path_factory.mktemp("newcomer")
    (folder / "seeds").symlink_to(root / "seeds")
    kgraph("build", "seeds/", folder=folder)
    return folder


def test_the_two_commands_are_one_line_each(readme: str):
    """One to install and build, one to test; plain python3 and pip."""
    first, second, *_ = blocks(readme, "sh")

    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/kgraph build seeds/\n" == first
    assert ".venv/bin/pip install -e '.[test]' && .venv/bin/pytest\n" == second


def test_the_commands_run(readme: str, newcomer: Path):
    """Every further command works after the first."""
    commands = blocks(readme, "sh")[2].splitlines()

    assert len(commands) >= 3
    for command in commands:
        program, *arguments = shlex.split(command)
        assert ".venv/bin/kgraph" == program
        kgraph(*arguments, folder=newcomer)


def test_the_questions_have_answers(readme: str, newcomer: Path):
    """Each SPARQL question finds something in the seeds."""
    questions = blocks(readme, "sparql")

    assert 3 == len(questions)
    for question in questions:
        assert len(kgraph("query", "out", "-", "--format", "csv", stdin=question, folder=newcomer).splitlines()) > 1


def test_the_answer_is_real(root: Path, readme: str, newcomer: Path, request: pytest.FixtureRequest):
    """What stands below a question is what `kgraph query` prints; `--update-readme` writes today's for review."""
    found = ANSWER.search(readme)
    assert found is not None
    question, head, answer, end = found.groups()
    printed = kgraph("query", "out", "-", stdin=question, folder=newcomer)
    lines = "".join(f"{line.rstrip()}\n" for line in printed.splitlines())
    if request.config.getoption("--update-readme"):
        now = (root / "README.md").read_text(encoding="utf-8")
        (root / "README.md").write_text(now.replace(head + answer + end, head + lines + end), encoding="utf-8")

    else:
        assert lines == answer


def test_the_python_runs(readme: str, newcomer: Path):
    """The ten lines of Python work as they stand."""
    (code,) = blocks(readme, "python")
    done = subprocess.run([sys.executable, "-c", code], cwd=newcomer, capture_output=True, text=True, check=False)

    assert 0 == done.returncode, done.stderr
    assert re.match(r"\d+ events in 17 documents\n", done.stdout)


def test_links_lead_somewhere(root: Path):
    """Links to files of the repository are not broken."""
    for page in (*root.glob("*.md"), *root.glob("docs/*.md"), *root.glob("seeds/*.md")):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def claims_of(sentence: str, day: str) -> str:
    """Return the cell of the table for a sentence: its claims, one a line."""
    lines = [line.strip() for line in kgraph("extract", "-", "--published", day, stdin=sentence).splitlines()]
    return "<br>".join(f"`{' '.join(line.split('  '))}`" for line in lines if re.match(r"\S+  type=", line))


def test_the_table_is_what_extract_prints(root: Path, readme: str, request: pytest.FixtureRequest):
    """Sentences and claims in the table are real; `--update-readme` writes today's output for review."""
    found = TABLE.search(readme)
    assert found is not None
    head, day, rows, end = found.groups()
    sentences = [row.split("|")[1].strip() for row in rows.splitlines()]
    written = "".join(f"| {sentence} | {claims_of(sentence, day)} |\n" for sentence in sentences)
    if request.config.getoption("--update-readme"):
        now = (root / "README.md").read_text(encoding="utf-8")
        (root / "README.md").write_text(now.replace(found[0], head + written + end), encoding="utf-8")

    else:
        assert written == rows


def test_every_command_is_documented(root: Path):
    """docs/cli.md has a section for each command, and names every option in it."""
    page = (root / "docs" / "cli.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## kgraph (\w+)\n(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE))
    commands = cast(Any, typer.main.get_command(app)).commands

    assert sorted(commands) == sorted(sections)
    for name, command in commands.items():
        for parameter in (one for one in command.params if not getattr(one, "hidden", False)):
            for option in [word for word in parameter.opts if word.startswith("-")]:
                assert option in sections[name], f"kgraph {name} {option}"
