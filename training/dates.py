"""Measure the dates of events on newswire articles: `python -m training.dates NEWSWIRE ANNOTATIONS`.

NEWSWIRE is the folder `en-worldwide-newswire` of the corpora. ANNOTATIONS is `training/dates.tsv`: of articles of that
corpus, by name and number of the token, when the event happened that it tells, as EDTF, `?` where nobody can know.
Prints, for each basis of a claim's time, how many of the annotated events have the right time, another one, or one
where nobody can know.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from kgraph.knowledge.tables import read_table
from kgraph.pipeline.understanding import Tools, load_tools
from kgraph.records.claim import Basis
from kgraph.records.document import Document
from kgraph.records.interval import Interval
from training.articles import article

Truths = Mapping[int, Interval | None]
"""When what a token tells happened, by the number of the token."""


def main() -> None:
    """Print a table, a line for each basis."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("newswire", type=Path)
    parser.add_argument("annotations", type=Path)
    options = parser.parse_args()
    tools, counts = load_tools(), Counter[tuple[str, str]]()
    for document, starts, truths in annotated(options.newswire, options.annotations):
        counts.update(judged(document, starts, truths, tools))
    print(f"{'basis':12} {'right':>6} {'wrong':>6} {'unknown':>8}")
    for basis in Basis:
        right, wrong, unknown = (counts[basis.value, verdict] for verdict in ("right", "wrong", "unknown"))
        print(f"{basis.value:12} {right:6} {wrong:6} {unknown:8}")


def annotated(newswire: Path, annotations: Path) -> Iterator[tuple[Document, tuple[int, ...], Truths]]:
    """Yield the annotated articles, where the tokens of each begin, and when what they tell happened."""
    found: defaultdict[tuple[str, str], dict[int, Interval | None]] = defaultdict(dict)
    for row in read_table(annotations, ("article", "published", "token", "dates")):
        interval = None if row["dates"] == "?" else Interval.from_edtf(row["dates"])
        found[row["article"], row["published"]][int(row["token"])] = interval
    for (name, published), truths in found.items():
        address, text, starts = article(newswire, name)
        yield Document(name, text, url=address or None, published=date.fromisoformat(published)), starts, truths


def judged(document: Document, starts: tuple[int, ...], truths: Truths, tools: Tools) -> Iterator[tuple[str, str]]:
    """Yield basis and verdict of each annotated event that kgraph finds.

    A claim without time is right where nobody can know, a time is `unknown` there; else it is right or wrong.
    """
    claims = {claim.trigger.start: claim for claim in tools.account(document).claims}
    for token, truth in truths.items():
        claim = claims.get(starts[token])
        if claim is not None:
            found = claim.time.interval
            is_invented = truth is None and found is not None
            verdict = "unknown" if is_invented else "right" if agree(truth, found) else "wrong"
            yield claim.time.basis.value, verdict


def agree(one: Interval | None, other: Interval | None) -> bool:
    """Tell whether two times are both unknown, or share at least half of the days that either has."""
    if one is None or other is None:
        return one is other
    (first, last), (begin, end) = _ordinals(one), _ordinals(other)
    shared = min(last, end) - max(first, begin) + 1
    return 2 * shared >= max(last, end) - min(first, begin) + 1


def _ordinals(interval: Interval) -> tuple[int, int]:
    """Return first and last day as numbers; an open end reaches as far as the calendar."""
    return (interval.begin or date.min).toordinal(), (interval.end or date.max).toordinal()


if __name__ == "__main__":
    main()
