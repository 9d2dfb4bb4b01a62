import subprocess
import sys
import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from briefing.errors import TooLarge, UnreadableFile
from briefing.ingest import child, parsing
from tests.ingest.build import QUAY, from_file, pdf, saved, word

BODY = "\n\n".join(QUAY)


def test_the_lines_of_a_pdf_are_joined_to_its_paragraphs():
    article = from_file("quay.pdf", pdf(*QUAY, title="Alderhaven closes its quay"))
    assert article.text == BODY
    assert article.title == "Alderhaven closes its quay"


def test_the_heading_of_a_pdf_is_its_title_when_it_names_none():
    article = from_file("quay.pdf", pdf(*QUAY, title="untitled", heading="Alderhaven closes its quay"))
    assert article.title == "Alderhaven closes its quay"
    assert article.text == BODY


def test_paragraphs_go_on_over_pages_and_running_lines_are_left_out():
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    for number in range(1, 5):
        canvas.drawString(72, 800, "Alder Post, the harbour")
        for line in range(20):
            canvas.drawString(
                72, 760 - 14 * line, f"line {line} of sheet {'abcd'[number - 1]} goes on and on without an end,"
            )
        canvas.drawString(290, 30, f"Page {number} of 4")
        canvas.showPage()
    canvas.save()
    text = from_file("long.pdf", out.getvalue(), title="Long").text
    assert "\n\n" not in text
    assert "Alder Post" not in text
    assert "Page 2" not in text
    assert "line 19 of sheet a goes on and on without an end, line 0 of sheet b" in text


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("The har-", "bour is closed."), "The harbour is closed."),
        (("A long-", "standing plan, long-standing indeed."), "A long-standing plan, long-standing indeed."),
        (("The fish-", "market, a fish and a market."), "The fish-market, a fish and a market."),
        (("The North-", "South line is open."), "The North- South line is open."),
        (("The o\ufb03ce", "is closed."), "The office is closed."),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_only_if_the_break_put_it_there(lines, joined):
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    for number, line in enumerate(lines):
        canvas.drawString(72, 700 - 14 * number, line.replace("\ufb03", "ffi"))
    canvas.save()
    assert parsing.parse_here("pdf", out.getvalue()).text == joined


def test_an_encrypted_pdf_is_refused_unless_its_password_is_empty():
    def encrypted(password: str) -> bytes:
        writer = PdfWriter(PdfReader(BytesIO(pdf(*QUAY))))
        writer.encrypt(password, "owner", algorithm="AES-256")
        out = BytesIO()
        writer.write(out)
        return out.getvalue()

    with pytest.raises(UnreadableFile, match="protected with a password") as caught:
        from_file("quay.pdf", encrypted("secret"))
    assert "paste it instead" in caught.value.advice
    assert from_file("quay.pdf", encrypted("")).text == BODY


def test_a_scanned_pdf_is_refused_with_advice():
    out = BytesIO()
    canvas = Canvas(out)
    canvas.rect(100, 100, 200, 200)
    canvas.save()
    with pytest.raises(UnreadableFile, match="holds no text") as caught:
        from_file("scan.pdf", out.getvalue())
    assert "OCR" in caught.value.advice


def test_a_pdf_of_too_many_pages_is_refused():
    writer = PdfWriter()
    for _ in range(501):
        writer.add_blank_page(100, 100)
    out = BytesIO()
    writer.write(out)
    with pytest.raises(TooLarge, match="more than 500 pages"):
        from_file("long.pdf", out.getvalue())


@pytest.mark.parametrize("data", [b"%PDF-1.7 nothing else", b"%PDF-1.4\n" + b"\x00\xff" * 900])
def test_a_damaged_pdf_is_refused(data):
    with pytest.raises(UnreadableFile, match="damaged"):
        parsing.parse_here("pdf", data)


@pytest.mark.parametrize("part", [0.1, 0.3, 0.5])
def test_a_pdf_cut_short_is_refused(part):
    data = pdf(*QUAY)
    with pytest.raises(UnreadableFile):
        parsing.parse_here("pdf", data[: int(part * len(data))])


def test_a_pdf_that_lost_its_last_characters_is_read():
    assert from_file("x.pdf", pdf(*QUAY)[:-3]).text == BODY


def test_a_word_file_gives_its_text_title_and_author():
    article = from_file("quay.docx", word(*QUAY, heading="Alderhaven closes its quay", author="Jo Marsh"))
    assert (article.title, article.author, article.text) == ("Alderhaven closes its quay", "Jo Marsh", BODY)


def test_the_program_that_wrote_a_word_file_is_not_its_author():
    document = docx.Document()
    document.add_paragraph(QUAY[0])
    assert from_file("quay.docx", saved(document)).author == ""


def test_tables_lists_and_tracked_changes_of_a_word_file_are_read_as_they_show():
    document = docx.Document()
    document.add_paragraph(QUAY[0])
    document.add_table(1, 2).rows[0].cells[1].text = "1,204 ships"
    document.add_paragraph("the quay closes", style="List Bullet")
    changed = document.add_paragraph("They voted ")
    changed._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>twice</w:t></w:r></w:ins>"))
    changed._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>once</w:delText><w:t>once</w:t></w:r></w:del>"))
    document.add_paragraph("First\tsecond").add_run().add_break()
    paragraphs = from_file("quay.docx", saved(document)).text.split("\n\n")
    assert paragraphs == [QUAY[0], "1,204 ships", "the quay closes", "They voted twice", "First second"]


def test_hidden_words_of_a_word_file_are_not_read():
    document = docx.Document()
    paragraph = document.add_paragraph("Ships wait. ")
    paragraph.add_run("KESTREL").font.hidden = True
    paragraph.add_run("KESTREL").font.color.rgb = RGBColor(255, 255, 255)
    paragraph.add_run("Nobody left the harbour that day.")
    assert from_file("quay.docx", saved(document)).text == "Ships wait. Nobody left the harbour that day."


@pytest.mark.parametrize(
    "damage", [lambda data: data[:200], lambda data: data[: len(data) // 2], lambda data: data[:4] + data[60:]]
)
def test_a_damaged_word_file_is_refused(damage):
    with pytest.raises(UnreadableFile):
        parsing.parse_here("docx", damage(word(*QUAY)))


def test_an_empty_word_file_is_refused():
    with pytest.raises(UnreadableFile, match="holds no text"):
        from_file("quay.docx", word())


def test_a_bomb_ends_in_the_child():
    source, out = zipfile.ZipFile(BytesIO(word("x"))), BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = data.replace(b"</w:body>", b"<w:p/>" * 20_000_000 + b"</w:body>")
            bomb.writestr(name, data)
    with pytest.raises(UnreadableFile):
        from_file("bomb.docx", out.getvalue())


def test_a_parser_that_takes_too_long_is_killed(monkeypatch):
    monkeypatch.setattr(parsing, "CHILD_SECONDS", 0.01)
    with pytest.raises(UnreadableFile, match="too much time or memory"):
        from_file("quay.pdf", pdf(*QUAY))


def test_the_child_limits_itself_before_it_parses():
    answer = subprocess.run(
        [sys.executable, "-c", "import resource as r; from briefing.ingest import child; child.limit();"
         "print(r.getrlimit(r.RLIMIT_CPU)[0], r.getrlimit(r.RLIMIT_AS)[0])"],
        capture_output=True, check=True,
    )  # fmt: skip
    assert answer.stdout.split() == [b"20", str(child.MEMORY_BYTES).encode()]
