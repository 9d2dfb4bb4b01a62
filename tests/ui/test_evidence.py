"""What the panel of the sources gets: the cited articles and no others, long ones in part, and nothing but words."""

from dataclasses import replace

import pytest

from briefing.types import Span, Summary
from briefing.ui.parts.evidence import AROUND, MOST_PARAGRAPHS, badge, badge_words, kind_of, pieces
from tests.ui.builders import FERRY, article, cite, claim
from tests.ui.fake_desk import FakeDesk
from tests.ui.screens import cites, evidence, go, open_app, passages, press, ran, two_articles, words


def long_text(paragraphs: int) -> str:
    return "\n\n".join(f"Paragraph {number} of the coast." for number in range(paragraphs))


def of(text: str, number: int) -> Span:
    start = text.index(f"Paragraph {number} ")
    return Span(start, start + len(f"Paragraph {number}"))


def test_a_short_article_is_given_whole_with_the_offset_of_each_paragraph():
    text = long_text(MOST_PARAGRAPHS)
    found = pieces(text, [of(text, 3)])
    assert len(found) == MOST_PARAGRAPHS
    for piece in found:
        assert not isinstance(piece, str)
        start, said = piece
        assert text[start : start + len(said)] == said


def test_of_a_long_article_the_paragraphs_around_each_passage_are_given_and_the_others_counted():
    text = long_text(300)
    found = pieces(text, [of(text, 50), of(text, 200)])
    gaps = [piece for piece in found if isinstance(piece, str)]
    assert gaps == [
        f"{50 - AROUND} paragraphs before",
        f"{200 - 50 - 2 * AROUND - 1} paragraphs between",
        f"{300 - 200 - AROUND - 1} paragraphs after",
    ]
    assert len(found) == len(gaps) + 2 * (2 * AROUND + 1)
    assert (text.index("Paragraph 50 "), "Paragraph 50 of the coast.") in found


def test_of_a_long_article_without_a_passage_in_place_the_beginning_is_given():
    found = pieces(long_text(100), [])
    assert found[0] == (0, "Paragraph 0 of the coast.")
    assert found[-1] == f"{100 - AROUND - 1} paragraphs after"


def test_one_paragraph_left_out_is_one():
    text = long_text(MOST_PARAGRAPHS + 1)
    spans = [of(text, number) for number in (AROUND + 1, 3 * AROUND, MOST_PARAGRAPHS - 5)]
    assert pieces(text, spans)[0] == "1 paragraph before"


def test_marks_that_turn_the_direction_of_text_become_spaces_and_move_no_offset():
    text = "One \u202etwo\u2069.\n\nThree."
    assert pieces(text, []) == [(0, "One  two ."), (12, "Three.")]


def test_the_first_six_sources_differ_in_shape_and_colour_and_all_of_them_in_number():
    words_of = [badge_words(number) for number in range(1, 20)]
    assert len(set(words_of)) == 19
    assert len({words[0] for words in words_of[:6]}) == 6
    assert [kind_of(number) for number in (0, 1, 6, 7)] == [0, 1, 6, 1]
    assert badge_words(0) == "source"


def test_markers_panel_and_source_list_show_a_source_alike():
    app = press(open_app(two_articles(), "summary"), "summarise")
    assert f"<li>{badge(2)}" in words(app)
    assert f'data-cite="summary-1-2" aria-label="Source 2, Bridge Herald">{badge_words(2)}</a>' in words(app)
    sent = evidence(app)["cites"]["summary-1-2"]
    assert (sent["badge"], sent["kind"]) == (badge_words(2), 2)


@pytest.mark.parametrize(
    ("screen", "button"), [("summary", "summarise"), ("compare", "compare"), ("brief", "write-brief")]
)
def test_every_citation_on_a_screen_can_be_opened_and_only_cited_articles_are_sent(screen, button):
    desk = two_articles()
    app = press(open_app(desk, screen), button)
    desk.put(article("A third text.\n\nNobody cites it.", "Uncited"))
    made = evidence(ran(app))
    assert set(cites(app)) <= set(made["cites"])
    assert cites(app)
    assert set(made["articles"]) == {one["article"] for one in made["cites"].values()}
    for key in made["cites"]:
        assert passages(app, key) == made["cites"][key]["quotes"]


def test_two_passages_of_one_article_are_one_citation_in_the_order_of_the_text():
    desk = two_articles()
    app = press(open_app(desk, "summary"), "summarise")
    first = desk.articles()[0]
    made = desk.document("d1")
    assert isinstance(made, Summary)
    quotes = FERRY.split("\n\n")
    one = replace(claim(first, quotes[0]), citations=(cite(first, quotes[3]), cite(first, quotes[0])))
    desk.shelf.documents["d1"] = replace(made, sentences=(one,))
    assert cites(ran(app)) == ["summary-0-1"]
    assert passages(app, "summary-0-1") == [quotes[0], quotes[3]]


def test_what_another_page_has_drawn_is_gone():
    app = press(open_app(two_articles(), "summary"), "summarise")
    assert evidence(app)["cites"]
    assert evidence(go(app, "brief"))["cites"] == {}


def test_the_address_of_an_article_is_only_given_when_it_is_one_of_the_web():
    desk = FakeDesk().put(
        article(url="javascript:alert(1)"),
        article("Another text here.\n\nIt is cited.", "Other", url=" https://news.example/a "),
    )
    made = evidence(press(open_app(desk, "summary"), "summarise"))
    assert [one["page"] for one in made["articles"].values()] == ["", "https://news.example/a"]
