"""What the clause around it makes plain of an event: the participants that its own words leave out.

An event noun takes the subject of its light verb ("the army carried out an attack"), of the verb that it is a means of
("retaliated with an attack"), of the saying that it is ("said in a speech"), and what its conjuncts share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgraph.extraction.arguments import Filler
from kgraph.extraction.participants import KIND_OF, Finder, Part, Roles
from kgraph.extraction.predicates import Predicate
from kgraph.extraction.slots import Kind
from kgraph.extraction.speakers import Speakers
from kgraph.extraction.tree import case_of, is_passive, subject
from kgraph.extraction.types import classified
from kgraph.extraction.words import event_name
from kgraph.knowledge.entries import EventNoun, Side
from kgraph.knowledge.language import Language
from kgraph.knowledge.traits import Marker, Trait
from kgraph.records.syntax import ROOT, Frame, Sentence, Token

HOW = frozenset({"MNR", "ADV", "CAU", "PRP", ""})
"""Functions of roles that tell how something is done, rather than take part in it."""


def participants(sentence: Sentence, predicate: Predicate, language: Language, times: frozenset[int]) -> Roles:
    """Return the participants of a predicate, coordinated ones each for itself.

    `times` are the words of time expressions: they are never participants.
    """
    finder = Finder(sentence, predicate, language, times)
    roles = finder.of_frame(predicate.frame)
    if predicate.light is not None:
        _lend(finder, roles)
    elif finder.token.upos == "VERB":
        _find_speaker(finder, roles)
    elif finder.token.upos == "NOUN":
        _share(finder, roles)
        _take_from_clause(finder, roles)
    finder.place_by_neighbours(roles)
    for kind in Kind:
        roles.drop(kind, [index for index in (predicate.index, predicate.light) if index is not None])
    return roles


def _parts(words: Iterable[int], why: str) -> list[Part]:
    return [Part(index, "", why) for index in words]


def _lend(finder: Finder, roles: Roles) -> None:
    """Give the noun's event the participants of its light verb: its subject or agent, and its places."""
    sentence, verb, lender = finder.sentence, finder.predicate.light, finder.predicate.lender
    if verb is None or lender is None:
        return
    borrowed = finder.of_word(verb)
    found = None if is_passive(sentence, verb) else subject(sentence, verb)
    subjects = borrowed.actors or ([] if found is None else list(finder.members(found)))
    kind = KIND_OF[lender.subject]
    other = roles.words(Kind.TARGET if kind is Kind.ACTOR else Kind.ACTOR)
    lent = [index for index in subjects if index not in other]
    # Whose attack it is the noun may tell itself; who speaks is always the verb's subject.
    owned = any(finder.slots.is_somebody(index) for index in roles.words(kind)) or not any(
        map(finder.slots.is_somebody, lent)
    )
    is_own = owned and bool(roles.parts[kind]) and lender.subject is Side.ACTOR and not finder.predicate.is_statement
    if lent and not is_own:
        light = lender.lemma.replace("_", " ")
        roles.replace(kind, _parts(lent, f'lent by "{sentence.tokens[verb].text}" (light verb "{light}": its {kind})'))
    if kind is Kind.ACTOR and not roles.targets and not finder.predicate.is_statement:
        roles.put(Kind.TARGET, _parts(_aimed_at(finder, verb, roles), "whom the light verb aims it at"))
    finder.add_places(roles, [i for i in borrowed.places if i not in subjects], "the place of the light verb")
    received = [i for i in borrowed.targets if i not in subjects and finder.slots.is_somebody(i)]
    if kind is Kind.ACTOR and not roles.targets:
        roles.put(Kind.TARGET, _parts(received, "the light verb does it to them"))


def _aimed_at(finder: Finder, verb: int, roles: Roles) -> Iterator[int]:
    """Yield whom a deed is aimed at where that hangs on its light verb: "imposed a ban on the firms"."""
    lexicon = finder.lexicon
    entry = lexicon.event_noun(event_name(finder.sentence, finder.token, lexicon))
    if entry is None or entry.of is not Side.TARGET:
        return
    for child in finder.sentence.children_by(verb, "obl"):
        first = finder.sentence.subtree(child.index)[0]
        is_set_off = any(t.upos == "PUNCT" for t in finder.sentence.tokens[max(first - 1, 0) : first + 1])
        is_free = child.index not in roles.taken() | finder.times and not is_set_off
        if finder.lexicon.marks(case_of(finder.sentence, child.index), Marker.AGAINST) and is_free:
            yield from finder.members(child.index)


def _find_speaker(finder: Finder, roles: Roles) -> None:
    """Put right the actor of a verb of saying that has none, or no subject: "..., added the inspector", "he began"."""
    sentence, index = finder.sentence, finder.predicate.index
    has_speaker = bool(sentence.children_by(index, "nsubj")) and bool(roles.actors)
    if not finder.predicate.is_statement or has_speaker or is_passive(sentence, index):
        return
    speakers = Speakers(sentence, 0, finder.language)
    tells = speakers.comments(finder.token) or speakers.going_on(finder.token) is not None
    found = [v.speaker for v in speakers.voices_of(finder.token)] if tells else []
    if found:
        roles.replace(Kind.ACTOR, _parts(found, "the speaker of a verb that comments on what is said"))
        roles.drop(Kind.TARGET, found)


def _share(finder: Finder, roles: Roles) -> None:
    """Give a bare noun the participants of its conjunct: "the trial and execution of the king"."""
    if roles.actors or roles.targets:
        return
    sentence, token = finder.sentence, finder.token
    pairs = [(c, c) for c in sentence.children_by(token.index, "conj")]
    if token.relation == "conj":
        pairs.append((sentence.tokens[token.head], token))
    for other, second in pairs:
        if other.upos == "NOUN" and not sentence.children_by(second.index, "det", "nmod:poss"):
            lent = finder.of_word(other.index)
            for kind in (Kind.ACTOR, Kind.TARGET):
                roles.put(kind, _parts(lent.words(kind), f'shared with "{other.text}"'))
            return


def _take_from_clause(finder: Finder, roles: Roles) -> None:
    """Give a noun in a phrase of the clause the participant that the clause makes plain."""
    phrase = finder.token
    while phrase.relation == "conj":
        phrase = finder.sentence.tokens[phrase.head]
    lexicon = finder.lexicon
    entry = lexicon.event_noun(event_name(finder.sentence, finder.token, lexicon))
    verb = _verb_above(finder.sentence, phrase)
    if entry is None or verb is None or roles.parts[KIND_OF[entry.possessor]]:
        return
    found = _whose(finder, entry, phrase, verb)
    if found is not None and found not in roles.taken() and finder.slots.is_somebody(found):
        why = f'the clause of "{verb.text}" tells whose it is'
        roles.put(KIND_OF[entry.possessor], _parts(finder.members(found), why))


def _verb_above(sentence: Sentence, phrase: Token) -> Token | None:
    """Return the verb that a phrase modifies; one of purpose may hang on a noun: "to a hospital for treatment"."""
    head = sentence.tokens[phrase.head] if phrase.head != ROOT else None
    is_purpose = phrase.relation == "nmod" and case_of(sentence, phrase.index) == "for"
    if head is not None and is_purpose and head.relation in ("obl", "obj"):
        return sentence.tokens[head.head]
    return head if phrase.relation == "obl" else None


def _whose(finder: Finder, entry: EventNoun, phrase: Token, verb: Token) -> int | None:
    """Return whose event a noun behind a preposition is.

    The speaker's: "he said in a speech"; the doer's: "he replied with an attack"; the one's to whom something is
    done for it: "he was taken away for trial".
    """
    sentence = finder.sentence
    passive = is_passive(sentence, verb.index)
    case = case_of(sentence, phrase.index)
    if case in ("in", "at", "during") and _is_saying(finder, verb) and _is_spoken(finder):
        return None if passive else _speaker_of(finder, verb)
    follows = case == "with" and phrase.index > verb.index  # not "with the vote, the council"
    is_means = follows and not passive and not _takes_part(finder, phrase, verb)
    if is_means and entry.possessor is Side.ACTOR:
        return subject(sentence, verb.index)
    is_going = finder.lexicon.has_trait(_type(finder, verb), Trait.MOVING)
    if case == "for" and entry.possessor is Side.ACTOR and is_going and not passive:
        return subject(sentence, verb.index)  # "flew to Oslo for talks"
    if case == "for" and entry.possessor is Side.TARGET:
        objects = sentence.children_by(verb.index, "obj")
        return objects[0].index if objects else subject(sentence, verb.index)
    return None


def _takes_part(finder: Finder, phrase: Token, verb: Token) -> bool:
    """Tell whether a verb takes part with the phrase, rather than by it: "cooperate with", "charge with"."""
    frame = finder.sentence.frame_at(verb.index) or Frame(verb.index, "")
    functions = Filler.of(finder.sentence, frame, finder.lexicon).functions
    roles = [a.role for a in frame.arguments if a.head == phrase.index]
    modifiers = (role.partition("-")[2] for role in roles)  # "COM" of "ARGM-COM"
    return any(functions.get(role, modifier) not in HOW for role, modifier in zip(roles, modifiers, strict=True))


def _type(finder: Finder, verb: Token) -> str:
    frame = finder.sentence.frame_at(verb.index) or Frame(verb.index, "")
    return classified(finder.sentence, frame, finder.language)[0]


def _is_spoken(finder: Finder) -> bool:
    """Tell whether an event is made of words: "said in an interview", not "claimed victory in the election"."""
    return finder.predicate.is_statement or finder.lexicon.has_trait(finder.predicate.type, Trait.TALKING)


def _is_saying(finder: Finder, verb: Token) -> bool:
    return verb.upos == "VERB" and finder.lexicon.reporting(verb.lemma.lower()) is not None


def _speaker_of(finder: Finder, verb: Token) -> int | None:
    voices = Speakers(finder.sentence, 0, finder.language).voices_of(verb)
    return next((voice.speaker for voice in voices), None) or subject(finder.sentence, verb.index)
