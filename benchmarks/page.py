"""The page of many events: `python benchmarks/page.py [--events 300 1000 5000 20000] [--rounds 3]`.

Makes worlds of events by a seeded generator, writes each as a dataset and exports it with `kgraph export`; opens it in
Chromium with the network off, and measures how long it takes until it is ready and until a change of the dates, of a
search and of a switch is shown. Beside it stands the page that pyvis writes of the same actors and links, its physics
off, and how long it takes until it is drawn. Printed is the median of the rounds.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from os import times
from pathlib import Path
from shutil import which
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from types import ModuleType
from typing import Any

from playwright.sync_api import sync_playwright
from pyvis.network import Network

from kgraph.rdf.saving import save
from kgraph.records.event import World
from kgraph.views.network import network

WORLDS = Path(__file__).parents[1] / "tests" / "browser" / "worlds.py"
ACTORS = {300: 0, 1000: 90, 5000: 370, 20000: 970}
"""Actors beside the thirty of every world, by number of events; else a twentieth of the events."""


def worlds() -> ModuleType:
    """Return the module that makes the worlds, which the tests of the page use too."""
    spec = spec_from_file_location("worlds", WORLDS)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def seconds_to_export(dataset: Path, page: Path) -> tuple[float, float]:
    """Return the seconds that the whole command takes, and those that it has a processor."""
    command = [sys.executable, "-m", "kgraph", "--quiet", "export", str(dataset), "-o", str(page)]
    before, started = times(), perf_counter()
    subprocess.run(command, check=True)
    taken, after = perf_counter() - started, times()
    return taken, after.children_user + after.children_system - before.children_user - before.children_system


def opened(browser: Any, page: Path) -> Any:
    """Return the page, open in a window of its own."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_offline(True)
    tab = context.new_page()
    tab.goto(page.as_uri(), wait_until="commit")
    return tab


def ours(browser: Any, page: Path) -> dict[str, float]:
    """Return milliseconds until the page is ready, and of one step of each kind."""
    tab = opened(browser, page)
    tab.wait_for_selector("html[data-ready]", timeout=120_000)
    found = {"ready": tab.evaluate("performance.getEntriesByName('kgraph-ready')[0].startTime")}
    tab.focus("[data-handle=to]")
    found["dates"] = _step(tab, lambda: [tab.keyboard.press("PageDown") for _ in range(5)])
    found["search"] = _step(tab, lambda: (tab.fill("#query", "snow"), tab.wait_for_timeout(600)))
    found["switch"] = _step(tab, lambda: tab.locator("button.choice").nth(2).click())
    tab.context.close()
    return found


def _step(tab: Any, change: Any) -> float:
    tab.evaluate("performance.clearMeasures()")
    change()
    return median(tab.evaluate("performance.getEntriesByName('kgraph-step').map((entry) => entry.duration)"))


def write_pyvis(world: World, page: Path) -> None:
    """Write the page of pyvis of all actors and links, at the same places where we draw them, its physics off."""
    view = network(world)
    places = {node.entity.id: (node.x, node.y) for node in view.nodes}
    graph = Network(directed=True, cdn_resources="in_line")
    links = (*view.links, *view.hidden)
    for number, id_ in enumerate(sorted({end for link in links for end in (link.actor, link.target)})):
        x, y = places.get(id_, (number % 40 * 150, number // 40 * 80))
        graph.add_node(id_, label=id_, x=x, y=y, physics=False)
    for link in links:
        graph.add_edge(link.actor, link.target, value=len(link.events))
    graph.toggle_physics(False)
    page.write_text(graph.generate_html(notebook=False), encoding="utf-8")


def pyvis_drawn(browser: Any, page: Path) -> float:
    """Return milliseconds until pyvis has drawn its page once."""
    tab = opened(browser, page)
    tab.wait_for_function("window.network?.body?.nodeIndices?.length >= 0", timeout=120_000)
    drawn = "new Promise((done) => { network.once('afterDrawing', () => done(performance.now())); network.redraw(); })"
    found = tab.evaluate(drawn)
    tab.context.close()
    return found


def main() -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(description="Measure the page.")
    parser.add_argument("--events", type=int, nargs="+", default=sorted(ACTORS))
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    make = worlds()
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        print("events  export s  cpu s    MB  ready ms  dates ms  search ms  switch ms | pyvis MB  drawn ms")
        for events in given.events:
            world = make.news(events, extra_actors=ACTORS.get(events, events // 20))
            dataset, page, other = (Path(folder) / name for name in ("graph.nq", "page.html", "pyvis.html"))
            save(world, dataset)
            write_pyvis(world, other)
            exports = [seconds_to_export(dataset, page) for _ in range(given.rounds)]
            taken, busy = (median(column) for column in zip(*exports, strict=True))
            steps = [ours(browser, page) for _ in range(given.rounds)]
            mine = {name: median(step[name] for step in steps) for name in steps[0]}
            drawn = median(pyvis_drawn(browser, other) for _ in range(given.rounds))
            print(
                f"{events:6}  {taken:8.2f}  {busy:5.2f}  {page.stat().st_size / 1e6:4.2f}  {mine['ready']:8.0f}"
                f"  {mine['dates']:8.0f}  {mine['search']:9.0f}  {mine['switch']:9.0f}"
                f" | {other.stat().st_size / 1e6:8.2f}  {drawn:8.0f}"
            )
        browser.close()


if __name__ == "__main__":
    main()
