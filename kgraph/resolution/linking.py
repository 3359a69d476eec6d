"""The mentions of one document while they are being put together, and what is known of each set so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.knowledge.things import Gender
from kgraph.records.mention import EntityType
from kgraph.resolution.clusters import Partition
from kgraph.resolution.markables import Markable

COUNTRY_WORDS = frozenset({"country", "nation"})
"""Nouns that take up a country; what they describe is a place in other texts."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Who speaks in a sentence of an interview and who is asked; `None` for somebody who is not named."""

    speaker: int | None
    hearer: int | None


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

        self.of_country: dict[str, list[int]] = {}
        """The names of each country, by its code."""
        for index, markable in enumerate(self.markables):
            if markable.country:
                self.of_country.setdefault(markable.country.code, []).append(index)

        self.countries_around: dict[int, set[str]] = {}
        """The codes of the countries and peoples that each paragraph names."""
        for markable in self.markables:
            country = markable.country or markable.people
            if country is not None:
                self.countries_around.setdefault(markable.sentence.paragraph, set()).add(country.code)

        self.split: dict[int, tuple[int, ...]] = {}
        """What a plural takes up that means several things at once; it is in no set with them."""

        self.turns: dict[int, Turn] = {}
        """Who speaks in the sentences of an interview, by position."""

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

    def stands(self, item: int) -> bool:
        """Tell whether some member means the government that sits where it names."""
        return self._of(item).stands

    def join(self, one: int, other: int, reason: str) -> bool:
        """Put two markables together unless their genders, or a pair kept apart, forbid it."""
        left, right = self._of(one), self._of(other)
        if len({left.gender, right.gender} - {None}) > 1:
            return False
        roots = {self.partition.find(one), self.partition.find(other)}
        if not self.partition.join(one, other, reason):
            return False
        if len(roots) == 2:
            for root in roots:
                self._known.pop(root)
            self._known[self.partition.find(one)] = left.with_(right)
        return True

    def _of(self, item: int) -> _Known:
        """Return what is known of a set; sets change only by joining, so that all is told from the two parts."""
        root = self.partition.find(item)
        if root not in self._known:
            self._known[root] = _Known.of(root, self.markables[root])
        return self._known[root]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the members of a set tell together; types are counted, each with the first member that has it."""

    size: int
    named: Mapping[EntityType, tuple[int, int]]
    described: Mapping[EntityType, tuple[int, int]]
    genders: frozenset[Gender]
    titles: frozenset[str]
    is_named: bool
    stands: bool

    @classmethod
    def of(cls, item: int, markable: Markable) -> _Known:
        """Return what one markable tells."""
        types = {markable.type: (1, item)} if markable.type else {}
        return cls(
            size=1,
            named=types if markable.is_name else {},
            described={} if markable.is_name else types,
            genders=frozenset({markable.gender} if markable.gender else ()),
            titles=markable.titles,
            is_named=markable.is_name,
            stands=bool(markable.stands),
        )

    def with_(self, other: _Known) -> _Known:
        """Return what the members of both sets tell."""
        return _Known(
            size=self.size + other.size,
            named=_added(self.named, other.named),
            described=_added(self.described, other.described),
            genders=self.genders | other.genders,
            titles=self.titles | other.titles,
            is_named=self.is_named or other.is_named,
            stands=self.stands or other.stands,
        )

    @property
    def gender(self) -> Gender | None:
        """Return the gender that all members agree in, `None` where nothing tells it or they do not."""
        return next(iter(self.genders)) if len(self.genders) == 1 else None

    @property
    def type(self) -> EntityType | None:
        """Return the type that most names have, else most descriptions; the first of equals; else `None`."""
        types = self.named or self.described
        specific = {kind: told for kind, told in types.items() if kind is not EntityType.OTHER} or types
        return min(specific, key=lambda kind: (-specific[kind][0], specific[kind][1]), default=None)


def _added(
    one: Mapping[EntityType, tuple[int, int]], other: Mapping[EntityType, tuple[int, int]]
) -> dict[EntityType, tuple[int, int]]:
    """Return the sums of two counts, with the earlier of the first members."""
    found = dict(one)
    for kind, (number, first) in other.items():
        before, earliest = found.get(kind, (0, first))
        found[kind] = before + number, min(earliest, first)
    return found
