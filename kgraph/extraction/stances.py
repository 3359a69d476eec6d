"""What a word makes of the act that it governs: of which kind that makes it, and at whom it is aimed.

Saying that oneself will act is a promise, of a hostile act a threat, that one will not act a refusal; saying what
others must do is a demand. Who refuses or prevents an act means those whom the act concerns, though the
act's own clause names them: "refused to free the hostages", "demanded the release of the editor by Chad".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kgraph.extraction.complements import marks_of
from kgraph.extraction.participants import Part, Roles
from kgraph.extraction.predicates import Predicate
from kgraph.extraction.slots import Kind, Slots
from kgraph.extraction.tree import case_of, conjuncts, is_passive
from kgraph.extraction.types import INVOLUNTARY
from kgraph.knowledge.language import Language
from kgraph.knowledge.traits import Marker, Trait
from kgraph.records.syntax import Sentence, Token

ACTING = frozenset({"Location", "NORP", "Organization", "Person"})
"""Labels of names of those who act: countries stand under their places."""


def typed_by_act(sentence: Sentence, found: Sequence[Predicate], language: Language) -> tuple[Predicate, ...]:
    """Return the predicates, each of the kind that the act it governs makes it."""
    stances = _Stances(sentence, language, {_anchor(p): p for p in found})
    return tuple(stances.typed(predicate) for predicate in found)


def aim(sentence: Sentence, found: Sequence[Predicate], roles: Sequence[Roles], language: Language) -> None:
    """Give predicates that name nobody whom they are done to those whom their object or their act concerns."""
    stances = _Stances(sentence, language, {_anchor(p): p for p in found})
    of_act = {_anchor(p): own for p, own in zip(found, roles, strict=True)}
    for predicate, own in zip(found, roles, strict=True):
        own.put(Kind.TARGET, [Part(i, "", "from whom it is asked") for i in stances.asked(predicate, own)])
    acts = [(p, own) for p, own in zip(found, roles, strict=True) if not p.is_statement]  # words have hearers only
    lacking = [(p, own) for p, own in acts if not _names_somebody(sentence, p, own, language)]
    for _, own in lacking:
        concerned = list(stances.concerned(own))
        own.drop(Kind.PLACE, concerned)
        own.put(Kind.TARGET, [Part(i, "", "whom that concerns which is acted on") for i in concerned])
    for predicate, own in lacking:
        somebody = Slots(sentence, predicate, language).is_somebody
        meant = [i for i in stances.meant(predicate, of_act) if i not in own.actors and somebody(i)]
        own.put(Kind.TARGET, [Part(i, "", "whom the act that it is about concerns") for i in meant])


def _names_somebody(sentence: Sentence, predicate: Predicate, roles: Roles, language: Language) -> bool:
    return any(map(Slots(sentence, predicate, language).is_somebody, roles.targets))


def _anchor(predicate: Predicate) -> int:
    """Return the word that the tree governs: the light verb, if there is one."""
    return predicate.index if predicate.light is None else predicate.light


@dataclass(frozen=True, slots=True)
class _Stances:
    """The predicates of one sentence by the word that stands for them in the tree."""

    sentence: Sentence
    language: Language
    by_word: Mapping[int, Predicate]

    # ------------------------------------------------------------ kinds

    def typed(self, predicate: Predicate) -> Predicate:
        """Return a predicate with the type that its complement gives it."""
        given = self._of_own_act(predicate) or self._of_duty(predicate)
        return predicate if given is None else replace(predicate, type=given)

    def _of_own_act(self, predicate: Predicate) -> str | None:
        """Return what saying that oneself will or will not act is: "said it would pay", "vowed not to pay"."""
        binds = predicate.type == "Promise"
        if not binds and not self._has(predicate, Trait.REPORTING):
            return None
        for word, path in self._acts(predicate):
            act = self.by_word.get(word)
            if act is not None and (binds or self._is_bound(act, path)):
                return self._as_promise(predicate, act, is_negated=self._is_negated(path))
        return None

    def _as_promise(self, predicate: Predicate, act: Predicate, *, is_negated: bool) -> str:
        """Return what it is to say that one will do an act: who says that they will not attack promises it."""
        if self._has(act, Trait.HOSTILE):
            return "Promise" if is_negated else "Threaten"
        return "Reject" if is_negated else ("Warn" if predicate.type == "Warn" else "Promise")

    def _is_bound(self, act: Predicate, path: Sequence[Token]) -> bool:
        """Tell whether speakers say of themselves that they will act: "that it would", "that they are ready to"."""
        sentence, marks = self.sentence, self.language.lexicon.marks
        own = [c.index for c in sentence.children_by(path[0].index, "nsubj", "expl") if c.xpos == "PRP"]
        words = [*path, *(c for token in path for c in sentence.children_by(token.index, "aux"))]
        if not any(marks(word.lemma.lower(), Marker.BINDING) for word in words) or self._has(act, Trait.UNWILLED):
            return False  # "that it would rain"
        theirs = [a.proto_roles for a in act.frame.arguments if a.head in own]
        is_unwilling = any(roles is not None and roles.volition <= INVOLUNTARY for roles in theirs)
        is_theirs = bool(own) or path[0].relation == "obj"
        return is_theirs and not is_unwilling and not is_passive(sentence, path[0].index)

    def _of_duty(self, predicate: Predicate) -> str | None:
        """Return what saying that others must act is: "insisted that he pay", "said that he should pay"."""
        if not self._has(predicate, Trait.REPORTING):
            return None
        lexicon = self.language.lexicon
        for clause in self.sentence.children_by(predicate.index, "ccomp"):
            auxiliaries = self.sentence.children_by(clause.index, "aux")
            if any(lexicon.marks(a.lemma.lower(), Marker.OBLIGING) for a in auxiliaries):
                return "Advise"
            if predicate.type == "Assert" and self._is_subjunctive(clause) and not auxiliaries:
                return "Demand"
        return None

    def _is_subjunctive(self, clause: Token) -> bool:
        """Tell whether a clause asks rather than tells: "that he pay"; of a plural the form does not tell."""
        singular = {"NN", "NNP"} & {c.xpos for c in self.sentence.children_by(clause.index, "nsubj")}
        return clause.xpos == "VB" or (clause.xpos == "VBP" and bool(singular))

    def _has(self, predicate: Predicate, trait: Trait) -> bool:
        return self.language.lexicon.has_trait(predicate.type, trait)

    def _is_negated(self, path: Sequence[Token]) -> bool:
        words = [c.lemma.lower() for token in path for c in self.sentence.children_by(token.index, "advmod")]
        return "not" in words or "never" in words

    # ------------------------------------------------------------ whom it means

    def concerned(self, roles: Roles) -> Iterator[int]:
        """Yield the names to which what is acted on leads: "aid to Mali", "ties with Mali", "sanctions on Mali"."""
        for target in roles.targets:
            for child in self.sentence.children_by(target, "nmod"):
                named = self.sentence.entity_at(child.index)
                leads = self.language.lexicon.marks(case_of(self.sentence, child.index), Marker.CONCERNING)
                if leads and named is not None and named.label in ACTING and child.index not in roles.actors:
                    yield from conjuncts(self.sentence, child.index)

    def meant(self, predicate: Predicate, roles: Mapping[int, Roles]) -> list[int]:
        """Return whom a stance means: who is to act or has acted, or whom the act concerns."""
        if not self._has(predicate, Trait.AIMED):
            return []
        is_asking = self._has(predicate, Trait.ASKING)
        for act, path in self._acts(predicate):
            if act in roles:
                others = self._others(roles[act], roles[_anchor(predicate)])
                if is_asking or predicate.type == "Accuse":
                    return others
                return [*roles[act].targets, *(others if path[0].relation == "ccomp" else ())]
        clauses = self._contents(predicate) if is_asking else ()
        return [c.index for clause in clauses for c in self.sentence.children_by(clause.index, "nsubj")]

    def _others(self, act: Roles, stance: Roles) -> list[int]:
        """Return who acts, other than whose stance it is: no pronoun, which may mean these."""
        return [i for i in act.actors if i not in stance.actors and self.sentence.tokens[i].upos != "PRON"]

    def asked(self, predicate: Predicate, roles: Roles) -> Iterator[int]:
        """Yield from whom something is asked: "requested troops from Oman", "pleaded with Oman"."""
        if not self._has(predicate, Trait.ASKING):
            return
        word, somebody = _anchor(predicate), Slots(self.sentence, predicate, self.language).is_somebody
        for thing in (word, *(c.index for c in self.sentence.children_by(word, "obj"))):
            for child in self.sentence.children_by(thing, "obl", "nmod"):
                behind = case_of(self.sentence, child.index) in ("from", "with")
                if behind and somebody(child.index) and child.index not in roles.actors:
                    yield from conjuncts(self.sentence, child.index)

    def _contents(self, predicate: Predicate) -> list[Token]:
        """Return the clauses and the object of a predicate; "asked whether" is about no act."""
        children = self.sentence.children_by(_anchor(predicate), "xcomp", "ccomp", "obj")
        return [child for child in children if marks_of(self.sentence, child) <= {"that", "to"}]

    def _acts(self, predicate: Predicate) -> Iterator[tuple[int, tuple[Token, ...]]]:
        """Yield the acts that a predicate is about, each with the words that lead to it, itself last."""
        for child in self._contents(predicate):
            yield from self._below((child,))

    def _below(self, path: tuple[Token, ...]) -> Iterator[tuple[int, tuple[Token, ...]]]:
        """Yield what helpers lead to: "that it was ready to pay", "plans to pay"."""
        last = path[-1]
        if last.index in self.by_word and last.upos in ("VERB", "NOUN"):
            yield last.index, path
            return
        for child in self.sentence.children_by(last.index, "xcomp", "ccomp", "acl"):
            yield from self._below((*path, child))
