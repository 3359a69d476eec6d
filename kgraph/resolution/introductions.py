"""Whom the lead leaves unnamed and the next sentences name: "A man was held ... Ali Noor was held in a flat"."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.knowledge.things import Number
from kgraph.records.mention import EntityType, MentionKind
from kgraph.resolution.linking import Linking
from kgraph.resolution.markables import Markable, tokens_in
from kgraph.resolution.speakers import speaks

_REACH = 2
"""So many sentences after the lead the name follows; further on another deed of the kind may be told."""

_TRIED = frozenset(
    {"acquit", "arrest", "ban", "charge", "convict", "detain", "fine", "imprison", "jail", "remand", "sentence"}
)
"""What courts and police do to whom a report is about; the victims of crimes come up otherwise."""


def link_introduced(linking: Linking) -> None:
    """Join the one person that the lead brings up with the only name that follows with the same part, or the title.

    Whoever only speaks there is another one: "A judge was jailed ... Judge Ada Holm said".
    """
    whole = (n for n, sentence in sorted(linking.sentences.items()) if sentence.tokens[-1].upos == "PUNCT")
    lead = next(whole, 0)
    for item in linking.of_sentence.get(lead, ()):
        if not _is_new(linking, item):
            continue
        parts = set(_parts(linking, item))
        found = {
            linking.partition.find(other): other
            for position in range(lead + 1, lead + 1 + _REACH)
            for other in linking.of_sentence.get(position, ())
            if _is_introduced(linking, other)
            and (
                not parts.isdisjoint(_parts(linking, other))
                or _bears(linking, item, other)
                or _is_tried(linking, item, other)
            )
        }
        if len(found) == 1 and not speaks(linking, linking.markables[next(iter(found.values()))]):
            linking.join(item, next(iter(found.values())), "described in the lead, then named")


def _is_new(linking: Linking, item: int) -> bool:
    markable = linking.markables[item]
    is_one = markable.type is EntityType.PERSON and markable.number is Number.SINGULAR
    return (
        is_one
        and markable.mention.kind is MentionKind.NOMINAL
        and markable.is_indefinite
        and not linking.is_named(item)
    )


def _bears(linking: Linking, item: int, other: int) -> bool:
    """Tell whether the noun of the description stands before the name as its title."""
    return linking.markables[item].token.lemma.casefold() in linking.markables[other].titles


def _is_tried(linking: Linking, item: int, other: int) -> bool:
    """Tell whether a court report brings up the accused, alone, and then names whoever acts with name and age."""
    lead, markable = linking.markables[item], linking.markables[other]
    verb = lead.sentence.tokens[lead.token.head].lemma if lead.token.deprel == "nsubj:pass" else ""
    others = [o for o in linking.of_sentence[lead.position] if o != item and _is_somebody(linking, o)]
    acts = markable.token.relation == "nsubj" and not markable.titles
    return verb in _TRIED and not others and acts and _has_age(markable)


def _is_somebody(linking: Linking, item: int) -> bool:
    return linking.type_of(item) is EntityType.PERSON and linking.markables[item].pronoun is None


def _has_age(markable: Markable) -> bool:
    """Tell whether a number between commas follows the name ("Ada Holm, 52, ...")."""
    tokens = markable.sentence.tokens
    last = max(token.index for token in tokens_in(markable.sentence, markable.mention))
    after = [token.text for token in tokens[last + 1 : last + 4]]
    return len(after) == 3 and after[0] == after[2] == "," and after[1].isdigit()


def _is_introduced(linking: Linking, item: int) -> bool:
    """Tell whether a name of a person stands here for the first time."""
    members = linking.partition.members(item)
    first = next((member for member in members if linking.markables[member].is_name), None)
    is_new = linking.markables[members[0]].position == linking.markables[item].position
    return first == item and is_new and linking.type_of(item) is EntityType.PERSON


def _parts(linking: Linking, item: int) -> Iterator[tuple[str, str]]:
    """Yield predicate and role of a markable, or of the noun before it ("the accused Ali Noor")."""
    markable = linking.markables[item]
    words = {markable.head, markable.token.head if markable.token.relation in ("appos", "flat") else markable.head}
    for frame in markable.sentence.frames:
        for argument in frame.arguments:
            if argument.head in words and argument.role in ("ARG0", "ARG1"):
                yield frame.roleset, argument.role
