"""What kinds of events, and words before phrases and clauses, have in common beyond their entries."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from kgraph.knowledge.tables import read_table, unique


class Trait(StrEnum):
    """What kinds of events have in common; traits.tsv says what each means."""

    AIMED = "aimed"
    ASKING = "asking"
    COUNTED = "counted"
    DOING_HARM = "doing_harm"
    GIVING = "giving"
    HARMING = "harming"
    HOSTILE = "hostile"
    ISSUING = "issuing"
    MOVING = "moving"
    MUTUAL = "mutual"
    PLACED = "placed"
    REPORTING = "reporting"
    SENDING = "sending"
    TALKING = "talking"
    TELLING = "telling"
    UNWILLED = "unwilled"


class Marker(StrEnum):
    """What words before phrases and clauses tell of them; markers.tsv says what each means."""

    ABOUT = "about"
    AGAINST = "against"
    ASKED = "asked"
    BELONGING = "belonging"
    BETWEEN = "between"
    BINDING = "binding"
    CONCERNING = "concerning"
    CONTENT = "content"
    FILLING = "filling"
    HOUSED = "housed"
    INSIDE = "inside"
    OBLIGING = "obliging"
    OCCASION = "occasion"
    PURE = "pure"
    SCORE = "score"
    SHOWN = "shown"
    STATIC = "static"
    TOPIC = "topic"
    TOWARD = "toward"
    VIEW = "view"


def read_traits(path: Path) -> dict[Trait, frozenset[str]]:
    """Return the event types of each trait of traits.tsv."""
    rows = unique(read_table(path, ("trait", "types", "meaning", "example")), "trait")
    return {Trait(row.choice("trait", list(Trait))): frozenset(row.parts("types")) for row in rows}


def read_markers(path: Path) -> dict[Marker, frozenset[str]]:
    """Return the words of each marker of markers.tsv."""
    rows = unique(read_table(path, ("marker", "words", "meaning", "example")), "marker")
    return {Marker(row.choice("marker", list(Marker))): frozenset(row.parts("words")) for row in rows}
