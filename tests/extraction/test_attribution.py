"""Who says so; most facts stand in gold/attribution.conllu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kgraph.extraction.attribution import quotations, voices
from kgraph.knowledge.language import Language
from kgraph.records.syntax import Argument, Frame, NamedEntity, Sentence

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


def test_what_is_said_may_hang_on_another_word(tree: Tree, language: Language):
    """Kim told a hearing that it fell: the roles of tell say that it is her word."""
    text = (
        "Kim/NNP/2/nsubj told|tell/VBD/0/root a/DT/4/det hearing/NN/2/obj that/IN/7/mark it/PRP/7/nsubj "
        "fell|fall/VBD/4/acl:relcl"
    )
    sentence = replace(tree(text), frames=(Frame(1, "tell.01", (Argument("ARG0", 0), Argument("ARG1", 6))),))
    found = voices([sentence], 0, 6, quotations([sentence]), language)

    assert [0] == [voice.speaker for voice in found]


def test_what_is_announced_is_the_announcers_word(voices_of: Voices):
    """Announced a strike; but who praised a strike does not say that there was one."""
    text = "Kim/NNP/2/nsubj {}/VBD/0/root a/DT/4/det strike/NN/2/obj"

    assert ["Kim"] == voices_of(text.format("announced|announce"), word="strike")
    assert [] == voices_of(text.format("praised|praise"), word="strike")


def test_what_something_is_described_as_is_a_word_of_who_describes_it(voices_of: Voices):
    """Kim described it as a massacre."""
    text = "Kim/NNP/2/nsubj described|describe/VBD/0/root it/PRP/2/obj as/IN/6/case a/DT/6/det massacre/NN/2/obl"

    assert ["Kim"] == voices_of(text, word="massacre")


def test_a_reason_cited_is_the_citers_word(voices_of: Voices):
    """Kim left, citing a need to rest."""
    text = (
        "Kim/NNP/2/nsubj left|leave/VBD/0/root ,/,/4/punct citing|cite/VBG/2/advcl a/DT/6/det need/NN/4/obj "
        "to/TO/8/mark rest/VB/6/acl"
    )

    assert ["Kim"] == voices_of(text, word="rest")


@pytest.mark.parametrize(("word", "speakers"), [("who", []), ("where", ["Kim"]), ("that", ["Kim"])])
def test_an_aside_opens_with_a_pronoun(word: str, speakers: list[str], voices_of: Voices):
    """What goes on with "where" is reported too, and "that" restricts."""
    tag = {"who": "WP/7/nsubj", "where": "WRB/7/advmod", "that": "WDT/7/nsubj"}[word]
    text = (
        "Kim/NNP/2/nsubj said|say/VBD/0/root Lee/NNP/4/nsubj left|leave/VBD/2/ccomp ,/,/7/punct "
        f"{word}/{tag} fell|fall/VBD/3/acl:relcl"
    )

    assert speakers == voices_of(text)


def test_before_the_conjunction_nothing_is_said_yet(voices_of: Voices):
    """Kim said, after it fell, that she left."""
    text = (
        "Kim/NNP/2/nsubj said|say/VBD/0/root ,/,/6/punct after/IN/6/mark it/PRP/6/nsubj fell|fall/VBD/10/advcl "
        ",/,/6/punct that/IN/10/mark she/PRP/10/nsubj left|leave/VBD/2/ccomp"
    )

    assert [] == voices_of(text)
    assert ["Kim"] == voices_of(text, word="left")


def test_behind_a_semicolon_the_narrator_goes_on(voices_of: Voices):
    """Kim said that she left; it fell."""
    text = (
        "Kim/NNP/2/nsubj said|say/VBD/0/root she/PRP/4/nsubj left|leave/VBD/2/ccomp ;/:/7/punct it/PRP/7/nsubj "
        "fell|fall/VBD/4/parataxis"
    )

    assert [] == voices_of(text)


def test_each_side_has_its_own_word(voices_of: Voices):
    """Kim says she won, Lee says it fell: what has its content takes no other."""
    text = (
        "Kim/NNP/2/nsubj says|say/VBZ/0/root she/PRP/4/nsubj won|win/VBD/2/ccomp ,/,/7/punct Lee/NNP/7/nsubj "
        "says|say/VBZ/2/parataxis it/PRP/9/nsubj fell|fall/VBD/7/ccomp"
    )

    assert ["Lee"] == voices_of(text)


def test_a_quotation_of_several_paragraphs_has_one_speaker(voices_of: Voices):
    """A mark opens every paragraph and closes the last, behind which the speaker is named."""
    first = "“/``/3/punct It/PRP/3/nsubj fell|fall/VBD/0/root ././3/punct"
    last = (
        "“/``/3/punct We/PRP/3/nsubj ran|run/VBD/6/ccomp ”/''/3/punct Kim/NNP/6/nsubj said|say/VBD/0/root ././6/punct"
    )

    assert ["Kim"] == voices_of(first, last, paragraphs=(0, 1))
    assert [] == voices_of(first, last.replace("“/``/3/punct", "then/RB/3/advmod"), paragraphs=(0, 1))


def test_a_headline_names_its_source(voices_of: Voices):
    """Police: it fell."""
    assert ["Police"] == voices_of("Police/NNS/0/root :/:/4/punct it/PRP/4/nsubj fell|fall/VBD/1/parataxis")


def test_who_is_quoted_in_a_comment_speaks_first(voices_of: Voices):
    """It fell, Sol quoted Kim as saying."""
    text = (
        "It/PRP/2/nsubj fell|fall/VBD/0/root ,/,/5/punct Sol/NNP/5/nsubj quoted|quote/VBD/2/parataxis "
        "Kim/NNP/5/obj as/IN/8/mark saying|say/VBG/5/advcl"
    )

    assert ["Kim", "Sol"] == voices_of(text)


def test_what_is_presupposed_is_not_announced(voices_of: Voices):
    """Who claimed responsibility for the raid does not say that there was one."""
    text = "Kim/NNP/2/nsubj claimed|claim/VBD/0/root responsibility/NN/2/obj for/IN/6/case {}/DT/6/det raid/NN/3/nmod"

    assert [] == voices_of(text.format("the"), word="raid")
    assert ["Kim"] == voices_of(text.format("a"), word="raid")


def test_a_source_behind_two_verbs_tells_both(voices_of: Voices):
    """It fell and broke, according to Kim; with a subject of its own the second verb stands alone."""
    text = (
        "It/PRP/2/nsubj fell|fall/VBD/0/root and/CC/5/cc {}/RB/5/{} broke|break/VBD/2/conj ,/,/9/punct "
        "according|accord/VBG/9/case to/IN/7/fixed Kim/NNP/5/obl"
    )

    assert ["Kim"] == voices_of(text.format("then", "advmod"))
    assert [] == voices_of(text.format("this", "nsubj"))


def test_a_manner_behind_the_saying_tells_of_the_saying(voices_of: Voices):
    """It fell, Kim said, without looking up; but it fell, Kim said, breaking a wall."""
    fell = "It/PRP/2/nsubj fell|fall/VBD/0/root ,/,/5/punct Kim/NNP/5/nsubj said|say/VBD/2/parataxis ,/,/{}/punct "

    assert [] == voices_of(fell.format(8) + "without/IN/8/mark looking|look/VBG/2/advcl", word="looking")
    assert ["Kim"] == voices_of(fell.format(7) + "breaking|break/VBG/2/advcl", word="breaking")


def test_who_cites_and_who_is_cited(voices_of: Voices):
    """The one cited is nearer than the one who cites."""
    text = (
        "Kim/NNP/6/nsubj ,/,/3/punct citing|cite/VBG/6/advcl Lee/NNP/3/obj ,/,/3/punct said|say/VBD/0/root "
        "it/PRP/8/nsubj fell|fall/VBD/6/ccomp"
    )

    assert ["Lee", "Kim"] == voices_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "It/PRP/5/nsubj ,/,/1/punct Kim/NNP/4/nsubj said|say/VBD/1/acl:relcl fell|fall/VBD/0/root",
        "It/PRP/2/nsubj fell|fall/VBD/0/root ,/,/5/punct Kim/NNP/5/nsubj said|say/VBD/2/conj",
        "It/PRP/2/nsubj fell|fall/VBD/0/root ,/,/5/punct Kim/NNP/5/nsubj said|say/VBD/2/parataxis ;/:/8/punct "
        "nobody/NN/8/nsubj died|die/VBD/5/ccomp",
        "We/PRP/2/nsubj ran|run/VBD/0/root ;/:/9/punct it/PRP/9/nsubj ,/,/7/punct Kim/NNP/7/nsubj "
        "said|say/VBD/2/parataxis ,/,/7/punct fell|fall/VBD/2/parataxis",
    ],
)
def test_a_comment_is_told_by_its_place_not_by_its_relation(text: str, voices_of: Voices):
    """It, Kim said, fell: relative, coordinated or beside the wrong clause, as the parser takes it."""
    assert ["Kim"] == voices_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "It/PRP/6/nsubj ,/,/1/punct which/WDT/5/obj Kim/NNP/5/nsubj said|say/VBD/1/acl:relcl fell|fall/VBD/0/root",
        "The/DT/2/det words/NNS/5/nsubj Kim/NNP/4/nsubj said|say/VBD/2/acl:relcl fell|fall/VBD/0/root",
        "It/PRP/2/nsubj fell|fall/VBD/0/root and/CC/5/cc Kim/NNP/5/nsubj said|say/VBD/2/conj so/RB/5/advmod",
    ],
)
def test_a_clause_that_is_joined_is_no_comment(text: str, voices_of: Voices):
    """What a pronoun, a conjunction or nothing at all joins to the words before tells of them."""
    assert [] == voices_of(text)


def test_what_somebody_means_to_do_is_not_their_word(voices_of: Voices):
    """Kim decided to fall; but of others Kim expects it."""
    text = "Kim/NNP/2/nsubj {}/VBD/0/root {}to/TO/{}/mark fell|fall/VB/2/xcomp"

    assert [] == voices_of(text.format("decided|decide", "", 4))
    assert ["Kim"] == voices_of(text.format("expected|expect", "it/PRP/2/obj ", 5))


def test_a_clause_before_an_inserted_comment_is_said_too(voices_of: Voices):
    """If it fell, Kim said, we left."""
    text = (
        "If/IN/3/mark it/PRP/3/nsubj fell|fall/VBD/6/advcl ,/,/3/punct Kim/NNP/6/nsubj said|say/VBD/0/root "
        "{}/9/punct we/PRP/9/nsubj left|leave/VBD/6/ccomp"
    )

    assert ["Kim"] == voices_of(text.format(",/,"))
    assert [] == voices_of(text.format("that/IN").replace("9/punct", "9/mark"))


def test_a_headline_names_who_says_so_at_its_end(voices_of: Voices):
    """Miners to strike, says union."""
    text = "Miners/NNS/{}/nsubj to/TO/3/mark fell|fall/VB/1/acl {}says|say/VBZ/0/root union/NN/{}/nsubj"

    assert ["union"] == voices_of(text.format(5, ",/,/1/punct ", 5))
    assert [] == voices_of(text.format(4, "", 4))


def test_who_was_shown_a_text_quotes_it(voices_of: Voices):
    """A letter seen by Sol says that it fell; one burnt by Sol is not Sol's word."""
    text = (
        "Letters|letter/NNS/5/nsubj {}/VBN/1/acl by/IN/4/case Sol/NNP/2/obl:agent say/VBP/0/root that/IN/8/mark "
        "it/PRP/8/nsubj fell|fall/VBD/5/ccomp"
    )

    assert ["Letters", "Sol"] == voices_of(text.format("seen|see"))
    assert ["Letters"] == voices_of(text.format("burnt|burn"))


def test_who_quotes_may_stand_behind_the_saying(voices_of: Voices):
    """Kim was quoted as saying by Sol that it fell."""
    text = (
        "Kim/NNP/3/nsubj:pass was|be/VBD/3/aux:pass quoted|quote/VBN/0/root as/IN/5/mark saying|say/VBG/3/advcl "
        "by/IN/7/case Sol/NNP/5/obl that/IN/10/mark it/PRP/10/nsubj fell|fall/VBD/5/ccomp"
    )

    assert ["Kim", "Sol"] == voices_of(text)


def test_whoever_is_urged_does_not_urge(voices_of: Voices):
    """Kim urged sides to say that it fell: hers is the wish, theirs the word."""
    text = (
        "Kim/NNP/2/nsubj urged|urge/VBD/0/root sides|side/NNS/2/obj to/TO/5/mark say/VB/2/xcomp it/PRP/7/nsubj "
        "fell|fall/VBD/5/ccomp"
    )

    assert ["sides", "Kim"] == voices_of(text)
    assert ["Kim"] == voices_of(text, word="say")


def test_an_answer_is_of_who_has_the_turn(voices_of: Voices, tree: Tree, language: Language):
    """Kim: Lee said it fell. The one who answers stands outermost."""
    sentence = tree(
        "Kim/NNP/4/dislocated :/:/4/punct Lee/NNP/4/nsubj said|say/VBD/0/root it/PRP/6/nsubj fell|fall/VBD/4/ccomp"
    )
    sentence = replace(sentence, entities=(NamedEntity(0, 0, "Person"),))
    found = voices([sentence], 0, 5, quotations([sentence]), language)

    assert ["Lee", "Kim"] == [sentence.tokens[voice.speaker].text for voice in found]


def test_content_is_of_the_verb_right_before_it(voices_of: Voices):
    """Sol thought that we ran, Kim adding that it fell: also where the parser hangs it on "thought"."""
    text = (
        "Sol/NNP/2/nsubj thought|think/VBD/0/root we/PRP/4/nsubj ran|run/VBD/2/ccomp ,/,/7/punct Kim/NNP/7/nsubj "
        "adding|add/VBG/2/advcl that/IN/10/mark it/PRP/10/nsubj fell|fall/VBD/2/ccomp"
    )

    assert voices_of(text)[0] == "Kim"
    assert ["Sol"] == voices_of(text, word="ran")


def test_who_denies_saying_something_says_so(voices_of: Voices):
    """Kim denied ordering it: hers is the denial, also where she would have ordered."""
    text = "Kim/NNP/2/nsubj denied|deny/VBD/0/root ordering|order/VBG/2/xcomp it/PRP/3/obj"

    assert ["Kim"] == voices_of(text, word="ordering")
