"""News paragraphs of our own (news.tsv), annotated after TIMEX3 by hand and scored as TempEval-3 scores.

An expression stands in brackets with its type and value: `[last week|DATE|2024-W45]`. Determiners are inside,
prepositions outside; the two ends of a range are two expressions.
"""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from kgraph.parsing.load import load_parser
from kgraph.records.document import Document
from kgraph.temporal.grammar import Grammar
from kgraph.temporal.timeline import find_times

SPAN_FLOOR, VALUE_FLOOR = 0.88, 0.82
"""What the strict spans, and the spans with their values, have to reach together (F1)."""

NEWS = (Path(__file__).parent / "news.tsv").read_text(encoding="utf-8").splitlines()[1:]
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


@pytest.mark.quality
def test_news_is_read_as_timex3_has_it(grammar: Grammar) -> None:
    """Strict spans and values on these texts do not fall below what TempEval-3 asks of a good system."""
    parser, counts = load_parser(), Counter[str]()
    wrong: list[str] = []
    for number, line in enumerate(NEWS):
        published, marked = line.split("\t")
        text, gold = annotated(marked)
        document = Document(id=f"news{number}", text=text, published=date.fromisoformat(published))
        times = find_times(tuple(parser.parse(document)), document.published, grammar)
        answers = {(t.span.start, t.span.end, t.type.value, t.value) for t in times}
        counts["gold"] += len(gold)
        counts["answers"] += len(answers)
        counts["span"] += len({g[:2] for g in gold} & {a[:2] for a in answers})
        counts["value"] += len({(*g[:2], g[3]) for g in gold} & {(*a[:2], a[3]) for a in answers})
        wrong += [f"{text[a[0] : a[1]]!r}: {a[2:]}" for a in sorted(gold ^ answers)]

    span, value = (f1(counts[key], counts["gold"], counts["answers"]) for key in ("span", "value"))

    assert span >= SPAN_FLOOR, wrong
    assert value >= VALUE_FLOOR, wrong


def test_marks_become_spans() -> None:
    """The text loses its marks, the spans count without them."""
    assert ("He left last week.", {(8, 17, "DATE", "2024-W17")}) == annotated("He left [last week|DATE|2024-W17].")
