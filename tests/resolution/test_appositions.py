"""Names and the descriptions beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

MAYOR = (
    "The|the/DT/2/det mayor/NN/8/nsubj of/IN/4/case Tarn/NNP/2/nmod/Location ,/,/6/punct Ada/NNP/4/conj/Person "
    "Holm/NNP/6/flat/Person {} left|leave/VBD/0/root ././{}/punct"
)
CITY = (
    "Fire/NN/2/nsubj hit/VBD/0/root {}/DT/5/det Norwegian/JJ/5/amod/NORP {}/NN/2/obj of/IN/7/case "
    "{}/NNP/5/nmod/Location ././2/punct"
)


def test_name_between_commas_is_the_one_described(chains_of: Callable[..., Any]) -> None:
    """The mayor of Tarn, Ada Holm, left: also where the tree takes the name for a second town."""
    text = MAYOR.format(",/,/6/punct", 9).replace("mayor/NN/8", "mayor/NN/9")

    assert chains_of(text).same("mayor", "Ada")


def test_name_in_a_list_is_another(chains_of: Callable[..., Any]) -> None:
    """The mayor of Tarn, Ada Holm and their guests left: these are three."""
    text = MAYOR.format("and/CC/9/cc guests/NNS/2/conj", 10).replace("mayor/NN/8", "mayor/NN/10")

    assert not chains_of(text).same("mayor", "Ada")


def test_kind_of_place_has_the_name_of_the_place(chains_of: Callable[..., Any]) -> None:
    """The Norwegian city of Bergen is Bergen."""
    chains = chains_of(CITY.format("the", "city", "Bergen"))

    assert chains.same("city", "Bergen")
    assert "Bergen" == chains.of("city").name


@pytest.mark.parametrize(("article", "noun"), [("the", "coast"), ("a", "city"), ("the", "mayor")])
def test_parts_and_others_have_not(chains_of: Callable[..., Any], article: str, noun: str) -> None:
    """The coast of Bergen, a city of Bergen's, and its mayor are something else."""
    assert not chains_of(CITY.format(article, noun, "Bergen")).same(noun, "Bergen")


def test_developer_may_be_a_man(chains_of: Callable[..., Any]) -> None:
    """The developer, Ada Holm, is a person; the ministry, Ada Holm, is a slip."""
    text = (
        MAYOR.format(",/,/6/punct", 9)
        .replace("mayor/NN/8", "{}/NN/9")
        .replace("of/IN/4/case Tarn/NNP/2/nmod/Location ", "")
    )
    text = text.replace(",/,/6/punct Ada/NNP/4/conj", ",/,/4/punct Ada/NNP/2/appos").replace("/6/flat", "/4/flat")
    text = text.replace(",/,/6/punct left|leave/VBD/0/root ././9", ",/,/4/punct left|leave/VBD/0/root ././7").replace(
        "NN/9", "NN/7"
    )

    assert chains_of(text.format("developer")).same("developer", "Ada")
    assert not chains_of(text.format("ministry")).same("ministry", "Ada")
