"""Values as literals."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kgraph.rdf import literals
from kgraph.records.interval import Granularity, Interval


@given(st.text(alphabet=st.characters(codec=None)))
def test_text_keeps_its_length(value):
    """Any text becomes a literal of as many code points, so that offsets hold."""
    assert len(value) == len(literals.text(value).value)


@pytest.mark.parametrize("value", ['"', "\n\r\t", ">", "\\", "\u202e", "مرحبا", "\u2028", "😀", "</script>", "\ufeff"])
def test_text_is_kept(value):
    """What XML can hold is kept as it is."""
    assert value == literals.text(value).value


@pytest.mark.parametrize("value", ["\0", "\x1b", "\ud800", "\uffff"])
def test_what_no_syntax_carries_is_replaced(value):
    """What XML cannot hold, or has no encoding, becomes the replacement character."""
    assert "a\ufffdb" == literals.text(f"a{value}b").value


@pytest.mark.parametrize("value", ["300", "-1", str(10**30), "0.5", "1234567.25"])
def test_numbers_come_back(value):
    """A number is read as it was written, whole numbers as whole numbers."""
    kind = "decimal" if "." in value else "integer"
    back = literals.to_number(Literal(value, datatype=NamedNode(f"http://www.w3.org/2001/XMLSchema#{kind}")))
    assert (value, "." in value) == (str(back), isinstance(back, float))


@pytest.mark.parametrize(
    ("begin", "end", "granularity", "shown"),
    [
        ("2024-11-09", "2024-11-09", Granularity.DAY, ("2024-11-09", "date")),
        ("2024-02-01", "2024-02-29", Granularity.MONTH, ("2024-02", "gYearMonth")),
        ("0061-01-01", "0061-12-31", Granularity.YEAR, ("0061", "gYear")),
        ("2024-11-01", "2024-11-01", Granularity.MONTH, None),
        ("2024-11-01", "2024-11-12", Granularity.MONTH, None),
        ("2024-11-01", "2024-11-30", Granularity.INTERVAL, None),
        ("2024-11-11", "2024-11-12", Granularity.DAY, None),
        ("2020-01-01", "2029-12-31", Granularity.DECADE, None),
        (None, "2024-11-12", Granularity.DAY, None),
    ],
)
def test_display_date_has_its_own_precision(begin, end, granularity, shown):
    """A date is shown as a day, month or year only where it is exactly that and was meant as such."""
    first, last = (date.fromisoformat(day) if day else None for day in (begin, end))
    assert shown == literals.display_date(Interval(first, last, granularity))
