"""The ONNX network: numbers of words in, scores out."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from kgraph.errors import ModelError
from kgraph.parsing.labels import CHECKSUM, INPUTS, OUTPUTS, VERSION, Labels

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of one window of n words, P of which look like predicates.

    `upos`, `xpos`, `feats`, `script`: (n,), label numbers. `sentence_end`, `predicate`: (n,), probabilities.
    `arcs`: (n, n + 1), score of head j for word i, the last column is the root. `relation_words`: (n, relations * w)
    and `relation_heads`: (n + 1, w), whose product is the score of each relation of an arc. `entities`: (n, labels),
    log-probabilities of BIO tags. `predicate_index`: (P,), words. `roles`: (P, roles, n), log-probabilities over the
    roles. `proto_roles`: (P, 3, n). `senses`: (P, rolesets), scores. `attributes`: (n, 4), the UDS attributes.
    """

    upos: Integers
    xpos: Integers
    feats: Integers
    script: Integers
    sentence_end: Floats
    arcs: Floats
    relation_words: Floats
    relation_heads: Floats
    entities: Floats
    predicate: Floats
    predicate_index: Integers
    roles: Floats
    proto_roles: Floats
    senses: Floats
    attributes: Floats


class _Node(Protocol):
    name: str
    shape: Sequence[int | str]


class _Metadata(Protocol):
    custom_metadata_map: Mapping[str, str]


class _Session(Protocol):
    """What is used of `onnxruntime.InferenceSession`, which has no types of its own."""

    def get_inputs(self) -> Sequence[_Node]: ...

    def get_outputs(self) -> Sequence[_Node]: ...

    def get_modelmeta(self) -> _Metadata: ...

    def get_providers(self) -> Sequence[str]: ...

    def run(self, names: Sequence[str], feed: Mapping[str, Integers]) -> Sequence[NDArray[np.generic]]: ...


class Network:
    """A session of onnxruntime over one weight file.

    One window is one run, without padding: what a window is told never depends on other windows.

    Raises:
        ModelError: the file is missing, is no ONNX model, has other tensors than `labels.py` names, or was made
            with other labels; or no GPU can be used.
    """

    def __init__(self, path: Path, labels: Labels, *, threads: int | None = None, gpu: bool = False) -> None:
        if not path.exists():
            raise ModelError(f"{path}: not found")
        self._session = open_session(path, threads=threads, provider=CUDA if gpu else CPU)
        outputs = {output.name: output.shape for output in self._session.get_outputs()}
        if (tuple(node.name for node in self._session.get_inputs()), tuple(outputs)) != (INPUTS, OUTPUTS):
            raise ModelError(f"{path}: has outputs {', '.join(outputs)}; expected those of version {VERSION}")
        if self._session.get_modelmeta().custom_metadata_map.get(CHECKSUM) != labels.checksum:
            raise ModelError(f"{path}: made with other labels than those of labels.json beside it")

    def run(self, pieces: Sequence[int], shapes: Sequence[int], first: Sequence[int]) -> Scores:
        """Return the scores of one window, given as `Pieces.encode` returns it."""
        feed = {name: np.asarray(value, np.int64) for name, value in zip(INPUTS, (pieces, shapes, first), strict=True)}
        arrays = dict(zip(OUTPUTS, self._session.run(OUTPUTS, feed), strict=True))
        return Scores(**arrays)  # pyright: ignore[reportArgumentType] - the types are those of the export


CPU, CUDA = "CPUExecutionProvider", "CUDAExecutionProvider"


def open_session(path: Path, *, threads: int | None = None, provider: str = CPU) -> _Session:
    """Return a session over the file; the import takes half a second that only parsing needs to spend."""
    ort = importlib.import_module("onnxruntime")
    if provider not in ort.get_available_providers():
        raise ModelError(f"{path}: onnxruntime {ort.__version__} has no {provider}; install onnxruntime-gpu")
    options = ort.SessionOptions()
    options.log_severity_level = 3
    if threads is not None:
        options.intra_op_num_threads = threads
    try:
        session: _Session = ort.InferenceSession(str(path), options, providers=[provider])
    except Exception as error:  # onnxruntime raises a class of its own for each kind of damage
        raise ModelError(f"{path}: not an ONNX model that onnxruntime {ort.__version__} reads") from error
    if provider not in session.get_providers():  # it falls back to the CPU where the driver or a library is missing
        raise ModelError(f"{path}: onnxruntime {ort.__version__} found no GPU that {provider} can use")
    return session
