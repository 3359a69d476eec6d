"""What a word makes of the act that it governs, and whom it means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kgraph.extraction.lending import participants
from kgraph.extraction.predicates import predicates
from kgraph.extraction.stances import aim, typed_by_act
from kgraph.knowledge.language import Language
from kgraph.records.syntax import Argument, Frame, NamedEntity, ProtoRoles, Sentence

Tree = Callable[[str], Sentence]

SAID = "Chad/NNP/2/nsubj said|say/VBD/0/root"
VOWED = "Chad/NNP/2/nsubj vowed|vow/VBD/0/root"


def with_frames(sentence: Sentence, *frames: Frame) -> Sentence:
    """Return a sentence whose predicates are those of the frames."""
    return replace(sentence, frames=frames)


def types(sentence: Sentence, language: Language, *words: int) -> list[str]:
    """Return the types of the predicates at words."""
    framed = with_frames(sentence, *(Frame(word, "") for word in words))
    return [p.type for p in typed_by_act(framed, predicates(framed, language), language)]


def targets(sentence: Sentence, language: Language, *frames: Frame) -> list[list[str]]:
    """Return the targets of each predicate."""
    framed = with_frames(sentence, *frames)
    found = predicates(framed, language)
    roles = [participants(framed, predicate, language, frozenset()) for predicate in found]
    aim(framed, found, roles, language)
    return [[framed.tokens[index].text for index in role.targets] for role in roles]


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        (f"{SAID} it/PRP/5/nsubj would/MD/5/aux pay/VB/2/ccomp", 4, "Promise"),
        (f"{SAID} it/PRP/5/nsubj would/MD/5/aux attack/VB/2/ccomp", 4, "Threaten"),
        (f"{SAID} it/PRP/6/nsubj would/MD/6/aux not/RB/6/advmod pay/VB/2/ccomp", 5, "Reject"),
        (f"{SAID} it/PRP/6/nsubj would/MD/6/aux not/RB/6/advmod attack/VB/2/ccomp", 5, "Promise"),
        (f"{SAID} it/PRP/5/nsubj was|be/VBD/5/cop ready/JJ/2/ccomp to/TO/7/mark pay/VB/5/xcomp", 6, "Promise"),
        (f"{VOWED} to/TO/4/mark pay/VB/2/xcomp", 3, "Promise"),
        (f"{VOWED} to/TO/4/mark attack/VB/2/xcomp", 3, "Threaten"),
        (f"{VOWED} not/RB/5/advmod to/TO/5/mark pay/VB/2/xcomp", 4, "Reject"),
    ],
)
def test_what_speakers_will_do_themselves(text: str, act: int, expected: str, tree: Tree, language: Language):
    """A promise, of harm a threat; not to act is a refusal, not to harm a promise."""
    assert types(tree(text), language, 1, act)[0] == expected


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (f"{SAID} it/PRP/4/nsubj paid|pay/VBD/2/ccomp", 3),
        (f"{SAID} rain/NN/5/nsubj would/MD/5/aux stop/VB/2/ccomp", 4),
        (f"{SAID} Mali/NNP/5/nsubj would/MD/5/aux pay/VB/2/ccomp", 4),
    ],
)
def test_what_is_no_promise(text: str, act: int, tree: Tree, language: Language):
    """What speakers did, and what others will do, they only say."""
    assert types(tree(text), language, 1, act)[0] == "Say"


def test_who_says_that_others_should_act_advises(tree: Tree, language: Language):
    """Saying what somebody should do is advice."""
    sentence = tree(f"{SAID} Mali/NNP/5/nsubj should/MD/5/aux pay/VB/2/ccomp")

    assert types(sentence, language, 1, 4)[0] == "Advise"


@pytest.mark.parametrize(("verb", "expected"), [("pay/VB", "Demand"), ("paid|pay/VBD", "Assert")])
def test_who_insists_on_an_act_demands_it(verb: str, expected: str, tree: Tree, language: Language):
    """The subjunctive asks, the indicative tells."""
    sentence = tree(f"Chad/NNP/2/nsubj insisted|insist/VBD/0/root that/IN/5/mark Mali/NNP/5/nsubj {verb}/2/ccomp")

    assert types(sentence, language, 1, 4)[0] == expected


def test_who_refuses_an_act_means_whom_it_concerns(tree: Tree, language: Language):
    """Who refused to free the monks refused the monks something."""
    sentence = tree("Chad/NNP/2/nsubj refused|refuse/VBD/0/root to/TO/4/mark free/VB/2/xcomp monks|monk/NNS/4/obj")
    freed = Frame(3, "free.01", (Argument("ARG1", 4),))

    assert targets(sentence, language, Frame(1, "refuse.01", (Argument("ARG0", 0),)), freed) == [["monks"], ["monks"]]


def test_things_are_not_meant(tree: Tree, language: Language):
    """Who refused to sell the bridge refused nobody."""
    sentence = tree("Chad/NNP/2/nsubj refused|refuse/VBD/0/root to/TO/4/mark sell/VB/2/xcomp bridges|bridge/NNS/4/obj")
    sold = Frame(3, "sell.01", (Argument("ARG1", 4),))

    assert targets(sentence, language, Frame(1, "refuse.01", (Argument("ARG0", 0),)), sold)[0] == []


@pytest.mark.parametrize("mark", ["that", "whether"])
def test_who_speaks_of_an_act_need_not_speak_to_who_is_to_act(mark: str, tree: Tree, language: Language):
    """Those who asked that the clerk go may have asked somebody else; words have hearers only."""
    sentence = tree(f"monks|monk/NNS/2/nsubj asked|ask/VBD/0/root {mark}/IN/5/mark clerk/NN/5/nsubj leave/VB/2/ccomp")
    asked, left = Frame(1, "ask.02", (Argument("ARG0", 0),)), Frame(4, "leave.01", (Argument("ARG0", 3),))

    assert targets(sentence, language, asked, left)[0] == []


def test_who_is_asked_may_stand_behind_from(tree: Tree, language: Language):
    """Help is requested from somebody."""
    sentence = tree(
        "Chad/NNP/2/nsubj requested|request/VBD/0/root tents|tent/NNS/2/obj from/IN/5/case monks|monk/NNS/3/nmod"
    )
    asked = Frame(1, "request.01", (Argument("ARG0", 0), Argument("ARG1", 2)))

    assert "monks" in targets(sentence, language, asked)[0]


def test_a_statement_of_facts_means_nobody(tree: Tree, language: Language):
    """Who says that monks were freed speaks to nobody by that."""
    sentence = tree(f"{SAID} it/PRP/4/nsubj freed|free/VBD/2/ccomp monks|monk/NNS/4/obj")
    freed = Frame(3, "free.01", (Argument("ARG1", 4),))

    assert targets(sentence, language, Frame(1, "say.01", (Argument("ARG0", 0),)), freed)[0] == []


def test_rain_promises_nothing(tree: Tree, language: Language):
    """What cannot act by will is no promise of the speaker."""
    sentence = tree(f"{SAID} it/PRP/5/nsubj would/MD/5/aux fall/VB/2/ccomp")
    rain = Frame(4, "fall.01", (Argument("ARG1", 2, ProtoRoles(-0.5, 0.0, 0.0)),))
    framed = with_frames(sentence, Frame(1, "say.01"), rain)

    assert typed_by_act(framed, predicates(framed, language), language)[0].type == "Say"


@pytest.mark.parametrize(("case", "expected"), [("to", ["aid", "Mali"]), ("near", ["aid"])])
def test_names_to_which_the_object_leads(case: str, expected: list[str], tree: Tree, language: Language):
    """Who cut aid to Mali did it to Mali; what is near Mali does not concern it."""
    sentence = tree(f"Chad/NNP/2/nsubj cut/VBD/0/root aid/NN/2/obj {case}/IN/5/case Mali/NNP/3/nmod")
    named = replace(sentence, entities=(NamedEntity(4, 4, "Location"),))
    cut = Frame(1, "cut.02", (Argument("ARG0", 0), Argument("ARG1", 2)))

    assert targets(named, language, cut)[0] == expected
