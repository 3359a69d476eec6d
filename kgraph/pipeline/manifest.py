"""What a build did: the record behind the summary, and manifest.json, the one file that may tell the clock."""

from __future__ import annotations

import json
import platform
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kgraph.parsing.protocol import Model
from kgraph.records.claim import Account, ClaimKind
from kgraph.records.document import Document, Noted, Skipped
from kgraph.records.event import World, standing_of

# The libraries whose version can change the result.
LIBRARIES = ("kgraph", "numpy", "onnxruntime", "py3langid", "pyoxigraph", "tokenizers", "trafilatura")

UNKNOWN = "Event"
"""The type of an event whose verb is in no table."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What one build read, skipped and wrote.

    `read` are the documents of this run, `counts` are of the whole dataset; `unknown` are the predicates that no
    table gives an event type, with how often they occur; `claims` and `events` are counted by what they are;
    `model` is what parsed the documents of this run.
    """

    folder: Path
    read: tuple[Document, ...]
    skipped: tuple[Skipped, ...]
    noted: tuple[Noted, ...]
    counts: Mapping[str, int]
    claims: Mapping[str, int]
    events: Mapping[str, int]
    unknown: Mapping[str, int]
    model: Model
    seconds: float

    @property
    def undated(self) -> tuple[Document, ...]:
        """Return the documents of this run that nothing dates."""
        return tuple(document for document in self.read if document.published is None)

    @property
    def per_second(self) -> Mapping[str, float]:
        """Return documents read and events of the dataset a second."""
        seconds = max(self.seconds, 1e-6)
        amounts = {"documents": len(self.read), "events": self.counts["events"]}
        return {name: round(amount / seconds, 2) for name, amount in amounts.items()}


def report_of(
    folder: Path,
    *,
    read: Iterable[Document],
    skipped: Iterable[Skipped],
    noted: Iterable[Noted],
    accounts: Sequence[Account],
    world: World,
    model: Model,
    seconds: float,
) -> BuildReport:
    """Return the report of a build, with everything counted."""
    claims = [claim for account in accounts for claim in account.claims]
    return BuildReport(
        folder=folder,
        read=tuple(read),
        skipped=tuple(skipped),
        noted=tuple(noted),
        counts={
            "documents": len(world.documents),
            "sentences": sum(len(account.sentences) for account in accounts),
            "times": sum(len(account.times) for account in accounts),
            "claims": len(claims),
            "entities": len(world.entities),
            "events": len(world.events),
        },
        claims=_counted(_kind(claim.kind, standing_of(claim)) for claim in claims),
        events=_counted(_kind(event.kind, event.standing) for event in world.events),
        unknown=unknown_actions(accounts),
        model=model,
        seconds=seconds,
    )


def manifest_of(report: BuildReport) -> str:
    """Return the text of manifest.json."""
    record = {
        "read": [_document(document) for document in report.read],
        "skipped": [{"source": item.source, "reason": item.reason} for item in report.skipped],
        "noted": [{"source": item.source, "reason": item.reason} for item in report.noted],
        "undated": [document.id for document in report.undated],
        "counts": dict(report.counts),
        "claims": dict(report.claims),
        "events": dict(report.events),
        "unknown": dict(report.unknown),
        "model": asdict(report.model),
        "versions": versions(),
        "seconds": round(report.seconds, 3),
        "per_second": dict(report.per_second),
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def versions() -> dict[str, str]:
    """Return the versions of Python and of the libraries that take part in the result."""
    return {"python": platform.python_version(), **{name: _version(name) for name in LIBRARIES}}


def unknown_actions(accounts: Iterable[Account]) -> dict[str, int]:
    """Return the predicates that no table gives an event type, with how often they occur, most frequent first."""
    counted = Counter(claim.action for account in accounts for claim in account.claims if claim.type == UNKNOWN)
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed as a package"


def _document(document: Document) -> dict[str, object]:
    return {
        "id": document.id,
        "source": document.source,
        "published": document.published.isoformat() if document.published else None,
        "published_from": document.published_from.value,
        "characters": len(document.text),
    }


def _kind(kind: ClaimKind, standing: str) -> str:
    return f"{kind}: {standing}"


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))
