"""Namespaces as plain strings, and where the files of the ontology are. Nothing heavy is imported here."""

from __future__ import annotations

from pathlib import Path

from kgraph.errors import DatasetError

KG_NAMESPACE = "https://w3id.org/kgraph/ontology#"
ONTOLOGY_IRI = "https://w3id.org/kgraph/ontology"
DEFAULT_BASE = "https://w3id.org/kgraph/data/"

VOCABULARIES = {
    "kg": KG_NAMESPACE,
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_FOLDERS = ("action", "attribution", "claim", "doc", "entity", "event", "graph", "participation", "quantity", "role")


def prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """Return every prefix that our files and queries know, the ones of the data under the base."""
    return VOCABULARIES | {name: f"{base}{name}/" for name in _FOLDERS}


def ontology_file(name: str) -> Path:
    """Return the path of a file of the ontology, such as `shapes.ttl` or `questions/evidence.rq`.

    In a wheel the folder lies inside the package, in a source checkout beside it.

    Raises:
        DatasetError: there is no such file.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "ontology", package.parent / "ontology"):
        if (folder / name).exists():
            return folder / name
    raise DatasetError(name, "no such file in the ontology that came with kgraph")
