"""What the page counts is what SPARQL counts over the same dataset, before and after every filter."""

from __future__ import annotations

import pytest

from kgraph.rdf.dataset import open_dataset
from kgraph.rdf.query import query
from kgraph.rdf.saving import save

pytestmark = pytest.mark.browser

SHOWN = "VALUES ?standing { 'fact' 'reported' } ?event kg:standing ?standing ; kg:kind 'event' ."
NAMED = "?event {0} ?entity . ?entity rdfs:label 'Valdoria'"
RANGE = """
  ?event kg:edtf ?date
  OPTIONAL {{ ?event kg:earliest ?earliest }} OPTIONAL {{ ?event kg:latest ?latest }}
  FILTER((!BOUND(?earliest) || ?earliest <= '{1}'^^xsd:date) && (!BOUND(?latest) || ?latest >= '{0}'^^xsd:date))
"""


@pytest.fixture(scope="module")
def dataset(worlds, tmp_path_factory):
    """Return a dataset of 300 events, read back from its file."""
    path = tmp_path_factory.mktemp("dataset") / "graph.nq"
    save(worlds.news(300), path)
    return open_dataset(path)


@pytest.fixture(scope="module")
def counted(dataset):
    """Return a function that counts the events for which a pattern of SPARQL holds."""

    def count(pattern: str) -> int:
        answer = query(dataset, f"SELECT (COUNT(DISTINCT ?event) AS ?n) WHERE {{ {pattern} }}", format="csv")
        return int(answer.split()[1])

    return count


@pytest.mark.parametrize(
    ("hash_", "pattern"),
    [
        ("", SHOWN),
        ("show=denied", "?event kg:standing 'denied' ; kg:kind 'event'"),
        ("show=planned,possible", "VALUES ?s { 'planned' 'possible' } ?event kg:standing ?s ; kg:kind 'event'"),
        ("statements=1", "VALUES ?s { 'fact' 'reported' } ?event kg:standing ?s"),
        ("show=fact,reported,planned,possible,denied&statements=1", "?event kg:standing ?standing"),
        ("type=Assault", SHOWN + "?event kg:eventType kg:Assault"),
        ("from=2024-05-01&to=2024-06-15", SHOWN + RANGE.format("2024-05-01", "2024-06-15")),
        ("from=2024-05-07&to=2024-05-07", SHOWN + RANGE.format("2024-05-07", "2024-05-07")),
        ("undated=1", SHOWN + "FILTER NOT EXISTS { ?event kg:edtf ?date }"),
        ("sure=75", SHOWN + "?event kg:claim/kg:confidence ?sure FILTER(?sure >= 0.75)"),
        ("actor=e00000", SHOWN + NAMED.format("kg:actor|kg:target")),
        ("source=e00000", SHOWN + NAMED.format("kg:claim/kg:accordingTo")),
    ],
    ids=lambda value: value.partition("&")[0] if "=" in value and "kg:" not in value else "",
)
def test_counts_are_those_of_sparql(sheet, dataset, counted, hash_, pattern):
    """The list holds as many events as SPARQL finds for the same filter, and says so."""
    page = sheet(dataset.world(), hash_)

    expected = counted(pattern)
    assert expected > 0
    assert expected == page.count == len(page.listed)
    assert f"of {counted('?event kg:standing ?standing'):,} events shown" in page.page.inner_text("#summary")


def test_choices_count_what_sparql_counts(sheet, dataset, counted):
    """The counts beside standings, and of one document, are those of SPARQL."""
    page = sheet(dataset.world())

    for word in ("fact", "reported", "planned", "possible", "denied"):
        button = page.page.locator("section[aria-label='Did it happen?'] button.choice").filter(has_text=word)
        promised = int(button.locator(".count").inner_text())
        assert counted(f"?event kg:standing '{word}' ; kg:kind 'event'") == promised
    document = dataset.world().documents[0]
    about = f"?event kg:claim/kg:document/dcterms:identifier '{document.id}'"
    page = sheet(dataset.world(), f"doc={document.key}")
    assert counted(SHOWN + about) == page.count
