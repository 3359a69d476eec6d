"""What each stage costs beside the parser, each on one thread, on the same articles in the same run.

    pip install -e '.[benchmarks]'
    python -m benchmarks.stages [--articles 40] [--rounds 4] [DOCUMENTS ...]

Processor time on one thread: on more, those of the parser go on waiting for work while the next stage runs.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time
from typing import TypeVar

from benchmarks.runner import made_up_articles
from kgraph.extraction.claims import extract, words_in_times
from kgraph.extraction.mentions import mentions
from kgraph.knowledge.language import load_language
from kgraph.parsing.load import load_parser
from kgraph.reading.documents import read
from kgraph.records.document import Document
from kgraph.resolution.coreference import chain
from kgraph.temporal.grammar import load_grammar
from kgraph.temporal.timeline import find_times

STAGES = ("parser", "times", "coreference", "extraction")

Result = TypeVar("Result")


class Stages:
    """The stages from text to claims, and the seconds that each has taken."""

    def __init__(self) -> None:
        self.parser, self.language, self.grammar = load_parser(threads=1), load_language("en"), load_grammar("en")
        self.seconds = dict.fromkeys(STAGES, 0.0)

    def timed(self, stage: str, work: Callable[[], Result]) -> Result:
        """Return what some work gives; its processor time is the stage's."""
        started = process_time()
        result = work()
        self.seconds[stage] += process_time() - started
        return result

    def run(self, document: Document) -> None:
        """Take a document through the stages."""
        language = self.language
        sentences = self.timed("parser", lambda: tuple(self.parser.parse(document)))
        times = self.timed("times", lambda: find_times(sentences, document.published, self.grammar))
        named = mentions(sentences, words_in_times(sentences, times), language.gazetteer)
        chains = self.timed("coreference", lambda: chain(sentences, named, language.gazetteer))
        self.timed("extraction", lambda: extract(document, sentences, times, chains, language))


def documents_of(paths: list[Path], count: int) -> list[Document]:
    """Return the documents of the paths, else articles made of the seeds."""
    if paths:
        return [document for document in read(paths) if isinstance(document, Document)]
    texts = made_up_articles(count)
    return [Document(f"d{number}", text, published=date(2024, 3, 14)) for number, text in enumerate(texts)]


def main() -> None:
    """Read the arguments; print the least seconds of each stage over the rounds, and their share of the parser's."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("documents", nargs="*", type=Path)
    arguments.add_argument("--articles", type=int, default=40)
    arguments.add_argument("--rounds", type=int, default=4)
    given = arguments.parse_args()
    documents = documents_of(given.documents, given.articles)
    best = dict.fromkeys(STAGES, float("inf"))
    for _ in range(given.rounds):
        stages = Stages()
        for document in documents:
            stages.run(document)
        best = {stage: min(best[stage], stages.seconds[stage]) for stage in STAGES}
    for stage, seconds in best.items():
        print(f"{stage:12} {seconds:7.3f} s  {100 * seconds / best['parser']:5.1f} % of the parser's")


if __name__ == "__main__":
    main()
