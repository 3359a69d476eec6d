"""The claims format: an account is one JSON line of claims.jsonl, its text one line of texts.jsonl (docs/claims.md).

The two files are the durable middle of the program: what is resolved and drawn later is a function of them alone.
Writing what was read gives the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from kgraph.errors import DatasetError
from kgraph.records import fields
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
from kgraph.records.document import Document, PublishedFrom, Span
from kgraph.records.fields import Json
from kgraph.records.interval import Anchor, Granularity, Interval, Timex, TimexType
from kgraph.records.mention import Chain, EntityType, Mention, MentionKind

Item = TypeVar("Item")

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def claims_line(account: Account) -> str:
    """Return the line of claims.jsonl for an account, without its line end."""
    return _dump(
        {
            **_times_object(account),
            "entities": [_chain(chain) for chain in account.chains],
            "claims": [_claim(claim) for claim in account.claims],
        }
    )


def times_line(account: Account) -> str:
    """Return the same line without entities and claims: what `kgraph times` prints."""
    return _dump(_times_object(account))


def text_line(document: Document) -> str:
    """Return the line of texts.jsonl for a document, without its line end."""
    return _dump({"id": document.id, "sha256": document.sha256, "text": document.text})


def read_accounts(claims: Path, texts: Path) -> tuple[Account, ...]:
    """Return the accounts of a claims.jsonl with the texts of its texts.jsonl.

    Raises:
        DatasetError: a file is missing, a line is not of the format, or a text is missing or not the one that was read.
    """
    text_of = dict(_read_lines(texts, _read_text))
    return tuple(_read_lines(claims, lambda record: _read_account(record, text_of)))


def _times_object(account: Account) -> Json:
    return {
        "document": _document(account.document),
        "sentences": [_span(span) for span in account.sentences],
        "times": [_timex(timex) for timex in account.times],
    }


def _dump(record: Json) -> str:
    """Return compact JSON that is valid UTF-8: a lone surrogate, which has no encoding, stays an escape."""
    line = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _document(document: Document) -> Json:
    return {
        "id": document.id,
        "source": document.source,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "published": document.published.isoformat() if document.published else None,
        "published_from": document.published_from.value,
        "language": document.language,
        "sha256": document.sha256,
    }


def _interval(interval: Interval | None) -> Json:
    begin, end = (None, None) if interval is None else (interval.begin, interval.end)
    return {
        "begin": begin.isoformat() if begin else None,
        "end": end.isoformat() if end else None,
        "granularity": interval.granularity.value if interval else None,
    }


def _timex(timex: Timex) -> Json:
    return {
        "span": _span(timex.span),
        "text": timex.text,
        "type": timex.type.value,
        "value": timex.value,
        "mod": timex.mod,
        **_interval(timex.interval),
        "anchor": timex.anchor.value,
    }


def _chain(chain: Chain) -> Json:
    return {
        "id": chain.id,
        "type": chain.type.value,
        "name": chain.name,
        "stands_for": chain.stands_for,
        **({"stands_because": list(chain.stands_because)} if chain.stands_because else {}),
        "same_as": list(chain.same_as),
        "mentions": [{"span": _span(mention.span), "kind": mention.kind.value} for mention in chain.mentions],
    }


def _participant(participant: Participant) -> Json:
    return {
        "head": _span(participant.head),
        "span": _span(participant.span),
        "name": participant.name,
        "entity": participant.entity,
        "quantity": _quantity(participant.quantity),
    }


def _quantity(quantity: Quantity | None) -> Json | None:
    if quantity is None:
        return None
    return {"value": quantity.value, "unit": quantity.unit, "mod": quantity.mod.value if quantity.mod else None}


def _claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "sentence": _span(claim.sentence),
        "trigger": _span(claim.trigger),
        "action": claim.action,
        "roleset": claim.roleset,
        "type": claim.type,
        "kind": claim.kind.value,
        "actors": [_participant(participant) for participant in claim.actors],
        "targets": [_participant(participant) for participant in claim.targets],
        "places": [_participant(participant) for participant in claim.places],
        "others": [{**_participant(participant), "role": participant.role} for participant in claim.others],
        "time": {"span": _span(claim.time.span), **_interval(claim.time.interval), "basis": claim.time.basis.value},
        "polarity": claim.polarity.value,
        "status": claim.status.value,
        "attributed_to": [_source(source) for source in claim.sources],
        "confidence": round(claim.confidence, 2),
    }


def _source(source: Source) -> Json:
    return {"name": source.name, "entity": source.entity, "cue": _span(source.cue)}


# Reading back. Fields that are not ours are passed over: the format may grow.


def _read_lines(path: Path, read: Callable[[Json], Item]) -> Iterator[Item]:
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                yield _read_line(f"{path}:{number}", line, read)
    except OSError as error:
        raise DatasetError(path, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DatasetError(path, f"not UTF-8: {error.reason}") from error


def _read_line(where: str, line: str, read: Callable[[Json], Item]) -> Item:
    try:
        return read(fields.parse_object(line))
    except ValueError as error:
        raise DatasetError(where, f"not of the claims format: {error}") from error


def _read_text(record: Json) -> tuple[str, str]:
    return fields.string(record, "sha256"), fields.string(record, "text")


def _read_account(record: Json, text_of: Mapping[str, str]) -> Account:
    return Account(
        document=_read_document(fields.member(record, "document"), text_of),
        sentences=fields.spans(record, "sentences"),
        times=fields.members(record, "times", _read_timex),
        chains=fields.members(record, "entities", _read_chain),
        claims=fields.members(record, "claims", _read_claim),
    )


def _read_document(record: Json, text_of: Mapping[str, str]) -> Document:
    digest = fields.string(record, "sha256")
    if digest not in text_of:
        raise ValueError(f"the text with sha256 {digest} is not in texts.jsonl")
    document = Document(
        id=fields.string(record, "id"),
        text=text_of[digest],
        source=fields.string_or_none(record, "source"),
        title=fields.string_or_none(record, "title"),
        publisher=fields.string_or_none(record, "publisher"),
        url=fields.string_or_none(record, "url"),
        published=fields.day_or_none(record, "published"),
        published_from=fields.word(record, "published_from", PublishedFrom),
        language=fields.string(record, "language"),
    )
    if document.sha256 != digest:
        raise ValueError(f"the text in texts.jsonl is not the one with sha256 {digest}")
    return document


def _read_interval(record: Json) -> Interval | None:
    begin, end = fields.day_or_none(record, "begin"), fields.day_or_none(record, "end")
    if begin is None and end is None:
        return None
    return Interval(begin, end, fields.word(record, "granularity", Granularity))


def _read_timex(record: Json) -> Timex:
    return Timex(
        span=fields.span(record, "span"),
        text=fields.string(record, "text"),
        type=fields.word(record, "type", TimexType),
        value=fields.string(record, "value"),
        mod=fields.string_or_none(record, "mod"),
        interval=_read_interval(record),
        anchor=fields.word(record, "anchor", Anchor),
    )


def _read_chain(record: Json) -> Chain:
    return Chain(
        id=fields.string(record, "id"),
        type=fields.word(record, "type", EntityType),
        name=fields.string(record, "name"),
        stands_for=fields.string_or_none(record, "stands_for"),
        stands_because=fields.strings(record, "stands_because") if record.get("stands_because") else (),
        same_as=fields.strings(record, "same_as"),
        mentions=fields.members(record, "mentions", _read_mention),
    )


def _read_mention(record: Json) -> Mention:
    """Return a mention; the format does not keep its head word, so the whole mention stands for it."""
    span = fields.span(record, "span")
    return Mention(span=span, head=span, kind=fields.word(record, "kind", MentionKind))


def _read_claim(record: Json) -> Claim:
    return Claim(
        id=fields.string(record, "id"),
        sentence=fields.span(record, "sentence"),
        trigger=fields.span(record, "trigger"),
        action=fields.string(record, "action"),
        roleset=fields.string_or_none(record, "roleset"),
        type=fields.string(record, "type"),
        kind=fields.word(record, "kind", ClaimKind),
        actors=fields.members(record, "actors", _read_participant),
        targets=fields.members(record, "targets", _read_participant),
        places=fields.members(record, "places", _read_participant),
        others=fields.members(record, "others", _read_participant),
        time=_read_time(fields.member(record, "time")),
        polarity=fields.word(record, "polarity", Polarity),
        status=fields.word(record, "status", Status),
        sources=fields.members(record, "attributed_to", _read_source),
        confidence=fields.number(record, "confidence"),
    )


def _read_participant(record: Json) -> Participant:
    quantity = fields.member_or_none(record, "quantity")
    return Participant(
        head=fields.span(record, "head"),
        span=fields.span(record, "span"),
        name=fields.string(record, "name"),
        entity=fields.string_or_none(record, "entity"),
        quantity=None if quantity is None else _read_quantity(quantity),
        role=fields.string_or_none(record, "role") or "",
    )


def _read_quantity(record: Json) -> Quantity:
    mod = None if record.get("mod") is None else fields.word(record, "mod", QuantityMod)
    return Quantity(fields.number(record, "value"), fields.string_or_none(record, "unit"), mod)


def _read_time(record: Json) -> ClaimTime:
    return ClaimTime(fields.span_or_none(record, "span"), _read_interval(record), fields.word(record, "basis", Basis))


def _read_source(record: Json) -> Source:
    return Source(
        name=fields.string(record, "name"),
        entity=fields.string_or_none(record, "entity"),
        cue=fields.span_or_none(record, "cue"),
    )
