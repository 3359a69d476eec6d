"""Explicit dates in other languages ("12 novembre 2024", "12 ноября 2024"), read by dateparser.

Only a day, a word and a year of four digits qualify, so nothing relative ever reaches dateparser. It is imported
when the first such string is met (its import takes longer than reading an article), and asked once for each string.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Protocol, cast

from kgraph.records.document import Span
from kgraph.records.interval import Anchor, Timex, TimexType, day
from kgraph.temporal.recognise import Line

_LANGUAGES = ["fr", "de", "es", "it", "pt", "nl", "ru", "uk", "pl", "tr", "sv", "da", "cs", "ro"]
# Between the day and the month, and between the month and the year: "12 de noviembre de 2024", "12. November 2024".
_LINKS = frozenset({"de", "del", "."})
_SHORTEST_MONTH, _LONGEST_MONTH = 3, 12


class _Parse(Protocol):
    def __call__(self, date_string: str, *, languages: list[str], settings: dict[str, object]) -> object: ...


def with_foreign(line: Line, known: Sequence[Timex]) -> list[Timex]:
    """Return the times of a sentence and its foreign dates, in text order; a foreign date replaces its year."""
    foreign = _foreign_dates(line, {time.span.end: time.span for time in known})
    if not foreign:
        return list(known)
    taken = {time.span.end for time in foreign}
    return sorted([*foreign, *(time for time in known if time.span.end not in taken)], key=lambda time: time.span)


def _foreign_dates(line: Line, known: Mapping[int, Span]) -> list[Timex]:
    """Return the dates that are written day, foreign month, year, unless the grammar has read them whole."""
    found: list[Timex] = []
    for at, atom in enumerate(line.atoms):
        if not (atom.text.isdecimal() and len(atom.text) <= 2 and atom.text.isascii()):
            continue
        word = at + 2 if line.key(at + 1) in _LINKS else at + 1
        year = word + 2 if line.key(word + 1) in _LINKS else word + 1
        if not _is_month_and_year(line.key(word), line.key(year)):
            continue
        span = Span(atom.span.start, line.atoms[year].span.end)
        if span.end in known and known[span.end].contains(span):
            continue
        when = parse_foreign(f"{atom.text} {line.key(word)} {line.key(year)}")
        if when is not None:
            text = " ".join(a.text for a in line.atoms[at : year + 1])
            found.append(
                Timex(span, text, TimexType.DATE, when.isoformat(), None, day(when), Anchor.NONE, rule="foreign")
            )
    return found


@cache
def parse_foreign(text: str) -> date | None:
    """Return the day that the string names in one of the languages, or `None`."""
    with warnings.catch_warnings():
        # dateparser's own dependencies warn about deprecated calls; that is no concern of the text's reader.
        warnings.simplefilter("ignore")
        from dateparser import parse  # noqa: PLC0415

        settings: dict[str, object] = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"], "DATE_ORDER": "DMY"}
        found = cast(_Parse, parse)(text, languages=_LANGUAGES, settings=settings)
    return date.fromisoformat(str(found)[:10]) if found is not None else None


def _is_month_and_year(month: str, year: str) -> bool:
    return (
        month.isalpha()
        and _SHORTEST_MONTH <= len(month) <= _LONGEST_MONTH
        and len(year) == 4
        and year.isascii()
        and year.isdecimal()
    )
