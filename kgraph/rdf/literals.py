"""Values as RDF literals and back: text that every syntax can carry, dates in their own precision, exact decimals."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from pyoxigraph import Literal, NamedNode

from kgraph.rdf.prefixes import VOCABULARIES
from kgraph.records.interval import Granularity, Interval

XSD_DATE, XSD_INTEGER = NamedNode(f"{VOCABULARIES['xsd']}date"), NamedNode(f"{VOCABULARIES['xsd']}integer")

# What XML 1.0 cannot hold: RDF/XML and the XML of SPARQL results would break on it, and a lone surrogate has no UTF-8.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""The characters that become U+FFFD."""


def clean(value: str) -> str:
    """Return text that every syntax carries: a character that XML cannot hold becomes U+FFFD, one for one."""
    return NOT_IN_XML.sub("\ufffd", value) if NOT_IN_XML.search(value) else value


def text(value: str) -> Literal:
    """Return a plain literal of the cleaned text, whose offsets hold."""
    return Literal(clean(value))


def day(value: date) -> Literal:
    """Return an `xsd:date`."""
    return Literal(value.isoformat(), datatype=XSD_DATE)


def display_date(interval: Interval) -> tuple[str, str] | None:
    """Return the date in its own precision and its datatype in XML Schema.

    It is `None` where the interval is not just a day, a month or a year meant as such.
    """
    begin, end = interval.begin, interval.end
    if begin is None or end is None:
        return None
    match interval.granularity:
        case Granularity.DAY if begin == end:
            return begin.isoformat(), "date"
        case Granularity.MONTH if _is_month(begin, end):
            return begin.isoformat()[:7], "gYearMonth"
        case Granularity.YEAR if (begin, end) == (date(begin.year, 1, 1), date(begin.year, 12, 31)):
            return begin.isoformat()[:4], "gYear"
        case _:
            return None


def _is_month(begin: date, end: date) -> bool:
    length = monthrange(begin.year, begin.month)[1]
    return begin.day == 1 and end == begin.replace(day=length)


def to_number(literal: Literal) -> int | float:
    """Return the number that a numeric literal holds."""
    return int(literal.value) if literal.datatype == XSD_INTEGER else float(literal.value)
