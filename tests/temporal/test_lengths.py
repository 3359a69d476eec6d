import pytest

from kgraph.records.interval import TimexType


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("for two and a half years", TimexType.DURATION, "P2.5Y"),
        ("a 24-hour truce", TimexType.DURATION, "PT24H"),
        ("within a fortnight", TimexType.DURATION, "P2W"),
        ("for decades", TimexType.DURATION, "PXDE"),
        ("every other day", TimexType.SET, "P1D"),
        ("three times a month", TimexType.SET, "P1M"),
        ("on Sundays", TimexType.SET, "XXXX-WXX-7"),
        ("each August", TimexType.SET, "XXXX-08"),
    ],
)
def test_lengths_and_repetitions_have_a_value_and_no_days(text: str, kind: TimexType, value: str, times_of) -> None:
    """They are found with their type, but are not on the calendar."""
    (time,) = times_of(text)

    assert (kind, value, None) == (time.type, time.value, time.interval)


@pytest.mark.parametrize("text", ["aged 30 years", "5 euros a day", "the day of the jackal", "2018 day one"])
def test_rates_are_no_lengths(text: str, times_of) -> None:
    """How much a day costs is no time that passed."""
    assert [] == [t.text for t in times_of(text) if t.type is TimexType.DURATION]


def test_an_age_before_a_date_is_no_distance_from_it(times_of) -> None:
    """She was three years old before Christmas; three days before Christmas is a day."""
    assert ["P3Y", "2024-12-25"] == [t.value for t in times_of("She was 3 years old before Christmas 2024.")]
    assert ["2024-12-22"] == [t.value for t in times_of("3 days before Christmas 2024")]
