"""The expression that finds the words of English text: one alternative for each kind of word, most specific first.

Its time is linear: unbounded repetitions are possessive and what they read then belongs to the word; whatever else
is looked at (ahead, or before giving an alternative up) is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from kgraph.knowledge.tables import read_table

# ---------------------------------------------------------------- characters, as the inside of a character class

_INVISIBLE = (
    r"\s\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2061-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    r"\U000e0000-\U000e00ff"
)
_JOINER = r"\xad\u200c\u200d\u2060\ufe00-\ufe0f"
_PICTURE = r"\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff"
_MARKS = (
    r"!-/:-@\[-`{-~\xa1-\xa9\xab\xac\xae-\xb4\xb6-\xbf\xd7\xf7"  # ASCII and Latin-1
    r"\u055a-\u055f\u0589\u05be\u05c0\u05c3\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965"
    r"\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u2116\u2120\u2122\u2150-\u215f\u2200-\u2bff\u2e00-\u2e7f"
    r"\u3001-\u3003\u3008-\u3020\u3030\u30fb\ufe30-\ufe6f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)

UNSEEN = re.compile(rf"[{_INVISIBLE}{_JOINER}]*+")
"""What belongs to no word, as far as it goes."""

# ---------------------------------------------------------------- parts of expressions

# All but marks and pictures: letters, digits, combining marks, and what Unicode may add.
_LETTER = rf"[^{_MARKS}{_INVISIBLE}{_JOINER}{_PICTURE}]"
_END = rf"(?!{_LETTER})"
_RUN = rf"{_LETTER}++(?:[{_JOINER}]++{_LETTER}++)*+"
_APOSTROPHE = "['’‛ʼ`´]"
_HYPHEN = "[-‐‑]"
CAPITAL = "[A-ZÀ-ÖØ-ÞĆŁŃŚŹŻŠČŽĐİΑ-ΩА-Я]"
"""A capital letter, as an expression."""

_CLOSING = r"[\"'”’»)\]]{0,4}+"
_LAST = rf"(?={_CLOSING}[^\S\n]*+(?:\Z|\n[^\S\n]*+(?:\n|\Z)))"  # nothing follows in this paragraph
_NUMBER = r"\d++(?:(?:,\d\d(?!\d)){0,6}+,\d{3}(?!\d))*+(?:[.:]\d++)*+(?:,\d\d?(?![\d,\]]))?+"  # 12,00,000; 7:30; 7,5
_INNER = r"[^\s<>\"“”|{}()\[\].,;:!?'’]"  # of an address; the punctuation below only where more follows
_ADDRESS = rf"(?:{_INNER}|\([^\s<>\"()]{{0,200}}+\)|[\[\].,;:!?'’]{{1,9}}+(?={_INNER}))"
_HOST = r"\w[\w-]{0,62}+"

_RUNS = (
    r"-[LR][RSC]B-",  # brackets, as old treebanks write them
    r"&(?:[A-Za-z]{2,8}|\#\d{2,5}|\#[xX][0-9a-fA-F]{2,5});",
    r"[.,:]\?(?![?!])|\.!",  # in EWT "?" often is a blank that was lost
    r"[-=]++>|<[-=]++|[<>]=",
    r"\.{2,}+|…++\.?+|[!?]++|[-=]{2,}+|_++|\*++|~++|\+{2,}+|#{2,}+|\${2,}+|/{2,}+|\\{2,}+|<<|>>|''|``|’’|‘‘|‘’",
)
_EMOTICONS = (
    r"[:;=]['’]?-?[()](?![\w(])|\(:(?!\w)",  # also right after a word
    r"(?<!\w)(?:[:;=]-?[DPpOo|/\\](?![\w/])|<3(?!\d)|\^_+\^|-_+-)",
)
_EMOJI = (
    r"[0-9#*]\ufe0f?\u20e3",
    r"[\U0001f1e6-\U0001f1ff]{2}",
    rf"[{_PICTURE}](?:[\ufe0f\u20e3\U0001f3fb-\U0001f3ff]|\u200d[{_PICTURE}])*+",
)
_ADDRESSES = (
    rf"(?:(?:https?|ftp)://|www\.)(?={_INNER}){_ADDRESS}{{1,2000}}+",
    rf"(?<![\w.-])(?:mailto:)?\w[\w.+%-]{{0,63}}+@(?=[^\W\d_]){_HOST}(?:\.{_HOST}){{0,6}}+",
    rf"(?<![\w.-])[a-z]{{2,20}}+(?:\.[a-z]{{2,20}}+){{2,8}}+(?![\w.-]*@)(?:/{_ADDRESS}{{0,2000}}+)?",
    r"#(?=\w{0,60}?[^\W\d_])\w++|(?<![\w.])@[A-Za-z_]\w++",
)
_DATES_AND_PHONES = (
    rf"\d{{1,8}}(?:-\d{{1,8}}){{2,8}}+{_END}",
    rf"\d{{3}}/\d{{3}}-\d{{4}}{_END}",
    rf"\d{{5}}-\d{{4}}{_END}|\d{{3}}-\d{{4}}(?<!00){_END}",  # "100-1000", "500-1200" are ranges
    rf"\d{{1,2}}/\d{{1,2}}/\d{{2,4}}{_END}",
    rf"(?![1-9]/\d{_END})(?:0?[1-9]|1[0-2])/(?:[0-2]?[0-9]|3[01]){_END}(?!/)",  # 9/11, but 3 / 4
    rf"\+\d{{1,15}}+(?:-\d{{1,15}}+){{0,5}}+{_END}(?![.,:]\d)",
    rf"(?<![\w.])\.\d++{_END}",
    rf"(?<![\w.]){CAPITAL}{{1,3}}+(?:\.\d{{1,3}}+)++{_END}(?!\.\w)",  # BA.5, B.1.1.7
    r"(?<=\()[A-Z0-9]{1,5}+\.[A-Z]{1,2}(?=\))",  # (ACME.N)
    rf"(?:\d\d)?[1-9]0{_APOSTROPHE}s{_END}",  # 1960's
)

# ---------------------------------------------------------------- the whole

TABLE = Path(__file__).parent.parent / "knowledge" / "en" / "words.tsv"

KINDS = (
    *("fused", "elided", "whole", "title", "closing", "final", "numbered"),
    *("opener", "prefix", "suffix", "currency", "unit", "magnitude", "ending"),
)
"""The kinds of entries of the table; it explains them."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """The expression, and where to cut the runs of letters that are several words ("cannot": after 3 characters).

    Matches of the groups `plain` and `letters` are such runs, those of `gap` no words; all others are single words.
    """

    pattern: re.Pattern[str]
    cuts: dict[str, tuple[int, ...]]
    longest: int
    openers: frozenset[str]
    """Words that show, after an abbreviation, that a sentence begins."""


@cache
def scanner() -> Scanner:
    """Return the expression with the words of the table in it.

    Raises:
        KnowledgeError: the table cannot be read, or an entry is of no known kind.
    """
    forms: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for row in read_table(TABLE, ("kind", "form", "example")):
        forms[row.choice("kind", KINDS)].append(row.required("form"))
    cuts = {form.replace(" ", ""): _cuts(form.split(" ")) for form in forms["fused"]}
    entries = {kind: _any_of(found) for kind, found in forms.items()}
    pattern = re.compile("|".join(f"(?:{part})" for part in _alternatives(entries)))
    return Scanner(pattern, cuts, max(map(len, cuts), default=0), frozenset(forms["opener"]))


def _cuts(parts: Sequence[str]) -> tuple[int, ...]:
    """Return the lengths after which the first, second, ... part ends; not that of the whole."""
    return tuple(accumulate(map(len, parts[:-1])))


def _any_of(forms: Sequence[str]) -> str:
    """Return an expression for any of the forms, longest first."""
    return "|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form))))


def _alternatives(table: dict[str, str]) -> Iterator[str]:
    yield rf"(?P<gap>[{_INVISIBLE}{_JOINER}]++)"  # named only to be left out: every other kind would try it first
    yield r"(?P<plain>[A-Za-z]++(?=\s))"  # most words, at once
    yield from _ADDRESSES
    yield rf"(?<![\w.-])(?:{_HOST}\.){{1,8}}(?i:{table['ending']})(?![\w-])(?:/{_ADDRESS}{{0,2000}}+)?"
    yield rf"(?<![\w.])\.(?:{table['ending']}|{table['ending'].upper()})(?![\w-])"  # (draft).doc, the .com boom
    yield from _EMOJI
    yield from _EMOTICONS
    yield rf"(?<!\w)(?:{table['whole']}){_END}"
    yield from _abbreviations(table)
    yield from _DATES_AND_PHONES
    yield from _numbers(table)
    yield r"(?<!\w)(?:US?|AU?|CA?N?|HK|NZ|NT|S|R)\$"
    yield rf"(?<!\w)(?:{table['currency']})(?=\d)"
    amount = rf"\d{{1,3}}(?:(?:,\d{{3}}){{1,5}}{_END}|(?:\.\d{{1,3}})?\s?(?:[bmt]n|[bm]illion|trillion){_END})"
    yield rf"(?<![\w.])[A-Z](?={amount})"  # R1.2bn, N500,000
    yield from _letters(table)
    yield from _RUNS
    yield rf"[^{_INVISIBLE}{_JOINER}]"


def _abbreviations(table: dict[str, str]) -> Iterator[str]:
    """Yield what keeps its full stop; where a sentence certainly ends there, the stop is left for itself.

    Initialisms in capitals ("U.S.") always keep it, as in GUM, so that they look the same everywhere.
    """
    ends = rf"(?!\.|{_LAST}|{_CLOSING}\s{{1,3}}(?:{table['opener']})\b)"
    yield r"(?<!\w)[^\W\d_]{1,5}\.(?=[,;])"  # no sentence ends there
    yield rf"(?<!\w)(?:{table['title']})(?!\.|{_LAST})"
    yield rf"(?<!\w)(?:[Ee]\.g|[Ii]\.e)\.(?!\.|{_LAST})"
    yield rf"(?<!\w)(?:{table['closing']}){ends}"
    yield rf"(?<!\w)(?:{table['final']})(?!\.|{_LAST}|{_CLOSING}\s{{1,3}}{CAPITAL})"
    yield rf"(?<!\w)(?:{table['numbered']})(?=\s?\d)"
    yield rf"(?<![^\W\d_])[a-z](?:\.[a-z]{_END}){{1,7}}+(?:\.{ends})?"
    yield rf"(?<!\w)[^\W\d_](?:\.[^\W\d_]{_END}){{1,7}}+\.?"
    yield rf"(?<!\w){CAPITAL}\.{ends}(?={CAPITAL}|\s{{1,3}}{CAPITAL}|{_HYPHEN}|[^\S\n]{{1,3}}[a-zß-öø-ÿ])"  # E. coli
    yield rf"(?<={CAPITAL}\.\s){CAPITAL}\.(?=\s?\d)"  # H. R. 1280


def _numbers(table: dict[str, str]) -> Iterator[str]:
    """Yield numbers: cut off from a unit ("20 km"), else with the letters that follow ("20th", "83N")."""
    yield rf"{_NUMBER}(?=(?i:{table['unit']}){_END})"
    yield rf"(?<=[$\xa3\xa5\u20a0-\u20cf]){_NUMBER}(?=(?i:{table['magnitude']}){_END})"
    yield rf"{_NUMBER}(?:{_RUN})?+"


def _letters(table: dict[str, str]) -> Iterator[str]:
    """Yield words of letters: elided, broken off, with affixes, with apostrophes or censoring stars inside."""
    prefix = rf"(?<![\w-])(?:{table['prefix']}|{_title_case(table['prefix'])}){_HYPHEN}(?={_LETTER})"
    yield rf"{prefix}\d{{1,2}}/\d{{1,2}}{_END}"  # post-9/11
    yield rf"‘(?:\d0s|{table['elided']}){_END}(?![^‘’\n]{{0,60}}’(?!\w))"  # turned the wrong way, and no quotation
    yield rf"[‘'’‛ʼ`´](?i:n){_APOSTROPHE}(?=\s)|{_APOSTROPHE}(?:\d\ds?|(?i:{table['elided']}|s|m|d|ll|ve|re)){_END}"
    yield rf"{prefix}(?:{CAPITAL}\.){{2,7}}+"
    yield r"(?<![\w-])(?i:[b-df-hj-np-tv-z]{1,3}-)(?=\s)"
    yield rf"(?<![\w-])(?:[^\W\d_a-z]{{1,4}}&[^\W\d_a-z]{{1,4}}|[a-z]&[a-z]){_END}"
    yield (
        rf"(?P<letters>(?:{_APOSTROPHE}(?=(?i:tis|twas){_END}))?+(?:{prefix})?+"
        rf"{_RUN}(?:(?:{_APOSTROPHE}|_++|\*{{1,6}}+){_RUN})*+(?:(?<=\d)(?:[.,]\d++)++{_END})?+(?:{_HYPHEN}(?:{table['suffix']}){_END})?+)"
    )


def _title_case(forms: str) -> str:
    return "|".join(form.capitalize() for form in forms.split("|"))
