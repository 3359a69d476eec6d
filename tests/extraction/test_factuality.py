"""Polarity and status compose along the tree; most facts stand in gold/factuality.conllu."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.extraction.factuality import ACTUAL, ORDER, Factuality, factuality
from kgraph.knowledge.language import Language
from kgraph.records.claim import Polarity, Status
from kgraph.records.syntax import Sentence

Tree = Callable[[str], Sentence]

POSITIVE, NEGATIVE = Polarity.POSITIVE, Polarity.NEGATIVE

statuses = st.sampled_from([None, *Status])
polarities = st.sampled_from([None, *Polarity])


@given(polarities, statuses, statuses)
def test_a_status_is_never_strengthened(polarity: Polarity | None, first: Status | None, second: Status | None):
    """Whatever comes on top, what is possible does not become a fact."""
    once = ACTUAL.under(polarity, first)

    assert ORDER.index(once.under(None, second).status) >= ORDER.index(once.status)


@given(st.sampled_from(Polarity), st.sampled_from(Status))
def test_two_negations_cancel(polarity: Polarity, status: Status):
    """Negated twice it is as before."""
    fact = Factuality(polarity, status)

    assert fact == fact.under(NEGATIVE, None).under(NEGATIVE, None)


def test_nothing_changes_nothing():
    """No operator, no change; a positive one is none."""
    assert ACTUAL == ACTUAL.under(None, None) == ACTUAL.under(POSITIVE, Status.HAPPENED)


HE = "He/PRP/2/nsubj"
"""The first word of many sentences; its verb follows it."""


@pytest.mark.parametrize(
    ("text", "polarity", "status"),
    [
        # what is told twice over
        (f"{HE} denied|deny/VBD/0/root failing|fail/VBG/2/xcomp to/TO/5/mark sign/VB/3/xcomp", POSITIVE, "happened"),
        (f"{HE} refused|refuse/VBD/0/root not/RB/5/advmod to/TO/5/mark sign/VB/2/xcomp", POSITIVE, "happened"),
        (f"{HE} vowed|vow/VBD/0/root never/RB/5/advmod to/TO/5/mark sign/VB/2/xcomp", NEGATIVE, "planned"),
        (f"{HE} may/MD/3/aux refuse/VB/0/root to/TO/5/mark sign/VB/3/xcomp", NEGATIVE, "possible"),
        (f"{HE} plans|plan/VBZ/0/root to/TO/4/mark try/VB/2/xcomp to/TO/6/mark sign/VB/4/xcomp", POSITIVE, "planned"),
        (f"{HE} began|begin/VBD/0/root trying|try/VBG/2/xcomp to/TO/5/mark sign/VB/3/xcomp", POSITIVE, "planned"),
        (f"{HE} stopped|stop/VBD/0/root short/RB/2/advmod of/IN/5/mark signing|sign/VBG/2/advcl", POSITIVE, "happened"),
        # what only seems a complement
        (f"{HE} used|use/VBD/0/root force/NN/2/obj to/TO/5/mark sign/VB/2/advcl", POSITIVE, "planned"),
        (f"{HE} stayed|stay/VBD/0/root to/TO/4/mark sign/VB/2/advcl", POSITIVE, "planned"),
        (f"{HE} forgot|forget/VBD/0/root to/TO/4/mark sign/VB/2/advcl", NEGATIVE, "happened"),
        # imperatives, auxiliaries together, purposes and reasons
        ("Sign/VB/0/root", POSITIVE, "possible"),
        ("Please/RB/2/advmod sign/VB/0/root", POSITIVE, "possible"),
        ("They/PRP/2/nsubj sign/VBP/0/root", POSITIVE, "happened"),
        (f"{HE} should/MD/4/aux have/VB/4/aux signed|sign/VBN/0/root", NEGATIVE, "happened"),
        (f"{HE} should/MD/3/aux sign/VB/0/root", POSITIVE, "possible"),
        (f"{HE} could/MD/4/aux not/RB/4/advmod sign/VB/0/root", NEGATIVE, "happened"),
        (f"{HE} could/MD/3/aux sign/VB/0/root", POSITIVE, "possible"),
        (f"{HE} met|meet/VBD/0/root us/PRP/2/obj for/IN/5/mark signing|sign/VBG/2/advcl", POSITIVE, "planned"),
        (f"{HE} praised|praise/VBD/0/root us/PRP/2/obj for/IN/5/mark signing|sign/VBG/2/advcl", POSITIVE, "happened"),
        (f"{HE} flew|fly/VBD/0/root home/RB/2/advmod for/IN/5/case surgery/NN/2/obl", POSITIVE, "planned"),
        (f"{HE} died|die/VBD/0/root at/IN/4/case surgery/NN/2/obl", POSITIVE, "happened"),
        ("No/DT/2/det sign/NN/3/nsubj emerged|emerge/VBD/0/root of/IN/5/case fire/NN/2/nmod", NEGATIVE, "happened"),
        # what a second verb with its own subject does not share
        (
            f"{HE} can/MD/3/aux pay/VB/0/root ,/,/5/punct go/VB/3/conj we/PRP/7/nsubj sign/VBP/5/conj",
            POSITIVE,
            "happened",
        ),
        # what an adverb makes of the infinitive, and gerunds that the parser calls adverbial
        (f"{HE} was|be/VBD/4/cop too/RB/4/advmod weak/JJ/0/root to/TO/6/mark sign/VB/4/advcl", NEGATIVE, "happened"),
        (f"{HE} was|be/VBD/4/cop bold/JJ/0/root enough/RB/3/advmod to/TO/6/mark sign/VB/3/xcomp", POSITIVE, "happened"),
        (f"{HE} has|have/VBZ/0/root yet/RB/2/advmod to/TO/5/mark sign/VB/2/xcomp", NEGATIVE, "happened"),
        (f"{HE} has|have/VBZ/0/root to/TO/4/mark sign/VB/2/xcomp", POSITIVE, "planned"),
        (f"{HE} ruled|rule/VBD/0/root out/RP/2/compound:prt signing|sign/VBG/2/advcl", NEGATIVE, "planned"),
        (
            f"{HE} ruled|rule/VBD/0/root it/PRP/2/obj out/RP/2/compound:prt ,/,/6/punct signing|sign/VBG/2/advcl",
            POSITIVE,
            "happened",
        ),
        (f"{HE} would/MD/4/aux later/RB/4/advmod sign/VB/0/root", POSITIVE, "happened"),
        (f"{HE} would/MD/3/aux sign/VB/0/root", POSITIVE, "planned"),
        # nouns that govern
        ("The/DT/2/det pretext/NN/0/root that/IN/5/mark we/PRP/5/nsubj sign/VBP/2/acl:relcl", POSITIVE, "possible"),
        ("The/DT/2/det letter/NN/0/root that/WDT/5/obj we/PRP/5/nsubj sign/VBP/2/acl:relcl", POSITIVE, "happened"),
        ("His|he/PRP$/2/nmod:poss refusal/NN/0/root to/TO/4/mark sign/VB/2/acl", NEGATIVE, "happened"),
        ("His|he/PRP$/2/nmod:poss plan/NN/0/root to/TO/4/mark sign/VB/2/acl", POSITIVE, "planned"),
        ("The/DT/3/det last/JJ/3/amod man/NN/0/root to/TO/5/mark sign/VB/3/acl", POSITIVE, "happened"),
        ("The/DT/3/det next/JJ/3/amod man/NN/0/root to/TO/5/mark sign/VB/3/acl", POSITIVE, "planned"),
        ("A/DT/2/det man/NN/0/root to/TO/4/mark sign/VB/2/acl", POSITIVE, "planned"),
    ],
)
def test_composition(text: str, polarity: Polarity, status: str, tree: Tree, language: Language):
    """What the last verb of the sentence inherits is composed of everything above it."""
    sentence = tree(text)
    index = len(sentence.tokens) - 1

    assert Factuality(polarity, Status(status)) == factuality(sentence, index, language.lexicon)


@pytest.mark.parametrize(("word", "expected"), [("either", POSITIVE), ("simply", NEGATIVE)])
def test_either_before_not_keeps_the_rest_outside(word: str, expected: Polarity, tree: Tree, language: Language):
    """In "either not call or write" the writing is not negated; without "either" it is."""
    tag = "CC/5/cc:preconj" if word == "either" else "RB/5/advmod"
    text = f"{HE} will/MD/5/aux {word}/{tag} not/RB/5/advmod call/VB/0/root or/CC/7/cc write/VB/5/conj"

    assert Factuality(expected, Status.PLANNED) == factuality(tree(text), 6, language.lexicon)


def test_a_deep_tree_is_no_trouble(tree: Tree, language: Language):
    """A chain of a thousand clauses has a factuality too."""
    text = "He/PRP/2/nsubj said|say/VBD/0/root " + " ".join(f"said|say/VBD/{i}/ccomp" for i in range(2, 1002))

    assert ACTUAL == factuality(tree(text), 1000, language.lexicon)


@pytest.mark.parametrize(
    ("outcome", "polarity"),
    [
        ("failed|fail/VBD/0/root", NEGATIVE),
        ("fruitless/JJ/0/root", NEGATIVE),
        ("succeeded|succeed/VBD/0/root", POSITIVE),
        ("began|begin/VBD/0/root", POSITIVE),
    ],
)
def test_the_outcome_of_an_attempt_decides(outcome: str, polarity: Polarity, tree: Tree, language: Language):
    """An attempt to leave that failed is no leaving; a tower to watch that fell is another thing."""
    attempt = tree("An/DT/2/det attempt/NN/5/nsubj to/TO/4/mark leave/VB/2/acl " + outcome)

    assert polarity is factuality(attempt, 3, language.lexicon).polarity


def test_what_did_not_take_place_did_not_happen(tree: Tree, language: Language):
    """The talks did not take place; with their own "no" that counts once."""
    text = "{0}/DT/2/det talks|talk/NNS/{1}/nsubj {2}happen/VB/0/root"
    none, no = tree(text.format("The", 5, "did|do/VBD/5/aux not/RB/5/advmod ")), tree(text.format("No", 3, ""))

    assert NEGATIVE is factuality(none, 1, language.lexicon).polarity
    assert NEGATIVE is factuality(none, 1, language.lexicon, light=4).polarity
    assert NEGATIVE is factuality(no, 1, language.lexicon, light=2).polarity


def test_no_talks_until_they_leave_says_nothing_of_the_leaving(tree: Tree, language: Language):
    """The negation of a noun stays outside a clause that says how long."""
    text = "no/DT/2/det talks|talk/NNS/0/root until/IN/5/mark they/PRP/5/nsubj leave/VBP/2/acl"

    assert POSITIVE is factuality(tree(text), 4, language.lexicon).polarity


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The/DT/2/det talks|talk/NNS/4/nsubj will/MD/4/aux begin/VB/0/root", Status.PLANNED),
        ("The/DT/2/det talks|talk/NNS/4/nsubj could/MD/4/aux begin/VB/0/root", Status.POSSIBLE),
        ("The/DT/2/det talks|talk/NNS/3/nsubj began|begin/VBD/0/root", Status.HAPPENED),
        ("The/DT/2/det talks|talk/NNS/4/nsubj will/MD/4/aux end/VB/0/root", Status.HAPPENED),
        ("The/DT/2/det talks|talk/NNS/3/nsubj set/JJ/0/root to/TO/5/mark begin/VB/3/xcomp", Status.PLANNED),
    ],
)
def test_what_begins_is_as_real_as_its_beginning(text: str, status: Status, tree: Tree, language: Language):
    """Talks that will begin are planned; those that will end are there."""
    assert status is factuality(tree(text), 1, language.lexicon).status


def test_a_denied_report_was_made(tree: Tree, language: Language):
    """Denied a report that it fell: there was one, and it did not fall; not denied, it is let stand."""
    text = (
        "Kim/NNP/{0}/nsubj {1}deny/VB/0/root a/DT/{2}/det report/NN/{0}/obj that/IN/{3}/mark it/PRP/{3}/nsubj "
        "fell|fall/VBD/{2}/acl"
    )
    denied = tree(text.format(2, "", 4, 7))
    let_stand = tree(text.format(4, "did|do/VBD/4/aux not/RB/4/advmod ", 6, 9))

    assert [POSITIVE, NEGATIVE] == [factuality(denied, i, language.lexicon).polarity for i in (3, 6)]
    assert POSITIVE is factuality(let_stand, 8, language.lexicon).polarity
