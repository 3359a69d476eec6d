"""The day that a news story is about, and how far a narrative's date reaches."""

from __future__ import annotations

from datetime import date

import pytest

from kgraph.extraction.dating import NO_TIME
from kgraph.extraction.story import BACKGROUND_REACH, REACH, Story, again
from kgraph.records.claim import Basis, ClaimTime
from kgraph.records.interval import Interval

THURSDAY = date(2024, 3, 14)


def told(edtf: str) -> ClaimTime:
    """Return the time that an expression gives."""
    return ClaimTime(None, Interval.from_edtf(edtf), Basis.TEXT)


def about(*edtf: str) -> str:
    """Return the day of the story of a text that dates these events."""
    story = Story(THURSDAY)
    for text in edtf:
        story.open(told(text))
    return "" if story.day.interval is None else story.day.interval.edtf


def test_the_first_recent_day_is_that_of_the_story():
    """Of two days of the week the first told; what was earlier is background."""
    assert "2024-03-12" == about("2019-05-06", "2024-03-12", "2024-03-10")


@pytest.mark.parametrize("edtf", ["2024-03-15", "2024-03-06", "2024-03", "2024-03-12/.."])
def test_no_other_time_is_that_of_a_story(edtf: str):
    """Neither a day to come nor an older one, no month and no open interval."""
    assert "" == about(edtf)


def test_an_undated_text_is_about_no_day():
    """Without publication there is no news."""
    story = Story(None)
    story.open(told("2024-03-12"))

    assert story.day is NO_TIME


def test_acts_of_the_story_have_its_day_however_far_behind():
    """Further arrests of a story about arrests were made on its day; a speech need not have been."""
    story = Story(THURSDAY)
    story.open(told("2024-03-10"))
    story.open(told("2024-03-12"))
    story.go_on(told("2024-03-10"), NO_TIME)
    story.add("Arrest", told("2024-03-10"))
    story.add("Speech", told("2023-01-05"))
    for _ in range(REACH + 1):
        story.go_on(NO_TIME, NO_TIME)

    assert again(told("2024-03-10")) == story.goes_on_with("Arrest")
    assert again(told("2024-03-10")) != story.goes_on_with("Speech")


def test_kindred_acts_have_the_storys_day():
    """In a story of a raid four died on its day; a speech was made some day since."""
    story = Story(THURSDAY)
    story.open(told("2024-03-10"))
    story.open(told("2024-03-12"))
    story.add("Assault", told("2024-03-10"))

    assert again(told("2024-03-10")) == story.goes_on_with("Die")
    assert again(told("2024-03-10")) != story.goes_on_with("Speech")


def test_a_story_of_one_day_never_leaves_it():
    """A text that dates nothing else of the last days tells of that day, and of 2019, however long it goes on."""
    story = Story(THURSDAY)
    story.open(told("2024-03-10"))
    story.open(told("2019-05-06"))
    story.go_on(told("2024-03-10"), NO_TIME)
    for _ in range(REACH + 1):
        story.go_on(NO_TIME, NO_TIME)

    assert again(told("2024-03-10")) == story.goes_on_with("Speech")


def test_what_was_told_last_is_near():
    """What "the decision" means is the last main event, not one of many sentences before."""
    story = Story(THURSDAY)
    story.go_on(told("2019-05"), NO_TIME)
    found = [story.told_last()]
    for _ in range(BACKGROUND_REACH + 1):
        story.go_on(NO_TIME, NO_TIME)

    assert [told("2019-05"), None] == [*found, story.told_last()]


def test_what_else_is_told_lies_between_the_story_and_the_publication():
    """Far behind the day of the story, and where only somebody's word has a day; the day itself is not claimed."""
    far, said = Story(THURSDAY), Story(THURSDAY)
    for story in (far, said):
        story.open(told("2024-03-10"))
        story.open(told("2024-03-12"))
    far.go_on(told("2024-03-10"), NO_TIME)
    for _ in range(REACH + 1):
        far.go_on(NO_TIME, NO_TIME)

    assert ClaimTime(None, Interval.from_edtf("2024-03-10/2024-03-14"), Basis.PUBLICATION) == far.goes_on_with("Move")
    assert far.goes_on_with("Move") == said.goes_on_with("Move")


def test_behind_another_day_nothing_is_known():
    """Where a news story has turned to 2019, what has no date need not be news."""
    story = Story(THURSDAY)
    story.open(told("2024-03-10"))
    story.go_on(told("2019-05-06"), NO_TIME)
    for _ in range(BACKGROUND_REACH + 1):
        story.go_on(NO_TIME, NO_TIME)

    assert story.goes_on_with("Move") is NO_TIME


@pytest.mark.parametrize(
    ("edtf", "expected"), [("2024-03-14/2024-03-16", ""), ("2024-03-11/2024-03-12", "2024-03-11/2024-03-12")]
)
def test_no_narrative_goes_on_in_days_that_reach_ahead(edtf: str, expected: str):
    """Within 48 hours of the publication nothing has happened that the text could go on with."""
    story = Story(THURSDAY)
    story.go_on(told(edtf), NO_TIME)

    assert expected == ("" if story.narrative.interval is None else story.narrative.interval.edtf)


def test_what_was_told_just_before_is_soon_over():
    """The time of the last main event, however long, holds for the next sentence."""
    story = Story(THURSDAY)
    story.go_on(told("2019-01-01/2023-06-30"), NO_TIME)
    story.go_on(NO_TIME, NO_TIME)

    assert told("2019-01-01/2023-06-30") == story.just_told()
    story.go_on(NO_TIME, NO_TIME)
    assert story.just_told() is None


@pytest.mark.parametrize(("edtf", "expected"), [("2019", True), ("2024-03-12", False), ("2024-03-01/..", False)])
def test_what_was_over_before_the_story_is_its_background(edtf: str, expected: bool):
    """A story of 12 March has 2019 behind it, not what lasts."""
    story = Story(THURSDAY)
    story.open(told("2024-03-12"))

    assert expected is story.is_background(told(edtf))
