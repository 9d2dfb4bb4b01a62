import pytest

from briefing.reading import read
from briefing.types import Article

TEXT = """Lucas Tarrow, who leads the opposition, spoke for an hour. Edda Sorrel, the bank's governor, was in the room.

{}"""


def only(sentence):
    text = TEXT.format(sentence)
    (found,) = [s for s in read(Article("a" * 16, text, "T")).statements if s.span.start >= text.index(sentence)]
    return found, [span.of(text) for span in found.content]


@pytest.mark.parametrize(
    ("sentence", "speaker", "words"),
    [
        (
            "Tarrow quoted the governor, Edda Sorrel, as saying that the law would “freeze the market.”",
            "Edda Sorrel",
            "the law would “freeze the market.”",
        ),
        ("Tarrow quoted Sorrel as saying the law was late.", "Edda Sorrel", "the law was late."),
        ("Tarrow cited the ministry as having said that nothing was decided.", "the ministry", "nothing was decided."),
    ],
)
def test_the_words_are_of_the_one_who_is_quoted(sentence, speaker, words):
    found, content = only(sentence)
    assert (found.speaker, found.via) == (speaker, "Lucas Tarrow")
    assert [part.rstrip(".") for part in content] == [words.rstrip(".")]


def test_a_plain_object_of_quoted_stays_the_quoters():
    found, _ = only("Tarrow quoted “a slogan from the spring” and sat down.")
    assert (found.speaker, found.via) == ("Lucas Tarrow", "")


def test_a_pronoun_after_according_to_names_nobody():
    text = TEXT.format("Idra Quill spoke next. According to Tarrow, he fears that the law will “freeze the market.”")
    heard = [s for s in read(Article("a" * 16, text, "T")).statements if s.cue == "fears"]
    assert [(s.speaker, s.via) for s in heard] == [("", "Lucas Tarrow")]


def test_a_relayer_with_a_body_is_a_person_who_may_be_the_pronoun():
    told = (
        "Idra Quill said it was late. Jon Sarle kept silent. "
        "According to Lucas Tarrow of the Quay Union, he fears “a freeze of the market.”"
    )
    heard = [s for s in read(Article("a" * 16, told, "T")).statements if s.cue == "fears"]
    assert [s.speaker for s in heard] == [""]
