"""Operations of the grammar on dates that are written out, with or without their year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kgraph.records.interval import Anchor, Granularity, Interval, day
from kgraph.temporal import algebra, moon
from kgraph.temporal.algebra import Direction
from kgraph.temporal.grammar import Holiday
from kgraph.temporal.scene import (
    Argument,
    Reading,
    Scene,
    absolute,
    anchored,
    backwards,
    ints,
    mask,
    nearest_to,
    timex_value,
)

IMPOSSIBLE = ""
"""The value of what is written like a date but is none (31 February)."""

_LEAP_YEAR = 2000
_LATEST_SHORT = 49
"""Without any anchor '49 is 2049 and '50 is 1950."""


def exact(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read year, month, day as numbers."""
    return calendar_date(_, (*args, None))


def exact_month(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read year and month as numbers."""
    year, month = ints(args, 2)
    return absolute(algebra.exact_month(year, month), f"{year:04d}-{month:02d}")


def calendar_date(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read year, month, day and era."""
    year, month, number = ints(args, 3)
    value = f"{year:04d}-{month:02d}-{number:02d}"
    if algebra.exact_day(_LEAP_YEAR, month, number) is None:
        return Reading(IMPOSSIBLE)
    if args[3] == "BC":
        return Reading(f"BC{value}")
    return absolute(algebra.exact_day(year, month, number), value)


def numeric(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read two numbers and a year of four or two digits: whichever of day and month comes first in this text."""
    first, second = ints(args, 2)
    year = int(args[2]) if args[2] is not None else full_year(int(args[3] or 0), scene.published)
    readings = {True: algebra.exact_day(year, second, first), False: algebra.exact_day(year, first, second)}
    known = [reading for reading in readings.values() if reading]
    if len(known) == 2 and known[0] != known[1]:
        chosen = readings[scene.day_first] if scene.day_first is not None else _where_the_tense_points(scene, known)
        return absolute(chosen, f"{year:04d}-XX-XX")
    return absolute(known[0] if known else None, f"{year:04d}-XX-XX")


def _where_the_tense_points(scene: Scene, known: Sequence[Interval]) -> Interval | None:
    """Return the only one of the days that has come (past tense), or is to come (future tense)."""
    if scene.published is None or scene.direction not in (Direction.PAST, Direction.FUTURE):
        return None
    is_past = scene.direction is Direction.PAST
    possible = [d for d in known if d.begin and (d.begin <= scene.published if is_past else d.begin >= scene.published)]
    return possible[0] if len(possible) == 1 else None


def date_short(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read month, day and a year of four or two digits."""
    year = int(args[2]) if args[2] is not None else full_year(int(args[3] or 0), scene.published)
    return calendar_date(scene, (year, *args[:2], None))


def day_month(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read a day and month without its year."""
    month, number = ints(args, 2)
    if algebra.exact_day(_LEAP_YEAR, month, number) is None:
        return Reading(IMPOSSIBLE)
    news = _of_the_news(scene, month, number)
    if news is not None:
        return anchored(news, "day", scene.anchor)
    found = _as_written(scene, tuple(algebra.exact_day(year, month, number) for year in scene.years()))
    return anchored(found, "day", scene.here()[1]) if found else Reading(f"XXXX-{month:02d}-{number:02d}")


def day_continued(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the number of a day that goes on a list; compose gives it the month of the day before it."""
    return Reading(f"XXXX-XX-{int(args[0] or 0):02d}")


def _of_the_news(scene: Scene, month: int, number: int) -> Interval | None:
    """Return a day of the week before publication, or of the two after it for what is to come.

    A narrative of older times would name it by chance once in fifty, once in twenty-five.
    """
    here = scene.published
    if here is None or not scene.narrative or scene.frame is not None:
        return None
    found = algebra.exact_day(here.year, month, number)
    if found is None or found.begin is None:
        return None
    days, bounds = (found.begin - here).days, scene.grammar.bounds
    is_ahead = scene.direction is Direction.FUTURE
    is_near = 0 <= days <= bounds["days_ahead"] if is_ahead else 0 <= -days <= bounds["news_days"]
    return found if is_near else None


def _as_written(scene: Scene, candidates: tuple[Interval | None, ...]) -> Interval | None:
    """Return the day that the tense points to, unless it is most of a year away and one on the other side is near.

    Who means a day of another year writes the year, so a verb that does not govern the day itself is not to be trusted.
    """
    found, here = nearest_to(scene, candidates), scene.here()[0]
    if found is None or here is None or not scene.loose:
        return found
    other = algebra.nearest(here, candidates, Direction.NEAREST)
    far, near = scene.grammar.bounds["another_year"], scene.grammar.bounds["near_day"]
    if other is None or algebra.distance(here, found) < far or algebra.distance(here, other) > near:
        return found
    return other


def known_day(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read a day that is known by its date as that of its year, unless that was still to come."""
    year, month_, number = ints(args, 3)
    famous, here = algebra.exact_day(year, month_, number), scene.published
    if famous is None or (here is not None and famous.begin is not None and here < famous.begin):
        return day_month(scene, (month_, number))
    return absolute(famous, "")


def days(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read from one day to another of a month, with or without its year."""
    month, first, last = ints(args, 3)
    if _day_span(_LEAP_YEAR, month, first, last) is None:
        return Reading(IMPOSSIBLE)
    years = (int(args[3]),) if args[3] is not None else scene.years()
    spans = tuple(_day_span(year, month, first, last) for year in years)
    found = nearest_to(scene, spans)
    if found is None:
        return Reading(f"XXXX-{month:02d}-{first:02d}/XXXX-{month:02d}-{last:02d}")
    return Reading(timex_value(found), found, Anchor.NONE if args[3] is not None else scene.here()[1])


def day_of_month(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read only the number of a day: in the month last named, else in that of publication or the one beside it."""
    (number,) = ints(args, 1)
    here, anchor = scene.here()
    last = scene.last
    is_named = last is not None and last.granularity in (Granularity.DAY, Granularity.MONTH)
    if scene.frame is None and is_named and last is not None and last.begin is not None:
        here, anchor = last.begin, Anchor.DISCOURSE
    found = algebra.exact_day(here.year, here.month, number) if here else None
    if anchor is scene.anchor and scene.frame is None and scene.direction in (Direction.PAST, Direction.FUTURE):
        found = _in_month_beside(scene, number) or found
    return anchored(found, "day", anchor) if found else Reading(f"XXXX-XX-{number:02d}")


def _in_month_beside(scene: Scene, number: int) -> Interval | None:
    """Return such a day of the months around publication, where the tense points."""
    months = (
        algebra.shifted_unit(scene.published, "month", step) for step in (-1, 0, 1) if scene.published is not None
    )
    begins = [month.begin for month in months if month is not None and month.begin is not None]
    return nearest_to(scene, tuple(algebra.exact_day(begin.year, begin.month, number) for begin in begins))


def month_of(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read year, month and era."""
    year, month = ints(args, 2)
    value = f"{year:04d}-{month:02d}"
    return Reading(f"BC{value}") if args[2] == "BC" else absolute(algebra.exact_month(year, month), value)


def month(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read a month without its year."""
    (number,) = ints(args, 1)
    months = tuple(algebra.exact_month(year, number) for year in scene.years())
    found = _as_written(scene, months) if scene.direction is Direction.FUTURE else nearest_to(scene, months)
    return anchored(found, "month", scene.here()[1]) if found else Reading(f"XXXX-{number:02d}")


def month_named(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the month of March, with or without its year."""
    return month(scene, args[:1]) if args[1] is None else month_of(scene, (args[1], args[0], None))


def year_number(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read a year of our era."""
    (number,) = ints(args, 1)
    return absolute(algebra.exact_year(number), f"{number:04d}")


def year_short(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the last two digits of a year: the latest such year that has begun on the anchor's day."""
    (short,) = ints(args, 1)
    here, _ = scene.here()
    latest = here.year if here else 2000 + _LATEST_SHORT
    return year_number(scene, (latest - (latest - short) % 100,))


def year_of_era(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read a year after AD, or before an era."""
    number = int(args[0] if args[0] is not None else args[1] or 0)
    if args[2] == "BC":
        return Reading(f"BC{number:04d}")
    return absolute(algebra.exact_year(number), f"{number:04d}")


def decade(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the 1960s; round hundreds (the 1600s) are centuries, but the 2000s are ten years."""
    (number,) = ints(args, 1)
    if number % 100 == 0 and number < 2000:
        return absolute(algebra.years(number, number + 99, Granularity.CENTURY), str(number // 100))
    return absolute(algebra.years(number, number + 9, Granularity.DECADE), str(number // 10))


def decade_short(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the sixties: the last such decade that had begun on the anchor's day, or of the twentieth century."""
    number = next(int(arg) for arg in args if arg is not None)
    here, _ = scene.here()
    century = here.year // 100 * 100 if here else 1900
    first = century + number if here and century + number <= here.year else century + number - (100 if here else 0)
    return absolute(algebra.years(first, first + 9, Granularity.DECADE), str(first // 10))


def century(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the 20th century: 1900 to 1999, as people count and TIMEX3 writes ("19")."""
    number = int(args[0] or 0)
    if args[1] == "BC":
        return Reading(f"BC{number - 1:02d}")
    first = (number - 1) * 100
    return Reading(f"{number - 1:02d}", algebra.years(first, first + 99, Granularity.CENTURY))


def centuries(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read the 17th and 18th centuries: from the beginning of the first to the end of the last."""
    first, last = ints(args, 2)
    found = algebra.years((first - 1) * 100, last * 100 - 1, Granularity.INTERVAL) if first < last else None
    return Reading(f"{first - 1:02d}/{last - 1:02d}" if found else IMPOSSIBLE, found)


def quarter(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read a quarter, with or without its year."""
    number, year = _first_pair(args)
    if year is not None:
        return absolute(algebra.quarter(year, number), f"{year:04d}-Q{number}")
    found = nearest_to(backwards(scene), tuple(algebra.quarter(year, number) for year in scene.years()))
    return anchored(found, "quarter", scene.here()[1]) if found else Reading(f"XXXX-Q{number}")


def half(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read a half of a year, of that of its frame where it names none."""
    number, year = _first_pair(args)
    if year is None:
        here, anchor = scene.here()
        found = algebra.half(here.year, number) if here else None
        return anchored(found, "half", anchor)
    return absolute(algebra.half(year, number), f"{year:04d}-H{number}")


def fiscal_year(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read a fiscal year: it begins somewhere after April of the year before and ends by March of the year after.

    Of two years (2023-24) it is named after the later one.
    """
    year = next((int(arg) for arg in args[:1] if arg is not None), 0)
    if args[1] is not None:
        year = year_after(year, int(args[1])) if year else full_year(int(args[1]), scene.published)
    year = next((int(arg) for arg in args[2:] if arg is not None), year)
    first, last = algebra.exact_month(year - 1, 4), algebra.exact_month(year + 1, 3)
    whole = algebra.between(first.begin, last.end) if first and last else None
    return Reading(f"FY{year:04d}", whole, mod="APPROX")


def fiscal_shift(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read last (-1), this (0) or next (1) fiscal year, as it is named after the calendar year of the anchor."""
    if scene.published is None:
        return Reading(mask("year"))
    reading = fiscal_year(scene, (scene.published.year + int(args[0] or 0), None))
    return Reading(reading.value, reading.interval, scene.anchor, reading.mod)


def season_of(_: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read a season of a year."""
    name, year = str(args[0]), int(args[1] or 0)
    return absolute(algebra.season(year, name), f"{year:04d}-{name}")


def season(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read a season without its year."""
    name = str(args[0])
    # "In summer it is hot" is of no year; "the bridge will open in the summer" is.
    habitual = scene.direction is Direction.PRESENT and scene.frame is None
    years = () if habitual else scene.years()
    found = nearest_to(scene, tuple(algebra.season(year, name) for year in years))
    return anchored(found, "season", scene.here()[1]) if found else Reading(f"XXXX-{name}")


def holiday(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read a feast without its year."""
    name = str(args[0])
    found = nearest_to(scene, tuple(feast(scene, name, year) for year in scene.years()))
    if found is None:
        return Reading(_any_year(scene.grammar.holidays[name]))
    return replace(anchored(found, "day", scene.here()[1]), mod=scene.grammar.holidays[name].mod)


def holiday_of(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read a feast of a year."""
    year = int(args[1] or 0)
    found = absolute(feast(scene, str(args[0]), year), f"{year:04d}-XX-XX")
    return replace(found, mod=scene.grammar.holidays[str(args[0])].mod)


def feast(scene: Scene, name: str, year: int) -> Interval | None:
    """Return the day of a feast in a year."""
    rule = scene.grammar.holidays[name]
    if rule.easter is not None:
        sunday = algebra.easter(year)
        found = algebra.shift_day(sunday, rule.easter) if sunday else None
        return day(found) if found else None
    if rule.easter is None and not rule.month:
        return _by_the_moon(rule, year)
    if rule.nth:
        found = algebra.nth_weekday(year, rule.month, weekday=rule.weekday, nth=rule.nth)
        return day(found) if found else None
    return algebra.exact_day(year, rule.month, rule.day)


def _by_the_moon(rule: Holiday, year: int) -> Interval | None:
    found = None
    if rule.hebrew is not None:
        found = moon.hebrew(year, rule.hebrew, rule.days, after_heshvan=rule.heshvan)
    elif rule.islamic is not None:
        found = moon.islamic(year, *rule.islamic, rule.days)
    elif rule.lunar_year is not None:
        found = moon.lunar_year(year, east=rule.lunar_year)
    elif rule.moon is not None:
        month_, day_, east, before = rule.moon
        found = moon.new_moon(year, month_, day_, east=east, before=before)
    return day(found.begin) if found is not None and found.begin is not None and found.begin == found.end else found


def _any_year(rule: Holiday) -> str:
    return f"XXXX-{rule.month:02d}-{rule.day:02d}" if rule.day else mask("day")


def year_after(first: int, short: int) -> int:
    """Return the later year that two digits name beside an earlier one: 1918 in "1914-18", 1902 in "1899-02"."""
    last = first // 100 * 100 + short
    return last if last > first else last + 100


def full_year(short: int, published: date | None) -> int:
    """Return the year of four digits: at most twenty years after publication (or after 2000)."""
    latest = (published.year if published else 2000) + 20
    return latest - (latest - short) % 100


def _first_pair(args: tuple[Argument, ...]) -> tuple[int, int | None]:
    """Return the number and the year that are there: the pattern may have them in two places."""
    pairs = [args[at : at + 2] for at in range(0, len(args), 2)]
    pair = next(pair for pair in pairs if pair[0] is not None)
    return int(pair[0] or 0), int(pair[1]) if len(pair) > 1 and pair[1] is not None else None


def _day_span(year: int, month_: int, first: int, last: int) -> Interval | None:
    begin, end = algebra.exact_day(year, month_, first), algebra.exact_day(year, month_, last)
    return algebra.between(begin.begin, end.end) if begin and end else None
