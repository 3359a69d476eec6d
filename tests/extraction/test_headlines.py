"""A headline names who says so beside a colon or dash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kgraph.extraction.headlines import headline_voices
from kgraph.extraction.speakers import Speakers
from kgraph.knowledge.language import Language
from kgraph.records.document import Span
from kgraph.records.syntax import Sentence, Token

Tree = Callable[[str], Sentence]


def close_up(sentence: Sentence) -> Sentence:
    """Return the sentence with its colons and quotation marks next to the words before them."""
    tokens: list[Token] = []
    for token in sentence.tokens:
        joins = token.text in (":", "”")
        start = tokens[-1].span.end if joins and tokens else token.span.start
        tokens.append(replace(token, span=Span(start, start + len(token.text)) if joins else token.span))
    return replace(sentence, tokens=tuple(tokens))


@pytest.fixture
def speakers_of(tree: Tree, language: Language) -> Callable[..., list[str]]:
    """Return a function from a headline to the speakers of the word "sank"."""

    def find(text: str, quoted: frozenset[int] = frozenset()) -> list[str]:
        sentence = close_up(tree(text))
        index = next(t.index for t in sentence.tokens if t.text == "sank")
        found = headline_voices(Speakers(sentence, 0, language, quoted), index)
        return [sentence.tokens[voice.speaker].text for voice in found]

    return find


def test_the_label_before_a_colon_speaks(speakers_of: Callable[..., list[str]]):
    """Minister: ferry sank."""
    assert ["Minister"] == speakers_of("Minister/NN/0/root :/:/4/punct ferry/NN/4/nsubj sank|sink/VBD/1/parataxis")


def test_the_label_behind_a_dash_speaks(speakers_of: Callable[..., list[str]]):
    """Ferry sank - officials."""
    assert ["officials"] == speakers_of(
        "Ferry/NN/2/nsubj sank|sink/VBD/0/root -/:/4/punct officials|official/NNS/2/obl"
    )


def test_beside_a_quotation_the_label_may_be_a_clause(speakers_of: Callable[..., list[str]]):
    """“It sank”: crew sues line."""
    text = (
        "“/``/3/punct It/PRP/3/nsubj sank|sink/VBD/0/root ”/''/3/punct :/:/7/punct witnesses|witness/NNS/7/nsubj "
        "recall/VBP/3/parataxis night/NN/7/obj"
    )

    assert ["witnesses"] == speakers_of(text, frozenset({1, 2}))


@pytest.mark.parametrize(
    "text",
    [
        "Storm/NN/0/root :/:/4/punct ferry/NN/4/nsubj sank|sink/VBD/1/parataxis",
        "Minister/NN/0/root :/:/4/punct ferry/NN/4/nsubj sank|sink/VBD/1/parataxis ././4/punct",
        "Minister/NN/2/nsubj left|leave/VBD/0/root :/:/5/punct ferry/NN/5/nsubj sank|sink/VBD/2/parataxis",
        "Minister/NN/2/nsubj sank|sink/VBD/0/root",
    ],
)
def test_other_labels_do_not(text: str, speakers_of: Callable[..., list[str]]):
    """A topic says nothing; a full stop ends no headline; a clause is no label; without a colon there is none."""
    assert [] == speakers_of(text)
