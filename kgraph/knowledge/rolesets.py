"""PropBank rolesets: which senses a word has, and what the numbered roles of each sense mean.

The table is large and most of it is never asked for, so it is read when it is first needed and an entry is
taken apart when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType

from kgraph.errors import KnowledgeError
from kgraph.knowledge.tables import read_head

COLUMNS = ("id", "roles", "verbnet", "framenet", "aliases", "gloss")


@dataclass(frozen=True, slots=True)
class Roleset:
    """One sense of a predicate.

    `roles` maps PropBank roles ("ARG0") to function tags ("PAG" agent, "PPT" patient, "GOL" goal or recipient,
    "DIR", "LOC", "MNR", "VSP", ...). `aliases` are pairs of a word and its part of speech: "v", "n", "j",
    "l" (light verb construction) or "m" (multi-word expression); blanks are underscores.
    """

    id: str
    lemma: str
    roles: Mapping[str, str]
    verbnet: tuple[str, ...]
    framenet: tuple[str, ...]
    aliases: tuple[tuple[str, str], ...]
    gloss: str

    @property
    def base(self) -> str:
        """Return the verb that the sense builds on, "" for none: "reintroduce" on "introduce", "seek out" on "seek"."""
        verb, particle, _ = self.lemma.replace("_", " ").partition(" ")
        if particle:
            return verb
        is_again = verb.startswith("re") and "again" in self.gloss.split()
        return verb.removeprefix("re").removeprefix("-") if is_again else ""

    def role_with(self, *tags: str) -> str | None:
        """Return the first role that has one of the function tags, or `None`."""
        return next((role for role, tag in self.roles.items() if tag in tags), None)


class RolesetTable:
    """The rolesets of one language, by id and by word."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, Roleset] = {}

    def get(self, roleset_id: str) -> Roleset | None:
        """Return the roleset of the id, or `None`.

        Raises:
            KnowledgeError: the table, or this entry of it, is wrong.
        """
        known = self._known.get(roleset_id)
        if known is None and roleset_id in self._lines:
            known = self._known[roleset_id] = self._roleset(*self._lines[roleset_id])
        return known

    def of(self, lemma: str, pos: str) -> tuple[Roleset, ...]:
        """Return the senses of a word as a part of speech ("v", "n", "j", ...), ordered by id.

        Raises:
            KnowledgeError: the table is wrong.
        """
        ids = self._ids.get(f"{pos}:{normal_form(lemma)}", ())
        return tuple(roleset for roleset in map(self.get, ids) if roleset is not None)

    @cached_property
    def _lines(self) -> dict[str, tuple[int, str]]:
        start, lines = read_head(self._path, COLUMNS)
        numbered = enumerate(lines[start:], start=start + 1)
        return {text[: text.find("\t")]: (number, text) for number, text in numbered if text}

    @cached_property
    def _ids(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for roleset_id, (number, text) in self._lines.items():
            for alias in self._cells(number, text)[4].split():
                found.setdefault(alias, []).append(roleset_id)
        return found

    def _cells(self, number: int, text: str) -> list[str]:
        cells = text.split("\t")
        if len(cells) != len(COLUMNS):
            raise KnowledgeError(self._path, number, f"has {len(cells)} columns; expected {len(COLUMNS)}")
        return cells

    def _roleset(self, number: int, text: str) -> Roleset:
        roleset_id, roles, verbnet, framenet, aliases, gloss = self._cells(number, text)
        return Roleset(
            id=roleset_id,
            lemma=roleset_id.rpartition(".")[0],
            roles=MappingProxyType({f"ARG{role[0]}": role[1:] for role in roles.split()}),
            verbnet=tuple(verbnet.split()),
            framenet=tuple(framenet.split()),
            aliases=tuple((word, pos) for pos, _, word in (alias.partition(":") for alias in aliases.split())),
            gloss=gloss,
        )


@lru_cache(maxsize=100_000)
def normal_form(lemma: str) -> str:
    """Return a word or phrase as the tables write it: lower case, underscores between its words."""
    lower = lemma.lower()
    return lower if lower.isalpha() else "_".join(lower.split())
