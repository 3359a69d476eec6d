"""Namings in a document: names, pronouns and noun phrases, as coreference wants them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgraph.extraction.phrases import head_span, naming_word, phrase_span
from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.records.mention import Mention, MentionKind
from kgraph.records.syntax import NamedEntity, Sentence, Token

NAMES = frozenset({"Person", "Organization", "Location", "Facility", "NORP", "Misc", "Product"})
"""Labels of the parser that name somebody or something; `Date` and `Money` do not."""

PRONOUNS = frozenset({"PRP", "PRP$"})


def mentions(
    sentences: Sequence[Sentence], times: Sequence[frozenset[int]], gazetteer: Gazetteer
) -> tuple[Mention, ...]:
    """Return the mentions of a document in text order.

    Args:
        sentences: the parsed sentences.
        times: for each sentence, the words of its time expressions; they name nobody.
        gazetteer: titles, which stand outside a person's name.
    """
    return tuple(
        mention
        for sentence, dated in zip(sentences, times, strict=True)
        for mention in sorted(_of_sentence(sentence, dated, gazetteer), key=lambda m: (m.head.start, m.head.end))
    )


def _of_sentence(sentence: Sentence, dated: frozenset[int], gazetteer: Gazetteer) -> Iterator[Mention]:
    named: set[int] = set()
    for entity in sentence.entities:
        if entity.label in NAMES:
            yield _name(sentence, entity, gazetteer)
            named.update(range(entity.first, entity.last + 1))
    for token in sentence.tokens:
        if token.index in named or token.index in dated:
            continue
        if token.xpos in PRONOUNS:
            yield Mention(token.span, token.span, MentionKind.PRONOUN)
        elif _heads_phrase(token) and naming_word(sentence, token.index) == token.index:
            yield Mention(phrase_span(sentence, token.index), token.span, MentionKind.NOMINAL)


def _name(sentence: Sentence, entity: NamedEntity, gazetteer: Gazetteer) -> Mention:
    """Return a name: a person's without title, its head the whole of it; else the name with its head word."""
    words = range(entity.first, entity.last + 1)
    head = next((i for i in words if sentence.tokens[i].head not in words), entity.last)
    span = head_span(sentence, head, gazetteer)
    if entity.label == "Person":
        return Mention(span, span, MentionKind.NAME)
    return Mention(sentence.span_of(entity.first, entity.last), span, MentionKind.NAME)


def _heads_phrase(token: Token) -> bool:
    """Tell whether a token heads a noun phrase that is no part of another one's name."""
    return token.upos in ("NOUN", "PROPN") and token.relation not in ("compound", "flat", "goeswith", "fixed")
