"""Each screen in another language: its words are translated, its keys are the same, its documents are not touched."""

import re

import pytest

from briefing.ui import language, state
from tests.ui.screens import keys, open_app, press, two_articles, words

PRESSED = {"summary": "summarise", "compare": "compare", "brief": "write-brief"}
KINDS = "button selectbox multiselect text_input text_area toggle checkbox number_input expander caption title info"


def on(app) -> set[str]:
    """Every label and every piece of text between two tags."""
    shown = {piece.strip() for piece in re.split(r"<[^>]*>", words(app))}
    for kind in KINDS.split():
        for one in app.get(kind):
            shown.add(str(getattr(one, "label", "")))
            shown.add(str(getattr(one, "placeholder", "")))
            if kind in {"caption", "title", "info"}:
                shown.add(str(one.value))
    return shown - {""}


def opened(screen: str, code: str):
    app = open_app(two_articles(), screen, language=code)
    return press(app, PRESSED[screen]) if screen in PRESSED else app


@pytest.mark.parametrize("screen", ["articles", "summary", "compare", "ask", "brief", "settings"])
def test_no_english_words_of_our_own_are_left_and_the_keys_are_the_same(screen):
    english, german = opened(screen, "en"), opened(screen, "de")
    own = {one for one in on(english) if language._words("de").translations.gettext(one) != one}
    assert len(own) > 5
    assert on(german) & own == set()
    assert keys(german) == keys(english)


def test_a_document_and_its_words_stay_as_they_are():
    app = opened("summary", "fr")
    assert "voted on Tuesday" in words(app)
    assert "✓ vérifiée" in words(app)


@pytest.mark.parametrize(
    ("finished", "german"),
    [
        ("There is no text in it.", "Es ist kein Text darin."),
        (
            "The page at example.org does not exist; the link may be dead or mistyped (answer 404). "
            "Check the address and try again, or paste the text instead.",
            "Die Seite bei example.org gibt es nicht; der Link ist vielleicht veraltet oder falsch geschrieben "
            "(Antwort 404). Prüfen Sie die Adresse und versuchen Sie es noch einmal, oder fügen Sie den Text ein.",
        ),
        ("“Deleting …” was added.", "„Deleting …“ wurde hinzugefügt."),
        ("Something that nobody has translated.", "Something that nobody has translated."),
        ("The disk is full. Try again later.", "The disk is full. Versuchen Sie es später noch einmal."),
    ],
)
def test_finished_sentences_are_told_again_as_far_as_they_are_known(finished, german):
    assert language._retold("de", finished) == german


def test_numbers_and_dates_are_written_as_the_language_writes_them(monkeypatch):
    from datetime import date

    written = {}
    for code in language.LANGUAGES:
        monkeypatch.setattr(state, "language", lambda code=code: code)
        written[code] = (language.number(12345), language.number(1.5, 1), language.day(date(2031, 4, 5)))
    assert written == {
        "en": ("12,345", "1.5", "5 April 2031"),
        "es": ("12.345", "1,5", "5 de abril de 2031"),
        "de": ("12.345", "1,5", "5. April 2031"),
        "fr": ("12\u202f345", "1,5", "5 avril 2031"),
    }


@pytest.mark.parametrize(
    ("asked", "spoken"), [("de-AT", "de"), ("fr", "fr"), ("ES-mx", "es"), ("it-IT", "en"), ("", "en")]
)
def test_the_browsers_language_is_spoken_when_it_is_one_of_the_four(monkeypatch, asked, spoken):
    monkeypatch.setattr(state, "browser_language", lambda: asked)
    assert language.current() == spoken
