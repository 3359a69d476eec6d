"""A quick look at dev while training: greedy, on gold words. `training.evaluate` measures what users get."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from training.batches import IGNORE, Batch
from training.losses import tree_scores
from training.network import Network
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
    tally = Tally(counts, network, batch, x.float())
    tally.f1("end", network.sentence_end(tally.x).argmax(-1), batch.targets["sentence_end"])
    if corpus == "newswire":
        tally.names(run.labels.entities.index("O"))
        return
    tally.tags()
    tally.trees(corpus)
    if len(batch.predicates):
        tally.frames()


@dataclass(frozen=True)
class Tally:
    """The hits in one batch; `x` are the vectors of its words."""

    counts: Counter[str]
    network: Network
    batch: Batch
    x: Tensor

    def hits(self, name: str, found: Tensor, gold: Tensor) -> None:
        """Count what is right, of all that is judged."""
        counted = gold != IGNORE
        self.counts[name] += int(((found.cpu() == gold) & counted).sum())
        self.counts[name + "_n"] += int(counted.sum())

    def f1(self, name: str, found: Tensor, gold: Tensor) -> None:
        """Count what is right, found and gold, where 0 stands for nothing."""
        found, counted = found.cpu(), gold != IGNORE
        self.counts[name] += int(((found == gold) & (gold > 0) & counted).sum())
        self.counts[name + "_found"] += int(((found > 0) & counted).sum())
        self.counts[name + "_gold"] += int(((gold > 0) & counted).sum())

    def names(self, outside: int) -> None:
        """Count words in names; the label `outside` and 0 change places."""
        found, gold = self.network.entity(self.x).argmax(-1).cpu(), self.batch.targets["entities"]
        swap = torch.arange(max(int(found.max()), int(gold.max()), outside) + 1)
        swap[outside], swap[0] = 0, outside
        self.f1("entity", swap[found], torch.where(gold == IGNORE, IGNORE, swap[gold.clamp(min=0)]))

    def tags(self) -> None:
        """Count parts of speech and lemmas."""
        network, targets = self.network, self.batch.targets
        self.hits("upos", network.upos(self.x).argmax(-1), targets["upos"])
        self.hits("xpos", network.xpos(self.x).argmax(-1), targets["xpos"])
        self.hits("lemma", network.script(self.x).argmax(-1), targets["scripts"])

    def trees(self, corpus: str) -> None:
        """Count words with the right head and relation; a root's head is the place behind the last word."""
        targets = self.batch.targets
        heads = tree_scores(self.network, self.x, self.batch).argmax(-1)
        relations = self.network.relations_to(self.x, heads).argmax(-1).cpu()
        gold = torch.where(targets["heads"] == -1, self.x.shape[1], targets["heads"])
        right, counted = (heads.cpu() == gold) & (relations == targets["relations"]), gold != IGNORE
        self.counts[f"las_{corpus}"] += int((right & counted).sum())
        self.counts[f"las_{corpus}_n"] += int(counted.sum())

    def frames(self) -> None:
        """Count predicates, the roles and senses of gold ones, and the sign of `dynamic`."""
        network, batch = self.network, self.batch
        self.f1("predicate", network.predicate(self.x).argmax(-1), batch.targets["predicate"])
        predicates = batch.predicates.to(self.x.device)
        self.f1("role", network.roles(self.x, predicates).argmax(1), batch.roles)
        self.hits("sense", network.sense(self.x[predicates[:, 0], predicates[:, 1]]).argmax(-1), batch.senses)
        judged = batch.attribute_weights[..., 1] > 0
        guess = network.attribute(self.x)[..., 1].cpu() > 0
        self.counts["dynamic"] += int(((guess == (batch.attributes[..., 1] > 0)) & judged).sum())
        self.counts["dynamic_n"] += int(judged.sum())
