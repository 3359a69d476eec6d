"""Whether the files of a folder are ours: what somebody else put there is never replaced by a file of the same name."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from kgraph.errors import DatasetError
from kgraph.pipeline.writing import CLAIMS, GRAPHS, MANIFEST, TEXTS
from kgraph.records.claimsfile import read_accounts


def refuse_foreign(folder: Path, drawn: Iterable[str] = ()) -> None:
    """Raise where a folder that is no dataset of ours holds files with the names of those that are to be written.

    Args:
        folder: the dataset folder to be.
        drawn: the names of further files.

    Raises:
        DatasetError: there are such files, and neither the manifest nor the claims beside them are ours.
    """
    names = (CLAIMS, TEXTS, *GRAPHS, MANIFEST, *drawn)
    found = sorted(name for name in names if (folder / name).exists())
    if found and not _has_our_manifest(folder) and not _has_our_claims(folder):
        there = ", ".join(found)
        raise DatasetError(
            folder, f"holds {there}, not written by kgraph; choose another folder, or build with --force"
        )


def _has_our_manifest(folder: Path) -> bool:
    try:
        manifest: object = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    versions = cast("dict[str, object]", manifest).get("versions") if isinstance(manifest, dict) else None
    return isinstance(versions, dict) and "kgraph" in versions


def _has_our_claims(folder: Path) -> bool:
    """Tell whether claims and texts can be read: they are the dataset, and may have been copied without the rest."""
    try:
        return bool(read_accounts(folder / CLAIMS, folder / TEXTS))
    except DatasetError:
        return False
