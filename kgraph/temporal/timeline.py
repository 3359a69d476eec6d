"""The time expressions of a document, in text order, each resolved against what the text has said so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from kgraph.records.interval import Anchor, Granularity, Interval, Timex, TimexType
from kgraph.records.syntax import Sentence
from kgraph.temporal import algebra
from kgraph.temporal.algebra import Direction
from kgraph.temporal.compose import compose, is_bare, length_of, points
from kgraph.temporal.explicit import IMPOSSIBLE
from kgraph.temporal.foreign import with_foreign
from kgraph.temporal.grammar import Grammar
from kgraph.temporal.recognise import Expression, Line, describes_noun, line_of, recognise
from kgraph.temporal.resolve import opened, read, timex
from kgraph.temporal.scene import Reading, Scene, mask, on_day
from kgraph.temporal.tense import Tenses

# A dateline or date line of a page stands at the top: among the first sentences.
_TOP = 3
# Of so many dates with a year, two thirds must be far from publication before a text counts as a narrative.
_ENOUGH_YEARS = 3
# Paragraphs for which the background of a news story is remembered; 0 to 3 are equally right on the newspaper articles
# of training/dates.tsv, 1 loses nothing on those of GUM.
_REMEMBERED = 1
# A guide has six verbs in the present for one in the past, and enough of them; no news story that we saw has.
_PRESENTS, _ENOUGH_PRESENTS = 6, 15
# Rules of dates whose month is a word, and whether the day comes first in them.
_SPELLED = {"day_month": True, "day_month_year": True, "month_day": False, "month_day_year": False}
# Rules of the day behind the one told last.
_NEXT_DAY = ("following_unit", "following_part")
# What these name after "from" or "than" is only compared with; the text goes on where it was.
_COMPARING = ("earlier", "following", "ago", "unit_shift")
# "It had been" and its adverb stand in so many atoms before a length of time.
_BEEN = 4
# What is ranked stands so many atoms before; a clause seldom has more between.
_RANKED = 12
# Rules that count from what the sentence has just named, though it moves no story.
_MEASURED = ("later", "half_later", "earlier")
_CLOCKS = ("clock", "daypart")


def find_times(
    sentences: Sequence[Sentence], published: date | None, grammar: Grammar, *, day_first: bool | None = None
) -> tuple[Timex, ...]:
    """Return the time expressions of a document's sentences, in text order.

    `day_first` tells which of day and month is written first where the text comes from; the text itself knows better.

    Relative expressions are resolved against `published`, or against the last date of the text where they or the
    text ask for it; without either their interval is `None`. `Timex.anchor` says which it was.
    """
    lines = [line_of(sentence) for sentence in sentences]
    found = [compose(line, recognise(line, grammar), grammar) for line in lines]
    shown = _day_first(found)
    story = _Story(
        grammar, published, day_first=day_first if shown is None else shown, timeless=_is_timeless(sentences)
    )
    if published is None:
        story.take_dateline(lines, found)
    story.take_years([expression for expressions in found for expression in expressions])
    times: list[Timex] = []
    for line, expressions in zip(lines, found, strict=True):
        times += with_foreign(line, story.tell(line, expressions))
    return tuple(times)


@dataclass(slots=True)
class _Story:
    """What the text has said so far: its last date, and how many of its years are far from publication."""

    grammar: Grammar
    published: date | None
    day_first: bool | None
    timeless: bool = False
    anchor: Anchor = Anchor.PUBLICATION
    last: Interval | None = None
    day: Interval | None = None
    paragraph: int = -1
    near: int = 0
    far: int = 0
    is_history: bool = False
    aside: Interval | None = None

    def take_dateline(self, lines: Sequence[Line], found: Sequence[Sequence[Expression]]) -> None:
        """Take a full date at the top, after a place in capitals or on a line of its own, for the publication date."""
        for line, expressions in list(zip(lines, found, strict=True))[:_TOP]:
            if expressions and _is_dateline(line, expressions[0]):
                interval = read(expressions[0], self._scene(Direction.NEAREST)).interval
                if interval is not None and interval.granularity is Granularity.DAY:
                    self.published, self.anchor = interval.begin, Anchor.DATELINE
                    return

    def take_years(self, expressions: Sequence[Expression]) -> None:
        """Note whether all dates that need no context lie far from publication: then bare ones do from the start."""
        if self.published is None:
            return
        scene = self._scene(Direction.NEAREST)
        dates = [e for e in expressions if e.rule.type is TimexType.DATE]
        settled = [read(e, scene).interval for e in dates if e.rule.operation == "weekday" or not is_bare(e)]
        years = [interval.begin.year for interval in settled if interval is not None and interval.begin is not None]
        far = sum(self._is_far(year) for year in years)
        self.is_history = far >= _ENOUGH_YEARS and far == len(years)

    def _is_far(self, year: int) -> bool:
        published = self.published
        return published is not None and abs(year - published.year) >= self.grammar.bounds["narrative_years"]

    def tell(self, line: Line, expressions: Sequence[Expression]) -> Sequence[Timex]:
        """Return the expressions of one sentence resolved, and remember the last date."""
        tenses = Tenses(line.sentence, self.grammar)
        times: list[Timex] = []
        opening: Reading | None = None
        self.aside = None
        related = self._put_off(line, [self._related(line, e, tenses) for e in expressions], tenses)
        for at, expression in enumerate(related):
            token = line.atoms[expression.last].token
            scene = self._scene_of(line, expression, tenses)
            if expression.relation == "to" and opening is not None:
                first = related[at - 1]
                opening, reading = _both_ends(first, expression, opening, scene)
                whole = _range(opening.interval, reading.interval)
                times[-1] = timex(line, first, opening, interval=whole or opening.interval)
                times.append(timex(line, expression, reading, interval=whole or reading.interval))
            else:
                reading = self._open(line, expression, scene)
                if reading.value == IMPOSSIBLE:
                    opening = None
                    continue
                until = self._end_of_since(expression, reading, tenses, token)
                interval = opened(expression, reading.interval, until)
                period = _ending(expression, reading.interval) if times else None
                if period is not None:
                    times[-1], interval = replace(times[-1], interval=period, anchor=reading.anchor), period
                times.append(timex(line, expression, reading, interval=interval))
            opening = reading if expression.relation == "from" else None
            self._remember(line, expression, reading)
        return _with_their_day(times)

    def _scene_of(self, line: Line, expression: Expression, tenses: Tenses) -> Scene:
        """Return what an expression is resolved against: the story so far, and where its verb points."""
        token = line.atoms[expression.last].token
        direction = self._direction(line, expression, tenses, token)
        is_loose = (
            direction is Direction.PRESENT
            or tenses.is_under_noun(token)
            or tenses.is_under_infinitive(token)
            or tenses.is_under_progressive(token)
            or expression.relation == "assigned"
        )
        scene = self._scene(direction, loose=is_loose, paragraph=line.sentence.paragraph)
        if line.key(expression.first - 1) in self.grammar.words["lasting"]:
            scene = replace(scene, lasting=tenses.is_lasting(token))
        elif self._has_passed(line, expression):
            scene = replace(scene, lasting=True)
        if expression.rule.operation == "in_units" and self._is_ranked(line, expression):
            return replace(scene, direction=Direction.PAST)
        if self.aside is not None and expression.rule.operation in _MEASURED:
            return replace(scene, last=self.aside)  # "seized power in a 1961 coup, was killed 18 years later"
        return scene

    def _direction(self, line: Line, expression: Expression, tenses: Tenses, token: int) -> Direction:
        """Return where an expression points: ahead if words beside it say so, else where its verb does."""
        words, before = self.grammar.words, line.key(expression.first - 1)
        if {before, line.key(expression.first - 2)} & words["ahead"]:
            return Direction.FUTURE
        if expression.relation == "assigned":
            return Direction.FUTURE
        if expression.relation == "until" and tenses.is_still_so(token):
            return Direction.FUTURE
        return points(tenses.direction_at(token), expression)

    def _end_of_since(self, expression: Expression, reading: Reading, tenses: Tenses, token: int) -> date | None:
        """Return the day to which "since" runs: the publication, of a pluperfect the day told last ("had risen")."""
        last, begin = self.last, None if reading.interval is None else reading.interval.begin
        if expression.relation != "since" or last is None or last.end is None or not tenses.is_pluperfect(token):
            return self.published
        return last.end if begin is not None and begin < last.end else self.published

    def _is_ranked(self, line: Line, expression: Expression) -> bool:
        """Tell whether something is ranked within a length of time: "his first trip to Europe in five years"."""
        for atom in reversed(line.atoms[max(expression.first - _RANKED, 0) : expression.first]):
            token = line.sentence.tokens[atom.token]
            if token.upos in ("VERB", "AUX") or atom.key in (",", ";", ":"):
                return False
            if token.xpos in ("JJS", "RBS") or atom.key in self.grammar.words["ranking"]:
                return True
        return False

    def _has_passed(self, line: Line, expression: Expression) -> bool:
        """Tell whether so long has passed until now: "it has been five years since", "two years have passed since"."""
        behind = {line.keys(expression.last + 1, expression.last + 1 + length) for length in (1, 3)}
        return (
            bool(behind & self.grammar.words["passed"])
            and "had" not in line.keys(expression.first - _BEEN, expression.first).split()
        )

    def _related(self, line: Line, expression: Expression, tenses: Tenses) -> Expression:
        """Return the expression as assigned where something is set for, called for or put off until its time."""
        is_open = expression.relation in (None, "until")
        assigning = line.key(expression.first - 1) in self.grammar.words["assigning"]
        if is_open and assigning and tenses.is_assigned(line.atoms[expression.last].token):
            return replace(expression, relation="assigned")
        return expression

    def _put_off(self, line: Line, found: list[Expression], tenses: Tenses) -> list[Expression]:
        """Return the expressions without ranges that are none: "extended it on Tuesday until June 30"."""
        for at, (left, right) in enumerate(pairwise(found)):
            is_range = right.relation == "to" and left.relation == "from"
            is_opened = line.key(left.first - 1) in self.grammar.words["range_start"]
            until = self.grammar.relations.get(line.key(right.first - 1)) == "until"
            if is_range and until and not is_opened and tenses.is_assigned(line.atoms[right.last].token):
                found[at] = replace(left, relation=None, partner=None)
                found[at + 1] = replace(right, relation="assigned", partner=None)
        return found

    def _open(self, line: Line, expression: Expression, scene: Scene) -> Reading:
        """Return the reading of an expression; a clock time takes the day last named in its paragraph."""
        reading = read(expression, scene)
        if expression.partner is not None and expression.relation == "from":
            return _before_its_partner(expression, reading, scene)
        near = self.last is not None and self.last.granularity is Granularity.DAY
        if (
            near
            and expression.size in _CLOCKS
            and reading.interval is None
            and self.paragraph == line.sentence.paragraph
        ):
            return on_day(reading, self.last)
        return reading

    def _is_narrative(self, paragraph: int) -> bool:
        """Tell whether the text tells of times far from its publication, as a whole or as far as it has gone.

        One that also tells of its own days has come back to them some paragraphs behind its last date.
        """
        is_back = self.near > 0 and paragraph - self.paragraph > _REMEMBERED
        return self.is_history or (_is_mostly_far(self.far, self.near) and not is_back)

    def _scene(self, direction: Direction, *, loose: bool = False, paragraph: int = 0) -> Scene:
        return Scene(
            grammar=self.grammar,
            published=self.published,
            anchor=self.anchor,
            last=self.last,
            day=self.day,
            narrative=self._is_narrative(paragraph),
            timeless=self.timeless,
            direction=direction,
            loose=loose,
            day_first=self.day_first,
        )

    def _knows_finer(self, interval: Interval) -> bool:
        """Tell whether the last date is a day where the interval is longer: "the 2014 protests" move no story."""
        day = Granularity.DAY
        return self.last is not None and self.last.granularity is day and interval.granularity is not day

    def _remember(self, line: Line, expression: Expression, reading: Reading) -> None:
        interval = reading.interval
        if interval is None or interval.begin is None or interval.end is None:
            return
        if expression.rule.type not in (TimexType.DATE, TimexType.TIME):
            return
        if expression.rule.operation in _COMPARING and line.key(expression.first - 1) in self.grammar.words["compared"]:
            return
        if self._knows_finer(interval) and describes_noun(line, expression):
            self.aside = interval
        else:
            self.last, self.paragraph, self.aside = interval, line.sentence.paragraph, None
        if interval.granularity is Granularity.DAY:
            self.day = interval
        if self.published is not None:
            far = self._is_far(interval.begin.year)
            self.far += far
            self.near += not far


def _is_mostly_far(far: int, near: int) -> bool:
    """Tell whether enough years are far from publication, two thirds of all."""
    return far >= _ENOUGH_YEARS and far >= 2 * near


def _with_their_day(times: list[Timex]) -> list[Timex]:
    """Return the times of a sentence with its clock times on its day, if it names one: "7 p.m. (1900 GMT) Friday".

    What stands before "the next day" was on the day before that: "closed at 10 p.m. and opened at 6 a.m. the next day".
    """
    named = [t for t in times if t.interval is not None and t.interval.granularity is Granularity.DAY]
    if len({t.interval for t in named}) != 1:
        return times
    day, is_next = named[0].interval, named[0].rule in _NEXT_DAY
    assert day is not None
    before = _moved(day, -1) if is_next else day
    nowhere = [t.type is TimexType.TIME and t.interval is None and t.value.startswith(f"{mask('day')}T") for t in times]
    return [
        _on_day(t, before if t.span < named[0].span else day) if alone else t
        for t, alone in zip(times, nowhere, strict=True)
    ]


def _moved(interval: Interval, days: int) -> Interval:
    """Return a day so many days later, itself at the ends of the calendar."""
    moved = algebra.shift_day(interval.begin, days) if interval.begin is not None else None
    return interval if moved is None else Interval(moved, moved, Granularity.DAY)


def _on_day(time: Timex, day: Interval) -> Timex:
    reading = on_day(Reading(time.value), day)
    return replace(time, value=reading.value, interval=day, referent=day, anchor=Anchor.DISCOURSE)


def _is_timeless(sentences: Sequence[Sentence]) -> bool:
    """Tell whether a text describes rather than tells: nearly all of its finite verbs are in the present."""
    tags = Counter(token.xpos for sentence in sentences for token in sentence.tokens)
    present = tags["VBZ"] + tags["VBP"]
    return present >= _ENOUGH_PRESENTS and present >= _PRESENTS * tags["VBD"]


def _day_first(found: Sequence[Sequence[Expression]]) -> bool | None:
    """Tell whether the text writes the day before the month; `None` if its other dates do not show it.

    Numbers above twelve say it first; else the order of the dates whose month is a word. Either has to be the same
    throughout.
    """
    expressions = [expression for sentence in found for expression in sentence]
    numbers = [e.captures for e in expressions if e.rule.operation == "numeric"]
    first = {True for captures in numbers if int(captures["two"]) > 12}
    second = {False for captures in numbers if int(captures["two2"]) > 12}
    spelled = {_SPELLED[e.rule.name] for e in expressions if e.rule.name in _SPELLED}
    shown = (first | second) or spelled
    return shown.pop() if len(shown) == 1 else None


def _is_dateline(line: Line, expression: Expression) -> bool:
    before, after = line.atoms[: expression.first], line.key(expression.last + 1)
    names = [atom.text for atom in before if atom.text.isalpha()]
    return expression.rule.operation in ("date", "exact") and (
        (bool(names) and all(name.isupper() for name in names) and after in ("(", "-", "")) or (not names and not after)
    )


def _both_ends(first: Expression, last: Expression, opening: Reading, scene: Scene) -> tuple[Reading, Reading]:
    """Return beginning and end of a range; where the tense is past the last such range that had begun to end."""
    closing = _close(last, opening, scene)
    begin, published = opening.interval.begin if opening.interval else None, scene.published
    ends = closing.interval.begin if closing.interval else None
    if begin is None or ends is None or published is None or not (is_bare(first) and is_bare(last)):
        return opening, closing
    if scene.direction is not Direction.PAST or ends <= published or begin > published or scene.narrative:
        return opening, closing
    before = algebra.shift_day(begin, -1)
    earlier = read(first, replace(scene, published=before)) if before is not None else opening
    return earlier, _close(last, earlier, scene)


def _ending(expression: Expression, referent: Interval | None) -> Interval | None:
    """Return the days of the length of time that runs to an expression, or with which it begins, if there is one.

    "The nine months to June", "the first nine months of 2023".
    """
    length = expression.partner
    if length is None or length.rule.type is not TimexType.DURATION or referent is None or referent.end is None:
        return None
    unit, count = length_of(length)
    if length.rule.name == "first_units":
        after = None if referent.begin is None else algebra.shift_date(referent.begin, unit, count)
        return None if after is None else algebra.between(referent.begin, algebra.shift_day(after, -1))
    behind = algebra.shift_day(referent.end, 1)
    begin = algebra.shift_date(behind, unit, -count) if behind is not None else None
    return algebra.between(begin, referent.end) if begin is not None else None


def _close(expression: Expression, opening: Reading, scene: Scene) -> Reading:
    """Return the second end of a range: a bare one is the first after the beginning."""
    start = opening.interval.begin if opening.interval else None
    if start is not None and is_bare(expression):
        bound = replace(scene, published=start, narrative=False, direction=Direction.FUTURE, anchor=opening.anchor)
        bound = replace(bound, loose=False)
        return read(expression, bound)
    return read(expression, scene)


def _before_its_partner(expression: Expression, reading: Reading, scene: Scene) -> Reading:
    """Return the beginning of a range as the last such date before its end.

    A year lent by the end may be one too late (November to January 2015), and a range to come may have begun.
    """
    partner = expression.partner
    ahead = scene.direction in algebra.AHEAD and scene.published is not None
    if partner is None or not (expression.frame is partner or (ahead and is_bare(expression) and is_bare(partner))):
        return reading
    end = read(partner, scene).interval
    if end is None or end.begin is None or reading.interval is None or reading.interval.begin is None:
        return reading
    if reading.interval.begin <= end.begin and expression.frame is partner:
        return reading
    bare = replace(expression, frame=None)
    return read(bare, replace(scene, published=end.begin, narrative=False, direction=Direction.PAST, frame=None))


def _range(first: Interval | None, last: Interval | None) -> Interval | None:
    return algebra.between(first.begin, last.end) if first and last and first.begin and last.end else None
