"""What the words of a language mean for events: types of events, and what words do to what they govern.

The type of a predicate is looked up from the particular to the general: an entry of its own (verbs.tsv,
nouns.tsv), its kind of saying (reporting.tsv), the FrameNet frame of its PropBank roleset (frames.tsv), the
VerbNet class (classes.tsv); what none of them knows is an `Event`.

Lemmas are looked up in lower case; a particle follows its verb ("carry out" or "carry_out"). Parts of speech are
"v", "n" and "j".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kgraph.knowledge.entries import (
    Attitude,
    Cue,
    EventNoun,
    LightVerb,
    Reporting,
    Signature,
    State,
    TypeOf,
    VerbEntry,
    read_cues,
    read_light_verbs,
    read_nouns,
    read_object_classes,
    read_reporting,
    read_signatures,
    read_spellings,
    read_states,
    read_types,
    read_verbs,
)
from kgraph.knowledge.rolesets import Roleset, RolesetTable, normal_form
from kgraph.knowledge.traits import Marker, Trait, read_markers, read_traits

UNKNOWN_TYPE = "Event"
STATEMENT = "Statement"

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language; every lookup gives a frozen entry, or `None` for a word that is not there."""

    rolesets: RolesetTable
    verbs: Mapping[str, tuple[VerbEntry, ...]]
    nouns: Mapping[str, tuple[EventNoun, ...]]
    frames: Mapping[str, tuple[TypeOf, ...]]
    classes: Mapping[str, tuple[TypeOf, ...]]
    reports: Mapping[str, tuple[Reporting, ...]]
    signatures: Mapping[str, tuple[Signature, ...]]
    cues: Mapping[str, tuple[Cue, ...]]
    light_verbs: Mapping[str, tuple[LightVerb, ...]]
    states: Mapping[str, tuple[State, ...]]
    spellings: tuple[tuple[str, str], ...]
    endings: tuple[str, ...]
    cue_starts: frozenset[str]
    statement_types: frozenset[str]
    traits: Mapping[Trait, frozenset[str]]
    markers: Mapping[Marker, frozenset[str]]

    def roleset(self, roleset_id: str) -> Roleset | None:
        """Return the PropBank roleset of the id ("sign.02"), or `None`."""
        return self.rolesets.get(roleset_id)

    def rolesets_of(self, lemma: str, pos: str) -> tuple[Roleset, ...]:
        """Return the PropBank senses of a word, ordered by id; empty for a word without."""
        found = (self.rolesets.of(form, pos) for form in self._forms(lemma))
        return next((rolesets for rolesets in found if rolesets), ())

    def verb(
        self,
        lemma: str,
        *,
        roleset_id: str | None = None,
        objects: Sequence[str] = (),
        doers: Sequence[str] = (),
        satellites: Sequence[str] = (),
    ) -> VerbEntry | None:
        """Return the most particular entry of verbs.tsv that fits verb, sense, object and doer, or `None`.

        A roleset of a phrasal verb ("carry_out.03") stands for it also where only the verb was given. Satellites
        are words beside the verb that may belong to it: an adverb ("back"), a preposition ("for"), a preposition
        with its noun ("into force"); where none does, the verb is looked up alone.
        """
        alone = self._forms(lemma)
        forms = [f"{form}_{normal_form(satellite)}" for satellite in satellites for form in alone]
        if roleset_id is not None and roleset_id.startswith(f"{alone[0]}_"):
            forms.append(roleset_id.rpartition(".")[0])
        fitting = (entry for form in (*forms, *alone) for entry in self.verbs.get(form, ()))
        return next((entry for entry in fitting if _fits(entry, roleset_id, objects, doers)), None)

    def event_type(
        self,
        roleset_id: str | None,
        lemma: str,
        pos: str,
        *,
        objects: Sequence[str] = (),
        doers: Sequence[str] = (),
        satellites: Sequence[str] = (),
    ) -> str:
        """Return the local name of the concept of ontology/events.ttl that a predicate stands for.

        Args:
            roleset_id: the PropBank sense if it is known; else the first sense of the word.
            lemma: with its particle, if any.
            pos: "v", "n" or "j".
            objects: what verbs.tsv may call the object or patient: its lemma, the kind of a name, `ALONE`.
            doers: the same of who does it.
            satellites: words beside a verb that may belong to it (see `verb`).
        """
        if pos == "v":
            entry = self.verb(lemma, roleset_id=roleset_id, objects=objects, doers=doers, satellites=satellites)
        else:
            entry = self.event_noun(lemma) if pos == "n" else None
        own = entry or self.reporting(lemma, pos, roleset_id=roleset_id)
        if own is not None:
            return own.type
        roleset = self.roleset(roleset_id) if roleset_id else next(iter(self.rolesets_of(lemma, pos)), None)
        if roleset is None:
            return UNKNOWN_TYPE
        classes = [name for class_name in roleset.verbnet for name in _with_parents(class_name)]
        found = _lowest(self.frames, roleset.framenet) or _lowest(self.classes, classes)
        if found is None and roleset.base:
            return self.event_type(None, roleset.base, pos, objects=objects, doers=doers, satellites=satellites)
        return found or UNKNOWN_TYPE

    def is_statement(self, event_type: str) -> bool:
        """Tell whether a type is a kind of saying, so that its claim is a statement.

        Every type of a word of saying is one (a test compares them with the ontology).
        """
        return event_type == STATEMENT or event_type in self.statement_types

    def has_trait(self, event_type: str, *traits: Trait) -> bool:
        """Tell whether a type of event has one of the traits."""
        return any(event_type in self.traits[trait] for trait in traits)

    def marks(self, word: str, marker: Marker) -> bool:
        """Tell whether an adposition or conjunction stands before phrases or clauses of a kind."""
        return word in self.markers[marker]

    def event_noun(self, lemma: str) -> EventNoun | None:
        """Return the entry of a noun that denotes an event, or `None`."""
        return next(iter(self._entries(self.nouns, lemma)), None)

    def reporting(self, lemma: str, pos: str = "v", *, roleset_id: str | None = None) -> Reporting | None:
        """Return what a word of saying or thinking does to its content; `None` for other words and senses."""
        entries = (entry for entry in self._entries(self.reports, lemma) if entry.pos == pos)
        entry = next(entries, None)
        if entry is None or (entry.senses and roleset_id is not None and roleset_id not in entry.senses):
            return None
        return entry

    def signature(self, lemma: str, complement: str, pos: str = "v") -> Signature | None:
        """Return what a predicate implies of a complement ("inf", "that", "ing", "obj", a preposition), or `None`."""
        entries = self._entries(self.signatures, lemma)
        return next((entry for entry in entries if entry.pos == pos and entry.complement == complement), None)

    def cue(self, lemma: str, upos: str | None = None) -> Cue | None:
        """Return what a cue word does; a Universal part of speech tells words that look alike apart."""
        entries = self._entries(self.cues, lemma)
        return next((entry for entry in entries if upos is None or not entry.upos or upos in entry.upos), None)

    def light_verb(self, lemma: str, noun: str | None = None) -> LightVerb | None:
        """Return how a verb lends its participants to the event noun that it governs, or `None`.

        Without a noun it tells whether the verb is ever light.
        """
        entries = self._entries(self.light_verbs, lemma)
        wanted = None if noun is None else normal_form(noun)
        return next((entry for entry in entries if wanted is None or not entry.nouns or wanted in entry.nouns), None)

    def is_stative(self, lemma: str, pos: str, *, roleset_id: str | None = None) -> bool:
        """Tell whether a word denotes a state, a property or a role rather than an event.

        An entry for one sense counts only where the sense is given.
        """
        entries = (entry for entry in self._entries(self.states, lemma) if entry.pos == pos)
        return any(entry.sense in ("", roleset_id) for entry in entries)

    def _forms(self, lemma: str) -> tuple[str, ...]:
        form = normal_form(lemma)
        verb, mark, particle = form.partition("_")
        if not verb.endswith(self.endings):
            return (form,)
        others = (verb.removesuffix(a) + b + mark + particle for a, b in self.spellings if verb.endswith(a))
        return (form, *others)

    def _entries(self, table: Mapping[str, tuple[Entry, ...]], lemma: str) -> tuple[Entry, ...]:
        form = normal_form(lemma)
        found = table.get(form)
        if found is not None or not form.partition("_")[0].endswith(self.endings):
            return found or ()
        return next((table[form] for form in self._forms(lemma)[1:] if form in table), ())


def load_lexicon(folder: Path) -> Lexicon:
    """Return the lexicon of the tables in a folder.

    Raises:
        KnowledgeError: a table is missing or wrong; the rolesets are checked when they are first asked for.
    """
    classes = read_object_classes(folder / "objects.tsv")
    cues = tuple(read_cues(folder / "cues.tsv"))
    spellings = read_spellings(folder / "spellings.tsv")
    reporting = tuple(read_reporting(folder / "reporting.tsv"))
    return Lexicon(
        rolesets=RolesetTable(folder / "rolesets.tsv"),
        verbs=_by(read_verbs(folder / "verbs.tsv", classes), lambda entry: entry.lemma, order=_particularity),
        nouns=_by(read_nouns(folder / "nouns.tsv"), lambda entry: entry.lemma),
        frames=_by(read_types(folder / "frames.tsv", "frame"), lambda entry: entry.name),
        classes=_by(read_types(folder / "classes.tsv", "class"), lambda entry: entry.name),
        reports=_by(reporting, lambda entry: entry.lemma),
        signatures=_by(read_signatures(folder / "signatures.tsv"), lambda entry: entry.lemma),
        cues=_by(cues, lambda entry: entry.lemma),
        light_verbs=_by(read_light_verbs(folder / "lightverbs.tsv"), lambda entry: entry.lemma, order=_lightness),
        states=_by(read_states(folder / "states.tsv"), lambda entry: entry.lemma),
        spellings=spellings,
        cue_starts=frozenset(cue.lemma.partition("_")[0] for cue in cues),
        endings=tuple(ending for ending, _ in spellings),
        traits=read_traits(folder / "traits.tsv"),
        markers=read_markers(folder / "markers.tsv"),
        statement_types=frozenset(entry.type for entry in reporting if entry.attitude is Attitude.SPEECH),
    )


def _by(
    entries: Iterable[Entry], key: Callable[[Entry], str], *, order: Callable[[Entry], int] | None = None
) -> dict[str, tuple[Entry, ...]]:
    grouped: dict[str, list[Entry]] = {}
    for entry in entries:
        grouped.setdefault(key(entry), []).append(entry)
    return {name: tuple(sorted(found, key=order) if order else found) for name, found in grouped.items()}


def _particularity(entry: VerbEntry) -> int:
    return -(4 * bool(entry.doers) + 2 * bool(entry.objects) + bool(entry.sense))


def _lightness(entry: LightVerb) -> int:
    return -bool(entry.nouns)


def _fits(entry: VerbEntry, roleset_id: str | None, objects: Sequence[str], doers: Sequence[str]) -> bool:
    if entry.sense and entry.sense != roleset_id:
        return False
    is_done = not entry.objects or any(normal_form(word) in entry.objects for word in objects)
    return is_done and (not entry.doers or any(normal_form(word) in entry.doers for word in doers))


def _with_parents(class_name: str) -> tuple[str, ...]:
    """Return a VerbNet class and the classes above it: run-51.3.2-2, then run-51.3.2."""
    name, dash, number = class_name.partition("-")
    parts = number.split("-")
    return tuple(name + dash + "-".join(parts[:count]) for count in range(len(parts), 0, -1))


def _lowest(table: Mapping[str, tuple[TypeOf, ...]], names: Iterable[str]) -> str | None:
    found = [entry for name in names for entry in table.get(name, ())]
    return min(found, key=lambda entry: (entry.rank, entry.name)).type if found else None
