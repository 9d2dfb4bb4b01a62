"""Every form of every document is read back from its bytes; and the reader sees what is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.export import FORMATS
from briefing.types import Document, Voice, VoiceShare
from tests.export import printed, trips
from tests.export.builders import TRAM, VOTE, brief, comparison, every_document, summary

SHARE = VoiceShare(TRAM.id, Voice("Ines Corvo", statements=2, quoted_words=9))
DOCUMENTS = (
    *every_document(),
    replace(summary(), topic="the tram"),
    replace(comparison(5), voices=(SHARE,), first=(SHARE,)),
    replace(brief(), title=VOTE.text, headline=replace(VOTE, edited=True)),
    replace(brief(), key_facts=(replace(VOTE, text="צעד ראשון, צוّت المجلس لصالح الترام."),)),
)


@pytest.mark.parametrize("form", trips.CHECKS)
@pytest.mark.parametrize("document", DOCUMENTS, ids=range(len(DOCUMENTS)))
def test_nothing_is_lost(document: Document, form: str):
    assert trips.faults(document, form) == ()


@pytest.mark.parametrize(
    "document", [summary(), comparison(), replace(brief(), left_out=())], ids=["summary", "comparison", "brief"]
)
def test_a_word_that_the_page_lacks_is_seen(document: Document):
    made = FORMATS["pdf"].render(document)
    other = replace(document, title=f"{document.title} twice")
    assert list(trips.page_faults(made, document)) == []
    assert any("differs" in fault for fault in trips.page_faults(made, other))


def test_a_second_page_is_seen():
    made = FORMATS["pdf"].render(replace(comparison(), issues=comparison().issues * 40))
    assert "5 pages" in [
        fault.replace(str(printed.read(made).pages), "5") for fault in trips.page_faults(made, brief())
    ]


def test_a_file_without_marks_for_reading_aloud_is_seen():
    made = FORMATS["pdf"].render(brief())
    for mark in (b"/Marked true", b"/DisplayDocTitle true"):
        assert mark in made
        assert printed.read(made.replace(mark, mark.replace(b"true", b"null"))).faults != ()
