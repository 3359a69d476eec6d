"""What we know of the world: countries, the places that stand for them, international bodies, titles, given names.

Everything is looked up by its name, folded: case, accents, dots, hyphens, a leading article and a possessive do
not count. An alias that is written in capitals ("US", "WHO") is found in capitals only. A name that two entries
share is found for neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TypeVar

from kgraph.knowledge.folding import fold, is_acronym
from kgraph.knowledge.tables import Row, read_table
from kgraph.knowledge.things import (
    ActUse,
    Body,
    Country,
    Gender,
    HeadNoun,
    Metonym,
    MetonymKind,
    Number,
    Place,
    Pronoun,
    PronounKind,
    Title,
    TitleKind,
    VariantUse,
)
from kgraph.records.mention import EntityType

WIKIDATA = "http://www.wikidata.org/entity/"


@dataclass(frozen=True)
class Gazetteer:
    """All tables of the world; `load_gazetteer` reads the shipped ones."""

    countries: tuple[Country, ...]
    metonyms: Mapping[str, Metonym]
    bodies: Mapping[str, Body]
    places: Mapping[str, Place]
    titles: Mapping[str, Title]
    nouns: Mapping[str, HeadNoun]
    pronouns: Mapping[str, Pronoun]
    given_names: Mapping[str, Gender]
    generic_words: frozenset[str]
    acts: frozenset[tuple[str, ActUse]]
    variants: Mapping[VariantUse, Mapping[str, str]]
    speech: frozenset[str]
    regions: Mapping[str, frozenset[str]]
    genus_nouns: frozenset[str]
    institutions: Mapping[str, str]
    _codes: Mapping[str, Country] = field(init=False, repr=False)
    _names: Mapping[str, Country] = field(init=False, repr=False)
    _demonyms: Mapping[str, Country] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_codes", {country.code: country for country in self.countries})
        names = index(self.countries, lambda country: (country.name, *country.aliases))
        object.__setattr__(self, "_names", names)
        object.__setattr__(self, "_demonyms", index(self.countries, lambda country: country.demonyms))

    def country(self, name: str) -> Country | None:
        """Return the country of that name or alias ("Russia", "the UK"); no demonym and no capital counts."""
        return find(self._names, name)

    def country_of_people(self, demonym: str) -> Country | None:
        """Return the country whose people or adjective it is ("Russian", "Danes")."""
        return find(self._demonyms, demonym)

    def country_of_code(self, code: str) -> Country | None:
        """Return the country of an ISO code."""
        return self._codes.get(code)

    def countries_of_region(self, adjective: str) -> frozenset[str] | None:
        """Return the codes of the countries that lie in a region, by its adjective ("North African")."""
        return self.regions.get(fold(adjective))

    def metonym(self, name: str) -> Metonym | None:
        """Return the capital or residence of that name ("Kyiv", "the Kremlin")."""
        return find(self.metonyms, name)

    def body(self, name: str) -> Body | None:
        """Return the international body of that name or acronym."""
        return find(self.bodies, name)

    def place(self, name: str) -> Place | None:
        """Return the well-known place of that name."""
        return find(self.places, name)

    def title(self, words: str) -> Title | None:
        """Return the title of a person ("Gen.", "Prime Minister")."""
        return self.titles.get(fold(words))

    def noun(self, lemma: str) -> HeadNoun | None:
        """Return what kind of thing a head noun means."""
        return self.nouns.get(lemma.casefold())

    def pronoun(self, form: str) -> Pronoun | None:
        """Return what a pronoun takes up."""
        return self.pronouns.get(form.casefold())

    def organization_word(self, lemma: str) -> bool:
        """Tell whether the head noun means an organisation ("ministry", "police")."""
        noun = self.noun(lemma)
        return noun is not None and noun.type is EntityType.ORGANIZATION

    def person_noun(self, lemma: str) -> bool:
        """Tell whether the head noun means a person ("spokesman", "woman")."""
        noun = self.noun(lemma)
        return noun is not None and noun.type is EntityType.PERSON

    def gender(self, given_name: str) -> Gender | None:
        """Return the gender of nearly all who bear the given name, `None` where it is unknown or shared."""
        return self.given_names.get(fold(given_name))

    def is_generic(self, name: str) -> bool:
        """Tell whether a name has no word that tells it from its like elsewhere ("the Defense Ministry")."""
        return all(word in self.generic_words for word in fold(name).split())

    def is_genus(self, lemma: str) -> bool:
        """Tell whether the noun takes the name of what it means after "of" ("the city of Bergen")."""
        return lemma.casefold() in self.genus_nouns

    def institution(self, words: str) -> str | None:
        """Return which institution of a state the words mean ("troops": the armed forces)."""
        return self.institutions.get(fold(words))

    def has_act(self, lemma: str, use: ActUse) -> bool:
        """Tell whether beside this word, in this use, the name of a capital means the government."""
        return (lemma.casefold(), use) in self.acts

    def says(self, lemma: str) -> bool:
        """Tell whether the verb is one of saying, so that its subject speaks."""
        return lemma.casefold() in self.speech


def load_gazetteer() -> Gazetteer:
    """Return the shipped tables, read once a process.

    Raises:
        KnowledgeError: a table is wrong.
    """
    return _shipped()


@cache
def _shipped() -> Gazetteer:
    with as_file(files("kgraph.knowledge")) as root:
        return read_gazetteer(root)


def read_gazetteer(root: Path) -> Gazetteer:
    """Return the tables of a folder that is laid out like `kgraph/knowledge`.

    Raises:
        KnowledgeError: a table is missing or wrong.
    """
    world = root / "world"
    return Gazetteer(
        countries=tuple(_country(row) for row in read_table(world / "countries.tsv")),
        metonyms=_by_names(world / "metonyms.tsv", _metonym),
        bodies=_by_names(world / "bodies.tsv", _body),
        places=_by_names(world / "places.tsv", _place),
        titles={fold(row.required("title")): _title(row) for row in read_table(root / "en" / "titles.tsv")},
        nouns={row.required("lemma"): _noun(row) for row in read_table(world / "head_nouns.tsv")},
        pronouns={row.required("form"): _pronoun(row) for row in read_table(root / "en" / "pronouns.tsv")},
        given_names={fold(row.required("name")): _gender(row) for row in read_table(world / "given_names.tsv")},
        generic_words=frozenset(fold(row.required("word")) for row in read_table(world / "generic_names.tsv")),
        acts=frozenset(_act(row) for row in read_table(world / "government_acts.tsv")),
        variants=_variants(world / "name_variants.tsv"),
        regions={
            fold(row.required("adjective")): frozenset(row.parts("countries"))
            for row in read_table(world / "regions.tsv")
        },
        speech=frozenset(_speech(root / "en" / "reporting.tsv")),
        genus_nouns=frozenset(row.required("noun") for row in read_table(world / "genus_nouns.tsv")),
        institutions={
            fold(row.required("words")): row.required("institution") for row in read_table(world / "institutions.tsv")
        },
    )


Thing = TypeVar("Thing")


def index(things: Iterable[Thing], names_of: Callable[[Thing], Iterable[str]]) -> dict[str, Thing]:
    """Return the things by every key of their names; a key that two things share is left out."""
    found: dict[str, Thing] = {}
    shared: set[str] = set()
    for thing in things:
        for key in {_key(name) for name in names_of(thing)}:
            if key in found:
                shared.add(key)
            found[key] = thing
    return {key: thing for key, thing in found.items() if key not in shared}


def find(things: Mapping[str, Thing], name: str) -> Thing | None:
    """Return the thing of that name: an acronym as it is written, everything else folded."""
    return things.get(_key(name)) or things.get(fold(name))


def _key(name: str) -> str:
    """Return the key of a name; an acronym keeps its capitals, so that "us" is not the US."""
    return fold(name).upper() if is_acronym(name) else fold(name)


def _by_names(path: Path, make: Callable[[Row], Thing]) -> dict[str, Thing]:
    rows = [(make(row), (row.required("name"), *row.parts("aliases"))) for row in read_table(path)]
    return {key: thing for key, (thing, _) in index(rows, lambda row: row[1]).items()}


def _variants(path: Path) -> dict[VariantUse, dict[str, str]]:
    """Return, for each use, the variants in the order of the table, with what they are read as."""
    found: dict[VariantUse, dict[str, str]] = {use: {} for use in VariantUse}
    for row in read_table(path):
        use = VariantUse(row.choice("use", [use.value for use in VariantUse]))
        found[use][row.required("variant")] = row["standard"]
    return found


def _country(row: Row) -> Country:
    return Country(
        code=row.required("code"),
        name=row.required("name"),
        aliases=row.parts("aliases"),
        demonyms=row.parts("demonyms"),
        capital=row["capital"],
        iri=_iri(row),
        also=row["also"],
    )


def _metonym(row: Row) -> Metonym:
    return Metonym(
        name=row.required("name"),
        country=row.required("country"),
        kind=MetonymKind(row.choice("kind", [kind.value for kind in MetonymKind])),
        type=EntityType(row.choice("type", ["Place", "Facility", ""]) or EntityType.PLACE),
        iri=_iri(row),
    )


def _body(row: Row) -> Body:
    return Body(row.required("name"), row.parts("aliases"), _iri(row))


def _place(row: Row) -> Place:
    return Place(row.required("name"), row["country"], _iri(row))


def _title(row: Row) -> Title:
    kind = TitleKind(row.choice("kind", [kind.value for kind in TitleKind]))
    return Title(row["title"], kind, _optional_gender(row), row["base"])


def _noun(row: Row) -> HeadNoun:
    kind = EntityType(row.choice("type", [kind.value for kind in EntityType]))
    return HeadNoun(row["lemma"], kind, _optional_gender(row), row.choice("general", ["yes", ""]) == "yes")


def _pronoun(row: Row) -> Pronoun:
    number = row.choice("number", ["Sing", "Plur", ""])
    gender = row.choice("gender", ["Masc", "Fem", "Neut", ""])
    return Pronoun(
        form=row["form"],
        person=int(row.choice("person", ["1", "2", "3"])),
        number=Number(number) if number else None,
        gender=Gender(gender) if gender else None,
        kind=PronounKind(row.choice("kind", [kind.value for kind in PronounKind])),
    )


def _act(row: Row) -> tuple[str, ActUse]:
    return row.required("lemma"), ActUse(row.choice("use", [use.value for use in ActUse]))


def _speech(path: Path) -> Iterator[str]:
    """Yield the verbs by which somebody says something."""
    for row in read_table(path):
        if row["pos"] == "v" and row["attitude"] == "speech":
            yield row.required("lemma")


def _gender(row: Row) -> Gender:
    return Gender(row.choice("gender", ["Masc", "Fem"]))


def _optional_gender(row: Row) -> Gender | None:
    return Gender(row["gender"]) if row.choice("gender", ["Masc", "Fem", ""]) else None


def _iri(row: Row) -> str | None:
    identifier = row["wikidata"]
    if identifier and not (identifier[0] == "Q" and identifier[1:].isdigit()):
        raise row.error(f'wikidata is "{identifier}"; expected an item such as Q212')
    return WIKIDATA + identifier if identifier else None
