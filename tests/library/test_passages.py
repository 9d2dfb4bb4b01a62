import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.passages import chunk, header, pieces
from briefing.models.fakes import HashEmbedder
from briefing.reading import sentences
from tests.library.build import TRAM, article

count = HashEmbedder().count


def cut(text, limit=256):
    made = article(text=text)
    return made, chunk(made, sentences.split(text), count, limit=limit)


def test_the_header_line_names_title_outlet_and_date():
    assert header(article()) == "Title a | Harlow Courier | 2026-03-04"
    assert header(article(outlet="", day=None)) == "Title a"


@pytest.mark.parametrize("limit", [20, 40, 256])
def test_passages_are_the_articles_own_text_without_gaps_in_the_words(limit):
    made, passages = cut(TRAM * 5, limit)
    assert all(made.text[p.start : p.end] == p.text for p in passages)
    assert "".join("".join(p.text.split()) for p in passages) == "".join(made.text.split())
    assert [p.id for p in passages] == [f"{made.id}:{n}" for n in range(len(passages))]


def test_a_passage_keeps_to_its_limit_with_the_header():
    made, passages = cut(TRAM * 8, 60)
    assert len(passages) > 3
    assert all(count(header(made)) + count(p.text) <= 60 for p in passages)


def test_an_overlong_sentence_is_cut_between_words():
    _, passages = cut("word " * 400, 60)
    assert len(passages) > 5
    assert {word for p in passages for word in p.text.split()} == {"word"}


def test_equal_sentences_have_equal_keys_in_any_article():
    first, second = cut(TRAM), cut("An opening of its own.\n\n" + TRAM)
    keys = [
        {piece.key for p in passages for piece in pieces(p, sentences.split(made.text))}
        for made, passages in (first, second)
    ]
    assert keys[0] < keys[1]


@given(st.text(max_size=400))
def test_no_text_breaks_the_offsets(text):
    made, passages = cut(text, 30)
    assert all(made.text[p.start : p.end] == p.text and p.text.strip() for p in passages)
