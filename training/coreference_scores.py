"""The scores of coreference: MUC, B-cubed and CEAF-e, whose mean is the CoNLL score (Pradhan et al. 2012, 2014)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping

import networkx as nx

Cluster = frozenset[Hashable]
"""The mentions of one entity."""

METRICS = ("muc", "b3", "ceafe")


def count_clusters(key: Iterable[Cluster], response: Iterable[Cluster], counts: Counter[str]) -> None:
    """Add to the counts what the clusters of one document have in common; clusters of one mention do not count."""
    wanted = [cluster for cluster in key if len(cluster) > 1]
    found = [cluster for cluster in response if len(cluster) > 1]
    for side, own, other in (("recall", wanted, found), ("precision", found, wanted)):
        home = {mention: cluster for cluster in other for mention in cluster}
        for cluster in own:
            parts = Counter(home.get(mention, mention) for mention in cluster)
            counts[f"muc {side} hit"] += len(cluster) - len(parts)
            counts[f"muc {side} of"] += len(cluster) - 1
            shared = sum(number**2 for part, number in parts.items() if part in home.values())
            counts[f"b3 {side} hit"] += shared / len(cluster)
            counts[f"b3 {side} of"] += len(cluster)
        counts[f"ceafe {side} of"] += len(own)
    aligned = _alignment(wanted, found)
    counts["ceafe recall hit"] += aligned
    counts["ceafe precision hit"] += aligned


def scores_of(counts: Mapping[str, float]) -> dict[str, float]:
    """Return precision, recall and F1 of each metric, and the mean of the three F1 (`conll`)."""
    scores: dict[str, float] = {}
    for metric in METRICS:
        sides: dict[str, float] = {}
        for side in ("precision", "recall"):
            whole = counts.get(f"{metric} {side} of", 0)
            sides[side] = scores[f"{metric} {side}"] = counts.get(f"{metric} {side} hit", 0) / whole if whole else 0.0
        total = sum(sides.values())
        scores[f"{metric} F1"] = 2 * sides["precision"] * sides["recall"] / total if total else 0.0
    scores["conll"] = sum(scores[f"{metric} F1"] for metric in METRICS) / len(METRICS)
    return scores


def _alignment(wanted: list[Cluster], found: list[Cluster]) -> float:
    """Return the greatest sum of likenesses (phi 4) over one-to-one pairs of clusters."""
    home = {mention: number for number, cluster in enumerate(found) for mention in cluster}
    graph: nx.Graph = nx.Graph()
    for number, cluster in enumerate(wanted):
        for other, shared in Counter(home[mention] for mention in cluster if mention in home).items():
            likeness = 2 * shared / (len(cluster) + len(found[other]))
            graph.add_edge(("key", number), ("response", other), weight=likeness)
    return sum(graph.edges[pair]["weight"] for pair in nx.max_weight_matching(graph))
