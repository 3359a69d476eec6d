"""Mentions with what coreference asks about them: type, number, gender, titles, quotation marks around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgraph.knowledge.folding import fold
from kgraph.knowledge.gazetteer import Gazetteer
from kgraph.knowledge.things import Country, Gender, Metonym, Number, Pronoun
from kgraph.records.mention import EntityType, Mention, MentionKind
from kgraph.records.syntax import Sentence, Token
from kgraph.resolution.kinds import is_legal_form, label_of, told_label, type_of
from kgraph.resolution.metonymy import government_reason
from kgraph.resolution.names import strip_titles

_MODIFIERS = ("amod", "compound", "nummod", "nmod", "flat")


@dataclass(frozen=True, slots=True)
class Markable:
    """One mention in its sentence.

    `name` is what it is called, without article and titles, and empty for descriptions and pronouns. `type` is
    `None` for a pronoun. `titles` are the offices and ranks that stand with it, each with the shorter title that
    takes it up. `modifiers` are the folded words that a description is narrowed down by. `metonym` is the
    capital or residence it names, and `stands` says why it means the government there (empty: it does not).
    """

    mention: Mention
    sentence: Sentence
    position: int
    head: int
    name: str
    type: EntityType | None
    number: Number | None
    gender: Gender | None
    pronoun: Pronoun | None
    titles: frozenset[str]
    modifiers: frozenset[str]
    country: Country | None = None
    people: Country | None = None
    metonym: Metonym | None = None
    stands: str = ""
    quoted: bool = False

    @property
    def token(self) -> Token:
        """Return the head word."""
        return self.sentence.tokens[self.head]

    @property
    def is_name(self) -> bool:
        """Tell whether it is called by a name."""
        return bool(self.name)

    @property
    def is_definite(self) -> bool:
        """Tell whether an article or demonstrative says that it is known already."""
        return any(
            child.lemma.casefold() in ("the", "this", "that", "these", "those")
            for child in self.sentence.children_by(self.head, "det")
        )

    @property
    def is_indefinite(self) -> bool:
        """Tell whether an article or a number brings it up as new."""
        return any(
            child.relation == "nummod" or child.lemma.casefold() not in ("the", "this", "that", "these", "those")
            for child in self.sentence.children_by(self.head, "det", "nummod")
        )


def describe(sentences: Sequence[Sentence], mentions: Sequence[Mention], gazetteer: Gazetteer) -> tuple[Markable, ...]:
    """Return the mentions in text order, each with what its sentence tells; one outside all sentences is left out."""
    starts = [sentence.span.start for sentence in sentences]
    quoted = quoted_tokens(sentences)
    common = _common_words(sentences)
    found: list[Markable] = []
    for mention in sorted(mentions, key=lambda mention: (mention.head.start, mention.head.end, mention.span.start)):
        position = bisect_right(starts, mention.head.start) - 1
        head = _head_token(sentences[position], mention) if position >= 0 else None
        if head is not None:
            inside = (position, head) in quoted
            found.append(_describe(mention, sentences[position], position, head, gazetteer, inside, common))
    return tuple(_as_firms(found, gazetteer))


def _as_firms(markables: Sequence[Markable], gazetteer: Gazetteer) -> Iterator[Markable]:
    """Yield the markables; what is a firm by its legal form is one without it, too ("Holm NV", "Holm")."""
    firms = {
        fold(markable.name.rpartition(" ")[0])
        for markable in markables
        if markable.type is EntityType.ORGANIZATION and is_legal_form(markable.name.split()[-1:], gazetteer)
    }
    for markable in markables:
        is_firm = markable.name and fold(markable.name) in firms and not (markable.titles or markable.country)
        yield replace(markable, type=EntityType.ORGANIZATION) if is_firm else markable


def quoted_tokens(sentences: Sequence[Sentence]) -> frozenset[tuple[int, int]]:
    """Return sentence and index of every token inside quotation marks; a new paragraph closes what is open."""
    found: set[tuple[int, int]] = set()
    is_open, paragraph = False, -1
    for position, sentence in enumerate(sentences):
        if sentence.paragraph != paragraph:
            is_open, paragraph = False, sentence.paragraph
        for token in sentence.tokens:
            if token.text in ("“", "``", "«"):
                is_open = True
            elif token.text in ("”", "''", "»"):
                is_open = False
            elif token.text == '"':
                is_open = not is_open
            elif is_open:
                found.add((position, token.index))
    return frozenset(found)


def surface(sentence: Sentence, first: int, last: int) -> str:
    """Return the words from first to last, a space wherever the text has any."""
    parts: list[str] = []
    for token in sentence.tokens[first : last + 1]:
        if parts and token.span.start > sentence.tokens[token.index - 1].span.end:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)


def tokens_in(sentence: Sentence, mention: Mention) -> tuple[Token, ...]:
    """Return the tokens that the mention covers."""
    return tuple(token for token in sentence.tokens if mention.span.contains(token.span))


def _head_token(sentence: Sentence, mention: Mention) -> int | None:
    inside = [token.index for token in sentence.tokens if mention.head.contains(token.span)]
    return next((index for index in inside if sentence.tokens[index].head not in inside), None)


def _describe(
    mention: Mention,
    sentence: Sentence,
    position: int,
    head: int,
    gazetteer: Gazetteer,
    quoted: bool,
    common: frozenset[str],
) -> Markable:
    token = sentence.tokens[head]
    pronoun = gazetteer.pronoun(token.text) if mention.kind is MentionKind.PRONOUN else None
    is_common = _is_headlined(sentence, token, common) or _is_before_person(sentence, token)
    is_name = mention.kind is not MentionKind.PRONOUN and not is_common
    titles, name = _name(mention, sentence, head, gazetteer) if is_name else ((), "")
    titles = frozenset((*titles, *_titles_before(sentence, head, mention, gazetteer))) if name else frozenset[str]()
    label = told_label(sentence, token, name, gazetteer) or label_of(sentence, head)
    country = gazetteer.country(name) if name and label is not EntityType.PERSON else None
    metonym = gazetteer.metonym(name) if name and label is not EntityType.PERSON and not country else None
    demonym = name or (token.text if token.upos in ("PROPN", "ADJ", "NOUN") and token.text[:1].isupper() else "")
    number = _number(token, pronoun)
    return Markable(
        mention=mention,
        sentence=sentence,
        position=position,
        head=head,
        name=name,
        type=None if mention.kind is MentionKind.PRONOUN else type_of(name, token, label, titles, number, gazetteer),
        number=number,
        gender=pronoun.gender if pronoun else _gender(name, token, titles, gazetteer),
        pronoun=pronoun,
        titles=titles,
        modifiers=_modifiers(sentence, head),
        country=country,
        people=gazetteer.country_of_people(demonym) if demonym and not country else None,
        metonym=metonym,
        stands=(government_reason(sentence, head, metonym, gazetteer) or "") if metonym else "",
        quoted=quoted,
    )


def _common_words(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return the common nouns that the text writes small."""
    tokens = (token for sentence in sentences for token in sentence.tokens)
    return frozenset(token.text for token in tokens if token.upos == "NOUN" and token.text.islower())


def _is_headlined(sentence: Sentence, token: Token, common: frozenset[str]) -> bool:
    """Tell whether a word has its capital from the headline or sentence that it begins ("Bomb kills 12")."""
    neighbours = sentence.tokens[max(0, token.index - 1) : token.index + 2]
    is_alone = all(other.upos != "PROPN" for other in neighbours if other != token)
    has_reason = is_alone and (token.index == 0 or sentence.tokens[-1].upos != "PUNCT")
    return has_reason and sentence.entity_at(token.index) is None and token.text.casefold() in common


def _is_before_person(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word in capitals is the title of the person named right after it ("Commodore Ada Holm")."""
    following = sentence.entity_at(token.index + 1)
    is_bare = sentence.entity_at(token.index) is None and following is not None
    if not is_bare or following is None or following.label != "Person" or following.first != token.index + 1:
        return False
    name = sentence.tokens[following.first : following.last + 1]
    return any(word.head == token.index and word.relation in ("flat", "appos") for word in name)


def _name(mention: Mention, sentence: Sentence, head: int, gazetteer: Gazetteer) -> tuple[tuple[str, ...], str]:
    """Return the titles that the words of a name begin with, and the name; two times empty for a description."""
    token = sentence.tokens[head]
    if mention.kind is not MentionKind.NAME and token.upos != "PROPN":
        return (), ""
    entity = sentence.entity_at(head)
    if entity is not None:
        first, last = entity.first, entity.last
    elif _is_common(token, gazetteer):
        return (), ""
    else:
        proper = [t.index for t in tokens_in(sentence, mention) if t.upos == "PROPN"] or [head]
        first, last = min(proper[0], head), max(proper[-1], head)
    while first < last and sentence.tokens[first].upos in ("DET", "PUNCT"):
        first += 1
    while first < last and (sentence.tokens[last].upos == "PUNCT" or sentence.tokens[last].xpos == "POS"):
        last -= 1
    if label_of(sentence, head) is EntityType.PLACE:
        first = _after_owner(sentence, first, last, gazetteer)
    text = surface(sentence, first, last)
    if label_of(sentence, head) not in (EntityType.PERSON, None):
        return (), text
    titles, bare = strip_titles(text, gazetteer)
    return tuple(form for title in titles for form in (fold(title.text), title.base) if form), bare


def _is_common(token: Token, gazetteer: Gazetteer) -> bool:
    """Tell whether a word in capitals is no name by itself ("the President")."""
    return gazetteer.title(token.text) is not None or gazetteer.noun(token.text) is not None


def _after_owner(sentence: Sentence, first: int, last: int, gazetteer: Gazetteer) -> int:
    """Return where the name of a place starts if a country's stands before it ("Russia's Kursk region")."""
    marks = [i for i in range(first + 1, last) if sentence.tokens[i].xpos == "POS"]
    if marks and gazetteer.country(surface(sentence, first, marks[0] - 1)) is not None:
        return marks[0] + 1
    return first


def _titles_before(sentence: Sentence, head: int, mention: Mention, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the titles right before a name ("Ukrainian President ..."), else the noun there ("the driver ...")."""
    first = min((token.index for token in sentence.tokens if mention.head.contains(token.span)), default=head)
    entity = sentence.entity_at(head)
    if entity is not None and label_of(sentence, head) is not EntityType.PERSON:  # its head may be its last word
        first = entity.first
    start = first
    while start > 0 and sentence.tokens[start - 1].upos in ("NOUN", "PROPN", "ADJ"):
        start -= 1
    for begin in range(start, first):
        title = gazetteer.title(surface(sentence, begin, first - 1))
        if title is not None:
            yield from (form for form in (fold(title.text), title.base) if form)
            return
    before = sentence.tokens[first - 1] if start < first else None
    if before is not None and before.xpos == "NN" and _describes(sentence, before, first, head, gazetteer):
        yield fold(before.lemma)


def _describes(sentence: Sentence, noun: Token, first: int, head: int, gazetteer: Gazetteer) -> bool:
    """Tell whether the noun before a name says what it is; of a person a noun may that no table knows."""
    known, label = gazetteer.noun(noun.lemma), label_of(sentence, head)
    if known is not None and known.type is not EntityType.ORGANIZATION:
        return gazetteer.person_noun(noun.lemma)
    if known is not None:
        is_called = not sentence.children_by(noun.index, "case")  # "chief of police Ada Holm"
        return is_called and label in (EntityType.ORGANIZATION, EntityType.PERSON)
    hangs = noun.head in range(first, head + 1) or sentence.tokens[head].head == noun.index
    return hangs and label is EntityType.PERSON


def _number(token: Token, pronoun: Pronoun | None) -> Number | None:
    if pronoun is not None:
        return pronoun.number
    if token.xpos in ("NNS", "NNPS"):
        return Number.PLURAL
    if token.xpos in ("NN", "NNP"):
        return Number.SINGULAR
    told = token.feature("Number")
    return Number(told) if told in ("Sing", "Plur") else None


def _gender(name: str, token: Token, titles: frozenset[str], gazetteer: Gazetteer) -> Gender | None:
    for text in sorted(titles):
        title = gazetteer.title(text)
        if title is not None and title.gender:
            return title.gender
    if name:
        given, _, family = name.partition(" ")
        return gazetteer.gender(given) if family else None
    noun = gazetteer.noun(token.lemma)
    return noun.gender if noun else None


def _modifiers(sentence: Sentence, head: int) -> frozenset[str]:
    """Return what narrows a description down: its adjectives, compounds, numbers and nouns, each folded."""
    found: set[str] = set()
    for child in sentence.children_by(head, *_MODIFIERS):
        found.update(fold(sentence.tokens[i].text) for i in sentence.subtree(child.index) if _is_content(sentence, i))
    return frozenset(found - {""})


def _is_content(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].upos in ("NOUN", "PROPN", "ADJ", "NUM", "PRON")
