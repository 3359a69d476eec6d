"""Plurals that mean several things are mentions of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

MET = "Norway/NNP/2/nsubj/Location met|meet/VBD/0/root Sweden/NNP/2/obj/Location ././2/punct"
BOTH = "Both|both/DT/2/det {noun}|{lemma}/NNS/3/nsubj signed|sign/VBD/0/root ././3/punct"
COUPLE = (
    "Anna/NNP/4/nsubj/Person {link}/CC/3/cc Olaf/NNP/1/conj/+Person left|leave/VBD/0/root ././4/punct",
    "They|they/PRP/2/nsubj slept|sleep/VBD/0/root ././2/punct",
)


@pytest.mark.parametrize(("noun", "lemma"), [("countries", "country"), ("nations", "nation"), ("sides", "side")])
def test_both_countries_are_the_two_named(chains_of: Callable[..., Any], noun: str, lemma: str) -> None:
    """What both sign, Norway signs and Sweden signs; "both countries" is no third thing."""
    chains = chains_of(MET, BOTH.format(noun=noun, lemma=lemma))

    assert {"Norway", "Sweden"} == {c.name for c in chains.chains}
    assert all(any(m.span.of(_text(chains)).startswith("Both") for m in c.mentions) for c in chains.chains)


@pytest.mark.parametrize(("noun", "lemma"), [("companies", "company"), ("men", "man"), ("bridges", "bridge")])
def test_both_of_another_kind_are_not_the_countries(chains_of: Callable[..., Any], noun: str, lemma: str) -> None:
    """Neither companies nor men nor bridges are Norway and Sweden."""
    chains = chains_of(MET, BOTH.format(noun=noun, lemma=lemma))

    assert 1 == len(chains.of("Norway").mentions)


def test_both_of_three_are_nobody(chains_of: Callable[..., Any]) -> None:
    """With a third country in the sentence nothing tells which two are meant."""
    chains = chains_of(
        "Norway/NNP/2/nsubj/Location met|meet/VBD/0/root Sweden/NNP/2/obj/Location in/IN/5/case "
        "Iceland/NNP/2/obl/Location ././2/punct",
        BOTH.format(noun="countries", lemma="country"),
    )

    assert 1 == len(chains.of("Norway").mentions)


def test_they_are_all_of_a_coordination(chains_of: Callable[..., Any]) -> None:
    """They who slept are Anna and Olaf, each; and so are those whose dog barked."""
    chains = chains_of(
        *(text.format(link="and") for text in COUPLE),
        "Their|their/PRP$/2/nmod:poss dog/NN/3/nsubj barked|bark/VBD/0/root ././3/punct",
    )

    assert ["name", "pronoun", "pronoun"] == [m.kind.value for m in chains.of("Anna").mentions]
    assert ["name", "pronoun", "pronoun"] == [m.kind.value for m in chains.of("Olaf").mentions]
    assert not chains.same("Anna", "Olaf")


def test_they_are_not_all_of_an_alternative(chains_of: Callable[..., Any]) -> None:
    """Anna or Olaf left: nothing says that both slept."""
    chains = chains_of(*(text.format(link="or") for text in COUPLE))

    assert {1} >= {len(c.mentions) for c in chains.chains if c.name == "Olaf"}


def _text(chains: Any) -> str:
    words = [token for sentence in chains.text for token in sentence.tokens]
    text = [" "] * words[-1].span.end
    for word in words:
        text[word.span.start : word.span.end] = word.text
    return "".join(text)


def test_between_them_are_the_two_of_the_sentence_before(chains_of: Callable[..., Any]) -> None:
    """Holm hit Berg. A quarrel between them had begun: of the two people, not of a third thing."""
    quarrel = "A/DT/2/det quarrel/NN/5/nsubj {}/IN/4/case them/PRP/2/nmod began|begin/VBD/0/root ././5/punct"
    first = (
        "Ada/NNP/3/nsubj/Person Holm/NNP/1/flat/Person hit/VBD/0/root Bo/NNP/3/obj/Person "
        "Berg/NNP/4/flat/Person ././3/punct"
    )
    chains = chains_of(first, quarrel.format("between"))
    words = {name: spans(chains, name) for name in ("Ada", "Bo")}

    assert ["Ada Holm", "them"] == words["Ada"]
    assert ["Bo Berg", "them"] == words["Bo"]
    assert ["Ada Holm"] == spans(chains_of(first, quarrel.format("about")), "Ada")


def spans(chains: Any, word: str) -> list[str]:
    """Return the words of the mentions of a chain."""
    tokens = [token for sentence in chains.text for token in sentence.tokens]
    return [" ".join(t.text for t in tokens if mention.span.contains(t.span)) for mention in chains.of(word).mentions]


@pytest.mark.parametrize(
    "text",
    [
        "Two|two/CD/2/nummod men|man/NNS/3/nsubj left|leave/VBD/0/root ././3/punct",
        "Her|her/PRP$/3/nmod:poss two/CD/3/nummod men|man/NNS/4/nsubj left|leave/VBD/0/root ././4/punct",
    ],
)
def test_two_who_are_new_are_not_the_two_before(chains_of: Callable[..., Any], text: str) -> None:
    """Two men, or her two men, are not Anna and Olaf: only "the two men" can be."""
    chains = chains_of(COUPLE[0].format(link="and"), text)

    assert ["name"] == [m.kind.value for m in chains.of("Olaf").mentions]


def test_the_two_who_are_known_are_the_two_before(chains_of: Callable[..., Any]) -> None:
    """The two men are those of the sentence before."""
    chains = chains_of(
        COUPLE[0].format(link="and"),
        "The|the/DT/3/det two/CD/3/nummod men|man/NNS/4/nsubj left|leave/VBD/0/root ././4/punct",
    )

    assert ["name", "nominal"] == [m.kind.value for m in chains.of("Olaf").mentions]


FIRMS = "Fjordco/NNP/2/nsubj/Organization bought|buy/VBD/0/root Norwind/NNP/2/obj/Organization ././2/punct"
NOBODY = "Rain/NN/2/nsubj fell|fall/VBD/0/root ././2/punct"


@pytest.mark.parametrize(
    ("between", "kinds"), [((), ["name", "nominal"]), ((NOBODY, NOBODY), ["name"])], ids=["near", "far"]
)
def test_the_companies_are_the_two_named_just_before(
    chains_of: Callable[..., Any], between: tuple[str, ...], kinds: list[str]
) -> None:
    """The companies are those of the sentence before; further on they may be companies in general."""
    chains = chains_of(
        FIRMS, *between, "The|the/DT/2/det companies|company/NNS/3/nsubj agreed|agree/VBD/0/root ././3/punct"
    )

    assert kinds == [m.kind.value for m in chains.of("Fjordco").mentions]
    assert kinds == [m.kind.value for m in chains.of("Norwind").mentions]


@pytest.mark.parametrize("determiner", ["Small|small/JJ/2/amod", "Many|many/JJ/2/amod"])
def test_other_companies_are_not_the_two_named(chains_of: Callable[..., Any], determiner: str) -> None:
    """Small companies are others."""
    chains = chains_of(FIRMS, f"{determiner} companies|company/NNS/3/nsubj agreed|agree/VBD/0/root ././3/punct")

    assert 1 == len(chains.of("Fjordco").mentions)


CHAD_AND_NIGER = "Chad/NNP/4/nsubj/Location and/CC/3/cc Niger/NNP/1/conj/+Location agreed|agree/VBD/0/root ././4/punct"
OMAN_HELPS = (
    "Oman/NNP/2/nsubj/Location said|say/VBD/0/root it/PRP/5/nsubj would/MD/5/aux help/VB/2/ccomp "
    "both/DT/7/det countries|country/NNS/5/obj ././2/punct"
)


def test_who_helps_both_countries_is_neither(chains_of: Callable[..., Any]) -> None:
    """Oman said it would help both countries: Chad and Niger, side by side further up."""
    chains = chains_of(CHAD_AND_NIGER, "Kenya/NNP/2/nsubj/Location agreed|agree/VBD/0/root ././2/punct", OMAN_HELPS)

    assert chains.of("Chad") == next(
        c for c in chains.chains if c.mentions[-1].span.of(_text(chains)) == "both countries"
    )
    assert ["name", "nominal"] == [m.kind.value for m in chains.of("Niger").mentions]
    assert ["name", "pronoun"] == [m.kind.value for m in chains.of("Oman").mentions]
    assert ["name"] == [m.kind.value for m in chains.of("Kenya").mentions]


def test_companies_that_an_apposition_names_are_these(chains_of: Callable[..., Any]) -> None:
    """The companies, Fjordco and Norwind, are both, and each of them."""
    chains = chains_of(
        "The|the/DT/2/det companies|company/NNS/8/nsubj ,/,/2/punct Fjordco/NNP/2/appos/Organization and/CC/6/cc "
        "Norwind/NNP/4/conj/+Organization ,/,/2/punct merged|merge/VBD/0/root ././8/punct"
    )

    assert {"Fjordco", "Norwind"} == {c.name for c in chains.chains}
    assert all(2 == len(c.mentions) for c in chains.chains)


def test_company_with_one_apposition_is_one(chains_of: Callable[..., Any]) -> None:
    """The company, Fjordco, is Fjordco alone, and not Norwind."""
    chains = chains_of(
        "The|the/DT/2/det company/NN/6/nsubj ,/,/2/punct Fjordco/NNP/2/appos/Organization ,/,/2/punct "
        "left|leave/VBD/0/root Norwind/NNP/6/obj/Organization ././6/punct"
    )

    assert chains.same("company", "Fjordco")
    assert 1 == len(chains.of("Norwind").mentions)


@pytest.mark.parametrize(("country", "kinds"), [("Sweden", ["name", "nominal"]), ("Iceland", ["name"])])
def test_countries_by_their_people(chains_of: Callable[..., Any], country: str, kinds: list[str]) -> None:
    """Both countries are Norway and Sweden where a Swedish minister comes up, if the text names Sweden."""
    chains = chains_of(
        f"{country}/NNP/2/nsubj/Location slept|sleep/VBD/0/root ././2/punct",
        "Norway/NNP/2/nsubj/Location met|meet/VBD/0/root the/DT/5/det Swedish/JJ/5/amod/NORP minister/NN/2/obj "
        "././2/punct",
        BOTH.format(noun="countries", lemma="country"),
    )

    assert kinds == [m.kind.value for m in chains.of(country).mentions]
    assert kinds == [m.kind.value for m in chains.of("Norway").mentions]


def test_sides_are_not_two_companies_of_long_ago(chains_of: Callable[..., Any]) -> None:
    """Both sides may be whoever; Fjordco and Norwind were named long before."""
    chains = chains_of(FIRMS, *[NOBODY] * 6, BOTH.format(noun="sides", lemma="side"))

    assert 1 == len(chains.of("Fjordco").mentions)


BREWERS = (
    "The|the/DT/3/det brewer/NN/3/compound Fjordco/NNP/4/nsubj/Organization bought|buy/VBD/0/root "
    "{other}Norwind/NNP/4/obj/Organization ././4/punct"
)
TWO_BREWERS = "The|the/DT/3/det two/CD/3/nummod brewers|brewer/NNS/4/nsubj merged|merge/VBD/0/root ././4/punct"


def test_two_of_a_trade_that_one_is_called_by(chains_of: Callable[..., Any]) -> None:
    """The two brewers are the brewer Fjordco and whom it bought."""
    chains = chains_of(BREWERS.format(other=""), TWO_BREWERS)

    assert ["name", "nominal"] == [m.kind.value for m in chains.of("Norwind").mentions]


@pytest.mark.parametrize(
    "text", [FIRMS, BREWERS.format(other="insurer/NN/6/compound ")], ids=["nobody-is-called-so", "one-is-another"]
)
def test_two_of_another_trade(chains_of: Callable[..., Any], text: str) -> None:
    """The two brewers are not two firms of which nobody says that they brew, nor a brewer and an insurer."""
    chains = chains_of(text, TWO_BREWERS)

    assert ["name"] == [m.kind.value for m in chains.of("Norwind").mentions]
