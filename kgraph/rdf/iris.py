"""IRIs of documents, claims, entities, actions and events: stable, and safe whatever the names are.

Local names hold `[a-z0-9_-]` and begin with a letter or digit, so that every syntax can abbreviate them; anything
else is percent-encoded. Nothing that a document says becomes an IRI unescaped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

from kgraph.errors import DatasetError
from kgraph.rdf.prefixes import DEFAULT_BASE, KG_NAMESPACE, ONTOLOGY_IRI
from kgraph.records.document import stable_key
from kgraph.records.event import Event

PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
"""A name that stands in an IRI as it is, and behind a prefix in every syntax."""

_WEB_IRI = re.compile(
    r"(https?)://([\w.~!$&'()*+,;=%:@-]+|\[[0-9A-Fa-f:.]+\](?::\d+)?)((?:[/?][^#]*)?)(#.*)?", re.DOTALL
)
_NOT_IN_IRI = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~!$&'()*+,;=:@/?%-]")


@dataclass(frozen=True, slots=True)
class Iris:
    """The IRIs of one dataset, under its base."""

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if web_iri(self.base) != self.base or not self.base.endswith(("/", "#")):
            raise DatasetError(self.base, "not a base for IRIs; expected an http or https IRI that ends in / or #")

    def node(self, folder: str, name: str) -> NamedNode:
        """Return the IRI of a name in one of the folders of the data, such as `claim`."""
        return NamedNode(f"{self.base}{folder}/{_escape(name)}")

    def full(self, folder: str, name: str) -> str:
        """Return the same as N-Triples writes it; for a million names a node each would be slow."""
        return f"<{self.base}{folder}/{_escape(name)}>"

    def action(self, lemma: str, roleset: str | None) -> NamedNode:
        """Return the IRI of an action: `sign-02` for `sign` as `sign.02`; the lemma is added where the two differ."""
        slug = _slug(lemma)
        if roleset is None:
            return self.node("action", slug)
        sense = _slug(roleset)
        return self.node("action", sense if sense.rpartition("-")[0] == slug else f"{sense}-{slug}")

    def document_graph(self, key: str) -> NamedNode:
        """Return the IRI of the named graph that holds a document and its claims."""
        return NamedNode(f"{self.base}graph/doc/{_escape(key)}")


ONTOLOGY_GRAPH = NamedNode(ONTOLOGY_IRI)
"""The named graph of the event types that a dataset uses."""


def event_type(name: str) -> NamedNode:
    """Return the IRI of an event type from its local name."""
    return NamedNode(KG_NAMESPACE + quote(name.encode("utf-8", "surrogatepass"), safe=""))


def local_name(node: NamedNode) -> str:
    """Return the name that the IRI was made from: the part after the last `/` or `#`, unescaped."""
    return unquote(re.split("[/#]", node.value)[-1], errors="surrogatepass")


def content_key(event: Event) -> str:
    """Return a key that records of the same action, actors and targets share, whatever their date and polarity."""
    action = event.roleset or event.action
    return stable_key("content", action, "actors", *sorted(event.actors), "targets", *sorted(event.targets))


def web_iri(text: str) -> str | None:
    """Return the text as an http or https IRI, what may not stand in one percent-encoded; `None` if it is none."""
    matched = _WEB_IRI.fullmatch(text.strip())
    if matched is None:
        return None
    scheme, host, rest, fragment = matched.groups()
    host = host if host.startswith("[") else _NOT_IN_IRI.sub(_percent, host)
    end = f"#{_NOT_IN_IRI.sub(_percent, fragment[1:])}" if fragment else ""
    try:
        return NamedNode(f"{scheme}://{host}{_NOT_IN_IRI.sub(_percent, rest)}{end}").value
    except ValueError:
        return None


def _percent(found: re.Match[str]) -> str:
    return quote(found[0].encode("utf-8", "surrogatepass"), safe="")


def _escape(name: str) -> str:
    """Return the name itself where it is plain, else percent-encoded so that no two names meet."""
    if PLAIN_NAME.fullmatch(name):
        return name
    return quote(name.encode("utf-8", "surrogatepass"), safe="") or "-"


def _slug(text: str) -> str:
    """Return the text as a plain name; what is lost on the way is told apart by a key."""
    slug = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40]
    faithful = re.fullmatch(r"[a-z0-9]+(?:[ ._-][a-z0-9]+)*", text) and len(text) <= 40
    return slug if faithful else f"{slug or 'x'}-{stable_key('slug', text, length=10)}"
