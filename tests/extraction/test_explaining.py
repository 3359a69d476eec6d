"""Why a claim is made is told by the rules that made it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.extraction.claims import extract, words_in_times
from kgraph.extraction.explaining import explain, frame_lines, tree_lines
from kgraph.extraction.mentions import mentions
from kgraph.knowledge.language import Language
from kgraph.parsing.conllu import text_of
from kgraph.records.document import Document
from kgraph.records.notation import claim_notation
from kgraph.records.syntax import Sentence
from kgraph.resolution.coreference import chain
from kgraph.temporal.grammar import Grammar
from kgraph.temporal.timeline import find_times

Written = Callable[[str], Sentence]
Lines = Callable[[str], list[str]]


@pytest.fixture
def lines_on(written: Written, language: Language, grammar: Grammar) -> Lines:
    """Return a function from the name of a fact to the explanation of its sentence, and check its claims."""

    def lines(name: str) -> list[str]:
        sentences = (written(name),)
        document = Document("d", text_of(sentences))
        times = find_times(sentences, None, grammar)
        named = mentions(sentences, words_in_times(sentences, times), language.gazetteer)
        chains = chain(sentences, named, language.gazetteer)
        found = list(explain(document, sentences, times, chains, language))
        claims = extract(document, sentences, times, chains, language)
        assert {f"  {claim_notation(claim)}" for claim in claims} <= set(found)
        return found

    return lines


def test_the_tree_stands_below_its_root_in_text_order(written: Written):
    """Every word stands a step right of its head."""
    lines = list(tree_lines(written("participants-active")))

    assert [
        "attacked  root  VBD",
        "  navy  nsubj  NN",
        "    The  det  DT",
        "  port  obj  NN",
        "    the  det  DT",
        "  .  punct  .",
    ] == lines


def test_frames_show_their_roles(written: Written):
    """A frame names its sense and the heads of its roles."""
    assert ['[attacked] attack.01  ARG0="navy"  ARG1="port"  p=1.00'] == list(
        frame_lines(written("participants-active"))
    )


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("participants-active", 'actor "navy": the parser\'s ARG0 of attack.01 (PAG)'),
        ("participants-given-to-country", 'target "Peru": the parser\'s ARG2 of sell.01 (GOL)'),
        ("predicates-light-verb", 'actor "Rebels": lent by "carried" (light verb "carry out": its actor)'),
        ("predicates-light-verb", 'type Assault: attack.01, governed by the light verb "carried"'),
        ("factuality-did-not", "leaves it negative, happened"),
        ("participants-active", "positive, happened: nothing changes it"),
        ("attribution-says-that", 'source "mayor": by "said"'),
        ("attribution-says-that", 'no participant "'),
    ],
)
def test_reason(name: str, reason: str, lines_on: Lines):
    """Participants, polarity, status, type and source come with the rule behind them."""
    assert any(reason in line for line in lines_on(name))


def test_no_source_without_one(lines_on: Lines):
    """What the document itself asserts has none."""
    assert not any("source" in line for line in lines_on("participants-active"))
