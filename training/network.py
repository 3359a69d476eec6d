"""The network: MiniLM with a word-shape embedding, and one head for each layer of annotation.

Words are the vectors of their first piece. Arcs, relations and roles are biaffine (Dozat and Manning 2017).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from kgraph.parsing.labels import ATTRIBUTES, PROTO_ROLES, SHAPES, Labels


class SharedDropout(nn.Module):
    """Dropout with one mask for all positions of a row (Gal and Ghahramani 2016): cheap, and as good here."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """Return the vectors with some features dropped, in training only."""
        if not self.training or self.share == 0:
            return x
        kept = torch.full((x.shape[0], 1, x.shape[-1]), 1 - self.share, dtype=x.dtype, device=x.device)
        return x * (torch.bernoulli(kept) / (1 - self.share))


class Layer(nn.Module):
    """A transformer layer of BERT: self-attention and feed-forward, normalised after each."""

    def __init__(self, width: int, heads: int, feed_forward: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.attended = nn.Linear(width, width)
        self.attention_norm = nn.LayerNorm(width, eps=1e-12)
        self.inner = nn.Linear(width, feed_forward)
        self.outer = nn.Linear(feed_forward, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = SharedDropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return the next layer's vectors, (batch, length, width)."""
        batch, length, width = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, self.heads, width // self.heads).transpose(1, 2)

        # Written out: on the CPU the backward pass of the fused kernel is slower than two products and a softmax.
        scores = split(self.query(x)) @ split(self.key(x)).transpose(2, 3) / math.sqrt(width // self.heads)
        if mask is not None:
            scores = scores.masked_fill(~mask, -1e4)
        y = (torch.softmax(scores, -1) @ split(self.value(x))).transpose(1, 2).reshape(batch, length, width)
        x = self.attention_norm(x + self.dropout(self.attended(y)))
        return self.norm(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """BERT without pooler, with word shapes added to the input."""

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__()
        width = config["width"]
        self.words = nn.Embedding(config["vocabulary"], width)
        self.positions = nn.Embedding(config["positions"], width)
        self.segment = nn.Parameter(torch.zeros(width))
        self.shapes = nn.Embedding(len(SHAPES), width)
        nn.init.normal_(self.shapes.weight, std=0.01)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = SharedDropout(config["dropout"])
        sizes = (width, config["attention_heads"], config["feed_forward"], config["dropout"])
        self.layers = nn.ModuleList(Layer(*sizes) for _ in range(config["layers"]))

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        """Return the vectors of the pieces, (batch, length, width); `mask` is true where a piece may be attended."""
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.shapes(shapes) + self.positions(positions) + self.segment
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_minilm(self, path: Path) -> None:
        """Take the weights of a BERT checkpoint in its public layout."""
        found = {key.removeprefix("bert."): value for key, value in load_file(path).items()}
        names = {
            "words.weight": "embeddings.word_embeddings.weight",
            "positions.weight": "embeddings.position_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
        }
        inside = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "attended": "attention.output.dense",
            "attention_norm": "attention.output.LayerNorm",
            "inner": "intermediate.dense",
            "outer": "output.dense",
            "norm": "output.LayerNorm",
        }
        for index in range(len(self.layers)):
            for ours, theirs in inside.items():
                for kind in ("weight", "bias"):
                    names[f"layers.{index}.{ours}.{kind}"] = f"encoder.layer.{index}.{theirs}.{kind}"
        state = {ours: found[theirs] for ours, theirs in names.items()}
        state["segment"] = found["embeddings.token_type_embeddings.weight"][0]
        missing, unexpected = self.load_state_dict(state, strict=False)
        if missing != ["shapes.weight"] or unexpected:
            raise ValueError(f"{path}: not the encoder of the configuration: {missing}, {unexpected}")


class Biaffine(nn.Module):
    """Scores of pairs for each label: (batch, left, width) x (batch, right, width) -> (batch, left, label, right)."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(labels, width + 1, width + 1) * 0.02)

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        """Return the scores of every pair and label."""
        left, right = with_one(left), with_one(right)
        labels, width, _ = self.weight.shape
        projected = left @ self.weight.permute(1, 0, 2).reshape(width, labels * width)
        batch, rows, _ = left.shape
        scores = projected.view(batch, rows * labels, width) @ right.transpose(1, 2)
        return scores.view(batch, rows, labels, right.shape[1])


def with_one(x: Tensor) -> Tensor:
    """Return the vectors with a constant 1 behind, so that a product has linear terms too."""
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


@dataclass(slots=True)
class Sizes:
    """How many labels each head tells apart."""

    upos: int
    xpos: int
    feats: int
    scripts: int
    relations: int
    entities: int
    roles: int
    rolesets: int

    @classmethod
    def of(cls, labels: Labels) -> Sizes:
        """Return the sizes of the inventories."""
        names = ("upos", "xpos", "feats", "scripts", "relations", "entities", "roles", "rolesets")
        return cls(*(len(getattr(labels, name)) for name in names))


class Network(nn.Module):
    """Encoder and heads; each method returns the scores of one layer from the word vectors."""

    def __init__(self, config: dict[str, Any], sizes: Sizes) -> None:
        super().__init__()
        width = config["width"]
        self.encoder = Encoder(config)
        self.dropout = SharedDropout(config["dropout"])
        self.upos = nn.Linear(width, sizes.upos)
        self.xpos = nn.Linear(width, sizes.xpos)
        self.feats = nn.Linear(width, sizes.feats)
        self.script = nn.Linear(width, sizes.scripts)
        self.sentence_end = nn.Linear(width, 2)
        self.entity = nn.Linear(width, sizes.entities)
        self.predicate = nn.Linear(width, 2)
        self.attribute = nn.Sequential(nn.Linear(width, 64), nn.GELU(), nn.Linear(64, len(ATTRIBUTES)))
        self.root = nn.Parameter(torch.zeros(width))
        self.arc_child = nn.Linear(width, config["arc_width"])
        self.arc_head = nn.Linear(width, config["arc_width"])
        self.arc = Biaffine(config["arc_width"], 1)
        self.relation_child = nn.Linear(width, config["relation_width"])
        self.relation_head = nn.Linear(width, config["relation_width"])
        self.relation = Biaffine(config["relation_width"], sizes.relations)
        self.role_predicate = nn.Linear(width, config["role_width"])
        self.role_word = nn.Linear(width, config["role_width"])
        self.role = Biaffine(config["role_width"], sizes.roles)
        self.proto_role = Biaffine(config["role_width"], len(PROTO_ROLES))
        self.sense = nn.Sequential(
            nn.Linear(width, config["sense_width"]), nn.GELU(), nn.Linear(config["sense_width"], sizes.rolesets)
        )

    def words(self, pieces: Tensor, shapes: Tensor, first: Tensor, mask: Tensor | None) -> Tensor:
        """Return the word vectors, (batch, words, width), from pieces and the index of each word's first piece."""
        vectors = self.encoder(pieces, shapes, mask)
        return self.dropout(vectors.gather(1, first.unsqueeze(-1).expand(-1, -1, vectors.shape[-1])))

    def project(self, layer: nn.Module, x: Tensor) -> Tensor:
        """Return the vectors in the space of one biaffine head."""
        return self.dropout(F.gelu(layer(x)))

    def heads_of(self, x: Tensor) -> Tensor:
        """Return the candidates for heads: the words, and the root behind them."""
        return torch.cat([x, self.root.expand(x.shape[0], 1, -1)], 1)

    def arcs(self, x: Tensor) -> Tensor:
        """Return (batch, words, words + 1): the score of each head of each word; the last column is the root."""
        child = self.project(self.arc_child, x)
        head = self.project(self.arc_head, self.heads_of(x))
        return self.arc(child, head).squeeze(2)

    def relations(self, x: Tensor) -> Tensor:
        """Return (batch, words, labels, words + 1): the score of each relation of each arc."""
        child = self.project(self.relation_child, x)
        return self.relation(child, self.project(self.relation_head, self.heads_of(x)))

    def relations_to(self, x: Tensor, heads: Tensor) -> Tensor:
        """Return (batch, words, labels): the score of each relation to the given heads."""
        child = with_one(self.project(self.relation_child, x))
        head = with_one(self.project(self.relation_head, self.heads_of(x)))
        chosen = head.gather(1, heads.unsqueeze(-1).expand(-1, -1, head.shape[-1]))
        return torch.einsum("bni,lij,bnj->bnl", child, self.relation.weight, chosen)

    def roles(self, x: Tensor, predicates: Tensor) -> Tensor:
        """Return (predicates, roles, words) for predicates given as (row of the batch, word)."""
        left = self.project(self.role_predicate, x)[predicates[:, 0], predicates[:, 1]].unsqueeze(1)
        right = self.project(self.role_word, x)[predicates[:, 0]]
        return self.role(left, right).squeeze(1)

    def proto_roles(self, x: Tensor, pairs: Tensor) -> Tensor:
        """Return (pairs, proto-roles) for pairs given as (row of the batch, predicate, argument)."""
        left = with_one(self.project(self.role_predicate, x)[pairs[:, 0], pairs[:, 1]])
        right = with_one(self.project(self.role_word, x)[pairs[:, 0], pairs[:, 2]])
        return torch.einsum("pi,lij,pj->pl", left, self.proto_role.weight, right)
