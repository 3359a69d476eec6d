"""Write the package's weights: `python -m training.export CORPORA WORK TARGET [--leave-out FILE] [--float32]`.

The network of `WORK/best.pt` becomes one ONNX graph that reads one window. Matrices are stored as int8 with one
scale for each output feature, and computed in float32 ("weight-only"): small on disk, and nothing that a window
is told depends on other windows, as the activation scales of dynamic int8 would.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import shutil
from collections import Counter
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import Tensor, nn

from kgraph.parsing.labels import CHECKSUM, INPUTS, OUTPUTS, Labels
from training.batches import Batcher
from training.corpora import Example, TrainingDocument, documents_to_leave_out, load
from training.encoder import configuration, encoder_folder, tokenizer_of
from training.network import Network, Sizes, with_one
from training.verify import agreement, centre
from training.weights import name_weights
from training.windows import windows_of

LIKELY = 0.25
"""Words that are a predicate with at least this probability get roles; decoding asks for more, users may ask less."""


SAME, ALIKE = 0.9999, 0.98
"""Shares of equal answers that float32 and int8 files must reach: all but ties; what costs less than 0.4 points."""


class Window(nn.Module):
    """The network as users run it: one window in, what `decode.py` reads out."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Return the tensors named in `kgraph.parsing.labels.OUTPUTS`."""
        network = self.network
        x = network.words(pieces[None], shapes[None], first[None], None)
        predicate = network.predicate(x)[0].softmax(-1)[:, 1]
        index = torch.nonzero(predicate > LIKELY).squeeze(1)
        left = network.project(network.role_predicate, x)[:, index]
        right = network.project(network.role_word, x)
        return (
            network.upos(x)[0].argmax(-1),
            network.xpos(x)[0].argmax(-1),
            network.feats(x)[0].argmax(-1),
            network.script(x)[0].argmax(-1),
            network.sentence_end(x)[0].softmax(-1)[:, 1],
            network.arcs(x)[0],
            *self.relations(x),
            network.entity(x)[0].log_softmax(-1),
            predicate,
            index,
            network.role(left, right)[0].log_softmax(1),
            network.proto_role(left, right)[0],
            network.sense(x[0, index]),
            network.attribute(x)[0],
        )

    def relations(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Return both sides of the relation scores: (words, labels * width) and (words + 1, width).

        Decoding multiplies the two for the arcs of the trees alone. Ranking all n x (n + 1) pairs here took an eighth
        of the time of the whole graph, and giving the first side a third axis would copy it.
        """
        network = self.network
        children = with_one(network.project(network.relation_child, x))
        labels, width, _ = network.relation.weight.shape
        words = children.squeeze(0) @ network.relation.weight.permute(1, 0, 2).reshape(width, labels * width)
        heads = with_one(network.project(network.relation_head, network.heads_of(x)))
        return words, heads.squeeze(0)


def write_float32(network: Network, path: Path) -> None:
    """Write the graph with float32 weights."""
    example = (torch.full((9,), 2003), torch.ones(9, dtype=torch.long), torch.arange(1, 8))
    lengths = {"pieces": {0: "length"}, "shapes": {0: "length"}, "first": {0: "words"}}
    torch.onnx.export(
        Window(network).eval(),
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=lengths,
        opset_version=17,
        dynamo=False,
    )


def write(model: onnx.ModelProto, path: Path) -> None:
    """Write a model that is in order."""
    onnx.checker.check_model(model)
    onnx.save(model, path)


def shrink(model: onnx.ModelProto, *, least: int = 4096) -> None:
    """Store the matrices of a model as int8 with float32 scales, in place; smaller ones than `least` stay.

    Symmetric, one scale for each column (rows for the embedding tables, which are gathered by row). `Cast` and
    `Mul` rebuild them: onnxruntime folds these once when it loads, and a gathered table stays int8 in memory.
    """
    graph = model.graph
    gathered = {node.input[0] for node in graph.node if node.op_type == "Gather"}
    nodes: list[onnx.NodeProto] = []
    for tensor in list(graph.initializer):
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.ndim < 2 or values.size < least:
            continue
        axis = tuple(range(1, values.ndim)) if tensor.name in gathered else (values.ndim - 2,)
        scale = np.maximum(np.abs(values).max(axis=axis, keepdims=True), 1e-12) / 127
        small = np.clip(np.round(values / scale), -127, 127).astype(np.int8)
        name = tensor.name
        graph.initializer.remove(tensor)
        graph.initializer.append(numpy_helper.from_array(small, f"{name}.int8"))
        graph.initializer.append(numpy_helper.from_array(scale.astype(np.float32), f"{name}.scale"))
        if name in gathered:
            gather_small(graph, name)
        else:
            nodes.append(helper.make_node("Cast", [f"{name}.int8"], [f"{name}.cast"], to=onnx.TensorProto.FLOAT))
            nodes.append(helper.make_node("Mul", [f"{name}.cast", f"{name}.scale"], [name]))
    old = list(graph.node)
    del graph.node[:]
    graph.node.extend(nodes + old)


def gather_small(graph: onnx.GraphProto, name: str) -> None:
    """Let the gathers of a table read its int8 rows and scales, and multiply what they found."""
    nodes: list[onnx.NodeProto] = []
    for node in list(graph.node):
        if node.op_type != "Gather" or node.input[0] != name:
            nodes.append(node)
            continue
        out, index = node.output[0], node.input[1]
        nodes.append(helper.make_node("Gather", [f"{name}.int8", index], [f"{out}.int8"], axis=0))
        nodes.append(helper.make_node("Gather", [f"{name}.scale", index], [f"{out}.scale"], axis=0))
        nodes.append(helper.make_node("Cast", [f"{out}.int8"], [f"{out}.cast"], to=onnx.TensorProto.FLOAT))
        nodes.append(helper.make_node("Mul", [f"{out}.cast", f"{out}.scale"], [out]))
    del graph.node[:]
    graph.node.extend(nodes)


def windows(documents: list[TrainingDocument], words: int) -> list[list[Example]]:
    """Return documents in windows of up to `words` words."""
    return [w for document in documents for w in windows_of(document, words, 0.0, random.Random(0))]


def verified(network: Network, path: Path, batcher: Batcher, dev: list[list[Example]], least: float) -> None:
    """Print how many answers of the file are those of torch, and stop where they are too few."""
    share = agreement(Window(network).eval(), path, batcher, dev)
    print(f"{path}: {100 * share:.3f} % of the answers are those of torch")
    if share < least:
        raise SystemExit(f"{path}: expected at least {100 * least} %; the file is not fit for use")


def senses_of(corpora: dict[str, dict[str, list]]) -> dict[str, list[str]]:
    """Return the rolesets that each lemma was seen with in training, most frequent first."""
    counts: dict[str, Counter[str]] = {}
    for document in corpora["ewt"]["train"]:
        for sentence in document.sentences:
            for word, roleset, _ in sentence.frames or []:
                counts.setdefault(sentence.lemmas[word].lower(), Counter())[roleset] += 1
    return {
        lemma: [r for r, _ in sorted(c.items(), key=lambda i: (-i[1], i[0]))] for lemma, c in sorted(counts.items())
    }


def lemmas_of(corpora: dict[str, dict[str, list]]) -> dict[str, str]:
    """Return the lemma of each inflected `form TAB upos` of the treebanks that has just one; names are left out."""
    found: dict[str, set[str]] = {}
    for corpus in ("ewt", "gum"):
        for document in corpora[corpus]["train"]:
            for sentence in document.sentences:
                for word, lemma, upos in zip(sentence.words, sentence.lemmas, sentence.upos, strict=True):
                    if upos != "PROPN" and word.isalpha():
                        found.setdefault(f"{word.lower()}\t{upos}", set()).add(lemma)
    single = {key: next(iter(lemmas)) for key, lemmas in sorted(found.items()) if len(lemmas) == 1}
    return {key: lemma for key, lemma in single.items() if lemma != key.partition("\t")[0]}


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    parser.add_argument("--leave-out", type=Path)
    parser.add_argument("--weights", default="best.pt")
    parser.add_argument("--float32", action="store_true", help="do not shrink, to measure what shrinking costs")
    arguments = parser.parse_args()
    config = configuration(arguments.config)["network"]
    labels = Labels.load(arguments.work / "labels.json")
    network = Network(config, Sizes.of(labels))
    network.load_state_dict(torch.load(arguments.work / arguments.weights, map_location="cpu", weights_only=True))
    network.eval()
    corpora = load(arguments.corpora, documents_to_leave_out(arguments.leave_out))
    batcher = Batcher(tokenizer_of(encoder_folder(config)), labels)
    ewt, gum = (windows(corpora[name]["dev"], labels.window_words) for name in ("ewt", "gum"))
    print("zero of the attributes moved by", centre(network, batcher, ewt))
    arguments.target.mkdir(parents=True, exist_ok=True)
    path = arguments.target / "parser.onnx"
    with torch.no_grad():
        write_float32(network, path)
    model = onnx.load(path)
    name_weights(model, network)
    helper.set_model_props(model, {CHECKSUM: labels.checksum})
    write(model, path)
    verified(network, path, batcher, gum, SAME)
    if not arguments.float32:
        shrink(model)
        write(model, path)
        verified(network, path, batcher, gum, ALIKE)
    known = dataclasses.replace(labels, senses=senses_of(corpora), lemmas=labels.lemmas | lemmas_of(corpora))
    known.save(arguments.target / "labels.json")
    shutil.copyfile(encoder_folder(config) / "tokenizer.json", arguments.target / "tokenizer.json")
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
