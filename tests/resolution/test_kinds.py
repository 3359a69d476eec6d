"""What kind of thing a name means is told by the words beside it where the parser may be wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.records.mention import EntityType
from kgraph.resolution.markables import Markable, describe


def headed_by(word: str, parsed: tuple[Any, Any], gazetteer: Gazetteer) -> Markable:
    """Return the markable with that head word."""
    return next(m for m in describe(*parsed, gazetteer) if m.token.text == word)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("Inc.", EntityType.ORGANIZATION),
        ("AB", EntityType.ORGANIZATION),
        ("Sa", EntityType.PERSON),
        ("Berg", EntityType.PERSON),
    ],
)
def test_legal_form_makes_a_firm(
    parse: Callable[..., Any], gazetteer: Gazetteer, last: str, expected: EntityType
) -> None:
    """Holm Inc. is a firm whatever the parser says; two letters are a legal form in capitals only."""
    parsed = parse(f"Holm/NNP/3/nsubj/Person {last}/NNP/1/flat/Person grew|grow/VBD/0/root")

    assert expected is headed_by("Holm", parsed, gazetteer).type


@pytest.mark.parametrize(
    ("noun", "name", "expected"),
    [
        ("charity", "Fjord", EntityType.ORGANIZATION),
        ("charity", "Anna", EntityType.PERSON),
        ("owner", "Fjord", EntityType.PERSON),
    ],
)
def test_apposition_tells_a_body_from_a_person(
    parse: Callable[..., Any], gazetteer: Gazetteer, noun: str, name: str, expected: EntityType
) -> None:
    """The charity, Fjord Smiles, is no person, unless a first name says so."""
    parsed = parse(
        f"The|the/DT/2/det {noun}/NN/6/nsubj ,/,/2/punct {name}/NNP/2/appos/Person Smiles/NNP/4/flat/Person "
        "grew|grow/VBD/0/root"
    )

    assert expected is headed_by(name, parsed, gazetteer).type


@pytest.mark.parametrize(
    ("article", "name", "expected"),
    [
        ("The|the", "Sea", EntityType.OTHER),
        ("The|the", "Anna", EntityType.PERSON),
        ("Old|old", "Sea", EntityType.PERSON),
    ],
)
def test_what_has_an_article_is_no_person(
    parse: Callable[..., Any], gazetteer: Gazetteer, article: str, name: str, expected: EntityType
) -> None:
    """The Sea Lion is no person; the Anna Lion may be one, and so may old Sea Lion."""
    parsed = parse(f"{article}/DT/2/det {name}/NNP/4/nsubj/Person Lion/NNP/2/flat/Person left|leave/VBD/0/root")

    assert expected is headed_by(name, parsed, gazetteer).type


@pytest.mark.parametrize(("pronoun", "expected"), [("which", EntityType.ORGANIZATION), ("who", EntityType.PERSON)])
def test_which_is_said_of_no_person(
    parse: Callable[..., Any], gazetteer: Gazetteer, pronoun: str, expected: EntityType
) -> None:
    """Red Fist, which rules, is a body; Red Fist, who rules, is somebody."""
    parsed = parse(
        f"Red/NNP/6/nsubj/Person Fist/NNP/1/flat/Person ,/,/1/punct {pronoun}/WDT/5/nsubj rules|rule/VBZ/1/acl:relcl "
        "left|leave/VBD/0/root"
    )

    assert expected is headed_by("Red", parsed, gazetteer).type


@pytest.mark.parametrize(
    ("before", "name", "expected"),
    [
        ("chain/NN/{}/compound", "Norwind", EntityType.ORGANIZATION),
        ("chain/NN/{}/compound", "Anna", EntityType.PERSON),
        ("miner/NN/{}/compound", "Norwind", EntityType.PERSON),
    ],
)
def test_noun_of_a_body_before_the_name(
    parse: Callable[..., Any], gazetteer: Gazetteer, before: str, name: str, expected: EntityType
) -> None:
    """The chain Norwind is no person; the chain's Anna and the miner Norwind may be."""
    parsed = parse(f"The|the/DT/3/det {before.format(3)} {name}/NNP/4/nsubj/Person grew|grow/VBD/0/root")

    assert expected is headed_by(name, parsed, gazetteer).type


def test_noun_of_a_body_that_is_of_somebody_before(parse: Callable[..., Any], gazetteer: Gazetteer) -> None:
    """The chief of police Norwind is somebody: police belongs to the chief."""
    parsed = parse(
        "The|the/DT/2/det chief/NN/6/nsubj of/IN/4/case police/NN/2/nmod Norwind/NNP/2/appos/Person "
        "grew|grow/VBD/0/root"
    )

    assert EntityType.PERSON is headed_by("Norwind", parsed, gazetteer).type
