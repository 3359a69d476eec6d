"""Which word fills which role, where the parser's roles and the tree disagree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kgraph.extraction.arguments import arguments_of
from kgraph.knowledge.language import Language
from kgraph.records.syntax import Argument, Frame, NamedEntity, Sentence

Tree = Callable[[str], Sentence]


def roles(sentence: Sentence, frame: Frame, language: Language) -> dict[str, str]:
    """Return the words of the roles of a frame."""
    _, found = arguments_of(sentence, frame, language.lexicon)
    return {argument.role: sentence.tokens[argument.head].text for argument in found}


def test_the_subject_of_a_passive_is_no_agent(tree: Tree, language: Language):
    """The clerk who was sacked did not sack, whatever the parser says."""
    sentence = tree("The/DT/2/det clerk/NN/4/nsubj:pass was/VBD/4/aux:pass sacked|sack/VBN/0/root")
    frame = Frame(3, "sack.02", (Argument("ARG0", 1),))

    assert {"ARG1": "clerk"} == roles(sentence, frame, language)


def test_without_an_auxiliary_the_agent_of_an_action_stays(tree: Tree, language: Language):
    """A finite verb that the tagger takes for a participle has a patient of its own."""
    sentence = tree("Kim/NNP/2/nsubj:pass denied|deny/VBN/0/root breaking|break/VBG/2/xcomp it/PRP/3/obj")
    frame = Frame(1, "deny.01", (Argument("ARG0", 0), Argument("ARG1", 2)))

    assert {"ARG0": "Kim", "ARG1": "breaking"} == roles(sentence, frame, language)


def test_the_agent_of_a_passive_stands_below_it(tree: Tree, language: Language):
    """Who does what the main clause tells need not do what the participle tells."""
    sentence = tree(
        "The/DT/2/det boat/NN/5/nsubj:pass rescued|rescue/VBN/2/acl was/VBD/5/aux:pass turned|turn/VBN/0/root "
        "by/IN/8/case the/DT/8/det navy/NN/5/obl:agent"
    )
    frame = Frame(2, "rescue.01", (Argument("ARG0", 7), Argument("ARG1", 1)))

    assert {"ARG1": "boat"} == roles(sentence, frame, language)


def test_who_is_told_something_fills_the_goal(tree: Tree, language: Language):
    """Beside what was said the passive subject is the one it was said to."""
    sentence = tree("She/PRP/3/nsubj:pass was/VBD/3/aux:pass told|tell/VBN/0/root that/IN/5/mark sank|sink/VBD/3/ccomp")
    frame = Frame(2, "tell.01", (Argument("ARG0", 0), Argument("ARG1", 4)))

    assert {"ARG1": "sank", "ARG2": "She"} == roles(sentence, frame, language)


def test_of_two_patients_the_outer_one_counts(tree: Tree, language: Language):
    """What the loudspeakers play is not attacked."""
    sentence = tree("They/PRP/2/nsubj attack/VBP/0/root loudspeakers/NNS/2/obj playing|play/VBG/3/acl songs/NNS/4/obj")
    frame = Frame(1, "attack.01", (Argument("ARG0", 0), Argument("ARG1", 2), Argument("ARG1", 4)))

    assert {"ARG0": "They", "ARG1": "loudspeakers"} == roles(sentence, frame, language)


def test_the_owner_of_an_arrest_is_arrested(tree: Tree, language: Language):
    """The table of nouns knows better than the parser whose arrest it is."""
    sentence = tree("Kim/NNP/3/nmod:poss 's/POS/1/case arrest/NN/0/root")

    assert {"ARG1": "Kim"} == roles(sentence, Frame(2, "arrest.01", (Argument("ARG0", 0),)), language)


def test_the_owner_of_an_arrest_of_somebody_arrests(tree: Tree, language: Language):
    """Beside who is arrested the owner did it."""
    sentence = tree("Kim/NNP/3/nmod:poss 's/POS/1/case arrest/NN/0/root of/IN/5/case Lee/NNP/3/nmod")
    frame = Frame(2, "arrest.01", (Argument("ARG0", 0), Argument("ARG1", 4)))

    assert {"ARG0": "Kim", "ARG1": "Lee"} == roles(sentence, frame, language)


def test_the_owner_of_another_noun_has_no_part(tree: Tree, language: Language):
    """His concern is not his statement."""
    sentence = tree(
        "raised|raise/VBD/0/root his|he/PRP$/3/nmod:poss concern/NN/1/obj in/IN/6/case a/DT/6/det statement/NN/1/obl"
    )

    assert {} == roles(sentence, Frame(5, "state.01", (Argument("ARG0", 1),)), language)


def test_the_kind_of_an_event_is_no_participant(tree: Tree, language: Language):
    """In a car crash the car is only what kind of crash it was, so that the owner can be the patient."""
    sentence = tree("its|it/PRP$/3/nmod:poss election/NN/3/compound defeat/NN/0/root")
    frame = Frame(2, "defeat.01", (Argument("ARG1", 1),))

    assert {"ARG1": "its"} == roles(sentence, frame, language)


def test_a_people_before_an_event_noun_does_it(tree: Tree, language: Language):
    """The adjective of a people is the owner of the deed, another adjective is not."""
    sentence = tree("the/DT/3/det Danish/JJ/3/amod invasion/NN/0/root")
    people = replace(sentence, entities=(NamedEntity(1, 1, "NORP"),))
    frame = Frame(2, "invade.01")

    assert {"ARG0": "Danish"} == roles(people, frame, language)
    assert {} == roles(sentence, frame, language)


def test_pressure_comes_from_who_exerts_it(tree: Tree, language: Language):
    """Behind "from" stands the agent of a deed that has one."""
    sentence = tree("attacks|attack/NNS/0/root from/IN/4/case the/DT/4/det rebels/NNS/1/nmod")
    frame = Frame(0, "attack.01", (Argument("ARG1", 3),))

    assert {"ARG0": "rebels"} == roles(sentence, frame, language)


def test_an_object_is_no_agent_beside_a_subject(tree: Tree, language: Language):
    """Residents told the agency, not the other way round."""
    sentence = tree("residents|resident/NNS/2/nsubj told|tell/VBD/0/root Reuters/NNP/2/iobj")
    frame = Frame(1, "tell.01", (Argument("ARG0", 2),))

    assert {"ARG0": "residents", "ARG2": "Reuters"} == roles(sentence, frame, language)


def test_without_an_object_a_mere_cause_undergoes(tree: Tree, language: Language):
    """The subject of "shrink" is what shrinks, unless there is something that it makes shrink."""
    alone = tree("prices|price/NNS/2/nsubj shrank|shrink/VBD/0/root")
    over = tree("taxes|tax/NNS/2/nsubj shrank|shrink/VBD/0/root wages|wage/NNS/2/obj")

    assert {"ARG1": "prices"} == roles(alone, Frame(1, "shrink.01"), language)
    assert {"ARG0": "taxes", "ARG1": "wages"} == roles(over, Frame(1, "shrink.01"), language)
