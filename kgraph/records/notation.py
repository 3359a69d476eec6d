"""A claim as one line for people: `sign  actor=Turkey  target="the treaty"  time=2024-03-12  polarity=negative`.

What goes without saying is left out: positive polarity, the status `happened`, a time that nothing tells.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from kgraph.records.claim import Claim, ClaimKind, Participant, Polarity, Status

_PLAIN = re.compile(r"[^\s\"=]+")


def claim_notation(claim: Claim) -> str:
    """Return the claim as one line: its action, then what takes part in it and how it is meant."""
    return "  ".join([claim.action, *(f"{name}={_quoted(value)}" for name, value in _fields(claim))])


def _fields(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "type", claim.type
    if claim.kind is ClaimKind.STATEMENT:
        yield "kind", claim.kind
    for name, participants in (("actor", claim.actors), ("target", claim.targets), ("place", claim.places)):
        yield from ((name, _named(participant)) for participant in participants)
    yield from ((participant.role or "other", _named(participant)) for participant in claim.others)
    if claim.time.interval is not None:
        yield "time", claim.time.interval.edtf
    if claim.polarity is not Polarity.POSITIVE:
        yield "polarity", claim.polarity
    if claim.status is not Status.HAPPENED:
        yield "status", claim.status
    yield from (("source", source.name) for source in claim.sources)


def _named(participant: Participant) -> str:
    """Return the name in one line: a nominal may run over a line end of its text."""
    return " ".join(participant.name.split())


def _quoted(value: str) -> str:
    """Return a value bare where it is one plain word, else in quotes with what is in the way escaped."""
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
