"""Names without what does not tell them apart: case, accents, dots, hyphens, articles and possessives."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "‘": "'"}
)
"""Letters that NFKD does not take apart."""

_POSSESSIVE = re.compile(r"'s?(?=\s|$)")
_DOTS = re.compile(r"[.'`\"“”]")
_BREAKS = re.compile(r"[\s\-‐‑–—_,/&()]+")
_LONGEST_ACRONYM = 7


@lru_cache(maxsize=2**14)
def fold(name: str) -> str:
    """Return the name in lower case without accents, dots, possessive and leading article, its words a space apart."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS)).replace("&", " and ")
    plain = "".join(character for character in plain if not unicodedata.combining(character)).translate(_LETTERS)
    words = _BREAKS.sub(" ", _DOTS.sub("", _POSSESSIVE.sub("", plain))).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def is_acronym(name: str) -> bool:
    """Tell whether the name is one short word of capitals and dots ("US", "U.N.", "G20", "the EU")."""
    bare = re.sub(r"^[Tt]he\s+", "", name).replace(".", "").removesuffix("'s").removesuffix("’s")
    return 1 < len(bare) <= _LONGEST_ACRONYM and bare.isalnum() and bare.isupper() and bare.isascii()
