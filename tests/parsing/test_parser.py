"""The embedded parser: exact offsets, well-formed trees, and one answer whatever else is parsed."""

import shutil
import subprocess
import sys
import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgraph.errors import ModelError
from kgraph.parsing.labels import Labels
from kgraph.parsing.load import WEIGHTS, load_parser
from kgraph.parsing.parser import NeuralParser
from kgraph.parsing.sentences import resolved
from kgraph.records.document import Document
from kgraph.records.syntax import ROOT, Token

STORY = (
    "Ferry sinks off Brava, dozens rescued\n\n"
    "A ferry sank off the island of Brava on Tuesday, the coast guard said. Divers rescued 41 people. "
    "“We heard a loud noise,” said Mira Antunes, a passenger. The owner, Costa Lines Ltd., has not commented."
)


@pytest.fixture(scope="module")
def parser():
    """Return the embedded parser."""
    return load_parser()


def test_words_stand_at_their_offsets(parser):
    """Every token is the slice of the text that its span names."""
    for sentence in parser.parse(Document("story", STORY)):
        assert all(token.span.of(STORY) == token.text for token in sentence.tokens)


def test_a_story_has_its_sentences(parser):
    """The headline without a full stop is a sentence, and so is each sentence of the paragraph."""
    sentences = [sentence.span.of(STORY) for sentence in parser.parse(Document("story", STORY))]

    assert "Ferry sinks off Brava, dozens rescued" == sentences[0]
    assert 5 == len(sentences)


def test_who_did_what_is_in_the_frames(parser):
    """The frame of a plain sentence has its agent and its patient."""
    (sentence,) = parser.parse(Document("one", "Divers rescued 41 people."))
    (frame,) = sentence.frames

    assert "rescue.01" == frame.roleset
    assert {"ARG0": "Divers", "ARG1": "people"} == {a.role: sentence.tokens[a.head].text for a in frame.arguments}


def test_a_passive_has_its_agent_behind(parser):
    """The subject of a passive is no agent."""
    (sentence,) = parser.parse(Document("one", "The village was shelled by the army."))
    frame = next(f for f in sentence.frames if sentence.tokens[f.predicate].text == "shelled")

    assert {"ARG0": "army", "ARG1": "village"} == {a.role: sentence.tokens[a.head].text for a in frame.arguments}


@pytest.mark.parametrize(
    ("text", "verb", "roleset"),
    [
        ("Police broke up the rally.", "broke", "break_up.08"),
        ("He filled the form in.", "filled", "fill_in.05"),
        ("The court struck down the law.", "struck", "strike_down.08"),
        ("The storm struck the islands and left 21 people dead.", "struck", "strike.01"),
        ("Crowds were digging in the rubble.", "digging", "dig.01"),
        ("The rebels freed twelve hostages.", "freed", "free.01"),
    ],
)
def test_phrasal_senses_need_their_particle(parser, text: str, verb: str, roleset: str):
    """Nobody breaks out, digs up or strikes down without the word for it; verbs have no senses of adjectives."""
    (sentence,) = parser.parse(Document("d", text))

    assert roleset in [f.roleset for f in sentence.frames if sentence.tokens[f.predicate].text == verb]


def test_names_have_kinds(parser):
    """People, places and organisations are told apart."""
    (sentence,) = parser.parse(Document("one", "Angela Merkel met officials of the World Bank in Lisbon."))

    found = {
        sentence.span_of(e.first, e.last).of("Angela Merkel met officials of the World Bank in Lisbon."): e.label
        for e in sentence.entities
    }
    assert {"Angela Merkel": "Person", "World Bank": "Organization", "Lisbon": "Location"} == found


def test_no_text_has_no_sentences(parser):
    """Blanks and invisible characters are no words."""
    assert [] == list(parser.parse(Document("empty", " \n\u200b\t\n")))


def test_a_document_is_parsed_the_same_alone_and_among_others(parser):
    """What a document is told never depends on its neighbours, nor on the number of threads."""
    words = STORY.split()
    others = [" ".join(words[shift:] + words[: shift // 2]) for shift in range(50)]
    alone = list(parser.parse(Document("story", STORY)))
    for threads in (1, 2):
        fresh = NeuralParser(WEIGHTS, threads=threads)
        first = list(fresh.parse(Document("story", STORY)))
        for index, other in enumerate(others):
            list(fresh.parse(Document(f"other-{index}", other)))

        assert alone == first
        assert alone == list(fresh.parse(Document("story", STORY)))


def test_two_documents_may_be_read_in_turn(parser):
    """Parses that are begun and not finished do not touch each other."""
    whole = list(parser.parse(Document("story", STORY)))
    one, other = (parser.parse(Document("story", STORY)) for _ in range(2))

    assert [(sentence, sentence) for sentence in whole] == list(zip(one, other, strict=True))


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_any_text_gives_trees(text):
    """Whatever stands in a text, sentences have one root each and every word stands where it says."""
    for sentence in load_parser().parse(Document("any", text)):
        assert 1 == sum(token.head == ROOT for token in sentence.tokens)
        assert all(token.span.of(text) == token.text for token in sentence.tokens)


def test_a_sentence_longer_than_a_window_is_cut(parser):
    """Thousands of words without a full stop are parsed in pieces that fit a window; no word is lost."""
    text = "and then he came " * 500
    sizes = [len(sentence.tokens) for sentence in parser.parse(Document("long", text))]

    assert 2000 == sum(sizes)
    assert max(sizes) <= Labels.load(WEIGHTS / "labels.json").window_words


def test_a_line_of_five_megabytes_is_not_held_as_words(parser):
    """The first sentence of an endless line costs little more than the copies of its text."""
    text = "The ferry sank off the coast on Tuesday. " * 125_000
    tracemalloc.start()
    sentence = next(parser.parse(Document("line", text)))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert "The ferry sank off the coast on Tuesday." == sentence.span.of(text)
    assert most < 4 * len(text)


@pytest.mark.parametrize(
    "text",
    [
        "".join(map(chr, range(32))) + "The\x00 ferry\x07 sank\x1b.\x7f\x85",
        "The ferry \ud83d sank off \udc00Brava.",
        "\u202eThe ferry\u2066 sank\ufeff.\ufffe",
        "a" * 100_000,
        "." * 100_000,
        "\n" * 100_000 + "x",
    ],
    ids=["control", "surrogates", "directions", "word", "stops", "lines"],
)
def test_rubbish_is_parsed(parser, text):
    """Control characters, halves of surrogate pairs and endless runs end in sentences that stand in the text."""
    sentences = list(parser.parse(Document("rubbish", text)))

    assert sentences
    assert all(token.span.of(text) == token.text for sentence in sentences for token in sentence.tokens)


def test_parsing_needs_no_torch():
    """A fresh interpreter parses a sentence without importing torch."""
    code = (
        "import sys; from kgraph.parsing.load import load_parser; from kgraph.records.document import Document; "
        "list(load_parser().parse(Document('d', 'It rained.'))); print('torch' in sys.modules)"
    )

    assert (
        "False"
        == subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    )


def test_missing_weights_are_named(tmp_path):
    """A folder without a model is an error that names the file."""
    with pytest.raises(ModelError, match=r"labels\.json: not found"):
        NeuralParser(tmp_path)


def test_weights_of_another_version_are_refused(tmp_path):
    """Labels of another version are not used with these tensors."""
    (tmp_path / "labels.json").write_text('{"version": 99}', encoding="utf-8")

    with pytest.raises(ModelError, match="another version"):
        NeuralParser(tmp_path)


def test_a_damaged_network_is_refused(tmp_path):
    """A file that is no ONNX model is an error, not a crash."""
    shutil.copy(WEIGHTS / "labels.json", tmp_path)
    (tmp_path / "parser.onnx").write_bytes(b"not a model")

    with pytest.raises(ModelError, match="not an ONNX model"):
        NeuralParser(tmp_path)


def test_damaged_word_pieces_are_refused(tmp_path):
    """A tokenizer that cannot be read is an error that names the file."""
    for name in ("labels.json", "parser.onnx"):
        (tmp_path / name).symlink_to(WEIGHTS / name)
    (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")

    with pytest.raises(ModelError, match=r"tokenizer\.json: not a tokenizer"):
        NeuralParser(tmp_path)


def token(index: int, head: int, deprel: str) -> Token:
    """Return a token of which only the place in the tree matters."""
    return Token(index, None, "", "", "NOUN", "NN", (), head, deprel)


def test_a_relative_pronoun_stands_for_its_antecedent():
    """`R-ARG0` of a relative clause becomes `ARG0` of the noun that it modifies."""
    tokens = (token(0, ROOT, "root"), token(1, 2, "nsubj"), token(2, 0, "acl:relcl"))

    assert [("ARG0", 0)] == resolved([("R-ARG0", 1)], tokens, 2)


def test_an_antecedent_that_has_its_role_is_not_given_a_second():
    """Where the antecedent carries the role already, the pronoun adds nothing."""
    tokens = (token(0, ROOT, "root"), token(1, 2, "nsubj"), token(2, 0, "acl:relcl"))

    assert [("ARG0", 0)] == resolved([("ARG0", 0), ("R-ARG0", 1)], tokens, 2)
