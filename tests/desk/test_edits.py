"""A person's changes are kept, and a refused one leaves the document as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import Settings, open_desk
from briefing.errors import EditRefused, UnknownDocument
from briefing.types import Brief

TEXT = (
    "The council of Tarnwick voted 29 to 16 on Monday to build a tram line.\n\n"
    "It will cost 430 million crowns, the finance office said in its report to the council.\n\n"
    "Work on the line begins in April and the first trams run in 2029, the plan says."
)


@pytest.fixture
def desk(tmp_path: Path):
    with open_desk(Settings(data=tmp_path, samples=False)) as opened:
        opened.add_text(TEXT, title="Council votes to build tram line", outlet="Tarnwick Courier")
        yield opened


def test_what_is_dropped_and_ticked_is_kept(desk):
    made = desk.brief()
    first, *_ = desk.edits.sentences(made.id)
    desk.edits.tick(made.id, 0)
    desk.edits.drop(made.id, len(desk.edits.sentences(made.id)) - 1)
    kept = desk.document(made.id)
    assert isinstance(kept, Brief)
    assert len(desk.edits.sentences(made.id)) == len(list(dict.fromkeys(made.claims()))) - 1
    assert next(kept.claims()).ticked
    assert next(kept.claims()).text == first.text
    assert b"Human-checked: 1 of" in desk.export(made.id, "markdown")


def test_a_refused_rewriting_leaves_the_document_as_it_was(desk):
    made = desk.summarize()
    with pytest.raises(EditRefused):
        desk.edits.rewrite(made.id, 0, "The council voted 31 to 14.")
    assert desk.document(made.id) == made


def test_an_edited_sentence_is_marked_in_what_is_handed_on(desk):
    made = desk.summarize()
    at = next(n for n, claim in enumerate(desk.edits.sentences(made.id)) if "29 to 16" in claim.text)
    desk.edits.rewrite(made.id, at, "Tarnwick’s council voted 29 to 16 to build a tram line.")
    assert b"(edited)" in desk.export(made.id, "markdown")


def test_an_answer_is_not_edited(desk):
    *_, answer = desk.ask("How did the council of Tarnwick vote on the tram line?")
    with pytest.raises(EditRefused):
        desk.edits.tick(answer.id, 0)


def test_an_unknown_document_is_told(desk):
    with pytest.raises(UnknownDocument):
        desk.edits.drop("none", 0)


def test_a_change_can_be_taken_back(desk):
    made = desk.brief()
    desk.edits.drop(made.id, 0)
    desk.edits.restore(made)
    assert desk.document(made.id) == made
