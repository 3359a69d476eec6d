"""Where it happened: the places of a predicate, from its own phrases and those of its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kgraph.extraction.tree import case_of, conjuncts
from kgraph.knowledge.entries import Reading
from kgraph.knowledge.language import Language
from kgraph.knowledge.lexicon import Lexicon
from kgraph.knowledge.traits import Marker, Trait
from kgraph.records.mention import EntityType
from kgraph.records.syntax import Sentence, Token

PLACE_LABELS = frozenset({"Location", "Facility"})
"""Labels of the parser's names that can be places."""

PLACE_ROLES = frozenset({"ARGM-LOC", "ARGM-DIR", "ARGM-GOL"})
"""Roles of phrases that may tell where."""


@dataclass(frozen=True, slots=True)
class Where:
    """Finds the places in one sentence."""

    sentence: Sentence
    language: Language

    @property
    def lexicon(self) -> Lexicon:
        """Return what words mean for events."""
        return self.language.lexicon

    def is_place(self, index: int, role: str) -> bool:
        """Tell whether a word in a role that may be local means a place.

        So does the name of one; a noun of places behind an adposition of place; and behind one of where something is
        any noun that means nobody, no thing and no event ("on the marshes", not "in response", "at the boy").
        """
        token = self.sentence.tokens[index]
        named = self.sentence.entity_at(index)
        if named is not None:
            return named.label in PLACE_LABELS or self._is_house(token, named.label)
        if not self._is_locative(index) or self.is_happening(token):
            return False
        return self._is_place_noun(token) or (role == "ARGM-LOC" and self._may_be_place(token))

    def is_where(self, index: int) -> bool:
        """Tell whether a name of a place stands behind an adposition that nobody is acted on with: "off Yucatan"."""
        return self.is_name(index) and self.lexicon.marks(case_of(self.sentence, index), Marker.PURE)

    def is_happening(self, token: Token) -> bool:
        """Tell whether a noun denotes an event, which is no place: "in an interview", "at a meeting"."""
        noun = self.lexicon.event_noun(token.lemma.lower()) if token.upos == "NOUN" else None
        return noun is not None and noun.reading is Reading.EVENT and self.sentence.entity_at(token.index) is None

    def _is_house(self, token: Token, label: str) -> bool:
        """Tell whether the name of a body means its house: "at Oslo University", "in the Supreme Court"."""
        is_inside = self.lexicon.marks(case_of(self.sentence, token.index), Marker.HOUSED)
        return is_inside and label == "Organization" and token.lemma.lower() in self.language.phrases.places

    def _is_matter(self, token: Token) -> bool:
        """Tell whether a noun is a place of speech only: "in a state of war", "in the field of medicine"."""
        below = (c for c in self.sentence.children_by(token.index, "nmod") if case_of(self.sentence, c.index) == "of")
        return any(c.xpos == "NN" and not self.sentence.children_by(c.index, "det", "nmod:poss") for c in below)

    def _is_place_noun(self, token: Token) -> bool:
        if self._is_matter(token):
            return False
        lemma = token.lemma.lower()
        kind = self.language.gazetteer.noun(lemma)
        is_known = kind is not None and kind.type in (EntityType.PLACE, EntityType.FACILITY)
        return is_known or lemma in self.language.phrases.places

    def _may_be_place(self, token: Token) -> bool:
        """Tell whether a noun of unknown kind may be a place: it has no frame and is not bare ("in place")."""
        kind = self.language.gazetteer.noun(token.lemma)
        if kind is not None or token.upos != "NOUN" or self.sentence.frame_at(token.index) is not None:
            return kind is not None and kind.type is EntityType.ORGANIZATION
        return any(c.relation in ("det", "nmod", "compound") for c in self.sentence.children(token.index))

    def _is_locative(self, index: int) -> bool:
        return case_of(self.sentence, index).split(" ")[-1] in self.language.phrases.locative

    # ------------------------------------------------------------ names in the neighbourhood

    def below(self, index: int, cases: frozenset[str] = frozenset()) -> Iterator[int]:
        """Yield the places in phrases that hang on a word: names behind any adposition of place or one of these.

        Nouns of places count where something is: "in the town", not "from the town".
        """
        allowed = cases or self.language.phrases.locative
        for child in self.sentence.children_by(index, "obl", "nmod"):
            case = case_of(self.sentence, child.index).split(" ")[-1]
            is_static = self.lexicon.marks(case, Marker.STATIC)
            is_noun = is_static and child.upos == "NOUN" and self._is_place_noun(child)
            if case in allowed and (is_noun or self.is_name(child.index)):
                yield from conjuncts(self.sentence, child.index)

    def is_name(self, index: int) -> bool:
        """Tell whether the parser calls a word the name of a place."""
        named = self.sentence.entity_at(index)
        return named is not None and named.label in PLACE_LABELS

    def before(self, noun: Token, type_: str) -> Iterator[int]:
        """Yield the name of a place before an event noun: "the Oslo election"."""
        yield from (c.index for c in self.sentence.children(noun.index) if self.is_before(c.index, noun, type_))

    def is_before(self, index: int, noun: Token, type_: str) -> bool:
        """Tell whether a word is the name of a place before an event noun of a type that names place."""
        token = self.sentence.tokens[index]
        is_modifier = token.head == noun.index and (token.relation == "compound" or token.deprel == "nmod:poss")
        return is_modifier and self.lexicon.has_trait(type_, Trait.PLACED) and self.is_name(index)

    def of_things(self, things: Iterable[int], type_: str) -> Iterator[int]:
        """Yield the places of what is acted on: "they raided a house in Lima", "sent a team to Lima"."""
        goals = {"to"} if self.lexicon.has_trait(type_, Trait.SENDING) else set[str]()
        cases = self.lexicon.markers[Marker.HOUSED] | goals
        for index in things:
            if self.sentence.tokens[index].upos == "NOUN":
                yield from self.below(index, cases)

    def occasions(self, token: Token, *, is_done: bool) -> Iterator[Token]:
        """Yield the events that one is part of: "arrested during a raid in Lima", "died when a bus fell in Lima".

        Who does something when something else happens may do it elsewhere.
        """
        for clause in () if is_done else self.sentence.children_by(token.index, "advcl"):
            bound = self.sentence.children_by(clause.index, "mark", "advmod")
            if any(word.lemma.lower() == "when" for word in bound):
                yield clause
        for child in self.sentence.children_by(token.index, "obl"):
            if self.lexicon.marks(case_of(self.sentence, child.index), Marker.OCCASION) and self.is_happening(child):
                yield child
