from pathlib import Path

import pytest

from kgraph.knowledge.entries import (
    Aspect,
    Attitude,
    CueKind,
    Reading,
    Scope,
    Side,
    Stance,
)
from kgraph.knowledge.lexicon import Lexicon, load_lexicon
from kgraph.records.claim import Polarity, Status

FOLDER = Path(__file__).parents[2] / "kgraph" / "knowledge" / "en"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """Return the lexicon of English."""
    return load_lexicon(FOLDER)


# Types


def test_other_spellings_are_found(lexicon):
    """British "mobilise" has the rolesets of "mobilize"."""
    assert lexicon.rolesets_of("mobilise", "v") == lexicon.rolesets_of("mobilize", "v") != ()


def test_senses_that_the_tables_name_are_rolesets(lexicon):
    """A sense with a slip in its id would never match."""
    named = {entry.sense for entries in lexicon.verbs.values() for entry in entries}
    named |= {entry.sense for entries in lexicon.states.values() for entry in entries}
    named |= {sense for entries in lexicon.reports.values() for entry in entries for sense in entry.senses}

    assert [sense for sense in sorted(named - {""}) if lexicon.roleset(sense) is None] == []


@pytest.mark.parametrize(
    ("roleset", "lemma", "pos", "object_lemma", "expected"),
    [
        ("launch.01", "launch", "v", "attack", "Assault"),
        ("launch.01", "launch", "v", "website", "Publish"),
        ("launch.01", "launch", "v", "satellite", "Transport"),
        ("launch.01", "launch", "v", None, "Begin"),
        ("fire.01", "fire", "v", "missile", "Assault"),
        ("fire.01", "fire", "v", "minister", "Dismiss"),
        ("fire.02", "fire", "v", None, "Dismiss"),
        (None, "fire", "v", "official", "Dismiss"),
        ("pass.01", "pass", "v", "bill", "Legislate"),
        ("pass.20", "pass", "v", None, "Die"),
        ("lose.03", "lose", "v", None, "Win"),
        ("take.01", "take", "v", "hostage", "Abduct"),
        (None, "step down", "v", None, "Resign"),
        (None, "blow up", "v", None, "Assault"),
        ("step_down.04", "step", "v", None, "Resign"),
        (None, "say", "v", None, "Say"),
        (None, "deny", "v", None, "Deny"),
        ("charge.05", "charge", "v", None, "Charge"),
        ("charge.06", "charge", "v", None, "Accuse"),
        (None, "arrest", "n", None, "Arrest"),
        (None, "criticise", "v", None, "Criticize"),
    ],
)
def test_the_type_follows_word_sense_and_object(roleset, lemma, pos, object_lemma, expected, lexicon):
    """The most particular entry decides the type."""
    assert lexicon.event_type(roleset, lemma, pos, objects=(object_lemma,) if object_lemma else ()) == expected


@pytest.mark.parametrize(
    ("lemma", "expected"), [("bludgeon", "Assault"), ("smother", "Kill"), ("amble", "Move"), ("purloin", "Crime")]
)
def test_verbs_without_an_entry_take_the_type_of_their_frame_or_class(lemma, expected, lexicon):
    """A verb of the long tail is typed by what it is like."""
    assert lemma not in lexicon.verbs
    assert lexicon.event_type(None, lemma, "v") == expected


@pytest.mark.parametrize("lemma", ["blorgify", "do", "frobnicate"])
def test_what_no_table_knows_is_an_event(lemma, lexicon):
    """An unknown verb is not forced into a type."""
    assert lexicon.event_type(None, lemma, "v") == "Event"


@pytest.mark.parametrize(
    ("lemma", "satellites", "expected"),
    [
        ("break", ("into",), "Crime"),
        ("fight", ("back",), "Assault"),
        ("come", ("into force",), "Legislate"),
        ("come", ("to", "at dawn"), "Move"),
        ("arrive", ("back",), "Move"),
    ],
)
def test_words_beside_a_verb_may_belong_to_it(lemma, satellites, expected, lexicon):
    """To break into a vault is a crime; a preposition that no entry names changes nothing."""
    assert lexicon.event_type(None, lemma, "v", satellites=satellites) == expected


def test_a_verb_entry_is_no_noun(lexicon):
    """The verb "table" says nothing of the noun."""
    assert lexicon.event_type(None, "table", "n") == "Event"


def test_verbs_whose_subject_acts_though_it_is_a_patient(lexicon):
    """Who arrives acts, though PropBank gives an ARG1."""
    assert lexicon.verb("arrive").actor == "ARG1"
    assert lexicon.verb("die") is None


def test_verbs_whose_subject_is_acted_upon(lexicon):
    """Who receives something is a target."""
    assert lexicon.verb("receive").target == "ARG0"


# Nouns


@pytest.mark.parametrize("noun", ["attack", "incursion", "talk", "arrest", "election", "killing", "phone call"])
def test_event_nouns_are_known(noun, lexicon):
    """Nouns of happenings have an entry."""
    assert lexicon.event_noun(noun) is not None


@pytest.mark.parametrize("noun", ["table", "president", "city", "soldier", "leader", "economy", "missile", "army"])
def test_things_people_and_places_are_no_event_nouns(noun, lexicon):
    """A noun that names a thing, a person or a place is not an event."""
    assert lexicon.event_noun(noun) is None


def test_nouns_tell_what_stands_before_and_after_them(lexicon):
    """In "X's attack" X acts, in "X's arrest" X is arrested, in "the visit of X" X visits."""
    attack, arrest, visit = (lexicon.event_noun(noun) for noun in ("attack", "arrest", "visit"))

    assert (attack.possessor, attack.of) == (Side.ACTOR, Side.TARGET)
    assert (arrest.possessor, arrest.of) == (Side.TARGET, Side.TARGET)
    assert (visit.possessor, visit.of) == (Side.ACTOR, Side.ACTOR)


def test_nouns_that_are_as_often_things_are_marked(lexicon):
    """A report may be a paper; a massacre is always an event."""
    assert lexicon.event_noun("report").reading is Reading.MIXED
    assert lexicon.event_noun("massacre").reading is Reading.EVENT


def test_no_noun_is_both_event_and_state(lexicon):
    """The two lists of nouns do not contradict each other."""
    assert [noun for noun in lexicon.nouns if lexicon.is_stative(noun, "n")] == []


# States


@pytest.mark.parametrize("verb", ["be", "own", "belong", "consist", "contain", "lack", "know", "resemble", "cost"])
def test_states_are_no_events(verb, lexicon):
    """Verbs of being and having are stative in every sense."""
    assert lexicon.is_stative(verb, "v")


@pytest.mark.parametrize("verb", ["attack", "meet", "arrive", "say", "die", "become"])
def test_events_are_no_states(verb, lexicon):
    """Verbs of happenings are not stative."""
    assert not lexicon.is_stative(verb, "v")


def test_a_state_of_one_sense_needs_the_sense(lexicon):
    """To stand on a hill is a state, to stand in an unknown sense may not be."""
    assert lexicon.is_stative("stand", "v", roleset_id="stand.01")
    assert not lexicon.is_stative("stand", "v", roleset_id="stand.08")
    assert not lexicon.is_stative("stand", "v")


def test_a_verb_and_a_noun_are_stative_each_on_their_own(lexicon):
    """The noun "interest" is a state; the noun "attack" is not."""
    assert lexicon.is_stative("leader", "n")
    assert not lexicon.is_stative("leader", "v")


# Saying and thinking


def test_denial_turns_its_content_round(lexicon):
    """What somebody denies is told not to have happened."""
    deny = lexicon.reporting("deny")

    assert (deny.polarity, deny.stance, deny.type) == (Polarity.NEGATIVE, Stance.DENIES, "Deny")


@pytest.mark.parametrize(
    ("lemma", "status"),
    [("say", None), ("allege", "possible"), ("vow", "planned"), ("demand", "possible"), ("order", "planned")],
)
def test_words_of_saying_weaken_their_content(lemma, status, lexicon):
    """Allegations and demands are possible, vows and orders planned, plain reports stay as they are."""
    assert lexicon.reporting(lemma).status == status


def test_thinking_is_not_saying(lexicon):
    """Whoever believes something holds an attitude; whoever says it reports."""
    assert lexicon.reporting("believe").attitude is Attitude.MENTAL
    assert lexicon.reporting("say").attitude is Attitude.SPEECH


def test_nouns_report_too(lexicon):
    """The noun "claim" attributes its content and doubts it."""
    assert lexicon.reporting("claim", "n").stance is Stance.DOUBTS


@pytest.mark.parametrize("lemma", ["attack", "arrive", "table", "build"])
def test_other_words_do_not_report(lemma, lexicon):
    """A verb of doing attributes nothing."""
    assert lexicon.reporting(lemma) is None


def test_only_some_senses_of_a_word_report(lexicon):
    """To add that it was late is to say it, to add salt is not."""
    assert lexicon.reporting("add", roleset_id="add.01") is not None
    assert lexicon.reporting("add", roleset_id="add.02") is None
    assert lexicon.reporting("add") is not None


def test_every_report_has_a_type_of_its_attitude(lexicon):
    """Words of saying have kinds of statement; words of thinking have none."""
    for entries in lexicon.reports.values():
        for entry in entries:
            assert lexicon.is_statement(entry.type) == (entry.attitude is Attitude.SPEECH), entry


# Implication


@pytest.mark.parametrize(
    ("lemma", "complement", "affirmed", "negated"),
    [
        ("manage", "inf", "+happened", "-happened"),
        ("fail", "inf", "-happened", "+happened"),
        ("refuse", "inf", "-happened", "+possible"),
        ("force", "inf", "+happened", "+possible"),
        ("prevent", "from", "-happened", "+happened"),
        ("forget", "inf", "-happened", "+happened"),
        ("forget", "that", "+happened", "+happened"),
        ("plan", "inf", "+planned", "-planned"),
        ("try", "inf", "+planned", "-planned"),
        ("stop", "ing", "+happened", "+happened"),
        ("stop", "from", "-happened", "+happened"),
    ],
)
def test_signatures(lemma, complement, affirmed, negated, lexicon):
    """What follows for the complement depends on the predicate, its complement and its polarity."""
    signature = lexicon.signature(lemma, complement)

    assert (_code(signature.affirmed), _code(signature.negated)) == (affirmed, negated)


def _code(implication) -> str:
    return ("+" if implication.polarity is Polarity.POSITIVE else "-") + implication.status


@pytest.mark.parametrize(("lemma", "complement"), [("attack", "inf"), ("manage", "that"), ("table", "obj")])
def test_other_predicates_have_no_signature(lemma, complement, lexicon):
    """A predicate implies nothing that the table does not tell."""
    assert lexicon.signature(lemma, complement) is None


@pytest.mark.parametrize(("lemma", "aspect"), [("begin", Aspect.BEGIN), ("continue", Aspect.CONTINUE)])
def test_aspectual_verbs_help_their_complement(lemma, aspect, lexicon):
    """Who began to march marched: the beginning is no event of its own."""
    signature = lexicon.signature(lemma, "inf")

    assert (signature.helper, signature.aspect) == (True, aspect)


def test_doing_words_with_a_complement_are_no_helpers(lexicon):
    """To force somebody to land is an event beside the landing."""
    assert not lexicon.signature("force", "inf").helper


def test_who_does_what_the_complement_says(lexicon):
    """Who promises to go goes; who is ordered to go goes."""
    assert lexicon.signature("promise", "inf").controller == "subject"
    assert lexicon.signature("order", "inf").controller == "object"


def test_nouns_and_adjectives_have_signatures(lexicon):
    """A failure to agree is no agreement; who is able to leave may or may not have left."""
    assert lexicon.signature("failure", "inf", "n").affirmed.polarity is Polarity.NEGATIVE
    assert lexicon.signature("unable", "inf", "j").affirmed.polarity is Polarity.NEGATIVE
    assert lexicon.signature("unable", "inf", "v") is None


# Cues


@pytest.mark.parametrize("word", ["not", "never", "nobody", "none", "without", "barely"])
def test_negation_cues_negate(word, lexicon):
    """Each of these words turns what it is attached to round."""
    cue = lexicon.cue(word)

    assert (cue.kind, cue.polarity) == (CueKind.NEGATION, Polarity.NEGATIVE)


def test_no_as_an_answer_negates_nothing(lexicon):
    """The determiner "no" negates, the interjection does not."""
    assert lexicon.cue("no", "DET").polarity is Polarity.NEGATIVE
    assert lexicon.cue("no", "INTJ").polarity is None


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("may", Status.POSSIBLE),
        ("will", Status.PLANNED),
        ("allegedly", Status.POSSIBLE),
        ("reportedly", Status.HAPPENED),
        ("if", Status.POSSIBLE),
        ("in order to", Status.PLANNED),
    ],
)
def test_cues_weaken_the_status(word, status, lexicon):
    """Modal words, hearsay, conditions and purposes say how firm it is."""
    assert lexicon.cue(word).status is status


def test_a_cue_says_what_it_applies_to(lexicon):
    """The word "not" modifies its head, "if" opens a clause, "nobody" takes part."""
    assert [lexicon.cue(word).scope for word in ("not", "if", "nobody")] == [Scope.HEAD, Scope.CLAUSE, Scope.ARGUMENT]


@pytest.mark.parametrize(("word", "upos"), [("table", None), ("quickly", "ADV"), ("may", "PROPN")])
def test_other_words_are_no_cues(word, upos, lexicon):
    """A month is no modal, and most adverbs say nothing of factuality."""
    assert lexicon.cue(word, upos) is None


# Light verbs


def test_a_light_verb_lends_its_subject_as_actor(lexicon):
    """Who carries out an attack attacks."""
    assert lexicon.light_verb("carry out", "attack").subject is Side.ACTOR


def test_an_inverse_light_verb_lends_its_subject_as_target(lexicon):
    """Who undergoes surgery is operated on."""
    assert lexicon.light_verb("undergo", "surgery").subject is Side.TARGET


def test_most_light_verbs_are_light_with_some_nouns_only(lexicon):
    """One holds talks, but one who holds a view, or a fort, does no more than hold it."""
    assert lexicon.light_verb("hold", "talk") is not None
    assert lexicon.light_verb("hold", "view") is None
    assert lexicon.light_verb("hold") is not None


@pytest.mark.parametrize("verb", ["attack", "eat", "condemn"])
def test_full_verbs_are_not_light(verb, lexicon):
    """A verb with a meaning of its own is not reduced to its object."""
    assert lexicon.light_verb(verb, "attack") is None


def test_nouns_of_light_verbs_are_event_nouns(lexicon):
    """A verb is light only with nouns that denote events."""
    nouns = {noun for entries in lexicon.light_verbs.values() for entry in entries for noun in entry.nouns}

    assert [noun for noun in sorted(nouns) if lexicon.event_noun(noun) is None] == []


# Tables


@pytest.mark.parametrize("name", ["verbs", "nouns", "reporting", "signatures", "cues", "lightverbs", "states"])
def test_tables_are_sorted(name):
    """Entries stand in alphabetical order, so that people find them and changes stay small."""
    text = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    lemmas = [line.split("\t")[0].lower() for line in text.splitlines() if not line.startswith("# ")][1:]

    assert lemmas == sorted(lemmas)


def test_what_is_done_again_is_what_was_done(lexicon):
    """To rediscuss is to discuss again, to seek out is to seek; to report is no porting."""
    assert lexicon.event_type(None, "rediscuss", "v") == lexicon.event_type(None, "discuss", "v") != "Event"
    assert lexicon.event_type("seek_out.02", "seek", "v") == lexicon.event_type("seek.01", "seek", "v") != "Event"
    assert lexicon.roleset("report.01").base == ""
