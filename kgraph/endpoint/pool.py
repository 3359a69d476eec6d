"""The processes that answer queries: so many, each with the dataset loaded, each killed and replaced on overrun.

No engine stops a bad query by itself, so a query runs where it can be killed. When the file of the dataset changes,
a worker loads it anew before it answers the next query; if it cannot, it goes on with what it has.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kgraph.endpoint.limits import MAX_REPLY, Limits
from kgraph.endpoint.messages import Kind, Opening, Ready, Reply, Request
from kgraph.errors import DatasetError
from kgraph.rdf.dataset import open_dataset

_log = logging.getLogger(__name__)


class StoppedError(Exception):
    """A query was stopped because it took more than it may."""


class BusyError(Exception):
    """No worker became free in time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave."""

    reply: Reply
    content: bytes


@dataclass(frozen=True, slots=True)
class Version:
    """Which state of which file: two are equal when nobody wrote in between."""

    path: Path
    size: int
    modified: int
    inode: int


def version_of(dataset: Path) -> Version:
    """Return the state of the file that a dataset, a folder or a file, is read from.

    Raises:
        DatasetError: there is none.
    """
    path = open_dataset(dataset).path.resolve()
    try:
        found = path.stat()
    except OSError as error:
        raise DatasetError(path, f"cannot be read: {error.strerror}") from error
    return Version(path, found.st_size, found.st_mtime_ns, found.st_ino)


class Worker:
    """One process, and another in its place when it dies or the dataset changes."""

    def __init__(self, dataset: Path, memory: int) -> None:
        self._dataset = dataset
        self._memory = memory
        self._process: Process | None = None
        self._version: Version | None = None
        self._reading = asyncio.Lock()
        self.ready = Ready()

    async def prepare(self) -> None:
        """Make sure that there is a process, and that it holds the dataset as it is now.

        Raises:
            DatasetError: the dataset cannot be read, and no older process is there.
        """
        alive = self._process is not None and self._process.returncode is None
        try:
            now = version_of(self._dataset)
            if alive and now == self._version:
                return
            process, ready = await _launched(now.path, self._memory)
        except DatasetError as error:
            if not alive:
                raise
            _log.warning("dataset not reloaded: %s", error)
            return
        if self._version is not None and now != self._version:
            _log.info("dataset reloaded: %s", now.path)
        try:
            await self.stop()
        finally:  # also when the request is cancelled meanwhile: the new process must be known to be killed
            self._process, self._version, self.ready = process, now, ready

    async def ask(self, request: Request) -> Answer:
        """Return what the process answers.

        Raises:
            StoppedError: the process ended instead.
        """
        process = self._process
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(json.dumps(asdict(request)).encode() + b"\n")
            await process.stdin.drain()
            async with self._reading:
                found = json.loads(await process.stdout.readline())
                reply = Reply(**found | {"kind": Kind(found["kind"])})
                return Answer(reply, await process.stdout.readexactly(min(reply.length, MAX_REPLY)))
        except (ConnectionError, asyncio.IncompleteReadError, ValueError) as error:  # no whole line, no whole reply
            raise StoppedError("it took more memory than a query may have, or is nested too deeply") from error

    def kill(self) -> None:
        """Kill the process; whoever waits for its answer learns that there is none."""
        if self._process is not None:
            _kill(self._process)

    async def stop(self) -> None:
        """Kill the process, and wait until it has ended."""
        if self._process is not None:
            _kill(self._process)
            async with self._reading:
                await _killed(self._process)
            self._process = None


class Pool:
    """The workers of an endpoint."""

    def __init__(self, dataset: Path, limits: Limits) -> None:
        self.dataset = dataset
        self.limits = limits
        self.workers = tuple(Worker(dataset, limits.memory) for _ in range(limits.workers))
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._mending: set[asyncio.Task[None]] = set()
        self._ending = False

    @property
    def ready(self) -> Ready:
        """Return what the first worker has loaded."""
        return self.workers[0].ready

    async def start(self) -> None:
        """Start every worker that is not at work yet.

        Raises:
            DatasetError: the dataset cannot be read.
        """
        if not self._idle.empty():
            return
        try:
            for worker in self.workers:  # one by one: the first may have to make the store of a large dataset
                await worker.prepare()
                self._idle.put_nowait(worker)
        except BaseException:
            await self.stop()
            raise

    def end(self) -> None:
        """Kill every worker, whatever it is doing, and start none again; those who wait are told."""
        self._ending = True
        for worker in self.workers:
            worker.kill()

    async def stop(self) -> None:
        """End, and wait until every process has ended."""
        self.end()
        for task in tuple(self._mending):
            task.cancel()
        await asyncio.gather(*self._mending, return_exceptions=True)
        for worker in self.workers:
            await worker.stop()

    async def ask(self, request: Request) -> Answer:
        """Return the answer to a request, under the limits of the pool.

        Raises:
            BusyError: every worker was at work for as long as a query may take.
            StoppedError: the query took too long, or too much.
            DatasetError: the dataset cannot be read any more.
        """
        limits = self.limits
        try:
            worker = await asyncio.wait_for(self._idle.get(), limits.seconds)
        except TimeoutError as error:
            raise BusyError from error
        whole = False
        try:
            if self._ending:
                raise StoppedError("the server ends")
            await worker.prepare()
            async with asyncio.timeout(limits.seconds):
                answer = await worker.ask(replace(request, rows=limits.rows, seconds=limits.seconds))
            whole = True
        except TimeoutError as error:
            raise StoppedError(f"it took longer than {limits.seconds:g} s") from error
        finally:  # also when the client has gone and the task is cancelled
            if whole:
                self._idle.put_nowait(worker)
            else:
                self._mend(worker)
        return answer

    def _mend(self, worker: Worker) -> None:
        task = asyncio.create_task(self._mended(worker))
        self._mending.add(task)
        task.add_done_callback(self._mending.discard)

    async def _mended(self, worker: Worker) -> None:
        """Replace the process of a worker that is in the middle of something, and let it work again."""
        await worker.stop()
        try:
            if not self._ending:
                await worker.prepare()
        except DatasetError as error:  # the next request tries again
            _log.warning("no dataset: %s", error)
        self._idle.put_nowait(worker)


async def _launched(path: Path, memory: int) -> tuple[Process, Ready]:
    """Return a new process that has loaded a dataset.

    Raises:
        DatasetError: it could not load it.
    """
    # The process finds what this one finds; -P keeps the working directory, which may be anybody's, out of its path.
    found_in = os.pathsep.join(folder or str(Path.cwd()) for folder in sys.path)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "kgraph.endpoint.worker"),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        env=os.environ | {"PYTHONPATH": found_in, "PYTHONIOENCODING": "utf-8"},
        start_new_session=True,  # an interrupt from the keyboard is for us, not for them
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps(asdict(Opening(str(path), memory))).encode() + b"\n")
        await process.stdin.drain()
        ready = Ready(**json.loads(await process.stdout.readline()))
    except (ConnectionError, ValueError) as error:  # no whole line
        await _killed(process)
        raise DatasetError(path, "the process that should load it ended") from error
    except BaseException:
        await _killed(process)
        raise
    if ready.failure:
        await _killed(process)
        raise DatasetError(path, ready.failure)
    return process, ready


def _kill(process: Process) -> None:
    if process.returncode is None:
        try:
            process.kill()
        except ProcessLookupError:  # it ended by itself a moment ago
            _log.debug("worker %s had ended", process.pid)


async def _killed(process: Process) -> None:
    _kill(process)
    if process.stdin is not None:
        process.stdin.close()
    if process.stdout is not None:
        await process.stdout.read()  # what it had begun to say: the pipe is closed only when it is read to its end
    await process.wait()
