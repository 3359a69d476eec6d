"""Dates on the page: the timeline, its brush and playback, and dates that are known less closely."""

from __future__ import annotations

from datetime import date

import pytest

from kgraph.records.interval import Interval, day, month, year

pytestmark = pytest.mark.browser


def test_date_range_includes_both_ends(sheet, news, worlds):
    """A range of days keeps the events whose interval shares a day with it, the undated left out."""
    page = sheet(news)
    page.fill("#from", "2024-05-01")
    page.fill("#to", "2024-06-15")

    wanted = Interval(date(2024, 5, 1), date(2024, 6, 15), day(date(2024, 5, 1)).granularity)
    expected = {e.id for e in worlds.shown_first(news) if e.interval and e.interval.overlaps(wanted)}
    assert expected == set(page.listed)


def test_month_is_a_date(sheet, news):
    """A month typed as the end of a range means its last day."""
    page = sheet(news)
    page.fill("#to", "2024-02")

    assert page.page.input_value("#to") == "2024-02-29"


def test_nonsense_is_no_date(sheet, news):
    """What is no date is marked as wrong and filters nothing."""
    page = sheet(news)
    before = page.count
    page.page.fill("#from", "2024-13-45")
    page.page.press("#from", "Tab")

    assert page.page.get_attribute("#from", "aria-invalid") == "true"
    assert before == page.count


def test_undated_events_stand_apart(sheet, news, worlds):
    """The undated are counted on their own button, which shows them alone."""
    page = sheet(news)
    expected = [e for e in worlds.shown_first(news) if e.interval is None]

    assert f"Undated {len(expected)}" == page.page.inner_text("#undated")
    page.page.click("#undated")
    assert {e.id for e in expected} == set(page.listed)


def test_brush_narrows_by_mouse(sheet, news):
    """Dragging over the timeline sets a range; a double click takes it away."""
    page = sheet(news)
    before = page.count
    box = page.page.locator("#timeline svg").bounding_box()
    page.page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 40)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 40, steps=4)
    page.page.mouse.up()

    assert 0 < page.count < before
    assert page.page.input_value("#from") < page.page.input_value("#to")
    page.page.mouse.dblclick(box["x"] + box["width"] * 0.9, box["y"] + 40)
    assert before == page.count


def test_brush_moves_by_day_and_month_on_the_keyboard(sheet, news):
    """The handles of the brush are sliders: arrows move by a day, page keys by thirty."""
    page = sheet(news, "from=2024-05-10&to=2024-06-10")
    page.page.focus("[data-handle=from]")
    page.page.keyboard.press("ArrowRight")
    assert page.page.input_value("#from") == "2024-05-11"
    page.page.keyboard.press("PageDown")

    assert page.page.input_value("#from") == "2024-04-11"
    assert page.page.get_attribute("[data-handle=from]", "aria-valuetext") == "2024-04-11"
    assert page.page.evaluate("document.activeElement.dataset.handle") == "from"


def test_click_on_a_bar_comes_closer(sheet, news):
    """A click on a bar chooses its days and shows them wider; all dates and the first axis return with one button."""
    page = sheet(news)
    before = page.count
    highest = """(() => {
        const bars = [...document.querySelectorAll('#timeline .bar')].map((bar) => bar.getBoundingClientRect());
        return bars.sort((a, b) => b.height - a.height)[0].toJSON();
    })()"""
    wide = page.page.inner_text("#timeline .note")
    box = page.page.evaluate(highest)
    page.page.mouse.click(box["x"] + box["width"] / 2, box["bottom"] - 3)

    first, last = (date.fromisoformat(page.page.input_value(f)) for f in ("#from", "#to"))
    assert 0 < page.count < before
    assert (last - first).days < 32
    assert "each day" in page.page.inner_text("#timeline .note") != wide
    page.page.click("#all-dates")
    assert before == page.count
    assert wide == page.page.inner_text("#timeline .note")


def test_playback_moves_the_days(sheet, news):
    """Playback shows one step after another, until it is stopped; the address keeps what is shown then."""
    page = sheet(news)
    page.page.click("#play")
    page.until("kgraph.now().state.from !== null")
    first = page.page.input_value("#from")
    assert page.page.input_value("#to") >= first
    page.until(f"document.querySelector('#from').value > '{first}'")
    page.page.click("#play")
    stopped = page.page.input_value("#from")
    page.page.wait_for_timeout(1000)

    assert stopped == page.page.input_value("#from")
    assert f"from={stopped}" in page.page.url
    assert page.page.get_attribute("#play", "aria-pressed") == "false"
    page.assert_quiet()


def test_playback_ends_with_the_last_day(sheet, worlds):
    """At the end of the axis playback stops by itself."""
    page = sheet(worlds.small(day(date(2024, 5, 1)), day(date(2024, 5, 2))), "from=2024-05-02&to=2024-05-02")
    page.page.click("#play")
    page.until("document.querySelector('#play').getAttribute('aria-pressed') === 'false'")

    assert page.page.input_value("#to") == "2024-05-02"


def test_nothing_moves_by_itself_where_motion_is_unwanted(sheet, news):
    """With reduced motion each press is one step."""
    page = sheet(news, reduced_motion="reduce")
    assert page.page.inner_text("#play") == "Next step"
    page.page.click("#play")
    first = page.page.input_value("#from")
    page.page.wait_for_timeout(1000)
    assert first == page.page.input_value("#from")
    page.page.click("#play")

    assert first < page.page.input_value("#from")


def test_uncertain_dates_are_lines(sheet, worlds):
    """On an axis of days a month is a line below the bars, not a bar; who is undated is on neither."""
    page = sheet(worlds.small(*(day(date(2024, 8, n)) for n in range(1, 30)), month(2024, 8), None))

    assert page.page.locator("#timeline .bar").count() == 29
    assert page.page.locator("#timeline .span").count() == 1
    assert page.page.locator("#timeline .span + title").text_content() == "2024-08: 1 event, no closer date"


def test_exact_dates_come_before_vague_ones(sheet, worlds):
    """What surely happened on the chosen day stands before what may have happened on it."""
    page = sheet(worlds.small(day(date(2024, 8, 9)), month(2024, 8), year(2024)), "from=2024-08-09&to=2024-08-09")

    assert page.page.locator(".row .date").all_inner_texts() == ["2024-08-09", "2024", "2024-08"]


def test_dates_are_shown_in_their_own_precision(sheet, worlds):
    """A month is shown as a month and a year as a year: no day is invented."""
    page = sheet(worlds.small(day(date(2024, 11, 9)), month(2024, 8), year(1961)))

    assert page.page.locator(".row .date").all_inner_texts() == ["1961", "2024-08", "2024-11-09"]
