"""The public layouts of the corpora become training sentences, layer by layer."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from training.corpora import (
    Example,
    add_attributes,
    align_document,
    bracketed,
    documents_to_leave_out,
    genre_of,
    read_conllu,
    read_newswire,
)

SIGNED = """\
# newdoc id = weblog-port
# sent_id = weblog-port-1
# newpar
1\tOman\tOman\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\t_
2\tsigned\tsign\tVERB\tVBD\tTense=Past\t0\troot\t_\t_
3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\t_
4\tpact\tpact\tNOUN\tNN\tNumber=Sing\t2\tobj\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""


def signed() -> Example:
    """Return the sentence above."""
    (document,) = read_conllu([*SIGNED.splitlines(), ""])
    return document.sentences[0]


def test_conllu_layers():
    """Heads count from 0, the root's is -1, and SpaceAfter, paragraph and document are kept."""
    (document,) = read_conllu([*SIGNED.splitlines(), ""])
    sentence = document.sentences[0]

    assert (document.name, document.genre) == ("weblog-port", "weblog")
    assert sentence.heads == [1, -1, 3, 1, 1]
    assert sentence.space_after == [True, True, True, False, True]
    assert sentence.new_paragraph
    assert sentence.frames is None


def test_contractions_and_empty_nodes_are_no_words():
    """Lines of a multiword token (`1-2`) and of an empty node (`2.1`) are left out."""
    lines = [
        "1-2\tdon't" + "\t_" * 8,
        "1\tdo" + "\t_" * 4 + "\t0\troot\t_\t_",
        "2\tn't" + "\t_" * 4 + "\t1\tadvmod\t_\t_",
    ]
    (document,) = read_conllu([*lines, "2.1\tgo" + "\t_" * 8, ""])

    assert document.sentences[0].words == ["do", "n't"]


@pytest.mark.parametrize(("name", "genre"), [("GUM_news_flood", "news"), ("weblog-port", "weblog"), ("port", "port")])
def test_genre(name: str, genre: str):
    """The genre is the first part of a document's name."""
    assert genre_of(name) == genre


def skeleton(*cells: str, tags: str = "NNP VBD DT NN .") -> list[list[str]]:
    """Return rows of a PropBank skeleton with one predicate, `sign.01`, at the second word."""
    rows = zip(tags.split(), cells, strict=True)
    return [["f", "0", str(n), "[WORD]", tag, "*", "-", "sign.01" if n == 1 else "-", cell]
            for n, (tag, cell) in enumerate(rows)]  # fmt: skip


def test_spans_become_head_words():
    """An argument's span is its word whose head lies outside: of `the pact` the noun."""
    sentence = signed()
    align_document([sentence], [skeleton("(ARG0*)", "(V*)", "(ARG1*", "*)", "*")])

    assert sentence.frames == [(1, "sign.01", [("ARG0", 0), ("ARG1", 3)])]


def test_other_sentence_is_not_aligned():
    """A skeleton with other tags gives no frames."""
    sentence = signed()
    align_document([sentence], [skeleton("(ARG0*)", "(V*)", "*", "*", "*", tags="PRP MD VB RB UH")])

    assert sentence.frames is None


def test_nested_spans():
    """Brackets close the span that was opened last."""
    assert sorted(bracketed(["(ARG1(ARG0*)", "*", "*)"])) == [("ARG0", 0, 0), ("ARG1", 0, 2)]


def test_judgements(tmp_path: Path):
    """UDS counts words from 1; predicates get attributes, pairs proto-roles, and what is not predicted is left out."""
    sentence = signed()
    with gzip.open(tmp_path / "ud_ids.json.gz", "wt", encoding="utf-8") as file:
        json.dump({"ewt-train-1": {"sentence_id": "weblog-port-1"}}, file)
    judged = {"value": 1.5, "confidence": 0.5}
    predicate, pair = "ewt-train-1-semantics-pred-2", "ewt-train-1-semantics-pred-2%%ewt-train-1-semantics-arg-1"
    layers = {
        "factuality": {predicate: {"factuality": {"factual": judged}}},
        "genericity": {predicate: {"genericity": {"pred-dynamic": judged, "arg-kind": judged}}},
        "protoroles": {pair: {"protoroles": {"volition": judged, "was_used": judged}}},
    }
    for name, nodes in layers.items():
        (tmp_path / f"{name}.json").write_text(json.dumps({"data": {"ewt-train-1": nodes}}), encoding="utf-8")
    (document,) = read_conllu([*SIGNED.splitlines(), ""])
    add_attributes({"train": [document]}, tmp_path)
    sentence = document.sentences[0]

    assert sentence.attributes == {1: {"factual": (1.5, 0.5), "dynamic": (1.5, 0.5)}}
    assert sentence.proto_roles == {(1, 0): {"volition": (1.5, 0.5)}}


def test_newswire(tmp_path: Path):
    """Tags stand in the second column; the address at the top is no sentence."""
    for part in ("train", "dev"):
        (tmp_path / part).mkdir()
    text = "http://news.example/1\tO\n\nOman\tB-Location\tB-Country\nsigned\tO\n.\tO\n"
    (tmp_path / "dev" / "port_1.txt.tsv").write_text(text, encoding="utf-8")
    (document,) = read_newswire(tmp_path)["dev"]

    assert document.name == "port_1"
    assert [(s.words, s.entities) for s in document.sentences] == [
        (["Oman", "signed", "."], ["B-Location", "O", "O"])
    ]  # fmt: skip


def test_documents_to_leave_out(tmp_path: Path):
    """A folder names the documents by its files, a file by its lines; nothing leaves nothing out."""
    (tmp_path / "port_1.txt").touch()
    (tmp_path / "port_1.json").touch()
    names = tmp_path / "port_2.lst"
    names.write_text("a\nb\n", encoding="utf-8")

    assert documents_to_leave_out(tmp_path) == {"port_1", "port_2"}
    assert documents_to_leave_out(names) == {"a", "b"}
    assert documents_to_leave_out(None) == frozenset()
