"""Who speaks in one sentence, also where the parser hung the speaker elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kgraph.extraction.attachment import reattached
from kgraph.extraction.speakers import Speakers
from kgraph.knowledge.language import Language
from kgraph.records.syntax import Argument, Frame, NamedEntity, Sentence

Tree = Callable[[str], Sentence]


@pytest.fixture
def speakers(tree: Tree, language: Language) -> Callable[[str], Speakers]:
    """Return a function from a sentence to its words of saying."""
    return lambda text: Speakers(reattached(tree(text), language), 0, language)


def who(speakers: Speakers, word: str) -> list[str]:
    """Return who says a word of saying."""
    token = next(t for t in speakers.sentence.tokens if t.text == word)
    return [speakers.sentence.tokens[voice.speaker].text for voice in speakers.voices_of(token)]


def test_the_subject_says_it(speakers: Callable[[str], Speakers]):
    """Kim said it fell."""
    found = speakers("Kim/NNP/2/nsubj said|say/VBD/0/root it/PRP/4/nsubj fell|fall/VBD/2/ccomp")

    assert ["Kim"] == who(found, "said")


def test_a_speaker_behind_the_verb_may_be_called_its_object(speakers: Callable[[str], Speakers]):
    """It fell, added the clerk."""
    found = speakers(
        "It/PRP/2/nsubj fell|fall/VBD/0/root ,/,/4/punct added|add/VBD/2/parataxis the/DT/6/det clerk/NN/4/obj"
    )

    assert ["clerk"] == who(found, "added")


def test_a_text_behind_the_verb_may_be_called_its_object(speakers: Callable[[str], Speakers]):
    """It fell, added the study: whose word the study is, the verb cannot tell."""
    found = speakers(
        "It/PRP/2/nsubj fell|fall/VBD/0/root ,/,/4/punct added|add/VBD/2/parataxis the/DT/6/det study/NN/4/obj"
    )

    assert ["study"] == who(found, "added")


def test_a_real_object_says_nothing(speakers: Callable[[str], Speakers]):
    """Kim praised the clerk."""
    found = speakers("Kim/NNP/2/nsubj praised|praise/VBD/0/root the/DT/4/det clerk/NN/2/obj")

    assert ["Kim"] == who(found, "praised")


def test_a_speaker_may_hang_on_what_is_said(speakers: Callable[[str], Speakers]):
    """It fell, one miner told us: the miner was taken for a second subject of fell."""
    found = speakers(
        "It/PRP/2/nsubj fell|fall/VBD/7/ccomp ,/,/5/punct one/CD/5/nummod miner/NN/2/nsubj ,/,/5/punct "
        "told|tell/VBD/0/root us/PRP/7/iobj"
    )

    assert ["miner"] == who(found, "told")


def test_the_first_of_the_appositions_before_the_verb_speaks(speakers: Callable[[str], Speakers]):
    """It fell into the yard, Kim, head of the board, told us: both were hung on the yard."""
    found = speakers(
        "It/PRP/2/nsubj fell|fall/VBD/11/ccomp into/IN/5/case the/DT/5/det yard/NN/2/obl ,/,/7/punct Kim/NNP/5/appos "
        ",/,/9/punct head/NN/5/appos ,/,/9/punct told|tell/VBD/0/root us/PRP/11/iobj"
    )

    assert ["Kim"] == who(found, "told")


def test_roles_tell_the_speaker_where_the_tree_does_not(speakers: Callable[[str], Speakers]):
    """Kim, told by the role ARG0 of said."""
    found = speakers("Kim/NNP/3/obl said|say/VBD/3/ccomp so/RB/0/root")
    frame = Frame(1, "say.01", (Argument("ARG0", 0),))

    assert ["Kim"] == who(replace(found, sentence=replace(found.sentence, frames=(frame,))), "said")
    assert [] == who(found, "said")


def test_a_name_behind_its_description_is_the_speaker(speakers: Callable[[str], Speakers]):
    """The newspaper Sol said it fell."""
    found = speakers(
        "The/DT/2/det newspaper/NN/4/nsubj Sol/NNP/2/appos said|say/VBD/0/root it/PRP/6/nsubj fell|fall/VBD/4/ccomp"
    )

    assert ["Sol"] == who(found, "said")


def test_who_is_asked_does_not_speak(speakers: Callable[[str], Speakers]):
    """Asked whether it fell, she left."""
    found = speakers(
        "Asked|ask/VBD/7/advcl whether/IN/4/mark it/PRP/4/nsubj fell|fall/VBD/1/ccomp ,/,/1/punct she/PRP/7/nsubj "
        "left|leave/VBD/0/root"
    )

    assert [] == who(found, "Asked")


def test_a_capital_you_inside_a_sentence_is_a_name(speakers: Callable[[str], Speakers]):
    """On Monday You said it fell; you said it fell."""
    named = "Then/RB/3/advmod You|you/PRP/3/nsubj said|say/VBD/0/root it/PRP/5/nsubj fell|fall/VBD/3/ccomp"

    assert ["You"] == who(speakers(named), "said")


def test_a_sense_that_does_not_report_is_no_word_of_saying(speakers: Callable[[str], Speakers]):
    """To claim land is not to claim that; but a clause shows that the word reports, whatever its sense."""
    land = speakers("Kim/NNP/2/nsubj claimed|claim/VBD/0/root land/NN/2/obj")
    clause = speakers("Kim/NNP/2/nsubj claimed|claim/VBD/0/root it/PRP/4/nsubj fell|fall/VBD/2/ccomp")
    seized = (Frame(1, "claim.02"),)

    assert [] == who(replace(land, sentence=replace(land.sentence, frames=seized)), "claimed")
    assert ["Kim"] == who(replace(clause, sentence=replace(clause.sentence, frames=seized)), "claimed")


@pytest.mark.parametrize(
    ("noun", "speaks"), [("minister", True), ("statement", True), ("need", False), ("raid", False)]
)
def test_who_can_be_cited(noun: str, speaks: bool, speakers: Callable[[str], Speakers]):
    """People and what they said; no need, no event."""
    found = speakers(f"{noun}/NN/0/root")

    assert speaks is found.can_speak(found.sentence.root)


def test_a_place_is_not_somebody(speakers: Callable[[str], Speakers]):
    """A person's name is somebody, a city's is as often only where it happened."""
    found = speakers("Kim/NNP/0/root")
    person = replace(found.sentence, entities=(NamedEntity(0, 0, "Person"),))
    place = replace(found.sentence, entities=(NamedEntity(0, 0, "Location"),))

    assert replace(found, sentence=person).is_somebody(person.root)
    assert not replace(found, sentence=place).is_somebody(place.root)


def test_nobody_says_nothing(speakers: Callable[[str], Speakers]):
    """No one said that it fell."""
    found = speakers(
        "No/DT/2/det one/NN/3/nsubj said|say/VBD/0/root that/IN/6/mark it/PRP/6/nsubj fell|fall/VBD/3/ccomp"
    )

    assert [] == who(found, "said")


def test_who_quotes_the_speaker_stands_outside(speakers: Callable[[str], Speakers]):
    """An aide, quoted by Sol, said; an aide, fired by Sol, said."""
    text = (
        "Aide/NN/7/nsubj ,/,/3/punct {}/VBN/1/acl by/IN/5/case Sol/NNP/3/obl:agent ,/,/1/punct said|say/VBD/0/root "
        "it/PRP/9/nsubj fell|fall/VBD/7/ccomp"
    )
    quoted, fired = speakers(text.format("quoted|quote")), speakers(text.format("fired|fire"))

    assert [4] == [voice.speaker for voice in quoted.quoting(quoted.sentence.root)]
    assert [] == list(fired.quoting(fired.sentence.root))


def test_a_day_says_nothing(tree: Tree, language: Language):
    """What is expected by Monday is not what Monday expects."""
    sentence = tree("It/PRP/3/nsubj:pass is/VBZ/3/aux:pass expected|expect/VBN/0/root by/IN/5/case Monday/NNP/3/obl")
    dated = replace(sentence, entities=(NamedEntity(4, 4, "Date"),))

    assert [v.speaker for v in Speakers(sentence, 0, language).voices_of(sentence.tokens[2])] == [4]
    assert not list(Speakers(dated, 0, language).voices_of(dated.tokens[2]))


@pytest.mark.parametrize(("verb", "expected"), [("passed|pass", ["council"]), ("found|find", ["ordinance"])])
def test_a_text_speaks_for_who_issued_it(
    verb: str, expected: list[str], speakers: Callable[[str], Speakers], language: Language
):
    """An ordinance that the council passed is the council's word; one that it found is the ordinance's own."""
    found = speakers(
        f"council/NN/2/nsubj {verb}/VBD/0/root ordinance/NN/2/obj ruling|rule/VBG/3/acl "
        "that/IN/7/mark fees|fee/NNS/7/nsubj fell|fall/VBD/4/ccomp"
    )
    frames = (Frame(1, verb.partition("|")[2] + ".01", (Argument("ARG0", 0), Argument("ARG1", 2))),)
    told = Speakers(replace(found.sentence, frames=frames), 0, language)

    assert who(told, "ruling") == expected


@pytest.mark.parametrize(("verb", "expected"), [("demanded|demand", ["group"]), ("said|say", ["head"])])
def test_who_goes_on_behind_a_demand(verb: str, expected: list[str], speakers: Callable[[str], Speakers]):
    """Who demands that somebody go says why; who is said to have gone may say why himself."""
    found = speakers(
        f"group/NN/2/nsubj {verb}/VBD/0/root head/NN/4/nsubj go/VBP/2/ccomp ,/,/6/punct saying|say/VBG/4/advcl "
        "it/PRP/8/nsubj fell|fall/VBD/6/ccomp"
    )

    assert who(found, "saying") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In/IN/2/case words|word/NNS/6/obl of/IN/4/case Kim/NNP/2/nmod it/PRP/6/nsubj fell|fall/VBD/0/root", ["Kim"]),
        ("In/IN/3/case Kim/NNP/3/nmod:poss view/NN/5/obl it/PRP/5/nsubj fell|fall/VBD/0/root", ["Kim"]),
        ("In/IN/3/case Kim/NNP/3/nmod:poss house/NN/5/obl it/PRP/5/nsubj fell|fall/VBD/0/root", []),
        ("On/IN/3/case Kim/NNP/3/nmod:poss word/NN/5/obl it/PRP/5/nsubj fell|fall/VBD/0/root", []),
    ],
)
def test_a_view_has_an_owner(text: str, expected: list[str], speakers: Callable[[str], Speakers]):
    """In the words of Kim, in Kim's view; not in Kim's house."""
    found = speakers(text)
    voices = [v for token in found.sentence.tokens if token.relation == "obl" for v in found.hearsay(token)]

    assert [found.sentence.tokens[voice.speaker].text for voice in voices] == expected


def test_neither_of_two_speaks(speakers: Callable[[str], Speakers]):
    """Neither Kim nor Lee confirmed that it fell; but both Kim and Lee did."""
    text = (
        "{}/CC/2/cc:preconj Kim/NNP/5/nsubj {}/CC/4/cc Lee/NNP/2/conj confirmed|confirm/VBD/0/root it/PRP/7/nsubj "
        "fell|fall/VBD/5/ccomp"
    )

    assert who(speakers(text.format("Neither", "nor")), "confirmed") == []
    assert who(speakers(text.format("Both", "and")), "confirmed") == ["Kim", "Lee"]


def test_an_office_in_capitals_is_somebody(speakers: Callable[[str], Speakers]):
    """Minister: it fell. A word in capitals that is no office names nobody."""
    found = speakers("Minister/NNP/3/nsubj Gravel/NNP/3/nsubj fell|fall/VBD/0/root")

    assert [found.is_somebody(token) for token in found.sentence.tokens[:2]] == [True, False]


def test_who_was_shown_a_source_quotes_it(speakers: Callable[[str], Speakers]):
    """According to records seen by Sol; those kept by Sol are not Sol's word."""
    text = (
        "According|accord/VBG/3/case to/TO/1/fixed records|record/NNS/8/obl {}/VBN/3/acl by/IN/6/case "
        "Sol/NNP/4/obl:agent it/PRP/8/nsubj fell|fall/VBD/0/root"
    )
    for verb, expected in (("seen|see", ["records", "Sol"]), ("kept|keep", ["records"])):
        found = speakers(text.format(verb))
        voices = found.hearsay(found.sentence.tokens[2])
        assert [found.sentence.tokens[voice.speaker].text for voice in voices] == expected
