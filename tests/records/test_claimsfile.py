"""The claims format keeps what it is given, and says where a line is wrong."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import DatasetError
from kgraph.records.claim import (
    Account,
    Basis,
    Claim,
    ClaimKind,
    ClaimTime,
    Participant,
    Polarity,
    Quantity,
    QuantityMod,
    Source,
    Status,
)
from kgraph.records.claimsfile import claims_line, read_accounts, text_line, times_line
from kgraph.records.document import Document, PublishedFrom, Span
from kgraph.records.interval import Anchor, Granularity, Interval, Timex, TimexType, day, month
from kgraph.records.mention import Chain, EntityType, Mention, MentionKind

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
MAYBE_TEXTS = st.none() | TEXTS
SPANS = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda pair: Span(min(pair), max(pair)))
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


def tuples_of(items: st.SearchStrategy) -> st.SearchStrategy:
    """Return the strategy of short tuples of the items."""
    return st.lists(items, max_size=2).map(tuple)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Return an interval with at least one end."""
    first, last = sorted((draw(DAYS), draw(DAYS)))
    begin, end = draw(st.sampled_from([(first, last), (None, last), (first, None)]))
    return Interval(begin, end, draw(st.sampled_from(Granularity)))


@st.composite
def mentions(draw: st.DrawFn) -> Mention:
    """Return a mention whose head is the whole of it, as the format keeps it."""
    span = draw(SPANS)
    return Mention(span, span, draw(st.sampled_from(MentionKind)))


TIMEXES = st.builds(
    Timex,
    span=SPANS,
    text=TEXTS,
    type=st.sampled_from(TimexType),
    value=TEXTS,
    mod=MAYBE_TEXTS,
    interval=st.none() | intervals(),
    anchor=st.sampled_from(Anchor),
    relation=st.none(),
)
CHAINS = st.builds(
    Chain,
    id=TEXTS,
    type=st.sampled_from(EntityType),
    name=TEXTS,
    stands_for=MAYBE_TEXTS,
    same_as=tuples_of(TEXTS),
    mentions=tuples_of(mentions()),
)
QUANTITIES = st.builds(
    Quantity,
    value=st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    unit=MAYBE_TEXTS,
    mod=st.none() | st.sampled_from(QuantityMod),
)


def participants(roles: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Participant, ...]]:
    """Return the strategy of the participants of one slot of a claim."""
    return tuples_of(
        st.builds(
            Participant,
            head=SPANS,
            span=SPANS,
            name=TEXTS,
            entity=MAYBE_TEXTS,
            quantity=st.none() | QUANTITIES,
            role=roles,
        )
    )


CLAIMS = st.builds(
    Claim,
    id=TEXTS,
    sentence=SPANS,
    trigger=SPANS,
    action=TEXTS,
    roleset=MAYBE_TEXTS,
    type=TEXTS,
    kind=st.sampled_from(ClaimKind),
    actors=participants(st.just("")),
    targets=participants(st.just("")),
    places=participants(st.just("")),
    others=participants(TEXTS),
    time=st.builds(ClaimTime, span=st.none() | SPANS, interval=st.none() | intervals(), basis=st.sampled_from(Basis)),
    polarity=st.sampled_from(Polarity),
    status=st.sampled_from(Status),
    sources=tuples_of(st.builds(Source, name=TEXTS, entity=MAYBE_TEXTS, cue=st.none() | SPANS)),
    confidence=st.integers(0, 100).map(lambda percent: percent / 100),
)
DOCUMENTS = st.builds(
    Document,
    id=TEXTS,
    text=st.text(max_size=100),
    source=MAYBE_TEXTS,
    title=MAYBE_TEXTS,
    publisher=MAYBE_TEXTS,
    url=MAYBE_TEXTS,
    published=st.none() | DAYS,
    published_from=st.sampled_from(PublishedFrom),
    language=TEXTS,
)
ACCOUNTS = st.builds(
    Account,
    document=DOCUMENTS,
    sentences=tuples_of(SPANS),
    times=tuples_of(TIMEXES),
    chains=tuples_of(CHAINS),
    claims=tuples_of(CLAIMS),
)


def write(folder: Path, account: Account) -> tuple[Path, Path]:
    """Write one account as the two files of the format."""
    claims, texts = folder / "claims.jsonl", folder / "texts.jsonl"
    claims.write_text(claims_line(account) + "\n", encoding="utf-8", newline="\n")
    texts.write_text(text_line(account.document) + "\n", encoding="utf-8", newline="\n")
    return claims, texts


@given(account=ACCOUNTS)
def test_reading_back_gives_the_same_account(account: Account, tmp_path_factory: pytest.TempPathFactory):
    """Writing an account and reading it back is the identity, on records and on bytes."""
    claims, texts = write(tmp_path_factory.mktemp("dataset"), account)

    (again,) = read_accounts(claims, texts)

    assert account == again
    assert claims.read_text(encoding="utf-8") == claims_line(again) + "\n"


EXAMPLE = Account(
    document=Document(
        id="mill-fire",
        text="Fire damaged 2.5 tonnes of grain in May, Anna Berg said.",
        source="news/mill-fire.txt",
        published=date(2024, 6, 3),
        published_from=PublishedFrom.SIDECAR,
    ),
    sentences=(Span(0, 56),),
    times=(Timex(Span(33, 39), "in May", TimexType.DATE, "2024-05", None, month(2024, 5), Anchor.PUBLICATION),),
    chains=(
        Chain("x1", EntityType.PERSON, "Anna Berg", None, (), (Mention(Span(41, 50), Span(41, 50), MentionKind.NAME),)),
    ),
    claims=(
        Claim(
            id="c1",
            sentence=Span(0, 56),
            trigger=Span(5, 12),
            action="damage",
            roleset="damage.01",
            type="Damage",
            kind=ClaimKind.EVENT,
            actors=(Participant(Span(0, 4), Span(0, 4), "fire", None, None, "ARG0"),),
            targets=(Participant(Span(27, 32), Span(13, 32), "grain", None, Quantity(2.5, "tonnes"), "ARG1"),),
            places=(),
            others=(),
            time=ClaimTime(Span(33, 39), month(2024, 5), Basis.TEXT),
            polarity=Polarity.POSITIVE,
            status=Status.HAPPENED,
            sources=(Source("Anna Berg", "x1", Span(51, 55)),),
            confidence=0.8749,
        ),
    ),
)


def test_a_line_has_the_fields_of_the_format_in_their_order():
    """Other programs read the line, so its fields, their order and their nulls are fixed."""
    assert (
        '{"document": {"id": "mill-fire", "source": "news/mill-fire.txt", "title": null, "publisher": null, '
        '"url": null, "published": "2024-06-03", "published_from": "sidecar", "language": "en", '
        f'"sha256": "{EXAMPLE.document.sha256}"}}, '
        '"sentences": [[0, 56]], '
        '"times": [{"span": [33, 39], "text": "in May", "type": "DATE", "value": "2024-05", "mod": null, '
        '"begin": "2024-05-01", "end": "2024-05-31", "granularity": "month", "anchor": "publication"}], '
        '"entities": [{"id": "x1", "type": "Person", "name": "Anna Berg", "stands_for": null, "same_as": [], '
        '"mentions": [{"span": [41, 50], "kind": "name"}]}], '
        '"claims": [{"id": "c1", "sentence": [0, 56], "trigger": [5, 12], "action": "damage", "roleset": "damage.01", '
        '"type": "Damage", "kind": "event", '
        '"actors": [{"head": [0, 4], "span": [0, 4], "name": "fire", "entity": null, "quantity": null}], '
        '"targets": [{"head": [27, 32], "span": [13, 32], "name": "grain", "entity": null, '
        '"quantity": {"value": 2.5, "unit": "tonnes", "mod": null}}], "places": [], "others": [], '
        '"time": {"span": [33, 39], "begin": "2024-05-01", "end": "2024-05-31", "granularity": "month", '
        '"basis": "text"}, '
        '"polarity": "positive", "status": "happened", '
        '"attributed_to": [{"name": "Anna Berg", "entity": "x1", "cue": [51, 55]}], "confidence": 0.87}]}'
    ) == claims_line(EXAMPLE)


def test_a_times_line_is_the_same_without_entities_and_claims():
    """`kgraph times` prints what `kgraph extract` prints, less the claims."""
    whole = json.loads(claims_line(EXAMPLE))

    assert {name: whole[name] for name in ("document", "sentences", "times")} == json.loads(times_line(EXAMPLE))


def test_an_undated_claim_has_nulls():
    """What does not apply is null, never left out."""
    account = Account(EXAMPLE.document, (), (Timex(Span(0, 4), "once", TimexType.DATE, "PAST_REF"),), (), ())

    (timex,) = json.loads(claims_line(account))["times"]

    assert (None, None, None, "none") == (timex["begin"], timex["end"], timex["granularity"], timex["anchor"])


def test_an_unknown_field_is_passed_over(tmp_path: Path):
    """The format may grow: a reader of today reads a file of tomorrow."""
    claims, texts = write(tmp_path, EXAMPLE)
    claims.write_text(json.dumps(json.loads(claims.read_text(encoding="utf-8")) | {"new": 1}), encoding="utf-8")

    assert "mill-fire" == read_accounts(claims, texts)[0].document.id


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda line: line.pop("claims"), '"claims" is missing; expected a list'),
        (lambda line: line["document"].update(id=3), '"id" is 3; expected a string'),
        (lambda line: line["claims"][0].update(polarity="maybe"), "expected one of positive, negative"),
        (lambda line: line["claims"][0].update(trigger=[9, 2]), '"trigger" is [9, 2]; expected a span [start, end]'),
        (lambda line: line["times"][0].update(begin="May"), "expected an ISO 8601 date such as 2024-03-12"),
        (lambda line: line["times"][0].update(begin="2025-01-01"), "ends before it begins"),
        (lambda line: line["claims"][0].update(confidence=True), '"confidence" is true; expected a number'),
        (lambda line: line.update(entities=[1]), '"entities" is 1; expected an object'),
        (lambda line: line["document"].update(sha256="0" * 64), "is not in texts.jsonl"),
    ],
)
def test_a_wrong_line_is_named(change, message: str, tmp_path: Path):
    """A damaged dataset is refused with file, line, what was found and what was expected."""
    claims, texts = write(tmp_path, EXAMPLE)
    line = json.loads(claims.read_text(encoding="utf-8"))
    change(line)
    claims.write_text(claims_line(EXAMPLE) + "\n" + json.dumps(line), encoding="utf-8")

    with pytest.raises(DatasetError) as caught:
        read_accounts(claims, texts)

    assert f"{claims}:2: not of the claims format: " in str(caught.value)
    assert message in str(caught.value)


def test_a_text_that_was_changed_is_refused(tmp_path: Path):
    """The offsets of the claims hold only for the text that was read."""
    claims, texts = write(tmp_path, EXAMPLE)
    texts.write_text(texts.read_text(encoding="utf-8").replace("Fire", "Rain"), encoding="utf-8")

    with pytest.raises(DatasetError, match="is not the one with sha256"):
        read_accounts(claims, texts)


def test_a_missing_file_is_named(tmp_path: Path):
    """A folder without claims is not a dataset, and says so in one line."""
    with pytest.raises(DatasetError, match=r"texts\.jsonl: cannot be read: No such file"):
        read_accounts(tmp_path / "claims.jsonl", tmp_path / "texts.jsonl")


def test_a_day_is_a_day():
    """Dates are written as ISO dates."""
    timex = Timex(Span(0, 5), "today", TimexType.DATE, "2024-06-03", None, day(date(2024, 6, 3)), Anchor.PUBLICATION)

    (written,) = json.loads(claims_line(Account(EXAMPLE.document, (), (timex,), (), ())))["times"]

    assert ("2024-06-03", "2024-06-03", "day") == (written["begin"], written["end"], written["granularity"])
