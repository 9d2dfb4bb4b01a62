"""Documents on paper: every word and marker arrives, a brief takes one page, and nothing in it can act."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pypdf
import pytest
from PIL import Image

from briefing.errors import ExportError
from briefing.export import FORMATS, pdf
from briefing.types import Brief, Check, Claim, Document, SourceNote
from tests.export import printed
from tests.export.builders import TRAM, VOTE, brief, cite, every_document, summary

DOCUMENTS = every_document()
documents = pytest.mark.parametrize("document", DOCUMENTS, ids=[type(d).__name__ for d in DOCUMENTS])

SCRIPTS = {
    "Greek": "Το συμβούλιο ψήφισε υπέρ του τραμ.",
    "Cyrillic": "Совет проголосовал за трамвай.",
    "Arabic": "صوّت المجلس لصالح الترام.",
    "Hebrew": "המועצה הצביעה בעד הרכבת.",
    "Devanagari": "परिषद ने ट्राम के पक्ष में मतदान किया।",
    "Thai": "สภาลงมติเห็นชอบรถราง",
    "Chinese": "市议会投票通过了电车计划。",
    "Japanese": "市議会は路面電車を可決した。",
    "Korean": "시의회가 전차 계획을 통과시켰다.",
}


def opened(made: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(made))


def bare(text: str) -> str:
    """Return text without white space and hyphens at line ends: what a page may break."""
    return re.sub(r"[\s\u00ad]+", "", text)


def words_of(made: bytes) -> str:
    return bare("".join(page.extract_text() for page in opened(made).pages))


def long_brief(facts: int, *, words: str = "The council of Tarnwick voted on the tram", sources: int = 2) -> Brief:
    """Build a brief with so many facts and sources, each fact its own sentence."""
    claims = tuple(
        Claim(f"{words}, fact {number} of the list.", (cite(TRAM, TRAM.text[:20]),), "reported", Check("verified"))
        for number in range(facts)
    )
    listed = tuple(SourceNote(n, TRAM.id if n == 1 else f"{n:016}", f"{words} " * 2) for n in range(1, sources + 1))
    said = tuple(replace(claim, text=claim.text.replace("fact", "statement")) for claim in claims[: facts // 2])
    return replace(brief(), key_facts=claims, says=said, sources=(*brief().sources, *listed[2:]))


@documents
def test_every_sentence_and_marker_is_on_paper(document: Document):
    made = FORMATS["pdf"].render(document)
    text = words_of(made)
    for claim in document.claims():
        assert bare(claim.text) in text
    numbers = {source.article_id: source.number for source in document.sources}
    for claim in document.claims():
        for citation in claim.citations:
            assert f"[{numbers[citation.article_id]}]" in text


@documents
def test_the_file_is_tagged_and_named(document: Document):
    reader = opened(FORMATS["pdf"].render(document))
    assert reader.root_object.get("/MarkInfo") == {"/Marked": True, "/Suspects": False}
    assert "/StructTreeRoot" in reader.root_object
    assert str(reader.root_object.get("/Lang")).lower().startswith("en")
    assert reader.metadata is not None
    assert reader.metadata.title == document.title


@documents
def test_the_same_document_gives_the_same_bytes(document: Document):
    assert FORMATS["pdf"].render(document) == FORMATS["pdf"].render(document)


@pytest.mark.parametrize("form", ["pdf", "pdf-letter"])
@pytest.mark.parametrize("facts", [0, 1, 7, 20, 40, 120])
def test_a_brief_takes_one_page(form: str, facts: int):
    made = opened(FORMATS[form].render(long_brief(facts, sources=10)))
    assert len(made.pages) == 1
    width, height = made.pages[0].mediabox.width, made.pages[0].mediabox.height
    assert (round(width), round(height)) == ((595, 842) if form == "pdf" else (612, 792))


def test_what_is_left_out_for_space_is_told_and_the_rest_is_printed():
    made = long_brief(60)
    fitted = pdf.one_page(made)
    text = words_of(pdf.render(made))
    assert fitted.left_out
    left = " ".join(fitted.left_out)
    for claim in made.key_facts:
        assert (bare(claim.text) in text) != (claim.text in left)
    kept = {claim.text for claim in fitted.brief.claims()}
    assert all(bare(words) in text for words in kept)


def test_a_brief_that_fits_loses_nothing():
    fitted = pdf.one_page(brief())
    assert fitted.left_out == ()
    assert fitted.brief == brief()


def test_a_headline_longer_than_a_page_is_refused():
    headline = replace(VOTE, text="A council that never ends its sentences " * 400)
    with pytest.raises(ExportError, match="longer than a page"):
        pdf.render(replace(brief(), headline=headline, title=headline.text))


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_has_its_glyphs(script: str):
    made = pdf.render(replace(brief(), key_facts=(replace(VOTE, text=SCRIPTS[script]),)))
    assert len(opened(made).pages) == 1


@pytest.mark.parametrize(
    ("words", "spelled"),
    [
        ("a bird: \U00013000.", "a bird: [character: egyptian hieroglyph a001]."),
        ("“Great \U0001f600\U0001f600,” she wrote", "“Great [character: grinning face, grinning face],” she wrote"),
        ("a \U0001f469\u200d\U0001f692 left", "a [character: woman, fire engine] left"),
        ("a mark \ue000 left", "a mark [character: U+E000] left"),
    ],
)
def test_a_character_without_a_glyph_stands_as_its_name_and_is_told(words: str, spelled: str):
    text = printed.read(pdf.render(replace(brief(), key_facts=(replace(VOTE, text=words),)))).text
    assert bare(spelled) in bare(text)
    assert "Characters that the fonts lack, named in square brackets: " in text
    assert "Characters that the fonts lack" not in printed.read(pdf.render(brief())).text


def test_what_is_missing_in_a_headline_is_named_in_the_title_and_the_preview_too():
    made = replace(brief(), title="Tram \U0001f68b", headline=None)
    told = opened(pdf.render(made)).metadata
    assert told is not None
    assert told.title == "Tram [character: tram car]"
    assert pdf.preview(pdf.one_page(made)).startswith(b"\x89PNG")


def test_a_text_in_a_script_without_a_font_is_refused():
    with pytest.raises(ExportError, match=r"The fonts for PDF have no .*U\+1[0-9A-F]{3}"):
        pdf.render(replace(brief(), key_facts=(replace(VOTE, text="ქალაქმა ტრამვაი დაამტკიცა. " * 8),)))


def test_an_address_with_a_missing_character_still_leads_where_it_led():
    source = replace(brief().sources[0], url="https://courier.example/\U0001f68b")
    made = pdf.render(replace(summary(), sources=(source, *brief().sources[1:])))
    notes = (note.get_object() for page in opened(made).pages for note in page.get("/Annots", ()))
    found = [note.get("/A", {}).get("/URI") for note in notes]
    assert "https://courier.example/%F0%9F%9A%8B" in found


@pytest.mark.parametrize("word", ["x" * 400, "https://courier.example/" + "tram/" * 60, "स्त्री" * 60, "ал" * 150])
def test_a_word_longer_than_a_column_stays_on_the_page_and_whole(word: str):
    made = replace(brief(), key_facts=(replace(VOTE, text=word),), topic="")
    picture = Image.open(io.BytesIO(pdf.preview(pdf.one_page(made)))).convert("L")
    margin = picture.crop((picture.width - 60, 0, picture.width, picture.height))  # 15 mm at 110 pixels an inch are 65
    assert margin.getextrema() == (255, 255)
    assert bare(word) in bare(printed.read(pdf.render(made)).text)


def test_a_full_page_is_the_fewest_lines_short():
    made = long_brief(60)
    fitted = pdf.one_page(made)
    more = replace(made, key_facts=made.key_facts[: len(fitted.brief.key_facts) + 1], says=fitted.brief.says)
    assert len(fitted.brief.key_facts) > 10
    assert pdf.one_page(replace(fitted.brief, key_facts=more.key_facts)).left_out


@pytest.mark.parametrize(
    "words", ['#read("/etc/passwd")', "$x$ *b* _i_ `c` <a> @b // \\ #import", "http://a.example/#x"]
)
def test_what_looks_like_markup_stays_words(words: str):
    made = pdf.render(replace(brief(), title=words, headline=None, key_facts=(replace(VOTE, text=words),)))
    assert words_of(made).count(bare(words)) == 2


@documents
def test_a_page_has_no_action_and_links_to_the_web_or_to_itself_only(document: Document):
    bad = tuple(replace(source, url="javascript:alert(1)") for source in document.sources)
    made = FORMATS["pdf"].render(replace(document, sources=bad))
    objects = re.sub(rb"stream\r?\n.*?endstream", b"", made, flags=re.DOTALL)  # a stream may hold any three letters
    assert b"/StructTreeRoot" in objects
    names = set(re.findall(rb"/\w+", objects))  # whole names: a font may be called JSXYZQ+NotoSans
    assert names.isdisjoint({b"/JS", b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/OpenAction"})
    for page in opened(made).pages:
        for note in page.get("/Annots", ()):
            action = note.get_object().get("/A", {})
            assert str(action.get("/URI", "https://")).startswith(("http://", "https://"))


def test_the_preview_is_a_picture():
    assert pdf.preview(pdf.one_page(brief())).startswith(b"\x89PNG")
