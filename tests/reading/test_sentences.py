import pytest

from briefing.reading import sentences


def split(text):
    return [sentence.span.of(text) for sentence in sentences.split(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Tarn met Sen. Ada Quill (R-Ky.) at 6 a.m. on Monday. It rained.", 2),
        ("Growth in the U.S. economy was 3.5 per cent. No. 5 stayed open.", 2),
        ("J. K. Orrin wrote it. T. Vale read it.", 2),
        ("He moved to the U.S. The move was long.", 2),
        ("She waited ... and left. Then … nothing came.", 2),
        ("[The plan] fails. (It always does.) We know.", 3),
        ("“Really?” the mayor asked. “Yes!” He said that it was so.", 3),
        ("„Das geht“, sagte sie. «Oui», dit-il. Fin.", 3),
        ("ALL IS WELL. SO THEY SAY.", 2),
        ("Reasons:\n- It is old\n- It is slow\nand cold\n2) It leaks.", 4),
        ("1. Ada Quill leads. 2. Bo Vale follows.", 2),
        ("See Sec. 5(b) and Art. 3 of the act. It applies.", 2),
        ("これは古い。あれは新しい！「はい。」と言った。", 3),
        ("كم الثمن؟ لا أعرف. نعم۔", 3),
        ("so it is. so be it, he said. mr. quill left.", 3),
        ("She said.[1] Then she left.[2][3] He stayed.", 3),
        ("“What?!” he asked. “No?!” Then he left.", 3),
        ("TARN, Oct. 5 (Corrwire) — The vote passed. It rained.", 2),
        ("He said: “No.” “Yes,” she said. (They argued.) It ended.", 4),
        ("The price was $1.5 million. At 9 a.m. Monday it rose. At 9 p.m. The vote began.", 4),
        ("“It [the bridge] … fell,” she said. She left.", 2),
        ("", 0),
        ("   \n\n  ", 0),
    ],
)
def test_counts_sentences(text, count):
    assert len(split(text)) == count


def test_offsets_are_exact_and_cover_all_words():
    text = "  One here. Two “there. And three,” said Vale.\n\nFour?  Five!  "
    found = sentences.split(text)
    assert [sentence.span.of(text) for sentence in found] == [
        "One here.",
        "Two “there.",
        "And three,” said Vale.",
        "Four?",
        "Five!",
    ]
    assert [sentence.paragraph for sentence in found] == [0, 0, 0, 1, 1]
    assert [sentence.quoted for sentence in found] == [False, False, True, False, False]


def test_an_open_quotation_is_carried_into_the_next_paragraph_only_by_a_new_mark():
    carried = "“One is here. Two is here.\n\n“Three is here,” said Vale.\n\nFour is here."
    assert [sentence.quoted for sentence in sentences.split(carried)] == [False, True, True, False]
    dropped = "“One is here. Two is here.\n\nThree is here."
    assert [sentence.quoted for sentence in sentences.split(dropped)] == [False, True, False]


@pytest.mark.parametrize(
    "text", ["\x00", "“" * 50, "\"'\"'" * 20, "a \x00. B \x00.", "’’’’”””", "\u202eabc. DEF.", "..." * 9]
)
def test_odd_text_gives_spans_inside_the_text(text):
    for sentence in sentences.split(text):
        assert 0 <= sentence.start < sentence.end <= len(text)
