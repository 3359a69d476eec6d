"""What a parser is, and how it tells which model it works with, so that a dataset can name what made it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from kgraph.records.document import Document
from kgraph.records.syntax import Sentence

WEIGHTS = Path(__file__).with_name("weights")
"""The folder of the embedded model: parser.onnx, labels.json, tokenizer.json, MODEL_CARD.md."""


class Parser(Protocol):
    """Anything that turns a document into parsed sentences (docs/parsers.md)."""

    def parse(self, document: Document) -> Iterator[Sentence]:
        """Yield the sentences of a document, in text order."""
        ...


@dataclass(frozen=True, slots=True)
class Model:
    """The parser's name, that of its model, and the SHA-256 of the model's files; "" for what is not known."""

    parser: str
    name: str = ""
    sha256: str = ""


@runtime_checkable
class Identified(Protocol):
    """A parser that can tell its model; one that cannot is known by its name alone."""

    def model(self) -> Model:
        """Return the model; its files are read for it."""
        ...


def sha256_of(folder: Path, files: Iterable[Path]) -> str:
    """Return one checksum of files in a folder: of their names below it and their own checksums, sorted by name."""
    lines: list[str] = []
    for path in files:
        with path.open("rb") as file:
            lines.append(f"{path.relative_to(folder).as_posix()}  {hashlib.file_digest(file, 'sha256').hexdigest()}\n")
    return hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()
