"""Plurals that take up several things at once: "both countries", "the two sides", "they" for a couple."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.knowledge.things import Number
from kgraph.records.mention import EntityType
from kgraph.records.syntax import ROOT
from kgraph.resolution.linking import COUNTRY_WORDS, Linking
from kgraph.resolution.markables import Markable

REACH = 5
"""How many sentences back the two may stand, as for other descriptions."""

_NEAR = 1
"""The same for a bare plural ("the companies"), which often means such things in general."""

_SIDES = frozenset({"party", "side"})
"""Words for whoever faces another, be it a country or an organisation."""

_PUBLIC = frozenset({"agency", "body", "institution", "organisation", "organization"})
"""Words for bodies that may be public ones; a company is none."""


def link_pair(linking: Linking, item: int) -> bool:
    """Note what "both sides", "the two leaders" or "the companies" take up, where two and no third are in question."""
    markable = linking.markables[item]
    listed = listed_beside(linking, item)
    if listed:
        linking.split[item] = listed
        return True
    says_two = _says_two(markable)
    wanted = _wanted(linking, markable) if says_two or _says_several(linking, markable) else frozenset[EntityType]()
    pair = _pair(linking, item, wanted, REACH if says_two else _NEAR) if wanted else ()
    named = [_as_country(linking, part) for part in pair]
    parts = tuple(part for part in named if part is not None)
    if pair and len(parts) == len(pair) and _fits_trade(linking, markable, parts):
        linking.split[item] = parts
    return item in linking.split


def _fits_trade(linking: Linking, markable: Markable, parts: Sequence[int]) -> bool:
    """Tell whether bodies may be of the trade that a noun tells ("the two brewers").

    One has to be called so, and none something else only; "companies" all of them are.
    """
    lemma = markable.token.lemma.casefold()
    noun = linking.gazetteer.noun(lemma)
    if noun is None or noun.general or noun.type is not EntityType.ORGANIZATION or lemma in _SIDES:
        return True
    trades = [linking.titles_of(part) for part in parts]
    return any(lemma in trade for trade in trades) and all(lemma in trade or not trade for trade in trades)


def _as_country(linking: Linking, item: int) -> int | None:
    """Return the country of a people ("the Turkish minister"), `None` where no name of it is there, else the item."""
    people = linking.markables[item].people
    return item if people is None else next(iter(linking.of_country.get(people.code, ())), None)


def listed_beside(linking: Linking, item: int) -> tuple[int, ...]:
    """Return the things that an apposition names one by one ("the companies, Fjordco and Norwind")."""
    markable = linking.markables[item]
    if markable.is_name or markable.number is not Number.PLURAL:
        return ()
    beside = (
        linking.at.get((markable.position, child.index))
        for child in markable.sentence.children_by(markable.head, "appos")
    )
    found = (parts_of(linking, other) for other in beside if other is not None and linking.markables[other].is_name)
    return next((parts for parts in found if all(linking.markables[part].is_name for part in parts) and parts), ())


def _pair(linking: Linking, item: int, wanted: frozenset[EntityType], reach: int) -> tuple[int, ...]:
    """Return the nearest two that are named side by side or alone in a sentence, else the only two so far back."""
    markable = linking.markables[item]
    found: dict[str, int] = {}
    for position in range(markable.position, markable.position - reach - 1, -1):
        here = _named_at(linking, item, position, wanted)
        pair = _side_by_side(linking, here) or tuple(here.values())
        if len(pair) == 2:
            return tuple(sorted(pair))
        found = here | found
        if len(found) > 1:
            break
    if reach < REACH or len(found) > 2:
        return ()
    near = tuple(sorted(found.values())) if len(found) == 2 and EntityType.ORGANIZATION not in wanted else ()
    is_kind = markable.token.lemma.casefold() not in _SIDES  # the two sides of the story before may be others
    return (_only_pair(linking, item, wanted) if is_kind else ()) or near


def _only_pair(linking: Linking, item: int, wanted: frozenset[EntityType]) -> tuple[int, ...]:
    """Return the two that alone are named side by side further up ("Chad and Niger"), else alone in a sentence."""
    coordinated: dict[frozenset[str], tuple[int, ...]] = {}
    alone: dict[frozenset[str], tuple[int, ...]] = {}
    for position in range(linking.markables[item].position):
        here = _named_at(linking, item, position, wanted)
        pair = _side_by_side(linking, here)
        if pair:
            coordinated.setdefault(frozenset(_identity(linking, part) for part in pair), pair)
        elif len(here) == 2:
            alone.setdefault(frozenset(here), tuple(here.values()))
    for pairs in (coordinated, alone):
        if pairs:
            return tuple(sorted(next(iter(pairs.values())))) if len(pairs) == 1 else ()
    return ()


def _named_at(linking: Linking, item: int, position: int, wanted: frozenset[EntityType]) -> dict[str, int]:
    """Return the things of the types in a sentence before the item, but for the subjects of clauses around it.

    "Oman said it would help both countries" is said of two others.
    """
    found: dict[str, int] = {}
    is_trade = linking.markables[item].token.lemma.casefold() not in _SIDES | _PUBLIC
    for other in linking.of_sentence.get(position, ()):
        if other < item and not _is_above(linking.markables[item], linking.markables[other]):
            for part in linking.split.get(other, (other,)):
                if _kind(linking, part) in wanted and not (is_trade and _is_public(linking, part)):
                    found.setdefault(_identity(linking, part), part)
    return found


def _is_public(linking: Linking, item: int) -> bool:
    """Tell whether it is a body that the world tables know: no company, no party and no club."""
    return any(m.is_name and linking.gazetteer.body(m.name) for m in linking.cluster(item))


def _is_above(markable: Markable, candidate: Markable) -> bool:
    if candidate.position != markable.position or candidate.token.relation != "nsubj":
        return False
    start = markable.token.head if markable.token.relation == "nsubj" else markable.head  # two subjects are of a clause
    for token in markable.sentence.path_to_root(start):
        if start != token.index == candidate.token.head:
            return True
        if token.relation == "parataxis":  # what "the companies said" stands beside
            return False
    return False


def _side_by_side(linking: Linking, here: dict[str, int]) -> tuple[int, ...]:
    """Return the only two of the things of a sentence that are coordinated with each other and nothing else."""
    named = {linking.partition.find(other) for other in here.values()}
    pairs = {parts_of(linking, other) for other in here.values() if other not in linking.split}
    fitting = [pair for pair in pairs if len(pair) == 2 and all(linking.partition.find(part) in named for part in pair)]
    return fitting[0] if len(fitting) == 1 else ()


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
    if markable.number is not Number.PLURAL or markable.sentence.children_by(markable.head, "nmod:poss", "nmod"):
        return False
    words = {child.lemma.casefold() for child in markable.sentence.children_by(markable.head, "det", "nummod", "amod")}
    return "both" in words or (
        "two" in words and len(words) > 1 and words <= {"the", "two", "these", "those", "latter"}
    )


def _says_several(linking: Linking, markable: Markable) -> bool:
    """Tell whether it is a bare plural for countries or bodies named just before ("the companies said")."""
    sentence, lemma = markable.sentence, markable.token.lemma.casefold()
    if markable.number is not Number.PLURAL or markable.modifiers or not markable.is_definite:
        return False
    if sentence.children_by(markable.head, "nmod", "acl", "acl:relcl", "nummod"):
        return False
    noun = linking.gazetteer.noun(lemma)
    return lemma in COUNTRY_WORDS | _SIDES or bool(noun and noun.general and noun.type is EntityType.ORGANIZATION)


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
    """Return the type of a named thing, that of a country for a capital that stands for one, and for a people."""
    if not linking.is_named(item):
        return None
    if linking.stands(item) or linking.markables[item].people:
        return EntityType.COUNTRY
    return linking.type_of(item)


def _identity(linking: Linking, item: int) -> str:
    """Return what two names of one thing share: the country that it is or stands for, else its set."""
    for markable in linking.cluster(item):
        country = markable.country or markable.people
        if country:
            return country.code
        if markable.metonym and markable.stands:
            return markable.metonym.country
    return str(linking.partition.find(item))
