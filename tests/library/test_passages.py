from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.passages import chunk, header, pieces
from briefing.models.fakes import HashEmbedder
from briefing.types import Sentence
from tests.library.builders import article_of

count = HashEmbedder().count


def sentence(tokens: int) -> str:
    """A sentence of so many tokens; its full stop is one of them."""
    return " ".join(["word"] * (tokens - 1)) + "."


def shaped(*paragraphs: list[int]):
    """An article of sentences with so many tokens, by paragraph, under a title of one token."""
    article, reading = article_of([[sentence(tokens) for tokens in paragraph] for paragraph in paragraphs], "Title")
    return article, reading.sentences


def sizes(article, sentences, limit):
    return [count(passage.text) for passage in chunk(article, sentences, count, limit=limit)]


def squeezed(passages) -> str:
    return "".join("".join(passage.text.split()) for passage in passages)


def test_packs_whole_sentences_up_to_the_limit_with_the_header():
    article, sentences = shaped([40, 40, 40, 40, 40])
    # One token of header and two sentences are 81; a third would make 121.
    assert sizes(article, sentences, 120) == [80, 80, 40]
    assert sizes(article, sentences, 121) == [120, 80]


def test_passages_are_the_articles_own_text_in_order_and_numbered():
    article, sentences = shaped([30, 30], [30, 30], [30])
    passages = chunk(article, sentences, count, limit=64)
    assert [passage.id for passage in passages] == [f"{article.id}:{number}" for number in range(len(passages))]
    assert all(article.text[passage.start : passage.end] == passage.text for passage in passages)
    assert all(one.end <= other.start for one, other in pairwise(passages))
    assert squeezed(passages) == "".join(article.text.split())


def test_breaks_at_a_paragraph_when_that_costs_little():
    article, sentences = shaped([45, 45], [8, 60])
    assert sizes(article, sentences, 101) == [90, 68]


def test_does_not_break_at_a_paragraph_when_that_costs_much():
    article, sentences = shaped([30], [30, 30, 60])
    assert sizes(article, sentences, 101) == [90, 60]


def test_cuts_an_overlong_sentence_between_words():
    long = "alpha beta gamma delta " * 30 + "end."
    article, reading = article_of([["Short start here.", long, "Short end here."]], "T")
    passages = chunk(article, reading.sentences, count, limit=41)
    assert len(passages) > 3
    assert all(count(passage.text) <= 40 for passage in passages)
    assert [word for passage in passages for word in passage.text.split()] == article.text.split()


def test_cuts_inside_a_word_only_when_it_alone_is_too_long():
    article, reading = article_of([["." * 100]], "T")
    passages = chunk(article, reading.sentences, count, limit=41)
    assert [len(passage.text) for passage in passages] == [40, 40, 20]


def test_a_very_long_line_is_cut_without_reading_it_over_and_over():
    article, reading = article_of([["word " * 20_000 + "end."]], "T")
    seen = 0

    def counting(text: str) -> int:
        nonlocal seen
        seen += len(text)
        return count(text)

    passages = chunk(article, reading.sentences, counting)
    assert sum(len(passage.text.split()) for passage in passages) == 20_001
    assert seen < 60 * len(article.text)


def test_a_very_long_title_leaves_room_for_text():
    article, reading = article_of([["One short sentence here.", "Another short sentence here."]], "long title " * 400)
    assert len(header(article)) < 220
    assert [passage.text for passage in chunk(article, reading.sentences, count, limit=60)] == [article.text]


def test_no_sentences_make_no_passages():
    article, _ = article_of([["Words."]])
    assert chunk(article, (), count) == ()


@pytest.mark.parametrize(
    ("details", "line"),
    [
        ({}, "Title"),
        ({"outlet": "The Brennick Post"}, "Title | The Brennick Post"),
        ({"published": date(2031, 5, 4)}, "Title | 2031-05-04"),
        ({"outlet": "The Brennick Post", "published": date(2031, 5, 4)}, "Title | The Brennick Post | 2031-05-04"),
        ({"title": "A title\nin two lines"}, "A title in two lines"),
    ],
)
def test_the_header_is_one_line_of_what_is_known(details, line):
    article, _ = article_of([["Words."]], "Title")
    assert header(replace(article, **details)) == line


def test_pieces_are_the_sentences_of_a_passage():
    article, reading = article_of([["First one.", "Second\none."], ["Third one."]])
    (passage,) = chunk(article, reading.sentences, count)
    found = pieces(passage, reading.sentences)
    assert [piece.text for piece in found] == ["First one.", "Second one.", "Third one."]
    assert [article.text[piece.start : piece.end] for piece in found] == ["First one.", "Second\none.", "Third one."]


def test_equal_words_have_equal_keys_wherever_they_stand():
    made = (article_of([["Shared words.", "Other words."]]), article_of([["Before them.", "Shared\n words."]]))
    keys = [
        {piece.text: piece.key for passage in chunk(a, r.sentences, count) for piece in pieces(passage, r.sentences)}
        for a, r in made
    ]
    assert keys[0]["Shared words."] == keys[1]["Shared words."] != keys[0]["Other words."]
    assert len(keys[0]["Shared words."]) == 16


@given(
    st.lists(st.lists(st.integers(1, 90), min_size=1, max_size=6), min_size=1, max_size=6),
    st.integers(20, 120),
)
def test_whatever_the_sizes_nothing_is_lost_and_no_limit_broken(paragraphs, limit):
    article, sentences = shaped(*paragraphs)
    passages = chunk(article, sentences, count, limit=limit)
    assert squeezed(passages) == "".join(article.text.split())
    assert all(count(passage.text) <= max(limit - 1, limit // 4) for passage in passages)
    covered = [piece for passage in passages for piece in pieces(passage, sentences)]
    assert "".join("".join(piece.text.split()) for piece in covered) == "".join(article.text.split())


@given(st.text(min_size=1, max_size=300))
def test_any_text_as_one_sentence_is_covered(text):
    article = replace(article_of([["x"]], "T")[0], text=text)
    passages = chunk(article, (Sentence(0, len(text), 0),), count, limit=20)
    assert squeezed(passages) == "".join(text.split())
    assert all(article.text[passage.start : passage.end] == passage.text for passage in passages)
