"""What a headline describes and the first paragraph names: "Former minister arrested", "Oskar Brandt, a former ..."."""

from __future__ import annotations

from kgraph.knowledge.folding import fold
from kgraph.records.mention import MentionKind
from kgraph.resolution.linking import Linking
from kgraph.resolution.markables import Markable


def link_headline(linking: Linking) -> None:
    """Join the bare descriptions of a headline with the one thing of the first paragraph that fits them.

    Headlines leave articles out, so that what the text brings up as new ("a warehouse") is what they mean.
    """
    lead = _lead(linking)
    for item in linking.of_sentence.get(0, ()) if lead else ():
        markable = linking.markables[item]
        bare = markable.mention.kind is MentionKind.NOMINAL and not markable.is_name and not _has_determiner(markable)
        if not bare or linking.is_named(item):
            continue
        found = {linking.partition.find(other): other for other in lead if _fits(linking, markable, other)}
        if len(found) == 1:
            linking.join(item, next(iter(found.values())), "described in the headline")


def _lead(linking: Linking) -> list[int]:
    """Return the markables of the first paragraph after a headline; none where the text begins without one."""
    title = linking.sentences.get(0)
    if title is None or title.tokens[-1].upos == "PUNCT":
        return []
    later = [sentence for position, sentence in linking.sentences.items() if position > 0]
    if not later or later[0].paragraph == title.paragraph:
        return []
    first = [m.position for m in linking.markables if m.position > 0 and m.sentence.paragraph == later[0].paragraph]
    return [item for position in dict.fromkeys(first) for item in linking.of_sentence[position]]


def _has_determiner(markable: Markable) -> bool:
    return bool(markable.sentence.children_by(markable.head, "det", "nmod:poss"))


def _fits(linking: Linking, markable: Markable, other: int) -> bool:
    """Tell whether a name bears the description as its title, or a description is the same but for modifiers."""
    candidate = linking.markables[other]
    lemma = markable.token.lemma.casefold()
    if candidate.is_name:
        return lemma in linking.titles_of(other) and markable.modifiers <= _words_before(candidate)
    if candidate.mention.kind is not MentionKind.NOMINAL or candidate.number is not markable.number:
        return False
    same = candidate.token.lemma.casefold() == lemma
    return same and (markable.modifiers <= candidate.modifiers or candidate.modifiers <= markable.modifiers)


def _words_before(markable: Markable) -> frozenset[str]:
    """Return the words of the noun phrase of a name: its titles with what narrows them down."""
    tokens = (markable.sentence.tokens[index] for index in markable.sentence.subtree(markable.head))
    return frozenset(fold(token.text) for token in tokens if token.index < markable.head or token.relation == "amod")
