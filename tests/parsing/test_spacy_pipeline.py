"""spaCy pipelines with the labels of Universal Dependencies parse for kgraph; others are refused."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kgraph.errors import ModelError, PluginError
from kgraph.parsing.checking import CheckedParser
from kgraph.parsing.load import load_parser
from kgraph.parsing.spacy_pipeline import SpacyParser, load_spacy
from kgraph.records.document import Document
from kgraph.records.syntax import ROOT, NamedEntity, Sentence

# Further blanks and tabs are words to spaCy.
# Form, lemma, UPOS, XPOS, FEATS, head (from 0), relation, BIO tag of a name.
PARSES = {
    "Norway refused\tto sign.  Ida Berg was freed by rebels.": """\
Norway|Norway|PROPN|NNP|Number=Sing|1|nsubj|B-GPE
refused|refuse|VERB|VBD|Tense=Past,Mood=Ind|1|ROOT|O
\t|\t|SPACE|_SP||1|dep|O
to|to|PART|TO||4|mark|O
sign|sign|VERB|VB||2|xcomp|O
.|.|PUNCT|.||1|punct|O
 | |SPACE|_SP||5||O
Ida|Ida|PROPN|NNP||10|nsubj:pass|B-PERSON
Berg|Berg|PROPN|NNP||7|flat|I-PERSON
was|be|AUX|VBD||10|aux:pass|O
freed|free|VERB|VBN||10|ROOT|O
by|by|ADP|IN||12|case|O
rebels|rebel|NOUN|NNS||10|obl|O
.|.|PUNCT|.||10|punct|O""",
    "Nine\tleft": """\
Nine||NUM|CD||2|nsubj|B-CARDINAL
\t|\t|SPACE|_SP||1|ROOT|O
left|leave|VERB|VBD||1||O""",
}
TEXT = "Norway refused\tto sign.  Ida Berg was freed by rebels.\n\n\nNine\tleft"


def written(doc: Doc) -> Doc:
    """Return the document with the parse that stands above."""
    rows = [line.split("|") for line in PARSES[doc.text].splitlines()]
    assert [row[0] for row in rows] == [token.text for token in doc]
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        tags=[row[3] for row in rows],
        morphs=[row[4].replace(",", "|") for row in rows],
        heads=[int(row[5]) for row in rows],
        deps=[row[6] for row in rows],
        ents=[row[7] for row in rows],
    )


Language.component("written", func=written, assigns=["token.dep", "token.head"])


@pytest.fixture
def nlp() -> Language:
    """Return a pipeline that knows the parses above."""
    pipeline = spacy.blank("en", meta={"name": "tiny", "version": "1.0"})
    pipeline.add_pipe("written")
    return pipeline


@pytest.fixture
def sentences(nlp: Language) -> list[Sentence]:
    """Return what the adapter makes of them, checked."""
    return list(CheckedParser(SpacyParser(nlp), "spacy").parse(Document("d", TEXT)))


def test_words_stand_at_their_offsets(sentences: list[Sentence]):
    """In every paragraph, though spaCy sees one at a time; blanks are no words."""
    expected = ["Norway refused\tto sign.", "Ida Berg was freed by rebels.", "Nine\tleft"]

    assert expected == [sentence.span.of(TEXT) for sentence in sentences]
    assert ["Norway", "refused", "to", "sign", "."] == [token.text for token in sentences[0].tokens]
    assert all(token.span.of(TEXT) == token.text for sentence in sentences for token in sentence.tokens)
    assert [0, 0, 1] == [sentence.paragraph for sentence in sentences]


def test_tags_are_taken_over(sentences: list[Sentence]):
    """Lemma, UPOS, XPOS, features in order, and the word itself where spaCy tells no lemma."""
    refused = sentences[0].tokens[1]

    assert ("refuse", "VERB", "VBD") == (refused.lemma, refused.upos, refused.xpos)
    assert (("Mood", "Ind"), ("Tense", "Past")) == refused.feats
    assert "Nine" == sentences[2].tokens[0].lemma


def test_the_tree_is_taken_over(sentences: list[Sentence]):
    """Heads count inside the sentence, subtypes stay, and the root is called as in Universal Dependencies."""
    expected = [(3, "nsubj:pass"), (0, "flat"), (3, "aux:pass"), (ROOT, "root"), (5, "case"), (3, "obl"), (3, "punct")]

    assert expected == [(token.head, token.deprel) for token in sentences[1].tokens]


def test_what_hangs_on_a_blank_goes_up(sentences: list[Sentence]):
    """The next visible word above governs it; if there is none, the first such word becomes the root."""
    assert (1, "xcomp") == (sentences[0].tokens[3].head, sentences[0].tokens[3].deprel)
    assert [(1, "nsubj"), (ROOT, "root")] == [(token.head, token.deprel) for token in sentences[2].tokens]


def test_names_have_our_classes(sentences: list[Sentence]):
    """Those of OntoNotes are translated; numbers are no names."""
    assert [(NamedEntity(0, 0, "Location"),), (NamedEntity(0, 1, "Person"),), ()] == [s.entities for s in sentences]


def test_verbs_have_frames(sentences: list[Sentence]):
    """There are no roles; the verbs of the tree are predicates, auxiliaries are not."""
    assert [["refuse.01", "sign.01"], ["free.04"], ["leave.11"]] == [[f.roleset for f in s.frames] for s in sentences]


def test_no_text_has_no_sentences(nlp: Language):
    """Nothing is asked of spaCy where there is nothing."""
    assert [] == list(SpacyParser(nlp).parse(Document("d", " \n")))


def test_a_pipeline_tells_its_model(nlp: Language):
    """Name and version; no checksum where it was made in memory."""
    model = SpacyParser(nlp).model()

    assert ("spacy", "en_tiny 1.0", "") == (model.parser, model.name, model.sha256)


@pytest.fixture
def with_labels() -> Callable[..., Language]:
    """Return a function that makes a pipeline with an untrained parser of some labels."""

    def made(*labels: str) -> Language:
        pipeline = spacy.blank("en")
        parser: Any = pipeline.add_pipe("parser")
        for label in labels:
            parser.add_label(label)
        return pipeline

    return made


def test_other_labels_are_refused(with_labels: Callable[..., Language]):
    """Those of spaCy's own English models make other trees; the error names them before a document is read."""
    with pytest.raises(ModelError, match=r"its parser has the labels dobj, nsubjpass; expected those of Universal"):
        SpacyParser(with_labels("nsubj", "nsubjpass", "dobj"))


def test_labels_of_universal_dependencies_are_welcome(with_labels: Callable[..., Language]):
    """With subtypes, and with the name that spaCy gives the root."""
    assert SpacyParser(with_labels("ROOT", "nsubj:pass", "obl:agent", "acl:relcl")).model().name


def test_a_pipeline_that_sets_too_little_is_refused():
    """Without tree, tags and lemmas there is nothing to extract from."""
    with pytest.raises(ModelError, match=r"sets no DEP, POS, TAG, LEMMA; expected DEP, POS, TAG, LEMMA of each word"):
        list(SpacyParser(spacy.blank("en")).parse(Document("d", "Nine left")))


def test_a_pipeline_is_loaded_from_a_folder(nlp: Language, tmp_path: Path):
    """Its checksum is that of its files."""
    nlp.to_disk(tmp_path / "tiny")
    loaded = load_parser(tmp_path / "tiny", name="spacy")

    assert isinstance(loaded, CheckedParser)
    assert ("en_tiny 1.0", 64) == (loaded.model().name, len(loaded.model().sha256))
    assert 3 == len(list(loaded.parse(Document("d", TEXT))))


def test_a_pipeline_must_be_named():
    """None comes with kgraph."""
    with pytest.raises(ModelError, match="no pipeline is named; expected a folder or an installed package as --model"):
        load_spacy(None)


@pytest.mark.parametrize("name", ["no_such_package", "folder"])
def test_what_is_no_pipeline_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str):
    """Neither a package that is not installed nor an empty folder is one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    with pytest.raises(ModelError, match=rf"^{name}: not a pipeline that spaCy \S+ loads: \[E05"):
        load_spacy(Path(name))


def test_spacy_is_an_extra(monkeypatch: pytest.MonkeyPatch):
    """Where it is missing the error says what to install."""
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(PluginError, match=r"^plugin spacy: spaCy is not installed; pip install 'kgraph\[spacy\]'"):
        load_spacy(Path("any"))
