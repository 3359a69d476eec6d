"""Words and paragraphs of raw text, with their characters, as the English treebanks of Universal Dependencies cut them.

`word_expression.py` finds the words; what is letters is cut once more here, where it holds several syntactic words
("don't", "gonna"). Single words that behave in their own way stand in knowledge/en/words.toml.

Every visible character belongs to exactly one word. Whitespace, control characters and invisible format
characters (byte order mark, zero-width space, direction marks) separate words; joiners (soft hyphen, zero-width
joiner, variation selectors) stay inside a word and are left out at its edges.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kgraph.parsing.word_expression import CAPITAL, UNSEEN, Scanner, scanner
from kgraph.records.document import Span


def words(text: str, within: Span | None = None) -> tuple[Span, ...]:
    """Return the syntactic words of the text, or of a part of it, in order.

    No word is empty, holds whitespace or overlaps another. The end of `within` (or of the text) is taken for the
    end of a paragraph, which decides whether the full stop of "etc." there ends a sentence.
    """
    return tuple(each_word(text, within))


def each_word(text: str, within: Span | None = None) -> Iterator[Span]:
    """Yield what `words` returns one by one: a single line may hold millions."""
    scan = scanner()
    start, end = (0, len(text)) if within is None else (within.start, within.end)
    for match in scan.pattern.finditer(text, start, end):
        if match.lastgroup is None:
            yield Span(match.start(), match.end())
        elif match.lastgroup != "gap":
            yield from _syntactic_words(text, match, scan)


def _syntactic_words(text: str, match: re.Match[str], scan: Scanner) -> Iterable[Span]:
    """Return the words inside a run of letters: the parts of "gonna", and clitics one by one from the end."""
    start, stem = match.span()
    bounds = [stem]
    while length := _clitic_length(text, start, stem):
        stem -= length
        bounds.append(stem)
    if stem - start <= scan.longest:
        bounds.extend(start + cut for cut in reversed(scan.cuts.get(_folded(text[start:stem]), ())))
    bounds.append(start)
    bounds.reverse()
    return map(Span, bounds, bounds[1:])


_CLITICS = ((3, frozenset({"n't", "'ll", "'ve", "'re"})), (2, frozenset({"'s", "'m", "'d"})))


def _clitic_length(text: str, start: int, end: int) -> int:
    """Return how many characters at the end of a word are a clitic that leaves something of it; 0 for none."""
    for length, clitics in _CLITICS:
        if end - start > length and _folded(text[end - length : end]) in clitics:
            return length
    return 0


def _folded(word: str) -> str:
    """Return the word in lower case with straight apostrophes."""
    return word.lower().translate(_STRAIGHT)


_STRAIGHT = str.maketrans(dict.fromkeys("’‛ʼ`´", "'"))


# ---------------------------------------------------------------- paragraphs


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of the text, trimmed; every visible character lies in exactly one.

    A blank line ends a paragraph. So does any other line end, as is the habit of news texts, unless the text looks
    wrapped by hand; there a line end is a space, but for one before a bullet, heading, byline or dateline, after a
    heading, and after a line that had room for the next word when that is no lower-case word (a headline, a byline).
    """
    lines = _lines(text)
    width = _wrapping_width(text, lines)
    found: list[Span] = []
    for before, line in zip([Span(0, 0), *lines], lines, strict=False):
        if len(line) == 0:
            continue
        if width and len(before) > 0 and not _is_break(text, before, line, width=width):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return tuple(found)


# Lines that people or programs wrap have 50 to 100 characters; the last words of a line take up to some 20 of them.
_WRAPPED = range(40, 111)
_HEADING = re.compile(r"#{1,6}\s")
_OPENING = re.compile(r"#{1,6}\s|[-*+•‣◦▪●>]\s|\(?(?:\d{1,3}|[A-Za-z])[.)]\s|[-*_=~#]{3}")
_TOWN = rf"{CAPITAL}[A-ZÀ-ÖØ-ÞĆŁŃŚŹŻŠČŽĐİ /.'’-]"
_PLACE = r"[^\W\d_][\w. ]{1,30}?"
_SOURCE = rf"\({CAPITAL}[\w./ ]{{1,30}}\)"
_DASH = r"\s?[-–—]{1,2}\s"
_QUOTED = rf"[“\"']?{CAPITAL}"
_BEGINNING = (
    re.compile(  # a byline, and datelines: "LIMA, Peru (AP) — ", "LIMA, June 5 — ", "LIMA (AP) ", "CAIRO — The"
        rf"By\s{CAPITAL}|{_TOWN}{{2,30}}?(?:(?:, {_PLACE})?\s?{_SOURCE}(?:{_DASH}|\s{_QUOTED})|, {_PLACE}{_DASH})"
        rf"|{_TOWN}{{4,30}}?(?<=[^\s-]){_DASH}{_QUOTED}"
    )
)
_WORD = re.compile(r"\S{1,30}")


def _lines(text: str) -> list[Span]:
    """Return the lines without what cannot be seen at either end; a blank one is an empty span."""
    found: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        left = len(line) if line.isspace() else _span_of(UNSEEN.match(line))
        right = _span_of(UNSEEN.match(line[:left:-1])) if left < len(line) else 0
        found.append(Span(start + left, start + len(line) - right))
        start += len(line)
    return found


def _span_of(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _wrapping_width(text: str, lines: Sequence[Span]) -> int:
    """Return the length of the longest wrapped line, 0 where the text is not wrapped.

    It is wrapped if a third or more of the line ends inside blocks (bullets and headings aside) come before a
    lower-case letter, and if two thirds of those lines are as long as wrapped lines are. In prose two thirds of all
    words begin in lower case; lines that are paragraphs of their own hardly ever do.
    """
    inner = [(a, b) for a, b in pairwise(lines) if len(a) > 0 and len(b) > 0 and not _is_marked(text, a, b)]
    running = [len(a) for a, b in inner if text[b.start].islower()]
    fitting = [length for length in running if length in _WRAPPED]
    if len(running) * 3 < len(inner) or len(fitting) * 3 < len(running) * 2:
        return 0
    return max(fitting, default=0)


def _is_break(text: str, before: Span, line: Span, *, width: int) -> bool:
    """Tell whether a line end inside a block of a wrapped text ends a paragraph."""
    if _is_marked(text, before, line) or _BEGINNING.match(text, line.start, line.end):
        return True
    room = width * 0.8 - len(before) - 1  # wrapping by hand is not exact
    return not text[line.start].islower() and _span_of(_WORD.match(text[line.start : line.start + 30])) <= room


def _is_marked(text: str, before: Span, line: Span) -> bool:
    """Tell whether a bullet, heading or rule parts the two lines."""
    return bool(_OPENING.match(text, line.start, line.end) or _HEADING.match(text, before.start, before.end))
