"""Initials of what somebody is called by: "the investigating officer Ada Holm", later "the IO"."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.knowledge.folding import is_acronym
from kgraph.records.mention import EntityType, MentionKind
from kgraph.resolution.linking import Linking
from kgraph.resolution.markables import Markable, surface
from kgraph.resolution.names import abbreviates

_BEFORE = ("NOUN", "PROPN", "ADJ", "VERB", "ADP")
"""Words of an office before a name ("Superintendent of Police Ada Holm"), or of a description before its noun."""


def link_initials(linking: Linking) -> None:
    """Join initials that no table and no name explains with the one person whose office or description they shorten."""
    for item, markable in enumerate(linking.markables):
        if not _is_unexplained(linking, item, markable):
            continue
        found = {
            linking.partition.find(other): other
            for other in range(item)
            if linking.type_of(other) is EntityType.PERSON
            and any(abbreviates(markable.token.text, phrase, linking.gazetteer) for phrase in _phrases(linking, other))
        }
        if len(found) == 1:
            linking.join(next(iter(found.values())), item, "initials of the office or description")


def _is_unexplained(linking: Linking, item: int, markable: Markable) -> bool:
    if not is_acronym(markable.token.text) or linking.size_of(item) > 1 or not markable.is_definite:
        return False
    known = markable.country or markable.people or markable.metonym or linking.gazetteer.body(markable.token.text)
    return not known and markable.mention.kind is not MentionKind.PRONOUN


def _phrases(linking: Linking, item: int) -> Iterator[str]:
    """Yield the words that end before a name, or with the noun of a description, each with those before it."""
    markable = linking.markables[item]
    tokens = markable.sentence.tokens
    last = markable.head
    if markable.is_name:
        last = next((t.index for t in tokens if t.span.start >= markable.mention.head.start), last) - 1
    first = last
    while first >= 0 and last - first < 5 and tokens[first].upos in _BEFORE:
        if first < last:
            yield surface(markable.sentence, first, last)
        first -= 1
