"""Whether the day or the month comes first where a text was published, as far as site, publisher and dateline tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.records.document import Document
from kgraph.records.syntax import Sentence
from kgraph.temporal.grammar import Grammar

# A dateline is a place in capitals at the very beginning; its name has at most so many words.
_LONGEST_NAME = 3
_DATELINE_ENDS = frozenset({",", "(", "-", "–", "—", "--", ":"})


def is_day_first(
    document: Document, sentences: Sequence[Sentence], gazetteer: Gazetteer, grammar: Grammar
) -> bool | None:
    """Tell whether 12/11 is the twelfth of November where a text was published; `None` where that is not known."""
    for country in _countries(document, sentences, gazetteer, grammar):
        if country in grammar.words["undecided_countries"]:
            return None
        return country not in grammar.words["month_first_countries"]
    return None


def _countries(
    document: Document, sentences: Sequence[Sentence], gazetteer: Gazetteer, grammar: Grammar
) -> Iterator[str]:
    """Yield the countries (ISO codes, in small letters) of the site, of the publisher's name, of the dateline."""
    last = (urlsplit(document.url or "").hostname or "").rpartition(".")[2]
    site = {"uk": "gb", "gov": "us", "mil": "us", "edu": "us"}.get(last, last)
    if site not in grammar.words["generic_sites"] and gazetteer.country_of_code(site.upper()) is not None:
        yield site
    publisher = _named(tuple((document.publisher or "").split()), gazetteer)
    if publisher is not None:
        yield publisher
    dateline = _named(_dateline(sentences[0]), gazetteer) if sentences else None
    if dateline is not None:
        yield dateline


def _named(words: Sequence[str], gazetteer: Gazetteer) -> str | None:
    """Return the country of the first name of a place or people among the words, the longest name first."""
    for start in range(len(words)):
        for length in range(_LONGEST_NAME, 0, -1):
            name = " ".join(words[start : start + length])
            country = gazetteer.country(name) or gazetteer.country_of_people(name)
            place = gazetteer.place(name) or gazetteer.metonym(name)
            code = country.code if country is not None else place.country if place is not None else None
            if code:
                return code.lower()
    return None


def _dateline(sentence: Sentence) -> tuple[str, ...]:
    """Return the words in capitals that open a sentence as a dateline: "NEW YORK" of "NEW YORK (AP) — The"."""
    words: list[str] = []
    for token in sentence.tokens[: _LONGEST_NAME + 1]:
        if token.text in _DATELINE_ENDS:
            return tuple(words)
        if not (token.text.isupper() and token.text.isalpha()):
            return ()
        words.append(token.text.title())
    return ()
