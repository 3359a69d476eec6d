"""Who says so; most facts stand in gold/attribution.conllu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kgraph.extraction.attribution import quotations, voices
from kgraph.knowledge.language import Language
from kgraph.records.syntax import Sentence

Tree = Callable[[str], Sentence]
Voices = Callable[..., list[str]]

SAID = "Kim/NNP/2/nsubj said|say/VBD/0/root it/PRP/4/nsubj fell|fall/VBD/2/ccomp"
QUOTE = "“/``/3/punct It/PRP/3/nsubj fell|fall/VBD/0/root ”/''/3/punct"
PLAIN = "It/PRP/2/nsubj fell|fall/VBD/0/root"


@pytest.fixture
def voices_of(tree: Tree, language: Language) -> Voices:
    """Return a function from sentences to the speakers of the last word "fell"; `paragraphs` numbers the sentences."""

    def find(*texts: str, word: str = "fell", paragraphs: tuple[int, ...] = (0, 0, 0, 0, 0, 0, 0, 0)) -> list[str]:
        sentences = [replace(tree(text), paragraph=p) for text, p in zip(texts, paragraphs, strict=False)]
        places = [(n, t.index) for n, s in enumerate(sentences) for t in s.tokens if t.text == word]
        number, index = places[-1]
        found = voices(sentences, number, index, quotations(sentences), language)
        return [sentences[voice.sentence].tokens[voice.speaker].text for voice in found]

    return find


def test_a_content_clause_has_a_speaker(voices_of: Voices):
    """Kim said it fell."""
    assert ["Kim"] == voices_of(SAID)


def test_the_next_sentence_is_the_narrators(voices_of: Voices):
    """Without quotation marks speech ends with its sentence."""
    assert [] == voices_of(SAID, PLAIN)


def test_a_quotation_belongs_to_the_sentence_before(voices_of: Voices):
    """Also across a paragraph."""
    assert ["Kim"] == voices_of(SAID, QUOTE) == voices_of(SAID, QUOTE, paragraphs=(0, 1))


def test_a_second_quotation_belongs_to_the_same_speaker(voices_of: Voices):
    """Quotations in a row have one speaker."""
    assert ["Kim"] == voices_of(SAID, QUOTE, QUOTE, paragraphs=(0, 1, 2))


def test_a_quotation_belongs_to_the_sentence_behind_in_its_paragraph(voices_of: Voices):
    """A speaker who is named later counts within the paragraph only."""
    assert ["Kim"] == voices_of(QUOTE, "Kim/NNP/2/nsubj said|say/VBD/0/root so/RB/2/advmod")
    assert [] == voices_of(QUOTE, "Kim/NNP/2/nsubj said|say/VBD/0/root so/RB/2/advmod", paragraphs=(0, 1))


def test_a_relative_clause_names_no_speaker_of_a_quotation(voices_of: Voices):
    """The radio that says much is not who speaks next."""
    radio = "The/DT/2/det radio/NN/5/nsubj that/WDT/4/nsubj spoke|speak/VBD/2/acl:relcl closed|close/VBD/0/root"

    assert [] == voices_of(radio, QUOTE)


def test_a_word_of_saying_is_not_its_own_speakers_word(voices_of: Voices):
    """That Kim said it is not what Kim says, also where she goes on."""
    text = "Kim/NNP/2/nsubj said|say/VBD/0/root ,/,/4/punct adding|add/VBG/2/advcl it/PRP/6/nsubj fell|fall/VBD/4/ccomp"

    assert [] == voices_of(text, word="adding") == voices_of(text, word="said")
    assert ["Kim"] == voices_of(text)


def test_a_passive_without_agent_is_hearsay(voices_of: Voices):
    """It was reported that it fell; by whom is not told."""
    text = (
        "It/PRP/3/expl was|be/VBD/3/aux:pass reported|report/VBN/0/root that/IN/6/mark it/PRP/6/nsubj "
        "fell|fall/VBD/3/ccomp"
    )

    assert [] == voices_of(text)


def test_the_agent_of_a_passive_speaks(voices_of: Voices):
    """It was reported by Kim that it fell."""
    text = (
        "It/PRP/3/expl was|be/VBD/3/aux:pass reported|report/VBN/0/root by/IN/5/case Kim/NNP/3/obl:agent "
        "that/IN/8/mark it/PRP/8/nsubj fell|fall/VBD/3/ccomp"
    )

    assert ["Kim"] == voices_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kim/NNP/2/nsubj saw|see/VBD/0/root it/PRP/4/nsubj fell|fall/VBD/2/ccomp",
        "Kim/NNP/2/nsubj left|leave/VBD/0/root before/IN/5/mark it/PRP/5/nsubj fell|fall/VBD/2/advcl",
        "Kim/NNP/2/nsubj said|say/VBD/0/root so/RB/2/advmod when/WRB/6/advmod it/PRP/6/nsubj fell|fall/VBD/2/advcl",
    ],
)
def test_what_is_seen_or_only_accompanies_is_the_narrators(text: str, voices_of: Voices):
    """Seeing is no saying, and a clause beside the saying is not what is said."""
    assert [] == voices_of(text)


def test_who_cites_and_who_is_cited(voices_of: Voices):
    """The one cited is nearer than the one who cites."""
    text = (
        "Kim/NNP/6/nsubj ,/,/3/punct citing|cite/VBG/6/advcl Lee/NNP/3/obj ,/,/3/punct said|say/VBD/0/root "
        "it/PRP/8/nsubj fell|fall/VBD/6/ccomp"
    )

    assert ["Lee", "Kim"] == voices_of(text)
