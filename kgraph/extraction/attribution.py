"""Who says so: reported speech, quotations, "according to", from the inside out.

A claim is attributed to the subject of each verb of saying whose content clause it stands in. A narrator's aside (a
relative clause behind a comma, an apposition) stays the narrator's. Words between quotation marks without such a verb
belong to whoever speaks in the same sentence, else to the speaker of the sentences around.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.extraction.predicates import phrasal
from kgraph.extraction.quotations import Quotation, quotations
from kgraph.extraction.tree import case_of, clauses_above, conjuncts, is_passive, resolve_relative, subject
from kgraph.knowledge.entries import Aspect, Attitude, CueKind, Reporting, Side, Stance
from kgraph.knowledge.lexicon import Lexicon
from kgraph.records.syntax import Sentence, Token

__all__ = ["Quotation", "Voice", "quotations", "voices"]

CONTENT = frozenset({"ccomp", "parataxis", "xcomp", "csubj", "dep"})
"""Relations between a verb of saying and what is said."""

REACH = 4
"""Sentences that a speaker is looked for in on either side: quotations of news agencies are seldom longer."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who says something: the sentence and word that name the speaker, and the word that says so."""

    sentence: int
    speaker: int
    cue: int


def voices(
    sentences: Sequence[Sentence], number: int, index: int, quotation: Quotation, lexicon: Lexicon
) -> tuple[Voice, ...]:
    """Return whose word the predicate is, nearest first; empty when the document itself asserts it."""
    speech = _Speech(sentences[number], number, quotation.inside[number], lexicon)
    found = list(speech.voices(index))
    if index in quotation.inside[number] and not any(v.cue not in quotation.inside[number] for v in found):
        speaker = _of_quotation(sentences, number, index, quotation, lexicon)
        found += [] if speaker is None else [speaker]
    own = speech.own_speakers(index)
    unique: dict[tuple[int, int], Voice] = {}
    for voice in found:
        if voice.sentence != number or (voice.speaker not in own and voice.cue != index):
            unique.setdefault((voice.sentence, voice.speaker), voice)
    return tuple(unique.values())


@dataclass(frozen=True, slots=True)
class _Speech:
    """What is said in one sentence; `quoted` are its words between quotation marks."""

    sentence: Sentence
    number: int
    quoted: frozenset[int]
    lexicon: Lexicon

    def voices(self, index: int) -> Iterator[Voice]:
        """Yield whose word a predicate is, as far as its sentence tells."""
        start = self.sentence.tokens[index]
        yield from self._beside(start, start, start)
        for child, head in clauses_above(self.sentence, index):
            if index not in self.quoted and self._is_aside(child):
                return
            saying = self._saying(child, head)
            if saying is not None:
                if self._belongs_to_saying(start, child, saying):
                    return
                yield from self._citing(saying)
                yield from self.speakers(saying)
            yield from self._beside(head, child, start)

    def own_speakers(self, index: int) -> frozenset[int]:
        """Return who speaks where the predicate itself is a word of saying: it is not his word that he says so."""
        token = self.sentence.tokens[index]
        frame = self.sentence.frame_at(index)
        if frame is None or self._report(token) is None:
            return frozenset()
        agents = () if is_passive(self.sentence, index) else (a.head for a in frame.arguments if a.role == "ARG0")
        return frozenset({*agents, *(voice.speaker for voice in self.speakers(token))})

    # ------------------------------------------------------------ what is said

    def _saying(self, child: Token, head: Token) -> Token | None:
        """Return the word whose content a clause is, if it is content at all: "said that", "a plan to", "as saying".

        That of "accused the clerk of stealing" is the verb, also where the clause hangs on its object.
        """
        if child.relation in CONTENT:
            # "Police found the car, Ortiz said": who says so is no content of "found".
            return None if child.relation == "parataxis" and self._comments(child) else head
        marks = [m.lemma.lower() for m in self.sentence.children_by(child.index, "mark")]
        if child.relation == "acl" and child.deprel != "acl:relcl" and head.upos in ("NOUN", "PROPN"):
            verb = self.sentence.tokens[head.head] if head.relation == "obj" else head
            if verb is not head and any(self.lexicon.signature(phrasal(self.sentence, verb), m) for m in marks):
                return verb
            # not "a statement made on Friday"
            return head if marks or self.sentence.children_by(child.index, "nsubj") else None
        if child.relation != "advcl":
            return None
        is_quoted = "as" in marks and child.xpos == "VBG" and self._report(child) is not None
        is_complement = any(self.lexicon.signature(phrasal(self.sentence, head), m) for m in marks)
        return head if is_quoted or is_complement else None

    def _is_aside(self, clause: Token) -> bool:
        """Tell whether a clause or apposition is the narrator's: set off, and no part of what is reported.

        So is a contrast that reports for itself: "TASS said that ..., while the mayor denied that ...".
        """
        is_report = clause.relation == "advcl" and self._report(clause) is not None
        if not (clause.deprel == "acl:relcl" or clause.relation == "appos" or is_report):
            return False
        first = self.sentence.subtree(clause.index)[0]
        before = self.sentence.tokens[first - 1] if first else clause
        is_set_off = before.upos == "PUNCT" or self.sentence.tokens[first].upos == "PUNCT"
        return is_set_off and (not is_report or bool(self.sentence.children_by(clause.index, "nsubj")))

    def _belongs_to_saying(self, start: Token, content: Token, verb: Token) -> bool:
        """Tell whether a word behind the verb of saying tells of the saying: "..., he said in an interview".

        What is part of the content again stands behind a comma, and between quotation marks if the content does.
        """
        if not content.index < verb.index < start.index or start.index in self.quoted:
            return False
        if content.index in self.quoted:
            return True
        behind = [t for t in self.sentence.path_to_root(start.index) if t.index > verb.index]
        first = min(i for t in behind for i in self.sentence.subtree(t.index) if i > verb.index)
        return self.sentence.tokens[first - 1].upos != "PUNCT" and self.sentence.tokens[first].upos != "PUNCT"

    # ------------------------------------------------------------ who says it

    def speakers(self, head: Token) -> Iterator[Voice]:
        """Yield the speakers of a word of saying or thinking; nobody for what is known, seen or learnt."""
        report = self._report(head)
        if report is None or (report.attitude is Attitude.MENTAL and report.stance is Stance.SUPPORTS):
            return
        for speaker in self._who(head):
            if not self._is_quoted_self(speaker):
                yield Voice(self.number, speaker, head.index)

    def _is_quoted_self(self, speaker: int) -> bool:
        """Tell whether a speaker is an "I", "we" or "you" of the quotation, which is the speaker's own word anyway."""
        token = self.sentence.tokens[speaker]
        is_personal = token.upos == "PRON" and token.feature("Person") in ("1", "2")
        return is_personal and self.sentence.entity_at(speaker) is None

    def _report(self, token: Token) -> Reporting | None:
        pos = "n" if token.upos in ("NOUN", "PROPN") else "v"
        found = self.lexicon.reporting(phrasal(self.sentence, token), pos)
        return found or (self.lexicon.reporting("say") if self._goes_on(token) else None)

    def _goes_on(self, verb: Token) -> bool:
        """Tell whether a verb of beginning or going on stands for saying: "The roof fell, she continued"."""
        signature = self.lexicon.signature(phrasal(self.sentence, verb), "ing")
        if verb.upos != "VERB" or signature is None or signature.aspect not in (Aspect.BEGIN, Aspect.CONTINUE):
            return False
        clauses = self.sentence.children_by(verb.index, "ccomp", "obj", "xcomp")
        comments = verb.relation == "parataxis" and not clauses
        return comments or (bool(clauses) and all(c.relation == "ccomp" and c.xpos != "VBG" for c in clauses))

    def _who(self, head: Token) -> tuple[int, ...]:
        """Return who says it: the subject of an active verb, the "by"-phrase of a passive, the owner of a noun."""
        if head.upos in ("NOUN", "PROPN"):
            return self._owners(head)
        if is_passive(self.sentence, head.index):
            agents = [c for c in self.sentence.children_by(head.index, "obl") if self._is_by(c)]
            return conjuncts(self.sentence, agents[0].index) if agents else ()
        found = self._quoted_person(head)
        if found is None:
            found = self._speaker_going_on(head)
        if found is None:
            found = subject(self.sentence, head.index)
        if found is None:
            return ()
        found = resolve_relative(self.sentence, found)
        token = self.sentence.tokens[found]
        issuers = self._owners(token) if token.upos == "NOUN" and self._report(token) is not None else ()
        return issuers or conjuncts(self.sentence, found)

    def _quoted_person(self, verb: Token) -> int | None:
        """Return who is quoted in "quoted X as saying", "X was quoted as saying"."""
        marks = self.sentence.children_by(verb.index, "mark", "case")
        if verb.relation != "advcl" or verb.xpos != "VBG" or not any(m.lemma.lower() == "as" for m in marks):
            return None
        objects = self.sentence.children_by(verb.head, "obj")
        return objects[0].index if objects else subject(self.sentence, verb.head)

    def _speaker_going_on(self, verb: Token) -> int | None:
        """Return who goes on to say in "It fell, she said, adding that ...", also where it hangs on what she said."""
        if verb.relation != "advcl" or verb.xpos != "VBG":
            return None
        content = self.sentence.tokens[verb.head]
        sayings = [c for c in self.sentence.children_by(content.index, "parataxis") if self._comments(c)]
        if content.relation in CONTENT:
            sayings.append(self.sentence.tokens[content.head])
        before = [s for s in sayings if content.index < s.index < verb.index and self._report(s) is not None]
        return subject(self.sentence, before[-1].index) if before else None

    def _owners(self, noun: Token) -> tuple[int, ...]:
        """Return whose word a report, a claim, a statement is: its owner, author, or who makes it."""
        owners = [c for c in self.sentence.children_by(noun.index, "nmod") if c.deprel == "nmod:poss" or self._is_by(c)]
        if owners:
            return conjuncts(self.sentence, owners[0].index)
        if noun.relation not in ("obj", "obl"):
            return ()
        verb = self.sentence.tokens[noun.head]
        light = self.lexicon.light_verb(phrasal(self.sentence, verb), noun.lemma.lower())
        makes = light is not None and light.subject is Side.ACTOR
        return self._who(verb) if makes or self._report(verb) is not None else ()

    def _is_by(self, child: Token) -> bool:
        return case_of(self.sentence, child.index) == "by"

    # ------------------------------------------------------------ voices beside a clause

    def _beside(self, node: Token, below: Token, start: Token) -> Iterator[Voice]:
        """Yield the voices that hang on a clause: "quoting X", "..., X said", "according to X"."""
        if node is not start or self._report(node) is None:
            yield from self._citing(node)
        children = [c for c in self.sentence.children(node.index) if c.index != below.index]
        for child in children:
            if self._comments(child) and not self._belongs_to_saying(start, node, child):
                yield from self._citing(child)
                yield from self.speakers(child)
        for child in children:
            if self._is_hearsay(child):
                cue = self.sentence.children_by(child.index, "case")[0].index
                yield from (Voice(self.number, s, cue) for s in conjuncts(self.sentence, child.index))

    def _comments(self, verb: Token) -> bool:
        """Tell whether a verb of saying comments on the clause it hangs on: it has no content clause of its own.

        "Russia attacked, X said" (parataxis, or an adverbial clause without mark), "as X said".
        """
        if verb.upos != "VERB" or self.sentence.children_by(verb.index, "ccomp") or self._report(verb) is None:
            return False
        marks = self.sentence.children_by(verb.index, "mark", "advmod")
        if verb.relation == "advcl":
            return any(m.lemma.lower() == "as" for m in marks) or (not marks and verb.xpos in ("VBD", "VBZ", "VBP"))
        return verb.relation == "parataxis"

    def _citing(self, node: Token) -> Iterator[Voice]:
        """Yield who is cited in a participle: "TASS said, citing the mayor, that"."""
        hosts = (node.index, *(c.index for c in self.sentence.children_by(node.index, "nsubj")))
        for child in (c for host in hosts for c in self.sentence.children_by(host, "advcl", "acl")):
            cue = self.lexicon.cue(child.text.lower(), "VERB")
            if cue is not None and cue.kind is CueKind.HEARSAY:
                sources = [c for c in self.sentence.children_by(child.index, "obj") if self._can_speak(c)]
                for source in sources[:1]:
                    yield from (Voice(self.number, s, child.index) for s in conjuncts(self.sentence, source.index))

    def _can_speak(self, noun: Token) -> bool:
        """Tell whether a noun can be cited as a source: no need, no lack, no strike ("citing the need to save")."""
        lemma = noun.lemma.lower()
        report = self.lexicon.reporting(lemma, "n")
        if report is not None:
            return report.attitude is Attitude.SPEECH
        abstract = any(self.lexicon.signature(lemma, kind, "n") for kind in ("inf", "of", "for"))
        return not abstract and self.lexicon.event_noun(lemma) is None

    def _is_hearsay(self, phrase: Token) -> bool:
        """Tell whether a phrase names a source: "according to X", set off or naming somebody."""
        cue = self.lexicon.cue(case_of(self.sentence, phrase.index), "ADP")
        if cue is None or cue.kind is not CueKind.HEARSAY:
            return False
        first = self.sentence.subtree(phrase.index)[0]
        is_set_off = first == 0 or self.sentence.tokens[first - 1].upos == "PUNCT"
        return is_set_off or self.sentence.entity_at(phrase.index) is not None


# ---------------------------------------------------------------- quotations


def _of_quotation(
    sentences: Sequence[Sentence], number: int, index: int, quotation: Quotation, lexicon: Lexicon
) -> Voice | None:
    """Return who speaks the quotation: in this sentence; for a sentence wholly quoted also in those around it."""
    here = _speaker_in(sentences[number], number, quotation, lexicon, near=index)
    if here is not None or sentences[number].root.index not in quotation.inside[number]:
        return here
    for other in _around(sentences, number, quotation):
        found = _speaker_in(sentences[other], other, quotation, lexicon, near=None)
        if found is not None:
            return found
    return None


def _around(sentences: Sequence[Sentence], number: int, quotation: Quotation) -> Iterator[int]:
    """Yield the sentences that can name the speaker: of the same quotation, then the one before, then the next."""
    first = last = number
    while first > max(0, number - REACH) and quotation.open_before[first]:
        first -= 1
        yield first
    while last + 1 < min(len(sentences), number + REACH) and quotation.open_before[last + 1]:
        last += 1
        yield last
    # "X said. “...”": the speaker of the sentence before may stand in the paragraph before.
    before = first - 1
    while before > max(-1, first - REACH) and sentences[before].root.index in quotation.inside[before]:
        yield before
        before -= 1
    if before >= 0:
        yield before
    if last + 1 < len(sentences) and sentences[last + 1].paragraph == sentences[number].paragraph:
        yield last + 1


def _speaker_in(
    sentence: Sentence, number: int, quotation: Quotation, lexicon: Lexicon, *, near: int | None
) -> Voice | None:
    """Return the speaker of a verb of saying outside the quotation: the one nearest to a word, or to the root."""
    speech = _Speech(sentence, number, quotation.inside[number], lexicon)
    found: list[tuple[int, Voice]] = []
    for token in sentence.tokens:
        if token.upos != "VERB" or token.index in quotation.inside[number] or token.deprel == "acl:relcl":
            continue
        distance = abs(token.index - near) if near is not None else len(list(sentence.path_to_root(token.index)))
        found += [(distance, voice) for voice in speech.speakers(token)][:1]
    return min(found, key=lambda item: item[0])[1] if found else None
