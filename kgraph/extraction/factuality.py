"""Whether it happened: polarity and status, composed along the path from the root down to the predicate.

Each step asks what the governor implies of its complement (implicatives and factives by signature: Karttunen 1971,
2012; Nairn, Condoravdi and Karttunen 2006), and what the cues on each word say (negation, modality, condition).
A status is never strengthened on the way down: happened, then planned, then possible.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgraph.extraction.complements import (
    adverbial_signature,
    complement_kind,
    complement_signature,
    denies,
    happening,
    has_to,
    marks_of,
    occurrence,
    signature_of,
)
from kgraph.extraction.cues import QUANTIFIED, cues_on, expects_yes, first_word
from kgraph.extraction.tree import is_definite, is_present
from kgraph.extraction.words import part_of_speech, phrasal
from kgraph.knowledge.entries import Cue, CueKind, Implication, Signature
from kgraph.knowledge.lexicon import Lexicon
from kgraph.records.claim import Polarity, Status
from kgraph.records.syntax import ROOT, Sentence, Token

ORDER = (Status.HAPPENED, Status.PLANNED, Status.POSSIBLE)
"""From the firmest to the weakest."""

LASTING = frozenset({"until", "till"})
"""Words before what ends something: that is no more real than what it ends, whatever the tense."""

PARTICIPANT = frozenset({"obj", "iobj", "obl", "nsubj", "nmod"})
"""Relations of the participants of a clause or a noun."""

CERTAIN = Implication(Polarity.POSITIVE, Status.HAPPENED)
"""What a factive predicate implies of its complement, affirmed and negated alike."""


@dataclass(frozen=True, slots=True)
class Factuality:
    """What the text says of a predicate."""

    polarity: Polarity = Polarity.POSITIVE
    status: Status = Status.HAPPENED

    def under(self, polarity: Polarity | None, status: Status | None) -> Factuality:
        """Return the factuality after one more operator; `None` changes nothing."""
        is_weaker = status is not None and ORDER.index(status) > ORDER.index(self.status)
        if polarity is not Polarity.NEGATIVE and not is_weaker:
            return self
        turned = self.polarity
        if polarity is Polarity.NEGATIVE:
            turned = Polarity.NEGATIVE if turned is Polarity.POSITIVE else Polarity.POSITIVE
        return Factuality(turned, status if is_weaker and status is not None else self.status)

    def affirmed(self) -> Factuality:
        """Return the same status without the negation."""
        return Factuality(Polarity.POSITIVE, self.status)

    @property
    def is_negative(self) -> bool:
        """Tell whether it is said not to happen."""
        return self.polarity is Polarity.NEGATIVE


ACTUAL = Factuality()


Step = tuple[int, Factuality]
"""A word on the path from the root down to a predicate, and what the text says of it so far."""


def factuality(
    sentence: Sentence, index: int, lexicon: Lexicon, *, light: int | None = None, steps: list[Step] | None = None
) -> Factuality:
    """Return polarity and status of the predicate at a word.

    Args:
        sentence: the sentence.
        index: the trigger.
        lexicon: cues, signatures and words of saying.
        light: the light verb that carries the noun's negation and modality ("did not launch an attack").
        steps: takes down what each word on the path decides, for those who ask why.
    """
    scopes = _Scopes(sentence, lexicon, [] if steps is None else steps)
    return scopes.of(index) if light is None else scopes.of_light(index, light)


@dataclass(frozen=True, slots=True)
class _Scopes:
    """The operators of one sentence; `given` to a word is what stands above it, `within` adds the word's own cues."""

    sentence: Sentence
    lexicon: Lexicon
    steps: list[Step]

    def of(self, index: int) -> Factuality:
        """Return the factuality of a word, from the root down."""
        given = context = before = ACTUAL
        for token in reversed(list(self.sentence.path_to_root(index))):
            starts_anew = token.relation == "conj" and bool(self.sentence.children_by(token.index, "nsubj"))
            given = self.given(token, before if starts_anew else given, context)
            context = self.within(token, given)
            self.steps.append((token.index, context))
            before = before if token.relation == "conj" else given
        return context

    def of_light(self, index: int, verb: int) -> Factuality:
        """Return the factuality of an event noun: that of its light verb, and what that implies of it."""
        context = self._without_own(self.sentence.tokens[verb], self.sentence.tokens[index], self.of(verb))
        implied = self._implied(self.sentence.tokens[verb], "obj", context)
        found = self.within(self.sentence.tokens[index], implied or context)
        self.steps.append((index, found))
        return found

    def given(self, token: Token, above: Factuality, context: Factuality) -> Factuality:
        """Return what a word is given: `above` is what its governor was given, `context` the governor's factuality."""
        if token.head == ROOT:
            is_headline = token.xpos == "VB" and has_to(self.sentence, token)
            return ACTUAL.under(None, Status.PLANNED if is_headline else None)
        governor = self.sentence.tokens[token.head]
        if token.relation == "conj":
            return self._coordinated(governor, token, above)
        context = self._without_own(governor, token, context)
        if token.deprel == "acl:relcl" and "that" not in marks_of(self.sentence, token):
            return self._relative(governor, token, context)
        if token.relation in ("advcl", "acl"):
            return self._adjunct(governor, token, context)
        if token.relation in ("ccomp", "xcomp", "csubj") or token.relation in PARTICIPANT:
            return self._complement(governor, token, context)
        return ACTUAL

    def _without_own(self, governor: Token, token: Token, context: Factuality) -> Factuality:
        """Return the context without a participant's own "no", which will count for it: "no ships were sunk"."""
        for word, cue in cues_on(self.sentence, governor, self.lexicon):
            if token.index in (word.index, word.head):
                context = context.under(cue.polarity, None)
        return context

    def within(self, token: Token, context: Factuality) -> Factuality:
        """Return the context after the cues that hang on the word: "not", "may", "if", "without", "no"."""
        cues = [cue for _, cue in cues_on(self.sentence, token, self.lexicon)]
        for cue in cues:
            context = context.under(cue.polarity, cue.status)
        if (
            self._asks(token)
            or self._commands(token)
            or (
                self._is_conditioned(token)
                and any(cue.kind is CueKind.MODALITY and cue.polarity is None for cue in cues)
            )
        ):
            context = context.under(None, Status.POSSIBLE)
        if self._is_to_be_done(token):
            context = context.under(None, Status.PLANNED)
        return context

    # ------------------------------------------------------------ cues of a clause

    def _asks(self, token: Token) -> bool:
        """Tell whether a clause asks if it happened; "who", "when", "why" take it for granted."""
        last = self.sentence.tokens[-1]
        marks = [c for c in self.sentence.children_by(token.index, "punct") if c.text == "?" and c.index > token.index]
        if not marks and not (token.head == ROOT and last.text == "?"):
            return False
        first = first_word(self.sentence, token)
        return not first.xpos.startswith("W") and not expects_yes(self.sentence, token)

    def _commands(self, token: Token) -> bool:
        """Tell whether a clause is an imperative: "Close the border!"."""
        is_clause = token.head == ROOT or token.relation in ("ccomp", "parataxis")
        if token.xpos != "VB" or not is_clause or self.sentence.children_by(token.index, "nsubj", "aux", "mark"):
            return False
        return all(
            t.upos in ("ADV", "INTJ", "PUNCT")
            for t in self.sentence.tokens[first_word(self.sentence, token).index : token.index]
        )

    def _is_conditioned(self, token: Token) -> bool:
        """Tell whether an if-clause hangs on the word."""
        return any(
            cue.kind is CueKind.CONDITION and cue.status is Status.POSSIBLE
            for clause in self.sentence.children_by(token.index, "advcl")
            for _, cue in cues_on(self.sentence, clause, self.lexicon)
        )

    def _is_to_be_done(self, token: Token) -> bool:
        """Tell whether it is to happen: "the king is to visit Oslo"."""
        return has_to(self.sentence, token) and any(
            child.lemma.lower() == "be" and child.deprel in ("aux", "cop")
            for child in self.sentence.children(token.index)
        )

    # ------------------------------------------------------------ from governor to dependent

    def _coordinated(self, first: Token, token: Token, above: Factuality) -> Factuality:
        """Return the context of a second conjunct: what the first was given, and the cues that the two share.

        They share marks ("if"), and, where the second has no subject and auxiliary of its own, what stands before the
        first ("will", "not", "allegedly"); a finite second verb or one after "but" is outside the negation.
        """
        context = above
        for word, cue in cues_on(self.sentence, first, self.lexicon):
            if word.relation in ("mark", "case") or (word.index < first.index and self._shares(token, word, cue)):
                context = context.under(cue.polarity, cue.status)
        return context

    def _shares(self, token: Token, word: Token, cue: Cue) -> bool:
        own = ("det", "nummod") if token.upos in ("NOUN", "PROPN") else ("aux", "nsubj")
        if self.sentence.children_by(token.index, *own):
            return False
        if cue.kind is not CueKind.NEGATION or word.relation in QUANTIFIED:
            return word.relation != "aux" or token.xpos in ("VB", "VBN", "VBG")
        if any(c.lemma.lower() == "but" for c in self.sentence.children_by(token.index, "cc")):
            return False
        if any(c.index < word.index for c in self.sentence.children_by(word.head, "cc:preconj")):
            return False  # "either not call or write"
        if any(own.kind is CueKind.NEGATION for _, own in cues_on(self.sentence, token, self.lexicon)):
            return False  # "neither call nor write"
        return token.xpos in ("VB", "VBN", "VBG") or word.relation == "det"

    def _relative(self, noun: Token, token: Token, context: Factuality) -> Factuality:
        """Return the context of a relative clause: a fact, unless it says what is sought ("a law that helps")."""
        sought = any(c.lemma.lower() in ("a", "any", "no") for c in self.sentence.children_by(noun.index, "det"))
        return context.affirmed() if sought and is_present(self.sentence, token) else ACTUAL

    def _adjunct(self, governor: Token, token: Token, context: Factuality) -> Factuality:
        """Return the context of an adverbial or adnominal clause."""
        implied = self._implied_of_adjunct(governor, token, context)
        if implied is not None:
            return implied
        if complement_kind(self.sentence, token) == "inf":
            return context.affirmed().under(None, Status.PLANNED)  # purpose: "to prevent attacks", "a plan to attack"
        if token.relation == "advcl" and (self._goes_along(token, context) or self._ends(token, context)):
            return context.affirmed()
        if token.relation != "advcl" or token.xpos != "VBG" or self._is_set_off(token):
            return ACTUAL
        marks = marks_of(self.sentence, token)
        if "for" in marks and governor.upos == "VERB" and not self.sentence.children_by(token.index, "aux"):
            return context.affirmed().under(None, Status.PLANNED)  # "built for storing grain"; reasons have signatures
        return ACTUAL if marks else context  # manner

    def _implied_of_adjunct(self, governor: Token, token: Token, context: Factuality) -> Factuality | None:
        """Return what the governor's signature or the noun of saying makes of its clause."""
        kind = complement_kind(self.sentence, token)
        if token.relation == "advcl":
            signature = adverbial_signature(self.sentence, governor, token, self.lexicon)
            if signature is None and kind == "inf" and governor.upos == "ADJ":
                return self._implied_by_modifier(governor, context)
            return None if signature is None else self._under(signature, context)
        if kind == "that" and denies(self.sentence, governor, self.lexicon):
            verb = self.sentence.tokens[governor.head]
            return self._said(verb, self.within(verb, ACTUAL))
        implied = self._implied(governor, "of" if kind in ("that", "ing") else kind, context)
        if kind == "inf" and governor.relation == "nsubj":
            implied = self._implied_of_outcome(governor) or implied
        if implied is None and kind == "inf":
            implied = self._implied_by_modifier(governor, context)
        if implied is None and kind == "that" and not self._is_temporal(token):
            implied = self._told_by_noun(governor, context)
        if implied is None and marks_of(self.sentence, token) and governor.relation == "obj":
            # "accused the mayor of stealing", the clause hung on the object
            implied = self._implied(self.sentence.tokens[governor.head], kind, context)
        return implied

    def _implied_of_outcome(self, noun: Token) -> Factuality | None:
        """Return what the outcome of an attempt implies of what was attempted: "the attempt to free them failed"."""
        verb = self.sentence.tokens[noun.head]
        if self.lexicon.signature(noun.lemma.lower(), "inf", "n") is None:
            return None
        signature = signature_of(self.sentence, verb, "subj_inf", self.lexicon)
        return None if signature is None else self._under(signature, self.within(verb, ACTUAL))

    def _is_temporal(self, clause: Token) -> bool:
        """Tell whether a clause says when or for how long: "no talks until they leave"."""
        cues = (cue for _, cue in cues_on(self.sentence, clause, self.lexicon))
        return any(cue.kind is CueKind.CONDITION and cue.status is None for cue in cues)

    def _told_by_noun(self, noun: Token, context: Factuality) -> Factuality | None:
        """Return what a noun makes of the clause that says what it is: "reports that", "no evidence that"."""
        report = self.lexicon.reporting(noun.lemma.lower(), "n")
        if report is None:
            return context if context.is_negative else None  # "there is no way they can leave"
        told = ACTUAL.under(report.polarity, report.status)
        return told.under(None, Status.POSSIBLE) if context.is_negative else told

    def _implied_by_modifier(self, noun: Token, context: Factuality) -> Factuality | None:
        """Return what "the first", "the only", "too" or "enough" imply: "the first to cross", "too weak to walk"."""
        for word in (noun, *self.sentence.children_by(noun.index, "amod", "nummod", "advmod")):
            signature = self.lexicon.signature(word.lemma.lower(), "inf", "j")
            if signature is not None:
                return context.affirmed().under(signature.affirmed.polarity, signature.affirmed.status)
        return None

    def _ends(self, token: Token, context: Factuality) -> bool:
        """Tell whether a clause says until when something is to last: "should stay until the court decided"."""
        return context.status is not Status.HAPPENED and not marks_of(self.sentence, token).isdisjoint(LASTING)

    def _goes_along(self, token: Token, context: Factuality) -> bool:
        """Tell whether an adverbial clause is as real as what it accompanies.

        "..., killing two", and in plans "before leaving", "after he arrives". What somebody says meanwhile is told
        for itself.
        """
        if token.xpos == "VBG" and not marks_of(self.sentence, token):
            return self._is_set_off(token) and self.lexicon.reporting(token.lemma.lower()) is None
        if token.xpos == "VBG" and "by" in marks_of(self.sentence, token):
            return True
        if context.status is Status.HAPPENED or not (token.xpos == "VBG" or is_present(self.sentence, token)):
            return False
        return self._is_temporal(token)

    def _is_set_off(self, token: Token) -> bool:
        """Tell whether a comma or dash stands before a clause, or after one that opens the sentence."""
        first = self.sentence.subtree(token.index)[0]
        return (
            first == 0 or self.sentence.tokens[first].upos == "PUNCT" or self.sentence.tokens[first - 1].upos == "PUNCT"
        )

    def _complement(self, governor: Token, token: Token, context: Factuality) -> Factuality:
        """Return the context of a complement or a participant."""
        if denies(self.sentence, token, self.lexicon):
            return ACTUAL  # "denied reports that it fell": that there were reports is not denied
        kind = complement_kind(self.sentence, token)
        told = self._occurring(governor, token, context) if token.relation == "nsubj" else None
        if told is not None:
            return told
        signature = complement_signature(self.sentence, governor, token, self.lexicon)
        if signature is not None and token.deprel != "nsubj":
            return self._under(signature, context)
        if governor.upos == "ADJ" and kind == "inf":
            implied = self._implied_by_modifier(governor, context)
            if implied is not None:
                return implied
        if token.relation in ("ccomp", "csubj"):
            return self._said(governor, context)
        if token.relation == "xcomp":
            # A verb that the tables do not know, with an infinitive: intended, not told to have happened.
            return context.under(None, Status.PLANNED if kind == "inf" else None)
        return self._participant(token, context)

    def _occurring(self, governor: Token, noun: Token, context: Factuality) -> Factuality | None:
        """Return what a verb says of its subject that happens: "the talks will begin", "the talks are due to begin"."""
        verb = happening(self.sentence, noun)
        signature = occurrence(self.sentence, verb, self.lexicon)
        if signature is None or (verb is governor and noun.relation != "nsubj"):
            return None
        if verb is not governor:
            context = _Scopes(self.sentence, self.lexicon, []).of(verb.index)
            context = self._without_own(governor, noun, context)
        return self._under(signature, context)

    def _implied(self, governor: Token, complement: str, context: Factuality) -> Factuality | None:
        """Return what the governor implies of its complement, given whether the governor itself is affirmed."""
        signature = signature_of(self.sentence, governor, complement, self.lexicon)
        return None if signature is None else self._under(signature, context)

    @staticmethod
    def _under(signature: Signature, context: Factuality) -> Factuality:
        implication: Implication = signature.negated if context.is_negative else signature.affirmed
        if signature.is_factive:
            return ACTUAL  # taken for granted, also in a question or a plan: "may regret selling", "to stop the war"
        return context.affirmed().under(implication.polarity, implication.status)

    def _said(self, governor: Token, context: Factuality) -> Factuality:
        """Return the context of a content clause: what the word of saying makes of it.

        What somebody did not say, or may say, is not told to be true or false: only the word's own effect counts;
        but who does not deny it lets it stand.
        """
        report = self.lexicon.reporting(phrasal(self.sentence, governor), part_of_speech(governor))
        if report is None:
            return context.affirmed()
        undenied = context.is_negative and report.polarity is Polarity.NEGATIVE
        return ACTUAL.under(None if undenied else report.polarity, report.status)

    def _participant(self, token: Token, context: Factuality) -> Factuality:
        """Return the context of a noun inside a clause: a definite one is presupposed, others share its fate."""
        if token.relation == "obj" and self._is_implicative(token):
            return context  # "did not have the courage to speak"
        if token.upos == "PROPN" or is_definite(self.sentence, token):
            return ACTUAL
        governor = self.sentence.tokens[token.head]
        if token.relation == "nmod" and context.is_negative and self.lexicon.event_noun(governor.lemma) is None:
            return context  # "no sign of a fire"
        return context.affirmed()

    def _is_implicative(self, noun: Token) -> bool:
        signature = self.lexicon.signature(noun.lemma.lower(), "inf", "n")
        return signature is not None and signature.affirmed == CERTAIN
