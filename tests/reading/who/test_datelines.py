import pytest

from briefing.reading.who import datelines
from tests.reading.said import statements


@pytest.mark.parametrize(
    "line",
    ["TARN — ", "NEW TARN (AP) — ", "TARN, Ohio -- ", "Tarn (Corrwire) - ", "ST. TARN, March 4 (Corrwire) – "],
)
def test_a_dateline_ends_behind_its_dash(line):
    place = datelines.at(f"{line}Ada Quill came.", 0)
    assert place is not None
    assert place.end == len(line)


@pytest.mark.parametrize(
    "text", ["Ada Quill — a mayor — came.", "Tarn - a town - grew.", "THE END", "TARN grew — fast."]
)
def test_other_openings_are_none(text):
    assert datelines.at(text, 0) is None


def test_an_offset_behind_the_dateline_is_outside():
    text = "Old.\n\nTARN — Ada Quill came to TARN."
    assert datelines.at(text, text.index("TARN")) is not None
    assert datelines.at(text, text.index("Ada")) is None
    assert datelines.at(text, text.rindex("TARN")) is None


def test_a_dateline_never_speaks():
    text = "TARN — Senator Ada Quill on Monday dismissed the report and said it was old."
    assert [statement.speaker for statement in statements(text)] == ["Ada Quill"]
