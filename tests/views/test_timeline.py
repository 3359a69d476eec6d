"""Dates as people read them, and events in the order of time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kgraph.records.claim import ClaimKind
from kgraph.records.event import Event, Standing, World
from kgraph.records.interval import Granularity, Interval, day, month, week_of, year
from kgraph.views.timeline import date_label, timeline


def event(id_: str, interval: Interval | None) -> Event:
    """Return an event of which only the date matters."""
    return Event(id_, "Event", "see", None, ClaimKind.EVENT, (), (), (), interval, Standing.FACT, ())


@pytest.mark.parametrize(
    ("interval", "label"),
    [
        (day(date(2024, 11, 9)), "2024-11-09"),
        (month(2024, 8), "2024-08"),
        (month(2024, 12), "2024-12"),
        (year(1961), "1961"),
        (year(9999), "9999"),
        (week_of(date(2024, 11, 6)), "2024-11-04 – 2024-11-10"),
        (Interval(date(2024, 11, 11), date(2024, 11, 12), Granularity.DAY), "2024-11-11 – 2024-11-12"),
        (Interval(date(2024, 7, 1), date(2024, 9, 30), Granularity.QUARTER), "2024-07 – 2024-09"),
        (Interval(date(2024, 1, 1), date(2024, 6, 30), Granularity.HALF), "2024-01 – 2024-06"),
        (Interval(date(1960, 1, 1), date(1969, 12, 31), Granularity.DECADE), "1960s"),
        (Interval(date(1901, 1, 1), date(2000, 12, 31), Granularity.CENTURY), "1901 – 2000"),
        (Interval(date(2023, 3, 1), date(2023, 5, 31), Granularity.INTERVAL), "2023-03 – 2023-05"),
        (Interval(date(2023, 3, 2), date(2023, 5, 31), Granularity.INTERVAL), "2023-03-02 – 2023-05-31"),
        (Interval(date(2022, 2, 24), None, Granularity.DAY), "since 2022-02-24"),
        (Interval(date(2022, 2, 1), None, Granularity.MONTH), "since 2022-02"),
        (Interval(date(2022, 1, 1), None, Granularity.YEAR), "since 2022"),
        (Interval(None, date(2024, 2, 29), Granularity.MONTH), "until 2024-02"),
        (Interval(None, date(2024, 2, 28), Granularity.DAY), "until 2024-02-28"),
    ],
)
def test_label_is_as_precise_as_the_interval(interval, label):
    """A date is written in ISO form at its own precision: no day and no month is invented."""
    assert label == date_label(interval)


def test_rows_stand_in_the_order_of_time():
    """The earliest comes first; what begins together is ordered by its end, and where nothing tells more by id."""
    events = (
        event("d", year(2024)),
        event("c", day(date(2024, 1, 1))),
        event("b", day(date(2024, 1, 1))),
        event("a", year(1961)),
    )

    assert [row.event.id for row in timeline(World((), (), events)).rows] == ["a", "b", "c", "d"]


def test_open_beginning_sorts_by_its_end():
    """Of what happened until a day, the day is all that is known."""
    events = (event("until", Interval(None, date(2024, 5, 1), Granularity.DAY)), event("day", day(date(2024, 4, 1))))

    assert [row.event.id for row in timeline(World((), (), events)).rows] == ["day", "until"]


def test_what_has_the_same_date_stands_as_it_is_told(small_world: World):
    """The earlier document comes first, and in it the earlier words; so do events without a date."""
    same = tuple(replace(event, interval=None) for event in small_world.events)
    ranks = {
        key: n
        for n, key in enumerate(d.key for d in sorted(small_world.documents, key=lambda d: (str(d.published), d.id)))
    }
    places = [
        min((ranks[item.document_key], item.claim.trigger.start) for item in event.evidence)
        for event in timeline(replace(small_world, events=same)).undated
    ]

    assert sorted(places) == places
    assert len({rank for rank, _ in places}) > 1


def test_undated_events_stand_apart():
    """An event that nobody dates is no row."""
    found = timeline(World((), (), (event("a", None), event("b", year(1961)))))

    assert [row.event.id for row in found.rows] == ["b"]
    assert [one.id for one in found.undated] == ["a"]
