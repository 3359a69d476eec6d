"""Attachments of news sentences that the parser gets wrong and the sentence as a whole tells: put right in the tree.

A speaker between what is said and the verb belongs to the verb: "it will bid, two people told the paper". Harm is
done by deeds: "resigned after police fired at a crowd, killing six" tells of six whom the police killed. And a comma
ends a restrictive clause: in "backed a law that names donors, ignoring critics" the law ignores nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kgraph.extraction.speakers import FINITE, Speakers
from kgraph.extraction.tree import NOMINAL, case_of, direct_subject, is_passive, subject
from kgraph.extraction.types import classified
from kgraph.knowledge.language import Language
from kgraph.knowledge.traits import Trait
from kgraph.records.syntax import ROOT, Argument, Frame, Sentence, Token

CLAUSES = frozenset({"advcl", "ccomp", "acl", "parataxis"})
"""Relations of clauses that may stand between the main verb and a participle."""

STRAY = frozenset({"nsubj", "appos", "parataxis", "dep"})
"""Relations by which a speaker may hang on the content that stands before it, whoever it is."""

MISTAKEN = frozenset({"obj", "obl", "nmod", "conj"})
"""The same for somebody: here the relation is as often right."""


def reattached(sentence: Sentence, language: Language) -> Sentence:
    """Return the sentence with its speakers, its second sayings and its participles put right."""
    spoken = Attachments(sentence, language).with_speakers()
    told = Attachments(spoken, language).with_contents()
    coordinated = Attachments(_with_objects(told), language).with_second_sayings()
    return Attachments(coordinated, language).with_participles()


@dataclass(frozen=True, slots=True)
class Attachments:
    """The work on one sentence."""

    sentence: Sentence
    language: Language

    # ------------------------------------------------------------ speakers

    def with_speakers(self) -> Sentence:
        """Return the sentence with each speaker between content and verb as subject of the verb."""
        speakers = Speakers(self.sentence, 0, self.language)
        for verb in self.sentence.tokens:
            if verb.xpos in FINITE and self._lacks_speaker(verb) and speakers.report(verb) is not None:
                speaker = self._speaker_before(verb, speakers)
                if speaker is not None:
                    return self._with_subject(verb, speaker)
        return self.sentence

    def _lacks_speaker(self, verb: Token) -> bool:
        if verb.upos != "VERB" or direct_subject(self.sentence, verb.index) is not None:
            return False
        return not is_passive(self.sentence, verb.index)

    def _speaker_before(self, verb: Token, speakers: Speakers) -> int | None:
        """Return who stands set off between the content and a verb: "“It fell,” Kim told us"."""
        contents = [c for c in self.sentence.children_by(verb.index, "ccomp") if c.index < verb.index]
        if not contents and speakers.comments(verb):
            contents = [self.sentence.tokens[verb.head]]
        for content in contents:
            for token in self.sentence.tokens[content.index + 1 : verb.index]:
                is_stray = token.relation in STRAY or (token.relation in MISTAKEN and self._is_free(token, speakers))
                if token.upos in NOMINAL and is_stray and self._leads_to(token, content, verb):
                    return self._first_apposed(token, content)
        return None

    def _is_free(self, noun: Token, speakers: Speakers) -> bool:
        """Tell whether a noun means somebody and stands without adposition and conjunction."""
        return (
            speakers.is_somebody(noun)
            and not case_of(self.sentence, noun.index)
            and not self.sentence.children_by(noun.index, "cc")
        )

    def _leads_to(self, noun: Token, content: Token, verb: Token) -> bool:
        """Tell whether a phrase inside the content, set off from it, ends right before the verb."""
        inside = self.sentence.subtree(noun.index)
        above = any(t.index == content.index for t in self.sentence.path_to_root(noun.index))
        border = self.sentence.tokens[max(inside[0] - 1, 0) : inside[0] + 1]
        rest = self.sentence.tokens[inside[-1] + 1 : verb.index]
        return above and any(t.upos == "PUNCT" for t in border) and all(t.upos in ("PUNCT", "ADV", "AUX") for t in rest)

    def _first_apposed(self, noun: Token, content: Token) -> int:
        """Return the first of several appositions: "..., Kim Lee, head of the board, told us" speaks of Kim Lee."""
        if noun.relation != "appos":
            return noun.index
        found = (c for c in self.sentence.children_by(noun.head, "appos") if content.index < c.index <= noun.index)
        return next((c.index for c in found if c.upos == "PROPN"), noun.index)

    def _with_subject(self, verb: Token, speaker: int) -> Sentence:
        """Return the sentence with a word as subject and agent of a verb, and as nobody else's argument."""
        tokens = tuple(
            replace(t, head=verb.index, deprel="nsubj") if t.index == speaker else t for t in self.sentence.tokens
        )
        frames: list[Frame] = []
        for frame in self.sentence.frames:
            kept = tuple(a for a in frame.arguments if a.head != speaker)
            if frame.predicate == verb.index and all(a.role != "ARG0" for a in kept):
                kept = (Argument("ARG0", speaker), *kept)
            frames.append(replace(frame, arguments=kept))
        return replace(self.sentence, tokens=tokens, frames=tuple(frames))

    # ------------------------------------------------------------ contents

    def with_contents(self) -> Sentence:
        """Return the sentence with what is told behind an insertion below the telling, not below the insertion.

        "The paper reported, citing two officers and a letter, that it fell" tells of no letter that it fell.
        """
        speakers = Speakers(self.sentence, 0, self.language)
        for clause in self.sentence.tokens:
            verb = self._telling_before(clause, speakers)
            if verb is not None:
                moved = replace(clause, head=verb, deprel="ccomp")
                return replace(
                    self.sentence, tokens=tuple(moved if t.index == clause.index else t for t in self.sentence.tokens)
                )
        return self.sentence

    def _telling_before(self, clause: Token, speakers: Speakers) -> int | None:
        """Return the saying without content whose insertion took a clause that a comma and "that" open."""
        marks = [m for m in self.sentence.children_by(clause.index, "mark") if m.lemma.lower() == "that"]
        if clause.relation != "acl" or not marks or self.sentence.tokens[marks[0].index - 1].text != ",":
            return None
        for insertion in self.sentence.path_to_root(clause.head):
            if insertion.relation == "advcl" and insertion.xpos == "VBG":
                verb = self.sentence.tokens[insertion.head]
                is_open = verb.index < insertion.index and not self.sentence.children_by(verb.index, "ccomp")
                return verb.index if is_open and speakers.report(verb) is not None else None
        return None

    # ------------------------------------------------------------ second sayings

    def with_second_sayings(self) -> Sentence:
        """Return the sentence with what somebody also said beside their first saying, not in its content.

        "The mill said it had closed, but told the town that it would open" tells of two sayings of the mill.
        """
        speakers = Speakers(self.sentence, 0, self.language)
        for verb in self.sentence.tokens:
            first = self._saying_before(verb, speakers)
            if first is not None:
                return self._hung(verb, first)
        return self.sentence

    def _saying_before(self, verb: Token, speakers: Speakers) -> int | None:
        """Return the saying whose content took the next saying as its second verb, behind a comma, though unlike it."""
        if verb.relation != "conj" or verb.xpos not in FINITE or not self._lacks_speaker(verb):
            return None
        content = self.sentence.tokens[verb.head]
        if content.relation != "ccomp" or self.sentence.children_by(verb.index, "aux", "mark"):
            return None
        saying = self.sentence.tokens[content.head]
        is_unlike = content.xpos != verb.xpos or bool(self.sentence.children_by(content.index, "aux", "cop"))
        before = [self.sentence.tokens[c.index - 1].text for c in self.sentence.children_by(verb.index, "cc")]
        is_same = saying.xpos == verb.xpos and saying.index < content.index and "," in before
        says = speakers.report(saying) is not None and speakers.report(verb) is not None
        return saying.index if is_unlike and is_same and says else None

    # ------------------------------------------------------------ participles

    def with_participles(self) -> Sentence:
        """Return the sentence with its last participle below the clause that it belongs to."""
        for token in self.sentence.tokens:
            if self._is_participle_at_end(token):
                is_harm = self.language.lexicon.has_trait(self._type(token.index), Trait.HARMING)
                verb = self._deed_before(token) if is_harm else None
                if verb is None:
                    verb = self._outside_restriction(token)
                if verb is not None:
                    return self._hung(token, verb)
        return self.sentence

    def _is_participle_at_end(self, token: Token) -> bool:
        """Tell whether a word is a participle without subject and conjunction, behind a comma."""
        if token.relation != "advcl" or token.xpos != "VBG" or self.sentence.tokens[token.index - 1].text != ",":
            return False
        return token.head < token.index and not self.sentence.children_by(token.index, "nsubj", "mark")

    def _type(self, index: int) -> str:
        frame = self.sentence.frame_at(index) or Frame(index, "")
        return classified(self.sentence, frame, self.language)[0]

    def _deed_before(self, token: Token) -> int | None:
        """Return the verb that a participle hangs on if it tells a deed, else that of a clause right before it."""
        if self._tells_deed(token.head):
            return token.head
        below = self.sentence.subtree(token.index)
        for index in range(token.index - 2, token.head, -1):
            clause = self.sentence.tokens[index]
            if clause.upos == "VERB" and clause.relation in CLAUSES and index not in below:
                ends_before = max(i for i in self.sentence.subtree(index) if i < token.index) == token.index - 2
                return index if ends_before and self._tells_deed(index) else None
        return None

    def _tells_deed(self, index: int) -> bool:
        """Tell whether a verb, or an event noun beside it ("opened fire"), tells a deed."""
        beside = (child.index for child in self.sentence.children_by(index, "obj", "obl"))
        framed = [i for i in beside if self.sentence.frame_at(i) is not None]
        return any(self.language.lexicon.has_trait(self._type(i), Trait.DOING_HARM) for i in (index, *framed))

    def _outside_restriction(self, token: Token) -> int | None:
        """Return the verb of the clause around a restrictive relative clause that took a participle behind a comma.

        So did reasons that somebody cites: "closed, citing the need to save, angering the guests".
        """
        above = list(self.sentence.path_to_root(token.head))
        for depth, clause in enumerate(above):
            if clause.xpos == "VBG" and Speakers(self.sentence, 0, self.language).cites(clause):
                return next(self._finite(above[depth + 1 :]), None)
            if clause.deprel == "acl:relcl" and clause.head != ROOT:
                first = self.sentence.subtree(clause.index)[0]
                is_set_off = any(t.upos == "PUNCT" for t in self.sentence.tokens[max(first - 1, 0) : first + 1])
                return None if is_set_off else next(self._finite(above[depth + 1 :]), None)
        return None

    def _finite(self, above: list[Token]) -> Iterator[int]:
        return (t.index for t in above if t.xpos in FINITE or self.sentence.children_by(t.index, "aux", "aux:pass"))

    def _hung(self, token: Token, verb: int) -> Sentence:
        """Return the sentence with a participle below a verb, done by nobody who only does what other verbs tell."""
        others = {t.index for t in (*self.sentence.path_to_root(verb), *self.sentence.path_to_root(token.head))} - {
            verb
        }
        lost = {subject(self.sentence, index) for index in others} - {subject(self.sentence, verb)}
        tokens = tuple(replace(t, head=verb) if t.index == token.index else t for t in self.sentence.tokens)
        moved = {token.index, *(c.index for c in self.sentence.children_by(token.index, "conj"))}
        frames = tuple(
            replace(f, arguments=tuple(a for a in f.arguments if a.head not in lost)) if f.predicate in moved else f
            for f in self.sentence.frames
        )
        return replace(self.sentence, tokens=tokens, frames=frames)


def _with_objects(sentence: Sentence) -> Sentence:
    """Return the sentence with verbs as active that have a passive subject on either side: "the court fined a bank"."""
    for verb in sentence.tokens:
        subjects = sentence.children_by(verb.index, "nsubj:pass")
        is_finite = not sentence.children_by(verb.index, "aux", "cop")
        if is_finite and len(subjects) == 2 and subjects[0].index < verb.index < subjects[1].index:
            return _as_active(sentence, verb, subjects[0].index, subjects[1].index)
    return sentence


def _as_active(sentence: Sentence, verb: Token, actor: int, target: int) -> Sentence:
    """Return the sentence with a finite verb that somebody does to somebody."""
    relations = {actor: "nsubj", target: "obj"}
    tokens = [replace(t, deprel=relations[t.index]) if t.index in relations else t for t in sentence.tokens]
    tokens[verb.index] = replace(tokens[verb.index], xpos="VBD")
    told = (Argument("ARG0", actor), Argument("ARG1", target))
    frames = tuple(
        replace(f, arguments=(*told, *(a for a in f.arguments if a.role not in ("ARG0", "ARG1"))))
        if f.predicate == verb.index
        else f
        for f in sentence.frames
    )
    return replace(sentence, tokens=tuple(tokens), frames=frames)
