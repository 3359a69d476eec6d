"""Measure weights with the parser that users run: `python -m training.evaluate CORPORA WEIGHTS [--part dev]`.

Raw text in, CoNLL-2018 style: a word is right where its characters are a gold word's; tags, heads and relations count
among right words, and the F1 is over gold and system words (Zeman et al. 2018). Names and predicates are exact.
Roles are counted twice: end to end, and at gold predicates (a predicate that was missed loses all its roles).
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
from training.corpora import Example, TrainingDocument, documents_to_leave_out, load
from training.judgements import measure_judgements

Place = tuple[int, int]
"""First character of a word or span, and the one behind its last."""


@dataclass(frozen=True, slots=True)
class GoldWord:
    """A gold word at its place in the text; `head` is the place of its head, or `None` for a root."""

    upos: str
    xpos: str
    lemma: str
    head: Place | None
    relation: str


def text_of(document: TrainingDocument) -> tuple[str, list[list[Place]]]:
    """Return the raw text of a document, paragraphs apart, and the characters of each sentence's words."""
    parts: list[str] = []
    places: list[list[Place]] = []
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


def gold_words(sentence: Example, places: list[Place]) -> Iterator[tuple[Place, GoldWord]]:
    """Yield the words of a gold sentence with their places."""
    columns = (sentence.upos, sentence.xpos, sentence.lemmas, sentence.heads, sentence.relations)
    for place, upos, xpos, lemma, head, relation in zip(places, *(column or [] for column in columns), strict=True):
        yield place, GoldWord(upos, xpos, lemma, None if head == ROOT else places[head], relation)


def count_document(document: TrainingDocument, parser: NeuralParser) -> Counter[str]:
    """Return the hits in one document, over the layers that it has."""
    text, places = text_of(document)
    sentences = list(parser.parse(Document(document.name, text)))
    counts: Counter[str] = Counter()
    if all(sentence.upos is not None for sentence in document.sentences):
        gold: dict[Place, GoldWord] = {}
        for sentence, at in zip(document.sentences, places, strict=True):
            gold.update(gold_words(sentence, at))
        count_words(sentences, gold, counts)
        found = {(s.tokens[0].span.start, s.tokens[-1].span.end) for s in sentences}
        add(counts, "sentences", found, {(at[0][0], at[-1][1]) for at in places})
    if all(sentence.frames is not None for sentence in document.sentences):
        count_frames(document, places, sentences, counts)
    if all(sentence.entities is not None for sentence in document.sentences):
        count_names(document, places, sentences, counts)
    return counts


def count_words(sentences: list[Sentence], gold: dict[Place, GoldWord], counts: Counter[str]) -> None:
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
    document: TrainingDocument, places: list[list[Place]], sentences: list[Sentence], counts: Counter[str]
) -> None:
    """Add the hits of predicates, rolesets and roles; a relative pronoun's role (`R-ARG0`) is its antecedent's."""
    predicates: dict[Place, str] = {}
    roles: set[tuple[Place, str, Place]] = set()
    for sentence, at in zip(document.sentences, places, strict=True):
        for predicate, roleset, arguments in sentence.frames or []:
            predicates[at[predicate]] = roleset
            roles |= {(at[predicate], role, at[head]) for role, head in arguments if not role.startswith("R-")}
    found_predicates: dict[Place, str] = {}
    found_roles: set[tuple[Place, str, Place]] = set()
    for sentence in sentences:
        spans = [(token.span.start, token.span.end) for token in sentence.tokens]
        for frame in sentence.frames:
            found_predicates[spans[frame.predicate]] = frame.roleset
            found_roles |= {(spans[frame.predicate], a.role, spans[a.head]) for a in frame.arguments}
    add(counts, "predicates", set(found_predicates), set(predicates))
    add(counts, "rolesets", set(found_predicates.items()), set(predicates.items()))
    add(counts, "roles", found_roles, roles)
    add(counts, "roles at gold predicates", {role for role in found_roles if role[0] in predicates}, roles)
    counts["senses"] += sum(found_predicates.get(place) == roleset for place, roleset in predicates.items())
    counts["senses_of"] += sum(place in found_predicates for place in predicates)


def count_names(
    document: TrainingDocument, places: list[list[Place]], sentences: list[Sentence], counts: Counter[str]
) -> None:
    """Add the hits of names."""
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
    for sentence in sentences:
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
    """Return the F1 of each layer, and the share of rolesets that are right at found predicates, in per cent."""
    found: dict[str, float] = {}

    def f1(name: str, of: str) -> None:
        total = counts[f"{of}_found"] + counts[f"{of}_gold"]
        if total:
            found[name] = 200 * counts[name] / total

    for name in ("words", "sentences"):
        f1(name, name)
    for name in ("upos", "xpos", "lemma", "uas", "las"):
        f1(name, "words")
    for name in ("predicates", "rolesets", "roles", "roles at gold predicates", "names"):
        f1(name, name)
    if counts["senses_of"]:
        found["roleset accuracy"] = 100 * counts["senses"] / counts["senses_of"]
    return found


def line(name: str, measured: dict[str, float]) -> str:
    """Return the scores as one line."""
    return f"{name}: " + "  ".join(f"{key} {value:.2f}" for key, value in measured.items())


def main() -> None:
    """Read the arguments; print a line for each corpus, then one for each genre."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--part", choices=("dev", "test"), default="dev")
    parser.add_argument("--leave-out", type=Path, help="document names not to measure on: a file, or a folder of them")
    arguments = parser.parse_args()
    model = NeuralParser(arguments.weights)
    corpora = load(arguments.corpora, documents_to_leave_out(arguments.leave_out))
    by_genre: dict[str, Counter[str]] = {}
    for name, splits in corpora.items():
        total: Counter[str] = Counter()
        for document in splits.get(arguments.part, []):
            counts = count_document(document, model)
            total.update(counts)
            by_genre.setdefault(f"{name} {document.genre}", Counter()).update(counts)
        if total:
            print(line(f"{name} {arguments.part}", scores(total)), flush=True)
    for text in measure_judgements(corpora["ewt"][arguments.part], arguments.weights):
        print(text, flush=True)
    for name, counts in sorted(by_genre.items()):
        print(line(name, scores(counts)), flush=True)


if __name__ == "__main__":
    main()
