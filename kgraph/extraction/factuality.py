"""Whether it happened: polarity and status, composed along the path from the root down to the predicate.

Each step asks what the governor implies of its complement (implicatives and factives by signature: Karttunen 1971,
2012; Nairn, Condoravdi and Karttunen 2006), and what the cues on each word say (negation, modality, condition).
A status is never strengthened on the way down: happened, then planned, then possible.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgraph.extraction.tree import case_of
from kgraph.knowledge.entries import Cue, CueKind, Implication, Scope
from kgraph.knowledge.lexicon import Lexicon
from kgraph.records.claim import Polarity, Status
from kgraph.records.syntax import ROOT, Sentence, Token

ORDER = (Status.HAPPENED, Status.PLANNED, Status.POSSIBLE)
"""From the firmest to the weakest."""

TRANSPARENT = frozenset({"ccomp", "xcomp", "csubj", "conj", "advcl", "acl", "obj", "obl", "nsubj", "nmod", "parataxis"})
"""Relations through which a context can pass at all; `acl:relcl` and the rest begin anew."""


@dataclass(frozen=True, slots=True)
class Factuality:
    """What the text says of a predicate."""

    polarity: Polarity = Polarity.POSITIVE
    status: Status = Status.HAPPENED

    def under(self, polarity: Polarity | None, status: Status | None) -> Factuality:
        """Return the factuality after one more operator; `None` changes nothing."""
        turned = self.polarity
        if polarity is Polarity.NEGATIVE:
            turned = Polarity.NEGATIVE if turned is Polarity.POSITIVE else Polarity.POSITIVE
        weaker = self.status if status is None else max(self.status, status, key=ORDER.index)
        return Factuality(turned, weaker)


ACTUAL = Factuality()


def factuality(sentence: Sentence, index: int, lexicon: Lexicon, *, light: int | None = None) -> Factuality:
    """Return polarity and status of the predicate at a word.

    Args:
        sentence: the sentence.
        index: the trigger.
        lexicon: cues, signatures and words of saying.
        light: the light verb that carries the noun's negation and modality ("did not launch an attack").
    """
    start = index if light is None else light
    path = list(sentence.path_to_root(start))
    context = _question(sentence)
    for number in range(len(path) - 1, -1, -1):
        token = path[number]
        if number + 1 < len(path):
            context = _descend(sentence, path[number + 1], token, context, lexicon)
        context = _local(sentence, token, context, lexicon)
    if light is not None:
        context = _local(sentence, sentence.tokens[index], context, lexicon)
    return context


def _question(sentence: Sentence) -> Factuality:
    """Return what a direct question leaves open: whether it happened."""
    last = next((t for t in reversed(sentence.tokens) if t.text not in ('"', "”", "’", "''", ")")), None)
    asks = last is not None and last.text == "?"
    return Factuality(Polarity.POSITIVE, Status.POSSIBLE) if asks else ACTUAL


def _local(sentence: Sentence, token: Token, context: Factuality, lexicon: Lexicon) -> Factuality:
    """Return the context after the cues that hang on the word: "not", "may", "if", "without", "no"."""
    for child in sentence.children(token.index):
        cue = lexicon.cue(child.lemma.lower(), child.upos)
        if cue is not None and _applies(child, cue):
            context = context.under(cue.polarity, cue.status)
        elif child.relation in ("nsubj", "obj", "obl") and token.upos == "VERB":
            inner = _quantifier(sentence, child, lexicon)
            if inner is not None:
                context = context.under(inner.polarity, inner.status)
    if token.relation == "conj" and _shares_auxiliaries(sentence, token):
        for child in sentence.children_by(token.head, "aux"):
            cue = lexicon.cue(child.lemma.lower(), child.upos)
            if cue is not None and cue.kind is CueKind.MODALITY:
                context = context.under(cue.polarity, cue.status)
    return context


def _applies(child: Token, cue: Cue) -> bool:
    """Tell whether a cue that hangs on a word speaks of it: an adverb, auxiliary, mark, determiner or adposition."""
    if cue.scope is Scope.ARGUMENT:
        return child.relation in ("det", "advmod", "cc")
    return child.relation in ("advmod", "aux", "mark", "case", "det", "cc", "amod", "discourse", "parataxis")


def _quantifier(sentence: Sentence, argument: Token, lexicon: Lexicon) -> Cue | None:
    """Return the negation in a participant: "none of them", "nobody", "no troops"."""
    for token in (argument, *sentence.children_by(argument.index, "det")):
        cue = lexicon.cue(token.lemma.lower(), token.upos)
        if cue is not None and cue.kind is CueKind.NEGATION and cue.scope is Scope.ARGUMENT:
            return cue
    return None


def _shares_auxiliaries(sentence: Sentence, token: Token) -> bool:
    """Tell whether a second verb stands under the first one's auxiliaries: "will attack and destroy"."""
    return not sentence.children_by(token.index, "aux", "nsubj") and token.xpos in ("VB", "VBN", "VBG")


def _descend(sentence: Sentence, governor: Token, token: Token, context: Factuality, lexicon: Lexicon) -> Factuality:
    """Return the context that the governor passes on to its dependent."""
    relation = token.relation
    if relation not in TRANSPARENT or token.deprel == "acl:relcl":
        return ACTUAL
    if relation == "conj":
        return _before_cues(sentence, governor, context, lexicon)
    if relation in ("advcl", "acl"):
        return _adjunct(sentence, governor, token, context, lexicon)
    if relation == "parataxis":
        return ACTUAL
    complement = _complement(sentence, token)
    implied = _implication(governor, complement, context, lexicon)
    if implied is not None:
        return Factuality(Polarity.POSITIVE, context.status).under(implied.polarity, implied.status)
    if relation in ("ccomp", "csubj"):
        return _said(governor, context, lexicon)
    if relation == "xcomp":
        # A verb that the tables do not know, with an infinitive: intended, not told to have happened.
        return context.under(None, Status.PLANNED if complement == "inf" else None)
    return _participant(sentence, token, context)


def _before_cues(sentence: Sentence, governor: Token, context: Factuality, lexicon: Lexicon) -> Factuality:
    """Return the context of a coordination: that of the first conjunct without its own cues."""
    own = _local(sentence, governor, ACTUAL, lexicon)
    if own == ACTUAL:
        return context
    if governor.head == ROOT:
        return _question(sentence)
    head = sentence.tokens[governor.head]
    return _descend(sentence, head, governor, factuality(sentence, head.index, lexicon), lexicon)


def _adjunct(sentence: Sentence, governor: Token, token: Token, context: Factuality, lexicon: Lexicon) -> Factuality:
    """Return the context of an adverbial or adnominal clause."""
    infinitive = _complement(sentence, token) == "inf"
    if token.relation == "acl" and governor.upos in ("NOUN", "PROPN"):
        implied = _implication(governor, "inf" if infinitive else "of", context, lexicon)
        if implied is not None:
            return ACTUAL.under(implied.polarity, implied.status)
        report = lexicon.reporting(governor.lemma.lower(), "n")
        if report is not None and not infinitive:
            return ACTUAL.under(report.polarity, report.status)
    if infinitive:
        return ACTUAL.under(None, Status.PLANNED)  # purpose: "to prevent attacks", "a plan to attack"
    marks = {mark.lemma.lower() for mark in sentence.children_by(token.index, "mark")}
    if token.relation == "advcl" and token.xpos == "VBG" and not marks:
        return context  # "..., killing two": as real as what it accompanies
    return ACTUAL


def _complement(sentence: Sentence, token: Token) -> str:
    """Return how a dependent is taken: "inf", "ing", "that", "obj", or its adposition."""
    if token.upos in ("NOUN", "PROPN", "PRON"):
        return case_of(sentence, token.index) or "obj"
    marks = {mark.lemma.lower() for mark in sentence.children_by(token.index, "mark")}
    if token.xpos == "VB" and ("to" in marks or token.relation == "xcomp"):
        return "inf"
    if token.xpos == "VBG" and token.relation in ("xcomp", "advcl", "ccomp", "obl"):
        return next(iter(sorted(marks - {"that"})), "ing")
    return "that"


def _implication(governor: Token, complement: str, context: Factuality, lexicon: Lexicon) -> Implication | None:
    """Return what the governor implies of its complement, given whether the governor itself is affirmed."""
    pos = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "j"}.get(governor.upos, "v")
    signature = lexicon.signature(governor.lemma.lower(), complement, pos)
    if signature is None:
        return None
    return signature.affirmed if context.polarity is Polarity.POSITIVE else signature.negated


def _said(governor: Token, context: Factuality, lexicon: Lexicon) -> Factuality:
    """Return the context of a content clause: what the word of saying makes of it."""
    pos = "n" if governor.upos in ("NOUN", "PROPN") else "v"
    report = lexicon.reporting(governor.lemma.lower(), pos)
    if report is None:
        return Factuality(Polarity.POSITIVE, context.status)
    # What somebody did not say, or may say, is not told to be true or false: only the word's own effect counts.
    return ACTUAL.under(report.polarity, report.status)


def _participant(sentence: Sentence, token: Token, context: Factuality) -> Factuality:
    """Return the context of an event noun inside a clause: a definite one is presupposed, others share its fate."""
    definite = any(
        child.deprel == "nmod:poss" or child.lemma.lower() in ("the", "this", "that", "these", "those")
        for child in sentence.children(token.index)
    )
    if definite or token.upos == "PROPN" or token.relation in ("nsubj", "nmod", "obl"):
        return ACTUAL
    return context
