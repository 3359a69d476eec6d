"""Scores of a window become the records of its sentences: tokens with tree and lemma, names, frames."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

import numpy as np

from kgraph.knowledge.language import Language
from kgraph.parsing.decode import decode_roles, decode_tree, uncrossed
from kgraph.parsing.labels import ATTRIBUTES, Labels
from kgraph.parsing.lemma import apply_script, known_lemma
from kgraph.parsing.mending import in_accord, mended
from kgraph.parsing.names import NameReader
from kgraph.parsing.network import Floats, Integers, Scores
from kgraph.parsing.pieces import REMEMBERED, REMEMBERED_LENGTH
from kgraph.parsing.whole_names import whole_names
from kgraph.parsing.windows import Window
from kgraph.records.document import Span
from kgraph.records.syntax import ROOT, Argument, Attributes, Frame, ProtoRoles, Sentence, Token

Label = TypeVar("Label")

PREDICATE = 0.5
"""A word is a predicate above this probability: the network's own balance of the two classes."""


class SentenceBuilder:
    """Builds sentences with the labels of a model and what is known of the language."""

    def __init__(self, labels: Labels, language: Language) -> None:
        self._labels = labels
        self._lexicon, self._irregular = language.lexicon, language.irregular
        # Made once: all tokens with the same features share them.
        self._feats = [features(label) for label in labels.feats]
        self._rolesets = {roleset: index for index, roleset in enumerate(labels.rolesets)}
        self._remembered_lemma = lru_cache(REMEMBERED)(self._lemma)

    def build(
        self, document_id: str, window: Window, scores: Scores, ends: Sequence[int], names: NameReader
    ) -> Iterator[Sentence]:
        """Yield the sentences of a window that end with the words given; what stands behind them is left."""
        starts = [0, *(end + 1 for end in ends[:-1])]
        inside = list(zip(starts, ends, strict=True))
        tokens = self._tokens(window, scores, [_heads(scores, first, last) for first, last in inside])
        for first, last in inside:
            decoded = tuple(tokens[first : last + 1])
            found = mended(decoded)
            named = names.read(scores.entities[first : last + 1], window.texts[first : last + 1])
            yield Sentence(
                document_id=document_id,
                span=Span(found[0].span.start, found[-1].span.end),
                tokens=found,
                entities=whole_names(named, found),
                frames=in_accord(tuple(self._frames(scores, found, first)), decoded, found),
                paragraph=window.paragraphs[first],
            )

    def _tokens(self, window: Window, scores: Scores, trees: Sequence[Sequence[int]]) -> list[Token]:
        """Return the tokens of all sentences, each with its tree, one sentence after the other."""
        labels = self._labels
        places = [(index, head) for tree in trees for index, head in enumerate(tree)]
        columns = (
            _named(scores.upos, labels.upos),
            _named(scores.xpos, labels.xpos),
            _named(scores.feats, self._feats),
            _named(scores.script, labels.scripts),
        )
        relations = [labels.relations[number] for number in _relations(scores, trees)]
        tokens: list[Token] = []
        for (index, head), relation, span, text, upos, xpos, feats, script in zip(
            places, relations, window.spans, window.texts, *columns, strict=False
        ):
            lemma_of = self._remembered_lemma if len(text) <= REMEMBERED_LENGTH else self._lemma
            deprel = relation
            if (relation == "root") != (head == ROOT):
                deprel = "root" if head == ROOT else "dep"
            tokens.append(Token(index, span, text, lemma_of(text, upos, xpos, script), upos, xpos, feats, head, deprel))
        return tokens

    def _lemma(self, text: str, upos: str, xpos: str, script: str) -> str:
        """Return the lemma of an irregular form, of the treebanks, else of the script; verbs are ones that exist."""
        lower = text.lower()
        known = self._irregular.get((lower, xpos)) or self._labels.lemmas.get(f"{lower}\t{upos}")
        if known is not None:
            return known
        lemma = apply_script(text, script)
        return known_lemma(text, lemma, xpos, self._is_verb) if upos == "VERB" else lemma

    def _is_verb(self, lemma: str) -> bool:
        return bool(self._lexicon.rolesets_of(lemma, "v"))

    def _frames(self, scores: Scores, tokens: Sequence[Token], first: int) -> Iterator[Frame]:
        likely: list[int] = scores.predicate_index.tolist()
        end = first + len(tokens)
        for row in range(bisect_left(likely, first), bisect_left(likely, end)):
            word, predicate = likely[row], likely[row] - first
            probability = float(scores.predicate[word])
            if probability <= PREDICATE:
                continue
            found = decode_roles(scores.roles[row, :, first:end], self._labels.roles, predicate)
            proto_roles = scores.proto_roles[row, :, first:end].astype(np.float64).round(4)
            values = zip(ATTRIBUTES, scores.attributes[word].tolist(), strict=True)
            yield Frame(
                predicate=predicate,
                roleset=self._sense(tokens, predicate, scores.senses[row]),
                arguments=tuple(
                    Argument(role, head, ProtoRoles(*proto_roles[:, head].tolist()))
                    for role, head in resolved(found, tokens, predicate)
                ),
                attributes=Attributes(**{name: round(value, 4) for name, value in values}),
                probability=round(probability, 4),
            )

    def _sense(self, tokens: Sequence[Token], predicate: int, scores: Floats) -> str:
        """Return the best of the rolesets that the lemma was seen with; the first one of an unseen lemma.

        "break_up.08" needs an "up", and a particle of the verb such a roleset. On EWT dev none of the 18 that lacked
        their particle was right.
        """
        token = tokens[predicate]
        lemma = token.lemma.lower()
        words = {other.text.lower() for other in tokens}
        pos = {"NOUN": "n", "PROPN": "n", "ADJ": "j"}.get(token.upos, "v")
        seen = [
            sense
            for sense in self._labels.senses.get(lemma, ())
            if words.issuperset(_particles(sense)) and (token.upos != "VERB" or self._is_verbal(sense))
        ]
        particles = [t.text.lower() for t in tokens if t.head == predicate and t.deprel == "compound:prt"]
        phrasal = [sense for sense in seen if particles and _particles(sense) == particles]
        if particles and not phrasal:
            phrasal = [r.id for r in self._lexicon.rolesets_of(" ".join([lemma, *particles]), "v")][:1]
        if phrasal or seen:
            return max(phrasal or seen, key=lambda roleset: self._score(roleset, scores))
        return next((r.id for r in self._lexicon.rolesets_of(lemma, pos)), f"{lemma.replace('-', '_')}.01")

    def _is_verbal(self, sense: str) -> bool:
        """Tell whether a verb may have a roleset, as far as the table knows: "free.03" is an adjective's."""
        roleset = self._lexicon.roleset(sense)
        return roleset is None or any(pos == "v" for _, pos in roleset.aliases)

    def _score(self, roleset: str, scores: Floats) -> float:
        number = self._rolesets.get(roleset)
        return float("-inf") if number is None else float(scores[number])


def _particles(roleset: str) -> list[str]:
    """Return the particles of a phrasal verb's roleset: `break_up.08` has "up"."""
    return roleset.rpartition(".")[0].split("_")[1:]


def features(label: str) -> tuple[tuple[str, str], ...]:
    """Return the features of a label, name and value: `Number=Sing|Person=3`; `_` is none."""
    pairs = (pair.partition("=") for pair in label.split("|") if label != "_")
    return tuple((name, value) for name, _, value in pairs)


def _named(numbers: Integers, labels: Sequence[Label]) -> list[Label]:
    """Return the labels that the network's numbers stand for."""
    return [labels[number] for number in numbers.tolist()]


def _heads(scores: Scores, first: int, last: int) -> list[int]:
    """Return the heads of one sentence of a window, counted from its first word."""
    columns = [*range(first, last + 1), len(scores.upos)]
    arcs = scores.arcs[first : last + 1, columns]
    return uncrossed(decode_tree(arcs), arcs).tolist()


def _relations(scores: Scores, trees: Sequence[Sequence[int]]) -> list[int]:
    """Return the number of each word's relation to its head, one sentence after the other."""
    root, heads = len(scores.upos), list[int]()
    for tree in trees:
        first = len(heads)
        heads.extend(root if head == ROOT else first + head for head in tree)
    chosen = scores.relation_heads[heads]
    words = scores.relation_words[: len(heads)].reshape(len(heads), -1, chosen.shape[1])
    return np.matmul(words, chosen[:, :, None])[:, :, 0].argmax(1).tolist()


def resolved(found: Sequence[tuple[str, int]], tokens: Sequence[Token], predicate: int) -> list[tuple[str, int]]:
    """Return the arguments with relative pronouns (`R-ARG0`) given their antecedent, where it is not there yet.

    The antecedent is the noun that the predicate's relative clause modifies.
    """
    if not any(role.startswith("R-") for role, _ in found):
        return list(found)
    roles = {role for role, _ in found}
    arguments: list[tuple[str, int]] = []
    for role, word in found:
        plain = role.removeprefix("R-")
        if role == plain:
            arguments.append((role, word))
        elif plain not in roles:
            antecedent = _antecedent(tokens, predicate)
            if antecedent is not None and antecedent not in (w for _, w in found):
                arguments.append((plain, antecedent))
    return arguments


def _antecedent(tokens: Sequence[Token], predicate: int) -> int | None:
    index = predicate
    while index >= 0:
        if tokens[index].deprel == "acl:relcl":
            return tokens[index].head
        index = tokens[index].head
    return None
