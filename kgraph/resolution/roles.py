"""Which office or rank a document gives to whom: "Ukrainian President Volodymyr Zelensky" is a president, of Ukraine.

What a document tells holds on the day it was published, and no further.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from kgraph.knowledge.folding import fold
from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.knowledge.things import Country, TitleKind
from kgraph.records.claim import Account
from kgraph.records.document import Span
from kgraph.records.event import Role
from kgraph.records.mention import Entity, EntityType, MentionKind
from kgraph.resolution.overriding import Place

_BEFORE = 80
_LONGEST = 4
"""Words of the longest title, and of the longest name of a country with its article."""

_WORDS = re.compile(r"(?:(?:[A-Z][a-z]{0,4}\.|[\w’'-]+)[ \t\u00a0])*$")
"""Words of one phrase; a full stop only after what can be abbreviated ("Lt. Gen.")."""

_OF = re.compile(r"[ \t\u00a0]of[ \t\u00a0](?:the[ \t\u00a0])?((?:[A-Z][\w’'-]*[ \t\u00a0]?){1,3})")
_PAST = frozenset({"ex", "former", "late", "onetime", "then", "acting", "future", "next"})
"""Words before a title by which somebody does not hold it, or only for now."""


def roles(
    accounts: Iterable[Account], entities: Iterable[Entity], chains: Mapping[Place, str], gazetteer: Gazetteer
) -> tuple[Role, ...]:
    """Return who holds which office or rank according to which document, each once, sorted."""
    by_iri = {iri: entity.id for entity in entities for iri in entity.same_as}
    found = {role for account in accounts for role in _of_document(account, by_iri, chains, gazetteer)}
    return tuple(sorted(found, key=lambda role: (role.person, role.document_key, role.name, role.of or "")))


def _of_document(
    account: Account, by_iri: Mapping[str, str], chains: Mapping[Place, str], gazetteer: Gazetteer
) -> Iterator[Role]:
    key, text = account.document.key, account.document.text
    for chain in account.chains:
        if chain.type is not EntityType.PERSON:
            continue
        for mention in chain.mentions:
            told = _told(text, mention.span, gazetteer) if mention.kind is MentionKind.NAME else None
            if told is not None:
                country = by_iri.get(told[1].iri or "") if told[1] else None
                yield Role(chains[key, chain.id], told[0], country, key)


def _told(text: str, name: Span, gazetteer: Gazetteer) -> tuple[str, Country | None] | None:
    """Return the title before a name, folded, and the country that it is of, where the text tells."""
    before = text[max(0, name.start - _BEFORE) : name.start]
    found = _WORDS.search(before)
    words = found[0].split() if found else []
    for length in range(min(_LONGEST, len(words)), 0, -1):
        title = gazetteer.title(" ".join(words[-length:]))
        if title is None:
            continue
        rest = words[:-length]
        if title.kind is TitleKind.HONORIFIC or any(fold(word) in _PAST for word in rest[-_LONGEST:]):
            return None
        return fold(title.text), _origin(rest, gazetteer) or _after(text[name.end :][:_BEFORE], gazetteer)
    return None


def _origin(words: list[str], gazetteer: Gazetteer) -> Country | None:
    """Return the country that the words right before a title name, as "Ukrainian" or "Ukraine's"."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        name = " ".join(words[-length:])
        found = gazetteer.country_of_people(name) or gazetteer.country(name)
        if found is not None:
            return None if found.also else found
    return None


def _after(text: str, gazetteer: Gazetteer) -> Country | None:
    """Return the country in "President Zelensky of Ukraine"."""
    found = _OF.match(text)
    words = found[1].split() if found else []
    names = (" ".join(words[:length]) for length in range(len(words), 0, -1))
    country = next((known for name in names if (known := gazetteer.country(name))), None)
    return None if country is None or country.also else country
