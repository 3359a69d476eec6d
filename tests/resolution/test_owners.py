"""What is described alike and has one owner is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

HOLM = (
    "Bo/NNP/3/nsubj/Person Holm/NNP/1/flat/Person called|call/VBD/0/root his/PRP$/5/nmod:poss {}/NN/3/obj ././3/punct"
)
NAMED = (
    "Holm/NNP/2/nsubj/Person met|meet/VBD/0/root his/PRP$/4/nmod:poss wife/NN/2/obj {0}/NNP/4/appos/Person "
    "{1}/NNP/5/flat/Person ././2/punct"
)
OTHER = (
    "Ali/NNP/3/nsubj/Person Noor/NNP/1/flat/Person called|call/VBD/0/root his/PRP$/5/nmod:poss wife/NN/3/obj "
    "Eva/NNP/5/appos/Person Noor/NNP/6/flat/Person ././3/punct"
)


def test_his_wife_is_his_wife_by_name(chains_of: Callable[..., Any]) -> None:
    """His wife, and his wife Ada Berg, where "his" means the same man."""
    assert chains_of(HOLM.format("wife"), NAMED.format("Ada", "Berg")).same("wife", "Ada")


def test_the_wife_of_another_is_another(chains_of: Callable[..., Any]) -> None:
    """His wife is not the wife of the next man."""
    assert not chains_of(HOLM.format("wife"), OTHER).same("wife", "Eva")


def test_another_relation_is_another(chains_of: Callable[..., Any]) -> None:
    """His lawyer is not his wife."""
    assert not chains_of(HOLM.format("lawyer"), NAMED.format("Ada", "Berg")).same("lawyer", "Ada")


def test_of_two_with_names_nobody_can_tell(chains_of: Callable[..., Any]) -> None:
    """Where two wives have names, "his wife" is neither."""
    chains = chains_of(HOLM.format("wife"), NAMED.format("Ada", "Berg"), NAMED.format("Eva", "Lund"))

    assert chains.of("wife") not in (chains.of("Ada"), chains.of("Eva"))


def test_several_by_name_are_not_one(chains_of: Callable[..., Any]) -> None:
    """Her aides, Ali Noor and Ben Oz, are both, and they are two."""
    chains = chains_of(
        "Her|her/PRP$/2/nmod:poss aides|aide/NNS/9/nsubj ,/,/2/punct Ali/NNP/2/appos/Person Noor/NNP/4/flat/Person "
        "and/CC/7/cc Ben/NNP/4/conj/+Person Oz/NNP/7/flat/Person left|leave/VBD/0/root ././9/punct"
    )

    assert not chains.same("Ali", "Ben")
    assert "Ali Noor" == chains.of("Ali").name
