"""Who does it, to whom: the roles of a frame become actors, targets and others.

The function of a role (`PAG` proto-agent, `PPT` proto-patient, `GOL` goal, ...) is that of the roleset in PropBank's
frame files. An event noun lacks what its clause tells: that it gets from its light verb and its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kgraph.extraction.arguments import AGAINST, Filler, arguments_of
from kgraph.extraction.places import PLACE_ROLES, Where
from kgraph.extraction.predicates import Predicate, event_name
from kgraph.extraction.speakers import Speakers
from kgraph.extraction.tree import NOMINAL, case_of, conjuncts, is_passive, subject
from kgraph.knowledge.entries import EventNoun, Side
from kgraph.knowledge.language import Language
from kgraph.records.syntax import ROOT, Argument, Frame, Sentence, Token

MOVING = frozenset({"Move", "Retreat", "Visit", "Flee"})
"""Event types whose single participant moves itself: "the envoy travelled" acts, "three people died" undergoes."""

TELLING = frozenset({"Say", "Statement"})
"""Kinds of statement whose second role is what is said, never whom or what it is about."""

ABOUT = frozenset({"to", "about", "on", "of"})
"""Adpositions before what a statement is about: "confessed to the theft"."""

MUTUAL = frozenset({"Agree", "Compete", "Conflict", "Consult", "Cooperate", "Marry", "Meet", "Negotiate", "Trade"})
"""Types of what both sides do to each other."""

PARTIES = frozenset({"PAG", "PPT", "COM", "GOL"})
"""Functions of roles that take part, rather than tell how or where."""

INSIDE = frozenset({"in", "inside", "into", "from", "on", "under", "within"})
"""Adpositions of what holds a thing; a goal behind one is no recipient: "hidden in bananas"."""

CLAUSES = frozenset({"ccomp", "csubj", "advcl", "parataxis", "acl"})
"""Relations of clauses; a noun in one is its predicate ("that Kim was the supplier")."""


@dataclass(slots=True)
class Roles:
    """The participants of one predicate as words of its sentence; `others` with their PropBank role."""

    actors: list[int] = field(default_factory=list[int])
    targets: list[int] = field(default_factory=list[int])
    places: list[int] = field(default_factory=list[int])
    others: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])

    def side(self, side: Side) -> list[int]:
        """Return the participants at one end."""
        return self.actors if side is Side.ACTOR else self.targets

    def taken(self) -> set[int]:
        """Return every word that has a part."""
        return {*self.actors, *self.targets, *self.places, *(index for _, index in self.others)}


def participants(sentence: Sentence, predicate: Predicate, language: Language, times: frozenset[int]) -> Roles:
    """Return the participants of a predicate, coordinated ones each for itself.

    `times` are the words of time expressions: they are never participants.
    """
    finder = _Finder(sentence, predicate, language, times)
    roles = finder.of_frame(predicate.frame)
    if predicate.light is not None:
        finder.lend(roles)
    else:
        finder.imply(roles)
    finder.place_by_neighbours(roles)
    own = {predicate.index, predicate.light}
    for items in (roles.actors, roles.targets, roles.places):
        items[:] = [index for index in items if index not in own]
    return roles


@dataclass(frozen=True, slots=True)
class _Finder:
    """The work on one predicate."""

    sentence: Sentence
    predicate: Predicate
    language: Language
    times: frozenset[int]

    @property
    def token(self) -> Token:
        return self.sentence.tokens[self.predicate.index]

    def of_frame(self, frame: Frame) -> Roles:
        """Return the participants that a frame gives: the predicate's own, or that of its light verb."""
        roles = Roles()
        filler, arguments = arguments_of(self.sentence, frame, self.language.lexicon)
        for argument in arguments:
            if argument.head not in self.times and self._is_nominal(argument.head):
                self._add(roles, self._slot(filler, argument), argument)
        roles.targets[:] = [index for index in roles.targets if index not in roles.actors]
        if self.predicate.type == "Marry" and not roles.actors:
            roles.actors[:], roles.targets[:] = roles.targets, []  # "the two got married"
        self._add_places(roles, self.where.below(frame.predicate))
        return roles

    @property
    def where(self) -> Where:
        return Where(self.sentence, self.language)

    def _add_places(self, roles: Roles, found: Iterable[int]) -> None:
        """Add places that have no other part, each once."""
        acting = {*roles.actors, *roles.targets, *self.times, *(index for _, index in roles.others)}
        places = [i for i in dict.fromkeys([*roles.places, *found]) if i not in acting]
        arrives = self.predicate.type in MOVING and any(self._case(i) in ("to", "into") for i in places)
        roles.places[:] = [i for i in places if not (arrives and self._case(i) == "from")]

    def _case(self, index: int) -> str:
        return case_of(self.sentence, index)

    def place_by_neighbours(self, roles: Roles) -> None:
        """Give an event without a place that of what it acts on, or of the event that it is part of."""
        if not roles.places:
            self._add_places(roles, self.where.before(self.token, self.predicate.type))
        if not roles.places:
            self._add_places(roles, self.where.of_things(roles.targets, self.predicate.type))
        if not roles.places:
            for other in self.where.occasions(self.token):
                lent = self.of_frame(self.sentence.frame_at(other.index) or Frame(other.index, ""))
                self._add_places(roles, lent.places)

    # ------------------------------------------------------------ slots

    def _is_nominal(self, index: int) -> bool:
        """Tell whether a word heads a noun phrase (a clause is no participant, an adjective with article is)."""
        token = self.sentence.tokens[index]
        named = self.sentence.entity_at(index)
        if token.relation in ("expl", "aux", "cop", "mark", "advmod"):
            return False
        if token.relation in CLAUSES and self.sentence.children_by(index, "cop"):
            return self.predicate.index in self.sentence.subtree(index)  # "that Kim was the one who led it"
        if token.upos in NOMINAL:
            return not (token.upos == "PRON" and token.lemma.lower() in ("what", "there"))
        if token.relation == "amod" and named is not None and named.label == "NORP":
            return True
        return token.upos in ("ADJ", "DET") and bool(
            self.sentence.children_by(index, "det", "nmod") or token.upos == "DET"
        )

    def _slot(self, filler: Filler, argument: Argument) -> str:
        """Return where an argument belongs: `actor`, `target`, `place`, `other`, or "" for what is no participant."""
        entry, role = self.predicate.entry, argument.role
        if filler.is_noun and self.where.is_before(argument.head, filler.token, self.predicate.type):
            return "place"
        is_own = self.sentence.tokens[argument.head].head == filler.token.index
        if is_own and case_of(self.sentence, argument.head) == "as":
            return ""  # what somebody is or becomes: "works as a guide"
        if entry is not None and filler.frame is self.predicate.frame and role in (entry.actor, entry.target):
            return "actor" if role == entry.actor else "target"
        if role in PLACE_ROLES:
            if self._is_aimed_at(filler, argument.head):
                return "target"
            return "place" if self.where.is_place(argument.head, role) else ""
        if not role[-1].isdigit():
            return "target" if role == "ARGM-COM" and (not filler.is_noun or self._is_mutual()) else ""
        function = filler.functions.get(role, "PAG" if role == "ARG0" else "PPT" if role == "ARG1" else "")
        if role == "ARG0" or function == "PAG":
            return "actor"
        if self.predicate.is_statement and not (function == "GOL" and self._is_addressee(argument.head)):
            is_about = case_of(self.sentence, argument.head) in ABOUT and not self._is_somebody(argument.head)
            is_content = self.predicate.type in TELLING or is_about
            return "target" if role == "ARG1" and not is_content else ""
        if role == "ARG1" or function == "PPT":
            if self._is_origin(filler, argument):
                return ""
            return "actor" if self._moves_itself(filler, argument) else "target"
        return self._slot_of_goal(argument, function)

    def _is_mutual(self) -> bool:
        """Tell whether the event is one that both sides do: "a deal with the union"."""
        return self.predicate.type in MUTUAL

    def _is_aimed_at(self, filler: Filler, index: int) -> bool:
        """Tell whether a phrase of place names what is attacked: "fired shells at the post", "strikes on the port"."""
        if self.predicate.type != "Assault":
            return False
        case = case_of(self.sentence, index)
        if filler.is_noun:
            return case in AGAINST and self.sentence.tokens[index].head == filler.token.index
        is_thrown = bool(self.sentence.children_by(filler.token.index, "obj"))
        return case == "at" and is_thrown and not self.where.is_name(index)

    def _slot_of_goal(self, argument: Argument, function: str) -> str:
        """Return the slot of a goal or source: a place where it is one and has an adposition, a target if a goal."""
        has_case = bool(case_of(self.sentence, argument.head))  # not "gave Sweden two ships"
        may_be_where = has_case and function != "COM" and not self.predicate.is_statement
        if may_be_where and self.where.is_place(argument.head, argument.role):
            return "place"
        is_inside = case_of(self.sentence, argument.head).split(" ")[0] in INSIDE
        return "target" if function in ("GOL", "COM") and not is_inside else "other"

    def _moves_itself(self, filler: Filler, argument: Argument) -> bool:
        """Tell whether the single participant of a moving is meant: "the envoy arrived", not "they fled the island"."""
        if self.predicate.type not in MOVING or any(a.role == "ARG0" for a in filler.frame.arguments):
            return False
        index = filler.frame.predicate
        is_object = self.sentence.tokens[argument.head].relation == "obj"
        return not is_object and not is_passive(self.sentence, index)

    def _is_origin(self, filler: Filler, argument: Argument) -> bool:
        """Tell whether a place is where somebody set out: "flew from Cairo" is no deed to Cairo."""
        is_from = case_of(self.sentence, argument.head) in ("from", "out of")
        return is_from and not filler.is_noun and self.predicate.type in MOVING and self.where.is_name(argument.head)

    def _is_addressee(self, index: int) -> bool:
        """Tell whether a word can be spoken to: a name, a pronoun, or a noun after "to" or without adposition."""
        token = self.sentence.tokens[index]
        is_named = token.upos in ("PRON", "PROPN") or self.sentence.entity_at(index) is not None
        return is_named or case_of(self.sentence, index) in ("", "to", "with")

    def _add(self, roles: Roles, slot: str, argument: Argument) -> None:
        """Add an argument and what is coordinated with it to its slot."""
        lists = {"actor": roles.actors, "target": roles.targets, "place": roles.places}
        for index in self._members(argument.head):
            if slot == "other":
                roles.others.append((argument.role, index))
            elif slot and index not in lists[slot]:
                lists[slot].append(index)

    def _members(self, index: int) -> Iterator[int]:
        """Yield the coordinated participants, a description with the names it stands before by these.

        "The two suspects, Ali Noor and Ben Oz" are Ali Noor and Ben Oz.
        """
        for member in conjuncts(self.sentence, index):
            name = self._name_of(member)
            yield from (member,) if name is None else conjuncts(self.sentence, name)

    def _name_of(self, index: int) -> int | None:
        """Return the person's name that stands behind a description, or `None`: "the head of the board, Ada Holm".

        The parser may hang it on the last noun of the description.
        """
        if self.sentence.tokens[index].upos in ("PROPN", "PRON") or self.sentence.entity_at(index) is not None:
            return None
        for child in self.sentence.children_by(index, "appos"):
            if self._is_person(child.index):
                return child.index
        for child in self.sentence.children_by(index, "nmod"):
            if case_of(self.sentence, child.index) == "of" and not self._is_person(child.index):
                found = next((c for c in self.sentence.children_by(child.index, "appos")), None)
                if found is not None and self._is_person(found.index):
                    return found.index
        return None

    def _is_person(self, index: int) -> bool:
        named = self.sentence.entity_at(index)
        return named is not None and named.label == "Person"

    # ------------------------------------------------------------ what the clause lends to a noun

    def lend(self, roles: Roles) -> None:
        """Give the noun's event the participants of its light verb: its subject or agent, and its places."""
        verb, lender = self.predicate.light, self.predicate.lender
        if verb is None or lender is None:
            return
        borrowed = self.of_frame(self.sentence.frame_at(verb) or Frame(verb, ""))
        found = None if is_passive(self.sentence, verb) else subject(self.sentence, verb)
        subjects = [*borrowed.actors] or ([] if found is None else list(self._members(found)))
        side = roles.side(lender.subject)
        other = roles.targets if side is roles.actors else roles.actors
        # Whose attack it is the noun may tell itself; who speaks is always the verb's subject.
        if not side or lender.subject is Side.TARGET or self.predicate.is_statement:
            side[:] = [i for i in subjects if i not in other] or side
        roles.places.extend(i for i in borrowed.places if i not in roles.taken() and i not in subjects)

    def imply(self, roles: Roles) -> None:
        """Add the participants of an event that its clause makes plain: who speaks, who does it, whom it befalls."""
        if self.token.upos == "VERB":
            self._find_speaker(roles)
        elif self.token.upos == "NOUN":
            self._share(roles)
            self._take_from_clause(roles)

    def _find_speaker(self, roles: Roles) -> None:
        """Put right the actor of a verb of saying that has no subject before it: "..., added the inspector"."""
        index = self.predicate.index
        has_subject = bool(self.sentence.children_by(index, "nsubj"))
        if not self.predicate.is_statement or has_subject or is_passive(self.sentence, index):
            return
        speakers = Speakers(self.sentence, 0, self.language)
        found = [v.speaker for v in speakers.voices_of(self.token)] if speakers.comments(self.token) else []
        if found:
            roles.actors[:] = found
            roles.targets[:] = [i for i in roles.targets if i not in found]

    def _share(self, roles: Roles) -> None:
        """Give a bare noun the participants of its conjunct: "the trial and execution of the king"."""
        if roles.actors or roles.targets:
            return
        pairs = [(c, c) for c in self.sentence.children_by(self.token.index, "conj")]
        if self.token.relation == "conj":
            pairs.append((self.sentence.tokens[self.token.head], self.token))
        for other, second in pairs:
            if other.upos == "NOUN" and not self.sentence.children_by(second.index, "det", "nmod:poss"):
                lent = self.of_frame(self.sentence.frame_at(other.index) or Frame(other.index, ""))
                roles.actors[:], roles.targets[:] = lent.actors, lent.targets
                return

    def _take_from_clause(self, roles: Roles) -> None:
        """Give a noun in a phrase of the clause the participant that the clause makes plain."""
        phrase = self.token
        while phrase.relation == "conj":
            phrase = self.sentence.tokens[phrase.head]
        lexicon = self.language.lexicon
        entry = lexicon.event_noun(event_name(self.sentence, self.token, lexicon))
        verb = self._verb_above(phrase)
        if entry is None or verb is None:
            return
        found = self._whose(entry, phrase, verb)
        side = roles.side(entry.possessor)
        if found is not None and not side and found not in roles.taken() and self._is_somebody(found):
            side.extend(self._members(found))

    def _verb_above(self, phrase: Token) -> Token | None:
        """Return the verb that a phrase modifies; one of purpose may hang on a noun: "to a hospital for treatment"."""
        head = self.sentence.tokens[phrase.head] if phrase.head != ROOT else None
        is_purpose = phrase.relation == "nmod" and case_of(self.sentence, phrase.index) == "for"
        if head is not None and is_purpose and head.relation in ("obl", "obj"):
            return self.sentence.tokens[head.head]
        return head if phrase.relation == "obl" else None

    def _whose(self, entry: EventNoun, phrase: Token, verb: Token) -> int | None:
        """Return whose event a noun behind a preposition is.

        The speaker's: "he said in a speech"; the doer's: "he replied with an attack"; the one's to whom something is
        done for it: "he was taken away for trial".
        """
        passive = is_passive(self.sentence, verb.index)
        case = case_of(self.sentence, phrase.index)
        if case in ("in", "at", "during") and self._is_saying(verb):
            return None if passive else self._speaker_of(verb)
        follows = case == "with" and phrase.index > verb.index  # not "with the vote, the council"
        is_means = follows and not passive and not self._is_argument(phrase, verb)
        if is_means and entry.possessor is Side.ACTOR:
            return subject(self.sentence, verb.index)
        if case == "for" and entry.possessor is Side.TARGET:
            objects = self.sentence.children_by(verb.index, "obj")
            return objects[0].index if objects else subject(self.sentence, verb.index)
        return None

    def _is_argument(self, phrase: Token, verb: Token) -> bool:
        """Tell whether a verb takes part with the phrase, rather than by it: "cooperate with the inquiry"."""
        frame = self.sentence.frame_at(verb.index) or Frame(verb.index, "")
        functions = Filler.of(self.sentence, frame, self.language.lexicon).functions
        roles = [a.role for a in frame.arguments if a.head == phrase.index]
        return any(functions.get(role, "COM" if role == "ARGM-COM" else "") in PARTIES for role in roles)

    def _is_saying(self, verb: Token) -> bool:
        return verb.upos == "VERB" and self.language.lexicon.reporting(verb.lemma.lower()) is not None

    def _speaker_of(self, verb: Token) -> int | None:
        voices = Speakers(self.sentence, 0, self.language).voices_of(verb)
        return next((voice.speaker for voice in voices), None) or subject(self.sentence, verb.index)

    def _is_somebody(self, index: int) -> bool:
        """Tell whether a word means somebody who acts: a name, a pronoun, a noun for people."""
        token = self.sentence.tokens[index]
        is_named = token.upos == "PRON" or self.sentence.entity_at(index) is not None
        return is_named or Speakers(self.sentence, 0, self.language).is_somebody(token)
