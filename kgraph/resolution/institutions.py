"""Descriptions that mean the same in every document: "Chad's army", "Chadian troops", "the hospital of Bergen".

What a state has once is named after the state and its kind; what a definite description ties to a name is known by
noun and name. Everything else that is only described is known in its own document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kgraph.knowledge.folding import fold
from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.knowledge.things import Country
from kgraph.records.mention import Chain, EntityType
from kgraph.resolution.overriding import Key, Place

_OWNED = re.compile(r"(?P<owner>.+?)['’]s? (?P<noun>[^'’]+)")
_OF = re.compile(r"(?P<noun>[^'’]+?) of (?:the )?(?P<owner>[A-Z].*)")
_ENDINGS = ("ian", "ese", "an", "n")
"""Endings by which the name of a country becomes that of its people."""

_DEFINITE = re.compile(r"the\s", re.IGNORECASE)
BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GROUP, EntityType.OTHER})
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


def owners(
    grouped: Mapping[Key, Mapping[Place, Chain]], ids: Mapping[Place, str], gazetteer: Gazetteer
) -> dict[str, str]:
    """Return the country of each institution that belongs to one by its name: what its army does, it does.

    A country that no table knows is told by its name: "Ostmark's army", "Ostmarkian troops".
    """
    places = _places(grouped, ids)
    found: dict[str, str] = {}
    for chains in grouped.values():
        for place, chain in chains.items():
            country = _country_of(chain, places, gazetteer)
            if country is not None and country != ids[place]:
                found.setdefault(ids[place], country)
    return found


def sites(grouped: Mapping[Key, Mapping[Place, Chain]], ids: Mapping[Place, str]) -> dict[str, str]:
    """Return the place of each building that is told by one: "the hospital of Bergen"."""
    places = _places(grouped, ids)
    found = {key: places.get(key[-1]) for key in grouped if key[0] == "tied" and key[1] == EntityType.FACILITY}
    return {ids[next(iter(grouped[key]))]: place for key, place in found.items() if place is not None}


def _places(grouped: Mapping[Key, Mapping[Place, Chain]], ids: Mapping[Place, str]) -> dict[str, str]:
    """Return the countries and places by their folded names."""
    places: dict[str, str] = {}
    for chains in grouped.values():
        for place, chain in chains.items():
            if chain.type in (EntityType.COUNTRY, EntityType.PLACE) and len(chain.mentions) > 0:
                places.setdefault(fold(chain.name), ids[place])
    return places


def _country_of(chain: Chain, places: Mapping[str, str], gazetteer: Gazetteer) -> str | None:
    if chain.type not in BODIES:
        return None
    known = institution(chain.name, gazetteer)
    if known is not None:
        return places.get(fold(known[1].name))
    for owner, noun in _readings(chain.name):
        if gazetteer.institution(noun) is not None:
            name = fold(owner)
            stem = next((name.removesuffix(end) for end in _ENDINGS if name.endswith(end)), name)
            return places.get(name) or next((places[n] for n in (stem, f"{stem}a", f"{stem}ia") if n in places), None)
    return None


def _readings(name: str) -> Iterator[tuple[str, str]]:
    """Yield what may be owner and noun: "Chad's army", "army of Chad", "Chadian army"."""
    for pattern in (_OWNED, _OF):
        if found := pattern.fullmatch(name):
            yield found["owner"], found["noun"]
    words = name.removeprefix("the ").split()
    for cut in range(1, len(words)):
        yield " ".join(words[:cut]), " ".join(words[cut:])
