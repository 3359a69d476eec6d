"""What a headline describes, the first paragraph names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

TITLE = "{adjective}/JJ/2/amod minister/NN/3/nsubj arrested|arrest/VBN/0/root"
LEAD = (
    "Police/NNS/2/nsubj arrested|arrest/VBD/0/root former/JJ/5/amod finance/NN/5/compound minister/NN/6/nmod:desc "
    "Oskar/NNP/2/obj/Person Brandt/NNP/6/flat/Person ././2/punct"
)
OTHER = "The|the/DT/2/det minister/NN/3/nmod:desc Ida/NNP/5/nsubj/Person Ronn/NNP/3/flat/Person left|leave/VBD/0/root"


def test_person_of_the_headline_bears_the_title(chains_of: Callable[..., Any]) -> None:
    """The former minister of the title is Oskar Brandt, a former finance minister."""
    chains = chains_of(TITLE.format(adjective="Former"), LEAD, paragraphs=[0, 1])

    assert chains.same("minister", "Oskar")


def test_person_of_another_paragraph_or_title_is_not(chains_of: Callable[..., Any]) -> None:
    """A Danish minister is not the former one; without a paragraph of its own the first sentence is no title."""
    danish = chains_of(TITLE.format(adjective="Danish"), LEAD, paragraphs=[0, 1])
    running = chains_of(TITLE.format(adjective="Former"), LEAD)
    later = chains_of(
        TITLE.format(adjective="Former"), "It|it/PRP/2/nsubj rained|rain/VBD/0/root", LEAD, paragraphs=[0, 1, 2]
    )

    assert not danish.same("minister", "Oskar")
    assert not running.same("minister", "Oskar")
    assert not later.same("minister", "Oskar")


def test_thing_of_the_headline_is_what_the_lead_brings_up(chains_of: Callable[..., Any]) -> None:
    """The warehouse of the title is the one that the lead calls "a warehouse"; of two it is neither."""
    title = "Blast|blast/NN/2/nsubj destroys|destroy/VBZ/0/root port/NN/4/compound warehouse/NN/2/obj"
    lead = "A|a/DT/2/det warehouse/NN/3/nsubj exploded|explode/VBD/0/root ././3/punct"
    two = "A|a/DT/3/det {0}/JJ/3/amod warehouse/NN/4/nsubj exploded|explode/VBD/0/root ././4/punct"

    assert chains_of(title, lead, paragraphs=[0, 1]).same("warehouse", "warehouse", occurrences=(1, 2))
    several = chains_of(
        title, two.format("red"), lead, lead.replace("exploded|explode", "burned|burn"), paragraphs=[0, 1, 1, 1]
    )
    assert not several.same("warehouse", "warehouse", occurrences=(1, 3))
