"""Names are compared by rules: what a rule explains is the same, what is only similar is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.knowledge.gazetteer import Gazetteer, load_gazetteer
from kgraph.knowledge.tables import read_table
from kgraph.records.mention import EntityType
from kgraph.resolution.names import abbreviates, blocking_keys, compare, name_key, shortens, strip_titles

PAIRS = tuple(read_table(Path(__file__).with_name("names.tsv")))
WORLD = load_gazetteer()


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: f"{row['one']}|{row['other']}")
def test_pairs(row: dict[str, str], gazetteer: Gazetteer) -> None:
    """Each pair of the table gets the verdict that the table gives, with a reason, in both directions."""
    kind = EntityType(row["type"])
    verdicts = compare(row["one"], row["other"], kind, gazetteer), compare(row["other"], row["one"], kind, gazetteer)

    assert verdicts[0] == verdicts[1]
    assert (row["verdict"] == "same") is verdicts[0].same
    assert verdicts[0].reason


def test_suite_is_large_enough() -> None:
    """At least a hundred and fifty pairs, and no less than sixty of either verdict."""
    verdicts = [row["verdict"] for row in PAIRS]

    assert len(verdicts) >= 150
    assert min(verdicts.count("same"), verdicts.count("different")) >= 60


@pytest.mark.parametrize(
    ("short", "full", "kind"),
    [
        ("Zelensky", "Volodymyr Zelensky", EntityType.PERSON),
        ("Zelenskyy", "Volodymyr Zelensky", EntityType.PERSON),
        ("Kim", "Kim Jong Un", EntityType.PERSON),
        ("von der Leyen", "Ursula von der Leyen", EntityType.PERSON),
        ("NPA", "National Police Agency", EntityType.ORGANIZATION),
        ("Carnegie", "Carnegie Institution", EntityType.ORGANIZATION),
    ],
)
def test_short_form_of_a_full_name(short: str, full: str, kind: EntityType, gazetteer: Gazetteer) -> None:
    """Surnames, first of the names, acronyms, and organisations without their kind are short forms."""
    assert shortens(short, full, kind, gazetteer)


@pytest.mark.parametrize(
    ("short", "full", "kind"),
    [
        ("Volodymyr Zelensky", "Zelensky", EntityType.PERSON),
        ("Jong", "Kim Jong Un", EntityType.PERSON),
        ("Zelen", "Volodymyr Zelensky", EntityType.PERSON),
        ("NPA", "National Assembly", EntityType.ORGANIZATION),
        ("National", "National Police Agency", EntityType.ORGANIZATION),
        ("Kursk", "Kursk region", EntityType.PLACE),
        ("", "Volodymyr Zelensky", EntityType.PERSON),
    ],
)
def test_what_is_no_short_form(short: str, full: str, kind: EntityType, gazetteer: Gazetteer) -> None:
    """A middle syllable, a part of a word, a generic word and a city for its region are none."""
    assert shortens(short, full, kind, gazetteer) is None


def test_titles_are_told_apart_from_the_name(gazetteer: Gazetteer) -> None:
    """What stands before the name comes back as titles; a name without any stays whole."""
    titles, name = strip_titles("French Prime Minister Jean Castex", gazetteer)

    assert ["prime minister"] == [title.text for title in titles]
    assert "Jean Castex" == name
    assert ((), "Jean Castex") == strip_titles("Jean Castex", gazetteer)
    assert ((), "President") == strip_titles("President", gazetteer)


def test_acronym_counts_linking_words_or_not(gazetteer: Gazetteer) -> None:
    """MOD and MD both abbreviate Ministry of Defense, MF does not."""
    assert abbreviates("MoD", "Ministry of Defense", gazetteer)
    assert abbreviates("MD", "Ministry of Defense", gazetteer)
    assert not abbreviates("MF", "Ministry of Defense", gazetteer)


@given(st.text(max_size=40), st.sampled_from(EntityType))
def test_any_text_has_a_key_that_does_not_change(name: str, kind: EntityType) -> None:
    """No text breaks the comparison, and a key of a key is the key."""
    key = name_key(name, kind, WORLD)

    assert key == name_key(key, kind, WORLD)
    assert compare(name, name, kind, WORLD).reason


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(EntityType))
def test_comparison_is_symmetric(one: str, other: str, kind: EntityType) -> None:
    """Which of two names comes first does not matter."""
    assert compare(one, other, kind, WORLD) == compare(other, one, kind, WORLD)


@pytest.mark.parametrize("row", [row for row in PAIRS if row["type"] == "Person"], ids=lambda row: row["one"])
def test_people_of_one_name_share_a_key(row: dict[str, str], gazetteer: Gazetteer) -> None:
    """No pair that the rules find the same is kept from being compared."""
    keys = [set(blocking_keys(row[side], gazetteer)) for side in ("one", "other")]

    assert row["verdict"] == "different" or keys[0] & keys[1]
