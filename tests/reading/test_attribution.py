import pytest

from briefing.reading.attribution import cue_strength
from tests.reading.said import only, short, statements


@pytest.mark.parametrize(
    ("text", "kind", "speaker", "content"),
    [
        ("“We will rebuild it,” Ada Quill said.", "direct", "Ada Quill", ["We will rebuild it"]),
        ("“We will rebuild it,” said Ada Quill.", "direct", "Ada Quill", ["We will rebuild it"]),
        ("Ada Quill said the bridge was safe.", "indirect", "Ada Quill", ["the bridge was safe"]),
        ("Ada Quill said that the bridge was safe.", "indirect", "Ada Quill", ["the bridge was safe"]),
        ("The bridge was safe, Ada Quill said.", "indirect", "Ada Quill", ["The bridge was safe"]),
        ("The bridge was safe, according to Ada Quill.", "indirect", "Ada Quill", ["The bridge was safe"]),
        ("According to Ada Quill, the bridge was safe.", "indirect", "Ada Quill", ["the bridge was safe"]),
        ("Ada Quill told the Tarn Herald that it was safe.", "indirect", "Ada Quill", ["it was safe"]),
        ("Ada Quill told reporters: “It was safe.”", "direct", "Ada Quill", ["It was safe."]),
        ("On Monday Ada Quill wrote, “It was safe.”", "direct", "Ada Quill", ["It was safe."]),
        ("Ada Quill argued the bridge was “safe for now” and cheap.", "mixed", "Ada Quill",
         ["the bridge was “safe for now” and cheap"]),
        ("Ada Quill on Monday said the bridge was safe.", "indirect", "Ada Quill", ["the bridge was safe"]),
        ("Officials said the bridge was safe.", "indirect", "Officials", ["the bridge was safe"]),
        ("A report found that the bridge was safe.", "indirect", "A report", ["the bridge was safe"]),
        ("The Tarn Herald reported that the bridge was safe.", "indirect", "Tarn Herald", ["the bridge was safe"]),
        ("Ada Quill called the bridge “a death trap”.", "mixed", "Ada Quill", ["the bridge “a death trap”"]),
        ("ADA QUILL: “It was safe.”", "direct", "ADA QUILL", ["It was safe."]),
        ("Ada Quill estimated the cost at $3 million.", "indirect", "Ada Quill", ["the cost at $3 million"]),
        ("“It was safe!” Ada Quill says.", "direct", "Ada Quill", ["It was safe!"]),
        ("Ada Quill denied that she knew.", "indirect", "Ada Quill", ["she knew"]),
    ],
)  # fmt: skip
def test_one_statement(text, kind, speaker, content):
    assert short(text) == [(kind, speaker, content)]


def test_a_split_quotation_is_one_statement():
    text = "“We will rebuild it,” Ada Quill said, “and we will pay for it.”"
    assert short(text) == [("direct", "Ada Quill", ["We will rebuild it", "and we will pay for it."])]


def test_a_quotation_of_several_sentences_is_one_statement_with_its_whole_passage():
    text = "It began. “We fell. We rose,” said Ada Quill. It ended."
    found = only(text)
    assert found.content[0].of(text) == "We fell. We rose"
    assert found.span.of(text) == "“We fell. We rose,” said Ada Quill."


def test_a_quotation_over_two_paragraphs_keeps_its_speaker():
    text = "“We fell.\n\n“We rose,” said Ada Quill."
    assert short(text) == [("direct", "Ada Quill", ["We fell.", "We rose"])]


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("“We will rebuild,” former Orrin Bank CEO Ada Quill said.", "Ada Quill", "former Orrin Bank CEO"),
        ("“We will rebuild,” said Ada Quill, head of the Tarn Union.", "Ada Quill", "head of the Tarn Union"),
        ("Ada Quill, the head of the Tarn Union, said it was safe.", "Ada Quill", "head of the Tarn Union"),
        ("Vale’s top bridge aide, Ada Quill, said it was safe.", "Ada Quill", "Vale’s top bridge aide"),
        ("Secretary of State Ada Quill said it was safe.", "Ada Quill", "Secretary of State"),
        ("Sen. Ada Quill (R-Ky.) said it was safe.", "Ada Quill", "Sen."),
    ],
)
def test_roles_as_worded(text, speaker, role):
    found = only(text)
    assert (found.speaker, found.role) == (speaker, role)


def test_an_aide_of_somebody_is_not_that_somebody():
    found = only("Aides working for President Ada Quill said it was safe.")
    assert found.speaker == "Aides working for President Ada Quill"


def test_short_names_and_pronouns_stand_for_the_full_name():
    text = (
        "Ada Quill toured the bridge. “It is safe,” she said. Bram Vale disagreed.\n\n"
        "“It is not,” Vale said. “I saw the cracks,” he added.\n\nQuill said he was wrong."
    )
    assert [(s.speaker, s.speaker_span.of(text) if s.speaker_span else "") for s in statements(text)] == [
        ("Ada Quill", "she"),
        ("Bram Vale", "Vale"),
        ("Bram Vale", "he"),
        ("Ada Quill", "Quill"),
    ]


def test_titles_tell_whom_a_pronoun_cannot_mean():
    text = "Mrs. Ada Quill spoke. Mr. Bram Vale listened to Mrs. Quill. “It is safe,” she said."
    assert [s.speaker for s in statements(text)] == ["Ada Quill"]


def test_speech_within_speech_names_who_relays_it():
    text = "Bram Vale said Ada Quill told him that the bridge was safe."
    inner = next(s for s in statements(text) if s.speaker == "Ada Quill")
    assert inner.via == "Bram Vale"


def test_a_quotation_just_after_the_speakers_own_is_inferred():
    text = "“It is safe,” said Ada Quill. “We checked it twice this year.”"
    found = statements(text)
    assert [(s.speaker, s.inferred) for s in found] == [("Ada Quill", False), ("Ada Quill", True)]


def test_a_quotation_that_nothing_attributes_has_no_speaker():
    text = "“It is safe,” said Ada Quill.\n\n“The bridge has been closed for a year.”"
    assert [(s.speaker, s.inferred) for s in statements(text)] == [("Ada Quill", False), ("", False)]


def test_marks_on_another_persons_word_do_not_pass_to_the_speaker():
    text = "“It is safe,” said Ada Quill. A sign at the bridge bears the words “closed until further notice”."
    assert [s.speaker for s in statements(text)] == ["Ada Quill", ""]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “safe zone” was crowded.",
        "Ada Quill did not say whether the bridge was safe.",
        "Ada Quill was told to leave.",
        "Ada Quill wants to help the town rebuild.",
        "Ada Quill declined to comment.",
        "The report of the council is long.",
        "Their claim to the land is old.",
        "Ada Quill may say that it is safe.",
    ],
)
def test_what_is_no_statement(text):
    assert statements(text) == ()


def test_two_reports_in_one_sentence_keep_apart():
    text = "When Bram Vale accused her of haste, Ada Quill said the bridge was safe."
    assert ("indirect", "Ada Quill", ["the bridge was safe"]) in short(text)
    assert all("Ada Quill said" not in words for _, _, content in short(text) for words in content)


@pytest.mark.parametrize(
    "text",
    [
        "\x00 said \x00.",
        "said said said",
        "“”",
        "“ said ”",
        ", , , said",
        "HE SAID: “",
        "according to",
        "(said (he",
        ":",
        "“a",
    ],
)
def test_odd_text_raises_nothing_and_stays_inside(text):
    for statement in statements(text):
        assert all(0 <= span.start <= span.end <= len(text) for span in statement.content)


@pytest.mark.parametrize(
    ("cue", "strength"),
    [("said", "neutral"), ("told", "neutral"), ("claimed", "doubting"), ("admitted", "endorsing"), ("ranted", "loaded"),
     ("pointed out", "endorsing"), ("", "neutral")],
)  # fmt: skip
def test_strength_of_reporting_words(cue, strength):
    assert cue_strength(cue) == strength


def test_a_pronoun_does_not_pass_to_somebody_whom_the_article_calls_otherwise():
    text = (
        "Bram Vale met Oluchi Quill. Oluchi Quill brought her plans. Oluchi Quill said she was ready.\n\n"
        "Vale left early. Quill praised the plan. “It is too dear,” he said."
    )
    assert [s.speaker for s in statements(text) if s.kind == "direct"] == ["Bram Vale"]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill admitted more than 15 million illegals.",
        "The hospital admitted 300 patients.",
        "Officers denied dozens of migrants who said they were lost.",
        "Prosecutors charged the drivers.",
        "The mayor addressed the crowd.",
        "Ada Quill called two witnesses.",
    ],
)
def test_a_verb_with_a_plain_object_reports_nothing(text):
    assert [s for s in statements(text) if s.speaker != "they"] == [s for s in statements(text) if s.cue == "said"]


def test_the_same_verbs_with_a_clause_report():
    assert only("Ada Quill admitted that 300 patients were lost.").content
    assert only("Ada Quill charged that the drivers were drunk.").content
    assert only("Ada Quill admitted 300 patients were lost.").content
