"""Build a dataset from parses that were written by hand: `written.py OUT INPUT...`.

So the whole program but its model is tested, and a new weight file cannot break these tests.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kgraph.exporting.html import write_html
from kgraph.parsing.conllu import read_conllu
from kgraph.pipeline.build import build
from kgraph.records.document import Document
from kgraph.records.syntax import Sentence

PARSES = Path(__file__).parent / "parses"


class WrittenParser:
    """A parser that looks the parse of a document up by its id."""

    def parse(self, document: Document) -> Iterator[Sentence]:
        """Yield the sentences of the file that bears the name of the document."""
        name = document.id.rpartition("/")[2]
        text = (PARSES / f"{name}.conllu").read_text(encoding="utf-8")
        for sentence in read_conllu(text, source=name):
            assert all(token.span.of(document.text) == token.text for token in sentence.tokens)
            yield replace(sentence, document_id=document.id)


if __name__ == "__main__":
    build(sys.argv[2:], Path(sys.argv[1]), parser=WrittenParser(), drawers={"graph.html": write_html})
