"""Who does it, to whom, where: the participants of a predicate, each with the rule that made it one.

An event noun lacks what its clause tells: that it gets from its light verb and its neighbours (`lending.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kgraph.extraction.arguments import arguments_of
from kgraph.extraction.phrases import name_beside
from kgraph.extraction.places import Where
from kgraph.extraction.predicates import Predicate
from kgraph.extraction.slots import Kind, Slots
from kgraph.extraction.tree import case_of, conjuncts
from kgraph.knowledge.entries import Side
from kgraph.knowledge.language import Language
from kgraph.knowledge.lexicon import Lexicon
from kgraph.knowledge.traits import Marker, Trait
from kgraph.records.syntax import Argument, Frame, Sentence, Token

KIND_OF = {Side.ACTOR: Kind.ACTOR, Side.TARGET: Kind.TARGET}


@dataclass(frozen=True, slots=True)
class Part:
    """A word of the sentence that takes part, its PropBank role if it has one, and why it takes part."""

    index: int
    role: str
    why: str


@dataclass(slots=True)
class Roles:
    """The participants of one predicate; a word has one part only, and of two rules the first counts."""

    parts: dict[Kind, list[Part]] = field(default_factory=lambda: {kind: [] for kind in Kind})

    def words(self, kind: Kind) -> list[int]:
        """Return the words of a kind, in the order in which they were found."""
        return [part.index for part in self.parts[kind]]

    @property
    def actors(self) -> list[int]:
        """Return those who do it."""
        return self.words(Kind.ACTOR)

    @property
    def targets(self) -> list[int]:
        """Return those whom it is done to or with."""
        return self.words(Kind.TARGET)

    @property
    def places(self) -> list[int]:
        """Return where it happens."""
        return self.words(Kind.PLACE)

    @property
    def others(self) -> list[tuple[str, int]]:
        """Return the other participants with their PropBank role."""
        return [(part.role, part.index) for part in self.parts[Kind.OTHER]]

    def put(self, kind: Kind, parts: Iterable[Part]) -> None:
        """Add participants, each once."""
        own = self.parts[kind]
        for part in parts:
            if part.index not in [other.index for other in own]:
                own.append(part)

    def replace(self, kind: Kind, parts: Iterable[Part]) -> None:
        """Put participants in the place of those of a kind."""
        self.parts[kind] = []
        self.put(kind, parts)

    def drop(self, kind: Kind, words: Iterable[int]) -> None:
        """Take the part of a kind from words."""
        dropped = set(words)
        if self.parts[kind]:
            self.parts[kind] = [part for part in self.parts[kind] if part.index not in dropped]

    def taken(self) -> set[int]:
        """Return every word that has a part."""
        return {part.index for kind, parts in self.parts.items() if kind is not Kind.NONE for part in parts}


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the participants of one predicate; `times` are the words of time expressions, which never take part."""

    sentence: Sentence
    predicate: Predicate
    language: Language
    times: frozenset[int]
    slots: Slots = field(init=False)
    """What decides on the part of an argument."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "slots", Slots(self.sentence, self.predicate, self.language))

    @property
    def token(self) -> Token:
        """Return the predicate."""
        return self.sentence.tokens[self.predicate.index]

    @property
    def lexicon(self) -> Lexicon:
        """Return what words mean for events."""
        return self.language.lexicon

    @property
    def where(self) -> Where:
        """Return what tells places."""
        return self.slots.where

    def of_frame(self, frame: Frame) -> Roles:
        """Return the participants that a frame gives: the predicate's own, or that of another word."""
        roles = Roles()
        filler, arguments = arguments_of(self.sentence, frame, self.lexicon)
        slots = self.slots
        for argument in arguments:
            if argument.head not in self.times:
                slot = slots.of(filler, argument)
                source = "the parser's" if argument in frame.arguments else "the tree's"
                roles.put(slot.kind, self._parts(argument, f"{source} {slot.why}"))
        roles.drop(Kind.TARGET, roles.actors)
        roles.put(Kind.TARGET, self._counterparts(roles))
        if self.predicate.type == "Marry" and not roles.actors:
            roles.replace(Kind.ACTOR, roles.parts[Kind.TARGET])  # "the two got married"
            roles.replace(Kind.TARGET, ())
        self.add_places(roles, self._local(self.where.below(frame.predicate)), "a place in a phrase of the predicate")
        return roles

    def of_word(self, index: int) -> Roles:
        """Return the participants that the frame of a word gives, from the tree alone where it has none."""
        return self.of_frame(self.sentence.frame_at(index) or Frame(index, ""))

    def _counterparts(self, roles: Roles) -> list[Part]:
        """Return with whom one has what is acted on, unless that is an event: "broke off relations with Iran"."""
        lexicon, why = self.lexicon, "with whom one has what is acted on"
        things = [self.sentence.tokens[index] for index in roles.targets]
        below = [
            child
            for thing in things
            if thing.relation == "obj" and lexicon.event_noun(thing.lemma.lower()) is None
            for child in self.sentence.children_by(thing.index, "nmod")
        ]
        found = [
            c.index for c in below if case_of(self.sentence, c.index) == "with" and self.slots.is_somebody(c.index)
        ]
        return [Part(member, "", why) for index in found for member in self.members(index)]

    def _local(self, found: Iterable[int]) -> Iterator[int]:
        """Yield the places where it happens: to somewhere only what moves goes."""
        yield from (index for index in found if self._is_going() or not self._is_toward(index))

    def _is_going(self) -> bool:
        return self.lexicon.has_trait(self.predicate.type, Trait.MOVING, Trait.SENDING)

    def _is_toward(self, index: int) -> bool:
        return self.lexicon.marks(case_of(self.sentence, index), Marker.TOWARD)

    def add_places(self, roles: Roles, found: Iterable[int], why: str) -> None:
        """Add places that have no other part; where something arrives is known, where it set out is none."""
        told = list(found)
        if not told and not roles.parts[Kind.PLACE]:
            return
        taken = roles.taken() | self.times
        roles.put(Kind.PLACE, [Part(index, "", why) for index in told if index not in taken])
        if not roles.parts[Kind.PLACE]:
            return
        roles.drop(Kind.PLACE, (*roles.actors, *roles.targets))
        cases = {index: case_of(self.sentence, index) for index in roles.places}
        if self._is_going() and any(self._is_toward(index) for index in roles.places):
            roles.drop(Kind.PLACE, [index for index, case in cases.items() if case == "from"])

    def place_by_neighbours(self, roles: Roles) -> None:
        """Give an event without a place that of those who take part, or of the event that it is part of."""
        type_ = self.predicate.type
        if not roles.places:
            self.add_places(roles, self.where.before(self.token, type_), "a name before the noun")
        if not roles.places:
            self.add_places(roles, self.where.of_things(roles.targets, type_), "where a target is")
        if not roles.places and not self.predicate.is_statement:
            people = [index for index in roles.actors if self.slots.is_somebody(index)]
            self.add_places(roles, self.where.of_things(people, type_), "where an actor is")
        for other in self.where.occasions(self.token, is_done=bool(roles.actors)) if not roles.places else ():
            self.add_places(roles, self.of_word(other.index).places, f'the place of "{other.text}"')

    # ------------------------------------------------------------ members

    def _parts(self, argument: Argument, why: str) -> Iterator[Part]:
        return (Part(index, argument.role, why) for index in self.members(argument.head))

    def members(self, index: int) -> Iterator[int]:
        """Yield the coordinated participants, a description with the names it stands before by these.

        "The two suspects, Ali Noor and Ben Oz" are Ali Noor and Ben Oz.
        """
        for member in conjuncts(self.sentence, index):
            name = name_beside(self.sentence, member, self.lexicon)
            if name is None or self._is_antecedent(member):
                yield member
            else:
                yield from conjuncts(self.sentence, name)

    def _is_antecedent(self, index: int) -> bool:
        """Tell whether the predicate stands in a clause on a word: "a man who fled, Ali Noor, "."""
        return any(token.index == index for token in self.sentence.path_to_root(self.predicate.index))
