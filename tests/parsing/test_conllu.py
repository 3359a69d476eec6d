"""Sentences survive CoNLL-U, parses can be written by hand, and broken files are refused with their line."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kgraph.errors import InputError
from kgraph.parsing.conllu import read_conllu, text_of, write_conllu
from kgraph.records.document import Document, Span
from kgraph.records.syntax import ROOT, Argument, Attributes, Frame, NamedEntity, ProtoRoles, Sentence, Token

FIXED = settings(derandomize=True, deadline=None, max_examples=150)

SIGNED = """\
# global.columns = ID FORM LEMMA UPOS HEAD DEPREL MISC
# newdoc id = oslo
# text = Iran and Oman didn't sign.
1 Iran Iran PROPN 6 nsubj NE=B-Country
2 and and CCONJ 3 cc _
3 Oman Oman PROPN 1 conj NE=B-Country|NEProb=0.5
4-5 didn't _ _ _ _ _
4 did do AUX 6 aux _
5 n't not PART 6 advmod _
5.1 x _ _ _ _ _
6 sign sign VERB 0 root Roleset=sign.02|Args=ARG0:1,ARGM-NEG:5|UDS=factual:-1,dynamic:1,particular:0.5,hypothetical:0
7 . . PUNCT 6 punct _
"""


def test_a_parse_written_by_hand_is_read():
    """Columns may be few and blank-separated; characters are counted from the text."""
    (sentence,) = read_conllu(SIGNED)

    assert "oslo" == sentence.document_id
    assert Span(0, 26) == sentence.span
    assert [(0, 4), (5, 8), (9, 13), (14, 17), (17, 20), (21, 25), (25, 26)] == [
        (token.span.start, token.span.end) for token in sentence.tokens
    ]
    assert "Iran and Oman didn't sign." == text_of([sentence])
    assert Token(4, Span(17, 20), "n't", "not", "PART", "", (), 5, "advmod") == sentence.tokens[4]
    assert (NamedEntity(0, 0, "Country"), NamedEntity(2, 2, "Country", 0.5)) == sentence.entities
    assert Argument("ARGM-NEG", 4) in sentence.frames[0].arguments
    assert Attributes(-1, 1, 0.5, 0) == sentence.frames[0].attributes


def test_what_is_written():
    """Each block names its document, paragraph and text, and MISC has the rest."""
    (sentence,) = read_conllu(SIGNED)
    document = Document("a b", "Iran and Oman didn't sign.\n")

    (block,) = write_conllu([sentence], document)

    lines = block.splitlines()
    assert [
        "# newdoc id = a b",
        "# newpar id = p1",
        "# sent_id = a_b-1",
        "# text = Iran and Oman didn't sign.",
    ] == lines[:4]
    assert "1\tIran\tIran\tPROPN\t_\t_\t6\tnsubj\t_\tstart_char=0|end_char=4|NE=B-Country" == lines[4]
    assert "4\tdid\tdo\tAUX\t_\t_\t6\taux\t_\tSpaceAfter=No|start_char=14|end_char=17" == lines[7]
    assert "Roleset=sign.02|Args=ARG0:1,ARGM-NEG:5|UDS=factual:-1.0," in lines[9]
    assert block.endswith("\n\n")


def test_without_text_spaces_are_counted():
    """A space follows each word but where SpaceAfter=No says otherwise, and words of a multi-word token are joined."""
    columns = "# global.columns = ID FORM HEAD DEPREL MISC\n"
    (sentence,) = read_conllu(
        columns
        + "1-2 can't _ _ SpaceAfter=No\n1 ca 0 root _\n2 n't 1 x _\n3 , 1 x SpaceAfter=No\n4 b 1 x _\n5 c 1 x _\n"
    )

    assert "can't,b c" == text_of([sentence])


def test_sentences_follow_each_other():
    """Sentences are a space apart, paragraphs an empty line, and a document begins at 0."""
    columns = "# global.columns = ID FORM HEAD DEPREL MISC\n"
    blocks = (
        *("1 a 0 root _", "1 b 0 root SpaceAfter=No", "1 c 0 root _"),
        *("# newpar\n1 d 0 root _", "# newdoc id = x\n1 e 0 root _"),
    )
    sentences = read_conllu(columns + "\n\n".join(blocks))

    assert "a bc\n\nd" == text_of(sentences[:4])
    assert [0, 0, 0, 1, 0] == [sentence.paragraph for sentence in sentences]
    assert Span(0, 1) == sentences[4].span


@pytest.mark.parametrize("text", ["", "\n\n", "# newdoc id = x\n", "# text = alone\n\n"])
def test_nothing_is_no_sentence(text: str):
    """Comments and empty lines alone hold no sentence, and no sentence gives no text."""
    assert () == read_conllu(text)
    assert [] == list(write_conllu([], Document("x", text)))
    assert "" == text_of([])


WORD = "1\ta\ta\tX\t_\t_\t0\troot\t_\t_"


@pytest.mark.parametrize(
    ("line", "text", "reason"),
    [
        (1, "hello", "expected 10 columns"),
        (2, f"{WORD}\n2\tb", "expected 10 columns"),
        (1, WORD.replace("\ta\ta", "\t\ta"), "none empty"),
        (1, WORD.replace("1\t", "2\t", 1), 'ID is "2"; expected 1'),
        (1, WORD.replace("1\t", "x\t", 1), 'ID is "x"'),
        (1, WORD.replace("1\t", "١\t", 1), "ID is"),
        (2, f"# x\n{WORD.replace('0', '2')}", "from 0 to 1"),
        (1, WORD.replace("\t0\t", "\t-1\t"), "HEAD has"),
        (1, WORD.replace("\t0\t", "\t" + "9" * 5000 + "\t"), "HEAD has"),
        (1, WORD.replace("\t0\t", "\t1\t"), "0 words have HEAD 0"),
        (2, f"{WORD}\n{WORD.replace('1', '2', 1)}", "2 words have HEAD 0"),
        (2, f"{WORD}\n2\tb\tb\tX\t_\t_\t3\tx\t_\t_\n3\tc\tc\tX\t_\t_\t2\tx\t_\t_", "leads back"),
        (2, f"# text = b\n{WORD}", 'FORM is "a"'),
        (1, f"{WORD[:-1]}start_char=-1", "start_char"),
        (1, f"{WORD[:-1]}start_char=5|end_char=4", "end_char"),
        (3, f"{WORD[:-1]}start_char=5\n\n{WORD[:-1]}start_char=5", "start_char"),
        (1, f"{WORD[:-1]}NE=Person", "expected B-Label"),
        (1, f"{WORD[:-1]}NE=I-Person", "expected B-Label"),
        (2, f"{WORD[:-1]}NE=B-Person\n2\tb\tb\tX\t_\t_\t1\tx\t_\tNE=I-Place", "expected B-Label"),
        (1, f"{WORD[:-1]}NE=B-Person|NEProb=2", "probability"),
        (1, f"{WORD[:-1]}Roleset=a.01|PredProb=nan", "finite"),
        (1, f"{WORD[:-1]}Roleset=a.01|PredProb=1e999", "finite"),
        (1, f"{WORD[:-1]}Roleset=a.01|Args=ARG0", "Args has"),
        (1, f"{WORD[:-1]}Roleset=a.01|Args=:1", "Args has"),
        (1, f"{WORD[:-1]}Roleset=a.01|Args=ARG0:2", "from 1 to 1"),
        (1, f"{WORD[:-1]}Roleset=a.01|UDS=factual:1", "UDS is"),
        (1, "# global.columns = ID FORM", "lacks DEPREL, HEAD"),
    ],
)
def test_broken_files_are_refused_with_their_line(line: int, text: str, reason: str):
    """The message names the source, the line and what was wrong."""
    with pytest.raises(InputError, match=f"^x.conllu:{line}: ") as caught:
        read_conllu(text, source="x.conllu")

    assert reason in str(caught.value)


@FIXED
@given(
    st.lists(st.sampled_from([*"12345\t\n#=|_.-ab", WORD, "\n", "# text = a", "start_char=", "NE=B-", "Args="])).map(
        "".join
    )
)
def test_any_text_is_read_or_refused(text: str):
    """Nothing but InputError comes out of a file that is no CoNLL-U."""
    try:
        sentences = read_conllu(text)
    except InputError:
        return
    assert all(sentence.root.head == ROOT for sentence in sentences)


# ---------------------------------------------------------------- round trip

FORMS = st.text(st.characters(exclude_categories=["Z", "C"], exclude_characters="_\x85"), min_size=1, max_size=4)
NAMES = st.text(alphabet="aZ1-.:,|\\ s_p=é", min_size=1, max_size=6).filter(lambda name: name.strip("_ ") != "")
TAGS = st.sampled_from(["", "NOUN", "VB", "x:y"])
PROBABILITIES = st.floats(0, 1)
SCORES = st.floats(-3, 3)
PROTO_ROLES = st.builds(ProtoRoles, SCORES, SCORES, SCORES)
FEATS = st.lists(st.tuples(st.sampled_from(["Tense", "Number"]), st.sampled_from(["Past", "Sing,Plur"])), max_size=2)


@st.composite
def parses(draw: st.DrawFn) -> tuple[Document, list[Sentence]]:
    """Draw a document with its sentences, each a tree with names and frames."""
    text = draw(st.sampled_from(["", " ", "\n"]))
    sentences: list[Sentence] = []
    paragraph = 0
    for _ in range(draw(st.integers(0, 3))):
        spans: list[Span] = []
        for form in draw(st.lists(FORMS, min_size=1, max_size=5)):
            spans.append(Span(len(text), len(text) + len(form)))
            text += form + draw(st.sampled_from(["", " ", "  ", "\n", "\u200b"]))
        sentences.append(_parse(draw, text, spans, paragraph))
        paragraph += draw(st.integers(0, 2))
        text += draw(st.sampled_from(["", " ", "\n\n"]))
    return Document(id="a b", text=text), sentences


def _parse(draw: st.DrawFn, text: str, spans: list[Span], paragraph: int) -> Sentence:
    order = draw(st.permutations(range(len(spans))))
    heads = {order[0]: ROOT} | {order[k]: order[draw(st.integers(0, k - 1))] for k in range(1, len(order))}
    tokens = tuple(
        Token(k, span, span.of(text), draw(st.one_of(st.just(""), NAMES)), draw(TAGS), draw(TAGS),
              tuple(draw(FEATS)), heads[k], draw(TAGS))
        for k, span in enumerate(spans)
    )  # fmt: skip
    indices = st.integers(0, len(spans) - 1)
    cuts = sorted(draw(st.sets(st.integers(0, len(spans)), max_size=4)))
    names = [NamedEntity(a, b - 1, draw(NAMES), draw(PROBABILITIES)) for a, b in pairwise(cuts)]
    frames = [
        Frame(
            predicate=predicate,
            roleset=draw(st.one_of(st.just(""), NAMES)),
            arguments=tuple(
                Argument(draw(NAMES), draw(indices), draw(st.one_of(st.none(), PROTO_ROLES)))
                for _ in range(draw(st.integers(0, 2)))
            ),
            attributes=draw(st.one_of(st.none(), st.builds(Attributes, SCORES, SCORES, SCORES, SCORES))),
            probability=draw(PROBABILITIES),
        )
        for predicate in sorted(draw(st.sets(indices)))
    ]
    return Sentence("a b", Span(spans[0].start, spans[-1].end), tokens, tuple(names), tuple(frames), paragraph)


@FIXED
@example((Document("a b", "_"), [Sentence("a b", Span(0, 1), (Token(0, Span(0, 1), "_", "_", "", "", (), ROOT, ""),))]))
@given(parses())
def test_round_trip(parse: tuple[Document, list[Sentence]]):
    """What is written is read back as it was: words, characters, tree, names, frames, paragraphs."""
    document, sentences = parse

    assert tuple(sentences) == read_conllu("".join(write_conllu(sentences, document)))


@FIXED
@given(parses())
def test_lines_are_valid(parse: tuple[Document, list[Sentence]]):
    """Every line is a comment, empty, or has ten columns that are not empty; MISC has neither blanks nor odd items."""
    document, sentences = parse

    for line in "".join(write_conllu(sentences, document)).split("\n"):
        cells = line.split("\t")
        assert not line or line.startswith("# ") or (len(cells) == 10 and all(cells))
        assert len(cells) < 10 or all("=" in item and " " not in item for item in cells[9].split("|"))


def test_a_document_name_cannot_add_lines():
    """Line ends in a document's id do not break the comments."""
    (sentence,) = read_conllu(SIGNED)

    (block,) = write_conllu([sentence], Document("a\n1\tb", "Iran and Oman didn't sign."))

    assert "# newdoc id = a 1 b" == block.split("\n")[0]
    assert sentence.tokens == read_conllu(block)[0].tokens
