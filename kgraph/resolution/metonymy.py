"""When the name of a capital or a residence means the government that sits there ("Kyiv launched", not "in Kyiv").

The name has to do what governments do, or to have done to it what is done to governments. The words that tell are
in `government_acts.tsv`; without one the name stays the place that it is. A residence is hardly a place in the
news, so that being the subject of any verb is enough for it.
"""

from __future__ import annotations

from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.knowledge.things import ActUse, Metonym, MetonymKind
from kgraph.records.mention import EntityType
from kgraph.records.syntax import ROOT, Sentence, Token

_PARTY_CASES = frozenset({"with", "against", "between", "from", "to"})


def government_reason(sentence: Sentence, head: int, metonym: Metonym, gazetteer: Gazetteer) -> str | None:
    """Return why the name at a token means the government, or `None` where it is the place."""
    token = _first_conjunct(sentence, sentence.tokens[head])
    if token.head == ROOT:
        return None
    governor = sentence.tokens[token.head]
    cases = _cases(sentence, sentence.tokens[head]) or _cases(sentence, token)
    residence = metonym.kind is MetonymKind.RESIDENCE
    if token.deprel == "nsubj:pass":
        return _if(gazetteer.has_act(governor.lemma, ActUse.OBJECT), "put under pressure", governor)
    if token.relation == "nsubj":
        return _if(_acts(sentence, governor, gazetteer) or residence, "subject of", governor)
    if token.relation in ("obj", "iobj"):
        return _if(gazetteer.has_act(governor.lemma, ActUse.OBJECT), "object of", governor)
    if token.deprel == "nmod:poss":
        return _if(_is_owned(governor, residence, gazetteer), "owner of", governor)
    if token.relation == "compound":
        return _if(residence and _is_owned(governor, True, gazetteer), "owner of", governor)
    if token.relation in ("obl", "nmod"):
        return _by_case(sentence, governor, cases, gazetteer)
    return None


def _by_case(sentence: Sentence, governor: Token, cases: frozenset[str], gazetteer: Gazetteer) -> str | None:
    if "accord" in cases or "according" in cases:
        return "source after according to"
    if "by" in cases:
        passive = governor.upos == "VERB" and bool(sentence.children_by(governor.index, "nsubj:pass", "aux:pass"))
        participle = governor.feature("VerbForm") == "Part" and governor.deprel == "acl"
        return _if((passive or participle) and _acts(sentence, governor, gazetteer), "agent of", governor)
    party = bool(cases & _PARTY_CASES) and gazetteer.has_act(governor.lemma, ActUse.PARTY)
    return _if(party, "party to", governor)


def _acts(sentence: Sentence, verb: Token, gazetteer: Gazetteer) -> bool:
    """Tell whether the verb, or the one that it only gives an aspect to, is an act of governments."""
    if gazetteer.has_act(verb.lemma, ActUse.SUBJECT):
        return verb.upos == "VERB"
    if gazetteer.has_act(verb.lemma, ActUse.ASPECT):
        return any(_acts(sentence, child, gazetteer) for child in sentence.children_by(verb.index, "xcomp"))
    return False


def _is_owned(noun: Token, residence: bool, gazetteer: Gazetteer) -> bool:
    if gazetteer.has_act(noun.lemma, ActUse.OWNER):
        return True
    kind = gazetteer.noun(noun.lemma)
    return residence and kind is not None and kind.type in (EntityType.PERSON, EntityType.ORGANIZATION)


def _first_conjunct(sentence: Sentence, token: Token) -> Token:
    while token.relation == "conj" and token.head != ROOT:
        token = sentence.tokens[token.head]
    return token


def _cases(sentence: Sentence, token: Token) -> frozenset[str]:
    found: set[str] = set()
    for child in sentence.children_by(token.index, "case"):
        found.update((child.lemma.casefold(), child.text.casefold()))
    return frozenset(found)


def _if(holds: bool, reason: str, governor: Token) -> str | None:
    return f'{reason} "{governor.lemma}"' if holds else None
