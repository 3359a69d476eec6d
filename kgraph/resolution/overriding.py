"""Entities and events as an analyst wants them, whatever the rules say."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from kgraph.knowledge.folding import fold
from kgraph.knowledge.overrides import Overrides
from kgraph.records.claim import Account, Claim, Participant
from kgraph.records.mention import Chain
from kgraph.resolution.clusters import Partition

logger = logging.getLogger(__name__)

Key = tuple[str, ...]
"""What makes chains one entity: the kind of key, then its parts."""

Place = tuple[str, str]
"""Where a chain is: key of its document, id of the chain."""

REASON = "the analyst says so"


@dataclass(frozen=True, slots=True)
class EventWords:
    """What an analyst says of events, each by the number of one of its claims."""

    same: tuple[tuple[int, ...], ...]
    different: tuple[tuple[int, ...], ...]
    dropped: frozenset[int]

    def separate(self, partition: Partition) -> None:
        """Keep apart what is different, before the rules come."""
        for group in self.different:
            for one, other in combinations(group, 2):
                partition.separate(one, other)

    def join(self, partition: Partition) -> None:
        """Put together what is the same, whole events as the rules have made them."""
        for group in self.same:
            for other in group[1:]:
                partition.join(group[0], other, REASON)


def overridden(accounts: Iterable[Account], overrides: Overrides) -> tuple[Account, ...]:
    """Return the accounts with entities renamed and dropped; what only had to do with dropped ones is dropped too."""
    if not overrides.names and not overrides.dropped:
        return tuple(accounts)
    return tuple(_account(account, overrides) for account in accounts)


def regrouped(groups: Mapping[Key, Mapping[Place, Chain]], overrides: Overrides) -> dict[Key, dict[Place, Chain]]:
    """Return the groups of chains with names parted that are different and joined that are the same."""
    found = {key: dict(chains) for key, chains in groups.items()}
    for names in overrides.different:
        for key in [
            key for key, chains in found.items() if len({fold(c.name) for c in chains.values()} & set(names)) > 1
        ]:
            for name in names[1:]:
                apart = {place: chain for place, chain in found[key].items() if fold(chain.name) == name}
                for place in apart:
                    del found[key][place]
                found.setdefault((*key, "not", name), {}).update(apart)
    for names in overrides.same:
        keys = [key for key, chains in found.items() if any(fold(chain.name) in names for chain in chains.values())]
        first = min(keys, key=lambda key: (key[0] != "same as", key), default=None)
        if first is None:
            logger.warning("no document names %s", " or ".join(names))
        for key in keys:
            if first is not None and key != first:
                found[first].update(found.pop(key))
    return {key: dict(sorted(chains.items())) for key, chains in found.items() if chains}


def standing(
    grouped: Mapping[Key, Mapping[Place, Chain]], ids: Mapping[Place, str], overrides: Overrides
) -> dict[Place, str]:
    """Return, for the chains that stand for something by an analyst's word, the entity that they stand for."""
    by_name = {fold(chain.name): ids[place] for chains in grouped.values() for place, chain in chains.items()}
    found: dict[Place, str] = {}
    for name, meant in sorted(overrides.stands_for.items()):
        if name not in by_name or meant not in by_name:
            logger.warning("no document names %s", name if name not in by_name else meant)
            continue
        for chains in grouped.values():
            found.update({place: by_name[meant] for place, chain in chains.items() if fold(chain.name) == name})
    return found


def _account(account: Account, overrides: Overrides) -> Account:
    chains = tuple(
        replace(chain, name=overrides.names.get(fold(chain.name), chain.name))
        for chain in account.chains
        if fold(chain.name) not in overrides.dropped
    )
    gone = {chain.id for chain in account.chains} - {chain.id for chain in chains}
    chains = tuple(replace(chain, stands_for=None) if chain.stands_for in gone else chain for chain in chains)
    claims = (_claim(claim, gone, overrides) for claim in account.claims)
    return replace(account, chains=chains, claims=tuple(claim for claim in claims if claim is not None))


def _claim(claim: Claim, gone: set[str], overrides: Overrides) -> Claim | None:
    """Return the claim without dropped participants and sources, or `None` where it had no other participant."""

    def kept(participants: Iterable[Participant]) -> tuple[Participant, ...]:
        return tuple(p for p in participants if p.entity not in gone and fold(p.name) not in overrides.dropped)

    left = replace(
        claim,
        actors=kept(claim.actors),
        targets=kept(claim.targets),
        places=kept(claim.places),
        others=kept(claim.others),
        sources=tuple(s for s in claim.sources if s.entity not in gone and fold(s.name) not in overrides.dropped),
    )
    had = claim.actors or claim.targets
    return left if left.actors or left.targets or not had else None


def event_words(identifiers: Sequence[Sequence[str]], overrides: Overrides) -> EventWords:
    """Return what the overrides say of claims; `identifiers` are those by which each may be meant.

    An id that means no claim is told.
    """
    claims = {name: item for item, names in enumerate(identifiers) for name in names}

    def found(groups: Iterable[Sequence[str]]) -> tuple[tuple[int, ...], ...]:
        for group in groups:
            for name in group:
                if name not in claims:
                    logger.warning("no document tells the event %s", name)
        return tuple(tuple(sorted({claims[name] for name in group if name in claims})) for group in groups)

    (dropped,) = found([sorted(overrides.dropped_events)])
    return EventWords(found(overrides.same_events), found(overrides.different_events), frozenset(dropped))
