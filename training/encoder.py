"""The pretrained encoder: where it lies, how large it is, and whether it is the one that was meant."""

from __future__ import annotations

import hashlib
import json
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

SIZES = {
    "layers": "num_hidden_layers",
    "width": "hidden_size",
    "attention_heads": "num_attention_heads",
    "feed_forward": "intermediate_size",
    "vocabulary": "vocab_size",
    "positions": "max_position_embeddings",
}
"""Our keys, and those of the `config.json` beside a BERT checkpoint."""


def configuration(path: Path) -> dict[str, Any]:
    """Return a configuration; its `network` has the sizes of the encoder that it names."""
    config = tomllib.loads(path.read_text(encoding="utf-8"))
    found = json.loads((encoder_folder(config["network"]) / "config.json").read_text(encoding="utf-8"))
    if found.get("model_type") != "bert":
        raise SystemExit(f"{config['network']['encoder']}: is of type {found.get('model_type')}; expected bert")
    config["network"] |= {ours: found[theirs] for ours, theirs in SIZES.items()}
    return config


def encoder_folder(config: dict[str, Any]) -> Path:
    """Return the folder of the encoder: a path, or the folder of an installed package; the pinned one is checked."""
    folder = Path(config["encoder"])
    if not folder.is_dir():
        found = find_spec(config["encoder"].replace("-", "_"))
        if found is None or found.origin is None:
            raise SystemExit(f"{config['encoder']}: no folder, and no installed package of that name")
        folder = Path(found.origin).parent / "model"
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    pinned = config["sha256"].get(config["encoder"], digest)
    if digest != pinned:
        raise SystemExit(f"{folder}/model.safetensors: SHA-256 is {digest}; expected {pinned}")
    return folder


def tokenizer_of(folder: Path) -> Tokenizer:
    """Return the encoder's tokenizer, which neither pads nor cuts."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
