"""The mentions of one document while they are being put together, and what is known of each set so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.knowledge.things import Gender
from kgraph.records.mention import EntityType
from kgraph.resolution.clusters import Partition
from kgraph.resolution.markables import Markable

COUNTRY_WORDS = frozenset({"country", "nation"})
"""Nouns that take up a country; what they describe is a place in other texts."""


class Linking:
    """The markables of a document in text order, the sets they form, and questions about a set."""

    def __init__(self, markables: Sequence[Markable], gazetteer: Gazetteer) -> None:
        self.markables = tuple(markables)
        self.gazetteer = gazetteer
        self.partition = Partition(len(self.markables))
        self.at = {(m.position, m.head): index for index, m in enumerate(self.markables)}
        """The markable headed by a token (sentence and index)."""

        self.of_sentence: dict[int, list[int]] = {}
        """The markables of each sentence, in text order."""
        for index, markable in enumerate(self.markables):
            self.of_sentence.setdefault(markable.position, []).append(index)
        self.sentences = {m.position: m.sentence for m in self.markables}
        """The sentences that have any, by position."""

        self.split: dict[int, tuple[int, ...]] = {}
        """What a plural takes up that means several things at once; it is in no set with them."""

        self._known: dict[int, _Known] = {}

    def cluster(self, item: int) -> tuple[Markable, ...]:
        """Return the markables of the set that holds the item, in text order."""
        return tuple(self.markables[member] for member in self.partition.members(item))

    def size_of(self, item: int) -> int:
        """Return how many mentions the set has."""
        return self._of(item).size

    def type_of(self, item: int) -> EntityType | None:
        """Return the type that most names of the set have, else most descriptions; the first of equals; else `None`."""
        return self._of(item).type

    def gender_of(self, item: int) -> Gender | None:
        """Return the gender of the set, `None` where nothing tells it or the members disagree."""
        return self._of(item).gender

    def titles_of(self, item: int) -> frozenset[str]:
        """Return the offices and ranks that stand with the names of the set."""
        return self._of(item).titles

    def is_named(self, item: int) -> bool:
        """Tell whether some member is a name."""
        return self._of(item).is_named

    def join(self, one: int, other: int, reason: str) -> bool:
        """Put two markables together unless their genders, or a pair kept apart, forbid it."""
        if len({self.gender_of(one), self.gender_of(other)} - {None}) > 1:
            return False
        for item in (one, other):
            self._known.pop(self.partition.find(item), None)
        return self.partition.join(one, other, reason)

    def _of(self, item: int) -> _Known:
        root = self.partition.find(item)
        if root not in self._known:
            self._known[root] = _know(self.cluster(item))
        return self._known[root]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the members of a set tell together."""

    size: int
    type: EntityType | None
    gender: Gender | None
    titles: frozenset[str]
    is_named: bool


def _know(cluster: Sequence[Markable]) -> _Known:
    types = [m.type for m in cluster if m.is_name and m.type] or [m.type for m in cluster if m.type]
    specific = [kind for kind in types if kind is not EntityType.OTHER] or types
    genders = {m.gender for m in cluster if m.gender}
    return _Known(
        size=len(cluster),
        type=Counter(specific).most_common(1)[0][0] if specific else None,
        gender=genders.pop() if len(genders) == 1 else None,
        titles=frozenset(title for m in cluster for title in m.titles),
        is_named=any(m.is_name for m in cluster),
    )
