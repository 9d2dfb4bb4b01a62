from datetime import date

from briefing.reading import VERSION, read
from briefing.types import Article

TEXT = (
    "The death tax cost Tarn $1.2 million on April 16, Mayor Ada Quill said.\n\n"
    "“It must go,” she told the Tarn Herald. “We cannot pay.”"
)


def test_a_reading_holds_all_parts_and_only_spans_of_the_text():
    article = Article("a1", TEXT, "Tax in Tarn", published=date(2025, 4, 17))
    reading = read(article)
    assert (reading.article_id, reading.version) == ("a1", VERSION)
    assert [s.speaker for s in reading.statements] == ["Ada Quill"] * 3
    assert [v.name for v in reading.voices] == ["Ada Quill"]
    assert [f.value for f in reading.figures] == ["1200000", "2025-04-16"]
    assert [n.term for n in reading.wording] == ["death tax"]
    assert all(f.span.of(TEXT) == f.text for f in reading.figures)


def test_the_same_article_gives_the_same_reading():
    article = Article("a1", TEXT, "Tax in Tarn")
    assert read(article) == read(article)


def test_an_empty_article_has_an_empty_reading():
    reading = read(Article("a1", "", ""))
    assert (reading.sentences, reading.statements, reading.voices, reading.figures, reading.wording) == ((),) * 5


def test_each_part_of_an_article_has_its_voice():
    text = (
        "TARN (Corrwire) — The council of Tarn voted on Monday to close the bridge.\n\n"
        "“It must go,” said Ada Quill, a ferry pilot. She added:\n\nI hear it crack at night. My windows shake.\n\n"
        "Bo Vale, the mayor, posted a note on April 16 saying, “It stays.”\n\nThe council meets again in May."
    )
    found = [(s.kind, s.speaker, s.inferred) for s in read(Article("a1", text, "Bridge")).statements]
    assert found == [("direct", "Ada Quill", False), ("block", "Ada Quill", False), ("direct", "Bo Vale", False)]
