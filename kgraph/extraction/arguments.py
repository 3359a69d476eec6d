"""The PropBank roles of one frame, put right by the tree: which word is its ARG0, its ARG1, where it is.

The parser's roles tell agent from patient under passives, relatives and nominalisation; the tree supplies what they
leave out (a controlled subject, an addressee) and overrules them where only one answer is grammatical.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kgraph.extraction.tree import case_of, direct_subject, is_passive, relative_object, resolve_relative, subject
from kgraph.extraction.words import event_name
from kgraph.knowledge.entries import EventNoun, Side
from kgraph.knowledge.lexicon import Lexicon
from kgraph.knowledge.traits import Marker
from kgraph.records.syntax import Argument, Frame, Sentence, Token

ROLE_OF = {Side.ACTOR: "ARG0", Side.TARGET: "ARG1"}
"""The role that stands for each end of an event."""


@dataclass(frozen=True, slots=True)
class Filler:
    """The work on one frame; `functions` are PropBank's tags of its roles, `noun` the entry of an event noun."""

    sentence: Sentence
    frame: Frame
    lexicon: Lexicon
    functions: Mapping[str, str]
    noun: EventNoun | None

    @classmethod
    def of(cls, sentence: Sentence, frame: Frame, lexicon: Lexicon) -> Filler:
        """Return the filler of a frame, with PropBank's usual functions where the roleset is unknown."""
        roleset = lexicon.roleset(frame.roleset)
        told = {} if roleset is None else dict(roleset.roles)  # that of a light verb ("take.LV") tells none
        functions = told or {"ARG0": "PAG", "ARG1": "PPT"}
        token = sentence.tokens[frame.predicate]
        is_noun = token.upos in ("NOUN", "PROPN")
        noun = lexicon.event_noun(event_name(sentence, token, lexicon)) if is_noun else None
        return cls(sentence, frame, lexicon, functions, noun)

    @property
    def token(self) -> Token:
        """Return the predicate."""
        return self.sentence.tokens[self.frame.predicate]

    @property
    def is_noun(self) -> bool:
        """Tell whether the predicate is a noun."""
        return self.token.upos in ("NOUN", "PROPN")

    def arguments(self) -> Iterator[Argument]:
        """Yield the frame's arguments, put right, then those that only the tree tells."""
        given = self._corrected_noun() if self.is_noun else self._corrected_verb()
        yield from given
        roles, heads = {a.role for a in given}, {a.head for a in given}
        for argument in self._of_noun() if self.is_noun else self._of_verb(roles):
            if argument.role not in roles and argument.head not in heads:
                roles.add(argument.role)
                heads.add(argument.head)
                yield argument

    def _given(self) -> list[Argument]:
        """Return the parser's arguments, relative pronouns resolved, without one inside another of its role."""
        heads = [resolve_relative(self.sentence, a.head) for a in self.frame.arguments]
        pairs = zip(self.frame.arguments, heads, strict=True)
        given = [argument if argument.head == head else replace(argument, head=head) for argument, head in pairs]
        return [a for a in given if not any(self._is_inside(a, b) for b in given)]

    def _is_inside(self, argument: Argument, other: Argument) -> bool:
        if argument.role != other.role or argument.head == other.head:
            return False
        return argument.head in self.sentence.subtree(other.head)

    # ------------------------------------------------------------ verbs

    def _corrected_verb(self) -> list[Argument]:
        """Return a verb's arguments: in a passive the subject is no agent, and an agent stands below the verb.

        In the active no object is the agent beside a subject: "residents told Reuters".
        """
        given = self._given()
        index = self.token.index
        if not is_passive(self.sentence, index):
            objects = {c.index for c in self.sentence.children_by(index, "obj", "iobj")}
            has_subject = direct_subject(self.sentence, index) is not None
            wrong = objects if has_subject else set[int]()
            if self._asked() is not None:
                wrong |= {a.head for a in given} - {self._asked()}
            return [a for a in given if not (a.role == "ARG0" and a.head in wrong)]
        found = subject(self.sentence, index)
        below = self.sentence.subtree(index)
        taken = {a.role for a in given}
        kept: list[Argument] = []
        for argument in given:
            if argument.role != "ARG0":
                kept.append(argument)
            elif argument.head == found and "ARG1" in taken and not self._has_passive_auxiliary():
                kept.append(argument)  # an active verb that the parser takes for a participle: "she denied breaking it"
            elif argument.head == found:
                kept.append(replace(argument, role=self._role_of_passive_subject(taken)))
            elif argument.head in below:
                kept.append(argument)
        return kept

    def _has_passive_auxiliary(self) -> bool:
        token = self.token
        while token.relation == "conj" and not self.sentence.children_by(token.index, "aux:pass"):
            token = self.sentence.tokens[token.head]
        return bool(self.sentence.children_by(token.index, "aux:pass"))

    def _role_of_passive_subject(self, taken: set[str]) -> str:
        """Return the role of a passive subject: the patient, or the recipient beside one ("she was told that")."""
        goal = self._goal()
        has_object = "ARG1" in taken or bool(self.sentence.children_by(self.token.index, "obj"))
        return goal if has_object and goal and goal not in taken else "ARG1"

    def _goal(self) -> str:
        """Return the role of the recipient or addressee, "" where the verb has none."""
        return next((r for r, f in self.functions.items() if f == "GOL" and r not in ("ARG0", "ARG1")), "")

    def _of_verb(self, given: set[str]) -> Iterator[Argument]:
        """Yield what the tree shows: subject, objects, agent phrase, the antecedent of an object relative clause."""
        index = self.token.index
        passive = is_passive(self.sentence, index)
        found = self._charged() or self._asked() or subject(self.sentence, index)
        if found is not None:
            yield Argument(self._role_of_passive_subject(given) if passive else self._active_role(), found)
        goal = self._goal()
        direct = self.sentence.children_by(index, "iobj")
        for child in self.sentence.children_by(index, "obj"):
            yield Argument("ARG1", resolve_relative(self.sentence, child.index))
        for child in direct if goal else ():
            yield Argument(goal, child.index)
        for child in self.sentence.children_by(index, "obl"):
            case = case_of(self.sentence, child.index)
            if passive and case == "by":
                yield Argument("ARG0", child.index)
            elif goal and case == "to" and not direct:
                yield Argument(goal, resolve_relative(self.sentence, child.index))
        if goal and not direct:
            yield from (Argument(goal, index) for index in self._given_to())
        antecedent = relative_object(self.sentence, index)
        if antecedent is not None and "ARG1" in self.functions:
            yield Argument("ARG1", antecedent)

    def _given_to(self) -> Iterator[int]:
        """Yield the recipients that the parser hung on the object: "gave flour to the poor", not "aid to Chad"."""
        for thing in self.sentence.children_by(self.token.index, "obj"):
            if self.lexicon.event_noun(thing.lemma.lower()) is None:
                below = self.sentence.children_by(thing.index, "nmod")
                yield from (c.index for c in below if case_of(self.sentence, c.index) == "to")

    def _charged(self) -> int | None:
        """Return who is said to have done it where the clause hangs on them: "accused the mayor of taking bribes"."""
        clause = self.token
        while clause.relation == "conj":
            clause = self.sentence.tokens[clause.head]
        if clause.deprel != "acl" or clause.xpos != "VBG":
            return None
        noun = self.sentence.tokens[clause.head]
        if noun.relation != "obj":
            return None
        lemma = self.sentence.tokens[noun.head].lemma.lower()
        marks = [mark.lemma.lower() for mark in self.sentence.children_by(clause.index, "mark")]
        signatures = [self.lexicon.signature(lemma, mark) for mark in marks]
        return noun.index if any(s is not None and s.controller == "object" for s in signatures) else None

    def _asked(self) -> int | None:
        """Return who is asked to do it where they stand behind an adposition: "called on the parties to talk"."""
        token = self.token
        if token.relation not in ("xcomp", "advcl") or not any(
            mark.xpos == "TO" for mark in self.sentence.children_by(token.index, "mark")
        ):
            return None
        governor = self.sentence.tokens[token.head]
        if is_passive(self.sentence, governor.index) or self.sentence.children_by(governor.index, "obj", "iobj"):
            return None  # "sent the guide to the king to ask for help"
        for child in self.sentence.children_by(governor.index, "obl"):
            case = case_of(self.sentence, child.index)
            names = (f"{governor.lemma.lower()} {case}", governor.lemma.lower())
            is_asked = self.lexicon.marks(case, Marker.ASKED)
            signatures = [self.lexicon.signature(name, "inf") for name in names] if is_asked else []
            if any(s is not None and s.controller == "object" for s in signatures):
                return child.index
        return None

    def _active_role(self) -> str:
        """Return the role of an active verb's subject: the patient where nobody acts ("the wall collapsed").

        So it is without an ARG0 in the frame, and without an object where ARG0 only causes ("the lake shrank").
        """
        if "ARG0" not in self.functions:
            return "ARG1"
        has_object = bool(self.sentence.children_by(self.token.index, "obj", "ccomp", "xcomp"))
        return "ARG1" if self.functions["ARG0"] == "CAU" and not has_object else "ARG0"

    # ------------------------------------------------------------ nouns

    def _corrected_noun(self) -> list[Argument]:
        """Return a noun's arguments, with what its case and the table of nouns say of them."""
        given = [a for a in self._given() if self._belongs(a)]
        return [self._as_of_noun(a, {b.role for b in given if b.head != a.head}) for a in given]

    def _belongs(self, argument: Argument) -> bool:
        """Tell whether an argument can be one: no other noun's possessor, no actor whom "of" makes a patient.

        "The meeting of the council": the parser, used to "the killing of X", takes X for the patient.
        """
        token = self.sentence.tokens[argument.head]
        if token.relation == "compound" and self.sentence.entity_at(token.index) is None:
            return False  # "drone strikes": what kind of strikes, not who or whom
        if token.deprel == "nmod:poss" and token.head != self.token.index:
            return self.token.index in self.sentence.subtree(token.head)
        is_of = argument.role == "ARG1" and case_of(self.sentence, argument.head) == "of"
        return not (is_of and self.noun is not None and self.noun.of is Side.ACTOR)

    def _as_of_noun(self, argument: Argument, others: set[str]) -> Argument:
        """Return an argument of a noun with the role that its place beside the noun gives it.

        `others` are the roles of its other arguments.
        """
        token = self.sentence.tokens[argument.head]
        if argument.role not in ("ARG0", "ARG1") or token.head != self.token.index:
            return argument
        case = case_of(self.sentence, argument.head)
        if self.lexicon.marks(case, Marker.BETWEEN) or (case == "by" and argument.role == "ARG1"):
            return replace(argument, role="ARG0")
        if self.lexicon.marks(case, Marker.AGAINST) and argument.role == "ARG0":
            return replace(argument, role="ARG1")
        if case == "from" and self.noun is not None and self.noun.possessor is Side.ACTOR and "ARG0" in self.functions:
            return replace(argument, role="ARG0")
        if self.noun is not None and self._owns(token):
            role = ROLE_OF[self.noun.possessor]
            return argument if role in others else replace(argument, role=role)
        return argument

    def _owns(self, token: Token) -> bool:
        """Tell whether a word stands before a noun as its owner: "Kim's arrest", "the French invasion"."""
        return token.deprel == "nmod:poss" or self._is_people(token)

    def _is_people(self, token: Token) -> bool:
        named = self.sentence.entity_at(token.index)
        return token.relation == "amod" and named is not None and named.label == "NORP"

    def _of_noun(self) -> Iterator[Argument]:
        """Yield the arguments of an event noun: "his arrest of X by Y", "X's arrival", "the meeting of the council".

        What a possessor and an "of"-phrase are to it stands in the table of nouns.
        """
        index = self.token.index
        by_case = {case_of(self.sentence, c.index): c.index for c in self.sentence.children_by(index, "nmod")}
        for case in ("by", *sorted(self.lexicon.markers[Marker.BETWEEN])):
            if case in by_case:
                yield Argument("ARG0", by_case[case])
        if "of" in by_case:
            yield Argument("ARG1" if self.noun is None else ROLE_OF[self.noun.of], by_case["of"])
        if "with" in by_case:
            yield Argument("ARGM-COM", by_case["with"])
        for case in sorted(self.lexicon.markers[Marker.AGAINST] & by_case.keys()):
            yield Argument("ARG1", by_case[case])
        owner = next((c.index for c in self.sentence.children(index) if self._owns(c)), None)
        if owner is not None:
            is_agent = "ARG0" in self.functions if self.noun is None else self.noun.possessor is Side.ACTOR
            yield Argument(
                "ARG0" if is_agent and "by" not in by_case else "ARG1", resolve_relative(self.sentence, owner)
            )


def arguments_of(sentence: Sentence, frame: Frame, lexicon: Lexicon) -> tuple[Filler, list[Argument]]:
    """Return the filler of a frame, for the functions of its roles, and the arguments."""
    filler = Filler.of(sentence, frame, lexicon)
    return filler, list(filler.arguments())
