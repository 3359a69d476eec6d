"""Sentences as CoNLL-U and back (https://universaldependencies.org/format.html), losing nothing.

The characters of a word stand in MISC (`start_char`, `end_char`, half-open, beside `SpaceAfter=No`), and so do
named entities and semantic roles, as `conllu_misc.py` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kgraph.errors import InputError
from kgraph.parsing.conllu_misc import (
    Misc,
    entity_at,
    entity_items,
    frame_at,
    frame_items,
    parse_misc,
    whole_number,
)
from kgraph.records.document import Document, Span
from kgraph.records.syntax import ROOT, Frame, NamedEntity, Sentence, Token

COLUMNS = ("ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", "MISC")

# ---------------------------------------------------------------- writing


def write_conllu(sentences: Iterable[Sentence], document: Document) -> Iterator[str]:
    """Yield the sentences of a document in CoNLL-U, each as one block that ends in an empty line.

    A word is the predicate of one frame and part of one named entity at most, as `Sentence.frame_at` has it.
    """
    name = _one_line(document.id)
    prefix = re.sub(r"\s+", "_", name)
    paragraph: int | None = None
    for number, sentence in enumerate(sentences, start=1):
        lines = [f"# newdoc id = {name}"] if number == 1 else []
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            lines.append(f"# newpar id = p{paragraph + 1}")
        lines.append(f"# sent_id = {prefix}-{number}")
        lines.extend(_block(sentence, document.text))
        yield "\n".join(lines) + "\n\n"


def _block(sentence: Sentence, text: str) -> Iterator[str]:
    """Yield the line of the text and the lines of the words."""
    spaced = [_space_follows(sentence, token, text) for token in sentence.tokens]
    forms = [_one_line(token.text) for token in sentence.tokens]
    surface = "".join(form + " " * space for form, space in zip(forms, spaced, strict=True))
    yield f"# text = {surface.rstrip(' ')}"
    names = entity_items(sentence)
    for token, form, space in zip(sentence.tokens, forms, spaced, strict=True):
        frame = sentence.frame_at(token.index)
        misc = [] if space else ["SpaceAfter=No"]
        misc += [f"start_char={token.span.start}", f"end_char={token.span.end}", *names.get(token.index, ())]
        misc += [] if frame is None else frame_items(frame)
        feats = "|".join(f"{key}={value}" for key, value in token.feats)
        columns = (form, token.lemma, token.upos, token.xpos, feats, str(token.head + 1), token.deprel, "")
        yield "\t".join((str(token.index + 1), *(_one_line(column) or "_" for column in columns), "|".join(misc)))


def _space_follows(sentence: Sentence, token: Token, text: str) -> bool:
    """Tell whether whitespace parts the word from the next; at the end of the text it is taken to follow."""
    last = token.index + 1 == len(sentence.tokens)
    following = token.span.end + 1 if last else sentence.tokens[token.index + 1].span.start
    between = text[token.span.end : following]
    return any(character.isspace() for character in between) or (last and not between)


def _one_line(text: str) -> str:
    """Return the text without the characters that would end a line or a column."""
    return re.sub(r"[\t\n\r]", " ", text)


# ---------------------------------------------------------------- reading


def read_conllu(lines: str | Iterable[str], *, source: str = "CoNLL-U") -> tuple[Sentence, ...]:
    """Return the sentences of a CoNLL-U or CoNLL-U Plus text.

    Multi-word tokens and empty nodes are left out. Where a sentence lacks `start_char`, its characters are counted
    as if the document held `# text` (or the words, with a space where `SpaceAfter=No` is not said) of each sentence
    after the other, with a space between sentences and an empty line between paragraphs. So that parses can be
    written by hand, the columns of a line without any tab may be separated by spaces.

    Args:
        lines: the whole text, or its lines.
        source: what messages call it.

    Raises:
        InputError: it is not CoNLL-U, or the heads of a sentence do not form a tree with one root.
    """
    return tuple(_Reader(source).sentences(lines.split("\n") if isinstance(lines, str) else lines))


def text_of(sentences: Iterable[Sentence]) -> str:
    """Return a text in which every word of a document stands at its characters: for parses written by hand.

    Between the words are spaces, between paragraphs line ends.
    """
    pieces: list[str] = []
    length = paragraph = 0
    for sentence in sentences:
        for token in sentence.tokens:
            gap = "\n" if sentence.paragraph != paragraph else " "
            pieces += [gap * (token.span.start - length), token.text]
            length, paragraph = token.span.end, sentence.paragraph
    return "".join(pieces)


@dataclass(slots=True)
class _Word:
    """The line of a word: its number, its columns by name, MISC; `joined`: no space before the next word."""

    line: int
    cells: Mapping[str, str]
    misc: Misc
    joined: bool

    @property
    def form(self) -> str:
        """Return the word itself, which may be an underscore."""
        return self.cells["FORM"]

    def __getitem__(self, column: str) -> str:
        """Return a column; empty where it is missing or says nothing."""
        cell = self.cells.get(column, "_")
        return "" if cell == "_" else cell


@dataclass(slots=True)
class _Block:
    """The lines of one sentence; `joined_until` is the last ID of a multi-word token, `joined_after` as there."""

    comments: dict[str, str] = field(default_factory=dict[str, str])
    words: list[_Word] = field(default_factory=list[_Word])
    joined_until: int = 0
    joined_after: bool = False


class _Reader:
    """Where the reader is: columns, document, paragraph, the characters taken, and those to leave free next."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.columns: Sequence[str] = COLUMNS
        self.document_id = ""
        self.paragraph = 0
        self.begun = False  # a sentence of the document has been read
        self.end = 0
        self.gap = 0

    def sentences(self, lines: Iterable[str]) -> Iterator[Sentence]:
        """Yield the sentences one by one."""
        block = _Block()
        for number, raw in enumerate(lines, start=1):
            line = raw.rstrip("\r\n")
            if line.startswith("#"):
                self._take_comment(number, line, block)
            elif line.strip():
                self._take_word(number, line, block)
            elif block.words:
                yield self._sentence(block)
                block = _Block()
        if block.words:
            yield self._sentence(block)

    def _error(self, line: int, reason: str) -> InputError:
        return InputError(self.source, reason, line=line)

    def _take_comment(self, number: int, line: str, block: _Block) -> None:
        key, _, value = line[1:].partition("=")
        block.comments[key.strip()] = value.strip()
        if key.strip() == "global.columns":
            self.columns = tuple(value.split())
            if missing := {"ID", "FORM", "HEAD", "DEPREL"} - set(self.columns):
                raise self._error(number, f"global.columns lacks {', '.join(sorted(missing))}")

    def _take_word(self, number: int, line: str, block: _Block) -> None:
        """Add the word of a line to the block; note what a multi-word token says about spaces."""
        cells = line.split("\t") if "\t" in line else line.split()
        if len(cells) != len(self.columns) or not all(cells):
            raise self._error(number, f"expected {len(self.columns)} columns, none empty: {' '.join(self.columns)}")
        named = dict(zip(self.columns, cells, strict=True))
        misc = parse_misc(named.get("MISC", "_"))
        joined = misc.get("SpaceAfter") == "No"
        kind = re.fullmatch(r"([0-9]{1,9})(?:\.(?P<empty>[0-9]{1,9})|-(?P<last>[0-9]{1,9}))?", named["ID"])
        if kind and kind["last"]:
            block.joined_until, block.joined_after = int(kind["last"]), joined
        elif not (kind and kind["empty"]):
            identifier = len(block.words) + 1
            if named["ID"] != str(identifier):
                raise self._error(number, f'ID is "{named["ID"]}"; expected {identifier}')
            if identifier <= block.joined_until:
                joined = identifier < block.joined_until or block.joined_after
            block.words.append(_Word(number, named, misc, joined))

    def _sentence(self, block: _Block) -> Sentence:
        """Return the sentence of a complete block."""
        self._enter(block.comments)
        words = block.words
        spans = self._spans(words, block.comments.get("text"))
        self.begun, self.end, self.gap = True, spans[-1].end, 0 if words[-1].joined else 1
        miscs = [word.misc for word in words]
        tokens: list[Token] = []
        entities: list[NamedEntity | None] = []
        frames: list[Frame | None] = []
        for index, word in enumerate(words):
            try:
                tokens.append(_token(index, word, spans[index], count=len(words)))
                entities.append(entity_at(miscs, index))
                frames.append(frame_at(miscs, index))
            except ValueError as error:
                raise self._error(word.line, str(error)) from error
        self._check_tree(tokens, words)
        return Sentence(
            document_id=self.document_id,
            span=Span(spans[0].start, spans[-1].end),
            tokens=tuple(tokens),
            entities=tuple(entity for entity in entities if entity is not None),
            frames=tuple(frame for frame in frames if frame is not None),
            paragraph=self.paragraph,
        )

    def _enter(self, comments: Mapping[str, str]) -> None:
        """Move on to the document and paragraph that the comments before a sentence name."""
        if "newdoc" in comments or "newdoc id" in comments:
            self.document_id = comments.get("newdoc id", "")
            self.begun, self.paragraph, self.end, self.gap = False, 0, 0, 0
        if "newpar" in comments or "newpar id" in comments:
            numbered = re.fullmatch(r"p([1-9][0-9]{0,8})", comments.get("newpar id", ""))
            self.paragraph = int(numbered[1]) - 1 if numbered else self.paragraph + self.begun
            self.gap = 2 if self.begun else 0

    def _spans(self, words: Sequence[_Word], text: str | None) -> list[Span]:
        """Return the characters of each word: as MISC says, as `# text` has them, or counted."""
        spans: list[Span] = []
        told = all("start_char" in word.misc for word in words)
        origin = self.end + self.gap
        place = 0
        for word in words:
            if told:
                spans.append(self._told_span(word, spans[-1].end if spans else self.end))
                continue
            if text is not None:
                place = self._place_in_text(word, text, place)
            spans.append(Span(origin + place, origin + place + len(word.form)))
            place += len(word.form) + (text is None and not word.joined)
        return spans

    def _told_span(self, word: _Word, least: int) -> Span:
        try:
            start = whole_number("start_char", word.misc["start_char"], least=least)
            end = whole_number("end_char", word.misc.get("end_char", str(start + len(word.form))), least=start)
        except ValueError as error:
            raise self._error(word.line, str(error)) from error
        return Span(start, end)

    def _place_in_text(self, word: _Word, text: str, place: int) -> int:
        """Return where in `# text` the word stands, whitespace skipped."""
        while place < len(text) and text[place].isspace():
            place += 1
        if not text.startswith(word.form, place):
            raise self._error(word.line, f'FORM is "{word.form}", but "# text" goes on "{text[place : place + 20]}"')
        return place

    def _check_tree(self, tokens: Sequence[Token], words: Sequence[_Word]) -> None:
        """Raise an error unless there is one root and every word hangs on it."""
        roots = [token.index for token in tokens if token.head == ROOT]
        if len(roots) != 1:
            raise self._error(words[max(roots, default=0)].line, f"{len(roots)} words have HEAD 0; expected one")
        reached = {ROOT}
        for token in tokens:
            path: list[int] = []
            index = token.index
            while index not in reached:
                reached.add(index)
                path.append(index)
                index = tokens[index].head
            if index in path:
                raise self._error(words[index].line, "HEAD leads back to the word itself")


def _token(index: int, word: _Word, span: Span, *, count: int) -> Token:
    """Return the word as a record; `count` is the number of words of its sentence."""
    feats: list[tuple[str, str]] = []
    for item in word["FEATS"].split("|") if word["FEATS"] else ():
        key, _, value = item.partition("=")
        feats.append((key, value))
    head = whole_number("HEAD", word["HEAD"], most=count) - 1
    lemma = "_" if word.form == "_" == word.cells.get("LEMMA") else word["LEMMA"]
    return Token(index, span, word.form, lemma, word["UPOS"], word["XPOS"], tuple(feats), head, word["DEPREL"])
