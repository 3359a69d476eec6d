"""How long a large page lets people wait; upper bounds for two cores without a graphics card."""

from __future__ import annotations

from statistics import median

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("events", "actors", "ready", "step"),
    [(300, 0, 2500, 100), (1000, 90, 5000, 100), (5000, 370, 5000, 150), (20000, 970, 8000, 300)],
    ids=["300", "1000", "5000", "20000"],
)
def test_page_is_ready_and_answers_in_time(sheet, worlds, events, actors, ready, step):
    """A page is ready in seconds and a change of the dates is shown at once."""
    page = sheet(worlds.news(events, extra_actors=actors))
    started = page.page.evaluate("performance.getEntriesByName('kgraph-ready')[0].startTime")
    page.page.focus("[data-handle=to]")
    page.page.evaluate("performance.clearMeasures()")
    for _ in range(7):
        page.page.keyboard.press("PageDown")
    steps = page.page.evaluate("performance.getEntriesByName('kgraph-step').map((entry) => entry.duration)")

    assert started <= ready
    assert len(steps) == 7
    assert median(steps) <= step
