"""When it happened: which time expression dates which predicate, and what tense and discourse add.

An expression dates the nearest predicate above it; a second conjunct, a participle or an event noun shares the date of
the verb it belongs to. What tense and discourse add to that stands in `chronicle.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kgraph.extraction.predicates import Predicate
from kgraph.records.claim import Basis, ClaimTime
from kgraph.records.document import Span
from kgraph.records.interval import Granularity, Interval, Timex
from kgraph.records.syntax import ROOT, Sentence, Token

NO_TIME = ClaimTime(None, None, Basis.NONE)

SHARING = frozenset({"conj", "advcl", "acl", "xcomp", "obj", "nsubj", "obl", "nsubj:pass"})
"""Relations between a predicate and the one whose date it shares; the complement of a noun ("the trial of the killing")
has none of its own."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A time expression in its sentence: its words and the word that the others hang on."""

    timex: Timex
    words: frozenset[int]
    head: int


AT_ONCE = frozenset({"when", "as"})
"""Words before what happens together with what its main clause tells."""

LONG = 27
"""A month and longer times, in days without the first: what led to an event mostly lies in the same one, as in "they
broke up in 2019 after he said ..."."""

UNBOUNDED = 10**7
"""More days than any interval with two ends has."""

KINDS = (0, 6, 30, 91, 183, 365)
"""The longest day, week, month, quarter, half and year, in days without the first."""

BEGINNING = frozenset({"begin", "start", "commence"})
"""Verbs whose date is that of the beginning of what they govern."""

DATELINE_WORDS = 14
"""A dateline ("LAGOS, Nigeria, March 7 (Agency) —") is over after so many words."""


def place(sentence: Sentence, times: Sequence[Timex]) -> tuple[Placed, ...]:
    """Return the expressions that stand in the sentence, each with its words; those of a dateline date no event."""
    found: list[Placed] = []
    for timex in times:
        if timex.span.start < _dateline_end(sentence):
            continue
        words = frozenset(t.index for t in sentence.tokens if t.span.overlaps(timex.span))
        if words:
            heads = [i for i in sorted(words) if sentence.tokens[i].head not in words]
            content = [i for i in heads if sentence.tokens[i].upos not in ("ADP", "SCONJ", "PUNCT", "DET")]
            found.append(Placed(timex, words, (content or heads)[0]))
    return tuple(found)


def _dateline_end(sentence: Sentence) -> int:
    """Return where the text begins behind a dateline: a place in capitals, and a dash or colon before any verb."""
    first = sentence.tokens[0].text
    if not (first.isupper() and first.isalpha() and len(first) > 1):
        return sentence.span.start
    for token in sentence.tokens[1:DATELINE_WORDS]:
        if token.upos in ("VERB", "AUX"):
            break
        if token.text in ("-", "–", "—", "--", ":") and token.index > 1:
            return token.span.end
    return sentence.span.start


def date_predicates(
    sentence: Sentence, predicates: Sequence[Predicate], placed: Sequence[Placed]
) -> dict[int, ClaimTime]:
    """Return the time of each predicate that an expression of its own sentence dates, by trigger."""
    owners = _owners(predicates)
    own: dict[int, list[Placed]] = {}
    for item in placed:
        owner = _owner(sentence, item, owners)
        if owner is None:
            continue
        described = _as_described(sentence, item, owner)
        own.setdefault(owner, []).append(_as_begun(sentence, described, owner))
        governor = _described_by(sentence, owner, owners)
        if described is not item and governor is not None:
            own.setdefault(governor, []).append(item)  # they met before the 2014 protests: until 2014
    times = {index: time for index, items in own.items() if (time := _best(items)) is not None}
    return shared(sentence, predicates, times)


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
    return replace(item, timex=replace(item.timex, interval=item.timex.referent))


def _as_begun(sentence: Sentence, item: Placed, owner: int) -> Placed:
    """Return the expression with an open end where it dates only the beginning: "the drills began on Monday"."""
    verb = sentence.tokens[item.head].head
    if verb in (ROOT, owner) or sentence.tokens[verb].lemma.lower() not in BEGINNING:
        return item
    return replace(item, timex=replace(item.timex, interval=_begun(item.timex.interval)))


def _begun(when: Interval | None) -> Interval | None:
    """Return the interval from the beginning of a day with an open end."""
    if when is None or when.begin is None:
        return when
    return Interval(when.begin, None, Granularity.INTERVAL)


def _as_shared(sentence: Sentence, token: Token, time: ClaimTime) -> ClaimTime:
    """Return the time that a dependent takes over from its governor: what began has it as its beginning."""
    is_begun = token.relation in ("nsubj", "obj", "xcomp")
    if not is_begun or sentence.tokens[token.head].lemma.lower() not in BEGINNING:
        return time
    return replace(time, interval=_begun(time.interval))


def _owners(predicates: Sequence[Predicate]) -> dict[int, int]:
    """Return which trigger a word speaks for: its own, or that of the noun whose light verb it is."""
    lights = {p.light: p.index for p in predicates if p.light is not None}
    return lights | {p.index: p.index for p in predicates}


def _owner(sentence: Sentence, item: Placed, owners: Mapping[int, int]) -> int | None:
    """Return the predicate that an expression dates: the nearest one above it, or below a helper above it."""
    token = sentence.tokens[item.head]
    if token.index in owners:
        return owners[token.index]
    while token.head != ROOT:
        below, token = token, sentence.tokens[token.head]
        if token.index in owners and not _jumps(token, item.head):
            return owners[token.index]
        helped = _complement(sentence, token, below, owners)
        if helped is not None:
            return helped
    return None


def _jumps(governor: Token, index: int) -> bool:
    """Tell whether the governor's own head stands between it and the word: in English nearly always a wrong arc.

    "They arrested him, police said on Friday": the day belongs to "said", even where it hangs on "arrested".
    """
    first, last = sorted((governor.index, index))
    return governor.head != ROOT and first < governor.head < last


def _complement(sentence: Sentence, token: Token, below: Token, owners: Mapping[int, int]) -> int | None:
    """Return the event of a word that is none itself: of "was expected" the subject, of "began" the object."""
    if token.upos not in ("VERB", "AUX", "ADJ"):
        return None
    for child in sentence.children(token.index):
        is_event = child.index in owners and child.index != below.index
        if is_event and child.relation in ("xcomp", "obj", "nsubj", "ccomp") and child.head == token.index:
            return owners[child.index]
    return None


def _best(items: Sequence[Placed]) -> ClaimTime | None:
    """Return the time of several expressions: the narrowest of those that agree, never a duration alone."""
    dated = [item for item in items if item.timex.interval is not None]
    if not dated:
        return None
    timex = min(dated, key=lambda item: (_length(item.timex.interval), item.timex.span.start)).timex
    return ClaimTime(timex.span, timex.interval, Basis.TEXT)


def _length(interval: Interval | None) -> int:
    """Return how long a time is by kind: two quarters are equally long, though one has a day more."""
    return bisect_left(KINDS, _days(interval))


def _days(interval: Interval | None) -> int:
    if interval is None or interval.begin is None or interval.end is None:
        return UNBOUNDED
    return (interval.end - interval.begin).days


def shared(sentence: Sentence, predicates: Sequence[Predicate], times: Mapping[int, ClaimTime]) -> dict[int, ClaimTime]:
    """Return the times with those that pass between a predicate and its conjuncts, participles and event nouns."""
    owners = _owners(predicates)
    statements = {p.index for p in predicates if p.is_statement}
    result = dict(times)
    for _ in range(2):  # a conjunct's object needs a second pass
        for predicate in predicates:
            anchor = predicate.index if predicate.light is None else predicate.light
            token = sentence.tokens[anchor]
            if token.head == ROOT or token.deprel == "acl:relcl":
                continue
            governor = owners.get(token.head)
            if governor is None or governor == predicate.index or token.deprel not in SHARING:
                continue
            if not _can_share(sentence, token, result.get(governor)) or (
                governor in statements and token.relation == "xcomp"
            ):
                continue  # what somebody denies or promises to do has not the time of the saying
            if predicate.index not in result and governor in result:
                result[predicate.index] = _as_shared(sentence, token, result[governor])
            elif predicate.index in times and governor not in (*result, *statements) and token.upos == "NOUN":
                result[governor] = result[predicate.index]
    return result


def _can_share(sentence: Sentence, token: Token, time: ClaimTime | None) -> bool:
    """Tell whether a dependent happens when its governor does, whose time may be known."""
    if token.relation == "conj":
        finite = {_finite(sentence, token), _finite(sentence, sentence.tokens[token.head])}
        if finite == {"past", "present"}:
            return False  # "the drills began on Monday and the army says ..."
        return not any(c.text.lower() in ("will", "would") for c in sentence.children_by(token.index, "aux"))
    if token.relation in ("advcl", "acl"):
        # "..., killing two" and "while leaving" go along; "after leaving", "sentenced for bribing" do not.
        bound = {word.lemma.lower() for word in sentence.children_by(token.index, "mark", "advmod")}
        if token.relation == "advcl" and _finite(sentence, token) == "past" and bound & _together(time):
            return True
        marks = {mark.lemma.lower() for mark in sentence.children_by(token.index, "mark")}
        return token.xpos in ("VBG", "VBN") and marks <= {"while", "by", "when", "as"}
    return True


def _together(time: ClaimTime | None) -> frozenset[str]:
    """Return the words that bind a clause in the past to the time of its governor: "after" where it is long."""
    is_long = time is not None and LONG <= _days(time.interval) < UNBOUNDED
    return AT_ONCE | {"after"} if is_long else AT_ONCE


def _finite(sentence: Sentence, token: Token) -> str:
    """Return the tense of the finite verb of a verbal group, or "" where it has none."""
    auxiliaries = sentence.children_by(token.index, "aux")
    tag = auxiliaries[0].xpos if auxiliaries else token.xpos
    return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(tag, "")


def words_of(placed: Sequence[Placed]) -> frozenset[int]:
    """Return every word of the sentence's time expressions."""
    return frozenset(index for item in placed for index in item.words)


def spans_inside(times: Sequence[Timex], span: Span) -> Sequence[Timex]:
    """Return the expressions that begin inside a span, of expressions in text order."""
    first, last = (bisect_left(times, place, key=lambda timex: timex.span.start) for place in (span.start, span.end))
    return times[first:last]
