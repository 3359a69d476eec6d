"""What a role makes of its word, and the rule that says so; more facts stand in gold/participants.conllu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kgraph.extraction.arguments import arguments_of
from kgraph.extraction.predicates import predicates
from kgraph.extraction.slots import Kind, Slot, Slots
from kgraph.knowledge.language import Language
from kgraph.records.syntax import Argument, Frame, ProtoRoles, Sentence

Tree = Callable[[str], Sentence]
Written = Callable[[str], Sentence]


def slots_of(sentence: Sentence, word: str, language: Language) -> dict[str, Slot]:
    """Return the slot of each role of an event."""
    predicate = next(p for p in predicates(sentence, language) if sentence.tokens[p.index].text == word)
    filler, found = arguments_of(sentence, predicate.frame, language.lexicon)
    slots = Slots(sentence, predicate, language)
    return {argument.role: slots.of(filler, argument) for argument in found}


@pytest.mark.parametrize(
    ("name", "word", "role", "kind", "why"),
    [
        ("participants-active", "attacked", "ARG0", "actor", "ARG0 of attack.01 (PAG)"),
        ("participants-active", "attacked", "ARG1", "target", "ARG1 of attack.01 (PPT)"),
        ("participants-hidden-in", "hid", "ARG2", "other", "ARG2"),
        ("attribution-says-that", "said", "ARG1", "none", "noun phrase"),
        ("participants-strikes-on", "strikes", "ARGM-LOC", "target", "what is attacked"),
        ("participants-off-place", "exercises", "ARG1", "place", "adposition of place"),
        ("participants-given-to-country", "sold", "ARG2", "target", "GOL"),
        ("participants-sent-to-country", "sent", "ARG2", "place", "names a place"),
    ],
)
def test_slot(name: str, word: str, role: str, kind: str, why: str, written: Written, language: Language):
    """The rule that gave the part is told with it."""
    slot = slots_of(written(name), word, language)[role]

    assert kind == slot.kind
    assert why in slot.why


@pytest.mark.parametrize(("volition", "kind"), [(-0.5, Kind.TARGET), (0.5, Kind.ACTOR)])
def test_what_has_no_will_does_not_move_itself(volition: float, kind: Kind, tree: Tree, language: Language):
    """A shell that lands is moved, a pilot who lands moves."""
    sentence = tree("it/PRP/2/nsubj landed|land/VBD/0/root")
    frame = Frame(1, "land.01", (Argument("ARG1", 0, ProtoRoles(volition, 0.0, 0.0)),))
    told = replace(sentence, frames=(frame,))

    assert kind is slots_of(told, "landed", language)["ARG1"].kind


@pytest.mark.parametrize(("volition", "kind"), [(0.8, "actor"), (0.1, "target")])
def test_who_takes_part_of_their_own_will_acts(volition: float, kind: str, tree: Tree, language: Language):
    """Crowds that gather do it; crowds that the parser says have no say undergo it."""
    sentence = tree("Crowds|crowd/NNS/2/nsubj gathered|gather/VBD/0/root")
    frame = Frame(1, "gather.01", (Argument("ARG1", 0, ProtoRoles(volition, 0.0, 0.0)),))

    assert slots_of(replace(sentence, frames=(frame,)), "gathered", language)["ARG1"].kind == kind


def test_what_is_given_back_does_not_return(tree: Tree, language: Language):
    """The ARG1 of "return" acts only where nobody returns it."""
    sentence = tree("Kim/NNP/2/nsubj returned|return/VBD/0/root it/PRP/2/obj")
    frame = Frame(1, "return.01", (Argument("ARG0", 0), Argument("ARG1", 2)))

    assert slots_of(replace(sentence, frames=(frame,)), "returned", language)["ARG1"].kind == "target"


@pytest.mark.parametrize(
    ("verb", "roleset", "after", "kind"),
    [("voted|vote/VBD", "vote.01", "to", "none"), ("killed|kill/VBD", "kill.01", "to", "target")],
)
def test_a_score_is_nobody(verb: str, roleset: str, after: str, kind: str, tree: Tree, language: Language):
    """Who votes 84 to 4 votes for nobody; who kills ten to twelve kills them."""
    sentence = tree(f"They/PRP/2/nsubj {verb}/0/root 84/CD/2/obj {after}/IN/5/case 4/CD/3/nmod")
    frame = Frame(1, roleset, (Argument("ARG0", 0), Argument("ARG1", 2)))

    word = sentence.tokens[1].text
    assert slots_of(replace(sentence, frames=(frame,)), word, language)["ARG1"].kind == kind
