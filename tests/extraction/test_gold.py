"""Every fact of the gold files holds: a parse written by hand gives the claims beside it, and no others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

Lines = Callable[[str, date], list[str]]


def test_fact(fact: Any, lines_of: Lines, request: pytest.FixtureRequest):
    """The claims are those beside the parse; `--update-gold` writes today's for review."""
    found = lines_of(fact.parse, fact.published)
    if request.config.getoption("--update-gold"):
        rewrite(fact, found)
    else:
        assert "\n".join(fact.claims) == "\n".join(found), fact.statement


def rewrite(fact: Any, found: list[str]) -> None:
    """Put the claims found behind the statement of the fact."""
    old = "".join(f"# claim = {line}\n" for line in fact.claims)
    new = "".join(f"# claim = {line}\n" for line in found)
    head = f"# fact = {fact.statement}\n"
    block = fact.block.replace(old, "") if old else fact.block
    text = fact.file.read_text(encoding="utf-8")
    fact.file.write_text(text.replace(fact.block, block.replace(head, head + new)), encoding="utf-8")


def test_names_are_unique(request: pytest.FixtureRequest, all_facts: list[Any]):
    """No two facts share a name, so that a failing one can be found."""
    names = [fact.name for fact in all_facts]

    assert sorted(set(names)) == sorted(names)
