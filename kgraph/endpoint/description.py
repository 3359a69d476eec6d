"""What the endpoint says of itself: SPARQL 1.1 Service Description."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple, serialize

from kgraph.endpoint.results import TRIPLES
from kgraph.rdf.prefixes import VOCABULARIES

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_TRIPLES = NamedNode("http://rdfs.org/ns/void#triples")

_RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "RDF_XML", "JSON-LD",
)  # fmt: skip


def description(endpoint: str, media_type: str, *, quads: int) -> bytes:
    """Return the description of the service at an address, in one of the media types for triples."""
    names = VOCABULARIES | {"sd": _SD, "formats": _FORMATS, "void": "http://rdfs.org/ns/void#"}
    return serialize(_triples(NamedNode(endpoint), quads), format=TRIPLES[media_type], prefixes=names) or b""


def _triples(service: NamedNode, quads: int) -> Iterator[Triple]:
    dataset, graph = BlankNode("dataset"), BlankNode("graph")
    yield Triple(service, _TYPE, _sd("Service"))
    yield Triple(service, _sd("endpoint"), service)
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    for name in _RESULTS:
        yield Triple(service, _sd("resultFormat"), NamedNode(_FORMATS + name))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, _TYPE, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), graph)
    yield Triple(graph, _TYPE, _sd("Graph"))
    yield Triple(graph, _TRIPLES, Literal(quads))


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
