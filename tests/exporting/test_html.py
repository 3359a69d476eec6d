"""The page as a file: one file, a strict policy, safe data, the same bytes every time."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import time
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from kgraph.errors import ExportError
from kgraph.exporting import html
from kgraph.exporting.html import render_html, write_html

WORLDS = Path(__file__).parents[1] / "browser" / "worlds.py"

# The script that pyvis 0.3.2 carries as vis-network 9.1.2, as it was read and tried.
LIBRARY_SHA256 = "5ae42dfb3ea3fc7bcc4a71817d77c23fd3b52ed86382f0c887fbedda214a9585"


@pytest.fixture(scope="module")
def worlds() -> ModuleType:
    """Return the module that makes worlds for the tests of the page."""
    spec = spec_from_file_location("worlds", WORLDS)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def data_of(page: str) -> dict:
    """Return the data block of a page."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found.group(1))


def hash_of(text: str) -> str:
    """Return a text's hash as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_policy_names_exactly_what_is_inlined(worlds):
    """The policy allows the two scripts and the style of the page by their hashes, and nothing from anywhere else."""
    page = render_html(worlds.news(20))
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page).group(1).replace("&#39;", "'")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)

    assert len(scripts) == 2
    assert f"script-src {hash_of(scripts[0])} {hash_of(scripts[1])};" in policy
    assert f"style-src {hash_of(style)};" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_page_refers_to_nothing_outside(worlds):
    """No element loads an address; the icon is empty data."""
    page = render_html(worlds.news(20))
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)

    assert re.findall(r'(?:src|href|action)="([^"]*)"', markup) == ["data:,", "#results"]
    assert not re.search(r"url\(|@import|expression", style)
    assert not re.search(r"\son[a-z]+=", markup)


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--", "\u2028\u2029", "&lt;", "\ud800 half"])
def test_data_cannot_leave_its_block(worlds, text):
    """Whatever a document says, its data block stays one block and reads back as it was (half pairs replaced)."""
    maker = worlds.Maker()
    document = maker.document("d", title=text)
    maker.tell(document, [maker.entity(text)], ("hit", "hit", "Assault"), [])
    page = render_html(maker.world(), title=text)

    assert page.lower().count("</script") == 3
    assert data_of(page)["entities"][0][2] == text.replace("\ud800", "\ufffd")
    block = page[page.index('id="data">') :].partition("</script>")[0]
    assert not set("<>&\u2028\u2029") & set(block.removeprefix('id="data">'))


def test_title_is_text(worlds):
    """A title with markup is shown as it is; control characters are not written."""
    page = render_html(worlds.small(), title="<b>a</b>\x00 & 'b'")

    assert "<title>&lt;b&gt;a&lt;/b&gt;\ufffd &amp; &#39;b&#39;</title>" in page


def test_our_scripts_never_write_markup():
    """Our scripts build elements and set text: no innerHTML and its like, no eval, no storage, no request."""
    forbidden = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|localStorage|fetch\(|XMLHttp"
    )

    assert not re.search(forbidden, html._application())


def test_every_script_is_used():
    """The page is made of all scripts in the folder of assets, each once."""
    folder = Path(html.__file__).parent / "assets"

    assert sorted(html._SCRIPTS) == sorted(path.name for path in folder.glob("*.js"))


def test_library_is_the_one_that_was_tried():
    """The vis-network script that pyvis carries is the one that the page was written for."""
    assert hashlib.sha256(html._library().encode()).hexdigest() == LIBRARY_SHA256


def test_missing_library_is_an_export_error(monkeypatch, worlds):
    """Without pyvis the error says what is missing."""
    monkeypatch.setattr(html, "find_spec", lambda _: None)

    with pytest.raises(ExportError, match=r"vis-network\.min\.js"):
        render_html(worlds.small())


def test_data_holds_every_event_and_claim(worlds):
    """All events are in the page, with all their claims, sentences and dates."""
    world = worlds.news(200)
    data = data_of(render_html(world))

    assert {event.id for event in world.events} == set(data["events"]["id"])
    assert sum(len(event.evidence) for event in world.events) == len(data["claims"]["sentence"])
    texts = {row[2] for row in data["sentences"]}
    documents = {document.key: document.text for document in world.documents}
    assert texts == {i.claim.sentence.of(documents[i.document_key]) for e in world.events for i in e.evidence}


def test_only_sentences_are_taken_from_a_document(worlds):
    """Text outside the sentences of claims does not enter the page: a dataset read back does not have it."""
    maker = worlds.Maker()
    document = maker.document("d")
    maker.tell(document, [maker.entity("Ann")], ("hit", "hit", "Assault"), [])
    maker.texts[document] += " Nothing in this tail is a claim."
    page = render_html(maker.world())

    assert "Ann hit ." in page
    assert "this tail" not in page


def test_drawn_is_capped(worlds):
    """However many actors and links there are, 150 and 400 are drawn at most."""
    data = data_of(render_html(worlds.news(3000, extra_actors=370)))

    assert 100 < len(data["graph"]["nodes"]) <= 150
    assert 300 < len(data["graph"]["edges"]) <= 400
    assert len(data["links"]) > 400


def test_same_world_same_bytes(tmp_path):
    """Two interpreters with different hash seeds and locales write the same bytes."""
    program = (
        "import sys; from pathlib import Path; from importlib.util import *\n"
        "from kgraph.exporting.html import write_html\n"
        "spec = spec_from_file_location('worlds', sys.argv[1]); worlds = module_from_spec(spec)\n"
        "spec.loader.exec_module(worlds)\n"
        "write_html(worlds.news(300, extra_actors=60), Path(sys.argv[2]), title='\\u00e9')"
    )
    found = []
    for seed, locale in (("1", "C"), ("2", "C.UTF-8")):
        path = tmp_path / f"{seed}.html"
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "LC_ALL": locale,
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
        }
        subprocess.run([sys.executable, "-c", program, str(WORLDS), str(path)], env=environment, check=True)
        found.append(path.read_bytes())

    assert found[0] == found[1]
    assert b"\r\n" not in found[0].partition(b"<script>")[0]


def test_file_is_written_as_a_whole(tmp_path, worlds, monkeypatch):
    """Where writing fails, the file that was there stays as it was and nothing else is left beside it."""
    path = tmp_path / "page.html"
    path.write_text("old")

    def fail(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ExportError, match="No space left"):
        write_html(worlds.small(), path)
    assert path.read_text() == "old"
    assert [path] == list(tmp_path.iterdir())


def test_missing_folder_is_an_export_error(tmp_path, worlds):
    """A path that cannot be written is named."""
    with pytest.raises(ExportError, match=r"no-such.*cannot be written"):
        write_html(worlds.small(), tmp_path / "no-such" / "page.html")


def test_too_many_events_are_refused(tmp_path, worlds, monkeypatch):
    """Above what a browser shows at ease the error says how many there are, and nothing is written."""
    monkeypatch.setattr(html, "MAX_EVENTS", 2)

    with pytest.raises(ExportError, match="3 events; a page shows at most 2"):
        write_html(worlds.small(None, None, None), tmp_path / "page.html")
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("events", "actors", "seconds", "megabytes"), [(300, 0, 5, 0.8), (5000, 370, 5, 2.5), (20000, 970, 15, 8)]
)
def test_size_and_time_stay_within_bounds(worlds, events, actors, seconds, megabytes):
    """A page of 20,000 events is made in 15 seconds and is smaller than 8 MB."""
    world = worlds.news(events, extra_actors=actors)
    began = time.monotonic()
    page = render_html(world)

    assert time.monotonic() - began <= seconds
    assert len(page.encode()) <= megabytes * 1e6
