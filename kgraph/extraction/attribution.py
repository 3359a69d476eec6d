"""Who says so: reported speech, quotations, "according to", from the inside out.

A claim is attributed to the subject of each verb of saying whose content clause it stands in. A narrator's aside in
a relative clause behind a comma stays the narrator's. Words between quotation marks without such a verb belong to
whoever speaks in the same sentence, else to the speaker of the sentence before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.extraction.tree import case_of, clauses_above, conjuncts, resolve_relative, subject
from kgraph.knowledge.lexicon import Lexicon
from kgraph.records.syntax import Sentence, Token

CONTENT = frozenset({"ccomp", "parataxis", "xcomp", "csubj", "dep"})
"""Relations between a verb of saying and what is said."""

OPENING, CLOSING = "“«„‟", "”»"
"""Quotation marks that tell their direction; straight ones alternate."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who says something: the sentence and word that name the speaker, and the word that says so."""

    sentence: int
    speaker: int
    cue: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Where quotations run: for each sentence, the words inside quotation marks."""

    inside: tuple[frozenset[int], ...]


def quotations(sentences: Sequence[Sentence]) -> Quotation:
    """Return the quoted words of each sentence; a quotation is closed at the latest where its paragraph ends."""
    found: list[frozenset[int]] = []
    is_open = False
    for number, sentence in enumerate(sentences):
        if number and sentence.paragraph != sentences[number - 1].paragraph:
            is_open = False
        quoted: set[int] = set()
        for token in sentence.tokens:
            if token.text in ('"', "``", "''") or (token.text[0] in OPENING + CLOSING):
                is_open = token.text[0] in OPENING or (token.text[0] not in CLOSING and not is_open)
                if token.text == "``":
                    is_open = True
                elif token.text == "''":
                    is_open = False
            elif is_open:
                quoted.add(token.index)
        found.append(frozenset(quoted))
    return Quotation(tuple(found))


def voices(
    sentences: Sequence[Sentence], number: int, index: int, quotation: Quotation, lexicon: Lexicon
) -> tuple[Voice, ...]:
    """Return whose word the predicate is, nearest first; empty when the document itself asserts it."""
    sentence = sentences[number]
    found = list(_by_syntax(sentence, number, index, quotation.inside[number], lexicon))
    if index in quotation.inside[number] and not any(v.cue not in quotation.inside[number] for v in found):
        speaker = _of_quotation(sentences, number, quotation, lexicon)
        if speaker is not None and all((v.sentence, v.cue) != (speaker.sentence, speaker.cue) for v in found):
            if (speaker.sentence, speaker.cue) != (number, index):
                found.append(speaker)
    unique: list[Voice] = []
    for voice in found:
        if all((v.sentence, v.speaker) != (voice.sentence, voice.speaker) for v in unique):
            unique.append(voice)
    return tuple(unique)


def _by_syntax(
    sentence: Sentence, number: int, index: int, quoted: frozenset[int], lexicon: Lexicon
) -> Iterator[Voice]:
    yield from _beside(sentence, number, index, index, lexicon)
    for child, head in clauses_above(sentence, index):
        if child.deprel == "acl:relcl" and _is_aside(sentence, child) and index not in quoted:
            return
        if child.relation in CONTENT or (child.relation == "acl" and head.upos == "NOUN"):
            yield from _speakers(sentence, number, head, lexicon)
        yield from _beside(sentence, number, head.index, child.index, lexicon)


def _is_aside(sentence: Sentence, clause: Token) -> bool:
    """Tell whether a relative clause is set off by a comma or dash before it."""
    first = sentence.subtree(clause.index)[0]
    before = sentence.tokens[first - 1].text if first else ""
    return sentence.tokens[first].upos == "PUNCT" or before in (",", "–", "—", "-")


def _speakers(sentence: Sentence, number: int, verb: Token, lexicon: Lexicon) -> Iterator[Voice]:
    """Yield the speakers of a verb or noun of saying; nothing for any other word."""
    if lexicon.reporting(verb.lemma.lower()) is None:
        return
    for speaker in speakers(sentence, verb.index):
        yield Voice(number, speaker, verb.index)


def speakers(sentence: Sentence, index: int) -> tuple[int, ...]:
    """Return who says it: the subject of an active verb, the "by"-phrase of a passive, the owner of a noun."""
    token = sentence.tokens[index]
    if token.upos in ("NOUN", "PROPN"):
        owners = [c for c in sentence.children_by(index, "nmod") if c.deprel == "nmod:poss" or _is_by(sentence, c)]
        return conjuncts(sentence, owners[0].index) if owners else ()
    if sentence.children_by(index, "nsubj:pass", "aux:pass") or (token.xpos == "VBN" and token.relation == "acl"):
        agents = [c for c in sentence.children_by(index, "obl") if _is_by(sentence, c)]
        if agents:
            return conjuncts(sentence, agents[0].index)
        # "He was quoted as saying", "Russia is said to": the subject of the quoting speaks, that of hearsay does not.
        return ()
    found = subject(sentence, index)
    return () if found is None else conjuncts(sentence, resolve_relative(sentence, found))


def _is_by(sentence: Sentence, child: Token) -> bool:
    return case_of(sentence, child.index) == "by"


def _beside(sentence: Sentence, number: int, node: int, below: int, lexicon: Lexicon) -> Iterator[Voice]:
    """Yield the voices that hang on a clause: "..., X said", "according to X"."""
    for child in sentence.children(node):
        if child.index == below:
            continue
        is_verb = child.upos == "VERB" and child.relation in ("parataxis", "advcl", "discourse", "ccomp")
        if is_verb and _comments(sentence, child) and lexicon.reporting(child.lemma.lower()) is not None:
            for speaker in speakers(sentence, child.index):
                yield Voice(number, speaker, child.index)
        if case_of(sentence, child.index).startswith("according"):
            cue = sentence.children_by(child.index, "case")[0].index
            for speaker in conjuncts(sentence, child.index):
                yield Voice(number, speaker, cue)


def _comments(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb of saying comments on the clause it hangs on: it has no content clause of its own.

    "Russia attacked, X said" (parataxis), "as X said" (advcl with the mark "as").
    """
    if sentence.children_by(verb.index, "ccomp"):
        return False
    if verb.relation == "advcl":
        return any(mark.lemma.lower() == "as" for mark in sentence.children_by(verb.index, "mark", "advmod"))
    return verb.relation == "parataxis"


def _of_quotation(sentences: Sequence[Sentence], number: int, quotation: Quotation, lexicon: Lexicon) -> Voice | None:
    """Return who speaks the quotation: in this sentence, else in the one before or after in the paragraph."""
    for other in (number, number - 1, number + 1):
        if not 0 <= other < len(sentences):
            continue
        if other > number and sentences[other].paragraph != sentences[number].paragraph:
            continue
        # "X said. “...”": the speaker of the sentence before may stand in the paragraph before.
        for token in sentences[other].tokens:
            if token.index in quotation.inside[other] or token.upos != "VERB":
                continue
            if lexicon.reporting(token.lemma.lower()) is not None:
                found = speakers(sentences[other], token.index)
                if found:
                    return Voice(other, found[0], token.index)
    return None
