"""Whose army, police or parliament a description means: what each state has is told apart by the country around it."""

from __future__ import annotations

from kgraph.resolution.linking import Linking
from kgraph.resolution.markables import Markable


def is_of_state(linking: Linking, markable: Markable) -> bool:
    """Tell whether every state has what the head noun means ("the army")."""
    return linking.gazetteer.institution(markable.token.lemma.casefold()) is not None


def is_elsewhere(linking: Linking, one: int, other: int) -> bool:
    """Tell whether the paragraphs of two mentions are about different countries; one that names none tells nothing."""
    left, right = _countries_around(linking, one), _countries_around(linking, other)
    return bool(left and right) and left.isdisjoint(right)


def link_states(linking: Linking) -> None:
    """Join the descriptions that give one noun to one state: "Chad's parliament", "the Chadian parliament"."""
    first: dict[tuple[str, str], int] = {}
    for item, markable in enumerate(linking.markables):
        if markable.is_name or markable.pronoun is not None or not is_of_state(linking, markable):
            continue
        code = _owner(linking, item, markable)
        if code is not None:
            key = markable.token.lemma.casefold(), code
            linking.join(first.setdefault(key, item), item, "the same of one state")


def _owner(linking: Linking, item: int, markable: Markable) -> str | None:
    """Return the code of the country that a description is of, if nothing else narrows it down."""
    sentence = markable.sentence
    modifiers = sentence.children_by(markable.head, "amod", "compound", "nmod:poss", "nmod", "nummod", "acl")
    if len(modifiers) != 1:
        return None
    named = linking.at.get((markable.position, modifiers[0].index))
    if named is None:
        people = linking.gazetteer.country_of_people(modifiers[0].text)
        return people.code if people else None
    found = linking.markables[named]
    country = found.country or found.people
    return country.code if country and named != item else None


def _countries_around(linking: Linking, item: int) -> set[str]:
    """Return the codes of the countries and peoples that the paragraph of a mention names."""
    return linking.countries_around.get(linking.markables[item].sentence.paragraph, set())
