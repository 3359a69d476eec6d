"""The page in a real browser, network off: what it shows, how it filters, what it saves."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from kgraph.records.event import Standing
from kgraph.records.interval import day, year

pytestmark = pytest.mark.browser


def test_page_asks_for_nothing_and_reports_nothing(sheet, news):
    """The page opens from disk without a request, an error or a violation of its policy."""
    page = sheet(news)

    page.assert_quiet()
    assert page.page.locator("#canvas canvas").count() == 1
    assert page.page.locator("#timeline .bar").count() > 10


def test_facts_and_reports_are_shown_first(sheet, news, worlds):
    """At first the list holds facts and reported events, no statement, in the order of time, undated last."""
    page = sheet(news)

    expected = worlds.shown_first(news)
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


def test_list_has_other_orders(sheet, news):
    """The list can stand in other orders, which the address keeps."""
    page = sheet(news)
    for order in ("new", "claims", "sure", "actor", "type"):
        before = page.listed
        page.page.select_option("#sort", order)
        assert before != page.listed
        assert f"sort={order}" in page.page.url
        assert sorted(before) == sorted(page.listed)


def test_rows_tell_who_says_so(sheet, news):
    """A row names who is quoted for a report, and the publisher of a fact."""
    page = sheet(news)
    publishers = {d.publisher for d in news.documents}
    names = {e.id: e.name for e in news.entities}
    events = {e.id: e for e in news.events}
    for row in page.page.locator(".row").all()[:8]:
        event = events[row.get_attribute("data-event")]
        voice = row.locator(".voice").inner_text().partition(" +")[0]
        said = {names[id_] for item in event.evidence for id_ in item.sources}
        assert voice in (publishers if event.standing is Standing.FACT else said)


def test_document_is_shown_in_order(sheet, worlds):
    """A document shows its sentences that carry claims in order, with a mark where others are left out."""
    maker = worlds.Maker()
    document = maker.document("d", title="A paper")
    ann, bob = maker.entity("Ann"), maker.entity("Bob")
    maker.tell(document, [ann], ("see", "saw", "Event"), [bob])
    maker.texts[document] += " Nothing in this sentence is a claim."
    maker.tell(document, [bob], ("hit", "hit", "Assault"), [ann])
    world = maker.world()
    page = sheet(world, f"sel=d:{world.documents[0].key}")

    shown = page.page.locator("#scope .text p").all_inner_texts()
    assert [text.split("\n")[0].strip() for text in shown] == ["Ann saw Bob. see", "…", "Bob hit Ann. hit"]
    assert page.page.locator("#scope mark.trigger").all_inner_texts() == ["saw", "hit"]
    page.page.locator("#scope .tag").nth(1).click()
    assert page.page.inner_text(".headline") == "Bob hit → Ann"


def test_page_can_be_printed(sheet, news):
    """In print there are no controls, and graph, timeline and list follow each other."""
    page = sheet(news)
    page.page.emulate_media(media="print")

    assert page.page.is_hidden(".filters")
    assert page.page.is_hidden(".search")
    assert page.page.is_visible("#timeline svg")
    page.until(f"document.querySelectorAll('.row').length === {min(page.count, 400)}")
    page.page.emulate_media(media="screen")
    page.until("document.querySelectorAll('.row').length < 40")


def test_search_folds_diacritics(sheet, news, worlds):
    """A search without diacritics finds the names that have them."""
    page = sheet(news)
    page.fill("#query", "brezovic")

    assert 0 < page.count < len(worlds.shown_first(news))
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


def test_reset_returns_to_the_first_view(sheet, news, worlds):
    """Reset takes every filter away."""
    page = sheet(news, "q=snow&show=denied&from=2024-03-01")
    page.page.click("#reset")

    assert len(worlds.shown_first(news)) == page.count


def test_details_tell_everything_of_an_event(sheet, news, worlds):
    """The panel of an event has its date, its claims with their sentences, the trigger marked, and the document."""
    event = next(e for e in worlds.shown_first(news) if len(e.evidence) > 1 and e.places and e.targets)
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


def test_deep_link_shows_the_same_elsewhere(sheet, news):
    """The address of a view shows the same events and the same open event in a fresh browser."""
    page = sheet(news)
    page.fill("#query", "snow")
    page.choose("Did it happen?", "denied")
    page.page.locator(".row").nth(2).click()
    there = sheet(news, page.page.url.partition("#")[2])

    assert page.listed == there.listed
    assert page.page.inner_text(".headline") == there.page.inner_text(".headline")


def test_nonsense_in_the_address_is_ignored(sheet, news, worlds):
    """An address with unknown ids and broken values shows the first view."""
    page = sheet(
        news, "q=&from=yesterday&type=%E0%A4%A&actor=nobody,__proto__&sel=p:x&sure=NaN&sort=up&sel=e:constructor"
    )

    page.assert_quiet()
    assert len(worlds.shown_first(news)) == page.count


def test_whole_task_by_keyboard(sheet, news):
    """Search, select an actor, open an event, read its sentence, change the dates and save: no mouse needed."""
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
    keyboard.press("Enter")
    while not page.page.evaluate("document.activeElement.matches('.people .name')"):
        keyboard.press("Tab")
    keyboard.press("Enter")
    assert page.page.evaluate("kgraph.now().state.selected.kind") == "actor"
    keyboard.press("Escape")
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_nothing_is_wider_than_the_window(sheet, news, scheme, width):
    """Neither on a desk nor on a phone does the page scroll sideways, and the list can be reached."""
    page = sheet(news, viewport={"width": width, "height": 800}, color_scheme=scheme)

    assert page.page.evaluate("document.documentElement.scrollWidth") == width
    page.page.locator(".row").first.click()
    assert page.page.locator(".headline").is_visible()
    assert page.page.evaluate("document.documentElement.scrollWidth") == width
