"""A quick look at dev while training: greedy, on gold words. `training.evaluate` measures what users get."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from training.batches import IGNORE, Batch
from training.losses import tree_scores
from training.windows import Window, grouped, windows_of

if TYPE_CHECKING:
    from training.train import Run


@torch.no_grad()
def evaluate(run: Run, most_words: int = 20_000) -> dict[str, float]:
    """Return dev accuracies and F1 in per cent, greedy, on gold words and sentences; `mean` chooses the best."""
    network = run.average.module
    network.eval()
    counts: Counter[str] = Counter()
    for name, splits in run.corpora.items():
        random_ = random.Random(0)
        windows = [w for d in splits["dev"] for w in windows_of(d, run.config["data"]["window_words"], 0.0, random_)]
        kept: list[Window] = []
        for window in windows:
            if sum(len(s.words) for w in kept for s in w) < most_words:
                kept.append(window)
        for group in grouped(sorted(kept, key=lambda w: sum(len(s.words) for s in w)), 2000):
            count_batch(run, run.batcher.batch(group), counts, name)
    scores = {
        k: 100 * counts[k] / counts[k + "_n"]
        for k in ("upos", "xpos", "lemma", "las_ewt", "las_gum", "sense")
        if counts[k + "_n"]
    }
    for k in ("predicate", "role", "entity", "end"):
        scores[k] = 200 * counts[k] / max(1, counts[k + "_gold"] + counts[k + "_found"])
    scores["dynamic"] = 100 * counts["dynamic"] / max(1, counts["dynamic_n"])
    scores["mean"] = (scores["las_ewt"] + scores["las_gum"] + scores["role"] + scores["entity"] + scores["upos"]) / 5
    return scores


def count_batch(run: Run, batch: Batch, counts: Counter[str], corpus: str) -> None:
    """Add one batch's hits to the counts."""
    network, device = run.average.module, run.device
    with run.autocast():
        mask = batch.mask.to(device)[:, None, None, :]
        x = network.words(batch.pieces.to(device), batch.shapes.to(device), batch.first.to(device), mask)
    x = x.float()

    def hits(name: str, found: Tensor, gold: Tensor) -> None:
        counted = gold != IGNORE
        counts[name] += int(((found.cpu() == gold) & counted).sum())
        counts[name + "_n"] += int(counted.sum())

    def f1(name: str, found: Tensor, gold: Tensor) -> None:
        found, counted = found.cpu(), gold != IGNORE
        counts[name] += int(((found == gold) & (gold > 0) & counted).sum())
        counts[name + "_found"] += int(((found > 0) & counted).sum())
        counts[name + "_gold"] += int(((gold > 0) & counted).sum())

    targets = batch.targets
    f1("end", network.sentence_end(x).argmax(-1), targets["sentence_end"])
    if corpus == "newswire":
        outside = run.labels.entities.index("O")
        swap = torch.arange(len(run.labels.entities) + 1)
        swap[outside], swap[0] = 0, outside  # so that 0 is "outside"
        gold = targets["entities"]
        f1(
            "entity",
            swap[network.entity(x).argmax(-1).cpu()],
            torch.where(gold == IGNORE, IGNORE, swap[gold.clamp(min=0)]),
        )
        return
    hits("upos", network.upos(x).argmax(-1), targets["upos"])
    hits("xpos", network.xpos(x).argmax(-1), targets["xpos"])
    hits("lemma", network.script(x).argmax(-1), targets["scripts"])
    heads = tree_scores(network, x, batch).argmax(-1)
    relations = network.relations_to(x, heads).argmax(-1).cpu()
    gold_heads = torch.where(targets["heads"] == -1, x.shape[1], targets["heads"])
    right = (heads.cpu() == gold_heads) & (relations == targets["relations"])
    counted = gold_heads != IGNORE
    counts[f"las_{corpus}"] += int((right & counted).sum())
    counts[f"las_{corpus}_n"] += int(counted.sum())
    if len(batch.predicates):
        f1("predicate", network.predicate(x).argmax(-1), targets["predicate"])
        predicates = batch.predicates.to(device)
        f1("role", network.roles(x, predicates).argmax(1), batch.roles)
        hits("sense", network.sense(x[predicates[:, 0], predicates[:, 1]]).argmax(-1), batch.senses)
        judged = batch.attribute_weights[..., 1] > 0
        guess = network.attribute(x)[..., 1].cpu() > 0
        counts["dynamic"] += int(((guess == (batch.attributes[..., 1] > 0)) & judged).sum())
        counts["dynamic_n"] += int(judged.sum())
