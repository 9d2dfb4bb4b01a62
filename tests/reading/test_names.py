import pytest

from briefing.reading import names
from briefing.reading.people import People


def found(text):
    return [span.of(text) for span in names.proper_names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor met Ada Quill on Monday.", ["Ada Quill"]),
        ("When Ada Quill’s aide left, Bram J. Vale Jr. stayed.", ["Ada Quill", "Bram J. Vale Jr."]),
        ("Yesterday the Bank of Tarn closed. It reopens.", ["Bank of Tarn"]),
        ("But Sen. Ada Quill spoke.", ["Sen. Ada Quill"]),
        ("nothing here", []),
    ],
)
def test_proper_names(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Ada Quill", "person"), ("officials", "group"), ("the campaign", "group"), ("a report", "document"),
     ("Tarn Herald", "outlet"), ("the protester", "person"), ("a poll by the council", "document")],
)  # fmt: skip
def test_kinds_of_sources(name, kind):
    assert names.kind_of(name) == kind


def test_titles_come_off():
    assert names.without_titles("Republican Sen. Ada Quill")[0] == "Ada Quill"
    assert names.without_titles("Ada Quill") == ("Ada Quill", frozenset())


def test_short_names_stand_for_the_full_name_nearest_or_most_named():
    text = "Ada Quill came. Ada Quill spoke. Bram Vale left. Quill and Vale met."
    people = People(text, names.proper_names(text))
    assert (people.full("Quill", len(text)), people.full("Vale", 0)) == ("Ada Quill", "Bram Vale")
    assert people.full("Lind", 0) == "Lind"
    assert people.full("Cora Quill", len(text)) == "Cora Quill"
