import zipfile
from io import BytesIO

import pytest

from briefing.errors import EmptyText, NotAnArticle, TooLarge, UnreadableFile, UnsupportedType
from briefing.ingest import extract
from briefing.ingest.duplicates import article_id
from briefing.types import Source
from tests.ingest.build import QUAY, from_file, from_page, from_text, page, pdf, story, word

BODY = "\n\n".join(QUAY)


@pytest.mark.parametrize("name", ["quay.txt", "quay", "QUAY.TXT", "../../quay.text", "C:\\quay.txt"])
def test_the_id_is_that_of_the_text_whatever_it_came_in(name):
    article = from_file(name, BODY.encode())
    assert article.id == article_id(BODY) == from_page(page(story())).id
    assert article.kind == "file"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("quay.txt", page(story())), ("quay.pdf", page(story())), ("quay.txt", pdf(*QUAY)), ("quay.html", word(*QUAY)),
        ("quay.xyz", pdf(*QUAY)),
    ],
)  # fmt: skip
def test_the_content_tells_the_form_before_the_name(name, data):
    assert from_file(name, data).text == BODY


def test_a_page_pasted_as_source_text_is_read_as_a_page():
    assert from_text(page(story()).decode()).text == BODY


def test_a_page_without_its_outer_tags_is_told_by_its_type():
    assert from_page(story().encode()).text == BODY


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\x00\x00", "\ufeff\u200b\u202e".encode()])
def test_nothing_is_refused(data):
    with pytest.raises(EmptyText, match="no text"):
        from_file("empty.txt", data)


def test_text_in_bytes_that_hold_only_markup_is_refused():
    with pytest.raises(EmptyText):
        from_file("empty.md", b"---\n\n***\n\n<!-- x -->")


def zipped(*names: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, UnsupportedType),
        ("a.txt", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 4, UnsupportedType),
        ("a.zip", zipped("a.txt"), UnsupportedType),
        ("a.xlsx", zipped("xl/workbook.xml"), UnsupportedType),
        ("a.docx", zipped("xl/workbook.xml"), UnsupportedType),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, UnsupportedType),
        ("a.rtf", b"{\\rtf1 hello}", UnsupportedType),
        ("a.csv", b"a,b,c\n1,2,3\n", UnsupportedType),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), UnreadableFile),
        ("a.pdf", b"just some words", UnreadableFile),
        ("a.docx", b"just some words", UnreadableFile),
        ("a.docx", b"PK\x03\x04 and nothing more", UnreadableFile),
        ("a.xml", b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", NotAnArticle),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence_with_advice(name, data, error):
    with pytest.raises(error) as caught:
        from_file(name, data)
    assert caught.value.message.endswith(".")
    assert caught.value.advice


def test_a_file_over_the_limit_is_refused_before_it_is_looked_at():
    with pytest.raises(TooLarge, match=r"“big.pdf” is larger than 20 MB"):
        from_file("big.pdf", b"%PDF-" + bytes(20_000_000))


def test_a_text_over_the_limit_is_refused():
    assert len(from_text("word " * 199_000).text) < 1_000_000
    with pytest.raises(TooLarge, match="longer than 1,000,000 characters"):
        from_text("word " * 200_001)


def test_addresses_other_than_web_addresses_are_not_kept():
    assert from_text(BODY, url="javascript:alert(1)").url == ""
    assert from_text(BODY, url="https://alder.example/quay").outlet == "alder.example"


def test_a_feed_item_keeps_the_details_of_its_feed():
    source = Source(
        "feed",
        "https://alder.example/q",
        page(story()),
        "text/html",
        {"title": "Quay", "url": "https://alder.example/q"},
    )
    article = extract.to_article(source)
    assert (article.kind, article.title, article.url) == ("feed", "Quay", "https://alder.example/q")


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        (
            "Der Hafenrat hat am Dienstag beschlossen, den nördlichen Kai für drei Wochen zu schließen, teilte er mit.",
            "de",
            "German",
        ),
        (
            "El consejo del puerto votó el martes a favor de cerrar el muelle norte durante tres semanas.",
            "es",
            "Spanish",
        ),
        (
            "市议会周二投票决定将北码头关闭三周，因为工程师发现地基有裂缝，港口负责人布兰特表示他们别无选择。",
            "zh",
            "Chinese",
        ),
    ],
)
def test_another_language_is_told_and_what_it_means(text, code, name):
    article = from_text(text)
    assert article.language == code
    assert article.text == text
    (notice,) = article.notices
    assert notice.startswith(f"This text seems to be in {name}.")
    assert "checked word for word" in notice


@pytest.mark.parametrize("text", ["123 456 789", "qwrt zxcv plkj mnbv qqrt zzxc wrtp lkjh", "😀 😀 😀", "!!! ???"])
def test_text_in_no_language_is_told(text):
    article = from_text(text)
    assert article.language == ""
    assert "could not be told" in article.notices[0]


@pytest.mark.parametrize(
    ("told", "code"), [("de", "de"), ("de-AT", "de"), ("German", "de"), ("EN_us", "en"), ("nonsense here", "en")]
)
def test_the_language_that_the_person_names_wins(told, code):
    assert from_text(BODY, language=told).language == code
