"""The ONNX network: numbers of words in, scores out."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from kgraph.errors import ModelError
from kgraph.parsing.labels import INPUTS, OUTPUTS, VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of one window of n words, P of which look like predicates.

    `upos`, `xpos`, `feats`, `script`: (n,), label numbers. `sentence_end`, `predicate`: (n,), probabilities.
    `arcs`: (n, n + 1), score of head j for word i, the last column is the root. `relations`: (n, n + 1), the best
    relation of each arc. `entities`: (n, labels), log-probabilities of BIO tags. `predicate_index`: (P,), words.
    `roles`: (P, roles, n), log-probabilities over the roles. `senses`: (P, rolesets), scores.
    `attributes`: (n, 4), the UDS attributes.
    """

    upos: Integers
    xpos: Integers
    feats: Integers
    script: Integers
    sentence_end: Floats
    arcs: Floats
    relations: Integers
    entities: Floats
    predicate: Floats
    predicate_index: Integers
    roles: Floats
    senses: Floats
    attributes: Floats


class _Node(Protocol):
    name: str


class _Session(Protocol):
    """What is used of `onnxruntime.InferenceSession`, which has no types of its own."""

    def get_inputs(self) -> Sequence[_Node]: ...

    def get_outputs(self) -> Sequence[_Node]: ...

    def run(self, names: Sequence[str], feed: Mapping[str, Integers]) -> Sequence[NDArray[np.generic]]: ...


class Network:
    """A session of onnxruntime over one weight file.

    One window is one run, without padding: what a window is told never depends on other windows.

    Raises:
        ModelError: the file is missing, is no ONNX model, or has other tensors than `labels.py` names.
    """

    def __init__(self, path: Path, *, threads: int | None = None) -> None:
        if not path.exists():
            raise ModelError(f"{path}: not found")
        self._session = _open(path, threads)
        found = tuple(output.name for output in self._session.get_outputs())
        if (tuple(node.name for node in self._session.get_inputs()), found) != (INPUTS, OUTPUTS):
            raise ModelError(f"{path}: has outputs {', '.join(found)}; expected those of version {VERSION}")

    def run(self, pieces: Sequence[int], shapes: Sequence[int], first: Sequence[int]) -> Scores:
        """Return the scores of one window, given as `Pieces.encode` returns it."""
        feed = {name: np.asarray(value, np.int64) for name, value in zip(INPUTS, (pieces, shapes, first), strict=True)}
        arrays = dict(zip(OUTPUTS, self._session.run(OUTPUTS, feed), strict=True))
        return Scores(**arrays)  # pyright: ignore[reportArgumentType] - the types are those of the export


def _open(path: Path, threads: int | None) -> _Session:
    """Return a session over the file; the import takes half a second that only parsing needs to spend."""
    ort = importlib.import_module("onnxruntime")
    options = ort.SessionOptions()
    options.log_severity_level = 3
    if threads is not None:
        options.intra_op_num_threads = threads
    try:
        return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises a class of its own for each kind of damage
        raise ModelError(f"{path}: not an ONNX model that onnxruntime {ort.__version__} reads") from error
