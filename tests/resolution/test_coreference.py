"""Mentions of one document become chains by rules that can be read off the sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.knowledge.gazetteer import Gazetteer, load_gazetteer
from kgraph.records.document import Span
from kgraph.records.mention import EntityType, Mention, MentionKind
from kgraph.records.syntax import Argument, Frame
from kgraph.resolution.coreference import chain

ZELENSKY = (
    "Ukrainian/JJ/3/amod/NORP President/NNP/3/compound Volodymyr/NNP/5/nsubj/Person Zelensky/NNP/3/flat/Person "
    "spoke|speak/VBD/0/root ././5/punct"
)
SHORT = "Zelensky/NNP/2/nsubj/Person left|leave/VBD/0/root ././2/punct"
OFFICIAL = "A|a/DT/3/det US/NNP/3/compound/Location official/NN/4/nsubj spoke|speak/VBD/0/root ././4/punct"
BARACK_AND_MICHELLE = (
    "Barack/NNP/6/nsubj/Person Obama/NNP/1/flat/Person and/CC/4/cc Michelle/NNP/1/conj/+Person "
    "Obama/NNP/4/flat/Person came|come/VBD/0/root ././6/punct"
)
THE_OFFICIAL = "The|the/DT/2/det official/NN/3/nsubj left|leave/VBD/0/root ././3/punct"


def test_surname_is_the_person_named_in_full(chains_of: Callable[..., Any]) -> None:
    """Zelensky is Volodymyr Zelensky, whose name comes without title."""
    chains = chains_of(ZELENSKY, SHORT)

    assert chains.same("Volodymyr", "Zelensky", occurrences=(1, 2))
    assert "Volodymyr Zelensky" == chains.of("Volodymyr").name
    assert chains.of("Volodymyr").type is EntityType.PERSON


def test_surname_of_two_people_is_neither(chains_of: Callable[..., Any]) -> None:
    """With Barack and Michelle Obama in the text, a bare Obama is left apart."""
    chains = chains_of(
        BARACK_AND_MICHELLE,
        "Obama/NNP/2/nsubj/Person spoke|speak/VBD/0/root ././2/punct",
    )

    assert not chains.same("Barack", "Michelle")
    assert chains.of("Obama", 3) not in (chains.of("Barack"), chains.of("Michelle"))


def test_title_tells_two_people_of_one_surname_apart(chains_of: Callable[..., Any]) -> None:
    """Mrs. Obama can only be Michelle."""
    chains = chains_of(
        BARACK_AND_MICHELLE,
        "Mrs./NNP/2/compound Obama/NNP/3/nsubj/Person spoke|speak/VBD/0/root ././3/punct",
    )

    assert chains.same("Michelle", "Obama", occurrences=(1, 3))


def test_acronym_in_brackets_is_the_name_before_it(chains_of: Callable[..., Any]) -> None:
    """The NPA is the National Police Agency, here and later."""
    chains = chains_of(
        "The|the/DT/4/det National/NNP/4/compound/Organization Police/NNP/4/compound/Organization "
        "Agency/NNP/8/nsubj/Organization (/-LRB-/6/punct NPA/NNP/4/appos/Organization )/-RRB-/6/punct "
        "met|meet/VBD/0/root",
        "The|the/DT/2/det NPA/NNP/3/nsubj/Organization left|leave/VBD/0/root ././3/punct",
    )

    assert chains.same("Agency", "NPA")
    assert chains.same("Agency", "NPA", occurrences=(1, 2))
    assert "National Police Agency" == chains.of("NPA").name


def test_aliases_of_a_country_are_one(chains_of: Callable[..., Any]) -> None:
    """The US is the United States; the name is that of the table where the text has it."""
    chains = chains_of(
        "The|the/DT/2/det US/NNP/3/nsubj/Location agreed|agree/VBD/0/root",
        "The|the/DT/3/det United/NNP/3/compound/Location States/NNP/4/nsubj/Location left|leave/VBD/0/root",
    )

    assert chains.same("US", "States")
    assert "United States" == chains.of("US").name
    assert ("http://www.wikidata.org/entity/Q30",) == chains.of("US").same_as


def test_georgia_alone_links_to_no_country(chains_of: Callable[..., Any]) -> None:
    """Georgia may be the state; with Georgians in the text it is the country."""
    georgia = "Georgia/NNP/2/nsubj/Location voted|vote/VBD/0/root ././2/punct"
    people = "Georgians/NNPS/2/nsubj/NORP marched|march/VBD/0/root ././2/punct"

    assert chains_of(georgia).of("Georgia").same_as == ()
    assert chains_of(georgia, people).of("Georgia").same_as == ("http://www.wikidata.org/entity/Q230",)


def test_demonym_is_a_group_and_not_the_country(chains_of: Callable[..., Any]) -> None:
    """Russians are not Russia."""
    chains = chains_of(
        "Russians/NNPS/2/nsubj/NORP left|leave/VBD/0/root Russia/NNP/2/obj/Location ././2/punct",
    )

    assert EntityType.GROUP is chains.of("Russians").type
    assert not chains.same("Russians", "Russia")


def test_apposition_and_predicate_nominal_name_one_person(chains_of: Callable[..., Any]) -> None:
    """Berg, a lawyer; Berg is the director."""
    chains = chains_of(
        "Anna/NNP/7/nsubj/Person Berg/NNP/1/flat/Person ,/,/5/punct a/DT/5/det lawyer/NN/1/appos ,/,/5/punct "
        "spoke|speak/VBD/0/root",
        "Berg/NNP/4/nsubj/Person is|be/VBZ/4/cop the/DT/4/det director/NN/0/root ././4/punct",
    )

    assert chains.same("Anna", "lawyer")
    assert chains.same("Anna", "director")


def test_denied_predicate_nominal_is_somebody_else(chains_of: Callable[..., Any]) -> None:
    """Berg is not the director."""
    chains = chains_of(
        "Anna/NNP/6/nsubj/Person Berg/NNP/1/flat/Person is|be/VBZ/6/cop not/RB/6/advmod the/DT/6/det "
        "director/NN/0/root",
    )

    assert not chains.same("Anna", "director")


def test_definite_description_takes_up_the_same_noun(chains_of: Callable[..., Any]) -> None:
    """The official is the US official, named in full without article."""
    chains = chains_of(OFFICIAL, THE_OFFICIAL)

    assert chains.same("official", "official", occurrences=(1, 2))
    assert "US official" == chains.of("official").name


def test_new_description_takes_up_nothing(chains_of: Callable[..., Any]) -> None:
    """A second US official is another one."""
    assert not chains_of(OFFICIAL, OFFICIAL).same("official", "official", occurrences=(1, 2))


def test_description_with_other_modifiers_is_another_thing(chains_of: Callable[..., Any]) -> None:
    """The Lebanese army is not the Israeli army."""
    chains = chains_of(
        "The|the/DT/3/det Israeli/JJ/3/amod/NORP army/NN/4/nsubj left|leave/VBD/0/root",
        "The|the/DT/3/det Lebanese/JJ/3/amod/NORP army/NN/4/nsubj came|come/VBD/0/root",
    )

    assert not chains.same("army", "army", occurrences=(1, 2))


def test_equal_troops_of_a_people_are_one(chains_of: Callable[..., Any]) -> None:
    """North Korean troops are the same troops a sentence later; Ukrainian ones are not, nor are just any troops."""
    korean = "North/JJ/2/compound/NORP Korean/JJ/3/amod/NORP troops|troop/NNS/4/nsubj came|come/VBD/0/root ././4/punct"
    ukrainian = "Ukrainian/JJ/2/amod/NORP troops|troop/NNS/3/nsubj left|leave/VBD/0/root ././3/punct"
    any_troops = "Troops|troop/NNS/2/nsubj left|leave/VBD/0/root ././2/punct"

    assert chains_of(korean, korean).same("troops", "troops", occurrences=(1, 2))
    assert "North Korean troops" == chains_of(korean).of("troops").name
    assert not chains_of(korean, ukrainian).same("troops", "troops", occurrences=(1, 2))
    assert not chains_of(any_troops, any_troops).same("Troops", "Troops", occurrences=(1, 2))


def test_title_takes_up_its_only_holder(chains_of: Callable[..., Any]) -> None:
    """The president is Zelensky while no other president is named."""
    president = "The|the/DT/2/det president/NN/3/nsubj left|leave/VBD/0/root ././3/punct"
    macron = (
        "President/NNP/2/compound Emmanuel/NNP/4/nsubj/Person Macron/NNP/2/flat/Person came|come/VBD/0/root ././4/punct"
    )
    harris = (
        "Vice/NNP/2/compound President/NNP/3/compound Kamala/NNP/5/nsubj/Person Harris/NNP/3/flat/Person "
        "came|come/VBD/0/root ././5/punct"
    )

    assert chains_of(ZELENSKY, president).same("Volodymyr", "president")
    assert chains_of(ZELENSKY, harris, president).same("Volodymyr", "president")
    assert not chains_of(ZELENSKY, macron, president).same("Volodymyr", "president")
    assert not chains_of(harris, president).same("Kamala", "president")


def test_title_of_another_country_is_not_taken_up(chains_of: Callable[..., Any]) -> None:
    """The Ukrainian president is Zelensky; the French one is not, whoever else is named."""
    president = "The|the/DT/3/det {}/JJ/3/amod/NORP president/NN/4/nsubj left|leave/VBD/0/root ././4/punct"

    assert chains_of(ZELENSKY, president.format("Ukrainian")).same("Volodymyr", "president")
    assert not chains_of(ZELENSKY, president.format("French")).same("Volodymyr", "president")


def test_title_before_a_name_belongs_to_it(chains_of: Callable[..., Any]) -> None:
    """The Ukrainian and the Russian president of two names are two people, and "the president" is neither."""
    text = (
        "{}/JJ/2/amod/NORP President|president/NN/3/nmod:desc {}/NNP/5/nsubj/Person {}/NNP/3/flat/Person "
        "left|leave/VBD/0/root"
    )
    chains = chains_of(
        text.format("Ukrainian", "Volodymyr", "Zelensky"),
        text.format("Russian", "Vladimir", "Putin"),
        "The|the/DT/2/det president/NN/3/nsubj left|leave/VBD/0/root ././3/punct",
    )

    assert chains.same("President", "Volodymyr")
    assert chains.same("President", "Vladimir", occurrences=(2, 1))
    assert chains.of("president") not in (chains.of("Volodymyr"), chains.of("Vladimir"))


def test_description_never_makes_two_names_one(chains_of: Callable[..., Any]) -> None:
    """A director in apposition to two names is joined with the first only."""
    chains = chains_of(
        "Anna/NNP/9/nsubj/Person Berg/NNP/1/flat/Person ,/,/5/punct the/DT/5/det director/NN/1/appos ,/,/7/punct "
        "Olha/NNP/5/appos/Person Koval/NNP/7/flat/Person spoke|speak/VBD/0/root",
    )

    assert not chains.same("Anna", "Olha")


def test_general_word_takes_up_the_only_name_nearby(chains_of: Callable[..., Any]) -> None:
    """The company is Boeing unless Airbus is named, too."""
    boeing = "Boeing/NNP/2/nsubj/Organization agreed|agree/VBD/0/root ././2/punct"
    airbus = "Airbus/NNP/2/nsubj/Organization refused|refuse/VBD/0/root ././2/punct"
    company = "The|the/DT/2/det company/NN/3/nsubj paid|pay/VBD/0/root ././3/punct"

    assert chains_of(boeing, company).same("Boeing", "company")
    assert not chains_of(boeing, airbus, company).same("Airbus", "company")


def test_description_narrowed_by_a_clause_takes_up_nothing(chains_of: Callable[..., Any]) -> None:
    """The official who resigned need not be the one before."""
    chains = chains_of(
        OFFICIAL,
        "The|the/DT/2/det official/NN/5/nsubj who/WP/4/nsubj resigned|resign/VBD/2/acl:relcl left|leave/VBD/0/root",
    )

    assert not chains.same("official", "official", occurrences=(1, 2))


@pytest.mark.parametrize(
    ("pronoun", "expected"),
    [("he/PRP", "Volodymyr"), ("she/PRP", "Anna"), ("it/PRP", "Boeing"), ("they/PRP", "troops")],
)
def test_pronoun_takes_what_agrees_with_it(pronoun: str, expected: str, chains_of: Callable[..., Any]) -> None:
    """Gender, number and animacy choose among four."""
    chains = chains_of(
        ZELENSKY,
        "Anna/NNP/3/nsubj/Person Berg/NNP/1/flat/Person met|meet/VBD/0/root troops|troop/NNS/3/obj near/IN/6/case "
        "Boeing/NNP/3/obl/Organization ././3/punct",
        f"Then/RB/3/advmod {pronoun}/3/nsubj left|leave/VBD/0/root ././3/punct",
    )

    assert chains.same(pronoun.partition("/")[0], expected)


def test_object_pronoun_is_not_its_own_subject(chains_of: Callable[..., Any]) -> None:
    """Berg praised her: somebody else; Berg praised herself: Berg."""
    text = "Anna/NNP/3/nsubj/Person Berg/NNP/1/flat/Person praised|praise/VBD/0/root {}/PRP/3/obj ././3/punct"

    assert chains_of(text.format("her")).of("her") is None
    assert chains_of(text.format("herself")).same("Anna", "herself")


def test_possessive_may_be_the_subject_of_its_clause(chains_of: Callable[..., Any]) -> None:
    """Kyiv launched its incursion: Kyiv's, and the incursion is not its own owner."""
    chains = chains_of(
        "Kyiv/NNP/2/nsubj/Location launched|launch/VBD/0/root its/PRP$/4/nmod:poss incursion/NN/2/obj ././2/punct"
    )

    assert chains.same("Kyiv", "its")
    assert "Kyiv's incursion" == chains.of("incursion").name


def test_empty_it_takes_up_nothing(chains_of: Callable[..., Any]) -> None:
    """It rained takes up no company."""
    chains = chains_of(
        "Boeing/NNP/2/nsubj/Organization agreed|agree/VBD/0/root ././2/punct",
        "It|it/PRP/2/expl rained|rain/VBD/0/root ././2/punct",
    )

    assert chains.of("It") is None


def test_speaker_is_i_and_not_he(chains_of: Callable[..., Any]) -> None:
    """In Berg's quotation "I" is Berg and "she" is not."""
    chains = chains_of(
        "“/``/3/punct I/PRP/3/nsubj agree/VBP/7/ccomp ,/,/7/punct ”/''/3/punct Anna/NNP/7/nsubj/Person "
        "said|say/VBD/0/root ././7/punct",
        "“/``/3/punct She|she/PRP/3/nsubj agrees|agree/VBZ/6/ccomp ”/''/3/punct Anna/NNP/6/nsubj/Person "
        "said|say/VBD/0/root",
    )

    assert chains.same("I", "Anna")
    assert not chains.same("She", "Anna")


def test_we_is_no_single_speaker(chains_of: Callable[..., Any]) -> None:
    """We said by a person is more than that person."""
    chains = chains_of(
        "“/``/3/punct We|we/PRP/3/nsubj agree/VBP/7/ccomp ,/,/7/punct ”/''/3/punct Anna/NNP/7/nsubj/Person "
        "said|say/VBD/0/root ././7/punct"
    )

    assert chains.of("We") is None


def test_ids_follow_the_first_mentions(chains_of: Callable[..., Any]) -> None:
    """x1, x2, ... in text order, whatever the order of the mentions given."""
    chains = chains_of(OFFICIAL, ZELENSKY, SHORT)
    starts = [c.mentions[0].span.start for c in chains.chains]

    assert [f"x{n}" for n in range(1, len(starts) + 1)] == [c.id for c in chains.chains]
    assert sorted(starts) == starts


def test_nothing_gives_nothing(gazetteer: Gazetteer) -> None:
    """No sentences and no mentions are no chains; a mention outside all sentences is left out."""
    stray = Mention(Span(5, 9), Span(5, 9), MentionKind.NAME)

    assert chain((), (), gazetteer) == ()
    assert chain((), (stray,), gazetteer) == ()


WORLD = load_gazetteer()


@given(random=st.randoms(use_true_random=False))
def test_order_of_mentions_does_not_matter(parse: Callable[..., Any], random: Any) -> None:
    """Any order of the mentions gives the same chains."""
    sentences, mentions = parse(ZELENSKY, OFFICIAL, SHORT, THE_OFFICIAL)
    shuffled = random.sample(mentions, len(mentions))

    assert chain(sentences, mentions, WORLD) == chain(sentences, shuffled, WORLD)


REGION = "The|the/DT/3/det {adjective}/JJ/3/amod country/NN/4/nsubj voted|vote/VBD/0/root ././4/punct"
TWO_COUNTRIES = "Peru/NNP/2/nsubj/Location met|meet/VBD/0/root Latvia/NNP/2/obj/Location ././2/punct"


def test_country_of_a_region_is_the_one_there(chains_of: Callable[..., Any]) -> None:
    """Of Peru and Latvia the Baltic country is Latvia, the Andean one Peru, and neither is the Nordic one."""
    assert chains_of(TWO_COUNTRIES, REGION.format(adjective="Baltic")).same("country", "Latvia")
    assert chains_of(TWO_COUNTRIES, REGION.format(adjective="Andean")).same("country", "Peru")
    nordic = chains_of(TWO_COUNTRIES, REGION.format(adjective="Nordic"))
    assert nordic.of("country") not in (nordic.of("Peru"), nordic.of("Latvia"))


def test_owner_is_named_in_a_description(chains_of: Callable[..., Any]) -> None:
    """The country's army is Peru's army; an owner that has no name stays as it is written."""
    army = "The|the/DT/2/det {0}/NN/4/nmod:poss 's/POS/2/case army/NN/5/nsubj left|leave/VBD/0/root ././5/punct"
    peru = "Peru/NNP/2/nsubj/Location voted|vote/VBD/0/root ././2/punct"

    assert "Peru's army" == chains_of(peru, army.format("country")).of("army").name
    assert "king's army" == chains_of(peru, army.format("king")).of("army").name


def test_team_of_the_singular_is_it(chains_of: Callable[..., Any]) -> None:
    """A team was formed and it won; the Danes are not it."""
    chains = chains_of(
        "A|a/DT/2/det team/NN/3/nsubj won|win/VBD/0/root and/CC/6/cc it/PRP/6/nsubj left|leave/VBD/3/conj ././3/punct"
    )
    people = chains_of(
        "Danes/NNPS/2/nsubj/NORP won|win/VBD/0/root and/CC/5/cc it/PRP/5/nsubj ended|end/VBD/2/conj ././2/punct"
    )

    assert chains.same("team", "it")
    assert not people.same("Danes", "it")


def test_company_without_its_line_of_business(chains_of: Callable[..., Any]) -> None:
    """Torvex is Torvex Minerals; Boston is not the Boston Globe."""
    text = "{0}/NNP/3/nsubj/Organization {1}/NNP/1/flat/Organization grew|grow/VBD/0/root ././3/punct"
    short = "{0}/NNP/2/nsubj/Organization fell|fall/VBD/0/root ././2/punct"
    globe = chains_of(text.format("Kyiv", "Post"), short.format("Kyiv"))

    assert chains_of(text.format("Torvex", "Minerals"), short.format("Torvex")).same(
        "Torvex", "Torvex", occurrences=(1, 2)
    )
    assert not globe.same("Kyiv", "Kyiv", occurrences=(1, 2))


def test_word_that_only_begins_a_headline_is_no_name(chains_of: Callable[..., Any]) -> None:
    """Bomb kills guard, a bomb killed a guard: the bomb has no name."""
    chains = chains_of(
        "Bomb/NNP/2/nsubj kills|kill/VBZ/0/root guard/NN/2/obj",
        "A/DT/2/det bomb/NN/3/nsubj killed|kill/VBD/0/root a/DT/5/det guard/NN/3/obj ././3/punct",
        paragraphs=(0, 1),
    )

    assert chains.same("Bomb", "bomb")


def test_what_is_coordinated_with_somebody_may_be_theirs(chains_of: Callable[..., Any]) -> None:
    """In "Holm and his wife", "his" is Holm; in "his wife", it is not the wife."""
    chains = chains_of(
        "Bo/NNP/6/nsubj/Person Holm/NNP/1/flat/Person and/CC/5/cc his/PRP$/5/nmod:poss wife/NN/1/conj "
        "left|leave/VBD/0/root ././6/punct"
    )

    assert chains.same("Bo", "his")
    assert not chains.same("wife", "his")


def test_noun_before_a_name_is_taken_up(chains_of: Callable[..., Any]) -> None:
    """The plumber Bo Holm, then the plumber: also a trade that no table knows; with two of them, neither."""
    holm = (
        "The|the/DT/2/det glassblower/NN/5/nsubj {}/NNP/2/appos/Person {}/NNP/3/flat/Person "
        "spoke|speak/VBD/0/root ././5/punct"
    )
    again = "The|the/DT/2/det glassblower/NN/3/nsubj left|leave/VBD/0/root ././3/punct"
    two = chains_of(holm.format("Bo", "Holm"), holm.format("Ada", "Berg"), again)

    assert chains_of(holm.format("Bo", "Holm"), again).same("Bo", "glassblower", occurrences=(1, 2))
    assert two.of("glassblower", 3) not in (two.of("Bo"), two.of("Ada"))


def test_police_of_two_kinds_are_not_just_the_police(chains_of: Callable[..., Any]) -> None:
    """After the Korean and the local police, the police may be either."""
    text = "The|the/DT/3/det {}/JJ/3/amod police/NNS/4/nsubj came|come/VBD/0/root ././4/punct"
    again = "The|the/DT/2/det police/NNS/3/nsubj left|leave/VBD/0/root ././3/punct"
    chains = chains_of(text.format("Korean"), text.format("local"), again)

    assert chains.of("police", 3) not in (chains.of("police", 1), chains.of("police", 2))
    assert chains_of(text.format("local"), again).same("police", "police", occurrences=(1, 2))


GANG = "The|the/DT/2/det gang/NN/3/nsubj fled|flee/VBD/0/root ././3/punct"


def test_owner_is_told_by_the_description_it_takes_up(chains_of: Callable[..., Any]) -> None:
    """Its weapons are the gang's weapons, though the gang has no name."""
    chains = chains_of(
        GANG,
        "Its|its/PRP$/2/nmod:poss weapons|weapon/NNS/3/nsubj rusted|rust/VBD/0/root ././3/punct",
    )

    assert "gang's weapons" == chains.of("weapons").name


def test_owner_of_a_relative_clause_is_its_noun(chains_of: Callable[..., Any]) -> None:
    """A gang whose weapons rusted: the gang's weapons."""
    chains = chains_of(
        "The|the/DT/2/det gang/NN/6/nsubj whose|whose/WP$/4/nmod:poss weapons|weapon/NNS/5/nsubj "
        "rusted|rust/VBD/2/acl:relcl fled|flee/VBD/0/root ././6/punct",
    )

    assert "gang's weapons" == chains.of("weapons").name


def test_owner_whom_nothing_explains_is_left_out(chains_of: Callable[..., Any]) -> None:
    """My weapons, said by nobody known, are weapons."""
    chains = chains_of("My|my/PRP$/2/nmod:poss weapons|weapon/NNS/3/nsubj rusted|rust/VBD/0/root ././3/punct")

    assert "weapons" == chains.of("weapons").name


def test_a_country_in_the_plural_is_one(chains_of: Callable[..., Any]) -> None:
    """The United States said it would come."""
    chains = chains_of(
        "The|the/DT/3/det United/NNP/3/compound/Location States/NNPS/4/nsubj/Location said|say/VBD/0/root "
        "it/PRP/7/nsubj would/MD/7/aux come/VB/4/ccomp ././4/punct"
    )

    assert chains.same("States", "it")


def test_a_plural_is_not_it(chains_of: Callable[..., Any]) -> None:
    """The farms said it would come: what comes is something else."""
    chains = chains_of(
        "The|the/DT/2/det farms|farm/NNS/3/nsubj said|say/VBD/0/root it/PRP/6/nsubj would/MD/6/aux come/VB/3/ccomp "
        "././3/punct"
    )

    assert chains.of("it") is None


JUDGE = (
    "“/``/3/punct You|you/PRP/3/nsubj lied|lie/VBD/7/ccomp ,/,/3/punct ”/''/3/punct Holm/NNP/7/nsubj/Person "
    "told|tell/VBD/0/root {whom}|{whom}/PRP/7/obj ././7/punct"
)


def test_you_is_who_is_told_by_a_pronoun_behind_the_quotation(chains_of: Callable[..., Any]) -> None:
    """“You lied,” Holm told him: Olaf, whom the pronoun means."""
    chains = chains_of(
        "Olaf/NNP/3/nsubj/Person Berg/NNP/1/flat/Person wept|weep/VBD/0/root ././3/punct", JUDGE.format(whom="him")
    )

    assert chains.same("Olaf", "him")
    assert chains.same("Olaf", "You")


def test_you_is_nobody_where_nobody_knows_who_is_told(chains_of: Callable[..., Any]) -> None:
    """“You lied,” Holm told them, and the text does not say whom."""
    chains = chains_of(JUDGE.format(whom="them"))

    assert chains.of("You") is None


BREWER = (
    "Danish/JJ/2/amod/NORP brewer/NN/3/nmod:desc Fjordbryg/NNP/4/nsubj/Organization grew|grow/VBD/0/root ././4/punct"
)
NORWIND = "Norwind/NNP/2/nsubj/Organization shrank|shrink/VBD/0/root ././2/punct"


@pytest.mark.parametrize(
    "words", ["The|the/DT/2/det brewer/NN/3/nsubj", "The|the/DT/3/det Danish/JJ/3/amod firm/NN/4/nsubj"]
)
def test_trade_or_people_of_a_firm_takes_it_up(chains_of: Callable[..., Any], words: str) -> None:
    """The brewer, or the Danish firm, is the firm that is called so before its name."""
    last = words.count(" ") + 2
    chains = chains_of(BREWER, NORWIND, f"{words} merged|merge/VBD/0/root ././{last}/punct")

    assert ["name", "nominal"] == [m.kind.value for m in chains.of("Fjordbryg").mentions][-2:]
    assert ["name"] == [m.kind.value for m in chains.of("Norwind").mentions]


@pytest.mark.parametrize(
    "words", ["The|the/DT/2/det insurer/NN/3/nsubj", "The|the/DT/3/det Dutch/JJ/3/amod firm/NN/4/nsubj"]
)
def test_other_trade_or_people_is_another_firm(chains_of: Callable[..., Any], words: str) -> None:
    """The insurer is no brewer, and the Dutch firm is not the Danish one."""
    last = words.count(" ") + 2
    chains = chains_of(BREWER, NORWIND, f"{words} merged|merge/VBD/0/root ././{last}/punct")

    assert "nominal" not in [m.kind.value for m in chains.of("Norwind").mentions]
    assert not any(m.span.start > 50 for m in chains.of("Fjordbryg").mentions)


def test_title_that_the_parser_leaves_alone_is_of_the_name_after_it(chains_of: Callable[..., Any]) -> None:
    """Duke Casimir marched; the duke, later, is he and not the word before his name."""
    chains = chains_of(
        "Duke|duke/NN/3/nsubj Casimir/NNP/3/nsubj/Person marched|march/VBD/0/root ././3/punct",
        "The|the/DT/2/det duke/NN/3/nsubj fled|flee/VBD/0/root ././3/punct",
    )

    assert chains.same("Casimir", "duke")


@pytest.mark.parametrize(("role", "count"), [("ARG0", 2), ("ARG1", 1)])
def test_it_that_acts_is_no_filler(parse: Callable[..., Any], gazetteer: Gazetteer, role: str, count: int) -> None:
    """Where a predicate takes "it" for who acts, the label of a filler is a mistake."""
    sentences, mentions = parse(
        "Oman/NNP/2/nsubj/Location said|say/VBD/0/root it/PRP/5/expl would/MD/5/aux help/VB/2/ccomp ././2/punct"
    )
    framed = replace(sentences[0], frames=(Frame(4, "help.01", (Argument(role, 2),)),))

    assert count == len(chain((framed,), mentions, gazetteer)[0].mentions)


def test_them_of_whom_a_part_is_told(chains_of: Callable[..., Any]) -> None:
    """It employs people, most of them in Oslo: they are the people."""
    chains = chains_of(
        "Fjordco/NNP/2/nsubj/Organization employs|employ/VBZ/0/root people/NNS/2/obj ,/,/5/punct "
        "most/JJS/3/appos of/IN/7/case them/PRP/5/nmod ././2/punct"
    )

    assert chains.same("people", "them")
    assert not chains.same("Fjordco", "them")


TWO_HOLMS = (
    "Ada/NNP/6/nsubj/Person Holm/NNP/1/flat/Person and/CC/4/cc Olaf/NNP/1/conj/+Person Holm/NNP/4/flat/Person "
    "met|meet/VBD/0/root ././6/punct"
)
MR = "{title}/NNP/2/compound Holm/NNP/3/nsubj/Person left|leave/VBD/0/root ././3/punct"


def test_mr_and_ms_of_one_surname_are_two(chains_of: Callable[..., Any]) -> None:
    """Mr Holm is Olaf and Ms Holm is Ada, whoever comes first."""
    chains = chains_of(TWO_HOLMS, MR.format(title="Mr"), MR.format(title="Ms"))

    assert chains.same("Olaf", "Holm", occurrences=(1, 3))
    assert chains.same("Ada", "Holm", occurrences=(1, 4))


def test_title_without_gender_tells_nobody_of_one_surname(chains_of: Callable[..., Any]) -> None:
    """Dr Holm may be either."""
    chains = chains_of(TWO_HOLMS, MR.format(title="Dr"))

    assert chains.of("Holm", 3) not in (chains.of("Ada"), chains.of("Olaf"))


@pytest.mark.parametrize(("labels", "same"), [(("Organization", "Person"), True), (("Organization",), False)])
def test_surname_that_the_parser_takes_for_a_body(
    chains_of: Callable[..., Any], labels: tuple[str, ...], same: bool
) -> None:
    """Zelensky is the person named in full if the parser sees a person there even once; a firm may be called so."""
    chains = chains_of(ZELENSKY, *[SHORT.replace("Person", label) for label in labels])

    assert same is chains.same("Volodymyr", "Zelensky", occurrences=(1, 2))


@pytest.mark.parametrize(("comma", "same"), [(",/,/2/punct ", True), ("", False)])
def test_clause_behind_a_comma_restricts_nothing(chains_of: Callable[..., Any], comma: str, same: bool) -> None:
    """The company, which grew, is the one just named; the company which grew may be another."""
    last = 5 + bool(comma)
    chains = chains_of(
        NORWIND,
        f"The|the/DT/2/det company/NN/{last}/nsubj {comma}which/WDT/{last - 1}/nsubj grew|grow/VBD/2/acl:relcl "
        f"merged|merge/VBD/0/root ././{last}/punct",
    )

    assert same is chains.same("Norwind", "company")
