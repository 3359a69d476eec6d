"""Texts that are nearly the same are one source."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.records.document import Document, PublishedFrom
from kgraph.resolution.events import resolve
from kgraph.resolution.syndication import likeness, sketch_of, syndicated

WIRE = " ".join(f"On day {n} the harbour of town {n * 7} was closed by order number {n * n}." for n in range(1, 30))
OTHER = " ".join(f"In year {n} a bridge of village {n * 5} was built for {n * n} crowns." for n in range(1, 30))


def paper(name: str, text: str, day: int | None = 1) -> Document:
    """Return a document of a day in May."""
    published = date(2031, 5, day) if day else None
    return Document(name, text, published=published, published_from=PublishedFrom.FIELD, url=f"https://{name}.example")


def test_copies_point_at_the_first() -> None:
    """A headline, a cut end and other spaces do not make another text; who had it first is the source."""
    first = paper("wire", WIRE, 2)
    copies = [paper("a", f"Harbours closed\n\n{WIRE}", 3), paper("b", WIRE[:-150].replace(" ", "  "), None)]

    for documents in permutations([first, *copies, paper("c", OTHER, 1)]):
        assert {copy.key: first.key for copy in copies} == syndicated(documents)


@pytest.mark.parametrize("text", [OTHER, WIRE[: len(WIRE) // 2] + OTHER[: len(OTHER) // 2]], ids=["other", "half"])
def test_other_texts_are_sources_of_their_own(text: str) -> None:
    """Another report, even one that quotes half of the wire, is its own source."""
    assert {} == syndicated([paper("wire", WIRE), paper("other", text)])


def test_short_texts_tell_nothing() -> None:
    """Two headlines of a few words may be the same by chance."""
    assert {} == syndicated([paper("a", "Harbour closed again"), paper("b", "Harbour closed again"), paper("c", "")])


def test_likeness_is_the_share_of_common_runs() -> None:
    """All, none, and about half."""
    half = likeness(sketch_of(WIRE), sketch_of(WIRE[: len(WIRE) // 2]))

    assert 1.0 == likeness(sketch_of(WIRE), sketch_of(WIRE.upper()))
    assert 0.0 == likeness(sketch_of(WIRE), sketch_of(OTHER)) == likeness((), ())
    assert 0.35 < half < 0.65


def test_world_tells_who_repeats_whom(write: Any, gazetteer: Gazetteer) -> None:
    """The copies are part of what resolution concludes."""
    accounts = [write(name, text=text).account() for name, text in (("a", WIRE), ("b", f"{WIRE} End"), ("c", OTHER))]
    keys = sorted(account.document.key for account in accounts[:2])

    assert ((keys[1], keys[0]),) == resolve(accounts, gazetteer).syndicated
