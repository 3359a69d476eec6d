"""Links from descriptions: predicate nominals, "the president", "the ministry", "the group"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.knowledge.folding import fold
from kgraph.knowledge.things import Country, Number
from kgraph.records.mention import EntityType, MentionKind
from kgraph.records.syntax import Token
from kgraph.resolution.appositions import BEFORE_NAME, can_equal, join_unnamed, link_apposition
from kgraph.resolution.linking import COUNTRY_WORDS, Linking
from kgraph.resolution.markables import Markable
from kgraph.resolution.splits import link_pair
from kgraph.resolution.states import is_elsewhere, is_of_state, link_states

# How many sentences back a description looks for what it takes up: an article introduces "a US official" and
# writes "the official" in the same or the next paragraphs. Chosen on the dev documents of GUM among 2, 5 and 10.
REACH = 5

# A general word ("the company") takes up a name only where one alone comes into question in so few sentences,
# or in as many as above when a region narrows it down ("the North African country").
GENERAL_REACH = 2

_HOLDERS = frozenset({EntityType.PERSON, EntityType.ORGANIZATION})


def link_descriptions(linking: Linking) -> None:
    """Put descriptions together with what they are said of, or take up."""
    for item in range(len(linking.markables)):
        link_apposition(linking, item)
        _link_predicate(linking, item)
    link_states(linking)
    seen = _Seen({}, {})
    for item, markable in enumerate(linking.markables):
        if markable.is_name:
            for title in linking.titles_of(item):
                seen.holders.setdefault(title, []).append(item)
        elif markable.mention.kind is MentionKind.NOMINAL and not link_pair(linking, item):
            _link_back(linking, item, seen)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What stood further up: who holds a title, and the first of equal descriptions of a people's men or things."""

    holders: dict[str, list[int]]
    peoples: dict[tuple[str, frozenset[str], Number | None], int]


def _link_predicate(linking: Linking, item: int) -> None:
    """Join "X is the president": a definite predicate nominal, neither negated nor merely possible."""
    markable = linking.markables[item]
    sentence, head = markable.sentence, markable.head
    if not markable.is_definite or not sentence.children_by(head, "cop"):
        return
    if any(_denies(child) for child in sentence.children(head)):
        return
    for subject in sentence.children_by(head, "nsubj"):
        other = linking.at.get((markable.position, subject.index))
        if other is not None and linking.markables[other].is_name and can_equal(linking, other, item):
            join_unnamed(linking, other, item, "predicate nominal")


def _denies(token: Token) -> bool:
    return token.feature("Polarity") == "Neg" or token.lemma in ("not", "never", "no") or token.xpos == "MD"


def _link_back(linking: Linking, item: int, seen: _Seen) -> None:
    """Link a description to the nearest earlier thing that a rule allows."""
    markable = linking.markables[item]
    if linking.is_named(item) or markable.is_indefinite:
        return
    if not markable.is_definite:
        _link_repeated(linking, item, seen)
        return
    if _is_restricted(markable):
        return
    found = _same_head(linking, item) or _titled(linking, item, seen) or _general(linking, item)
    if found is not None:
        join_unnamed(linking, found[0], item, found[1])


def _link_repeated(linking: Linking, item: int, seen: _Seen) -> None:
    """Join a description without article to an equal one if a people makes it specific ("North Korean troops")."""
    markable = linking.markables[item]
    if any(linking.gazetteer.country_of_people(word) for word in _origins(markable)):
        key = _lemma(markable), markable.modifiers, markable.number
        join_unnamed(linking, seen.peoples.setdefault(key, item), item, "same description")


def _origins(markable: Markable) -> Iterator[str]:
    """Yield single modifiers and neighbouring pairs ("North Korean") that may be demonyms."""
    tokens = markable.sentence.tokens
    yield from markable.modifiers
    for token in markable.sentence.children_by(markable.head, "amod", "compound"):
        if token.index > 0:
            yield f"{tokens[token.index - 1].text} {token.text}"


def _same_head(linking: Linking, item: int) -> tuple[int, str] | None:
    """Return the earlier thing with the same head noun whose modifiers include those of the description.

    Of several it is the nearest, unless each is narrowed down in its own way: "the police" may be the Korean or the
    local police.
    """
    markable = linking.markables[item]
    found: dict[int, int] = {}
    for other in _earlier(linking, item, reach=REACH):
        candidate = linking.markables[other]
        if _head_word(candidate) != _lemma(markable) or candidate.number is not markable.number:
            continue
        if is_of_state(linking, markable) and is_elsewhere(linking, item, other):
            continue  # the army of the country that this paragraph is about
        if candidate.token.deprel == BEFORE_NAME or _is_before_name(linking, candidate):
            continue  # a title or trade: others may have it, too
        known = candidate.modifiers | set(fold(candidate.name).split())
        if markable.modifiers <= known:
            found.setdefault(linking.partition.find(other), other)
    narrowed = [other for other in found.values() if linking.markables[other].modifiers > markable.modifiers]
    if not found or len(narrowed) > 1:
        return None
    return next(iter(found.values())), "same head noun"


def _is_before_name(linking: Linking, markable: Markable) -> bool:
    """Tell whether the name of whom it describes is the next word ("the driver Ada Holm")."""
    if markable.is_name:
        return False
    named = linking.at.get((markable.position, markable.head + 1))
    bears = named is not None and _lemma(markable) in linking.markables[named].titles
    beside = markable.sentence.children_by(markable.head, "appos", "flat")
    return bears or any(child.index == markable.head + 1 for child in beside)


def _titled(linking: Linking, item: int, seen: _Seen) -> tuple[int, str] | None:
    """Return whoever has the office, rank or trade that the description names, if only one has it so far.

    What else narrows it down has to stand before the name as well: "the French president" is no other.
    A noun that is no title ("the driver", "the brewer") takes up a name that it stood before a few sentences ago.
    """
    markable = linking.markables[item]
    unknown = markable.type is EntityType.OTHER and linking.gazetteer.noun(markable.token.lemma) is None
    title = _title_phrase(linking, markable) if markable.type in _HOLDERS or unknown else None
    if title is None:
        return None
    narrow = markable.modifiers - set(title.split())
    reach = len(linking.markables) if linking.gazetteer.title(title) else REACH
    holders = {
        linking.partition.find(holder): holder
        for holder in seen.holders.get(title, ())
        if any(narrow <= m.modifiers for m in linking.cluster(holder) if m.is_name)
        and markable.position - linking.markables[holder].position <= reach
    }
    return (min(holders.values()), f'holder of the title "{title}"') if len(holders) == 1 else None


def _title_phrase(linking: Linking, markable: Markable) -> str | None:
    """Return the longest title that the words up to the head noun make ("prime minister"), else a person's noun."""
    tokens = markable.sentence.tokens
    for start in range(max(0, markable.head - 2), markable.head + 1):
        words = " ".join(token.text for token in tokens[start : markable.head + 1])
        if linking.gazetteer.title(words) is not None:
            return fold(words)
    noun = _lemma(markable)
    known = linking.gazetteer.noun(noun)
    may_hold = known is None or known.type in _HOLDERS
    return fold(noun) if may_hold and markable.number is Number.SINGULAR else None


def _general(linking: Linking, item: int) -> tuple[int, str] | None:
    """Return the only named thing nearby of the type that a general word takes up ("the company")."""
    markable = linking.markables[item]
    noun = linking.gazetteer.noun(markable.token.lemma)
    if noun is None or not noun.general:
        return None
    wanted = EntityType.COUNTRY if _lemma(markable) in COUNTRY_WORDS else noun.type
    region = _region(linking, markable) if wanted is EntityType.COUNTRY else None
    if markable.modifiers and region is None:
        return _of_people(linking, item, wanted)
    found: dict[int, int] = {}
    for other in _earlier(linking, item, reach=GENERAL_REACH if region is None else REACH):
        government = linking.stands(other)
        if (
            linking.is_named(other)
            and linking.type_of(other) is wanted
            and not _is_aside(linking, item, other)
            and not government
            and _lies_in(linking, other, region)
        ):
            found.setdefault(linking.partition.find(other), other)
    return (next(iter(found.values())), "the only one nearby that it can mean") if len(found) == 1 else None


def _of_people(linking: Linking, item: int, wanted: EntityType) -> tuple[int, str] | None:
    """Return the only named thing of the type so far that is told to be of the people ("the Danish firm")."""
    markable = linking.markables[item]
    if wanted is not EntityType.ORGANIZATION or len(markable.modifiers) != 1:
        return None
    people = linking.gazetteer.country_of_people(next(iter(markable.modifiers)))
    if people is None:
        return None
    found: dict[int, int] = {}
    for other in range(item - 1, -1, -1):
        candidate = linking.markables[other]
        if candidate.is_name and linking.type_of(other) is wanted and _is_told_of(linking, candidate, people):
            found.setdefault(linking.partition.find(other), other)
    return (next(iter(found.values())), "the only one of that people") if len(found) == 1 else None


def _is_told_of(linking: Linking, markable: Markable, country: Country) -> bool:
    """Tell whether the words right before a name give it to a country ("the Danish brewer Holm", "Denmark's Holm")."""
    tokens, index = markable.sentence.tokens, markable.head - 1
    while index >= 0 and (tokens[index].upos in ("NOUN", "ADJ", "PROPN") or tokens[index].xpos == "POS"):
        found = linking.at.get((markable.position, index))
        named = linking.markables[found].country or linking.markables[found].people if found is not None else None
        if named is not None:
            return named.code == country.code
        index -= 1
    return False


def _is_aside(linking: Linking, item: int, other: int) -> bool:
    """Tell whether the name stands in an apposition of the same sentence: "Holm, once of Fjord Oil, left the firm"."""
    candidate = linking.markables[other]
    if candidate.position != linking.markables[item].position:
        return False
    return any(token.relation == "appos" for token in candidate.sentence.path_to_root(candidate.head))


def _region(linking: Linking, markable: Markable) -> frozenset[str] | None:
    """Return the countries of the region that all the modifiers name ("the North African country"), or `None`."""
    words = sorted(markable.modifiers, key=lambda word: _place_of(markable, word))
    return linking.gazetteer.countries_of_region(" ".join(words)) if words else None


def _place_of(markable: Markable, word: str) -> int:
    return next((token.index for token in markable.sentence.tokens if fold(token.text) == word), 0)


def _lies_in(linking: Linking, item: int, region: frozenset[str] | None) -> bool:
    return region is None or any(m.country and m.country.code in region for m in linking.cluster(item))


def _is_restricted(markable: Markable) -> bool:
    """Tell whether a clause says which one is meant, so that the description needs nothing earlier.

    One behind a comma only adds something ("the company, which ...").
    """
    clauses = markable.sentence.children_by(markable.head, "acl", "acl:relcl")
    return any(markable.sentence.tokens[markable.head + 1].text != "," for _ in clauses)


def _earlier(linking: Linking, item: int, *, reach: int) -> Iterator[int]:
    """Yield earlier names and descriptions, nearest first, at most so many sentences back; not what it is part of."""
    markable = linking.markables[item]
    for other in range(item - 1, -1, -1):
        candidate = linking.markables[other]
        if markable.position - candidate.position > reach:
            return
        if candidate.mention.kind is not MentionKind.PRONOUN and not candidate.mention.span.overlaps(
            markable.mention.span
        ):
            yield other


def _lemma(markable: Markable) -> str:
    return markable.token.lemma.casefold()


def _head_word(markable: Markable) -> str:
    if not markable.is_name:
        return _lemma(markable)
    words = fold(markable.name).split()
    return words[-1] if len(words) > 1 and markable.type is not EntityType.PERSON else ""
