"""Participles of harm belong to the deed that they follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kgraph.extraction.attachment import reattached
from kgraph.knowledge.language import Language
from kgraph.records.syntax import Argument, Frame, Sentence

Tree = Callable[[str], Sentence]

LEFT_AFTER = (
    "Ray/NNP/2/nsubj {main}/VBD/0/root after/IN/5/mark troops|troop/NNS/5/nsubj {deed}/VBD/2/advcl at/IN/7/case "
    "crowds|crowd/NNS/5/obl ,/,/9/punct {harm}/VBG/2/advcl two/CD/9/obj"
)


def heads(sentence: Sentence) -> dict[str, str]:
    """Return the head of each word, by their forms."""
    return {token.text: sentence.tokens[token.head].text for token in sentence.tokens if token.head >= 0}


@pytest.mark.parametrize(
    ("main", "deed", "harm", "head"),
    [
        ("left|leave", "fired|fire", "killing|kill", "fired"),
        ("left|leave", "fired|fire", "wounding|wound", "fired"),
        ("left|leave", "waved|wave", "killing|kill", "left"),
        ("left|leave", "fired|fire", "promising|promise", "left"),
        ("attacked|attack", "fired|fire", "killing|kill", "attacked"),
    ],
)
def test_harm_hangs_on_the_nearest_deed(main: str, deed: str, harm: str, head: str, tree: Tree, language: Language):
    """Only harm moves, only to a deed, and only away from what is none."""
    sentence = reattached(tree(LEFT_AFTER.format(main=main, deed=deed, harm=harm)), language)

    assert heads(sentence)[harm.partition("|")[0]] == head


def test_who_left_did_not_kill(tree: Tree, language: Language):
    """The subject of the main verb is no agent of the participle any more."""
    sentence = tree(LEFT_AFTER.format(main="left|leave", deed="fired|fire", harm="killing|kill"))
    frames = (Frame(8, "kill.01", (Argument("ARG0", 0), Argument("ARG1", 9))),)

    (frame,) = reattached(replace(sentence, frames=frames), language).frames

    assert [a.role for a in frame.arguments] == ["ARG1"]


def test_a_clause_in_between_keeps_the_participle_where_it_is(tree: Tree, language: Language):
    """Behind words of the main clause the participle belongs to that."""
    sentence = tree(
        "Ray/NNP/6/nsubj ,/,/4/punct who/WP/4/nsubj fired|fire/VBD/1/acl:relcl ,/,/4/punct left|leave/VBD/0/root "
        "town/NN/6/obj ,/,/9/punct killing|kill/VBG/6/advcl two/CD/9/obj"
    )

    assert heads(reattached(sentence, language))["killing"] == "left"


@pytest.mark.parametrize(
    ("people", "relation", "head"),
    [("friends|friend/NNS", "obj", "told"), ("friends|friend/NNS", "conj", "told"), ("sugar/NN", "obj", "sells")],
)
def test_somebody_between_content_and_verb_says_it(
    people: str, relation: str, head: str, tree: Tree, language: Language
):
    """Two friends told us; nobody is told by sugar."""
    sentence = reattached(
        tree(
            "Kim/NNP/2/nsubj sells|sell/VBZ/7/ccomp ,/,/5/punct two/CD/5/nummod "
            f"{people}/2/{relation} then/RB/7/advmod told|tell/VBD/0/root us/PRP/7/iobj"
        ),
        language,
    )

    assert heads(sentence)[people.partition("|")[0].partition("/")[0]] == head


def test_a_verb_with_a_subject_keeps_it(tree: Tree, language: Language):
    """Kim told us, whoever stands before the verb."""
    sentence = tree(
        "It/PRP/2/nsubj fell|fall/VBD/7/ccomp ,/,/4/punct friends|friend/NNS/2/obj ,/,/4/punct Kim/NNP/7/nsubj "
        "told|tell/VBD/0/root us/PRP/7/iobj"
    )

    assert reattached(sentence, language) == sentence


BACKED_A_LAW = (
    "They/PRP/2/nsubj backed|back/VBD/0/root a/DT/4/det law/NN/2/obj {comma}that/WDT/{verb}/nsubj "
    "names|name/VBZ/4/acl:relcl donors|donor/NNS/{verb}/obj ,/,/{last}/punct ignoring|ignore/VBG/{verb}/advcl "
    "it/PRP/{last}/obj"
)


def test_a_comma_ends_a_restrictive_relative_clause(tree: Tree, language: Language):
    """Who backed the law ignores them; a clause between commas goes on."""
    restrictive = tree(BACKED_A_LAW.format(comma="", verb=6, last=9))
    set_off = tree(BACKED_A_LAW.format(comma=",/,/7/punct ", verb=7, last=10))

    assert heads(reattached(restrictive, language))["ignoring"] == "backed"
    assert heads(reattached(set_off, language))["ignoring"] == "names"


SAID_BUT = (
    "Ray/NNP/2/nsubj said|say/VBD/0/root mills|mill/NNS/5/nsubj {aux}/{tag}/5/aux closed|close/{form}/2/ccomp "
    "{comma}/,/8/punct but/CC/8/cc {second}/VBD/5/conj kings|king/NNS/8/obj"
)


@pytest.mark.parametrize(
    ("aux", "comma", "second", "head"),
    [
        ("would", ",", "blamed|blame", "said"),
        ("had", ",", "told|tell", "said"),
        ("would", "-", "blamed|blame", "closed"),
        ("would", ",", "burned|burn", "closed"),
    ],
)
def test_a_second_saying_is_the_speakers(aux: str, comma: str, second: str, head: str, tree: Tree, language: Language):
    """Behind a comma and unlike the content it belongs to who says that; without comma, or no saying, it stays."""
    form, tag = ("VB", "MD") if aux == "would" else ("VBN", "VBD")
    sentence = reattached(tree(SAID_BUT.format(aux=aux, tag=tag, form=form, comma=comma, second=second)), language)

    assert heads(sentence)[second.partition("|")[0]] == head


TOLD_BEHIND = (
    "Ray/NNP/2/nsubj {verb}/VBD/0/root ,/,/4/punct citing|cite/VBG/2/advcl a/DT/6/det letter/NN/4/obj ,/,/10/punct "
    "that/{tag}/10/{mark} mills|mill/NNS/10/nsubj closed|close/VBD/6/acl:relcl"
)


@pytest.mark.parametrize(
    ("verb", "tag", "mark", "head"),
    [
        ("reported|report", "IN", "mark", "reported"),
        ("left|leave", "IN", "mark", "letter"),
        ("reported|report", "WDT", "obj", "letter"),
    ],
)
def test_what_is_told_behind_an_insertion(verb: str, tag: str, mark: str, head: str, tree: Tree, language: Language):
    """It belongs to the saying that has no other content, not to who leaves, and no relative clause is content."""
    sentence = reattached(tree(TOLD_BEHIND.format(verb=verb, tag=tag, mark=mark)), language)

    assert heads(sentence)["closed"] == head


TWO_SUBJECTS = "Court/NN/4/nsubj:pass on/IN/3/case Monday/NNP/4/obl fined|fine/{tag}/0/root bank/NN/4/nsubj:pass"


def test_a_verb_with_passive_subjects_on_both_sides_is_active(tree: Tree, language: Language):
    """The court on Monday fined the bank: one did it, and to the other it was done."""
    sentence = tree(TWO_SUBJECTS.format(tag="VBN"))
    fined = reattached(replace(sentence, frames=(Frame(3, "fine.01", (Argument("ARG1", 0),)),)), language)

    assert ["nsubj", "obj"] == [fined.tokens[0].deprel, fined.tokens[4].deprel]
    assert [("ARG0", 0), ("ARG1", 4)] == [(a.role, a.head) for a in fined.frames[0].arguments]


def test_a_passive_with_one_subject_stays_one(tree: Tree, language: Language):
    """The bank was fined: nobody is told who did it."""
    sentence = tree("Bank/NN/3/nsubj:pass was|be/VBD/3/aux:pass fined|fine/VBN/0/root")

    assert reattached(sentence, language) == sentence
