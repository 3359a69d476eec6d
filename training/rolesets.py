"""Write kgraph/knowledge/en/rolesets.tsv from the PropBank frame files.

    python -m training.rolesets FRAMES kgraph/knowledge/en/rolesets.tsv

FRAMES is the folder `frames/` of a checkout of propbank/propbank-frames (CC BY-SA 4.0), or a digest of it as
JSON Lines (`.jsonl.gz`: id, name, aliases, roles, verbnet, framenet). Both give the same table where they hold
the same release. Glosses are cut short, and aliases that are neither verb, noun, adjective, light verb construction
nor multi-word expression are left out: the table is read at every start.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

COLUMNS = ("id", "roles", "verbnet", "framenet", "aliases", "gloss")
KINDS_OF_ALIAS = "vnjlm"
LONGEST_GLOSS = 48  # characters: enough to tell senses apart; whole glosses would add 90 kB

HEADER = """\
# PropBank rolesets: roles with function tags, VerbNet classes, FrameNet frames, words of each part of speech.
# Written by training/rolesets.py; do not edit.
# Aliases: v verb, n noun, j adjective, l light verb construction, m other.
# source: PropBank frame files (github.com/propbank/propbank-frames, release 3.4)
# licence: CC BY-SA 4.0
"""


@dataclass(frozen=True, slots=True)
class RawRoleset:
    """A roleset as the frame files give it."""

    id: str
    name: str
    roles: tuple[tuple[str, str], ...]
    verbnet: tuple[str, ...]
    framenet: tuple[str, ...]
    aliases: tuple[tuple[str, str], ...]


def read_rolesets(path: Path) -> Iterator[RawRoleset]:
    """Yield the rolesets of a folder of frame files or of a digest."""
    return _read_folder(path) if path.is_dir() else _read_digest(path)


def write_table(rolesets: Iterable[RawRoleset], path: Path) -> int:
    """Write the table, sorted by id, and return the number of rolesets; of two with one id the first is kept."""
    unique: dict[str, RawRoleset] = {}
    for roleset in rolesets:
        unique.setdefault(roleset.id, roleset)
    lines = ["\t".join(_cells(unique[key])) for key in sorted(unique)]
    path.write_text(HEADER + "\t".join(COLUMNS) + "\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return len(lines)


def _read_digest(path: Path) -> Iterator[RawRoleset]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record: dict[str, Any] = json.loads(line)
            yield RawRoleset(
                record["id"],
                record["name"],
                tuple((role["n"], role["f"]) for role in record["roles"]),
                tuple(record["verbnet"]),
                tuple(record["framenet"]),
                tuple((word, kind) for word, kind in record["aliases"]),
            )


def _read_folder(folder: Path) -> Iterator[RawRoleset]:
    for path in sorted(folder.glob("*.xml")):
        for roleset in ElementTree.parse(path).iter("roleset"):
            yield RawRoleset(
                roleset.get("id", ""),
                roleset.get("name", ""),
                tuple((role.get("n", ""), role.get("f", "")) for role in roleset.iterfind("roles/role")),
                _links(roleset, "VerbNet"),
                _links(roleset, "FrameNet"),
                tuple((alias.text or "", alias.get("pos", "")) for alias in roleset.iterfind("aliases/alias")),
            )


def _links(roleset: ElementTree.Element, resource: str) -> tuple[str, ...]:
    links = [*roleset.iter("lexlink"), *roleset.iter("rolelink")]
    return tuple(link.get("class", "") for link in links if link.get("resource") == resource)


def _cells(roleset: RawRoleset) -> tuple[str, ...]:
    roles = " ".join(f"{number.upper()}{function.upper()}" for number, function in roleset.roles if number)
    return (
        roleset.id,
        roles,
        " ".join(sorted(set(roleset.verbnet))),
        " ".join(sorted({re.sub(r"\s+", "_", frame) for frame in roleset.framenet})),
        " ".join(sorted({f"{kind}:{_word(word)}" for word, kind in roleset.aliases if kind in KINDS_OF_ALIAS})),
        _shortened(" ".join(roleset.name.split())),
    )


def _word(alias: str) -> str:
    return re.sub(r"\s+", "_", alias.strip()).lower()


def _shortened(gloss: str) -> str:
    return gloss if len(gloss) <= LONGEST_GLOSS else gloss[:LONGEST_GLOSS].rsplit(" ", 1)[0].rstrip(" ,;") + " …"


if __name__ == "__main__":
    source, target = (Path(argument) for argument in sys.argv[1:3])
    count = write_table(read_rolesets(source), target)
    print(f"{target}: {count} rolesets, {target.stat().st_size} bytes", file=sys.stderr)
