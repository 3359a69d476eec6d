"""How terms are spelt in a file: in full as in N-Triples and N-Quads, or abbreviated by prefixes as in Turtle and TriG.

Terms are strings from the start: a million of them as objects of a store would cost more than everything else.
What can hold anything (text, names) is escaped here; what reads the files back is checked by five other programs.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from kgraph.rdf.iris import PLAIN_NAME, Iris, event_type, web_iri
from kgraph.rdf.literals import NOT_IN_XML
from kgraph.rdf.prefixes import DEFAULT_BASE, KG_NAMESPACE, VOCABULARIES, prefixes
from kgraph.rdf.vocabulary import term

Statement = tuple[str, str]
"""Predicate and object of a known subject, as they are spelt in the file."""

_LOCAL_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_SPECIAL = re.compile(f'["\\\\\t\n\r\x7f]|{NOT_IN_XML.pattern}')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\x7f": "\\u007F"}
_XSD = VOCABULARIES["xsd"]

# Where Turtle writes a number or truth value without quotes, by the local name of its datatype.
_BARE = {
    "integer": re.compile(r"[+-]?[0-9]+"),
    "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    "boolean": re.compile("true|false"),
}


class _Names(dict[str, str]):
    """Prefixed names as they are spelt; a misspelt term of ours fails when the line runs."""

    def __init__(self, *, abbreviated: bool) -> None:
        super().__init__({"rdf:type": "a"} if abbreviated else {})
        self._abbreviated = abbreviated

    def __missing__(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        if prefix == "kg":
            term(local)
        self[name] = name if self._abbreviated else f"<{VOCABULARIES[prefix]}{local}>"
        return self[name]


class Spelling:
    """The terms of one dataset in one spelling.

    `names` holds the terms of vocabularies by prefixed name, as `names["kg:actor"]`.
    """

    def __init__(self, base: str = DEFAULT_BASE, *, abbreviated: bool) -> None:
        self.iris = Iris(base)
        self.abbreviated = abbreviated
        self.names = _Names(abbreviated=abbreviated)
        self._prefixes = {namespace: prefix for prefix, namespace in prefixes(base).items()} if abbreviated else {}
        self._known: dict[tuple[str, str], str] = {}
        self._decimals: dict[float, str] = {}
        self._integer_end = f'"^^<{_XSD}integer>'

    def term(self, full: str) -> str:
        """Return the spelling of a term that is given in full, as N-Triples writes it."""
        if not self.abbreviated:
            return full
        if full.startswith("<"):
            return self._abbreviated(full)
        return self._literal(full) if full.startswith('"') else full

    def node(self, folder: str, name: str) -> str:
        """Return the node of a name in one of the folders of the data, such as `claim`."""
        if PLAIN_NAME.fullmatch(name):
            return f"{folder}:{name}" if self.abbreviated else f"<{self.iris.base}{folder}/{name}>"
        return self.term(self.iris.full(folder, name))

    def known(self, folder: str, name: str) -> str:
        """Return a node that is named again and again: an entity, a document."""
        found = self._known.get((folder, name))
        if found is None:
            found = self._known[folder, name] = self.node(folder, name)
        return found

    def action(self, lemma: str, roleset: str | None) -> str:
        """Return the node of an action."""
        key = (lemma, roleset or "")
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self.term(str(self.iris.action(lemma, roleset)))
        return found

    def event_type(self, name: str) -> str:
        """Return the concept of an event type."""
        found = self._known.get((KG_NAMESPACE, name))
        if found is None:
            found = self._known[KG_NAMESPACE, name] = self.term(str(event_type(name)))
        return found

    def text(self, value: str) -> str:
        """Return a plain literal; each character that XML cannot hold becomes U+FFFD, so that offsets hold."""
        return f'"{_SPECIAL.sub(_escaped, value)}"' if _SPECIAL.search(value) else f'"{value}"'

    def typed(self, value: str, kind: str) -> str:
        """Return a literal of a datatype of XML Schema whose characters need no escaping: a date, a number."""
        if not self.abbreviated:
            return f'"{value}"^^<{_XSD}{kind}>'
        bare = _BARE.get(kind)
        return value if bare and bare.fullmatch(value) else f'"{value}"^^xsd:{kind}'

    def integer(self, value: int) -> str:
        """Return an `xsd:integer`."""
        return str(value) if self.abbreviated else f'"{value}{self._integer_end}'

    def decimal(self, value: float) -> str:
        """Return an `xsd:decimal` in the form that stores keep: no exponent, no trailing zeros."""
        found = self._decimals.get(value)
        if found is None:
            exact = format(Decimal(repr(value)), "f")
            found = self.typed(exact.rstrip("0").rstrip(".") if "." in exact else exact, "decimal")
            self._decimals[value] = found
        return found

    def number(self, value: float) -> str:
        """Return an `xsd:integer` for an `int`, else an `xsd:decimal`."""
        return self.integer(value) if isinstance(value, int) else self.decimal(value)

    def day(self, value: date) -> str:
        """Return an `xsd:date`."""
        return self.typed(value.isoformat(), "date")

    def web_or_text(self, value: str) -> str:
        """Return an IRI where the value is a web address, else a literal."""
        iri = web_iri(value)
        return self.text(value) if iri is None else self.term(f"<{iri}>")

    def _abbreviated(self, full: str) -> str:
        cut = max(full.rfind("/"), full.rfind("#")) + 1
        prefix = self._prefixes.get(full[1:cut])
        local = full[cut:-1]
        return f"{prefix}:{local}" if prefix is not None and _LOCAL_NAME.fullmatch(local) else full

    def _literal(self, full: str) -> str:
        if not full.endswith(">"):
            return full
        value, _, datatype = full.rpartition('"^^')
        kind = self._abbreviated(datatype)
        return self.typed(value[1:], kind[4:]) if kind.startswith("xsd:") else f'{value}"^^{kind}'


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0], "\ufffd")
