"""Who says so: reported speech, quotations, "according to", from the inside out.

A claim is attributed to the subject of each verb of saying whose content it stands in. A narrator's aside (a
relative clause behind a comma, an apposition) stays the narrator's. What has no such verb in its sentence may be
somebody's word by the sentences around.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.extraction.comments import border
from kgraph.extraction.complements import adverbial_signature, denies, marks_of
from kgraph.extraction.discourse import speakers_around
from kgraph.extraction.headlines import headline_voices
from kgraph.extraction.interviews import turn_of
from kgraph.extraction.quotations import Quotation, quotations
from kgraph.extraction.speakers import CONTENT, Speakers, Voice
from kgraph.extraction.tree import NOMINAL, clauses_above, is_definite, is_passive
from kgraph.extraction.words import phrasal
from kgraph.knowledge.entries import Attitude
from kgraph.knowledge.language import Language
from kgraph.knowledge.traits import Marker
from kgraph.records.syntax import Sentence, Token

__all__ = ["Quotation", "Voice", "quotations", "voices"]

SET_OFF = frozenset({",", "(", "-", "–", "—", "--"})
"""Marks before an aside; behind a closing bracket or quotation mark the sentence only goes on."""


def voices(
    sentences: Sequence[Sentence], number: int, index: int, quotation: Quotation, language: Language
) -> tuple[Voice, ...]:
    """Return whose word the predicate is, nearest first; empty when the document itself asserts it."""
    quoted = quotation.inside[number]
    speakers = Speakers(sentences[number], number, language, quoted)
    speech = _Speech(sentences[number], quoted, speakers)
    found = list(speech.voices(index)) or list(headline_voices(speakers, index))
    if not any(v.cue not in quoted for v in found):
        found += speakers_around(sentences, number, index, quotation, language, is_told=bool(found))
    turn = turn_of(sentences, number, language)
    found += [] if turn is None else [turn]
    own = speech.own_speakers(index)
    tokens = sentences[number].tokens
    unique: dict[tuple[int, int], Voice] = {}
    for voice in found:
        is_controlled = tokens[index].relation == "xcomp" and tokens[index].head == voice.cue  # "denied ordering it"
        is_own = voice.cue == index or (voice.speaker in own and not is_controlled)
        if voice.sentence != number or not is_own:
            unique.setdefault((voice.sentence, voice.speaker), voice)
    return tuple(unique.values())


@dataclass(frozen=True, slots=True)
class _Speech:
    """What is said in one sentence; `quoted` are its words between quotation marks."""

    sentence: Sentence
    quoted: frozenset[int]
    speakers: Speakers

    def voices(self, index: int) -> Iterator[Voice]:
        """Yield whose word a predicate is, as far as its sentence tells."""
        start = self.sentence.tokens[index]
        yield from self._beside(start, start, start)
        for child, head in clauses_above(self.sentence, index):
            told = self._told(child)
            if told is None and index not in self.quoted and (self._is_aside(child) or self._is_apart(child)):
                return
            saying = told or self._saying(child, head)
            if saying is not None:
                if self._belongs_to_saying(start, child, saying) or self._belongs_to_comment(start, saying):
                    return
                if child.upos in NOMINAL and self._is_presupposed(start, child):
                    return
                yield from self.speakers.all_voices(saying)
            elif child.relation == "obj" and self.speakers.cites(head) and not self.speakers.can_speak(child):
                yield from self.speakers.citing(head)
            yield from self._beside(head, child, start)

    def own_speakers(self, index: int) -> frozenset[int]:
        """Return who speaks where the predicate itself is a word of saying: it is not his word that he says so."""
        token = self.sentence.tokens[index]
        frame = self.sentence.frame_at(index)
        if frame is None or self.speakers.report(token) is None:
            return frozenset()
        agents = () if is_passive(self.sentence, index) else (a.head for a in frame.arguments if a.role == "ARG0")
        return frozenset({*agents, *(voice.speaker for voice in self.speakers.voices_of(token))})

    # ------------------------------------------------------------ what is said

    def _saying(self, child: Token, head: Token) -> Token | None:
        """Return the word whose content a clause or noun is, if it is content at all: "said that", "a plan to".

        That of "accused the clerk of stealing" is the verb, also where the clause hangs on its object.
        """
        return self.sentence.once("saying", child.index, lambda: self._saying_above(child, head))

    def _saying_above(self, child: Token, head: Token) -> Token | None:
        if child.relation == "parataxis":
            return head if self._is_what_follows(child, head) else None
        if child.relation in CONTENT or self._is_before_inversion(child, head):
            return None if self._is_intention(child, head) else head
        if child.upos in NOMINAL and child.relation in ("obj", "obl"):
            return head if self.speakers.is_told(child, head) else None
        marks = marks_of(self.sentence, child)
        if child.relation == "acl" and head.upos in ("NOUN", "PROPN"):
            return self._saying_of_noun(child, head, marks)
        if child.relation != "advcl":
            return None
        if self._is_content_before(child, head):
            return head
        is_quoted = "as" in marks and child.xpos == "VBG" and self.speakers.report(child) is not None
        signature = adverbial_signature(self.sentence, head, child, self.speakers.lexicon)
        return head if is_quoted or signature is not None else None

    def _is_intention(self, clause: Token, verb: Token) -> bool:
        """Tell whether a clause is what somebody means to do: "decided to sell", "considered selling"."""
        others = self.sentence.children_by(verb.index, "obj", "iobj") or self.sentence.children_by(
            clause.index, "nsubj"
        )
        report = self.speakers.report(verb) if clause.relation == "xcomp" and not others else None
        return report is not None and report.attitude is Attitude.MENTAL and clause.xpos in ("VB", "VBG")

    def _is_before_inversion(self, noun: Token, verb: Token) -> bool:
        """Tell whether a noun is what a headline tells before its speaker: "Miners to strike, says union"."""
        subjects = self.sentence.children_by(verb.index, "nsubj")
        is_first = len(subjects) > 1 and subjects[0] is noun and noun.index < verb.index < subjects[-1].index
        return is_first and self.sentence.tokens[verb.index - 1].text == "," and self.speakers.report(verb) is not None

    def _is_content_before(self, clause: Token, verb: Token) -> bool:
        """Tell whether a clause belongs to what is said around a comment: "If it fell, many fear, all died"."""
        contents = [c for c in self.sentence.children_by(verb.index, "ccomp") if c.index > verb.index]
        is_clause = clause.index < verb.index and bool(self.sentence.children_by(clause.index, "nsubj"))
        if not contents or not is_clause or self.speakers.report(verb) is None:
            return False
        is_set_off = any(t.text == "," for t in border(self.sentence, contents[0]))
        return is_set_off and not self.sentence.children_by(contents[0].index, "mark")

    def _saying_of_noun(self, child: Token, noun: Token, marks: frozenset[str]) -> Token | None:
        """Return the word whose content an adnominal clause is: the noun, or the verb that the noun is object of."""
        if child.deprel == "acl:relcl" and not marks:
            return None
        is_participant = noun.relation == "obj" or noun.deprel == "obl:agent"
        verb = self.sentence.tokens[noun.head] if is_participant else noun
        if "that" in marks and denies(self.sentence, noun, self.speakers.lexicon):
            return verb  # "denied reports that"
        if verb is not noun and any(self.speakers.lexicon.signature(phrasal(self.sentence, verb), m) for m in marks):
            return verb
        # not "a statement made on Friday"
        return noun if marks or self.sentence.children_by(child.index, "nsubj") else None

    def _told(self, clause: Token) -> Token | None:
        """Return the word of saying that has a clause for its content by its roles, whatever the clause hangs on."""
        return self.sentence.once("told", clause.index, lambda: self._told_by_role(clause))

    def _told_by_role(self, clause: Token) -> Token | None:
        if clause.upos not in ("VERB", "AUX", "ADJ"):
            return None
        if clause.relation in CONTENT:
            return self._before(clause)
        for frame in self.sentence.frames:
            has_role = any(a.head == clause.index and a.role in ("ARG1", "ARG2") for a in frame.arguments)
            word = self.sentence.tokens[frame.predicate]
            if has_role and word.upos == "VERB" and self.speakers.report(word) is not None:
                return None if word.index in self.sentence.subtree(clause.index) else word
        return None

    def _before(self, clause: Token) -> Token | None:
        """Return the word of saying right before a content clause that hangs on another: "fell, adding that"."""
        if not self.sentence.children_by(clause.index, "mark"):
            return None
        word = border(self.sentence, clause)[0]
        is_other = word.upos == "VERB" and not word.index <= clause.head <= clause.index
        return word if is_other and self.speakers.report(word) is not None else None

    def _is_what_follows(self, clause: Token, head: Token) -> bool:
        """Tell whether a clause that stands beside a verb of saying is what it says: "He said: they left".

        "Police found the car, Ortiz said": who says so is no content of "found". "One side says that it won, the other
        says that it lost": what has its content already takes no other.
        """
        if self.speakers.comments(clause):
            return False
        return clause.index in self.quoted or not self.sentence.children_by(head.index, "ccomp")

    def _is_apart(self, clause: Token) -> bool:
        """Tell whether a clause stands for itself behind a semicolon: "He said that he won; she left"."""
        return clause.relation == "parataxis" and any(t.text == ";" for t in border(self.sentence, clause))

    def _is_aside(self, clause: Token) -> bool:
        """Tell whether a clause or apposition is the narrator's: set off, and no part of what is reported.

        So is a contrast that reports for itself: "TASS said that ..., while the mayor denied that ...". What goes on
        with "where" or "when" is reported too.
        """
        is_report = clause.relation == "advcl" and self.speakers.report(clause) is not None
        if not (clause.deprel == "acl:relcl" or clause.relation == "appos" or is_report):
            return False
        if clause.deprel == "acl:relcl" and not self._is_by_pronoun(clause):
            return False
        is_set_off = any(t.upos == "PUNCT" and t.text in SET_OFF for t in border(self.sentence, clause))
        return is_set_off and (not is_report or bool(self.sentence.children_by(clause.index, "nsubj")))

    def _is_by_pronoun(self, relative: Token) -> bool:
        """Tell whether a relative clause opens with "who" or "which"; "that" restricts, "where" and "when" go on."""
        opening = (self.sentence.tokens[i] for i in self.sentence.subtree(relative.index)[:4])
        return any(t.xpos in ("WP", "WDT", "WP$") and t.lemma.lower() != "that" for t in opening)

    def _belongs_to_saying(self, start: Token, content: Token, verb: Token) -> bool:
        """Tell whether a word beside the verb of saying tells of the saying: "..., he said in an interview".

        What is part of the content again stands behind a comma, and between quotation marks if the content does.
        Before its conjunction there is none: "said on Monday, after the flood, that".
        """
        marks = self.sentence.children_by(content.index, "mark")
        opening = [m for m in marks if self.speakers.lexicon.marks(m.lemma.lower(), Marker.CONTENT)]
        if verb.index < start.index and any(start.index < mark.index for mark in opening):
            return True
        if not content.index < verb.index < start.index or start.index in self.quoted:
            return False
        if content.index in self.quoted:
            return True
        behind = [t for t in self.sentence.path_to_root(start.index) if t.index > verb.index]
        if behind[-1].relation == "advcl" and behind[-1].xpos == "VBG" and marks_of(self.sentence, behind[-1]):
            return True  # "..., he said, without giving details"; but "..., he said, killing two"
        first = min(i for t in behind for i in self.sentence.subtree(t.index) if i > verb.index)
        return self.sentence.tokens[first - 1].upos != "PUNCT" and self.sentence.tokens[first].upos != "PUNCT"

    def _belongs_to_comment(self, start: Token, content: Token) -> bool:
        """Tell whether a word tells of the saying that comments on another: "Kim denied it, she told us over tea"."""
        comments = self.speakers.comments_on(content)
        return any(self._belongs_to_saying(start, content, comment) for comment in comments)

    def _is_presupposed(self, start: Token, told: Token) -> bool:
        """Tell whether a word stands in a definite phrase of what is told: "claimed responsibility for the attack"."""
        for token in self.sentence.path_to_root(start.index):
            if token.index == told.index:
                return False
            if token.relation == "nmod" and is_definite(self.sentence, token):
                return True
        return False

    # ------------------------------------------------------------ voices beside a clause

    def _beside(self, node: Token, below: Token, start: Token) -> Iterator[Voice]:
        """Yield the voices that hang on a clause: "quoting X", "..., X said", "according to X"."""
        comments = self.speakers.comments_on(node)
        if comments:
            inside = {token.index for token in self.sentence.path_to_root(start.index)}
            comments = [c for c in comments if c.index not in inside]
        says_itself = self.speakers.report(node) is not None and (node is start or self.speakers.comments(below))
        if comments or not says_itself:
            yield from self.speakers.cited(node)
        for comment in comments:
            if not self._belongs_to_saying(start, node, comment):
                yield from self.speakers.all_voices(comment)
        for phrase, found in self.sentence.once("sources", node.index, lambda: list(self._sources(node))):
            if phrase.index != below.index:
                yield from found

    def _sources(self, node: Token) -> Iterator[tuple[Token, tuple[Voice, ...]]]:
        """Yield the phrases on a word that name sources, each with these."""
        for phrase in (*self.sentence.children(node.index), *self._shared(node)):
            found = tuple(self.speakers.hearsay(phrase))
            if found:
                yield phrase, found

    def _shared(self, verb: Token) -> Iterator[Token]:
        """Yield the phrases behind a second verb that speak of both: "They met and agreed, according to the envoy"."""
        for other in self.sentence.children_by(verb.index, "conj"):
            if not self.sentence.children_by(other.index, "nsubj"):
                yield from (c for c in self.sentence.children_by(other.index, "obl") if c.index > other.index)
