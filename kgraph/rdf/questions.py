"""Named questions: SPARQL files with parameters, which become escaped terms and never raw text.

The comment on top of a file of ontology/questions says what is asked and with what:

    # title: Which sentences hold some words?
    # param words text: the words, in whatever case
    # param least number = 2: how many publishers at least
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pyoxigraph import NamedNode

from kgraph.errors import DatasetError, QueryError
from kgraph.rdf import literals
from kgraph.rdf.dataset import Dataset
from kgraph.rdf.iris import Iris, event_type, web_iri
from kgraph.rdf.names import UnknownNameError, document_named, entities_named
from kgraph.rdf.prefixes import ontology_file
from kgraph.rdf.taxonomy import taxonomy
from kgraph.rdf.terms import TYPE
from kgraph.rdf.vocabulary import term
from kgraph.records.interval import Interval

_TITLE = re.compile(r"# title: (?P<title>.+)")
_PARAMETER = re.compile(r"# param (?P<name>\w+) (?P<kind>[\w-]+)(?: = (?P<default>[^:]*))?: (?P<meaning>.+)")
_NAME = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question must be told: `kind` is one of `KINDS`; without a `default` it has to be given."""

    name: str
    kind: str
    meaning: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A named question, as it stands in its file."""

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    sparql: str

    def ask(self, values: Mapping[str, str], dataset: Dataset) -> str:
        """Return the query to a dataset with every parameter replaced by its value as an RDF term.

        Raises:
            QueryError: a value is missing, is not of its kind, names nothing in the dataset, or belongs to no
                parameter.
            DatasetError: the dataset cannot be read.
        """
        given = dict(values)
        terms = {
            parameter.name: self._term(parameter, given.pop(parameter.name, None), dataset)
            for parameter in self.parameters
        }
        if given:
            known = ", ".join(terms) or "none"
            raise QueryError(f"question {self.name}: unknown parameter {min(given)!r}; expected one of {known}")
        return re.sub(r"\$(\w+)", lambda found: terms[found[1]], self.sparql)

    def _term(self, parameter: Parameter, value: str | None, dataset: Dataset) -> str:
        text = parameter.default if value is None else value
        if text is None:
            raise QueryError(f"question {self.name}: {parameter.name} is missing; expected {parameter.meaning}")
        try:
            return KINDS[parameter.kind](text, dataset)
        except UnknownNameError as error:
            found = f'question {self.name}: {parameter.name} is "{text}", which the dataset does not have'
            raise QueryError(f"{found}; near it: {', '.join(error.near)}" if error.near else found) from error
        except (ValueError, InvalidOperation) as error:
            found = f"question {self.name}: {parameter.name} is {text!r}"
            raise QueryError(f"{found}; expected {parameter.meaning}") from error


def questions() -> tuple[Question, ...]:
    """Return every question that comes with kgraph, by name."""
    return tuple(question(path.stem) for path in sorted(ontology_file("questions").glob("*.rq")))


def question(name: str) -> Question:
    """Return the question of a name.

    Raises:
        QueryError: there is none.
        DatasetError: its file is not written as a question is.
    """
    folder = ontology_file("questions")
    path = folder / f"{name}.rq"
    if not _NAME.fullmatch(name) or not path.is_file():
        known = ", ".join(sorted(path.stem for path in folder.glob("*.rq")))
        raise QueryError(f"unknown question {name!r}; expected one of {known}")
    sparql = path.read_text(encoding="utf-8")
    titles = _TITLE.findall(sparql)
    parameters = tuple(Parameter(**found.groupdict()) for found in _PARAMETER.finditer(sparql))
    if not titles or any(parameter.kind not in KINDS for parameter in parameters):
        raise DatasetError(path, f"expected a title, and parameters of the kinds {', '.join(KINDS)}")
    return Question(name, titles[0], parameters, sparql)


def _text(value: str, _: Dataset) -> str:
    return str(literals.text(value))


def _number(value: str, _: Dataset) -> str:
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(value)
    return format(number, "f")


def _words(value: str, _: Dataset) -> str:
    words = [word.strip() for word in value.split(",")]
    if not all(re.fullmatch("[a-z]+", word) for word in words):
        raise ValueError(value)
    return " ".join(str(literals.text(word)) for word in words)


def _first_day(value: str, _: Dataset) -> str:
    begin = Interval.from_edtf(value).begin
    if begin is None:
        raise ValueError(value)
    return str(literals.day(begin))


def _last_day(value: str, _: Dataset) -> str:
    end = Interval.from_edtf(value).end
    if end is None:
        raise ValueError(value)
    return str(literals.day(end))


def _event_type(value: str, _: Dataset) -> str:
    if value not in taxonomy():
        raise ValueError(value)
    return str(event_type(value))


def _event(value: str, dataset: Dataset) -> str:
    iri = web_iri(value)
    node = NamedNode(iri) if iri else Iris(dataset.base).node("event", value.removeprefix("event:"))
    if not any(dataset.store.quads_for_pattern(node, TYPE, term("EventRecord"))):
        raise UnknownNameError(value, ())
    return str(node)


def _entities(value: str, dataset: Dataset) -> str:
    return " ".join(map(str, entities_named(dataset.store, value)))


def _document(value: str, dataset: Dataset) -> str:
    return str(document_named(dataset.store, value))


KINDS: dict[str, Callable[[str, Dataset], str]] = {
    "text": _text,
    "number": _number,
    "words": _words,
    "first-day": _first_day,
    "last-day": _last_day,
    "event-type": _event_type,
    "event": _event,
    "entities": _entities,
    "document": _document,
}
"""What a parameter can be, and how it is written as an RDF term of the dataset (`words` and `entities`: several)."""
