"""Irregular forms of verbs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kgraph.knowledge.tables import read_table

TAGS = ("VBD", "VBN")


def load_irregular(folder: Path) -> Mapping[tuple[str, str], str]:
    """Return the lemma of each irregular form and Penn Treebank tag, from lemmas.tsv in the folder of a language.

    Raises:
        KnowledgeError: the table is missing or wrong.
    """
    rows = read_table(folder / "lemmas.tsv", ("form", "xpos", "lemma", "example"))
    return {(row.required("form"), row.choice("xpos", TAGS)): row.required("lemma") for row in rows}
