"""How well the dates of GUM are found and placed: the scorer, its tests on sentences of our own, and a command.

`python tests/temporal/test_gum_dates.py GUM_DATES.jsonl [GENRE ...]` prints the figures of each genre (all genres where
none is named). A line of the file is one document: `id`, `text`, `published`, and `dates` with `start`, `end`, `text`
and the attributes of TEI (`when`, `from`, `to`, `notBefore`, `notAfter`) that the GUM corpus gives each of them.

What counts, written down before anything was measured:

- A date in the strict sense is an expression whose words hold a number (in digits or letters), a month, a weekday, a
  season or a deictic word (`STRICT`). The filter is the same for gold and answer. "Now", "recently" and "soon" name no
  date and are not in it; neither are names of wars and ages.
- An answer is an expression of type DATE or TIME, or one of another type that has been given days ("the past decade").
- Found: some answer overlaps the gold expression. Exact: that answer has the same first and last character.
- Right: `when` is equal at the gold's granularity. Of `from`/`to` and `notBefore`/`notAfter` the days in common are at
  least half of all days; of an open interval only the end that is given is compared. A date without a year (`--10`)
  asks for an answer without one. Before our era, where we have no days, the year of the value is compared.
- Spurious: an answer in the strict sense that overlaps no gold expression at all.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kgraph.records.document import Document, Span
from kgraph.records.interval import Interval, Timex, TimexType, last_day

Gold = dict[str, Any]

NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand first second third "
    "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth thirtieth twenties thirties forties fifties sixties seventies "
    "eighties nineties"
)
MONTHS = (
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec"
)
WEEKDAYS = "mondays? tuesdays? wednesdays? thursdays? fridays? saturdays? sundays?"
SEASONS = "springs? summers? autumns? falls? winters?"
DEICTIC = (
    "yesterday today tonight tomorrow ago last next past coming previous preceding following later earlier this that"
)
STRICT = re.compile(
    rf"\d|\b(?:{'|'.join(f'{NUMBERS} {MONTHS} {WEEKDAYS} {SEASONS} {DEICTIC}'.split())})\b", re.IGNORECASE
)
"""What makes an expression a date in the strict sense; unchanged since the first measurement."""


@dataclass(frozen=True)
class Figures:
    """Percentages of one set of documents, and the number of gold expressions that they are of."""

    gold: int
    found: float
    exact: float
    right: float
    spurious: float

    def __str__(self) -> str:
        return (
            f"{self.gold:5} gold   found {self.found:5.1f}   exact {self.exact:5.1f}   right {self.right:5.1f}   "
            f"spurious {self.spurious:5.1f}"
        )


def counts_of(gold: Sequence[Gold], answers: Iterable[Timex]) -> Counter[str]:
    """Return how many of the strict gold expressions are found, exact and right, and how many answers are spurious."""
    counts: Counter[str] = Counter()
    offered = [t for t in answers if t.type in (TimexType.DATE, TimexType.TIME) or t.interval is not None]
    for item in gold:
        if STRICT.search(item["text"]):
            answer = answer_to(item, offered)
            counts["gold"] += 1
            counts["found"] += answer is not None
            counts["exact"] += answer is not None and answer.span == span_of(item)
            counts["right"] += answer is not None and is_right(item, answer)
    strict = [t for t in offered if STRICT.search(t.text)]
    counts["answers"] = len(strict)
    counts["spurious"] = sum(not any(t.span.overlaps(span_of(item)) for item in gold) for t in strict)
    return counts


def figures(counts: Counter[str]) -> Figures:
    """Return the percentages: of the gold, of those found, and of the answers."""
    gold, found, answers = (max(counts[key], 1) for key in ("gold", "found", "answers"))
    shares = counts["found"] / gold, counts["exact"] / gold, counts["right"] / found, counts["spurious"] / answers
    return Figures(counts["gold"], *(100 * share for share in shares))


def answer_to(item: Gold, answers: Iterable[Timex]) -> Timex | None:
    """Return the answer that shares the most characters with a gold expression, the first of equals, or `None`."""
    gold = span_of(item)
    overlapping = [t for t in answers if t.span.overlaps(gold)]
    shared = [min(t.span.end, gold.end) - max(t.span.start, gold.start) for t in overlapping]
    return overlapping[shared.index(max(shared))] if overlapping else None


def span_of(item: Gold) -> Span:
    """Return the characters of a gold expression."""
    return Span(item["start"], item["end"])


def is_right(item: Gold, answer: Timex) -> bool:
    """Tell whether an answer means the days of a gold expression."""
    own = answer.referent or answer.interval
    if "when" in item:
        return _is_when(item["when"], answer.value, own)
    first, last = (item.get("from") or item.get("notBefore")), (item.get("to") or item.get("notAfter"))
    if any(end and not end[0].isdigit() for end in (first, last)):
        return _is_without_days(first or last, answer.value, own)
    begin, end = (_days_of(first)[0] if first else None), (_days_of(last)[1] if last else None)
    return any(_is_alike(begin, end, days) for days in (own, answer.interval) if days is not None)


def _is_when(when: str, value: str, days: Interval | None) -> bool:
    if not when[:1].isdigit():
        return _is_without_days(when, value, days)
    if days is None or days.begin is None or days.end is None:
        return False
    length = len(when[:10])
    return days.begin.isoformat()[:length] == when[:10] == days.end.isoformat()[:length]


def _is_without_days(gold: str, value: str, days: Interval | None) -> bool:
    """Compare what no day of the calendar stands for: `--10` with `XXXX-10` or `XXXX-FA`, `-0594` with `BC0594`."""
    if days is not None:
        return False
    if gold.startswith("--"):
        masked = value.replace("SP", "03").replace("SU", "06").replace("FA", "09").replace("WI", "12")
        return masked.startswith(gold[:7].replace("--", "XXXX-")) or masked == gold[:4].replace("--", "XXXX-")
    year, answer = re.match(r"-(\d+)", gold), re.match(r"BC(\d+)", value)
    if year is None or answer is None:
        return False
    # "The 7th century BC" is BC06: of a century the hundreds are compared, and -0700 is its first year.
    return int(year[1]) == (int(answer[1]) + 1) * 100 if len(answer[1]) == 2 else int(year[1]) == int(answer[1])


def _is_alike(begin: date | None, end: date | None, days: Interval) -> bool:
    """Tell whether two intervals share half of their days; of an open gold only the end that it has is compared."""
    if begin is None or end is None:
        return (begin is None or begin == days.begin) and (end is None or end == days.end)
    if days.begin is None or days.end is None:
        return False
    common = (min(end, days.end) - max(begin, days.begin)).days + 1
    union = (max(end, days.end) - min(begin, days.begin)).days + 1
    return common >= union / 2


def _days_of(text: str) -> tuple[date, date]:
    """Return the first and the last day of a year, a month or a day."""
    year, month, day = (int(part) if part else 0 for part in (text[:4], text[5:7], text[8:10]))
    first, last = month or 1, month or 12
    return date(year, first, day or 1), date(year, last, day) if day else last_day(year, last)


def read(path: Path, genres: Sequence[str]) -> Iterable[tuple[str, Document, list[Gold]]]:
    """Yield genre, document and gold expressions of each line whose genre is wanted."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        genre = record["id"].split("_")[1]
        if not genres or genre in genres:
            published = date.fromisoformat(record["published"]) if record["published"] else None
            yield genre, Document(id=record["id"], text=record["text"], published=published), record["dates"]


def main(path: Path, genres: Sequence[str], find: Callable[[Document], Sequence[Timex]]) -> None:
    """Print the figures of each genre, of every second document (study) and of the others (check), and of all."""
    totals: dict[str, Counter[str]] = {}
    for number, (genre, document, gold) in enumerate(read(path, genres)):
        counts = counts_of(gold, find(document))
        for name in (genre, ("study", "check")[number % 2], "all"):
            totals[name] = totals.get(name, Counter()) + counts
    for name in sorted(totals, key=lambda name: (name in ("study", "check", "all"), name)):
        sys.stdout.write(f"{name:10} {figures(totals[name])}\n")


def finder() -> Callable[[Document], Sequence[Timex]]:
    """Return what kgraph itself does with a document."""
    from kgraph.parsing.load import load_parser
    from kgraph.temporal.grammar import load_grammar
    from kgraph.temporal.timeline import find_times

    parser, grammar = load_parser(), load_grammar()
    return lambda document: find_times(tuple(parser.parse(document)), document.published, grammar)


SENTENCE = "The mill opened in the 1870s, closed on 3 May 1931 and is now, in winter, a school."
GOLD: list[Gold] = [
    {"start": 23, "end": 28, "text": "1870s", "from": "1870-01-01", "to": "1879-12-31"},
    {"start": 40, "end": 50, "text": "3 May 1931", "when": "1931-05-03"},
    {"start": 66, "end": 72, "text": "winter", "from": "--12", "to": "--03"},
]


def test_each_gold_expression_is_found_measured_and_compared(times_of) -> None:
    """The determiner costs the exact span of "the 1870s"; "now" is in nobody's way; the season has no year."""
    counts = counts_of(GOLD, times_of(SENTENCE, date(2020, 5, 4), "present"))

    assert {"gold": 3, "found": 3, "exact": 2, "right": 3, "answers": 3, "spurious": 0} == dict(counts)


def test_what_is_no_date_in_the_strict_sense_is_not_counted(times_of) -> None:
    """A war is no date of ours; an answer that touches no gold expression is spurious."""
    gold: list[Gold] = [{"start": 7, "end": 14, "text": "the war", "notBefore": "1939", "notAfter": "1945"}]

    counts = counts_of(gold, times_of("During the war it burned, in 1944."))

    assert (0, 1, 1) == (counts["gold"], counts["answers"], counts["spurious"])


@pytest.mark.parametrize(
    ("text", "gold", "right"),
    [
        ("in 1931", {"when": "1931"}, True),
        ("in May 1931", {"when": "1931"}, True),
        ("in 1931", {"when": "1931-05"}, False),
        ("in October", {"when": "--10"}, True),
        ("in October", {"when": "--11"}, False),
        ("in October 1931", {"when": "--10"}, False),
        ("in 508 BC", {"when": "-0508"}, True),
        ("the 7th century BC", {"notAfter": "-0700"}, True),
        ("in 508 BC", {"when": "-0509"}, False),
        ("the 1960s", {"from": "1960-01-01", "to": "1969-01-01"}, True),
        ("the 1960s", {"from": "1962-01-01", "to": "1963-01-01"}, False),
        ("since 2005", {"notBefore": "2005"}, True),
        ("before 2005", {"notAfter": "2004"}, True),
        ("before 2005", {"notAfter": "2003"}, False),
    ],
)
def test_an_answer_is_right_at_the_granularity_of_the_gold(text: str, gold: Gold, right: bool, times_of) -> None:
    """More precise may be right, less precise never; half of the days suffice for what is vague."""
    assert right is is_right(gold, times_of(text)[0])


def test_the_figures_are_shares_of_gold_found_and_answers() -> None:
    """Right is of what is found; without answers nothing is divided by zero."""
    some = figures(Counter(gold=4, found=2, exact=1, right=1, answers=5, spurious=1))

    assert (50, 25, 50, 20) == (some.found, some.exact, some.right, some.spurious)
    assert 0 == figures(Counter()).spurious


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:], finder())
