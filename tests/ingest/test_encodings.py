"""Forty encodings: what a page or file holds comes through, or is refused in one sentence."""

from __future__ import annotations

import codecs

import pytest

from briefing.errors import BriefingError
from briefing.ingest.cleaning import decode
from tests.ingest.build import from_file, from_page

LATIN = "Der Bürgermeister von Örnhafen sagte am Dienstag, die Schließung koste zwei Millionen; niemand habe gefragt."
CENTRAL = "Starosta města řekl v úterý, že uzavření přístavu potrvá tři týdny; rybáři žádají náhradu škody od úřadu."
CYRILLIC = "Совет гавани проголосовал во вторник за закрытие северного причала на три недели, сообщил начальник порта."
GREEK = "Το συμβούλιο του λιμανιού ψήφισε την Τρίτη για το κλείσιμο της βόρειας αποβάθρας για τρεις εβδομάδες."
HEBREW = "מועצת הנמל הצביעה ביום שלישי בעד סגירת הרציף הצפוני לשלושה שבועות, אמר מנהל הנמל לעיתונאים בעיר."
ARABIC = "صوت مجلس الميناء يوم الثلاثاء على إغلاق الرصيف الشمالي لمدة ثلاثة أسابيع، قال مدير الميناء للصحفيين."
TURKISH = "Belediye başkanı salı günü limanın üç hafta kapalı kalacağını söyledi; balıkçılar çözüm istiyor, ığğş."
BALTIC = "Uosto taryba antradienį balsavo už šiaurinės krantinės uždarymą trims savaitėms, pranešė uosto viršininkas."
THAI = "สภาท่าเรือลงมติเมื่อวันอังคารให้ปิดท่าเรือเหนือเป็นเวลาสามสัปดาห์ ผู้อำนวยการท่าเรือกล่าวกับผู้สื่อข่าว"
JAPANESE = "港湾評議会は火曜日、北埠頭を三週間閉鎖することを決めたと港長が記者団に語った。漁業者は反対している。"
CHINESE = "港口委员会星期二投票决定关闭北码头三个星期，港务长对记者说。渔民表示反对，要求赔偿损失。"
TAIWANESE = "港口委員會星期二投票決定關閉北碼頭三個星期，港務長對記者說。漁民表示反對，要求賠償損失。"
KOREAN = "항만 위원회는 화요일 북쪽 부두를 삼 주 동안 폐쇄하기로 했다고 항만장이 기자들에게 말했다. 어민들은 반대한다."

DECLARED = [
    *((name, LATIN) for name in ("iso-8859-1", "iso-8859-15", "windows-1252", "cp850", "mac-roman", "utf-7", "cp437")),
    *((name, CENTRAL) for name in ("iso-8859-2", "windows-1250", "cp852", "mac-latin2")),
    *((name, CYRILLIC) for name in ("windows-1251", "koi8-r", "koi8-u", "iso-8859-5", "cp866", "mac-cyrillic")),
    *((name, GREEK) for name in ("iso-8859-7", "windows-1253", "mac-greek")),
    *((name, HEBREW) for name in ("iso-8859-8", "windows-1255")),
    *((name, ARABIC) for name in ("iso-8859-6", "windows-1256")),
    *((name, TURKISH) for name in ("iso-8859-9", "windows-1254")),
    *((name, BALTIC) for name in ("iso-8859-13", "windows-1257")),
    *((name, THAI) for name in ("tis-620", "windows-874")),
    *((name, JAPANESE) for name in ("shift_jis", "euc-jp", "iso-2022-jp")),
    *((name, CHINESE) for name in ("gb2312", "gbk", "gb18030", "hz")),
    ("big5", TAIWANESE),
    *((name, KOREAN) for name in ("euc-kr", "cp949", "johab")),
]
UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
PYTHON = {"windows-874": "cp874"}


def kept_of(text: str, encoding: str) -> str:
    """Return what of a text an encoding can hold."""
    known = PYTHON.get(encoding, encoding)
    return text.encode(known, "ignore").decode(known)


def test_forty_encodings_are_tried():
    assert len({name for name, _ in DECLARED} | set(UNICODE)) >= 40


@pytest.mark.parametrize(("encoding", "text"), DECLARED)
def test_what_a_page_declares_is_what_it_is_read_as(encoding, text):
    kept = kept_of(text, encoding)
    page = f"<meta charset='{encoding}'><body><article><p>{kept}</p><p>{kept} 2</p><p>{kept} 3</p></article></body>"
    assert kept in from_page(page.encode(PYTHON.get(encoding, encoding), "ignore")).text


@pytest.mark.parametrize("encoding", UNICODE)
@pytest.mark.parametrize("text", [LATIN, CYRILLIC, JAPANESE, ARABIC])
def test_unicode_needs_no_declaration(encoding, text):
    if encoding in {"utf-16-le", "utf-16-be"}:
        text = LATIN  # without a mark only its zero bytes show it
    assert text in from_file("note.txt", f"{text}\n\n{text} 2".encode(encoding)).text


@pytest.mark.parametrize(
    "lie", ["iso-8859-1", "shift_jis", "windows-1251", "utf-16", "klingon", "utf-8", "", "rot13", "hex"]
)
@pytest.mark.parametrize("text", [LATIN, CYRILLIC, CHINESE])
def test_a_lie_about_unicode_is_seen_through(lie, text):
    assert decode(text.encode(), lie) == text
    assert decode(codecs.BOM_UTF8 + text.encode(), lie) == text


@pytest.mark.parametrize("lie", ["utf-8", "klingon", "ascii", "rot13", "undefined", "idna", "unicode_escape", "base64"])
def test_a_lie_about_another_encoding_leaves_readable_text(lie):
    assert decode(LATIN.encode("cp1252"), lie) == LATIN


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("windows-1251", CYRILLIC),
        ("koi8-r", CYRILLIC),
        ("shift_jis", JAPANESE),
        ("gb18030", CHINESE),
        ("euc-kr", KOREAN),
    ],
)
def test_another_script_is_told_without_a_declaration(encoding, text):
    assert decode((text * 3).encode(encoding)) == text * 3


@pytest.mark.parametrize("data", [b"\xff\xfe", b"\xff\xfe\x00", b"\xef\xbb\xbf", b"\x00" * 50, bytes(range(256))])
def test_bytes_that_are_no_text_are_refused_in_one_sentence(data):
    with pytest.raises(BriefingError) as caught:
        from_file("note.txt", data)
    assert caught.value.message.endswith(".")
    assert "\n" not in str(caught.value)
