"""Resolution of many documents: `python benchmarks/documents.py [--documents 10000] [--parsed 20]`.

Makes documents of names that nobody bears, reads a few of them with the parser to know what a document costs,
writes what all of them say as the parser would have understood it, and resolves them. Printed are the seconds of
resolution at an eighth, a quarter, a half and the whole, and its share of the time that a build of all would take.
Nothing is drawn by chance: the n-th document is always the same.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from time import perf_counter

from kgraph.knowledge.gazetteer import load_gazetteer
from kgraph.pipeline.understanding import load_tools
from kgraph.records.claim import Account, Basis, Claim, ClaimKind, ClaimTime, Participant, Polarity, Status
from kgraph.records.document import Document, PublishedFrom, Span
from kgraph.records.interval import day
from kgraph.records.mention import Chain, EntityType, Mention, MentionKind
from kgraph.resolution.events import resolve

FIRST = date(2030, 1, 1)
ONSETS = ("B", "D", "F", "G", "H", "K", "L", "M", "N", "P", "R", "S", "T", "V", "Z", "Br", "Dr", "Kr", "St", "Tr")
RHYMES = ("a", "e", "i", "o", "u", "an", "el", "in", "or", "ut", "ast", "emm", "ild", "onk", "urn")
ACTS = (("meet", "Meet"), ("accuse", "Accuse"), ("pay", "Transfer"), ("arrest", "Arrest"), ("visit", "Visit"))
SENTENCES = 12
"""Claims of a document; the gold articles have 50, of which a third name two known participants."""


def numbers(seed: int) -> Iterator[int]:
    """Yield the numbers of a linear congruential generator (Knuth, MMIX), the same for a seed on every machine."""
    state = seed * 2 + 1
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        yield state >> 33


def name_of(number: int) -> str:
    """Return a given name and a surname; there are 90,000 given names and as many surnames."""
    parts: list[str] = []
    for _ in range(2):
        number, first = divmod(number, len(ONSETS) * len(RHYMES))
        number, second = divmod(number, len(ONSETS) * len(RHYMES))
        parts.append(_syllable(first) + _syllable(second).lower())
    return " ".join(parts)


def _syllable(number: int) -> str:
    return ONSETS[number % len(ONSETS)] + RHYMES[number // len(ONSETS)]


def people_of(number: int, everybody: int) -> list[str]:
    """Return whom a document tells of: a few of the famous, named in a tenth of all, and others seldom named."""
    stream = numbers(number)
    famous = [next(stream) % 40 for _ in range(4)]
    others = [40 + next(stream) % everybody for _ in range(12)]
    return [name_of(who * 7919) for who in (*famous, *others)]


def account_of(number: int, everybody: int) -> Account:
    """Return what the document of a number says."""
    people = people_of(number, everybody)
    stream = numbers(number + 10**6)
    published = FIRST + timedelta(days=number % 1000)
    lines = [f"{people[next(stream) % 16]} met {people[next(stream) % 16]} again." for _ in range(SENTENCES)]
    document = Document(
        f"d{number:05}", "\n".join(lines), published=published, published_from=PublishedFrom.FIELD, source=f"{number}"
    )
    mentions = [Span(3 * place, 3 * place + 2) for place in range(len(people))]
    chains = tuple(
        Chain(f"x{place}", EntityType.PERSON, name, None, (), (Mention(span, span, MentionKind.NAME),))
        for place, (name, span) in enumerate(zip(people, mentions, strict=True), start=1)
    )
    claims = tuple(_claim(chains, place, next(stream), published) for place in range(SENTENCES))
    return Account(document, tuple(claim.sentence for claim in claims), (), chains, claims)


def _claim(chains: tuple[Chain, ...], place: int, drawn: int, published: date) -> Claim:
    action, kind = ACTS[drawn % len(ACTS)]
    actor, target = chains[drawn % 16], chains[drawn // 16 % 16]
    start = 20 * place
    when = day(published - timedelta(days=drawn // 256 % 7)) if drawn % 3 else None
    return Claim(
        id=f"c{place + 1}",
        sentence=Span(start, start + 20),
        trigger=Span(start + 5, start + 8),
        action=action,
        roleset=f"{action}.01",
        type=kind,
        kind=ClaimKind.EVENT,
        actors=(Participant(Span(start, start + 2), Span(start, start + 2), actor.name, actor.id),),
        targets=(Participant(Span(start + 9, start + 12), Span(start + 9, start + 12), target.name, target.id),),
        places=(),
        others=(),
        time=ClaimTime(None, when, Basis.TENSE if when else Basis.NONE),
        polarity=Polarity.POSITIVE,
        status=Status.HAPPENED,
        sources=(),
        confidence=0.9,
    )


def seconds_to_parse(documents: int, everybody: int) -> float:
    """Return what it takes to read one document with the parser, on average of so many."""
    tools = load_tools()
    texts = [account_of(number, everybody).document for number in range(documents + 1)]
    tools.account(texts.pop())
    started = perf_counter()
    for document in texts:
        tools.account(replace(document, id=f"{document.id}-again"))
    return (perf_counter() - started) / documents


def main() -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(description="Measure resolution of many documents.")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--parsed", type=int, default=20, help="so many are read with the parser")
    given = parser.parse_args()
    gazetteer = load_gazetteer()
    each = seconds_to_parse(given.parsed, given.documents)
    print(f"reading one document: {each:.3f} s (mean of {given.parsed})")
    for number in (given.documents // 8, given.documents // 4, given.documents // 2, given.documents):
        accounts = [account_of(place, given.documents) for place in range(number)]
        started = perf_counter()
        world = resolve(accounts, gazetteer)
        taken = perf_counter() - started
        share = taken / (taken + each * number)
        print(
            f"{number:6} documents: {taken:6.2f} s, {1000 * taken / number:.2f} ms each, "
            f"{100 * share:.1f} % of a build; {len(world.entities)} entities, {len(world.events)} events"
        )


if __name__ == "__main__":
    main()
