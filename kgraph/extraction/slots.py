"""What a role of a predicate makes of its word: actor, target, place, another participant or none, and why.

The function of a role (`PAG` proto-agent, `PPT` proto-patient, `GOL` goal, ...) is that of the roleset in PropBank's
frame files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kgraph.extraction.arguments import Filler
from kgraph.extraction.places import PLACE_ROLES, Where
from kgraph.extraction.predicates import Predicate
from kgraph.extraction.speakers import Speakers
from kgraph.extraction.tree import NOMINAL, case_of, is_passive, part_of
from kgraph.extraction.types import INVOLUNTARY
from kgraph.knowledge.language import Language
from kgraph.knowledge.lexicon import Lexicon
from kgraph.knowledge.traits import Marker, Trait
from kgraph.records.syntax import Argument, Sentence, Token

CLAUSES = frozenset({"ccomp", "csubj", "advcl", "parataxis", "acl"})
"""Relations of clauses; a noun in one is its predicate ("that Kim was the supplier")."""


VOLUNTARY = 0.45
"""From this score of volition on, a single participant does what it takes part in. Between those who gather, rally,
wait and stay (0.49 and more in sentences of ours) and those who drown, die, recover and remain (0.35 and less)."""


class Kind(StrEnum):
    """The part that a word has in an event."""

    ACTOR = "actor"
    TARGET = "target"
    PLACE = "place"
    OTHER = "other"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Slot:
    """The part of a word, and the rule that gave it."""

    kind: Kind
    why: str


def _is_unwilling(argument: Argument) -> bool:
    """Tell whether the parser says that a participant did not choose to take part: "a shell landed in the garden"."""
    return argument.proto_roles is not None and argument.proto_roles.volition < INVOLUNTARY


def _is_willing(argument: Argument) -> bool:
    """Tell whether the parser says that a participant chose to take part: "students rallied"."""
    return argument.proto_roles is not None and argument.proto_roles.volition >= VOLUNTARY


@dataclass(frozen=True, slots=True)
class Slots:
    """Decides for the arguments of one predicate, its own frame's or its light verb's."""

    sentence: Sentence
    predicate: Predicate
    language: Language
    where: Where = field(init=False)
    """What tells places."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "where", Where(self.sentence, self.language))

    @property
    def lexicon(self) -> Lexicon:
        """Return what words mean for events."""
        return self.language.lexicon

    def _is(self, trait: Trait) -> bool:
        """Tell whether the predicate's type has a trait."""
        return self.lexicon.has_trait(self.predicate.type, trait)

    def _is_behind(self, index: int, marker: Marker) -> bool:
        """Tell whether a word stands behind an adposition of a kind."""
        return self.lexicon.marks(case_of(self.sentence, index), marker)

    def of(self, filler: Filler, argument: Argument) -> Slot:
        """Return where an argument belongs, and why."""
        if not self.is_nominal(argument.head):
            return Slot(Kind.NONE, f"{argument.role} that heads no noun phrase")
        return (
            self._by_place_in_phrase(filler, argument)
            or self._by_table(filler, argument)
            or (self._local(filler, argument) if argument.role in PLACE_ROLES else None)
            or (self._numbered(filler, argument) if argument.role[-1].isdigit() else self._modifier(filler, argument))
        )

    def is_nominal(self, index: int) -> bool:
        """Tell whether a word heads a noun phrase (a clause is no participant, an adjective with article is)."""
        token = self.sentence.tokens[index]
        if token.relation in ("expl", "aux", "cop", "mark", "advmod"):
            return False
        if token.relation in CLAUSES and self.sentence.children_by(index, "cop"):
            return self.predicate.index in self.sentence.subtree(index)  # "that Kim was the one who led it"
        if token.upos == "NUM" and self._is_score(index):
            return False
        if token.upos in NOMINAL:
            return not (token.upos == "PRON" and token.lemma.lower() in ("what", "there"))
        named = self.sentence.entity_at(index)
        if token.relation == "amod" and named is not None and named.label == "NORP":
            return True
        is_headless = token.upos == "DET" or bool(self.sentence.children_by(index, "det", "nmod"))
        return token.upos in ("ADJ", "DET") and (is_headless or part_of(self.sentence, index) is not None)

    def _is_score(self, index: int) -> bool:
        """Tell whether a number is how a vote or a game ended: "voted 84 to 4"."""
        to, other = (*self.sentence.tokens[index + 1 : index + 3], None, None)[:2]
        is_score = to is not None and self.lexicon.marks(to.text, Marker.SCORE)
        return is_score and other is not None and other.upos == "NUM" and self._is(Trait.COUNTED)

    def is_somebody(self, index: int) -> bool:
        """Tell whether a word means somebody who acts: a name, a pronoun, a noun for people."""
        token = self.sentence.tokens[index]
        is_named = token.upos == "PRON" or self.sentence.entity_at(index) is not None
        return is_named or Speakers(self.sentence, 0, self.language).is_somebody(token)

    # ------------------------------------------------------------ what stands beside the role

    def _by_place_in_phrase(self, filler: Filler, argument: Argument) -> Slot | None:
        """Return what the place of a word beside the predicate decides, whatever its role."""
        token = self.sentence.tokens[argument.head]
        if filler.is_noun and self.where.is_before(argument.head, filler.token, self.predicate.type):
            return Slot(Kind.PLACE, "the name of a place before an event that places hold")
        if token.head != filler.token.index:
            return None
        case = case_of(self.sentence, argument.head)
        if case == "as":
            return Slot(Kind.NONE, 'what somebody is or becomes stands behind "as"')
        if token.relation == "iobj":
            return Slot(Kind.TARGET, "an indirect object receives")
        if case == "with" and self._is(Trait.MUTUAL) and (filler.is_noun or self.is_somebody(argument.head)):
            return Slot(Kind.TARGET, f'the other side of a mutual event ({self.predicate.type}) stands behind "with"')
        return None

    def _by_table(self, filler: Filler, argument: Argument) -> Slot | None:
        """Return what verbs.tsv says of a role of the predicate's own frame."""
        entry = self.predicate.entry
        if entry is None or filler.frame is not self.predicate.frame:
            return None
        kinds = {entry.actor: Kind.ACTOR, entry.target: Kind.TARGET}
        kind = kinds.get(argument.role)
        if kind is Kind.TARGET and argument.role == "ARG0" and case_of(self.sentence, argument.head) == "by":
            return None  # "she was received by the king"
        if kind is Kind.ACTOR and any(a.role == "ARG0" and a.head != argument.head for a in filler.frame.arguments):
            return None  # "the state returned his passport": it returned, where nobody returns it
        return None if kind is None else Slot(kind, f"verbs.tsv gives {argument.role} of {entry.lemma}")

    # ------------------------------------------------------------ places and modifiers

    def _local(self, filler: Filler, argument: Argument) -> Slot:
        role = argument.role
        if self._is_told(argument.head):
            return Slot(Kind.TARGET, f"{role} of a statement: whom one speaks to")
        if self._is_aimed_at(filler, argument.head):
            return Slot(Kind.TARGET, f"{role} of an attack, behind an adposition of what is attacked")
        # "said in a message": what people speak in is a place only if it is known for one.
        is_medium = self.predicate.is_statement and case_of(self.sentence, argument.head) == "in"
        if self.where.is_place(argument.head, "" if is_medium else role):
            return Slot(Kind.PLACE, f"{role} that names a place")
        return Slot(Kind.NONE, f"{role} that names no place")

    def _is_told(self, index: int) -> bool:
        """Tell whether a phrase of goal names whom somebody speaks to: "apologized to Chile", "lashed out at Chile"."""
        is_country = self.language.gazetteer.country(self.sentence.tokens[index].text) is not None
        case = case_of(self.sentence, index)
        is_addressed = case == "to" and (is_country or self.is_somebody(index))
        return self.predicate.is_statement and (is_addressed or (case == "at" and is_country))

    def _is_aimed_at(self, filler: Filler, index: int) -> bool:
        """Tell whether a phrase of place names what is attacked: "fired shells at the post", "strikes on the port"."""
        if self.predicate.type != "Assault":
            return False
        case = case_of(self.sentence, index)
        if filler.is_noun:
            return self.lexicon.marks(case, Marker.AGAINST) and self.sentence.tokens[index].head == filler.token.index
        is_thrown = bool(self.sentence.children_by(filler.token.index, "obj"))
        return case == "at" and is_thrown

    def _modifier(self, filler: Filler, argument: Argument) -> Slot:
        takes_part = argument.role == "ARGM-COM" and (not filler.is_noun or self._is(Trait.MUTUAL))
        return Slot(Kind.TARGET if takes_part else Kind.NONE, argument.role)

    # ------------------------------------------------------------ numbered roles

    def _numbered(self, filler: Filler, argument: Argument) -> Slot:
        role = argument.role
        function = filler.functions.get(role, {"ARG0": "PAG", "ARG1": "PPT"}.get(role, ""))
        why = f"{role} of {filler.frame.roleset or 'no known sense'} ({function or 'no function'})"
        if self.where.is_where(argument.head):
            return Slot(Kind.PLACE, f"{why}, but a place behind an adposition of place")
        if role == "ARG0" or function == "PAG":
            return Slot(Kind.ACTOR, why)
        if self.predicate.is_statement and not (function == "GOL" and self._is_addressee(argument.head)):
            return self._of_statement(argument, why)
        case = case_of(self.sentence, argument.head)
        if self.lexicon.marks(case, Marker.TOPIC) and self._is(Trait.MUTUAL) and not filler.is_noun:
            return Slot(Kind.OTHER, f"{why}: what they talk about")
        if case == "against":
            return Slot(Kind.TARGET, f"{why}: whom or what it is against")
        if role == "ARG1" or function == "PPT":
            return self._of_patient(filler, argument, why)
        return self._of_goal(argument, function, why)

    def _of_statement(self, argument: Argument, why: str) -> Slot:
        """Return the slot of what a statement is about, or of what it says."""
        if self._is(Trait.ASKING) and case_of(self.sentence, argument.head) in ("on", "upon"):
            return Slot(Kind.TARGET, f"{why}: whom one calls on")
        is_about = self._is_behind(argument.head, Marker.ABOUT) and not self.is_somebody(argument.head)
        if argument.role != "ARG1" or is_about or self._is(Trait.TELLING):
            return Slot(Kind.NONE, f"{why}: the content of a statement")
        return Slot(Kind.TARGET, f"{why} of a statement that is done to somebody")

    def _of_patient(self, filler: Filler, argument: Argument, why: str) -> Slot:
        if self._is_origin(filler, argument):
            return Slot(Kind.NONE, f"{why}: where somebody sets out")
        if self._is_destination(argument):
            return Slot(Kind.PLACE, f"{why}: where somebody goes")
        if self._is_alone(filler, argument):
            if self._is(Trait.MOVING) and not _is_unwilling(argument):
                return Slot(Kind.ACTOR, f"{why} that moves itself")
            if _is_willing(argument) and not filler.is_noun:
                return Slot(Kind.ACTOR, f"{why} that takes part of its own will")
        return Slot(Kind.TARGET, why)

    def _is_alone(self, filler: Filler, argument: Argument) -> bool:
        """Tell whether an argument is the only participant of an active verb: "the envoy came", "crowds gathered"."""
        if any(a.role == "ARG0" for a in filler.frame.arguments) or is_passive(self.sentence, filler.frame.predicate):
            return False
        return self.sentence.tokens[argument.head].relation != "obj"

    def _is_origin(self, filler: Filler, argument: Argument) -> bool:
        """Tell whether a place is where somebody set out: "flew from Cairo" is no deed to Cairo."""
        is_from = case_of(self.sentence, argument.head) in ("from", "out of")
        return is_from and not filler.is_noun and self._is(Trait.MOVING) and self.where.is_name(argument.head)

    def _is_destination(self, argument: Argument) -> bool:
        """Tell whether a place is where somebody goes: "flew to the area", "a trip to Lima"."""
        goes = self._is(Trait.MOVING) and self._is_behind(argument.head, Marker.TOWARD)
        return goes and self.where.is_place(argument.head, argument.role)

    def _of_goal(self, argument: Argument, function: str, why: str) -> Slot:
        """Return the slot of a goal or source: a place where it is one and has an adposition, a target if a goal."""
        case = case_of(self.sentence, argument.head)
        if case == "at" and self.predicate.type == "Assault":
            return Slot(Kind.TARGET, f"{why} of an attack, aimed at")
        is_given = function == "GOL" and case == "to" and self._is(Trait.GIVING)
        is_party = function == "COM" or self.predicate.is_statement or is_given
        if case and not is_party and self.where.is_place(argument.head, argument.role):
            return Slot(Kind.PLACE, f"{why} that names a place")
        is_on_somebody = case in ("on", "upon") and self.is_somebody(argument.head)  # "imposed on the town"
        is_inside = self.lexicon.marks(case.split(" ")[0], Marker.INSIDE) and not is_on_somebody
        below = self.sentence.tokens[self.sentence.tokens[argument.head].head]
        if case == "to" and below.relation == "obj" and not self.is_somebody(argument.head):
            return Slot(Kind.NONE, f"{why}: part of the object")  # "found a solution to the crisis"
        if function in ("GOL", "COM") and not is_inside:
            return Slot(Kind.TARGET, why)
        return Slot(Kind.OTHER, why)

    def _is_addressee(self, index: int) -> bool:
        """Tell whether a word can be spoken to: a name, a pronoun, or a noun after "to" or without adposition."""
        token: Token = self.sentence.tokens[index]
        is_named = token.upos in ("PRON", "PROPN") or self.sentence.entity_at(index) is not None
        return is_named or case_of(self.sentence, index) in ("", "to", "with")
