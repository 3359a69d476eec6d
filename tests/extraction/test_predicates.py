"""Which words tell an event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kgraph.extraction.predicates import classified, is_helper, phrasal, predicates
from kgraph.knowledge.language import Language
from kgraph.records.syntax import Attributes, Frame, Sentence

Tree = Callable[[str], Sentence]
Written = Callable[[str], Sentence]

STATE = Attributes(factual=1.0, dynamic=-2.0, particular=0.0, hypothetical=0.0)


def triggers(sentence: Sentence, language: Language) -> list[str]:
    """Return the words of the events of a sentence."""
    found = predicates(sentence, language)
    return [sentence.tokens[predicate.index].text for predicate in found]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("participants-active", ["attacked"]),
        ("participants-of-phrase-of-noun", ["arrest", "angered"]),
        ("predicates-light-verb", ["attack"]),
        ("predicates-light-verb-passive", ["attack"]),
        ("predicates-helper", ["withdraw"]),
        ("predicates-participle-before-noun", ["kidnapped", "escaped"]),
    ],
)
def test_events(name: str, expected: list[str], written: Written, language: Language):
    """Verbs, event nouns and past participles tell events; light verbs and helpers lend themselves to theirs."""
    assert expected == triggers(written(name), language)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("predicates-state", "has"),
        ("predicates-copula", "is"),
        ("predicates-auxiliaries", "been"),
        ("predicates-compound-noun", "attack"),
        ("predicates-name-is-no-event", "War"),
        ("predicates-present-participle-before-noun", "growing"),
        ("predicates-thing-noun", "building"),
        ("predicates-light-verb", "carried"),
        ("predicates-helper", "began"),
    ],
)
def test_no_events(name: str, word: str, written: Written, language: Language):
    """States, auxiliaries, first halves of compounds, names, properties, things and helpers tell none."""
    assert word not in triggers(written(name), language)


def test_a_verb_that_the_parser_holds_for_a_state_is_none(written: Written, language: Language):
    """The attributes of the parser decide where the tables do not."""
    sentence = written("participants-active")
    static = replace(sentence, frames=tuple(replace(frame, attributes=STATE) for frame in sentence.frames))

    assert not triggers(static, language)


def test_an_event_noun_needs_no_frame(written: Written, language: Language):
    """A noun that nearly always denotes an event is one even where the parser saw no predicate."""
    sentence = replace(written("predicates-event-noun"), frames=())

    assert ["explosion"] == triggers(sentence, language)


def test_a_hyphenated_participle_is_no_event(tree: Tree, language: Language):
    """Rebel-held towns are held in general."""
    sentence = tree("rebel/NN/3/obl -/HYPH/3/punct held|hold/VBN/4/amod towns|town/NNS/5/nsubj fell|fall/VBD/0/root")
    framed = replace(sentence, frames=(Frame(2, "hold.01"), Frame(4, "fall.01")))

    assert ["fell"] == triggers(framed, language)


def test_a_particle_belongs_to_the_lemma(written: Written):
    """Called off is call off."""
    sentence = written("predicates-particle")

    assert ("call off", "match") == (phrasal(sentence, sentence.tokens[2]), phrasal(sentence, sentence.tokens[5]))


def test_a_helper_needs_its_complement(written: Written, language: Language):
    """Began helps to withdraw; attacked helps nothing."""
    began, attacked = written("predicates-helper"), written("participants-active")

    assert is_helper(began, began.tokens[2], language.lexicon)
    assert not is_helper(attacked, attacked.tokens[2], language.lexicon)


def test_a_helper_of_a_thing_is_an_event_of_its_own(tree: Tree, language: Language):
    """One begins an attack, but opens a bridge."""
    attack = tree("They/PRP/2/nsubj continued|continue/VBD/0/root attacks|attack/NNS/2/obj")
    bridge = tree("They/PRP/2/nsubj continued|continue/VBD/0/root bridges|bridge/NNS/2/obj")

    assert is_helper(attack, attack.tokens[1], language.lexicon)
    assert not is_helper(bridge, bridge.tokens[1], language.lexicon)


def test_an_event_noun_has_its_own_type(written: Written, language: Language):
    """Carrying out tells nothing of the type; an attack is an assault."""
    sentence = written("predicates-light-verb")
    frame = sentence.frame_at(4)

    assert frame is not None
    assert "Assault" == classified(sentence, frame, language)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They/PRP/2/nsubj won|win/VBD/0/root in/IN/4/case defence/NN/2/obl of/IN/6/case peace/NN/4/nmod", []),
        ("They/PRP/2/nsubj won|win/VBD/0/root in/IN/5/case the/DT/5/det attack/NN/2/obl", ["attack"]),
        ("They/PRP/2/nsubj called|call/VBD/0/root it/PRP/2/obj murder/NN/2/xcomp", []),
    ],
)
def test_nouns_that_only_join_or_name_tell_nothing(text: str, expected: list[str], tree: Tree, language: Language):
    """In defence of peace nothing is defended, and what is called murder need not be one."""
    assert triggers(tree(text), language) == expected


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("attack/NN/2/nsubj happened|happen/VBD/0/root", 1),
        ("attack/NN/4/nsubj that/WDT/3/nsubj happened|happen/VBD/1/acl:relcl failed|fail/VBD/0/root", 2),
        ("attack/NN/2/nsubj failed|fail/VBD/0/root", None),
        ("bridge/NN/2/nsubj happened|happen/VBD/0/root", None),
    ],
)
def test_a_verb_of_happening_is_light(text: str, verb: int | None, tree: Tree, language: Language):
    """The attack happened: one event, at the noun."""
    sentence = tree(text)
    frames = tuple(Frame(t.index, f"{t.lemma}.01", ()) for t in sentence.tokens if t.upos in ("NOUN", "VERB"))
    found = {p.index: p.light for p in predicates(replace(sentence, frames=frames), language)}

    assert found.get(0) == verb
    assert verb not in found


@pytest.mark.parametrize(
    ("noun", "case", "expected"),
    [("exchange", "for", []), ("cooperation", "with", []), ("retreat", "from", ["retreat"])],
)
def test_a_noun_that_only_joins_tells_nothing(
    noun: str, case: str, expected: list[str], tree: Tree, language: Language
):
    """In exchange for gold, in cooperation with monks: no event; in retreat from the town there is one."""
    sentence = tree(f"in/IN/2/case {noun}/NN/0/root {case}/IN/4/case monks|monk/NNS/2/nmod")
    framed = replace(sentence, frames=(Frame(1, f"{noun}.01", (), None),))

    assert triggers(framed, language) == expected
