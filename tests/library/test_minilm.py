"""The library with the packaged model, as the product runs it."""

from __future__ import annotations

import pytest

from briefing.library.retrieve import retrieve
from briefing.models.embed import packaged
from tests.library.builders import BUDGET, FERRY, ORCHARD, Library


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    made = Library(tmp_path_factory.mktemp("library"), packaged())
    for paragraphs, title in ((FERRY, "Ferry"), (BUDGET, "Budget"), (ORCHARD, "Orchard")):
        made.add(paragraphs, title)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Did anybody drown?", "Ferry"),
        ("Which vessel went down?", "Ferry"),
        ("What will farmers in the region lose to cold weather?", "Orchard"),
        ("How did local politicians vote on spending?", "Budget"),
        ("Who was saved at sea?", "Ferry"),
    ],
)
def test_a_question_in_other_words_finds_its_article(library, question, first):
    hits = retrieve(question, library.store, library.index, library.embedder)
    assert library.store.article(hits[0].passage.article_id).title == first
