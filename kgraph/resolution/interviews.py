"""Who speaks in paragraphs that begin with a label: "Q:" and "A:", or the name of whoever says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.records.mention import EntityType, Mention
from kgraph.records.syntax import Sentence, Token
from kgraph.resolution.linking import Linking, Turn

_QUESTION = frozenset({"interviewer", "q", "question"})
_ANSWER = frozenset({"a", "answer"})

_LONGEST = 4
"""So many words a label may have, titles included ("Foreign Minister Ada Holm:")."""

_SPEAKERS = frozenset({EntityType.PERSON, EntityType.ORGANIZATION})


@dataclass(frozen=True, slots=True)
class Speech:
    """The positions of the sentences that one label stands over, the words of the label, whether it ends by asking."""

    label: tuple[Token, ...]
    positions: range
    asks: bool


def speeches(sentences: Sequence[Sentence]) -> tuple[Speech, ...]:
    """Return the labelled speeches of a text; none where fewer than two are labelled or nobody asks.

    A paragraph without label goes on with the speech before it.
    """
    starts = [
        (position, label)
        for position, sentence in enumerate(sentences)
        if position == 0 or sentences[position - 1].paragraph != sentence.paragraph
        if (label := _label(sentence))
    ]
    if len(starts) < 2:
        return ()
    ends = [*(position for position, _ in starts[1:]), len(sentences)]
    found = [
        Speech(label, range(start, end), sentences[end - 1].tokens[-1].text.startswith("?"))
        for (start, label), end in zip(starts, ends, strict=True)
    ]
    return tuple(found) if any(speech.asks for speech in found) else ()


def without_labels(mentions: Sequence[Mention], found: Sequence[Speech]) -> tuple[Mention, ...]:
    """Return the mentions without "Q" and "A", which name nobody."""
    bare = {speech.label[0].span for speech in found if _word(speech) in _QUESTION | _ANSWER}
    return tuple(mention for mention in mentions if not any(mention.span.overlaps(span) for span in bare))


def note_turns(linking: Linking, found: Sequence[Speech]) -> None:
    """Note for each sentence of an interview who speaks, and whom a question asks: whoever speaks next."""
    asked = _interviewed(linking, found)
    speakers = [_speaker(linking, speech, asked) for speech in found]
    following = [*speakers[1:], None]
    for speech, speaker, next_one in zip(found, speakers, following[: len(found)], strict=True):
        hearer = next_one if speech.asks and next_one != speaker else None
        for position in speech.positions:
            linking.turns[position] = Turn(speaker, hearer)


def _label(sentence: Sentence) -> tuple[Token, ...]:
    """Return the words before a colon with which the paragraph opens, if they may name who speaks."""
    for token in sentence.tokens[1 : _LONGEST + 1]:
        if token.text == ":":
            words = sentence.tokens[: token.index]
            return words if all(word.text[:1].isupper() for word in words) else ()
    return ()


def _word(speech: Speech) -> str:
    return speech.label[0].text.casefold().rstrip(".") if len(speech.label) == 1 else ""


def _speaker(linking: Linking, speech: Speech, asked: int | None) -> int | None:
    word = _word(speech)
    if word in _QUESTION or word in _ANSWER:
        return asked if word in _ANSWER else None
    for item in linking.of_sentence.get(speech.positions[0], ()):
        markable = linking.markables[item]
        if markable.head <= speech.label[-1].index and markable.is_name and linking.type_of(item) in _SPEAKERS:
            return item
    return None


def _interviewed(linking: Linking, found: Sequence[Speech]) -> int | None:
    """Return the person whom the text before the questions names most; of equals the first that does something."""
    first = next((speech for speech in found if _word(speech) in _QUESTION | _ANSWER), None)
    before = list(_people_before(linking, first.positions[0])) if first else []
    counts = Counter(linking.partition.find(item) for item in before)
    most = max(counts.values(), default=0)
    best = [item for item in before if counts[linking.partition.find(item)] == most]
    acting = [item for item in best if linking.markables[item].token.relation == "nsubj"]
    return next(iter(acting or best), None)


def _people_before(linking: Linking, end: int) -> Iterator[int]:
    for position in range(end):
        for item in linking.of_sentence.get(position, ()):
            if linking.type_of(item) is EntityType.PERSON and linking.is_named(item):
                yield item
