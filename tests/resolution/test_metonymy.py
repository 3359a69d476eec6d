"""Capitals and residences mean the government only where they act, or are acted on, like one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kgraph.knowledge.tables import read_table
from kgraph.records.mention import EntityType

SENTENCES = tuple(read_table(Path(__file__).with_name("metonymy.tsv")))


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: f"{row['word']}: {row['why']}")
def test_sentences(row: dict[str, str], chains_of: Callable[..., Any]) -> None:
    """Each sentence of the table gives the meaning that the table gives."""
    chains = chains_of(row["sentence"])
    found = chains.of(row["word"])

    assert (row["meaning"] == "government") is (found.stands_for is not None)
    assert EntityType.COUNTRY is not found.type


def test_suite_is_large_enough() -> None:
    """At least sixty sentences, and twenty-five of either meaning."""
    meanings = [row["meaning"] for row in SENTENCES]

    assert len(meanings) >= 60
    assert min(meanings.count("government"), meanings.count("place")) >= 25


def test_government_and_city_of_one_name_are_two_chains(chains_of: Callable[..., Any]) -> None:
    """Kyiv that launches is not the Kyiv that is shelled."""
    chains = chains_of(
        "Kyiv/NNP/2/nsubj/Location denied|deny/VBD/0/root it/PRP/2/obj ././2/punct",
        "Drones|drone/NNS/2/nsubj shelled|shell/VBD/0/root Kyiv/NNP/2/obj/Location ././2/punct",
    )

    assert not chains.same("Kyiv", "Kyiv", occurrences=(1, 2))
    assert chains.of("Kyiv", 2).stands_for is None


def test_country_that_nobody_names_gets_a_chain_without_mention(chains_of: Callable[..., Any]) -> None:
    """What the Kremlin stands for is there to be linked to, last and unmentioned."""
    chains = chains_of("The|the/DT/2/det Kremlin/NNP/3/nsubj/Facility denied|deny/VBD/0/root it/PRP/3/obj ././3/punct")
    country = chains.by_id(chains.of("Kremlin").stands_for)

    assert ("Russia", EntityType.COUNTRY, ()) == (country.name, country.type, country.mentions)
    assert chains.chains[-1] == country
    assert country.same_as == ("http://www.wikidata.org/entity/Q159",)


def test_country_that_is_named_is_the_one_stood_for(chains_of: Callable[..., Any]) -> None:
    """Russia and what Moscow stands for are one chain."""
    chains = chains_of(
        "Russia/NNP/2/nsubj/Location agreed|agree/VBD/0/root ././2/punct",
        "Moscow/NNP/2/nsubj/Location denied|deny/VBD/0/root it/PRP/2/obj ././2/punct",
    )

    assert chains.of("Russia").id == chains.of("Moscow").stands_for


def test_person_called_like_a_capital_stands_for_nobody(chains_of: Callable[..., Any]) -> None:
    """Denzel Washington accused nobody in the name of the United States."""
    chains = chains_of(
        "Denzel/NNP/3/nsubj/Person Washington/NNP/1/flat/Person denied|deny/VBD/0/root it/PRP/3/obj ././3/punct"
    )

    assert chains.of("Denzel").stands_for is None
    assert chains.of("Denzel").type is EntityType.PERSON
