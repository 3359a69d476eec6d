"""Who speaks: the words of saying in one sentence, and whose word their content is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.extraction.comments import (
    FINITE,
    clauses_beside,
    goes_on_saying,
    is_before_content,
    parts,
    stands_apart,
    stands_beside,
)
from kgraph.extraction.complements import complement_signature
from kgraph.extraction.phrases import name_beside
from kgraph.extraction.tree import (
    NOMINAL,
    case_of,
    conjuncts,
    direct_subject,
    is_passive,
    resolve_relative,
    subject,
)
from kgraph.extraction.types import classified
from kgraph.extraction.words import phrasal
from kgraph.knowledge.entries import Attitude, CueKind, Reporting, Side, Stance
from kgraph.knowledge.language import Language
from kgraph.knowledge.lexicon import Lexicon
from kgraph.knowledge.traits import Marker, Trait
from kgraph.records.claim import Status
from kgraph.records.mention import EntityType
from kgraph.records.syntax import Sentence, Token

CONTENT = frozenset({"ccomp", "parataxis", "xcomp", "csubj", "dep"})
"""Relations between a verb of saying and what is said."""

SOMEBODY = frozenset({"Person", "Organization"})
"""Labels of names that speak; those of places are as often only where it happened."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who says something: the sentence and word that name the speaker, and the word that says so."""

    sentence: int
    speaker: int
    cue: int


@dataclass(frozen=True, slots=True)
class Speakers:
    """The words of saying of one sentence, the `number`-th of its document, and who says them.

    `quoted` are its words between quotation marks.
    """

    sentence: Sentence
    number: int
    language: Language
    quoted: frozenset[int] = frozenset()

    @property
    def lexicon(self) -> Lexicon:
        """Return the words of saying, cues and signatures."""
        return self.language.lexicon

    def report(self, token: Token) -> Reporting | None:
        """Return what a word of saying or thinking does to its content, with its particle or adposition ("call on")."""
        return self.sentence.once("report", token.index, lambda: self._report(token))

    def _report(self, token: Token) -> Reporting | None:
        pos = "n" if token.upos in ("NOUN", "PROPN") else "v"
        frame = self.sentence.frame_at(token.index)
        # A clause tells that the word reports more surely than the parser's choice of a sense.
        clauses = self.sentence.children_by(token.index, "ccomp", "xcomp")
        is_sure = bool(clauses) or stands_beside(self.sentence, token) or is_before_content(self.sentence, token)
        sense = None if frame is None or is_sure or not frame.roleset else frame.roleset
        form = phrasal(self.sentence, token)
        cases = (case_of(self.sentence, c.index) for c in self.sentence.children_by(token.index, "obl"))
        tried = [f"{form} {case}" for case in cases if case] if pos == "v" else []
        for word in (*tried, form):
            found = self.lexicon.reporting(word, pos, roleset_id=sense)
            if found is not None:
                return found
        return self.lexicon.reporting("say") if goes_on_saying(self.sentence, token, self.lexicon) else None

    def voices_of(self, head: Token) -> Iterator[Voice]:
        """Yield the speakers of a word of saying or thinking; nobody for what is known, seen or learnt."""
        report = self.report(head)
        if report is None or (report.attitude is Attitude.MENTAL and report.stance is Stance.SUPPORTS):
            return
        for speaker in self._who(head):
            if not self._is_quoted_self(speaker) and not self._is_nobody(speaker):
                yield Voice(self.number, speaker, head.index)

    def comments(self, verb: Token) -> bool:
        """Tell whether a verb of saying comments on the clause it hangs on: it has no content clause of its own.

        "Russia attacked, X said" (parataxis, or an adverbial clause without mark), "as X said".
        """
        return verb.upos == "VERB" and self.sentence.once("comments", verb.index, lambda: self._comments(verb))

    def is_told(self, noun: Token, verb: Token) -> bool:
        """Tell whether an event noun is what is said: "announced the closure", "warned of attacks"; not "praised"."""
        report = self.report(verb) if verb.upos == "VERB" and noun.relation in ("obj", "obl") else None
        if report is None or report.attitude is not Attitude.SPEECH:
            return False
        if case_of(self.sentence, noun.index) == "as":
            return True  # "described it as an attack"
        signature = complement_signature(self.sentence, verb, noun, self.lexicon)
        return signature is not None and signature.aspect is None and not signature.is_factive

    def _comments(self, verb: Token) -> bool:
        if self.report(verb) is None:
            return False
        if not all(stands_apart(self.sentence, c) for c in self.sentence.children_by(verb.index, "ccomp")):
            return False
        marks = self.sentence.children_by(verb.index, "mark", "advmod")
        return stands_beside(self.sentence, verb) or (
            verb.relation == "advcl" and any(m.lemma.lower() == "as" for m in marks)
        )

    def comments_on(self, clause: Token) -> list[Token]:
        """Return the verbs of saying that comment on a clause, also those inside it that hang on a noun or above."""
        return self.sentence.once("comments on", clause.index, lambda: self._all_comments_on(clause))

    def _all_comments_on(self, clause: Token) -> list[Token]:
        nouns = self.sentence.children_by(clause.index, "nsubj", "obj", "obl")
        relative = (c for noun in nouns for c in self.sentence.children_by(noun.index, "acl"))
        beside = clauses_beside(self.sentence, clause) if clause.relation == "parataxis" else ()
        within = (c for c in beside if parts(self.sentence, c, clause))  # "It fell; the town, he said, would pay"
        return [c for c in (*self.sentence.children(clause.index), *relative, *within) if self._comments_on(c, clause)]

    def _comments_on(self, comment: Token, clause: Token) -> bool:
        """Tell whether a word is a comment, and not one on another clause that it stands inside."""
        if not self.comments(comment):
            return False
        others = clauses_beside(self.sentence, comment) if comment.head == clause.index else ()
        return not any(parts(self.sentence, comment, other) for other in others)

    def cited(self, node: Token) -> tuple[Voice, ...]:
        """Return who is cited in a participle: "TASS said, citing the mayor, that"; also where it hangs on the content.

        "It fell, TASS said, citing the mayor."
        """
        return self.sentence.once("cited", node.index, lambda: tuple(self._cited(node)))

    def _cited(self, node: Token) -> Iterator[Voice]:
        sayers = () if self.report(node) is None else self._who(node)
        hosts = sorted({node.index, *sayers, *(c.index for c in self.sentence.children_by(node.index, "nsubj"))})
        for child in (c for host in hosts for c in self.sentence.children_by(host, "advcl", "acl")):
            if child.xpos == "VBG" and self.cites(child):
                sources = [c for c in self.sentence.children_by(child.index, "obj") if self.can_speak(c)]
                for source in sources[:1]:
                    yield from self._all(source.index, child.index)

    def quoting(self, head: Token) -> Iterator[Voice]:
        """Yield who quotes the speaker of a word of saying: "an aide, quoted by the Times, said that"."""
        for speaker in () if self.report(head) is None else self._who(head):
            yield from self._quoted_by(speaker)

    def _quoted_by(self, source: int) -> Iterator[Voice]:
        """Yield who quotes a source or was shown it: "an aide, quoted by the Times", "a letter seen by the Times"."""
        for child in self.sentence.children_by(source, "acl"):
            if child.xpos == "VBN" and self.cites(child):
                yield from self.voices_of(child)
            elif child.xpos == "VBN" and self.lexicon.marks(child.lemma.lower(), Marker.SHOWN):
                yield from (Voice(self.number, one, child.index) for one in self._agents(child))

    def all_voices(self, saying: Token) -> Iterator[Voice]:
        """Yield who is cited by a word of saying, who says it, and who quotes that."""
        yield from self.cited(saying)
        yield from self.quoted_as(saying)
        yield from self.voices_of(saying)
        yield from self.quoting(saying)
        if saying.relation == "advcl" and self.cites(saying):
            yield from self.voices_of(self.sentence.tokens[saying.head])  # "reported, citing a letter, that"

    def quoted_as(self, verb: Token) -> Iterator[Voice]:
        """Yield who is quoted in a comment: "..., the Times quoted an aide as saying"."""
        for child in self.sentence.children_by(verb.index, "advcl"):
            if self._quoted_person(child) is not None:
                yield from self.voices_of(child)

    def citing(self, verb: Token) -> Iterator[Voice]:
        """Yield who cites: "the bank closed, citing a fear of riots" is the bank's word on its reasons."""
        found = subject(self.sentence, verb.index)
        if found is not None:
            yield from self._all(found, verb.index)

    def cites(self, verb: Token) -> bool:
        """Tell whether a participle names a source or a reason: "citing", "quoting", "quoted by"."""
        cue = self.lexicon.cue(verb.text.lower(), "VERB")
        return cue is not None and cue.kind is CueKind.HEARSAY

    def can_speak(self, noun: Token) -> bool:
        """Tell whether a noun can be cited as a source: no need, no lack, no strike ("citing the need to save")."""
        if noun.upos == "PROPN" or self.is_somebody(noun):
            return True
        lemma = noun.lemma.lower()
        report = self.lexicon.reporting(lemma, "n")
        if report is not None:
            return report.attitude is Attitude.SPEECH
        abstract = any(self.lexicon.signature(lemma, kind, "n") for kind in ("inf", "of", "for"))
        return not abstract and self.lexicon.event_noun(lemma) is None and self.sentence.frame_at(noun.index) is None

    def is_person(self, noun: Token) -> bool:
        """Tell whether a noun or pronoun means one human being: a name, "she", "the widow"."""
        if noun.upos == "PRON":
            return noun.lemma.lower() in ("he", "she")
        entity = self.sentence.entity_at(noun.index)
        named = (self.sentence.entity_at(self._by_name(noun.index)), entity)
        if any(e is not None and e.label == "Person" for e in named):
            return True
        kind = self.language.gazetteer.noun(noun.lemma) if noun.upos == "NOUN" else None
        return kind is not None and kind.type is EntityType.PERSON and noun.xpos == "NN"

    def is_somebody(self, noun: Token) -> bool:
        """Tell whether a noun means people or a body of people by its name or its kind: "officials", "the ministry"."""
        entity = self.sentence.entity_at(noun.index)
        if noun.upos == "PROPN" and entity is not None:
            return entity.label in SOMEBODY
        if noun.upos == "PROPN" and self.language.gazetteer.title(noun.text) is not None:
            return True  # capitals of headlines: "Minister: we will not resign"
        kind = self.language.gazetteer.noun(noun.lemma)
        return kind is not None and kind.type in (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GROUP)

    def hearsay(self, phrase: Token) -> Iterator[Voice]:
        """Yield the sources that a phrase names: "according to X", set off or naming somebody; "in the words of X"."""
        case = case_of(self.sentence, phrase.index)
        cue = self.lexicon.cue(case, "ADP") if case else None
        if case in ("by", "in") and self.lexicon.marks(phrase.lemma.lower(), Marker.VIEW):
            told = (c.index for c in self.sentence.children_by(phrase.index, "nmod"))
            owners = self._owners(phrase, ()) or tuple(i for i in told if case_of(self.sentence, i) == "of")
            yield from (Voice(self.number, one, phrase.index) for one in owners if not self._is_quoted_self(one))
        if cue is None or cue.kind is not CueKind.HEARSAY or phrase.xpos in ("WP", "WDT"):
            return
        first = self.sentence.subtree(phrase.index)[0]
        around = self.sentence.tokens[max(first - 1, 0) : first + 1]
        is_set_off = first == 0 or any(t.upos == "PUNCT" for t in around)
        if is_set_off or self.sentence.entity_at(phrase.index) is not None or self.is_somebody(phrase):
            yield from self._all(phrase.index, self.sentence.children_by(phrase.index, "case")[0].index)
            yield from self._quoted_by(phrase.index)

    def _all(self, speaker: int, cue: int) -> Iterator[Voice]:
        for one in conjuncts(self.sentence, speaker):
            yield Voice(self.number, self._by_name(one), cue)

    # ------------------------------------------------------------ who says it

    def _who(self, head: Token, asked: tuple[int, ...] = ()) -> tuple[int, ...]:
        """Return who says it: the subject of an active verb, the "by"-phrase of a passive, the owner of a noun.

        `asked` are the verbs on the way here: a text that hangs on the verb it speaks by leads back to that verb.
        """
        if head.upos in ("NOUN", "PROPN"):
            return self._owners(head, asked)
        if is_passive(self.sentence, head.index) or self._is_participle(head):
            return self._agents(head)
        found = self._speaking(head)
        if found is None:
            return ()
        found = resolve_relative(self.sentence, found)
        token = self.sentence.tokens[found]
        is_text = token.upos == "NOUN" and not self.is_somebody(token) and head.relation != "xcomp"
        issuers = self._owners(token, (*asked, head.index)) if is_text else ()
        return issuers or tuple(self._by_name(one) for one in conjuncts(self.sentence, found))

    def _agents(self, verb: Token) -> tuple[int, ...]:
        """Return those whom the "by"-phrase of a passive names, also in "was quoted as saying by the Post"."""
        told = (c for c in self.sentence.children_by(verb.index, "advcl") if self._quoted_person(c) is not None)
        below = (c for word in (verb, *told) for c in self.sentence.children_by(word.index, "obl", "nsubj"))
        agents = [c for c in below if self._is_by(c)]
        return conjuncts(self.sentence, agents[0].index) if agents else ()

    def _speaking(self, verb: Token) -> int | None:
        """Return who an active verb makes speak: who is quoted, its own subject, or where the parser missed that."""
        own = direct_subject(self.sentence, verb.index)
        ways = (self._quoted_person, self.going_on, self._inverted)
        found = (way(verb) for way in (ways if own is None else ways[:1]))
        speaker = next((one for one in found if one is not None), None)
        if speaker is None:
            speaker = subject(self.sentence, verb.index)
        if speaker is None:
            frame = self.sentence.frame_at(verb.index)
            arguments = () if frame is None else frame.arguments
            speaker = next((a.head for a in arguments if a.role == "ARG0"), None)
        return speaker

    def _is_participle(self, verb: Token) -> bool:
        """Tell whether a clause begins with a passive participle: "Asked whether it fell, she left"."""
        is_clause = verb.relation == "advcl" and verb.xpos in ("VBD", "VBN")
        return is_clause and not self.sentence.children_by(verb.index, "nsubj", "aux", "mark")

    def _is_quoted_self(self, speaker: int) -> bool:
        """Tell whether a speaker is an "I", "we" or "you" of the quotation, which is the speaker's own word anyway."""
        token = self.sentence.tokens[speaker]
        if token.text[0].isupper() and token.text != "I" and speaker and speaker not in self.quoted:
            return False  # a name: "On Monday You said" of Mr You
        is_personal = token.upos == "PRON" and token.feature("Person") in ("1", "2")
        return is_personal and self.sentence.entity_at(speaker) is None

    def _is_nobody(self, speaker: int) -> bool:
        """Tell whether nobody speaks: "no one claimed the attack", "neither army confirmed it"."""
        token = self.sentence.tokens[speaker]
        if token.relation == "conj" and self.sentence.children_by(token.head, "cc:preconj"):
            return self._is_nobody(token.head)
        words = (token, *self.sentence.children_by(speaker, "det", "cc:preconj"))
        cues = (self.lexicon.cue(word.lemma.lower(), word.upos) for word in words)
        return any(cue is not None and cue.kind is CueKind.NEGATION for cue in cues)

    def _by_name(self, speaker: int) -> int:
        """Return the name that a description is given: "the newspaper El Faro", "its leader, Paul Mensah"."""
        if self.sentence.tokens[speaker].upos != "NOUN":
            return speaker
        names = (c.index for c in self.sentence.children_by(speaker, "appos") if c.upos == "PROPN")
        found = next(names, None)
        beside = name_beside(self.sentence, speaker, self.lexicon) if found is None else found
        return speaker if beside is None else beside

    def _quoted_person(self, verb: Token) -> int | None:
        """Return who is quoted in "quoted X as saying", "X was quoted as saying"."""
        marks = self.sentence.children_by(verb.index, "mark", "case")
        if verb.relation != "advcl" or verb.xpos != "VBG" or not any(m.lemma.lower() == "as" for m in marks):
            return None
        objects = self.sentence.children_by(verb.head, "obj")
        return objects[0].index if objects else subject(self.sentence, verb.head)

    def going_on(self, verb: Token) -> int | None:
        """Return who goes on to say in "It fell, she said, adding that ...", also where it hangs on what she said."""
        if verb.relation != "advcl" or verb.xpos != "VBG":
            return None
        content = self.sentence.tokens[verb.head]
        sayings = [c for c in self.sentence.children_by(content.index, "parataxis") if self.comments(c)]
        if content.relation in CONTENT:
            sayings.append(self.sentence.tokens[content.head])
        wish = self.report(self.sentence.tokens[content.head]) if content.relation in CONTENT else None
        # "demanded that he go, saying": not he who goes
        first = content.index if wish is None or wish.status is not Status.POSSIBLE else -1
        before = [s for s in sayings if first < s.index < verb.index and self.report(s) is not None]
        return subject(self.sentence, before[-1].index) if before else None

    def _inverted(self, verb: Token) -> int | None:
        """Return the speaker behind a verb that comments, where it is taken for the object: "..., adds the envoy"."""
        follows = any(c.index < verb.index for c in self.sentence.children_by(verb.index, "ccomp"))
        if verb.xpos not in FINITE or not (follows or self.comments(verb)):
            return None
        objects = (c for c in self.sentence.children_by(verb.index, "obj") if c.index > verb.index)
        return next((c.index for c in objects if c.upos in NOMINAL), None)

    def _owners(self, noun: Token, asked: tuple[int, ...]) -> tuple[int, ...]:
        """Return whose word a report, a claim, a statement is: its owner, author, or who makes it."""
        owners = [c for c in self.sentence.children_by(noun.index, "nmod") if c.deprel == "nmod:poss" or self._is_by(c)]
        if owners:
            return conjuncts(self.sentence, owners[0].index)
        if noun.relation not in ("obj", "obl") or noun.head in asked:
            return ()
        verb = self.sentence.tokens[noun.head]
        light = self.lexicon.light_verb(phrasal(self.sentence, verb), noun.lemma.lower())
        makes = light is not None and light.subject is Side.ACTOR
        if not makes and not self._holds(noun) and not self._issues(verb) and self.report(verb) is None:
            return ()
        return tuple(one for one in self._who(verb, asked) if self._can_hold(one))

    def _issues(self, verb: Token) -> bool:
        """Tell whether a verb brings a text into the world: "passed an ordinance ruling that", "published a study"."""
        frame = self.sentence.frame_at(verb.index)
        type_ = "" if frame is None else classified(self.sentence, frame, self.language)[0]
        return self.lexicon.has_trait(type_, Trait.ISSUING)

    def _can_hold(self, speaker: int) -> bool:
        """Tell whether a word can mean whose belief or claim it is: no deed ("such acts as firing on the pretext")."""
        token = self.sentence.tokens[speaker]
        return token.upos != "NOUN" or self.is_somebody(token) or self.lexicon.event_noun(token.lemma.lower()) is None

    def _holds(self, noun: Token) -> bool:
        """Tell whether a belief or a pretext is that of who acts on it: "fled in the belief that", "on the pretext"."""
        report = self.report(noun)
        return noun.relation == "obl" and report is not None and report.attitude is Attitude.MENTAL

    def _is_by(self, child: Token) -> bool:
        """Tell whether a phrase names who does it: not "expected by Monday"."""
        named = self.sentence.entity_at(child.index)
        return case_of(self.sentence, child.index) == "by" and (named is None or named.label != "Date")
