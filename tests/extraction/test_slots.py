"""What a role makes of its word, and the rule that says so; more facts stand in gold/participants.conllu."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.extraction.arguments import arguments_of
from kgraph.extraction.predicates import predicates
from kgraph.extraction.slots import Slot, Slots
from kgraph.knowledge.language import Language
from kgraph.records.syntax import Sentence

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
