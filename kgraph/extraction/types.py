"""What kind of event a predicate tells: by its lemma and sense, its object, the words beside it and who does it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.extraction.comments import goes_on_saying
from kgraph.extraction.phrases import content_word
from kgraph.extraction.tree import case_of, is_passive, subject
from kgraph.extraction.words import event_name, part_of_speech, phrasal, satellites
from kgraph.knowledge.entries import ALONE, ANYBODY, Attitude, VerbEntry
from kgraph.knowledge.language import Language
from kgraph.knowledge.traits import Marker
from kgraph.records.syntax import Frame, NamedEntity, Sentence, Token

INVOLUNTARY = 0.0
"""Below this score of volition nobody acts by will: the middle of its scale, which tells shells from vehicles."""

LABELS = {"Person": "=person", "Organization": "=organization", "Location": "=place", "Facility": "=place"}
"""What verbs.tsv calls a name among the objects."""


def classified(sentence: Sentence, frame: Frame, language: Language) -> tuple[str, VerbEntry | None]:
    """Return the type of a predicate and its entry in the table of verbs, if that decides."""
    kind = _Kind(sentence, frame, language)
    return kind.of_verb() if part_of_speech(kind.token) == "v" else (kind.of_noun(), None)


@dataclass(frozen=True, slots=True)
class _Kind:
    sentence: Sentence
    frame: Frame
    language: Language

    @property
    def token(self) -> Token:
        return self.sentence.tokens[self.frame.predicate]

    def of_verb(self) -> tuple[str, VerbEntry | None]:
        """Return the type of a verb and its entry."""
        lexicon, token = self.language.lexicon, self.token
        said = self._of_saying()
        if said is not None:
            return said, None
        action, sense = phrasal(self.sentence, token), self.frame.roleset or None
        objects, beside, doers = tuple(self._objects()), self._satellites(action), tuple(self._doers())
        entry = lexicon.verb(action, roleset_id=sense, objects=objects, doers=doers, satellites=beside)
        if entry is not None:
            return entry.type, entry
        return lexicon.event_type(sense, action, "v", objects=objects, doers=doers, satellites=beside), None

    def of_noun(self) -> str:
        """Return the type of a noun; one without patient is what its verb is without object: "their strike"."""
        lexicon, token = self.language.lexicon, self.token
        name, pos = event_name(self.sentence, token, lexicon), part_of_speech(token)
        if name == token.lemma.lower() and self._acts_alone():
            entry = lexicon.verb(name, objects=(ALONE,))
            if entry is not None and ALONE in entry.objects:
                return entry.type
        return lexicon.event_type(self.frame.roleset or None, name, pos)

    def _of_saying(self) -> str | None:
        """Return the type of a verb that says a clause, whatever its sense: "..., added the inspector"."""
        is_telling = self.token.relation == "parataxis" or any(
            clause.xpos != "VBG" for clause in self.sentence.children_by(self.token.index, "ccomp")
        )
        if not is_telling or is_passive(self.sentence, self.token.index):
            return None
        lexicon = self.language.lexicon
        report = lexicon.reporting(phrasal(self.sentence, self.token))
        if report is None and goes_on_saying(self.sentence, self.token, lexicon):
            report = lexicon.reporting("say")
        return report.type if report is not None and report.attitude is Attitude.SPEECH else None

    def _satellites(self, action: str) -> tuple[str, ...]:
        """Return the words beside a verb; not a preposition that would make another verb of it: "gave in coins"."""
        found = satellites(self.sentence, self.token)
        if not self.sentence.children_by(self.token.index, "obj"):
            return found
        phrases = (
            self.sentence.children_by(c.index, "case") for c in self.sentence.children_by(self.token.index, "obl")
        )
        loose = {cases[0].text.lower() for cases in phrases if len(cases) == 1}  # not "pulled them out of the town"
        return tuple(word for word in found if word not in loose or not self._makes_another_verb(f"{action} {word}"))

    def _makes_another_verb(self, phrase: str) -> bool:
        """Tell whether PropBank knows a verb with its particle and the parser did not take it for that."""
        senses = self.language.lexicon.rolesets_of(phrase, "v")
        return bool(senses) and all(self.frame.roleset != sense.id for sense in senses)

    # ------------------------------------------------------------ objects

    def _objects(self) -> Iterator[str]:
        """Yield what the object or patient is called: its lemma, the kind of a name; `ALONE` where there is none."""
        heads = self._heads()
        if self._acts_alone():
            yield ALONE
        for head in heads[:1]:
            content = content_word(self.sentence, head, self.language.phrases)
            yield from self._called(content)
            below = self.sentence.children_by(content, "nmod")
            lexicon = self.language.lexicon
            filling = (c for c in below if lexicon.marks(case_of(self.sentence, c.index), Marker.FILLING))
            yield from (c.lemma.lower() for c in filling)

    def _doers(self) -> Iterator[str]:
        """Yield what those are called who do it: the subject, in a passive who stands behind "by"."""
        verb = self.token.index
        found = subject(self.sentence, verb)
        by = [c.index for c in self.sentence.children_by(verb, "obl") if case_of(self.sentence, c.index) == "by"]
        heads = by if is_passive(self.sentence, verb) else [found]
        undergoing = self._heads()
        for head in heads:
            if head is not None and head not in undergoing:
                yield ANYBODY
                yield from self._called(content_word(self.sentence, head, self.language.phrases))

    def _called(self, word: int) -> Iterator[str]:
        """Yield what a word is called: its lemma, the kind of a name."""
        yield self.sentence.tokens[word].lemma.lower()
        named = self.sentence.entity_at(word)
        if named is not None:
            yield from self._kinds_of_name(named)

    def _kinds_of_name(self, named: NamedEntity) -> Iterator[str]:
        words = " ".join(token.text for token in self.sentence.tokens[named.first : named.last + 1])
        if self.language.gazetteer.country(words) is not None:
            yield "=country"
        if named.label in LABELS:
            yield LABELS[named.label]

    def _heads(self) -> list[int]:
        """Return the object; where there is none, the patient."""
        objects = [c.index for c in self.sentence.children_by(self.token.index, "obj")]
        return objects or [a.head for a in self.frame.arguments if a.role == "ARG1"]

    def _acts_alone(self) -> bool:
        """Tell whether somebody acts by will on nobody: "the pilots struck", "a strike by pilots"; no country does."""
        roles = {a.role for a in self.frame.arguments}
        actors = [a for a in self.frame.arguments if a.role == ("ARG0" if "ARG0" in roles else "ARG1")]
        is_noun = part_of_speech(self.token) != "v"
        if (is_noun and "ARG1" in roles) or self.sentence.children_by(self.token.index, "obj") or not actors:
            return False
        named = self.sentence.entity_at(actors[0].head)
        is_nation = named is not None and named.label in ("NORP", "Location")
        roles_told = actors[0].proto_roles
        return not is_nation and roles_told is not None and roles_told.volition > INVOLUNTARY
