"""Words that negate, weaken, condition or attribute the word that they hang on: which stand there, and which apply."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.knowledge.entries import Cue, CueKind, Scope
from kgraph.knowledge.lexicon import Lexicon
from kgraph.records.syntax import Sentence, Token

QUANTIFIED = frozenset({"nsubj", "obj", "iobj", "obl"})
"""Relations of the participants whose quantifier negates the whole clause: "no ship sailed", "told nobody"."""


CARRIERS = frozenset({"advmod", "aux", "mark", "case", "det", "cc", "amod", "discourse", "nummod"})
"""Relations of the words that can speak of what they hang on."""


def cue_of(sentence: Sentence, token: Token, lexicon: Lexicon) -> Cue | None:
    """Return the cue that a word is or begins, the longest first: "no longer", "instead of", "not only", "planned".

    A participle is looked up as it stands ("the planned visit") before its lemma, an auxiliary with the one or the
    negation behind it ("should have", "could not").
    """
    return sentence.once("cue", token.index, lambda: _cue_of(sentence, token, lexicon))


def _cue_of(sentence: Sentence, token: Token, lexicon: Lexicon) -> Cue | None:
    alone = (token.text.lower(), token.lemma.lower())
    if token.relation == "aux":
        behind = (t.lemma.lower() for t in sentence.children_by(token.head, "aux", "advmod") if t.index > token.index)
        pairs = (lexicon.cue(f"{token.lemma.lower()} {word}", "AUX") for word in behind)
        found = next((cue for cue in pairs if cue is not None), None)
        if found is not None:
            return found
    elif not sentence.children(token.index) and lexicon.cue_starts.isdisjoint(alone):
        return None  # most words
    inside = sentence.subtree(token.index) if sentence.children(token.index) else (token.index,)
    stretches = [(inside[0], inside[-1] + 1)] if 2 <= len(inside) <= 4 else []
    # The verb of an auxiliary is no part of its phrase: "would have the power" is no "would have".
    longest = min(3, token.head - token.index) if token.relation == "aux" and token.index < token.head else 3
    stretches += [(token.index, token.index + length) for length in range(longest, 0, -1)]
    begun = (pair for pair in stretches if sentence.tokens[pair[0]].text.lower() in lexicon.cue_starts)
    phrases = (" ".join(t.text.lower() for t in sentence.tokens[first:end]) for first, end in begun)
    found = (lexicon.cue(phrase, token.upos) for phrase in (*phrases, token.lemma.lower()))
    return next((cue for cue in found if cue is not None), None)


def cues_on(sentence: Sentence, token: Token, lexicon: Lexicon) -> tuple[tuple[Token, Cue], ...]:
    """Return the cues that speak of a word, each with the word that carries it."""
    return sentence.once("cues", token.index, lambda: tuple(_cues_on(sentence, token, lexicon)))


def _cues_on(sentence: Sentence, token: Token, lexicon: Lexicon) -> Iterator[tuple[Token, Cue]]:
    for child in sentence.children(token.index):
        if child.relation in QUANTIFIED:
            if token.upos in ("VERB", "AUX"):
                yield from _quantifiers(sentence, child, lexicon)
            continue
        cue = cue_of(sentence, child, lexicon) if _carries(child, token) else None
        if cue is not None and _applies(child, cue) and not (cue.polarity and expects_yes(sentence, token)):
            yield child, cue


def _carries(child: Token, token: Token) -> bool:
    """Tell whether a word can speak of the one it hangs on; a participle also behind its noun: "talks planned"."""
    is_participle = child.relation == "acl" and child.xpos == "VBN" and token.upos == "NOUN"
    return child.relation in CARRIERS or is_participle


def _applies(child: Token, cue: Cue) -> bool:
    """Tell whether a cue that hangs on a word speaks of it: an adverb, auxiliary, mark, determiner or adposition."""
    if cue.scope is Scope.ARGUMENT:
        return child.relation in ("det", "advmod", "cc", "nummod")
    return child.relation != "nummod"


def first_word(sentence: Sentence, token: Token) -> Token:
    """Return the first word of a clause, quotation marks left out."""
    inside = (sentence.tokens[i] for i in sentence.subtree(token.index))
    return next((word for word in inside if word.upos != "PUNCT"), token)


def expects_yes(sentence: Sentence, token: Token) -> bool:
    """Tell whether a clause is a question that begins with a negated auxiliary: "Didn't he say ...?"."""
    if not any(sentence.tokens[i].text == "?" for i in sentence.subtree(token.index)):
        return False
    first = first_word(sentence, token)
    following = sentence.tokens[first.index + 1] if first.index + 1 < len(sentence.tokens) else first
    return first.relation == "aux" and following.text.lower() in ("n't", "n’t")


def _quantifiers(sentence: Sentence, argument: Token, lexicon: Lexicon) -> Iterator[tuple[Token, Cue]]:
    """Yield the negation in a participant: "none of them", "nobody", "no troops", "neither side", "not a ship"."""
    for token in (argument, *sentence.children_by(argument.index, "det", "cc", "nummod", "advmod")):
        cue = cue_of(sentence, token, lexicon)
        if cue is None or cue.kind is not CueKind.NEGATION or cue.scope is not Scope.ARGUMENT:
            continue
        if token.relation != "advmod" or "_" in cue.lemma:  # not "no fewer than nine ships"
            yield token, cue
            return
