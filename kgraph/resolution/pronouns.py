"""Links from pronouns: what agrees, what the syntax allows, and of that the most salient (Lappin and Leass 1994)."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.knowledge.things import Gender, Number, Pronoun, PronounKind
from kgraph.records.mention import EntityType
from kgraph.resolution.binding import doer, is_free, is_possessive
from kgraph.resolution.linking import Linking
from kgraph.resolution.markables import Markable
from kgraph.resolution.speakers import first_person, second_person, speaker, speaks
from kgraph.resolution.splits import pair_between, parts_of

# Salience of an antecedent by its grammatical role, in the order of Lappin and Leass (1994), and what else counts for
# and against it. Each number was moved alone, in steps of about a quarter, and kept where most third-person pronouns
# of the training documents of GUM (news, bio, interview, voyage, court, speech) found a right antecedent.
_SALIENCE = {"nsubj": 80, "nsubj:pass": 80, "obj": 50, "iobj": 50, "nmod:poss": 65, "obl": 40, "nmod": 25}
_OTHER_ROLE = 40
_PER_SENTENCE = 65
_PER_CLAUSE = 4
_SAME_ROLE = 20
_NAMED = 25
_SINGULAR_FOR_MANY = 60
_PER_MENTION = 5
_BOTH_SPEAK = 90
_IN_QUOTATION = 40
_MOST_MENTIONS = 8
_OWN_SUBJECT = 40

REACH = 6
"""How many sentences back an antecedent may stand; chosen among 2, 3, 4 and 6 as above."""

_ALIVE = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.COUNTRY, EntityType.GROUP})

_THINGS = frozenset(
    {
        EntityType.ORGANIZATION,
        EntityType.COUNTRY,
        EntityType.PLACE,
        EntityType.FACILITY,
        EntityType.PRODUCT,
        EntityType.OTHER,
    }
)


def link_pronouns(linking: Linking) -> None:
    """Put each pronoun together with its antecedent, from left to right; one without stays alone.

    The first and the second person come last: who speaks, and to whom, may be a pronoun behind the quotation
    (“We won,” she told him).
    """
    items = range(len(linking.markables))
    for item in sorted(items, key=lambda item: _takes_part(linking.markables[item])):
        markable = linking.markables[item]
        pronoun = markable.pronoun
        if pronoun is None or _is_expletive(markable):
            continue
        pair = pair_between(linking, item) if _means_several(pronoun) else ()
        if pair:
            linking.split[item] = pair
            continue
        found = _antecedent(linking, item, pronoun)
        if found is None:
            continue
        several = parts_of(linking, found[0]) if _means_several(pronoun) else ()
        if several:
            linking.split[item] = several
        else:
            linking.join(found[0], item, found[1])


def _is_expletive(markable: Markable) -> bool:
    """Tell whether it is the "it" that only fills the place of a subject, and no predicate takes it for who acts."""
    acts = any(
        argument.head == markable.head and argument.role == "ARG0"
        for frame in markable.sentence.frames
        for argument in frame.arguments
    )
    return markable.token.deprel == "expl" and not acts


def _takes_part(markable: Markable) -> bool:
    """Tell whether it is somebody who speaks or is spoken to."""
    return markable.pronoun is not None and markable.pronoun.person != 3


def _antecedent(linking: Linking, item: int, pronoun: Pronoun) -> tuple[int, str] | None:
    if pronoun.kind is PronounKind.RELATIVE:
        return _modified(linking, linking.markables[item])
    if pronoun.person == 1:
        return first_person(linking, item, pronoun)
    if pronoun.person == 2:
        return second_person(linking, item)
    whole = _whole(linking, linking.markables[item])
    if whole is not None:
        return whole, "some of those before"
    ranked = [(_score(linking, item, other), other) for other in _candidates(linking, item, pronoun)]
    return (max(ranked)[1], f'pronoun "{pronoun.form}"') if ranked else None


def _whole(linking: Linking, markable: Markable) -> int | None:
    """Return those of whom an apposition tells a part ("400 people, most of them women")."""
    part = markable.sentence.tokens[markable.token.head] if markable.token.relation == "nmod" else None
    if part is None or part.relation != "appos" or part.upos == "PROPN":
        return None
    found = linking.at.get((markable.position, part.head))
    return found if found is not None and linking.markables[found].number is Number.PLURAL else None


def _modified(linking: Linking, markable: Markable) -> tuple[int, str] | None:
    """Return the noun that the relative clause of the pronoun modifies."""
    for token in markable.sentence.path_to_root(markable.head):
        if token.deprel == "acl:relcl":
            found = linking.at.get((markable.position, token.head))
            return None if found is None else (found, "relative clause")
    return None


# ---------------------------------------------------------------- what agrees


def _candidates(linking: Linking, item: int, pronoun: Pronoun) -> Iterator[int]:
    markable = linking.markables[item]
    barred = _barred(linking, item, pronoun)
    for other in range(item - 1, -1, -1):
        candidate = linking.markables[other]
        if markable.position - candidate.position > REACH:
            return
        if linking.partition.find(other) in barred or not is_free(markable, candidate, pronoun):
            continue
        if _agrees(linking, other, pronoun):
            yield other


def _barred(linking: Linking, item: int, pronoun: Pronoun) -> frozenset[int]:
    """Return the sets that the pronoun cannot be in: the speaker's, and those with a member that binding forbids.

    "Microsoft has replaced it" does not mean Microsoft, in whatever sentence Microsoft was named before.
    """
    speaking = speaker(linking, item)
    found = [] if speaking is None else [speaking]
    if pronoun.kind is not PronounKind.REFLEXIVE:
        markable = linking.markables[item]
        for other in linking.of_sentence[markable.position]:
            if other != item and not is_free(markable, linking.markables[other], pronoun):
                found.append(other)
    return frozenset(linking.partition.find(other) for other in found)


def _agrees(linking: Linking, item: int, pronoun: Pronoun) -> bool:
    kind, candidate = linking.type_of(item), linking.markables[item]
    if _means_several(pronoun) and _are_several(linking, item):
        return True
    if candidate.pronoun is not None and (kind is None or candidate.pronoun.person != pronoun.person):
        return False
    if pronoun.number is Number.PLURAL:
        return _is_many(candidate, kind)
    if pronoun.gender is Gender.NEUTER:
        is_one = candidate.number is not Number.PLURAL or _is_one_by_name(candidate, kind)
        return (kind in _THINGS or _is_team(candidate)) and is_one and not candidate.people
    gender = linking.gender_of(item)
    return kind is EntityType.PERSON and gender in (None, pronoun.gender) and candidate.number is not Number.PLURAL


def _means_several(pronoun: Pronoun) -> bool:
    return pronoun.number is Number.PLURAL and pronoun.person == 3 and pronoun.kind is not PronounKind.RELATIVE


def _are_several(linking: Linking, item: int) -> bool:
    """Tell whether taking it up means several people or bodies, or what an earlier plural meant."""
    parts = parts_of(linking, item)
    return item in linking.split or bool(parts and {linking.type_of(part) for part in parts} <= _ALIVE)


def _is_one_by_name(candidate: Markable, kind: EntityType | None) -> bool:
    """Tell whether a plural names one country, body or thing ("the United States", "Northern Airlines")."""
    return candidate.is_name and candidate.token.upos == "PROPN" and kind in _THINGS


def _is_team(candidate: Markable) -> bool:
    """Tell whether it is one group that a noun in the singular describes ("the team")."""
    return candidate.type is EntityType.GROUP and not candidate.is_name


def _is_many(candidate: Markable, kind: EntityType | None) -> bool:
    """Tell whether "they" can take it up: a plural, or a singular that means many."""
    if candidate.number is Number.PLURAL:
        return candidate.token.upos != "ADJ"
    return kind in (EntityType.GROUP, EntityType.ORGANIZATION) and candidate.token.upos != "ADJ"


# ---------------------------------------------------------------- what is salient


def _score(linking: Linking, item: int, other: int) -> tuple[float, int]:
    """Return the salience of an antecedent; the later of two equals wins."""
    markable, candidate = linking.markables[item], linking.markables[other]
    role, own = candidate.token.deprel, markable.token.deprel
    points = _SALIENCE.get(role, _SALIENCE.get(candidate.token.relation, _OTHER_ROLE))
    points -= _PER_SENTENCE * (markable.position - candidate.position)
    points -= _PER_CLAUSE * sum(1 for _ in candidate.sentence.path_to_root(candidate.head))
    points += _SAME_ROLE * (role == own) + _NAMED * linking.is_named(other)
    points += _PER_MENTION * min(_MOST_MENTIONS, linking.partition.before(other, item))
    points += _BOTH_SPEAK * (speaks(linking, markable) and speaks(linking, candidate))
    binds = is_possessive(markable) or (markable.pronoun and markable.pronoun.kind is PronounKind.REFLEXIVE)
    points += _OWN_SUBJECT * (bool(binds) and _is_doer(linking, markable, other))
    points -= _IN_QUOTATION * (candidate.quoted and not markable.quoted)
    is_one = candidate.number is not Number.PLURAL and not _is_team(candidate)
    if markable.number is Number.PLURAL and is_one and not _are_several(linking, other):
        points -= _SINGULAR_FOR_MANY
    return points, other


def _is_doer(linking: Linking, markable: Markable, other: int) -> bool:
    """Tell whether the candidate acts in the clause that an owner or "herself" stands in ("Holm sold her boat")."""
    candidate, sentence = linking.markables[other], markable.sentence
    is_new = candidate.is_indefinite and linking.type_of(other) not in _ALIVE  # "when a wave struck its stern"
    if candidate.position != markable.position or is_new:
        return False
    above = (token.index for token in sentence.path_to_root(markable.head) if token.upos in ("VERB", "AUX"))
    predicate = next(above, None)
    return predicate is not None and doer(sentence, predicate) == candidate.head
