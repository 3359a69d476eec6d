"""Where words and paragraphs begin and end."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kgraph.knowledge.tables import Row, read_table
from kgraph.parsing.word_expression import KINDS, TABLE
from kgraph.parsing.words import paragraphs, words
from kgraph.records.document import Span

FIXED = settings(derandomize=True, deadline=None, max_examples=300)
PROSE = st.text(alphabet="aAz.,'’\"-–/()[]#@_&*:;!?$%0123456789 \n\tsdntve\u00ad\u200b\u200d\ufe0f😀é中…")


def cut(text: str) -> str:
    """Return the words with one space between them."""
    return " ".join(span.of(text) for span in words(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He didn't go.", "He did n't go ."),
        ("He didn’t go.", "He did n’t go ."),
        ("They'd've left, she'll stay.", "They 'd 've left , she 'll stay ."),
        ("CAN'T", "CA N'T"),
        ("It cannot be; we're gonna see.", "It can not be ; we 're gon na see ."),
        ("Zelensky's and the soldiers' tents", "Zelensky 's and the soldiers ' tents"),
        ("'Tis y'all's turn", "'T is y' all 's turn"),
        ("dont, alot", "do nt , a lot"),
        ('"Ford"\'s', '" Ford " \'s'),
    ],
)
def test_contractions_and_clitics_are_words_of_their_own(text: str, expected: str):
    """A contraction is cut where its words meet."""
    assert expected == cut(text)


@pytest.mark.parametrize(
    "word",
    [
        *("O'Connor", "Qa'ida", "D’Alesandro", "Shi'ite", "o'clock", "its", "didst", "cant0", "wonted", "canny"),
        *("AT&T", "R&D", "w/o", "saem_aero", "sh*t", "CO2", "AK47", "20th", "1970s", "1960's", "4G", "330i"),
        *("e-mail", "pro-government", "Anti-Kremlin", "mid-1980s", "co-founder", "career-wise"),
        *("U.S.", "a.k.a", "Ph.D.", "U.S.A"),
        *("1,200", "12,00,000", "3.5", "7:30", "9/11", "11/28/2000", "2024-03-05", "345-9945", "192.168.0.1", "$"),
        *("http://a.example/b?c=d,e&f=(g)#h", "www.kyiv.example/x", "jane.roe+x@mail.example", "report.pdf"),
        *(
            "#StandWithUkraine",
            "@jane_roe",
            "...",
            "?!",
            "--",
            ":)",
            "😀",
            "👩\u200d🚀",
            "🇺🇦",
            "…",
            "US$",
            "''",
        ),
        *("naïve", "cafe\u0301", "Київ", "北京", "H₂O", "basic\u00adally", "\ud800"),
    ],
)
def test_some_marks_do_not_cut(word: str):
    """What the treebanks take for one word is one, between blanks and between brackets."""
    assert f"x {word} x" == cut(f"x {word} x")
    assert f"[ {word} ]" == cut(f"[ {word} ]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("al-Ani, a 26-year-old", "al - Ani , a 26 - year - old"),
        ("US-backed, UN-led, re-", "US - backed , UN - led , re -"),
        ("non‑aligned but long‑range", "non‑aligned but long ‑ range"),
        ("1969-1970, 400–500 and 500-1000", "1969 - 1970 , 400 – 500 and 500 - 1000"),
        ("and/or 3/4, 24/7", "and / or 3 / 4 , 24 / 7"),
        ("20km at 7:30pm, 50kg", "20 km at 7:30 pm , 50 kg"),
        ("$1.2bn, €5m, £20, $5b, 10%", "$ 1.2 bn , € 5 m , £ 20 , $ 5 b , 10 %"),
        ("5b 4x4", "5b 4x4"),
        ("#1 and @ 5", "# 1 and @ 5"),
        ("35°C", "35 ° C"),
        ("(see http://a.example/b).", "( see http://a.example/b ) ."),
        ("Mail jane@mail.example.", "Mail jane@mail.example ."),
        ("It ended.Then it rained.", "It ended . Then it rained ."),
        ("“Stop,” he said…‘Why?’", "“ Stop , ” he said … ‘ Why ? ’"),
        ("«Да» „ja“", "« Да » „ ja “"),
        ("**bold** _soft_", "** bold ** _ soft _"),
        ("Wait...what?!", "Wait ... what ?!"),
        ("in '72 'twas 'good'", "in '72 't was ' good '"),
        ("rock 'n' roll, the mayor 'n' I", "rock 'n' roll , the mayor 'n' I"),
        ("The F-16s, Su-35 and T-72", "The F - 16s , Su - 35 and T - 72"),
        ("a 3-2 win, 12/11/2024, 2024-11-12, 14:30", "a 3 - 2 win , 12/11/2024 , 2024-11-12 , 14:30"),
        ("EUR5m, C$20m, Rs500, R18.50 and PM2.5", "EUR 5 m , C$ 20 m , Rs 500 , R18.50 and PM2.5"),
        ("7,5 euros, but 3,to 5 and [1,2]", "7,5 euros , but 3 , to 5 and [ 1 , 2 ]"),
        ("on May 3,2024", "on May 3 , 2024"),
        ("up 200bps, or 2.5pc", "up 200 bps , or 2.5 pc"),
        ("anti-U.S. and non-U.N. troops", "anti-U.S. and non-U.N. troops"),
        ("bbc.co.uk/news (kyivpost.com).", "bbc.co.uk/news ( kyivpost.com ) ."),
        ("``Yes,'' he said—‘no’", "`` Yes , '' he said — ‘ no ’"),
        ("Ukraine | 1,204 | 3 Feb. 2024", "Ukraine | 1,204 | 3 Feb. 2024"),
        ("He met 习近平 and Владимир.[3]", "He met 习近平 and Владимир . [ 3 ]"),
        ("KYIV, Nov. 12 (AFP) — Talks", "KYIV , Nov. 12 ( AFP ) — Talks"),
        ("R1.2bn and N500,000 in A320s on M25", "R 1.2 bn and N 500,000 in A320s on M25"),
        ("Rs. 500, Dh5,000 and Tk500; down 3p", "Rs. 500 , Dh 5,000 and Tk 500 ; down 3 p"),
        ("the post-9/11 and pre-5/4 rules", "the post-9/11 and pre-5/4 rules"),
        ("BA.5 and B.1.1.7, Acme (ACM.L)", "BA.5 and B.1.1.7 , Acme ( ACM.L )"),
        ("-LRB- Monday -RRB-", "-LRB- Monday -RRB-"),
        ("Li &amp; Co. said &quot;no&quot;", "Li &amp; Co. said &quot; no &quot;"),
        ("C++, C# and C.", "C++ , C# and C ."),
        ("(draft).doc, the .com boom", "( draft ) .doc , the .com boom"),
        ("Is it over.? .The end", "Is it over .? . The end"),
        ("‘em and the ‘90s, rock ‘n’ roll", "‘em and the ‘90s , rock ‘n’ roll"),
        ("a ‘cause for concern’", "a ‘ cause for concern ’"),
    ],
)
def test_other_marks_are_words(text: str, expected: str):
    """Hyphens, slashes, units, currency, quotes and brackets stand for themselves."""
    assert expected == cut(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gen. J. K. Roe met Mr. Li.", "Gen. J. K. Roe met Mr. Li ."),
        ("George W. Bush left the U.S. in May.", "George W. Bush left the U.S. in May ."),
        ("J.K.Rowling", "J.K. Rowling"),
        ("It left the U.S.", "It left the U.S."),
        ("It ended at 5 p.m.", "It ended at 5 p.m ."),
        ("It ended at 5 p.m. The", "It ended at 5 p.m . The"),
        ("It ended at 5 p.m. EST", "It ended at 5 p.m. EST"),
        ("rice, oil, etc.\n\nThen", "rice , oil , etc . Then"),
        ("rice, etc., and", "rice , etc. , and"),
        ("rice, etc. Ships left.", "rice , etc . Ships left ."),
        ("rice, etc... and", "rice , etc ... and"),
        ("GEN. ROE of ACME LTD. AND", "GEN. ROE of ACME LTD. AND"),
        ("Acme Inc. fell; so did Acme Inc.", "Acme Inc. fell ; so did Acme Inc ."),
        ("Resolution No. 242. No. Never", "Resolution No. 242 . No . Never"),
        ("Vitamin C. It helps.", "Vitamin C . It helps ."),
        ("It has plan B.", "It has plan B ."),
        ("Dist., Peterson, C.; Matthews", "Dist. , Peterson , C. ; Matthews"),
        ("in rain, (e.g. The Hague) i.e. The end", "in rain , ( e.g. The Hague ) i.e. The end"),
        ("H. R. 1280 and plan B. 12 men", "H. R. 1280 and plan B . 12 men"),
        ("Lt. Gen. J. R. Smith Jr. left", "Lt. Gen. J. R. Smith Jr. left"),
        ("He said no. Then", "He said no . Then"),
        ("E. coli and Mr. T. were named.", "E. coli and Mr. T. were named ."),
    ],
)
def test_full_stops(text: str, expected: str):
    """A full stop belongs to an abbreviation, unless it certainly ends a sentence."""
    assert expected == cut(text)


def test_a_part_of_the_text_ends_as_a_paragraph_does():
    """Offsets are those of the whole text, and the end of the part ends its last sentence."""
    text = "One. Rice, etc. The end."

    assert ["Rice", ",", "etc", "."] == [span.of(text) for span in words(text, Span(5, 15))]
    assert (Span(5, 9), Span(9, 10), Span(11, 14), Span(14, 15)) == words(text, Span(5, 15))


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\ufeff", "\x00\x1f", "\u00ad\u200d"])
def test_what_cannot_be_seen_is_no_word(text: str):
    """Whitespace, control and format characters alone hold no word and no paragraph."""
    assert () == words(text)
    assert () == paragraphs(text)


@FIXED
@example("\u00ada\u00ad")
@example("'s's's")
@example("\u2028a\x85b")
@given(st.one_of(st.text(), PROSE))
def test_words_are_slices_that_cover_everything_visible(text: str):
    """Every visible character is in exactly one word; words are in order, without whitespace, and never empty."""
    found = words(text)
    covered = [position for span in found for position in range(span.start, span.end)]

    assert covered == sorted(set(covered))
    assert all(len(span) > 0 and not any(c.isspace() for c in span.of(text)) for span in found)
    assert all(_may_be_skipped(text[position]) for position in set(range(len(text))) - set(covered))


@FIXED
@given(st.one_of(st.text(), PROSE))
def test_paragraphs_hold_all_words(text: str):
    """Every word lies in exactly one paragraph, and paragraphs neither overlap nor end in blanks."""
    found = paragraphs(text)

    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(span.of(text) == span.of(text).strip() != "" for span in found)
    assert all(any(paragraph.contains(word) for paragraph in found) for word in words(text))


def _may_be_skipped(character: str) -> bool:
    return (
        character.isspace()
        or unicodedata.category(character) in ("Cc", "Cf", "Cn")
        or "\ufe00" <= character <= "\ufe0f"
    )


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        " ",
        ".",
        "a",
        "-",
        "a-",
        "a.",
        "1,",
        "1.",
        "/",
        "(",
        "'s",
        "etc. ",
        "\n",
        "a\n",
        "http://(",
        "a@",
        "\u00ad",
        "😀\u200d",
        "1,1",
        "a.b/",
        "C. ",
        "Ab.,",
        "anti-A.",
        "EUR5",
        "'n'",
        "By A\n",
        "LIMA, Peru (A\n",
        "A B-C \n",
        "x" * 50 + "\n",
    ],
)
def test_time_is_linear(unit: str):
    """Four times the text takes no more than a few times as long, whatever it repeats."""
    small, large = (_seconds(unit * (length // len(unit))) for length in (20_000, 80_000))

    assert large < 12 * small + 0.2


NEWS = "KYIV, Ukraine (AP) — Lt. Gen. J. R. Roe said the U.S. lost 3 F-16s, worth $2.5bn; he “can't” confirm it. "


def test_a_long_line_takes_no_longer_than_its_words():
    """Eight times as much of one line takes no more than a few times eight as long; squared it would be 64."""
    little, much = (_seconds(NEWS * (size // len(NEWS))) for size in (50_000, 400_000))

    assert much < 24 * little + 0.2


def _seconds(text: str) -> float:
    """Return the shortest of three times: a collection of garbage may fall into any of them."""
    return min(_seconds_once(text) for _ in range(3))


def _seconds_once(text: str) -> float:
    begin = time.process_time()
    words(text)
    paragraphs(text)
    return time.process_time() - begin


# ---------------------------------------------------------------- paragraphs


def parts(text: str) -> list[str]:
    """Return the text of each paragraph."""
    return [span.of(text) for span in paragraphs(text)]


def test_a_blank_line_ends_a_paragraph():
    """Blank lines, also with blanks in them and in other line ends, separate paragraphs."""
    assert ["One.", "Two.", "Three."] == parts("One.\n\nTwo.\r\n \t\r\n\ufeffThree.\n")


def test_a_line_is_a_paragraph_in_unwrapped_text():
    """In news text, a headline, a byline and each paragraph have a line of their own."""
    text = "Talks fail in Oslo\nBy Jane Roe\n" + "The talks failed on Monday. " * 8 + "\nNobody was surprised.\n"

    assert [line.strip() for line in text.splitlines()] == parts(text)


WRAPPED = """\
Talks fail
By Jane Roe

The talks in Oslo failed on Monday, three diplomats with
knowledge of the matter said. They had begun in early
March, when both sides had agreed to a
truce that nobody kept.
Nobody was surprised, said the head of the delegation, a
retired general.
- The first point is a long one that goes on and on until
  it reaches a second line.
- The second is short.
# A heading
and the text below it
"""


def test_wrapped_lines_are_joined():
    """In text that is wrapped by hand, a line end is a space, but not beside headlines, bullets and headings."""
    assert [
        *("Talks fail", "By Jane Roe"),
        "The talks in Oslo failed on Monday, three diplomats with\nknowledge of the matter said. They had begun in "
        "early\nMarch, when both sides had agreed to a\ntruce that nobody kept.",
        "Nobody was surprised, said the head of the delegation, a\nretired general.",
        "- The first point is a long one that goes on and on until\n  it reaches a second line.",
        *("- The second is short.", "# A heading", "and the text below it"),
    ] == parts(WRAPPED)


def test_bylines_and_datelines_begin_a_paragraph_of_wrapped_text():
    """A long headline leaves no room for the next word, and is still none with the byline or the dateline behind it."""
    headline = "Army says that its troops have captured two more villages in the north"
    lead = (
        "army said on Monday that its troops had captured two more villages in the\nnorth, where fighting has gone on "
        "for months between them and the members of\nNATO - Britain among them - said the head of the alliance. He "
        "spoke of\na long war that nobody would win and that both sides would have to\nend, and soon."
    )

    for beginning in ("LIMA, Peru (AP) — The", "LIMA, June 5 — The", "LIMA (Reuters) - The", "CAIRO — The"):
        assert [headline, f"{beginning} {lead}"] == parts(f"{headline}\n{beginning} {lead}\n")
        byline = "By Jane Roe and John Doe, who report for the Example Press in Lima"
        assert [headline, byline, f"{beginning} {lead}"] == parts(f"{headline}\n{byline}\n{beginning} {lead}\n")


def test_short_lines_in_lower_case_are_not_wrapped_text():
    """A list of short lines, or a poem, is no wrapped text."""
    assert ["rice", "oil", "and wheat"] == parts("rice\noil\nand wheat")


# ---------------------------------------------------------------- the table


def test_every_entry_has_an_example_that_shows_it():
    """The examples of the table hold their form, and every kind has an entry."""
    rows = list(read_table(TABLE, ("kind", "form", "example")))

    assert set(KINDS) == {row["kind"] for row in rows}
    assert all(row["form"].replace(" ", "").lower() in row["example"].lower() for row in rows)


@pytest.mark.parametrize("row", list(read_table(TABLE)), ids=lambda row: f"{row['kind']}-{row['form']}")
def test_examples_are_cut_as_their_kind_says(row: Row):
    """What the entry promises is what happens to its example."""
    form, example = row["form"], row["example"]
    found = cut(example)

    match row["kind"]:
        case "fused" | "unit" | "magnitude":
            assert f" {form} ".lower() in f" {found} ".lower()
        case "elided":
            assert f" '{form} " in f" {found} "
        case "prefix":
            assert f" {form}-" in f" {found}"
        case "suffix":
            assert f"-{form} " in f"{found} "
        case "currency":
            assert f" {form} " in found
            assert f" {form} " not in example
        case "opener":
            assert f" . {form} " in found
        case "ending":
            assert example == found
        case _:
            assert f" {form} " in f" {found} "
