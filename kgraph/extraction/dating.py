"""When it happened: which time expression dates which predicate, and what tense and discourse add.

An expression dates the nearest predicate above it; a second conjunct, a participle or an event noun shares the date of
the verb it belongs to. What tense and discourse add to that stands in `chronicle.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kgraph.extraction.comparisons import is_compared
from kgraph.extraction.distances import from_other_events, is_bounding, lasting
from kgraph.extraction.links import ENDING, UNITS, WITHIN, goes_on, jumps, owners_of, tells_when
from kgraph.extraction.placed import Placed, timex_by_word
from kgraph.extraction.predicates import Predicate
from kgraph.extraction.sharing import AT_ONCE, BEGINNING, begun, length, shared
from kgraph.extraction.tree import case_of, subject, verbal_tense
from kgraph.records.claim import Basis, ClaimTime
from kgraph.records.interval import Granularity, Interval
from kgraph.records.syntax import ROOT, Sentence, Token
from kgraph.temporal import algebra

NO_TIME = ClaimTime(None, None, Basis.NONE)


LASTING_UNTIL_NOW = frozenset({"this", "today", "now", "recent", "recently", "past", "last", "so", "far", "current"})
"""Words of times that reach the present, which go with a perfect: "has grown in the past year"."""

PASSING = frozenset({"pass", "elapse", "go"})
"""Verbs that tell of nothing but the time that is their subject."""

PERFECT = frozenset({"perfect", "pluperfect"})
"""Tenses of what was over by a time."""

WEEK_LONG = 1
"""The rank of a week among the lengths of times."""


def date_predicates(
    sentence: Sentence,
    predicates: Sequence[Predicate],
    placed: Sequence[Placed],
    imagined: frozenset[int] = frozenset(),
) -> dict[int, ClaimTime]:
    """Return the time of each predicate that an expression of its own sentence dates, by trigger.

    `imagined` are the triggers of what is planned or possible: it has not the time of what happened.
    """
    owners = owners_of(predicates)
    dated = _owned(sentence, placed, owners)
    own: dict[int, list[Placed]] = {}
    for item in placed:
        owner = dated.get(item.head)
        for clause, described in _clauses_below(sentence, item):
            is_apart = clause.xpos == "VB" and clause.index in imagined and owner not in {None, *imagined}
            if clause.index in owners and not is_apart:
                own.setdefault(owners[clause.index], []).append(described)
        if owner is None:
            for clause in _clauses_of_state(sentence, item):
                if clause.index in owners:
                    own.setdefault(owners[clause.index], []).append(item)
            continue
        described = _as_described(sentence, item, owner)
        own.setdefault(owner, []).append(_as_counted(sentence, _as_begun(sentence, described, owner)))
        governor = _described_by(sentence, owner, owners)
        if described is not item and governor is not None:
            own.setdefault(governor, []).append(item)  # they met before the 2014 protests: until 2014
        for clause in _clauses_of_thing(sentence, item, owners):
            own.setdefault(owners[clause.index], []).append(item)
    times = {index: time for index, items in own.items() if (time := _best(sentence, items)) is not None}
    lengths = timex_by_word(placed)
    measured = from_other_events(sentence, dated | owners, times, lengths)
    passed = shared(sentence, predicates, measured, imagined)
    told = from_other_events(sentence, dated | owners, passed, lengths)  # from what has its date from another
    found = lasting(sentence, owners, told, lengths)
    setting = {verb.index for item in placed if (verb := _setting(sentence, item)) is not None}
    return {index: time for index, time in found.items() if index not in setting or index in own}


def _owned(sentence: Sentence, placed: Sequence[Placed], owners: Mapping[int, int]) -> dict[int, int]:
    """Return the trigger that each expression dates, by the head of the expression.

    One that cannot tell when the verb happened can belong to the event before it: of two that exclude each other the
    second ("jailed on Monday over a riot in 2016"), a past one with a perfect ("has been charged over a riot in 2016").
    """
    telling = [item for item in placed if not is_compared(sentence, item.timex, item.words)]
    found = {item.head: owner for item in telling if (owner := _owner(sentence, item, owners)) is not None}
    for owner in sorted(set(found.values())):
        items = [item for item in telling if found.get(item.head) == owner]
        best = _narrowest(items)
        for item in items:
            event = _event_before(sentence, item, owners)
            is_apart = best is not None and _is_apart(item.timex.interval, best.timex.interval)
            if event is not None and (is_apart or _is_over(sentence, item)):
                found[item.head] = event
    return found


def _is_over(sentence: Sentence, item: Placed) -> bool:
    """Tell whether a time that is over stands with a perfect, which it cannot date: "has left this week" it can."""
    words = {sentence.tokens[index].lemma.lower() for index in item.words}
    is_over = item.timex.relation is None and not words & LASTING_UNTIL_NOW
    return is_over and verbal_tense(sentence, sentence.tokens[item.head].head) == "perfect"


def _is_apart(first: Interval | None, second: Interval | None) -> bool:
    return first is not None and second is not None and not first.overlaps(second)


def _event_before(sentence: Sentence, item: Placed, owners: Mapping[int, int]) -> int | None:
    """Return the event noun whose phrase ends where the expression begins, or `None`."""
    governor = sentence.tokens[item.head].head
    first = sentence.subtree(item.head)[0]
    nouns = () if governor == ROOT else sentence.children_by(governor, "obl", "obj", "nsubj", "nmod")
    return next(
        (owners[n.index] for n in nouns if n.index in owners and sentence.subtree(n.index)[-1] + 1 == first), None
    )


def _clauses_below(sentence: Sentence, item: Placed) -> Iterator[tuple[Token, Placed]]:
    """Yield the clauses that hang on an expression, each with what that tells of it.

    "2019, when it closed" and "the year he died" tell when; "on Monday, which led to a row" goes on with the sentence,
    "on Monday to elect a leader" tells what for.
    """
    units = (t.index for index in item.words for t in sentence.children_by(index, "appos") if t.lemma in UNITS)
    for index in sorted({*item.words, *units}):
        for clause in sentence.children_by(index, "acl", "acl:relcl"):
            is_aim = clause.xpos == "VB" and bool(sentence.children_by(clause.index, "mark"))
            if clause.deprel != "acl:relcl":
                if is_aim:
                    yield clause, item
            elif tells_when(sentence, clause):
                yield clause, item if item.timex.referent is None else _of_its_words(item)
            elif goes_on(sentence, clause):
                yield clause, item
    for clause in () if sentence.tokens[item.head].head == ROOT else _clauses_beside(sentence, item):
        yield clause, item if item.timex.referent is None else _of_its_words(item)


def _clauses_of_state(sentence: Sentence, item: Placed) -> Iterator[Token]:
    """Yield the clauses beside an expression that dates a state, no event: "she was in Rome in 2011 when it broke out".

    What came after may have been in the same month or longer time.
    """
    state = next((t for t in sentence.path_to_root(item.head) if sentence.children_by(t.index, "cop")), None)
    for clause in () if state is None else sentence.children_by(state.index, "advcl"):
        words = {word.text.lower() for word in sentence.children_by(clause.index, "mark", "advmod")}
        is_after = "after" in words and length(item.timex.interval) > WEEK_LONG
        if verbal_tense(sentence, clause.index) == "past" and (words & AT_ONCE or is_after):
            yield clause


def _clauses_of_thing(sentence: Sentence, item: Placed, owners: Mapping[int, int]) -> Iterator[Token]:
    """Yield the relative clauses of a dated noun that is no event: "the downpour on Monday that hit the town"."""
    noun = sentence.tokens[item.head].head
    if noun == ROOT or noun in owners or sentence.tokens[noun].upos != "NOUN":
        return
    for clause in sentence.children_by(noun, "acl"):
        is_event = clause.deprel == "acl:relcl" and clause.index in owners
        if is_event and item.head < clause.index and goes_on(sentence, clause):
            yield clause


def _clauses_beside(sentence: Sentence, item: Placed) -> Iterator[Token]:
    """Yield the clauses right behind an expression that the parser hangs on its verb: "since 2019, when it closed"."""
    end = max(item.words) + 1
    for clause in sentence.children_by(sentence.tokens[item.head].head, "advcl"):
        words = [t for t in sentence.children_by(clause.index, "advmod") if t.lemma.lower() == "when"]
        is_behind = any(word.index == end + 1 and sentence.tokens[end].text == "," for word in words)
        if is_behind and verbal_tense(sentence, clause.index) == "past":
            yield clause


def _described_by(sentence: Sentence, noun: int, owners: Mapping[int, int]) -> int | None:
    """Return the event that a dated noun places: its governor, or its subject in "the vote was before the protests"."""
    if sentence.children_by(noun, "cop"):
        return next((owners[c.index] for c in sentence.children_by(noun, "nsubj") if c.index in owners), None)
    return owners.get(sentence.tokens[noun].head)


def _as_described(sentence: Sentence, item: Placed, owner: int) -> Placed:
    """Return the expression with its own days where it only describes a noun: 2014 in "before the 2014 protests"."""
    token = sentence.tokens[item.head]
    if token.head != owner or token.index > owner or sentence.tokens[owner].upos != "NOUN":
        return item
    if item.timex.relation in (None, "from", "to") or item.timex.referent is None:
        return item
    return _of_its_words(item)


def _of_its_words(item: Placed) -> Placed:
    """Return the expression with the days that its words alone name: 2014 of "until 2014"."""
    return replace(item, timex=replace(item.timex, interval=item.timex.referent))


def _as_begun(sentence: Sentence, item: Placed, owner: int) -> Placed:
    """Return the expression with an open end where it dates only the beginning: "the drills began on Monday"."""
    verb = sentence.tokens[item.head].head
    if verb in (ROOT, owner) or sentence.tokens[verb].lemma.lower() not in BEGINNING:
        return item
    return replace(item, timex=replace(item.timex, interval=begun(item.timex.interval)))


def _as_counted(sentence: Sentence, item: Placed) -> Placed:
    """Return the expression with an open beginning where a perfect tells what was so by then: "as of May"."""
    interval, head = item.timex.interval, sentence.tokens[item.head].head
    is_counted = item.timex.relation == "as_of" and head != ROOT and verbal_tense(sentence, head) in PERFECT
    if not is_counted or interval is None:
        return item
    return replace(item, timex=replace(item.timex, interval=Interval(None, interval.end, Granularity.INTERVAL)))


def _owner(sentence: Sentence, item: Placed, owners: Mapping[int, int]) -> int | None:
    """Return the predicate that an expression dates: the nearest one above it, or below a helper above it."""
    token = sentence.tokens[item.head]
    if token.index in owners:
        return owners[token.index]
    if (owner := _assigned(sentence, item, owners)) is not None:
        return owner
    if token.deprel != "acl:relcl" and sentence.children_by(token.index, "cop"):
        return _told_of(sentence, token, owners)
    while token.head != ROOT:
        if token.deprel == "acl:relcl":  # "the dam, which was due in 2020, is unfinished"
            return owners.get(token.head)
        if token.index not in owners and _opens(sentence, item, token):
            return None
        below, token = token, sentence.tokens[token.head]
        if token.index not in owners and _names_thing(sentence, below, token):
            return None
        if token.index in owners and not jumps(token, item.head):
            is_of_saying = token.relation == "ccomp" and token.head == sentence.subtree(item.head)[0] - 1
            if is_of_saying and token.head in owners:  # "said on Monday they had left", never "said they had"
                return owners[token.head]
            return _behind(sentence, token.index, item, owners)
        helped = _complement(sentence, token, below, owners)
        if helped is not None:
            return helped
    return None


def _setting(sentence: Sentence, item: Placed) -> Token | None:
    """Return the verb that sets something for a time: "called a strike for Friday"."""
    above = sentence.path_to_root(item.head) if item.timex.relation == "assigned" else ()
    return next((word for word in above if word.upos in ("VERB", "ADJ")), None)


def _assigned(sentence: Sentence, item: Placed, owners: Mapping[int, int]) -> int | None:
    """Return the event that is set for a time: "called a strike for Friday", "talks planned for May"."""
    verb = _setting(sentence, item)
    if verb is None:
        return None
    nouns = [word.index for word in sentence.children_by(verb.index, "nsubj:pass", "obj")]
    behind = [verb.head] if verb.relation == "acl" and not nouns else nouns
    return next((owners[index] for index in behind if index in owners), None)


def _opens(sentence: Sentence, item: Placed, clause: Token) -> bool:
    """Tell whether an expression opens a clause of content: nobody "said that in 2022 the town was poor" in 2022."""
    marks = sentence.children_by(clause.index, "mark")
    is_before = any(mark.index > item.head for mark in marks)  # "said on Monday that the town was poor"
    return clause.relation in ("ccomp", "csubj") and item.head < clause.index and not is_before


def _names_thing(sentence: Sentence, word: Token, noun: Token) -> bool:
    """Tell whether an expression is part of what a noun names, as in "broke the 1960 treaty", not "in the 2014 cup"."""
    is_part = word.relation in ("compound", "nummod", "amod") or word.deprel == "nmod:unmarked"
    is_thing = noun.upos in ("NOUN", "PROPN") and noun.lemma.lower() not in UNITS
    is_argument = noun.relation in ("obj", "iobj", "obl", "nmod", "nsubj:pass")
    return is_part and is_thing and is_argument and case_of(sentence, noun.index) not in WITHIN


def _told_of(sentence: Sentence, token: Token, owners: Mapping[int, int]) -> int | None:
    """Return the event of which an expression is told: "the vote was on Monday", "the last time they met was May"."""
    for told in sentence.children_by(token.index, "nsubj", "obl:unmarked"):
        clauses = sentence.children_by(told.index, "acl:relcl") if told.lemma.lower() in (*UNITS, "time") else ()
        found = next((word.index for word in (told, *clauses) if word.index in owners), None)
        if found is not None:
            return owners[found]
    return _cleft(sentence, token, owners)


def _cleft(sentence: Sentence, token: Token, owners: Mapping[int, int]) -> int | None:
    """Return the event of a cleft sentence: "it was in May that rebels seized the town"."""
    if not any(word.lemma.lower() == "it" for word in sentence.children_by(token.index, "nsubj", "expl")):
        return None
    below = sentence.children_by(token.index, "parataxis", "ccomp", "csubj", "acl", "advcl")
    clauses = below if token.head == ROOT else (*below, sentence.tokens[token.head])
    for clause in clauses:
        words = {word.lemma.lower() for word in sentence.children_by(clause.index, "mark", "advmod")}
        if clause.index in owners and words & {"that", "when"}:
            return owners[clause.index]
    return None


def _behind(sentence: Sentence, verb: int, item: Placed, owners: Mapping[int, int]) -> int:
    """Return the event that an expression dates which hangs on a verb, but stands behind an event that bounds it.

    "He taught until his death in 2020": the year is that of the death.
    """
    first = sentence.subtree(item.head)[0]
    for child in sentence.children_by(verb, "obl", "advcl"):
        if (
            child.index in owners
            and sentence.subtree(child.index)[-1] + 1 == first
            and is_bounding(sentence, child.index)
        ):
            return owners[child.index]
    return owners[verb]


def _complement(sentence: Sentence, token: Token, below: Token, owners: Mapping[int, int]) -> int | None:
    """Return the event of a word that is none itself: of "was expected" the subject, of "began" the object.

    What somebody has, or is somewhere, to do happens when they are there: "she was in Lima in May to sign it".
    """
    if token.upos not in ("VERB", "AUX", "ADJ") and not sentence.children_by(token.index, "cop"):
        return None
    for child in sentence.children(token.index):
        is_event = child.index in owners and child.index != below.index
        is_aim = child.relation == "advcl" and child.xpos == "VB" and bool(sentence.children_by(child.index, "mark"))
        if is_event and (is_aim or child.relation in ("xcomp", "obj", "nsubj", "ccomp")):
            return owners[child.index]
    return None


def _best(sentence: Sentence, items: Sequence[Placed]) -> ClaimTime | None:
    """Return the time of several expressions, never a duration alone; of a list all of it: "on Monday and Tuesday"."""
    item = _narrowest(items)
    if item is None or item.timex.interval is None:
        return None
    first = last = item.timex.interval
    for other in items:
        token, interval = sentence.tokens[other.head], other.timex.interval
        if token.relation == "conj" and token.head == item.head and interval is not None:
            is_next = last.end is not None and interval.begin is not None and last.end < interval.begin
            last = interval if is_next and interval.granularity is first.granularity else last
    whole = first if last is first else algebra.between(first.begin, last.end)
    return ClaimTime(item.timex.span, whole, Basis.TEXT)


def _narrowest(items: Sequence[Placed]) -> Placed | None:
    """Return the narrowest of the expressions that have days, of several an exact one, the first of these.

    "Nearly 50 years ago he died in a coup in 1973": the year.
    """
    dated = [item for item in items if item.timex.interval is not None]
    rank = {item: (length(item.timex.interval), item.timex.mod is not None) for item in dated}
    return min(dated, key=lambda item: (*rank[item], item.timex.span.start), default=None)


def bounds_time(sentence: Sentence, verb: int, dated: frozenset[int]) -> bool:
    """Tell whether a verb only tells of a time: "in the year ended in June", "ten years have passed since"."""
    token = sentence.tokens[verb]
    if token.lemma.lower() in PASSING and subject(sentence, verb) in dated:
        return True
    is_bound = token.relation == "acl" and token.lemma.lower() in (*BEGINNING, *ENDING)
    return is_bound and token.head in dated and subject(sentence, verb) in (None, token.head)
