"""Values as RDF literals and back: text that every syntax can carry, dates in their own precision, exact decimals."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from kgraph.rdf.iris import web_iri
from kgraph.rdf.prefixes import VOCABULARIES
from kgraph.records.interval import Granularity, Interval

XSD_DATE, XSD_MONTH, XSD_YEAR, XSD_DECIMAL, XSD_INTEGER = (
    NamedNode(VOCABULARIES["xsd"] + name) for name in ("date", "gYearMonth", "gYear", "decimal", "integer")
)

# What XML 1.0 cannot hold: RDF/XML and the XML of SPARQL results would break on it, and a lone surrogate has no UTF-8.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def text(value: str) -> Literal:
    """Return a plain literal; a character that XML cannot hold becomes U+FFFD, one for one, so that offsets hold."""
    return Literal(_NOT_IN_XML.sub("\ufffd", value))


def web_or_text(value: str) -> NamedNode | Literal:
    """Return an IRI where the value is a web address, else a literal."""
    iri = web_iri(value)
    return text(value) if iri is None else NamedNode(iri)


def integer(value: int) -> Literal:
    """Return an `xsd:integer`."""
    return Literal(str(value), datatype=XSD_INTEGER)


def decimal(value: float) -> Literal:
    """Return an `xsd:decimal` in the form that stores keep: no exponent, no trailing zeros."""
    exact = format(Decimal(repr(value)), "f")
    return Literal(exact.rstrip("0").rstrip(".") if "." in exact else exact, datatype=XSD_DECIMAL)


def number(value: float) -> Literal:
    """Return an `xsd:integer` for an `int`, else an `xsd:decimal`."""
    return integer(value) if isinstance(value, int) else decimal(value)


def day(value: date) -> Literal:
    """Return an `xsd:date`."""
    return Literal(value.isoformat(), datatype=XSD_DATE)


def display_date(interval: Interval) -> Literal | None:
    """Return the date in its own precision, or `None` where it is not just a day, a month or a year meant as such."""
    begin, end = interval.begin, interval.end
    if begin is None or end is None:
        return None
    match interval.granularity:
        case Granularity.DAY if begin == end:
            return day(begin)
        case Granularity.MONTH if _is_month(begin, end):
            return Literal(begin.isoformat()[:7], datatype=XSD_MONTH)
        case Granularity.YEAR if (begin, end) == (date(begin.year, 1, 1), date(begin.year, 12, 31)):
            return Literal(begin.isoformat()[:4], datatype=XSD_YEAR)
        case _:
            return None


def _is_month(begin: date, end: date) -> bool:
    length = monthrange(begin.year, begin.month)[1]
    return begin.day == 1 and end == begin.replace(day=length)


def to_number(literal: Literal) -> int | float:
    """Return the number that a numeric literal holds."""
    return int(literal.value) if literal.datatype == XSD_INTEGER else float(literal.value)
