"""What the clause lends to an event, and that the reason is told; more facts stand in gold/participants.conllu."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.extraction.lending import participants
from kgraph.extraction.participants import Roles
from kgraph.extraction.predicates import predicates
from kgraph.extraction.slots import Kind
from kgraph.knowledge.language import Language
from kgraph.records.syntax import Sentence

Tree = Callable[[str], Sentence]
Written = Callable[[str], Sentence]


def roles_of(sentence: Sentence, word: str, language: Language) -> Roles:
    """Return the participants of an event."""
    predicate = next(p for p in predicates(sentence, language) if sentence.tokens[p.index].text == word)
    return participants(sentence, predicate, language, frozenset())


@pytest.mark.parametrize(
    ("name", "word", "kind", "lent", "why"),
    [
        ("predicates-light-verb", "attack", Kind.ACTOR, "Rebels", 'lent by "carried"'),
        ("predicates-light-part-in", "race", Kind.ACTOR, "teams", "take part in"),
        ("predicates-comment-adds", "added", Kind.ACTOR, "mayor", "comments on what is said"),
        ("participants-means-event", "attack", Kind.ACTOR, "mayor", '"retaliated" tells whose'),
        ("participants-interview-of-speaker", "interview", Kind.TARGET, "She", '"said" tells whose'),
        ("participants-treatment-of-patient", "treatment", Kind.TARGET, "pilot", '"took" tells whose'),
        ("participants-place-of-thing", "raided", Kind.PLACE, "Lima", "where a target is"),
        ("participants-place-of-actor", "blocked", Kind.PLACE, "Spain", "where an actor is"),
    ],
)
def test_lent(name: str, word: str, kind: Kind, lent: str, why: str, written: Written, language: Language):
    """The rule that made somebody take part is told with the part."""
    sentence = written(name)
    part = roles_of(sentence, word, language).parts[kind][0]

    assert lent == sentence.tokens[part.index].text
    assert why in part.why


@pytest.mark.parametrize(("name", "word"), [("participants-no-means-of-cooperation", "investigation")])
def test_nothing_lent(name: str, word: str, written: Written, language: Language):
    """Who cooperates with an investigation does not investigate."""
    roles = roles_of(written(name), word, language)

    assert ([], []) == (roles.actors, roles.targets)


@pytest.mark.parametrize(
    ("noun", "preposition", "comma", "targets"),
    [
        ("embargo", "on", "", ["firms"]),
        ("embargo", "with", "", []),
        ("embargo", "on", ",/,/6/punct ", []),
    ],
)
def test_whom_the_light_verb_aims_it_at(
    noun: str, preposition: str, comma: str, targets: list[str], tree: Tree, language: Language
):
    """They imposed embargo on firms; not with firms, and not, on firms."""
    last = 6 if comma else 5
    sentence = tree(
        f"They/PRP/2/nsubj imposed|impose/VBD/0/root {noun}/NN/2/obj {comma}{preposition}/IN/{last}/case "
        "firms|firm/NNS/2/obl"
    )
    (predicate,) = predicates(sentence, language)

    found = participants(sentence, predicate, language, frozenset())

    assert [sentence.tokens[index].text for index in found.targets] == targets
