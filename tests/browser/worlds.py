"""Worlds for the tests of the page: made by a seeded generator, or hostile on purpose."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from kgraph.records.claim import (
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
from kgraph.records.document import Document, Span
from kgraph.records.event import Event, Evidence, Standing, World, standing_of
from kgraph.records.interval import Granularity, Interval, day, month, year
from kgraph.records.mention import Entity, EntityType

COUNTRIES = ["Valdoria", "Kestria", "Marnovia", "Ostland", "Perenia", "Tarsk", "Lumeria", "Norvane"]
PEOPLE = [
    "Ana Brezović",
    "Tomas Hallgren",
    "Ilse Marchetti",
    "Okan Dervish",
    "Petra Søndergaard",
    "Mihail Ardelean",
    "Leïla Bensaïd",
    "Jun Takahara",
    "Rosa Quintanilla",
    "Émile Fournier",
    "Nadia Korhonen",
    "Samuel Okafor",
]
GROUPS = [
    "River Accord",
    "National Grid Agency",
    "Harbour Workers' Union",
    "Northern Army Group",
    "Free Press Council",
    "Court of Appeal",
    "Meridian Bank",
    "Red Crescent of Tarsk",
    "Border Guard",
    "Union of Teachers",
]
PLACES = ["Dolna", "Port Amery", "Sarkel Pass", "Vint Valley", "Grey Harbour", "Lake Orsa", "Halm", "New Bresk"]
VERBS = (
    ("shell", "shelled", "Assault"),
    ("capture", "captured", "Assault"),
    ("reject", "rejected", "Reject"),
    ("meet", "met", "Consult"),
    ("sanction", "sanctioned", "Sanction"),
    ("support", "supported", "Support"),
    ("arrest", "arrested", "Arrest"),
    ("elect", "elected", "Elect"),
    ("aid", "sent food to", "Aid"),
    ("sue", "sued", "Try"),
    ("protest", "marched against", "Protest"),
    ("supply", "supplied", "Trade"),
    ("leave", "withdrew from", "Retreat"),
    ("repair", "repaired", "Event"),
)
PAPERS = ["Valdorian Post", "Amery Wire", "Tarsk Daily", "The Orsa Herald"]


class Maker:
    """Writes sentences into documents and keeps the records that tell them."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.texts: dict[str, str] = {}
        self.about: dict[str, dict[str, object]] = {}
        self.drafts: list[dict[str, object]] = []
        self._known: dict[str, str] = {}

    def entity(self, name: str, type_: EntityType = EntityType.OTHER) -> str:
        """Return the id of the entity of that name, a new one if need be."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = f"e{len(self.entities):05d}"
            self.entities[known] = Entity(known, type_, name)
        return known

    def document(self, id_: str, **about: object) -> str:
        """Start a document."""
        self.texts[id_] = ""
        self.about[id_] = about
        return id_

    def tell(
        self,
        document: str,
        actors: list[str],
        verb: tuple[str, str, str],
        targets: list[str],
        *,
        places: tuple[str, ...] = (),
        said_by: str | None = None,
        when: Interval | None = None,
        polarity: Polarity = Polarity.POSITIVE,
        status: Status = Status.HAPPENED,
        kind: ClaimKind = ClaimKind.EVENT,
        quantity: Quantity | None = None,
        tail: str = "",
        again: bool = False,
    ) -> None:
        """Write one sentence and draft its event, or one more claim of the event before if it is told `again`."""
        lemma, past, type_ = verb
        text = self.texts[document]
        text += " " if text else ""
        begin = len(text)
        text += " and ".join(self.entities[a].name for a in actors) + " " if actors else ""
        trigger = Span(len(text), len(text) + len(past))
        text += past + " " + " and ".join(self.entities[t].name for t in targets)
        text += (f" in {self.entities[places[0]].name}" if places else "") + tail
        cue = None
        if said_by:
            cue = Span(len(text) + 2, len(text) + 6)
            text += f", said {self.entities[said_by].name}"
        text += "."
        self.texts[document] = text
        sentence = Span(begin, len(text))
        self.drafts.append(
            {
                "document": document,
                "again": again,
                "ids": (tuple(actors), tuple(targets), places, (said_by,) if said_by else ()),
                "claim": Claim(
                    id=f"c{len(self.drafts)}",
                    sentence=sentence,
                    trigger=trigger,
                    action=lemma,
                    roleset=f"{lemma}.01",
                    type=type_,
                    kind=kind,
                    actors=self._participants(actors, sentence, "ARG0"),
                    targets=self._participants(targets, sentence, "ARG1", quantity),
                    places=self._participants(places, sentence, "ARGM-LOC"),
                    others=(),
                    time=ClaimTime(None, when, Basis.TEXT if when else Basis.NONE),
                    polarity=polarity,
                    status=status,
                    sources=(Source(self.entities[said_by].name, None, cue),) if said_by else (),
                    confidence=0.5 + (len(self.drafts) * 37 % 50) / 100,
                ),
            }
        )

    def _participants(
        self, ids: list[str] | tuple[str, ...], sentence: Span, role: str, quantity: Quantity | None = None
    ) -> tuple[Participant, ...]:
        return tuple(Participant(sentence, sentence, self.entities[i].name, None, quantity, role) for i in ids)

    def world(self) -> World:
        """Return the world told so far."""
        documents = {id_: Document(id=id_, text=text, **self.about[id_]) for id_, text in self.texts.items()}
        events: list[Event] = []
        for number, draft in enumerate(self.drafts):
            key = documents[draft["document"]].key
            evidence = Evidence(key, draft["claim"], *draft["ids"])
            if draft["again"]:
                events[-1] = _joined(events[-1], evidence)
            else:
                events.append(_event(f"{number:05d}{key[:21]}", evidence))
        return World(
            documents=tuple(sorted(documents.values(), key=lambda d: d.key)),
            entities=tuple(sorted(self.entities.values(), key=lambda e: e.id)),
            events=tuple(events),
        )


def _event(id_: str, evidence: Evidence) -> Event:
    claim = evidence.claim
    return Event(
        id=id_,
        type=claim.type,
        action=claim.action,
        roleset=claim.roleset,
        kind=claim.kind,
        actors=evidence.actors,
        targets=evidence.targets,
        places=evidence.places,
        interval=claim.time.interval,
        standing=standing_of(claim),
        evidence=(evidence,),
    )


def _joined(event: Event, evidence: Evidence) -> Event:
    same_day = event.interval == evidence.claim.time.interval
    return replace(
        event,
        evidence=(*event.evidence, evidence),
        disputed=() if same_day else ("date",),
        reason="same action, actor and target, days touching",
    )


def news(events: int, *, extra_actors: int = 0, seed: int = 7) -> World:
    """Return a world such as a file of agency news gives: few busy actors, many rare ones, every standing and date."""
    rng, maker = random.Random(seed), Maker()
    names = [(n, EntityType.COUNTRY) for n in COUNTRIES] + [(n, EntityType.PERSON) for n in PEOPLE]
    names += [(n, EntityType.ORGANIZATION) for n in GROUPS]
    names += [(f"Brigade {n}", EntityType.ORGANIZATION) for n in range(1, extra_actors + 1)]
    ids = [maker.entity(name, type_) for name, type_ in names]
    weights = [1 / (rank + 1) ** 0.8 for rank in range(len(ids))]
    where = [maker.entity(name, EntityType.PLACE) for name in PLACES]
    start = date(2024, 2, 1)
    per_document = 12 if events < 2000 else 25
    for number in range(events):
        published = start + timedelta(days=280 * number // max(events, 1))
        if number % per_document == 0:
            document = maker.document(
                f"wire-{number // per_document:04d}",
                title=f"{rng.choice(PLACES)}: the week in {rng.choice(COUNTRIES)}",
                publisher=rng.choice(PAPERS),
                url=f"https://news.example/{number // per_document}",
                published=published,
            )
        _tell_something(rng, maker, document, ids, weights, where, published)
    return maker.world()


def _tell_something(rng, maker, document, ids, weights, where, published) -> None:
    actors = rng.choices(ids, weights, k=2 if rng.random() < 0.08 else 1)
    targets = [] if rng.random() < 0.12 else rng.choices(ids, weights)
    targets = [t for t in targets if t not in actors]
    verb = rng.choice(VERBS)
    kind = ClaimKind.EVENT
    if rng.random() < 0.15:
        verb, kind = ("announce", "announced a plan to", "Announce"), ClaimKind.STATEMENT
    when, where_told = _some_time(rng, published), (rng.choice(where),) if rng.random() < 0.4 else ()
    chance = rng.random()
    quantity = Quantity(rng.randrange(2, 900), "people", QuantityMod.ABOUT) if rng.random() < 0.1 else None
    maker.tell(
        document,
        list(dict.fromkeys(actors)),
        verb,
        targets,
        places=where_told,
        said_by=rng.choice(ids[:30]) if rng.random() < 0.35 else None,
        when=when,
        polarity=Polarity.NEGATIVE if chance < 0.08 else Polarity.POSITIVE,
        status=Status.PLANNED if 0.08 <= chance < 0.2 else Status.POSSIBLE if chance > 0.92 else Status.HAPPENED,
        kind=kind,
        quantity=quantity,
        tail=rng.choice(("", " after weeks of talks", " as snow closed the northern road", " before the vote")),
    )
    if rng.random() < 0.12:
        late = day(when.begin + timedelta(days=1)) if when and when.begin and rng.random() < 0.4 else when
        told = list(dict.fromkeys(actors))
        maker.tell(
            rng.choice(list(maker.texts)[-8:]), told, verb, targets, kind=kind, when=late, said_by=ids[9], again=True
        )


def _some_time(rng: random.Random, published: date) -> Interval | None:
    chance = rng.random()
    exact = published - timedelta(days=rng.randrange(0, 9))
    if chance < 0.68:
        return day(exact)
    if chance < 0.8:
        return month(exact.year, exact.month)
    if chance < 0.84:
        return year(exact.year)
    if chance < 0.88:
        return Interval(exact - timedelta(days=6), exact, Granularity.WEEK)
    if chance < 0.9:
        return Interval(exact, None, Granularity.DAY)
    if chance < 0.91:
        return year(rng.choice((1961, 1987)))
    return None


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "</script><script>alert(3)</script>",
    "<!--<script>",
    "javascript:alert(4)",
    "href \"double\" 'single' `tick`",
    "line\u2028separator\u2029end",
    "\u202egnirts desrever\u202c",
    "nul\x00 bell\x07 tab\t newline\n",
    "🧨 emoji 👩\u200d🚒",
    "lone \ud800 half",
    "=1+1",
    "@SUM(A1)",
    "-2+3",
    "{{ 7*7 }} {% raw %}",
    "北京 日本語",
    "القاهرة العربية",
    "W" * 400,
    "__proto__",
    "&amp; &lt;b&gt;",
)


def hostile() -> World:
    """Return a world in which every text field attacks the page."""
    maker = Maker()
    for number, text in enumerate(HOSTILE):
        other = HOSTILE[(number + 1) % len(HOSTILE)]
        url = "javascript:alert(5)" if number % 2 else f"https://news.example/{text}"
        document = maker.document(f"d{number}", title=text, publisher=text, url=url, published=date(2024, 3, 1))
        ids = [maker.entity(text, EntityType.PERSON), maker.entity(other, EntityType.PERSON)]
        maker.tell(
            document,
            ids[:1],
            (text, text, "Assault" if number % 2 else text),
            ids[1:],
            places=(ids[1],),
            said_by=ids[0],
            when=day(date(2024, 3, 1 + number)),
            tail=f" {text} {other}",
            quantity=Quantity(3, text),
        )
    return maker.world()


def small(*times: Interval | None, self_loop: bool = False) -> World:
    """Return a world with one event per time given."""
    maker = Maker()
    document = maker.document("only", title="Only one", publisher=None, published=None)
    ann, bob = maker.entity("Ann", EntityType.PERSON), maker.entity("Bob", EntityType.PERSON)
    for when in times:
        maker.tell(document, [ann], ("see", "saw", "Event"), [ann] if self_loop else [bob], when=when)
    return maker.world()


def duel() -> World:
    """Return a world with seven events from Ann to Bob and five from Bob to Ann, each with its own sentence."""
    maker = Maker()
    document = maker.document("duel", title="The duel", publisher="Wire", published=date(2024, 5, 20))
    ann, bob = maker.entity("Ann", EntityType.PERSON), maker.entity("Bob", EntityType.PERSON)
    for number in range(12):
        pair = [ann, bob] if number < 7 else [bob, ann]
        when = day(date(2024, 5, 1 + number))
        maker.tell(document, pair[:1], ("hit", "hit", "Assault"), pair[1:], when=when, tail=f" blow {number}")
    return maker.world()


def shown_first(world: World) -> list[Event]:
    """Return the events that are shown when nothing is chosen: facts and reports, no statements."""
    first = {Standing.FACT, Standing.REPORTED}
    return [e for e in world.events if e.standing in first and e.kind is ClaimKind.EVENT]
