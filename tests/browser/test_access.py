"""What axe-core (Deque, rules of WCAG 2.1) finds in the page."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("open_event", [False, True], ids=["list", "details"])
def test_no_serious_barrier(sheet, worlds, scheme, open_event):
    """Neither the list nor the details have a serious or critical barrier, in either theme."""
    world = worlds.news(200)
    event = next(e for e in world.events if len(e.evidence) > 1)
    page = sheet(
        world,
        f"show=fact,reported,planned,possible,denied&statements=1{'&sel=e:' + event.id if open_event else ''}",
        color_scheme=scheme,
    )

    found = Axe().run(page.page).response["violations"]
    assert [] == [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in {"serious", "critical"}]
