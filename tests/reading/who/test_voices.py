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


def test_a_role_is_a_complete_noun_phrase():
    text = "Rep. Ada Quill, R-Tarn, said it was safe. Sen. Bram Vale, the head of the Road Council, said it was old."
    found = voices(text)
    assert (found["Ada Quill"].role, found["Bram Vale"].role) == ("Representative", "head of the Road Council")


def test_one_of_several_stays_whole():
    text = "Ada Quill, one of three councillors who broke ranks, said it was safe."
    assert voices(text)["Ada Quill"].role == "one of three councillors who broke ranks"


def test_short_and_long_first_names_are_one_voice():
    found = voices("Liz Stone came. Elizabeth Stone said it was safe. Ms. Stone left.")
    assert set(found) == {"Elizabeth Stone"}
    assert set(found["Elizabeth Stone"].aliases) == {"Liz Stone", "Ms. Stone"}


def test_a_body_its_short_form_and_its_noun_are_one_voice():
    text = "The Department of Road Safety (DRS) closed the road. DRS said it was old. The department fined nobody."
    found = voices(text)
    assert set(found) == {"Department of Road Safety"}
    body = found["Department of Road Safety"]
    assert (body.kind, body.statements, body.mentions, body.aliases) == ("group", 1, 3, ("DRS",))


def test_mentions_leave_out_own_statements_and_pronouns():
    text = "Mayor Ada Quill came. Quill said she was late. Bram Vale met her. The mayor left with Ms. Quill."
    assert voices(text)["Ada Quill"].mentions == 3


def test_who_is_titled_acting_or_named_twice_is_a_silent_voice():
    text = (
        "Senator Ada Quill came. Robert Vale sued. Susan Lind was seen. Susan Lind was late.\n\n"
        "The Road Council closed the bridge in Tarn City in June. The Fair Rents Act and the Tarn Cup were old news."
    )
    found = voices(text)
    assert set(found) == {"Ada Quill", "Robert Vale", "Susan Lind", "Road Council"}
    assert all(voice.silent for voice in found.values())


def test_who_is_named_once_in_passing_is_none():
    assert voices("The song by Robert Vale was played in the Road Council.") == {}


def test_a_dateline_is_no_voice():
    assert set(voices("TARN (Corrwire) — Ada Quill said it was safe. TARN said little.")) <= {"Ada Quill", "TARN"}
    assert "TARN" not in voices("TARN — Senator Ada Quill on Monday dismissed the report and said it was old.")


def test_a_founder_with_mr_is_a_person():
    assert voices("Mr. Bloomberg said it was safe.")["Bloomberg"].kind == "person"
    assert voices("Bloomberg reported that it was safe.")["Bloomberg"].kind == "outlet"


def test_names_with_of_and_for_and_and_stay_whole():
    text = "Democracy for Tarn said it was late. Marks and Spender said it was old. Marks and Spender closed."
    assert {name for name, voice in voices(text).items() if voice.statements} == {
        "Democracy for Tarn",
        "Marks and Spender",
    }


def test_words_for_nobody_are_no_voices():
    assert voices("Others said it was safe. Many said it was old. Another said it was late.") == {}


def test_a_poll_has_its_whole_name_and_polls_are_no_voice():
    text = "A national Herald poll released Tuesday shows Vale ahead. Polls show that many want a bridge."
    assert [(name, voice.kind) for name, voice in voices(text).items()] == [("A national Herald poll", "document")]


def test_a_role_holds_no_clause():
    text = "Saying President Oren Pike was late, Ada Quill said the bridge was safe."
    assert voices(text)["Oren Pike"].role == "President"
