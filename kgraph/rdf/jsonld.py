"""JSON-LD with the context of the ontology, which stands in the file itself so that no reader has to fetch it."""

from __future__ import annotations

import json
from typing import cast

from rdflib import Graph

from kgraph.errors import DatasetError
from kgraph.rdf.prefixes import ontology_file

Json = dict[str, object] | list[object] | str | int | float | bool | None


def context() -> dict[str, object]:
    """Return the JSON-LD context of the ontology.

    Raises:
        DatasetError: ontology/context.jsonld is missing or is not JSON.
    """
    path = ontology_file("context.jsonld")
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise DatasetError(path, f"not JSON: {error}") from error
    return cast("dict[str, object]", record["@context"])


def to_jsonld(lines: str) -> bytes:
    """Return triples, given as N-Triples, as sorted JSON-LD."""
    graph = Graph().parse(data=lines, format="nt")
    record = json.loads(graph.serialize(format="json-ld", context=context(), auto_compact=False))
    return (json.dumps(_sorted(record), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _sorted(value: Json) -> Json:
    """Return the value with every list in a steady order: rdflib's follows hashes, and sets in RDF have none."""
    if isinstance(value, list):
        return sorted((_sorted(cast(Json, item)) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    if isinstance(value, dict):
        return {
            name: cast(Json, item) if name == "@context" else _sorted(cast(Json, item)) for name, item in value.items()
        }
    return value
