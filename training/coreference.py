"""Measure coreference on GUM: `python -m training.coreference CORPORA [--part dev] [--cache FOLDER]`.

The mentions are those of GUM; words, trees and names come from the parser that users run. Scored are names and
personal pronouns (`CoNLL`: the mean of MUC, B-cubed and CEAF-e), and third-person pronouns with an antecedent:
right where the nearest earlier mention of their chain is one of their entity in GUM.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kgraph.knowledge.gazetteer import Gazetteer, load_gazetteer
from kgraph.parsing.load import load_parser
from kgraph.records.document import Document, Span
from kgraph.records.mention import Chain, Mention, MentionKind
from kgraph.records.syntax import Sentence
from kgraph.resolution.coreference import chain
from training.coreference_scores import count_clusters, scores_of

GENRES = ("news", "interview", "bio", "court", "voyage")

_BRACKET = re.compile(r"\((?P<open>\d+)-(?P<type>[a-z]+)-|(?:(?<=\))|^)(?P<close>\d+)\)|(?P<whole>\))")
_PERSONAL = ("PRP", "PRP$")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention of GUM; `third` tells that it is a third-person pronoun."""

    mention: Mention
    entity: str
    third: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A word of GUM: columns of CoNLL-U, and its characters in the text that `read_gum` writes."""

    columns: Sequence[str]
    span: Span


def read_gum(path: Path) -> tuple[str, tuple[GoldMention, ...]]:
    """Return the text of a document, paragraphs apart, and its mentions; times and discontinuous ones are left out."""
    text: list[str] = []
    length = 0
    mentions: list[GoldMention] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        if not any(line[:1].isdigit() for line in lines):
            continue
        if text and any(line.startswith("# newpar") for line in lines):
            text.append("\n\n")
            length += 2
        words: list[Word] = []
        for columns, gap in _rows(lines):
            words.append(Word(columns, Span(length, length + len(columns[1]))))
            text.append(columns[1] + gap)
            length += len(columns[1]) + len(gap)
        mentions.extend(_mentions(words))
    return "".join(text), tuple(mentions)


def _rows(lines: Iterable[str]) -> Iterator[tuple[list[str], str]]:
    """Yield the columns of each word and the space after it; the words of one written word have none between them."""
    last, after = 0, " "
    for line in lines:
        columns = line.split("\t")
        first, dash, end = columns[0].partition("-")
        if len(columns) < 10 or "." in first:
            continue
        gap = "" if "SpaceAfter=No" in columns[9] else " "
        if dash:
            last, after = int(end), gap
        elif int(first) <= last:
            yield columns, after if int(first) == last else ""
        else:
            yield columns, gap


def _mentions(words: Sequence[Word]) -> Iterator[GoldMention]:
    """Yield the mentions of a sentence from the brackets of the attribute `Entity`."""
    started: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    order: list[str] = []
    for index, word in enumerate(words):
        cell = next((item[7:] for item in word.columns[9].split("|") if item.startswith("Entity=")), "")
        for found in _BRACKET.finditer(cell):
            if found["open"]:
                started[found["open"]].append((index, found["type"]))
                order.append(found["open"])
                continue
            entity = found["close"] or order[-1]
            order.reverse()
            order.remove(entity)
            order.reverse()
            first, kind = started[entity].pop()
            if kind != "time":
                yield _mention(words, first, index, entity)


def _mention(words: Sequence[Word], first: int, last: int, entity: str) -> GoldMention:
    inside = range(first, last + 1)
    head = words[next((i for i in inside if int(words[i].columns[6]) - 1 not in inside), last)]
    upos, xpos, feats = head.columns[3], head.columns[4], head.columns[5]
    kind = MentionKind.NAME if upos == "PROPN" else MentionKind.NOMINAL
    if xpos in _PERSONAL:
        kind = MentionKind.PRONOUN
    whole = Span(words[first].span.start, words[last].span.end)
    return GoldMention(Mention(whole, head.span, kind), entity, xpos in _PERSONAL and "Person=3" in feats)


def parsed(path: Path, text: str, cache: Path | None) -> tuple[Sentence, ...]:
    """Return the sentences of a text; with a cache they are parsed once."""
    kept = cache / f"{path.stem}.pkl" if cache else None
    if kept and kept.exists():
        return pickle.loads(kept.read_bytes())
    sentences = tuple(load_parser().parse(Document(path.stem, text)))
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(sentences))
    return sentences


def count_document(
    gold: Sequence[GoldMention], sentences: Sequence[Sentence], gazetteer: Gazetteer, counts: Counter[str]
) -> Iterator[tuple[GoldMention, Mention | None]]:
    """Add the counts of a document; yield the pronouns that were not linked rightly, with what they were linked to."""
    chains = chain(sentences, [item.mention for item in gold], gazetteer)
    entity_of = {item.mention: item.entity for item in gold}
    scored = {item.mention for item in gold if item.mention.kind is not MentionKind.NOMINAL}
    key: defaultdict[str, set[Mention]] = defaultdict(set)
    for mention in scored:
        key[entity_of[mention]].add(mention)
    response = (frozenset(scored.intersection(found.mentions)) for found in chains)
    count_clusters(map(frozenset, key.values()), response, counts)
    for item in gold:
        if not item.third or not _before(item.mention, (m for m in entity_of if entity_of[m] == item.entity)):
            continue
        counts["pronouns"] += 1
        found = _antecedent(item.mention, chains)
        if found is not None and entity_of[found] == item.entity:
            counts["pronouns right"] += 1
        else:
            yield item, found


def _before(mention: Mention, others: Iterable[Mention]) -> list[Mention]:
    """Return the earlier ones, in text order, but for those that the mention is part of."""
    earlier = [m for m in others if m.head.start < mention.head.start and not m.span.overlaps(mention.span)]
    return sorted(earlier, key=lambda m: m.head.start)


def _antecedent(mention: Mention, chains: Iterable[Chain]) -> Mention | None:
    mine = next((found.mentions for found in chains if mention in found.mentions), ())
    earlier = _before(mention, mine)
    return earlier[-1] if earlier else None


def paths_of(corpora: Path, part: str, genres: Sequence[str], leave_out: Iterable[str]) -> list[Path]:
    """Return the files of a part (`dev`, `test`, `train`), without the documents left out."""
    splits = json.loads((corpora / "GUM" / "splits.json").read_text(encoding="utf-8"))
    return [
        path
        for path in sorted((corpora / "gum" / "dep").glob("GUM_*.conllu"))
        if splits.get(path.stem, "train") == part
        and path.stem.split("_")[1] in genres
        and path.stem not in set(leave_out)
    ]


def main() -> None:
    """Print the scores of each document and of all."""
    parser = argparse.ArgumentParser(description="Measure coreference on GUM.")
    parser.add_argument("corpora", type=Path, help="the folder with gum/dep and GUM/splits.json")
    parser.add_argument("--part", choices=("train", "dev", "test"), default="dev")
    parser.add_argument("--genres", nargs="+", default=GENRES)
    parser.add_argument("--leave-out", nargs="*", default=(), help="names of documents")
    parser.add_argument("--cache", type=Path, help="a folder for parses")
    parser.add_argument("--errors", action="store_true", help="list the pronouns that are linked wrongly")
    given = parser.parse_args()
    total: Counter[str] = Counter()
    for path in paths_of(given.corpora, given.part, given.genres, given.leave_out):
        text, gold = read_gum(path)
        counts: Counter[str] = Counter()
        wrong = list(count_document(gold, parsed(path, text, given.cache), load_gazetteer(), counts))
        total.update(counts)
        print(f"{path.stem:28}", _line(counts))
        if given.errors:
            for item, found in wrong:
                context = text[max(0, item.mention.head.start - 150) : item.mention.head.end + 40].replace("\n", " ")
                said = found.span.of(text) if found else "-"
                print(f"    {item.mention.head.of(text)} -> {said} | {context}")
    print(f"{'all':28}", _line(total))


def _line(counts: Counter[str]) -> str:
    scores = scores_of(counts)
    shown = {"CoNLL": scores["conll"], **{name.upper(): scores[f"{name} F1"] for name in ("muc", "b3", "ceafe")}}
    right, pronouns = counts["pronouns right"], counts["pronouns"]
    share = f"{100 * right / pronouns:5.1f} % of {pronouns}" if pronouns else "none"
    return "  ".join([*(f"{name} {100 * value:5.1f}" for name, value in shown.items()), f"pronouns {share}"])


if __name__ == "__main__":
    main()
