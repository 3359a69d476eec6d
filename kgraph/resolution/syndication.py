"""Nearly the same text in several documents: a wire report that papers print counts as one source.

Texts are compared by sketches of their shingles (Broder 1997): of all runs of five words the numbers of the 128
smallest hashes. The share of common numbers among the smallest of both is close to the share of common shingles.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from zlib import crc32

from kgraph.records.document import Document

ALIKE = 0.7
"""Share of common shingles from which texts are one: a cut last paragraph and a changed headline leave more, two
reports of one happening that quote the same statement leave less than half."""

_RUN = 5
_SKETCH = 128
_KEYS = 8
"""So many of the smallest hashes put a text into blocks: texts alike share none of them in 1 of 10,000 cases."""

_MOST = 50
"""So many texts of a block are compared at most: what every text of a site opens with makes blocks of all of them."""

_WORD = re.compile(r"\w+")


def syndicated(documents: Iterable[Document]) -> dict[str, str]:
    """Return the key of each document that only repeats another, with the key of the first that had the text.

    The first is the one that was published first; of one day that of the smallest key. The order in which the
    documents come does not matter.
    """
    blocks: defaultdict[int, list[str]] = defaultdict(list)
    sketches: dict[str, tuple[int, ...]] = {}
    found: dict[str, str] = {}
    for document in sorted(documents, key=_order):
        sketch = sketch_of(document.text)
        nearby = dict.fromkeys(other for key in sketch[:_KEYS] for other in blocks[key][-_MOST:])
        first = next((other for other in nearby if likeness(sketch, sketches[other]) >= ALIKE), None)
        if first is not None:
            found[document.key] = first
            continue
        sketches[document.key] = sketch
        for key in sketch[:_KEYS]:
            blocks[key].append(document.key)
    return found


def sketch_of(text: str) -> tuple[int, ...]:
    """Return the smallest hashes of the runs of words; none for a text too short to tell anything."""
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)}
    hashes = sorted({crc32(run.encode("utf-8", "surrogatepass")) for run in runs})
    return tuple(hashes[:_SKETCH]) if len(hashes) > _KEYS else ()


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return the share of common shingles, as far as the sketches tell."""
    smallest = sorted({*one, *other})[:_SKETCH]
    return len({*one} & {*other} & {*smallest}) / len(smallest) if smallest else 0.0


def _order(document: Document) -> tuple[date, str]:
    return document.published or date.max, document.key
