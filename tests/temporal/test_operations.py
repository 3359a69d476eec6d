import pytest

from kgraph.temporal.operations import OPERATIONS
from kgraph.temporal.scene import Scene


def test_every_rule_names_an_operation(grammar) -> None:
    """No rule of the grammar asks for what nobody wrote."""
    assert set() == {rule.operation for rule in grammar.rules} - set(OPERATIONS)


def test_every_operation_is_named_by_a_rule(grammar) -> None:
    """Nothing was written that no rule asks for."""
    internal = {"day_shift", "clock", "year"}

    assert set() == set(OPERATIONS) - {rule.operation for rule in grammar.rules} - internal


@pytest.mark.parametrize("rule", ["yesterday", "unit_last", "ago", "weekday", "month", "later", "holiday"])
def test_an_operation_without_an_anchor_gives_no_days(rule: str, grammar) -> None:
    """Each relative operation answers a masked value in an empty scene."""
    found = next(each for each in grammar.rules if each.name == rule)
    values = {"longperiod": "week", "unit": "day", "number": 2, "holiday": "christmas", "weekday": 1, "plainmonth": 7}
    arguments = tuple(values.get(a, -1) for a in found.arguments)

    reading = OPERATIONS[found.operation](Scene(grammar), arguments)

    assert reading.interval is None
    assert reading.value.startswith("XXX")
