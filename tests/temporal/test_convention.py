from datetime import date

import pytest

from kgraph.knowledge.gazetteer import load_gazetteer
from kgraph.records.document import Document
from kgraph.temporal.convention import is_day_first
from kgraph.temporal.timeline import find_times

GAZETTEER = load_gazetteer()


@pytest.mark.parametrize(
    ("text", "publisher", "url", "expected"),
    [
        ("Rain fell.", None, "https://www.example.co.uk/a", True),
        ("Rain fell.", None, "https://weather.example.gov/a", False),
        ("Rain fell.", "The New York Herald", None, False),
        ("Rain fell.", "Manila Courier", "https://example.com", False),
        ("PARIS (Agency) - Rain fell.", None, None, True),
        ("Rain fell.", "The Daily", "https://example.com/a", None),
        ("Rain fell.", None, "https://example.io/a", None),
        ("Rain fell.", None, "https://example.ca/a", None),
        ("RAIN fell.", None, None, None),
    ],
)
def test_site_publisher_and_dateline_tell_the_order(
    text: str, publisher: str | None, url: str | None, expected: bool | None, flat, grammar
) -> None:
    """Americans and Filipinos write the month first; sites of no country, and Canadians, tell nothing."""
    document = Document(id="d", text=text, publisher=publisher, url=url)

    assert expected is is_day_first(document, [flat(text)], GAZETTEER, grammar)


@pytest.mark.parametrize(("day_first", "expected"), [(True, "2024-11-12"), (False, "2024-12-11"), (None, "2024-XX-XX")])
def test_the_order_settles_a_date_in_numbers(day_first: bool | None, expected: str, flat, grammar) -> None:
    """Without any habit known both readings stay open."""
    (time,) = find_times([flat("on 12/11/2024")], None, grammar, day_first=day_first)

    assert expected == time.value


def test_the_text_itself_knows_better(flat, grammar) -> None:
    """Who writes 25/11/2024 writes the day first, wherever that is printed."""
    times = find_times([flat("on 12/11/2024 and on 25/11/2024")], None, grammar, day_first=False)

    assert ["2024-11-12", "2024-11-25"] == [time.value for time in times]


@pytest.mark.parametrize(
    ("published", "tense", "expected"),
    [
        (date(2024, 11, 13), "past", "2024-11-12"),
        (date(2024, 11, 13), "future", "2024-12-11"),
        (date(2024, 12, 13), "past", "2024-XX-XX"),
        (date(2024, 11, 13), None, "2024-XX-XX"),
    ],
)
def test_what_has_happened_lies_not_ahead(published: date, tense: str | None, expected: str, times_of) -> None:
    """The tense settles the order where only one of the days can be meant."""
    assert expected == times_of("They will go on 12/11/2024", published, tense)[0].value
