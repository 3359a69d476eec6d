"""English is read; what is surely another language is told."""

from __future__ import annotations

import pytest

from kgraph.reading.language import language_of, name_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Präsident reiste am Montag nach Berlin.", "de"),
        ("Le président s'est rendu lundi à Berlin.", "fr"),
        ("Президент прибыл в понедельник в Берлин, где его встретил канцлер.", "ru"),
        ("Президент прибув у понеділок до Берліна, де його зустрів канцлер.", "uk"),
        ("De president reisde maandag naar Berlijn.", "nl"),
        ("大統領は月曜日にベルリンに到着した。", "ja"),
        ("سافر الرئيس يوم الاثنين إلى برلين", "ar"),
    ],
)
def test_another_language_is_named(text: str, code: str):
    """One plain sentence is enough."""
    assert code == language_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv attacked.",
        "Zelensky visited Kursk.",
        "Putin",
        "Paris, Berlin, Madrid",
        "Real Madrid 2, Bayern München 1",
        "12 34 56 % 2024",
        "=====================",
        "https://example.org/a?b=c",
        "",
        "\0",
        'The minister said: "Der Vertrag ist unterschrieben." She left on Tuesday for the talks in Vienna.',
    ],
)
def test_what_is_short_or_strange_is_not_misjudged(text: str):
    """Names, figures and a quotation are no reason to pass over a document."""
    assert "en" == language_of(text)


def test_a_long_text_is_judged_quickly():
    """Only the beginning is looked at, so that a line of five megabytes costs no more than a page."""
    assert "en" == language_of("The army attacked the town on Monday, officials said. " * 100_000)


def test_languages_have_names():
    """People are told a name, and the code where there is none."""
    assert ("Ukrainian", "qqq") == (name_of("uk"), name_of("qqq"))


def test_every_language_that_can_be_told_has_a_name():
    """The table covers the identifier's languages; `zxx` is none."""
    from py3langid import langid

    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)

    assert [] == [code for code, _ in identifier.rank("a") if code != "zxx" and name_of(code) == code]
