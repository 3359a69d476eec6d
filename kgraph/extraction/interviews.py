"""Whose turn a paragraph of an interview is: "Kim Lee: We sold it.", "A: We sold it."."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kgraph.extraction.speakers import Speakers, Voice
from kgraph.extraction.tree import direct_subject
from kgraph.knowledge.language import Language
from kgraph.records.syntax import Sentence, Token

LABEL = 4
"""Words that name who has the turn at most: two names, and a title or an initial."""

QUESTION, ANSWER = "Q", "A"
"""Letters for who asks and who answers."""


def turn_of(sentences: Sequence[Sentence], number: int, language: Language) -> Voice | None:
    """Return who has the turn in the paragraph of a sentence, or `None` where its words are the writer's."""
    first = bisect_left(sentences, sentences[number].paragraph, key=lambda sentence: sentence.paragraph)
    label = _label(sentences[first])
    if not label:
        return None
    if label[0].text == ANSWER and len(label) == 1:
        return _interviewed(sentences, first, language)
    entity = sentences[first].entity_at(label[0].index)
    if entity is None or entity.label != "Person":
        return None
    return Voice(first, label[0].index, len(label))


def _label(sentence: Sentence) -> tuple[Token, ...]:
    """Return the words before the colon that opens a turn; beside it something is told."""
    colon = next((t.index for t in sentence.tokens[: LABEL + 1] if t.text == ":"), 0)
    label = sentence.tokens[:colon]
    is_name = all(t.upos in ("PROPN", "PUNCT") for t in label) or (colon == 1 and label[0].text in (QUESTION, ANSWER))
    return label if is_name and colon + 1 < len(sentence.tokens) else ()


def _interviewed(sentences: Sequence[Sentence], number: int, language: Language) -> Voice | None:
    """Return whom the writer tells of last before the first question, who then answers."""
    labels = [(n, _label(s)) for n, s in enumerate(sentences[:number])]
    asked = [n for n, label in labels if len(label) == 1 and label[0].text == QUESTION]
    for before in range(min(asked, default=0) - 1, -1, -1):
        sentence = sentences[before]
        found = direct_subject(sentence, sentence.root.index)
        if found is not None and Speakers(sentence, before, language).is_person(found):
            return Voice(before, found.index, sentence.root.index)
    return None
