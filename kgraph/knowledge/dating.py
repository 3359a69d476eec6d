"""The weights of the evidence by which an event is dated that no rule dates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from kgraph.knowledge.tables import read_table


def load_dating(folder: Path) -> Mapping[str, float]:
    """Return the weights of a language's `dating.tsv` by the name of the evidence; positive ones speak for a time.

    Raises:
        KnowledgeError: the table is missing or wrong.
    """
    weights: dict[str, float] = {}
    for row in read_table(folder / "dating.tsv", ("evidence", "weight")):
        try:
            weights[row.required("evidence")] = float(row["weight"])
        except ValueError as error:
            raise row.error(f'weight is "{row["weight"]}"; expected a number') from error
    return MappingProxyType(weights)
