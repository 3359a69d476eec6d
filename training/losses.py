"""The losses: one for each layer of annotation, summed with the weights of the configuration."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import IGNORE, Batch
from training.network import Network

FAR = -1e4
"""The score of what cannot be: small enough for any softmax, and finite in bfloat16."""


def tree_scores(network: Network, x: Tensor, batch: Batch) -> Tensor:
    """Return the arc scores with heads outside the sentence made impossible."""
    arcs = network.arcs(x).float()
    allowed = torch.cat([batch.same_sentence, torch.ones_like(batch.same_sentence[:, :, :1])], 2).to(arcs.device)
    return arcs.masked_fill(~allowed, FAR)


def loss_of(network: Network, batch: Batch, weights: dict[str, float], device: torch.device) -> Tensor:
    """Return the weighted sum of the losses of the layers that the batch has."""
    targets = {name: t.to(device) for name, t in batch.targets.items()}
    mask = batch.mask.to(device)[:, None, None, :]
    x = network.words(batch.pieces.to(device), batch.shapes.to(device), batch.first.to(device), mask)
    total = weights["sentence_end"] * cross_entropy(network.sentence_end(x), targets["sentence_end"])
    if (targets["entities"] != IGNORE).any():
        total = total + weights["entities"] * cross_entropy(network.entity(x), targets["entities"])
    if batch.has_tree:
        for name, layer in (("upos", "upos"), ("xpos", "xpos"), ("feats", "feats"), ("scripts", "script")):
            total = total + weights["tags"] * cross_entropy(getattr(network, layer)(x), targets[name])
        total = total + tree_loss(network, x, batch, targets, weights)
    if len(batch.predicates):
        predicates = batch.predicates.to(device)
        total = total + weights["predicates"] * cross_entropy(network.predicate(x), targets["predicate"])
        roles = network.roles(x, predicates).transpose(1, 2)
        total = total + weights["roles"] * cross_entropy(roles, batch.roles.to(device))
        senses = network.sense(x[predicates[:, 0], predicates[:, 1]])
        total = total + weights["senses"] * cross_entropy(senses, batch.senses.to(device))
        attributes = huber(network.attribute(x), batch.attributes.to(device), batch.attribute_weights.to(device))
        total = total + weights["attributes"] * attributes
    if len(batch.pairs):
        found = network.proto_roles(x, batch.pairs.to(device))
        proto_roles = huber(found, batch.proto_roles.to(device), batch.proto_role_weights.to(device))
        total = total + weights["proto_roles"] * proto_roles
    return total


def tree_loss(
    network: Network, x: Tensor, batch: Batch, targets: dict[str, Tensor], weights: dict[str, float]
) -> Tensor:
    """Return the loss of arcs and of the relations of the gold arcs."""
    heads = targets["heads"]
    root = x.shape[1]
    gold = torch.where(heads == -1, root, heads)
    arcs = cross_entropy(tree_scores(network, x, batch), gold)
    relations = network.relations_to(x, gold.clamp(min=0))
    return weights["arcs"] * arcs + weights["relations"] * cross_entropy(relations, targets["relations"])


def huber(values: Tensor, gold: Tensor, confidence: Tensor) -> Tensor:
    """Return the mean Huber loss of judged values, weighted by the annotators' confidence."""
    loss = F.huber_loss(values.float(), gold, reduction="none")
    return (loss * confidence).sum() / confidence.sum().clamp(min=1.0)


def cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    """Return the mean cross-entropy in float32, over the items that have a target."""
    loss = F.cross_entropy(
        scores.float().reshape(-1, scores.shape[-1]), gold.reshape(-1), ignore_index=IGNORE, reduction="sum"
    )
    return loss / (gold != IGNORE).sum().clamp(min=1)
