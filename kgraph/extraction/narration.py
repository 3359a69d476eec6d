"""How a sentence tells an event: as going on, in passing, as what somebody went for, as the event at hand.

Questions to one tree, which the chronicle asks of what no expression dates.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.extraction.links import relative_role
from kgraph.extraction.predicates import Predicate, is_answering
from kgraph.extraction.recall import Telling, is_another
from kgraph.extraction.sharing import OPENING, TRYING
from kgraph.extraction.tree import case_of, is_definite, verbal_tense
from kgraph.records.syntax import ROOT, Sentence, Token

SHELLS = frozenset(
    {"accident", "act", "action", "announcement", "decision", "development", "event", "incident", "measure", "move"}
    | {"operation", "order", "ruling", "situation", "step", "tragedy"}
)
"""Nouns that sum up what was told before, without a name of its own (shell nouns: Schmid 2000)."""

OCCURRING = frozenset({"happen", "occur"})
"""Verbs that tell nothing of an event but that, when and where it was; so does "take place"."""

GOING_ON = frozenset({"continue", "keep"})
"""Verbs whose complement goes on: "they continue to hold the bridge"."""


def anchor(predicate: Predicate) -> int:
    """Return the word that bears the tense: the predicate, or the verb that lends it its participants."""
    return predicate.index if predicate.light is None else predicate.light


def is_verb(sentence: Sentence, predicate: Predicate) -> bool:
    """Tell whether a verb tells the event."""
    return sentence.tokens[predicate.index].upos == "VERB"


# ------------------------------------------------------------ when, seen from the telling


def is_ongoing(sentence: Sentence, index: int) -> bool:
    """Tell whether a verb tells what is going on: "are leaving", "continue to leave"."""
    token = sentence.tokens[index]
    if token.relation == "xcomp" and sentence.tokens[token.head].lemma.lower() in GOING_ON:
        return verbal_tense(sentence, token.head) in ("present", "ongoing")
    return verbal_tense(sentence, index) == "ongoing"


def is_perfect(sentence: Sentence, index: int) -> bool:
    """Tell whether what is going on began before it is told: "has been leaving"."""
    auxiliaries = sentence.children_by(index, "aux")
    return bool(auxiliaries) and auxiliaries[0].lemma.lower() == "have"


def is_past_progressive(sentence: Sentence, index: int) -> bool:
    """Tell whether a verb tells what was going on: reported, it went on when it was said ("said they were leaving")."""
    auxiliaries = sentence.children_by(index, "aux")
    return sentence.tokens[index].xpos == "VBG" and bool(auxiliaries) and auxiliaries[0].xpos == "VBD"


def is_participle(sentence: Sentence, predicate: Predicate) -> bool:
    """Tell whether a verb is a passive participle behind its noun: "the candidates elected there"."""
    token = sentence.tokens[predicate.index]
    return token.xpos == "VBN" and token.deprel == "acl"


def was_tried(sentence: Sentence, predicate: Predicate) -> bool:
    """Tell whether somebody tried to do it: "in 1964 students tried to raise a flag" tells of 1964."""
    token = sentence.tokens[predicate.index]
    if token.relation != "xcomp" or token.head == ROOT:
        return False
    return sentence.tokens[token.head].lemma.lower() in TRYING and verbal_tense(sentence, token.head) == "past"


# ------------------------------------------------------------ which event


def is_the_one(sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun phrase means the event at hand: "the deadly clash", not "another clash" nor "their clash"."""
    is_definite_noun = token.upos == "NOUN" and is_definite(sentence, token)
    return is_definite_noun and not is_another(sentence, token) and not sentence.children_by(token.index, "nmod:poss")


def sums_up(sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun stands for what the text has just told: "the move", "this decision"."""
    words = {word.lemma.lower() for word in sentence.children_by(token.index, "det")}
    is_bare = not sentence.children_by(token.index, "nmod", "amod", "compound", "acl")
    return token.xpos == "NN" and token.lemma.lower() in SHELLS and is_bare and bool(words & {"the", "this", "that"})


def tells_when(sentence: Sentence, predicate: Predicate) -> bool:
    """Tell whether a verb only says when the event told before it happened: "it happened on Sunday"."""
    token = sentence.tokens[predicate.index]
    places = [word for word in sentence.children_by(token.index, "obj") if word.lemma.lower() == "place"]
    is_occurring = token.lemma.lower() in OCCURRING or (token.lemma.lower() == "take" and bool(places))
    subjects = sentence.children_by(token.index, "nsubj")
    is_main = all(
        word.relation in ("root", "conj", "ccomp", "parataxis") for word in sentence.path_to_root(token.index)
    )
    return (
        is_occurring
        and is_main
        and any(word.lemma.lower() in ("it", "this") or sums_up(sentence, word) for word in subjects)
    )


def tells_of_another(sentence: Sentence, predicate: Predicate) -> bool:
    """Tell whether an event is, or has as its subject, another of its kind: "the previous flood killed two"."""
    token = sentence.tokens[predicate.index]
    subjects = sentence.children_by(token.index, "nsubj", "nsubj:pass")
    return any(is_another(sentence, word) for word in (token, *subjects))


def is_answer(sentence: Sentence, index: int) -> bool:
    """Tell whether a verb tells the answer to what was told last: "expelled an envoy in response"."""
    return any(is_answering(sentence, word) for word in sentence.children_by(index, "obl"))


# ------------------------------------------------------------ where in the sentence


def adverbials(sentence: Sentence, predicate: Predicate) -> tuple[Token, ...]:
    """Return the phrases and clauses beside a verb; what opens a sentence tells of its second verb, too."""
    own, token = sentence.children_by(predicate.index, "advcl", "obl"), sentence.tokens[predicate.index]
    if token.relation != "conj":
        return own
    first = sentence.children_by(token.head, "advcl", "obl")
    return *own, *(word for word in first if word.index < token.head)


def has_own_time(sentence: Sentence, index: int) -> bool:
    """Tell whether a clause without an event tells when a verb happened: "moved to Leeds when she was ten"."""
    return any(
        word.lemma.lower() in OPENING and bool(sentence.children_by(clause.index, "cop"))
        for clause in sentence.children_by(index, "advcl")
        for word in sentence.children_by(clause.index, "mark", "advmod")
    )


def is_since_then(sentence: Sentence, index: int) -> bool:
    """Tell whether a verb tells what has happened from then on: "since then two have died"."""
    words = (word for word in sentence.children_by(index, "obl") if word.lemma.lower() == "then")
    return any(case_of(sentence, word.index) == "since" for word in words)


def is_aside(sentence: Sentence, predicate: Predicate) -> bool:
    """Tell whether a relative clause tells the event: it describes somebody and goes on with nothing."""
    return any(token.deprel == "acl:relcl" for token in sentence.path_to_root(predicate.index))


def scene(sentence: Sentence, index: int) -> int | None:
    """Return the verb at whose place a clause happens: "met in Oslo, where they signed a deal"; `None` for others."""
    token = sentence.tokens[index]
    is_set_off = any(mark.text == "," for mark in sentence.children_by(index, "punct"))
    if token.deprel != "acl:relcl" or not is_set_off or relative_role(sentence, token) != "place":
        return None
    verb = sentence.tokens[token.head].head
    return None if verb == ROOT else verb


def above(sentence: Sentence, index: int) -> Iterator[int]:
    """Yield the verbs in the simple past, from the inside out, within whose clauses one in the simple past stands.

    So does what is told "where", and what somebody did "after it was revealed that she claimed".
    """
    token = sentence.tokens[index]
    while token.head != ROOT and verbal_tense(sentence, index) == "past":
        if token.deprel == "acl:relcl":
            is_scene = relative_role(sentence, token) == "place"
            token = sentence.tokens[token.head]
            if token.head == ROOT or not is_scene:
                return
        elif token.relation not in ("advcl", "ccomp", "xcomp"):
            return
        token = sentence.tokens[token.head]
        if verbal_tense(sentence, token.index) == "past":
            yield token.index


def is_aim(telling: Telling, predicate: Predicate) -> bool:
    """Tell whether an event is what somebody did or said something for: "marched to demand", "promised to rebuild"."""
    items = {item.predicate.index: item for item in telling.items}
    token = telling.sentence.tokens[predicate.index]
    if token.relation == "xcomp" and token.head in items:
        return True
    ancestors = (items.get(ancestor.index) for ancestor in telling.sentence.path_to_root(predicate.index))
    return any(item is not None and item.has_happened and not item.predicate.is_statement for item in ancestors)
