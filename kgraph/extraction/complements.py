"""How a predicate takes what it is about, and its signature for that: "managed to", "accused of", "call on"."""

from __future__ import annotations

from kgraph.extraction.tree import case_of
from kgraph.extraction.words import part_of_speech, phrasal
from kgraph.knowledge.entries import Signature, Stance
from kgraph.knowledge.lexicon import Lexicon
from kgraph.records.syntax import Sentence, Token


def complement_kind(sentence: Sentence, token: Token) -> str:
    """Return how a dependent is taken: "inf", "ing", "that", "obj", or its adposition."""
    if token.upos in ("NOUN", "PROPN", "PRON"):
        return case_of(sentence, token.index) or "obj"
    marks = marks_of(sentence, token)
    is_bare = token.relation == "ccomp" and not marks and not sentence.children_by(token.index, "aux")
    if token.xpos == "VB" and ("to" in marks or token.relation == "xcomp" or is_bare):
        return "inf"  # bare in "saw them leave"
    if token.xpos == "VBG" and "to" in marks and not sentence.children_by(token.index, "aux"):
        return "to"  # "admitted to taking bribes"
    if has_to(sentence, token):
        return "inf"  # "to be seen", "to have left"
    auxiliaries = sentence.children_by(token.index, "aux")
    if (auxiliaries[0] if auxiliaries else token).xpos == "VBG":  # "being sold", "having left" as "selling"
        return next(iter(sorted(marks - {"that"})), "ing")
    return "that"


def marks_of(sentence: Sentence, token: Token) -> frozenset[str]:
    """Return the lemmas of the words that open a clause: "that", "to", "if"."""
    return frozenset(mark.lemma.lower() for mark in sentence.children_by(token.index, "mark"))


def has_to(sentence: Sentence, token: Token) -> bool:
    """Tell whether a clause is an infinitive with "to", also with "due to" before it: "is due to report"."""
    due = [word for word in sentence.children_by(token.index, "case") if word.lemma.lower() == "due"]
    marks = [*sentence.children_by(token.index, "mark"), *(due if token.upos == "VERB" else ())]
    fixed = (word for mark in marks for word in sentence.children_by(mark.index, "fixed"))
    return any(mark.text.lower() == "to" for mark in (*marks, *fixed)) and token.xpos != "VBG"


def complement_signature(sentence: Sentence, governor: Token, token: Token, lexicon: Lexicon) -> Signature | None:
    """Return the signature of a predicate for a clause or noun that it takes: "blamed him for (lighting) the fire"."""
    kind = complement_kind(sentence, token)
    of_noun = None
    if token.upos in ("NOUN", "PROPN"):
        of_noun = lexicon.signature(phrasal(sentence, governor), f"{kind}_noun", part_of_speech(governor))
    return of_noun or signature_of(sentence, governor, kind, lexicon)


def occurrence(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Signature | None:
    """Return the signature of a verb that only tells whether its subject happened: "the raid took place", or `None`."""
    form, beside = phrasal(sentence, verb), sentence.children_by(verb.index, "obj", "advmod")
    beside = [word for word in beside if not sentence.children(word.index)]  # not "took the place of"
    forms = [f"{form} {word.lemma.lower()}" for word in beside]
    forms += [] if sentence.children_by(verb.index, "obj") else [form]
    found = (lexicon.signature(name, "subj", part_of_speech(verb)) for name in forms)
    return next((signature for signature in found if signature is not None), None)


def happening(sentence: Sentence, noun: Token) -> Token:
    """Return the verb at the end of what is said of a subject: "the talks are due to begin"."""
    verb = sentence.tokens[noun.head]
    below = [c for c in sentence.children_by(verb.index, "xcomp") if has_to(sentence, c)]
    while below and not sentence.children_by(below[-1].index, "nsubj"):
        verb = below[-1]
        below = [c for c in sentence.children_by(verb.index, "xcomp") if has_to(sentence, c)]
    return verb


def signature_of(sentence: Sentence, governor: Token, complement: str, lexicon: Lexicon) -> Signature | None:
    """Return the signature of a predicate with its particle, adverb or adposition ("call on"), or `None`."""
    form, pos = phrasal(sentence, governor), part_of_speech(governor)
    found = lexicon.signature(form, complement, pos)
    if complement == "inf":
        others = [c.lemma.lower() for c in sentence.children_by(governor.index, "advmod")]
        others += [case_of(sentence, c.index) for c in sentence.children_by(governor.index, "obl")]
        tried = (lexicon.signature(f"{form} {word}", complement, pos) for word in others if word)
        return next((signature for signature in tried if signature is not None), found)
    return found


def denies(sentence: Sentence, noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun of saying is the object of a verb that denies what it says: "dismissed reports that"."""
    if noun.relation != "obj" or lexicon.reporting(noun.lemma.lower(), "n") is None:
        return False
    report = lexicon.reporting(phrasal(sentence, sentence.tokens[noun.head]))
    return report is not None and report.stance is Stance.DENIES


def adverbial_signature(sentence: Sentence, governor: Token, clause: Token, lexicon: Lexicon) -> Signature | None:
    """Return the signature of a verb for an adverbial clause that is its complement: "charged with stealing".

    Parsers often call the infinitive of a control verb adverbial; it is none without its other complements.
    """
    kind = complement_kind(sentence, clause)
    first = sentence.subtree(clause.index)[0]
    is_set_off = first == 0 or "PUNCT" in (sentence.tokens[first].upos, sentence.tokens[first - 1].upos)
    if kind == "that" or (kind == "ing" and (is_set_off or clause.index < governor.index)):
        return None
    signature = signature_of(sentence, governor, kind, lexicon)
    if kind != "inf" or signature is None:
        return signature
    has_object = any(
        child.relation == "obj" or f"{governor.lemma.lower()}_{case_of(sentence, child.index)}" == signature.lemma
        for child in sentence.children_by(governor.index, "obj", "obl")
    )
    has_clause = bool(sentence.children_by(governor.index, "xcomp", "ccomp"))
    return None if has_clause or has_object is not (signature.controller == "object") else signature
