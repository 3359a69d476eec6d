"""The errors that kgraph raises on purpose: each says where, what was found and what was expected."""

from __future__ import annotations

from pathlib import Path


class KGraphError(Exception):
    """The base of every error that a user can answer; the command line prints it as one line, exit code 1."""


class InputError(KGraphError):
    """A document cannot be read."""

    def __init__(self, path: Path | str, reason: str, *, line: int | None = None) -> None:
        self.path = str(path)
        self.line = line
        self.reason = reason
        where = self.path if line is None else f"{self.path}:{line}"
        super().__init__(f"{where}: {reason}")


class KnowledgeError(KGraphError):
    """A table of linguistic or world knowledge is wrong."""

    def __init__(self, path: Path | str, line: int, reason: str) -> None:
        self.path = str(path)
        self.line = line
        self.reason = reason
        super().__init__(f"{path}:{line}: {reason}")


class ModelError(KGraphError):
    """The weights are missing, damaged, or not made for this version."""


class ParserError(KGraphError):
    """A parser fails on a document, or what it gives is no parse of it; `sentence` counts from 1."""

    def __init__(self, parser: str, document: str, sentence: int, reason: str) -> None:
        self.parser = parser
        self.document = document
        self.sentence = sentence
        self.reason = reason
        super().__init__(f"parser {parser}: document {document}: sentence {sentence}: {reason}")


class DatasetError(KGraphError):
    """A dataset cannot be opened or read."""

    def __init__(self, path: Path | str, reason: str) -> None:
        self.path = str(path)
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class QueryError(KGraphError):
    """A SPARQL query is wrong; line and column (from 1) where the engine tells them."""

    def __init__(self, reason: str, *, line: int | None = None, column: int | None = None) -> None:
        self.reason = reason
        self.line = line
        self.column = column
        where = "" if line is None else f"line {line}" + ("" if column is None else f", column {column}") + ": "
        super().__init__(f"query: {where}{reason}")


class ExportError(KGraphError):
    """A format is unknown, or a result cannot be written."""


class TooLargeError(ExportError):
    """A dataset is larger than a file of this kind can show; everything else of it can be written."""


class ServeError(KGraphError):
    """A dataset cannot be served."""


class PluginError(KGraphError):
    """A plugin does not load."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        super().__init__(f"plugin {name}: {reason}")
