"""What joins an event of a sentence to the one above it, and how far apart two of them are measured."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.extraction.links import Links, goes_on, jumps, measure, owners_of, tells_when
from kgraph.extraction.predicates import Predicate
from kgraph.records.syntax import Frame, Sentence

Tree = Callable[[str], Sentence]
RESIGNED = "He/PRP/2/nsubj resigned|resign/VBD/0/root on/IN/4/case May/NNP/2/obl ,/,/7/punct "


def test_a_light_verb_speaks_for_its_noun():
    """What hangs on "held" in "held talks" belongs to the talks."""
    talks = Predicate(2, Frame(2, ""), "Consult", False, light=1)

    assert {1: 2, 2: 2} == owners_of([talks])


@pytest.mark.parametrize(("relation", "expected"), [("conj", (2, 1)), ("parataxis", None)])
def test_a_helper_stands_between_two_events(relation: str, expected: tuple[int, int] | None, tree: Tree):
    """Through "began", "rose and began to speak" joins the speaking to the rising; a parenthesis joins nothing."""
    sentence = tree(f"He/PRP/2/nsubj rose|rise/VBD/0/root began|begin/VBD/2/{relation} to/TO/5/mark speak/VB/3/xcomp")
    rose, speak = (Predicate(index, Frame(index, ""), "Event", False) for index in (1, 4))
    link = Links(sentence, owners_of([rose, speak]), frozenset()).of(speak)

    assert expected == (None if link is None else (link.token.index, link.governor))


@pytest.mark.parametrize(
    ("text", "when", "on"),
    [
        (RESIGNED + "when/WRB/7/advmod left|leave/VBD/4/acl:relcl", True, False),
        (RESIGNED + "which/WDT/7/nsubj led|lead/VBD/4/acl:relcl", False, True),
        (RESIGNED + "which/WDT/7/nsubj leads|lead/VBZ/4/acl:relcl", False, False),
    ],
)
def test_a_relative_clause_of_a_date(text: str, when: bool, on: bool, tree: Tree):
    """A clause with "when" tells of that time, one with "which" in the past goes on with the story, else neither."""
    sentence = tree(text)

    assert (when, on) == (tells_when(sentence, sentence.tokens[6]), goes_on(sentence, sentence.tokens[6]))


@pytest.mark.parametrize(
    ("text", "connective", "unit"),
    [
        ("He/PRP/2/nsubj left|leave/VBD/0/root days|day/NNS/5/nmod after/IN/5/case war/NN/2/obl", 3, "days"),
        ("He/PRP/2/nsubj left|leave/VBD/0/root last/JJ/4/amod year/NN/2/obl after/IN/6/case war/NN/2/obl", 4, None),
        ("After/IN/2/case war/NN/4/obl he/PRP/4/nsubj left|leave/VBD/0/root", 0, None),
    ],
)
def test_a_unit_measures_what_stands_behind(text: str, connective: int, unit: str | None, tree: Tree):
    """The days in "days after the war" measure from the war; "last year after the war" tells when."""
    found = measure(tree(text), connective)

    assert unit == (None if found is None else found.text)


@pytest.mark.parametrize(("index", "expected"), [(3, True), (0, False)])
def test_an_arc_over_its_own_head_jumps(index: int, expected: bool, tree: Tree):
    """In "fled, police said Friday" an arc from Friday to "fled" would jump over "said"."""
    sentence = tree("fled|flee/VBD/3/ccomp police/NNS/3/nsubj said|say/VBD/0/root Friday/NNP/1/obl")

    assert expected is jumps(sentence.tokens[0], index)
