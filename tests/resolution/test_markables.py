"""What a sentence tells of its mentions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.knowledge.things import Gender, Number
from kgraph.records.mention import EntityType
from kgraph.resolution.markables import Markable, describe, quoted_tokens

SUBJECT = "{}/nsubj{} left|leave/VBD/0/root"


def headed_by(word: str, parsed: tuple[Any, Any], gazetteer: Gazetteer) -> Markable:
    """Return the markable with that head word."""
    return next(m for m in describe(*parsed, gazetteer) if m.token.text == word)


@pytest.mark.parametrize(
    ("word", "label", "expected"),
    [
        ("Ukraine/NNP/2", "/Location", EntityType.COUNTRY),
        ("Ukraine/NNP/2", "/Organization", EntityType.COUNTRY),
        ("Jordan/NNP/2", "/Person", EntityType.PERSON),
        ("NATO/NNP/2", "/Misc", EntityType.ORGANIZATION),
        ("Odesa/NNP/2", "", EntityType.PLACE),
        ("Danes/NNPS/2", "/NORP", EntityType.GROUP),
        ("Kremlin/NNP/2", "/Organization", EntityType.FACILITY),
        ("Zzyzx/NNP/2", "", EntityType.OTHER),
        ("spokesman/NN/2", "", EntityType.PERSON),
        ("spokesmen|spokesman/NNS/2", "", EntityType.GROUP),
        ("ministry/NN/2", "", EntityType.ORGANIZATION),
        ("drone/NN/2", "", EntityType.PRODUCT),
        ("idea/NN/2", "", EntityType.OTHER),
    ],
)
def test_type_comes_from_the_world_then_the_label_then_the_noun(
    word: str, label: str, expected: EntityType, parse: Callable[..., Any], gazetteer: Gazetteer
) -> None:
    """The tables know a country whatever the label; a person keeps the label; a description has its noun's type."""
    form = word.partition("/")[0].partition("|")[0]

    assert expected is headed_by(form, parse(SUBJECT.format(word, label)), gazetteer).type


def test_name_leaves_out_article_and_titles(parse: Callable[..., Any], gazetteer: Gazetteer) -> None:
    """A title inside the name is a title, not a name, and tells gender and rank."""
    parsed = parse(
        "Mrs./NNP/3/compound/Person Anna/NNP/3/compound/Person Berg/NNP/4/nsubj/Person left|leave/VBD/0/root "
        "the/DT/6/det UN/NNP/4/obj/Organization"
    )

    assert "Anna Berg" == headed_by("Berg", parsed, gazetteer).name
    assert Gender.FEMININE is headed_by("Berg", parsed, gazetteer).gender
    assert "UN" == headed_by("UN", parsed, gazetteer).name


def test_owner_of_a_place_is_not_in_its_name(parse: Callable[..., Any], gazetteer: Gazetteer) -> None:
    """Russia's Kursk region is the Kursk region."""
    parsed = parse(
        "Russia/NNP/4/nmod:poss/Location 's/POS/1/case/Location Kursk/NNP/4/compound/Location "
        "region/NN/5/nsubj/Location burned|burn/VBD/0/root"
    )

    assert "Kursk region" == headed_by("region", parsed, gazetteer).name


def test_word_in_capitals_that_is_a_title_is_a_description(parse: Callable[..., Any], gazetteer: Gazetteer) -> None:
    """The President has no name."""
    parsed = parse("The|the/DT/2/det President|president/NNP/3/nsubj left|leave/VBD/0/root")
    markable = headed_by("President", parsed, gazetteer)

    assert not markable.is_name
    assert markable.is_definite
    assert EntityType.PERSON is markable.type


def test_articles_and_numbers_tell_new_from_known(parse: Callable[..., Any], gazetteer: Gazetteer) -> None:
    """A boat and two boats are new, those boats are known, boats alone are neither."""
    text = "{} boats|boat/NNS/3/nsubj left|leave/VBD/0/root"
    new = headed_by("boats", parse(text.format("two/CD/2/nummod")), gazetteer)
    known = headed_by("boats", parse(text.format("Those|those/DT/2/det")), gazetteer)
    bare = headed_by(
        "boats", parse("Boats|boat/NNS/2/nsubj left|leave/VBD/0/root".replace("Boats|", "boats|")), gazetteer
    )

    assert (new.is_indefinite, new.is_definite) == (True, False)
    assert (known.is_indefinite, known.is_definite) == (False, True)
    assert (bare.is_indefinite, bare.is_definite) == (False, False)
    assert Number.PLURAL is bare.number


def test_quotation_ends_with_its_mark_or_its_paragraph(chains_of: Callable[..., Any]) -> None:
    """Words between the marks are quoted; an open quotation does not reach into the next paragraph."""
    quoted = "“/``/2/punct Go|go/VB/0/root ”/''/2/punct now/RB/2/advmod"
    left_open = "“/``/2/punct Go|go/VB/0/root"

    assert {(0, 1)} == quoted_tokens(chains_of(quoted).text)
    assert {(0, 1), (1, 0)} == quoted_tokens(chains_of(left_open, "Go|go/VB/0/root").text)
    assert {(0, 1)} == quoted_tokens(chains_of(left_open, "Go|go/VB/0/root", paragraphs=[0, 1]).text)
    assert {(0, 1)} == quoted_tokens(chains_of("\"/``/2/punct Go|go/VB/0/root \"/''/2/punct now/RB/2/advmod").text)
