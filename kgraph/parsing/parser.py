"""Document to sentences: words, windows of a few sentences through the network, and decoding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kgraph.knowledge.language import load_language
from kgraph.parsing.datelines import dateline_ends
from kgraph.parsing.labels import Labels
from kgraph.parsing.names import NameReader
from kgraph.parsing.network import Network, Scores
from kgraph.parsing.pieces import Pieces, load_tokenizer
from kgraph.parsing.sentence_ends import sentence_ends
from kgraph.parsing.sentences import SentenceBuilder
from kgraph.parsing.windows import Window, WindowReader
from kgraph.records.document import Document
from kgraph.records.syntax import Sentence


class NeuralParser:
    """The embedded network with its labels and pieces.

    `threads` are those of one window's arithmetic, by default one for each core; `gpu` computes on a CUDA device.

    Raises:
        ModelError: a file is missing or not ours, or there is no GPU that onnxruntime can use.
    """

    def __init__(self, folder: Path, *, threads: int | None = None, gpu: bool = False) -> None:
        self.labels = Labels.load(folder / "labels.json")
        self._network = Network(folder / "parser.onnx", self.labels, threads=threads, gpu=gpu)
        self._pieces = Pieces(load_tokenizer(folder / "tokenizer.json"), self.labels.pieces_per_word)
        self._builder = SentenceBuilder(self.labels, load_language("en"))
        self._classes = [tag[2:] for tag in self.labels.entities]

    def parse(self, document: Document) -> Iterator[Sentence]:
        """Yield the sentences of a document, in text order.

        Windows hold whole paragraphs where they fit; a sentence that a window cuts off is read again in the next.
        """
        reader = WindowReader(document.text, self._pieces, most_words=self.labels.window_words)
        names = NameReader(self.labels)
        while window := reader.window():
            scores = self.scores(window.shown, window.breaks)
            ends = self._ends(scores, window)
            yield from self._builder.build(document.id, window, scores, ends, names)
            reader.skip(ends[-1] + 1)

    def scores(self, words: Sequence[str], breaks: set[int]) -> Scores:
        """Return what the network says of the words of one window; `breaks` are words that begin a paragraph."""
        return self._network.run(*self._pieces.encode(words, breaks))

    def _ends(self, scores: Scores, window: Window) -> list[int]:
        """Return the words that end the sentences of a window; one that is longer than the window ends with it."""
        last = len(window.texts) - 1
        tags: list[int] = scores.entities.argmax(1).tolist()
        classes = [self._classes[tag] for tag in tags]
        datelines = dateline_ends(window.texts, classes, window.closed, window.glued)
        ends = sentence_ends(scores.sentence_end, window.texts, window.closed, window.glued, datelines)
        if last not in window.closed:
            # The window cuts a sentence off here, and the network takes every end of a window for one.
            ends = [word for word in ends if word < last]
        return ends or [last]
