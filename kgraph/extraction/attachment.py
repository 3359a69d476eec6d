"""Participles of harm that hang on the wrong clause: "resigned after police fired at a crowd, killing six".

Trees alone do not tell whether a participle at the end of a sentence belongs to the clause before it or to the main
one, and the parser tends to the main one. Harm is done by deeds, so the nearest clause that tells one gets it.
"""

from __future__ import annotations

from dataclasses import replace

from kgraph.extraction.predicates import classified
from kgraph.extraction.tree import subject
from kgraph.knowledge.language import Language
from kgraph.records.syntax import Frame, Sentence, Token

HARM = frozenset({"Kill", "Injure", "Destroy"})
"""Types of participles that tell what a deed led to."""

DEEDS = HARM | {"Assault", "Conflict", "Accident", "Disaster", "Crime", "Coerce"}
"""Types of deeds and happenings that do harm."""

CLAUSES = frozenset({"advcl", "ccomp", "acl", "parataxis"})
"""Relations of clauses that may stand between the main verb and the participle."""


def reattached(sentence: Sentence, language: Language) -> Sentence:
    """Return the sentence with each participle of harm below the deed that it follows, done by who did that."""
    frames = {frame.predicate: frame for frame in sentence.frames}
    for token in sentence.tokens:
        if _is_participle_at_end(sentence, token) and _type(sentence, token.index, frames, language) in HARM:
            deed = _deed_before(sentence, token, frames, language)
            if deed is not None:
                return _hung(sentence, token, deed)
    return sentence


def _is_participle_at_end(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word is a participle without subject and conjunction, behind a comma."""
    if token.relation != "advcl" or token.xpos != "VBG" or sentence.tokens[token.index - 1].text != ",":
        return False
    return token.head < token.index and not sentence.children_by(token.index, "nsubj", "mark")


def _type(sentence: Sentence, index: int, frames: dict[int, Frame], language: Language) -> str:
    return classified(sentence, frames.get(index) or Frame(index, ""), language)[0]


def _deed_before(sentence: Sentence, token: Token, frames: dict[int, Frame], language: Language) -> int | None:
    """Return the verb that a participle hangs on if it tells a deed, else that of the clause before it if that does."""
    if _tells_deed(sentence, token.head, frames, language):
        return token.head
    below = sentence.subtree(token.index)
    for index in range(token.index - 2, token.head, -1):
        clause = sentence.tokens[index]
        if clause.upos == "VERB" and clause.relation in CLAUSES and index not in below:
            ends_before = max(i for i in sentence.subtree(index) if i < token.index) == token.index - 2
            return index if ends_before and _tells_deed(sentence, index, frames, language) else None
    return None


def _tells_deed(sentence: Sentence, index: int, frames: dict[int, Frame], language: Language) -> bool:
    """Tell whether a verb, or the event noun that it is light for, tells a deed."""
    below = (index, *(child.index for child in sentence.children_by(index, "obj", "obl")))
    return any(_type(sentence, i, frames, language) in DEEDS for i in below if i == index or i in frames)


def _hung(sentence: Sentence, token: Token, deed: int) -> Sentence:
    """Return the sentence with a clause below a verb, its agent no longer the subject of one above that."""
    above = [t.index for t in sentence.path_to_root(deed) if t.index != deed]
    lost = {subject(sentence, index) for index in above}
    tokens = tuple(replace(t, head=deed) if t.index == token.index else t for t in sentence.tokens)
    moved = {token.index, *(c.index for c in sentence.children_by(token.index, "conj"))}
    frames = tuple(
        replace(f, arguments=tuple(a for a in f.arguments if a.head not in lost)) if f.predicate in moved else f
        for f in sentence.frames
    )
    return replace(sentence, tokens=tokens, frames=frames)
