"""Events on the terminal, and pages of part of a dataset."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from kgraph.cli.app import main
from kgraph.exporting import html
from kgraph.rdf.saving import save
from kgraph.records.interval import Interval, month

Run = Callable[..., tuple[int, list[str], str]]


@pytest.fixture(scope="module")
def worlds() -> ModuleType:
    """Return the module that makes worlds for the tests of the page."""
    spec = spec_from_file_location("worlds", Path(__file__).parents[1] / "browser" / "worlds.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def dataset(worlds: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a dataset of 300 events."""
    folder = tmp_path_factory.mktemp("dataset")
    save(worlds.news(300), folder / "graph.nq")
    return folder


@pytest.fixture
def run(dataset: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command on the dataset: its exit code, the lines of its result, its talk."""

    def ran(command: str, *options: str) -> tuple[int, list[str], str]:
        with pytest.raises(SystemExit) as stopped:
            main([command, str(dataset), *options])
        out, err = capfd.readouterr()
        return int(stopped.value.code or 0), out.splitlines(), err

    return ran


def events_in(page: Path) -> int:
    """Return how many events the data block of a page holds."""
    block = page.read_text(encoding="utf-8").partition('id="data">')[2].partition("</script>")[0]
    return len(json.loads(block)["events"]["id"])


def test_facts_and_reports_stand_in_the_order_of_time(run: Run, worlds: ModuleType):
    """Each line begins with a date of its own precision; the undated stand at the end."""
    code, lines, talk = run("timeline")

    assert 0 == code
    shown = len(worlds.shown_first(worlds.news(300)))
    assert f"{shown} events ({300 - shown} more with --all)\n" == talk
    dates = [line[:10].strip() for line in lines]
    dated = [date[:4] for date in dates if date[0].isdigit()]
    assert sorted(dated) == dated
    assert {"undated"} == set(dates[-3:])
    assert not any("[denied]" in line for line in lines)


def test_everything_can_be_shown(run: Run):
    """With --all there are plans, possibilities, denials and statements, each marked."""
    _, lines, talk = run("timeline", "--all")

    assert "300 events\n" == talk
    assert 300 == len(lines)
    for word in ("reported", "planned", "possible", "denied"):
        assert any(f"[{word}]" in line for line in lines)


def test_days_and_names_narrow_the_timeline(run: Run):
    """A month means all its days, a name those who bear it."""
    _, lines, _ = run("timeline", "--about", "Valdoria", "--from", "2024-05", "--to", "2024-05", "--format", "jsonl")

    events = [json.loads(line) for line in lines]
    assert events
    assert all("Valdoria" in event["actors"] + event["targets"] for event in events)
    assert all(Interval.from_edtf(event["date"]).overlaps(month(2024, 5)) for event in events)


def test_sentences_stand_under_their_event(run: Run):
    """With --sentences the words of the documents follow each event."""
    _, lines, _ = run("timeline", "--from", "2024-05-07", "--to", "2024-05-07", "--sentences")

    assert lines[1].lstrip().startswith("| ")


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (("--about", "Nobody At All"), 1, "nothing is called 'Nobody At All'"),
        (("--from", "soon"), 2, "expected one such as 2024-03-12, 2024-03 or 2024"),
        (("--to", "2024-02-30"), 2, "is no date"),
        (("--from", "../2024"), 2, "is open at one end"),
        (("--from", "2024-06", "--to", "2024-05"), 2, "ends on 2024-05-31, before --from begins on 2024-06-01"),
    ],
)
def test_mistakes_are_told(run: Run, options: tuple[str, ...], code: int, message: str):
    """An unknown name and what is no date are said in so many words."""
    found, lines, talk = run("timeline", *options)

    assert (code, []) == (found, lines)
    assert message in " ".join(talk.replace("│", " ").split())


@pytest.mark.parametrize(
    ("options", "least", "most"),
    [
        ((), 300, 300),
        (("--from", "2024-05-01", "--to", "2024-05-31"), 10, 120),
        (("--about", "Valdoria", "--about", "Kestria"), 10, 250),
        (("--actor", "Valdoria"), 10, 250),
        (("--max-events", "50"), 50, 50),
        (("--aggregate",), 100, 299),
    ],
    ids=["all", "days", "names", "earlier name", "most", "aggregate"],
)
def test_page_can_be_of_a_part(run: Run, tmp_path: Path, options: tuple[str, ...], least: int, most: int):
    """A page holds the events that are asked for, and bears its title."""
    code, _, _ = run("export", "-o", str(tmp_path / "part.html"), "--title", "Part <1>", *options)

    assert 0 == code
    assert least <= events_in(tmp_path / "part.html") <= most
    assert "<title>Part &lt;1&gt;</title>" in (tmp_path / "part.html").read_text(encoding="utf-8")


def test_other_formats_hold_everything(run: Run, tmp_path: Path):
    """A part of a dataset is for pages only: asked of another format it is an error, and nothing is written."""
    code, _, talk = run("export", "-o", str(tmp_path / "part.ttl"), "--max-events", "5")

    assert 1 == code
    assert "only a page (.html) has a title or shows part of a dataset, not ttl" in talk
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(("limit", "value"), [("MAX_EVENTS", 299), ("MAX_BYTES", 500_000)])
def test_too_large_a_page_says_what_to_do(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, limit: str, value: int
):
    """Above the limits the error names the options that make a page smaller; with one of them it is written."""
    monkeypatch.setattr(html, limit, value)
    code, _, talk = run("export", "-o", str(tmp_path / "x.html"))

    assert 1 == code
    assert "--from, --to, --about, --max-events, or --aggregate" in talk
    if limit == "MAX_EVENTS":
        assert 0 == run("export", "-o", str(tmp_path / "x.html"), "--max-events", "299")[0]
