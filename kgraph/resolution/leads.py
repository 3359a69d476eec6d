"""What the headline tells and the first paragraph tells again: "Norway signs fishing deal", "Norway signed an ..."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgraph.records.claim import ClaimKind
from kgraph.records.document import Document, Span
from kgraph.records.event import Evidence
from kgraph.resolution.clusters import Partition
from kgraph.resolution.sameness import act, conflict


def join_headline(evidence: Sequence[Evidence], indices: range, document: Document, partition: Partition) -> None:
    """Join a claim of the headline with the only one of the first paragraph that tells the same act by the same actor.

    What is only described may be described in other words there.
    """
    title, lead = _headline(document.text), _lead(document.text)
    if title is None or lead is None:
        return
    for head in indices:
        if not title.contains(evidence[head].claim.trigger) or evidence[head].claim.kind is not ClaimKind.EVENT:
            continue
        found = [
            i for i in indices if lead.contains(evidence[i].claim.trigger) and _retells(evidence[head], evidence[i])
        ]
        if len(found) == 1 and not _clashes(evidence, partition, head, found[0]):
            partition.join(head, found[0], "told by the headline and the first paragraph")


def _headline(text: str) -> Span | None:
    """Return the first line if another paragraph follows and no sentence ends with it."""
    end = text.find("\n")
    return Span(0, end) if end > 0 and text[:end].rstrip()[-1:] not in '.!?”"' else None


def _lead(text: str) -> Span | None:
    start = text.find("\n")
    while start < len(text) and text[start : start + 1].isspace():
        start += 1
    end = text.find("\n", start)
    return Span(start, len(text) if end < 0 else end) if start < len(text) else None


def _retells(one: Evidence, other: Evidence) -> bool:
    shared = set(one.doers) & set(other.doers) - one.local
    return bool(shared) and act(one.claim) == act(other.claim) and conflict(_bare(one), _bare(other)) is None


def _clashes(evidence: Sequence[Evidence], partition: Partition, one: int, other: int) -> bool:
    return any(
        conflict(_bare(evidence[left]), _bare(evidence[right])) is not None
        for left in partition.members(one)
        for right in partition.members(other)
    )


def _bare(item: Evidence) -> Evidence:
    """Return the claim with those targets only that another document would know, too."""
    return replace(item, targets=tuple(target for target in item.targets if target not in item.local))
