"""Why a document says what is claimed: for each sentence its tree, its frames, and the rules behind each claim.

Nothing is decided here: the reasons were taken down where the parts were given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgraph.extraction.claims import Extraction, Reading
from kgraph.extraction.factuality import Factuality
from kgraph.extraction.predicates import Predicate
from kgraph.extraction.slots import Kind
from kgraph.knowledge.language import Language
from kgraph.records.claim import Claim
from kgraph.records.document import Document
from kgraph.records.interval import Timex
from kgraph.records.mention import Chain
from kgraph.records.notation import claim_notation
from kgraph.records.syntax import ROOT, Frame, Sentence


def explain(
    document: Document,
    sentences: Sequence[Sentence],
    times: Sequence[Timex],
    chains: Sequence[Chain],
    language: Language,
) -> Iterator[str]:
    """Yield lines for people: each sentence, its tree and frames, and its claims with their reasons.

    The arguments are those of `extract`, and so are the claims.
    """
    extraction = Extraction.of(document, sentences, times, chains, language)
    told = list(extraction.told())
    for sentence in sentences:
        yield " ".join(sentence.span.of(document.text).split())
        yield from (f"  {line}" for line in tree_lines(sentence))
        yield from (f"  {line}" for line in frame_lines(sentence))
        for claim, reading in told:
            if claim.sentence == sentence.span:
                yield f"  {claim_notation(claim)}"
                yield from (f"      {line}" for line in _reasons(claim, reading, sentence, extraction))


def tree_lines(sentence: Sentence) -> Iterator[str]:
    """Yield the dependency tree from the root down, a word a line below its head, in text order."""
    waiting = [(token.index, 0) for token in sentence.tokens if token.head == ROOT]
    while waiting:
        index, depth = waiting.pop()
        token = sentence.tokens[index]
        named = sentence.entity_at(index)
        label = f"  {named.label}" if named is not None else ""
        yield f"{'  ' * depth}{token.text}  {token.deprel}  {token.xpos}{label}"
        waiting.extend((child.index, depth + 1) for child in reversed(sentence.children(index)))


def frame_lines(sentence: Sentence) -> Iterator[str]:
    """Yield the frames with their roles and, where the parser tells it, how much of an event each is."""
    for frame in sentence.frames:
        roles = [f'{argument.role}="{sentence.tokens[argument.head].text}"' for argument in frame.arguments]
        yield "  ".join([f"[{sentence.tokens[frame.predicate].text}] {frame.roleset}", *roles, *_scores(frame)])


def _scores(frame: Frame) -> Iterator[str]:
    yield f"p={frame.probability:.2f}"
    if frame.attributes is not None:
        yield f"dynamic={frame.attributes.dynamic:+.2f}"


def _reasons(claim: Claim, reading: Reading, sentence: Sentence, extraction: Extraction) -> Iterator[str]:
    """Yield why the claim has its type, participants, polarity and status, and sources."""
    yield f"type {claim.type}: {_why_type(reading.predicate, sentence)}"
    for kind, parts in reading.roles.parts.items():
        for part in parts:
            name = "no participant" if kind is Kind.NONE else kind
            yield f'{name} "{sentence.tokens[part.index].text}": {part.why}'
    yield f"{claim.polarity}, {claim.status}: {', '.join(_path(reading, sentence)) or 'nothing changes it'}"
    for voice in reading.voices:
        cue = extraction.sentences[voice.sentence].tokens
        yield f'source "{cue[voice.speaker].text}": by "{cue[voice.cue].text}"'


def _why_type(predicate: Predicate, sentence: Sentence) -> str:
    frame = f"{predicate.frame.roleset or 'no known sense'}"
    if predicate.light is not None:
        return f'{frame}, governed by the light verb "{sentence.tokens[predicate.light].text}"'
    return frame if predicate.entry is None else f'{frame}, verbs.tsv "{predicate.entry.lemma}"'


def _path(reading: Reading, sentence: Sentence) -> Iterator[str]:
    """Yield the words that change what is said on the way down from the root, with what they leave of it."""
    before = Factuality()
    for index, now in reading.steps:
        if now != before:
            yield f'"{sentence.tokens[index].text}" leaves it {now.polarity}, {now.status}'
        before = now
