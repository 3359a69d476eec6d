"""Speed of the parser beside its bare encoder, and the memory that a thousand articles take.

    pip install -e '.[benchmarks]'
    python -m benchmarks.parser [--threads 2] [--weights FOLDER] [--rounds 10] [--articles 1000]

The encoder is `parser.onnx` cut off behind its last layer: the same weights, in the same precision, in a session
with the same options, over the very windows that the parser reads. Nothing that needs it can be faster.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnx.utils import Extractor

from benchmarks.runner import best_times, made_up_articles, resident_megabytes, seed_texts
from kgraph.parsing.labels import INPUTS
from kgraph.parsing.load import WEIGHTS
from kgraph.parsing.network import Network, Scores, open_session
from kgraph.parsing.parser import NeuralParser
from kgraph.records.document import Document

ENCODER_INPUTS = INPUTS[:2]
"""The pieces and their shapes; where words begin is for the heads."""

Window = tuple[list[int], list[int], list[int]]


class Recorder:
    """Stands before the network and keeps the windows that go in."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self.windows: list[Window] = []

    def run(self, *window: list[int]) -> Scores:
        """Return what the network says."""
        self.windows.append(window)
        return self._network.run(*window)


def cut_encoder(weights: Path, target: Path) -> str:
    """Write the graph up to the last LayerNormalization, which ends the encoder; return the name of its output."""
    model = onnx.shape_inference.infer_shapes(onnx.load(weights))
    last = [node for node in model.graph.node if node.op_type == "LayerNormalization"][-1].output[0]
    onnx.save(Extractor(model).extract_model(list(ENCODER_INPUTS), [last]), target)
    return last


def windows_of(parser: NeuralParser, text: str) -> list[Window]:
    """Return the windows in which the parser reads a text."""
    network = parser._network
    parser._network = recorder = Recorder(network)
    parse(parser, text)
    parser._network = network
    return recorder.windows


def parse(parser: NeuralParser, text: str) -> int:
    """Return how many words a text has, all its sentences built."""
    return sum(len(sentence.tokens) for sentence in parser.parse(Document("benchmark", text)))


def measure_speed(weights: Path, threads: int, rounds: int) -> None:
    """Print the time of encoder, whole graph and whole parser over the seeds."""
    parser = NeuralParser(weights, threads=threads)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "encoder.onnx"
        output = cut_encoder(weights / "parser.onnx", path)
        encoder = open_session(path, threads=threads)
    totals = {"encoder": 0.0, "network": 0.0, "parser": 0.0}
    words = pieces = 0
    for text in seed_texts():
        windows = windows_of(parser, text)
        feeds = [dict(zip(ENCODER_INPUTS, map(np.asarray, window), strict=False)) for window in windows]
        work = {
            "encoder": lambda feeds=feeds: [encoder.run([output], feed) for feed in feeds],
            "network": lambda windows=windows: [parser._network.run(*window) for window in windows],
            "parser": lambda text=text: parse(parser, text),
        }
        for name, seconds in best_times(work, rounds=rounds).items():
            totals[name] += seconds
        words += parse(parser, text)
        pieces += sum(len(window[0]) for window in windows)
    print(f"{words} words, {pieces} pieces, {threads} threads, best of {rounds} rounds")
    for name, seconds in totals.items():
        print(f"{name:8} {seconds:7.3f} s {words / seconds:7.0f} words/s {seconds / totals['encoder']:6.2f} x encoder")


def measure_memory(weights: Path, threads: int, count: int) -> None:
    """Print the memory of this process above the loaded model while it parses articles."""
    articles = made_up_articles(count)
    parser = NeuralParser(weights, threads=threads)
    loaded = resident_megabytes()
    print(f"{count} articles of {sum(map(len, articles)) / max(count, 1):.0f} characters; loaded: {loaded:.0f} MB")
    for number, text in enumerate(articles, start=1):
        parse(parser, text)
        if number in {1, 10, 100} or number % 250 == 0:
            print(f"{number:5} articles {resident_megabytes() - loaded:+7.1f} MB")


def main() -> None:
    """Read the arguments and measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--weights", type=Path, default=WEIGHTS)
    options.add_argument("--rounds", type=int, default=10)
    options.add_argument("--articles", type=int, default=1000)
    arguments = options.parse_args()
    measure_memory(arguments.weights, arguments.threads, arguments.articles)
    measure_speed(arguments.weights, arguments.threads, arguments.rounds)


if __name__ == "__main__":
    main()
