"""The names of the parameters in an exported file, so that a later run can start from it.

The exporter of torch folds transpositions into the matrices and calls the results `onnx::MatMul_123`. Here each
gets the name of its parameter back, with a suffix that says how it was turned.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor, from_numpy, nn

Array = NDArray[np.float32]

SUFFIXES = ("", "^T", "^B")
"""As it is; transposed; a biaffine weight (labels, left, right) as the matrix (left, labels * right)."""


def turned(weight: Array) -> Iterator[tuple[str, Array]]:
    """Yield the forms that a parameter may have in the graph, with their suffixes."""
    yield "", weight
    if weight.ndim == 2:
        yield "^T", weight.T
    if weight.ndim == 3:
        yield "^B", weight.transpose(1, 0, 2).reshape(weight.shape[1], -1)


def turned_back(weight: Array, suffix: str, shape: tuple[int, ...]) -> Array:
    """Return a parameter of a shape from its form in the graph."""
    if suffix == "^T":
        return weight.T
    if suffix == "^B":
        labels, left, right = shape
        return weight.reshape(left, labels, right).transpose(1, 0, 2)
    return weight.reshape(shape)


def name_weights(model: onnx.ModelProto, network: nn.Module) -> None:
    """Name the matrices and vectors of a float32 model after the network's parameters, in place.

    Raises:
        ValueError: a parameter is not in the model.
    """
    forms = {
        np.ascontiguousarray(form).tobytes(): name + suffix
        for name, tensor in network.state_dict().items()
        for suffix, form in turned(tensor.numpy())
    }
    renamed: dict[str, str] = {}
    for tensor in model.graph.initializer:
        name = forms.get(numpy_helper.to_array(tensor).tobytes())
        if name is not None:
            renamed[tensor.name] = tensor.name = name
    for node in model.graph.node:
        node.input[:] = [renamed.get(name, name) for name in node.input]
    missing = network.state_dict().keys() - {name.partition("^")[0] for name in renamed.values()}
    if missing:
        raise ValueError(f"not found in the exported graph: {', '.join(sorted(missing))}")


def read_weights(path: Path, network: nn.Module) -> dict[str, Tensor]:
    """Return the parameters of a file that `training.export` wrote, int8 or float32; new heads have none.

    Raises:
        ValueError: the file holds a parameter of another shape.
    """
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in onnx.load(path).graph.initializer}
    found: dict[str, Tensor] = {}
    for name, parameter in network.state_dict().items():
        for suffix in SUFFIXES:
            weight = stored.get(name + suffix)
            if weight is None and f"{name}{suffix}.int8" in stored:
                weight = stored[f"{name}{suffix}.int8"].astype(np.float32) * stored[f"{name}{suffix}.scale"]
            if weight is None:
                continue
            if weight.size != parameter.numel():
                raise ValueError(f"{path}: {name} has {weight.size} numbers; expected {parameter.numel()}")
            turned_round = turned_back(weight, suffix, tuple(parameter.shape))
            found[name] = from_numpy(np.array(turned_round, np.float32))
    return found
