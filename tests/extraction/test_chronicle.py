"""What tense and discourse tell of the time of events that no expression dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from kgraph.extraction.chronicle import chronicled
from kgraph.extraction.inference import LEAD
from kgraph.extraction.placed import Placed
from kgraph.extraction.predicates import Predicate
from kgraph.extraction.recall import Dated, Telling
from kgraph.extraction.story import BACKGROUND_REACH, REACH
from kgraph.records.claim import Basis, ClaimTime, Polarity, Status
from kgraph.records.document import Span
from kgraph.records.interval import Interval, Timex, TimexType
from kgraph.records.syntax import Frame, Sentence

Tree = Callable[[str], Sentence]
Story = Callable[..., list[str]]

THURSDAY = date(2024, 3, 14)
PAST = "They/PRP/2/nsubj attacked|attack/VBD/0/root"
ONGOING = "They/PRP/3/nsubj are|be/VBP/3/aux attacking|attack/VBG/0/root"
PERFECT = "They/PRP/3/nsubj have/VBP/3/aux attacked|attack/VBN/0/root"
FUTURE = "They/PRP/3/nsubj will/MD/3/aux attack/VB/0/root"
WAITED = "They/PRP/2/nsubj waited|wait/VBD/0/root"
THIS_ATTACK = "This/DT/2/det attack/NN/0/root"


def on(edtf: str) -> ClaimTime:
    """Return the time that an expression gives."""
    return ClaimTime(None, Interval.from_edtf(edtf), Basis.TEXT)


def dates(times: dict[int, ClaimTime], *triggers: int) -> list[str]:
    """Return what the triggers are dated to, "" for nothing."""
    found = (times.get(trigger) for trigger in triggers)
    return ["" if time is None or time.interval is None else time.interval.edtf for time in found]


@pytest.fixture
def story(tree: Tree) -> Story:
    """Return a function from sentences and the dates that their text gives to the dates of their last words.

    Each sentence tells one event by its last word. `planned` numbers those that are only planned, `said` those that
    are statements of one speaker. All are of one kind, and `alike` done by one actor.
    """

    def tell(
        texts: Sequence[str],
        dates: Sequence[str],
        *,
        planned: Sequence[int] = (),
        said: tuple[int, ...] = (),
        published: date | None = THURSDAY,
        kind: str = "Event",
        alike: bool = False,
    ) -> list[str]:
        tellings: list[Telling] = []
        actors = frozenset({"x1"} if alike else ())
        for number, (text, told) in enumerate(zip(texts, dates, strict=True)):
            sentence = tree(text)
            index = len(sentence.tokens) - 1
            predicate = Predicate(index, Frame(index, f"{sentence.tokens[index].lemma}.01"), kind, number in said)
            status = Status.PLANNED if number in planned else Status.HAPPENED
            item = Dated(predicate, status, Polarity.POSITIVE, "Kim" if number in said else None, actors=actors)
            by_text = {index: on(told)} if told else {}
            tellings.append(Telling(sentence, [item], by_text))
        times = chronicled(published, tellings)
        last = [times[number].get(len(telling.sentence.tokens) - 1) for number, telling in enumerate(tellings)]
        return ["" if time is None or time.interval is None else time.interval.edtf for time in last]

    return tell


def test_a_narrative_goes_on_in_its_time(story: Story):
    """What is told in the past behind a dated event has its date."""
    assert ["2019-05", "2019-05"] == story([PAST, PAST], ["2019-05", ""])


def test_a_narrative_reaches_only_so_far(story: Story):
    """After some sentences without date nothing is known any more."""
    texts = [PAST] * (REACH + 3)

    assert "" == story(texts, ["2019-05", *[""] * (REACH + 2)])[-1]


def test_a_narrative_begins_with_a_date(story: Story):
    """Without any date nothing is dated."""
    assert ["", ""] == story([PAST, PAST], ["", ""])


def test_a_plan_has_not_the_time_of_the_narrative(story: Story):
    """What is still to come did not happen in May 2019."""
    assert ["2019-05", ""] == story([PAST, FUTURE], ["2019-05", ""], planned=(1,))


def test_a_plan_moves_no_narrative(story: Story):
    """The date of a plan is not where the story stands."""
    assert ["2025-05", ""] == story([FUTURE, PAST], ["2025-05", ""], planned=(0,))


def test_what_is_going_on_reaches_to_the_publication(story: Story):
    """The progressive present is the day of publication."""
    assert ["2024-03-14"] == story([ONGOING], [""])


def test_without_publication_nothing_is_going_on(story: Story):
    """There is no today to guess."""
    assert [""] == story([ONGOING], [""], published=None)


def test_the_perfect_has_not_the_time_of_the_narrative(story: Story):
    """They have attacked: some time before now."""
    assert ["2019-05", ""] == story([PAST, PERFECT], ["2019-05", ""])


def test_a_definite_event_has_the_date_it_had_before(story: Story):
    """What "this attack" takes up is the one that was dated."""
    texts = [PAST, WAITED, THIS_ATTACK]
    dates = ["2019-05", "2023-01", ""]

    assert "2019-05" == story(texts, dates)[-1]


def test_an_indefinite_event_is_another_one(story: Story):
    """An attack is not the one that was dated."""
    assert "" == story([PAST, THIS_ATTACK.replace("This/", "An/")], ["2019-05", ""])[-1]


def test_who_spoke_on_a_day_speaks_on_it_again(story: Story):
    """A second "said" of one speaker has the day of the first."""
    said = "They/PRP/2/nsubj said|say/VBD/0/root"

    assert ["2024-03-12", "2024-03-12"] == story([said, said], ["2024-03-12", ""], said=(0, 1))


def test_an_asides_date_moves_no_narrative(tree: Tree):
    """A relative clause is background; the story does not move there."""
    sentence = tree("Ships|ship/NNS/4/nsubj that/WDT/3/nsubj sank|sink/VBD/1/acl:relcl returned|return/VBD/0/root")
    events = [Predicate(2, Frame(2, "sink.01"), "Event", False), Predicate(3, Frame(3, "return.01"), "Move", False)]
    items = [Dated(event, Status.HAPPENED, Polarity.POSITIVE) for event in events]
    told = on("1998")

    assert ({2: told},) == chronicled(THURSDAY, [Telling(sentence, items, {2: told})])


def test_an_aside_has_not_the_time_of_the_narrative(tree: Tree, story: Story):
    """A relative clause tells what was before; "the ships that sank" need not have sunk on that day."""
    aside = "Ships|ship/NNS/4/nsubj returned|return/VBN/1/acl that/WDT/4/nsubj sank|sink/VBD/1/acl:relcl"

    assert ["2019-05", ""] == story([PAST, aside], ["2019-05", ""])


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ("The/DT/2/det attack/NN/0/root", THIS_ATTACK, "2019-05"),
        ("A/DT/3/det similar/JJ/3/amod attack/NN/0/root", THIS_ATTACK, ""),
        ("The/DT/2/det attack/NN/0/root", "The/DT/3/det previous/JJ/3/amod attack/NN/0/root", ""),
    ],
)
def test_another_event_of_the_kind_neither_lends_nor_takes_a_date(first: str, then: str, expected: str, story: Story):
    """The date of a similar attack is not that of the attack, nor that one's the date of a previous attack."""
    assert expected == story([first, then], ["2019-05", ""])[1]


def test_a_long_time_in_the_background_dates_its_own_sentence_only(story: Story):
    """What followed a vote of last November, in a story of this week, may have followed months later."""
    days = story([PAST, PAST, WAITED], ["2024-03-12", "2023-11-06", ""])
    months = story([PAST, PAST, WAITED], ["2024-03-12", "2023-11", ""])

    assert ["2023-11-06", ""] == [days[-1], months[-1]]


def test_another_event_of_the_kind_moves_no_narrative(story: Story):
    """After "a similar attack in 2019" the text goes on with its own story."""
    similar = "A/DT/3/det similar/JJ/3/amod attack/NN/4/nsubj failed|fail/VBD/0/root"

    assert ["2024-03-12", "2019", "2024-03-12"] == story([PAST, similar, WAITED], ["2024-03-12", "2019", ""])


def test_reported_nouns_have_not_the_interval_of_the_saying(tree: Tree):
    """Between the story and the publication somebody spoke; what he spoke of need not have happened then."""
    attack = Dated(Predicate(1, Frame(1, "attack.01"), "Event", False), Status.HAPPENED, Polarity.POSITIVE)
    told = Telling(tree(PAST), [attack], {1: on("2024-03-12")})
    says = Dated(Predicate(1, Frame(1, "condemn.01"), "Say", True), Status.HAPPENED, Polarity.POSITIVE, "Kim")
    riots = Dated(Predicate(2, Frame(2, "riot.01"), "Event", False), Status.HAPPENED, Polarity.POSITIVE)

    sentence = tree("Kim/NNP/2/nsubj condemned|condemn/VBD/0/root riots|riot/NNS/2/obj")

    assert [1] == list(chronicled(THURSDAY, [told, Telling(sentence, [says, riots], {})])[1])


def test_the_day_before_the_story_may_be_that_of_the_saying(story: Story):
    """Where the text tells of two days running, a saying without date can be of either."""
    said = "Lee/NNP/2/nsubj said|say/VBD/0/root"

    assert "2024-03-11/2024-03-14" == story([PAST, PAST, said], ["2024-03-12", "2024-03-11", ""], said=(2,))[2]
    assert "2024-03-12/2024-03-14" == story([PAST, PAST, said], ["2024-03-12", "2024-03-08", ""], said=(2,))[2]


def test_words_without_roleset_are_not_the_same_event(tree: Tree):
    """A date of one word that PropBank does not know dates no other such word."""
    tellings: list[Telling] = []
    for text, told in (("The/DT/2/det airdrop/NN/0/root", "2019-05"), ("This/DT/2/det flyover/NN/0/root", "")):
        item = Dated(Predicate(1, Frame(1, ""), "Event", False), Status.HAPPENED, Polarity.POSITIVE)
        by_text = {1: on(told)} if told else {}
        tellings.append(Telling(tree(text), [item], by_text))

    assert {} == chronicled(THURSDAY, tellings)[1]


def test_background_of_a_story_reaches_less_far(story: Story):
    """Behind the story of Wednesday the date of an older event is soon over."""
    texts = [PAST] * (BACKGROUND_REACH + 3)
    dates = ["2024-03-10", "2019-05-06", *[""] * (BACKGROUND_REACH + 1)]

    assert ["2019-05-06", ""] == story(texts, dates)[-2:]


def test_the_day_before_publication_is_not_told_from_it(story: Story):
    """What a story of yesterday goes on to tell happened yesterday or today, and no more is claimed."""
    assert ["2024-03-13", "2024-03-13/2024-03-14"] == story([PAST, WAITED], ["2024-03-13", ""])


def test_a_verb_has_the_date_of_the_noun_of_its_act(story: Story):
    """However far behind "the attack", they attacked on the day of the story; what else is told need not be of it."""
    texts = [THIS_ATTACK.replace("This/", "The/"), *[THIS_ATTACK.replace("attack", "vote")] * (REACH + 2), PAST, WAITED]
    dates = ["2024-03-10", "2024-03-11", *[""] * (REACH + 3)]

    assert ["2024-03-10", ""] == story(texts, dates)[-2:]


def test_a_verb_has_not_the_date_of_an_older_event(story: Story):
    """An attack in 2019 does not say when they attacked."""
    texts = [THIS_ATTACK, *[THIS_ATTACK.replace("attack", "vote")] * (REACH + 2), PAST]

    assert "" == story(texts, ["2019-05", *[""] * (REACH + 3)])[-1]


def test_what_happened_after_a_day_is_over_at_publication(story: Story):
    """An open end of what happened is closed; that of a plan stays open."""
    assert ["2024-03-10/2024-03-14"] == story([PAST], ["2024-03-10/.."])
    assert ["2024-03-10/.."] == story([FUTURE], ["2024-03-10/.."], planned=(0,))


def test_what_came_after_a_dated_event_lies_between_it_and_the_publication(tree: Tree):
    """After the vote on 10 March they left: some day until today; "before the vote" says nothing of that kind."""
    text = "They/PRP/2/nsubj left|leave/VBD/0/root {}/IN/5/case the/DT/5/det vote/NN/2/obl"
    told = {4: on("2024-03-10")}
    items = [
        Dated(Predicate(1, Frame(1, "leave.01"), "Event", False), Status.HAPPENED, Polarity.POSITIVE),
        Dated(Predicate(4, Frame(4, "vote.01"), "Event", False), Status.PLANNED, Polarity.POSITIVE),
    ]

    after, before = (
        chronicled(THURSDAY, [Telling(tree(text.format(word)), items, told)])[0] for word in ("after", "before")
    )

    assert "2024-03-10/2024-03-14" == after[1].interval.edtf
    assert 1 not in before


def test_what_was_during_a_dated_event_was_on_its_day(tree: Tree):
    """During the vote of 2019 they left: in 2019."""
    text = "They/PRP/2/nsubj left|leave/VBD/0/root during/IN/5/case the/DT/5/det vote/NN/2/obl"
    vote = Dated(Predicate(4, Frame(4, "vote.01"), "Event", False), Status.HAPPENED, Polarity.POSITIVE)
    leave = Dated(Predicate(1, Frame(1, "leave.01"), "Event", False), Status.HAPPENED, Polarity.POSITIVE)
    known = Telling(
        tree("The/DT/2/det vote/NN/0/root"),
        [Dated(Predicate(1, Frame(1, "vote.01"), "Event", False), Status.HAPPENED, Polarity.POSITIVE)],
        {1: on("2019")},
    )
    times = chronicled(THURSDAY, [known, Telling(tree(text), [leave, vote], {})])[1]

    assert ClaimTime(None, Interval.from_edtf("2019"), Basis.DISCOURSE) == times[1]


def test_what_still_goes_on_has_begun_then(story: Story):
    """The attack of 10 March, told again as they "are attacking": from then to the publication."""
    attack, being = THIS_ATTACK.replace("This/", "The/"), "They/PRP/4/nsubj are/VBP/4/aux being/VBG/4/aux {}/VBN/0/root"
    lee = being.format("attacked|attack")

    assert ["2024-03-14"] == story([lee], [""])
    assert ["2024-03-10", "2024-03-10/2024-03-14"] == story([attack, ONGOING], ["2024-03-10", ""], alike=True)


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("The/DT/2/det decision/NN/0/root", "2019-05"),
        ("The/DT/3/det old/JJ/3/amod decision/NN/0/root", ""),
        ("A/DT/2/det decision/NN/0/root", ""),
        ("The/DT/2/det decisions|decision/NNS/0/root", ""),
        ("The/DT/2/det kiss/NN/0/root", ""),
    ],
)
def test_the_decision_is_what_was_told_last(noun: str, expected: str, story: Story):
    """They attacked in May 2019; the decision was that. An old one, decisions, a kiss need not be."""
    assert expected == story([PAST, noun], ["2019-05", ""])[1]


def test_a_headline_tells_the_story_of_its_day(tree: Tree):
    """A finite verb of a headline has the day that the text below it tells first; an infinitive has none."""
    event = Dated(Predicate(1, Frame(1, "attack.01"), "Event", False), Status.HAPPENED, Polarity.POSITIVE)
    told = Telling(tree(PAST), [event], {1: on("2024-03-10")})
    headline = Dated(Predicate(1, Frame(1, "flee.01"), "Event", False), Status.HAPPENED, Polarity.POSITIVE)
    texts = [tree(f"Towns/NNS/2/nsubj flee/{tag}/0/root") for tag in ("VBP", "VB")]

    finite, bare = (chronicled(THURSDAY, [Telling(text, [headline], {}, is_headline=True), told])[0] for text in texts)

    assert "2024-03-10" == finite[1].interval.edtf
    assert {} == bare


def test_what_is_going_on_in_a_headline_has_begun_with_the_story(tree: Tree):
    """The day of the story to the publication; a participle alone tells no time."""
    event = Dated(Predicate(1, Frame(1, "attack.01"), "Event", False), Status.HAPPENED, Polarity.POSITIVE)
    told = Telling(tree(PAST), [event], {1: on("2024-03-10")})
    fight = Dated(Predicate(2, Frame(2, "fight.01"), "Event", False), Status.HAPPENED, Polarity.POSITIVE)

    going_on, bare = (
        chronicled(THURSDAY, [Telling(tree(text), [fight], {}, is_headline=True), told])[0]
        for text in (
            "Towns/NNS/3/nsubj are|be/VBP/3/aux fighting|fight/VBG/0/root",
            "Two/CD/2/nummod towns/NNS/0/root fighting|fight/VBG/2/acl",
        )
    )

    assert "2024-03-10/2024-03-14" == going_on[2].interval.edtf
    assert {} == bare


def test_the_perfect_of_a_lead_is_the_news(story: Story):
    """They have attacked: since the day of the story; without one, yesterday or today; farther on they look back."""
    assert "2024-03-12/2024-03-14" == story([PERFECT, WAITED], ["", "2024-03-12"])[0]
    assert "" == story([FUTURE, PERFECT], ["", ""], planned=(0,))[1]
    assert "2024-03-13/2024-03-14" == story([PERFECT], [""])[0]
    assert "" == story([*[THIS_ATTACK] * (LEAD + 1), PERFECT], [""] * (LEAD + 2))[-1]
    assert "" == story([PERFECT], [""], published=None)[0]


def test_news_without_a_date_open_a_story(story: Story):
    """What a lead in the perfect goes on to tell in the past is of yesterday or today, too."""
    assert ["2024-03-13/2024-03-14"] * 2 == story([PERFECT, WAITED], ["", ""])


def test_a_plan_goes_on_in_its_time(story: Story):
    """What is to come behind a dated plan has its date, as far as that reaches; what happened has not."""
    texts = [FUTURE, FUTURE, PAST]

    assert ["2024-05", "2024-05", ""] == story(texts, ["2024-05", "", ""], planned=(0, 1))
    far = story([FUTURE] * (BACKGROUND_REACH + 2), ["2024-05", *[""] * (BACKGROUND_REACH + 1)], planned=range(9))
    assert "" == far[-1]


def test_what_somebody_did_something_for_has_not_the_time_of_a_plan(tree: Tree):
    """They will attack in May; to demand peace, as they marched, they need not have waited until then."""
    plan = Dated(Predicate(2, Frame(2, "attack.01"), "Assault", False), Status.PLANNED, Polarity.POSITIVE)
    march = Dated(Predicate(1, Frame(1, "march.01"), "Protest", False), Status.HAPPENED, Polarity.POSITIVE)
    demand = Dated(Predicate(3, Frame(3, "demand.01"), "Request", False), Status.PLANNED, Polarity.POSITIVE)
    aim = tree("They/PRP/2/nsubj marched|march/VBD/0/root to/TO/4/mark demand/VB/2/advcl peace/NN/4/obj")

    told = Telling(tree(FUTURE), [plan], {2: on("2024-05")})

    assert 3 not in chronicled(THURSDAY, [told, Telling(aim, [march, demand], {})])[1]
    assert 3 in chronicled(THURSDAY, [told, Telling(aim, [demand], {})])[1]


def test_a_headline_means_the_act_on_the_same_person(tree: Tree):
    """Of two attacks in the text the headline tells the one on those whom it names."""
    north, south = (
        Dated(Predicate(1, Frame(1, "attack.01"), "Assault", False), Status.HAPPENED, Polarity.POSITIVE, targets=who)
        for who in (frozenset({"x1"}), frozenset({"x2"}))
    )
    days = [on(day) for day in ("2024-03-10", "2024-03-12")]
    told = [Telling(tree(PAST), [item], {1: day}) for item, day in zip((north, south), days, strict=True)]

    times = chronicled(THURSDAY, [Telling(tree(PAST.replace("VBD", "VBP")), [south], {}, is_headline=True), *told])

    assert "2024-03-12" == times[0][1].interval.edtf


def test_a_day_to_come_is_not_that_of_a_past_verb(story: Story):
    """They attacked on no day after the publication; what is going on or planned may."""
    assert [""] == story([PAST], ["2024-03-20"])
    assert ["2024-03-20"] == story([FUTURE], ["2024-03-20"], planned=(0,))


def test_no_narrative_goes_on_in_a_day_to_come(story: Story):
    """After "she will be 40 on 20 March" the text goes on with what she did, not with that day."""
    assert ["", ""] == story([PAST, PAST], ["2024-03-20", ""])


def test_a_birth_begins_no_narrative(tree: Tree):
    """Whoever was born on 3 May 1982 went to school on some other day."""
    born = tree("She/PRP/3/nsubj was/VBD/3/aux born|bear/VBN/0/root")
    birth = Dated(Predicate(2, Frame(2, "bear.02"), "Life", False), Status.HAPPENED, Polarity.POSITIVE)
    told = Telling(born, [birth], {2: on("1982-05-03")})
    wait = Dated(Predicate(1, Frame(1, "wait.01"), "Event", False), Status.HAPPENED, Polarity.POSITIVE)

    assert {} == chronicled(THURSDAY, [told, Telling(tree(WAITED), [wait], {})])[1]


@pytest.mark.parametrize(("adverb", "expected"), [("previously", "../2024-03-14"), ("never", ""), ("then", "2019-05")])
def test_adverbs_take_an_event_out_of_the_narrative(adverb: str, expected: str, story: Story):
    """What was previously was before today, what never was on no day; what was then has the time of the narrative."""
    text = f"They/PRP/3/nsubj {adverb}/RB/3/advmod waited|wait/VBD/0/root"

    assert expected == story([PAST, text], ["2019-05", ""])[1]


def test_since_then_means_since_what_was_told_last(story: Story):
    """They attacked in May 2019 and have since waited: until today."""
    text = "They/PRP/4/nsubj have/VBP/4/aux since/RB/4/advmod waited|wait/VBN/0/root"

    assert "2019-05-01/2024-03-14" == story([PAST, text], ["2019-05", ""])[1]


def test_what_was_going_on_when_somebody_spoke_was_on_that_day(tree: Tree):
    """Kim said on 12 March that they were fighting, or that they had fought: only the first was on that day."""
    fighting = "Kim/NNP/2/nsubj said|say/VBD/0/root they/PRP/5/nsubj were|be/VBD/5/aux fighting|fight/VBG/2/ccomp"
    fought = "Kim/NNP/2/nsubj said|say/VBD/0/root they/PRP/5/nsubj had|have/VBD/5/aux fought|fight/VBN/2/ccomp"
    says = Dated(Predicate(1, Frame(1, "say.01"), "Say", True), Status.HAPPENED, Polarity.POSITIVE, "Kim")
    fight = Dated(Predicate(4, Frame(4, "fight.01"), "Event", False), Status.HAPPENED, Polarity.POSITIVE, "Kim", 1)
    said = {1: on("2024-03-12")}

    going_on, over = (
        chronicled(THURSDAY, [Telling(tree(text), [says, fight], said)])[0] for text in (fighting, fought)
    )

    assert ("2024-03-12", False) == (going_on[4].interval.edtf, 4 in over)


def test_a_story_of_some_days_goes_on_in_them(story: Story):
    """What is told of a meeting from 10 to 12 March was on these days; one that lasts until today has no such days."""
    assert "2024-03-10/2024-03-12" == story([PAST, PAST], ["2024-03-10/2024-03-12", ""])[1]
    assert "" == story([PAST, WAITED], ["2024-03-10/2024-03-14", ""])[1]


@pytest.mark.parametrize(("day", "expected"), [("2024-03-05", "2024-03-05"), ("2023-11-06", "")])
def test_the_next_speaker_speaks_on_the_same_day(day: str, expected: str, tree: Tree):
    """Who speaks next at the same meeting speaks on its day, unless that was long before the news."""
    told: list[Telling] = []
    for speaker, by_text in (("Kim", {1: on(day)}), ("Lee", {})):
        says = Dated(Predicate(1, Frame(1, "say.01"), "Say", True), Status.HAPPENED, Polarity.POSITIVE, speaker)
        told.append(Telling(tree(f"{speaker}/NNP/2/nsubj said|say/VBD/0/root"), [says], by_text))

    times = chronicled(THURSDAY, told)[1]

    assert expected == (times[1].interval.edtf if 1 in times else "")


def test_a_statement_is_made_when_its_report_says_so(tree: Tree):
    """What somebody said in a statement between the story and today is as old as the statement; a riot in it is not."""
    attack = Dated(Predicate(1, Frame(1, "attack.01"), "Event", False), Status.HAPPENED, Polarity.POSITIVE)
    told = Telling(tree(PAST), [attack], {1: on("2024-03-12")})
    text = "Kim/NNP/2/nsubj said|say/VBD/0/root so/RB/2/advmod in/IN/6/case a/DT/6/det statement/NN/2/obl"
    says = Dated(Predicate(1, Frame(1, "say.01"), "Say", True), Status.HAPPENED, Polarity.POSITIVE, "Kim")

    times = []
    for is_statement in (True, False):
        noun = Dated(Predicate(5, Frame(5, ""), "Event", is_statement), Status.HAPPENED, Polarity.POSITIVE)
        times.append(chronicled(THURSDAY, [told, Telling(tree(text), [says, noun], {})])[1])

    assert [[1, 5], [1]] == [sorted(found) for found in times]


def test_plans_of_one_sentence_have_one_day(tree: Tree):
    """They will meet on 20 March and sign: both on that day; beside what happened a plan has no such day."""
    text = tree("They/PRP/3/nsubj will/MD/3/aux meet/VB/0/root a/DT/5/det signing/NN/3/dep")
    plan, signing = (
        Dated(Predicate(index, Frame(index, ""), "Event", False), Status.PLANNED, Polarity.POSITIVE) for index in (2, 4)
    )
    fact = Dated(Predicate(2, Frame(2, ""), "Event", False), Status.HAPPENED, Polarity.POSITIVE)
    by_text = {2: on("2024-03-12")}

    assert 4 in chronicled(THURSDAY, [Telling(text, [plan, signing], by_text)])[0]
    assert 4 not in chronicled(THURSDAY, [Telling(text, [fact, signing], by_text)])[0]


def test_an_event_dated_elsewhere_measures_others(tree: Tree):
    """A day after the attack, which was on 12 March, they fled: on 13 March."""
    attack = Dated(Predicate(1, Frame(1, "attack.01"), "Assault", False), Status.HAPPENED, Polarity.POSITIVE)
    told = Telling(tree(PAST), [attack], {1: on("2024-03-12")})
    text = tree(
        "A/DT/2/det day/NN/5/nmod:unmarked after/IN/5/case the/DT/5/det attack/NN/7/obl they/PRP/7/nsubj "
        "fled|flee/VBD/0/root"
    )
    noun = Dated(Predicate(4, Frame(4, "attack.01"), "Assault", False), Status.HAPPENED, Polarity.POSITIVE)
    flight = Dated(Predicate(6, Frame(6, "flee.01"), "Move", False), Status.HAPPENED, Polarity.POSITIVE)

    times = chronicled(THURSDAY, [told, Telling(text, [noun, flight], {})])[1]

    assert ["2024-03-12", "2024-03-13"] == [times[index].interval.edtf for index in (4, 6)]


def test_a_lead_tells_what_is_dated_farther_on(story: Story):
    """A story that opens with an attack tells its day below; one of last year is another attack."""
    parade = "A/DT/2/det attack/NN/0/root"

    assert "2024-03-12" == story([parade, WAITED, PAST], ["", "", "2024-03-12"])[0]
    assert "" == story([parade, WAITED, PAST], ["", "", "2023-03-12"])[0]


def test_a_lead_tells_the_day_of_the_story_by_its_kind(story: Story):
    """A raid in the lead is the first attack below, if that was on the day of the story."""
    raid = "A/DT/2/det raid/NN/0/root"

    assert "2024-03-12" == story([raid, WAITED, PAST], ["", "", "2024-03-12"], kind="Assault")[0]
    assert "" == story([raid, PAST, PAST], ["", "2024-02-27", "2024-03-12"], kind="Assault")[0]


def test_what_has_never_been_is_told_of_all_time_until_now(story: Story):
    """They have never attacked, nor have they ever: on no day up to today."""
    never = "They/PRP/4/nsubj have/VBP/4/aux never/RB/4/advmod attacked|attack/VBN/0/root"

    assert ["", "../2024-03-14"] == story([THIS_ATTACK, never], ["", ""])


@pytest.mark.parametrize(("verb", "expected"), [("tried|try", "1964-01"), ("wanted|want", "")])
def test_a_narrative_goes_on_from_what_was_tried(verb: str, expected: str, tree: Tree):
    """In January 1964 students tried to raise a flag; soldiers fired then. What was only wanted moves no narrative."""
    text = f"They/PRP/2/nsubj {verb}/VBD/0/root to/TO/4/mark raise/VB/2/xcomp flags|flag/NNS/4/obj"
    trial = Dated(Predicate(3, Frame(3, "raise.01"), "Event", False), Status.PLANNED, Polarity.POSITIVE)
    told = Telling(tree(text), [trial], {3: on("1964-01")})
    wait = Dated(Predicate(1, Frame(1, "wait.01"), "Event", False), Status.HAPPENED, Polarity.POSITIVE)

    times = chronicled(THURSDAY, [told, Telling(tree(WAITED), [wait], {})])[1]

    assert expected == (times[1].interval.edtf if 1 in times else "")


def test_a_definite_noun_of_the_storys_kind_has_its_day(story: Story):
    """After a raid on the day of the story "the deadly attack" is that, another one and "their attack" need not be."""
    nouns = [
        "The/DT/3/det deadly/JJ/3/amod attack/NN/0/root",
        "Another/DT/2/det attack/NN/0/root",
        "Their/PRP$/2/nmod:poss attack/NN/0/root",
    ]
    raid = "The/DT/2/det raid/NN/0/root"

    assert ["2024-03-10", "", ""] == [story([raid, noun], ["2024-03-10", ""], kind="Assault")[1] for noun in nouns]
    assert "" == story([raid, nouns[0]], ["2019-03-10", ""], kind="Assault")[1]


def test_an_aside_of_the_storys_kind_has_its_day(tree: Tree):
    """Those "who fled" from the flight of the story did so on its day."""
    flight = "They/PRP/2/nsubj fled|flee/VBD/0/root"
    aside = "Those/DT/0/root who/WP/3/nsubj left|leave/VBD/1/acl:relcl"
    tellings = [
        Telling(
            tree(text),
            [Dated(Predicate(index, Frame(index, roleset), "Move", False), Status.HAPPENED, Polarity.POSITIVE)],
            told,
        )
        for text, index, roleset, told in (
            (flight, 1, "flee.01", {1: on("2024-03-10")}),
            (aside, 2, "leave.01", {}),
        )
    ]

    assert ClaimTime(None, Interval.from_edtf("2024-03-10"), Basis.DISCOURSE) == chronicled(THURSDAY, tellings)[1][2]


def test_a_plan_that_was_carried_out_has_its_day(tree: Tree):
    """They decided to attack Lee, and did on 10 March: so does what they decided; to attack Kim is another thing."""
    attack = tree("They/PRP/2/nsubj attacked|attack/VBD/0/root")
    plan = tree("They/PRP/3/nsubj to/TO/3/mark attack/VB/0/root")
    told = {1: on("2024-03-10")}

    def item(index: int, status: Status, target: str) -> Dated:
        predicate = Predicate(index, Frame(index, "attack.01"), "Assault", False)
        return Dated(predicate, status, Polarity.POSITIVE, targets=frozenset({target}), has_named_target=True)

    first = Telling(attack, [item(1, Status.HAPPENED, "x1")], told)
    times = [
        chronicled(THURSDAY, [first, Telling(plan, [item(2, Status.PLANNED, target)], {})])[1]
        for target in ("x1", "x2")
    ]

    assert ["2024-03-10", ""] == [t[2].interval.edtf if 2 in t and t[2].interval else "" for t in times]


def test_a_headline_tells_the_storys_day_by_its_kind(tree: Tree):
    """Under "Deadly raid on village" the text tells of an attack on 10 March."""
    raid = Dated(Predicate(1, Frame(1, "raid.01"), "Assault", False), Status.HAPPENED, Polarity.POSITIVE)
    attack = Dated(Predicate(1, Frame(1, "attack.01"), "Assault", False), Status.HAPPENED, Polarity.POSITIVE)
    tellings = [
        Telling(tree("Deadly/JJ/2/amod raid/NN/0/root"), [raid], {}, is_headline=True),
        Telling(tree(PAST), [attack], {1: on("2024-03-10")}),
    ]

    assert ClaimTime(None, Interval.from_edtf("2024-03-10"), Basis.DISCOURSE) == chronicled(THURSDAY, tellings)[0][1]


def test_the_same_word_goes_on_in_a_long_time(story: Story):
    """They attacked in November; the next sentence tells of the same attacks, another word may tell of a later time."""
    dates = ["2024-03-12", "2023-11", ""]

    assert ["2023-11", ""] == [story([PAST, PAST, last], dates)[2] for last in (PAST, WAITED)]


def test_an_answer_has_the_time_of_what_it_answers(story: Story):
    """They attacked late in the year; in response they waited; "in response to a letter" answers the letter."""
    answer = "In/IN/2/case response/NN/4/obl they/PRP/4/nsubj waited|wait/VBD/0/root"
    letter = "In/IN/2/case response/NN/5/obl to/IN/4/case letters/NNS/2/nmod waited|wait/VBD/0/root"
    dates = ["2024-03-12", "2023-10-01/2023-12-31", ""]

    assert ["2023-10-01/2023-12-31", "2024-03-12"] == [story([PAST, PAST, last], dates)[2] for last in (answer, letter)]


def test_the_pluperfect_moves_no_narrative(story: Story):
    """They attacked on 12 March, had attacked in 2019, and waited: on 12 March again."""
    before = "They/PRP/3/nsubj had|have/VBD/3/aux attacked|attack/VBN/0/root"

    assert ["2024-03-12", "2019", "2024-03-12"] == story([PAST, before, WAITED], ["2024-03-12", "2019", ""])


def test_what_has_been_going_on_began_before(story: Story):
    """They have been attacking: some day until today; they continue to attack, they now wait: today."""
    been = "They/PRP/4/nsubj have/VBP/4/aux been|be/VBN/4/aux attacking|attack/VBG/0/root"
    still = "They/PRP/2/nsubj continue/VBP/0/root to/TO/4/mark attack/VB/2/xcomp"
    now = "They/PRP/3/nsubj now/RB/3/advmod wait/VBP/0/root"

    assert ["../2024-03-14", "2024-03-14", "2024-03-14"] == [story([text], [""])[0] for text in (been, still, now)]


def test_a_sentence_of_the_past_goes_on_where_it_happened(tree: Tree):
    """They sailed in 1998 to a port where they claimed the reef: the claim is of 1998, no news."""
    text = (
        "They/PRP/2/nsubj sailed|sail/VBD/0/root to/IN/4/case port/NN/2/obl where/WRB/7/advmod they/PRP/7/nsubj "
        "claimed|claim/VBD/4/acl:relcl reefs|reef/NNS/7/obj"
    )
    sail = Dated(Predicate(1, Frame(1, "sail.01"), "Move", False), Status.HAPPENED, Polarity.POSITIVE)
    claim = Dated(Predicate(6, Frame(6, "claim.01"), "Assert", True), Status.HAPPENED, Polarity.POSITIVE, "They")
    news = Dated(Predicate(1, Frame(1, "attack.01"), "Assault", False), Status.HAPPENED, Polarity.POSITIVE)
    told = Telling(tree(PAST), [news], {1: on("2024-03-12")})
    sailed = Telling(tree(text), [sail, claim], {1: on("1998")})

    assert ["1998"] == dates(chronicled(THURSDAY, [told, sailed])[1], 6)


def test_a_scene_has_the_time_of_what_brought_there(tree: Tree):
    """She was welcomed in Oslo, where they started talks: when she was welcomed, though no expression tells it here."""
    text = (
        "She/PRP/3/nsubj:pass was|be/VBD/3/aux:pass welcomed|welcome/VBN/0/root in/IN/5/case Oslo/NNP/3/obl "
        ",/,/9/punct where/WRB/9/advmod they/PRP/9/nsubj talked|talk/VBD/5/acl:relcl"
    )
    welcome, talk = (
        Dated(Predicate(index, Frame(index, roleset), "Event", False), Status.HAPPENED, Polarity.POSITIVE)
        for index, roleset in ((2, "welcome.01"), (8, "talk.01"))
    )
    before = Dated(Predicate(1, Frame(1, "attack.01"), "Assault", False), Status.HAPPENED, Polarity.POSITIVE)
    told = Telling(tree(PAST), [before], {1: on("2024-03-10")})
    times = chronicled(THURSDAY, [told, Telling(tree(text), [welcome, talk], {})])[1]

    assert ["2024-03-10", "2024-03-10"] == dates(times, 2, 8)


@pytest.mark.parametrize(("is_errand", "expected"), [(True, "2024-03-12"), (False, "")])
def test_an_errand_is_done_when_somebody_goes(is_errand: bool, expected: str, tree: Tree):
    """A ship sailed to rescue them, on the day that the story has reached; what is no errand need not be done then."""
    sentence = tree("Ships|ship/NNS/2/nsubj sailed|sail/VBD/0/root to/TO/4/mark rescue/VB/2/advcl them/PRP/4/obj")
    news = Dated(Predicate(1, Frame(1, "attack.01"), "Assault", False), Status.HAPPENED, Polarity.POSITIVE)
    told = Telling(tree(PAST), [news], {1: on("2024-03-12")})
    sail = Dated(Predicate(1, Frame(1, "sail.01"), "Move", False), Status.HAPPENED, Polarity.POSITIVE)
    rescue = Predicate(3, Frame(3, "rescue.01"), "Aid", False)
    aid = Dated(rescue, Status.PLANNED, Polarity.POSITIVE, is_errand=is_errand)

    assert [expected] == dates(chronicled(THURSDAY, [told, Telling(sentence, [sail, aid], {})])[1], 3)


def test_an_old_event_dates_what_it_did(tree: Tree):
    """A war of 1954 to 1962, told in a story of March 2024, left thousands dead in these years."""
    news = Dated(Predicate(1, Frame(1, "attack.01"), "Assault", False), Status.HAPPENED, Polarity.POSITIVE)
    war = Dated(Predicate(1, Frame(1, "war.01"), "Conflict", False), Status.HAPPENED, Polarity.POSITIVE)
    left = Dated(Predicate(2, Frame(2, "leave.01"), "Event", False), Status.HAPPENED, Polarity.POSITIVE)
    tellings = [
        Telling(tree(PAST), [news], {1: on("2024-03-12")}),
        Telling(tree("A/DT/2/det war/NN/0/root"), [war], {1: on("1954/1962")}),
        Telling(tree("The/DT/2/det war/NN/3/nsubj left|leave/VBD/0/root ruins|ruin/NNS/3/obj"), [war, left], {}),
    ]

    assert on("1954/1962").interval == chronicled(THURSDAY, tellings)[2][2].interval


def test_what_may_come_after_an_event_comes_from_then_on(tree: Tree):
    """She could work after the wedding of May 2019: from then on."""
    text = "She/PRP/3/nsubj could/MD/3/aux work/VB/0/root after/IN/6/case the/DT/6/det wedding/NN/3/obl"
    work = Dated(Predicate(2, Frame(2, "work.01"), "Event", False), Status.POSSIBLE, Polarity.POSITIVE)
    wedding = Dated(Predicate(5, Frame(5, "wed.01"), "Marry", False), Status.HAPPENED, Polarity.POSITIVE)
    told = {5: on("2019-05")}

    assert ["2019-05-01/.."] == dates(chronicled(THURSDAY, [Telling(tree(text), [work, wedding], told)])[0], 2)


def test_what_is_measured_from_an_event_is_remembered(tree: Tree):
    """He died in January 2020, a month before a visit: that was in February, and so is "the visit" afterwards."""

    def visit(index: int) -> Dated:
        return Dated(Predicate(index, Frame(index, "visit.01"), "Visit", False), Status.PLANNED, Polarity.POSITIVE)

    death = Dated(
        Predicate(1, Frame(1, "die.01"), "Die", False), Status.HAPPENED, Polarity.POSITIVE, targets=frozenset({"x1"})
    )
    measured = (
        "Lee/NNP/2/nsubj died|die/VBD/0/root a/DT/4/det month/NN/6/nmod:unmarked before/IN/6/case visits|visit/NN/2/obl"
    )
    tellings = [
        Telling(tree("Lee/NNP/2/nsubj died|die/VBD/0/root"), [death], {1: on("2020-01")}),
        Telling(tree(measured), [death, visit(5)], {}),
        Telling(tree("The/DT/2/det visit/NN/0/root"), [visit(1)], {}),
    ]

    assert ["2020-02"] == dates(chronicled(THURSDAY, tellings)[2], 1)


def test_what_has_a_time_of_its_own_has_not_that_of_the_narrative(story: Story):
    """They attacked in May 2019; when she was ten they waited."""
    own = "When/WRB/4/advmod she/PRP/4/nsubj was|be/VBD/4/cop ten/CD/6/advcl they/PRP/6/nsubj waited|wait/VBD/0/root"

    assert ["2019-05", ""] == story([PAST, own], ["2019-05", ""])


def test_what_has_happened_since_then_runs_to_the_publication(story: Story):
    """They attacked in May 2019; since then two have died: between then and now."""
    then = "Since/IN/2/case then/RB/5/obl two/CD/5/nsubj have/VBP/5/aux died|die/VBN/0/root"

    assert ["2019-05", "2019-05-01/2024-03-14"] == story([PAST, then], ["2019-05", ""])


def test_what_is_measured_from_an_event_without_a_date_has_not_that_of_the_narrative(story: Story):
    """They attacked in May 2019; they fled two months after the killing: who knows when; hours after it: then."""
    apart = (
        "Two/CD/2/nummod {}/NNS/5/nmod:unmarked after/IN/5/case the/DT/5/det killing/NN/7/obl they/PRP/7/nsubj "
        "fled|flee/VBD/0/root"
    )

    assert ["2019-05", ""] == story([PAST, apart.format("months|month")], ["2019-05", ""])
    assert ["2019-05", "2019-05"] == story([PAST, apart.format("hours|hour")], ["2019-05", ""])


def test_what_has_a_date_that_nobody_knows_has_not_that_of_the_narrative(tree: Tree):
    """They attacked in May 2019; two years later, of no known year, they fled: who knows when."""

    def fled(value: str) -> list[str]:
        sentence = tree("Two/CD/2/nummod years|year/NNS/4/obl:unmarked they/PRP/4/nsubj fled|flee/VBD/0/root")
        timex = Timex(Span(0, 9), "Two years", TimexType.DATE, value)
        event = Dated(Predicate(3, Frame(3, "flee.01"), "Move", False), Status.HAPPENED, Polarity.POSITIVE)
        before = Dated(Predicate(1, Frame(1, "attack.01"), "Assault", False), Status.HAPPENED, Polarity.POSITIVE)
        tellings = [
            Telling(tree(PAST), [before], {1: on("2019-05")}),
            Telling(sentence, [event], {}, (Placed(timex, frozenset({0, 1}), 1),)),
        ]
        return dates(chronicled(THURSDAY, tellings)[1], 3)

    assert [""] == fled("XXXX")
    assert ["2019-05"] == fled("PAST_REF")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It/PRP/4/nsubj on/IN/3/case Tuesday/NNP/4/obl happened|happen/VBD/0/root", ["2024-03-12", "2024-03-12"]),
        ("This/DT/2/det incident/NN/3/nsubj occurred|occur/VBD/0/root", ["2024-03-12", "2024-03-12"]),
        ("A/DT/2/det fire/NN/3/nsubj occurred|occur/VBD/0/root", ["2024-03-12/2024-03-14", "2024-03-12"]),
        ("It/PRP/2/nsubj failed|fail/VBD/0/root", ["2024-03-12/2024-03-14", "2024-03-12"]),
    ],
)
def test_a_sentence_may_tell_when_what_was_told_before_it_happened(sentence: str, expected: list[str], story: Story):
    """They attacked. It happened on Tuesday: the attack did; a fire on Tuesday is another event."""
    assert expected == story([PAST, sentence], ["", "2024-03-12"])
