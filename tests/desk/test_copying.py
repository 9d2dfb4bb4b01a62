"""Near-copies are noticed as articles come, by the same rule as in a heap of articles."""

from __future__ import annotations

import pytest

from briefing.desk.copying import note_copies
from tests.desk.builders import open_test_desk
from tests.evals.copies import feed, scored
from tests.evals.invented import Author


@pytest.fixture
def desk(tmp_path):
    with open_test_desk(tmp_path) as opened:
        yield opened


def text(seed: int, paragraphs: int = 6) -> str:
    return "\n\n".join(Author(seed).story(paragraphs).paragraphs)


def test_a_copy_is_noticed_whichever_comes_first(desk):
    whole = text(1, 8)
    for given in (whole.rsplit("\n\n", 3)[0], whole, text(2)):
        desk.add_text(given, title=given[:20])
    (group,) = desk.copies()
    assert {desk.article(one).text[:30] for one in group} == {whole[:30]}


def test_an_edited_copy_of_a_deleted_original_finds_another(desk):
    whole = text(1, 8)
    first, *others = (desk.add_text(f"{whole}\n\nEnd {number}.", title=f"T{number}").article.id for number in range(3))
    assert desk.copies() == (tuple(sorted((first, *others))),)
    desk.delete(first)
    assert desk.copies() == (tuple(sorted(others)),)


def test_a_library_is_grouped_as_well_as_a_heap(desk):
    articles, pairs = feed(5, 120, 20)
    for article in articles:
        desk.add_text(article.text, title=article.title)
    ids = {article.text: article.id for article in articles}
    found = [[ids[desk.article(one).text] for one in group] for group in desk.copies()]
    assert min(scored(found, pairs).values()) >= 0.95


def test_nothing_is_read_twice(desk):
    desk.add_text(text(1), title="T")
    store = desk.shelves.store
    note_copies(store)
    assert store.unsketched() == ()
