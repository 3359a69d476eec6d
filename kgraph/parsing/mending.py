"""Trees mended where they say what no sentence does: two subjects of one verb, a clause that reaches over its speaker.

The network scores each arc by itself. Of "So paid the loan, he said on Friday" it may hang "So" on "said", or "Friday"
on "paid", though nothing in English stands on the far side of the verb that a clause is said with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kgraph.records.syntax import ROOT, Argument, Frame, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})

SAID = frozenset({"ccomp", "parataxis"})
"""Relations of a clause to the verb behind it that says it."""

BEHIND = frozenset({"nsubj", "obl", "obl:unmarked", "advmod", "advcl", "nmod", "iobj"})
"""Relations of what may stand behind the verb of saying and belong to it."""

OF_VERBS = {"nmod": "obl"}
"""What a relation to a noun is called where the head is a verb."""

QUOTES = frozenset({'"', "“", "”", "''", "``", "'", "‘", "’", "«", "»"})

MODIFIER = "ARGM"
"""The roles that any predicate can have: time, place, manner."""

NAMING = frozenset({"NOUN", "PROPN"})

DETERMINERS = frozenset({"det", "nmod:poss"})


def mended(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens of a sentence with the heads of what can only belong elsewhere."""
    changed = list(tokens)
    for clause in tokens:
        if _is_said_before(tokens, clause):
            _mend_speech(changed, clause.head, clause.index)
    subjects: dict[int, list[Token]] = {}
    for token in changed:
        if token.deprel in SUBJECTS and token.index < token.head and token.upos in NAMING:
            subjects.setdefault(token.head, []).append(token)
    for of_one_verb in subjects.values():
        for one, other in pairwise(of_one_verb):
            _mend_title(changed, one, other)
    return tuple(changed)


def in_accord(frames: tuple[Frame, ...], decoded: Sequence[Token], tokens: Sequence[Token]) -> tuple[Frame, ...]:
    """Return the frames with what has moved as arguments of where it is now; nobody says what he is the subject of."""
    moved = {new.index: (old.head, new.head) for old, new in zip(decoded, tokens, strict=True) if old.head != new.head}
    said = {clause.head: clause.index for clause in tokens if _is_said_before(tokens, clause)}
    if not moved and not said:
        return frames
    modifiers = {
        argument.head: argument
        for frame in frames
        for argument in frame.arguments
        if argument.role.startswith(MODIFIER) and moved.get(argument.head, (ROOT,))[0] == frame.predicate
    }
    return tuple(_spoken(_moved(frame, moved, modifiers), tokens, said.get(frame.predicate)) for frame in frames)


def _moved(frame: Frame, moved: Mapping[int, tuple[int, int]], modifiers: Mapping[int, Argument]) -> Frame:
    """Return a frame without the arguments that have left its predicate, and with the modifiers that have come."""
    predicate = frame.predicate
    left = tuple(a for a in frame.arguments if moved.get(a.head, (ROOT,))[0] != predicate)
    known = {argument.head for argument in left}
    come = [a for head, a in modifiers.items() if moved[head][1] == predicate and head not in known]
    if len(left) == len(frame.arguments) and not come:
        return frame
    return replace(frame, arguments=tuple(sorted((*left, *come), key=lambda argument: argument.head)))


def _spoken(frame: Frame, tokens: Sequence[Token], clause: int | None) -> Frame:
    """Return the frame of a verb behind what is said, with its own subject as the one who says it."""
    said = next((a for a in frame.arguments if a.role == "ARG0"), None)
    if clause is None or said is None or not _hangs_on(tokens, said.head, clause):
        return frame
    speaker = next((t.index for t in tokens if t.head == frame.predicate and t.deprel == "nsubj"), None)
    others = [a for a in frame.arguments if a is not said and a.head != speaker]
    spoken = [] if speaker is None else [replace(said, head=speaker)]
    return replace(frame, arguments=tuple(sorted((*others, *spoken), key=lambda argument: argument.head)))


def _is_said_before(tokens: Sequence[Token], clause: Token) -> bool:
    """Tell whether a clause stands before the verb that says it."""
    return clause.deprel in SAID and clause.index < clause.head and tokens[clause.head].upos == "VERB"


def _mend_speech(tokens: list[Token], verb: int, clause: int) -> None:
    """Give the clause its subject, and the verb of saying what stands behind it."""
    subjects = [t.index for t in tokens if t.head == verb and t.deprel in SUBJECTS]
    own = [t.index for t in tokens if t.head == clause and t.deprel in SUBJECTS and t.index < clause]
    behind = list(_reaching_over(tokens, verb))
    has_speaker = any(index > clause for index in subjects) or any(tokens[i].deprel == "nsubj" for i in behind)
    if not own and has_speaker and subjects and subjects[0] < clause:
        tokens[subjects[0]] = replace(tokens[subjects[0]], head=clause)
    for index in behind:
        relation = tokens[index].deprel
        tokens[index] = replace(tokens[index], head=verb, deprel=OF_VERBS.get(relation, relation))


def _reaching_over(tokens: Sequence[Token], verb: int) -> Iterator[int]:
    """Yield the words behind a verb whose head stands before it and hangs on it; a quotation may go on there."""
    for token in tokens[verb + 1 :]:
        if token.text in QUOTES:
            return
        is_over = ROOT != token.head < verb and _hangs_on(tokens, token.head, verb)
        if is_over and token.deprel in BEHIND and (token.deprel == "advcl" or not _is_set_off(tokens, token.index)):
            yield token.index


def _is_set_off(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a comma stands before a phrase: "sold it, he said, in the largest deal of the year"."""
    first = _first(tokens, index)
    return "," in (tokens[first].text, tokens[first - 1].text)


def _hangs_on(tokens: Sequence[Token], index: int, verb: int) -> bool:
    while index not in (ROOT, verb):
        index = tokens[index].head
    return index == verb


def _mend_title(tokens: list[Token], one: Token, other: Token) -> None:
    """Make one phrase of two subjects side by side: "broadcaster NBC said", "the mayor, Ana Ruiz, said"."""
    gap = tokens[_last(tokens, one.index) + 1 : _first(tokens, other.index)]
    if any(token.text != "," for token in gap):
        return
    is_title = not gap and not any(t.head == one.index and t.deprel in DETERMINERS for t in tokens)
    if any(t.head == other.index and t.deprel == "cc" for t in tokens):
        tokens[other.index] = replace(other, head=one.index, deprel="conj")
    elif is_title:
        tokens[one.index] = replace(one, head=other.index, deprel="nmod:desc")
    else:
        tokens[other.index] = replace(other, head=one.index, deprel="appos")


def _first(tokens: Sequence[Token], index: int) -> int:
    return min(token.index for token in tokens if _hangs_on(tokens, token.index, index))


def _last(tokens: Sequence[Token], index: int) -> int:
    return max(token.index for token in tokens if _hangs_on(tokens, token.index, index))
