"""Whose word a sentence is by those around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kgraph.extraction.discourse import speakers_around
from kgraph.extraction.quotations import quotations
from kgraph.knowledge.language import Language
from kgraph.records.syntax import NamedEntity, Sentence

Tree = Callable[[str], Sentence]
Around = Callable[..., str | None]

SAID = "Kim/NNP/2/nsubj said|say/VBD/0/root it/PRP/4/nsubj shut|shut/VBD/2/ccomp"
SAYS = SAID.replace("said|say/VBD", "says|say/VBZ")
QUOTE = "“/``/3/punct It/PRP/3/nsubj fell|fall/VBD/0/root ”/''/3/punct"
WOULD = "It/PRP/3/nsubj would/MD/3/aux fall/VB/0/root"


@pytest.fixture
def around(tree: Tree, language: Language) -> Around:
    """Return a function from sentences to who speaks their last predicate "fell" or "fall"; Kim is a person."""

    def find(*texts: str, paragraphs: tuple[int, ...] = (0,) * 20, is_told: bool = False) -> str | None:
        sentences = [replace(tree(text), paragraph=p) for text, p in zip(texts, paragraphs, strict=False)]
        sentences = [_with_person(s) for s in sentences]
        number, index = [(n, t.index) for n, s in enumerate(sentences) for t in s.tokens if t.lemma == "fall"][-1]
        found = speakers_around(sentences, number, index, quotations(sentences), language, is_told=is_told)
        names = [sentences[voice.sentence].tokens[voice.speaker].text for voice in found]
        return " ".join(names) or None

    return find


def _with_person(sentence: Sentence) -> Sentence:
    named = (t.index for t in sentence.tokens if t.text == "Kim")
    return replace(sentence, entities=tuple(NamedEntity(i, i, "Person") for i in named))


def test_a_quotation_is_of_whom_the_sentence_before_tells(around: Around):
    """Kim was blunt. “It fell”: no word of saying is needed in the paragraph."""
    blunt = "Kim/NNP/3/nsubj was|be/VBD/3/cop blunt/JJ/0/root"

    assert around(blunt, QUOTE) == "Kim"
    assert around(blunt, QUOTE, QUOTE) == "Kim"
    assert around(blunt, QUOTE, paragraphs=(0, 1)) is None


def test_a_thing_introduces_no_quotation(around: Around):
    """The roof was old. “It fell”: roofs do not speak."""
    assert around("The/DT/2/det roof/NN/4/nsubj was|be/VBD/4/cop old/JJ/0/root", QUOTE) is None


def test_a_long_quotation_keeps_its_speaker(around: Around):
    """However many sentences stand between the marks."""
    opens = "“/``/3/punct We/PRP/3/nsubj ran|run/VBD/0/root"
    inside = "They/PRP/2/nsubj fell|fall/VBD/0/root"

    assert around(SAID, opens, *[inside] * 9) == "Kim"


def test_the_future_of_the_past_goes_on_with_what_was_said(around: Around):
    """Kim said that it shut. It would fall; and so for the sentence after that."""
    assert around(SAID, WOULD) == "Kim"
    assert around(SAID, WOULD, WOULD) == "Kim"
    assert around(SAID, "The/DT/2/det roof/NN/3/nsubj stood|stand/VBD/0/root", WOULD) is None


def test_what_somebody_says_now_has_no_future_of_the_past(around: Around):
    """Kim says that it shut. It would fall: a guess of the writer's."""
    assert around(SAYS, WOULD) is None


@pytest.mark.parametrize(
    "text",
    [
        "It/PRP/2/nsubj fell|fall/VBD/0/root",
        "It/PRP/3/nsubj will/MD/3/aux fall/VB/0/root",
        "It/PRP/3/nsubj would/MD/3/aux fall/VB/0/root if/IN/6/mark we/PRP/6/nsubj left|leave/VBD/3/advcl",
        "It/PRP/4/nsubj would/MD/4/aux later/RB/4/advmod fall/VB/0/root",
        "The/DT/3/det proposed|propose/VBN/3/amod wall/NN/5/nsubj would/MD/5/aux fall/VB/0/root",
    ],
)
def test_the_writer_goes_on_without_a_bare_would(text: str, around: Around):
    """The past, the future, conditions, what came later and what a plan would do are the writer's."""
    assert around(SAID, text) is None


def test_who_is_told_already_speaks(around: Around):
    """What its own sentence attributes needs nobody from the sentence before."""
    assert around(SAID, WOULD, is_told=True) is None


def test_what_a_text_said_goes_on_too(around: Around):
    """Kim said in a letter that it shut. It would fall."""
    letter = (
        "Kim/NNP/2/nsubj said|say/VBD/0/root in/IN/5/case a/DT/5/det letter/NN/2/obl that/IN/8/mark it/PRP/8/nsubj "
        "shut|shut/VBD/5/acl"
    )

    assert around(letter, WOULD) == "Kim"
    assert around(letter.replace("that/IN/8/mark", "when/WRB/8/advmod"), WOULD) is None


def test_who_quotes_the_speaker_stands_outermost(around: Around):
    """Kim was quoted as saying by Sol that it shut. “It fell.”."""
    quoted = (
        "Kim/NNP/3/nsubj:pass was|be/VBD/3/aux:pass quoted|quote/VBN/0/root as/IN/5/mark saying|say/VBG/3/advcl "
        "by/IN/7/case Sol/NNP/5/obl that/IN/10/mark it/PRP/10/nsubj shut|shut/VBD/5/ccomp"
    )

    assert around(quoted, QUOTE) == "Kim Sol"


def test_what_was_promised_is_told_on(around: Around):
    """Kim promised a raid. It would fall; who praised a raid tells nothing."""
    promised = "Kim/NNP/2/nsubj promised|promise/VBD/0/root a/DT/4/det raid/NN/2/obj"

    assert around(promised, WOULD) == "Kim"
    assert around(promised.replace("promised|promise", "praised|praise"), WOULD) is None


def test_a_passive_looks_ahead_too(around: Around):
    """Kim said that it shut. It would be fallen upon."""
    assert around(SAID, "It/PRP/4/nsubj:pass would/MD/4/aux be/VB/4/aux:pass fallen|fall/VBN/0/root") == "Kim"
