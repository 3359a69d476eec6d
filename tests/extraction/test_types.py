"""What kind of event a predicate tells: its object, the words beside it and who does it decide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kgraph.extraction.types import classified
from kgraph.knowledge.language import Language
from kgraph.records.syntax import Argument, Frame, NamedEntity, ProtoRoles, Sentence

Tree = Callable[[str], Sentence]


def type_of(sentence: Sentence, word: int, language: Language, *arguments: Argument, roleset: str = "") -> str:
    """Return the type of the predicate at a word."""
    frame = Frame(word, roleset, arguments)
    return classified(replace(sentence, frames=(frame,)), frame, language)[0]


def willing(role: str, head: int, volition: float) -> Argument:
    """Return an argument with a score of volition."""
    return Argument(role, head, ProtoRoles(volition, 0.0, 0.0))


@pytest.mark.parametrize(
    ("verb", "thing", "expected"),
    [
        ("lifted|lift", "siege", "Retreat"),
        ("lifted|lift", "ban", "Concede"),
        ("lifted|lift", "wreck", "Transport"),
        ("expelled|expel", "consul", "Sanction"),
        ("expelled|expel", "monk", "Coerce"),
        ("ordered|order", "recount", "Demand"),
        ("entered|enter", "week", "Event"),
    ],
)
def test_objects_decide(verb: str, thing: str, expected: str, tree: Tree, language: Language):
    """Who lifts a siege falls back, who lifts a ban concedes, and a crane only lifts."""
    sentence = tree(f"They/PRP/2/nsubj {verb}/VBD/0/root the/DT/4/det {thing}/NN/2/obj")

    assert type_of(sentence, 1, language) == expected


@pytest.mark.parametrize(
    ("name", "label", "expected"),
    [("Latvia", "Location", "Occupy"), ("Mensah", "Person", "Abduct"), ("scouts", "", "Abduct")],
)
def test_names_decide(name: str, label: str, expected: str, tree: Tree, language: Language):
    """A captured country is occupied, a captured person is taken away."""
    sentence = tree(f"Rebels|rebel/NNS/2/nsubj captured|capture/VBD/0/root {name}/NNP/2/obj")
    named = replace(sentence, entities=(NamedEntity(2, 2, label),) if label else ())

    assert type_of(named, 1, language, roleset="capture.01") == expected


@pytest.mark.parametrize(("volition", "expected"), [(0.8, "Protest"), (-0.4, "Assault")])
def test_who_strikes_nobody_by_will_protests(volition: float, expected: str, tree: Tree, language: Language):
    """Pilots strike for pay, shells at dawn."""
    sentence = tree("Pilots|pilot/NNS/2/nsubj struck|strike/VBD/0/root")

    assert type_of(sentence, 1, language, willing("ARG1", 0, volition)) == expected


def test_who_strikes_somebody_attacks(tree: Tree, language: Language):
    """With an object it is an attack, however willing."""
    sentence = tree("Pilots|pilot/NNS/2/nsubj struck|strike/VBD/0/root ships|ship/NNS/2/obj")

    assert type_of(sentence, 1, language, willing("ARG0", 0, 0.8)) == "Assault"


@pytest.mark.parametrize(("label", "expected"), [("", "Protest"), ("NORP", "Assault")])
def test_the_strike_of_people_is_a_protest_and_of_a_nation_none(
    label: str, expected: str, tree: Tree, language: Language
):
    """A noun goes with its verb; what a nation does alone is no walkout."""
    sentence = tree("the/DT/2/det strike/NN/0/root by/IN/4/case dockers|docker/NNS/2/nmod")
    named = replace(sentence, entities=(NamedEntity(3, 3, label),) if label else ())

    assert type_of(named, 1, language, willing("ARG0", 3, 0.8), roleset="strike.01") == expected


@pytest.mark.parametrize(("filling", "expected"), [("aid", "Aid"), ("bribes|bribe", "Transfer")])
def test_what_an_amount_consists_of_decides(filling: str, expected: str, tree: Tree, language: Language):
    """A million in aid is aid."""
    sentence = tree(
        f"They/PRP/2/nsubj gave|give/VBD/0/root Chad/NNP/2/iobj sums|sum/NNS/2/obj in/IN/6/case {filling}/NN/4/nmod"
    )

    assert type_of(sentence, 1, language, roleset="give.01") == expected


@pytest.mark.parametrize(("thing", "expected"), [("coins|coin/NNS/2/obj ", "Transfer"), ("", "Concede")])
def test_a_preposition_is_no_particle_beside_an_object(thing: str, expected: str, tree: Tree, language: Language):
    """Who gives coins in Lima does not give in."""
    place = 5 if thing else 4
    sentence = tree(f"They/PRP/2/nsubj gave|give/VBD/0/root {thing}in/IN/{place}/case Lima/NNP/2/obl")

    assert type_of(sentence, 1, language, roleset="give.01") == expected


@pytest.mark.parametrize(("clause", "expected"), [("left|leave/VBD/2/ccomp", "Say"), ("sugar/NN/2/obj", "Change")])
def test_who_adds_a_clause_says_it(clause: str, expected: str, tree: Tree, language: Language):
    """Whatever sense the parser took: "added that he left", not "added sugar"."""
    sentence = tree(f"She/PRP/2/nsubj added|add/VBD/0/root {clause}")

    assert type_of(sentence, 1, language, roleset="add.02") == expected


@pytest.mark.parametrize(("who", "expected"), [("Students|student", "Protest"), ("Troops|troop", "Occupy")])
def test_who_does_it_decides(who: str, expected: str, tree: Tree, language: Language):
    """Students who occupy a fort protest, troops conquer it."""
    sentence = tree(f"{who}/NNS/2/nsubj occupied|occupy/VBD/0/root forts|fort/NNS/2/obj")

    assert type_of(sentence, 1, language) == expected


def test_the_agent_of_a_passive_does_it(tree: Tree, language: Language):
    """Forts that are occupied by students are so in protest."""
    sentence = tree(
        "forts|fort/NNS/3/nsubj:pass were|be/VBD/3/aux:pass occupied|occupy/VBN/0/root by/IN/5/case"
        " students|student/NNS/3/obl"
    )

    assert type_of(sentence, 2, language) == "Protest"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Miners|miner/NNS/2/nsubj ended|end/VBD/0/root strikes|strike/NNS/2/obj", 1, "Concede"),
        ("Strikes|strike/NNS/2/nsubj ended|end/VBD/0/root", 1, "End"),
    ],
)
def test_what_ends_by_itself_is_ended_by_nobody(text: str, word: int, expected: str, tree: Tree, language: Language):
    """Who ends a strike yields; a strike that ends only ends."""
    patient = Argument("ARG1", 2 if expected == "Concede" else 0)

    assert type_of(tree(text), word, language, patient) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They/PRP/2/nsubj told|tell/VBD/0/root envoys|envoy/NNS/2/obj to/TO/5/mark leave/VB/2/xcomp", "Sanction"),
        ("They/PRP/2/nsubj told|tell/VBD/0/root envoys|envoy/NNS/2/obj to/TO/5/mark rest/VB/2/xcomp", "Demand"),
        ("They/PRP/2/nsubj took|take/VBD/0/root monks|monk/NNS/2/obj hostage/NN/2/xcomp", "Abduct"),
    ],
)
def test_complements_decide(text: str, expected: str, tree: Tree, language: Language):
    """Who tells envoys to leave expels them; who takes monks hostage abducts them."""
    assert type_of(tree(text), 1, language) == expected


@pytest.mark.parametrize(
    ("verb", "thing", "expected"),
    [
        ("ended|end", "concerts|concert", "End"),
        ("threw|throw", "parties|party", "Event"),
        ("reduced|reduce", "rents|rent", "Decrease"),
        ("gave|give", "books|book", "Transfer"),
    ],
)
def test_everyday_words_stay_what_they_are(verb: str, thing: str, expected: str, tree: Tree, language: Language):
    """Students throw parties without protest."""
    sentence = tree(f"Students|student/NNS/2/nsubj {verb}/VBD/0/root {thing}/NNS/2/obj")

    assert type_of(sentence, 1, language) == expected


@pytest.mark.parametrize(
    ("verb", "thing", "expected"),
    [
        ("shot|shoot", "film", "Publish"),
        ("shot|shoot", "guard", "Assault"),
        ("launched|launch", "website", "Publish"),
        ("launched|launch", "missile", "Assault"),
        ("captured|capture", "mile", "Occupy"),
        ("ordered|order", "recount", "Demand"),
        ("raised|raise", "alert", "Mobilize"),
        ("raised|raise", "rent", "Increase"),
        ("closed|close", "embassy", "Sanction"),
        ("closed|close", "border", "Coerce"),
    ],
)
def test_the_object_tells_everyday_senses(verb: str, thing: str, expected: str, tree: Tree, language: Language):
    """Who shoots a film shoots nobody; an embassy is closed otherwise than a border."""
    sentence = tree(f"They/PRP/2/nsubj {verb}/VBD/0/root the/DT/4/det {thing}/NN/2/obj")

    assert type_of(sentence, 1, language, roleset="capture.01" if "capture" in verb else "") == expected


def test_a_bill_that_dies_only_ends(tree: Tree, language: Language):
    """Bills die without a death."""
    sentence = tree("bills|bill/NNS/2/nsubj died|die/VBD/0/root")

    assert type_of(sentence, 1, language, Argument("ARG1", 0)) == "End"
