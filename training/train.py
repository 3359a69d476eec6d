"""Train the parser: `python -m training.train CORPORA WORK [--from WEIGHTS] [--minutes N] [--leave-out FILE]`.

Resumes from `WORK/checkpoint.pt` where it exists; ends after the minutes of the configuration with
`WORK/best.pt` (the best dev mean) and `WORK/labels.json`, which `training.export` turns into the package's files.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from kgraph.parsing.labels import Labels
from kgraph.parsing.lemma import script_of
from training.batches import Batcher
from training.corpora import Example, Splits, documents_to_leave_out, load
from training.encoder import configuration, encoder_folder, tokenizer_of
from training.losses import loss_of
from training.network import Network, Sizes
from training.progress import evaluate
from training.weights import read_weights
from training.windows import Window, grouped, windows_of


def inventories(corpora: dict[str, Splits], config: dict[str, Any]) -> Labels:
    """Return the label inventories of the training parts; the first role is "none"."""
    sentences = [s for splits in corpora.values() for d in splits["train"] for s in d.sentences]
    trees = [s for s in sentences if s.upos is not None]

    def counted(labels: Iterable[str], least: int = 1) -> tuple[str, ...]:
        counts = Counter(labels)
        return tuple(sorted((k for k, n in counts.items() if n >= least), key=lambda k: (-counts[k], k)))

    data = config["data"]
    scripts = counted(
        (script_of(w, m) for s in trees for w, m in zip(s.words, s.lemmas or [], strict=True)), data["min_script"]
    )
    return Labels(
        upos=counted(x for s in trees for x in s.upos or []),
        xpos=counted(x for s in trees for x in s.xpos or []),
        feats=counted((x for s in trees for x in s.feats or []), data["min_feats"]),
        scripts=scripts,
        relations=counted(x for s in trees for x in s.relations or []),
        entities=counted(x for s in sentences for x in s.entities or []),
        roles=("", *counted((r for s in trees for f in s.frames or [] for r, _ in f[2]), data["min_role"])),
        rolesets=counted(f[1] for s in trees for f in s.frames or []),
        lemmas=rare_lemmas(trees, set(scripts)),
        window_words=data["window_words"],
        encoder=Path(config["network"]["encoder"]).name,
    )


def rare_lemmas(sentences: list[Example], scripts: set[str]) -> dict[str, str]:
    """Return the lemmas that no inventory script gives, by `form TAB upos`; seen twice or more."""
    counts = Counter(
        (f"{word.lower()}\t{upos}", lemma)
        for s in sentences
        for word, lemma, upos in zip(s.words, s.lemmas or [], s.upos or [], strict=True)
        if script_of(word, lemma) not in scripts and word.isalpha()
    )
    return {key: lemma for (key, lemma), n in sorted(counts.items()) if n >= 2}


class Run:
    """One training run: data, network, optimiser, and where it stands."""

    def __init__(self, corpora: dict[str, Splits], labels: Labels, config: dict[str, Any], work: Path) -> None:
        self.corpora, self.labels, self.config, self.work = corpora, labels, config, work
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        folder = encoder_folder(config["network"])
        self.batcher = Batcher(tokenizer_of(folder), labels)
        self.network = Network(config["network"], Sizes.of(labels)).to(self.device)
        self.network.encoder.load_minilm(folder / "model.safetensors")
        # The mean of the last steps parses better than the last step alone (Polyak and Juditsky 1992).
        self.average = AveragedModel(self.network, multi_avg_fn=get_ema_multi_avg_fn(config["training"]["average"]))
        self.start: dict[str, Tensor] = {}
        self.seconds = 0.0
        self.step = self.epoch = 0
        self.best = -math.inf
        self.optimizer = self._optimizer()

    def _optimizer(self) -> torch.optim.Optimizer:
        rates = self.config["training"]
        # Half of all weights are the pieces' embeddings; they move little and cost a third of a step (trial).
        self.network.encoder.words.weight.requires_grad_(False)
        encoder = [p for n, p in self.network.encoder.named_parameters() if n not in ("words.weight", "shapes.weight")]
        known = {id(p) for p in [*encoder, self.network.encoder.words.weight]}
        heads = [p for p in self.network.parameters() if id(p) not in known]
        groups = [
            {"params": encoder, "lr": rates["encoder_rate"], "base": rates["encoder_rate"]},
            {"params": heads, "lr": rates["head_rate"], "base": rates["head_rate"]},
        ]
        return torch.optim.AdamW(groups, weight_decay=rates["weight_decay"], betas=(0.9, 0.98), fused=True)

    def autocast(self) -> AbstractContextManager[None]:
        """Return the context of the configured precision."""
        reduced = self.config["training"]["precision"] == "bfloat16"
        return torch.autocast(self.device.type, torch.bfloat16, enabled=reduced)

    def batches(self, random_: random.Random) -> list[list[Window]]:
        """Return one epoch's batches: windows of like length together, in random order."""
        data = self.config["data"]
        size, single = data["window_words"], data["single_sentence_share"]
        pools: list[list[Window]] = []
        for name, splits in self.corpora.items():
            windows = [w for d in splits["train"] for w in windows_of(d, size, single, random_, data["cut_share"])]
            if name == "newswire":
                random_.shuffle(windows)
                windows = windows[: int(len(windows) * data["newswire_share"])]
            if name == "ewt":
                windows = [w for w in windows if all(s.frames is not None or s.is_cut for s in w)]
            pools.append(windows)
        batches: list[list[Window]] = []
        for pool in pools:
            pool.sort(key=lambda w: sum(len(s.words) for s in w) + random_.random() * 8)
            batches += grouped(pool, self.config["training"]["batch_words"])
        random_.shuffle(batches)
        return batches

    def train(self) -> None:
        """Train until the minutes are used up."""
        budget = self.config["training"]["minutes"] * 60
        while self.seconds < budget:
            random_ = random.Random(self.config["seed"] * 1000 + self.epoch)
            torch.manual_seed(self.config["seed"] * 1000 + self.epoch)
            self._epoch(self.batches(random_), random_, budget)
            self.epoch += 1
            self._look(f"epoch {self.epoch}")
        if self.start:
            # Half way between start and end is better at both than either (Wortsman et al. 2022).
            state = self.average.module.state_dict()
            self.average.module.load_state_dict({k: (self.start.get(k, v) + v) / 2 for k, v in state.items()})
            self._look("mean of start and end")

    def _look(self, name: str) -> None:
        scores = evaluate(self)
        print(f"{name} {int(self.seconds)} s " + " ".join(f"{k} {v:.2f}" for k, v in scores.items()), flush=True)
        self._save(scores["mean"])

    def _epoch(self, batches: list[list[Window]], random_: random.Random, budget: float) -> None:
        rates = self.config["training"]
        self.network.train()
        running = words = 0.0
        begun = last = time.monotonic()
        for number, windows in enumerate(batches):
            share = self.seconds / budget
            if share >= 1:
                return
            scale = min(1.0, self.step / rates["warmup_steps"]) * max(0.01, 1 - share)
            for group in self.optimizer.param_groups:
                group["lr"] = group["base"] * scale
            batch = self.batcher.batch(windows, random_)
            with self.autocast():
                loss = loss_of(self.network, batch, self.config["loss"], self.device)
            self.optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), rates["clip"])
            self.optimizer.step()
            self.average.update_parameters(self.network)
            self.step += 1
            words += batch.words
            running = 0.98 * running + 0.02 * loss.item() if self.step > 1 else loss.item()
            now = time.monotonic()
            self.seconds += now - last
            last = now
            if number % 100 == 0:
                speed = words / (now - begun + 1e-9)
                print(
                    f"  step {self.step} ({number}/{len(batches)}) loss {running:.3f} words/s {speed:.0f}", flush=True
                )

    def _save(self, mean: float) -> None:
        if mean > self.best:
            self.best = mean
            save_atomically(self.average.module.state_dict(), self.work / "best.pt")
        state = {
            "average": self.average.state_dict(),
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "seconds": self.seconds,
            "step": self.step,
            "epoch": self.epoch,
            "best": self.best,
        }
        save_atomically(state, self.work / "checkpoint.pt")

    def resume(self) -> None:
        """Go on from the checkpoint of an earlier, interrupted run."""
        state = torch.load(self.work / "checkpoint.pt", map_location=self.device, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.seconds, self.step, self.epoch, self.best = (state[k] for k in ("seconds", "step", "epoch", "best"))


def save_atomically(state: dict[str, Any], path: Path) -> None:
    """Write a torch file beside its place and move it there."""
    beside = path.with_suffix(".tmp")
    torch.save(state, beside)
    os.replace(beside, path)


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    parser.add_argument("--from", dest="start", type=Path, help="exported weights to start from: a folder")
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--rates", type=float, default=1.0, help="factor for the learning rates, below 1 with --from")
    parser.add_argument("--leave-out", type=Path, help="document names not to train on: a file, or a folder of them")
    arguments = parser.parse_args()
    config = configuration(arguments.config)
    if arguments.minutes is not None:
        config["training"]["minutes"] = arguments.minutes
    for rate in ("encoder_rate", "head_rate"):
        config["training"][rate] *= arguments.rates
    torch.manual_seed(config["seed"])
    arguments.work.mkdir(parents=True, exist_ok=True)
    corpora = load(arguments.corpora, documents_to_leave_out(arguments.leave_out))
    labels_path = arguments.work / "labels.json"
    if not labels_path.exists():
        given = Labels.load(arguments.start / "labels.json") if arguments.start else inventories(corpora, config)
        given.save(labels_path)
    labels = Labels.load(labels_path)
    run = Run(corpora, labels, config, arguments.work)
    if arguments.start:
        run.start = read_weights(arguments.start / "parser.onnx", run.network)
    if (arguments.work / "checkpoint.pt").exists():
        run.resume()
    if run.start and run.epoch == 0:
        run.network.load_state_dict(run.start, strict=False)
    run.train()


if __name__ == "__main__":
    main()
