"""Whether a dataset keeps the shapes of the ontology, in words."""

from __future__ import annotations

from typing import Any, cast

from rdflib import SH, Graph, URIRef
from rdflib.term import Node

from kgraph.errors import KGraphError
from kgraph.rdf.dataset import Dataset
from kgraph.rdf.prefixes import ontology_file
from kgraph.rdf.saving import spelt
from kgraph.rdf.subjects import subjects_of


def violations(dataset: Dataset) -> tuple[str, ...]:
    """Return one line for each value that breaks a shape of ontology/shapes.ttl, sorted; none if all is well.

    Takes about 0.1 ms a triple (pySHACL), so it is for small data and for tests.

    Raises:
        DatasetError: the dataset cannot be read.
        KGraphError: pySHACL is not installed.
    """
    try:
        # Only a check needs it; it comes with the extra `test`.
        import pyshacl  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]
    except ImportError as error:
        raise KGraphError("checking shapes needs pySHACL; expected `pip install kgraph[test]`") from error
    lines = b"".join(spelt(subjects_of(dataset.store), ".nt"))
    data = Graph().parse(data=lines, format="nt")
    shapes = Graph().parse(ontology_file("shapes.ttl"))
    _, report, _ = cast(Any, pyshacl).validate(data, shacl_graph=shapes, inference="none")
    return tuple(sorted(_sentence(report, result) for result in report.subjects(SH.resultSeverity, None)))


def _sentence(report: Graph, result: Node) -> str:
    focus, path, value, message = (
        report.value(result, name) for name in (SH.focusNode, SH.resultPath, SH.value, SH.resultMessage)
    )
    what = f" {_short(path)}" if isinstance(path, URIRef) else ""
    found = f" is {_short(value)}" if value is not None and value != focus else ""
    return f"{focus}:{what}{found}: {message}"


def _short(node: Node | None) -> str:
    text = str(node)
    return text if len(text) <= 80 else f"{text[:77]}..."
