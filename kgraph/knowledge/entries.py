"""What one line of each table of English says, as a frozen record, and how it is read and checked.

Every entry keeps its example: it explains the entry to its readers, and the tests run over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kgraph.knowledge.rolesets import normal_form
from kgraph.knowledge.tables import Row, read_table, unique
from kgraph.records.claim import Polarity, Status

ROLES = ("", "ARG0", "ARG1", "ARG2", "ARG3", "ARG4")
PARTS_OF_SPEECH = ("v", "n", "j")

ALONE = "-"
"""Stands among the objects of a verb that has none and that somebody does by will: "The pilots struck"."""

ANYBODY = "=any"
"""Among the doers of verbs.tsv: whoever does it to the object, so that nothing does it by itself."""

NAMES = frozenset({ANYBODY, "=country", "=organization", "=person", "=place"})
"""Stand among the objects of a verb for a name of that kind."""


class Side(StrEnum):
    """Which end of an event a participant stands at."""

    ACTOR = "actor"
    TARGET = "target"


class Attitude(StrEnum):
    """Whether a reporting word tells what somebody says or what somebody thinks."""

    SPEECH = "speech"
    MENTAL = "mental"


class Stance(StrEnum):
    """What the reporting word lets its user think of the content."""

    NEUTRAL = "neutral"
    SUPPORTS = "supports"
    DOUBTS = "doubts"
    DENIES = "denies"


class Complement(StrEnum):
    """How a predicate takes the event that it is about; the prepositions also stand for `preposition + -ing`.

    `for_noun` is what stands for the noun where that differs from the clause: "blamed him for the fire", which burnt,
    but "for lighting it". `subj` is an event as subject ("the raid never happened"), `subj_inf` an infinitive on the
    subject ("the attempt to sell it failed").
    """

    INFINITIVE = "inf"
    THAT = "that"
    GERUND = "ing"
    OBJECT = "obj"
    FROM = "from"
    OF = "of"
    INTO = "into"
    TO = "to"
    ON = "on"
    IN = "in"
    FOR = "for"
    FOR_NOUN = "for_noun"
    SUBJECT = "subj"
    SUBJECT_INFINITIVE = "subj_inf"
    AGAINST = "against"
    WITH = "with"
    ABOUT = "about"
    AT = "at"


class Aspect(StrEnum):
    """What an aspectual helper says of the course of its event."""

    BEGIN = "begin"
    CONTINUE = "continue"
    STOP = "stop"


class CueKind(StrEnum):
    """What a cue word does."""

    NEGATION = "negation"
    MODALITY = "modality"
    CONDITION = "condition"
    PURPOSE = "purpose"
    HEARSAY = "hearsay"
    QUESTION = "question"


class Scope(StrEnum):
    """What a cue applies to.

    The predicate that it modifies (`head`), the predicate of the clause that it opens (`clause`), or the
    predicate whose participant it is or determines (`argument`).
    """

    HEAD = "head"
    CLAUSE = "clause"
    ARGUMENT = "argument"


class Reading(StrEnum):
    """Whether a noun nearly always denotes an event, or as often a thing, a text or a state."""

    EVENT = "event"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """The type of a verb, where frames and classes would not give it.

    `sense` (a roleset id), `objects` (lemmas, kinds of names, `ALONE`) and `doers` (the same of who does it) narrow
    the entry; empty is any. `actor` and `target` name the PropBank roles where the function tags would mislead, else
    they are empty.
    """

    lemma: str
    sense: str
    objects: frozenset[str]
    doers: frozenset[str]
    type: str
    actor: str
    target: str
    example: str


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A noun that denotes an event.

    `possessor` and `of` say what "X's attack" and "the attack of X" make of X where the parser's roles do not tell.
    """

    lemma: str
    type: str
    reading: Reading
    possessor: Side
    of: Side
    example: str


@dataclass(frozen=True, slots=True)
class Reporting:
    """A word of saying or thinking.

    `polarity` and `status` are what it does to its content: the polarity is multiplied in, a status of `None`
    leaves the content as it is. `senses` are the rolesets in which the word reports; empty means all.
    """

    lemma: str
    pos: str
    attitude: Attitude
    stance: Stance
    type: str
    polarity: Polarity
    status: Status | None
    senses: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Implication:
    """What a complement inherits: negative polarity turns it round, and its status is at most this one.

    The statuses are ordered: happened, then planned, then possible; `HAPPENED` changes nothing. So "may manage
    to enter" is possible although `manage` implies `+happened`.
    """

    polarity: Polarity
    status: Status


@dataclass(frozen=True, slots=True)
class Signature:
    """What a predicate implies of its complement when it is affirmed and when it is negated (Karttunen 1971, 2012).

    A `helper` is no event itself: its complement is. `controller` is the participant of the predicate that takes
    part in the complement as its subject ("subject", "object", or "" where there is none).
    """

    lemma: str
    pos: str
    complement: Complement
    affirmed: Implication
    negated: Implication
    helper: bool
    aspect: Aspect | None
    controller: str
    example: str

    @property
    def is_factive(self) -> bool:
        """Tell whether the complement is taken for granted, affirmed and negated alike."""
        return self.affirmed == self.negated == Implication(Polarity.POSITIVE, Status.HAPPENED)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that negates, weakens, conditions or attributes; a `None` changes nothing."""

    lemma: str
    upos: tuple[str, ...]
    kind: CueKind
    polarity: Polarity | None
    status: Status | None
    scope: Scope
    example: str


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that adds little to the event noun it governs.

    `subject` is what its subject is to the noun's event; `nouns` are the lemmas it is light with, empty for any event.
    """

    lemma: str
    subject: Side
    nouns: frozenset[str]
    example: str


@dataclass(frozen=True, slots=True)
class State:
    """A word that denotes a state, a property or a role and no event; `sense` narrows it to a roleset."""

    lemma: str
    pos: str
    sense: str
    example: str


@dataclass(frozen=True, slots=True)
class TypeOf:
    """The event type that a FrameNet frame or a VerbNet class usually has; of several the lowest rank decides."""

    name: str
    type: str
    rank: int
    example: str


def read_verbs(path: Path, classes: Mapping[str, frozenset[str]]) -> Iterator[VerbEntry]:
    """Yield the entries of verbs.tsv.

    `@name` among the objects stands for the words of an object class; what begins with `^` tells who does it.
    """
    columns = ("lemma", "particle", "sense", "objects", "type", "actor", "target", "example")
    for row in unique(read_table(path, columns), "lemma", "particle", "sense", "objects"):
        phrase, items = f"{row.required('lemma')} {row['particle']}", row.parts("objects")
        yield VerbEntry(
            lemma=normal_form(phrase),
            sense=row["sense"],
            objects=_objects(row, [item for item in items if not item.startswith("^")], classes),
            doers=_objects(row, [item[1:] for item in items if item.startswith("^")], classes),
            type=row.required("type"),
            actor=row.choice("actor", ROLES),
            target=row.choice("target", ROLES),
            example=row.required("example"),
        )


def read_object_classes(path: Path) -> dict[str, frozenset[str]]:
    """Return the words of each object class of objects.tsv."""
    rows = unique(read_table(path, ("class", "lemmas", "example")), "class")
    return {row.required("class"): frozenset(map(normal_form, row.parts("lemmas"))) for row in rows}


def read_nouns(path: Path) -> Iterator[EventNoun]:
    """Yield the entries of nouns.tsv."""
    columns = ("lemma", "type", "reading", "possessor", "of", "example")
    for row in unique(read_table(path, columns), "lemma"):
        yield EventNoun(
            lemma=normal_form(row.required("lemma")),
            type=row.required("type"),
            reading=Reading(row.choice("reading", list(Reading))),
            possessor=Side(row.choice("possessor", list(Side))),
            of=Side(row.choice("of", list(Side))),
            example=row.required("example"),
        )


def read_reporting(path: Path) -> Iterator[Reporting]:
    """Yield the entries of reporting.tsv."""
    columns = ("lemma", "pos", "attitude", "stance", "type", "polarity", "status", "senses", "example")
    for row in unique(read_table(path, columns), "lemma", "pos"):
        yield Reporting(
            lemma=normal_form(row.required("lemma")),
            pos=row.choice("pos", PARTS_OF_SPEECH),
            attitude=Attitude(row.choice("attitude", list(Attitude))),
            stance=Stance(row.choice("stance", list(Stance))),
            type=row.required("type"),
            polarity=Polarity(row.choice("polarity", list(Polarity))),
            status=_status(row),
            senses=row.parts("senses"),
            example=row.required("example"),
        )


def read_signatures(path: Path) -> Iterator[Signature]:
    """Yield the entries of signatures.tsv."""
    columns = ("lemma", "pos", "complement", "affirmed", "negated", "helper", "aspect", "controller", "example")
    for row in unique(read_table(path, columns), "lemma", "pos", "complement"):
        yield Signature(
            lemma=normal_form(row.required("lemma")),
            pos=row.choice("pos", PARTS_OF_SPEECH),
            complement=Complement(row.choice("complement", list(Complement))),
            affirmed=_implication(row, "affirmed"),
            negated=_implication(row, "negated"),
            helper=row.choice("helper", ("yes", "no")) == "yes",
            aspect=Aspect(row["aspect"]) if row.choice("aspect", ["", *Aspect]) else None,
            controller=row.choice("controller", ("", "subject", "object")),
            example=row.required("example"),
        )


def read_cues(path: Path) -> Iterator[Cue]:
    """Yield the entries of cues.tsv."""
    columns = ("lemma", "upos", "kind", "polarity", "status", "scope", "example")
    for row in unique(read_table(path, columns), "lemma", "upos"):
        yield Cue(
            lemma=normal_form(row.required("lemma")),
            upos=row.parts("upos"),
            kind=CueKind(row.choice("kind", list(CueKind))),
            polarity=Polarity(row["polarity"]) if row.choice("polarity", ["", *Polarity]) else None,
            status=_status(row),
            scope=Scope(row.choice("scope", list(Scope))),
            example=row.required("example"),
        )


def read_light_verbs(path: Path) -> Iterator[LightVerb]:
    """Yield the entries of lightverbs.tsv."""
    for row in unique(read_table(path, ("lemma", "subject", "nouns", "example")), "lemma", "nouns"):
        yield LightVerb(
            lemma=normal_form(row.required("lemma")),
            subject=Side(row.choice("subject", list(Side))),
            nouns=frozenset(map(normal_form, row.parts("nouns"))),
            example=row.required("example"),
        )


def read_states(path: Path) -> Iterator[State]:
    """Yield the entries of states.tsv."""
    for row in unique(read_table(path, ("lemma", "pos", "sense", "example")), "lemma", "pos", "sense"):
        yield State(
            lemma=normal_form(row.required("lemma")),
            pos=row.choice("pos", PARTS_OF_SPEECH),
            sense=row["sense"],
            example=row.required("example"),
        )


def read_types(path: Path, name: str) -> Iterator[TypeOf]:
    """Yield the entries of frames.tsv (`name` is "frame") or classes.tsv ("class")."""
    for row in unique(read_table(path, (name, "type", "rank", "example")), name):
        yield TypeOf(
            name=row.required(name),
            type=row.required("type"),
            rank=int(row.choice("rank", ("1", "2", "3"))),
            example=row.required("example"),
        )


def read_spellings(path: Path) -> tuple[tuple[str, str], ...]:
    """Return the pairs of endings of spellings.tsv, the longest ending first."""
    rows = unique(read_table(path, ("ending", "other", "example")), "ending")
    pairs = [(row.required("ending"), row.required("other")) for row in rows]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def _objects(row: Row, items: Sequence[str], classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    words: set[str] = set()
    for item in items:
        if item.startswith("=") and item not in NAMES:
            raise row.error(f'objects name "{item}"; expected one of {", ".join(sorted(NAMES))}')
        if not item.startswith("@"):
            words.add(normal_form(item))
        elif item[1:] in classes:
            words |= classes[item[1:]]
        else:
            raise row.error(f'objects name the class "{item}"; objects.tsv has {", ".join(sorted(classes))}')
    return frozenset(words)


def _status(row: Row) -> Status | None:
    return Status(row["status"]) if row.choice("status", ["", *Status]) else None


_SIGNS = {"+": Polarity.POSITIVE, "-": Polarity.NEGATIVE}


def _implication(row: Row, column: str) -> Implication:
    word = row.choice(column, [sign + status for sign in _SIGNS for status in Status])
    return Implication(_SIGNS[word[0]], Status(word[1:]))
