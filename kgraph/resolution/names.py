"""Names compared by rules, each answer with its reason: two names are the same only where a rule says so.

Letters, order and length of a name vary from paper to paper; the rules here undo one such variation each. What
is merely similar ("Iran" and "Iraq", two people of one surname) is different.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.knowledge.folding import fold, is_acronym
from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.knowledge.things import Title, VariantUse
from kgraph.records.mention import EntityType


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two names are the same, and the rule that says so."""

    same: bool
    reason: str


def compare(left: str, right: str, kind: EntityType, gazetteer: Gazetteer) -> Verdict:
    """Tell whether two names of things of one type are the same name, with the reason."""
    if fold(left) == fold(right):
        return Verdict(bool(fold(left)), "same name")
    known = _world_iri(left, gazetteer), _world_iri(right, gazetteer)
    if (known[0] or known[1]) and kind is not EntityType.PERSON:
        same = known[0] == known[1]
        return Verdict(same, "same entry of the world tables" if same else "other entry of the world tables")
    if kind is EntityType.PERSON:
        return _compare_people(_person_words(left, gazetteer), _person_words(right, gazetteer))
    return _compare_things(left, right, kind, gazetteer)


def blocking_keys(name: str, gazetteer: Gazetteer) -> Iterator[tuple[str, ...]]:
    """Yield keys of which two names of people share one wherever `compare` may find them the same."""
    words = _person_words(name, gazetteer)
    yield "letters", "".join(words)
    yield "words", *sorted(words)
    if len(words) > 1:
        yield "surname", words[-1], words[0][0]


def name_key(name: str, kind: EntityType, gazetteer: Gazetteer) -> str:
    """Return the name as its other spellings come out too; equal keys are the same name."""
    words = fold(name).split()
    if kind is EntityType.PERSON:
        return " ".join(transliterate(word, gazetteer) for word in words)
    spellings = gazetteer.variants[VariantUse.SPELLING]
    words = [spellings.get(word, word) for word in words]
    if kind is EntityType.ORGANIZATION:
        words = _organization_words(words, gazetteer)
    return " ".join(words)


def strip_titles(name: str, gazetteer: Gazetteer) -> tuple[tuple[Title, ...], str]:
    """Return the titles at the front of a person's name, and the name without them.

    A demonym or a country before a title goes with it ("Ukrainian President Volodymyr Zelensky").
    """
    words = name.split()
    titles: list[Title] = []
    start = 0
    while (found := _title_at(words, start, gazetteer)) is not None:
        titles.append(found[0])
        start += found[1]
    return tuple(titles), " ".join(words[start:])


def shortens(short: str, full: str, kind: EntityType, gazetteer: Gazetteer) -> str | None:
    """Return why, inside one document, the first name may be a short form of the second; `None` where it may not."""
    brief, whole = name_key(short, kind, gazetteer).split(), name_key(full, kind, gazetteer).split()
    if not brief or len(brief) >= len(whole):
        return None
    if kind is EntityType.PERSON:
        return _shortens_person(brief, whole)
    if is_acronym(short) and abbreviates(short, full, gazetteer):
        return "acronym"
    rest = fold(full).split()[len(brief) :]
    if kind is not EntityType.ORGANIZATION or gazetteer.is_generic(short):
        return None
    if fold(full).split()[: len(brief)] != fold(short).split():
        return None
    if all(map(gazetteer.organization_word, rest)):
        return "name without its kind of organisation"
    place = gazetteer.place(short) or gazetteer.country_of_people(short) or gazetteer.noun(short)
    return None if place or gazetteer.title(short) else "name without its line of business"


def abbreviates(acronym: str, full: str, gazetteer: Gazetteer) -> bool:
    """Tell whether the letters of an acronym are the initials of the name, linking words counted or not."""
    letters = acronym.replace(".", "").casefold()
    words = fold(full).split()
    links = gazetteer.variants[VariantUse.LINK]
    main = "".join(word[0] for word in words if word not in links)
    return len(letters) > 1 and letters in ("".join(word[0] for word in words), main)


def agrees_in_middle(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether the fewer middle names are those that the others begin with, initials allowed."""
    return all(_agree(left, right) for left, right in zip(one, other, strict=False))


def transliterate(word: str, gazetteer: Gazetteer) -> str:
    """Return a folded word of a person's name as its other renderings come out too ("Zelenskyy", "Muhammad")."""
    if word in gazetteer.variants[VariantUse.PERSON]:
        return gazetteer.variants[VariantUse.PERSON][word]
    for ending, standard in gazetteer.variants[VariantUse.ENDING].items():
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + standard
    return word


def _world_iri(name: str, gazetteer: Gazetteer) -> str | None:
    for find in (gazetteer.country, gazetteer.body, gazetteer.metonym, gazetteer.place):
        if found := find(name):
            return found.iri or found.name
    return None


def _compare_people(one: list[str], other: list[str]) -> Verdict:
    if one == other:
        return Verdict(True, "same name without title, or in another transliteration")
    if min(len(one), len(other)) < 2:
        return Verdict(False, "a single name tells nobody apart")
    if "".join(one) == "".join(other):
        return Verdict(True, "same letters, other hyphens or spaces")
    if sorted(one) == sorted(other):
        return Verdict(True, "same names in another order")
    return _compare_parts(one, other)


def _compare_parts(one: list[str], other: list[str]) -> Verdict:
    """Compare two names of at least two words each: surname, then given name, then what stands between."""
    if one[-1] != other[-1]:
        return Verdict(False, "other surname")
    if not _agree(one[0], other[0]):
        return Verdict(False, "same surname, other given name")
    if agrees_in_middle(one[1:-1], other[1:-1]):
        return Verdict(True, "initials or a middle name left out")
    return Verdict(False, "other middle names")


def _agree(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _person_words(name: str, gazetteer: Gazetteer) -> list[str]:
    generations = gazetteer.variants[VariantUse.GENERATION]
    bare = strip_titles(name, gazetteer)[1]
    family, _, given = bare.partition(",")
    if given and fold(given) not in generations:
        bare = f"{given} {family}"
    words = name_key(bare, EntityType.PERSON, gazetteer).split()
    return words[:-1] if len(words) > 2 and words[-1] in generations else words


def _compare_things(left: str, right: str, kind: EntityType, gazetteer: Gazetteer) -> Verdict:
    if name_key(left, kind, gazetteer) == name_key(right, kind, gazetteer):
        return Verdict(True, "same name in another spelling, order or legal form")
    short, full = sorted((left, right), key=len)
    if kind is EntityType.ORGANIZATION and is_acronym(short) and abbreviates(short, full, gazetteer):
        return Verdict(True, "acronym")
    return Verdict(False, "other name")


def _shortens_person(brief: list[str], whole: list[str]) -> str | None:
    if brief == whole[-len(brief) :]:
        return "surname"
    if len(brief) > 1:
        return "middle name left out" if (brief[0], brief[-1]) == (whole[0], whole[-1]) else None
    return "first of the names" if brief[0] == whole[0] else None


def _organization_words(words: list[str], gazetteer: Gazetteer) -> list[str]:
    """Return the words without legal form; sorted where "Ministry of X" and "X Ministry" are one name."""
    legal = gazetteer.variants[VariantUse.LEGAL_FORM]
    while len(words) > 1 and words[-1] in legal:
        words = words[:-1]
    if not gazetteer.is_generic(" ".join(words)):
        return words
    return sorted(word for word in words if word not in gazetteer.variants[VariantUse.LINK])


def _title_at(words: list[str], start: int, gazetteer: Gazetteer) -> tuple[Title, int] | None:
    """Return the longest title that starts at a word and leaves a name, and how many words it takes."""
    for length in range(min(4, len(words) - start - 1), 0, -1):
        title = gazetteer.title(" ".join(words[start : start + length]))
        if title is not None:
            return title, length
    for length in (2, 1):
        if start + length + 1 < len(words) and _is_origin(" ".join(words[start : start + length]), gazetteer):
            following = _title_at(words, start + length, gazetteer)
            return (following[0], following[1] + length) if following else None
    return None


def _is_origin(word: str, gazetteer: Gazetteer) -> bool:
    return gazetteer.country(word) is not None or gazetteer.country_of_people(word) is not None
