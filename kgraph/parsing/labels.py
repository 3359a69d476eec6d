"""The contract between training and inference: label inventories, tensor names, and how words become numbers."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import cast

from kgraph.errors import ModelError

VERSION = 2
"""Raised when tensors or their meaning change; weights of another version are refused."""

INPUTS = ("pieces", "shapes", "first")
"""Piece ids (length), word shapes (length), index of each word's first piece (words)."""

OUTPUTS = (
    "upos",
    "xpos",
    "feats",
    "script",
    "sentence_end",
    "arcs",
    "relation_words",
    "relation_heads",
    "entities",
    "predicate",
    "predicate_index",
    "roles",
    "proto_roles",
    "senses",
    "attributes",
)
"""What `decode.py` reads; shapes are told there."""

ATTRIBUTES = ("factual", "dynamic", "particular", "hypothetical")
"""The UDS attributes of predicates, in the order of the last axis of `attributes`."""

PROTO_ROLES = ("volition", "instigation", "change_of_state")
"""The UDS attributes of arguments (proto-roles after Dowty 1991), in the order of the second axis of `proto_roles`."""

SHAPES = ("none", "digits", "with_digit", "upper", "single_upper", "title", "mixed_title", "lower", "other")
"""Classes of word shape; the encoder's pieces are uncased, so the shape is embedded beside them."""


def shape_of(word: str) -> int:
    """Return the index into `SHAPES` of a word's shape."""
    if word.isdigit():
        return 1
    if any(character.isdigit() for character in word):
        return 2
    if word.isupper():
        return 3 if len(word) > 1 else 4
    if word[:1].isupper():
        return 5 if word[1:].islower() else 6
    return 7 if word.islower() else 8


NUMBERED = ("upos", "xpos", "feats", "scripts", "relations", "entities", "roles", "rolesets")
"""The inventories whose order the network knows."""

CHECKSUM = "labels"
"""The key of the inventories' checksum in the metadata of the ONNX file."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The label inventories, index by index as the network numbers them.

    `lemmas` are the lemmas of `form TAB upos` that no edit script gives; `senses` the rolesets that each lemma
    was seen with, most frequent first.
    """

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    scripts: tuple[str, ...]
    relations: tuple[str, ...]
    entities: tuple[str, ...]
    roles: tuple[str, ...]
    rolesets: tuple[str, ...]
    lemmas: dict[str, str] = field(default_factory=dict[str, str])
    senses: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    pieces_per_word: int = 12
    window_words: int = 190
    encoder: str = ""
    version: int = VERSION

    @property
    def checksum(self) -> str:
        """Return the SHA-256 of what the network numbers; the weights carry it too, so that the two are never mixed."""
        numbered = [getattr(self, name) for name in NUMBERED]
        return hashlib.sha256(json.dumps(numbered, ensure_ascii=False).encode()).hexdigest()

    def save(self, path: Path) -> None:
        """Write the inventories as JSON, one key a line."""
        lines = [f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in asdict(self).items()]
        path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Labels:
        """Return the inventories of a file.

        Raises:
            ModelError: the file is missing, broken, or of another version.
        """
        try:
            raw: object = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise ModelError(
                f"{path}: not found; the model needs parser.onnx, labels.json and tokenizer.json"
            ) from error
        except ValueError as error:
            raise ModelError(f"{path}: not valid JSON: {error}") from error
        fields = cast("dict[str, object]", raw) if isinstance(raw, dict) else {}
        if fields.get("version") != VERSION or fields.keys() != cls.__dataclass_fields__.keys():
            raise ModelError(f"{path}: made for another version of kgraph; expected version {VERSION}")
        values = {key: tuple(cast("list[str]", v)) if isinstance(v, list) else v for key, v in fields.items()}
        return cls(**values)  # pyright: ignore[reportArgumentType] - written by `save`, and the version is ours
