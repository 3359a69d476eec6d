"""Measure weights with the parser that users run: `python -m training.evaluate CORPORA WEIGHTS [--part dev]`.

Raw text in, CoNLL-2018 style: a word is right where its characters are a gold word's; tags, heads and relations count
among right words, and the F1 is over gold and system words (Zeman et al. 2018). Names and predicates are exact.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kgraph.parsing.parser import NeuralParser
from kgraph.records.document import Document
from kgraph.records.syntax import ROOT, Sentence
from training.corpora import Example, TrainingDocument, load
from training.train import documents_to_leave_out


@dataclass(frozen=True, slots=True)
class GoldWord:
    """A gold word at its place in the text; `head` is the place of its head, or `None` for a root."""

    upos: str
    xpos: str
    lemma: str
    head: tuple[int, int] | None
    relation: str


def text_of(document: TrainingDocument) -> tuple[str, list[list[tuple[int, int]]]]:
    """Return the raw text of a document, paragraphs apart, and the characters of each sentence's words."""
    parts: list[str] = []
    places: list[list[tuple[int, int]]] = []
    length = 0

    def write(piece: str) -> None:
        nonlocal length
        parts.append(piece)
        length += len(piece)

    for sentence in document.sentences:
        if parts and sentence.new_paragraph:
            write("\n\n")
        places.append([])
        for index, word in enumerate(sentence.words):
            places[-1].append((length, length + len(word)))
            write(word)
            if sentence.space_after is None or sentence.space_after[index]:
                write(" ")
    return "".join(parts), places


def gold_words(sentence: Example, places: list[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], GoldWord]]:
    """Yield the words of a gold sentence with their places."""
    columns = (sentence.upos, sentence.xpos, sentence.lemmas, sentence.heads, sentence.relations)
    for place, upos, xpos, lemma, head, relation in zip(places, *(column or [] for column in columns), strict=True):
        yield place, GoldWord(upos, xpos, lemma, None if head == ROOT else places[head], relation)


def count_document(document: TrainingDocument, parser: NeuralParser, counts: Counter[str]) -> None:
    """Add one document's hits."""
    text, places = text_of(document)
    sentences = list(parser.parse(Document(document.name, text)))
    gold: dict[tuple[int, int], GoldWord] = {}
    for sentence, at in zip(document.sentences, places, strict=True):
        gold.update(gold_words(sentence, at))
    count_words(sentences, gold, counts)
    found = {(s.tokens[0].span.start, s.tokens[-1].span.end) for s in sentences}
    wanted = {(at[0][0], at[-1][1]) for at in places}
    add(counts, "sentences", found, wanted)
    if all(sentence.frames is not None for sentence in document.sentences):
        count_frames(document, places, sentences, counts)


def count_words(sentences: list[Sentence], gold: dict[tuple[int, int], GoldWord], counts: Counter[str]) -> None:
    """Add the hits of words, tags and tree."""
    counts["words_gold"] += len(gold)
    for sentence in sentences:
        for token in sentence.tokens:
            counts["words_found"] += 1
            word = gold.get((token.span.start, token.span.end))
            if word is None:
                continue
            head = None if token.head == ROOT else sentence.tokens[token.head].span
            attached = (None if head is None else (head.start, head.end)) == word.head
            counts["words"] += 1
            counts["upos"] += token.upos == word.upos
            counts["xpos"] += token.xpos == word.xpos
            counts["lemma"] += token.lemma == word.lemma
            counts["uas"] += attached
            counts["las"] += attached and token.relation == word.relation.partition(":")[0]


def count_frames(
    document: TrainingDocument, places: list[list[tuple[int, int]]], sentences: list[Sentence], counts: Counter[str]
) -> None:
    """Add the hits of predicates, rolesets and roles (end to end: a role needs its predicate)."""
    predicates, senses, roles = set(), set(), set()
    for sentence, at in zip(document.sentences, places, strict=True):
        for predicate, roleset, arguments in sentence.frames or []:
            predicates.add(at[predicate])
            senses.add((at[predicate], roleset))
            roles |= {(at[predicate], role, at[head]) for role, head in arguments if not role.startswith("R-")}
    found_predicates, found_senses, found_roles = set(), set(), set()
    for sentence in sentences:
        spans = [(token.span.start, token.span.end) for token in sentence.tokens]
        for frame in sentence.frames:
            found_predicates.add(spans[frame.predicate])
            found_senses.add((spans[frame.predicate], frame.roleset))
            found_roles |= {(spans[frame.predicate], a.role, spans[a.head]) for a in frame.arguments}
    add(counts, "predicates", found_predicates, predicates)
    add(counts, "rolesets", found_senses, senses)
    add(counts, "roles", found_roles, roles)


def count_names(document: TrainingDocument, parser: NeuralParser, counts: Counter[str]) -> None:
    """Add the hits of names; the text is the words with blanks between them."""
    text, places = text_of(document)
    wanted: set[tuple[int, int, str]] = set()
    for sentence, at in zip(document.sentences, places, strict=True):
        tags = [*(sentence.entities or []), "O"]
        first = -1
        for index, tag in enumerate(tags):
            if first >= 0 and not tag.startswith("I-"):
                wanted.add((at[first][0], at[index - 1][1], tags[first][2:]))
                first = -1
            if tag.startswith("B-"):
                first = index
    found: set[tuple[int, int, str]] = set()
    for sentence in parser.parse(Document(document.name, text)):
        for entity in sentence.entities:
            span = sentence.span_of(entity.first, entity.last)
            found.add((span.start, span.end, entity.label))
    add(counts, "names", found, wanted)


def add(counts: Counter[str], name: str, found: set, wanted: set) -> None:
    """Add the sizes of two sets and of what they share."""
    counts[name] += len(found & wanted)
    counts[f"{name}_found"] += len(found)
    counts[f"{name}_gold"] += len(wanted)


def scores(counts: Counter[str]) -> dict[str, float]:
    """Return the F1 of each layer, in per cent."""
    found: dict[str, float] = {}
    for name in ("words", "sentences", "predicates", "rolesets", "roles", "names"):
        total = counts[f"{name}_found"] + counts[f"{name}_gold"]
        if total:
            found[name] = 200 * counts[name] / total
    total = counts["words_found"] + counts["words_gold"]
    for name in ("upos", "xpos", "lemma", "uas", "las"):
        if total:
            found[name] = 200 * counts[name] / total
    return found


def main() -> None:
    """Read the arguments and print one line for each corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--part", choices=("dev", "test"), default="dev")
    parser.add_argument("--leave-out", type=Path)
    arguments = parser.parse_args()
    model = NeuralParser(arguments.weights)
    for name, splits in load(arguments.corpora, documents_to_leave_out(arguments.leave_out)).items():
        counts: Counter[str] = Counter()
        for document in splits.get(arguments.part, []):
            (count_names if name == "newswire" else count_document)(document, model, counts)
        if name == "newswire":
            counts = Counter({key: n for key, n in counts.items() if key.startswith("names")})
        if counts:
            print(
                f"{name} {arguments.part}: " + "  ".join(f"{k} {v:.2f}" for k, v in scores(counts).items()), flush=True
            )


if __name__ == "__main__":
    main()
