"""The world tables answer by name and only by name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kgraph.errors import KnowledgeError
from kgraph.knowledge.folding import fold, is_acronym
from kgraph.knowledge.gazetteer import find, index, load_gazetteer, read_gazetteer
from kgraph.knowledge.things import ActUse, Gender, MetonymKind, TitleKind
from kgraph.records.mention import EntityType

WORLD = load_gazetteer()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russia", "RU"),
        ("the UK", "GB"),
        ("U.S.", "US"),
        ("US", "US"),
        ("the United States of America", "US"),
        ("Côte d’Ivoire", "CI"),
        ("Turkiye", "TR"),
        ("Ukraine's", "UA"),
        ("UKRAINE", "UA"),
        ("Burma", "MM"),
        ("Soviet Union", "SUHH"),
        ("DPRK", "KP"),
    ],
)
def test_country_is_found_by_every_spelling_of_its_names(name: str, code: str) -> None:
    """Case, accents, dots, articles and possessives do not hide a country."""
    country = WORLD.country(name)

    assert country is not None
    assert code == country.code


@pytest.mark.parametrize("name", ["us", "Russian", "Moscow", "Congo", "Korea", "Atlantis", "who", "", "Usa", "in"])
def test_what_is_no_name_of_one_country_is_no_country(name: str) -> None:
    """Pronouns, demonyms, capitals and names that two countries share are found for none."""
    assert WORLD.country(name) is None


@pytest.mark.parametrize(
    ("demonym", "code"), [("Russian", "RU"), ("Danes", "DK"), ("North Korean", "KP"), ("Filipinos", "PH")]
)
def test_people_are_found_by_their_demonym(demonym: str, code: str) -> None:
    """Adjective and plural noun both lead to the country."""
    country = WORLD.country_of_people(demonym)

    assert country is not None
    assert code == country.code


@pytest.mark.parametrize("word", ["Congolese", "Dominican", "Russia", "Korean"])
def test_demonym_of_two_countries_is_found_for_neither(word: str) -> None:
    """Nothing is linked that two countries could mean."""
    assert WORLD.country_of_people(word) is None


def test_country_of_two_meanings_says_so() -> None:
    """Georgia is a country with a warning; France needs none."""
    georgia, france = WORLD.country("Georgia"), WORLD.country("France")

    assert georgia is not None
    assert georgia.also
    assert france is not None
    assert not france.also


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Kyiv", "UA", MetonymKind.CAPITAL),
        ("Kiev", "UA", MetonymKind.CAPITAL),
        ("the Kremlin", "RU", MetonymKind.RESIDENCE),
        ("No. 10", "GB", MetonymKind.RESIDENCE),
        ("Washington, D.C.", "US", MetonymKind.CAPITAL),
        ("The Hague", "NL", MetonymKind.CAPITAL),
    ],
)
def test_metonym_names_the_country_whose_government_it_stands_for(name: str, country: str, kind: MetonymKind) -> None:
    """Capitals and residences lead to a country."""
    metonym = WORLD.metonym(name)

    assert metonym is not None
    assert (country, kind) == (metonym.country, metonym.kind)


@pytest.mark.parametrize("name", ["Brussels", "Jerusalem", "Kharkiv", "Ukraine", "palace"])
def test_city_that_is_not_used_for_one_government_is_no_metonym(name: str) -> None:
    """Brussels may mean the Union, Jerusalem is disputed, Kharkiv governs nobody."""
    assert WORLD.metonym(name) is None


def test_every_metonym_belongs_to_a_country_of_the_table() -> None:
    """No code in the tables of metonyms and places is unknown."""
    codes = {thing.country for table in (WORLD.metonyms, WORLD.places) for thing in table.values()} - {""}

    assert {code for code in codes if WORLD.country_of_code(code) is None} == set()


def test_capital_of_every_country_leads_back_to_it() -> None:
    """The column of capitals and the table of metonyms tell the same."""
    wrong = [c.name for c in WORLD.countries if c.capital and not _leads_to(c.capital, c.code)]

    assert wrong == []


def _leads_to(capital: str, code: str) -> bool:
    metonym = WORLD.metonym(capital)
    return metonym is not None and metonym.country == code


def test_wikidata_items_are_used_once() -> None:
    """Two entries of one table never claim the same item."""
    for things in (WORLD.countries, WORLD.metonyms.values(), WORLD.bodies.values(), WORLD.places.values()):
        iris = sorted(iri for iri, _ in {(thing.iri, thing.name) for thing in things if thing.iri})
        assert sorted(set(iris)) == iris
        assert all(re.fullmatch(r"http://www\.wikidata\.org/entity/Q[1-9]\d*", iri) for iri in iris)


def test_body_is_found_by_name_and_acronym() -> None:
    """WHO is the World Health Organization, "who" is nobody."""
    assert WORLD.body("WHO") == WORLD.body("World Health Organisation") is not None
    assert WORLD.body("who") is None


def test_title_tells_kind_gender_and_the_shorter_title() -> None:
    """A lieutenant general is taken up as "the general"; "Mr" is masculine; "table" is no title."""
    title, mister = WORLD.title("Lt. Gen."), WORLD.title("Mr")

    assert title is not None
    assert (TitleKind.RANK, "general") == (title.kind, title.base)
    assert mister is not None
    assert mister.gender is Gender.MASCULINE
    assert WORLD.title("table") is None


def test_no_vice_president_is_taken_up_as_the_president() -> None:
    """A deputy does not hold the office."""
    for name in ("Vice President", "Deputy Prime Minister", "Former President"):
        title = WORLD.title(name)
        assert title is not None
        assert title.base == ""


def test_head_nouns_tell_people_from_organisations() -> None:
    """A spokesman is a person, a ministry is not."""
    assert WORLD.person_noun("spokesman")
    assert not WORLD.person_noun("ministry")
    assert WORLD.organization_word("ministry")
    assert not WORLD.organization_word("president")
    noun = WORLD.noun("company")
    assert noun is not None
    assert noun.type is EntityType.ORGANIZATION
    assert noun.general


def test_gender_of_given_names() -> None:
    """Olha is a woman's name, Volodymyr a man's; Jordan and Zzyzx tell nothing."""
    assert WORLD.gender("Olha") is Gender.FEMININE
    assert WORLD.gender("VOLODYMYR") is Gender.MASCULINE
    assert WORLD.gender("Jordan") is None
    assert WORLD.gender("Zzyzx") is None


def test_generic_names_have_no_word_of_their_own() -> None:
    """Every country has a Defense Ministry; there is one Taipei City Council."""
    assert WORLD.is_generic("the Defense Ministry")
    assert not WORLD.is_generic("Taipei City Council")


def test_acts_belong_to_a_use() -> None:
    """A government accuses and is accused, but nobody rains."""
    assert WORLD.has_act("accuse", ActUse.SUBJECT)
    assert WORLD.has_act("accuse", ActUse.OBJECT)
    assert not WORLD.has_act("bombard", ActUse.OBJECT)
    assert not WORLD.has_act("rain", ActUse.SUBJECT)


def test_pronouns_tell_what_they_take_up() -> None:
    """Her is feminine whatever its case; "table" is no pronoun."""
    her = WORLD.pronoun("Her")

    assert her is not None
    assert her.gender is Gender.FEMININE
    assert her.person == 3
    assert WORLD.pronoun("table") is None


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("The Élysée", "elysee"),
        ("Kim Jong-un", "kim jong un"),
        ("U.S.", "us"),
        ("Łódź", "lodz"),
        ("Ukraine’s", "ukraine"),
        ("the", "the"),
        ("", ""),
    ],
)
def test_folding_keeps_what_tells_names_apart(name: str, folded: str) -> None:
    """Accents, hyphens, dots, possessives and a leading article go; letters stay."""
    assert folded == fold(name)


@pytest.mark.parametrize(("text", "expected"), [("US", True), ("U.N.", True), ("the EU", True), ("us", False)])
def test_acronyms_are_short_and_in_capitals(text: str, expected: bool) -> None:
    """Capitals alone tell an acronym."""
    assert expected is is_acronym(text)


@pytest.mark.parametrize("text", ["Russia", "A", "ORGANISATION", ""])
def test_words_and_single_letters_are_no_acronyms(text: str) -> None:
    """One letter is none, nor is a long word."""
    assert not is_acronym(text)


def test_name_that_two_things_share_is_left_out() -> None:
    """The index knows a name only while one thing bears it."""
    names = index(["a", "b"], lambda thing: (f"only {thing}", "shared"))

    assert "a" == find(names, "Only A")
    assert find(names, "shared") is None


def test_wrong_item_is_reported_with_its_line(tmp_path: Path) -> None:
    """A cell that is no Wikidata item names file, line and column."""
    (tmp_path / "world").mkdir()
    (tmp_path / "world" / "countries.tsv").write_text(
        "# source: test\n# licence: MIT\ncode\talpha3\tname\taliases\tdemonyms\tcapital\twikidata\talso\n"
        "XX\tXXX\tNowhere\t\t\t\t212\t\n",
        encoding="utf-8",
    )

    with pytest.raises(KnowledgeError, match=r'countries\.tsv:4: wikidata is "212"'):
        read_gazetteer(tmp_path)


def test_kinds_of_places_and_institutions() -> None:
    """A city has its name after "of", a coast has not; troops are armed forces, soldiers may be any."""
    gazetteer = load_gazetteer()

    assert (True, False) == (gazetteer.is_genus("City"), gazetteer.is_genus("coast"))
    assert ("armed forces", None) == (gazetteer.institution("Troops"), gazetteer.institution("soldiers"))
