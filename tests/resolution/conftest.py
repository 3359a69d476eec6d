"""Sentences written word by word: `form|lemma/XPOS/head/deprel/label`, lemma and label where they are needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from kgraph.knowledge.gazetteer import Gazetteer, load_gazetteer
from kgraph.records.claim import (
    Account,
    Basis,
    Claim,
    ClaimKind,
    ClaimTime,
    Participant,
    Polarity,
    Quantity,
    Source,
    Status,
)
from kgraph.records.document import Document, PublishedFrom, Span
from kgraph.records.interval import Interval
from kgraph.records.mention import Chain, EntityType, Mention, MentionKind
from kgraph.records.syntax import NamedEntity, Sentence, Token
from kgraph.resolution.coreference import chain

UPOS = {
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "IN": "ADP",
    "DT": "DET",
    "PRP": "PRON",
    "PRP$": "PRON",
    "WP": "PRON",
    "WP$": "PRON",
    "WDT": "PRON",
    "JJ": "ADJ",
    "CD": "NUM",
    "RB": "ADV",
    "CC": "CCONJ",
    "POS": "PART",
    "TO": "PART",
    "MD": "AUX",
}
NO_SPACE_BEFORE = frozenset({",", ".", "'s", "”", ")", "'"})
NO_SPACE_AFTER = frozenset({"“", "("})


def upos_of(xpos: str, deprel: str) -> str:
    """Return the universal part of speech that goes with an XPOS and a relation."""
    if xpos.startswith("VB"):
        return "AUX" if deprel.startswith(("aux", "cop")) else "VERB"
    return UPOS.get(xpos, "PUNCT")


def build(texts: Sequence[str], paragraphs: Sequence[int] | None = None) -> tuple[Sentence, ...]:
    """Return the written sentences, one after the other in one text."""
    sentences: list[Sentence] = []
    offset = 0
    for number, text in enumerate(texts):
        tokens: list[Token] = []
        labels: list[str] = []
        for index, word in enumerate(text.split()):
            form, xpos, head, deprel, *label = word.split("/")
            form, _, lemma = form.partition("|")
            if tokens and form not in NO_SPACE_BEFORE and tokens[-1].text not in NO_SPACE_AFTER:
                offset += 1
            span = Span(offset, offset + len(form))
            offset = span.end
            upos = upos_of(xpos, deprel)
            lemma = lemma or (form if upos == "PROPN" else form.lower())
            tokens.append(Token(index, span, form, lemma, upos, xpos, (), int(head) - 1, deprel))
            labels.append(label[0] if label else "")
        offset += 1
        whole = Span(tokens[0].span.start, tokens[-1].span.end)
        paragraph = paragraphs[number] if paragraphs else 0
        sentences.append(Sentence("d", whole, tuple(tokens), named(labels), (), paragraph))
    return tuple(sentences)


def named(labels: Sequence[str]) -> tuple[NamedEntity, ...]:
    """Return the named entities: neighbours of one label are one, `+` starts a new one."""
    found: list[NamedEntity] = []
    for index, label in enumerate(labels):
        plain = label.removeprefix("+")
        if found and label and label == plain == found[-1].label and found[-1].last == index - 1:
            found[-1] = NamedEntity(found[-1].first, index, plain)
        elif label:
            found.append(NamedEntity(index, index, plain))
    return tuple(found)


def mentions_of(sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """Return names, pronouns and noun phrases."""
    found: list[Mention] = []
    for sentence in sentences:
        inside: set[int] = set()
        for entity in sentence.entities:
            words = range(entity.first, entity.last + 1)
            inside.update(words)
            span = sentence.span_of(entity.first, entity.last)
            head = next(i for i in words if sentence.tokens[i].head not in words)
            found.append(
                Mention(span, span if entity.label == "Person" else sentence.tokens[head].span, MentionKind.NAME)
            )
        for token in sentence.tokens:
            if token.index in inside:
                continue
            if token.upos == "PRON":
                found.append(Mention(token.span, token.span, MentionKind.PRONOUN))
            elif token.upos in ("NOUN", "PROPN") and token.relation not in ("compound", "flat"):
                found.append(Mention(phrase(sentence, token), token.span, MentionKind.NOMINAL))
    return tuple(found)


def phrase(sentence: Sentence, token: Token) -> Span:
    """Return the words from the first modifier of a noun to the noun, and its "of"-phrases."""
    modifiers = sentence.children_by(token.index, "det", "amod", "compound", "nummod", "nmod:poss")
    first = min([token.index, *(sentence.subtree(child.index)[0] for child in modifiers)])
    last = token.index
    for child in sentence.children_by(token.index, "nmod"):
        if any(case.lemma == "of" for case in sentence.children_by(child.index, "case")):
            last = max(last, child.index)
    return sentence.span_of(first, last)


@dataclass(frozen=True)
class Chains:
    """The chains of a written text, found by the words of a mention."""

    text: tuple[Sentence, ...]
    chains: tuple[Chain, ...]

    def of(self, word: str, occurrence: int = 1) -> Chain | None:
        """Return the chain of the n-th mention headed by a word."""
        tokens = [token for sentence in self.text for token in sentence.tokens if token.text == word]
        span = tokens[occurrence - 1].span
        return next((c for c in self.chains for m in c.mentions if m.head.contains(span)), None)

    def same(self, one: str, other: str, *, occurrences: tuple[int, int] = (1, 1)) -> bool:
        """Tell whether two words head mentions of one chain."""
        left, right = self.of(one, occurrences[0]), self.of(other, occurrences[1])
        return left is not None and left == right

    def by_id(self, identifier: str | None) -> Chain | None:
        """Return the chain of an id."""
        return next((c for c in self.chains if c.id == identifier), None)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """Return the shipped tables."""
    return load_gazetteer()


@pytest.fixture(scope="session")
def parse() -> Callable[..., tuple[tuple[Sentence, ...], tuple[Mention, ...]]]:
    """Return a function from written sentences to the parsed ones and their mentions."""

    def make(*texts: str) -> tuple[tuple[Sentence, ...], tuple[Mention, ...]]:
        sentences = build(texts)
        return sentences, mentions_of(sentences)

    return make


@pytest.fixture
def chains_of(gazetteer: Gazetteer) -> Callable[..., Chains]:
    """Return a function from written sentences to their chains."""

    def make(*texts: str, paragraphs: Sequence[int] | None = None) -> Chains:
        sentences = build(texts, paragraphs)
        return Chains(sentences, chain(sentences, mentions_of(sentences), gazetteer))

    return make


# ---------------------------------------------------------------- accounts


def _time(interval: Interval | None, dated_by: tuple[int, Basis] | None) -> ClaimTime:
    if dated_by is None:
        return ClaimTime(None, interval, Basis.TEXT if interval else Basis.NONE)
    return ClaimTime(Span(dated_by[0], dated_by[0] + 5), interval, dated_by[1])


class Writer:
    """Writes what one document says, claim by claim; people and countries get their chains by name."""

    def __init__(self, name: str, published: date | None = date(2031, 5, 14), text: str = "") -> None:
        self.document = Document(
            name, text or f"Text of {name}.", published=published, published_from=PublishedFrom.OPTION
        )
        self.chains: dict[str, Chain] = {}
        self.claims: list[Claim] = []

    def chain(
        self,
        name: str,
        kind: EntityType = EntityType.PERSON,
        *,
        nominal: bool = False,
        same_as: tuple[str, ...] = (),
        stands_for: str | None = None,
    ) -> str:
        """Return the id of the chain of a name, made on first use."""
        if name not in self.chains:
            number = len(self.chains) + 1
            span = Span(number, number + 1)
            mention = Mention(span, span, MentionKind.NOMINAL if nominal else MentionKind.NAME)
            self.chains[name] = Chain(f"x{number}", kind, name, stands_for, same_as, (mention,))
        return self.chains[name].id

    def say(
        self,
        action: str,
        actors: Sequence[str] = (),
        targets: Sequence[str] = (),
        *,
        places: Sequence[str] = (),
        when: str | None = None,
        event_type: str = "Assault",
        polarity: Polarity = Polarity.POSITIVE,
        status: Status = Status.HAPPENED,
        sources: Sequence[str] = (),
        kind: ClaimKind = ClaimKind.EVENT,
        quantity: Quantity | None = None,
        dated_by: tuple[int, Basis] | None = None,
    ) -> Writer:
        """Add a claim in a sentence of its own; `dated_by` is where the words stand that date it, and the basis."""
        start = 100 * (len(self.claims) + 1)
        interval = Interval.from_edtf(when) if when else None
        self.claims.append(
            Claim(
                id=f"c{len(self.claims) + 1}",
                sentence=Span(start, start + 90),
                trigger=Span(start + 10, start + 20),
                action=action,
                roleset=f"{action}.01",
                type=event_type,
                kind=kind,
                actors=tuple(self._participant(name, start + 30 + i, None) for i, name in enumerate(actors)),
                targets=tuple(self._participant(name, start + 40 + i, quantity) for i, name in enumerate(targets)),
                places=tuple(self._participant(name, start + 50 + i, None) for i, name in enumerate(places)),
                others=(),
                time=_time(interval, dated_by),
                polarity=polarity,
                status=status,
                sources=tuple(Source(name, self.chain(name), None) for name in sources),
                confidence=0.9,
            )
        )
        return self

    def account(self) -> Account:
        """Return everything that the document says."""
        spans = tuple(claim.sentence for claim in self.claims)
        return Account(self.document, spans, (), tuple(self.chains.values()), tuple(self.claims))

    def _participant(self, name: str, start: int, quantity: Quantity | None) -> Participant:
        identifier = None if name.startswith("?") else self.chain(name)
        return Participant(Span(start, start + 1), Span(start, start + 1), name.lstrip("?"), identifier, quantity)


@pytest.fixture(scope="session")
def write() -> type[Writer]:
    """Return the writer of accounts."""
    return Writer
