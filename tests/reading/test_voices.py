from briefing.reading import attribution
from tests.reading.said import statements

TEXT = (
    "President Ada Quill opened the bridge. “It is safe,” Quill said. “We checked it twice.”\n\n"
    "Engineers said it was not. Mayor Bram Vale declined to comment. Senator Cora Lind was in the crowd.\n\n"
    "The Tarn Herald reported that the bridge cost $3 million."
)


def voices(text):
    return {voice.name: voice for voice in attribution.voices(text, statements(text))}


def test_aliases_are_merged_under_the_fullest_name():
    quill = voices(TEXT)["Ada Quill"]
    assert (quill.role, quill.statements, quill.quoted_words, quill.first) == ("President", 2, 7, 0)
    assert set(quill.aliases) == {"President Ada Quill", "Quill"}


def test_kinds():
    found = voices(TEXT)
    kinds = {name: found[name].kind for name in ("Ada Quill", "Engineers", "Tarn Herald")}
    assert kinds == {"Ada Quill": "person", "Engineers": "group", "Tarn Herald": "outlet"}


def test_who_declines_and_who_is_only_named_appear_without_statements():
    found = voices(TEXT)
    assert (found["Bram Vale"].declined, found["Bram Vale"].statements) == (True, 0)
    assert (found["Cora Lind"].declined, found["Cora Lind"].statements) == (False, 0)


def test_the_order_is_that_of_first_mention():
    firsts = [voice.first for voice in attribution.voices(TEXT, statements(TEXT))]
    assert firsts == sorted(firsts)


def test_other_ways_to_decline():
    text = "Bram Vale could not be reached. Ada Quill did not respond to a request for comment."
    assert {name for name, voice in voices(text).items() if voice.declined} == {"Bram Vale", "Ada Quill"}


def test_a_catchword_in_marks_is_no_person():
    text = "“This is ‘Bridge Folly’ again. Mr. Folly knows,” said Ada Quill."
    assert "Bridge Folly" not in voices(text)


def test_voices_that_only_point_are_not_listed_but_keep_their_statements():
    text = "Ada Quill came. Her sister said it was safe. The source said it was old. His lawyer said it was new."
    assert [s.speaker for s in statements(text)] == ["Her sister", "The source", "His lawyer"]
    assert set(voices(text)) <= {"Ada Quill"}


def test_a_description_that_fits_nobody_known_is_a_person():
    found = voices("The Republican congressman said it was safe.")
    assert found["The Republican congressman"].kind == "person"


def test_groups_are_not_last_names():
    text = "Many Republicans said it was safe."
    assert {name: voice.role for name, voice in voices(text).items()} == {"Many Republicans": ""}
