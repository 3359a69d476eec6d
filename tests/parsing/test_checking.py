"""What a plugged-in parser gives is a parse of the document, or the fault is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgraph.errors import ModelError, ParserError
from kgraph.parsing.checking import CheckedParser, fault_of
from kgraph.parsing.load import load_parser
from kgraph.parsing.protocol import Model
from kgraph.records.document import Document, Span
from kgraph.records.syntax import ROOT, Argument, Frame, NamedEntity, Sentence, Token

TEXT = "Divers rescued Ida."
DOCUMENT = Document("ferry", TEXT)
START = Span(0, 0)


def token(index: int, start: int, text: str, upos: str, head: int, deprel: str) -> Token:
    """Return a token of which tags, characters and place in the tree matter."""
    return Token(index, Span(start, start + len(text)), text, text.lower(), upos, "NN", (), head, deprel)


TOKENS = (
    token(0, 0, "Divers", "NOUN", 1, "nsubj"),
    token(1, 7, "rescued", "VERB", ROOT, "root"),
    token(2, 15, "Ida", "PROPN", 1, "obj"),
    token(3, 18, ".", "PUNCT", 1, "punct"),
)
GOOD = Sentence(
    "ferry",
    Span(0, 19),
    TOKENS,
    (NamedEntity(2, 2, "Person"),),
    (Frame(1, "rescue.01", (Argument("ARG0", 0), Argument("ARG1", 2))),),
)


def with_token(place: int, /, **changes: object) -> Sentence:
    """Return the good sentence with one token changed."""
    tokens = tuple(replace(t, **changes) if t.index == place else t for t in TOKENS)
    return replace(GOOD, tokens=tokens)


class Given:
    """A parser that gives what it was given."""

    def __init__(self, *sentences: object) -> None:
        self.sentences = sentences

    def parse(self, _: Document) -> Iterator[Sentence]:
        """Yield them, raising those that are errors."""
        for sentence in self.sentences:
            if isinstance(sentence, Exception):
                raise sentence
            yield sentence  # pyright: ignore[reportReturnType] - on purpose


def test_a_good_sentence_has_no_fault():
    """What is a parse passes as it is."""
    assert "" == fault_of(GOOD, DOCUMENT, after=START)
    assert [GOOD] == list(CheckedParser(Given(GOOD), "mine").parse(DOCUMENT))


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ({"tokens": []}, "is a dict; expected a kgraph.records.syntax.Sentence"),
        (replace(GOOD, tokens=(), entities=(), frames=()), "has no tokens"),
        (replace(GOOD, document_id="other"), 'has document_id "other"; expected "ferry"'),
        (replace(GOOD, span=Span(0, 18)), "has characters 0 to 18; its tokens 0 to 19"),
        (with_token(2, index=1), "token 2 has index 1"),
        (with_token(3, span=Span(18, 20)), "token 3 has characters 18 to 20; expected some between 18 and 19"),
        (with_token(1, span=Span(3, 14)), "token 1 has characters 3 to 14; expected some between 6 and 19"),
        (with_token(1, span=Span(7, 7)), "token 1 has characters 7 to 7; expected some between 6 and 19"),
        (with_token(1, text="saved"), 'token 1 is "saved", but the text has "rescued" there'),
        (with_token(2, upos="NNP"), 'token 2 has upos "NNP"; expected one of Universal Dependencies 2'),
        (with_token(2, deprel="dobj"), 'token 2 has deprel "dobj"; expected one of Universal Dependencies 2'),
        (with_token(2, head=-2), "token 2 has head -2; expected -1 (the root) or 0 to 3"),
        (with_token(2, head=ROOT), 'token 2 has head -1 and deprel "obj"; root goes with -1'),
        (with_token(2, head=ROOT, deprel="root"), "has 2 roots; expected one"),
        (with_token(2, deprel="root"), 'token 2 has head 1 and deprel "root"; root goes with -1'),
        (with_token(1, head=2, deprel="dep"), "has 0 roots; expected one"),
        (with_token(2, head=2), "token 2 is its own ancestor; expected a tree"),
        (replace(GOOD, entities=(NamedEntity(2, 4, "Person"),)), "name Person has tokens 2 to 4; expected some in"),
        (replace(GOOD, entities=(NamedEntity(1, 2, "Misc"), NamedEntity(2, 2, "Person"))), "name Person has tokens 2"),
        (replace(GOOD, frames=(Frame(4, "x.01"),)), 'frame "x.01" has token 4; expected 0 to 3'),
        (replace(GOOD, frames=(Frame(1, "x.01", (Argument("ARG0", -1),)),)), 'frame "x.01" has token -1'),
        (replace(GOOD, frames=(Frame(1, "x.01"), Frame(1, "x.02"))), "token 1 is the predicate of two frames"),
    ],
)
def test_faults_are_named(sentence: Sentence, fault: str):
    """The message says which token is wrong, and what was expected."""
    assert fault_of(sentence, DOCUMENT, after=START).startswith(fault)


def test_a_circle_beside_the_root_is_found():
    """Two words that hang on each other are no tree, though there is one root."""
    tokens = (TOKENS[0], TOKENS[1], replace(TOKENS[2], head=3), replace(TOKENS[3], head=2))

    assert "token 3 is its own ancestor; expected a tree" == fault_of(
        replace(GOOD, tokens=tokens), DOCUMENT, after=START
    )


def test_sentences_follow_each_other():
    """A sentence that goes back into the one before is refused, with its number."""
    with pytest.raises(ParserError, match=r"^parser mine: document ferry: sentence 2: token 0 has characters 0 to 6"):
        list(CheckedParser(Given(GOOD, GOOD), "mine").parse(DOCUMENT))


def test_a_parser_that_fails_is_named():
    """Whatever foreign code raises, the message leads to the parser, the document and the sentence."""
    with pytest.raises(ParserError, match=r"^parser mine: document ferry: sentence 2: fails: KeyError: 'x'$"):
        list(CheckedParser(Given(GOOD, KeyError("x")), "mine").parse(DOCUMENT))


@pytest.mark.parametrize("error", [ModelError("weights: not found"), MemoryError()])
def test_errors_that_concern_all_documents_pass(error: Exception):
    """A missing model or a full memory is no fault of one document."""
    with pytest.raises(type(error)):
        list(CheckedParser(Given(error), "mine").parse(DOCUMENT))


def test_a_parser_without_a_model_is_known_by_its_name():
    """A parser need not tell its model."""
    assert Model("mine") == CheckedParser(Given(), "mine").model()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["Ida", "left", "“", "\n\n", "the", "ship", ".", "a.m.", "\u200b", "1,5", "-"])))
def test_the_embedded_parser_has_no_faults(words: list[str]):
    """Its sentences, which are not checked when they are made, would pass."""
    document = Document("any", " ".join(words))
    last = START
    for sentence in load_parser().parse(document):
        assert "" == fault_of(sentence, document, after=last)
        last = sentence.span
