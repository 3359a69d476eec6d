"""Questions to a Universal Dependencies tree: who is the subject, what is coordinated, what is passive."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.records.syntax import ROOT, Sentence, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
"""Parts of speech that can head a noun phrase."""

RELATIVE_PRONOUNS = frozenset({"who", "whom", "whose", "which", "that"})
"""Words that stand for the noun their clause modifies (Universal Dependencies: `PronType=Rel`)."""


def conjuncts(sentence: Sentence, index: int) -> tuple[int, ...]:
    """Return the word and all that is coordinated with it below it, in text order: "A, B and C".

    What stands inside one name is one: "the Truth and Justice Commission".
    """
    found = [index]
    named = sentence.entity_at(index)
    for child in sentence.children_by(index, "conj"):
        if child.upos in NOMINAL and (named is None or sentence.entity_at(child.index) is not named):
            found.extend(conjuncts(sentence, child.index))
    return tuple(sorted(found))


def part_of(sentence: Sentence, index: int) -> int | None:
    """Return the noun that a quantity is a part of, or `None`: "most of the victims".

    The parser makes the phrase `nmod`, or `obl` where it takes the quantity for an adjective.
    """
    below = sentence.children_by(index, "nmod", "obl")
    return next((child.index for child in below if case_of(sentence, child.index) == "of"), None)


def is_passive(sentence: Sentence, index: int) -> bool:
    """Tell whether a verb is passive: by its auxiliary, its subject, or as a participle that modifies a noun."""
    token = sentence.tokens[index]
    if sentence.children_by(index, "nsubj:pass", "aux:pass", "csubj:pass"):
        return True
    if token.xpos == "VBN" and token.relation in ("acl", "advcl", "amod"):
        return not sentence.children_by(index, "nsubj", "aux")
    if token.relation == "conj" and token.xpos == "VBN" and not sentence.children_by(index, "nsubj", "aux"):
        return is_passive(sentence, token.head)
    return False


def is_present(sentence: Sentence, token: Token) -> bool:
    """Tell whether a verb stands in the present: "leaves", "is leaving", "is told"; the perfect tells what is past."""
    auxiliaries = sentence.children_by(token.index, "aux")
    first = auxiliaries[0] if auxiliaries else token
    return first.xpos in ("VBZ", "VBP") and first.lemma.lower() != "have"


def antecedent(sentence: Sentence, index: int) -> int | None:
    """Return the noun that the relative clause around a word modifies, or `None`."""
    for token in sentence.path_to_root(index):
        if token.deprel == "acl:relcl" and token.head != ROOT:
            return token.head
        if token.relation in ("ccomp", "root", "parataxis"):
            return None
    return None


def resolve_relative(sentence: Sentence, index: int) -> int:
    """Return the antecedent of a relative pronoun, any other word as it is."""
    token = sentence.tokens[index]
    if token.lemma.lower() in RELATIVE_PRONOUNS and token.xpos in ("WP", "WDT", "WP$"):
        found = antecedent(sentence, index)
        return index if found is None else found
    return index


def relative_object(sentence: Sentence, index: int) -> int | None:
    """Return the antecedent that a relative clause with a subject of its own takes as object, or `None`.

    The parser may make both its subjects: "a plan which the union and the church have criticised".
    """
    first, *others = sentence.children_by(index, "nsubj") or (None,)
    if first is None or not others or sentence.tokens[index].deprel != "acl:relcl":
        return None
    found = resolve_relative(sentence, first.index)
    return None if found == first.index else found


def direct_subject(sentence: Sentence, index: int) -> Token | None:
    """Return the subject that hangs on the verb itself, or `None`; expletives ("there", "it rains") are none."""
    found = sentence.children_by(index, "nsubj")
    return found[-1] if found else None  # of two ("state media TASS said") the name stands next to the verb


def subject(sentence: Sentence, index: int, depth: int = 0) -> int | None:
    """Return the word that acts as the verb's subject, through coordination, control and relative clauses.

    In a passive that is the one it is done to. `depth` stops on trees with endless chains.
    """
    token = sentence.tokens[index]
    own = direct_subject(sentence, index)
    if own is not None:
        return resolve_relative(sentence, own.index)
    if depth > 8 or token.head == ROOT:
        return None
    head = sentence.tokens[token.head]
    match token.relation:
        case "conj":
            return subject(sentence, head.index, depth + 1)
        case "xcomp":
            return _controller(sentence, head.index, depth)
        case "advcl" if token.xpos == "VBG" and _is_charge(sentence, index):
            return _controller(sentence, head.index, depth)
        case "advcl" if _is_nonfinite(sentence, token):
            return subject(sentence, head.index, depth + 1)
        case "acl" if token.xpos in ("VBG", "VBN", "VBD") and not sentence.children_by(index, "mark"):
            return head.index
        case "acl":
            return _owner(sentence, head.index, depth)
        case _:
            return None


def _is_nonfinite(sentence: Sentence, token: Token) -> bool:
    """Tell whether an adverbial clause takes its subject from the main one: "leaving", "to go", "after being asked"."""
    marks = sentence.children_by(token.index, "mark")
    if not marks or token.xpos in ("VB", "VBG") or any(mark.xpos == "TO" for mark in marks):
        return True
    auxiliaries = sentence.children_by(token.index, "aux", "cop")
    return token.xpos == "VBN" and all(auxiliary.xpos == "VBG" for auxiliary in auxiliaries)


def _is_charge(sentence: Sentence, index: int) -> bool:
    """Tell whether a gerund says what somebody is blamed or praised for: "sentenced him for", "accused them of"."""
    return any(mark.lemma.lower() in ("for", "of", "from") for mark in sentence.children_by(index, "mark"))


def _controller(sentence: Sentence, governor: int, depth: int) -> int | None:
    """Return who does an infinitive: the object of "ordered X to", else the subject of "wants to"."""
    objects = sentence.children_by(governor, "obj", "iobj")
    if objects and not is_passive(sentence, governor):
        return objects[0].index
    return subject(sentence, governor, depth + 1)


def _owner(sentence: Sentence, noun: int, depth: int) -> int | None:
    """Return whose plan, bid or refusal a noun is: its possessor, else the subject of the verb it belongs to."""
    for child in sentence.children_by(noun, "nmod:poss"):
        return child.index
    token = sentence.tokens[noun]
    if token.head == ROOT:
        return None
    if token.relation == "xcomp":
        return _controller(sentence, token.head, depth)
    return subject(sentence, token.head, depth + 1) if token.relation in ("obj", "obl") else None


def case_of(sentence: Sentence, index: int) -> str:
    """Return the adposition of a noun phrase, lower-cased, with what is fixed to it ("because of"); "" for none."""
    return sentence.once("case", index, lambda: _case_of(sentence, index))


def _case_of(sentence: Sentence, index: int) -> str:
    marks = sentence.children_by(index, "case")
    if not marks:  # "by Storm Mara": the parser may hang "by" on the second half of a name
        below = (c for part in sentence.children_by(index, "flat") for c in sentence.children_by(part.index, "case"))
        marks = tuple(mark for mark in below if mark.index < index)
    if not marks:
        return ""
    words = [marks[0], *sentence.children_by(marks[0].index, "fixed")]
    return " ".join(word.text.lower() for word in words)


def is_definite(sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun phrase takes its thing for known: "the attack", "their attack"."""
    return any(
        child.deprel == "nmod:poss" or child.lemma.lower() in ("the", "this", "that", "these", "those")
        for child in sentence.children(token.index)
    )


def clauses_above(sentence: Sentence, index: int) -> Iterator[tuple[Token, Token]]:
    """Yield, from the inside out, each word on the path to the root with its head."""
    token = sentence.tokens[index]
    while token.head != ROOT:
        head = sentence.tokens[token.head]
        yield token, head
        token = head


def verbal_tense(sentence: Sentence, index: int) -> str:
    """Return `past`, `perfect`, `pluperfect`, `ongoing`, `present`, or "" for a word without a tense of its own.

    Tense stands on the finite verb: the word itself or its first auxiliary (Universal Dependencies, `Tense`). A
    participle or an infinitive has that of nothing else; the second one of a coordination that of the first.
    """
    token = sentence.tokens[index]
    if token.upos != "VERB":
        return ""
    auxiliaries = sentence.children_by(index, "aux")
    if not auxiliaries and token.relation == "conj" and token.head != ROOT and token.xpos in ("VBN", "VBG"):
        auxiliaries = sentence.children_by(token.head, "aux")
    if not auxiliaries:
        return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(token.xpos, "")
    first = auxiliaries[0]
    if first.xpos == "MD":
        return ""
    is_progressive = any(word.xpos == "VBG" for word in (token, *auxiliaries))  # "is being attacked", too
    if is_progressive and first.xpos in ("VBZ", "VBP"):
        return "ongoing"
    if first.lemma.lower() == "have":
        return "pluperfect" if first.xpos == "VBD" else "perfect"
    return "past" if first.xpos == "VBD" else "present"
