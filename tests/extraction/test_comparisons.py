"""A time that only says what a number is compared with dates nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kgraph.extraction.comparisons import is_compared
from kgraph.extraction.placed import place
from kgraph.records.syntax import Sentence
from kgraph.temporal.grammar import Grammar
from kgraph.temporal.timeline import find_times

ROSE = "Deaths|death/NNS/2/nsubj rose|rise/VBD/0/root"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{ROSE} in/IN/4/case March/NNP/2/obl up/RB/2/advmod from/IN/8/case 8/CD/8/nummod percent/NN/5/obl "
            "in/IN/10/case May/NNP/8/nmod",
            ["May"],
        ),
        (
            f"{ROSE} to/IN/4/case 9/CD/2/obl million/CD/4/flat from/IN/7/case 8/CD/2/obl million/CD/7/flat "
            "a/DT/10/det year/NN/11/obl:unmarked earlier|early/RBR/2/advmod",
            ["a year earlier"],
        ),
        (f"{ROSE} from/IN/5/case a/DT/5/det year/NN/6/obl:unmarked earlier|early/RBR/2/advmod", ["a year earlier"]),
        (f"{ROSE} in/IN/4/case 2021/CD/2/obl more/RBR/2/advmod than/IN/8/case in/IN/8/case 2020/CD/5/obl", ["2020"]),
        (f"{ROSE} compared|compare/VBN/6/case with/IN/6/case last/JJ/6/amod year/NN/2/obl", ["last year"]),
        (f"{ROSE} compared|compare/VBN/5/case to/IN/5/case 3/CD/2/obl in/IN/7/case 2019/CD/5/nmod", ["2019"]),
        (f"{ROSE} unchanged/JJ/2/advcl from/IN/5/case March/NNP/3/obl", ["March"]),
        (f"{ROSE} no/RB/4/advmod later|late/RBR/2/advmod than/IN/6/case Tuesday/NNP/2/obl", []),
        (f"{ROSE} more/JJR/5/advmod than/IN/3/fixed 20/CD/6/nummod percent/NN/2/obj in/IN/8/case 2020/CD/2/obl", []),
        (
            "He/PRP/2/nsubj took|take/VBD/0/root 5/CD/4/nummod boats|boat/NNS/2/obj from/IN/7/case 3/CD/7/nummod "
            "ports|port/NNS/2/obl in/IN/9/case 2019/CD/2/obl",
            [],
        ),
        (f"{ROSE} on/IN/4/case Tuesday/NNP/2/obl", []),
        ("Tuesday/NNP/2/nsubj came|come/VBD/0/root", []),
    ],
)
def test_a_time_of_the_other_number(text: str, expected: list[str], tree: Callable[[str], Sentence], grammar: Grammar):
    """Behind "than" and "compared with", and behind the number that another one was "up from"."""
    sentence = tree(text)
    placed = place(sentence, find_times([sentence], date(2022, 8, 17), grammar))

    assert expected == [p.timex.text for p in placed if is_compared(sentence, p.timex, p.words)]
