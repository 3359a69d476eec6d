"""Document to sentences: words, windows of a few sentences through the network, and decoding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from tokenizers import Tokenizer

from kgraph.errors import ModelError
from kgraph.knowledge.language import load_language
from kgraph.parsing.decode import decode_entities, decode_roles, decode_tree, sentence_ends
from kgraph.parsing.labels import ATTRIBUTES, Labels
from kgraph.parsing.lemma import apply_script, known_lemma
from kgraph.parsing.network import Floats, Network, Scores
from kgraph.parsing.pieces import LONGEST, Pieces
from kgraph.parsing.words import paragraphs, words
from kgraph.records.document import Document, Span
from kgraph.records.syntax import Argument, Attributes, Frame, NamedEntity, Sentence, Token

PREDICATE = 0.5
"""A word is a predicate above this probability: the network's own balance of the two classes."""


class Parser(Protocol):
    """Anything that turns a document into parsed sentences."""

    def parse(self, document: Document) -> Iterator[Sentence]:
        """Yield the sentences of a document, in text order."""
        ...


class NeuralParser:
    """The embedded network with its labels and pieces."""

    def __init__(self, folder: Path, *, threads: int | None = None) -> None:
        self.labels = Labels.load(folder / "labels.json")
        self._network = Network(folder / "parser.onnx", threads=threads)
        path = folder / "tokenizer.json"
        if not path.exists():
            raise ModelError(f"{path}: not found")
        try:
            tokenizer = Tokenizer.from_file(str(path))
        except Exception as error:  # the library raises a bare `Exception` for every kind of damage
            raise ModelError(f"{path}: not a tokenizer that the tokenizers library reads") from error
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._pieces = Pieces(tokenizer, self.labels.pieces_per_word)
        language = load_language("en")
        self._lexicon, self._irregular = language.lexicon, language.irregular
        self._rolesets = {roleset: index for index, roleset in enumerate(self.labels.rolesets)}

    def parse(self, document: Document) -> Iterator[Sentence]:
        """Yield the sentences of a document, in text order.

        Windows hold whole paragraphs where they fit; a sentence that a window cuts off is read again in the next.
        """
        tokens, paragraph = _words_of(document.text)
        start = 0
        while start < len(tokens):
            end = self._window_end(document.text, tokens, paragraph, start)
            window = [document.text[span.start : span.end] for span in tokens[start:end]]
            inside = paragraph[start:end]
            scores = self._run(window, inside)
            closed = {i for i in range(len(inside)) if _closes(paragraph, start + i)}
            ends = sentence_ends(scores.sentence_end, window, closed)
            if len(window) - 1 not in closed:
                # The window cuts a sentence off here, and the network takes every end of a window for one.
                ends = [word for word in ends if word < len(window) - 1]
            if not ends:  # one sentence that is longer than a window
                ends = [len(window) - 1]
            first = 0
            for last in ends:
                yield self._sentence(document, tokens[start:end], window, scores, first, last, inside[first])
                first = last + 1
            start += first

    def _window_end(self, text: str, tokens: Sequence[Span], paragraph: Sequence[int], start: int) -> int:
        """Return where the window that begins at a word ends: after a paragraph if one ends in it."""
        end, pieces = start, 0
        limit = min(len(tokens), start + self.labels.window_words)
        while end < limit:
            pieces += len(self._pieces.of(tokens[end].of(text))) + 1  # one more for a separator before it
            if pieces > LONGEST and end > start:
                break
            end += 1
        if end == len(tokens):
            return end
        return next((i for i in range(end, start, -1) if _closes(paragraph, i - 1)), end)

    def _run(self, window: Sequence[str], paragraph: Sequence[int]) -> Scores:
        breaks = {i for i in range(1, len(window)) if paragraph[i] != paragraph[i - 1]}
        return self._network.run(*self._pieces.encode(window, breaks))

    def _sentence(
        self,
        document: Document,
        spans: Sequence[Span],
        window: Sequence[str],
        scores: Scores,
        first: int,
        last: int,
        paragraph: int,
    ) -> Sentence:
        inside = slice(first, last + 1)
        size = last + 1 - first
        columns = [*range(first, last + 1), len(window)]
        heads = decode_tree(scores.arcs[inside][:, columns])
        tokens = tuple(self._token(scores, window, spans, first, i, int(heads[i]), len(window)) for i in range(size))
        names = decode_entities(scores.entities[inside], self.labels.entities)
        return Sentence(
            document_id=document.id,
            span=Span(spans[first].start, spans[last].end),
            tokens=tokens,
            entities=tuple(NamedEntity(a, b, label, round(p, 4)) for a, b, label, p in names),
            frames=tuple(self._frames(scores, tokens, first, last)),
            paragraph=paragraph,
        )

    def _token(
        self, scores: Scores, window: Sequence[str], spans: Sequence[Span], first: int, i: int, head: int, root: int
    ) -> Token:
        labels, word = self.labels, first + i
        text = window[word]
        upos, xpos = labels.upos[int(scores.upos[word])], labels.xpos[int(scores.xpos[word])]
        feats = labels.feats[int(scores.feats[word])]
        relation = labels.relations[int(scores.relations[word, root if head < 0 else first + head])]
        if (relation == "root") != (head < 0):
            relation = "root" if head < 0 else "dep"
        return Token(
            index=i,
            span=spans[word],
            text=text,
            lemma=self._lemma(text, upos, xpos, labels.scripts[int(scores.script[word])]),
            upos=upos,
            xpos=xpos,
            feats=() if feats == "_" else tuple(_feature(pair) for pair in feats.split("|")),
            head=head,
            deprel=relation,
        )

    def _lemma(self, text: str, upos: str, xpos: str, script: str) -> str:
        """Return the lemma that the treebanks give to the form, else that of the script; verbs are ones that exist."""
        known = self.labels.lemmas.get(f"{text.lower()}\t{upos}") or self._irregular.get((text.lower(), xpos))
        if known is not None:
            return known
        lemma = apply_script(text, script)
        return known_lemma(text, lemma, xpos, self._is_verb) if upos == "VERB" else lemma

    def _is_verb(self, lemma: str) -> bool:
        return bool(self._lexicon.rolesets_of(lemma, "v"))

    def _frames(self, scores: Scores, tokens: Sequence[Token], first: int, last: int) -> Iterator[Frame]:
        likely: list[int] = scores.predicate_index.tolist()
        for row, word in enumerate(likely):
            if not first <= word <= last or scores.predicate[word] <= PREDICATE:
                continue
            predicate = word - first
            found = decode_roles(scores.roles[row][:, first : last + 1], self.labels.roles, predicate)
            values = {name: round(float(v), 4) for name, v in zip(ATTRIBUTES, scores.attributes[word], strict=True)}
            yield Frame(
                predicate=predicate,
                roleset=self._sense(tokens[predicate], scores.senses[row]),
                arguments=tuple(Argument(role, head) for role, head in resolved(found, tokens, predicate)),
                attributes=Attributes(**values),
                probability=round(float(scores.predicate[word]), 4),
            )

    def _sense(self, token: Token, scores: Floats) -> str:
        """Return the best of the rolesets that the lemma was seen with; the first one of an unseen lemma."""
        lemma = token.lemma.lower()
        candidates = self.labels.senses.get(lemma)
        if not candidates:
            pos = {"NOUN": "n", "ADJ": "j"}.get(token.upos, "v")
            return next((r.id for r in self._lexicon.rolesets_of(lemma, pos)), f"{lemma.replace('-', '_')}.01")
        return max(candidates, key=lambda roleset: float(scores[self._rolesets[roleset]]))


def resolved(found: Sequence[tuple[str, int]], tokens: Sequence[Token], predicate: int) -> list[tuple[str, int]]:
    """Return the arguments with relative pronouns (`R-ARG0`) given their antecedent, where it is not there yet.

    The antecedent is the noun that the predicate's relative clause modifies.
    """
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


MARKS = frozenset("#*>-–—•·|+=_~`")
"""Signs at the beginning of a paragraph that set it (a heading, an item of a list) and are no words of a sentence."""


def _words_of(text: str) -> tuple[list[Span], list[int]]:
    """Return the words of a text, and the number of each word's paragraph."""
    tokens: list[Span] = []
    numbers: list[int] = []
    for number, paragraph in enumerate(paragraphs(text)):
        found = words(paragraph.of(text))
        begin = next(
            (i for i, word in enumerate(found) if not MARKS.issuperset(word.of(paragraph.of(text)))), len(found)
        )
        for word in found[begin:]:
            tokens.append(Span(paragraph.start + word.start, paragraph.start + word.end))
            numbers.append(number)
    return tokens, numbers


def _closes(paragraph: Sequence[int], word: int) -> bool:
    """Tell whether a word is the last of its paragraph."""
    return word + 1 == len(paragraph) or paragraph[word + 1] != paragraph[word]


def _feature(pair: str) -> tuple[str, str]:
    name, _, value = pair.partition("=")
    return name, value
