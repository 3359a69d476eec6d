import pytest

from kgraph.temporal.grammar import Grammar
from kgraph.temporal.pattern import Pattern, atomised, opening_of, word_class

NUMBERS = word_class("n", {"digits": r"[12]\d{3}|0?[1-9] th", "words": {"one": 1, "twenty": 20}, "compound": True})


@pytest.mark.parametrize(
    ("pattern", "openings"),
    [
        ("early may", {("early", "may")}),
        ("[the] end", {("the", "end"), ("end",)}),
        ("(a | the last) day", {("a", "day"), ("the", "last")}),
        ("q 3", {("q", "#")}),
        ("[a] [long] day", {("a", "long"), ("a", "day"), ("long", "day"), ("day",)}),
    ],
)
def test_a_pattern_knows_its_first_two_atoms(pattern: str, openings: set[tuple[str, ...]]) -> None:
    """Optional parts open the way to what follows them; a number in a pattern is any number."""
    assert openings == Pattern(pattern, {}).compile()[1]


def test_a_class_knows_the_first_two_atoms_of_its_forms() -> None:
    """Numbers in digits with what belongs to them, and words that go on with others."""
    assert {("#",), ("#", "th"), ("one",), ("twenty", "one"), ("twenty", "-"), ("one", "hundred")} <= NUMBERS.openings


def test_wherever_a_rule_matches_it_has_been_asked(grammar: Grammar) -> None:
    """On the texts of all examples and counter-examples no rule matches behind an opening that it does not list."""
    texts = {example.text for rule in grammar.rules for example in rule.examples}
    texts |= {text for rule in grammar.rules for text in rule.rejects}
    for text in sorted(texts):
        atoms = atomised(text).split(" ")
        for at in range(len(atoms)):
            rest = "".join(f"{atom} " for atom in atoms[at:])
            matching = [rule for rule in grammar.rules if rule.regex.match(rest)]
            asked = grammar.rules_at(*(*opening_of(rest), "")[:2])

            assert [r.name for r in matching] == [r.name for r in asked if r.regex.match(rest)], rest
