"""A claim reads as one line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kgraph.records.claim import Basis, Claim, ClaimKind, ClaimTime, Participant, Polarity, Source, Status
from kgraph.records.document import Span
from kgraph.records.interval import day
from kgraph.records.notation import claim_notation


def named(name: str, role: str = "") -> Participant:
    """Return a participant of that name."""
    return Participant(Span(0, 1), Span(0, 1), name, None, None, role)


PLAIN = Claim(
    id="c1",
    sentence=Span(0, 60),
    trigger=Span(10, 14),
    action="sign",
    roleset="sign.02",
    type="Sign",
    kind=ClaimKind.EVENT,
    actors=(named("Norway"),),
    targets=(named("the treaty"),),
    places=(),
    others=(),
    time=ClaimTime(None, None, Basis.NONE),
    polarity=Polarity.POSITIVE,
    status=Status.HAPPENED,
    sources=(),
    confidence=0.9,
)


def test_what_goes_without_saying_is_left_out():
    """A plain fact has an action, a type and its participants."""
    assert 'sign  type=Sign  actor=Norway  target="the treaty"' == claim_notation(PLAIN)


def test_everything_else_is_said():
    """Place, instrument, time, denial, plan and source have their names."""
    claim = replace(
        PLAIN,
        kind=ClaimKind.STATEMENT,
        places=(named("Oslo"),),
        others=(named("a pen", "ARG2"),),
        time=ClaimTime(None, day(date(2024, 3, 12)), Basis.TEXT),
        polarity=Polarity.NEGATIVE,
        status=Status.PLANNED,
        sources=(Source("an official", None, None), Source("TASS", None, None)),
    )

    assert (
        'sign  type=Sign  kind=statement  actor=Norway  target="the treaty"  place=Oslo  ARG2="a pen"  '
        'time=2024-03-12  polarity=negative  status=planned  source="an official"  source=TASS'
    ) == claim_notation(claim)


def test_a_name_cannot_break_the_line():
    """Quotes are escaped, line ends become blanks, and a sign of equality does not pass for a field."""
    claim = replace(PLAIN, actors=(named('the\n"Boss"'), named("a=b")), targets=())

    assert 'sign  type=Sign  actor="the \\"Boss\\""  actor="a=b"' == claim_notation(claim)
