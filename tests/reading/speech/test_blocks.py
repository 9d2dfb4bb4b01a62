import pytest

from tests.reading.said import only, short, statements

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


def test_a_block_runs_on_until_the_outlet_speaks_again():
    further = "The river rises each spring and nobody comes.\n\nI will not move now. They can ask me again."
    text = f"{OPENING} She added:\n\n{TALK}\n\n{further}\n\nQuill left before the vote. The council meets on Monday."
    assert blocks(text) == [
        ("Ada Quill", False, [TALK]),
        *(("Ada Quill", True, [paragraph]) for paragraph in further.split("\n\n")),
    ]


def test_talk_after_a_plain_report_of_a_person_is_inferred():
    text = f"Ada Quill, who keeps the ferry, said she had nothing against the bridge.\n\n{TALK}\n\nThe council meets."
    assert blocks(text) == [("Ada Quill", True, [TALK])]


def test_talk_after_a_sentence_about_one_person_is_inferred():
    text = f"For Imre Tarrow, a bus driver who has moved twice, the vote came late.\n\n{TALK}\n\nThe council meets."
    assert blocks(text) == [("Imre Tarrow", True, [TALK])]


def test_talk_after_a_colon_that_no_report_governs_is_inferred():
    text = f"Ada Quill told the council what she had seen since May:\n\n{TALK}\n\nThe council meets on Monday."
    assert blocks(text) == [("Ada Quill", True, [TALK])]


def test_what_people_told_the_speaker_is_part_of_the_talk():
    talk = "People have told me that the bridge will fall since I was a child. My mother heard it too."
    text = f"“It is fine,” said Ada Quill. Bo Vale was not convinced.\n\n{talk}\n\nThe council meets on Monday."
    assert blocks(text)[0][2] == [talk]


@pytest.mark.parametrize(
    "before",
    [
        "Ada Quill and Bo Vale met on the bridge at noon.",
        "Police said they had stopped counting at noon.",
        "Ada Quill said a policeman had told her: “We stopped counting.”",
        f"{OPENING}\n\nA long wait",
        "The council had closed the bridge by noon on Monday.",
    ],
)
def test_talk_that_may_be_anybodys_is_nobodys_and_never_the_outlets(before):
    text = f"{before}\n\n{TALK}\n\nThe council meets on Monday."
    assert blocks(text) == [("", True, [TALK])]


def test_talk_that_names_the_speaker_is_somebody_elses():
    talk = "I trust Quill. I have known her for years."
    assert blocks(f"{OPENING}\n\n{talk}\n\nThe council meets on Monday.") == [("", True, [talk])]


def test_a_shift_to_we_after_a_quotation_is_inferred_where_the_outlet_says_no_we():
    talk = "We have asked for talks since May. We were told to wait. Our members are losing patience with us."
    assert blocks(f"{OPENING}\n\n{talk}\n\nThe council meets.") == [("Ada Quill", True, [talk])]
    assert blocks(f"We asked the council.\n\n{OPENING}\n\n{talk}\n\nThe council meets.") == []


def test_the_numeral_of_a_war_or_king_is_no_first_person():
    text = f"{OPENING}\n\nIt was built after World War I and King Oskar I opened it. Line I-9 crosses it.\n\nIt stands."
    assert blocks(text) == []


def test_a_dateline_after_a_colon_is_the_outlets():
    assert blocks("Ada Quill said:\n\nTARN (Corrwire) — The council voted on Monday.") == []


def test_a_letter_or_post_after_a_reporting_verb_is_the_writers():
    text = "In a letter to the council, Ada Quill wrote:\n\nThe bridge is old. Close it.\n\nThe council meets."
    assert blocks(text) == [("Ada Quill", False, ["The bridge is old. Close it."])]


def test_a_signed_post_is_the_signers():
    text = "Ada Quill and Bo Vale spoke.\n\nThe bridge stays. I gave my word. — Bo Vale (@bovale) May 5, 2025"
    assert blocks(text) == [("Bo Vale", False, ["The bridge stays. I gave my word."])]


def test_the_entries_of_a_list_are_reported_not_quoted():
    text = "Ada Quill said the council should do this:\n\n- Close the bridge\n\n- Pay the pilots\n\nThe council meets."
    found = [(s.kind, s.speaker, s.inferred, s.content[-1].of(text)) for s in statements(text)]
    assert found[1:] == [
        ("indirect", "Ada Quill", False, "Close the bridge"),
        ("indirect", "Ada Quill", True, "Pay the pilots"),
    ]


def test_a_few_words_in_marks_do_not_end_the_talk():
    talk = "I told them “no” and I meant it. My answer is the same today."
    assert blocks(f"Ada Quill added:\n\n{talk}\n\nThe council meets.") == [("Ada Quill", False, [talk])]


@pytest.mark.parametrize(
    ("opening", "speaker", "entries"),
    [
        (
            "Bram Vale, the union's leader, made three demands:\n\n",
            "Bram Vale",
            "- Open the gate.\n- Pay us.\n- Leave.",
        ),
        ("The union set out two demands:\n\n", "The union", "1. Open the gate.\n\n2. Pay us."),
    ],
)
def test_the_entries_of_a_list_of_demands_are_the_speakers(opening, speaker, entries):
    text = f"{opening}{entries}\n\nThe port did not reply."
    found = statements(text)
    assert {(s.kind, s.speaker) for s in found} == {("indirect", speaker)}
    said = [span.of(text) for s in found for span in s.content]
    assert said == [line.split(" ", 1)[1] for line in entries.split("\n") if line]


def test_a_comment_behind_a_colon_is_the_speakers():
    text = "On Friday, Ada Quill made the following comment:\n\n“The bridge is safe for all of us.”"
    assert only(text).speaker == "Ada Quill"
    assert only("The Tarn Herald reports:\n\n“The bridge is safe for all of us.”").speaker == "Tarn Herald"
