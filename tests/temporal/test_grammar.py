from pathlib import Path

import pytest

from kgraph.errors import KnowledgeError
from kgraph.temporal.grammar import Example, Grammar, Rule, load_grammar, parse_grammar

GRAMMAR = load_grammar()
EXAMPLES = [(rule, example) for rule in GRAMMAR.rules for example in rule.examples]
REJECTS = [(rule, text) for rule in GRAMMAR.rules for text in rule.rejects]
ANCHOR = "2024-03-14"

SMALL = """# source: a test
# licence: MIT
bounds = {{}}
holiday = {{}}
relation = {{}}
join = {{}}
words = {{}}
prefix = []
[class.year]
digits = '[12]\\d{{3}}'
[[rule]]
name = "year"
pattern = "{pattern}"
value = "{value}"
examples = [{{ text = "1999", value = "1999" }}]
rejects = ["99"]
"""


def parse(pattern: str, value: str) -> Grammar:
    """Return a grammar of one rule."""
    return parse_grammar(SMALL.format(pattern=pattern, value=value), "en", Path("small.toml"))


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{r.name}:{e.text}" for r, e in EXAMPLES])
def test_every_example_of_the_grammar_is_answered_as_it_says(rule: Rule, example: Example, times_of) -> None:
    """Each rule finds its examples and gives them the value, mod and days that are written beside them."""
    times = times_of(example.text, example.anchor, example.tense)
    found = {example.text[t.span.start : t.span.end]: t for t in times}

    assert example.found in found, list(found)
    time = found[example.found]
    assert (example.value, example.mod, example.dates) == (
        time.value,
        time.mod,
        time.interval.edtf if time.interval else None,
    )


@pytest.mark.parametrize(("rule", "text"), REJECTS, ids=[f"{r.name}:{t}" for r, t in REJECTS])
def test_no_rule_finds_what_it_rejects(rule: Rule, text: str, times_of) -> None:
    """Each rule leaves its counter-examples alone."""
    assert [] == [t.text for t in times_of(text) if t.rule == rule.name]


def test_every_rule_has_a_name_of_its_own() -> None:
    """The name in a Timex leads to one rule."""
    assert len(GRAMMAR.rules) == len({rule.name for rule in GRAMMAR.rules})


def test_the_first_atoms_of_a_pattern_are_known() -> None:
    """An optional part at the beginning lets the pattern begin with what follows it."""
    grammar = parse("[the | a] (year | <year>)", "year(year)")

    assert {("the", "year"), ("the", "#"), ("a", "year"), ("a", "#"), ("year",), ("#",)} == set(grammar.by_opening)


@pytest.mark.parametrize(
    ("pattern", "value", "message"),
    [
        ("<year", "year(year)", "neither captured"),
        ("(<year>", "year(year)", "unbalanced"),
        ("<yaer>", "year(year)", "yaer"),
        ("<year>", "year(month)", "'month' is neither captured"),
        ("<year>", "year", "expected a call"),
        ("[<year>]", "year(year)", "nothing at all"),
    ],
)
def test_a_wrong_rule_is_named_with_its_line(pattern: str, value: str, message: str) -> None:
    """The error says where the rule stands and what is wrong with it."""
    with pytest.raises(KnowledgeError, match=rf"small\.toml:12: rule 'year'.*{message}"):
        parse(pattern, value)


def test_a_grammar_without_source_is_refused() -> None:
    """Every table names where it comes from."""
    with pytest.raises(KnowledgeError, match="# source:"):
        parse_grammar("# licence: MIT\n", "en", Path("small.toml"))


def test_broken_toml_is_a_knowledge_error() -> None:
    """A table that cannot be read is reported by name."""
    with pytest.raises(KnowledgeError, match=r"small\.toml"):
        parse_grammar("# source: x\n# licence: MIT\n[", "en", Path("small.toml"))


def test_a_language_without_a_grammar_is_named() -> None:
    """The error says which table is missing."""
    with pytest.raises(KnowledgeError, match=r"tlh/temporal\.toml"):
        load_grammar("tlh")
