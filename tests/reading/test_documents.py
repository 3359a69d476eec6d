"""Files, folders and standard input become documents; what cannot be read is told, not lost."""

from __future__ import annotations

import gzip
import io
import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import plugins
from kgraph.errors import PluginError
from kgraph.reading.documents import Reading, read, unique_id
from kgraph.records.document import Document, Noted, PublishedFrom, Skipped

ENGLISH = "The council met on Monday and agreed to repair the bridge."
GERMAN = "Der Stadtrat tagte am Montag und beschloss, die Brücke reparieren zu lassen."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is the current one, so that sources are short."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def documents(items: list[Reading]) -> list[Document]:
    """Return the documents among what was read."""
    return [item for item in items if isinstance(item, Document)]


def told(items: list[Reading], kind: type[Skipped] | type[Noted]) -> list[str]:
    """Return what was said about inputs that are no documents."""
    return [f"{item.source}: {item.reason}" for item in items if isinstance(item, kind)]


def write(path: str, content: str | bytes = ENGLISH) -> None:
    """Write a file and the folders above it."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(content.encode() if isinstance(content, str) else content)


def test_a_folder_is_read_with_all_below_it_in_sorted_order(folder: Path):
    """The order is that of the paths, whatever the file system says."""
    for path in ("news/b.txt", "news/a/z.md", "news/c.jsonl"):
        write(path, json.dumps({"text": ENGLISH}) if path.endswith("jsonl") else ENGLISH)

    assert ["news/a/z.md", "news/b.txt", "news/c.jsonl"] == [d.source for d in documents(list(read(["news"])))]


def test_the_order_of_the_arguments_does_not_matter(folder: Path):
    """The same inputs in another order give the same documents with the same ids."""
    write("a/fire.txt")
    write("b/fire.txt", ENGLISH + " It rained.")

    assert list(read(["a", "b/fire.txt"])) == list(read(["b/fire.txt", "a"]))


def test_a_file_that_is_named_twice_is_read_once(folder: Path):
    """A file, its folder, and a link to it are one document."""
    write("news/a.txt")
    Path("news/link.txt").symlink_to("a.txt")

    assert ["news/a.txt"] == [d.source for d in documents(list(read(["news", "news/a.txt", "./news/a.txt"])))]


def test_documents_of_one_name_are_told_apart_by_their_path(folder: Path):
    """An id is the stem of the file, and as much of its path as it takes."""
    for path in ("a/x/fire.txt", "a/y/fire.txt", "b/y/fire.txt"):
        write(path)

    assert ["fire", "y/fire", "b/y/fire"] == [d.id for d in documents(list(read(["a", "b"])))]


@given(sources=st.lists(st.sampled_from(["fire.txt", "a/fire.txt", "a/b/fire.txt", "/a/fire.txt", "wire.jsonl"])))
def test_ids_are_unique(sources: list[str]):
    """No two documents share an id, not even two of one path."""
    taken: set[str] = set()
    for source in sources:
        taken.add(unique_id("fire", source, taken))

    assert len(sources) == len(taken)


def test_standard_input_is_a_document(folder: Path):
    """`-` reads the text that is piped in."""
    (document,) = read(["-"], standard_input=io.BytesIO(ENGLISH.encode()))

    assert Document(id="stdin", text=ENGLISH, source="-") == document


@pytest.mark.parametrize("head", ["<!DOCTYPE html>\n<html>", "\ufeff  <HTML lang='en'>", "<!-- saved --><html>"])
def test_a_page_from_a_pipe_is_a_page(folder: Path, head: str):
    """What a program has fetched needs no name: a page is known by how it begins; so is a file without a suffix."""
    page = f"{head}<body><script>var a = 1</script><p>{ENGLISH}</p></body></html>".encode()
    write("page", page)

    (document,) = read(["-"], standard_input=io.BytesIO(page))
    assert Document(id="stdin", text=ENGLISH, source="-") == document
    assert [Document(id="page", text=ENGLISH, source="page")] == list(read(["page"]))


def test_a_text_that_tells_of_tags_is_a_text(folder: Path):
    """Only what begins like a page is one."""
    text = ENGLISH + " The page began with <html> and ended."
    (document,) = read(["-"], standard_input=io.BytesIO(text.encode()))

    assert Document(id="stdin", text=text, source="-") == document


def test_empty_standard_input_is_skipped(folder: Path):
    """A pipe that brings nothing is told as such."""
    assert ["standard input: is empty"] == told(list(read(["-"], standard_input=io.BytesIO(b""))), Skipped)


def test_names_of_files_tell_days_where_one_asks_for_it(folder: Path):
    """`--published name` dates what brings no date of its own by its name; without it a name means nothing."""
    write("2024-06-11-plane.txt")
    write("2024-06-12.txt")
    write("2024-06-12.json", '{"published": "2024-03-12"}')
    write("plane.txt")

    expected = [(date(2024, 6, 11), "option"), (date(2024, 3, 12), "sidecar"), (None, "none")]
    assert expected == [(one.published, one.published_from) for one in documents(list(read(["."], published="name")))]
    assert [None, None] == [one.published for one in documents(list(read(["."]))) if one.published_from == "none"]


def test_the_date_that_is_given_is_for_documents_without_one(folder: Path):
    """`--published` dates what brings no date of its own, and only that."""
    write("dated.txt")
    write("dated.json", '{"published": "2024-03-12"}')
    write("undated.txt")

    dated, undated = documents(list(read(["."], published=date(2025, 1, 1))))

    assert (date(2024, 3, 12), PublishedFrom.SIDECAR) == (dated.published, dated.published_from)
    assert (date(2025, 1, 1), PublishedFrom.OPTION) == (undated.published, undated.published_from)


def test_no_date_is_made_up(folder: Path):
    """A file has a time and so has the machine; neither is a publication date."""
    write("a.txt")

    (document,) = documents(list(read(["a.txt"])))

    assert (None, PublishedFrom.NONE) == (document.published, document.published_from)


@pytest.mark.parametrize(
    ("path", "content", "message"),
    [
        ("empty.txt", b"", "empty.txt: is empty"),
        ("blank.md", b" \n\t\r\n", "blank.md: holds no text but blanks"),
        ("photo.txt", b"\x89PNG\0", "photo.txt: is a binary file (zero byte at offset 4); expected text in UTF-8"),
        (
            "damaged.txt",
            "Café, “Été”".encode()[:-1],
            "damaged.txt: is not in UTF-8 (byte 0xe2 at offset 15: unexpected end of data)",
        ),
        ("wide.txt", ENGLISH.encode("utf-16")[:-1], "wide.txt: is damaged UTF-16 (at offset 116: truncated data)"),
        ("a.txt.gz", b"plain", "a.txt.gz: cannot be uncompressed: Not a gzipped file (b'pl')"),
        ("b.txt.gz", gzip.compress(ENGLISH.encode())[:-9], "b.txt.gz: cannot be uncompressed: Compressed file ended "),
        ("line.txt", b"A line. " * 800_000, "line.txt: is longer than 6,000,000 characters; expected an article"),
        ("long.txt", "é".encode() * 6_000_001, "long.txt: is longer than 6,000,000 characters; expected an article"),
        ("german.txt", GERMAN, "german.txt: is in German (de); kgraph reads English"),
        ("empty.jsonl", b"\n\n", "empty.jsonl: is empty"),
        (
            "scan.pdf",
            b"%PDF",
            "scan.pdf: no reader for .pdf; kgraph reads .atom, .csv, .htm, .html, .json, .jsonl, .md, .rss, .tsv, "
            ".txt, .xml",
        ),
        (
            "folder/notes.doc",
            b"",
            "folder: holds no file that kgraph reads (.atom, .csv, .htm, .html, .json, .jsonl, .md, .rss, ",
        ),
    ],
)
def test_bad_input_is_skipped_in_words(folder: Path, path: str, content: bytes, message: str):
    """Each way in which an input can be bad has one line that says what is wrong."""
    write(path, content)

    (found,) = told(list(read([Path(path).parts[0]])), Skipped)

    assert found.startswith(message)


@pytest.mark.parametrize("path", ["nowhere.txt", "a.txt/b.txt"])
def test_a_path_that_cannot_be_read_is_skipped(folder: Path, path: str):
    """A mistyped name stops nothing else."""
    write("a.txt")

    items = list(read(["a.txt", path]))

    assert [f"{path}: cannot be read: "] == [text[: len(path) + 18] for text in told(items, Skipped)]
    assert ["a"] == [document.id for document in documents(items)]


def test_a_german_line_is_named_by_its_id(folder: Path):
    """In a file of many documents the one in another language is named."""
    lines = [{"id": "one", "text": ENGLISH}, {"id": "two", "text": GERMAN}]
    write("wire.jsonl", "\n".join(map(json.dumps, lines)))

    items = list(read(["wire.jsonl"]))

    assert ["wire.jsonl (two): is in German (de); kgraph reads English"] == told(items, Skipped)
    assert ["one"] == [document.id for document in documents(items)]


def test_a_sidecar_without_its_text_is_noted(folder: Path):
    """A `.json` that belongs to no text is told, and is no reason for another exit code."""
    write("lost.json", "{}")
    write("a.txt")

    items = list(read(["."]))

    assert ['lost.json: no text file beside it and no "text" in it; ignored'] == told(items, Noted)
    assert [] == told(items, Skipped)


def test_the_sidecars_that_a_shell_lists_are_not_read_as_texts(folder: Path):
    """`kgraph build news/*` names the sidecars too."""
    write("a.txt")
    write("a.json", '{"title": "Bridge"}')

    (document,) = read(["a.json", "a.txt"])

    assert isinstance(document, Document)
    assert "Bridge" == document.title


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.txt.gz", "a"])
def test_the_sidecar_of_every_single_document_is_found(folder: Path, name: str):
    """Pages, compressed files and files without a suffix have one, too."""
    text = f"<p>{ENGLISH}</p>" if name.endswith("html") else ENGLISH
    write(name, gzip.compress(text.encode()) if name.endswith("gz") else text)
    write("a.json", '{"title": "Bridge", "published": "2024-03-12"}')

    (document,) = read([name, "a.json"])

    assert isinstance(document, Document)
    expected = ("a", "Bridge", date(2024, 3, 12), PublishedFrom.SIDECAR)
    assert expected == (document.id, document.title, document.published, document.published_from)


def test_a_compressed_file_is_read_as_what_is_in_it(folder: Path):
    """The suffix before `.gz` says what it is, and ids are made without both."""
    write("a/wire.jsonl.gz", gzip.compress(json.dumps({"text": ENGLISH}).encode()))
    write("a/fire.txt.gz", gzip.compress(ENGLISH.encode()))
    write("b/fire.txt", ENGLISH)

    assert ["fire", "wire-1", "b/fire"] == [d.id for d in documents(list(read(["a", "b"])))]


def test_a_dataset_in_a_folder_is_no_news(folder: Path):
    """The output may lie in the folder of the input, or be it: our files are not read, those beside them are."""
    write("news/a.txt")
    for name in ("claims.jsonl", "texts.jsonl", "manifest.json", "graph.html", "graph.ttl", "b.txt"):
        write(f"news/out/{name}")

    items = list(read(["news"]))

    assert ["a", "b"] == [d.id for d in documents(items)]
    assert ["news/out: holds a dataset, whose own files are not read"] == told(items, Noted)


def test_what_a_browser_saves_beside_a_page_is_not_read(folder: Path):
    """Frames with advertisements lie in a folder of the page's name; other folders of such names are read."""
    for name in ("page.html", "page_files/frame.html", "case_files/a.html"):
        write(name, f"<p>{ENGLISH}</p>")

    assert ["case_files/a.html", "page.html"] == [d.source for d in documents(list(read(["."])))]


def test_the_readme_of_a_folder_is_no_article(folder: Path):
    """What tells about a folder is read only when it is named itself."""
    write("news/README.md", "Articles of this year.")
    write("news/a.txt")

    assert ["a"] == [document.id for document in documents(list(read(["news"])))]
    assert ["README"] == [document.id for document in documents(list(read(["news/README.md"])))]


def test_other_files_and_hidden_ones_are_no_articles(folder: Path):
    """A folder may hold pictures; they are counted in one note, and hidden files are left alone."""
    for name in ("a.txt", "one.jpg", "two.JPG", ".hidden.txt", ".git/b.txt"):
        write(f"news/{name}")

    items = list(read(["news"]))

    assert ["news: other files passed over: 2 .jpg"] == told(items, Noted)
    assert ["a"] == [document.id for document in documents(items)]


def test_a_name_that_is_not_utf8_can_be_written_later(folder: Path):
    """File names are bytes; what is kept of them has an encoding."""
    try:
        write(b"caf\xe9.txt".decode("utf-8", "surrogateescape"))
    except OSError:
        pytest.skip("the file system takes no such name")

    (document,) = documents(list(read(["."])))

    assert ("caf\ufffd", "caf\ufffd.txt") == (document.id, document.source)


@pytest.fixture
def offer(monkeypatch: pytest.MonkeyPatch) -> Callable[[object], None]:
    """Return a function that makes something the plugin for `.rtf`."""

    def offered(target: object) -> None:
        def load(group: plugins.Group, name: str) -> object:
            if isinstance(target, PluginError):
                raise target
            return target if (group, name) == (plugins.Group.READERS, "rtf") else None

        monkeypatch.setattr(plugins, "load", load)

    return offered


def test_a_plugin_reads_its_suffix(folder: Path, offer: Callable[[object], None]):
    """A reader of another package is used for the suffix that it names."""
    write("a.rtf")
    offer(lambda path: iter([Document(id="from-plugin", text=ENGLISH, source=str(path))]))

    assert ["from-plugin"] == [document.id for document in documents(list(read(["a.rtf"])))]


def test_a_plugin_that_breaks_costs_one_file(folder: Path, offer: Callable[[object], None]):
    """Whatever foreign code raises, the next file is read."""
    write("a.rtf")
    write("b.txt")
    offer(lambda path: 1 / len(path.suffixes[1:]))

    items = list(read(["a.rtf", "b.txt"]))

    assert ["a.rtf: the plugin for .rtf failed: division by zero"] == told(items, Skipped)
    assert ["b"] == [document.id for document in documents(items)]


def test_a_plugin_that_does_not_load_is_named(folder: Path, offer: Callable[[object], None]):
    """A broken plugin is told by name and stops nothing."""
    write("a.rtf")
    offer(PluginError("rtf", "does not load: no module striprtf"))

    assert ["a.rtf: plugin rtf: does not load: no module striprtf"] == told(list(read(["a.rtf"])), Skipped)


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=50))
def test_the_text_is_the_file(text: str, tmp_path_factory: pytest.TempPathFactory):
    """Line ends, byte order mark and all else stay, so that spans index the file."""
    path = tmp_path_factory.mktemp("news") / "a.txt"
    path.write_bytes((ENGLISH + text).encode())

    found = documents(list(read([path])))

    assert [ENGLISH + text] == [document.text for document in found] or "\0" in text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_in_a_folder_is_skipped(tmp_path: Path):
    """A pipe that nobody writes to would wait for ever."""
    os.mkfifo(tmp_path / "pipe.txt")

    assert [Skipped(str(tmp_path / "pipe.txt"), "is no regular file")] == [
        item for item in read([tmp_path]) if isinstance(item, Skipped) and item.source.endswith("pipe.txt")
    ]
