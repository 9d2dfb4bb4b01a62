import pytest

from tests.reading.said import statements

OPENING = "Ada Quill, a ferry pilot, met Bo Vale of the council on Tuesday. A partial transcript follows."


def said(text):
    return [
        (s.kind, s.speaker, s.inferred, [span.of(text) for span in s.content])
        for s in statements(text)
        if s.kind == "block"
    ]


def test_each_turn_goes_to_the_person_whom_its_label_names():
    text = (
        f"{OPENING}\n\nVALE: Why close it?\n\nQUILL: Because it is old.\n\n(LAUGHTER)\n\n"
        "VALE: Who pays?\n\nQUILL: The town. It always does."
    )
    assert said(text) == [
        ("block", "Bo Vale", False, ["Why close it?"]),
        ("block", "Ada Quill", False, ["Because it is old."]),
        ("block", "Bo Vale", False, ["Who pays?"]),
        ("block", "Ada Quill", False, ["The town. It always does."]),
    ]


def test_a_paragraph_in_the_first_person_carries_on_its_turn_as_inferred():
    text = f"{OPENING}\n\nVALE: Why close it?\n\nQUILL: It is old.\n\nI hear it crack.\n\nQuill left on Monday."
    assert said(text)[1:] == [
        ("block", "Ada Quill", False, ["It is old."]),
        ("block", "Ada Quill", True, ["I hear it crack."]),
    ]


def test_marks_that_open_every_paragraph_carry_on_a_turn():
    text = f'{OPENING}\n\n"VALE: Why close it?\n\n"QUILL: It is old.\n\n"The river is wide."'
    assert said(text) == [
        ("block", "Bo Vale", False, ["Why close it?"]),
        ("block", "Ada Quill", False, ["It is old."]),
        ("block", "Ada Quill", True, ["The river is wide."]),
    ]


def test_plain_words_between_two_turns_are_nobodys():
    text = f"{OPENING}\n\nVALE: Why close it?\n\nThe lights went out.\n\nQUILL: It is old.\n\nVALE: I see."
    assert ("block", "", True, ["The lights went out."]) in said(text)


def test_questions_and_answers_without_names_are_nobodys():
    text = "The Herald spoke with Ada Quill.\n\nQ: Why close it?\n\nA: It is old.\n\nQ: Who pays?\n\nA: The town."
    assert [(speaker, inferred) for _, speaker, inferred, _ in said(text)] == [("", True)] * 4


@pytest.mark.parametrize(
    "text",
    [
        "What each side wants.\n\nQuill: A bridge for walkers.\n\nAda Quill has asked for a bridge without cars since "
        "2019.\n\nVale: A wider road.\n\nBo Vale wants two more lanes and has the money.",
        "Place: Tarn.\n\nPrice: 20 crowns.\n\nHours: 9 to 5.",
        "Update: The bridge is open.",
    ],
)
def test_headings_and_facts_with_a_colon_are_no_transcript(text):
    assert said(text) == []
