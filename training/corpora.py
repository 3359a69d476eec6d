"""The corpora in their public layouts become documents of sentences with whatever layers each corpus has.

Folders, below one root: `UD_English-EWT/` (UniversalDependencies/UD_English-EWT), `propbank-release/`
(propbank/propbank-release), `gum/dep/` (amir-zeldes/gum), `GUM/splits.json`, `UDS/` (the json files of
decompositional-semantics-initiative/decomp), `en-worldwide-newswire/` (stanfordnlp/en-worldwide-newswire).
"""

from __future__ import annotations

import difflib
import gzip
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from kgraph.parsing.labels import ATTRIBUTES, PROTO_ROLES

Judged = dict[str, tuple[float, float]]
"""Value and confidence of each attribute that annotators were asked about."""


@dataclass(slots=True)
class Example:
    """A sentence for training; a layer that its corpus lacks is `None`."""

    words: list[str]
    new_paragraph: bool = False
    is_cut: bool = False  # the beginning of a sentence that a window's end cuts off
    id: str = ""
    space_after: list[bool] | None = None
    upos: list[str] | None = None
    xpos: list[str] | None = None
    feats: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None  # index of the head, -1 for the root
    relations: list[str] | None = None
    frames: list[tuple[int, str, list[tuple[str, int]]]] | None = None  # predicate, roleset, (role, head word)
    attributes: dict[int, Judged] = field(default_factory=dict)  # by predicate
    proto_roles: dict[tuple[int, int], Judged] = field(default_factory=dict)  # by predicate and argument
    entities: list[str] | None = None  # BIO tags


@dataclass(slots=True)
class TrainingDocument:
    """Consecutive sentences of one text."""

    name: str
    genre: str
    sentences: list[Example]


Splits = dict[str, list[TrainingDocument]]


def load(root: Path, leave_out: frozenset[str] = frozenset()) -> dict[str, Splits]:
    """Return all corpora by name and part (`train`, `dev`, `test`), without the documents named in `leave_out`."""
    ewt = read_ewt(root)
    add_propbank(ewt, root / "propbank-release" / "data" / "google" / "ewt")
    add_attributes(ewt, root / "UDS")
    corpora = {"ewt": ewt, "gum": read_gum(root), "newswire": read_newswire(root / "en-worldwide-newswire")}
    return {
        name: {part: [d for d in documents if d.name not in leave_out] for part, documents in splits.items()}
        for name, splits in corpora.items()
    }


def documents_to_leave_out(path: Path | None) -> frozenset[str]:
    """Return the names of a file, one a line, or the stems of a folder's files."""
    if path is None:
        return frozenset()
    if path.is_dir():
        return frozenset(child.stem for child in path.iterdir())
    return frozenset(path.read_text(encoding="utf-8").split())


# ---------------------------------------------------------------- Universal Dependencies


def open_text(path: Path) -> TextIO:
    """Open a text file, gzipped or not (the plain name is tried first)."""
    if path.exists():
        return path.open(encoding="utf-8")
    return gzip.open(path.with_name(path.name + ".gz"), "rt", encoding="utf-8")


def read_conllu(lines: Iterable[str]) -> Iterator[TrainingDocument]:
    """Yield the documents of a CoNLL-U file; words are the syntactic words, empty nodes are left out."""
    document: TrainingDocument | None = None
    columns: list[list[str]] = []
    comments: dict[str, str] = {}
    for line in map(str.rstrip, lines):
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        elif line:
            cells = line.split("\t")
            if cells[0].isdigit():
                columns.append(cells)
        elif columns:
            if "newdoc id" in comments or document is None:
                if document is not None:
                    yield document
                name = comments.get("newdoc id", "")
                document = TrainingDocument(name, genre_of(name), [])
            new_paragraph = any(key.startswith("newpar") for key in comments)
            document.sentences.append(example_of(columns, comments.get("sent_id", ""), new_paragraph))
            columns, comments = [], {}
    if document is not None:
        yield document


def example_of(columns: list[list[str]], identifier: str, new_paragraph: bool) -> Example:
    """Return a sentence with the layers of Universal Dependencies."""
    return Example(
        words=[c[1] for c in columns],
        new_paragraph=new_paragraph,
        id=identifier,
        space_after=["SpaceAfter=No" not in c[9] for c in columns],
        upos=[c[3] for c in columns],
        xpos=[c[4] for c in columns],
        feats=[c[5] for c in columns],
        lemmas=[c[2] for c in columns],
        heads=[int(c[6]) - 1 for c in columns],
        relations=[c[7] for c in columns],
    )


def genre_of(name: str) -> str:
    """Return the genre that a document's name begins with: `GUM_news_...`, `weblog-...`."""
    return re.split(r"[_-]", name.removeprefix("GUM_"))[0]


def read_ewt(root: Path) -> Splits:
    """Return the English Web Treebank in its three parts."""
    splits: Splits = {}
    for part in ("train", "dev", "test"):
        with open_text(root / "UD_English-EWT" / f"en_ewt-ud-{part}.conllu") as lines:
            splits[part] = list(read_conllu(lines))
    return splits


def read_gum(root: Path) -> Splits:
    """Return the Georgetown University Multilayer corpus, split as `splits.json` says (the rest trains)."""
    parts = json.loads((root / "GUM" / "splits.json").read_text(encoding="utf-8"))
    splits: Splits = {"train": [], "dev": [], "test": []}
    for path in sorted((root / "gum" / "dep").glob("GUM_*.conllu")):
        with path.open(encoding="utf-8") as lines:
            for document in read_conllu(lines):
                splits[parts.get(document.name, "train")].append(document)
    return splits


# ---------------------------------------------------------------- PropBank over EWT

Skeleton = list[list[str]]


def add_propbank(ewt: Splits, folder: Path) -> None:
    """Add the frames of the PropBank release to the sentences of EWT, document by document."""
    files = {
        path.name.removesuffix(".gold_skel").removesuffix(".xml"): path
        for path in sorted(folder.glob("*/*/*.gold_skel"))
    }
    for documents in ewt.values():
        for document in documents:
            path = files.get(document.name.partition("-")[2])
            if path is not None:
                align_document(document.sentences, read_skeletons(path))


def read_skeletons(path: Path) -> list[Skeleton]:
    """Return the sentences of a `.gold_skel` file as rows of cells."""
    blocks = re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip())
    return [[line.split() for line in block.splitlines() if line.strip()] for block in blocks if block.strip()]


def align_document(sentences: list[Example], skeletons: list[Skeleton]) -> None:
    """Give each sentence the frames of the skeleton with the same tags: at its place, or up to six away."""
    for position, sentence in enumerate(sentences):
        near = range(max(0, position - 6), min(len(skeletons), position + 7))
        order = sorted(near, key=lambda other: abs(other - position))
        best: tuple[float, dict[int, int], Skeleton] | None = None
        for other in order:
            ratio, mapping = alignment(sentence, skeletons[other])
            if ratio >= 0.97:
                best = (ratio, mapping, skeletons[other])
                break
            if best is None or ratio > best[0]:
                best = (ratio, mapping, skeletons[other])
        # 0.85: below it the trial's alignments were of different sentences.
        if best is not None and best[0] >= 0.85:
            sentence.frames = frames_of(sentence, best[2], best[1])


def alignment(sentence: Example, skeleton: Skeleton) -> tuple[float, dict[int, int]]:
    """Return how alike the tag sequences are (0 to 1), and which skeleton row is which word."""
    assert sentence.xpos is not None
    rows = [row[4] for row in skeleton]
    if len(rows) == len(sentence.xpos):
        same = sum(a == b for a, b in zip(rows, sentence.xpos, strict=True)) / len(rows)
        if same >= 0.75:
            return max(same, 0.98), {index: index for index in range(len(rows))}
    matcher = difflib.SequenceMatcher(None, rows, sentence.xpos, autojunk=False)
    mapping = {a + k: b + k for a, b, size in matcher.get_matching_blocks() for k in range(size)}
    return matcher.ratio(), mapping


def frames_of(
    sentence: Example, skeleton: Skeleton, mapping: dict[int, int]
) -> list[tuple[int, str, list[tuple[str, int]]]]:
    """Return the frames of a skeleton: predicate, roleset, and the head word of each argument span."""
    frames: list[tuple[int, str, list[tuple[str, int]]]] = []
    for column in range(8, min(len(row) for row in skeleton)):
        spans = list(bracketed(row[column] for row in skeleton))
        verb = next((first for label, first, _ in spans if label == "V"), None)
        if verb is None or verb not in mapping:
            continue
        arguments: list[tuple[str, int]] = []
        for label, first, last in spans:
            if label == "V" or label.startswith("C-"):
                continue
            head = head_word(sentence, [mapping[k] for k in range(first, last + 1) if k in mapping])
            if head is not None and head != mapping[verb]:
                arguments.append((label, head))
        frames.append((mapping[verb], skeleton[verb][7], arguments))
    return frames


def bracketed(cells: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Yield label, first and last row of each bracketed span of a column."""
    waiting: list[tuple[str, int]] = []
    for index, cell in enumerate(cells):
        waiting.extend((label, index) for label in re.findall(r"\(([^()*]+)", cell))
        for _ in range(cell.count(")")):
            label, first = waiting.pop()
            yield label, first, index


def head_word(sentence: Example, words: list[int]) -> int | None:
    """Return the word of a span whose head lies outside it, rather a content word than a case marker."""
    assert sentence.heads is not None
    assert sentence.upos is not None
    inside = set(words)
    heads = [word for word in words if sentence.heads[word] not in inside]
    content = [word for word in heads if sentence.upos[word] not in ("PUNCT", "ADP", "SCONJ")]
    return next(iter(content or heads), None)


# ---------------------------------------------------------------- Universal Decompositional Semantics


def add_attributes(ewt: Splits, folder: Path) -> None:
    """Add factuality and genericity of predicates and proto-roles of arguments (UDS 2.0) to the words of EWT."""
    sentences = {s.id: s for documents in ewt.values() for document in documents for s in document.sentences}
    with gzip.open(folder / "ud_ids.json.gz", "rt", encoding="utf-8") as file:
        names: dict[str, dict[str, str]] = json.load(file)
    for layer in ("factuality", "genericity", "protoroles"):
        for graph, nodes in read_json(folder, layer)["data"].items():
            sentence = sentences.get(names.get(graph, {}).get("sentence_id", ""))
            if sentence is None:
                continue
            for node, layers in nodes.items():
                add_node(sentence, node, layers.get(layer, {}))


def add_node(sentence: Example, node: str, values: dict[str, dict[str, float]]) -> None:
    """Add what was judged of a predicate (`...-pred-3`) or of an argument (`...-pred-3%%...-arg-1`) to a sentence."""
    words = [(kind, int(number) - 1) for kind, number in re.findall(r"-semantics-(pred|arg)-(\d+)", node)]
    if not all(word < len(sentence.words) for _, word in words):
        return
    match words:
        case [("pred", predicate)]:
            known = {f"pred-{name}": name for name in ATTRIBUTES} | {"factual": "factual"}
            sentence.attributes.setdefault(predicate, {}).update(judgements(values, known))
        case [("pred", predicate), ("arg", argument)]:
            found = judgements(values, {name: name for name in PROTO_ROLES})
            sentence.proto_roles.setdefault((predicate, argument), {}).update(found)
        case _:
            pass


def judgements(values: dict[str, dict[str, float]], known: dict[str, str]) -> Judged:
    """Return those values that the network predicts, under our names."""
    return {known[name]: (value["value"], value["confidence"]) for name, value in values.items() if name in known}


def read_json(folder: Path, name: str) -> dict[str, Any]:
    """Return a JSON file that may lie in a zip archive of the same name."""
    plain = folder / f"{name}.json"
    if plain.exists():
        return json.loads(plain.read_text(encoding="utf-8"))
    with zipfile.ZipFile(folder / f"{name}.zip") as archive:
        return json.loads(archive.read(f"{name}.json"))


# ---------------------------------------------------------------- newswire entities


def read_newswire(folder: Path) -> Splits:
    """Return the named entities of worldwide newswire; sentences above 150 words are cut there."""
    splits: Splits = {}
    for part in ("train", "dev"):
        paths = sorted((folder / part).glob("*.tsv"))
        splits[part] = [
            TrainingDocument(path.name.partition(".")[0], "newswire", list(read_tagged(path))) for path in paths
        ]
    return splits


def read_tagged(path: Path) -> Iterator[Example]:
    """Yield the sentences of a `token TAB tag` file; the address line at the top is left out."""
    words: list[str] = []
    tags: list[str] = []

    def flush() -> Iterator[Example]:
        if words and not words[0].startswith("http"):
            yield Example(words=list(words), entities=list(tags))
        words.clear()
        tags.clear()

    for line in path.read_text(encoding="utf-8").splitlines():
        word, *layers = line.split("\t")  # further columns hold nested names
        if not word.strip():
            yield from flush()
            continue
        words.append(word.strip())
        tags.append((layers[0].strip() if layers else "") or "O")
        if len(words) >= 150:
            yield from flush()
    yield from flush()
