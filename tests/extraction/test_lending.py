"""What the clause lends to an event, and that the reason is told; more facts stand in gold/participants.conllu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kgraph.extraction.lending import participants
from kgraph.extraction.participants import Roles
from kgraph.extraction.predicates import predicates
from kgraph.extraction.slots import Kind
from kgraph.knowledge.language import Language
from kgraph.records.syntax import Frame, NamedEntity, Sentence

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


@pytest.mark.parametrize(
    ("verb", "adposition", "expected"),
    [("flew|fly", "for", ["Kim"]), ("paid|pay", "for", []), ("flew|fly", "after", [])],
)
def test_who_goes_for_talks_talks(verb: str, adposition: str, expected: list[str], tree: Tree, language: Language):
    """Who flies to talks takes part in them; who only pays for them, or flies after them, need not."""
    sentence = named(
        tree(f"Kim/NNP/2/nsubj {verb}/VBD/0/root {adposition}/IN/4/case talks|talk/NNS/2/obl"), 0, "Person"
    )

    assert [sentence.tokens[i].text for i in roles_of(sentence, "talks", language).actors] == expected


@pytest.mark.parametrize(("noun", "expected"), [("warning", ["Kim"]), ("book", None)])
def test_who_is_given_a_warning_is_warned(noun: str, expected: list[str] | None, tree: Tree, language: Language):
    """Who receives by a light verb is the target of its event; who is given a thing takes part in no such event."""
    text = f"They/PRP/2/nsubj gave|give/VBD/0/root Kim/NNP/2/iobj a/DT/5/det {noun}/NN/2/obj"
    sentence = named(tree(text), 2, "Person")
    events = {sentence.tokens[p.index].text for p in predicates(sentence, language)}

    assert (noun in events) is (expected is not None)
    if expected is not None:
        assert [sentence.tokens[i].text for i in roles_of(sentence, noun, language).targets] == expected


def named(sentence: Sentence, index: int, label: str) -> Sentence:
    """Return the sentence with a name at a word, and frames for its verbs and event nouns."""
    verbs = tuple(Frame(t.index, f"{t.lemma}.01") for t in sentence.tokens if t.upos in ("VERB", "NOUN"))
    return replace(sentence, entities=(NamedEntity(index, index, label),), frames=verbs)
