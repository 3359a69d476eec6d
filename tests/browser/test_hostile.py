"""A page whose every text attacks it: nothing runs, everything is shown as it was written."""

from __future__ import annotations

import csv
import io

import pytest

pytestmark = pytest.mark.browser


def shown(text: str) -> str:
    """Return a text as a page can show it: halves of surrogate pairs replaced."""
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def test_hostile_texts_do_nothing(sheet, worlds):
    """Scripts, handlers, comments and addresses in any field neither run nor ask for anything."""
    world = worlds.hostile()
    page = sheet(world)
    for number in range(len(world.events)):
        page.select(f"e:{world.events[number].id}")
        page.page.hover("#details-pane h2")
    page.page.mouse.move(600, 300)
    page.page.mouse.move(640, 330, steps=8)

    page.assert_quiet()
    assert page.page.evaluate("document.querySelectorAll('img, iframe, object, embed').length") == 0


def test_hostile_texts_are_shown_literally(sheet, worlds):
    """Names, actions and sentences arrive letter for letter."""
    world = worlds.hostile()
    page = sheet(world)

    names = page.page.evaluate("kgraph.model.entities.map((entity) => entity.name)")
    assert [shown(entity.name) for entity in world.entities] == names
    text = world.documents[0].text
    for event in world.events:
        item = event.evidence[0]
        page.select(f"e:{event.id}")
        text = next(d.text for d in world.documents if d.key == item.document_key)
        assert shown(item.claim.sentence.of(text)) == page.page.text_content("#details-pane blockquote")


def test_only_web_addresses_are_links(sheet, worlds):
    """An address that is not http or https is text."""
    world = worlds.hostile()
    page = sheet(world)
    for number in range(4):
        page.select(f"e:{world.events[number].id}")
        for link in page.page.locator("#details-pane a").all():
            assert link.get_attribute("href").startswith(("https://", "http://"))
            assert link.get_attribute("rel") == "noopener noreferrer"


def test_saved_cells_are_no_formulas(sheet, worlds):
    """No cell of the CSV begins as a formula does."""
    page = sheet(worlds.hostile())
    with page.page.expect_download() as saved:
        page.page.click("#save-csv")
    content = saved.value.path().read_text(encoding="utf-8-sig")

    rows = list(csv.reader(io.StringIO(content, newline="")))
    assert len(worlds.HOSTILE) + 1 == len(rows)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert any(cell.startswith("'=1+1") for row in rows for cell in row)
