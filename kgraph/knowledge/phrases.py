"""Words inside noun phrases: numbers, what makes them inexact, and the adpositions of places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kgraph.knowledge.tables import read_table
from kgraph.records.claim import QuantityMod

KINDS = ("unit", "scale", "measure", *QuantityMod)


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """Lookups by lower-cased word: `units` are added, `scales` multiply, `mods` say how exact a number is.

    `measures` count what their "of"-phrase names ("a series of blasts"); `places` are nouns of places.
    """

    units: Mapping[str, int]
    scales: Mapping[str, int]
    mods: Mapping[str, QuantityMod]
    measures: frozenset[str]
    locative: frozenset[str]
    places: frozenset[str]


def load_phrase_words(folder: Path) -> PhraseWords:
    """Return the words of numbers.tsv, adpositions.tsv and placenouns.tsv in the folder of a language.

    Raises:
        KnowledgeError: a table is missing or wrong.
    """
    words: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for row in read_table(folder / "numbers.tsv", ("word", "kind", "value", "example")):
        kind = row.choice("kind", KINDS)
        if kind in ("unit", "scale") and not row["value"].isdigit():
            raise row.error(f'value is "{row["value"]}"; expected a whole number')
        words[kind][row.required("word")] = row["value"]
    adpositions = read_table(folder / "adpositions.tsv", ("adposition", "example"))
    places = read_table(folder / "placenouns.tsv", ("noun", "example"))
    return PhraseWords(
        units={word: int(value) for word, value in words["unit"].items()},
        scales={word: int(value) for word, value in words["scale"].items()},
        mods={word: mod for mod in QuantityMod for word in words[mod]},
        measures=frozenset(words["measure"]),
        locative=frozenset(row.required("adposition") for row in adpositions),
        places=frozenset(row.required("noun") for row in places),
    )
