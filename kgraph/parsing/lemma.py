"""Lemmas as edit scripts: what to cut from the end of a lower-cased form, and what to put there."""

from __future__ import annotations


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
