"""Whom the lead leaves unnamed is named right after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.records.mention import Mention
from kgraph.records.syntax import Argument, Frame, Sentence
from kgraph.resolution.coreference import chain

LEAD = "Police/NNS/2/nsubj held|hold/VBD/0/root {}/DT/4/det {}/NN/2/obj ././2/punct"
NAMED = "Ada/NNP/4/nsubj:pass/Person Holm/NNP/1/flat/Person was|be/VBD/4/aux:pass {}/VBN/0/root ././4/punct"
JUDGE = "Judge/NN/2/compound Ada/NNP/4/nsubj/Person Holm/NNP/2/flat/Person {}/VBD/0/root ././4/punct"

Parse = Callable[..., tuple[tuple[Sentence, ...], tuple[Mention, ...]]]


def joined(parse: Parse, gazetteer: Gazetteer, texts: Sequence[str], frames: Sequence[Frame | None]) -> bool:
    """Tell whether the object of the first sentence is in one chain with Ada Holm."""
    sentences, mentions = parse(*texts)
    told = tuple(replace(s, frames=(f,) if f else ()) for s, f in zip(sentences, frames, strict=True))
    chains = chain(told, mentions, gazetteer)
    found = next(c for c in chains for m in c.mentions if m.head == sentences[0].tokens[3].span)
    return found.name == "Ada Holm"


def held(verb: int, whom: int, roleset: str = "hold.01") -> Frame:
    """Return a frame: somebody is held."""
    return Frame(verb, roleset, (Argument("ARG1", whom),))


@pytest.mark.parametrize(
    ("article", "roleset", "same"), [("a", "hold.01", True), ("the", "hold.01", False), ("a", "fine.01", False)]
)
def test_same_deed_names_the_one_it_was_done_to(
    parse: Parse, gazetteer: Gazetteer, article: str, roleset: str, same: bool
) -> None:
    """Police held a woman; Ada Holm was held: not where the woman is known already, or something else is done."""
    texts = [LEAD.format(article, "woman"), NAMED.format("held|hold")]

    assert same == joined(parse, gazetteer, texts, [held(1, 3), held(3, 0, roleset)])


@pytest.mark.parametrize(("verb", "same"), [("wept|weep", True), ("said|say", False)])
def test_title_names_the_one_who_bears_it(parse: Parse, gazetteer: Gazetteer, verb: str, same: bool) -> None:
    """Police held a judge; Judge Ada Holm wept. If she only speaks, she may be the one who tries the other."""
    assert same == joined(parse, gazetteer, [LEAD.format("a", "judge"), JUDGE.format(verb)], [None, None])


def test_two_names_are_nobody(parse: Parse, gazetteer: Gazetteer) -> None:
    """Where two are held, nobody can tell which one the lead means."""
    second = NAMED.format("held|hold").replace("Ada", "Bo").replace("Holm", "Berg")
    texts = [LEAD.format("a", "woman"), NAMED.format("held|hold"), second]

    assert not joined(parse, gazetteer, texts, [held(1, 3), held(3, 0), held(3, 0)])


TRIED = "A|a/DT/2/det {noun}/NN/4/nsubj:pass was|be/VBD/4/aux:pass {verb}/VBN/0/root{more} ././4/punct"
AGED = (
    "Ada/NNP/6/nsubj/Person Holm/NNP/1/flat/Person ,/,/1/punct 52/CD/1/appos ,/,/1/punct stole|steal/VBD/0/root "
    "it/PRP/6/obj ././6/punct"
)


@pytest.mark.parametrize(
    ("verb", "more", "same"),
    [
        ("jailed|jail", "", True),
        ("killed|kill", "", False),
        ("jailed|jail", " with/IN/6/case Olaf/NNP/4/obl/Person", False),
    ],
    ids=["tried", "victim", "two"],
)
def test_accused_is_named_with_the_age(chains_of: Callable[..., Any], verb: str, more: str, same: bool) -> None:
    """A teacher was jailed; Ada Holm, 52, ...: she is the teacher, unless she was killed or another is in the lead."""
    chains = chains_of(TRIED.format(noun="teacher", verb=verb, more=more), AGED)

    assert same is chains.same("teacher", "Ada")


def test_who_is_named_without_age_is_not_the_accused(chains_of: Callable[..., Any]) -> None:
    """A teacher was jailed; Ada Holm said so."""
    chains = chains_of(
        TRIED.format(noun="teacher", verb="jailed|jail", more=""),
        "Ada/NNP/3/nsubj/Person Holm/NNP/1/flat/Person wept|weep/VBD/0/root ././3/punct",
    )

    assert not chains.same("teacher", "Ada")
