"""Which time an event has that no rule dates: a log-linear choice among the offers of the document.

An offer's score is the sum of the weights of its evidence (a conditional log-linear model; Berger, Della Pietra and
Della Pietra 1996). The weights stand in `knowledge/<language>/dating.tsv`; `training/dates.py` fits them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from kgraph.extraction.offers import Days, Offer, Offers, Passage
from kgraph.extraction.recall import Dated
from kgraph.extraction.tree import verbal_tense
from kgraph.records.claim import Basis, ClaimTime
from kgraph.records.interval import Interval
from kgraph.records.syntax import Sentence

OPEN = frozenset({Basis.NONE})
"""Bases of times that are weighed: none at all."""

LENGTHS = ((0, "day"), (6, "week"), (31, "month"), (366, "year"))
"""Longest days, weeks, months and years, in days without the first."""

AGES = ((0, "today"), (1, "yesterday"), (7, "week"), (31, "month"), (366, "year"))
"""Most days between a time and the publication."""


def weighed(
    published: date | None, passages: Sequence[Passage], weights: Mapping[str, float]
) -> tuple[dict[int, ClaimTime], ...]:
    """Return the times of each sentence, by trigger, with those that are open chosen from what the document offers."""
    offers = Offers(published, passages)
    return tuple(_weighed(position, published, passage, offers, weights) for position, passage in enumerate(passages))


def _weighed(
    position: int, published: date | None, passage: Passage, offers: Offers, weights: Mapping[str, float]
) -> dict[int, ClaimTime]:
    times = dict(passage.times)
    for item in passage.telling.items:
        if is_open(passage, item):
            chosen = choose(passage.sentence, item, offers.of(position, item), published, weights)
            times.pop(item.predicate.index, None)
            if chosen.interval is not None:
                times[item.predicate.index] = chosen
    return times


def is_open(passage: Passage, item: Dated) -> bool:
    """Tell whether the rules leave the time of an event open."""
    time = passage.times.get(item.predicate.index)
    return time is None or time.basis in OPEN


def choose(
    sentence: Sentence,
    item: Dated,
    offers: Mapping[Days, Offer],
    published: date | None,
    weights: Mapping[str, float],
) -> ClaimTime:
    """Return the offer with the highest score, of equal ones the first."""
    scores = {
        days: sum(weights.get(name, 0.0) for name in features(sentence, item, offer, published))
        for days, offer in offers.items()
    }
    return offers[max(scores, key=scores.__getitem__)].time


def features(sentence: Sentence, item: Dated, offer: Offer, published: date | None) -> Iterator[str]:
    """Yield the names of what a score is summed from: the evidence, alone and with what is known of the event.

    That is its kind (event or statement) and status, and with the coarser evidence its tense.
    """
    kind = f"{'statement' if item.predicate.is_statement else 'event'}+{item.status.value}"
    tense = _tense(sentence, item)
    for name in offer.evidence:
        yield name
        yield f"{name} {kind}"
        if ":" not in name:
            yield f"{name} {tense}"
    length, age = _length(offer.time.interval), _age(offer.time.interval, published)
    yield f"length={length}"
    yield f"age={age}"
    yield f"length={length} age={age}"


def _tense(sentence: Sentence, item: Dated) -> str:
    """Return the tense of an event's verb, else its part of speech or form."""
    predicate = item.predicate
    token = sentence.tokens[predicate.index]
    tense = verbal_tense(sentence, predicate.index if predicate.light is None else predicate.light)
    return tense or ("noun" if token.upos != "VERB" else token.xpos)


def _length(interval: Interval | None) -> str:
    if interval is None:
        return "none"
    if interval.begin is None or interval.end is None:
        return "until" if interval.begin is None else "from"
    days = (interval.end - interval.begin).days
    return next((name for bound, name in LENGTHS if days <= bound), "long")


def _age(interval: Interval | None, published: date | None) -> str:
    """Return how long before its publication a time was over: `ahead` and `now` where it was not."""
    if interval is None or published is None:
        return "unknown"
    if interval.begin is not None and interval.begin > published:
        return "ahead"
    if interval.end is None or interval.end > published:
        return "now"
    days = (published - interval.end).days
    return next((name for bound, name in AGES if days <= bound), "old")
