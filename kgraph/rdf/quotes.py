"""Whether every quoted text still stands where the dataset says that it does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from pyoxigraph import Literal, NamedNode

from kgraph.errors import DatasetError
from kgraph.rdf.dataset import Dataset
from kgraph.rdf.literals import clean
from kgraph.rdf.shapedata import Data, Term
from kgraph.rdf.terms import SHA256
from kgraph.rdf.validate import Violation
from kgraph.rdf.vocabulary import term
from kgraph.records.document import Document

_QUOTES = (("text", "begin", "end"), *((name, f"{name}Begin", f"{name}End") for name in ("trigger", "dateText", "cue")))


def misquotes(dataset: Dataset, texts: Path) -> tuple[Violation, ...]:
    """Return the quotes that do not stand at their offsets in the texts of texts.jsonl, and documents without a text.

    Texts are read one at a time; each belongs to the documents with its digest.

    Raises:
        DatasetError: the dataset or the texts cannot be read.
    """
    data = Data(dataset.store)
    missing = {node for node in data.instances(term("Document")) if isinstance(node, NamedNode)}
    found: list[Violation] = []
    for text in _texts(texts):
        for document in data.subjects(Literal(Document("", text).sha256), SHA256):
            if isinstance(document, NamedNode) and document in missing:
                missing.remove(document)
                found += _wrong_in(document, clean(text), data)
    lost = (Violation(node.value, "", f"no text of {texts.name} has its digest") for node in missing)
    return tuple(sorted([*found, *lost]))


def _texts(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                yield _text(path, number, line)
    except OSError as error:
        raise DatasetError(path, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DatasetError(path, "is not in UTF-8") from error


def _text(path: Path, number: int, line: str) -> str:
    try:
        text = cast(object, json.loads(line)["text"])
    except (ValueError, KeyError, TypeError):
        text = None
    if not isinstance(text, str):
        raise DatasetError(path, f"line {number} holds no text")
    return text


def _wrong_in(document: NamedNode, text: str, data: Data) -> Iterator[Violation]:
    for claim in data.subjects(document, term("document")):
        for node in _parts(claim, data):
            for words, begin, end in _QUOTES:
                quoted = data.values(node, term(words))
                if quoted and isinstance(quoted[0], Literal):
                    place = _place(node, begin, data), _place(node, end, data)
                    if text[slice(*place)] != quoted[0].value:
                        yield Violation(
                            node.value, "", f"{words} is not what the text has from {place[0]} to {place[1]}"
                        )


def _place(node: NamedNode, name: str, data: Data) -> int:
    """Return an offset; -1, where no text begins, in place of one that is missing or no number."""
    value = next(iter(data.values(node, term(name))), None)
    return int(value.value) if isinstance(value, Literal) and value.value.isdecimal() else -1


def _parts(claim: Term, data: Data) -> Iterator[NamedNode]:
    """Yield a claim with its participations and attributions."""
    waiting, seen = [claim], set[Term]()
    while waiting:
        node = waiting.pop()
        if isinstance(node, NamedNode) and node not in seen:
            seen.add(node)
            yield node
            for name in ("participation", "via"):
                waiting += data.values(node, term(name))
