"""Which files there are to read: those that are named, and those below the folders that are named."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from kgraph.reading.metadata import ONE_DOCUMENT, SIDECAR_SUFFIX
from kgraph.reading.opening import stem_of, suffix_of
from kgraph.records.document import Noted, Skipped

STANDARD_INPUT = "-"

# In a folder these tell about the folder; a file that is named itself is always read.
ABOUT_FOLDERS = frozenset({"readme", "license", "licence", "notice", "changelog", "contributing"})

# A folder that holds both is a dataset of ours: what it holds is no news.
DATASET = frozenset({"claims.jsonl", "texts.jsonl"})
MANIFEST = "manifest.json"
GRAPH = "graph"

Found = Path | Skipped | Noted


def find_files(paths: Iterable[Path], suffixes: Sequence[str]) -> Iterator[Found]:
    """Yield the files to read, sorted by path, each once; folders give their files with one of the suffixes.

    Args:
        paths: files and folders.
        suffixes: of the files to take from folders, without their dot.
    """
    seen: set[str] = set()
    found = (item for path in paths for item in _expand(path, suffixes))
    for item in sorted(found, key=_place):
        if not isinstance(item, Path):
            yield item
        elif (real := os.path.realpath(item)) not in seen:
            seen.add(real)
            yield item


def _place(item: Found) -> str:
    return str(item) if isinstance(item, Path) else item.source


def _expand(path: Path, suffixes: Sequence[str]) -> Iterator[Found]:
    if path.is_dir():
        yield from _below(path, suffixes)
    elif not _is_sidecar(path):
        yield path


def _below(folder: Path, suffixes: Sequence[str]) -> Iterator[Found]:
    """Yield what a folder holds, links to other folders and hidden names left out."""
    errors: list[OSError] = []
    others: Counter[str] = Counter()
    count = 0
    for root, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = [name for name in folders if not name.startswith(".") and not _is_beside_page(name, names)]
        if set(names) >= DATASET:
            yield Noted(root, "holds a dataset, whose own files are not read")
            names[:] = [name for name in names if name not in DATASET | {MANIFEST} and Path(name).stem != GRAPH]
        for path in (Path(root, name) for name in names if not name.startswith(".")):
            if suffix_of(path) not in suffixes:
                others[path.suffix.lower() or "no suffix"] += 1
            elif stem_of(path).lower() in ABOUT_FOLDERS:
                yield Noted(str(path), "tells about its folder and is not read; name the file itself to read it")
            elif path.exists() and not path.is_file():
                yield Skipped(str(path), "is no regular file")  # a pipe would wait for ever
            elif not _is_sidecar(path):
                count += 1
                yield path
    yield from (Skipped(str(error.filename), f"cannot be read: {error.strerror}") for error in errors)
    if others:
        yield Noted(str(folder), f"other files passed over: {_counted(others)}")
    if not count and not errors:
        yield Skipped(str(folder), f"holds no file that kgraph reads ({', '.join(f'.{name}' for name in suffixes)})")


def _is_sidecar(path: Path) -> bool:
    """Tell whether a file belongs to a document beside it."""
    if path.suffix.lower() != SIDECAR_SUFFIX:
        return False
    names = (f"{path.stem}.{suffix}".removesuffix(".") for suffix in sorted(ONE_DOCUMENT))
    return any(path.with_name(name + packed).is_file() for name in names for packed in ("", ".gz"))


def _is_beside_page(folder: str, names: Collection[str]) -> bool:
    """Tell whether a folder is what a browser saves beside a page: its pictures, scripts and frames."""
    stem = folder.removesuffix("_files")
    return stem != folder and any(f"{stem}.{suffix}" in names for suffix in ("htm", "html"))


def _counted(others: Counter[str]) -> str:
    return ", ".join(f"{number} {suffix}" for suffix, number in sorted(others.items()))
