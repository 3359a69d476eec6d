"""A real Chromium with the network off, and pages that remember everything that went wrong in them."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kgraph.exporting.html import write_html
from kgraph.records.event import World

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_WATCH = """
window.violations = [];
addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective));
"""


@pytest.fixture(scope="session")
def worlds() -> ModuleType:
    """Return the module that makes worlds."""
    spec = spec_from_file_location("worlds", Path(__file__).parent / "worlds.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def news(worlds: ModuleType) -> World:
    """Return a world of 300 events."""
    return worlds.news(300)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Yield a Chromium; without one the tests are skipped, but fail where CI says that it must be there."""
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        _give_up("no Chromium found (looked for " + ", ".join(_NAMES) + "); install the system package chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _give_up("playwright is not installed; install the extra: pip install 'kgraph[test]'")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(_FLAGS))
        yield chromium
        chromium.close()


def _give_up(reason: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


class Sheet:
    """An open page, and what it should not have done."""

    def __init__(self, browser: Any, file: Path, **context: Any) -> None:
        self.file = file
        self.context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **context})
        self.context.set_offline(True)
        self.context.add_init_script(_WATCH)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.trouble: list[str] = []
        self.dialogs: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on("dialog", self._on_dialog)

    def _on_console(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.trouble.append(message.text)

    def _on_dialog(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def open(self, hash_: str = "") -> Sheet:
        """Open the page, at a hash, and wait until it is ready."""
        self.page.goto("about:blank")
        self.page.goto(self.file.as_uri() + (f"#{hash_}" if hash_ else ""))
        self.page.wait_for_selector("html[data-ready]", timeout=60_000)
        return self

    def until(self, expression: str) -> None:
        """Wait until an expression holds (playwright's own way needs eval, which the page forbids)."""
        for _ in range(500):
            if self.page.evaluate(expression):
                return
            self.page.wait_for_timeout(20)
        raise AssertionError(f"never true: {expression}")

    def select(self, what: str) -> None:
        """Select an event, actor, pair or document by the address, and wait until it is shown."""
        self.page.evaluate("(what) => { location.hash = `sel=${encodeURIComponent(what)}`; }", what)
        self.until(
            f"decodeURIComponent(location.hash).endsWith({json.dumps(what)}) && kgraph.shown() === {json.dumps(what)}"
        )

    @property
    def count(self) -> int:
        """Return the number of events that the list says it holds."""
        return int(self.page.inner_text("#results-head").split()[0].replace(",", ""))

    @property
    def listed(self) -> list[str]:
        """Return the ids of the events of the list, in its order."""
        return self.page.evaluate("kgraph.listed().map((n) => kgraph.model.ids[n])")

    def fill(self, where: str, text: str) -> None:
        """Type into a field and leave it; the page waits a moment for the last letter of a search."""
        steps = "performance.getEntriesByName('kgraph-step').length"
        before = self.page.evaluate(steps)
        self.page.fill(where, text)
        self.page.press(where, "Tab")
        self.until(f"{steps} > {before}")

    def choose(self, facet: str, name: str) -> int:
        """Click a choice of a facet; return the count that it promised."""
        section = self.page.locator(f"section[aria-label='{facet}']")
        if section.locator("input").is_visible():
            section.locator("input").fill(name)
        button = section.locator("button.choice", has=self.page.get_by_text(name, exact=True)).first
        promised = int(button.locator(".count").inner_text().replace(",", ""))
        button.click()
        return promised

    def assert_quiet(self) -> None:
        """Assert that nothing was asked for, nothing failed, nothing was forbidden, nothing popped up."""
        asked = [
            url for url in self.requests if not url.startswith((self.file.as_uri(), "about:blank", "data:,", "blob:"))
        ]
        assert [] == asked
        assert [] == self.trouble
        assert [] == self.dialogs
        assert [] == self.page.evaluate("window.violations")


@pytest.fixture
def sheet(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Sheet]]:
    """Yield a function that writes the page of a world and opens it."""
    opened: list[Sheet] = []

    def show(world: World, hash_: str = "", **context: Any) -> Sheet:
        file = tmp_path / "page.html"
        write_html(world, file, title="A page of news")
        opened.append(Sheet(browser, file, **context).open(hash_))
        return opened[-1]

    yield show
    for one in opened:
        one.context.close()
