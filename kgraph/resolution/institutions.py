"""Descriptions that mean the same in every document: "Chad's army", "Chadian troops", "the hospital of Bergen".

What a state has once is named after the state and its kind; what a definite description ties to a name is known by
noun and name. Everything else that is only described is known in its own document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgraph.knowledge.folding import fold
from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.knowledge.things import Country
from kgraph.records.mention import Chain, EntityType

_OWNED = re.compile(r"(?P<owner>.+?)['’]s? (?P<noun>[^'’]+)")
_OF = re.compile(r"(?P<noun>[^'’]+?) of (?:the )?(?P<owner>[A-Z].*)")
_DEFINITE = re.compile(r"the\s", re.IGNORECASE)
_TIED = frozenset({EntityType.FACILITY, EntityType.ORGANIZATION})


def institution(name: str, gazetteer: Gazetteer) -> tuple[str, Country] | None:
    """Return the institution of a state that a description names, with the country: "Chadian troops"."""
    for owner, noun in _readings(name):
        country = gazetteer.country(owner) or gazetteer.country_of_people(owner)
        kind = gazetteer.institution(noun)
        if country is not None and kind is not None and not country.also:
            return kind, country
    return None


def tied(chain: Chain, texts: list[str]) -> tuple[str, str] | None:
    """Return noun and name of a description that ties one building or body to a name, else `None`.

    Some mention has to take it for the only one: "the hospital of Bergen", "Ada Holm's office".
    """
    if chain.type not in _TIED:
        return None
    owned, of = _OWNED.fullmatch(chain.name), _OF.fullmatch(chain.name)
    if owned and owned["owner"][:1].isupper():
        return fold(owned["noun"]), fold(owned["owner"])
    if of and any(_DEFINITE.match(text) and fold(text) == fold(chain.name) for text in texts):
        return fold(of["noun"]), fold(of["owner"])
    return None


def _readings(name: str) -> Iterator[tuple[str, str]]:
    """Yield what may be owner and noun: "Chad's army", "army of Chad", "Chadian army"."""
    for pattern in (_OWNED, _OF):
        if found := pattern.fullmatch(name):
            yield found["owner"], found["noun"]
    words = name.removeprefix("the ").split()
    for cut in range(1, len(words)):
        yield " ".join(words[:cut]), " ".join(words[cut:])
