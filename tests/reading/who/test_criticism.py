"""Who is criticised: an object of blame, never a bystander."""

import pytest

from briefing.reading import attribution
from tests.reading.said import statements

BEFORE = "Mayor Ada Quill met Senator Bram Vale.\n\n"


def criticised(text):
    return {
        voice.name: [span.of(text) for span in voice.criticised]
        for voice in attribution.voices(text, statements(text))
        if voice.criticised
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Quill accused Vale of theft.",
        "Quill blamed Senator Vale for the delay.",
        "Quill blamed the delay on Vale.",
        "Quill slammed Vale’s plan.",
        "Quill slammed the senator.",
        "Quill has repeatedly mocked Vale.",
        "Quill took aim at Vale over the bridge.",
        "Quill charged Vale with theft.",
        "Quill attacked Vale for his vote.",
        "Vale was criticised by Quill.",
        "Vale’s plan was widely denounced.",
        "Vale, who has been accused of theft, left.",
        "Vale, accused of theft, left.",
        "Her criticism of Vale was short.",
        "A lawsuit against Vale failed.",
        "Quill was critical of Vale’s vote.",
        "Vale came under fire.",
        "Vale’s speech drew sharp criticism.",
        "Quill called Vale’s vote “appalling.”",
        "Vale lied.",
    ],
)
def test_blame_has_an_object(sentence):
    assert criticised(BEFORE + sentence) == {"Bram Vale": [sentence]}


@pytest.mark.parametrize(
    "sentence",
    [
        "Quill never criticised Vale.",
        "Quill declined to criticise Vale.",
        "Quill could sue Vale.",
        "Quill criticised the plan after Vale left.",
        "Quill criticised Vale’s opponents.",
        "Quill denounced Vale’s murder.",
        "Quill blamed Vale supporters.",
        "Quill attacked the hill with Vale.",
        "Quill charged Vale a fee.",
        "Quill, an adviser to Vale, criticised the plan.",
        "The best thing about Vale is dangerous.",
        "Vale, the mayor, denounced the plan.",
    ],
)
def test_nearness_is_no_blame(sentence):
    assert "Bram Vale" not in criticised(BEFORE + sentence)


def test_several_objects():
    text = BEFORE + "The union accused Quill, Vale and the Road Council of theft."
    assert set(criticised(text)) == {"Ada Quill", "Bram Vale", "Road Council"}


def test_a_pronoun_means_the_only_one_of_its_gender():
    text = "Robert Quill met Susan Vale. She blamed him for the delay."
    assert set(criticised(text)) == {"Robert Quill"}
    assert not criticised("Robert Quill met Mark Vale and Susan Lind. She blamed him for the delay.")


def test_nobody_is_criticised_by_his_own_words():
    text = BEFORE + "“They accuse Vale of theft,” Vale said."
    assert not criticised(text)


def test_a_sentence_counts_once():
    text = BEFORE + "Quill accused Vale of theft and blamed Vale for the delay."
    assert len(criticised(text)["Bram Vale"]) == 1


def test_who_is_only_criticised_is_a_silent_voice():
    text = "Ada Quill’s critics accused Vale Motors of theft."
    found = {voice.name: voice for voice in attribution.voices(text, statements(text))}
    assert found["Vale Motors"].silent
    assert found["Vale Motors"].kind == "group"
