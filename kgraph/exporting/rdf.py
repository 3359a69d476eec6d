"""A dataset as Turtle, TriG, N-Quads, N-Triples or JSON-LD."""

from __future__ import annotations

from pathlib import Path

from kgraph.rdf.dataset import Dataset
from kgraph.rdf.saving import FORMATS, save_subjects
from kgraph.rdf.subjects import subjects_of

RDF_FORMATS = tuple(suffix.removeprefix(".") for suffix in FORMATS)


def write_rdf(dataset: Dataset, target: Path, *, format: str) -> None:
    """Write a dataset to a file in one of `RDF_FORMATS`; the file is replaced as a whole.

    Turtle, N-Triples and JSON-LD have no named graphs: their triples stand side by side.

    Raises:
        DatasetError: the dataset cannot be read.
        ExportError: the file cannot be written.
    """
    save_subjects(subjects_of(dataset.store), target, base=dataset.base, suffix=f".{format}")
