"""What the syntax of a sentence forbids a pronoun to mean, and who does what the verbs without a subject tell."""

from __future__ import annotations

from kgraph.knowledge.things import Pronoun, PronounKind
from kgraph.records.syntax import ROOT, Sentence, Token
from kgraph.resolution.markables import Markable

_RELATIVE = frozenset({"that", "which", "who"})


def doer(sentence: Sentence, predicate: int) -> int | None:
    """Return the head word of whoever does what a predicate tells, also where its clause has no subject of its own.

    That is the noun of a relative clause ("Holm, who sold it"), the subject of the verb that it is coordinated with,
    and of the one above ("Holm wanted to sell it"), or that one's object ("Berg told Holm to sell it").
    """
    token = sentence.tokens[predicate]
    own = next(iter(sentence.children_by(predicate, "nsubj")), None)
    if own is not None:
        is_relative = token.deprel == "acl:relcl" and own.lemma.casefold() in _RELATIVE
        return token.head if is_relative else own.index
    if token.xpos == "VBN" and token.relation in ("xcomp", "acl"):  # "had them whipped": by whom is not said
        return None
    if token.relation == "xcomp" and (told := sentence.children_by(token.head, "obj", "iobj")):
        return told[0].index
    if token.deprel == "acl" and token.xpos == "VBG":
        return token.head
    return doer(sentence, token.head) if token.relation in ("conj", "xcomp", "advcl") else None


def is_free(markable: Markable, candidate: Markable, pronoun: Pronoun) -> bool:
    """Tell whether binding allows the antecedent (the principles A and B of Chomsky 1981, on dependencies)."""
    if candidate.position != markable.position:
        return pronoun.kind is not PronounKind.REFLEXIVE
    if _governs(candidate, markable):
        return False
    if pronoun.kind is PronounKind.REFLEXIVE:
        return candidate.head in _doers(markable)
    if pronoun.kind is PronounKind.POSSESSIVE or is_possessive(markable):
        return True
    clause = _clause(markable.sentence, markable.token)
    same_clause = _clause(candidate.sentence, candidate.token) == clause
    if same_clause and _is_argument(candidate.token) and _is_argument(markable.token):
        return False
    is_object = markable.token.relation in ("obj", "iobj") and clause != ROOT
    return not is_object or doer(markable.sentence, clause) != candidate.head


def _doers(markable: Markable) -> frozenset[int]:
    """Return the head words of those who do what the words above a pronoun tell."""
    sentence = markable.sentence
    above = (token for token in sentence.path_to_root(markable.head) if token.index != markable.head)
    found = (doer(sentence, token.index) for token in above)
    return frozenset(index for index in found if index is not None)


def is_possessive(markable: Markable) -> bool:
    """Tell whether the pronoun stands for an owner."""
    return markable.token.deprel == "nmod:poss" or markable.token.xpos == "PRP$"


def _governs(candidate: Markable, markable: Markable) -> bool:
    """Tell whether the pronoun is part of the candidate itself ("its troops" is not "its").

    Relative clauses and what is coordinated with it are no parts ("the mayor and his wife").
    """
    for token in markable.sentence.path_to_root(markable.head):
        if token.index == candidate.head:
            return True
        if token.deprel in ("acl:relcl", "appos", "parataxis", "conj"):
            return False
    return False


def _is_argument(token: Token) -> bool:
    return token.relation in ("nsubj", "obj", "iobj", "obl")


def _clause(sentence: Sentence, token: Token) -> int:
    """Return the predicate that a word depends on through noun phrases only, `ROOT` for none."""
    while token.head != ROOT and token.relation in ("nmod", "conj", "compound", "amod", "appos", "flat"):
        token = sentence.tokens[token.head]
    return token.head
