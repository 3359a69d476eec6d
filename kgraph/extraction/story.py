"""The time that a text is about: the day of a news story, and the date that its narrative has reached.

A news story is about the first recent day that its text dates; a narrative goes on in the simple past at the last date
of a main clause, for some sentences; a plan goes on at the last date of one that was to come.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from kgraph.extraction.dating import NO_TIME
from kgraph.records.claim import Basis, ClaimTime
from kgraph.records.interval import Granularity, Interval, days

STORY_DAYS = 7
"""A dated event of the week before publication can be what a news story is about; older ones are its background."""

NEWS_DAYS = 31
"""Days for which what was said is still news."""

REACH = 5
"""Sentences that a narrative's date reaches; of 3, 5, 6 and 8 the most right dates on our own gold texts."""

BACKGROUND_REACH = 2
"""Sentences that a date reaches in a news story that is about another day; farther on it is right less than half of
the time on our own gold texts. So far reaches the date of a plan, too."""

NEXT_DAY = 1
"""So many days between the story and its publication cannot be told apart by what has no date of its own."""

KINDRED = (
    frozenset({"Assault", "Kill", "Injure", "Die", "Destroy"}),  # "four died", in a story of a raid
    frozenset({"Accident", "Die", "Injure", "Destroy", "Kill"}),  # "eleven were injured", in one of a derailment
    frozenset({"Elect", "Win"}),  # "he defeated the mayor", in one of an election
    frozenset({"Try", "Convict", "Sentence", "Rule"}),  # "was not at the hearing", in one of a sentence
    frozenset({"Meet", "Consult", "Visit"}),  # "they exchanged views", in one of a visit
    frozenset({"Move", "Retreat", "Flee", "Visit"}),  # "he visited the site", in one of a journey
)
"""Types of events that one happening is told by. Others (crimes and inquiries, festivities and trade) were as often
wrong as right on our own gold texts and on those of training/dates.tsv."""

REACHING = frozenset({Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.YEAR})
"""Granularities of a date that a narrative goes on in; an open interval is no place to go on from."""


@dataclass(slots=True)
class Story:
    """What a document is about, and where its narrative stands.

    `day` is the first recent day that the text dates, `since` the first of the days around it. `kinds` are the types
    of what happened on that day, and their kindred. `narrative` and `plan` are the last dates of main clauses of the
    past and of the future, `age` and `plan_age` the sentences since; `latest` is the time of the last main event,
    however long, `latest_age` the sentences since. `has_begun` tells whether any sentence has told something, `recent`
    which times of the last days the text gives: a story of a single one never leaves it.
    """

    published: date | None
    day: ClaimTime = NO_TIME
    since: date | None = None
    kinds: set[str] = field(default_factory=set[str])
    narrative: ClaimTime = NO_TIME
    age: int = 0
    plan: ClaimTime = NO_TIME
    plan_age: int = 0
    latest: ClaimTime | None = None
    latest_age: int = 0
    has_begun: bool = False
    recent: set[Interval] = field(default_factory=set[Interval])

    def open(self, time: ClaimTime) -> None:
        """Take the first recent day of something that happened as the day of the story."""
        interval = time.interval
        if self.published is None or interval is None or interval.begin is None:
            return
        is_recent = 0 <= (self.published - interval.begin).days <= STORY_DAYS
        if is_recent:
            self.recent.add(interval)
        if is_recent and self._is_some_days(interval):
            self.day = time if self.day is NO_TIME else self.day
            if self.since is None or 0 <= (self.since - interval.begin).days <= NEXT_DAY:
                self.since = interval.begin

    def go_on(self, told: ClaimTime, planned: ClaimTime) -> None:
        """Begin a sentence whose main event of the past and of the future has these times, if any."""
        self.age += 1
        self.plan_age += 1
        self.latest_age += 1
        if told.interval is not None:
            self.latest, self.latest_age = told, 0
        if told.interval is not None and self._is_reaching(told.interval) and not self._is_to_come(told.interval):
            self.narrative, self.age = told, 0
        if planned.interval is not None:
            self.plan, self.plan_age = planned, 0

    def add(self, kind: str, time: ClaimTime) -> None:
        """Learn that something of a kind happened on the day of the story, if that is its time."""
        if time.interval is not None and time.interval == self.day.interval:
            self.kinds.update((kind, *(other for kin in KINDRED if kind in kin for other in kin)))

    def news(self, time: ClaimTime | None) -> ClaimTime | None:
        """Return a time that was over at most some weeks before the publication."""
        end = None if time is None or time.interval is None else time.interval.end
        is_news = end is not None and self.published is not None and 0 <= (self.published - end).days <= NEWS_DAYS
        return time if is_news else None

    def as_news(self) -> ClaimTime:
        """Return the time of the news: from the story's day to the publication.

        The first sentence opens a story of yesterday or today, where the text dates none.
        """
        if self.published is None or self.has_begun or self.day is not NO_TIME:
            return self.up_to_publication(self.since, Basis.PUBLICATION)
        self.since = self.published - timedelta(days=NEXT_DAY)
        self.day = self.up_to_publication(self.since, Basis.PUBLICATION)
        self.narrative, self.age = self.day, 0
        return self.day

    def goes_on_with(self, kind: str) -> ClaimTime:
        """Return the time that the narrative has reached, as far as it reaches, and for acts of the story always.

        What else a news story tells that is about no other day lies between its day and the publication.
        """
        is_story = self.narrative.interval is not None and self.narrative.interval == self.day.interval
        if is_story and (self.age <= REACH or len(self.recent) == 1):
            return self._on_its_day()
        if not is_story and self._reaches_background():
            return again(self.narrative)
        if kind in self.kinds:
            return self._on_its_day()
        is_news = is_story or self.narrative is NO_TIME
        return self.up_to_publication(self.since, Basis.PUBLICATION) if is_news else NO_TIME

    def told_last(self) -> ClaimTime | None:
        """Return the time of the last main event, if that was told just before."""
        return self.narrative if self.narrative is not NO_TIME and self.age <= BACKGROUND_REACH else None

    def just_told(self) -> ClaimTime | None:
        """Return the time of the main event of the sentence before, which what happens next may answer."""
        return self.latest if self.latest_age == 1 else None

    def is_background(self, time: ClaimTime) -> bool:
        """Tell whether a time was over before the days that the story is about."""
        end = None if time.interval is None else time.interval.end
        return end is not None and self.since is not None and end < self.since

    def plans(self) -> ClaimTime:
        """Return the time of what is still to come, as far as the last date of a plan reaches."""
        return again(self.plan) if self.plan_age <= BACKGROUND_REACH else NO_TIME

    def up_to_publication(self, day: date | None, basis: Basis) -> ClaimTime:
        """Return the time from a day to the publication, where that is not before it."""
        if day is None or self.published is None or day > self.published:
            return NO_TIME
        granularity = Granularity.DAY if day == self.published else Granularity.INTERVAL
        return ClaimTime(None, Interval(day, self.published, granularity), basis)

    def _is_reaching(self, interval: Interval) -> bool:
        """Tell whether a narrative can go on in a time: in a calendar unit, or in some days running."""
        return interval.granularity in REACHING or self._is_some_days(interval)

    def _is_some_days(self, interval: Interval) -> bool:
        """Tell whether a time is a day, or days of a week that were over: a conference from Friday to Sunday."""
        if interval.granularity is not Granularity.INTERVAL:
            return interval.granularity is Granularity.DAY
        length = days(interval)
        return length is not None and length <= STORY_DAYS and interval.end != self.published

    def _is_to_come(self, interval: Interval) -> bool:
        """Tell whether a time lies behind the publication, where no narrative of the past goes on.

        So does one that reaches there: "within 48 hours"; of a calendar unit as "this week" the past part is told.
        """
        if self.published is None:
            return False
        is_later = interval.begin is not None and interval.begin > self.published
        reaches_there = interval.end is not None and interval.end > self.published
        return is_later or (reaches_there and interval.granularity is Granularity.INTERVAL)

    def before_publication(self) -> ClaimTime:
        """Return the time of what was some day before the publication."""
        if self.published is None:
            return NO_TIME
        return ClaimTime(None, Interval(None, self.published, Granularity.INTERVAL), Basis.TENSE)

    def _reaches_background(self) -> bool:
        """Tell whether the narrative of other days than the story's still goes on."""
        interval = self.narrative.interval
        if interval is None:
            return False
        if self.day is NO_TIME:
            return self.age <= REACH
        # what followed a vote of "last November" may have followed months later
        is_day = interval.granularity is Granularity.DAY
        return self.age <= BACKGROUND_REACH if is_day else self.age == 0

    def _on_its_day(self) -> ClaimTime:
        """Return the day of the story; up to the publication where that is the next day and the text has gone on."""
        begin = None if self.day.interval is None else self.day.interval.begin
        if begin is None or self.published is None or self.age == 0 or (self.published - begin).days != NEXT_DAY:
            return again(self.day)
        return self.up_to_publication(begin, Basis.DISCOURSE)


def again(time: ClaimTime) -> ClaimTime:
    """Return a time as that of something else that the text dates by it."""
    return ClaimTime(time.span, time.interval, Basis.DISCOURSE) if time.interval is not None else NO_TIME
