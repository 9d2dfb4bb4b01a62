"""A person's changes are kept, and a refused one leaves the document as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import Settings, open_desk
from briefing.errors import EditRefused, UnknownDocument
from briefing.types import Brief, Comparison

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


def compared(desk) -> Comparison:
    desk.add_text(
        "Otto Brandis, who leads the opposition, said that the tram line would ruin the market square.\n\n"
        "“The tram line is a gift to the suburbs,” said Ines Corvo, the transport commissioner of Tarnwick.",
        title="Tram line divides Tarnwick",
        outlet="The Northolme Herald",
    )
    made = desk.compare(by="voice", issues=["Market square"])
    assert isinstance(made, Comparison)
    return made


def test_rows_of_a_kept_comparison_are_named_added_merged_and_hidden(desk):
    made = compared(desk)
    desk.edits.name_issue(made.id, 0, "The old <b>square</b>")
    desk.edits.add_issue(made.id, "Tram line")
    desk.edits.add_issue(made.id, "Space travel")
    last = len(desk.document(made.id).issues) - 1
    desk.edits.hide_issue(made.id, last)
    desk.edits.merge_issues(made.id, last - 1, 0)
    kept = desk.document(made.id)
    assert kept.issues[0].label == "The old <b>square</b>"
    assert [issue.label for issue in kept.issues if issue.hidden] == ["Space travel"]
    assert any("gift to the suburbs" in claim.text for cell in kept.issues[0].cells for claim in cell.claims)
    assert b"<b>square</b>" not in desk.export(made.id, "html")
    for claim in kept.claims():
        for cite in claim.citations:
            assert desk.article(cite.article_id).text[cite.start : cite.end] == cite.quote


def test_voices_of_a_kept_comparison_are_chosen(desk):
    made = compared(desk)
    desk.edits.choose_voices(made.id, ["Ines Corvo"])
    assert [column.name for column in desk.document(made.id).shown[0]] == ["Ines Corvo"]
    fewer = desk.compare(voices=["Ines Corvo"])
    assert (fewer.by, [column.name for column in fewer.columns]) == ("voice", ["Ines Corvo"])
    wider = desk.edits.choose_voices(fewer.id, ["Ines Corvo", "Otto Brandis"])
    assert [column.name for column in wider.shown[0]] == ["Ines Corvo", "Otto Brandis"]
    assert desk.document(fewer.id) == wider


def test_a_row_is_not_looked_up_in_an_article_that_is_gone(desk):
    made = compared(desk)
    desk.delete(made.provenance.articles[0])
    with pytest.raises(EditRefused, match="not loaded any more"):
        desk.edits.add_issue(made.id, "Noise")
    assert desk.edits.hide_issue(made.id, 0).issues[0].hidden


def test_only_a_comparison_has_rows(desk):
    with pytest.raises(EditRefused, match="Only a comparison"):
        desk.edits.add_issue(desk.summarize().id, "Noise")
