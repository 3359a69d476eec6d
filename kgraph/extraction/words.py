"""What a predicate is called in the tables: its lemma with the words that belong to it, beside it and above it."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.extraction.tree import case_of, resolve_relative
from kgraph.knowledge.lexicon import Lexicon
from kgraph.records.syntax import ROOT, Sentence, Token


def phrasal(sentence: Sentence, token: Token) -> str:
    """Return the lemma with its particle: "carry out"."""
    return sentence.once("phrasal", token.index, lambda: _phrasal(sentence, token))


def _phrasal(sentence: Sentence, token: Token) -> str:
    particles = sentence.children_by(token.index, "compound:prt")
    return " ".join([token.lemma.lower(), *(p.text.lower() for p in particles)])


def part_of_speech(token: Token) -> str:
    """Return "v", "n" or "j" as the tables name parts of speech."""
    return {"NOUN": "n", "PROPN": "n", "ADJ": "j"}.get(token.upos, "v")


def satellites(sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Return the words beside a verb that may belong to it: "back", "dead", "for", "into force"."""
    found = [child.lemma.lower() for child in sentence.children_by(token.index, "advmod")]
    clauses = sentence.children_by(token.index, "xcomp")
    found += [c.text.lower() for c in clauses if c.upos in ("ADJ", "NOUN") or c.xpos == "VBN"]
    for clause in clauses:
        if any(mark.xpos == "TO" for mark in sentence.children_by(clause.index, "mark")):
            found += [f"to {clause.lemma.lower()}", "to"]  # "told the consul to leave"
    for child in sentence.children_by(token.index, "obl"):
        case = case_of(sentence, child.index)
        first = [c.lemma.lower() for c in sentence.children_by(child.index, "case")][:2]
        found += [f"{case} {child.lemma.lower()}", case] if case else []
        found += first[:1] if len(first) == 2 else []  # "pulled out of the town"
    return tuple(found)


def event_name(sentence: Sentence, token: Token, lexicon: Lexicon) -> str:
    """Return the lemma of an event noun, with its first half or its verb where the table knows both: "go on strike"."""
    return sentence.once("event name", token.index, lambda: _event_name(sentence, token, lexicon))


def _event_name(sentence: Sentence, token: Token, lexicon: Lexicon) -> str:
    lemma = token.lemma.lower()
    for child in sentence.children_by(token.index, "compound", "amod"):
        name = f"{child.lemma.lower()} {lemma}"
        if lexicon.event_noun(name) is not None:
            return name
    names = (f"{action} {lemma}" for _, action in governing_verbs(sentence, token))
    return next((name for name in names if lexicon.event_noun(name) is not None), lemma)


def governing_verbs(sentence: Sentence, noun: Token) -> Iterator[tuple[Token, str]]:
    """Yield the verbs that a noun depends on, named as the tables name light verbs: "launch", "come under".

    The noun is their object, a passive's subject, or modified by them ("the attack launched by", "the talks that they
    held"); or it stands behind an adposition, also behind an object that belongs to the verb ("take part in a race").
    """
    head = sentence.tokens[noun.head] if noun.head != ROOT else noun
    if noun.relation == "obj" or noun.deprel == "nsubj:pass":
        yield head, phrasal(sentence, head)
    elif noun.relation == "conj" and head.upos == "NOUN":
        yield from governing_verbs(sentence, head)
    elif noun.relation in ("obl", "nmod"):
        yield from _governing_through_case(sentence, noun, head)
    for clause in sentence.children_by(noun.index, "acl"):
        taken = (*sentence.children_by(clause.index, "obj"), *sentence.children_by(clause.index, "nsubj:pass"))
        is_taken = any(resolve_relative(sentence, child.index) == noun.index for child in taken)
        if is_taken if clause.deprel == "acl:relcl" else clause.xpos == "VBN":
            yield clause, phrasal(sentence, clause)


def _governing_through_case(sentence: Sentence, noun: Token, head: Token) -> Iterator[tuple[Token, str]]:
    case = case_of(sentence, noun.index)
    if head.upos == "VERB":
        yield head, f"{phrasal(sentence, head)} {case}"
        for child in sentence.children_by(head.index, "obj"):
            yield head, f"{head.lemma.lower()} {child.lemma.lower()} {case}"
    elif head.relation == "obj":
        verb = sentence.tokens[head.head]
        yield verb, f"{verb.lemma.lower()} {head.lemma.lower()} {case}"
