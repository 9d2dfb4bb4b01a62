import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.checking import quotes
from briefing.checking.typography import fold
from tests.checking.build import TEXT

WORDS = TEXT.split(" ")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “no way” twice.", ["no way"]),
        ('He said "no way" twice.', ["no way"]),
        ("He said ‘no way’ twice.", ["no way"]),
        ("Er sagte „nein danke“ dazu.", ["nein danke"]),
        ("Il a dit « pas du tout ».", ["pas du tout"]),
        ("The council’s plan isn’t new, the fishers' union says.", []),
        ("“She told me, ‘Nobody wins,’ and left,” he said.", ["She told me, ‘Nobody wins,’ and left,"]),
        ("An unclosed “quotation runs on", ["quotation runs on"]),
        ("Rock ’n’ roll in the ’90s", []),
    ],
)
def test_quoted_words_are_found_in_every_style(text, found):
    assert [span.of(text) for span in quotes.quoted(text)] == found


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("it isn't over", "He said: “It is late and it isn’t over yet.”"),
        ("late - and cold", "It was late — and cold."),
        ("two\nlines", "They wrote two lines."),
        ("wait … what", "wait... what"),
        ("over,", "it is over now"),
    ],
)
def test_typography_is_folded(words, text):
    span = quotes.locate(words, text)
    assert span is not None
    assert fold(span.of(text)).text.strip() == fold(words.rstrip(",")).text.strip()


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("it is over", "it was over"),
        ("art", "the party began"),
        ("1.2 million", "11.2 million"),
        ("10", "it cost 10.5 crowns"),
        ("He left", "he left"),
        ("one … three", "three and one"),
        ("one … three", "one\n\nthree"),
        ("", "anything"),
    ],
)
def test_one_change_is_enough_to_refuse(words, text):
    assert quotes.locate(words, text) is None


@given(st.integers(0, len(WORDS) - 1), st.integers(1, 12))
def test_any_run_of_source_words_is_located(start, length):
    words = " ".join(WORDS[start : start + length])
    span = quotes.locate(words, TEXT)
    if any(character.isalnum() for character in words) and "\n\n" not in words:
        assert span is not None
        assert fold(words).text.strip(" '\".,") in fold(span.of(TEXT)).text


@given(st.integers(0, len(WORDS) - 3), st.integers(3, 12), st.data())
def test_any_run_with_one_changed_word_is_refused(start, length, data):
    run = WORDS[start : start + length]
    at = data.draw(st.integers(0, len(run) - 1))
    run[at] = "zebra"
    assert quotes.locate(" ".join(run), TEXT) is None
