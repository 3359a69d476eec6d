"""The claims of one document: predicates with participants, factuality, sources and dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kgraph.extraction.attachment import reattached
from kgraph.extraction.attribution import Quotation, Voice, quotations, voices
from kgraph.extraction.chronicle import chronicled
from kgraph.extraction.confidence import confidence
from kgraph.extraction.dating import NO_TIME, bounds_time, date_predicates
from kgraph.extraction.factuality import Factuality, Step, factuality
from kgraph.extraction.lending import participants
from kgraph.extraction.outlook import is_ahead, seen_ahead
from kgraph.extraction.participants import Roles
from kgraph.extraction.phrases import description, head_span, phrase_span, quantity
from kgraph.extraction.placed import place, spans_inside, words_of
from kgraph.extraction.predicates import Predicate, predicates
from kgraph.extraction.recall import Dated, Telling
from kgraph.extraction.sharing import errands
from kgraph.extraction.stances import aim, typed_by_act
from kgraph.extraction.words import phrasal
from kgraph.knowledge.language import Language
from kgraph.records.claim import Basis, Claim, ClaimKind, ClaimTime, Participant, Source, Status
from kgraph.records.document import Document, Span
from kgraph.records.interval import Timex
from kgraph.records.mention import Chain
from kgraph.records.syntax import Sentence

__all__ = ["extract", "words_in_times"]


def words_in_times(sentences: Sequence[Sentence], times: Sequence[Timex]) -> tuple[frozenset[int], ...]:
    """Return, for each sentence, the words that stand in time expressions."""
    return tuple(words_of(place(s, spans_inside(times, s.span))) for s in sentences)


def extract(
    document: Document,
    sentences: Sequence[Sentence],
    times: Sequence[Timex],
    chains: Sequence[Chain],
    language: Language,
) -> tuple[Claim, ...]:
    """Return what the document says, one claim for each event predicate, in text order.

    Args:
        document: for its text and publication date.
        sentences: its parsed sentences.
        times: its time expressions, resolved.
        chains: its entities; every naming of a participant looks up its name there.
        language: the tables.
    """
    return tuple(claim for claim, _ in Extraction.of(document, sentences, times, chains, language).told())


@dataclass(frozen=True, slots=True)
class Names:
    """Which chains a head belongs to (a plural like "both sides" to several), and what everybody is called."""

    by_head: Mapping[Span, tuple[Chain, ...]]
    chains: Mapping[str, Chain]

    @classmethod
    def of(cls, chains: Sequence[Chain]) -> Names:
        """Return the index of the chains of one document."""
        by_head: dict[Span, tuple[Chain, ...]] = {}
        for chain in chains:
            for head in {mention.head for mention in chain.mentions}:
                by_head[head] = (*by_head.get(head, ()), chain)
        return cls(by_head, {chain.id: chain for chain in chains})

    def name(self, chain: Chain) -> str:
        """Return the name of the entity, or of the one that it stands for."""
        return self.chains[chain.stands_for].name if chain.stands_for else chain.name


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of a predicate before its date: participants, factuality, and whose word it is.

    `steps` are what the words above it decided of its factuality.
    """

    predicate: Predicate
    roles: Roles
    actors: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    fact: Factuality
    steps: tuple[Step, ...]
    voices: tuple[Voice, ...]


@dataclass(slots=True)
class Extraction:
    """The work on one document; the chronicle remembers what earlier sentences dated."""

    document: Document
    sentences: tuple[Sentence, ...]
    times: tuple[Timex, ...]
    names: Names
    language: Language

    @classmethod
    def of(
        cls,
        document: Document,
        sentences: Sequence[Sentence],
        times: Sequence[Timex],
        chains: Sequence[Chain],
        language: Language,
    ) -> Extraction:
        """Return the work on one document, with the attachments of its trees put right."""
        put_right = tuple(reattached(sentence, language) for sentence in sentences)
        return cls(document, put_right, tuple(times), Names.of(chains), language)

    def told(self) -> Iterator[tuple[Claim, Reading]]:
        """Yield the claims in text order, each with what was read of its predicate."""
        read = self._sentences_read()
        number = 0
        tellings = [telling for _, telling in read]
        for position, times in enumerate(chronicled(self.document.published, tellings)):
            for reading in read[position][0]:
                number += 1
                time = times.get(reading.predicate.index, NO_TIME)
                yield self._claim(f"c{number}", self.sentences[position], reading, time), reading

    def _sentences_read(self) -> list[tuple[list[Reading], Telling]]:
        """Return what is known of the predicates of each sentence, for its claims and for their dates."""
        quotation = quotations(self.sentences)
        return [self._read_sentence(position, quotation) for position in range(len(self.sentences))]

    def _is_headline(self, position: int) -> bool:
        """Tell whether a sentence is a headline: the first paragraph of several, without a final mark."""
        sentence = self.sentences[position]
        alone = sentence.paragraph == 0 < self.sentences[-1].paragraph
        return alone and sentence.tokens[-1].upos != "PUNCT"

    def _read_sentence(self, position: int, quotation: Quotation) -> tuple[list[Reading], Telling]:
        """Return what is known of each predicate of a sentence, and the sentence as its chronicler needs it."""
        sentence = self.sentences[position]
        placed = place(sentence, spans_inside(self.times, sentence.span))
        dated = words_of(placed)
        told = typed_by_act(sentence, predicates(sentence, self.language), self.language)
        found = [p for p in told if p.index not in dated and not bounds_time(sentence, p.index, dated)]
        roles = [participants(sentence, predicate, self.language, dated) for predicate in found]
        aim(sentence, found, roles, self.language)
        pairs = zip(found, roles, strict=True)
        readings = [self._read(position, predicate, part, quotation) for predicate, part in pairs]
        imagined = frozenset(r.predicate.index for r in readings if r.fact.status is not Status.HAPPENED)
        on_the_way = errands(sentence, found, self.language.lexicon)
        by_text = date_predicates(sentence, found, placed, imagined - on_the_way)
        items = tuple(self._to_date(position, reading, on_the_way) for reading in readings)
        return readings, Telling(sentence, items, by_text, placed, self._is_headline(position))

    def _read(self, position: int, predicate: Predicate, roles: Roles, quotation: Quotation) -> Reading:
        sentence, lexicon = self.sentences[position], self.language.lexicon
        anchor = predicate.index if predicate.light is None else predicate.light
        steps: list[Step] = []
        return Reading(
            predicate=predicate,
            roles=roles,
            actors=self._participants(sentence, roles.actors),
            targets=self._participants(sentence, roles.targets),
            fact=factuality(sentence, predicate.index, lexicon, light=predicate.light, steps=steps),
            steps=tuple(steps),
            voices=voices(self.sentences, position, anchor, quotation, self.language),
        )

    def _to_date(self, position: int, reading: Reading, on_the_way: frozenset[int]) -> Dated:
        status, token = reading.fact.status, self.sentences[position].tokens[reading.predicate.index]
        parts = (reading.actors, reading.targets)
        actors, targets = (frozenset(p.entity for p in part if p.entity) for part in parts)
        return Dated(
            reading.predicate,
            status,
            reading.fact.polarity,
            speaker=reading.actors[0].name if reading.actors else None,
            reported_by=next((voice.cue for voice in reading.voices if voice.sentence == position), None),
            actors=actors,
            targets=targets,
            nouns=frozenset(p.name.rpartition(" ")[2] for part in parts for p in part if p.name.islower()),
            has_named_target=any(not p.name.islower() for p in reading.targets),
            is_alleged=status is Status.POSSIBLE and token.xpos != "VB",
            is_errand=status is Status.PLANNED and reading.predicate.index in on_the_way,
        )

    def _claim(self, identifier: str, sentence: Sentence, reading: Reading, time: ClaimTime) -> Claim:
        predicate, roles = reading.predicate, reading.roles
        token = sentence.tokens[predicate.index]
        status, settled = self._settled(sentence, reading, time)
        return Claim(
            id=identifier,
            sentence=sentence.span,
            trigger=token.span,
            action=phrasal(sentence, token).replace(" ", "_"),
            roleset=predicate.frame.roleset or None,
            type=predicate.type,
            kind=ClaimKind.STATEMENT if predicate.is_statement else ClaimKind.EVENT,
            actors=reading.actors,
            targets=reading.targets,
            places=self._participants(sentence, roles.places),
            others=tuple(self._participant(sentence, index, role) for role, index in roles.others),
            time=settled,
            polarity=reading.fact.polarity,
            status=status,
            sources=self._sources(reading.voices),
            confidence=round(confidence(predicate.frame, is_noun=token.upos != "VERB"), 2),
        )

    def _settled(self, sentence: Sentence, reading: Reading, time: ClaimTime) -> tuple[Status, ClaimTime]:
        """Return status and time, which agree: what is dated after its publication is to come."""
        if self._was_to_come(sentence, reading, time):
            return Status.HAPPENED, time
        if reading.fact.status is not Status.HAPPENED or not is_ahead(time, self.document.published):
            return reading.fact.status, time
        token = sentence.tokens[reading.predicate.index]
        return seen_ahead(sentence, token, time, is_statement=reading.predicate.is_statement)

    def _was_to_come(self, sentence: Sentence, reading: Reading, time: ClaimTime) -> bool:
        """Tell whether the narrator looks ahead to what is past by now: "they would meet again in 1990"."""
        end = None if time.interval is None else time.interval.end
        is_past = time.basis is Basis.TEXT and end is not None and end < (self.document.published or end)
        auxiliaries = sentence.children_by(reading.predicate.index, "aux")
        looks_ahead = len(auxiliaries) == 1 and auxiliaries[0].lemma.lower() == "would"
        return is_past and looks_ahead and not reading.voices and reading.fact.status is Status.PLANNED

    # ------------------------------------------------------------ participants

    def _participants(self, sentence: Sentence, indices: Sequence[int]) -> tuple[Participant, ...]:
        found: dict[Span, Participant] = {}
        for index in indices:
            participant = self._participant(sentence, index, "")
            found.setdefault(participant.head, participant)
        return tuple(each for span in sorted(found) for each in self._each(found[span]))

    def _each(self, participant: Participant) -> tuple[Participant, ...]:
        """Return a participant for each thing that a plural means."""
        chains = self.names.by_head.get(participant.head, ())
        if len(chains) < 2:
            return (participant,)
        return tuple(replace(participant, name=self.names.name(chain), entity=chain.id) for chain in chains)

    def _participant(self, sentence: Sentence, index: int, role: str) -> Participant:
        head = head_span(sentence, index, self.language.gazetteer)
        chains = self.names.by_head.get(head, ())
        chain = chains[0] if len(chains) == 1 else None
        name = " and ".join(self.names.name(chain) for chain in chains) or description(sentence, index)
        span = phrase_span(sentence, index)
        return Participant(
            head=head,
            span=Span(min(span.start, head.start), max(span.end, head.end)),
            name=name,
            entity=None if chain is None else chain.id,
            quantity=quantity(sentence, index, self.language.phrases),
            role=role,
        )

    def _sources(self, voices: Sequence[Voice]) -> tuple[Source, ...]:
        """Return the sources, each once, however often the sentence names it."""
        found: dict[str, Source] = {}
        for voice in voices:
            source = self._source(voice)
            found.setdefault(source.name, source)
        return tuple(found.values())

    def _source(self, voice: Voice) -> Source:
        sentence = self.sentences[voice.sentence]
        speaker = self._participant(sentence, voice.speaker, "")
        return Source(speaker.name, speaker.entity, sentence.tokens[voice.cue].span)
