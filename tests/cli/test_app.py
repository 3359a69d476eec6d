"""Exit codes, messages and streams of the command line."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import astuple, dataclass
from pathlib import Path
from types import ModuleType

import pytest

import kgraph
from kgraph.__main__ import main as kgraph_main
from kgraph.cli.app import app, main
from kgraph.errors import ModelError

COMMANDS = (
    "build",
    "check",
    "extract",
    "times",
    "parse",
    "export",
    "query",
    "timeline",
    "merge",
    "remove",
    "serve",
    "info",
)


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, written: ModuleType, root: Path) -> Run:
    """Return a function that runs a command on parses written by hand, beside their documents."""
    monkeypatch.chdir(root / "tests" / "endtoend")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("KGRAPH_MODEL", raising=False)
    monkeypatch.setattr("kgraph.pipeline.understanding.load_parser", lambda *_, **__: written.WrittenParser())

    def ran(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        out, err = capfd.readouterr()
        return Outcome(int(stopped.value.code or 0), out, err)

    return ran


@pytest.fixture
def dataset(run: Run, tmp_path: Path) -> Path:
    """Return the dataset of the news."""
    assert 0 == run("build", "news", "-o", str(tmp_path / "out")).code
    return tmp_path / "out"


def test_build_writes_everything_and_sums_up(run: Run, tmp_path: Path):
    """The results are files; the summary is talk and goes to standard error."""
    outcome = run("build", "news", "-o", str(tmp_path / "out"))

    expected = ["claims.jsonl", "graph.html", "graph.nq", "graph.trig", "graph.ttl", "manifest.json", "texts.jsonl"]
    assert expected == sorted(path.name for path in (tmp_path / "out").iterdir())
    assert (0, "") == (outcome.code, outcome.out)
    assert "read 3 documents in " in outcome.err
    assert "3 documents, " in outcome.err
    assert f"open {tmp_path / 'out' / 'graph.html'}" in outcome.err


def test_skipped_documents_are_told_and_change_the_exit_code(run: Run, tmp_path: Path):
    """3 says: done, but not with everything."""
    (tmp_path / "empty.txt").touch()
    outcome = run("build", "news", str(tmp_path / "empty.txt"), "-o", str(tmp_path / "out"))

    assert 3 == outcome.code
    assert f"skipped: {tmp_path / 'empty.txt'}: is empty\n" in outcome.err
    assert "skipped 1" in outcome.err


def test_where_nothing_can_be_read_the_reasons_are_told(run: Run, tmp_path: Path):
    """A mistyped path is an error, and no dataset of nothing is written."""
    outcome = run("build", "nowhere", "-o", str(tmp_path / "out"))

    skipped = "skipped: nowhere: cannot be read: No such file or directory\n"
    error = f"kgraph: {tmp_path / 'out'}: not written, for no document could be read\n"
    assert (1, skipped + error) == (outcome.code, outcome.err)


def test_quiet_leaves_errors_and_what_was_skipped(run: Run, tmp_path: Path):
    """For a nightly run: silence means that everything went well; it may stand anywhere."""
    (tmp_path / "empty.txt").touch()
    out = str(tmp_path / "out")

    assert (0, "", "") == astuple(run("--quiet", "build", "news", "-o", out))
    outcome = run("build", "news", str(tmp_path), "-o", out, "--quiet")
    assert (3, f"skipped: {tmp_path / 'empty.txt'}: is empty\n") == (outcome.code, outcome.err)
    assert "3 documents, " in run("build", "news", "-o", out).err


def test_after_two_dashes_all_are_names_of_files(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A file may be called like an option."""
    for name in ("--debug", "-o"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)

    assert "skipped: --debug: is empty\nskipped: -o: is empty\n" == run("extract", "--", "--debug", "-o").err


def test_a_wrong_date_is_told_with_a_right_one(run: Run):
    """The message shows how a date is written."""
    outcome = run("times", "news", "--published", "3/5/2024")

    assert "'3/5/2024' is no date; expected one such as 2024-03-12" in outcome.err


def test_documents_without_a_date_are_told(run: Run, tmp_path: Path):
    """The summary says that relative dates stay unresolved, and it is no failure."""
    (tmp_path / "ferry.txt").write_bytes(Path("news/ferry.txt").read_bytes())
    outcome = run("extract", str(tmp_path / "ferry.txt"))

    assert 0 == outcome.code
    assert f"no date: {tmp_path / 'ferry.txt'}: relative dates stay unresolved" in outcome.err


def test_extract_prints_claims_for_people(run: Run):
    """A sentence, and below it what it says."""
    outcome = run("extract", "news/treaty.md")

    assert 0 == outcome.code
    assert "# treaty (2024-03-14)\nNorway refused to sign the treaty on Tuesday.\n" in outcome.out
    assert any(line.startswith("  sign  ") and "polarity=negative" in line for line in outcome.out.splitlines())


def test_extract_prints_the_claims_format(run: Run, dataset: Path):
    """The lines are those that build keeps, whatever the order of the arguments."""
    outcome = run("extract", "news/wire.jsonl", "news/treaty.md", "news/ferry.txt", "--format", "jsonl")

    assert (dataset / "claims.jsonl").read_text(encoding="utf-8") == outcome.out


def test_extract_reads_standard_input(run: Run, written: ModuleType, monkeypatch: pytest.MonkeyPatch):
    """`-` is the text that is piped in, dated by the option."""
    text = Path("news/ferry.txt").read_bytes()
    monkeypatch.setattr(written, "PARSES", Path("parses"))
    monkeypatch.setattr(written.WrittenParser, "parse", lambda _, __: iter(()))
    outcome = run("extract", "-", "--format", "jsonl", "--published", "2024-03-18", stdin=text)

    document = json.loads(outcome.out)["document"]
    assert ("stdin", "-", "2024-03-18", "option") == (
        document["id"],
        document["source"],
        document["published"],
        document["published_from"],
    )


def test_extract_explains_its_claims(run: Run):
    """Every claim that is printed without reasons is printed with them."""
    plain, explained = (run("extract", "news/ferry.txt", *option) for option in ((), ("--explain",)))

    assert set(plain.out.splitlines()) <= set(explained.out.splitlines())
    assert "nsubj" in explained.out
    assert "  positive, happened: " in explained.out


def test_times_prints_what_dates_mean(run: Run):
    """The expression, its value, and the days."""
    outcome = run("times", "news/ferry.txt")

    assert 0 == outcome.code
    assert outcome.out.startswith("# ferry (2024-03-18)\n")
    assert "2024-03-15" in outcome.out


def test_times_explains_the_way_to_the_days(run: Run):
    """Rule, anchor and steps stand below each expression, and only when they are asked for."""
    plain, explained = (run("times", "news/ferry.txt", *option) for option in ((), ("--explain",)))

    assert "anchor  publication, 2024-03-18" in explained.out
    assert plain.out.splitlines() == [line for line in explained.out.splitlines() if not line.startswith("    ")]
    assert plain.out != explained.out


def test_times_prints_the_claims_format_without_claims(run: Run):
    """The same fields, less entities and claims."""
    (line,) = run("times", "news/ferry.txt", "--format", "jsonl").out.splitlines()

    assert ["document", "sentences", "times"] == list(json.loads(line))


def test_parse_prints_conllu(run: Run):
    """Documents follow each other, sorted by id."""
    outcome = run("parse", "news")

    ids = [line for line in outcome.out.splitlines() if line.startswith("# newdoc")]
    assert ["# newdoc id = ferry", "# newdoc id = port", "# newdoc id = treaty"] == ids
    assert outcome.out.endswith("\n\n")


def test_export_goes_by_suffix(run: Run, dataset: Path, tmp_path: Path):
    """The suffix says how to write."""
    outcome = run("export", str(dataset), "-o", str(tmp_path / "events.ttl"))

    assert 0 == outcome.code
    assert (dataset / "graph.ttl").read_bytes() == (tmp_path / "events.ttl").read_bytes()


def test_export_names_the_formats_that_there_are(run: Run, dataset: Path):
    """An unknown format is one line and exit code 1."""
    outcome = run("export", str(dataset), "-o", "events.docx")

    assert 1 == outcome.code
    assert outcome.err.startswith("kgraph: unknown format 'docx'; expected one of ")
    assert 1 == outcome.err.count("\n")


def test_query_answers_sparql(run: Run, dataset: Path):
    """Results are on standard output, in the format asked for."""
    sparql = "SELECT ?id { ?document a kg:Document ; dcterms:identifier ?id } ORDER BY ?id"
    outcome = run("query", str(dataset), sparql, "--format", "csv")

    assert [["id"], ["ferry"], ["port"], ["treaty"]] == list(csv.reader(outcome.out.splitlines()))


def test_query_reads_a_file_and_standard_input(run: Run, dataset: Path, tmp_path: Path):
    """A long query need not stand on the command line."""
    (tmp_path / "ask.rq").write_text("ASK { ?document a kg:Document }", encoding="utf-8")

    assert "true\n" == run("query", str(dataset), "--file", str(tmp_path / "ask.rq")).out
    assert "true\n" == run("query", str(dataset), "-", stdin=b"ASK { ?document a kg:Document }").out


def test_query_asks_named_questions(run: Run, dataset: Path):
    """A question that comes with kgraph takes its parameters by name."""
    outcome = run(
        "query", str(dataset), "--question", "timeline", "--param", "who=Norway", "--param", "standing=denied"
    )

    assert 0 == outcome.code
    assert "2024-03-12" in outcome.out


def test_questions_are_listed(run: Run, dataset: Path):
    """Nobody has to guess a name or a parameter."""
    outcome = run("query", str(dataset), "--questions")

    assert "timeline: " in outcome.out
    assert "  who: " in outcome.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["SELECT ?x {"], "kgraph: query: line 1, column "),
        (["--question", "nothing"], "kgraph: query: unknown question 'nothing'; expected one of "),
        (["--question", "timeline"], "kgraph: query: question timeline: who is missing"),
        (["--file", "nowhere.rq"], "kgraph: query: nowhere.rq: cannot be read: No such file or directory"),
    ],
)
def test_a_wrong_query_is_one_line(run: Run, dataset: Path, arguments: list[str], message: str):
    """The message says where, and the exit code is 1."""
    outcome = run("query", str(dataset), *arguments)

    assert 1 == outcome.code
    assert outcome.err.startswith(message)
    assert 1 == outcome.err.count("\n")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["build"],
        ["buidl", "news"],
        ["build", "news", "--published", "12/03/24"],
        ["extract", "news", "--format", "xml"],
        ["query", "out", "ASK {}", "--question", "timeline"],
        ["query", "out", "ASK {}", "--param", "who=Norway"],
        ["query", "out", "--question", "timeline", "--param", "Norway"],
        ["export", "out"],
    ],
)
def test_wrong_usage_has_exit_code_2(run: Run, dataset: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]):
    """What can only be a slip of the keyboard is told with how it is meant."""
    monkeypatch.chdir(dataset.parent)
    outcome = run(*arguments)

    assert 2 == outcome.code
    assert "Usage: kgraph" in outcome.err + outcome.out


def no_model(*_: object, **__: object) -> None:
    """Stand for a checkout without weights."""
    raise ModelError("parser.onnx: not found")


def test_an_error_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """A user sees what is wrong and no traceback, and nothing is half-written."""
    monkeypatch.setattr("kgraph.pipeline.understanding.load_parser", no_model)
    outcome = run("build", "news", "-o", str(tmp_path / "out"))

    assert (1, "", "kgraph: parser.onnx: not found\n") == (outcome.code, outcome.out, outcome.err)
    assert not (tmp_path / "out").exists()


def test_debug_shows_the_traceback(run: Run, monkeypatch: pytest.MonkeyPatch):
    """`--debug` may stand anywhere."""
    monkeypatch.setattr("kgraph.pipeline.understanding.load_parser", no_model)

    with pytest.raises(ModelError):
        main(["build", "news", "--debug"])


def test_a_text_cannot_steer_the_terminal(run: Run, tmp_path: Path):
    """Control codes in a file name or a message are shown as signs."""
    path = tmp_path / "a\x1b[2J\nb.txt"
    path.touch()
    outcome = run("extract", str(path))

    assert 3 == outcome.code
    assert "\x1b" not in outcome.err
    assert f"skipped: {tmp_path}/a\ufffd[2J b.txt: is empty\n" == outcome.err


def test_version(run: Run):
    """The version is that of the package."""
    assert f"kgraph {kgraph.__version__}\n" == run("--version").out


def test_info_tells_versions_and_model(run: Run):
    """What takes part in a result is listed."""
    outcome = run("info")

    assert f"kgraph {kgraph.__version__}\n" in outcome.out
    assert "onnxruntime " in outcome.out
    assert "\nparsers: neural, spacy" in outcome.out
    assert "\nmodel embedded of parser neural, sha256 " in outcome.out
    assert "  # Model card" in outcome.out


def test_info_lists_the_verbs_that_nobody_knows(run: Run, dataset: Path):
    """Verbs of events without a type of their own are counted; a folder without a dataset is an error."""
    claims = dataset / "claims.jsonl"
    text, number = re.subn(r'("type": ?)"Say"', r'\1"Event"', claims.read_text(encoding="utf-8"))
    claims.write_text(text, encoding="utf-8")

    assert number > 0
    assert f"{number} say\n" == run("info", "--unknown", str(dataset)).out
    nothing = run("info", "--unknown", "news")
    assert (1, "kgraph: news: holds no dataset: there is no claims.jsonl\n") == (nothing.code, nothing.err)


def test_info_tells_all_else_where_the_model_is_missing(run: Run, tmp_path: Path):
    """Versions and parsers are printed before the model is looked for."""
    outcome = run("info", "--model", str(tmp_path / "nowhere"))

    assert 1 == outcome.code
    assert "\nparsers: " in outcome.out
    assert f"kgraph: {tmp_path / 'nowhere'}: no such folder; expected one that holds " in outcome.err


@pytest.fixture
def asked(run: Run, written: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """Return what parsers were asked for, by model, name, threads and GPU."""
    found: list[tuple[object, ...]] = []

    def loaded(model: object, *, name: str, threads: int | None, gpu: bool) -> object:
        found.append((model, name, threads, gpu))
        return written.WrittenParser()

    monkeypatch.setattr("kgraph.pipeline.understanding.load_parser", loaded)
    return found


@pytest.mark.parametrize("command", ["build", "extract", "times", "parse"])
def test_parser_and_model_are_options(run: Run, asked: list[tuple[object, ...]], command: str, tmp_path: Path):
    """Every command that parses takes them, and what the parser computes with."""
    output = ["-o", str(tmp_path / "out")] if command == "build" else []
    outcome = run(command, "news", *output, "--parser", "mine", "--model", "weights", "--threads", "2", "--gpu")

    assert (0, [(Path("weights"), "mine", 2, True)]) == (outcome.code, asked)


@pytest.mark.parametrize(
    ("environment", "options", "model"),
    [
        ("", [], None),
        ("mine", [], Path("mine")),
        ("mine", ["--model", "other"], Path("other")),
    ],
)
def test_the_model_stands_in_the_environment(
    run: Run,
    asked: list[tuple[object, ...]],
    monkeypatch: pytest.MonkeyPatch,
    environment: str,
    options: list[str],
    model: Path | None,
):
    """KGRAPH_MODEL is used where no option is given; an empty one is none."""
    monkeypatch.setenv("KGRAPH_MODEL", environment)
    run("times", "news", *options)

    assert [(model, "neural", None, False)] == asked


def test_an_unknown_parser_is_one_line(run: Run):
    """The error lists those that exist."""
    outcome = run("info", "--parser", "nlp")

    assert 1 == outcome.code
    assert "kgraph: plugin nlp: there is no parser of that name; expected one of neural, spacy" in outcome.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, command: str):
    """Help ends with a line that can be copied."""
    outcome = run(command, "--help")

    assert 0 == outcome.code
    assert f"kgraph {command}" in " ".join(outcome.out.rpartition("Example:")[2].split())


def test_no_command_is_forgotten(run: Run):
    """The commands of the application are those that are tested here."""
    assert sorted(COMMANDS) == sorted(command.callback.__name__ for command in app.registered_commands)


def test_a_closed_pipe_is_no_error(root: Path):
    """`kgraph query ... | head -1` ends quietly."""
    code = (
        "import sys; from kgraph.cli import app, console;"
        "app.app.command('flood')(lambda: [console.result('x' * 1000) for _ in range(10000)]);"
        "app.main(['flood'])"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert b"" == process.stderr.read()


def test_an_interrupt_while_loading_is_quiet(monkeypatch: pytest.MonkeyPatch):
    """Ctrl+C before the first command has begun shows no traceback and counts as interrupted."""

    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kgraph.cli.app.main", interrupted)
    with pytest.raises(SystemExit) as stopped:
        kgraph_main()

    assert 130 == stopped.value.code


def test_help_is_quick():
    """Help imports no model. The best of five runs counts, in processor time: machines are busy."""
    assert min(seconds_for([sys.executable, "-m", "kgraph", "--help"]) for _ in range(5)) < 0.3


def seconds_for(command: list[str]) -> float:
    """Return how much processor time a command takes."""
    before = os.times()
    subprocess.run(command, check=True, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system
