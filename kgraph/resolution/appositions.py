"""Links between a name and the description beside it: "the mayor, Ada Holm", "the city of Bergen"."""

from __future__ import annotations

from kgraph.records.mention import EntityType, MentionKind
from kgraph.resolution.linking import Linking
from kgraph.resolution.markables import Markable, tokens_in
from kgraph.resolution.splits import listed_beside

BEFORE_NAME = "nmod:desc"
"""The relation of a description to the name after it: "President" in "President Zelensky"."""


def link_apposition(linking: Linking, item: int) -> None:
    """Join a name or a description with what stands beside it for the same."""
    markable = linking.markables[item]
    beside = () if listed_beside(linking, item) else ("appos", "flat", BEFORE_NAME)
    for child in markable.sentence.children_by(markable.head, *beside):
        other = _naming(linking, markable, child.index)
        if other is not None and (can_equal(linking, item, other) or _is_trade(linking, item, other)):
            join_unnamed(linking, item, other, "apposition")
    named = _named_after_comma(linking, markable) if _is_person(markable) else None
    if named is not None and can_equal(linking, item, named):
        join_unnamed(linking, item, named, "apposition")
    place = _named_by_genus(linking, markable)
    if place is not None:
        join_unnamed(linking, item, place, "name after its kind of place")


def join_unnamed(linking: Linking, one: int, other: int, reason: str) -> None:
    """Join two sets unless both have names: a description never makes two names one."""
    if not (linking.is_named(one) and linking.is_named(other)):
        linking.join(one, other, reason)


def can_equal(linking: Linking, one: int, other: int) -> bool:
    """Tell whether a name and a description can be one thing: one of them names, type and number agree.

    Words for those who do something are used of people and of companies ("the developer").
    """
    left, right = linking.markables[one], linking.markables[other]
    if left.is_name == right.is_name or MentionKind.PRONOUN in (left.mention.kind, right.mention.kind):
        return False
    if left.number and right.number and left.number is not right.number:
        return False
    types = {linking.type_of(one), linking.type_of(other)}
    described = left if right.is_name else right
    if types == {EntityType.PERSON, EntityType.ORGANIZATION} and described.type is EntityType.ORGANIZATION:
        return described.token.lemma.endswith(("er", "or"))  # a developer may be either
    return len(types) == 1 or (EntityType.OTHER in types and EntityType.PERSON not in types)


def _naming(linking: Linking, markable: Markable, index: int) -> int | None:
    """Return what a word names: itself, or the name after it ("the witness, the former secretary Ada Holm")."""
    found = linking.at.get((markable.position, index))
    if found is not None:
        return found
    names = (
        linking.at.get((markable.position, c.index)) for c in markable.sentence.children_by(index, "appos", "flat")
    )
    return next((name for name in names if name is not None and linking.markables[name].is_name), None)


def _is_trade(linking: Linking, item: int, other: int) -> bool:
    """Tell whether a noun that no table knows stands right before the name of a person ("the glassblower Ada Holm")."""
    noun, name = linking.markables[item], linking.markables[other]
    is_next = name.sentence.tokens[noun.head].span.end + 1 >= name.mention.head.start > noun.mention.head.start
    unknown = not noun.is_name and linking.gazetteer.noun(noun.token.lemma) is None
    return unknown and is_next and name.is_name and name.type is EntityType.PERSON and noun.token.xpos == "NN"


def _is_person(markable: Markable) -> bool:
    agent = markable.type is EntityType.ORGANIZATION and markable.token.lemma.endswith(("er", "or"))
    return (markable.type is EntityType.PERSON or agent) and not markable.is_name and markable.is_definite


def _named_after_comma(linking: Linking, markable: Markable) -> int | None:
    """Return the person between commas right after a description ("the mayor of Bergen, Ada Holm, said").

    The parser hangs the name on the last noun of the description, or takes the two for a list.
    """
    tokens = markable.sentence.tokens
    last = tokens_in(markable.sentence, markable.mention)[-1].index
    for other in linking.of_sentence[markable.position]:
        named = linking.markables[other]
        inside = tokens_in(named.sentence, named.mention) if named.is_name else ()
        if not inside or inside[0].index != last + 2 or tokens[last + 1].text != ",":
            continue
        after = tokens[inside[-1].index + 1] if inside[-1].index + 1 < len(tokens) else None
        if named.type is EntityType.PERSON and after is not None and after.text in (",", "."):
            return other
    return None


def _named_by_genus(linking: Linking, markable: Markable) -> int | None:
    """Return the place whose kind the description tells ("the Norwegian city of Bergen"), or `None`."""
    if markable.is_name or not markable.is_definite or not linking.gazetteer.is_genus(markable.token.lemma):
        return None
    for child in markable.sentence.children_by(markable.head, "nmod"):
        cases = [case.lemma.casefold() for case in markable.sentence.children_by(child.index, "case")]
        other = linking.at.get((markable.position, child.index))
        named = linking.markables[other] if other is not None and cases == ["of"] else None
        if named is not None and named.is_name and named.type in (EntityType.PLACE, EntityType.FACILITY):
            return other
    return None
