"""Trees that no sentence has are mended; all others stay as they are."""

from __future__ import annotations

import pytest

from kgraph.parsing.mending import in_accord, mended
from kgraph.records.document import Span
from kgraph.records.syntax import ROOT, Argument, Frame, Token


def tree(text: str) -> tuple[Token, ...]:
    """Return the tokens of words written as form/UPOS/head/deprel, heads counted from 1, the root's 0."""
    tokens: list[Token] = []
    for index, word in enumerate(text.split()):
        form, upos, head, deprel = word.split("/")
        span = Span(3 * index, 3 * index + 1)
        tokens.append(
            Token(index, span, form, form.lower(), upos, "_", (), int(head) - 1 if head != "0" else ROOT, deprel)
        )
    return tuple(tokens)


@pytest.mark.parametrize(
    ("decoded", "word", "head", "deprel"),
    [
        # the subject of what is said
        (
            "Roe/PROPN/6/nsubj paid/VERB/6/ccomp it/PRON/2/obj ,/PUNCT/6/punct he/PRON/6/nsubj said/VERB/0/root",
            0,
            1,
            "nsubj",
        ),
        # when it was said
        (
            "Roe/PROPN/2/nsubj paid/VERB/4/ccomp ,/PUNCT/4/punct said/VERB/0/root Lee/PROPN/4/nsubj "
            "on/ADP/7/case Monday/PROPN/2/obl",
            6,
            3,
            "obl",
        ),
        # who said it
        ("It/PRON/2/nsubj failed/VERB/4/ccomp ,/PUNCT/4/punct said/VERB/0/root Lee/PROPN/2/nsubj", 4, 3, "nsubj"),
        # what was done with it, hung on a noun of the clause
        (
            "It/PRON/2/nsubj hit/VERB/6/ccomp ships/NOUN/2/obj ,/PUNCT/6/punct she/PRON/6/nsubj said/VERB/0/root "
            "of/ADP/8/case attacks/NOUN/3/nmod",
            7,
            5,
            "obl",
        ),
        # a title and a name
        ("Broadcaster/NOUN/3/nsubj Nova/PROPN/3/nsubj said/VERB/0/root so/ADV/3/advmod", 0, 1, "nmod:desc"),
        ("The/DET/2/det daily/NOUN/4/nsubj Nova/PROPN/4/nsubj closed/VERB/0/root", 2, 1, "appos"),
        ("His/PRON/2/nmod:poss aunt/NOUN/5/nsubj ,/PUNCT/4/punct Ana/PROPN/5/nsubj left/VERB/0/root", 3, 1, "appos"),
        # two that do it together
        ("Ana/PROPN/4/nsubj and/CCONJ/3/cc Roe/PROPN/4/nsubj left/VERB/0/root", 2, 0, "conj"),
    ],
)
def test_what_belongs_elsewhere_moves(decoded: str, word: int, head: int, deprel: str) -> None:
    """One word gets another head, the others keep theirs."""
    before = tree(decoded)
    after = mended(before)

    assert (head, deprel) == (after[word].head, after[word].deprel)
    assert [t for t in before if t.index != word] == [t for t in after if t.index != word]


@pytest.mark.parametrize(
    "decoded",
    [
        # a quotation that goes on behind the verb
        (
            "We/PRON/3/nsubj will/AUX/3/aux go/VERB/7/ccomp ”/PUNCT/3/punct he/PRON/7/nsubj ,/PUNCT/7/punct "
            "said/VERB/0/root “/PUNCT/10/punct on/ADP/10/case Monday/PROPN/3/obl"
        ),
        # set off, it may describe what is said
        (
            "Roe/PROPN/2/nsubj paid/VERB/5/ccomp ,/PUNCT/5/punct he/PRON/5/nsubj said/VERB/0/root ,/PUNCT/8/punct "
            "in/ADP/8/case euros/NOUN/2/obl"
        ),
        # the clause stands behind
        "He/PRON/2/nsubj said/VERB/0/root Roe/PROPN/4/nsubj paid/VERB/2/ccomp on/ADP/6/case Monday/PROPN/4/obl",
    ],
)
def test_what_may_stand_so_stays(decoded: str) -> None:
    """Trees that English has are not touched."""
    tokens = tree(decoded)

    assert tokens == mended(tokens)


def test_arguments_go_along() -> None:
    """The day of the saying leaves the frame of what is said; the one who is spoken of does not say it."""
    decoded = tree(
        "Roe/PROPN/2/nsubj paid/VERB/4/ccomp ,/PUNCT/4/punct said/VERB/0/root Lee/PROPN/4/nsubj "
        "on/ADP/7/case Monday/PROPN/2/obl"
    )
    payer, day, payment = (Argument(role, head) for role, head in (("ARG0", 0), ("ARGM-TMP", 6), ("ARG1", 1)))
    frames = (Frame(1, "pay.01", (payer, day)), Frame(3, "say.01", (payer, payment)))

    paid, said = in_accord(frames, decoded, mended(decoded))

    assert [("ARG0", 0)] == [(a.role, a.head) for a in paid.arguments]
    assert [("ARG1", 1), ("ARG0", 4), ("ARGM-TMP", 6)] == [(a.role, a.head) for a in said.arguments]
