"""The operations that the grammar's rules may name: functions from captured words to a reading, by name.

An operation gets the scene and the values of its arguments, `None` for a part of the pattern that is not there.
"""

from __future__ import annotations

from collections.abc import Callable

from kgraph.temporal import explicit, lengths, recurring, relative, weekdays
from kgraph.temporal.scene import Argument, Reading, Scene

Operation = Callable[[Scene, tuple[Argument, ...]], Reading]


def weekday_or_today(scene: Scene, args: tuple[Argument, ...]) -> Reading:
    """Read earlier on a weekday, or earlier today."""
    number = next((arg for arg in args if arg is not None), None)
    return relative.day_shift(scene, (0,)) if number is None else weekdays.weekday(scene, (number,))


OPERATIONS: dict[str, Operation] = {
    function.__name__: function
    for function in (
        explicit.exact,
        explicit.exact_month,
        explicit.numeric,
        explicit.day_month,
        explicit.day_continued,
        explicit.days,
        explicit.known_day,
        explicit.day_of_month,
        explicit.month_of,
        explicit.month,
        explicit.month_named,
        explicit.year_short,
        explicit.year_of_era,
        explicit.decade,
        explicit.decade_short,
        explicit.century,
        explicit.centuries,
        explicit.quarter,
        explicit.half,
        explicit.fiscal_shift,
        explicit.date_short,
        explicit.fiscal_year,
        explicit.season_of,
        explicit.season,
        explicit.holiday,
        explicit.holiday_of,
        recurring.month_shift,
        recurring.month_from_last,
        recurring.season_shift,
        recurring.season_from_last,
        recurring.season_ago,
        recurring.holiday_shift,
        recurring.holiday_from_last,
        recurring.day_shift_of,
        weekdays.weekday,
        weekdays.weekday_last,
        weekdays.weekday_coming,
        weekdays.weekday_of_week,
        weekdays.weekday_following,
        weekdays.weekday_nth,
        weekdays.weekday_week,
        weekdays.weekday_week_ago,
        weekdays.weekday_and_day,
        weekdays.weekend,
        weekdays.weekend_shift,
        weekdays.weekend_from_last,
        relative.today,
        relative.day_shift,
        relative.unit_shift,
        relative.unit_so_far,
        relative.unit_to_come,
        relative.ago,
        relative.year_end,
        relative.end_of_year,
        relative.half_ago,
        relative.ago_forward,
        relative.clock_ago,
        relative.vague_ago,
        relative.past_span,
        relative.next_span,
        relative.vague_past,
        relative.vague_next,
        relative.later,
        relative.half_later,
        relative.clock_later,
        relative.vague_within,
        relative.earlier,
        relative.year_compared,
        relative.following,
        relative.same,
        relative.same_or_this,
        relative.spoken_of,
        relative.that_time,
        relative.nth_week,
        relative.end_day,
        relative.part_of_today,
        relative.overnight,
        relative.part_from_last,
        relative.part_from_last_or_today,
        relative.in_units,
        relative.within,
        lengths.part_of_day,
        lengths.clock,
        lengths.clock_either,
        lengths.clock_four,
        lengths.duration,
        lengths.length_half,
        lengths.length_decimal,
        lengths.plain_length,
        lengths.clock_earlier,
        lengths.half_of,
        lengths.every,
        lengths.duration_vague_of,
        lengths.weekday_set,
        lengths.length,
        lengths.part_set,
        lengths.constant,
        weekday_or_today,
    )
} | {"date": explicit.calendar_date, "year": explicit.year_number, "years_short": explicit.year_number}
