"""Where what was said ends: nothing that the outlet says is swallowed."""

import pytest

from tests.reading.said import short


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ada Quill ranted about “fear” and refused to answer.", ["fear"]),
        ("The bridge, which Ada Quill called “a trap,” was closed.", ["a trap"]),
        (
            "“You know, I like it,” Ada Quill said, but “it is too dear.”",
            ["You know, I like it", "but “it is too dear.”"],
        ),
        ("Asked how old it was, Ada Quill said, “I do not know.”", ["I do not know."]),
        ("The bridge, Ada Quill said, was safe.", ["The bridge", "was safe"]),
        ("The bridge was closed, Ada Quill wrote in an email to staff.", ["The bridge was closed"]),
        ("Ada Quill wrote on Tarnbook that it was safe.", ["it was safe"]),
    ],
)
def test_the_words_of_one_report(text, content):
    assert [words for _, _, words in short(text)] == [content]


def test_another_report_after_a_time_is_not_swallowed():
    text = "Bram Vale assured voters he was ready hours after Ada Quill told the council it was not."
    assert [(who, words) for _, who, words in short(text)] == [
        ("Bram Vale", ["he was ready"]),
        ("Ada Quill", ["it was not"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A colleague urged her to resign over the affair, which Ada Quill denied.",
        "Ada Quill, according to the source, told him that it was unsafe.",
        "The bridge, it was announced, and a film about it.",
    ],
)
def test_what_stands_before_a_relative_clause_is_not_what_was_said(text):
    assert all(words not in (["Ada Quill"], ["and a film about it"]) for _, _, words in short(text))
    assert not [words for _, who, words in short(text) if who == "Ada Quill" and "A colleague" in words[0]]
