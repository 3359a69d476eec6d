from datetime import date

import pytest

from kgraph.temporal import moon

# Days on which the feasts were kept, as newspapers gave them.
KEPT = {
    "Jewish New Year": [(2020, "2020-09-19"), (2022, "2022-09-26"), (2023, "2023-09-16"), (2024, "2024-10-03")],
    "Passover": [(2019, "2019-04-20"), (2023, "2023-04-06"), (2024, "2024-04-23")],
    "Hanukkah": [(2021, "2021-11-29"), (2022, "2022-12-19"), (2024, "2024-12-26")],
    "Eid al-Fitr": [(2019, "2019-06-04"), (2022, "2022-05-02"), (2023, "2023-04-21"), (2024, "2024-04-10")],
    "Lunar New Year": [
        (1985, "1985-02-20"),
        (1966, "1966-01-21"),
        (2015, "2015-02-19"),
        (2019, "2019-02-05"),
        (2023, "2023-01-22"),
        (2024, "2024-02-10"),
    ],
    "Diwali": [(2018, "2018-11-07"), (2019, "2019-10-27"), (2022, "2022-10-24"), (2024, "2024-10-31")],
}
FEASTS = {
    "Jewish New Year": lambda year: moon.hebrew(year, 0, 1),
    "Passover": lambda year: moon.hebrew(year, -163, 1),
    "Hanukkah": lambda year: moon.hebrew(year, 83, 1, after_heshvan=True),
    "Eid al-Fitr": lambda year: moon.islamic(year, 10, 1, 1),
    "Lunar New Year": lambda year: moon.lunar_year(year, east=8),
    "Diwali": lambda year: moon.new_moon(year, 11, 1, east=5, before=1),
}
WIDTHS = {"Eid al-Fitr": 3, "Diwali": 2}


@pytest.mark.parametrize(("name", "year", "kept"), [(name, *case) for name, cases in KEPT.items() for case in cases])
def test_the_day_on_which_a_feast_was_kept_is_among_its_days(name: str, year: int, kept: str) -> None:
    """What is exact is one day, what is sighted or disputed two or three."""
    days = FEASTS[name](year)

    assert days.begin <= date.fromisoformat(kept) <= days.end
    assert WIDTHS.get(name, 1) == (days.end - days.begin).days + 1


def test_a_month_of_fasting_is_thirty_days_and_one_to_either_side() -> None:
    """Ramadan of 2024 was kept from 11 March to 9 April."""
    days = moon.islamic(2024, 9, 1, 30)

    assert (date(2024, 3, 10), date(2024, 4, 10)) == (days.begin, days.end)


@pytest.mark.parametrize("year", [1, 1500, 9999])
def test_far_years_have_no_feasts_of_the_moon(year: int) -> None:
    """Where the arithmetic is not good, nothing is claimed."""
    feasts = moon.hebrew(year, 0, 1), moon.islamic(year, 10, 1, 1), moon.new_moon(year, 11, 1, east=5)

    assert (None, None, None, None) == (*feasts, moon.lunar_year(year, east=8))


def test_a_jewish_new_year_is_never_on_a_sunday_wednesday_or_friday() -> None:
    """The rules of the calendar put it off."""
    days = {moon.hebrew(year, 0, 1).begin.weekday() for year in range(1583, 2100)}

    assert {0, 1, 3, 5} == days
