"""Who speaks: the words in quotation marks, and what "I" and "we" mean in them."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.knowledge.things import Number, Pronoun
from kgraph.records.mention import EntityType
from kgraph.records.syntax import Sentence, Token
from kgraph.resolution.linking import Linking
from kgraph.resolution.markables import Markable

_ONE = frozenset({EntityType.PERSON, EntityType.OTHER})
_MANY = frozenset({EntityType.ORGANIZATION, EntityType.COUNTRY, EntityType.GROUP})
_BODY = frozenset({EntityType.ORGANIZATION, EntityType.COUNTRY})

_PRESS = frozenset({"correspondent", "interviewer", "journalist", "media", "newspaper", "press", "reporter"})

_REACH = 3
"""How many sentences away in the paragraph the speaker may be named; quotations that run on longer are rare."""

_INTRODUCTIONS = 10
"""So many first mentions of somebody may tell whom they speak for: an article introduces people when they come up."""


def first_person(linking: Linking, item: int, pronoun: Pronoun) -> tuple[int, str] | None:
    """Return what "I" or "we" in a quotation means: the speaker, or whom the speaker speaks for."""
    found = speaker(linking, item)
    if found is None:
        return None
    if pronoun.number is Number.SINGULAR:
        return (found, "speaker of the quotation") if linking.type_of(found) in _ONE else None
    if linking.type_of(found) in _MANY:
        return found, "speakers of the quotation"
    body = next(_bodies(linking, found), None)
    return None if body is None else (body, "whom the speaker of the quotation speaks for")


def second_person(linking: Linking, item: int) -> tuple[int, str] | None:
    """Return what "you" means in a quotation, whom the speaker tells it ("..., she told the mayor"), or a question."""
    turn = linking.turns.get(linking.markables[item].position)
    if turn is not None and not linking.markables[item].quoted:
        return None if turn.hearer is None else (turn.hearer, "asked in the interview")
    speaking = speaker(linking, item)
    if speaking is None:
        return None
    markable = linking.markables[speaking]
    for told in markable.sentence.children_by(markable.token.head, "obj", "iobj"):
        found = linking.at.get((markable.position, told.index))
        if found is not None and found != speaking and not _hears_only(linking, found):
            return found, "told by the speaker of the quotation"
    return None


def _hears_only(linking: Linking, item: int) -> bool:
    """Tell whether it is the press, which hears what is meant for others, or no somebody at all."""
    kind = linking.type_of(item)
    return kind not in (_ONE | _MANY) or linking.markables[item].token.lemma.casefold() in _PRESS


def speaker(linking: Linking, item: int) -> int | None:
    """Return the markable whose words stand in the quotation marks, or the turn, around the item, or `None`."""
    markable = linking.markables[item]
    if not markable.quoted:
        turn = linking.turns.get(markable.position)
        return turn.speaker if turn else None
    found = _speaker_in(linking, markable.sentence, markable.position, outside=True)
    if found is not None:
        return found
    for position in _nearby(linking, markable):
        found = _speaker_in(linking, linking.sentences[position], position, outside=False)
        if found is not None:
            return found
    return None


def speaks(linking: Linking, markable: Markable) -> bool:
    """Tell whether it is the subject of a verb of saying, outside quotation marks.

    Whose saying is only reported does not speak: in "Ali told them to go, Noor said" Noor does.
    """
    token, sentence = markable.token, markable.sentence
    if markable.quoted or token.deprel != "nsubj" or not linking.gazetteer.says(sentence.tokens[token.head].lemma):
        return False
    saying = [t for t in sentence.tokens if linking.gazetteer.says(t.lemma)]
    above = {word.index for word in sentence.path_to_root(token.head)} - {token.head}
    return not any(
        verb.index in above or (verb.relation == "parataxis" and verb.index != token.head) for verb in saying
    )


def _nearby(linking: Linking, markable: Markable) -> Iterator[int]:
    """Yield the sentences of the same paragraph, earlier ones first, the nearest of each side first."""
    before = range(markable.position - 1, markable.position - 1 - _REACH, -1)
    after = range(markable.position + 1, markable.position + 1 + _REACH)
    for position in (*before, *after):
        sentence = linking.sentences.get(position)
        if sentence is not None and sentence.paragraph == markable.sentence.paragraph:
            yield position


def _speaker_in(linking: Linking, sentence: Sentence, position: int, *, outside: bool) -> int | None:
    """Return the subject, outside quotation marks, of a verb that governs what is quoted or stands beside it.

    In another sentence (`outside` is false there) only a verb of saying tells.
    """
    for token in sentence.tokens:
        if not _governs(sentence, token) if outside else not linking.gazetteer.says(token.lemma):
            continue
        for subject in sentence.children_by(token.index, "nsubj"):
            found = linking.at.get((position, subject.index))
            if found is not None and not linking.markables[found].quoted:
                return found
    return None


def _governs(sentence: Sentence, token: Token) -> bool:
    governs = token.upos == "VERB" and bool(sentence.children_by(token.index, "ccomp", "parataxis", "obj"))
    return governs or token.relation in ("parataxis", "ccomp")


def _bodies(linking: Linking, item: int) -> Iterator[int]:
    """Yield the organisations and countries that the words for a person bind them to, as "the ministry's spokesman"."""
    for markable in linking.cluster(item)[:_INTRODUCTIONS]:
        for child in _describing(markable.sentence, markable.head):
            found = linking.at.get((markable.position, child.index))
            if found is not None and linking.type_of(found) in _BODY:
                yield found
            elif found is not None and (people := linking.markables[found].people) is not None:
                yield from linking.of_country.get(people.code, ())
            elif found is None and linking.gazetteer.organization_word(child.lemma):
                yield from _named_so_far(linking, markable, child.lemma)


def _named_so_far(linking: Linking, markable: Markable, lemma: str) -> Iterator[int]:
    """Yield the nearest earlier body of that noun: for "a police officer" the police of the article."""
    for other in range(linking.of_sentence[markable.position][0] - 1, -1, -1):
        candidate = linking.markables[other]
        if candidate.token.lemma.casefold() == lemma.casefold() and linking.type_of(other) in _BODY:
            yield other
            return


def _describing(sentence: Sentence, head: int) -> Iterator[Token]:
    """Yield the words of the noun phrase under a head, clauses and what is coordinated left out, nearest first."""
    waiting = [head]
    while waiting:
        children = sentence.children_by(waiting.pop(0), "compound", "nmod", "amod", "appos", "flat")
        yield from children
        waiting.extend(child.index for child in children)
