from tests.reading.said import short, statements

OPENING = "“The bridge must go,” Ada Quill told the Tarn Herald."
TALK = "I have lived beside it for years. My neighbours know what I mean."


def blocks(text):
    return [
        (s.speaker, s.inferred, [span.of(text) for span in s.content]) for s in statements(text) if s.kind == "block"
    ]


def test_a_colon_after_a_reporting_verb_introduces_the_next_paragraph():
    text = f"{OPENING} She added:\n\n{TALK}\n\nThe council meets on Monday."
    assert blocks(text) == [("Ada Quill", False, [TALK])]


def test_the_colon_may_follow_a_whole_reported_sentence():
    text = f"Ada Quill spoke.\n\nThe town could help by voting, Quill said:\n\n{TALK}\n\nThe council meets on Monday."
    assert blocks(text) == [("Ada Quill", False, [TALK])]
    assert ("indirect", "Ada Quill", ["The town could help by voting"]) in short(text)


def test_a_shift_into_the_first_person_is_inferred():
    text = f"{OPENING}\n\n{TALK}\n\nThe council meets on Monday."
    assert blocks(text) == [("Ada Quill", True, [TALK])]


def test_a_colon_after_a_complete_quotation_introduces_nothing():
    text = "Ada Quill posted a note on April 16 saying, “The bridge must go”:\n\nBut the council refused to vote on it."
    assert blocks(text) == []


def test_a_third_person_turn_after_a_colon_is_the_outlets():
    text = "Ada Quill said:\n\nBut the council refused to vote on her plan."
    assert blocks(text) == []


def test_plain_reporting_after_a_quotation_is_the_outlets():
    text = f"{OPENING}\n\nThe council meets on Monday. It has nine members."
    assert blocks(text) == []


def test_a_marked_quotation_after_a_colon_goes_to_who_was_named():
    text = "Ada Quill said:\n\n“The bridge must go. It is old.”"
    assert short(text) == [("direct", "Ada Quill", ["The bridge must go. It is old."])]
    assert not statements(text)[0].inferred


def test_an_outlet_that_writes_in_the_first_person_is_not_put_under_a_name():
    own = "\n\n".join(
        f"I walked over it on day {number} and took my notes." for number in ("one", "two", "three", "four", "five")
    )
    text = f"{own}\n\n{OPENING}\n\n{TALK}\n\n{own}"
    assert blocks(text) == []


def test_a_column_in_the_first_person_stays_the_columnists():
    text = (
        f"I went to see the bridge last week.\n\n{OPENING}\n\nI asked around. Everyone I met had a view of their own."
    )
    assert blocks(text) == []


def test_a_list_that_a_colon_introduces_is_no_speech():
    assert blocks("Here are three reasons the bridge should be kept:\n\nIt is old. We all like it.") == []
