import pytest

from kgraph.errors import KnowledgeError
from kgraph.knowledge.entries import read_reporting, read_signatures, read_spellings, read_verbs

HEADER = "# source: our own review\n# licence: MIT\n"


def test_a_wrong_role_is_named_by_file_and_line(tmp_path):
    """A misspelt role in verbs.tsv is reported with file, line, and what was expected."""
    path = tmp_path / "verbs.tsv"
    columns = "lemma\tparticle\tsense\tobjects\ttype\tactor\ttarget\texample\n"
    path.write_text(HEADER + columns + "arrive\t\t\t\tMove\tAGR1\t\tShe arrived.\n", encoding="utf-8")

    with pytest.raises(KnowledgeError, match=r'verbs\.tsv:4: actor is "AGR1"; expected one of ARG0'):
        list(read_verbs(path, {}))


def test_an_unknown_class_of_objects_is_refused(tmp_path):
    """A verb may name only classes that objects.tsv has."""
    path = tmp_path / "verbs.tsv"
    columns = "lemma\tparticle\tsense\tobjects\ttype\tactor\ttarget\texample\n"
    path.write_text(HEADER + columns + "fire\t\t\t@wepon\tAssault\t\t\tThey fired.\n", encoding="utf-8")

    with pytest.raises(KnowledgeError, match=r'verbs\.tsv:4: objects name the class "@wepon"'):
        list(read_verbs(path, {"weapon": frozenset({"gun"})}))


def test_a_doer_is_no_object(tmp_path):
    """Behind a circumflex stands who does it."""
    path = tmp_path / "verbs.tsv"
    columns = "lemma\tparticle\tsense\tobjects\ttype\tactor\ttarget\texample\n"
    path.write_text(HEADER + columns + "burn\t\t\tbus|^@mob\tProtest\t\t\tRioters burned a bus.\n", encoding="utf-8")

    (entry,) = read_verbs(path, {"mob": frozenset({"rioter"})})

    assert (entry.objects, entry.doers) == (frozenset({"bus"}), frozenset({"rioter"}))


def test_an_entry_that_stands_twice_is_refused(tmp_path):
    """The second of two entries for one word is reported with the line of the first."""
    path = tmp_path / "reporting.tsv"
    columns = "lemma\tpos\tattitude\tstance\ttype\tpolarity\tstatus\tsenses\texample\n"
    row = "say\tv\tspeech\tneutral\tSay\tpositive\t\t\tHe said so.\n"
    path.write_text(HEADER + columns + row + row, encoding="utf-8")

    with pytest.raises(KnowledgeError, match=r"reporting\.tsv:5: say v stands in line 4 already"):
        list(read_reporting(path))


def test_an_entry_without_an_example_is_refused(tmp_path):
    """Every entry shows a sentence that it is for."""
    path = tmp_path / "signatures.tsv"
    columns = "lemma\tpos\tcomplement\taffirmed\tnegated\thelper\taspect\tcontroller\texample\n"
    row = "manage\tv\tinf\t+happened\t-happened\tyes\t\tsubject\t\n"
    path.write_text(HEADER + columns + row, encoding="utf-8")

    with pytest.raises(KnowledgeError, match=r"signatures\.tsv:4: example is empty"):
        list(read_signatures(path))


def test_the_longest_ending_comes_first(tmp_path):
    """Spellings are tried from the longest ending on, so that "isation" is not taken for a shorter one."""
    path = tmp_path / "spellings.tsv"
    path.write_text(HEADER + "ending\tother\texample\nion\tx\tx\nisation\tization\tx\n", encoding="utf-8")

    assert read_spellings(path) == (("isation", "ization"), ("ion", "x"))
