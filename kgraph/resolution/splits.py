"""Plurals that take up several things at once: "both countries", "the two sides", "they" for a couple."""

from __future__ import annotations

from kgraph.knowledge.things import Number
from kgraph.records.mention import EntityType
from kgraph.records.syntax import ROOT
from kgraph.resolution.linking import COUNTRY_WORDS, Linking
from kgraph.resolution.markables import Markable

REACH = 5
"""How many sentences back the two may stand, as for other descriptions."""

_SIDES = frozenset({"party", "side"})
"""Words for whoever faces another, be it a country or an organisation."""


def link_pair(linking: Linking, item: int) -> bool:
    """Note what "both sides" or "the two leaders" take up, where two things and no third come into question."""
    markable = linking.markables[item]
    wanted = _wanted(linking, markable) if _says_two(markable) else frozenset[EntityType]()
    found: dict[str, int] = {}
    for position in range(markable.position, markable.position - REACH - 1, -1):
        for other in linking.of_sentence.get(position, ()):
            if other < item and _kind(linking, other) in wanted:
                found.setdefault(_identity(linking, other), other)
        if len(found) > 1:
            break
    if len(found) == 2:
        linking.split[item] = tuple(sorted(found.values()))
    return len(found) == 2


def parts_of(linking: Linking, item: int) -> tuple[int, ...]:
    """Return the several things that a plural pronoun means by taking up the item; none where that is one thing.

    These are all of the coordination that the item is part of ("and", not "or"), or what an earlier plural meant.
    """
    if item in linking.split:
        return linking.split[item]
    markable = linking.markables[item]
    sentence, first = markable.sentence, markable.token
    while first.relation == "conj" and first.head != ROOT:
        first = sentence.tokens[first.head]
    members = [first, *sentence.children_by(first.index, "conj")]
    links = {word.lemma.casefold() for member in members for word in sentence.children_by(member.index, "cc")}
    found = [linking.at.get((markable.position, member.index)) for member in members]
    kept = tuple(member for member in found if member is not None and linking.type_of(member) is not None)
    return kept if len(kept) > 1 and len(kept) == len(found) and links == {"and"} else ()


def pair_between(linking: Linking, item: int) -> tuple[int, ...]:
    """Return the two that "between them" means: the only two people, or countries, of the sentence before."""
    markable = linking.markables[item]
    if all(word.lemma.casefold() != "between" for word in markable.sentence.children_by(markable.head, "case")):
        return ()
    found: dict[int, int] = {}
    for other in linking.of_sentence.get(markable.position - 1, ()):
        if linking.type_of(other) in (EntityType.PERSON, EntityType.COUNTRY):
            found.setdefault(linking.partition.find(other), other)
    kinds = {linking.type_of(other) for other in found.values()}
    return tuple(found.values()) if len(found) == 2 and len(kinds) == 1 else ()


def _says_two(markable: Markable) -> bool:
    """Tell whether "both", or "the two", stands with it and nothing else narrows it down."""
    if markable.number is not Number.PLURAL:
        return False
    words = {child.lemma.casefold() for child in markable.sentence.children_by(markable.head, "det", "nummod", "amod")}
    return "both" in words or ("two" in words and words <= {"the", "two", "these", "those", "latter"})


def _wanted(linking: Linking, markable: Markable) -> frozenset[EntityType]:
    """Return the types of things that two of the noun can be."""
    lemma = markable.token.lemma.casefold()
    if lemma in COUNTRY_WORDS:
        return frozenset({EntityType.COUNTRY})
    if lemma in _SIDES:
        return frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION})
    noun = linking.gazetteer.noun(lemma)
    return frozenset({noun.type}) & {EntityType.PERSON, EntityType.ORGANIZATION} if noun else frozenset()


def _kind(linking: Linking, item: int) -> EntityType | None:
    """Return the type of a named thing, that of a country for a capital that stands for one."""
    if not linking.is_named(item):
        return None
    return EntityType.COUNTRY if linking.stands(item) else linking.type_of(item)


def _identity(linking: Linking, item: int) -> str:
    """Return what two names of one thing share: the country that it is or stands for, else its set."""
    for markable in linking.cluster(item):
        if markable.country:
            return markable.country.code
        if markable.metonym and markable.stands:
            return markable.metonym.country
    return str(linking.partition.find(item))
