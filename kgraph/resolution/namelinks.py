"""Links between the names of one document: the same name, its short forms, its acronym."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from kgraph.knowledge.folding import fold, is_acronym
from kgraph.records.mention import EntityType
from kgraph.resolution.linking import Linking
from kgraph.resolution.markables import Markable
from kgraph.resolution.names import blocking_keys, compare, name_key, shortens

_SHORTENED = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.OTHER)


def link_names(linking: Linking) -> None:
    """Put together the names that mean one thing: equal names first, then variants, short forms and acronyms."""
    types = _settled_types(linking)
    heads = _link_equal(linking, types)
    _link_variants(linking, types, heads)
    _link_brackets(linking)
    _link_short(linking, types, heads)


def _settled_types(linking: Linking) -> dict[str, EntityType]:
    """Return one type for each folded name: what most of its mentions are taken for, the first of equals.

    The surname of somebody named in full is a person's where it is taken for one at all.
    """
    votes: defaultdict[str, Counter[EntityType]] = defaultdict(Counter)
    for markable in linking.markables:
        if markable.is_name and markable.type:
            votes[fold(markable.name)][markable.type] += 1
    found = {name: counted.most_common(1)[0][0] for name, counted in votes.items()}
    surnames = {name.split()[-1] for name, kind in found.items() if kind is EntityType.PERSON and " " in name}
    people = {name: EntityType.PERSON for name in surnames & votes.keys() if EntityType.PERSON in votes[name]}
    return found | people


def _link_equal(linking: Linking, types: dict[str, EntityType]) -> list[int]:
    """Join names with one key; return the first markable of each, for each gender ("Mr Holm", "Ms Holm")."""
    first: dict[tuple[str, ...], int] = {}
    for item, markable in enumerate(linking.markables):
        if markable.is_name:
            key = _identity(linking, markable, types)
            known = linking.gender_of(first.setdefault(key, item))
            if markable.gender and known and markable.gender is not known:
                key = (*key, markable.gender.value)
            linking.join(first.setdefault(key, item), item, "same name")
    return list(first.values())


def _identity(linking: Linking, markable: Markable, types: dict[str, EntityType]) -> tuple[str, ...]:
    """Return what makes two names one: the entry of the world tables, else type and key of the name."""
    if markable.country and not markable.country.also:
        return "country", markable.country.code
    if markable.metonym:
        return "metonym", markable.metonym.name, str(bool(markable.stands))
    if markable.people:
        return "people", markable.people.code
    body = linking.gazetteer.body(markable.name)
    if body:
        return "body", body.name
    kind = types[fold(markable.name)]
    return kind.value, name_key(markable.name, kind, linking.gazetteer)


def _is_known(markable: Markable) -> bool:
    return bool(markable.country or markable.metonym or markable.people)


def _link_variants(linking: Linking, types: dict[str, EntityType], heads: Sequence[int]) -> None:
    """Join full names that are one by the rules for names; only names that share a key are compared."""
    blocks: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for item in heads:
        markable = linking.markables[item]
        words = fold(markable.name).split()
        if len(words) > 1 and not _is_known(markable) and types[fold(markable.name)] is EntityType.PERSON:
            for key in blocking_keys(markable.name, linking.gazetteer):
                blocks[key].append(item)
    for block in blocks.values():
        for index, one in enumerate(block):
            for other in block[index + 1 :]:
                names = linking.markables[one].name, linking.markables[other].name
                verdict = compare(*names, EntityType.PERSON, linking.gazetteer)
                if verdict.same:
                    linking.join(one, other, verdict.reason)


def _link_brackets(linking: Linking) -> None:
    """Join a name with the acronym in brackets right after it ("National Police Agency (NPA)")."""
    for item, markable in enumerate(linking.markables):
        tokens = markable.sentence.tokens
        first = next((t.index for t in tokens if markable.mention.span.contains(t.span)), 0)
        if not is_acronym(markable.name) or first < 2 or tokens[first - 1].text not in ("(", "[", "-LRB-"):
            continue
        end = tokens[first - 2].span.end
        for other in range(item - 1, max(item - 4, -1), -1):
            full = linking.markables[other]
            if full.mention.span.end == end and full.is_name and fold(full.name)[:1] == markable.name[:1].casefold():
                linking.join(other, item, "acronym in brackets after the name")
                break


def _link_short(linking: Linking, types: dict[str, EntityType], heads: Sequence[int]) -> None:
    """Join short forms with the one full name of the document that they can be short for."""
    by_length: defaultdict[int, list[int]] = defaultdict(list)
    for item in heads:
        if not _is_known(linking.markables[item]):
            by_length[len(fold(linking.markables[item].name).split())].append(item)
    full_by_word: defaultdict[str, list[int]] = defaultdict(list)
    for length in sorted(by_length, reverse=True):
        for item in by_length[length]:
            name = linking.markables[item].name
            candidates = {full for key in _blocking_keys(name) for full in full_by_word[key]}
            _link_one_short(linking, item, types[fold(name)], sorted(candidates))
        for item in by_length[length]:
            name = fold(linking.markables[item].name)
            for key in {*name.split(), name[:1] + "."}:
                full_by_word[key].append(item)


def _may_shorten(name: str, kind: EntityType, whole: EntityType) -> bool:
    """Tell whether a name of one type may be short for one of another; long acronyms are often taken for bodies."""
    if whole is not EntityType.PERSON and is_acronym(name) and len(name.replace(".", "")) > 2:
        return kind is not EntityType.PERSON
    return whole in _SHORTENED and kind in (whole, EntityType.OTHER)


def _blocking_keys(name: str) -> tuple[str, ...]:
    words = fold(name).split()
    return (*words[:1], *words[-1:], fold(name)[:1] + ".") if is_acronym(name) else (*words[:1], *words[-1:])


def _link_one_short(linking: Linking, item: int, kind: EntityType, candidates: Sequence[int]) -> None:
    """Join a short name where a rule leaves exactly one set of full names; surnames go before given names."""
    name = linking.markables[item].name
    found: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for full in candidates:
        whole = linking.type_of(full)
        if whole is None or not _may_shorten(name, kind, whole):
            continue
        reason = shortens(name, linking.markables[full].name, whole, linking.gazetteer)
        if reason and len({linking.gender_of(item), linking.gender_of(full)} - {None}) < 2:
            found[reason][linking.partition.find(full)] = full
    for reason in ("surname", *sorted(found)):
        if len(found[reason]) == 1:
            linking.join(next(iter(found[reason].values())), item, reason)
        if found[reason]:
            return
