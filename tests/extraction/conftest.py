"""Parses written by hand become claims; gold files hold a fact, its parse and the claims it must give.

A gold file is CoNLL-U, a document for each fact. Its comments say the fact in a sentence (`# fact`), the day of
publication where it is not a Thursday, 14 March 2024 (`# published`), and every claim that the text may give, as
`kgraph extract` prints it (`# claim`): what is not there must not be found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kgraph.extraction.claims import extract, words_in_times
from kgraph.extraction.dating import date_predicates
from kgraph.extraction.mentions import mentions
from kgraph.extraction.placed import place
from kgraph.extraction.predicates import Predicate
from kgraph.knowledge.language import Language, load_language
from kgraph.parsing.conllu import read_conllu, text_of
from kgraph.records.claim import Claim
from kgraph.records.document import Document, Span
from kgraph.records.notation import claim_notation
from kgraph.records.syntax import Frame, Sentence, Token
from kgraph.resolution.coreference import chain
from kgraph.temporal.grammar import Grammar, load_grammar
from kgraph.temporal.timeline import find_times

GOLD = Path(__file__).parent / "gold"
THURSDAY = "2024-03-14"
NEW = "# newdoc id = "


@dataclass(frozen=True)
class Fact:
    """One document of a gold file: the fact it shows, its parse, and the claims it must give."""

    file: Path
    name: str
    statement: str
    published: date
    columns: str
    block: str
    claims: tuple[str, ...]

    @property
    def parse(self) -> str:
        """Return the document as CoNLL-U."""
        return f"{self.columns}\n{NEW}{self.block}"


def facts_of(file: Path) -> list[Fact]:
    """Return the facts of a gold file."""
    columns, *blocks = file.read_text(encoding="utf-8").split(NEW)
    found: list[Fact] = []
    for block in blocks:
        comments = [line[2:].split(" = ", 1) for line in block.split("\n") if line.startswith("# ")]
        said = {key: value for key, value in comments if key != "claim"}
        claims = tuple(value for key, value in comments if key == "claim")
        published = date.fromisoformat(said.get("published", THURSDAY))
        name = f"{file.stem}-{block.split(maxsplit=1)[0]}"
        found.append(Fact(file, name, said["fact"], published, columns.strip(), block, claims))
    return found


FACTS = [fact for file in sorted(GOLD.glob("*.conllu")) for fact in facts_of(file)]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for a fact with every fact of the gold files."""
    if "fact" in metafunc.fixturenames:
        metafunc.parametrize("fact", FACTS, ids=[fact.name for fact in FACTS])


@pytest.fixture(scope="session")
def language() -> Language:
    """Return the tables of English."""
    return load_language("en")


@pytest.fixture(scope="session")
def grammar() -> Grammar:
    """Return the grammar of time expressions."""
    return load_grammar("en")


@pytest.fixture(scope="session")
def claims_of(language: Language, grammar: Grammar) -> Callable[[str, date], tuple[Claim, ...]]:
    """Return a function from a parse and a day of publication to claims."""

    def understand(parse: str, published: date) -> tuple[Claim, ...]:
        sentences = read_conllu(parse)
        document = Document(sentences[0].document_id, text_of(sentences), published=published)
        times = find_times(sentences, document.published, grammar)
        named = mentions(sentences, words_in_times(sentences, times), language.gazetteer)
        chains = chain(sentences, named, language.gazetteer)
        return extract(document, sentences, times, chains, language)

    return understand


@pytest.fixture(scope="session")
def lines_of(claims_of: Callable[[str, date], tuple[Claim, ...]]) -> Callable[[str, date], list[str]]:
    """Return a function from a parse and a day of publication to claims as `kgraph extract` prints them."""
    return lambda parse, published: [claim_notation(claim) for claim in claims_of(parse, published)]


@pytest.fixture(scope="session")
def written() -> Callable[[str], Sentence]:
    """Return a function from the name of a fact ("factuality-did-not") to the sentence that shows it."""
    parses = {fact.name: fact.parse for fact in FACTS}
    return lambda name: read_conllu(parses[name])[0]


@pytest.fixture(scope="session")
def all_facts() -> list[Fact]:
    """Return the facts of all gold files."""
    return FACTS


UPOS = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "IN": "ADP", "DT": "DET", "PRP": "PRON", "WDT": "PRON"}
UPOS |= {
    "PRP$": "PRON",
    "JJ": "ADJ",
    "CD": "NUM",
    "RB": "ADV",
    "CC": "CCONJ",
    "POS": "PART",
    "TO": "PART",
    "MD": "AUX",
    "RP": "ADP",
}


@pytest.fixture(scope="session")
def tree() -> Callable[[str], Sentence]:
    """Return a function from words as `form|lemma/XPOS/head/relation`, the lemma where it is needed, to a sentence."""

    def build(text: str) -> Sentence:
        tokens: list[Token] = []
        offset = 0
        for index, word in enumerate(text.split()):
            named, xpos, head, relation = word.split("/")
            form, _, lemma = named.partition("|")
            verb = "AUX" if relation.startswith(("aux", "cop")) else "VERB"
            upos = verb if xpos.startswith("VB") else UPOS.get(xpos, "PUNCT")
            upos = "SCONJ" if xpos == "IN" and relation == "mark" else upos
            span = Span(offset, offset + len(form))
            lemma = lemma or form.lower()
            tokens.append(Token(index, span, form, lemma, upos, xpos, (), int(head) - 1, relation))
            offset = span.end + 1
        return Sentence("d", Span(0, offset - 1), tuple(tokens))

    return build


@pytest.fixture(scope="session")
def dates_told(tree: Callable[[str], Sentence], grammar: Grammar) -> Callable[[str, str], str]:
    """Return a function from a tree and its event words to their dates in the sentence, as "fled=2019 met=2020".

    "said*" is a word of saying, "meet?" only imagined.
    """

    def find(text: str, events: str) -> str:
        sentence = tree(text)
        marked = {word.rstrip("*?"): word for word in events.split()}
        found = [
            Predicate(t.index, Frame(t.index, ""), "Event", marked[t.text].endswith("*"))
            for t in sentence.tokens
            if t.text in marked
        ]
        imagined = frozenset(p.index for p in found if marked[sentence.tokens[p.index].text].endswith("?"))
        placed = place(sentence, find_times([sentence], date.fromisoformat(THURSDAY), grammar))
        times = date_predicates(sentence, found, placed, imagined)
        dated = ((sentence.tokens[i].text, times[i].interval) for i in sorted(times))
        return " ".join(f"{word}={interval.edtf}" for word, interval in dated if interval is not None)

    return find
