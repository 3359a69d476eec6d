"""Namings: names, pronouns and noun phrases."""

from __future__ import annotations

from collections.abc import Callable

from kgraph.extraction.mentions import mentions
from kgraph.knowledge.language import Language
from kgraph.parsing.conllu import text_of
from kgraph.records.mention import MentionKind
from kgraph.records.syntax import Sentence

Written = Callable[[str], Sentence]


def named(sentence: Sentence, language: Language, dated: frozenset[int] = frozenset()) -> dict[str, MentionKind]:
    """Return the mentions by their characters."""
    text = text_of([sentence])
    return {m.span.of(text): m.kind for m in mentions([sentence], [dated], language.gazetteer)}


def test_a_name_is_whole_and_without_title(written: Written, language: Language):
    """President Anna Berg is named Anna Berg."""
    found = named(written("participants-title"), language)

    assert MentionKind.NAME is found["Anna Berg"]
    assert "President Anna Berg" not in found
    assert "Berg" not in found


def test_noun_phrases_and_pronouns(written: Written, language: Language):
    """A noun phrase and a pronoun name somebody."""
    assert {"None of them", "the fort", "them"} >= set(named(written("factuality-none-of"), language))
    assert MentionKind.PRONOUN is named(written("factuality-none-of"), language)["them"]
    assert MentionKind.NOMINAL is named(written("factuality-none-of"), language)["the fort"]


def test_the_first_half_of_a_compound_names_nothing(written: Written, language: Language):
    """An attack helicopter is one thing."""
    assert {"The attack helicopter"} == set(named(written("predicates-compound-noun"), language))


def test_a_time_names_nothing(written: Written, language: Language):
    """Words of time expressions are left out."""
    sentence = written("dating-weekday")

    assert {"The navy", "the port"} == set(named(sentence, language, frozenset({6})))


def test_the_parts_of_a_name_are_no_mentions(written: Written, language: Language):
    """War in War Museum names no war."""
    assert ["War Museum"] == list(named(written("predicates-name-is-no-event"), language))
