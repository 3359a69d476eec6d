"""Who takes part in an event, and as what; most facts stand in gold/participants.conllu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kgraph.extraction.lending import participants
from kgraph.extraction.participants import Roles
from kgraph.extraction.predicates import predicates
from kgraph.knowledge.language import Language
from kgraph.records.syntax import Frame, NamedEntity, Sentence

Written = Callable[[str], Sentence]
Named = tuple[list[str], list[str], list[str]]


@pytest.fixture
def roles_of(language: Language) -> Callable[..., Roles]:
    """Return a function from a sentence and the word of an event to its participants."""

    def find(sentence: Sentence, word: str, *, times: frozenset[int] = frozenset()) -> Roles:
        found = predicates(sentence, language)
        predicate = next(p for p in found if sentence.tokens[p.index].text == word)
        return participants(sentence, predicate, language, times)

    return find


def named(sentence: Sentence, roles: Roles) -> Named:
    """Return actors, targets and places by their words."""
    lists = (roles.actors, roles.targets, roles.places)
    actors, targets, places = ([sentence.tokens[i].text for i in indices] for indices in lists)
    return actors, targets, places


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("participants-active", "attacked"),
        ("participants-passive-agent", "attacked"),
        ("participants-reduced-relative", "attacked"),
        ("participants-relative-clause", "attacked"),
        ("factuality-will-shared", "attack"),
    ],
)
def test_the_tree_tells_what_the_frame_does_not(name: str, word: str, written: Written, roles_of: Callable[..., Roles]):
    """Without any role the navy still attacks the port."""
    sentence = written(name)
    bare = replace(sentence, frames=tuple(replace(frame, arguments=()) for frame in sentence.frames))

    assert (["navy"], ["port"]) == named(sentence, roles_of(bare, word))[:2]


def test_without_roles_who_dies_still_undergoes(written: Written, roles_of: Callable[..., Roles]):
    """The roleset of "die" has no agent, so its subject is none."""
    sentence = written("participants-intransitive-undergoes")
    bare = replace(sentence, frames=tuple(replace(frame, arguments=()) for frame in sentence.frames))

    assert ([], ["miners"]) == named(sentence, roles_of(bare, "died"))[:2]


def test_a_time_is_no_participant_whatever_its_role(written: Written, roles_of: Callable[..., Roles]):
    """A word of a time expression is left out even where the parser gave it a part."""
    sentence = written("participants-active")

    assert (["navy"], []) == named(sentence, roles_of(sentence, "attacked", times=frozenset({4})))[:2]


def test_a_clause_is_no_participant(written: Written, roles_of: Callable[..., Roles]):
    """What is said has the role ARG1, and is no target."""
    sentence = written("attribution-says-that")

    assert (["mayor"], [], []) == named(sentence, roles_of(sentence, "said"))


def test_nobody_is_actor_and_target_at_once(written: Written, roles_of: Callable[..., Roles]):
    """Two roles for one word leave it the actor."""
    sentence = written("participants-active")
    frame = sentence.frames[0]
    twice = tuple(replace(argument, head=1) for argument in frame.arguments)
    odd = replace(sentence, frames=(replace(frame, arguments=twice),))

    assert 1 not in roles_of(odd, "attacked").targets


def test_a_place_needs_its_adposition(written: Written, roles_of: Callable[..., Roles]):
    """Who is given something is no place, even where the name is one."""
    sentence = written("participants-recipient")

    assert [] == named(sentence, roles_of(sentence, "gave"))[2]


def test_an_event_is_no_place(written: Written, roles_of: Callable[..., Roles]):
    """An interview is not where something is said."""
    sentence = written("attribution-in-an-interview")

    assert [] == named(sentence, roles_of(sentence, "said"))[2]


def test_what_is_neither_actor_nor_target_keeps_its_role(written: Written, roles_of: Callable[..., Roles]):
    """The axe is ARG2."""
    assert [("ARG2", 7)] == roles_of(written("participants-instrument"), "killed").others


@pytest.mark.parametrize(
    ("thing", "other", "label", "expected"),
    [
        ("ties|tie", "Chad", "Organization", ["ties", "Chad"]),
        ("ties|tie", "silk", "", ["ties"]),
        ("talks|talk", "Chad", "Organization", ["talks"]),
    ],
)
def test_with_whom_one_has_what_is_acted_on(
    thing: str,
    other: str,
    label: str,
    expected: list[str],
    tree: Callable[[str], Sentence],
    roles_of: Callable[..., Roles],
):
    """Who cuts ties with Chad does it to Chad, who cuts ties with silk to the ties; talks have sides of their own."""
    sentence = tree(f"They/PRP/2/nsubj cut|cut/VBD/0/root {thing}/NNS/2/obj with/IN/5/case {other}/NN/3/nmod")
    entities = (NamedEntity(4, 4, label),) if label else ()
    sentence = replace(sentence, entities=entities, frames=(Frame(1, "cut.01"),))

    assert named(sentence, roles_of(sentence, "cut"))[1] == expected
