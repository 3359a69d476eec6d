"""All that is known of one language and of the world, loaded once and passed on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kgraph.errors import KnowledgeError
from kgraph.knowledge.forms import load_irregular
from kgraph.knowledge.gazetteer import Gazetteer, load_gazetteer
from kgraph.knowledge.lexicon import Lexicon, load_lexicon
from kgraph.knowledge.phrases import PhraseWords, load_phrase_words


@dataclass(frozen=True, slots=True)
class Language:
    """The tables of one language: what words mean for events, their forms, noun phrases, and whom names name."""

    code: str
    lexicon: Lexicon
    irregular: Mapping[tuple[str, str], str]
    phrases: PhraseWords
    gazetteer: Gazetteer


@cache
def load_language(code: str = "en") -> Language:
    """Return the tables of a language, by its ISO 639-1 code.

    Raises:
        KnowledgeError: there are no tables for the language, or one of them is wrong.
    """
    folder = Path(__file__).with_name(code)
    if not code.isalpha() or not folder.is_dir():
        raise KnowledgeError(folder, 1, f'no tables for the language "{code}"')
    return Language(code, load_lexicon(folder), load_irregular(folder), load_phrase_words(folder), load_gazetteer())
