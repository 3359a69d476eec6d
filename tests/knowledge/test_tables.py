from pathlib import Path

import pytest

from kgraph.errors import KnowledgeError
from kgraph.knowledge.tables import read_table, table_header

HEADER = "# source: our own review\n# licence: MIT\n"


@pytest.fixture
def table(tmp_path: Path):
    """Write a table and return its path."""

    def write(text: str) -> Path:
        path = tmp_path / "words.tsv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_rows_know_their_columns_and_their_line(table):
    """A row gives its cells by column name and the number of its line in the file."""
    (row,) = read_table(table(HEADER + "lemma\ttype\n\nattack\tAssault\n"))

    assert (row["lemma"], row["type"], row.line) == ("attack", "Assault", 5)


def test_comments_between_rows_are_no_rows(table):
    """A comment or an empty line among the entries is not an entry."""
    rows = list(read_table(table(HEADER + "lemma\n# speech\nsay\n\ntell\n")))

    assert [row["lemma"] for row in rows] == ["say", "tell"]


def test_a_cell_may_start_with_a_hash(table):
    """Only a hash that stands before a blank makes a comment."""
    (row,) = read_table(table(HEADER + "lemma\n#metoo\n"))

    assert row["lemma"] == "#metoo"


@pytest.mark.parametrize("missing", ["source", "licence"])
def test_a_table_without_source_or_licence_is_refused(table, missing):
    """A table that does not tell its source and licence cannot be read."""
    header = "".join(line + "\n" for line in HEADER.splitlines() if missing not in line)

    with pytest.raises(KnowledgeError, match=f"# {missing}:"):
        read_table(table(header + "lemma\nsay\n"))


def test_an_empty_source_is_no_source(table):
    """The name of the header alone does not tell a source."""
    with pytest.raises(KnowledgeError, match="# source:"):
        read_table(table("# source:\n# licence: MIT\nlemma\nsay\n"))


def test_a_row_of_wrong_length_is_named_by_file_and_line(table):
    """A row with a column too many is reported with its file and line, before any row is handed out."""
    path = table(HEADER + "lemma\ttype\nsay\tSay\ntell\tSay\tTom told us.\n")

    with pytest.raises(KnowledgeError) as caught:
        read_table(path)

    assert f"{path}:5: has 3 columns; expected 2: lemma, type" == str(caught.value)


def test_other_columns_than_expected_are_refused(table):
    """A loader that names its columns does not read a table of other columns."""
    with pytest.raises(KnowledgeError, match="columns are lemma; expected lemma, type"):
        read_table(table(HEADER + "lemma\nsay\n"), ("lemma", "type"))


def test_a_column_named_twice_is_refused(table):
    """A table may not use a column name twice."""
    with pytest.raises(KnowledgeError, match="not distinct"):
        read_table(table(HEADER + "lemma\tlemma\nsay\tsay\n"))


def test_a_table_without_a_head_line_is_refused(table):
    """Comments alone are no table."""
    with pytest.raises(KnowledgeError, match="no line of column names"):
        read_table(table(HEADER))


def test_a_missing_file_is_a_knowledge_error(tmp_path):
    """A table that is not there is reported by its path."""
    with pytest.raises(KnowledgeError, match=r"nothing\.tsv:0: cannot be read"):
        read_table(tmp_path / "nothing.tsv")


def test_bytes_that_are_not_utf8_are_named_by_line(tmp_path):
    """A table in another encoding is reported with the line of the first wrong byte."""
    path = tmp_path / "latin.tsv"
    path.write_bytes(HEADER.encode() + b"lemma\ncaf\xe9\n")

    with pytest.raises(KnowledgeError, match=r"latin\.tsv:4: is not UTF-8"):
        read_table(path)


def test_a_word_outside_the_choice_names_column_and_words(table):
    """A cell that takes one of a few words refuses any other and says which there are."""
    (row,) = read_table(table(HEADER + "lemma\tstance\nsay\tneutrl\n"))

    with pytest.raises(KnowledgeError, match=r'words\.tsv:4: stance is "neutrl"; expected one of denies, neutral'):
        row.choice("stance", {"neutral", "denies"})


def test_a_list_is_split_at_bars(table):
    """A cell with bars holds several items; an empty cell holds none."""
    (row,) = read_table(table(HEADER + "objects\tparticle\nmissile|rocket\t\n"))

    assert (row.parts("objects"), row.parts("particle")) == (("missile", "rocket"), ())


def test_an_empty_item_of_a_list_is_refused(table):
    """Two bars in a row are a slip, not an empty item."""
    (row,) = read_table(table(HEADER + "objects\nmissile||rocket\n"))

    with pytest.raises(KnowledgeError, match="is empty"):
        row.parts("objects")


def test_the_header_is_readable(table):
    """Source and licence can be listed for users of the data."""
    assert dict(table_header(table(HEADER + "lemma\nsay\n"))) == {"source": "our own review", "licence": "MIT"}
