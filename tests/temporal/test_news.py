"""News of our own, annotated after TIMEX3 by hand before it was read, and scored as TempEval-3 scores.

`news.tsv` has paragraphs, `news_wire.tsv` sentences in the style of an agency, whose errors were studied,
`news_fresh.tsv` and `news_later.tsv` more of them, each written after what the ones before had shown was put right.
`python tests/temporal/test_news.py [FILE ...]` prints the figures and every error.

An expression stands in brackets with its type and value: `[last week|DATE|2024-W45]`. Determiners are inside,
prepositions outside; the two ends of a range are two expressions.
"""

import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from kgraph.parsing.load import load_parser
from kgraph.parsing.protocol import Parser
from kgraph.records.document import Document
from kgraph.temporal.grammar import Grammar, load_grammar
from kgraph.temporal.timeline import find_times

FLOORS = {
    "news.tsv": (0.97, 0.94),
    "news_wire.tsv": (0.98, 0.97),
    "news_fresh.tsv": (0.96, 0.96),
    "news_later.tsv": (0.94, 0.94),
}
"""What the strict spans, and the spans with their values, have to reach in each file (F1)."""

MARKED = re.compile(r"\[([^|\]]+)\|(\w+)\|([^|\]]+)\]")

Found = set[tuple[int, int, str, str]]


def annotated(marked: str) -> tuple[str, Found]:
    """Return the text without its marks, and the span, type and value of each expression."""
    text, gold, end = "", set[tuple[int, int, str, str]](), 0
    for match in MARKED.finditer(marked):
        text += marked[end : match.start()]
        gold.add((len(text), len(text) + len(match[1]), match[2], match[3]))
        text, end = text + match[1], match.end()
    return text + marked[end:], gold


def f1(right: int, gold: int, answers: int) -> float:
    """Return the harmonic mean of the shares of gold and answers that are right."""
    return 2 * right / (gold + answers)


def scored(path: Path, parser: Parser, grammar: Grammar) -> tuple[Counter[str], list[str]]:
    """Return what there is, what is answered and what is right in a file, and every expression that is wrong."""
    counts, wrong = Counter[str](), list[str]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[1:]):
        published, marked = line.split("\t")
        text, gold = annotated(marked)
        document = Document(id=f"{path.stem}{number}", text=text, published=date.fromisoformat(published))
        times = find_times(tuple(parser.parse(document)), document.published, grammar)
        answers = {(t.span.start, t.span.end, t.type.value, t.value) for t in times}
        counts["gold"] += len(gold)
        counts["answers"] += len(answers)
        counts["span"] += len({g[:2] for g in gold} & {a[:2] for a in answers})
        counts["value"] += len({(*g[:2], g[3]) for g in gold} & {(*a[:2], a[3]) for a in answers})
        counts["overlapping gold"] += sum(any(_overlap(g, a) for a in answers) for g in gold)
        counts["overlapping answers"] += sum(any(_overlap(g, a) for g in gold) for a in answers)
        wrong += [f"{'-+'[a in answers]} {text[a[0] : a[1]]!r}: {a[2:]}" for a in sorted(gold ^ answers)]
    return counts, wrong


def _overlap(one: tuple[int, int, str, str], other: tuple[int, int, str, str]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@pytest.mark.quality
@pytest.mark.parametrize("name", FLOORS)
def test_news_is_read_as_timex3_has_it(name: str, grammar: Grammar) -> None:
    """Strict spans and values on these texts do not fall below what has been reached."""
    counts, wrong = scored(Path(__file__).parent / name, load_parser(), grammar)
    span, value = (f1(counts[key], counts["gold"], counts["answers"]) for key in ("span", "value"))

    assert span >= FLOORS[name][0], wrong
    assert value >= FLOORS[name][1], wrong


def test_marks_become_spans() -> None:
    """The text loses its marks, the spans count without them."""
    assert ("He left last week.", {(8, 17, "DATE", "2024-W17")}) == annotated("He left [last week|DATE|2024-W17].")


def main(names: list[str]) -> None:
    """Print strict, relaxed and value figures of each file, and its errors."""
    parser, grammar = load_parser(), load_grammar()
    for name in names or FLOORS:
        counts, wrong = scored(Path(__file__).parent / name, parser, grammar)
        gold, answers = counts["gold"], counts["answers"]
        precision, recall = counts["overlapping answers"] / answers, counts["overlapping gold"] / gold
        strict, value = (f1(counts[key], gold, answers) for key in ("span", "value"))
        relaxed = 2 * precision * recall / (precision + recall)
        sys.stdout.write(
            "\n".join([*wrong, f"{name} {gold}: {strict:.3f} strict {relaxed:.3f} relaxed {value:.3f} value\n"])
        )


if __name__ == "__main__":
    main(sys.argv[1:])
