"""The page in a real browser, network off: what it shows, how it filters, what it saves."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from kgraph.records.claim import ClaimKind
from kgraph.records.event import Standing
from kgraph.records.interval import Interval, day, month, year

pytestmark = pytest.mark.browser

SHOWN_FIRST = {Standing.FACT, Standing.REPORTED}


@pytest.fixture(scope="module")
def news(worlds):
    """Return a world of 300 events."""
    return worlds.news(300)


def first_shown(world):
    """Return the events that are shown when nothing is chosen."""
    return [e for e in world.events if e.standing in SHOWN_FIRST and e.kind is ClaimKind.EVENT]


def test_page_asks_for_nothing_and_reports_nothing(sheet, news):
    """The page opens from disk without a request, an error or a violation of its policy."""
    page = sheet(news)

    page.assert_quiet()
    assert page.page.locator("#canvas canvas").count() == 1
    assert page.page.locator("#timeline .bar").count() > 10


def test_facts_and_reports_are_shown_first(sheet, news):
    """At first the list holds facts and reported events, no statement, in the order of time, undated last."""
    page = sheet(news)

    expected = first_shown(news)
    assert len(expected) == page.count
    assert {e.id for e in expected} == set(page.listed)
    begins = page.page.evaluate("kgraph.listed().map((n) => kgraph.model.begin[n])")
    assert sorted(begins) == begins


def test_every_standing_can_be_shown(sheet, news):
    """Planned, possible and denied events and statements come with their own switches, and add what these promise."""
    page = sheet(news)

    count = page.count
    for word in ("planned", "possible", "denied"):
        promised = page.choose("Did it happen?", word)
        assert promised > 0
        assert count + promised == page.count
        count = page.count
    page.choose("Did it happen?", "statements")
    assert len(news.events) == page.count


def test_date_range_includes_both_ends(sheet, news):
    """A range of days keeps the events whose interval shares a day with it, the undated left out."""
    page = sheet(news)
    page.fill("#from", "2024-05-01")
    page.fill("#to", "2024-06-15")

    wanted = Interval(date(2024, 5, 1), date(2024, 6, 15), day(date(2024, 5, 1)).granularity)
    expected = {e.id for e in first_shown(news) if e.interval and e.interval.overlaps(wanted)}
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


def test_undated_events_stand_apart(sheet, news):
    """The undated are counted on their own button, which shows them alone."""
    page = sheet(news)
    expected = [e for e in first_shown(news) if e.interval is None]

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


def test_search_folds_diacritics(sheet, news):
    """A search without diacritics finds the names that have them."""
    page = sheet(news)
    page.fill("#query", "brezovic")

    assert 0 < page.count < len(first_shown(news))
    names = {entity.id: entity.name for entity in news.entities}
    told = {
        e.id: " ".join(names[i] for item in e.evidence for i in (*item.actors, *item.targets, *item.sources))
        for e in news.events
    }
    assert all("Brezović" in told[id_] for id_ in page.listed)


def test_search_without_a_hit_says_so(sheet, news):
    """A search that finds nothing shows an empty list that says why."""
    page = sheet(news)
    page.fill("#query", "zebra")

    assert page.count == 0
    assert page.page.is_visible("text=No event passes these filters.")


def test_choices_promise_what_they_show(sheet, news):
    """The count beside a choice is the number of events that choosing it leaves."""
    choices = (
        ("Actors", "Valdoria"),
        ("Places", "Dolna"),
        ("Who says so", "Valdoria"),
        ("Kind of event", "Violence and harm"),
        ("Type", "Assault"),
        ("Confidence", "at least 75 %"),
    )
    for facet, name in choices:
        page = sheet(news)
        promised = page.choose(facet, name)
        assert promised == page.count


def test_reset_returns_to_the_first_view(sheet, news):
    """Reset takes every filter away."""
    page = sheet(news, "q=snow&show=denied&from=2024-03-01")
    page.page.click("#reset")

    assert len(first_shown(news)) == page.count


def test_details_tell_everything_of_an_event(sheet, news):
    """The panel of an event has its date, its claims with their sentences, the trigger marked, and the document."""
    event = next(e for e in first_shown(news) if len(e.evidence) > 1 and e.places and e.targets)
    page = sheet(news, f"sel=e:{event.id}")

    documents = {d.key: d for d in news.documents}
    sentences = [item.claim.sentence.of(documents[item.document_key].text) for item in event.evidence]
    triggers = [item.claim.trigger.of(documents[item.document_key].text) for item in event.evidence]
    panel = page.page.locator("#details-pane")
    assert sentences == panel.locator("blockquote").all_inner_texts()
    assert triggers == panel.locator("mark.trigger").all_inner_texts()
    text = panel.inner_text()
    assert f"data/event/{event.id}" in text
    assert documents[event.evidence[0].document_key].title in text
    assert documents[event.evidence[0].document_key].url == panel.locator(".paper a").first.get_attribute("href")


def test_dates_are_shown_in_their_own_precision(sheet, worlds):
    """A month is shown as a month and a year as a year: no day is invented."""
    page = sheet(worlds.small(day(date(2024, 11, 9)), month(2024, 8), year(1961)))

    assert page.page.locator(".row .date").all_inner_texts() == ["1961", "2024-08", "2024-11-09"]


def test_all_events_of_a_pair_are_reachable(sheet, worlds):
    """Twelve events between two actors, both ways, are listed with direction, each with its own sentence."""
    world = worlds.duel()
    page = sheet(world, "sel=p:e00000%3Ee00001")

    assert page.count == 12
    rows = page.page.locator(".row").all_inner_texts()
    assert 7 == sum("Ann hit → Bob" in row for row in rows)
    assert 5 == sum("Bob hit → Ann" in row for row in rows)
    assert all(any(f"blow {number}." in row for row in rows) for number in range(12))


def test_click_on_an_actor_shows_its_events(sheet, news):
    """A click on a disc of the graph narrows the list to the actor's events."""
    page = sheet(news)
    spot = page.page.evaluate("""() => {
        const network = kgraph.graph.network, nodes = kgraph.graph.nodes();
        const { x, y } = network.canvasToDOM({ x: nodes[0].x, y: nodes[0].y });
        const box = document.querySelector('#canvas').getBoundingClientRect();
        return [box.left + x, box.top + y, kgraph.model.entities[nodes[0].id].id];
    }""")
    page.page.mouse.click(spot[0], spot[1])
    page.page.wait_for_selector("#scope strong")

    expected = {e.id for e in first_shown(news) if spot[2] in (*e.actors, *e.targets)}
    assert expected == set(page.listed)
    assert f"sel=a%3A{spot[2]}" in page.page.url


def test_deep_link_shows_the_same_elsewhere(sheet, news):
    """The address of a view shows the same events and the same open event in a fresh browser."""
    page = sheet(news)
    page.fill("#query", "snow")
    page.choose("Did it happen?", "denied")
    page.page.locator(".row").nth(2).click()
    there = sheet(news, page.page.url.partition("#")[2])

    assert page.listed == there.listed
    assert page.page.inner_text(".headline") == there.page.inner_text(".headline")


def test_nonsense_in_the_address_is_ignored(sheet, news):
    """An address with unknown ids and broken values shows the first view."""
    page = sheet(
        news, "q=&from=yesterday&type=%E0%A4%A&actor=nobody,__proto__&sel=p:x&sure=NaN&sort=up&sel=e:constructor"
    )

    page.assert_quiet()
    assert len(first_shown(news)) == page.count


def test_whole_task_by_keyboard(sheet, news):
    """Search, open an event, read its sentence, go back, change the dates and save: no mouse needed."""
    page = sheet(news)
    keyboard = page.page.keyboard
    keyboard.press("/")
    keyboard.type("snow")
    page.until("kgraph.now().state.query === 'snow'")
    page.page.focus(".row[tabindex='0']")
    keyboard.press("ArrowDown")
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    assert page.page.evaluate("document.activeElement.matches('h2.headline')")
    assert "snow" in page.page.inner_text("blockquote >> nth=0")
    keyboard.press("Escape")
    assert page.page.evaluate("document.activeElement.dataset.place") == "2"
    page.page.focus("[data-handle=to]")
    keyboard.press("PageDown")
    page.page.focus("#save-csv")
    with page.page.expect_download() as saved:
        keyboard.press("Enter")
    assert saved.value.suggested_filename == "events.csv"


def test_list_holds_every_event_however_long(sheet, news):
    """The list draws only the rows in sight, and End reaches the last of all."""
    page = sheet(news)
    page.page.focus(".row[tabindex='0']")
    page.page.keyboard.press("End")

    assert page.page.locator(".row").count() < 40
    last = page.page.evaluate("document.activeElement.dataset.event")
    assert page.listed[-1] == last


def test_csv_and_json_hold_the_selection(sheet, news):
    """What is saved is what is listed, one row an event."""
    page = sheet(news, "show=denied")
    with page.page.expect_download() as saved:
        page.page.click("#save-csv")
    rows = list(csv.DictReader(io.StringIO(saved.value.path().read_text(encoding="utf-8-sig"), newline="")))
    with page.page.expect_download() as saved:
        page.page.click("#save-json")
    records = json.loads(saved.value.path().read_text(encoding="utf-8"))

    assert page.listed == [row["iri"].rpartition("/")[2] for row in rows]
    assert {row["standing"] for row in rows} == {"denied"}
    assert [row["sentence"] for row in rows] == [record["sentence"] for record in records]


def test_png_is_a_picture(sheet, news):
    """The graph is saved as PNG."""
    page = sheet(news)
    with page.page.expect_download() as saved:
        page.page.click("#save-png")

    content = saved.value.path().read_bytes()
    assert content.startswith(b"\x89PNG")
    assert len(content) > 10_000


@pytest.mark.parametrize(
    "times",
    [(), (day(date(2024, 1, 1)),), (None,), (None,) * 5, (day(date(2024, 1, 1)),) * 9, (year(1),), (year(9999),)],
    ids=["none", "one", "one undated", "all undated", "one day", "year 1", "year 9999"],
)
def test_small_worlds_work(sheet, worlds, times):
    """No event, one event, only undated ones, all on one day, the first and last years: each page works."""
    page = sheet(worlds.small(*times))

    assert len(times) == page.count
    page.assert_quiet()


def test_acting_on_oneself_is_shown(sheet, worlds):
    """An actor that acts on itself has an arrow to itself, and its event is listed."""
    page = sheet(worlds.small(day(date(2024, 1, 1)), self_loop=True))

    page.assert_quiet()
    assert "Ann see → Ann" in page.page.inner_text(".row .what")
    assert "1 link drawn" in page.page.inner_text("#drawn")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_nothing_is_wider_than_the_window(sheet, news, scheme, width):
    """Neither on a desk nor on a phone does the page scroll sideways, and the list can be reached."""
    page = sheet(news, viewport={"width": width, "height": 800}, color_scheme=scheme)

    assert page.page.evaluate("document.documentElement.scrollWidth") == width
    page.page.locator(".row").first.click()
    assert page.page.locator(".headline").is_visible()
    assert page.page.evaluate("document.documentElement.scrollWidth") == width


def test_names_do_not_overlap(sheet, worlds):
    """At first no name of the graph lies over another name or over a disc, and many are shown."""
    page = sheet(worlds.news(1500, extra_actors=110))
    boxes = page.page.evaluate("kgraph.graph.taken()")

    names = [box for box in boxes if box.get("name")]
    assert len(names) > 20
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            across = min(one["right"], other["right"]) - max(one["left"], other["left"])
            down = min(one["low"], other["low"]) - max(one["top"], other["top"])
            assert across <= 0 or down <= 0


def test_large_worlds_say_what_is_not_drawn(sheet, worlds):
    """Of 400 actors at most 150 and 400 links are drawn, and the page says how many are not."""
    page = sheet(worlds.news(3000, extra_actors=370))

    assert 100 < page.page.evaluate("kgraph.graph.nodes().length") <= 150
    assert 300 < page.page.evaluate("kgraph.model.graph.edges.length") <= 400
    assert "not" in page.page.inner_text("#drawn")
    assert len(first_shown(worlds.news(3000, extra_actors=370))) == page.count


def test_hidden_actors_come_when_asked_for(sheet, worlds):
    """An actor that is not drawn joins the graph when it is selected; nobody else moves."""
    page = sheet(worlds.news(3000, extra_actors=370))
    before = page.page.evaluate("kgraph.graph.nodes().map(({ id, x, y }) => [id, x, y])")
    shy = page.page.evaluate("""() => {
        const drawn = new Set(kgraph.graph.nodes().map((node) => node.id));
        return kgraph.model.entities[kgraph.model.links.find((link) => !drawn.has(link.actor)).actor].id;
    }""")
    page.select(f"a:{shy}")

    after = page.page.evaluate("kgraph.graph.nodes().map(({ id, x, y }) => [id, x, y])")
    assert before == after[: len(before)]
    assert len(before) < len(after) <= len(before) + 21
    page.page.keyboard.press("Escape")
    assert before == page.page.evaluate("kgraph.graph.nodes().map(({ id, x, y }) => [id, x, y])")
    page.assert_quiet()
