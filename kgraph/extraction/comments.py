"""Where a verb of saying may comment on a clause that it does not govern: "It fell, she said"."""

from __future__ import annotations

from kgraph.extraction.tree import case_of
from kgraph.extraction.words import phrasal
from kgraph.knowledge.entries import Aspect
from kgraph.knowledge.lexicon import Lexicon
from kgraph.records.syntax import ROOT, Sentence, Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
"""Tags of finite verbs."""

JOINING = frozenset({"WP", "WDT", "WP$", "WRB", "CC"})
"""Tags of the words that join a clause to the one before."""


def stands_beside(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a clause stands beside another without a word that joins them: "It fell, she said".

    Parsers call it paratactic, adverbial, coordinated, or, in the middle, relative to the noun before: "The roof, she
    said, fell".
    """
    if verb.relation == "parataxis":
        return True
    if verb.upos != "VERB" or verb.relation not in ("advcl", "acl", "conj"):
        return False
    subjects = sentence.children_by(verb.index, "nsubj")
    is_finite = verb.xpos in FINITE or (verb.xpos == "VB" and bool(subjects))  # "It fell, many fear": tagged so
    if not is_finite or sentence.children_by(verb.index, "mark", "aux"):
        return False
    if verb.relation == "advcl":
        return not sentence.children_by(verb.index, "advmod")
    is_joined = any(child.xpos in JOINING for child in sentence.children(verb.index))
    return bool(subjects) and not is_joined and any(t.text == "," for t in border(sentence, verb))


def goes_on_saying(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether a verb of beginning or going on stands for saying: "The roof fell, she continued"."""
    signature = lexicon.signature(phrasal(sentence, verb), "ing") if verb.upos == "VERB" else None
    if signature is None or signature.aspect not in (Aspect.BEGIN, Aspect.CONTINUE):
        return False
    clauses = sentence.children_by(verb.index, "ccomp", "obj", "xcomp")
    means = sentence.children_by(verb.index, "obl")  # "we started with talks"
    has_speech = (
        verb.relation == "parataxis"
        and not clauses
        and not any(case_of(sentence, phrase.index) in ("with", "by", "from") for phrase in means)
    )
    return has_speech or (bool(clauses) and all(c.relation == "ccomp" and c.xpos != "VBG" for c in clauses))


def stands_apart(sentence: Sentence, clause: Token) -> bool:
    """Tell whether a clause only goes on behind a comment: "It fell, she said; nobody was hurt"."""
    return any(t.text in (";", ":", "—", "–") for t in border(sentence, clause))


def is_before_content(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a content clause opens right behind a verb, whatever it hangs on: "adding that it fell"."""
    following = sentence.tokens[verb.index + 1] if verb.index + 1 < len(sentence.tokens) else verb
    return following.relation == "mark" and following.lemma.lower() == "that"


def border(sentence: Sentence, clause: Token) -> tuple[Token, ...]:
    """Return the first word of a clause and the one before it."""
    first = sentence.subtree(clause.index)[0]
    return sentence.tokens[max(first - 1, 0) : first + 1]


def clauses_beside(sentence: Sentence, clause: Token) -> tuple[Token, ...]:
    """Return the other clauses that stand beside a word together with a clause."""
    others = sentence.children_by(clause.head, "parataxis") if clause.head != ROOT else ()
    return tuple(c for c in others if c.index != clause.index)


def parts(sentence: Sentence, comment: Token, clause: Token) -> bool:
    """Tell whether a comment stands between the first word and the verb of a clause: "the town, he said, would pay"."""
    return sentence.subtree(clause.index)[0] < comment.index < clause.index
