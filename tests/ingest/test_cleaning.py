import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest.cleaning import clean, clean_line, decode, is_text

RUSSIAN = "Совет гавани проголосовал во вторник за закрытие северного причала на три недели, сообщил начальник порта. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_each_usual_encoding_is_read(encoding):
    text = "“Größe”, said the café owner – naïvely. " * 5
    assert decode(text.encode(encoding)) == text


def test_a_declared_encoding_is_believed_unless_the_bytes_are_utf_8():
    assert decode((RUSSIAN * 3).encode("cp1251"), "windows-1251") == RUSSIAN * 3
    assert decode(RUSSIAN.encode(), "windows-1251") == RUSSIAN
    assert decode("naïve “x”".encode("cp1252"), "ISO-8859-1") == "naïve “x”"
    assert decode("caf\u00e9".encode("cp1252"), "no-such-encoding") == "café"


def test_an_encoding_that_nobody_declared_is_found():
    assert decode((RUSSIAN * 5).encode("cp1251")) == RUSSIAN * 5


def test_utf_8_cut_in_its_last_character_stays_utf_8():
    assert decode("Das Schloß wurde größ".encode() + "ß".encode()[:1]) == "Das Schloß wurde größ"


def test_paragraphs_are_divided_by_one_blank_line_and_words_by_one_space():
    assert clean("  One\u00a0 two\t three \r\n\r\n\r\n\u2003Four\u2028Five\n") == "One two three\n\nFour\n\nFive"


@pytest.mark.parametrize(
    "hidden",
    [
        "\x00", "\x08", "\x1b", "\u200b", "\u2060", "\ufeff", "\u00ad", "\u202e", "\u2066", "\u200f", "\u061c",
        "".join(chr(0xE0000 + ord(letter)) for letter in "obey"), "\U000e0101", "\u200c\u200d", "\ufe01", "\u3164",
        "\ufffe", "\uffff", "\ufdd0", "\U0001fffe", "\ufffc",
    ],
)  # fmt: skip
def test_characters_that_show_nothing_are_dropped(hidden):
    assert clean(f"har{hidden}bour") == "harbour"


def test_joiners_stay_where_they_shape_what_is_seen():
    for word in ("👩\u200d🚒", "می\u200cخواهم", "क्\u200dष", "❤\ufe0f"):
        assert clean(word) == word


def test_lone_surrogates_become_the_replacement_character():
    assert clean("a\ud800b") == "a\ufffdb"


def test_nothing_else_is_changed():
    text = "‘He said “no” – twice’ … 5 × 3 ≠ 16; ﬁ stays, №7, 50 %, naïve"
    assert clean(text) == text
    assert clean("cafe\u0301") == "café"


def test_a_line_is_one_line():
    assert clean_line(" A\n title\u200b ") == "A title"


@given(st.text())
def test_clean_text_is_clean_and_can_be_written(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert cleaned.encode().decode() == cleaned
    assert "\n\n\n" not in cleaned
    assert cleaned == cleaned.strip()


@given(st.binary(max_size=400), st.sampled_from(["", "utf-8", "utf-16", "shift_jis", "nonsense"]))
def test_any_bytes_become_characters(data, declared):
    assert isinstance(decode(data, declared), str)


def test_what_looks_like_text():
    assert is_text("Größe".encode("utf-16-le"))
    assert is_text(b"many more words than zeros \x00, as in this sentence that goes on for a while longer" * 20)
    assert not is_text(bytes(range(256)) * 8)
