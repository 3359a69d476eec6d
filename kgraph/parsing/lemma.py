"""Lemmas as edit scripts: what to cut from the end of a lower-cased form, and what to put there."""

from __future__ import annotations

from collections.abc import Callable

VOWELS = frozenset("aeiou")


def script_of(form: str, lemma: str) -> str:
    """Return the edit script that turns the form into the lemma.

    `2:y` cuts two characters and appends `y` ("parties", "party"); an upper-case `T` or `A` in front says that
    the lemma is written Title ("Paris") or as the form is ("NATO", "McDonald"). `=be` gives the lemma whole.
    """
    if form == lemma and form != form.lower():
        return "T0:" if form == form.capitalize() else "A0:"
    case = "T" if lemma != lemma.lower() and lemma == lemma.capitalize() else ""
    lower, target = form.lower(), lemma.lower()
    if lemma not in (target, target.capitalize()):
        return "=" + lemma
    shared = 0
    while shared < min(len(lower), len(target)) and lower[shared] == target[shared]:
        shared += 1
    if shared == 0:
        return "=" + lemma
    return f"{case}{len(lower) - shared}:{target[shared:]}"


def apply_script(form: str, script: str) -> str:
    """Return the lemma that the edit script makes of the form; the lower-cased form where it does not fit."""
    if script.startswith("="):
        return script[1:]
    if script.startswith("A"):
        return form
    title = script.startswith("T")
    count, colon, ending = script.removeprefix("T").partition(":")
    lower = form.lower()
    if not colon or int(count) >= len(lower) + bool(ending):
        return lower
    lemma = lower[: len(lower) - int(count)] + ending
    return lemma.capitalize() if title else lemma


def regular_bases(form: str, xpos: str) -> tuple[str, ...]:
    """Return the bases that a regular verb form can have, the likeliest first; empty for a base or an irregular tag.

    English spelling: "tried" of "try", "stopped" of "stop", "captured" of "capture", "gathered" of "gather".
    """
    lower = form.lower()
    endings = {"VBD": ("ed",), "VBN": ("ed",), "VBG": ("ing",), "VBZ": ("es", "s")}.get(xpos, ())
    ending = next((e for e in endings if lower.endswith(e) and len(lower) > len(e) + 1), None)
    if ending is None:
        return ()
    stem = lower.removesuffix(ending)
    bases = [stem, stem + "e"]
    if stem.endswith("i"):
        bases.insert(0, stem[:-1] + "y")
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWELS:
        bases.insert(1, stem[:-1])
    return tuple(bases)


def known_lemma(form: str, lemma: str, xpos: str, is_known: Callable[[str], bool]) -> str:
    """Return the lemma, or where it is no known verb one that the form regularly belongs to, or is itself."""
    if is_known(lemma):
        return lemma
    return next((base for base in (*regular_bases(form, xpos), form.lower()) if is_known(base)), lemma)
