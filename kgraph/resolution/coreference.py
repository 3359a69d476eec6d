"""The entities of one document: its mentions put together by rules, the precise ones first.

The order is that of the multi-pass sieve (Lee et al. 2013): names, appositions and predicate nominals,
descriptions, pronouns. Each link keeps its reason; what no rule links stays apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.knowledge.folding import fold, is_acronym
from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.knowledge.things import Country
from kgraph.records.mention import Chain, EntityType, Mention, MentionKind
from kgraph.records.syntax import Sentence, Token
from kgraph.resolution.descriptions import link_descriptions
from kgraph.resolution.headlines import link_headline
from kgraph.resolution.initials import link_initials
from kgraph.resolution.interviews import note_turns, speeches, without_labels
from kgraph.resolution.introductions import link_introduced
from kgraph.resolution.linking import Linking
from kgraph.resolution.markables import Markable, describe, surface, tokens_in
from kgraph.resolution.namelinks import link_names
from kgraph.resolution.owners import link_owned
from kgraph.resolution.pronouns import link_pronouns


def chain(sentences: Sequence[Sentence], mentions: Sequence[Mention], gazetteer: Gazetteer) -> tuple[Chain, ...]:
    """Return the entities of a document, in the order of their first mentions.

    A pronoun that nothing explains is in no chain. A country that is only stood for ("the Kremlin") comes last,
    without a mention.

    Args:
        sentences: the parsed sentences of one document, in text order.
        mentions: names, descriptions and pronouns of the same document; the order does not matter.
        gazetteer: what is known of the world.
    """
    spoken = speeches(sentences)
    linking = Linking(describe(sentences, without_labels(mentions, spoken), gazetteer), gazetteer)
    link_names(linking)
    link_descriptions(linking)
    link_initials(linking)
    link_headline(linking)
    link_introduced(linking)
    note_turns(linking, spoken)
    link_pronouns(linking)
    link_owned(linking)
    return _chains(linking)


def _chains(linking: Linking) -> tuple[Chain, ...]:
    groups = [group for group in linking.partition.groups() if _is_thing(linking, group)]
    groups.sort(key=lambda group: min(linking.markables[item].mention.span for item in group))
    ids = {group[0]: f"x{number}" for number, group in enumerate(groups, start=1)}
    unmentioned = _unmentioned(linking, [group[0] for group in groups])
    codes = {country.code: ids[item] for item in ids if (country := _country(linking, item))}
    codes |= {country.code: f"x{number}" for number, country in enumerate(unmentioned, start=len(ids) + 1)}
    plurals = _plurals(linking)
    said = tuple(_chain(linking, item, identifier, codes, plurals.get(item, ())) for item, identifier in ids.items())
    return said + tuple(
        Chain(codes[country.code], EntityType.COUNTRY, country.name, None, _iris(country.iri), ())
        for country in unmentioned
    )


def _is_thing(linking: Linking, group: Sequence[int]) -> bool:
    """Tell whether the set is one thing: nothing is known of unexplained pronouns, and several things are not one."""
    return linking.type_of(group[0]) is not None and not linking.split.keys() & set(group)


def _unmentioned(linking: Linking, items: Sequence[int]) -> list[Country]:
    """Return the countries that somebody stands for and nobody names, by name."""
    named = {country.code for item in items if (country := _country(linking, item))}
    wanted = {code for item in items if (code := _stands(linking, item))} - named
    countries = (linking.gazetteer.country_of_code(code) for code in wanted)
    return sorted((country for country in countries if country), key=lambda country: country.name)


def _plurals(linking: Linking) -> dict[int, list[Markable]]:
    """Return, for each set, the plurals that mean it and others: they are mentions of each."""
    found: dict[int, list[Markable]] = {}
    for plural, parts in linking.split.items():
        for part in {linking.partition.find(part) for part in parts}:
            found.setdefault(part, []).extend(linking.cluster(plural))
    return found


def _chain(linking: Linking, item: int, identifier: str, codes: dict[str, str], plurals: Sequence[Markable]) -> Chain:
    stands = _stands(linking, item)
    because = sorted({m.stands for m in linking.cluster(item) if m.metonym and m.stands}) if stands in codes else ()
    return Chain(
        id=identifier,
        type=linking.type_of(item) or EntityType.OTHER,
        name=_chain_name(linking, item),
        stands_for=codes.get(stands) if stands else None,
        stands_because=tuple(because),
        same_as=_same_as(linking, item),
        mentions=tuple(
            sorted(
                {m.mention for m in (*linking.cluster(item), *plurals)},
                key=lambda mention: (mention.span, mention.head),
            )
        ),
    )


def _country(linking: Linking, item: int) -> Country | None:
    """Return the country that a set names; none where its name means something else as often and nothing else tells."""
    found = next((m.country for m in linking.cluster(item) if m.country), None)
    if found is None or not found.also:
        return found
    told = any(
        (m.people and m.people.code == found.code) or (m.metonym and m.metonym.country == found.code)
        for m in linking.markables
    )
    return found if told else None


def _stands(linking: Linking, item: int) -> str | None:
    """Return the code of the country whose government a set means."""
    return next((m.metonym.country for m in linking.cluster(item) if m.metonym and m.stands), None)


def _same_as(linking: Linking, item: int) -> tuple[str, ...]:
    country = _country(linking, item)
    if country is not None:
        return _iris(country.iri)
    for markable in linking.cluster(item):
        if not markable.is_name or markable.country or markable.type is EntityType.PERSON:
            continue
        known = markable.metonym or linking.gazetteer.body(markable.name) or linking.gazetteer.place(markable.name)
        if known:
            return _iris(known.iri)
    return ()


def _iris(iri: str | None) -> tuple[str, ...]:
    return (iri,) if iri else ()


# ---------------------------------------------------------------- what a chain is called


def _chain_name(linking: Linking, item: int) -> str:
    cluster = linking.cluster(item)
    names = [m for m in cluster if m.is_name]
    if names:
        return _fullest_name(names)
    described = [_description(linking, m) for m in cluster if m.mention.kind is not MentionKind.PRONOUN]
    return max(described, key=lambda text: (len(text.split()), len(text)))


def _fullest_name(names: Sequence[Markable]) -> str:
    """Return the table's name of a country that the text uses too, else the name of most words, the first of equals."""
    usual = next((m.country.name for m in names if m.country and fold(m.country.name) == fold(m.name)), None)
    return usual or max((m.name for m in names), key=lambda name: (not is_acronym(name), len(name.split()), len(name)))


def _description(linking: Linking, markable: Markable) -> str:
    """Return the words of a description without article; owners by name ("North Korea's army" for "its army").

    A pronoun for an owner that nothing explains is left out: "my brother" of nobody known is a brother.
    """
    tokens = list(tokens_in(markable.sentence, markable.mention))
    while len(tokens) > 1 and (tokens[0].xpos == "DT" or tokens[0].upos in ("DET", "PUNCT")):
        tokens.pop(0)
    while len(tokens) > 1 and (tokens[-1].upos == "PUNCT" or tokens[-1].xpos == "POS"):
        tokens.pop()
    sentence, first, last = markable.sentence, tokens[0].index, tokens[-1].index
    for child in sentence.children_by(markable.head, "nmod:poss"):
        name = _named_elsewhere(linking, markable.position, child.index) or _described_owner(linking, markable, child)
        if first <= child.index < markable.head and (name or child.xpos in ("PRP$", "WP$")):
            rest = next(i for i in range(child.index + 1, last + 1) if sentence.tokens[i].xpos != "POS")
            return f"{name}'s {surface(sentence, rest, last)}" if name else surface(sentence, rest, last)
    for child in sentence.children_by(markable.head, "nmod"):
        phrase = sentence.subtree(child.index)
        name = _named_elsewhere(linking, markable.position, child.index)
        if name and sentence.tokens[phrase[0]].lemma == "of" and first < phrase[0] and phrase[-1] == last:
            return f"{surface(sentence, first, phrase[0])} {name}"
    return surface(sentence, first, last)


def _named_elsewhere(linking: Linking, position: int, index: int) -> str | None:
    """Return the name of what a pronoun or a description at a word takes up, `None` where it has none."""
    item = linking.at.get((position, index))
    if item is None or linking.markables[item].is_name or not linking.is_named(item):
        return None
    return _fullest_name([m for m in linking.cluster(item) if m.is_name])


def _described_owner(linking: Linking, markable: Markable, owner: Token) -> str | None:
    """Return what somebody is called by whom a pronoun means, a relative one too, if a description without owner is."""
    index = owner.index
    if owner.xpos == "WP$":
        clause = next((t for t in markable.sentence.path_to_root(index) if t.deprel == "acl:relcl"), None)
        if clause is None:
            return None
        index = clause.head
    elif owner.xpos != "PRP$":
        return None
    item = linking.at.get((markable.position, index))
    if item is None:
        return None
    if linking.is_named(item):
        return _fullest_name([m for m in linking.cluster(item) if m.is_name])
    plain = [m for m in linking.cluster(item) if m.pronoun is None and not m.sentence.children_by(m.head, "nmod:poss")]
    return max((_description(linking, m) for m in plain), key=lambda text: (len(text.split()), len(text)), default=None)
