"""What kind of thing a name or a description means, by the parser's label, the world tables and the words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.knowledge.things import Number, VariantUse
from kgraph.records.mention import EntityType
from kgraph.records.syntax import Sentence, Token

_LABELS = {
    "Person": EntityType.PERSON,
    "Organization": EntityType.ORGANIZATION,
    "Location": EntityType.PLACE,
    "Facility": EntityType.FACILITY,
    "NORP": EntityType.GROUP,
    "Product": EntityType.PRODUCT,
    "Misc": EntityType.OTHER,
}


def label_of(sentence: Sentence, head: int) -> EntityType | None:
    """Return what the parser takes a word for as part of a name, `None` for a word outside names."""
    entity = sentence.entity_at(head)
    return _LABELS.get(entity.label) if entity else None


def told_label(sentence: Sentence, token: Token, name: str, gazetteer: Gazetteer) -> EntityType | None:
    """Return what the words tell of a name whatever the parser takes it for, `None` where they tell nothing.

    A firm has a legal form ("Holm A/S"). Without a first name it is no person that has an article ("the Sea Lion"),
    a clause with "which", or the noun of a body before it ("the chain Norwind", "the charity, Fjord Smiles").
    """
    words, label = name.split(), label_of(sentence, token.index)
    if not words or label is None:
        return None
    entity = sentence.entity_at(token.index)
    before = sentence.tokens[entity.first - 1] if entity is not None and entity.first > 0 else None
    is_person = label is EntityType.PERSON and not gazetteer.gender(words[0])
    is_called = before is not None and not sentence.children_by(before.index, "case")  # "chief of police Ada Holm"
    if is_person and before is not None and is_called and _is_body(before, gazetteer):
        return EntityType.ORGANIZATION
    if len(words) < 2:
        return None
    if is_legal_form(words[-1:], gazetteer):
        return EntityType.ORGANIZATION
    if not is_person:
        return None
    if token.relation == "appos" and _is_body(sentence.tokens[token.head], gazetteer):
        return EntityType.ORGANIZATION
    if _is_told_by_which(sentence, token):
        return EntityType.ORGANIZATION
    return EntityType.OTHER if before is not None and before.lemma == "the" else None


def _is_body(noun: Token, gazetteer: Gazetteer) -> bool:
    """Tell whether a noun means a body, and no agent that may be a person ("developer")."""
    known = gazetteer.noun(noun.lemma) if noun.upos == "NOUN" else None
    return known is not None and known.type is EntityType.ORGANIZATION and not known.lemma.endswith(("er", "or"))


def _is_told_by_which(sentence: Sentence, token: Token) -> bool:
    """Tell whether a clause with "which" as its subject says what the word does ("Redfist, which rules the north")."""
    clauses = sentence.children_by(token.index, "acl:relcl")
    return any(
        subject.lemma.casefold() == "which"
        for clause in clauses
        for subject in sentence.children_by(clause.index, "nsubj")
    )


def is_legal_form(words: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Tell whether a word says what a firm is by law; one of two letters does in capitals only ("SA", not "Sa")."""
    known = gazetteer.variants[VariantUse.LEGAL_FORM]
    return any(word.casefold().replace(".", "") in known and (len(word) > 2 or word.isupper()) for word in words)


def type_of(
    name: str,
    token: Token,
    label: EntityType | None,
    titles: frozenset[str],
    number: Number | None,
    gazetteer: Gazetteer,
) -> EntityType:
    """Return the type of a name by its label, the world tables and its titles, or that of a noun by the tables."""
    if not name:
        return _type_of_noun(token, number, gazetteer)
    if label is EntityType.PERSON:
        return label
    known = _type_in_world(name, gazetteer)
    if known is not None:
        return known
    if titles and label is not EntityType.ORGANIZATION:
        return EntityType.PERSON
    words = name.split()
    noun = gazetteer.noun(words[-1].casefold()) if len(words) > 1 else None
    if label is None or label is EntityType.OTHER:
        if noun is not None and noun.type is not EntityType.PERSON:
            return noun.type
        if label is None and len(words) > 1 and gazetteer.gender(words[0]):
            return EntityType.PERSON
    return label or EntityType.OTHER


def _type_in_world(name: str, gazetteer: Gazetteer) -> EntityType | None:
    if gazetteer.country(name):
        return EntityType.COUNTRY
    if gazetteer.body(name):
        return EntityType.ORGANIZATION
    metonym = gazetteer.metonym(name)
    if metonym:
        return metonym.type
    if gazetteer.place(name):
        return EntityType.PLACE
    return EntityType.GROUP if gazetteer.country_of_people(name) else None


def _type_of_noun(token: Token, number: Number | None, gazetteer: Gazetteer) -> EntityType:
    noun = gazetteer.noun(token.text) or gazetteer.noun(token.lemma)
    kind = noun.type if noun else EntityType.PERSON if gazetteer.title(token.text) else EntityType.OTHER
    return EntityType.GROUP if kind is EntityType.PERSON and number is Number.PLURAL else kind
