"""The table of docs/temporal.md is made from the grammar; run this file to write it anew."""

from pathlib import Path

from kgraph.temporal.grammar import Example, Grammar, load_grammar

PAGE = Path(__file__).parents[2] / "docs" / "temporal.md"
BEGIN, END = "<!-- cases -->\n", "<!-- end of cases -->"
HEAD = "| text | anchor | value | mod | days | rule |\n| --- | --- | --- | --- | --- | --- |\n"


def row(rule: str, example: Example) -> str:
    """Return one case as a row, the expression in bold where the text holds more."""
    text = example.text
    if example.found != text:
        text = text.replace(example.found, f"**{example.found}**")
    cells = [text, str(example.anchor or ""), example.value, example.mod or "", example.dates or "", rule]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def with_cases(page: str, grammar: Grammar) -> str:
    """Return the page with the table of the grammar's examples."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    rows = "".join(row(rule.name, example) for rule in grammar.rules for example in rule.examples)
    return f"{before}{BEGIN}\n{HEAD}{rows}\n{END}{after}"


def test_the_page_shows_every_case_of_the_grammar(grammar: Grammar) -> None:
    """docs/temporal.md says what the grammar says."""
    page = PAGE.read_text(encoding="utf-8")

    assert with_cases(page, grammar) == page, f"run: python {Path(__file__).name}"


if __name__ == "__main__":
    PAGE.write_text(with_cases(PAGE.read_text(encoding="utf-8"), load_grammar()), encoding="utf-8")
