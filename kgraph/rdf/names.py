"""Which entities of a dataset somebody means by a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode, Store

from kgraph.knowledge.folding import fold
from kgraph.rdf.terms import ALT_LABEL, IDENTIFIER, LABEL, TYPE
from kgraph.rdf.vocabulary import term

_NEAR = 5
"""How many names are proposed in place of an unknown one: what one line holds."""


class UnknownNameError(ValueError):
    """Nothing in the dataset bears the name; `near` are names that it may have been meant to be."""

    def __init__(self, name: str, near: Iterable[str]) -> None:
        self.near = tuple(near)
        super().__init__(name)


def entities_named(store: Store, name: str) -> tuple[NamedNode, ...]:
    """Return the entities of a name or alias, in whatever case and accents, with those that they stand for.

    Where nothing bears the name itself, it is who bears it as part of a longer one: "Zelensky". So "Kyiv" also
    means Ukraine, for which it stands where it acts; "Ukraine" does not mean the city.

    Raises:
        UnknownNameError: there is none.
    """
    known = _names(store)
    wanted = fold(name)
    found = {entity for key, entities in known.items() if fold(key) == wanted for entity in entities}
    if not found and wanted:
        part = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
        found = {entity for key, entities in known.items() if part.search(fold(key)) for entity in entities}
    if not found:
        raise UnknownNameError(name, near(name, known))
    return tuple(sorted(_with_principals(store, found), key=lambda node: node.value))


def document_named(store: Store, name: str) -> Literal:
    """Return the id of a document as a literal.

    Raises:
        UnknownNameError: there is none.
    """
    documents = store.quads_for_pattern(None, TYPE, term("Document"))
    ids = {
        quad.object.value
        for document in documents
        for quad in store.quads_for_pattern(document.subject, IDENTIFIER, None)
        if isinstance(quad.object, Literal)
    }
    if name not in ids:
        raise UnknownNameError(name, near(name, ids))
    return Literal(name)


def near(name: str, known: Iterable[str]) -> list[str]:
    """Return the known names that look most like a name, the most alike first."""
    by_folded = {fold(key): key for key in sorted(known, reverse=True)}
    return [by_folded[key] for key in get_close_matches(fold(name), sorted(by_folded), n=_NEAR)]


def _names(store: Store) -> Mapping[str, set[NamedNode]]:
    found: defaultdict[str, set[NamedNode]] = defaultdict(set)
    for entity in store.quads_for_pattern(None, TYPE, term("Entity")):
        for label in (LABEL, ALT_LABEL):
            for quad in store.quads_for_pattern(entity.subject, label, None):
                if isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode):
                    found[quad.object.value].add(quad.subject)
    return found


def _with_principals(store: Store, entities: set[NamedNode]) -> set[NamedNode]:
    """Return the entities with those that they stand for, and so on."""
    found, waiting = set(entities), list(entities)
    while waiting:
        for quad in store.quads_for_pattern(waiting.pop(), term("standsFor"), None):
            if isinstance(quad.object, NamedNode) and quad.object not in found:
                found.add(quad.object)
                waiting.append(quad.object)
    return found
