"""Who speaks in a headline: "Minister: no plans to resign", "Storm kills 12 - officials"."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.extraction.speakers import Speakers, Voice
from kgraph.extraction.tree import NOMINAL
from kgraph.records.syntax import ROOT, Sentence, Token

SEPARATORS = frozenset({":", "-", "–", "—"})
"""Marks between a headline and who says so."""

LABEL = 6
"""Words that name a speaker in a headline at most; longer ones tell something themselves."""


def headline_voices(speakers: Speakers, index: int) -> Iterator[Voice]:
    """Yield who says what a headline tells at a word: the label on the other side of a colon or dash.

    A sentence with a full stop is no headline. Beside a quotation the label may be a clause, whose subject speaks:
    "“They left us”: families sue ferry line".
    """
    sentence = speakers.sentence
    if sentence.tokens[-1].text == ".":
        return
    for mark in sentence.tokens:
        if mark.text in SEPARATORS and _stands_free(sentence, mark):
            is_before = index < mark.index
            label = sentence.tokens[mark.index + 1 :] if is_before else sentence.tokens[: mark.index]
            speaker = _speaker(speakers, label, is_quoted=index in speakers.quoted)
            if speaker is not None:
                yield Voice(speakers.number, speaker, mark.index)
                return


def _stands_free(sentence: Sentence, mark: Token) -> bool:
    """Tell whether a colon, or a dash with spaces around it, divides the sentence."""
    if not 0 < mark.index < len(sentence.tokens) - 1:
        return False
    before, behind = sentence.tokens[mark.index - 1], sentence.tokens[mark.index + 1]
    return behind.span.start > mark.span.end and (mark.text == ":" or before.span.end < mark.span.start)


def _speaker(speakers: Speakers, label: tuple[Token, ...], *, is_quoted: bool) -> int | None:
    """Return the head of a label that names somebody, or `None`."""
    inside = {t.index for t in label}
    tells = any(t.upos in ("VERB", "AUX") for t in label)
    if tells and not is_quoted:
        return None
    nouns = [t for t in label if t.upos in NOMINAL and t.relation != "compound"]
    heads = nouns[:1] if tells else [t for t in nouns if t.head == ROOT or t.head not in inside]
    if len(heads) != 1 or (not tells and len(label) > LABEL) or not speakers.is_somebody(heads[0]):
        return None
    return heads[0].index
