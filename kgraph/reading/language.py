"""Which language a document is in: kgraph reads English, and says what it passes over."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

import kgraph.knowledge
from kgraph.knowledge.tables import read_table

ENGLISH = "en"

# How many times likelier than English another language must be before a document is passed over. Among the 12,544
# sentences of UD English EWT (train) the highest ratio is 181, for a single odd word; plain sentences of seven words
# in thirteen other languages start at 4,600.
SURELY = 1000

# The characters that are looked at: plenty to tell, and the cost does not grow with the document.
SAMPLE = 5000

# The identifier's class for what is no language at all: rules, codes, addresses.
NO_LANGUAGE = "zxx"


def language_of(text: str) -> str:
    """Return the ISO 639 code of the language of a text: English unless it is surely another."""
    ranked = _identifier().rank(text[:SAMPLE])
    best, probability = ranked[0]
    english = next(score for code, score in ranked if code == ENGLISH)
    return best if best != NO_LANGUAGE and probability > SURELY * english else ENGLISH


def name_of(code: str) -> str:
    """Return the English name of a language, or the code itself where it is not in the table."""
    return _names().get(code, code)


class _Identifier(Protocol):
    def rank(self, text: str) -> list[tuple[str, float]]:
        """Return the languages with their probabilities, the likeliest first."""
        ...


@cache
def _identifier() -> _Identifier:
    # Imported here because it costs half a second; the package carries no types.
    langid = import_module("py3langid.langid")
    return cast(_Identifier, langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True))


@cache
def _names() -> dict[str, str]:
    path = Path(kgraph.knowledge.__file__).parent / "world" / "languages.tsv"
    return {row.required("code"): row.required("name") for row in read_table(path, ("code", "name"))}
