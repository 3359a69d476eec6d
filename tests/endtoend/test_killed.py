"""A build that is killed leaves the old dataset or the new one, never a broken one."""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kgraph.pipeline.build import saved_accounts

HERE = Path(__file__).parent
FILES = ("claims.jsonl", "texts.jsonl", "graph.nq", "graph.ttl", "graph.trig", "graph.html")
MOMENTS = 20

# Imports and reads tables once and then works in forks of itself, for that is most of the life of a short process:
# to each line, a folder and a document, it answers with the process that builds, and with a word when that has ended.
BUILDER = """
import os
import sys
import tempfile
from pathlib import Path
import written

def build(news, out):
    parser, drawers = written.WrittenParser(), {"graph.html": written.write_html}
    written.build([news], Path(out), parser=parser, drawers=drawers)

with tempfile.TemporaryDirectory() as folder:
    build(sys.argv[1], folder)
for line in sys.stdin:
    out, news = line.rstrip().split("|")
    child = os.fork()
    if child == 0:
        build(news, out)
        os._exit(0)
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], flush=True)
"""


class Builder:
    """Builds in processes that can be killed."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def start(self, out: Path, news: str) -> int:
        """Return the id of a process that begins to build."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{out}|{HERE / 'news' / news}\n")
        self._process.stdin.flush()
        return int(self._line())

    def ended(self) -> int:
        """Wait for the process to end and return its status."""
        return int(self._line())

    def has_ended_within(self, seconds: float) -> bool:
        """Tell whether the process ends in time; wait for no longer."""
        return bool(select.select([self._process.stdout], [], [], seconds)[0])

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


@pytest.fixture(scope="module")
def builder() -> Iterator[Builder]:
    """Return what builds."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])}
    command = [sys.executable, "-c", BUILDER, str(HERE / "news" / "ferry.txt")]
    with subprocess.Popen(
        command, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        yield Builder(process)


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files that may not depend on the clock."""
    return {name: (folder / name).read_bytes() for name in FILES if (folder / name).exists()}


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and kill -9")
def test_killed_at_any_moment(builder: Builder, tmp_path: Path) -> None:
    """Killed at twenty moments between its beginning and its end, a build has changed all files or none."""
    before, out = tmp_path / "before", tmp_path / "out"
    builder.start(before, "ferry.txt")
    assert 0 == builder.ended()
    shutil.copytree(before, out)
    began = time.perf_counter()
    builder.start(out, "treaty.md")
    assert 0 == builder.ended()
    lasts = time.perf_counter() - began
    old, new = contents(before), contents(out)
    assert set(FILES) == set(old) == set(new)

    chance = random.Random(MOMENTS)
    killed = 0
    for part in range(MOMENTS):
        shutil.rmtree(out)
        shutil.copytree(before, out)
        process = builder.start(out, "treaty.md")
        if not builder.has_ended_within(lasts * (part + chance.random()) / MOMENTS):
            with suppress(ProcessLookupError):  # it may end at this very moment
                os.kill(process, signal.SIGKILL)
        killed += builder.ended() != 0
        saved_accounts(out)  # as every command does, it finishes a change that had begun
        assert contents(out) in (old, new), f"killed in part {part} of {MOMENTS}"

    assert killed
    builder.start(out, "treaty.md")
    assert 0 == builder.ended()
    assert new == contents(out)
    assert [] == [path for path in out.iterdir() if path.is_dir()]
