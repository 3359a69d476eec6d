"""Finding a parser: the embedded one, or weights that a user names."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kgraph.parsing.parser import NeuralParser

WEIGHTS = Path(__file__).with_name("weights")
"""The folder of the embedded model: parser.onnx, labels.json, tokenizer.json, MODEL_CARD.md."""


@cache
def load_parser(model: Path | None = None, *, threads: int | None = None) -> NeuralParser:
    """Return the parser of a folder of weights, by default the embedded one.

    Raises:
        ModelError: a file is missing or not ours.
    """
    return NeuralParser(model or WEIGHTS, threads=threads)
