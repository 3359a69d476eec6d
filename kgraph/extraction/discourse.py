"""Who speaks beyond one sentence: long quotations, reported speech that goes on, the answers of an interview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgraph.extraction.complements import marks_of
from kgraph.extraction.cues import cues_on
from kgraph.extraction.quotations import Quotation
from kgraph.extraction.speakers import Speakers, Voice
from kgraph.extraction.tree import direct_subject
from kgraph.knowledge.language import Language
from kgraph.records.claim import Status
from kgraph.records.syntax import ROOT, Sentence, Token

REACH = 4
"""Sentences that a speaker is looked for in on either side of a quotation: those of news agencies are seldom longer."""


def speakers_around(
    sentences: Sequence[Sentence], number: int, index: int, quotation: Quotation, language: Language, *, is_told: bool
) -> tuple[Voice, ...]:
    """Return whose word a predicate is by the sentences around its own, nearest first.

    Args:
        sentences: those of the document.
        number: the sentence of the predicate.
        index: the word of the predicate.
        quotation: what stands between quotation marks.
        language: the words of saying.
        is_told: whether the sentence itself names a speaker, within the quotation if there is one.
    """
    if index in quotation.inside[number]:
        return _of_quotation(sentences, number, index, quotation, language)
    return () if is_told else _going_on(sentences, number, index, quotation, language)


# ---------------------------------------------------------------- quotations


def _of_quotation(
    sentences: Sequence[Sentence], number: int, index: int, quotation: Quotation, language: Language
) -> tuple[Voice, ...]:
    """Return who speaks the quotation: in this sentence; for a sentence wholly quoted also in those around it."""
    here = _speaker_in(sentences[number], number, quotation, language, near=index)
    if here or not _is_clause_quoted(sentences[number], index, quotation.inside[number]):
        return here
    for other in _around(sentences, number, quotation):
        found = _speaker_in(sentences[other], other, quotation, language, near=None)
        if found:
            return found
    return _introduced(sentences, number, quotation, language)


def _is_clause_quoted(sentence: Sentence, index: int, quoted: frozenset[int]) -> bool:
    """Tell whether a word stands in a quoted clause, not in a few quoted words of the narrator's."""
    if sentence.root.index in quoted:
        return True
    above = [t for t in sentence.path_to_root(index) if t.index in quoted]
    return any(t.upos == "VERB" and sentence.children_by(t.index, "nsubj") for t in above)


def _first(number: int, quotation: Quotation) -> int:
    """Return the sentence in which the quotation around a sentence opens."""
    while number > 0 and quotation.open_before[number]:
        number -= 1
    return number


def _around(sentences: Sequence[Sentence], number: int, quotation: Quotation) -> Iterator[int]:
    """Yield the sentences that can name the speaker: of the same quotation, then the one before, then the next."""
    first, last = _first(number, quotation), number
    yield from range(number - 1, first - 1, -1)
    while last + 1 < len(sentences) and quotation.open_before[last + 1]:
        last += 1
        yield last
    # "X said. “...”": the speaker of the sentence before may stand in the paragraph before.
    before = first - 1
    while before > max(-1, first - REACH) and sentences[before].root.index in quotation.inside[before]:
        yield before
        before -= 1
    if before >= 0:
        yield before
    if last + 1 < len(sentences) and sentences[last + 1].paragraph == sentences[number].paragraph:
        yield last + 1


def _speaker_in(
    sentence: Sentence, number: int, quotation: Quotation, language: Language, *, near: int | None
) -> tuple[Voice, ...]:
    """Return who speaks by the verb of saying outside the quotation that is nearest to a word, or to the root."""
    speakers = Speakers(sentence, number, language, quotation.inside[number])
    found: list[tuple[int, Token]] = []
    for token in sentence.tokens:
        is_relative = token.deprel == "acl:relcl" and not speakers.comments(token)
        if token.upos != "VERB" or token.index in quotation.inside[number] or is_relative:
            continue
        distance = abs(token.index - near) if near is not None else len(list(sentence.path_to_root(token.index)))
        found += [(distance, token) for _ in speakers.voices_of(token)][:1]
    return tuple(speakers.all_voices(min(found, key=lambda item: item[0])[1])) if found else ()


def _introduced(
    sentences: Sequence[Sentence], number: int, quotation: Quotation, language: Language
) -> tuple[Voice, ...]:
    """Return whom the sentence before a quotation in its paragraph tells of: "Kim was blunt. “It failed ...”"."""
    before = _first(number, quotation) - 1
    if before < 0:
        return ()
    sentence = sentences[before]
    while before > 0 and sentence.root.index in quotation.inside[before]:
        before = _first(before, quotation) - 1
        sentence = sentences[max(before, 0)]
    if before < 0 or sentence.paragraph != sentences[_first(before + 1, quotation)].paragraph:
        return ()
    found = direct_subject(sentence, sentence.root.index)
    speakers = Speakers(sentence, before, language, quotation.inside[before])
    is_person = found is not None and found.index not in quotation.inside[before] and speakers.is_person(found)
    return (Voice(before, found.index, sentence.root.index),) if found is not None and is_person else ()


# ---------------------------------------------------------------- reported speech


def _going_on(
    sentences: Sequence[Sentence], number: int, index: int, quotation: Quotation, language: Language
) -> tuple[Voice, ...]:
    """Return who goes on to speak in "The mill said that it had lost. It would close in May.".

    The future seen from the past needs somebody who sees it: what was said in the sentence before, or there in turn.
    """
    for back in range(number, max(-1, number - REACH), -1):
        if back < number:
            found = _past_speaker(sentences[back], back, quotation, language)
            if found:
                return found
        if not _foretells(sentences[back], index if back == number else None, quotation.inside[back], language):
            return ()
    return ()


def _foretells(sentence: Sentence, index: int | None, quoted: frozenset[int], language: Language) -> bool:
    """Tell whether the main clause, or one beside it around a word, looks ahead from the past."""
    path = {sentence.root.index} if index is None else {t.index for t in sentence.path_to_root(index)}
    tops = (t for t in sentence.tokens if t.index in path and (t.head == ROOT or t.relation in ("conj", "parataxis")))
    return any(top.index not in quoted and _looks_ahead(sentence, top, language) for top in tops)


def _looks_ahead(sentence: Sentence, verb: Token, language: Language) -> bool:
    """Tell whether a clause is a bare "would": without an if, no "would later", not of what is only proposed."""
    if sentence.children_by(verb.index, "mark"):
        return False
    if not any(c.lemma.lower() == "would" for c in sentence.children_by(verb.index, "aux")):
        return False
    cues = [cue for _, cue in cues_on(sentence, verb, language.lexicon)]
    beside = sentence.children_by(verb.index, "nsubj", "obj", "advcl")
    weakened = [cue for thing in beside for _, cue in cues_on(sentence, thing, language.lexicon)]
    is_past = any(cue.status is Status.HAPPENED for cue in cues)
    return not is_past and not any(cue.status is not None for cue in weakened)


def _past_speaker(sentence: Sentence, number: int, quotation: Quotation, language: Language) -> tuple[Voice, ...]:
    """Return who is reported to speak in a sentence: by its main verb in the past, or a comment on it."""
    speakers = Speakers(sentence, number, language, quotation.inside[number])
    root = sentence.root
    heads = [root, *sentence.children_by(root.index, "conj"), *speakers.comments_on(root)]
    told = [h for h in heads if h.xpos == "VBD" and h.index not in quotation.inside[number] and _tells(speakers, h)]
    return tuple(speakers.all_voices(told[-1])) if told else ()


def _tells(speakers: Speakers, verb: Token) -> bool:
    """Tell whether a verb of saying has a clause or an event for its content, or comments on one."""
    sentence = speakers.sentence
    told = (c for text in sentence.children_by(verb.index, "obl") for c in sentence.children_by(text.index, "acl"))
    has_content = any("that" in marks_of(sentence, c) for c in told)  # "said in a letter that"
    has_content = has_content or bool(sentence.children_by(verb.index, "ccomp"))
    return (
        speakers.comments(verb) or has_content or any(speakers.is_told(c, verb) for c in sentence.children(verb.index))
    )
