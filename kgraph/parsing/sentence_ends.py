"""Where sentences end: what the network says, held against what punctuation allows."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kgraph.parsing.word_expression import scanner

# After a final mark and before what can open a sentence the network has to speak against an end, elsewhere for one.
# On EWT and GUM dev 1,235 of 1,240 full stops before a blank and a capital are ends, four of them among the five below
# 0.05 (an answer in an interview written for it had 0.003); and all of 30 quotations that end with a full stop before a
# capital. Few sentences of the treebanks end with "U.S.", so the network believes little there: on sentences written
# for it 0.02 before "The", 0.003 inside sentences.
AFTER_STOP = 0.0005
AFTER_INITIALISM = 0.01
AFTER_MARK = 0.05
ELSEWHERE = 0.5
NEVER = 1.0
LEAST = min(AFTER_STOP, AFTER_INITIALISM, AFTER_MARK, ELSEWHERE)

_FINAL = re.compile(r"[.?!…。！？؟]+")
_INITIAL = re.compile(r"[^\W\d_a-z]\.")
_INITIALISM = re.compile(r"(?:[^\W\d_]\.){2,}")
_NUMBER_OF_ITEM = re.compile(r"\d{1,2}|[A-Za-z]|[ivx]{2,5}")
_REFERENCE = re.compile(r"\d{1,3}|[a-z]")
_RAISED = re.compile(r"[¹²³⁰⁴-⁹†‡]+")
_CANNOT_OPEN = re.compile(r"[,;:%?!)\]}”»。，；：？！）」』]+|[:;]['’]?-?[()DPpOo|/\\]|\.{1,2}")

_OPENING = frozenset({"“", "‘", "«", "„", "‚", "‹", "``", "`", "(", "[", "{", "「", "『"})
_CLOSING = frozenset({"”", "’", "»", "›", "''", ")", "]", "}", "」", "』"})
_QUOTES = frozenset({'"', "'", "“", "‘", "”", "’", "«", "»"})
"""Quotation marks whose side is told from what they touch; curly ones open in one country and close in another."""


def sentence_ends(
    probabilities: NDArray[np.float32],
    words: Sequence[str],
    paragraph_ends: set[int],
    glued: Sequence[bool],
    datelines: Set[int] = frozenset(),
) -> list[int]:
    """Return the words that end a sentence: where network and punctuation say so, and wherever a paragraph ends.

    Args:
        probabilities: (n,), that a sentence ends with the word.
        words: the n words.
        paragraph_ends: the words that end a paragraph.
        glued: of each word, whether no blank stands before it.
        datelines: the words that end a dateline, which is a sentence.
    """
    scores: list[float] = probabilities.tolist()
    marks = _Marks.of(words, paragraph_ends, glued)
    ends: list[int] = []
    for word, score in enumerate(scores):
        first = ends[-1] + 1 if ends else 0
        if word in paragraph_ends or word in datelines:
            ends.append(word)
        elif score <= LEAST and marks.final[word] < 0:  # most words
            continue
        elif marks.score(word, scores) > marks.needed(word, first):
            ends.append(word)
    return ends


@dataclass(frozen=True, slots=True)
class _Marks:
    """The words of a window with what their marks do.

    `opens` and `closes` tell of each word whether it is a bracket or quotation mark of that side; `final` is the final
    mark that the word is or belongs to (a quotation mark, bracket or footnote behind it), -1 for none.
    """

    words: Sequence[str]
    glued: Sequence[bool]
    opens: list[bool]
    final: list[int]
    paragraph_ends: Set[int]

    @classmethod
    def of(cls, words: Sequence[str], paragraph_ends: set[int], glued: Sequence[bool]) -> _Marks:
        """Return the marks of a window."""
        opens, closes = _sides(words, paragraph_ends, glued)
        return cls(words, glued, opens, _final_marks(words, paragraph_ends, glued, closes), paragraph_ends)

    def score(self, word: int, scores: Sequence[float]) -> float:
        """Return the probability that a sentence ends here, or at the final mark that this word only closes."""
        mark = self.final[word]
        return max(scores[mark : word + 1]) if 0 <= mark < word and self._may_open(word + 1) else scores[word]

    def needed(self, word: int, first: int) -> float:
        """Return what that probability has to exceed; `first` is the first word of the sentence."""
        if word + 1 == len(self.words):
            return ELSEWHERE
        if self._is_bound(word) or self._is_item(first, word) or self._leaves_number(word):
            return NEVER
        if not self._may_open(word + 1):
            return ELSEWHERE
        mark = self.final[word]
        if mark < 0:
            return AFTER_INITIALISM if self._is_closed_initialism(word) else ELSEWHERE
        if mark < word:  # “Stop!” Roe said.
            return AFTER_MARK if self.words[mark] == "." else ELSEWHERE
        is_usual = self.glued[word] and not self.glued[word + 1]  # "St . Vincent": in spaced text it may be anything
        is_plain = self.words[mark] == "." and is_usual and self.words[word + 1][0].isupper()
        return AFTER_STOP if is_plain else AFTER_MARK

    def _may_open(self, word: int) -> bool:
        """Tell whether a word begins as sentences do: no small letter, and no mark but an opening one."""
        if word == len(self.words):
            return False
        first = self.words[word][0]
        return self.opens[word] or first in "\"'" or (first.isalnum() and not first.islower())

    def _is_bound(self, word: int) -> bool:
        """Tell whether the next word belongs to the sentence of this one for sure."""
        following = self.words[word + 1]
        if self.final[word + 1] >= 0 and self.final[word + 1] == self.final[word]:
            return True
        if _CANNOT_OPEN.fullmatch(following):
            return True
        if self.glued[word + 1]:
            return self.final[word] < 0 or not (self.opens[word + 1] or following[0].isalnum())
        return bool(_INITIAL.fullmatch(self.words[word])) and following[0].isupper()

    def _is_item(self, first: int, word: int) -> bool:
        """Tell whether the sentence so far is the number of an item: "1 .", "( a )"."""
        found = [text for text in self.words[first : word + 1] if text not in ("(", ")", ".")]
        return word - first in (1, 2) and len(found) == 1 and bool(_NUMBER_OF_ITEM.fullmatch(found[0]))

    def _leaves_number(self, word: int) -> bool:
        """Tell whether only a number would be left of the paragraph: "storm kills 12"."""
        return self.final[word] < 0 and word + 1 in self.paragraph_ends and self.words[word + 1].isdecimal()

    def _is_closed_initialism(self, word: int) -> bool:
        """Tell whether a sentence ends with an initialism: "the U.S. The"."""
        return bool(_INITIALISM.fullmatch(self.words[word])) and self.words[word + 1] in scanner().openers


def _sides(words: Sequence[str], paragraph_ends: set[int], glued: Sequence[bool]) -> tuple[list[bool], list[bool]]:
    """Return of each word whether it opens, and whether it closes, a quotation or bracket.

    A quotation mark opens what it touches, or closes it; between blanks, or where it touches both sides, a straight
    double one closes if one is open in its paragraph, the others do what they usually do.
    """
    opens, closes = [False] * len(words), [False] * len(words)
    is_open = False
    for index, word in enumerate(words):
        if word in _QUOTES:
            before = glued[index] and not opens[index - 1]
            after = index + 1 < len(words) and glued[index + 1] and words[index + 1] not in _QUOTES
            if before == after:
                opens[index] = word in _OPENING or (word == '"' and not is_open)
                closes[index] = word in _CLOSING or (word == '"' and is_open)
            else:
                opens[index], closes[index] = after, before
            is_open = not is_open if word == '"' else is_open
        else:
            opens[index], closes[index] = word in _OPENING, word in _CLOSING
        is_open = is_open and index not in paragraph_ends
    return opens, closes


def _final_marks(
    words: Sequence[str], paragraph_ends: set[int], glued: Sequence[bool], closes: Sequence[bool]
) -> list[int]:
    """Return of each word the final mark that it is or belongs to, -1 for none."""
    final = [-1] * len(words)
    for index, word in enumerate(words):
        mark = final[index - 1] if index > 0 and index - 1 not in paragraph_ends else -1
        if final[index] >= 0:
            continue
        if mark >= 0 and (closes[index] or (glued[index] and (_FINAL.fullmatch(word) or _RAISED.fullmatch(word)))):
            final[index] = mark
        elif mark >= 0 and _is_reference(words, index, glued):
            final[index : index + 3] = [mark] * 3
        elif _FINAL.fullmatch(word):
            final[index] = index
    return final


def _is_reference(words: Sequence[str], index: int, glued: Sequence[bool]) -> bool:
    """Tell whether a footnote begins here: "[1]"."""
    if index + 2 >= len(words) or words[index] != "[" or words[index + 2] != "]":
        return False
    return glued[index + 1] and glued[index + 2] and bool(_REFERENCE.fullmatch(words[index + 1]))
