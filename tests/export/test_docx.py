"""Documents for Word: every word and marker arrives, markers jump to their source, and nothing points outside."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from briefing.export import FORMATS
from briefing.types import Document
from tests.export.builders import VOTE, brief, comparison, every_document

DOCUMENTS = every_document()
documents = pytest.mark.parametrize("document", DOCUMENTS, ids=[type(d).__name__ for d in DOCUMENTS])


def opened(document: Document):
    return docx.Document(io.BytesIO(FORMATS["docx"].render(document)))


def words_of(document: Document) -> str:
    made = opened(document)
    cells = (cell.text for table in made.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(paragraph.text for paragraph in made.paragraphs), *cells))


@documents
def test_every_sentence_stands_with_its_markers(document: Document):
    text = words_of(document)
    numbers = {source.article_id: source.number for source in document.sources}
    for claim in document.claims():
        cited = dict.fromkeys(numbers[citation.article_id] for citation in claim.citations)
        assert f"{claim.text}{''.join(f'[{number}]' for number in cited)}" in text


@documents
def test_every_marker_jumps_to_an_entry_of_the_source_list(document: Document):
    body = opened(document).element.body
    marks = {start.get(qn("w:name")) for start in body.iter(qn("w:bookmarkStart"))}
    jumps = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert jumps <= marks
    assert marks == {f"source{source.number}" for source in document.sources}


@documents
def test_nothing_points_outside(document: Document):
    with zipfile.ZipFile(io.BytesIO(FORMATS["docx"].render(document))) as packed:
        relations = [packed.read(name) for name in packed.namelist() if name.endswith(".rels")]
    assert relations
    assert not any(b'TargetMode="External"' in relation for relation in relations)


@documents
def test_headings_use_the_styles_of_the_word_processor(document: Document):
    styles = [paragraph.style.name for paragraph in opened(document).paragraphs]
    assert styles[0] == "Heading 1"
    assert "Heading 2" in styles


@pytest.mark.parametrize("words", ["a\x00b\x1bc", "\ufffe\uffff", "one\ud800two", "<w:p/> & ]]>"])
def test_what_xml_cannot_hold_is_replaced_and_the_rest_stays(words: str):
    text = words_of(replace(brief(), key_facts=(replace(VOTE, text=f"Before {words} after."),)))
    assert "Before " in text
    assert " after." in text


def test_what_runs_right_to_left_is_marked():
    body = opened(replace(brief(), key_facts=(replace(VOTE, text="صوّت المجلس لصالح الترام."),))).element.body
    assert any(True for _ in body.iter(qn("w:rtl")))
    assert any(True for _ in body.iter(qn("w:bidi")))


def test_a_comparison_is_a_table_whose_header_is_repeated():
    (table,) = opened(comparison()).tables
    assert [cell.text for cell in table.rows[0].cells] == ["Issue", "Tarnwick Courier (daily)", "Outlet 2 (daily)"]
    assert [cell.text for cell in table.rows[1].cells][0::2] == ["The vote", "not found in the loaded text"]
    assert [len(list(row._tr.iter(qn("w:tblHeader")))) for row in table.rows] == [1, 0]
    assert all(list(row._tr.iter(qn("w:cantSplit"))) for row in table.rows)


def test_the_language_is_told():
    made = opened(brief())
    assert made.core_properties.language == "en-GB"
    assert [lang.get(qn("w:val")) for lang in made.styles["Normal"].element.iter(qn("w:lang"))] == ["en-GB"]


def test_what_a_person_did_by_hand_is_told():
    edited, checked = replace(VOTE, edited=True), replace(VOTE, text="The tram was voted for.", ticked=True)
    text = words_of(replace(brief(), key_facts=(edited, checked), headline=None, timeline=(), bottom_line=()))
    assert f"{VOTE.text}[1] (edited)" in text
    assert "verified, support 0.97; human-checked)" in text
    assert "Human-checked: 1 of " in text
    assert "Edited by hand: 1." in text


@documents
def test_no_picture_of_another_page_comes_with_it(document: Document):
    with zipfile.ZipFile(io.BytesIO(FORMATS["docx"].render(document))) as packed:
        assert not [name for name in packed.namelist() if "thumbnail" in name]
        assert b"thumbnail" not in packed.read("_rels/.rels")
