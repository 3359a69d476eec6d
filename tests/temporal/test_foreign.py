import subprocess
import sys
from datetime import date

import pytest

from kgraph.temporal.foreign import parse_foreign


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("le 12 novembre 2024", "2024-11-12"),
        ("12 ноября 2024", "2024-11-12"),
        ("12 de noviembre de 2024", "2024-11-12"),
        ("am 3. Dezember 1998", "1998-12-03"),
    ],
)
def test_dates_in_other_languages_are_read(text: str, value: str, times_of) -> None:
    """A day, a month's name in another language and a year are one date."""
    assert [value] == [t.value for t in times_of(text)]


@pytest.mark.parametrize("text", ["12 monkeys 1995", "45 novembre 2024", "3 hours 2024", "12 novembre"])
def test_other_words_between_numbers_are_no_months(text: str, times_of) -> None:
    """Only months make a date, and only with a day and a year."""
    assert [] == [t.rule for t in times_of(text) if t.rule == "foreign"]


def test_english_dates_are_left_to_the_grammar(times_of) -> None:
    """What the grammar reads whole is not read again."""
    assert ["day_month_year"] == [t.rule for t in times_of("12 November 2024")]


def test_a_string_is_parsed_once() -> None:
    """The answer is kept for each distinct string."""
    parse_foreign("1 mai 1968")
    before = parse_foreign.cache_info().hits

    assert date(1968, 5, 1) == parse_foreign("1 mai 1968")
    assert before + 1 == parse_foreign.cache_info().hits


def test_dateparser_is_not_imported_for_english() -> None:
    """Its import costs more than reading an article, so it waits for a foreign date."""
    code = "import sys, kgraph.temporal.timeline; sys.exit('dateparser' in sys.modules)"

    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode
