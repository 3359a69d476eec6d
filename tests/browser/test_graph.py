"""The graph of the page: who is drawn, who is named, who comes into the light."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest

from kgraph.records.interval import day

pytestmark = pytest.mark.browser


def numbers(text):
    """Return the numbers of a text."""
    return [int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", text)]


def test_light_reaches_two_steps(sheet, worlds):
    """Of a chain of actors one step shows the neighbours of the selected, two steps theirs; the address keeps it."""
    maker = worlds.Maker()
    document = maker.document("d")
    ids = [maker.entity(name) for name in ("Ann", "Bob", "Cleo", "Dan")]
    for one, other in pairwise(ids):
        maker.tell(document, [one], ("hit", "hit", "Assault"), [other])
    page = sheet(maker.world())
    assert page.page.is_hidden("#hops")
    page.select(f"a:{ids[0]}")
    assert page.page.inner_text("#reached") == "1 near"
    page.page.click("#hops button[value='2']")

    assert page.page.inner_text("#reached") == "2 near"
    assert "hops=2" in page.page.url


def test_all_events_of_a_pair_are_reachable(sheet, worlds):
    """Twelve events between two actors, both ways, are listed with direction, each with its own sentence."""
    world = worlds.duel()
    page = sheet(world, "sel=p:e00000%3Ee00001")

    assert page.count == 12
    rows = page.page.locator(".row").all_inner_texts()
    assert 7 == sum("Ann hit → Bob" in row for row in rows)
    assert 5 == sum("Bob hit → Ann" in row for row in rows)
    assert all(any(f"blow {number}." in row for row in rows) for number in range(12))


def test_click_on_an_actor_shows_its_events(sheet, news, worlds):
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

    expected = {e.id for e in worlds.shown_first(news) if spot[2] in (*e.actors, *e.targets)}
    assert expected == set(page.listed)
    assert f"sel=a%3A{spot[2]}" in page.page.url


def test_png_is_a_picture(sheet, news):
    """The graph is saved as PNG."""
    page = sheet(news)
    with page.page.expect_download() as saved:
        page.page.click("#save-png")

    content = saved.value.path().read_bytes()
    assert content.startswith(b"\x89PNG")
    assert len(content) > 10_000


def test_acting_on_oneself_is_shown(sheet, worlds):
    """An actor that acts on itself has an arrow to itself, and its event is listed."""
    page = sheet(worlds.small(day(date(2024, 1, 1)), self_loop=True))

    page.assert_quiet()
    assert "Ann see → Ann" in page.page.inner_text(".row .what")
    assert "1 link drawn" in page.page.inner_text("#drawn")


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
    actors, every_actor, links, every_link = numbers(page.page.inner_text("#drawn"))
    assert 100 < actors <= 150 < every_actor
    assert 300 < links <= 400 < every_link
    assert len(worlds.shown_first(worlds.news(3000, extra_actors=370))) == page.count


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
