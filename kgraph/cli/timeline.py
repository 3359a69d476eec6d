"""`kgraph timeline`: the events of a dataset in the order of time, one line each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli import console
from kgraph.cli.options import About, Dataset, First, Format, Last, OutputFormat, refuse_empty_period

if TYPE_CHECKING:
    from kgraph.records.event import Event, World

EXAMPLE = "Example: kgraph timeline out/ --about Ukraine --from 2024-11"

# As wide as a day; a longer date pushes its line on rather than all lines apart.
_DATE_WIDTH = 10


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a world: names by entity, text and publisher (or title, or id) by document."""

    names: dict[str, str]
    texts: dict[str, str]
    papers: dict[str, str]
    base: str


def timeline(
    dataset: Dataset,
    about: About = None,
    first: First = None,
    last: Last = None,
    every: Annotated[
        bool, typer.Option("--all", help="Also what is planned, possible or denied, and statements.")
    ] = False,
    sentences: Annotated[
        bool, typer.Option("--sentences", help="Show under each event the sentences that tell it.")
    ] = False,
    format: OutputFormat = Format.LINES,
) -> None:
    """Print the events of a dataset in the order of time.

    Each line tells when, who did what to whom, and who says so; facts and reported events are printed, the undated
    at the end.
    """
    from kgraph.pipeline.transaction import finish
    from kgraph.rdf.dataset import open_dataset
    from kgraph.views.choice import Choice, chosen, ids_named

    refuse_empty_period(first, last)
    finish(dataset)
    opened = open_dataset(dataset)
    world = chosen(opened.world(), Choice(first, last, ids_named(opened, about or ())))
    words = _words(world, opened.base)
    count = 0
    for event in _in_order(world, every=every):
        count += 1
        if format is Format.JSONL:
            console.result(json.dumps(_record(event, words), ensure_ascii=False))
            continue
        console.show(_line(event, words))
        if sentences:
            _show_sentences(event, words)
    more = len(world.events) - count
    console.say(console.amount(count, "event") + (f" ({more:,} more with --all)" if more else ""))


def _words(world: World, base: str) -> _Words:
    return _Words(
        names={entity.id: entity.name for entity in world.entities},
        texts={document.key: document.text for document in world.documents},
        papers={document.key: document.publisher or document.title or document.id for document in world.documents},
        base=base,
    )


def _in_order(world: World, *, every: bool) -> Iterable[Event]:
    """Yield the events to be printed, the undated last."""
    from kgraph.records.claim import ClaimKind
    from kgraph.records.event import Standing
    from kgraph.views.timeline import timeline as lay

    laid = lay(world)
    for event in (*(row.event for row in laid.rows), *laid.undated):
        if every or (event.kind is ClaimKind.EVENT and event.standing in {Standing.FACT, Standing.REPORTED}):
            yield event


def _line(event: Event, words: _Words) -> str:
    """Return an event in one line: when, its standing where it is no fact, who did what to whom, where, who says so."""
    targets, places, voices = _named(_others(event), words), _named(event.places, words), _voices(event, words)
    parts = [
        "" if event.standing == "fact" else f"[{event.standing}]",
        _named(event.actors, words),
        event.action.replace("_", " "),
        f"→ {targets}" if targets else "",
        f"in {places}" if places else "",
        f"({', '.join(voices)})" if voices else "",
    ]
    return f"{_date(event):{_DATE_WIDTH}}  {console.squeezed(' '.join(parts))}"


def _date(event: Event) -> str:
    from kgraph.views.timeline import date_label

    return date_label(event.interval) if event.interval else "undated"


def _others(event: Event) -> list[str]:
    """Return the targets that are not also actors: of "A met B" both are both."""
    return [id_ for id_ in event.targets if id_ not in event.actors or len(event.actors) == 1]


def _named(ids: Iterable[str], words: _Words) -> str:
    return ", ".join(words.names[id_] for id_ in dict.fromkeys(ids))


def _voices(event: Event, words: _Words) -> list[str]:
    """Return who is quoted for what is no fact, else the publishers of its documents."""
    said = dict.fromkeys(words.names[id_] for item in event.evidence for id_ in item.sources)
    if said and event.standing != "fact":
        return list(said)
    return list(dict.fromkeys(words.papers[item.document_key] for item in event.evidence))


def _show_sentences(event: Event, words: _Words) -> None:
    for text in _sentences(event, words):
        console.show(f"{'':{_DATE_WIDTH}}  | {console.squeezed(text)}")


def _sentences(event: Event, words: _Words) -> list[str]:
    return list(dict.fromkeys(item.claim.sentence.of(words.texts[item.document_key]) for item in event.evidence))


def _record(event: Event, words: _Words) -> dict[str, object]:
    """Return an event for a program."""
    roles = {"actors": event.actors, "targets": event.targets, "places": event.places}
    return {
        "date": event.interval.edtf if event.interval else None,
        "standing": event.standing.value,
        "kind": event.kind.value,
        "type": event.type,
        "action": event.action,
        **{role: [words.names[id_] for id_ in ids] for role, ids in roles.items()},
        "said_by": _voices(event, words),
        "sentences": _sentences(event, words),
        "iri": f"{words.base}event/{event.id}",
    }
