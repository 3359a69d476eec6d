"""Which words of a sentence tell an event: frames without states, helpers and light verbs.

"carried out an attack" is told by the noun, with the verb's participants; "began to withdraw" by the complement;
"has 1.2 million soldiers" by nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.extraction.complements import happening, occurrence
from kgraph.extraction.tree import case_of, direct_subject, subject
from kgraph.extraction.types import INVOLUNTARY, classified
from kgraph.extraction.words import event_name, governing_verbs, part_of_speech, phrasal, satellites
from kgraph.knowledge.entries import LightVerb, Reading, Side, VerbEntry
from kgraph.knowledge.language import Language
from kgraph.knowledge.lexicon import Lexicon
from kgraph.records.syntax import Attributes, Frame, Sentence, Token

DYNAMIC_VERB = 0.0
"""A verb is a state below this UDS score, the middle of its scale; up to there none of our gold events is lost."""

DYNAMIC_NOUN = 0.25
"""A noun that the table does not know is an event above this score; of -1 to 1 the best F1 on our own gold texts."""

DYNAMIC_MIXED = 0.0
"""The same for a noun that the table knows as an event or a thing, without participants; above it recall falls."""


ANSWERS = frozenset({"response", "retaliation", "return", "reply", "reaction", "turn"})
"""Nouns that, bare behind "in", make of an event the answer to what was told last: "expelled an envoy in response"."""

JOINED = frozenset({"of", "with", "for"})
"""Adpositions behind a noun that makes one with "in": "in search of", "in cooperation with", "in exchange for"."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A trigger with its frame and type.

    `light` is the light verb that lends its participants, `lender` its entry. `entry` is the verb's own entry in the
    tables, where it has one.
    """

    index: int
    frame: Frame
    type: str
    is_statement: bool
    light: int | None = None
    lender: LightVerb | None = None
    entry: VerbEntry | None = None


def predicates(sentence: Sentence, language: Language) -> tuple[Predicate, ...]:
    """Return the event predicates of a sentence, in text order."""
    lexicon = language.lexicon
    frames = {frame.predicate: frame for frame in sentence.frames}
    for token in sentence.tokens:
        if token.index not in frames and _is_certain_noun(sentence, token, lexicon):
            frames[token.index] = _frame_of_noun(token, lexicon)
    light = dict(_light_verbs(sentence, frames, lexicon))
    verbs = {verb for verb, _ in light.values()}
    found: list[Predicate] = []
    for index in sorted(frames):
        frame, token = frames[index], sentence.tokens[index]
        type_, entry = classified(sentence, frame, language)
        is_narrow = entry is not None and (bool(entry.objects | entry.doers) or "_" in entry.lemma)
        is_told = index in light or is_narrow
        if index in verbs or not _is_event(sentence, token, frame, lexicon, is_told=is_told):
            continue
        verb, lender = light.get(index, (None, None))
        found.append(Predicate(index, frame, type_, type_ in lexicon.statement_types, verb, lender, entry))
    return tuple(found)


def _is_certain_noun(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun that the parser gave no frame nearly always denotes an event."""
    if token.upos != "NOUN" or token.relation in ("compound", "flat"):
        return False
    entry = lexicon.event_noun(event_name(sentence, token, lexicon))
    return entry is not None and entry.reading is Reading.EVENT


def _frame_of_noun(token: Token, lexicon: Lexicon) -> Frame:
    """Return an empty frame; 0.5: the parser thought it no predicate, the table thinks it one."""
    senses = lexicon.rolesets_of(token.lemma.lower(), "n")
    return Frame(token.index, senses[0].id if senses else "", probability=0.5)


def _is_event(sentence: Sentence, token: Token, frame: Frame, lexicon: Lexicon, *, is_told: bool) -> bool:
    """Tell whether a frame tells an event of its own; `is_told`: its object or its light verb makes it one."""
    if token.upos == "VERB":
        return _is_event_verb(sentence, token, frame, lexicon, is_told=is_told)
    if token.upos in ("NOUN", "PROPN"):
        return is_told or _is_event_noun(sentence, token, frame, lexicon)
    return False


def _is_event_verb(sentence: Sentence, token: Token, frame: Frame, lexicon: Lexicon, *, is_told: bool) -> bool:
    lemma = phrasal(sentence, token)
    if token.relation in ("aux", "cop", "case", "mark", "compound", "fixed"):
        return False
    beside = [] if _is_willed(frame) else [f"{lemma} {word}" for word in _all_beside(sentence, token)]
    is_state = not is_told and any(lexicon.is_stative(w, "v", roleset_id=frame.roleset) for w in (lemma, *beside))
    if token.xpos in ("VBG", "VBN") and token.relation in ("advcl", "acl") and lexicon.is_stative(token.text, "v"):
        return False  # "dug using a spade", "fell compared with May"
    if is_state or is_helper(sentence, token, lexicon):
        return False
    if token.relation == "amod" and (token.xpos != "VBN" or _is_hyphenated(sentence, token)):
        return False
    return _is_dynamic(frame.attributes, DYNAMIC_VERB, unknown=True)


def _is_willed(frame: Frame) -> bool:
    """Tell whether somebody does it by will: "the envoy came after a year", not "the vote came after a year"."""
    return any(a.proto_roles is not None and a.proto_roles.volition > INVOLUNTARY for a in frame.arguments)


def _all_beside(sentence: Sentence, token: Token) -> list[str]:
    """Return the words beside a verb and those that open its adverbial clauses: "came as"."""
    clauses = sentence.children_by(token.index, "advcl")
    opening = [mark.lemma.lower() for clause in clauses for mark in sentence.children_by(clause.index, "mark")]
    return [*satellites(sentence, token), *opening]


def _is_event_noun(sentence: Sentence, token: Token, frame: Frame, lexicon: Lexicon) -> bool:
    lemma = token.lemma.lower()
    if token.relation in ("compound", "flat", "xcomp") or lexicon.is_stative(lemma, "n", roleset_id=frame.roleset):
        return False  # "called it a raid" tells of no raid
    if _is_adposition(sentence, token):
        return False
    if token.upos == "PROPN" and sentence.entity_at(token.index) is not None:
        return False
    if is_helper(sentence, token, lexicon):
        return False
    entry = lexicon.event_noun(lemma)
    if entry is not None:
        return (
            entry.reading is Reading.EVENT
            or _is_dynamic(frame.attributes, DYNAMIC_MIXED, unknown=True)
            or bool(frame.arguments)
        )
    return _is_dynamic(frame.attributes, DYNAMIC_NOUN, unknown=False) and any(
        a.role in ("ARG0", "ARG1") for a in frame.arguments
    )


def _is_adposition(sentence: Sentence, token: Token) -> bool:
    """Tell whether a bare noun only joins two phrases, or what was told: "in charge of the bank", "in response"."""
    if case_of(sentence, token.index) != "in" or sentence.children_by(token.index, "det", "amod", "nmod:poss"):
        return False
    if is_answering(sentence, token):
        return True
    below = (case_of(sentence, child.index) for child in sentence.children_by(token.index, "nmod", "obl"))
    return token.xpos == "NN" and not JOINED.isdisjoint(below)


def is_answering(sentence: Sentence, token: Token) -> bool:
    """Tell whether a phrase makes of its verb the answer to what was told last: "expelled an envoy in response"."""
    is_alone = not sentence.children_by(token.index, "nmod", "det", "nmod:poss", "amod")
    return token.lemma.lower() in ANSWERS and is_alone and case_of(sentence, token.index) == "in"


def _is_dynamic(attributes: Attributes | None, threshold: float, *, unknown: bool) -> bool:
    """Tell whether a predicate is an event rather than a state; `unknown` where the parser does not tell."""
    return unknown if attributes is None else attributes.dynamic > threshold


def _is_hyphenated(sentence: Sentence, token: Token) -> bool:
    """Tell whether the word is the second half of a compound: "Russian-occupied"."""
    return token.index > 0 and sentence.tokens[token.index - 1].text in ("-", "–", "‑")


def is_helper(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word only helps its complement: "began to", "a decision to", "continued the attack"."""
    lemma, pos = token.lemma.lower(), part_of_speech(token)
    for child in sentence.children(token.index):
        kind = _complement_kind(sentence, token, child)
        if not kind:
            continue
        signature = lexicon.signature(lemma, kind, pos)
        is_known = signature is not None and signature.helper
        if is_known and (kind != "obj" or _tells_event(sentence, child, lexicon)):
            return True
    return False


def _tells_event(sentence: Sentence, noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun can tell the event that its verb helps: one with a frame or that is nearly always one."""
    if sentence.frame_at(noun.index) is None and not _is_certain_noun(sentence, noun, lexicon):
        return False
    return lexicon.event_noun(noun.lemma.lower()) is not None


def _complement_kind(sentence: Sentence, token: Token, child: Token) -> str:
    is_copular = bool(sentence.children_by(child.index, "cop"))  # "is going to be a failure"
    if (child.upos == "VERB" or is_copular) and child.relation in ("xcomp", "acl", "ccomp"):
        has_to = any(mark.xpos == "TO" for mark in sentence.children_by(child.index, "mark"))
        if child.xpos == "VB" or (has_to and (child.xpos == "VBN" or is_copular)):
            return "inf"
        return "ing" if child.xpos == "VBG" and child.relation == "xcomp" else ""
    return "obj" if child.relation == "obj" and token.upos == "VERB" else ""


def _light_verbs(
    sentence: Sentence, frames: dict[int, Frame], lexicon: Lexicon
) -> Iterator[tuple[int, tuple[int, LightVerb]]]:
    """Yield event nouns with the light verb that governs them and its entry."""
    for token in sentence.tokens:
        if token.upos != "NOUN" or token.index not in frames:
            continue
        found = _light_verb(sentence, token, lexicon)
        if found is not None:
            yield token.index, found


def _light_verb(sentence: Sentence, noun: Token, lexicon: Lexicon) -> tuple[int, LightVerb] | None:
    """Return the light verb of an event noun: one that the tables know, or one that the parser takes for light."""
    names = dict.fromkeys((event_name(sentence, noun, lexicon), noun.lemma.lower()))
    is_known = lexicon.event_noun(noun.lemma.lower()) is not None
    for verb, action in governing_verbs(sentence, noun) if is_known else ():
        entries = [lexicon.light_verb(action, name) for name in names]
        helping = _helping(sentence, verb, lexicon) if action == phrasal(sentence, verb) else None
        entry = next((entry for entry in (*entries, helping) if entry is not None), None)
        if entry is not None:
            return verb.index, entry
    return (_occurring(sentence, noun, lexicon) or _light_by_roles(sentence, noun)) if is_known else None


def _occurring(sentence: Sentence, noun: Token, lexicon: Lexicon) -> tuple[int, LightVerb] | None:
    """Return the verb that only tells that the event of a noun happens: "the raid (that) took place"."""
    clauses = [c for c in sentence.children_by(noun.index, "acl") if direct_subject(sentence, c.index) is not None]
    verbs = [c for c in clauses if subject(sentence, c.index) == noun.index]
    if noun.relation == "nsubj":
        last = happening(sentence, noun)
        verbs += [last] if last.index != noun.head or noun.deprel == "nsubj" else []
    for verb in verbs:
        told = occurrence(sentence, verb, lexicon)
        if told is not None and told.helper:
            return verb.index, LightVerb(verb.lemma.lower(), Side.TARGET, frozenset(), told.example)
    return None


def _light_by_roles(sentence: Sentence, noun: Token) -> tuple[int, LightVerb] | None:
    """Return the verb that the parser labels as light (`make.LV`, PropBank's `ARGM-PRR`): it acts as the noun says."""
    for frame in sentence.frames:
        is_light = frame.roleset.endswith(".LV")
        if is_light and any(a.role == "ARGM-PRR" and a.head == noun.index for a in frame.arguments):
            verb = sentence.tokens[frame.predicate]
            return verb.index, LightVerb(verb.lemma.lower(), Side.ACTOR, frozenset(), verb.text)
    return None


def _helping(sentence: Sentence, verb: Token, lexicon: Lexicon) -> LightVerb | None:
    """Return how a helper lends its subject to the event it takes as object: "the army continued the attack"."""
    lemma = phrasal(sentence, verb)
    signature = lexicon.signature(lemma, "obj")
    return LightVerb(lemma, Side.ACTOR, frozenset(), signature.example) if signature and signature.helper else None
