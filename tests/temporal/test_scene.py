from datetime import date

import pytest

from kgraph.records.interval import Anchor, Granularity, Interval, day, month
from kgraph.temporal.algebra import Direction
from kgraph.temporal.scene import Reading, Scene, on_day, timex_value


def test_a_frame_comes_before_all_other_anchors(grammar) -> None:
    """A frame ("March of last year") is looked at alone."""
    scene = Scene(grammar, date(2024, 11, 12), last=month(1999, 1), narrative=True, frame=month(2023, 1))

    assert (2023,) == scene.years()


def test_the_last_date_anchors_narratives_and_undated_texts(grammar) -> None:
    """News look at publication, histories at the last date."""
    news = Scene(grammar, date(2024, 11, 12), last=month(1999, 1))
    history = Scene(grammar, date(2024, 11, 12), last=month(1999, 1), narrative=True)

    assert [Anchor.PUBLICATION, Anchor.DISCOURSE] == [news.here()[1], history.here()[1]]
    assert (1999,) == Scene(grammar, last=month(1999, 1)).years()


def test_an_empty_scene_offers_no_year(grammar) -> None:
    """Without anchors there is nothing to be near to; nor for what a history says is always so."""
    always = Scene(grammar, last=month(1999, 1), narrative=True, direction=Direction.PRESENT)

    assert [(), ()] == [Scene(grammar).years(), always.years()]


@pytest.mark.parametrize(
    ("granularity", "expected"),
    [("week", "2024-W36"), ("season", "2024-FA"), ("decade", "202"), ("century", "20"), ("interval", "2024-09-02/..")],
)
def test_the_value_follows_the_granularity(granularity: str, expected: str) -> None:
    """TIMEX3 writes a week, a season and a decade each in its own way."""
    end = None if granularity == "interval" else date(2024, 11, 10)

    assert expected == timex_value(Interval(date(2024, 9, 2), end, Granularity(granularity)))


def test_a_clock_time_without_a_day_stays_as_it_is() -> None:
    """Only a known day is put before the time."""
    reading = Reading("XXXX-XX-XXT10:30")

    assert [reading, "2024-11-09T10:30"] == [on_day(reading, None), on_day(reading, day(date(2024, 11, 9))).value]
