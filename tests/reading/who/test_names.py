import pytest

from briefing.reading.who import kinds, names


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
    assert kinds.kind_of(name) == kind


def test_titles_come_off():
    assert names.without_titles("Republican Sen. Ada Quill")[0] == "Ada Quill"
    assert names.without_titles("Ada Quill") == ("Ada Quill", frozenset())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They hold H-1B visas.", ["H-1B"]),
        ("It passed the U.S Senate today.", ["U.S Senate"]),
        ("He is then-BTA Director Ada Quill now.", ["BTA Director Ada Quill"]),
        ("Jo-Ann Quill came.", ["Jo-Ann Quill"]),
    ],
)
def test_no_name_begins_inside_an_abbreviation(text, expected):
    assert found(text) == expected


def test_a_first_name_that_is_also_a_thing_makes_a_person():
    assert names.is_person("Bill Quill")
    assert not names.is_person("Tarn Bill")
    assert not names.is_person("Virginia Herald")


@pytest.mark.parametrize("name", ["Rose Garden", "Toughest Sheriff", "Tarn Republicans", "H-1B", "2012"])
def test_rooms_offices_and_numbers_are_no_persons(name):
    assert not names.is_person(name)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("White House Chief of Staff Ada Quill", "Ada Quill"),
        ("Secretary for Political Affairs Ada Quill", "Ada Quill"),
        ("House Minority Whip Ada Quill", "Ada Quill"),
        ("Co-Chairwoman Ada Quill", "Ada Quill"),
        ("Father Ada Quill", "Ada Quill"),
        ("Foreign Secretary Ada Quill", "Ada Quill"),
        ("Lt. Col. Ada Quill", "Ada Quill"),
    ],
)
def test_offices_come_off(words, name):
    assert names.without_titles(words)[0] == name


def test_accents_may_be_characters_of_their_own():
    assert found("Enrique Pen\u0303a Vale came.") == ["Enrique Pen\u0303a Vale"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("TarnPost", "outlet"),
        ("a petition filed in Tarn", "document"),
        ("the city", "group"),
        ("the draft", "document"),
    ],
)
def test_kinds_of_other_sources(name, kind):
    assert kinds.kind_of(name) == kind
