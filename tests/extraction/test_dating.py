"""Which time expression dates which event; more facts stand in gold/dating.conllu."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kgraph.extraction.dating import NO_TIME, bounds_time, date_predicates
from kgraph.extraction.placed import place, spans_inside, words_of
from kgraph.extraction.predicates import Predicate, predicates
from kgraph.knowledge.language import Language
from kgraph.records.claim import Basis, ClaimTime
from kgraph.records.document import Span
from kgraph.records.interval import Timex, TimexType
from kgraph.records.syntax import Frame, Sentence
from kgraph.temporal.grammar import Grammar
from kgraph.temporal.timeline import find_times

Written = Callable[[str], Sentence]
THURSDAY = date(2024, 3, 14)


@pytest.fixture
def dates_of(language: Language, grammar: Grammar) -> Callable[[Sentence], dict[str, ClaimTime]]:
    """Return a function from a sentence to the times that its expressions give its events, by their words."""

    def find(sentence: Sentence) -> dict[str, ClaimTime]:
        placed = place(sentence, find_times([sentence], THURSDAY, grammar))
        found = date_predicates(sentence, predicates(sentence, language), placed)
        return {sentence.tokens[index].text: time for index, time in found.items()}

    return find


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("dating-weekday", {"attacked": "2024-03-12"}),
        ("dating-date-of-conjunct", {"entered": "2024-03-12", "burned": "2024-03-12"}),
        ("dating-date-not-of-said", {"collapsed": "1998"}),
        ("dating-date-of-saying", {"said": "2024-03-12"}),
        ("dating-relative-own-date", {"attacked": "1998"}),
        ("dating-light-date", {"attack": "2024-03-12"}),
        ("dating-infinitive-date", {"withdraw": "2024-03-30"}),
        ("dating-noun-own-date", {"attack": "2019-05-03"}),
        ("dating-duration", {}),
        ("dating-undated", {}),
    ],
)
def test_dates_in_the_sentence(
    name: str, expected: dict[str, str], written: Written, dates_of: Callable[[Sentence], dict[str, ClaimTime]]
):
    """An expression dates the nearest event above it and what shares that one's date, nothing else."""
    found = dates_of(written(name))

    assert expected == {word: time.interval.edtf for word, time in found.items() if time.interval is not None}


def test_a_date_says_what_told_it(written: Written, dates_of: Callable[[Sentence], dict[str, ClaimTime]]):
    """The basis is the text, and the span is that of the expression."""
    sentence = written("dating-weekday")
    time = dates_of(sentence)["attacked"]

    assert (Basis.TEXT, sentence.tokens[6].span.end) == (time.basis, time.span.end if time.span else 0)


def test_the_head_of_an_expression_is_no_adposition(written: Written, grammar: Grammar):
    """On Tuesday hangs on the verb by Tuesday."""
    sentence = written("dating-weekday")
    (placed,) = place(sentence, find_times([sentence], THURSDAY, grammar))

    assert 6 == placed.head
    assert 6 in words_of([placed])
    assert 4 not in words_of([placed])


def test_an_expression_elsewhere_is_not_placed(written: Written):
    """Only what stands in the sentence has words in it."""
    sentence = written("dating-weekday")
    elsewhere = Timex(Span(900, 907), "Tuesday", TimexType.DATE, "2024-03-12")

    assert () == place(sentence, [elsewhere])
    assert [] == spans_inside([elsewhere], sentence.span)


def test_the_expressions_of_a_sentence_begin_in_it():
    """One that begins where the sentence does is its own, one that begins where it ends is the next one's."""
    times = [Timex(Span(at, at + 2), "May", TimexType.DATE, "2024-05") for at in (0, 10, 15, 19, 20)]

    assert times[1:4] == spans_inside(times, Span(10, 20))


def test_no_time_is_no_time():
    """What is not dated says so."""
    assert (None, None, Basis.NONE) == (NO_TIME.span, NO_TIME.interval, NO_TIME.basis)


MET = "They/PRP/2/nsubj met|meet/VBD/0/root "


@pytest.mark.parametrize(
    ("text", "events", "expected"),
    [
        ("Drills/NNS/2/nsubj began|begin/VBD/0/root on/IN/4/case Tuesday/NNP/2/obl", [0], {"Drills": "2024-03-12/.."}),
        ("Drills/NNS/2/nsubj ended|end/VBD/0/root on/IN/4/case Tuesday/NNP/2/obl", [0], {"Drills": "2024-03-12"}),
        (
            "Drills/NNS/2/nsubj began|begin/VBD/0/root on/IN/4/case Tuesday/NNP/2/obl",
            [0, 1],
            {"Drills": "2024-03-12/..", "began": "2024-03-12"},
        ),
        (
            MET + "in/IN/6/case the/DT/6/det first/JJ/6/amod quarter/NN/2/obl of/IN/8/case 2024/CD/6/nmod "
            "from/IN/11/case a/DT/11/det year/NN/12/obl earlier/RB/2/advmod",
            [1],
            {"met": "2024-01-01/2024-03-31"},
        ),
        (
            "Drills/NNS/2/nsubj stopped|stop/VBD/0/root on/IN/4/case Tuesday/NNP/2/obl",
            [0, 1],
            {"Drills": "2024-03-12", "stopped": "2024-03-12"},
        ),
        (
            MET + "in/IN/4/case 2019/CD/2/obl after/IN/6/mark attacked|attack/VBD/2/advcl",
            [1, 5],
            {"met": "2019", "attacked": "2019"},
        ),
        (
            MET + "on/IN/4/case Tuesday/NNP/2/obl after/IN/6/mark attacked|attack/VBD/2/advcl",
            [1, 5],
            {"met": "2024-03-12"},
        ),
        (
            MET + "on/IN/4/case Tuesday/NNP/2/obl when/WRB/6/advmod attacked|attack/VBD/2/advcl",
            [1, 5],
            {"met": "2024-03-12", "attacked": "2024-03-12"},
        ),
        (
            "It/PRP/6/nsubj was|be/VBD/6/cop before/IN/6/case the/DT/6/det 2014/CD/6/nummod protests/NNS/0/root",
            [0, 5],
            {"It": "../2014-12-31", "protests": "2014"},
        ),
        (MET + "on/IN/4/case Tuesday/NNP/2/obl and/CC/6/cc say/VBP/2/conj", [1, 5], {"met": "2024-03-12"}),
        (
            MET + "on/IN/4/case Tuesday/NNP/2/obl and/CC/6/cc fled|flee/VBD/2/conj",
            [1, 5],
            {"met": "2024-03-12", "fled": "2024-03-12"},
        ),
        (
            "Talks/NNS/4/nsubj on/IN/3/case reform/NN/1/nmod ended|end/VBD/0/root on/IN/6/case Tuesday/NNP/4/obl",
            [0, 2, 3],
            {"Talks": "2024-03-12", "ended": "2024-03-12"},
        ),
        (
            MET + "before/IN/6/case the/DT/6/det 2014/CD/6/nummod protests|protest/NNS/2/obl",
            [1, 5],
            {"met": "../2014-12-31", "protests": "2014"},
        ),
    ],
)
def test_dates_that_say_only_a_part(
    text: str, events: list[int], expected: dict[str, str], tree: Callable[[str], Sentence], grammar: Grammar
):
    """A beginning leaves the end open, a change of tense ends a date, a described noun has the days of its words.

    What happened "when" something else did has its time; what came before it only where that time is long.
    """
    sentence = tree(text)
    found = [Predicate(index, Frame(index, ""), "Event", False) for index in events]
    placed = place(sentence, find_times([sentence], THURSDAY, grammar))

    times = date_predicates(sentence, found, placed)

    assert expected == {sentence.tokens[i].text: t.interval.edtf for i, t in times.items() if t.interval is not None}


@pytest.mark.parametrize(
    ("text", "events", "expected"),
    [
        (
            "The/DT/2/det dam/NN/10/nsubj ,/,/6/punct which/WDT/6/nsubj was|be/VBD/6/cop due/JJ/2/acl:relcl "
            "in/IN/8/case 2020/CD/6/obl ,/,/2/punct broke|break/VBD/0/root",
            "broke",
            "",
        ),
        (
            "The/DT/2/det fair/NN/10/nsubj ,/,/6/punct which/WDT/6/nsubj:pass was|be/VBD/6/aux:pass "
            "held|hold/VBN/2/acl:relcl in/IN/8/case 2019/CD/6/obl ,/,/2/punct drew|draw/VBD/0/root "
            "crowds|crowd/NNS/10/obj",
            "fair drew",
            "fair=2019 drew=2019",
        ),
        (
            "He/PRP/2/nsubj moved|move/VBD/0/root to/IN/4/case Rome/NNP/2/obl in/IN/6/case 1990/CD/2/obl "
            ",/,/9/punct the/DT/9/det year/NN/6/appos he/PRP/11/nsubj died|die/VBD/9/acl:relcl",
            "moved died",
            "moved=1990 died=1990",
        ),
        (
            "The/DT/2/det mine/NN/3/nsubj closed|close/VBD/0/root in/IN/5/case 2015/CD/3/obl ,/,/8/punct "
            "a/DT/8/det year/NN/5/appos which/WDT/11/obj miners|miner/NNS/11/nsubj saw|see/VBD/8/acl:relcl",
            "closed saw",
            "closed=2015",
        ),
        (
            "He/PRP/2/nsubj resigned|resign/VBD/0/root on/IN/4/case Tuesday/NNP/2/obl ,/,/7/punct "
            "which/WDT/7/nsubj triggered|trigger/VBD/4/acl:relcl a/DT/9/det vote/NN/7/obj",
            "resigned triggered",
            "resigned=2024-03-12 triggered=2024-03-12",
        ),
        (
            "The/DT/3/det last/JJ/3/amod time/NN/8/nsubj they/PRP/5/nsubj won|win/VBD/3/acl:relcl "
            "was|be/VBD/8/cop in/IN/8/case 2015/CD/0/root ,/,/14/punct a/DT/11/det year/NN/14/obl:unmarked "
            "after/IN/14/mark he/PRP/14/nsubj retired|retire/VBD/8/advcl",
            "won retired",
            "won=2015 retired=2014",
        ),
        (
            "The/DT/3/det next/JJ/3/amod meeting/NN/7/nsubj will/MD/7/aux be/VB/7/cop on/IN/7/case Tuesday/NNP/0/root",
            "meeting",
            "meeting=2024-03-19",
        ),
        (
            "The/DT/2/det town/NN/6/nsubj they/PRP/4/nsubj left|leave/VBD/2/acl:relcl was|be/VBD/6/cop "
            "poor/JJ/0/root in/IN/8/case 2015/CD/6/obl",
            "left",
            "",
        ),
        (
            "They/PRP/2/nsubj have/VBP/0/root until/IN/4/case Tuesday/NNP/2/obl to/TO/6/mark decide/VB/2/advcl",
            "decide?",
            "decide=../2024-03-19",
        ),
        (
            "She/PRP/4/nsubj was|be/VBD/4/cop in/IN/4/case Lima/NNP/0/root in/IN/6/case 2019/CD/4/obl "
            "to/TO/8/mark sign/VB/4/advcl",
            "sign?",
            "sign=2019",
        ),
        (
            "He/PRP/4/nsubj was|be/VBD/4/cop in/IN/4/case Lima/NNP/0/root in/IN/6/case 2019/CD/4/obl "
            "for/IN/8/mark stealing|steal/VBG/4/advcl",
            "stealing",
            "",
        ),
        (
            "He/PRP/2/nsubj ran|run/VBD/0/root for/IN/4/case May/NNP/2/obl to/TO/6/mark win/VB/4/acl",
            "ran win?",
            "ran=2023-05",
        ),
        (
            "It/PRP/2/nsubj is/VBZ/0/root on/IN/4/case Tuesday/NNP/2/obl to/TO/6/mark win/VB/4/acl",
            "win?",
            "win=2024-03-19",
        ),
        (
            "Ten/CD/2/nummod people/NNS/4/nsubj:pass were|be/VBD/4/aux:pass jailed|jail/VBN/0/root on/IN/6/case "
            "Tuesday/NNP/4/obl over/IN/9/case a/DT/9/det riot/NN/4/obl in/IN/11/case 2016/CD/4/obl",
            "jailed riot",
            "jailed=2024-03-12 riot=2016",
        ),
        (
            "Ten/CD/2/nummod people/NNS/4/nsubj:pass were|be/VBD/4/aux:pass jailed|jail/VBN/0/root on/IN/6/case "
            "Tuesday/NNP/4/obl over/IN/9/case a/DT/9/det riot/NN/4/obl in/IN/11/case March/NNP/4/obl",
            "jailed riot",
            "jailed=2024-03-12",
        ),
        (
            "The/DT/2/det rate/NN/3/nsubj rose|rise/VBD/0/root on/IN/5/case Tuesday/NNP/3/obl from/IN/8/case "
            "a/DT/8/det low/NN/3/obl in/IN/10/case 2016/CD/3/obl",
            "rose",
            "rose=2024-03-12",
        ),
        (
            "The/DT/2/det rebels|rebel/NNS/3/nsubj said|say/VBD/0/root on/IN/5/case Tuesday/NNP/3/obl "
            "they/PRP/8/nsubj had|have/VBD/8/aux fled|flee/VBN/3/ccomp",
            "said* fled",
            "said=2024-03-12",
        ),
        (
            "They/PRP/4/nsubj:pass have/VBP/4/aux been|be/VBN/4/aux:pass trapped|trap/VBN/0/root since/IN/6/case "
            "Tuesday/NNP/4/obl ,/,/11/punct when/WRB/11/advmod a/DT/10/det shaft/NN/11/nsubj "
            "fell|fall/VBD/4/advcl",
            "trapped fell",
            "trapped=2024-03-12/2024-03-14 fell=2024-03-12",
        ),
        (
            "They/PRP/3/nsubj have/VBP/3/aux prayed|pray/VBN/0/root since/IN/5/case Tuesday/NNP/3/obl "
            ",/,/10/punct as/IN/10/mark a/DT/9/det shaft/NN/10/nsubj falls|fall/VBZ/3/advcl",
            "prayed falls",
            "prayed=2024-03-12/2024-03-14",
        ),
        (
            "She/PRP/4/nsubj:pass has|have/VBZ/4/aux been|be/VBN/4/aux:pass charged|charge/VBN/0/root "
            "over/IN/7/case the/DT/7/det death/NN/4/obl of/IN/10/case a/DT/10/det nurse/NN/7/nmod in/IN/12/case "
            "2023/CD/4/obl",
            "charged death",
            "death=2023",
        ),
        (
            "She/PRP/3/nsubj:pass was|be/VBD/3/aux:pass charged|charge/VBN/0/root over/IN/6/case the/DT/6/det "
            "death/NN/3/obl of/IN/9/case a/DT/9/det nurse/NN/6/nmod in/IN/11/case 2023/CD/3/obl",
            "charged death",
            "charged=2023",
        ),
        (
            "She/PRP/4/nsubj:pass has|have/VBZ/4/aux been|be/VBN/4/aux:pass charged|charge/VBN/0/root "
            "over/IN/7/case the/DT/7/det raids|raid/NNS/4/obl this/DT/9/det year/NN/4/obl:unmarked",
            "charged raids",
            "charged=2024",
        ),
    ],
)
def test_clauses_that_describe(text: str, events: str, expected: str, dates_told: Callable[[str, str], str]):
    """A date stays in its clause or goes to the event that this describes: "1990, the year he died"."""
    assert expected == dates_told(text, events)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales fell in/IN/5/case the/DT/5/det year/NN/2/obl that/WDT/7/nsubj ended|end/VBD/5/acl:relcl", True),
        ("Sales fell in/IN/5/case the/DT/5/det year/NN/2/obl the/DT/7/det war/NN/8/nsubj ended|end/VBD/5/acl", False),
        ("Sales fell in/IN/5/case the/DT/5/det year/NN/2/obl that/WDT/7/nsubj killed|kill/VBD/5/acl:relcl", False),
        ("Then/RB/5/advmod so/RB/4/advmod ten/CD/4/nummod years|year/NNS/5/nsubj passed|pass/VBD/0/root", True),
        ("Then/RB/5/advmod the/DT/3/det troops|troop/NNS/5/nsubj then/RB/5/advmod passed|pass/VBD/0/root", False),
    ],
)
def test_what_only_bounds_a_length_of_time(text: str, expected: bool, tree: Written):
    """The year that ended in June tells of no end, years passed of nothing; the year when the war ended does."""
    text = text.replace("Sales fell", "Sales|sale/NNS/2/nsubj fell|fall/VBD/0/root")
    sentence = tree(text)

    assert expected is bounds_time(sentence, len(sentence.tokens) - 1, frozenset({3, 4}))
