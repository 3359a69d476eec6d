"""Entities across documents: chains that name one thing become one entity, each with the reason.

Chains are put into blocks by a key of their name, so that nothing is compared with everything. A description is
known within its document only; so is a surname alone, a name without a distinctive word ("the Defense Ministry")
and a short acronym that no table knows. What is left apart can be joined later; what is joined wrongly misleads.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kgraph.knowledge.folding import fold, is_acronym
from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.knowledge.overrides import Overrides
from kgraph.records.claim import Account, Participant, Source
from kgraph.records.document import Document, stable_key
from kgraph.records.mention import Chain, Entity, EntityType, MentionKind
from kgraph.resolution.institutions import BODIES, institution, owners, sites, tied
from kgraph.resolution.names import agrees_in_middle, name_key, strip_titles
from kgraph.resolution.overriding import REASON, Key, Place, regrouped, standing

NO_OVERRIDES = Overrides()

_SLUG_LENGTH = 40
_KEY_LENGTH = 10
_REASONS = 3
_SHORT_ACRONYM = 3
"""Acronyms of so few letters mean something else in every country, unless the world tables know them."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The entities of all documents, and where to find that of a chain, a participant or a source.

    `local` are entities that nothing could recognise in another document: descriptions and names that tell little.
    `owners` gives for the institutions of a country, its troops among them, the country, if some document names it;
    `sites` for buildings that are told by a place ("the hospital of Bergen") that place.
    """

    entities: tuple[Entity, ...]
    chains: Mapping[Place, str]
    stands_for: Mapping[Place, str]
    unchained: Mapping[Key, str]
    local: frozenset[str]
    owners: Mapping[str, str]
    sites: Mapping[str, str]

    def participant(self, document_key: str, participant: Participant, *, as_place: bool = False) -> str:
        """Return the entity of a participant; the one that it stands for, unless it is meant as a place."""
        if participant.entity is None:
            return self.unchained[_word_key(document_key, participant)]
        return self._chain((document_key, participant.entity), follow=not as_place)

    def source(self, document_key: str, source: Source) -> str:
        """Return the entity of a source, or the one that it stands for."""
        if source.entity is None:
            return self.unchained[_voice_key(document_key, source)]
        return self._chain((document_key, source.entity), follow=True)

    def _chain(self, place: Place, *, follow: bool) -> str:
        return (self.stands_for.get(place) if follow else None) or self.chains[place]


def resolve_entities(
    accounts: Sequence[Account], gazetteer: Gazetteer, overrides: Overrides = NO_OVERRIDES
) -> Resolved:
    """Return the entities of all documents; neither the order of the documents nor anything else outside them counts.

    Args:
        accounts: at most one for each document key.
        gazetteer: what is known of the world.
        overrides: what an analyst has decided.
    """
    rules = _group(accounts, gazetteer)
    grouped = regrouped(rules, overrides)
    named = {key: _identifier(key, chains, gazetteer) for key, chains in grouped.items()}
    ids = {place: named[key] for key, chains in grouped.items() for place in chains}
    stands = {
        (account.document.key, chain.id): ids[account.document.key, chain.stands_for]
        for account in accounts
        for chain in account.chains
        if chain.stands_for is not None
    } | standing(grouped, ids, overrides)
    loose = _unchained(accounts)
    written = _as_written(accounts)
    entities = [_entity(key, chains, ids, stands, written, gazetteer) for key, chains in grouped.items()]
    entities = [_with_reason(entity, key, rules, grouped) for entity, key in zip(entities, grouped, strict=True)]
    entities += loose.values()
    return Resolved(
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
        chains=ids,
        stands_for=stands,
        unchained={key: entity.id for key, entity in loose.items()},
        owners=owners(grouped, ids, gazetteer),
        sites=sites(grouped, ids),
        local=frozenset(named[key] for key in grouped if key[0] == "document")
        | frozenset(entity.id for entity in loose.values()),
    )


def _with_reason(
    entity: Entity, key: Key, rules: Mapping[Key, Mapping[Place, Chain]], grouped: Mapping[Key, Mapping[Place, Chain]]
) -> Entity:
    """Return the entity with the analyst as its reason where no rule put its chains together."""
    return entity if grouped[key].keys() <= rules.get(key, {}).keys() else replace(entity, reason=REASON)


def slug(name: str) -> str:
    """Return the readable part of an entity's id: ASCII letters and digits, hyphens between the words."""
    words = "".join(character if character.isascii() and character.isalnum() else " " for character in fold(name))
    return "-".join(words.split())[:_SLUG_LENGTH].strip("-") or "entity"


# ---------------------------------------------------------------- which chains are one


def _as_written(accounts: Sequence[Account]) -> dict[Place, frozenset[str]]:
    """Return the names of each chain as they stand in the text: people are looked up by their surnames, too."""
    return {
        (account.document.key, chain.id): frozenset(
            " ".join(mention.span.of(account.document.text).split())
            for mention in chain.mentions
            if mention.kind is MentionKind.NAME
        )
        - {""}
        for account in accounts
        for chain in account.chains
    }


def _group(accounts: Sequence[Account], gazetteer: Gazetteer) -> dict[Key, dict[Place, Chain]]:
    """Return the chains of each entity, in the order of their documents' keys."""
    found: defaultdict[Key, dict[Place, Chain]] = defaultdict(dict)
    for account in sorted(accounts, key=lambda account: account.document.key):
        for chain in account.chains:
            found[_key(chain, account.document, gazetteer)][account.document.key, chain.id] = chain
    return _with_middle_names(found)


def _key(chain: Chain, document: Document, gazetteer: Gazetteer) -> Key:
    if chain.same_as:
        return "same as", min(chain.same_as)
    local = ("document", document.key, chain.id)
    of_state = institution(chain.name, gazetteer) if chain.type in BODIES else None
    if of_state is not None:
        return "institution", of_state[1].code, of_state[0]
    if not any(mention.kind is MentionKind.NAME for mention in chain.mentions):
        found = tied(chain, [mention.span.of(document.text) for mention in chain.mentions])
        return local if found is None else ("tied", chain.type.value, *found)
    if _is_vague(chain, gazetteer):
        return local
    if chain.type is EntityType.PERSON:
        bare = strip_titles(chain.name, gazetteer)[1]
        words = name_key(bare, EntityType.PERSON, gazetteer).split()
        return ("person", *words) if len(words) > 1 else local
    key = name_key(chain.name, chain.type, gazetteer)
    return ("name", chain.type.value, key) if key else local


def _is_vague(chain: Chain, gazetteer: Gazetteer) -> bool:
    """Tell whether the name may mean another thing in the next document."""
    if chain.type is EntityType.PERSON:
        return False
    country = gazetteer.country(chain.name)
    if country is not None and country.also:
        return True
    short = is_acronym(chain.name) and len(chain.name.replace(".", "")) <= _SHORT_ACRONYM
    return short or gazetteer.is_generic(chain.name) or gazetteer.noun(chain.name) is not None


def _with_middle_names(groups: Mapping[Key, dict[Place, Chain]]) -> dict[Key, dict[Place, Chain]]:
    """Return the groups with people of one first and last name joined where their middle names all agree.

    "John F. Kennedy" and "John Kennedy" are one; once "George W. Bush" and "George H. W. Bush" are both
    known, "George Bush" is a third whom nothing tells.
    """
    blocks: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in groups:
        if key[0] == "person":
            blocks[key[1], key[-1]].append(key)
    joined = {key: dict(chains) for key, chains in groups.items()}
    for keys in blocks.values():
        fullest = max(keys, key=lambda key: (len(key), len("".join(key)), key))
        if len(keys) > 1 and all(agrees_in_middle(key[2:-1], fullest[2:-1]) for key in keys):
            first = min(keys, key=lambda key: (len(key), key))
            for key in keys:
                if key != first:
                    joined[first].update(joined.pop(key))
    return joined


# ---------------------------------------------------------------- what the entity is


def _entity(
    key: Key,
    chains: Mapping[Place, Chain],
    ids: Mapping[Place, str],
    stands: Mapping[Place, str],
    written: Mapping[Place, frozenset[str]],
    gazetteer: Gazetteer,
) -> Entity:
    name = _name(key, chains, gazetteer)
    names = {chain.name for chain in chains.values()}.union(*(written[place] for place in chains))
    types = Counter(chain.type for chain in chains.values())
    return Entity(
        id=ids[next(iter(chains))],
        type=EntityType.ORGANIZATION
        if key[0] == "institution"
        else min(types, key=lambda kind: (-types[kind], kind.value)),
        name=name,
        aliases=tuple(sorted(names - {name})),
        same_as=tuple(sorted({iri for chain in chains.values() for iri in chain.same_as})),
        stands_for=min((stands[place] for place in chains if place in stands), default=None),
        mentions=tuple(sorted(chains)),
        reason="; ".join(filter(None, (_reason(key, chains), _standing_reason(chains)))),
    )


def _name(key: Key, chains: Mapping[Place, Chain], gazetteer: Gazetteer) -> str:
    """Return the name in the world tables, else the one that most documents use, the longest of equals."""
    names = Counter(chain.name for chain in chains.values())
    if key[0] == "same as":
        for name in sorted(names):
            for find in (gazetteer.country, gazetteer.metonym, gazetteer.body, gazetteer.place):
                known = find(name)
                if known is not None and known.iri == key[1]:
                    return known.name
    country = gazetteer.country_of_code(key[1]) if key[0] == "institution" else None
    if country is not None:
        return f"{key[2]} of {country.name}"
    return min(names, key=lambda name: (-names[name], -len(name), name))


def _identifier(key: Key, chains: Mapping[Place, Chain], gazetteer: Gazetteer) -> str:
    """Return the local name of the entity's IRI; more documents do not change it while its key stays."""
    readable = (
        " ".join(key[1:]) if key[0] == "person" else key[-1] if key[0] == "name" else _name(key, chains, gazetteer)
    )
    return f"{slug(readable)}-{stable_key('entity', *key, length=_KEY_LENGTH)}"


def _reason(key: Key, chains: Mapping[Place, Chain]) -> str:
    if len(chains) == 1:
        return ""
    if key[0] == "same as":
        return f"same entry of the world tables: {key[1]}"
    if key[0] == "institution":
        return "same institution of one state"
    if key[0] == "tied":
        return "same description, tied to one name"
    variants = len({fold(chain.name) for chain in chains.values()})
    return "same full name and type" if variants == 1 else "same full name and type but for spelling or middle names"


def _standing_reason(chains: Mapping[Place, Chain]) -> str:
    """Return what in the texts tells that the name is used for a government, at most so many reasons."""
    found = Counter(reason for chain in chains.values() for reason in chain.stands_because)
    usual = sorted(found, key=lambda reason: (-found[reason], reason))[:_REASONS]
    return f"stands for its government: {', '.join(usual)}" if usual else ""


# ---------------------------------------------------------------- participants in no chain


def _unchained(accounts: Sequence[Account]) -> dict[Key, Entity]:
    """Return an entity for every participant and source that is in no chain, each known in its document only."""
    found: dict[Key, Entity] = {}
    for account in accounts:
        for key, name in _loose_names(account):
            if key not in found:
                identifier = f"{slug(name)}-{stable_key('entity', *key, length=_KEY_LENGTH)}"
                found[key] = Entity(identifier, EntityType.OTHER, name)
    return found


def _loose_names(account: Account) -> Iterator[tuple[Key, str]]:
    key = account.document.key
    for claim in account.claims:
        for participant in (*claim.actors, *claim.targets, *claim.places):
            if participant.entity is None:
                yield _word_key(key, participant), participant.name
        for source in claim.sources:
            if source.entity is None:
                yield _voice_key(key, source), source.name


def _word_key(document_key: str, participant: Participant) -> Key:
    return "word", document_key, str(participant.head.start), str(participant.head.end)


def _voice_key(document_key: str, source: Source) -> Key:
    return "voice", document_key, fold(source.name)
