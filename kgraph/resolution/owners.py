"""Descriptions by their owner: "his wife" and "his wife Ada Holm" are one where "he" is."""

from __future__ import annotations

from collections import defaultdict

from kgraph.knowledge.folding import fold
from kgraph.knowledge.things import Number
from kgraph.records.mention import EntityType
from kgraph.resolution.linking import Linking
from kgraph.resolution.markables import Markable

_OWNED = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANIZATION})

Key = tuple[int, str, Number | None, frozenset[str]]


def link_owned(linking: Linking) -> None:
    """Join what is described alike and has one owner, unless two of that description have names."""
    found: defaultdict[Key, dict[int, int]] = defaultdict(dict)
    for item, markable in enumerate(linking.markables):
        for key in _keys(linking, item, markable):
            found[key].setdefault(linking.partition.find(item), item)
    for items in found.values():
        if len({linking.partition.find(item) for item in items.values() if linking.is_named(item)}) < 2:
            first, *others = items.values()
            for other in others:
                linking.join(first, other, "same description of what one owner has")


def _keys(linking: Linking, item: int, markable: Markable) -> list[Key]:
    """Return what a description with an owner has in common with its like; a name has that of the noun before it."""
    if linking.type_of(item) not in _OWNED or item in linking.split:
        return []
    sentence = markable.sentence
    heads = [markable.head]
    if markable.is_name and markable.token.relation in ("appos", "flat"):
        heads = [markable.token.head]
    found: list[Key] = []
    for head in heads:
        is_one_of_them = markable.is_name and sentence.tokens[head].xpos == "NNS"  # "her aides, Ada Holm and ..."
        if sentence.tokens[head].upos != "NOUN" or is_one_of_them:
            continue
        for child in sentence.children_by(head, "nmod:poss"):
            owner = linking.at.get((markable.position, child.index))
            if owner is not None:
                narrow = (
                    sentence.tokens[c.index].text for c in sentence.children_by(head, "amod", "compound", "nummod")
                )
                noun = sentence.tokens[head].lemma.casefold()
                number = Number.PLURAL if sentence.tokens[head].xpos == "NNS" else Number.SINGULAR
                found.append((linking.partition.find(owner), noun, number, frozenset(map(fold, narrow))))
    return found
