from pathlib import Path

import pytest

from kgraph.errors import KnowledgeError
from kgraph.knowledge.rolesets import RolesetTable

FOLDER = Path(__file__).parents[2] / "kgraph" / "knowledge" / "en"
HEADER = "# source: our own review\n# licence: MIT\n"


@pytest.fixture(scope="module")
def rolesets() -> RolesetTable:
    """Return the rolesets of English."""
    return RolesetTable(FOLDER / "rolesets.tsv")


def test_a_roleset_tells_what_its_roles_are(rolesets):
    """The numbered roles of a sense carry function tags: who signs, what is signed, with whom."""
    sign = rolesets.get("sign.02")

    assert (sign.lemma, dict(sign.roles)) == ("sign", {"ARG0": "PAG", "ARG1": "PPT", "ARG2": "COM"})
    assert sign.framenet == ("Sign_agreement",)
    assert sign.role_with("COM", "GOL") == "ARG2"


def test_an_unknown_roleset_is_none(rolesets):
    """A sense that PropBank does not have is not made up."""
    assert rolesets.get("sign.99") is None


def test_senses_of_a_verb_and_of_a_noun_differ(rolesets):
    """The noun "firing" dismisses; the verb "fire" shoots as well."""
    assert [roleset.id for roleset in rolesets.of("firing", "n")] == ["fire.02"]
    assert {"fire.01", "fire.02"} <= {roleset.id for roleset in rolesets.of("fire", "v")}


@pytest.mark.parametrize("written", ["carry out", "carry_out", "Carry Out"])
def test_phrasal_verbs_have_rolesets(written, rolesets):
    """A phrasal verb is found with a blank or an underscore."""
    assert [roleset.id for roleset in rolesets.of(written, "v")] == ["carry_out.03"]


def test_a_word_that_nobody_knows_has_no_senses(rolesets):
    """An invented verb has no rolesets."""
    assert rolesets.of("blorgify", "v") == ()


def test_a_damaged_roleset_is_named_by_file_and_line(tmp_path):
    """A line of the roleset table that lost its columns is reported with its number."""
    path = tmp_path / "rolesets.tsv"
    path.write_text(HEADER + "id\troles\tverbnet\tframenet\taliases\tgloss\nsign.02\t0PAG\n", encoding="utf-8")

    with pytest.raises(KnowledgeError, match=r"rolesets\.tsv:4: has 2 columns"):
        RolesetTable(path).get("sign.02")
