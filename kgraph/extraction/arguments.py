"""Who does it, to whom, where: PropBank roles and the tree together become participants.

The roles tell actor from target under passives, relatives and nominalisation; the tree supplies what the roles
leave out (a controlled subject, a second conjunct). The function of a role (`PAG` proto-agent, `PPT` proto-patient,
`GOL` goal, ...) is that of the roleset in PropBank's frame files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kgraph.extraction.predicates import Predicate
from kgraph.extraction.tree import (
    NOMINAL,
    case_of,
    conjuncts,
    is_passive,
    resolve_relative,
    subject,
)
from kgraph.knowledge.entries import EventNoun, Reading, Side
from kgraph.knowledge.language import Language
from kgraph.knowledge.lexicon import Lexicon
from kgraph.records.syntax import Argument, Frame, Sentence, Token

PLACE_LABELS = frozenset({"Location", "Facility"})
"""Labels of the parser's names that can be places."""

MOVING = frozenset({"Move", "Retreat", "Visit", "Flee"})
"""Event types whose single participant moves itself: "the envoy travelled" acts, "three people died" undergoes."""

TELLING = frozenset({"Say", "Statement"})
"""Kinds of statement whose second role is what is said, never whom or what it is about."""

PLACE_ROLES = frozenset({"ARGM-LOC", "ARGM-DIR", "ARGM-GOL"})


@dataclass(slots=True)
class Roles:
    """The participants of one predicate as words of its sentence; `others` with their PropBank role."""

    actors: list[int] = field(default_factory=list[int])
    targets: list[int] = field(default_factory=list[int])
    places: list[int] = field(default_factory=list[int])
    others: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])

    def taken(self) -> set[int]:
        """Return every word that has a part."""
        return {*self.actors, *self.targets, *self.places, *(index for _, index in self.others)}


def participants(
    sentence: Sentence, predicate: Predicate, language: Language, times: frozenset[int], *, of: Frame | None = None
) -> Roles:
    """Return the participants of a predicate, coordinated ones each for itself.

    `times` are the words of time expressions: they are never participants. `of` is the frame of its light verb,
    where that one's participants are asked for.
    """
    frame = of or predicate.frame
    roles = Roles()
    locative = language.phrases.locative
    functions = _functions(frame, language.lexicon)
    noun = language.lexicon.event_noun(sentence.tokens[frame.predicate].lemma.lower())
    for argument in _arguments(sentence, frame, functions, noun):
        if argument.head in times or not _is_nominal(sentence, argument.head):
            continue
        slot = _slot(sentence, frame, argument, functions, locative, predicate)
        _add(sentence, roles, slot, argument)
    _add_places(sentence, frame, roles, times, locative)
    roles.targets = [index for index in roles.targets if index not in roles.actors]
    acting = {*roles.actors, *roles.targets}
    happening = {i for i in roles.places if _is_happening(sentence, sentence.tokens[i], language.lexicon)}
    roles.places = [i for i in roles.places if i not in acting | happening]
    return roles


def _is_happening(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun denotes an event, which is no place: "in an interview", "at a meeting"."""
    noun = lexicon.event_noun(token.lemma.lower()) if token.upos == "NOUN" else None
    return noun is not None and noun.reading is Reading.EVENT and sentence.entity_at(token.index) is None


def _functions(frame: Frame, lexicon: Lexicon) -> dict[str, str]:
    """Return the function tag of each numbered role, with PropBank's usual ones where the roleset is unknown."""
    roleset = lexicon.roleset(frame.roleset)
    if roleset is None:
        return {"ARG0": "PAG", "ARG1": "PPT"}
    return dict(roleset.roles)


def _arguments(
    sentence: Sentence, frame: Frame, functions: dict[str, str], noun: EventNoun | None
) -> Iterator[Argument]:
    """Yield the frame's arguments, relative pronouns resolved, and those that only the tree tells."""
    given = [Argument(a.role, resolve_relative(sentence, a.head)) for a in frame.arguments]
    if noun is not None and noun.of is Side.ACTOR:
        # "The meeting of the council": the parser, used to "the killing of X", takes X for the patient.
        given = [a for a in given if not (a.role == "ARG1" and case_of(sentence, a.head) == "of")]
    yield from given
    roles = {a.role for a in given}
    heads = {a.head for a in given}
    for argument in _from_tree(sentence, frame, functions, noun):
        if argument.role not in roles and argument.head not in heads:
            roles.add(argument.role)
            heads.add(argument.head)
            yield argument


def _from_tree(
    sentence: Sentence, frame: Frame, functions: dict[str, str], noun: EventNoun | None
) -> Iterator[Argument]:
    """Yield the core arguments that the tree shows: subject, object, agent phrase, or those of a noun."""
    index = frame.predicate
    token = sentence.tokens[index]
    if token.upos in ("NOUN", "PROPN"):
        yield from _of_noun(sentence, index, functions, noun)
        return
    passive = is_passive(sentence, index)
    found = subject(sentence, index)
    # Without an ARG0 in its frame the verb is unaccusative: its subject undergoes ("the wall collapsed").
    active_role = "ARG0" if "ARG0" in functions else "ARG1"
    if found is not None:
        yield Argument("ARG1" if passive else active_role, found)
    for child in sentence.children_by(index, "obj"):
        yield Argument("ARG1", resolve_relative(sentence, child.index))
    for child in sentence.children_by(index, "obl:agent", "obl"):
        if passive and case_of(sentence, child.index) == "by":
            yield Argument("ARG0", child.index)


def _of_noun(sentence: Sentence, index: int, functions: dict[str, str], entry: EventNoun | None) -> Iterator[Argument]:
    """Yield the arguments of an event noun: "his arrest of X by Y", "X's arrival", "the meeting of the council".

    What a possessor and an "of"-phrase are to it stands in the table of nouns.
    """
    by_case = {case_of(sentence, c.index): c.index for c in sentence.children_by(index, "nmod")}
    owner = next((c.index for c in sentence.children_by(index, "nmod:poss")), None)
    roles = {Side.ACTOR: "ARG0", Side.TARGET: "ARG1"}
    if "by" in by_case:
        yield Argument("ARG0", by_case["by"])
    if "of" in by_case:
        yield Argument("ARG1" if entry is None else roles[entry.of], by_case["of"])
    if owner is not None:
        agent = "by" not in by_case and ("ARG0" in functions if entry is None else entry.possessor is Side.ACTOR)
        yield Argument("ARG0" if agent else "ARG1", owner)


def _is_nominal(sentence: Sentence, index: int) -> bool:
    """Tell whether a word heads a noun phrase (a clause is no participant, an adjective with article is)."""
    token = sentence.tokens[index]
    if token.relation in ("expl", "aux", "cop", "mark", "advmod"):
        return False
    if token.relation == "compound" and sentence.entity_at(index) is None:
        return False  # "drone strikes": what kind of strikes, not who or whom
    if token.upos in NOMINAL:
        return not (token.upos == "PRON" and token.lemma.lower() in ("what", "there"))
    return token.upos in ("ADJ", "DET") and bool(sentence.children_by(index, "det", "nmod") or token.upos == "DET")


def _slot(
    sentence: Sentence,
    frame: Frame,
    argument: Argument,
    functions: dict[str, str],
    locative: frozenset[str],
    predicate: Predicate,
) -> str:
    """Return where an argument belongs: `actor`, `target`, `place`, `other`, or "" for what is no participant."""
    role = argument.role
    if (
        predicate.entry is not None
        and frame is predicate.frame
        and role in (predicate.entry.actor, predicate.entry.target)
    ):
        return "actor" if role == predicate.entry.actor else "target"
    if role in PLACE_ROLES:
        return "place" if _is_place(sentence, argument.head, locative) else ""
    if not role[-1].isdigit():
        return "target" if role == "ARGM-COM" else ""
    function = functions.get(role, "PAG" if role == "ARG0" else "PPT" if role == "ARG1" else "")
    if role == "ARG0" or function == "PAG":
        return "actor"
    if predicate.is_statement and not (function == "GOL" and _is_animate(sentence, argument.head)):
        return "target" if role == "ARG1" and predicate.type not in TELLING else ""
    if role == "ARG1" or function == "PPT":
        if predicate.type in MOVING and not _has_actor(frame) and not is_passive(sentence, frame.predicate):
            return "actor"
        return "target"
    has_case = bool(case_of(sentence, argument.head))  # not "gave Sweden two ships"
    if function in ("LOC", "DIR", "GOL") and has_case and _is_place(sentence, argument.head, locative):
        return "place"
    return "target" if function in ("GOL", "COM") else "other"


def _has_actor(frame: Frame) -> bool:
    return any(argument.role == "ARG0" for argument in frame.arguments)


def _is_place(sentence: Sentence, index: int, locative: frozenset[str]) -> bool:
    """Tell whether a word names a place, or stands after an adposition of place without naming somebody."""
    named = sentence.entity_at(index)
    if named is not None:
        return named.label in PLACE_LABELS
    return case_of(sentence, index).split(" ")[-1] in locative


def _is_animate(sentence: Sentence, index: int) -> bool:
    """Tell whether a word can be spoken to: a name, a pronoun, or a noun after "to" or without adposition."""
    token = sentence.tokens[index]
    named = sentence.entity_at(index)
    return token.upos in ("PRON", "PROPN") or named is not None or case_of(sentence, index) in ("", "to", "with")


def _add(sentence: Sentence, roles: Roles, slot: str, argument: Argument) -> None:
    """Add an argument and what is coordinated with it to its slot."""
    lists = {"actor": roles.actors, "target": roles.targets, "place": roles.places}
    for index in conjuncts(sentence, argument.head):
        if slot == "other":
            roles.others.append((argument.role, index))
        elif slot and index not in lists[slot]:
            lists[slot].append(index)


def _add_places(
    sentence: Sentence, frame: Frame, roles: Roles, times: frozenset[int], locative: frozenset[str]
) -> None:
    """Add named places in phrases of place that hang on the predicate itself."""
    for child in sentence.children_by(frame.predicate, "obl", "nmod"):
        named = sentence.entity_at(child.index)
        if (
            named is not None
            and named.label in PLACE_LABELS
            and case_of(sentence, child.index).split(" ")[-1] in locative
            and child.index not in times | roles.taken()
        ):
            roles.places.extend(i for i in conjuncts(sentence, child.index) if i not in roles.taken())
