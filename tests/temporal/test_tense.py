import pytest

from kgraph.records.document import Span
from kgraph.records.syntax import Sentence, Token
from kgraph.temporal.algebra import Direction
from kgraph.temporal.tense import Tenses


def sentence(*rows: tuple[str, str, str, int, str]) -> Sentence:
    """Return a sentence from (text, lemma, xpos, head, deprel) rows."""
    tokens, start = [], 0
    for index, (text, lemma, xpos, head, deprel) in enumerate(rows):
        tokens.append(Token(index, Span(start, start + len(text)), text, lemma, "X", xpos, (), head, deprel))
        start += len(text) + 1
    return Sentence("d", Span(0, start), tuple(tokens))


CASES = {
    "met on Friday": (Direction.PAST, [("met", "meet", "VBD", -1, "root")]),
    "will meet on Friday": (Direction.FUTURE, [("meet", "meet", "VB", -1, "root"), ("will", "will", "MD", 0, "aux")]),
    "has met on Friday": (Direction.PAST, [("met", "meet", "VBN", -1, "root"), ("has", "have", "VBZ", 0, "aux")]),
    "may have met on Friday": (
        Direction.PAST,
        [("met", "meet", "VBN", -1, "root"), ("may", "may", "MD", 0, "aux"), ("have", "have", "VB", 0, "aux")],
    ),
    "will have met by Friday": (
        Direction.FUTURE,
        [("met", "meet", "VBN", -1, "root"), ("will", "will", "MD", 0, "aux"), ("have", "have", "VB", 0, "aux")],
    ),
    "is meeting on Friday": (Direction.FUTURE, [("meeting", "meet", "VBG", -1, "root"), ("is", "be", "VBZ", 0, "aux")]),
    "was held on Friday": (Direction.PAST, [("held", "hold", "VBN", -1, "root"), ("was", "be", "VBD", 0, "aux:pass")]),
    "is to meet on Friday": (Direction.FUTURE, [("meet", "meet", "VB", -1, "root"), ("is", "be", "VBZ", 0, "aux")]),
    "was to meet on Friday": (
        Direction.FUTURE,
        [("meet", "meet", "VB", -1, "root"), ("was", "be", "VBD", 0, "cop"), ("to", "to", "TO", 0, "mark")],
    ),
    "an election due to be held in May": (
        Direction.FUTURE,
        [
            ("held", "hold", "VBN", 1, "acl"),
            ("election", "election", "NN", -1, "root"),
            ("due", "due", "JJ", 0, "mark"),
            ("be", "be", "VB", 0, "aux:pass"),
        ],
    ),
    "does meet on Friday": (Direction.PRESENT, [("meet", "meet", "VB", -1, "root"), ("does", "do", "VBZ", 0, "aux")]),
    "if they do not stop by Friday": (
        Direction.FUTURE,
        [
            ("stop", "stop", "VB", 1, "advcl"),
            ("attack", "attack", "VBD", -1, "root"),
            ("if", "if", "IN", 0, "mark"),
            ("do", "do", "VBP", 0, "aux"),
        ],
    ),
    "opens on Friday": (Direction.PRESENT, [("opens", "open", "VBZ", -1, "root")]),
    "says Friday": (Direction.PAST, [("says", "say", "VBZ", -1, "root")]),
    "plans to meet": (
        Direction.FUTURE,
        [("meet", "meet", "VB", 1, "xcomp"), ("planned", "plan", "VBD", -1, "root"), ("to", "to", "TO", 0, "mark")],
    ),
    "failed to meet": (
        Direction.PAST,
        [("meet", "meet", "VB", 1, "xcomp"), ("failed", "fail", "VBD", -1, "root"), ("to", "to", "TO", 0, "mark")],
    ),
    "demanded that he resign": (
        Direction.FUTURE,
        [("resign", "resign", "VB", 1, "ccomp"), ("demanded", "demand", "VBD", -1, "root")],
    ),
    "proposed meeting": (
        Direction.FUTURE,
        [("meeting", "meet", "VBG", 1, "xcomp"), ("proposed", "propose", "VBD", -1, "root")],
    ),
    "who is tired after meeting": (
        Direction.PAST,
        [
            ("meeting", "meet", "VBG", 1, "advcl"),
            ("tired", "tired", "JJ", -1, "root"),
            ("is", "be", "VBZ", 1, "cop"),
            ("after", "after", "IN", 0, "mark"),
        ],
    ),
    "denied meeting": (
        Direction.PAST,
        [("meeting", "meet", "VBG", 1, "xcomp"), ("denied", "deny", "VBD", -1, "root")],
    ),
    "urged to vote": (
        Direction.FUTURE,
        [("vote", "vote", "VB", 1, "xcomp"), ("urged", "urge", "VBD", -1, "root"), ("to", "to", "TO", 0, "mark")],
    ),
    "likely to be restored": (
        Direction.FUTURE,
        [
            ("restored", "restore", "VBN", 1, "xcomp"),
            ("likely", "likely", "JJ", -1, "root"),
            ("be", "be", "VB", 0, "aux:pass"),
            ("to", "to", "TO", 0, "mark"),
        ],
    ),
    "has been mayor": (
        Direction.PAST,
        [("mayor", "mayor", "NN", -1, "root"), ("has", "have", "VBZ", 0, "aux"), ("been", "be", "VBN", 0, "cop")],
    ),
    "Friday's meeting": (Direction.NEAREST, [("meeting", "meeting", "NN", -1, "root")]),
}


@pytest.mark.parametrize("case", sorted(CASES))
def test_the_tense_of_the_governing_verb_decides(case: str, grammar) -> None:
    """Past tenses point back, future and planning ahead, a simple present to what is due, a noun nowhere."""
    expected, rows = CASES[case]
    whole = sentence(*rows, ("Friday", "Friday", "NNP", 0, "obl"))

    assert expected is Tenses(whole, grammar).direction_at(len(rows))


def test_a_tree_that_bites_its_tail_has_no_tense(grammar) -> None:
    """A broken tree ends the search instead of the program."""
    whole = sentence(("a", "a", "NN", 1, "dep"), ("b", "b", "NN", 0, "dep"))

    assert Direction.NEAREST is Tenses(whole, grammar).direction_at(0)


HABITS = {
    "can snow in May": (Direction.ALWAYS, [("snow", "snow", "VB", -1, "root"), ("can", "can", "MD", 0, "aux")]),
    "usually meet in May": (
        Direction.ALWAYS,
        [("meet", "meet", "VBP", -1, "root"), ("usually", "usually", "RB", 0, "advmod")],
    ),
    "usually met in May": (
        Direction.PAST,
        [("met", "meet", "VBD", -1, "root"), ("usually", "usually", "RB", 0, "advmod")],
    ),
    "will usually meet": (
        Direction.FUTURE,
        [
            ("meet", "meet", "VB", -1, "root"),
            ("will", "will", "MD", 0, "aux"),
            ("usually", "usually", "RB", 0, "advmod"),
        ],
    ),
}


@pytest.mark.parametrize("name", HABITS)
def test_what_is_always_so_points_nowhere(name: str, grammar) -> None:
    """Ability and habit in the present are of no year; a habit of the past is past."""
    expected, rows = HABITS[name]

    assert expected is Tenses(sentence(*rows), grammar).direction_at(0)


def test_what_a_present_copula_describes_is_always_so(grammar) -> None:
    """July is the driest month; July was the driest month."""
    for tag, expected in (("VBZ", Direction.ALWAYS), ("VBD", Direction.PAST)):
        rows = [("July", "July", "NNP", 2, "nsubj"), ("is", "be", tag, 2, "cop"), ("month", "month", "NN", -1, "root")]

        assert expected is Tenses(sentence(*rows), grammar).direction_at(0)


LASTING = {
    "has been fighting for a year": (
        True,
        [("fighting", "fight", "VBG", -1, "root"), ("has", "have", "VBZ", 0, "aux"), ("been", "be", "VBN", 0, "aux")],
    ),
    "have lived there for a year": (True, [("lived", "live", "VBN", -1, "root"), ("have", "have", "VBP", 0, "aux")]),
    "has been jailed for a year": (
        False,
        [("jailed", "jail", "VBN", -1, "root"), ("has", "have", "VBZ", 0, "aux"), ("been", "be", "VBN", 0, "aux:pass")],
    ),
    "fought for a year": (False, [("fought", "fight", "VBD", -1, "root")]),
    "will fight for a year": (False, [("fight", "fight", "VB", -1, "root"), ("will", "will", "MD", 0, "aux")]),
}


@pytest.mark.parametrize("name", LASTING)
def test_the_perfect_lasts_until_now(name: str, grammar) -> None:
    """What has gone on for a year still goes on; a sentence to a year, a past and a future do not."""
    expected, rows = LASTING[name]

    assert expected is Tenses(sentence(*rows), grammar).is_lasting(0)


STILL = {
    "has been banned until May": (
        True,
        [("banned", "ban", "VBN", -1, "root"), ("has", "have", "VBZ", 0, "aux"), ("been", "be", "VBN", 0, "aux:pass")],
    ),
    "had banned until May": (False, [("banned", "ban", "VBN", -1, "root"), ("had", "have", "VBD", 0, "aux")]),
    "banned until May": (False, [("banned", "ban", "VBD", -1, "root")]),
}


@pytest.mark.parametrize("name", STILL)
def test_what_has_been_banned_until_a_day_still_is(name: str, grammar) -> None:
    """The present perfect tells what holds on; a past or past perfect was over some day."""
    expected, rows = STILL[name]

    assert expected is Tenses(sentence(*rows, ("May", "May", "NNP", 0, "obl")), grammar).is_still_so(len(rows))


ASSIGNED = {
    "has called a strike for Friday": (
        True,
        [("called", "call", "VBN", -1, "root"), ("has", "have", "VBZ", 0, "aux"), ("strike", "strike", "NN", 0, "obj")],
    ),
    "had called a strike for Friday": (
        False,
        [("called", "call", "VBN", -1, "root"), ("had", "have", "VBD", 0, "aux"), ("strike", "strike", "NN", 0, "obj")],
    ),
    "published figures for Friday": (
        False,
        [
            ("published", "publish", "VBD", -1, "root"),
            ("the", "the", "DT", 2, "det"),
            ("figures", "x", "NNS", 0, "obj"),
        ],
    ),
}


@pytest.mark.parametrize("name", ASSIGNED)
def test_what_is_called_for_a_day_has_it_ahead(name: str, grammar) -> None:
    """A strike called for Friday is to come; figures for Friday are not, nor what had been called."""
    expected, rows = ASSIGNED[name]
    tokens = sentence(*rows, ("Friday", "Friday", "NNP", 0, "obl"))

    assert expected is Tenses(tokens, grammar).is_assigned(3)


def test_a_verb_inside_a_quotation_says_nothing_of_what_stands_outside(grammar) -> None:
    """In '"We will leave," she said Friday' a wrong arc to "leave" does not make the Friday one to come."""
    rows = [
        ('"', '"', "``", 2, "punct"),
        ("will", "will", "MD", 2, "aux"),
        ("leave", "leave", "VB", 5, "ccomp"),
        ('"', '"', "''", 2, "punct"),
        ("she", "she", "PRP", 5, "nsubj"),
        ("said", "say", "VBD", -1, "root"),
        ("Friday", "Friday", "NNP", 2, "obl"),
    ]

    assert Direction.PAST is Tenses(sentence(*rows), grammar).direction_at(6)
    assert Direction.FUTURE is Tenses(sentence(*rows), grammar).direction_at(2)


@pytest.mark.parametrize(("deprel", "loose"), [("nmod", True), ("obl", False)])
def test_a_day_of_a_noun_hangs_loosely_on_the_verb(deprel: str, loose: bool, grammar) -> None:
    """The holders of record of November 24 say less of its year than what happened on it."""
    token = Token(1, Span(2, 4), "24", "24", "NUM", "CD", (), 0, deprel)
    whole = Sentence("d", Span(0, 4), (Token(0, Span(0, 1), "x", "x", "NOUN", "NN", (), -1, "root"), token))

    assert loose is Tenses(whole, grammar).is_under_noun(1)
