"""Files and folders become documents, in an order that does not depend on how they were named.

What cannot be read comes back as `Skipped`, in its place among the documents, so that nothing is lost silently and
one bad file stops no other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace
from itertools import chain, count
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from kgraph import plugins
from kgraph.errors import InputError, PluginError
from kgraph.reading.feed import is_feed, items_of, read_feed
from kgraph.reading.files import STANDARD_INPUT, find_files
from kgraph.reading.html import article_of, is_page, read_html
from kgraph.reading.jsonl import read_json, read_jsonl
from kgraph.reading.language import ENGLISH, language_of, name_of
from kgraph.reading.metadata import Default, Metadata, dated, read_sidecar
from kgraph.reading.opening import content_of, opened, stem_of, suffix_of
from kgraph.reading.plain import document_of, read_plain
from kgraph.reading.table import read_table
from kgraph.records.document import Document, Noted, Skipped

Reading = Document | Skipped | Noted
"""What reading yields."""

Reader = Callable[[Path], Iterable[Reading]]
"""What reads one kind of file; it may raise `InputError`."""

READERS: dict[str, Reader] = {
    "atom": read_feed,
    "csv": read_table,
    "htm": read_html,
    "html": read_html,
    "json": read_json,
    "jsonl": read_jsonl,
    "md": read_plain,
    "rss": read_feed,
    "tsv": read_table,
    "txt": read_plain,
    "xml": read_feed,
}
"""The readers by file suffix; a plugin adds others by its entry point in `kgraph.readers`."""

_NOT_UTF8 = re.compile("[\ud800-\udfff]")


def read(
    paths: Iterable[Path | str], *, published: Default | None = None, standard_input: BinaryIO | None = None
) -> Iterator[Reading]:
    """Yield the documents of files, folders and standard input (`-`), sorted by path; a file named twice is read once.

    Ids are unique among them.

    Args:
        paths: files, and folders that are read with all that is below them.
        published: the publication date of documents that bring none of their own; `"name"` takes the one in the
            name of each file.
        standard_input: where `-` is read from.
    """
    taken: set[str] = set()
    for item in _read_all(paths, standard_input):
        admitted = _admitted(item, published, taken)
        if isinstance(admitted, Document):
            taken.add(admitted.id)
        yield admitted


def unique_id(wanted: str, source: str | None, taken: Container[str]) -> str:
    """Return the id, with as much of its path before it as makes it unlike those taken, else with a number."""
    path = Path(source).with_name(stem_of(Path(source))) if source else Path()
    folders = path.relative_to(path.anchor).parts
    above = folders[:-1] if folders and folders[-1] == wanted else folders
    longer = ("/".join([*above[start:], wanted]) for start in reversed(range(len(above))))
    numbered = (f"{wanted}-{number}" for number in count(2))
    return next(candidate for candidate in chain([wanted], longer, numbered) if candidate not in taken)


def _read_all(paths: Iterable[Path | str], standard_input: BinaryIO | None) -> Iterator[Reading]:
    named = sorted({str(path) for path in paths})
    if STANDARD_INPUT in named and standard_input is not None:
        yield from _guarded(STANDARD_INPUT, lambda: _read_stream(standard_input))
    for found in find_files((Path(name) for name in named if name != STANDARD_INPUT), sorted(READERS)):
        if isinstance(found, Path):
            yield from _read_file(found)
        else:
            yield found


def _read_stream(stream: BinaryIO) -> Iterator[Reading]:
    content = content_of(stream, "standard input")
    for item in _of_unknown_kind(content, Metadata(), "standard input", "stdin"):
        yield replace(item, source=STANDARD_INPUT) if isinstance(item, Document) else item


def _read_unnamed(path: Path) -> Iterator[Reading]:
    """Yield the document of a file without a suffix."""
    with opened(path) as file:
        content = content_of(file, path)
    yield from _of_unknown_kind(content, read_sidecar(path), path, stem_of(path))


def _of_unknown_kind(content: bytes, told: Metadata, path: Path | str, stem: str) -> Iterator[Reading]:
    if is_feed(content):
        return items_of(content, path if isinstance(path, Path) else Path(stem))
    return iter([article_of(content, told, path, stem)]) if is_page(content) else document_of(content, told, path, stem)


def _read_file(path: Path) -> Iterator[Reading]:
    suffix = suffix_of(path)
    reader = READERS.get(suffix) if suffix else _read_unnamed
    return _guarded(str(path), lambda: reader(path) if reader else _read_by_plugin(path, suffix))


def _read_by_plugin(path: Path, suffix: str) -> Iterable[Reading]:
    reader = cast(Reader | None, plugins.load(plugins.Group.READERS, suffix))
    if reader is None:
        raise InputError(
            path, f"no reader for .{suffix}; kgraph reads {', '.join(f'.{name}' for name in sorted(READERS))}"
        )
    try:
        yield from reader(path)
    except InputError:
        raise
    except Exception as error:  # foreign code: whatever it raises costs one file
        raise InputError(path, f"the plugin for .{suffix} failed: {error}") from error


def _guarded(source: str, documents: Callable[[], Iterable[Reading]]) -> Iterator[Reading]:
    """Yield what is read, and, in place of the rest, why it cannot be."""
    try:
        yield from documents()
    except InputError as error:
        yield Skipped(str(error).removesuffix(f": {error.reason}"), error.reason)
    except PluginError as error:
        yield Skipped(source, str(error))


def _admitted(item: Reading, published: Default | None, taken: Container[str]) -> Reading:
    """Return the document with its date and its final id, or why it is passed over after all."""
    source = _encodable(item.source) if item.source is not None else None
    if not isinstance(item, Document):
        return replace(item, source=source or "")
    code = language_of(item.text)
    if code != ENGLISH:
        where = source if source and PurePath(source).stem == item.id else f"{source} ({item.id})"
        return Skipped(where, f"is in {name_of(code)} ({code}); kgraph reads English")
    return replace(dated(item, published), id=unique_id(_encodable(item.id), source, taken), source=source)


def _encodable(text: str) -> str:
    """Return the text with the bytes of a file name that are not UTF-8 replaced, as no output could hold them."""
    return _NOT_UTF8.sub("\ufffd", text)
