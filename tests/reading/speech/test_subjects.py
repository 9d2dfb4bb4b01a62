import pytest

from tests.reading.said import only, short, statements


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Bombastic radio host Bram Vale closed the meeting, demanding that councillors pay more.", "Bram Vale"),
        ("Down in the polls, Bram Vale is on the attack, claiming that the mill is closed.", "Bram Vale"),
        ("Former Tarn mayoral nominee Bram Vale was the latest to weigh in and urge Quill to leave.", "Bram Vale"),
        ("Minority Leader Ada Quill exited saying the bridge was unsafe.", "Ada Quill"),
        ("Many used the same words in their letters, accusing Vale of holding the town back.", "Many"),
        ("Ada Quill's campaign on Friday released a list of gifts, saying they were small.", "Ada Quill's campaign"),
        ("Speaking on “Mill Sunday,” Sen. Ada Quill, R-S.C., stayed calm but said the bridge was safe.", "Ada Quill"),
        ("Ada Quill, at another meeting, in Tarnhaven, Orland, called the bridge “old.”", "Ada Quill"),
        ("One mill user who lives near Tarnhaven, Orl., said the bridge was old.", "One mill user"),
        ("Ada Quill, the head of mills, a friend of Tarn, said Orland's latest “answer was late.”", "Ada Quill"),
    ],
)
def test_the_subject_is_a_person_and_no_adjective_or_place(text, speaker):
    assert [s.speaker for s in statements(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The plan costs money. Armed school guards, called wardens, would be paid.",
        "The law makes a board. Cuts recommended by the board would take effect at once.",
        "Others appeared worried about the price of the bridge.",
        "Right now, only one councillor, who is old, is up for a vote.",
        "A rule forces the Tarn office to stop arguing for the bridge.",
    ],
)
def test_a_participle_that_describes_a_noun_reports_nothing(text):
    assert statements(text) == ()


def test_an_idea_is_no_speaker():
    assert [s.speaker for s in statements("Tradition dictates that parties out of power grow.")] == [""]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The council voted 9-3 on a bill that said the mill was safe.", "a bill"),
        ("Bram Vale released a marketing video that said the mill was safe.", "Bram Vale"),
        ("Citing an article that said the mill was safe, it left.", "an article"),
        ("But that was one reason many councillors said the mill was unsafe.", "many councillors"),
        ("With mills already down and critics saying the bridge was unsafe, he left.", "critics"),
        ("A review of letters reported by the Tarn Herald says the mill was safe.", "A review"),
        ("Ada Quill released a memo in Orland saying the mill was safe.", "Ada Quill"),
        ("The state's general assembly said the mill was safe.", "The state's general assembly"),
        (
            "The Tarn and Orland League Against Defamation said the mill was safe.",
            "Tarn and Orland League Against Defamation",
        ),
    ],
)
def test_the_nearest_noun_phrase_speaks_and_not_the_clause_before_it(text, speaker):
    found = statements(text)[0]
    assert found.speaker == speaker or found.speaker.startswith(f"{speaker} of")


def test_a_place_within_a_name_stays_in_it():
    text = "“Stay strong,” tweeted the Tarnhaven, Orland, chapter of Mill Nation, a large group."
    assert only(text).speaker == "the Tarnhaven, Orland, chapter of Mill Nation"


@pytest.mark.parametrize("name", ["Harbour First", "Rail Watch", "Zero Hedge"])
def test_a_name_of_a_verb_and_an_adverb_is_one_name(name):
    text = f"“We will not leave,” {name} said. {name} said the quay was old."
    assert [(kind, who) for kind, who, _ in short(text)] == [("direct", name), ("indirect", name)]


def test_several_speakers_stay_several():
    assert only("Bram Vale and other supporters said it was safe.").speaker == "Bram Vale and other supporters"


def test_a_report_of_a_warning_is_not_cut_at_an_apposition():
    text = "Bram Vale said the governor, Oren Pike, had warned him that the bridge was unsafe."
    outer, inner = sorted(statements(text), key=lambda s: s.content[0].start)
    assert outer.content[0].of(text) == "the governor, Oren Pike, had warned him that the bridge was unsafe"
    assert (inner.speaker, inner.via, inner.content[0].of(text)) == ("Oren Pike", "Bram Vale", "the bridge was unsafe")


def test_the_name_of_a_show_is_not_what_its_host_says():
    text = "“Morning” show host Ella Marsh asked Vale, “You have seen all of this?”"
    assert short(text) == [("direct", "Ella Marsh", ["You have seen all of this?"])]


def test_a_quotation_goes_on_behind_the_region_of_a_place():
    text = "“It is fair,” Vale said during a rally in Tarnhaven, Orland, “but many people will see.”"
    assert short(text) == [("direct", "Vale", ["It is fair", "but many people will see."])]


def test_he_in_a_statement_is_the_person_last_spoken_of_and_no_group():
    text = (
        "A few of his council colleagues urged Bram Vale to resign over claims that Vale has denied.\n\n"
        "“I know it is time to move along,” he said in the statement."
    )
    assert [s.speaker for s in statements(text)] == ["A few of his council colleagues", "Bram Vale"]


def test_he_added_is_the_last_speaker_and_not_whom_he_speaks_of():
    text = (
        "Milo Tarrant, a lawyer for Oren Pike, said the charge was false. “Mr. Pike paid every bill,” he said.\n\n"
        "He added that no court had found fault with Oren Pike."
    )
    assert {s.speaker for s in statements(text)} == {"Milo Tarrant"}
