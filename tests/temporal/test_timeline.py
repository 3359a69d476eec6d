from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.records.document import Span
from kgraph.records.interval import Anchor, Interval
from kgraph.records.syntax import Sentence, Token
from kgraph.temporal.grammar import load_grammar
from kgraph.temporal.timeline import find_times

TUESDAY = date(2024, 11, 12)
DAY_RELATIVE = ["today", "yesterday", "tomorrow", "three days ago", "ten days from now", "the day before yesterday"]
PHRASES = [example.text for rule in load_grammar().rules for example in rule.examples]


RELATIONS = {
    "IN": "case",
    "DT": "det",
    "MD": "aux",
    "VBZ": "aux",
    "NN": "obl",
    "NNP": "obl",
    "NNS": "obl",
    "CD": "nummod",
}


def sentence_of(text: str) -> Sentence:
    """Return a sentence from words as `form/lemma/XPOS/head`, the head counted from 0."""
    tokens: list[Token] = []
    offset = 0
    for index, word in enumerate(text.split()):
        form, lemma, xpos, head = word.rsplit("/", 3)
        deprel = "root" if head == "-1" else RELATIONS.get(xpos, "dep")
        tokens.append(Token(index, Span(offset, offset + len(form)), form, lemma, "X", xpos, (), int(head), deprel))
        offset += len(form) + 1
    return Sentence("d", Span(0, offset - 1), tuple(tokens))


def test_without_a_publication_date_relative_expressions_stay_unresolved(times_of) -> None:
    """Nothing falls back to today."""
    times = times_of("He left yesterday, last week, on Saturday, in August, two years ago, recently, this morning.")

    assert 7 == len(times)
    assert [None] * 7 == [t.interval for t in times]
    assert {Anchor.NONE} == {t.anchor for t in times}


def test_the_anchor_of_each_expression_is_recorded(times_of) -> None:
    """Absolute dates have none; "last week" is seen from publication, "that year" from the text."""
    times = times_of("It began in 1961. He died that year. She came last week.", TUESDAY)

    assert [Anchor.NONE, Anchor.DISCOURSE, Anchor.PUBLICATION] == [t.anchor for t in times]


def test_distances_run_from_the_date_last_named(times_of) -> None:
    """Two days later and the following month move on from where the story is."""
    text = "They met on 5 March 1938. Two days later they signed. The following month they broke."

    assert ["1938-03-05", "1938-03-07", "1938-04"] == [t.interval.edtf for t in times_of(text, TUESDAY)]


def test_days_after_a_year_are_not_a_day(times_of) -> None:
    """Two days after something in 1938 is known to the year only."""
    _, later = times_of("It began in 1938. Two days later it ended.")

    assert ("1938-01-03/1939-01-02", "APPROX") == (later.interval.edtf, later.mod)


def test_bare_months_of_a_history_belong_to_its_last_year(times_of) -> None:
    """Once most dates are far from publication, "In March" takes the year of the last date."""
    text = "He was born in 1840. He left in 1862. He came back in 1871. He died in March."

    assert ("1871-03", Anchor.DISCOURSE) == [(t.interval.edtf, t.anchor) for t in times_of(text, TUESDAY)][-1]


def test_one_old_year_does_not_make_a_history(times_of) -> None:
    """A news story that looks back once still counts its months from publication."""
    text = "The pledge was made in 1961. Troops came in August."

    assert "2024-08" == times_of(text, TUESDAY, "past")[-1].interval.edtf


def test_a_history_without_publication_date_dates_its_months(times_of) -> None:
    """A year named before is enough; publication is not needed."""
    assert "1887-03" == times_of("He left in 1887. He died in March.")[-1].interval.edtf


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KYIV, 12 November 2024 (Wire) - Troops left yesterday.", Anchor.DATELINE),
        ("12 November 2024\nTroops left yesterday.", Anchor.NONE),
        ("Troops of 12 November 2024 left yesterday.", Anchor.NONE),
    ],
)
def test_a_dateline_stands_in_for_the_publication_date(text: str, expected: Anchor, times_of) -> None:
    """A full date after a place in capitals dates the day; a date in running text does not."""
    assert expected is times_of(text)[-1].anchor


def test_a_given_publication_date_wins_over_the_dateline(times_of) -> None:
    """What the user says is not overruled by the text."""
    times = times_of("KYIV, 11 November 2024 (Wire) - Troops left yesterday.", TUESDAY)

    assert ("2024-11-11", Anchor.PUBLICATION) == (times[-1].value, times[-1].anchor)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("25/11/2024", "2024-11-12"),
        ("11/25/2024", "2024-12-11"),
        ("in 2024", "2024-XX-XX"),
        ("25/11/24, 11/25/24", None),
        ("on 3 May 2023", "2024-11-12"),
        ("on May 3, 2023", "2024-12-11"),
        ("on May 3 and 4 June", None),
        ("25/11/24 and May 3", "2024-11-12"),
    ],
)
def test_other_dates_of_the_text_settle_the_order_of_day_and_month(other: str, expected: str | None, times_of) -> None:
    """12/11/2024 stays open unless an unambiguous date, and no contrary one, shows the order."""
    time = times_of(f"Seen 12/11/2024, {other}")[0]

    assert (expected or "2024-XX-XX") == time.value
    assert (time.interval is None) == time.value.endswith("XX")


def test_a_clock_time_takes_the_day_named_before_it(times_of) -> None:
    """The time in the paragraph of a day is of that day, and says that the text gave it."""
    _, clock = times_of("The car came on Sunday and left at 22:30.", TUESDAY, "past")

    assert ("2024-11-10T22:30", "2024-11-10", Anchor.DISCOURSE) == (clock.value, clock.interval.edtf, clock.anchor)


@pytest.mark.parametrize("text", ["31 February 2024", "30 February", "in the 0th century", "13/13/2024"])
def test_impossible_dates_have_no_days(text: str, times_of) -> None:
    """What looks like a date and is none gets no interval."""
    assert [] == [t for t in times_of(text, TUESDAY) if t.interval is not None]


@pytest.mark.parametrize("text", ["in 300 BC", "20,000 years ago", "the 3rd century BC"])
def test_times_before_the_calendar_keep_their_value(text: str, times_of) -> None:
    """Out of the years 1 to 9999 there is a value and no interval."""
    (time,) = times_of(text, TUESDAY)

    assert time.value.startswith("BC")
    assert time.interval is None


@given(st.sampled_from(DAY_RELATIVE), st.dates(date(100, 1, 1), date(9900, 1, 1)), st.integers(-20000, 20000))
def test_day_relative_answers_move_with_the_anchor(times_of, text: str, anchor: date, count: int) -> None:
    """Read n days later, "yesterday" is n days later."""
    (before,), (after,) = times_of(text, anchor), times_of(text, anchor + timedelta(days=count))

    assert before.interval.begin + timedelta(days=count) == after.interval.begin


@given(st.lists(st.sampled_from(PHRASES), max_size=6), st.dates())
def test_answers_are_intervals_of_the_text(times_of, phrases: list[str], anchor: date) -> None:
    """On any day of the calendar: spans are in order and of the text, EDTF reads back, nothing is raised."""
    text = " and then ".join(phrases)
    times = times_of(text, anchor)

    assert sorted(t.span for t in times) == [t.span for t in times]
    for time in times:
        assert "".join(time.text.split()) == "".join(text[time.span.start : time.span.end].split())
        if time.interval is not None:
            assert time.interval == Interval.from_edtf(time.interval.edtf, time.interval.granularity)


@given(st.text(max_size=200), st.none() | st.dates())
def test_any_text_is_read(times_of, text: str, anchor: date | None) -> None:
    """No Unicode text raises."""
    times_of(text, anchor)


@settings(max_examples=50)
@given(st.text("0123456789/-.: ,amp'sthBC\u0661\u00b2\u2013", max_size=60))
def test_any_digits_and_signs_are_read(times_of, text: str) -> None:
    """Nor do digits of any script in any company."""
    times_of(text, TUESDAY)


@given(st.sampled_from(["on 12 November 2024", "in March 2011", "the 1960s", "in 1961"]), st.sampled_from(PHRASES))
def test_absolute_answers_do_not_depend_on_the_text_around(times_of, text: str, before: str) -> None:
    """What is before an absolute date does not change it."""
    alone, together = times_of(text, TUESDAY), times_of(f"{before}. And {text}", TUESDAY)

    assert (alone[-1].value, alone[-1].interval) == (together[-1].value, together[-1].interval)


def test_what_has_lasted_begins_in_its_unit(grammar) -> None:
    """Fighting for two years on 12 November 2024 began some day of 2022; without the perfect nobody knows."""
    for helper, expected in (("has/have/VBZ", "2022-01-01/2024-11-12"), ("will/will/MD", None)):
        sentence = sentence_of(f"It/it/PRP/2 {helper}/2 fought/fight/VBN/-1 for/for/IN/5 two/two/CD/5 years/year/NNS/2")
        (time,) = find_times([sentence], TUESDAY, grammar)

        assert ("P2Y", expected) == (time.value, time.interval.edtf if time.interval else None)


def test_a_guide_has_months_of_no_year(grammar) -> None:
    """Where nearly all verbs are in the present, months without a verb of their own are of every year."""
    rains = [sentence_of("It/it/PRP/1 rains/rain/VBZ/-1") for _ in range(20)]
    month = sentence_of("From/from/IN/1 May/May/NNP/-1")

    assert ["XXXX-05", "2024-05"] == [
        find_times(sentences, TUESDAY, grammar)[0].value for sentences in ([*rains, month], [*rains[:5], month])
    ]


@pytest.mark.parametrize(("paragraph", "expected"), [(1, "1890-06"), (2, "2022-06")])
def test_news_come_back_from_their_background(paragraph: int, expected: str, flat, grammar) -> None:
    """A story of Monday that tells of 1880 to 1890 means June of its own year again two paragraphs farther on."""
    texts = ["They met on Monday.", "It began in 1880.", "It rose in 1885.", "It fell in 1890.", "It ended in June."]
    sentences = [flat(text, 100 * number, "past") for number, text in enumerate(texts)]
    sentences[-1] = replace(sentences[-1], paragraph=paragraph)

    assert expected == find_times(sentences, date(2022, 8, 8), grammar)[-1].value


def test_a_described_noun_moves_no_story(grammar) -> None:
    """The 2014 protests are background: the next day is that of the vote before them."""
    text = (
        "They/they/PRP/1 met/meet/VBD/-1 on/on/IN/4 5/5/CD/4 March/March/NNP/1 2021/2021/CD/4 ./././1",
        "The/the/DT/2 2014/2014/CD/2 protests/protest/NNS/-1",
        "They/they/PRP/1 left/leave/VBD/-1 the/the/DT/4 next/next/JJ/4 day/day/NN/1",
    )

    assert "2021-03-06" == find_times([sentence_of(line) for line in text], TUESDAY, grammar)[-1].value


def test_a_clock_time_is_of_the_only_day_of_its_sentence(times_of) -> None:
    """It closed at 7 p.m. (1900 GMT) on Friday; between two days nothing is chosen."""
    one = times_of("At 7 p.m. (1900 GMT) they left, on Friday they said", date(2024, 3, 14), "past")
    two = times_of("At 7 p.m. they left, on Friday or Sunday", date(2024, 3, 14), "past")

    assert ["2024-03-08T19:00", "2024-03-08T19:00", "2024-03-08"] == [t.value for t in one]
    assert "XXXX-XX-XXT19:00" == two[0].value


def test_what_is_compared_with_does_not_move_the_story(times_of) -> None:
    """Output of September fell from the previous month, and from a year earlier: from that September."""
    text = "It fell in September from the previous month and by more from a year earlier."

    assert ["2023-09", "2023-08", "2022-09"] == [t.value for t in times_of(text, date(2023, 11, 20), "past")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("declared a dividend payable Dec. 15", "1989-12-15"),
        ("was paid a dividend on Dec. 15", "1988-12-15"),
        ("was effective on Jan. 3", "1990-01-03"),
    ],
)
def test_words_beside_a_day_may_say_that_it_lies_ahead(text: str, expected: str, times_of) -> None:
    """What is payable, due or effective on a day is so from then, though it was decided in the past."""
    assert [expected] == [t.value for t in times_of(text, date(1989, 11, 3), "past")]


def test_a_simple_present_does_not_send_a_day_most_of_a_year_away(times_of) -> None:
    """In May, "shut the ports on April 29" is no present after all; "opens on July 2" is one."""
    assert "2010-04-29" == times_of("strikes shut the ports on April 29", date(2010, 5, 12), "present")[0].value
    assert "2010-07-02" == times_of("it opens on July 2", date(2010, 5, 12), "present")[0].value


def test_the_quarter_spoken_of_is_the_last_one_named(times_of) -> None:
    """In the quarter: the second one, once that has been named, else the one last over."""
    named = times_of("In the second quarter sales rose. For the quarter profit fell.", date(2024, 11, 12))
    alone = times_of("For the quarter profit fell.", date(2024, 11, 12))

    assert ["2024-Q2", "2024-Q2", "2024-Q3"] == [t.value for t in (*named, *alone)]


def test_a_clock_time_before_the_next_day_is_of_the_day_before(times_of) -> None:
    """They voted on 4 September; it closed at 22:30, and they counted at 2:30 the next day."""
    times = times_of("They voted on 4 September 2016. It closed at 22:30, and at 2:30 the next day they counted.")

    assert ["2016-09-04", "2016-09-04T22:30", "2016-09-05T02:30"] == [time.value for time in times]


def test_a_text_of_old_dates_alone_is_a_history_from_its_beginning(times_of) -> None:
    """A bare day between three old years belongs to the one before it; one recent day makes a news story of it."""
    text = "Tanks came in 1956. They left on March 5. He died in 1958. He was reburied in 1989."

    assert "1956-03-05" == times_of(text, TUESDAY, "past")[1].value
    assert "2024-03-05" == times_of(f"{text} She spoke on Monday.", TUESDAY, "past")[1].value


def test_what_is_past_lies_not_after_publication(times_of) -> None:
    """Two years after a recent day is no date for what has happened, but one for what will."""
    text = "They met on 5 March 2024. Two years later they left."

    assert "XXXX" == times_of(text, TUESDAY, "past")[1].value
    assert "2026" == times_of(text, TUESDAY, "future")[1].value


def test_each_number_behind_a_day_is_a_day_of_its_month(times_of) -> None:
    """May 3, 4 and 5 are three days, of the year behind the last one; "and 5 people" is none."""
    assert ["2024-05-03", "2024-05-04", "2024-05-05"] == [
        t.value for t in times_of("They met on May 3, 4 and 5.", TUESDAY, "past")
    ]


def test_a_year_and_the_next_are_a_season_not_a_month(times_of) -> None:
    """2011-12 are two years, 2011-03 a month."""
    assert ["2011", "2012"] == [t.value for t in times_of("the drought of 2011-12")]
    assert ["2011-03"] == [t.value for t in times_of("the drought of 2011-03")]


def test_years_later_count_from_what_the_sentence_has_named(grammar) -> None:
    """A coup of 1961 moves no story, but 18 years later is 1979; the next sentence counts from the day of the story."""
    coup = "The/the/DT/2 1961/1961/CD/2 coup/coup/NN/3 failed/fail/VBD/-1"
    later = "18/18/CD/1 years/year/NNS/2 later/late/RB/-1"
    told = "They/they/PRP/1 met/meet/VBD/-1 on/on/IN/4 5/5/CD/4 March/March/NNP/1 1981/1981/CD/4"
    beside = "The/the/DT/2 1961/1961/CD/2 coup/coup/NN/3 failed/fail/VBD/-1 18/18/CD/5 years/year/NNS/6 later/late/RB/3"

    def last(*lines: str) -> str:
        return find_times([sentence_of(line) for line in lines], TUESDAY, grammar)[-1].value

    assert "1979" == last(told, beside)
    assert "1999" == last(told, coup, later)


def test_the_end_of_the_year_that_is_past_is_of_the_year_told(times_of) -> None:
    """In November, those who had died by the end of the year had died by the end of the last one named."""
    text = "It began on 16 September 2023. Ten died by the end of the year."

    assert "2023" == times_of(text, TUESDAY, "past")[-1].value
    assert "2024" == times_of(text, TUESDAY, "future")[-1].value


@pytest.mark.parametrize(
    ("helper", "expected"),
    [("had/have/VBD/2", "2022-05-02/2023-06-05"), ("has/have/VBZ/2", "2022-05-02/2024-11-12")],
)
def test_what_had_gone_on_since_ends_with_the_day_told_last(helper: str, expected: str, grammar) -> None:
    """The dam broke on 5 June 2023; water had risen since May 2022: until then; it has risen since: until now."""
    broke = sentence_of("It/it/PRP/1 broke/break/VBD/-1 on/on/IN/4 5/5/CD/4 June/June/NNP/1 2023/2023/CD/4")
    risen = sentence_of(
        f"It/it/PRP/2 {helper} risen/rise/VBN/-1 since/since/IN/5 2/2/CD/5 May/May/NNP/2 2022/2022/CD/5"
    )
    helped = replace(risen, tokens=tuple(replace(t, deprel="aux") if t.index == 1 else t for t in risen.tokens))

    found = find_times([broke, helped], TUESDAY, grammar)[-1]

    assert expected == (found.interval.edtf if found.interval else "")
