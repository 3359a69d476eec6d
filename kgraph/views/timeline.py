"""When things happened: events as dated rows in the order of time, each as precise as its text and no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kgraph.records.event import Event, World
from kgraph.records.interval import Granularity, Interval


@dataclass(frozen=True, slots=True)
class Row:
    """One dated event; `label` is its date in its own precision, as people read it."""

    event: Event
    interval: Interval
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated rows, earliest first, and the events that nobody dates, in the order in which they are told."""

    rows: tuple[Row, ...]
    undated: tuple[Event, ...]


def timeline(world: World) -> Timeline:
    """Return the events of a world in the order of time; an open beginning sorts by its end.

    Events of the same days stand as they are told: the earlier document first, the earlier sentence in it.
    """
    events = _as_told(world)
    dated = [Row(event, event.interval, date_label(event.interval)) for event in events if event.interval]
    return Timeline(
        rows=tuple(sorted(dated, key=_order)),
        undated=tuple(event for event in events if event.interval is None),
    )


def _as_told(world: World) -> list[Event]:
    """Return the events by the first place where a document tells them, documents by day and id."""
    ordered = sorted(world.documents, key=lambda document: (document.published or date.max, document.id))
    rank = {document.key: number for number, document in enumerate(ordered)}

    def told(event: Event) -> tuple[int, int, str]:
        places = ((rank.get(item.document_key, 0), item.claim.trigger.start) for item in event.evidence)
        rank_first, start = min(places, default=(0, 0))
        return rank_first, start, event.id

    return sorted(world.events, key=told)


def date_label(interval: Interval) -> str:
    """Return an interval in ISO form at its own precision: `2024-11-09`, `2024-08`, `1961`, `1960s`, `since 2022-02`.

    A month is never written as a day, nor a year as a month: an interval of whole months or years
    drops the days that nobody said, unless it was counted in days or weeks.
    """
    begin, end = interval.begin, interval.end
    size = _size(interval)
    if begin is None or end is None:
        return f"since {begin.isoformat()[:size]}" if begin else f"until {str(end)[:size]}"
    if interval.granularity is Granularity.DECADE and begin.year % 10 == 0 and end.year == begin.year + 9:
        return f"{begin.isoformat()[:4]}s"
    first, last = begin.isoformat()[:size], end.isoformat()[:size]
    return first if first == last else f"{first} – {last}"


_YEAR, _MONTH, _DAY = 4, 7, 10
_COUNTED_IN_DAYS = frozenset({Granularity.DAY, Granularity.WEEK})


def _size(interval: Interval) -> int:
    """Return how many characters of an ISO date the interval supports."""
    begin, end = interval.begin, interval.end
    if interval.granularity in _COUNTED_IN_DAYS:
        return _DAY
    if (begin is None or (begin.month, begin.day) == (1, 1)) and (end is None or (end.month, end.day) == (12, 31)):
        return _YEAR
    return _MONTH if (begin is None or begin.day == 1) and (end is None or _ends_month(end)) else _DAY


def _ends_month(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1


def _order(row: Row) -> tuple[date, date]:
    begin = row.interval.begin or row.interval.end or date.min
    return begin, row.interval.end or date.max
